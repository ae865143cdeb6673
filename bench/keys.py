"""Owns the measurement of a key press in a quiz: a long quiz is built and opened in a browser; times come out.

The time is from the key's own event to the moment in which the answer lies in the browser's
storage.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from playwright.sync_api import Browser, Page, sync_playwright

from bench.report import Extent, Goal, Report
from lessonwright.building.mkdocs_runner import build_site

QUESTIONS = 40
GOAL = 16.0
"""Milliseconds: one frame of a screen that shows 60 of them a second."""

_COURSE = "title: A long quiz\nid: long\nsummary: Many questions.\nlanguage: en\naudience: Nobody.\nmodules: [only]\n"
_MODULE = "title: The module\nsummary: One lesson.\nlessons: [quiz]\n"
_SETTINGS = """\
site_name: A long quiz
docs_dir: content
use_directory_urls: false
theme: {name: material, font: false}
plugins: [lessonwright]
"""
_LESSON = """\
title: The quiz
summary: Many questions.
minutes: 60
objectives: [{answer: Answer each question., level: remember}]
body: [{text: Answer.}]
quiz:
  questions:
"""
_TYPED = "    - short-answer: What is number {n}?\n      accept: [number {n}]\n"
_CHOSEN = """\
    - multiple-choice: Which is number {n}?
      choices:
        - correct: Number {n}.
        - wrong: Another one.
        - wrong: None.
"""
_LISTEN = """() => {
    window.times = [];
    let pressed = 0;
    addEventListener("keydown", (event) => { pressed = event.timeStamp }, true);
    Lessonwright.store.addEventListener("change", ({ detail }) => {
        if (localStorage.getItem(detail.key) === null) throw new Error("not kept: " + detail.key);
        times.push(performance.now() - pressed);
    });
}"""


def keys(extent: Extent) -> Report:
    """Measure a key press in a long quiz."""
    name = f"key press in a quiz of {QUESTIONS} questions, 95th percentile"
    return Report("", (Goal(name, key_press(extent.keys), GOAL, "milliseconds"),))


def key_press(presses: int) -> float:
    """Return the 95th percentile of the time from a key press to the kept answer, in milliseconds."""
    with (
        tempfile.TemporaryDirectory(prefix="lessonwright-bench-") as name,
        sync_playwright() as playwright,
    ):
        page = _opened(
            playwright.chromium.launch(executable_path=os.environ.get("LESSONWRIGHT_BROWSER")),
            Path(name),
        )
        page.evaluate(_LISTEN)
        for _ in range(-(-presses // QUESTIONS)):
            _press_in_each(page)
        times: list[float] = page.evaluate("times")
    if len(times) < presses:
        raise SystemExit(f"Of {presses} key presses, {len(times)} were kept.")
    return quantiles(times, n=20)[-1]


def _press_in_each(page: Page) -> None:
    for question in page.locator("lw-quiz lw-question").all():
        typed, chosen = question.locator("input[type=text]"), question.locator("input:checked")
        if typed.count():
            typed.press("x")
        else:
            (chosen if chosen.count() else question.locator("input").first).press("ArrowDown")


def _opened(browser: Browser, folder: Path) -> Page:
    for path, text in _files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    site = build_site(folder / "mkdocs.yml", folder / "site")
    page = browser.new_page()
    page.goto((site / "only" / "quiz.html").as_uri())
    return page


def _files() -> Iterator[tuple[str, str]]:
    questions = ((_CHOSEN if n % 2 else _TYPED).format(n=n) for n in range(QUESTIONS))
    yield "mkdocs.yml", _SETTINGS
    yield "content/course.yml", _COURSE
    yield "content/only/module.yml", _MODULE
    yield "content/only/quiz.yml", _LESSON + "".join(questions)
