"""Texts that would take the parser minutes are told before it begins, and nothing that people write is among them."""

from pathlib import Path

import pytest
import yaml

from lessonwright.markup import PLAIN, Dialect, Reader
from lessonwright.markup.dialect import ALWAYS
from lessonwright.reading.loader import load_course
from tests.conftest import COURSE, LESSON, MODULE, write_course

LONG = 12_500
SIGNS = (
    *(
        "[",
        "![",
        "[](<",
        "[a](",
        "[[[a]]](b)",
        "[[",
        "](",
        "[a][",
        "![a][",
        "[a][b]",
        "[^1]",
        "[^a]: ",
        "[a](b '",
    ),
    *(
        "`",
        "``a`",
        "`a",
        "*",
        "**a",
        "*a ",
        "_a_",
        "***a**b*",
        "~~",
        "==a",
        "<",
        "<a ",
        "<!--",
        "<![CDATA[",
        "&a",
        "$a",
    ),
    *(
        "\\(",
        "{: a",
        "a{: .b }",
        "# a {",
        "|",
        "[a]: b\n",
        "*[a]: b\n",
        "[a]:\n",
        "!!! a\n",
        "??? a\n",
        '=== "a"\n',
    ),
    *("a:\n: ", "```a\n", "~~~a\n", "~~~a\n\n", "> ", ">", "1. ", "/// a\n", ":a"),
)
ALL = Reader(
    Dialect(
        (*ALWAYS, "abbr", "footnotes", "admonition", "pymdownx.details", "pymdownx.superfences")
    )
)
NESTED = {
    "list in a line": "- " * 40 + "a",
    "numbers in a line": "1. " * 40 + "a",
    "quotation": "> " * 40 + "a",
    "quotation without spaces": ">" * 80 + "a",
    "list by indentation": "".join("    " * depth + "- a\n" for depth in range(60)),
    "emphasis": "*a **b " * 100 + "c** d* " * 100,
    "boxes": "".join("    " * depth + "!!! note\n" for depth in range(60)),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_line_of_one_sign_is_told(sign: str) -> None:
    assert [*ALL.excess((sign * LONG)[:LONG])]


@pytest.mark.parametrize("name", NESTED)
def test_what_lies_too_deep_is_told(name: str) -> None:
    assert [found.kind for found in ALL.excess(NESTED[name])] == ["deep"]


def test_a_text_of_very_many_lines_is_told() -> None:
    assert [found.kind for found in PLAIN.excess("a\n\n" * 3_000)] == ["long"]


def test_many_paragraphs_that_each_leave_brackets_open_are_told() -> None:
    assert [found.kind for found in PLAIN.excess(("[abc " * 300 + "\n\n") * 30)] == ["open"]


USUAL = {
    "links": "See [the rules](https://example.org/rules_(old)) and `code [`. " * 150,
    "a log in a fence": "```\n" + "[2026-11-29] `x` *y* <z> [[\n" * 2_000 + "```\n",
    "a table": "| a | b |\n|---|---|\n" + "| `x` | [y](z.md) and **w** |\n" * 900,
    "a list": "- [ ] take `x`, *not* [y](z.md)\n" * 1_500,
    "a long list of steps": "1. do\n" * 3_000,
    "rules": "- - -\n\n***\n\n" * 300,
    "three levels": "- a\n    - b\n        - c\n            > d\n" * 400,
    "paragraphs": "A *short* paragraph with a [link](x.md).\n\n" * 1_900,
}


@pytest.mark.parametrize("name", USUAL)
def test_what_people_write_is_not_told(name: str) -> None:
    assert [*PLAIN.excess(USUAL[name][:99_000])] == []


def test_it_is_told_at_its_place_and_nothing_else_is(tmp_path: Path) -> None:
    text = "First.\n\nThen this: " + "[" * LONG + "\n\n[x](nowhere.md)\n"
    more = yaml.safe_dump([{"text": text}], width=10**6)
    lesson = LESSON.partition("quiz:")[0] + "".join(f"  {line}\n" for line in more.splitlines())
    write_course(
        tmp_path, {"course.yml": COURSE, "first/module.yml": MODULE, "first/one.yml": lesson}
    )
    (told,) = load_course(tmp_path).diagnostics
    assert told.rule == "too-tangled"
    assert (told.excerpt or "")[told.column - 1 :].startswith("[[[[")
