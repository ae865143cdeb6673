"""The words that rules listen for: each language has its own for every rule, and every list is a sound pattern."""

import re
import tomllib
from importlib.resources import files

import pytest

from lessonwright.lint import words
from lessonwright.lint.words import LANGUAGES, heard, languages_of, patterns

TABLES = {
    language: tomllib.loads(files(words).joinpath(f"{language}.toml").read_text("utf-8"))
    for language in LANGUAGES
}
IN_OTHER_HANDS = {"objective-verb"}
"""Rules whose English words stand with the verbs that they propose instead."""


def test_each_language_has_words_for_each_rule() -> None:
    assert set(TABLES["de"]) == set(TABLES["fr"]) == set(TABLES["en"]) | IN_OTHER_HANDS
    for rule, lists in TABLES["en"].items():
        assert set(TABLES["de"][rule]) == set(TABLES["fr"][rule]) == set(lists), rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_a_pattern_that_does_not_hear_the_empty_text(language: str) -> None:
    for rule, lists in TABLES[language].items():
        for name in lists:
            if name != "pairs":
                assert not heard(language, rule, name).search(""), (rule, name)
            else:
                assert all(re.fullmatch(r"[^/]+/[^/]+", pair) for pair in lists[name])


def test_a_region_is_no_other_language_and_an_unknown_one_hears_nothing() -> None:
    assert heard("de-AT", "absolute-distractor").search("Immer fragen")
    assert not heard("nl", "absolute-distractor").search("Altijd, always, immer")
    assert patterns("nl", "opposites", "pairs") == ()
    assert languages_of("absolute-distractor") == LANGUAGES
