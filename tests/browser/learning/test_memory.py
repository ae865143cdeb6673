"""Saves everything to a file, loads it back, erases it; and loads files that nobody should load."""

import json
import re
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewLearner, problems
from tests.browser.download import downloaded
from tests.browser.expectation import expect
from tests.browser.learning.asked import RIGHT, choose, fill, press, question
from tests.browser.learning.conftest import Visit
from tests.browser.learning.test_store import open_memory

pytestmark = pytest.mark.browser
KEY = "lw1:drill:first/kinds:question:"
COFFEE = f"{KEY}coffee"
INJECTIONS = [
    "<script>window.hurt = 1</script>",
    "<img src=x onerror='window.hurt = 1'>",
    '"><svg onload=window.hurt=1>',
    "'-window.hurt=1-'",
    "javascript:window.hurt=1",
    "</textarea></option></select><script>window.hurt=1</script>",
    "{{constructor.constructor('window.hurt=1')()}}",
    "${window.hurt=1}",
    "<iframe srcdoc='<script>parent.hurt=1</script>'>",
    "<style>@import 'x'</style><lw-quiz><lw-question kind=x>",
    "\u202e\u0000<b>",
]


def load(page: Page, text: str) -> str:
    with NamedTemporaryFile(suffix=".json") as notes:
        Path(notes.name).write_text(text, encoding="utf-8")
        page.locator("lw-notes input[type=file]").set_input_files(notes.name)
        return told_after_loading(page)


def told_after_loading(page: Page) -> str:
    told = page.locator(".lw-notes__status")
    expect(told).to_have_text(re.compile("."))
    words = told.inner_text()
    told.evaluate("told => { told.textContent = '' }")
    return words


def save(page: Page) -> str:
    with downloaded(page) as download:
        press(page, "Save everything to a file")
    assert re.fullmatch(r"drill-\d{4}-\d\d-\d\d\.json", download.name)
    return download.text


def entry(at: float, data: object, label: str = "A question") -> dict[str, object]:
    return {"v": 1, "at": at, "label": label, "data": data}


def typed(text: str) -> dict[str, object]:
    label = "What do you call a place that serves coffee?"
    return {
        "kind": "short-answer", "offered": [label], "response": [text],
        "phase": "open", "used": 0, "hints": 0, "round": 0, "outcome": None, "score": None,
    }  # fmt: skip


def file(entries: dict[str, object], aside: object = None) -> str:
    whole = {
        "format": "lessonwright-notes",
        "v": 1,
        "course": "drill",
        "saved": 1,
        "entries": entries,
        "aside": aside or {},
    }
    return json.dumps(whole)


def test_a_saved_file_brings_everything_back_in_another_browser(
    visit: Visit, new_learner: NewLearner
) -> None:
    page = visit()
    for name, answer in RIGHT.items():
        answer(question(page, name))
    press(page, "Finish the quiz")
    open_memory(page)
    text = save(page)

    kept = re.findall(r"(\d+) things that you entered", page.locator("lw-notes").inner_text())
    other = visit(who=new_learner())
    open_memory(other)
    assert load(other, text) == f"Loaded from the file: {kept[0]}."
    assert f"{kept[0]} things that you entered are kept." in other.locator("lw-notes").inner_text()
    assert other.locator("lw-quiz lw-question[outcome=correct]").count() == 9
    assert "Passed 100%" in other.locator(".lw-result").inner_text()
    other.reload()
    assert "Passed 100%" in other.locator(".lw-result").inner_text()


