"""Takes the store into trouble: refused, full and damaged storage, a shared computer; and what the learner is told."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.browser.conftest import problems
from tests.browser.learning.asked import RIGHT, check, fill, outcome, press, question
from tests.browser.learning.conftest import Visit

pytestmark = pytest.mark.browser
KEY = "lw1:drill:first/kinds:question:"
COFFEE = f"{KEY}coffee"
REFUSE = """for (const name of %s) Object.defineProperty(window, name, {
    get() { throw new DOMException('The operation is insecure.', 'SecurityError') } })"""
FILL_UP = """() => {
    for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2)) {
        try { for (let n = 0; ; n += 1) localStorage.setItem(`other:${size}:${n}`, 'x'.repeat(size)) } catch {}
    }
}"""


def alert(page: Page) -> str:
    return page.locator(".lw-memory__alert").inner_text()


def open_memory(page: Page) -> None:
    page.locator("lw-memory > details > summary").click()


def kept(page: Page, key: str) -> str | None:
    value: str | None = page.evaluate("key => localStorage.getItem(key)", key)
    return value


def test_where_local_storage_is_refused_the_tab_keeps_it_and_the_learner_is_told(
    learner: BrowserContext, visit: Visit
) -> None:
    learner.add_init_script(REFUSE % "['localStorage']")
    page = visit()
    assert "In this tab only: this browser lets the page keep nothing longer." in alert(page)
    assert problems(page) == []
    RIGHT["coffee"](question(page, "coffee"))
    check(question(page, "coffee"))
    page.reload()
    assert outcome(question(page, "coffee")) == "correct"


def test_where_all_storage_is_refused_everything_still_works_on_the_page(learner: BrowserContext, visit: Visit) -> None:
    learner.add_init_script(REFUSE % "['localStorage', 'sessionStorage']")
    page = visit()
    assert "On this page only: this browser lets the page keep nothing." in alert(page)
    for name, answer in RIGHT.items():
        answer(question(page, name))
        assert check(question(page, name)) == "correct"
    press(page, "Finish the quiz")
    assert "Passed 100 %" in page.locator(".lw-result").inner_text()
    press(page, "All right")
    assert alert(page) == ""


def test_leaving_a_page_that_can_keep_nothing_asks_first(learner: BrowserContext, visit: Visit) -> None:
    learner.add_init_script(REFUSE % "['localStorage', 'sessionStorage']")
    page = visit()
    RIGHT["coffee"](question(page, "coffee"))
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.reload()
    assert asked == ["beforeunload"]


def test_a_full_storage_is_told_and_everything_stays_on_the_page(kinds: Page) -> None:
    kinds.evaluate(FILL_UP)
    fill("cafe")(question(kinds, "coffee"))
    assert "There is no room left in this browser." in alert(kinds)
    check(question(kinds, "coffee"))
    assert outcome(question(kinds, "coffee")) == "correct"
    assert kept(kinds, COFFEE) is None
    assert problems(kinds) == []


def test_what_found_no_room_is_kept_as_soon_as_there_is_some(kinds: Page) -> None:
    kinds.evaluate(FILL_UP)
    fill("cafe")(question(kinds, "coffee"))
    kinds.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('other:')).forEach(key => localStorage.removeItem(key))"
    )
    fill("60")(question(kinds, "water"))
    assert alert(kinds) == ""
    kinds.reload()
    expect(question(kinds, "coffee").locator("input")).to_have_value("cafe")
    expect(question(kinds, "water").locator("input")).to_have_value("60")


DAMAGED = [
    "",
    "{",
    "null",
    "[]",
    '"text"',
    "17",
    '{"v":2,"at":1,"label":"","data":{}}',
    '{"v":1,"at":"1","label":"","data":{}}',
    '{"v":1,"at":1,"data":{}}',
    '{"v":1,"at":1,"label":"","data":null}',
    '{"v":1,"at":1,"label":"","data":{"offered":[],"phase":"won","used":0,"hints":0,"round":0,"response":null}}',
    '{"v":1,"at":1,"label":"","data":{"offered":"x","phase":"open","used":-1,"hints":0,"round":0,"response":null}}',
]


def test_damaged_entries_are_set_aside_and_told(kinds: Page) -> None:
    for some in (DAMAGED[:6], DAMAGED[6:]):
        entries = {KEY + name: text for name, text in zip(RIGHT, some, strict=False)}
        put = (
            "entries => { localStorage.clear(); Object.entries(entries).forEach(one => localStorage.setItem(...one)) }"
        )
        kinds.evaluate(put, entries)
        kinds.reload()
        assert "It was set aside, not deleted" in alert(kinds)
        for key, text in entries.items():
            assert kept(kinds, key.replace("lw1:", "lw1-damaged:")) == text
            assert kept(kinds, key) is None, text
        assert kinds.locator("lw-quiz lw-question[answered]").count() == 0
        assert kinds.locator("lw-quiz lw-question[phase=open]").count() == 9


def test_damage_upon_damage_is_kept_side_by_side(kinds: Page) -> None:
    for text in ("{1", "{2", "{2"):
        kinds.evaluate("([key, text]) => localStorage.setItem(key, text)", [COFFEE, text])
        kinds.reload()
    aside = kinds.evaluate("Object.keys(localStorage).filter(key => key.startsWith('lw1-damaged:')).length")
    assert aside == 2


def test_a_damaged_entry_survives_a_full_storage(kinds: Page) -> None:
    kinds.evaluate("([key, text]) => localStorage.setItem(key, text)", [COFFEE, "{" * 500])
    kinds.evaluate(FILL_UP)
    kinds.reload()
    fill("cafe")(question(kinds, "coffee"))
    assert kept(kinds, COFFEE) == "{" * 500
    expect(question(kinds, "coffee").locator("input")).to_have_value("cafe")


RESPONSES: list[Any] = [
    None, [], {}, "x", 5, True, [[]], [None], [["a"]], [["a", 1]], ["x"] * 300, [{"__proto__": 1}], ["__proto__"],
    ["choice-00000000"], ["true", "false"], [["A tailor", "coats"], ["A tailor", "casks"]], ["<img src=x onerror=a>"],
]  # fmt: skip


def test_no_response_in_the_store_however_odd_breaks_a_question(kinds: Page) -> None:
    for name, answer in RIGHT.items():
        answer(question(kinds, name))
    kinds.evaluate(
        """([prefix, responses]) => {
            const { store } = Lessonwright;
            const sound = store.entries(prefix);
            const states = responses.flatMap(response =>
                ['open', 'checked', 'shown'].map(phase => ({ response, phase, used: 1 })));
            for (const state of states) {
                for (const { key, data, label } of sound) store.set(key, { ...data, ...state }, label);
            }
        }""",
        [KEY, RESPONSES],
    )
    assert kinds.locator("lw-quiz lw-question[phase]").count() == 9
    kinds.reload()
    assert kinds.locator("lw-quiz lw-question[phase]").count() == 9


def test_a_shared_computer_keeps_nothing_after_the_tab_is_closed(learner: BrowserContext, visit: Visit) -> None:
    page = visit()
    fill("cafe")(question(page, "coffee"))
    open_memory(page)
    page.get_by_role("switch", name="This is a shared computer").check()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('lw1:'))") == []
    page.reload()
    expect(question(page, "coffee").locator("input")).to_have_value("cafe")
    fill("60")(question(page, "water"))
    page.close()

    after = visit()
    expect(question(after, "coffee").locator("input")).to_have_value("")
    expect(question(after, "water").locator("input")).to_have_value("")
    open_memory(after)
    expect(after.get_by_role("switch", name="This is a shared computer")).to_be_checked()
    fill("tea room")(question(after, "coffee"))
    after.get_by_role("switch", name="This is a shared computer").uncheck()
    after.close()
    expect(question(visit(), "coffee").locator("input")).to_have_value("tea room")


def test_another_backend_can_stand_in(kinds: Page) -> None:
    kinds.evaluate("""() => {
        window.lms = new Map();
        Lessonwright.store.use({
            getItem: key => window.lms.get(key) ?? null,
            setItem: (key, text) => window.lms.set(key, text),
            removeItem: key => window.lms.delete(key),
            keys: () => [...window.lms.keys()],
        });
    }""")
    fill("cafe")(question(kinds, "coffee"))
    assert kinds.evaluate("key => window.lms.has(key)", COFFEE)
    assert kept(kinds, COFFEE) is None


def test_a_key_press_in_a_long_quiz_is_kept_at_once(visit: Visit) -> None:
    page = visit(site="long")
    times = page.evaluate("""() => {
        const field = document.querySelector('#question-q20 input');
        const key = 'lw1:drill:first/kinds:question:q20';
        const times = [];
        for (let n = 0; n < 200; n += 1) {
            field.value += 'x';
            const start = performance.now();
            field.dispatchEvent(new Event('input', { bubbles: true }));
            if (!localStorage.getItem(key).includes(field.value)) throw new Error('not kept');
            times.push(performance.now() - start);
        }
        return times.sort((a, b) => a - b);
    }""")
    assert times[190] < 16, f"95 of 100 key presses were kept within {times[190]:.1f} ms"
