"""Mistakes with a colon, a dash or a space are told in one go, and one mistake is told once."""

from collections.abc import Callable

import pytest

from lessonwright.reading.file_text_and_mistakes import FileText
from lessonwright.reading.yaml_file import parse, parse_onward
from tests.conftest import SAMPLE

LESSON = (SAMPLE / "self-mentoring" / "own-your-cycle.yml").read_text(encoding="utf-8").split("\n")

MISTAKES: dict[str, Callable[[str, str], str]] = {
    "another colon": lambda line, _: line.replace(": ", "：", 1),
    "no space": lambda line, _: line.replace(": ", ":", 1),
    "no colon": lambda line, _: line.replace(":", "", 1),
    "a colon in the text": lambda line, _: ": ".join(line.rsplit(" ", 1)),
    "two lines in one": lambda line, below: f"{line} {below.strip()}",
    "another dash": lambda line, _: line.replace("- ", "– ", 1),
    "too far right": lambda line, _: f"   {line}",
    "too far left": lambda line, _: line[2:],
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_is_told_once(mistake: str) -> None:
    stopped = 0
    for number in range(0, len(LESSON) - 1, 2):
        line = MISTAKES[mistake](LESSON[number], LESSON[number + 1])
        below = number + 2 if mistake == "two lines in one" else number + 1
        file = FileText("one.yml", "\n".join([*LESSON[:number], line, *LESSON[below:]]))
        stopped += not parse(file).is_complete
        assert parse_onward(file).problems == parse(file).problems, line
    assert stopped > 5


def test_what_cannot_be_mended_by_one_sign_ends_the_reading() -> None:
    file = FileText("one.yml", "title：One\nsummary: x\n\tminutes：10\nbody: [\n")
    assert [(problem.line, problem.rule) for problem in parse_onward(file).problems] == [
        (1, "missing-colon"),
        (3, "tab"),
    ]


def test_a_text_with_something_below_it_is_left_to_its_author() -> None:
    file = FileText(
        "one.yml", "title: One\nprompts:more\n  - tick: What did you do?\n    items: [One]\n"
    )
    assert [(problem.line, problem.rule) for problem in parse_onward(file).problems] == [
        (2, "missing-space")
    ]


def test_a_file_with_a_mistake_on_every_line_is_not_read_again_for_each() -> None:
    """Each mistake that is told takes one reading, so their number bounds the time."""
    names = "".join(f"name-{n}：text\n" for n in range(5_000))
    file = FileText("one.yml", f"title: One\n{names}")
    assert len(parse_onward(file).problems) == 51


@pytest.mark.parametrize(
    "text", ["One: and more", "One:", "`One`", "- One", '"One: and more"', "One"]
)
def test_what_is_told_to_write_behind_another_colon_can_be_read(text: str) -> None:
    """It stands below a line that has one, too, so that no line is the name of the next."""
    file = FileText("one.yml", f"summary：More\ntitle： {text}\nminutes: 10\n")
    helps = {problem.line: problem.help for problem in parse_onward(file).problems}
    written = str(helps[2]).removeprefix("write `").removesuffix("`")
    assert parse(FileText("one.yml", f"{written}\n")).problems == ()