def test_the_newer_entry_wins_and_the_older_is_set_aside(kinds: Page) -> None:
    fill("now")(question(kinds, "coffee"))
    open_memory(kinds)
    assert "Not newer than what you have here, so left out: 1." in load(
        kinds, file({COFFEE: entry(1000, typed("long ago"))})
    )
    expect(question(kinds, "coffee").locator("input")).to_have_value("now")

    kinds.evaluate("([key, at]) => { const e = JSON.parse(localStorage.getItem(key)); e.at = at; localStorage.setItem(key, JSON.stringify(e)) }", [COFFEE, 500])  # fmt: skip  # noqa: E501
    assert "Loaded from the file: 1." in load(kinds, file({COFFEE: entry(1000, typed("long ago"))}))
    expect(question(kinds, "coffee").locator("input")).to_have_value("long ago")
    older = kinds.evaluate("key => localStorage.getItem(key)", COFFEE.replace("lw1:", "lw1-older:"))
    assert json.loads(older)["data"]["response"] == ["now"]
    assert json.loads(save(kinds))["aside"][COFFEE.replace("lw1:", "lw1-older:")] == older


def test_an_entry_from_the_future_does_not_win_for_ever(kinds: Page) -> None:
    open_memory(kinds)
    load(kinds, file({COFFEE: entry(10**15, typed("from the future"))}))
    at = kinds.evaluate("key => JSON.parse(localStorage.getItem(key)).at", COFFEE)
    assert at <= kinds.evaluate("Date.now()")


NOT_OURS = [
    "",
    "null",
    "[]",
    "{",
    "\x00\x01",
    '{"format": "other", "v": 1, "entries": {}}',
    '{"format": "lessonwright-notes", "v": 9, "entries": {}}',
    '{"format": "lessonwright-notes", "v": 1, "entries": []}',
    '{"format": "lessonwright-notes", "v": 1, "entries": null}',
    "[" * 100_000,
]


def test_a_file_that_is_not_ours_changes_nothing(kinds: Page) -> None:
    fill("cafe")(question(kinds, "coffee"))
    before = kinds.evaluate("JSON.stringify(localStorage)")
    open_memory(kinds)
    for text in NOT_OURS:
        assert "This is not a file with notes" in load(kinds, text)
        assert kinds.evaluate("JSON.stringify(localStorage)") == before


def test_a_file_is_checked_entry_by_entry(kinds: Page) -> None:
    open_memory(kinds)
    sound = entry(1, typed("sound"))
    told = load(
        kinds,
        file(
            {
                COFFEE: sound,
                "lw1:other-course:first/kinds:question:coffee": sound,
                "lw1-shared": "1",
                "theme": sound,
                "lw1:drill:first/kinds:question:": sound,
                "lw1:drill:first/kinds:question:x": "text",
                "lw1:drill:first/kinds:question:y": {"v": 1},
                "__proto__": sound,
                "lw1:drill:first/kinds:question:" + "z" * 500: sound,
            },
            {
                "lw1-damaged:drill:first/kinds:question:q": "{",
                "lw1-shared": "1",
                "lw1-older:drill:q": 5,
                "theme": "x",
            },
        ),
    )
    assert told == (
        "Loaded from the file: 1. From another course, so left out: 1. Not readable, so left out: 7."
    )
    keys = kinds.evaluate(
        "Object.keys(localStorage).filter(key => key !== '/course/.__palette').sort()"
    )
    assert [key for key in keys if ":course:" not in key] == [
        "lw1-damaged:drill:first/kinds:question:q",
        COFFEE,
    ]


def test_a_file_too_big_for_the_storage_says_so_and_overwrites_nothing(kinds: Page) -> None:
    fill("mine")(question(kinds, "coffee"))
    open_memory(kinds)
    big = {f"lw1:drill:first/kinds:prompt:p{n}": entry(1, "x" * 1_000_000) for n in range(7)}
    told = load(kinds, file({**big, COFFEE: entry(5, typed("theirs"))}))
    assert "No room left" in told
    kinds.reload()
    expect(question(kinds, "coffee").locator("input")).to_have_value("mine")


