"""The state that an LMS keeps: whatever a learner of a large course has done, it fits and comes back."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from lessonwright.markup.dialect import Dialect
from lessonwright.packages.course_facts_for_scripts import facts_script, package_facts
from lessonwright.prose.words import words
from lessonwright.reading.loader import load_course
from lessonwright.site.addresses import Addresses
from lessonwright.site.pages_navigation_and_assets import outline_script
from lessonwright.site.script_bundles import BASE_SCRIPT, bundle_script, scripts_and_styles
from tests.browser.conftest import NewLearner
from tests.browser.learning.courses import ALL, COURSE, lesson
from tests.conftest import write_course

pytestmark = pytest.mark.browser

LESSONS, RUNS = 25, 2000
QUESTIONS = (*ALL[:7], ALL[8])
"""Eight kinds in each lesson: 200 questions."""

FUZZ = """
({ runs, limit, seed }) => {
  const { answers, facts, lmsState } = Lessonwright;
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(random() * n);
  const some = (list) => list.filter(() => random() < 0.6);
  const shuffled = (list) => list.map((one) => [random(), one]).sort().map(([, one]) => one);
  const typed = (accept) => (random() < 0.5 ? accept[below(accept.length)] : "nothing of it");
  const respond = {
    choice: (q) => (some(q.parts).length ? some(q.parts) : [q.parts[0]]),
    "true-false": (q) => [q.parts[below(2)]],
    matching: (q) => some(q.parts).map((part) => [part, q.targets[below(q.targets.length)]]),
    sequencing: (q) => shuffled(q.parts),
    "fill-in": (q) => q.accept.map(typed),
    numeric: (q) => [String(random() < 0.5 ? q.answer : 1e6)]
  };
  const told = { longest: 0, lost: 0, wrong: [] };
  for (let run = 0; run < runs; run += 1) {
    const made = lmsState.blank();
    made.completed = random() < 0.5;
    made.success = ["unknown", "failed", "passed"][below(3)];
    made.score = random() < 0.2 ? null : below(101);
    made.seed = random() < 0.2 ? null : below(2 ** 32);
    for (const lesson of shuffled(facts.lessons)) {
      if (random() < 0.1) continue;
      const at = Date.UTC(2021 + below(50), below(12), 1 + below(28));
      const passed = random() < 0.5;
      made.lessons.set(lesson.code, { best: below(101), finished: passed || random() < 0.5, passed, done: passed, at });
      for (const question of shuffled(lesson.questions)) {
        const response = respond[question.type](question);
        const outcome = ["correct", "partial", "incorrect"][below(3)];
        if (response.length)
          made.questions.set(question.code, answers.signs({ outcome, used: 1 + below(90), response }, question));
      }
    }
    const { text, whole } = lmsState.write(made, limit);
    const back = lmsState.read(text);
    told.longest = Math.max(told.longest, text.length);
    told.lost += whole ? 0 : 1;
    const kept = [...back.questions].every(([code, signs]) => signs === "" || signs === made.questions.get(code));
    const inTurn = [...back.questions.keys()].every((code, n) => code === [...made.questions.keys()][n]);
    const plain = ({ completed, success, score, seed, lessons }) =>
      JSON.stringify([completed, success, score, lessons.size, [...lessons], seed]);
    const again = [...made.questions].every(([code, signs]) => {
      const question = facts.lessons.flatMap(({ questions }) => questions).find((one) => one.code === code);
      const record = answers.record(signs, question);
      return record.phase === "open" || answers.signs(record, question) === signs;
    });
    const all = !whole || back.questions.size === made.questions.size;
    const fits = text.length <= limit && plain(back) === plain(made);
    if (!(fits && kept && inTurn && again && all)) told.wrong.push(text);
  }
  return told;
}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with the scripts of a package, and what they know of a course of 200 questions."""
    content = tmp_path_factory.mktemp("large")
    names = [f"lesson-{number}" for number in range(LESSONS)]
    files = {
        "course.yml": COURSE.format(language="en"),
        "first/module.yml": f"title: First\nsummary: It.\nlessons: [{', '.join(names)}]\n",
        **{f"first/{name}.yml": lesson(*QUESTIONS, title=name) for name in names},
    }
    write_course(content, files)
    (content / "first" / "one.yml").unlink()
    course = load_course(content).course
    assert course is not None
    said = words("en")
    site = scripts_and_styles(said, "", from_folder=True)
    scripts = {
        "course.js": outline_script(course, Addresses(directory_urls=False)),
        BASE_SCRIPT: site[BASE_SCRIPT],
        "facts.js": facts_script(course, Dialect(), [], "scorm-1.2"),
        "typed.js": site["assets/lessonwright/typed.js"],
        "quiz.js": site["assets/lessonwright/quiz.js"],
        "lms.js": bundle_script("lms", said),
    }
    page = tmp_path_factory.mktemp("page")
    for name, text in scripts.items():
        (page / name).parent.mkdir(parents=True, exist_ok=True)
        (page / name).write_text(text, encoding="utf-8")
    tags = "".join(f'<script src="{name}"></script>' for name in scripts)
    html = f"<!doctype html><meta charset=utf-8><title>x</title><body><div role=status></div><iframe></iframe>{tags}"
    (page / "index.html").write_text(html, encoding="utf-8")
    facts = package_facts(course, Dialect(), [], "scorm-1.2")
    assert sum(len(one["questions"]) for one in facts["lessons"]) == 200
    return page


@pytest.fixture
def page(new_learner: NewLearner, folder: Path) -> Page:
    page = new_learner().new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto((folder / "index.html").as_uri())
    return page


def fuzz(page: Page, runs: int, limit: int) -> dict[str, Any]:
    return dict(page.evaluate(FUZZ, {"runs": runs, "limit": limit, "seed": 20261129}))


def test_all_of_a_large_course_fits_and_comes_back(page: Page) -> None:
    told = fuzz(page, RUNS, 4096)
    assert told["wrong"] == []
    assert told["lost"] == 0
    assert 2000 < told["longest"] <= 4096


def test_with_little_room_results_stay_and_answers_go(page: Page) -> None:
    told = fuzz(page, 200, 1500)
    assert told["wrong"] == []
    assert told["lost"] > 100
    assert told["longest"] <= 1500


@pytest.mark.parametrize(
    "text", ["", "0|x", "1", "1|", "2|11|x", "1|9zz|~|!!!|,,,", "<xml/>", "🙂"]
)
def test_what_is_no_state_is_read_as_nothing(page: Page, text: str) -> None:
    read = page.evaluate(
        "text => { const { lessons, questions, ...rest } = Lessonwright.lmsState.read(text);"
        " return [lessons.size, questions.size, rest.success, rest.completed]; }",
        text,
    )
    assert read[:3] == [0, 0, "unknown"]


REACH = """
({ rules, passed, finished, best, seenLast }) => {
  const { facts, lmsState, outline, results, store } = Lessonwright;
  Object.assign(facts.rules, rules);
  facts.lessons.forEach(({ id }, place) => {
    const data = { passed: place < passed, finished: place < finished, best: place < finished ? best : 0 };
    store.set(`lw1:${outline.id}:${id}:quiz:quiz`, data);
  });
  const { state, progress } = results.next(lmsState.blank(), store, seenLast);
  return [state.completed, state.success, state.score, progress];
}
"""
EVERY = LESSONS
"""As many quizzes as there are lessons."""


@pytest.mark.parametrize(
    ("rules", "passed", "finished", "best", "seen_last", "expected"),
    [
        ({"completes": "lessons"}, EVERY, EVERY, 100, False, [True, "passed", 100, 1]),
        ({"completes": "lessons"}, EVERY - 1, EVERY, 70, True, [False, "failed", 70, 0.96]),
        ({"completes": "lessons"}, 0, 0, 0, True, [False, "unknown", None, 0]),
        ({"completes": "quizzes"}, EVERY, EVERY, 90, False, [True, "passed", 90, 1]),
        ({"completes": "share", "share": 80}, 20, 20, 100, False, [True, "unknown", 80, 0.8]),
        ({"completes": "share", "share": 80}, 19, 20, 100, False, [False, "unknown", 80, 0.76]),
        ({"completes": "last-page"}, 0, 0, 0, True, [True, "unknown", None, 0]),
        ({"completes": "last-page"}, 0, EVERY, 50, True, [True, "failed", 50, 0]),
        ({"passes": "score", "mastery": 60}, 0, 20, 80, False, [False, "passed", 64, 0]),
        ({"passes": "score", "mastery": 60}, EVERY, EVERY, 59, False, [True, "failed", 59, 1]),
    ],
)
def test_what_completes_and_passes_is_as_course_yml_says(
    page: Page,
    rules: dict[str, Any],
    passed: int,
    finished: int,
    best: int,
    seen_last: bool,
    expected: list[Any],
) -> None:
    given = {
        "rules": rules,
        "passed": passed,
        "finished": finished,
        "best": best,
        "seenLast": seen_last,
    }
    assert page.evaluate(REACH, given) == expected


def test_what_was_reached_is_never_less(page: Page) -> None:
    before = page.evaluate(
        """() => {
          const { facts, lmsState, results, store } = Lessonwright;
          const reached = { ...lmsState.blank(), completed: true, success: "passed", score: 91 };
          const best = { best: 80, finished: true, passed: true, done: true, at: 1 };
          reached.lessons.set(facts.lessons[0].code, best);
          const { state } = results.next(reached, store, false);
          return [state.completed, state.success, state.score, state.lessons.get(facts.lessons[0].code).passed];
        }"""
    )
    assert before == [True, "passed", 91, True]
