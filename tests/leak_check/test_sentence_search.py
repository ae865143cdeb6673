"""What stands on all pages is looked through once, and no sentence slips through where a page is divided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonwright.leak_check.sentence_search import SentenceSearch, word_tokens

SENTENCE = "Hand out paper p or span a table."
"""Says the names of some tags."""
PARTS = st.sampled_from(
    [
        *SENTENCE.split(),
        "<p>",
        "</p>",
        "<span class='a'>",
        "<div>",
        "</div>",
        "<td/>",
        "<li\n>",
        "<p\u00ad",
        "<",
        ">",
        "é",
    ]
)


def secrets() -> SentenceSearch:
    return SentenceSearch([(SENTENCE, "a.yml"), ("They tell nobody about it.", "b.yml")])


@given(st.lists(st.lists(PARTS, max_size=14).map(" ".join), max_size=6))
def test_whatever_was_seen_before_the_same_is_found(pages: list[str]) -> None:
    seen, said = secrets(), word_tokens(SENTENCE.encode())
    for page in (*pages, *pages, f"{SENTENCE} {' '.join(pages)}"):
        spoken = word_tokens(page.encode())
        stands = any(spoken[at : at + len(said)] == said for at in range(len(spoken)))
        assert set(seen.hits(page.encode())) == ({(SENTENCE, "a.yml")} if stands else set())


@pytest.mark.parametrize("tag", ["p", "span", "div", "table", "li"])
def test_a_sentence_is_found_whose_parts_were_on_clean_pages(tag: str) -> None:
    seen, half = secrets(), f"Hand out paper <{tag}> or span a table."
    for clean in ("Hand out paper ", f"<{tag}> or span a table.", f"<{tag}>"):
        assert not [*seen.hits(clean.encode())]
    assert bool([*seen.hits(half.encode())]) == (tag == "p")


def test_a_tag_that_goes_on_unseen_divides_nothing() -> None:
    seen = SentenceSearch([("Give them lively games.", "a.yml")])
    assert [*seen.hits("Give them <li\u00advely games.".encode())] == [
        ("Give them lively games.", "a.yml")
    ]


def test_more_parts_than_can_be_remembered_are_looked_through() -> None:
    seen = secrets()
    for page in range(3):
        assert not [*seen.hits(b"".join(b"<p>%d in %d" % (part, page) for part in range(40_000)))]
    assert [*seen.hits(SENTENCE.encode())] == [(SENTENCE, "a.yml")]