def test_nothing_a_learner_types_becomes_markup(kinds: Page) -> None:
    typed_texts = [text.replace("\u0000", "") for text in INJECTIONS]
    for first in range(0, len(typed_texts), 3):
        one, two, three = (typed_texts[(first + n) % len(typed_texts)] for n in range(3))
        fill(one, two)(question(kinds, "sun"))
        fill(three)(question(kinds, "coffee"))
        fill(one)(question(kinds, "water"))
        for name in ("sun", "coffee", "water"):
            question(kinds, name).locator("input").first.press("Enter")
        kinds.reload()
        assert kinds.evaluate("window.hurt") is None
        fields = kinds.locator(
            ":is(#question-sun, #question-coffee, #question-water) fieldset input"
        )
        assert [field.input_value() for field in fields.all()] == [one, two, three, one]
        kinds.evaluate("Lessonwright.store.erase('drill')")


def test_a_hostile_file_runs_nothing(kinds: Page) -> None:
    open_memory(kinds)
    for at, first in enumerate(range(0, len(INJECTIONS), 3), 1):
        texts = [INJECTIONS[(first + n) % len(INJECTIONS)] for n in range(9)]
        entries: dict[str, object] = {f"lw1:drill:{texts[0][:9]}": entry(1, 1)}
        for n, (name, text) in enumerate(zip(RIGHT, texts, strict=True)):
            response = [[text], [[text, text]], text, {text: text}][n % 4]
            shape = {
                "response": response,
                "outcome": text,
                "score": text,
                "offered": [text],
                "kind": text,
            }
            entries[KEY + name] = entry(at, {**typed(text), **shape}, text)
        quiz = {
            "finished": True,
            "score": texts[0],
            "best": 0,
            "passed": False,
            "questions": texts,
            "only": texts,
        }
        entries["lw1:drill:first/kinds:quiz:quiz"] = entry(at, quiz, texts[0])
        load(kinds, file(entries))
        assert kinds.evaluate("window.hurt") is None
    kinds.reload()
    assert kinds.evaluate("window.hurt") is None
    assert kinds.locator("lw-quiz lw-question[phase]").count() == 9
    assert kinds.locator("lw-quiz :is(script, img, svg, iframe, style)").count() == 0


def test_erasing_asks_first_and_then_leaves_nothing(kinds: Page) -> None:
    choose("A plum.")(question(kinds, "fruit"))
    fill("cafe")(question(kinds, "coffee"))
    kinds.evaluate(
        'localStorage.setItem(\'lw1:other:first/kinds:question:q\', \'{"v":1,"at":1,"label":"","data":1}\')'
    )
    open_memory(kinds)
    press(kinds, "Erase everything …")
    expect(kinds.locator(".lw-notes__question p")).to_be_focused()
    assert (
        "Really erase everything that you entered"
        in kinds.locator(".lw-notes__question").inner_text()
    )
    assert problems(kinds) == []
    press(kinds, "Keep it")
    expect(kinds.get_by_role("button", name="Erase everything …")).to_be_focused()
    expect(question(kinds, "coffee").locator("input")).to_have_value("cafe")

    press(kinds, "Erase everything …")
    press(kinds, "Erase everything now")
    expect(question(kinds, "coffee").locator("input")).to_have_value("")
    assert kinds.locator("lw-question input:checked").count() == 0
    assert kinds.evaluate("Object.keys(localStorage).filter(key => key.startsWith('lw1'))") == [
        "lw1:other:first/kinds:question:q"
    ]
    assert "is erased" in kinds.locator(".lw-notes__status").inner_text()


def test_the_panel_says_where_notes_live_and_how_many(kinds: Page) -> None:
    fill("cafe")(question(kinds, "coffee"))
    open_memory(kinds)
    panel = kinds.locator("lw-notes").inner_text()
    assert (
        "They are kept in this browser, on this device. Only someone who uses this browser can see them."
        in panel
    )
    assert "1 thing that you entered is kept." in panel
    assert problems(kinds) == []
    kinds.set_viewport_size({"width": 320, "height": 700})
    assert kinds.evaluate("document.documentElement.scrollWidth") <= 320


