"""Each sentence is found wherever its words stand in their turn, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonwright.leak_check.sentence_search import SentenceSearch, weight, word_tokens

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


LETTERS = st.sampled_from(["a", "b", "é", "纸"])
WORDS = st.text(LETTERS, min_size=1, max_size=9)
SENTENCES = st.lists(st.lists(WORDS, min_size=4, max_size=7), min_size=1, max_size=5)


@given(SENTENCES, st.lists(WORDS, max_size=9), st.sampled_from([" ", "", " - ", "</b>"]))
def test_the_same_letters_in_other_words_are_another_sentence(
    sentences: list[list[str]], between: list[str], joint: str
) -> None:
    sought = [(" ".join(words), f"{number}.yml") for number, words in enumerate(sentences)]
    text = " ".join(between) + " ".join(joint.join(words) for words in sentences[::2])
    spoken = word_tokens(text.encode())
    assert set(SentenceSearch(sought).hits(text.encode())) == {
        hit for hit in sought if is_long_enough(hit[0]) and stands_in(spoken, hit[0])
    }


def is_long_enough(sentence: str) -> bool:
    return sum(map(weight, word_tokens(sentence.encode()))) >= 4


def stands_in(spoken: list[bytes], sentence: str) -> bool:
    said = word_tokens(sentence.encode())
    return any(spoken[at : at + len(said)] == said for at in range(len(spoken)))


@pytest.mark.parametrize(
    "sentence", ["I am a b.", "Do it all now.", "Nobody shall read this here."]
)
@pytest.mark.parametrize("before", range(18))
def test_a_sentence_of_any_length_is_found_at_any_place(sentence: str, before: int) -> None:
    text = f"{'x' * before} {sentence} {'Words after it. ' * 30}"
    assert set(SentenceSearch([(sentence, "a.yml")]).hits(text.encode())) == {(sentence, "a.yml")}
