"""A sentence is found however a file writes it: in attributes, escapes, other encodings, with signs that hide it."""

import gzip
import json
import re
import time
import tracemalloc
import unicodedata

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from lessonwright.leak_check.extract_text import extract_texts, web_texts
from lessonwright.leak_check.sentence_search import SentenceSearch

WINDOWS = r"Copy the files to C:\temp\new before people come."
FEWER = "If fewer than <5 people come, tell them to wait."
HYPHENS = "Follow-up: ask why-not-both."
UMLAUTS = "Prüfe danach die Übungen aller Gäste gründlich."
RARE = "Zeige 𠮷 den Gästen und sage ihnen nichts davon."
LONG = "Ask what they would have done differently in this extraordinarily uncomfortable situation."


def page(sentence: str) -> bytes:
    return f"<p>{sentence}</p>".encode()


_NARROW = b"""
#set page(width: 5cm, margin: 4mm)
#set text(lang: "en", hyphenate: true)
#set par(justify: true)
"""

WRITTEN = {
    "folder.html": (WINDOWS, page(WINDOWS)),
    "folder.json": (WINDOWS, json.dumps({"text": WINDOWS}).encode()),
    "fewer.txt": (FEWER, f"{FEWER}\na -> b".encode()),
    "fewer.json": (FEWER, json.dumps({"a": FEWER, "b": "x -> y"}).encode()),
    "fewer.html": (FEWER, f'<i title="{FEWER.replace("<", ">")}">x</i>'.encode()),
    "hyphens.html": (HYPHENS, f'<i title="{HYPHENS}"></i>'.encode()),
    "apart.html": (UMLAUTS, page(unicodedata.normalize("NFD", UMLAUTS))),
    "together.html": (unicodedata.normalize("NFD", UMLAUTS), page(UMLAUTS)),
    "windows.csv": (UMLAUTS, UMLAUTS.encode("cp1252")),
    "feed.xml": (
        UMLAUTS,
        page(UMLAUTS).replace("ü".encode(), b"&amp;uuml;").replace(b"<", b"&lt;"),
    ),
    "rare.json": (RARE, json.dumps(RARE).encode()),
    "rare.js": (RARE, RARE.replace("𠮷", r"\u{20bb7}").encode()),
    "next-to-rare.json": (RARE, json.dumps("“" + RARE.replace("𠮷 ", "„𠮷")).encode()),
    "divided.pdf": (
        LONG,
        typst.compile(_NARROW + LONG.encode()),
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_sentence_is_found_however_it_is_written(name: str) -> None:
    sentence, raw = WRITTEN[name]
    secrets = SentenceSearch([(sentence, "a.yml")])
    found = [
        hit
        for text in extract_texts(name, raw)
        if isinstance(text, bytes)
        for hit in secrets.hits(text)
    ]
    assert (sentence, "a.yml") in found


def looking_through(raw: bytes) -> float:
    begun = time.process_time()
    assert [*extract_texts("page.html", raw)]
    return time.process_time() - begun


@pytest.mark.parametrize("part", [b"<a ", b"<", b"<a '\"", b"<!-- ", b"<script ", b"&", b"\\u"])
def test_signs_that_begin_a_tag_and_end_none_take_no_longer(part: bytes) -> None:
    assert looking_through(part * 120_000) < 3


TAGS = (
    *(
        "<b>",
        "</b>",
        "<i title='a>b'>",
        "<wbr/>",
        "<p>",
        "</p>",
        '<x-y title="1 > 0">',
        "<li a='",
        '<p b="',
        "<b c='",
    ),
    *(
        "<",
        "<<",
        "<5",
        "< ",
        "<a",
        "<p ",
        ">",
        "'",
        '"',
        "word",
        " ",
        "\n",
        "é",
        "<!doctype>",
        "</",
        "<?xml?>",
    ),
)
INLINE = re.compile(rb"</?(?:a|b|i|wbr)\b[^<>]*>")
QUOTED = re.compile(rb"""<(?=[a-z/!?])(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""")
BLOCK = re.compile(rb"</?(?:p|li)(?:[\s/][^<>]*)?>")
TAG = re.compile(rb"<(?=[a-z/!?])[^<>]*>")


@given(st.lists(st.sampled_from(TAGS), max_size=12).map("".join).map(str.encode))
def test_tags_that_are_taken_out_one_by_one_leave_what_they_leave_at_once(text: bytes) -> None:
    shown = TAG.sub(b" ", QUOTED.sub(b" ", BLOCK.sub(b" lw0edge0 ", INLINE.sub(b"", text))))
    assert {*web_texts("page.html", text)} == {text, shown}


def test_a_long_index_of_a_search_is_looked_through_in_pieces() -> None:
    entries = [
        {"location": f"{n}/", "text": f'Entry {n} says "}},{{" and more. ' * 40}
        for n in range(4000)
    ]
    entries[1999]["text"] += FEWER
    raw = json.dumps({"docs": entries}, separators=(",", ":")).encode()
    found = [*extract_texts("search_index.json", raw)]
    texts = [text for text in found if isinstance(text, bytes)]
    assert len(texts) == len(found) > 1
    assert max(map(len, texts)) < 3 << 20
    said = b"".join(texts)
    assert FEWER.encode() in said
    assert all(said.count(f"Entry {n} says".encode()) >= 40 for n in range(0, 4000, 111))


def test_a_small_archive_takes_no_more_room_than_what_is_in_it() -> None:
    tracemalloc.start()
    try:
        assert [*extract_texts("sitemap.xml.gz", gzip.compress(page(UMLAUTS)))]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 << 20
