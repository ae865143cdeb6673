"""Owns how the tests answer a question: by its id and kind, as a learner would with mouse and keys."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page

from tests.browser.expectation import expect

Answers = dict[str, Callable[[Locator], None]]


def question(page: Page, name: str) -> Locator:
    return page.locator(f"#question-{name}")


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}(: .*)?$")).click()


def go_back(page: Page) -> None:
    """Go back as a learner does, which may bring the page as it was left and load nothing."""
    here = page.url
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_function("here => location.href !== here", arg=here)


def verdict(asked: Locator) -> str:
    return asked.locator(".lw-feedback").inner_text()


def outcome(asked: Locator) -> str | None:
    return asked.get_attribute("outcome")


def choose(*words: str) -> Callable[[Locator], None]:
    def answer(asked: Locator) -> None:
        while asked.locator("input[type=checkbox]:checked").count():
            asked.locator("input[type=checkbox]:checked").first.uncheck()
        for text in words:
            asked.get_by_label(re.compile(f"^{re.escape(text)}")).check()

    return answer


def place(**partners: str) -> Callable[[Locator], None]:
    def answer(asked: Locator) -> None:
        for item, partner in partners.items():
            asked.get_by_label(re.compile(f"^{item.replace('_', ' ')}")).select_option(partner)

    return answer


def fill(*texts: str) -> Callable[[Locator], None]:
    def answer(asked: Locator) -> None:
        for field, text in zip(
            asked.locator("fieldset input[type=text]").all(), texts, strict=True
        ):
            field.fill(text)

    return answer


def order(*items: str) -> Callable[[Locator], None]:
    def answer(asked: Locator) -> None:
        for number, item in enumerate(items, 1):
            asked.get_by_label(re.compile(f"^{re.escape(item)}")).select_option(str(number))
        assert standing(asked) == list(items)

    return answer


def standing(asked: Locator) -> list[str]:
    return list(
        asked.locator(".lw-rows--order select").evaluate_all(
            "all => all.map(one => one.dataset.item)"
        )
    )


def check(asked: Locator) -> str | None:
    press(asked, "Check")
    expect(asked).to_have_attribute("phase", "checked")
    return outcome(asked)


RIGHT: Answers = {
    "fruit": choose("A banana."),
    "birds": choose("A gull.", "A wren."),
    "whale": choose("False"),
    "makers": place(A_baker="bread", A_tailor="coats", A_cooper="casks"),
    "sizes": order("A mouse.", "A cat.", "A cow.", "A whale."),
    "homes": place(
        **{"A_trout": "In water", "A_crab": "In water", "A_hare": "On land", "A_fox": "On land"}
    ),
    "sun": fill(" EAST ", "west end"),
    "coffee": fill("cafe"),
    "water": fill("60,5 %"),
}
PARTLY: dict[str, tuple[Callable[[Locator], None], float]] = {
    "birds": (choose("A gull."), 0.5),
    "makers": (place(A_baker="bread", A_tailor="casks", A_cooper="shoes"), 1 / 3),
    "sizes": (order("A mouse.", "A cat.", "A whale.", "A cow."), 0.5),
    "homes": (
        place(A_trout="In water", A_crab="On land", A_hare="On land", A_fox="In water"),
        0.5,
    ),
    "sun": (fill("east", "south"), 0.5),
}
WRONG: Answers = {
    "fruit": choose("A plum."),
    "birds": choose("A gull.", "A bat."),
    "whale": choose("True"),
    "makers": place(A_baker="shoes", A_tailor="bread", A_cooper="coats"),
    "sizes": order("A whale.", "A mouse.", "A cat.", "A cow."),
    "homes": place(A_trout="On land", A_crab="On land", A_hare="In water", A_fox="In water"),
    "sun": fill("north", "south"),
    "coffee": fill("bar"),
    "water": fill("62"),
}
