"""The sample course is played to 100 in both simulators, whole and by module, and resumed on another computer.

Each of its packages is held to the schemas, too.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from lessonwright.course.course import Course
from lessonwright.markup.dialect import Dialect
from lessonwright.packages.interaction import INTERACTIONS
from lessonwright.prose.markdown_to_html import Fragments
from lessonwright.reading.loader import load_course
from tests.browser.conftest import NewLearner
from tests.browser.expectation import expect
from tests.browser.packages.conftest import Start, make_packages, unpacked
from tests.browser.packages.lms import Launch, Record, interactions, reached
from tests.conftest import ROOT, SAMPLE
from tests.packages.test_manifest import cmi5, scorm_1_2, scorm_2004

pytestmark = pytest.mark.browser

STRUCTURES = {
    "scorm-1.2": ("imsmanifest.xml", scorm_1_2),
    "scorm-2004": ("imsmanifest.xml", scorm_2004),
    "cmi5": ("cmi5.xml", cmi5),
}
"""What says to an LMS what is in a package, and what finds its faults."""
ANSWER = """
(keys) => {
  const { facts } = parent.Lessonwright;
  const set = (field, value, type) => {
    field.value = value;
    field.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const rows = (asked) => [...asked.querySelectorAll(".lw-rows select")];
  const row = (asked, item) => rows(asked).find((select) => select.dataset.item === item);
  const judge = (asked, item, value) =>
    [...asked.querySelectorAll(".lw-judge input")]
      .find((input) => input.dataset.item === item && input.value === value).click();
  const answer = {
    choice: (asked, { parts, key }) =>
      key.forEach((place) => asked.querySelector(`input[value="${parts[place]}"]`).click()),
    matching: (asked, { kind, parts, targets, key }) =>
      parts.forEach((part, n) =>
        kind === "judge"
          ? judge(asked, part, targets[key[n]])
          : set(row(asked, part), targets[key[n]], "change")),
    sequencing: (asked, { parts }) =>
      [...parts, ...parts].forEach((part, n) => set(row(asked, part), n % parts.length + 1, "change")),
    "fill-in": (asked, { accept }) =>
      asked.querySelectorAll("input[type=text]").forEach((field, gap) => set(field, accept[gap][0], "input")),
    numeric: (asked, { answer }) => set(asked.querySelector("input[type=text]"), answer, "input")
  };
  answer["true-false"] = answer.choice;
  const quiz = document.querySelector("lw-quiz");
  const lesson = facts.lessons.find(({ id }) => id === quiz.getAttribute("lesson"));
  for (const question of lesson.questions) {
    const asked = quiz.querySelector(`#question-${CSS.escape(question.id)}`);
    answer[question.type](asked, { ...question, key: keys[question.path] });
    asked.querySelector("[data-does=check]").click();
  }
  quiz.querySelector("[data-does=finish]").click();
}
"""
"""Answers the quiz of a page as a learner does who knows all the keys, but faster."""


@cache
def sample() -> Course:
    course = load_course(SAMPLE).course
    assert course is not None
    return course


@cache
def keys() -> dict[str, tuple[int, ...]]:
    """Return each question's key by what an LMS knows the question by."""
    plain = Fragments(Dialect(), lambda _: None).plain
    return {
        f"{module.id}.{lesson.id}.{question.id}": INTERACTIONS[type(question)](question, plain).key
        for module in sample().modules
        for lesson in module.lessons
        for question in lesson.questions
    }


@pytest.fixture(scope="module")
def pack(lms: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str | None], str]:
    """Pack the sample course, or a part of it, beside the LMS, and return what its folders begin with."""

    def put(part: str | None) -> str:
        name = f"sample-{part or 'whole'}"
        built = tmp_path_factory.mktemp(name) / "site"
        unpacked(make_packages(ROOT / "mkdocs.yml", built, part), lms, name)
        for target, (file, faults) in STRUCTURES.items():
            assert faults((lms / f"{name}-{target}" / file).read_bytes()) == [], target
        return name

    return put


def play(session: Launch, lessons: list[str]) -> Record:
    """Answer all quizzes of these lessons, and close the course."""
    for lesson in lessons:
        session.open(f"{lesson}.html")
        session.site.evaluate(ANSWER, keys())
        expect(session.course.locator("lw-quiz")).to_have_attribute("score", "100")
    return session.close()


def lessons_of(*modules: str) -> list[str]:
    return [
        f"{module.id}/{lesson.id}"
        for module in sample().modules
        for lesson in module.lessons
        if module.id in modules
    ]


ALL = [module.id for module in sample().modules]


def test_the_whole_course(
    start: Start, new_learner: NewLearner, pack: Callable[[str | None], str]
) -> None:
    name = pack(None)
    for standard in ("scorm-1.2", "scorm-2004"):
        lessons = lessons_of(*ALL)
        session = start(f"{name}-{standard}", standard, new_learner())
        record = play(session, lessons)
        assert reached(record) == ("completed", "passed", "100")
        asked = sum(len(lesson.questions) for lesson in sample().lessons)
        assert len([key for key in record if key.endswith(".id") and "interac" in key]) >= asked
        again = start(f"{name}-{standard}", standard, new_learner(), record=record)
        assert again.site.url.endswith(f"{lessons[-1]}.html")
        expect(again.course.locator("lw-quiz")).to_have_attribute("score", "100")
        again.open("certificate.html")
        expect(again.course.locator("lw-certificate")).to_have_attribute("complete", "")
        assert reached(again.close()) == ("completed", "passed", "100")


@pytest.mark.parametrize("module", ALL)
def test_a_module_alone(
    module: str, start: Start, new_learner: NewLearner, pack: Callable[[str | None], str]
) -> None:
    name, lessons = pack(module), lessons_of(module)
    for standard in ("scorm-1.2", "scorm-2004"):
        record = play(start(f"{name}-{standard}", standard, new_learner()), lessons)
        assert reached(record) == ("completed", "passed", "100")
        assert {one["result"] for one in interactions(record).values()} == {"correct"}
        again = start(f"{name}-{standard}", standard, new_learner(), record=record)
        assert again.site.url.endswith(f"{lessons[-1]}.html")
        expect(again.course.locator("lw-quiz")).to_have_attribute("score", "100")
        assert reached(again.close()) == ("completed", "passed", "100")
