"""What the reader finds is what Python-Markdown makes, and it stands where the reader says."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lessonwright.markup import PLAIN, Dialect, Reader
from lessonwright.markup.dialect import ALWAYS
from lessonwright.markup.parsed_text_and_numbered_lists import escape_dialogue

MORE = Reader(
    Dialect(
        (
            *ALWAYS,
            "footnotes",
            "abbr",
            "admonition",
            "pymdownx.superfences",
            "pymdownx.tabbed",
            "pymdownx.details",
        ),
        {"pymdownx.tabbed": {"alternate_style": True}},
    )
)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[next step](glossary:next step)", ["glossary:next step"]),
        ("[the `till` key](glossary:nope)", ["glossary:nope"]),
        ("[a [b] c](x(y).md) ![[[a]]](b.png)", ["x(y).md", "b.png"]),
        ("`[a](a.md)` and ``[b](b.md) ` ``", []),
        ("[![alt](img.png)](link.yml)", ["img.png", "link.yml"]),
        ("[a](<b c.md> 'title') [d](e.md \"title\")", ["b c.md", "e.md"]),
        (r"[a](b\_c.md) \[d](e.md)", ["b_c.md"]),
        ("[a][x] ![b][x]\n\n[x]: <c.md> 'title'", ["c.md"]),
        ("- one\n\n    [a](a.md)\n\n        [code](b.md)", ["a.md"]),
        ("    [a](a.md)", []),
        ("```\n[a](a.md)\n```\n[b](b.md)", ["b.md"]),
        ("| a | b |\n|---|---|\n| [x|y](z) | [q](r) |", []),
        ("[x](//[a)", ["//[a"]),
        ("[Anna]: Hello there, can you help me?", []),
        ("[smiling]: Of course.", []),
        ("[smiling]: Yes.", []),
    ],
)
def test_links_are_those_that_the_parser_makes(text: str, targets: list[str]) -> None:
    assert [link.target for link in PLAIN.links(text)] == targets


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("``a` `b`", ["``a`", "`b`"]),
        (r"\`a` b", []),
        ("a\n\n```html\n<b>\n```\n\nb", ["```html\n<b>\n```\n\n"]),
        ("a\n\n    b\n    c\n\nd", ["    b\n    c\n\n"]),
        ("- a\n\n    b", []),
        ("```\nnever closed", []),
    ],
)
def test_code_is_what_the_parser_takes_for_code(text: str, code: list[str]) -> None:
    assert [text[start:end] for start, end in PLAIN.code(text)] == code


def test_a_fence_in_a_list_is_code_where_an_extension_knows_it() -> None:
    text = "- a\n\n    ```\n    [b](c.md)\n    ```\n"
    assert MORE.links(text) == ()
    assert "[b](c.md)" in "".join(text[start:end] for start, end in MORE.code(text))


def test_headings_have_their_level_their_words_and_their_id() -> None:
    text = "## One *two* ##\n\nThree\n===\n\n### Four {#five}\n\n    ## code\n\n- ## Six\n"
    found = [
        (heading.level, heading.words, heading.name, heading.id) for heading in PLAIN.headings(text)
    ]
    assert found == [
        (2, "One *two*", "One two", None),
        (1, "Three", "Three", None),
        (3, "Four", "Four", "five"),
        (2, "Six", "Six", None),
    ]


PIECES = (
    *(
        "[a]",
        "(b.md)",
        "[",
        "]",
        "(",
        ")",
        "!",
        "<c d>",
        "`",
        "``",
        "```",
        "~~~",
        "    ",
        "\t",
        "\\",
        "*",
        "_",
        "a",
        "b. ",
    ),
    *(
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "## ",
        "|",
        "---",
        "===",
        "<b>",
        "{#x}",
        "[x]: y.md",
        '"t"',
        "é",
        ": ",
        "^1",
    ),
)
PATIENT = settings(deadline=None)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@PATIENT
@given(TEXTS)
def test_a_quick_look_finds_what_the_parser_finds(text: str) -> None:
    assert PLAIN.headings(text) == PLAIN.reading(text).headings
    if escape_dialogue(text) == text:
        assert PLAIN.links(text) == PLAIN.reading(text).links
    assert PLAIN.code(text) == PLAIN.reading(text).code


@PATIENT
@given(TEXTS)
def test_the_marks_change_nothing(text: str) -> None:
    assume(not re.search(r"#[ \t]*\{", text))  # a heading of nothing but attributes has none
    converter = PLAIN.dialect.reading()
    made = converter.convert(text)
    assert made.count("<a ") + made.count("<img ") >= sum(
        link.is_used and not link.is_definition for link in PLAIN.links(text)
    )
    assert len(re.findall(r"<h[1-6][^>]*>(?!</h)", made)) == len(PLAIN.reading(text).headings)


@PATIENT
@given(TEXTS)
def test_spans_follow_one_another_within_the_text(text: str) -> None:
    edges = [edge for span in PLAIN.code(text) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert (
        "".join(text[start:end] for start, end in sorted([*PLAIN.code(text), *PLAIN.prose(text)]))
        == text
    )


@pytest.mark.parametrize(
    "options",
    [
        '.py linenums="1"',
        ".py guess_lang",
        ".py use_pygments=no linenums=1",
        ".py pygments_style=a",
    ],
)
def test_no_option_of_a_fence_stops_the_reading(options: str) -> None:
    fence = f"```{{{options}}}\n[b](c.md)\n```\n\n"
    for reader in (PLAIN, MORE, Reader(Dialect((*ALWAYS, "codehilite")))):
        text = f"{fence}[d](e.md)"
        assert [link.target for link in reader.links(text)] == ["e.md"]
        assert "[b](c.md)" in "".join(text[start:end] for start, end in reader.code(text))


def test_only_the_options_that_cannot_be_read_are_told() -> None:
    text = '```{.py linenums="1"}\na\n```\n\n```{.py title="a"}\nb\n```\n\n```{.py guess_lang}\nc\n```\n'
    assert [text[start:end] for start, end in PLAIN.odd_fences(text)] == [
        '{.py linenums="1"}',
        "{.py guess_lang}",
    ]
    assert [*MORE.odd_fences(text)] == []
