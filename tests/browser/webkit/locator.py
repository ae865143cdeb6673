"""Owns how elements are found and used in WebKit: Playwright's `Locator`, as far as the tests need it."""

import re
import time
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selenium.common.exceptions import ElementNotInteractableException, WebDriverException
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from tests.browser.webkit.session import Page

Words = str | re.Pattern[str]
Step = dict[str, Any]

SECONDS = 5.0
PAUSE = 0.03
SOURCE = files("tests.browser.webkit").joinpath("page.js").read_text(encoding="utf-8")
KEYS = {
    "Space": " ", "Enter": Keys.ENTER, "Tab": Keys.TAB, "End": Keys.END, "Home": Keys.HOME, "Escape": Keys.ESCAPE,
    "ArrowUp": Keys.ARROW_UP, "ArrowDown": Keys.ARROW_DOWN, "ArrowLeft": Keys.ARROW_LEFT,
    "ArrowRight": Keys.ARROW_RIGHT, "Control": Keys.CONTROL, "Shift": Keys.SHIFT, "Backspace": Keys.BACKSPACE,
}  # fmt: skip


def keys(name: str) -> str:
    """Return what WebDriver types for a key or a chord, as `Control+End`."""
    parts = name.split("+") if len(name) > 1 else [name]
    return "".join(KEYS.get(part, part) for part in parts)


def until(
    attempt: Callable[[], Any], wanted: Callable[[Any], bool], seconds: float = SECONDS
) -> tuple[bool, Any]:
    """Try until what comes out is what is wanted; return whether it was, and what came out last."""
    end = time.monotonic() + seconds
    while True:
        found = attempt()
        if wanted(found) or time.monotonic() > end:
            return wanted(found), found
        time.sleep(PAUSE)


def _wanted(words: Words, exact: bool = False) -> Step:
    if isinstance(words, str):
        return {"text": words, "exact": exact}
    return {"source": words.pattern, "flags": "i" if words.flags & re.IGNORECASE else ""}


class Finder:
    """Whatever elements are looked for in: a page, or elements that were found."""

    page: "Page"
    steps: tuple[Step, ...] = ()

    def _then(self, by: str, **step: Any) -> "Locator":
        return Locator(self.page, (*self.steps, {"by": by, **step}))

    def locator(
        self, css: str, has_text: Words | None = None, has: "Locator | None" = None
    ) -> "Locator":
        found = self._then("css", css=css).filter(has_text=has_text)
        return found._then("has", steps=has.steps) if has else found

    def get_by_role(
        self, role: str, name: Words | None = None, exact: bool = False, level: int | None = None
    ) -> "Locator":
        return self._then("role", role=role, wanted=name and _wanted(name, exact), level=level)

    def get_by_label(self, words: Words, exact: bool = False) -> "Locator":
        return self._then("label", wanted=_wanted(words, exact))

    def get_by_text(self, words: Words, exact: bool = False) -> "Locator":
        return self._then("text", wanted=_wanted(words, exact))


class Locator(Finder):
    """Elements, found anew whenever something is done with them."""

    def __init__(self, page: "Page", steps: tuple[Step, ...]) -> None:
        self.page = page
        self.steps = steps

    def filter(self, has_text: Words | None = None, visible: bool = False) -> "Locator":
        found = self._then("hasText", wanted=_wanted(has_text)) if has_text is not None else self
        return found._then("visible") if visible else found

    def nth(self, at: int) -> "Locator":
        return self._then("nth", at=at)

    @property
    def first(self) -> "Locator":
        return self.nth(0)

    @property
    def last(self) -> "Locator":
        return self.nth(-1)

    def count(self) -> int:
        return int(self.page.script("return find(given[0]).length", self.steps))

    def all(self) -> list["Locator"]:
        return [self.nth(at) for at in range(self.count())]

    def each(self, action: str, given: Any = None) -> list[Any]:
        """Do the same with every element, at once."""
        script = "return find(given[0]).map(one => ACTIONS[given[1]](one, given[2]))"
        return list(self.page.script(script, self.steps, action, given))

    def act(self, action: str, given: Any = None) -> Any:
        """Wait for the one element, and do something with it."""
        self._element_count()
        script = "return ACTIONS[given[1]](find(given[0])[0], given[2])"
        return self.page.script(script, self.steps, action, given)

    def _element_count(self) -> None:
        found, count = until(self.count, lambda count: count > 0)
        assert found, f"nothing is there like {self.steps}"
        assert count == 1, f"{count} elements are like {self.steps}"

    def _by_driver(self, use: Callable[[Any], None]) -> None:
        """Use the element with WebDriver's own commands, as soon as it lets itself be used."""

        def attempt() -> WebDriverException | None:
            try:
                [element] = self.page.script("return find(given[0])", self.steps)
                use(element)
            except WebDriverException as refused:
                self.act("into")
                return refused
            return None

        self._element_count()
        done, refused = until(attempt, lambda refused: refused is None)
        if not done:
            raise refused

    def click(self) -> None:
        self.act("into")
        self._by_driver(self._click)

    def _click(self, element: Any) -> None:
        """Click the element; by the mouse where WebKit leaves it out of what lies at its middle.

        It does so with what lies around the words of the theme's menu, once the page was exchanged.
        What is clicked are the words within, as ever.
        """
        try:
            element.click()
        except ElementNotInteractableException:
            if not self.act("on top"):
                raise
            box = self.bounding_box()
            self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            self.page.mouse.down()
            self.page.mouse.up()

    def set_checked(self, on: bool) -> None:
        """Let the element be chosen, or not; afterwards, others may be found in its place."""
        if self.act("checked") == on:
            return
        used = []

        def click(element: Any) -> None:
            element.click()
            used.append(element)

        self.act("into")
        self._by_driver(click)
        assert used[-1].is_selected() == on

    def check(self) -> None:
        self.set_checked(True)

    def uncheck(self) -> None:
        self.set_checked(False)

    def fill(self, text: str) -> None:
        self.act("fill", text)

    def press(self, key: str) -> None:
        self.focus()
        self.page.keyboard.press(key)

    def press_sequentially(self, text: str) -> None:
        self.focus()
        self.page.keyboard.type(text)

    def select_option(self, wanted: str | None = None, *, index: int | None = None) -> None:
        assert self.act("select", wanted if index is None else index), f"{wanted or index}?"

    def set_input_files(self, path: Any) -> None:
        if not isinstance(path, str):
            self.page.lacks("file that is not on the disk")
        self._by_driver(lambda element: element.send_keys(path))

    def focus(self) -> None:
        self.act("focus")

    def blur(self) -> None:
        self.act("blur")

    def scroll_into_view_if_needed(self) -> None:
        self.act("into")

    def evaluate(self, source: str, argument: Any = None) -> Any:
        return self.act("evaluate", [source, argument])

    def evaluate_all(self, source: str) -> Any:
        return self.page.script("return call(given[1], find(given[0]))", self.steps, source)

    def get_attribute(self, name: str) -> str | None:
        value: str | None = self.act("attribute", name)
        return value

    def bounding_box(self) -> dict[str, float]:
        return dict(self.act("box"))

    def is_checked(self) -> bool:
        return bool(self.act("checked"))

    def input_value(self) -> str:
        return str(self.act("value"))

    def inner_text(self) -> str:
        return str(self.act("inner"))

    def text_content(self) -> str:
        return str(self.act("text"))

    def all_inner_texts(self) -> list[str]:
        return self.each("inner")

    def all_text_contents(self) -> list[str]:
        return self.each("text")

    def aria_snapshot(self) -> str:
        return self.page.lacks("look at the accessibility tree")
