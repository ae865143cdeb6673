import pytest

from lessonwright.lint.sentences_and_words import may_be_longer, plain, sentences


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One. Two? Three!", ["One", "Two", "Three!"]),
        ('She said, "Stay." Then she left.', ['She said, "Stay', "Then she left."]),
        ("Mr. Osei met Dr. Ng, e.g. Tuesday.", ["Mr. Osei met Dr. Ng, e.g. Tuesday."]),
        ("Start it first. npm says so.", ["Start it first", "npm says so."]),
        ("It takes approx. five days, resp. six.", ["It takes approx. five days, resp. six."]),
        (
            "Ask Mr. Osei. Then sign!  “Done” is said…",
            ["Ask Mr. Osei", "Then sign", "“Done” is said…"],
        ),
        ("It costs 3.50 today.", ["It costs 3.50 today."]),
        ("First\n\n- one\n- two\n\n1. three", ["First", "one", "two", "three"]),
        ("## A heading\n\nA text.", ["A text."]),
        ("| a | b |\n|---|---|\n| c | d |", []),
        ("See **the [form](form.yml)** and *sign*.", ["See the form and sign."]),
        ("Say `print(x)`.\n\n```\ncode. More code.\n```\n", ["Say  ."]),
        ("![A rack.](rack.png)", []),
        ("Keep snake_case and _this_.", ["Keep snake_case and this."]),
    ],
)
def test_what_is_read(markdown: str, expected: list[str]) -> None:
    assert list(sentences(markdown)) == expected


def test_a_quick_look_never_misses_a_long_sentence() -> None:
    long = "word " * 40
    for markdown in (long, f"Short. {long}. Short.", f"- one\n- {long}", f'"{long}." Then'):
        assert may_be_longer(markdown, 30)


def test_plain_is_on_one_line() -> None:
    assert plain("All *of*\nthe above") == "All of the above"
