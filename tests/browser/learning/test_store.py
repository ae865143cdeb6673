"""Takes the store into trouble: refused, full and damaged storage, a shared computer; and what the learner is told."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from tests.browser.conftest import problems
from tests.browser.download import downloaded
from tests.browser.expectation import expect
from tests.browser.learning.asked import RIGHT, check, fill, go_back, outcome, press, question
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
    return page.locator("lw-warning [role=alert]").inner_text()


def open_memory(page: Page) -> None:
    page.locator("lw-notes > details > summary").click()


def kept(page: Page, key: str) -> str | None:
    value: str | None = page.evaluate("key => localStorage.getItem(key)", key)
    return value


def test_where_local_storage_is_refused_the_tab_keeps_it_and_the_learner_is_told(
    learner: BrowserContext, visit: Visit
) -> None:
    learner.add_init_script(REFUSE % "['localStorage']")
    page = visit()
    assert "This browser lets the page keep your notes in this tab only." in alert(page)
    assert problems(page) == []
    RIGHT["coffee"](question(page, "coffee"))
    check(question(page, "coffee"))
    page.reload()
    assert outcome(question(page, "coffee")) == "correct"


def test_where_all_storage_is_refused_everything_still_works_on_the_page(
    learner: BrowserContext, visit: Visit
) -> None:
    learner.add_init_script(REFUSE % "['localStorage', 'sessionStorage']")
    page = visit()
    assert "This browser lets the page keep nothing." in alert(page)
    for name, answer in RIGHT.items():
        answer(question(page, name))
        assert check(question(page, name)) == "correct"
    press(page, "Finish the quiz")
    assert "Passed 100%" in page.locator(".lw-result").inner_text()
    press(page, "All right")
    assert alert(page) == ""


def test_leaving_a_page_that_can_keep_nothing_asks_first(
    learner: BrowserContext, visit: Visit
) -> None:
    learner.add_init_script(REFUSE % "['localStorage', 'sessionStorage']")
    page = visit()
    question(page, "coffee").locator("input").press_sequentially("cafe")
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
    assert "There is no room left in this browser" in alert(kinds)
    check(question(kinds, "coffee"))
    assert outcome(question(kinds, "coffee")) == "correct"
    assert kept(kinds, COFFEE) is None
    assert problems(kinds) == []


def test_the_bar_that_warns_saves_a_file_and_hides_nothing(kinds: Page) -> None:
    kinds.evaluate(FILL_UP)
    fill("cafe")(question(kinds, "coffee"))
    bar = kinds.locator("lw-warning")
    expect(bar).to_be_in_viewport()
    with downloaded(kinds) as download:
        press(bar, "Save everything to a file")
    assert COFFEE in download.text
    assert "The file is in your downloads." in alert(kinds)
    kinds.locator(".lw-notes > summary").focus()
    panel, over = kinds.locator(".lw-notes").bounding_box(), bar.bounding_box()
    assert panel
    assert over
    assert panel["y"] + panel["height"] <= over["y"]
    press(bar, "All right")
    assert alert(kinds) == ""
    open_memory(kinds)
    expect(kinds.get_by_text("that you entered is kept")).to_be_hidden()


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
            "entries => "
            "{ localStorage.clear(); Object.entries(entries).forEach(one => localStorage.setItem(...one)) }"
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
    aside = kinds.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('lw1-damaged:')).length"
    )
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


def test_a_shared_computer_keeps_nothing_after_the_tab_is_closed(
    learner: BrowserContext, visit: Visit
) -> None:
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


def share(page: Page, on: bool) -> None:
    if not page.locator("lw-notes > details").evaluate("details => details.open"):
        open_memory(page)
    page.get_by_role("switch", name="This is a shared computer").set_checked(on)


def coffee(page: Page) -> Any:
    return question(page, "coffee").locator("input")


def test_every_open_tab_keeps_what_it_shows_when_the_computer_becomes_shared(visit: Visit) -> None:
    page, other = visit(), visit()
    fill("cafe")(question(page, "coffee"))
    expect(coffee(other)).to_have_value("cafe")
    share(page, True)
    page.close()
    other.wait_for_function("key => sessionStorage.getItem(key) !== null", arg=COFFEE)
    expect(coffee(other)).to_have_value("cafe")
    other.reload()
    expect(coffee(other)).to_have_value("cafe")
    assert kept(other, COFFEE) is None


def test_every_open_tab_brings_along_what_it_has_when_the_computer_is_not_shared_any_more(
    visit: Visit,
) -> None:
    page, other = visit(), visit()
    share(page, True)
    expect(other.locator("lw-notes input[role=switch]")).to_be_checked()
    fill("cafe")(question(page, "coffee"))
    page.wait_for_timeout(20)
    fill("tea room")(question(other, "coffee"))
    fill("60")(question(other, "water"))
    share(page, False)
    for tab in (page, other):
        expect(coffee(tab)).to_have_value("tea room")
        expect(question(tab, "water").locator("input")).to_have_value("60")
    aside = kept(page, COFFEE.replace("lw1:", "lw1-older:"))
    assert aside
    assert "cafe" in aside
    assert other.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('lw1'))") == []


def test_what_a_tab_alone_had_comes_along_when_it_is_opened_again(visit: Visit) -> None:
    page, other = visit(), visit()
    share(page, True)
    fill("cafe")(question(page, "coffee"))
    page.goto("about:blank")
    expect(other.locator("lw-notes input[role=switch]")).to_be_checked()
    share(other, False)
    go_back(page)
    expect(coffee(other)).to_have_value("cafe")


def test_one_course_on_a_shared_computer_leaves_the_others_alone(visit: Visit) -> None:
    page = visit()
    theirs = '{"v":1,"at":1,"label":"","data":1}'
    page.evaluate("text => localStorage.setItem('lw1:other:first/kinds:question:q', text)", theirs)
    share(page, True)
    assert kept(page, "lw1:other:first/kinds:question:q") == theirs
    assert kept(page, "lw1-shared:drill") == "1"


def test_a_full_storage_can_become_that_of_a_shared_computer(kinds: Page) -> None:
    fill("cafe")(question(kinds, "coffee"))
    kinds.evaluate(FILL_UP)
    share(kinds, True)
    expect(kinds.locator(".lw-notes__status")).to_contain_text("They are kept in this tab only")
    kinds.reload()
    expect(coffee(kinds)).to_have_value("cafe")
    assert kept(kinds, COFFEE) is None


def test_where_not_even_the_choice_finds_room_the_learner_is_told(kinds: Page) -> None:
    kinds.evaluate("Lessonwright.store.erase('drill')")
    kinds.evaluate(FILL_UP)
    open_memory(kinds)
    kinds.get_by_role("switch", name="This is a shared computer").click()
    expect(kinds.locator(".lw-notes__status")).to_contain_text("They are kept in this browser")
    expect(kinds.get_by_role("switch", name="This is a shared computer")).not_to_be_checked()
