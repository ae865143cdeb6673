"""Paragraphs that begin with a number keep it, and lists stay lists."""

import re

import pytest
from markdown import Markdown

from lessonwright.markup import PLAIN
from lessonwright.markup.dialect import ALWAYS, Dialect
from lessonwright.markup.parsed_text_and_numbered_lists import keep_list_numbers, numbered_lists
from lessonwright.prose.markdown_to_html import Fragments
from lessonwright.site.author_text_on_pages import page_markdown

TEXTS = [
    "24. December is a day.",
    "1985. A great year.\n\n1986. A better one.",
    "24. December was warm,\nand it rained.\n\n25. December was cold.",
    "Look:\n\n24.  December",
    "> 24. December\n> was cold",
    "- 24. December\n- 31. December",
    "## When\n24. December",
    "* A day\n\n24. December",
    "1. Look.\n\nThen wait.\n\n2. Look again.",
    "0. Nothing",
    "```\n24. code\n```\n24. December",
    "Term\n: 3. December",
    "```x``` opens code.\n\n24. December",
    "``` opens it\n\n24. December",
]
LISTS = [
    "1. One\n2. Two",
    "1. One\n\n2. Two",
    "1. One\n1. Two",
    "1. May is a day off.",
    "1. One\n\n    24. Within it\n\n2. Two",
    "24. December has more:\n\n    a second paragraph",
    "24. One\n25. Two",
    "Words\n24. in a paragraph",
    "    24. code",
    "```\n24. code\n```",
    "`24. code`",
    "24) December",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_paragraph_keeps_the_number_that_it_begins_with(text: str) -> None:
    plain = Markdown(extensions=list(ALWAYS)).convert(page_markdown(text, lambda link: None, PLAIN))
    fragment = Fragments(Dialect(), lambda element: None).html(text)
    numbers = re.findall(r"\b\d+\. ", re.sub(r"```[^`]*```|^1\..*$", "", text, flags=re.MULTILINE))
    for html in (plain, str(fragment)):
        shown = re.sub(r"<pre>.*?</pre>|<[^>]+>", "\n", html, flags=re.DOTALL)
        assert re.findall(r"\b\d+\. ", shown) == numbers


@pytest.mark.parametrize("text", LISTS)
def test_what_is_a_list_or_none_stays_as_it_is(text: str) -> None:
    assert keep_list_numbers(text) == text


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("1. One\n2. Two\n3. Three", False),
        ("1. One\n1. Two", False),
        ("24. One\n\n25. Two", False),
        ("24. One\n25. Two", True),
        ("1. One\n3. Three", True),
        ("1. One\n\nwords\n\n2. Two\n3. Three", True),
    ],
)
def test_a_list_whose_numbers_are_lost_is_found(text: str, lost: bool) -> None:
    assert any(not found.keeps_its_numbers for found in numbered_lists(text)) == lost