STORAGE = (
    "(navigator.storage ?? Object.defineProperty(navigator, 'storage', { value: {} }).storage)"
)
"""Where a page asks for room; WebKit has it on secure pages alone."""
PROMISE = f"() => {{ {STORAGE}.persist = {STORAGE}.persisted = async () => %s }}"


@pytest.mark.parametrize(
    ("promised", "said"), [("true", "has agreed to keep them"), ("false", "after seven days")]
)
def test_the_panel_says_how_long_notes_are_kept(kinds: Page, promised: str, said: str) -> None:
    kinds.evaluate(PROMISE % promised)
    open_memory(kinds)
    expect(kinds.locator(".lw-notes")).to_contain_text(said)


def test_the_browser_is_asked_to_keep_notes_by_whoever_looks_where_they_live(kinds: Page) -> None:
    kinds.evaluate(
        f"() => {{ {STORAGE}.persist = async () => {{ window.wasAsked = true; return false }} }}"
    )
    assert kinds.evaluate("window.wasAsked") is None
    open_memory(kinds)
    kinds.wait_for_function("window.wasAsked === true")


def test_a_moment_that_no_calendar_knows_is_none(kinds: Page) -> None:
    quiz = {
        "finished": True,
        "score": 100,
        "best": 100,
        "passed": True,
        "passedAt": 1e17,
        "questions": [],
        "only": None,
    }
    open_memory(kinds)
    told = load(
        kinds,
        file(
            {
                "lw1:drill:first/kinds:quiz:quiz": entry(1, quiz),
                COFFEE: entry(-1e300, typed("never")),
            }
        ),
    )
    assert told == "Loaded from the file: 1. Not readable, so left out: 1."
    assert kinds.evaluate("Lessonwright.progress.doneAt(Lessonwright.progress.lessons[0])") == 1


def test_a_file_larger_than_any_storage_is_refused_unread(kinds: Page) -> None:
    kinds.evaluate("""() => {
      const parse = JSON.parse;
      window.longest = 0;
      JSON.parse = (text, ...more) => {
        window.longest = Math.max(window.longest, text.length);
        return parse(text, ...more);
      };
    }""")
    open_memory(kinds)
    padded = entry(1, {**typed("cafe"), "more": "x" * 9_000_000})
    assert load(kinds, file({COFFEE: padded})).startswith("This is not a file with notes")
    assert kinds.evaluate("window.longest") < 1_000_000


def test_the_panel_is_right_in_the_moment_in_which_it_is_opened(kinds: Page) -> None:
    fill("cafe")(question(kinds, "coffee"))
    opened = "() => { document.querySelector('.lw-notes > summary').click(); return document.querySelector('.lw-notes').innerText }"  # noqa: E501
    assert "1 thing that you entered is kept." in kinds.evaluate(opened)


def test_what_is_said_of_a_file_goes_when_something_else_happens(kinds: Page) -> None:
    told = kinds.locator(".lw-notes__status")
    open_memory(kinds)
    save(kinds)
    expect(told).to_contain_text("The file is in your downloads.")
    fill("cafe")(question(kinds, "coffee"))
    expect(told).to_have_text("")
    save(kinds)
    press(kinds, "Erase everything …")
    expect(told).to_have_text("")


def test_what_a_file_set_aside_comes_in_beside_what_was_set_aside_here(kinds: Page) -> None:
    aside = COFFEE.replace("lw1:", "lw1-damaged:")
    open_memory(kinds)
    for text in ("{here", "{there", "{there"):
        load(kinds, file({COFFEE: entry(1, typed("sound"))}, {aside: text}))
    kept = "Object.entries(localStorage).filter(([key]) => key.startsWith('lw1-damaged:')).map(one => one[1]).sort()"
    assert kinds.evaluate(kept) == ["{here", "{there"]
