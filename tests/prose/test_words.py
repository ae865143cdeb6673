"""Holds every catalogue of words to the English one: the same keys, every plural form, the same places to fill."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from lessonwright.prose.words import words

FOLDER = files("lessonwright.prose.words")
LANGUAGES = sorted(
    item.name.removesuffix(".toml") for item in FOLDER.iterdir() if item.name.endswith(".toml")
)
PLACE = re.compile(r"\{\w*\}")


def catalogue(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def flat(tree: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give every word by its key; those under [browser] with `browser.` before it."""
    for key, word in tree.items():
        if key == "browser":
            yield from ((f"browser.{inner}", value) for inner, value in word.items())
        else:
            yield key, word


def places(word: Any) -> set[str]:
    return set(PLACE.findall(word["other"] if isinstance(word, dict) else word))


ENGLISH = dict(flat(catalogue("en")))


def test_there_is_a_second_language_and_one_from_right_to_left() -> None:
    assert {"ar", "de", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_exactly_the_words_of_the_english_one(language: str) -> None:
    assert set(dict(flat(catalogue(language)))) == set(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_counts_has_every_plural_form_of_its_language(language: str) -> None:
    categories = {*Locale.parse(language, sep="-").plural_form.tags, "other"}
    for key, word in flat(catalogue(language)):
        assert isinstance(word, dict) == isinstance(ENGLISH[key], dict), key
        if isinstance(word, dict):
            assert set(word) == categories, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_the_same_places(language: str) -> None:
    for key, word in flat(catalogue(language)):
        forms = word.values() if isinstance(word, dict) else [word]
        assert places(word) == places(ENGLISH[key]), key
        for form in forms:  # a form for one or two may say the number in a word
            assert set(PLACE.findall(form)) | {"{n}"} >= places(word), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: str) -> None:
    for key, word in flat(catalogue(language)):
        assert all(
            form.strip() for form in (word.values() if isinstance(word, dict) else [word])
        ), key


def test_every_word_is_said_somewhere() -> None:
    """A key stands in quotes where it is used, whole, or as the opening of one that is put together: `level-`."""
    package = Path(str(FOLDER)).parent.parent
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in package.rglob("*")
        if path.suffix in SPEAKING
    }
    scripts = "\n".join(text for path, text in texts.items() if path.suffix == ".js")
    pages = "\n".join(text for path, text in texts.items() if path.suffix != ".js")
    unsaid = {
        key
        for key in ENGLISH
        if not _is_said(key, scripts if key.startswith("browser.") else pages)
    }
    assert unsaid == set()


SPEAKING = {".j2", ".js", ".typ", ".py"}


def _is_said(key: str, source: str) -> bool:
    key = key.removeprefix("browser.")
    openings = [key[: end.end()] for end in re.finditer("-", key)]
    made = "|".join(rf"\"{opening}\" [~+]|`{opening}\$\{{" for opening in openings) or "(?!)"
    return re.search(rf"[\"'`]{key}[\"'`]|{made}", source) is not None


def test_a_region_takes_the_words_of_its_language() -> None:
    assert words("de-AT").language == "de"
    assert words("ar-EG")("lesson") == words("ar")("lesson")
    assert words("xx").language == "en"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert [words(language).number(60.5) for language in ("en", "de")] == ["60.5", "60,5"]
    assert words("en").number(24.0) == "24"
    assert words("de").number(0.0005) == "0,0005"


def test_plural_forms_are_those_of_the_language() -> None:
    arabic = [words("ar")("count-lessons", n) for n in (0, 1, 2, 3, 11, 100)]
    assert len(set(arabic)) == 6
    assert [words("de")("minutes", n) for n in (1, 2)] == ["1 Minute", "2 Minuten"]


def test_per_cent_is_written_as_the_language_writes_it() -> None:
    assert (words("en").percent(80), words("de").percent(80)) == ("80%", "80\N{NO-BREAK SPACE}%")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "1 hour 15 minutes"), ("de", "1 Stunde 15 Minuten"), ("ar", "ساعة واحدة و15 دقيقة")],
)
def test_hours_and_minutes_are_joined_as_the_language_joins_them(language: str, said: str) -> None:
    assert words(language).duration(75) == said


@pytest.mark.parametrize(("language", "said"), [("en", "12.5%"), ("de", "12,5 %"), ("ar", "12.5%")])
def test_a_per_cent_sign_stands_where_the_language_sets_it(language: str, said: str) -> None:
    assert words(language).quantity(12.5, "%") == said


def test_any_other_unit_stands_behind_a_space() -> None:
    assert words("en").quantity(24, "sheets") == "24 sheets"
    assert words("en").quantity(24, None) == "24"
