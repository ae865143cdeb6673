"""Answers in German and in Arabic: words, plurals, numbers and the direction of the page."""

import pytest

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.learning.asked import fill, question, verdict
from tests.browser.learning.conftest import Visit
from tests.browser.learning.test_store import open_memory

pytestmark = pytest.mark.browser


def test_german_says_everything_in_german(visit: Visit) -> None:
    page = visit(site="german")
    asked = question(page, "coffee")
    fill("Bar")(asked)
    asked.get_by_role("button", name="Prüfen").click()
    assert "Noch nicht" in verdict(asked)
    assert "Noch 1 Versuch" in verdict(asked)
    expect(asked.get_by_role("button", name="Noch einmal versuchen")).to_be_focused()
    page.get_by_role("button", name="Quiz abschließen").click()
    assert "8 Fragen haben noch keine Antwort:" in page.locator(".lw-quiz__asking").inner_text()
    page.get_by_role("button", name="Trotzdem abschließen").click()
    assert "Noch nicht bestanden 0 %" in page.locator(".lw-result").inner_text()
    open_memory(page)
    assert "in diesem Browser auf diesem Gerät" in page.locator("lw-notes").inner_text()


def test_arabic_runs_from_right_to_left_with_its_plural_forms(visit: Visit) -> None:
    page = visit(site="arabic")
    assert page.evaluate("getComputedStyle(document.querySelector('lw-quiz')).direction") == "rtl"
    asked = question(page, "water")
    fill("٦٠٫٥")(asked)
    asked.get_by_role("button", name="تحقّق").click()
    assert "صحيح" in verdict(asked)
    words = [
        page.evaluate("n => Lessonwright.word('attempts-left', { n })", n)
        for n in (0, 1, 2, 3, 11, 100)
    ]
    assert len(set(words)) == 6
    page.get_by_role("button", name="أنهِ الاختبار").click()
    page.get_by_role("button", name="أنهِه على أي حال").click()
    assert "11%" in page.locator(".lw-result").inner_text()
    open_memory(page)
    assert problems(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_word_that_the_script_says_is_in_the_catalogue(visit: Visit) -> None:
    page = visit()
    said = page.evaluate("""async () => {
        const ours = [...document.querySelectorAll('script[src*="assets/lessonwright/"]')];
        const script = (await Promise.all(ours.map(async ({ src }) => (await fetch(src)).text()))).join("");
        return [...script.matchAll(/\\bword\\("([a-z-]+)"/g)].map(found => found[1]);
    }""")
    assert len(said) > 40
    assert page.evaluate("said => said.filter(key => !(key in Lessonwright.words))", said) == []
