"""The words that rules listen for: each language has its own for every rule, and every list is a sound pattern."""

import re
import tomllib
from importlib.resources import files

import pytest

from lessonwright.lint import words
from lessonwright.lint.words import (
    LANGUAGES,
    absolute_word,
    languages_of,
    original,
    own_words,
    patterns,
    rule_pattern,
    with_plain_apostrophes,
)

TABLES = {
    language: tomllib.loads(files(words).joinpath(f"{language}.toml").read_text("utf-8"))
    for language in LANGUAGES
}


def test_each_language_has_words_for_each_rule() -> None:
    assert set(TABLES["de"]) == set(TABLES["fr"]) == set(TABLES["en"])
    for rule, lists in TABLES["en"].items():
        assert set(TABLES["de"][rule]) == set(TABLES["fr"][rule]) == set(lists), rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_a_pattern_that_does_not_hear_the_empty_text(language: str) -> None:
    for rule, lists in TABLES[language].items():
        for name in lists:
            if name in ("same", "numbers"):
                assert all(wording for line in lists[name] for wording in line.split("/"))
            elif name != "pairs":
                assert not rule_pattern(language, rule, name).search(""), (rule, name)
            else:
                assert all(re.fullmatch(r"[^/]+/[^/]+", pair) for pair in lists[name])


def test_a_region_is_no_other_language_and_an_unknown_one_hears_nothing() -> None:
    assert rule_pattern("de-AT", "absolute-distractor").search(
        with_plain_apostrophes("Immer fragen")
    )
    assert not rule_pattern("nl", "absolute-distractor").search("altijd, always, immer")
    assert patterns("nl", "opposites", "pairs") == ()
    assert languages_of("absolute-distractor") == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_is_in_small_letters_as_texts_are_when_they_are_heard(language: str) -> None:
    classes = re.compile(r"\\[A-Za-z]")
    for lists in TABLES[language].values():
        for listed in lists.values():
            assert [one for one in listed if (bare := classes.sub("", one)) != bare.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bar_stands_only_within_brackets(language: str) -> None:
    """Patterns are joined by their first letters, which a bar outside of brackets would tear apart."""
    for lists in TABLES[language].values():
        for listed in lists.values():
            assert [one for one in listed if "|" in _without_brackets(one)] == []


def _without_brackets(pattern: str) -> str:
    inner = re.compile(r"\([^()]*\)")
    while inner.search(pattern):
        pattern = inner.sub("", pattern)
    return pattern


def test_a_folded_text_keeps_each_sign_in_its_place() -> None:
    text = "İn ISTANBUL it’s Never late"
    assert len(with_plain_apostrophes(text)) == len(text)
    found = rule_pattern("en", "absolute-distractor").search(with_plain_apostrophes(text))
    assert found
    assert original(text, found) == "Never"


@pytest.mark.parametrize("quoted", ["`x`", "“x”", '"x"', "«x»", "„x“", "„x”", "**x**", "*x*"])
def test_what_is_quoted_set_off_or_code_is_not_the_texts_own(quoted: str) -> None:
    assert own_words(f"Say {quoted} now") == f"Say {' ' * len(quoted)} now"


def test_a_text_without_quotations_is_all_its_own_and_a_plain_fact_is_not_absolute() -> None:
    assert own_words("Say x now, 'as it is'") == "Say x now, 'as it is'"
    assert absolute_word("He was never asked", "en") is None
    assert absolute_word("Never ask", "en") == "Never"
