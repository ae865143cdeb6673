"""Owns what the tests expect of an element in WebKit, in the words of Playwright's assertions."""

import re
from collections.abc import Sequence
from typing import Any

from tests.browser.webkit.locator import Locator, Words, until


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\u200b\u00ad]", "", text).split())


def _is(text: str, words: Words) -> bool:
    return (
        _plain(text) == _plain(words)
        if isinstance(words, str)
        else bool(words.search(_plain(text)))
    )


def _has(text: str, words: Words) -> bool:
    return (
        _plain(words) in _plain(text)
        if isinstance(words, str)
        else bool(words.search(_plain(text)))
    )


class LocatorAssertions:
    """Waits for something to be so, as `expect(locator)` of Playwright does."""

    def __init__(self, locator: Locator) -> None:
        self.locator = locator

    def _each(self, action: str, wanted: Any, given: Any = None) -> None:
        """Wait for the one element to give what is wanted."""
        found, last = until(
            lambda: self.locator.each(action, given), lambda values: values == [wanted]
        )
        assert found, f"{self.locator.steps}: {action} is {last}, not {wanted}"

    def to_have_text(self, words: Words | Sequence[Words]) -> None:
        all_words = [words] if isinstance(words, str | re.Pattern) else list(words)

        def fits(texts: list[str]) -> bool:
            return len(texts) == len(all_words) and all(map(_is, texts, all_words))

        found, last = until(lambda: self.locator.each("text"), fits)
        assert found, f"{self.locator.steps}: {last}, not {all_words}"

    def to_contain_text(self, words: Words) -> None:
        found, last = until(
            lambda: self.locator.each("text"),
            lambda texts: len(texts) == 1 and _has(texts[0], words),
        )
        assert found, f"{self.locator.steps}: {last}, without {words}"

    def not_to_contain_text(self, words: Words) -> None:
        found, last = until(
            lambda: self.locator.each("text"),
            lambda texts: len(texts) == 1 and not _has(texts[0], words),
        )
        assert found, f"{self.locator.steps}: {last}, with {words}"

    def to_have_value(self, value: str) -> None:
        self._each("value", value)

    def to_have_attribute(self, name: str, value: str) -> None:
        self._each("attribute", value, name)

    def not_to_have_attribute(self, name: str, value: str) -> None:
        found, last = until(
            lambda: self.locator.each("attribute", name),
            lambda values: len(values) == 1 and values != [value],
        )
        assert found, f"{self.locator.steps}: {name} is {last}"

    def to_be_focused(self) -> None:
        self._each("focused", True)

    def to_be_checked(self) -> None:
        self._each("checked", True)

    def not_to_be_checked(self) -> None:
        self._each("checked", False)

    def to_be_enabled(self) -> None:
        self._each("enabled", True)

    def to_be_in_viewport(self) -> None:
        self._each("inside", True)

    def to_be_visible(self) -> None:
        self._each("visible", True)

    def to_be_hidden(self) -> None:
        found, _ = until(lambda: self.locator.each("visible"), lambda shown: not any(shown))
        assert found, f"{self.locator.steps}: is shown"

    def to_be_empty(self) -> None:
        self._each("text", "")

    def to_be_attached(self) -> None:
        found, _ = until(self.locator.count, lambda count: count > 0)
        assert found, f"{self.locator.steps}: is not there"

    def to_have_count(self, number: int) -> None:
        found, last = until(self.locator.count, lambda count: count == number)
        assert found, f"{self.locator.steps}: {last}, not {number}"

    def not_to_have_count(self, number: int) -> None:
        found, _ = until(self.locator.count, lambda count: count != number)
        assert found, f"{self.locator.steps}: {number}"
