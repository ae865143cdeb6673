"""Which way text is written: a language's own way, and that of a paragraph in another script."""

import pytest

from lessonwright.prose.words import direction, with_directions

HEBREW = "\u05e9\u05dc\u05d5\u05dd"


@pytest.mark.parametrize(
    "language", ["ar", "he-IL", "ar-DE", "fa-AT", "ur-GB", "fa", "ps", "ckb", "yi", "dv", "az-Arab"]
)
def test_languages_that_run_from_right_to_left(language: str) -> None:
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "sw", "pt-BR", "ks-Deva", "tlh"])
def test_all_others_run_from_left_to_right(language: str) -> None:
    assert direction(language) == "ltr"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<p>{HEBREW}</p>", f'<p dir="rtl">{HEBREW}</p>'),
        (
            f'<p class="a"><strong>{HEBREW}</strong>, DNA</p>',
            f'<p class="a" dir="rtl"><strong>{HEBREW}</strong>, DNA</p>',
        ),
        (
            f"<ul><li>{HEBREW}</li><li>Peace</li></ul>",
            f'<ul><li dir="rtl">{HEBREW}</li><li>Peace</li></ul>',
        ),
        (f"<p>Say {HEBREW}, which means peace.</p>", f"<p>Say {HEBREW}, which means peace.</p>"),
        (f'<p dir="ltr">{HEBREW}</p>', f'<p dir="ltr">{HEBREW}</p>'),
        (f"<picture>{HEBREW}</picture>", f"<picture>{HEBREW}</picture>"),
        (f"<li><p>{HEBREW}</p></li>", f'<li><p dir="rtl">{HEBREW}</p></li>'),
    ],
)
def test_a_paragraph_of_another_direction_says_so(html: str, said: str) -> None:
    assert with_directions(html, "ltr") == said


@pytest.mark.parametrize(
    "letter",
    [
        *"\u0590\u05d0\u05ff\u0600\u07ff\u0800\u08ff\ufb1d\ufdff\ufe70\ufefc",
        *"\U00010800\U00010fff\U0001e800\U0001efff",
    ],
)
def test_each_letter_is_seen_that_runs_to_the_left(letter: str) -> None:
    assert with_directions(f"<p>{letter}</p>", "ltr") == f'<p dir="rtl">{letter}</p>'


@pytest.mark.parametrize("sign", [*"\u058f\u0900\ufb1c\ufe0f\ufefd", *"\U000107ff\U0001f600\ud800"])
def test_signs_beside_them_are_none(sign: str) -> None:
    html = f"<p>{sign}</p>"
    assert with_directions(html, "ltr") is html


def test_in_a_course_from_right_to_left_it_is_the_english_paragraph() -> None:
    html = f"<p>{HEBREW}</p><p>Peace &amp; quiet</p><p>12:30</p>"
    assert (
        with_directions(html, "rtl")
        == f'<p>{HEBREW}</p><p dir="ltr">Peace &amp; quiet</p><p>12:30</p>'
    )


def test_a_page_in_one_script_is_left_as_it_is() -> None:
    page = "<p>One.</p>" * 1000
    assert with_directions(page, "ltr") is page
