"""The contract of kinds: what each kind of question, block and prompt has, in every room; a failure names the file."""

import inspect
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from lessonwright.course.base_models_and_field_types import Kind
from lessonwright.course.block import Block
from lessonwright.course.block.base import BaseBlock, TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson_and_review_slides import OF_BLOCKS
from lessonwright.course.prompt import Prompt
from lessonwright.course.prompt.base import BasePrompt
from lessonwright.course.question import Question
from lessonwright.course.question.base import BaseQuestion
from lessonwright.course.slide_and_question_slides import OF_QUESTIONS
from lessonwright.handouts.pdf_batch import PdfBatch
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.handouts.template_data import DERIVED
from lessonwright.packages.interaction import INTERACTIONS
from lessonwright.reading.loader import load_course
from lessonwright.site.script_bundles import parts
from tests.reading.example import FOLDER as EXAMPLES
from tests.reading.example import Example

ROOT = Path(__file__).parent.parent
PACKAGE = Path("generator", "lessonwright")
TEMPLATES = PACKAGE / "site" / "templates"
SCRIPTS = PACKAGE / "site" / "assets" / "scripts"
PAPER = PACKAGE / "handouts" / "templates"
STARTER = PACKAGE / "starter" / "files" / "content" / "good-lessons" / "write-one-lesson.yml"
EVERYTHING = Path("tests", "reading", "examples", "good", "everything.txt")
GOLDEN = Path("tests", "site", "courses", "every-kind")
SAVED = Path("tests", "difference", "saved")
TWICE = Path("tests", "reading", "examples", "twice")

UNIONS = {"questions": Question, "blocks": Block, "prompts": Prompt}
BASES: dict[str, type[Kind]] = {
    "questions": BaseQuestion,
    "blocks": BaseBlock,
    "prompts": BasePrompt,
}
CATALOGUES = [*(ROOT / PACKAGE / "prose" / "words").glob("*.toml")]
SHARED = {"__init__", "base", "choice", "recording"}
"""Modules beside those of the kinds."""


@dataclass(frozen=True)
class Member:
    """A kind of one of the three families."""

    family: str
    model: Any

    def __str__(self) -> str:
        return f"{self.family}-{self.model.kind}"

    @property
    def file(self) -> str:
        """The name of its files, without their endings."""
        return str(self.model.kind).replace("-", "_")


def models(union: Any) -> list[type[Kind]]:
    return [get_args(member)[0] for member in get_args(get_args(union)[0])]


MEMBERS = [Member(family, model) for family, union in UNIONS.items() for model in models(union)]
QUESTIONS = [member for member in MEMBERS if member.family == "questions"]
PROMPTS = [member for member in MEMBERS if member.family == "prompts"]
each = pytest.mark.parametrize("member", MEMBERS, ids=str)
each_question = pytest.mark.parametrize("member", QUESTIONS, ids=str)
each_prompt = pytest.mark.parametrize("member", PROMPTS, ids=str)
TASKS = [member for member in MEMBERS if issubclass(member.model, TaskBlock)]
each_task = pytest.mark.parametrize("member", TASKS, ids=str)
each_family = pytest.mark.parametrize("family", UNIONS)


def assert_file(path: Path) -> None:
    assert (ROOT / path).is_file(), f"{path.as_posix()} is missing"


@cache
def content(folder: Path) -> Course:
    loaded = load_course(ROOT / folder)
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    return loaded.course


def kinds_in(course: Course) -> Iterator[Any]:
    for lesson in course.lessons:
        yield from (*lesson.body, *lesson.questions)
        yield from lesson.prompts


def is_asked(member: Member, course: Course) -> bool:
    return any(type(part) is member.model for part in kinds_in(course))


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("everything")
    Example.read("good/everything").write_to(folder)
    return folder


# The lesson language.


@each_family
def test_every_model_is_in_its_union(family: str) -> None:
    folder = ROOT / PACKAGE / "course" / family.removesuffix("s")
    written = {file.stem for file in folder.glob("*.py")} - SHARED
    used = {model.__module__.rpartition(".")[2] for model in models(UNIONS[family])}
    union = (PACKAGE / "course" / family.removesuffix("s") / "__init__.py").as_posix()
    assert written == used, f"{union} lacks {sorted(written - used)}"


@each
def test_a_model_says_all_that_is_asked_of_its_family(member: Member) -> None:
    file = f"{(PACKAGE / 'course' / member.family.removesuffix('s')).as_posix()}/{member.file}.py"
    assert issubclass(member.model, BASES[member.family])
    missing = {
        *member.model.__abstractmethods__,
        *(name for name in BASES[member.family].__class_vars__ if not hasattr(member.model, name)),
    }
    assert not missing, f"{file}: {member.model.__name__} does not say {sorted(missing)}"
    assert not inspect.isabstract(member.model)


@each
def test_a_mistake_in_it_has_its_sentence(member: Member) -> None:
    assert_file(EXAMPLES.relative_to(ROOT) / member.family / f"{member.file}.txt")
    example = Example.read(f"{member.family}/{member.file}")
    assert f"- {member.model.kind}:" in example.files["first/one.yml"]
    assert ": error: " in example.says


@each
def test_what_stands_twice_in_it_is_told(member: Member, everything: Path) -> None:
    written = [part for part in kinds_in(content(everything)) if type(part) is member.model]
    nouns = {unique.noun for part in written for unique in part.unique_parts}
    if nouns:
        assert_file(TWICE / member.family / f"{member.file}.txt")
        says = Example.read(f"twice/{member.family}/{member.file}").says
        assert [noun for noun in nouns if f"this {noun} is there twice" not in says] == []


@each
def test_the_example_of_everything_has_it(member: Member, everything: Path) -> None:
    assert is_asked(member, content(everything)), (
        f"{EVERYTHING.as_posix()} has no {member.model.kind}"
    )


@each
def test_the_starter_shows_it(member: Member) -> None:
    text = (ROOT / STARTER).read_text(encoding="utf-8")
    found = re.search(rf"^ +- {member.model.kind}: ", text, re.MULTILINE)
    assert found, f"{STARTER.as_posix()} has no {member.model.kind}"


# What learners have saved.


@each
def test_what_becomes_of_its_saved_answers_is_told(member: Member) -> None:
    if member.family != "blocks" or saves(member):
        assert_file(SAVED / member.family / f"{member.file}.txt")
        text = (ROOT / SAVED / member.family / f"{member.file}.txt").read_text(encoding="utf-8")
        assert f"- {member.model.kind}:" in text
        assert re.search(r"^== says\n(?:kept|partly|lost): ", text, re.MULTILINE)


def saves(member: Member) -> bool:
    """Tell whether a block of this kind saves anything, by the golden course, which has one."""
    blocks = (part for part in kinds_in(content(GOLDEN)) if type(part) is member.model)
    return any(block.saved_under for block in blocks)


# The page.


@each
def test_it_has_a_page_template(member: Member) -> None:
    assert_file(TEMPLATES / member.family / f"{member.file}.html.j2")


@each_family
def test_every_page_template_has_a_kind(family: str) -> None:
    files = {file.name for file in (ROOT / TEMPLATES / family).iterdir() if file.name[0] != "_"}
    known = {f"{member.file}.html.j2" for member in MEMBERS if member.family == family}
    assert files - known - {"frame.html.j2"} == set()


@each_question
def test_a_question_has_a_script(member: Member) -> None:
    path = SCRIPTS / "questions" / f"{member.file}.js"
    assert_file(path)
    kind = re.escape(member.model.kind)
    adds = re.compile(rf'^Lessonwright\.kinds(\.{kind}|\["{kind}"\]) = ', re.MULTILINE)
    assert adds.search((ROOT / path).read_text(encoding="utf-8")), (
        f"{path.as_posix()} adds no {kind}"
    )
    assert any(part.name == f"questions/{member.file}" and part.is_kind for part in parts())


@each_prompt
def test_a_prompt_has_its_lines_in_the_workbook(member: Member) -> None:
    [script] = [part for part in parts() if "workbookData" in part.gives]
    kind = re.escape(member.model.kind)
    path = (SCRIPTS / f"{script.name}.js").as_posix()
    assert re.search(rf'[{{,]"?{kind}"?:', script.source), f"{path} has no lines for {kind}"


@each
def test_the_golden_course_has_it(member: Member) -> None:
    lesson = (GOLDEN / "first" / "one.yml").as_posix()
    assert is_asked(member, content(GOLDEN)), f"{lesson} has no {member.model.kind}"


# An LMS.


@each_question
def test_an_lms_is_told_of_it(member: Member) -> None:
    table = (PACKAGE / "packages" / "interaction.py").as_posix()
    assert member.model in INTERACTIONS, f"{table}: INTERACTIONS lacks {member.model.__name__}"


# Slides.


@each
def test_what_the_room_is_shown_of_it_is_said(member: Member) -> None:
    tables: dict[str, Any] = {"questions": OF_QUESTIONS, "blocks": OF_BLOCKS}
    table = tables.get(member.family, {member.model: "of prompts, the room is shown none"})
    of_questions = member.family == "questions"
    file = "slide_and_question_slides.py" if of_questions else "lesson_and_review_slides.py"
    path = PACKAGE / "course" / file
    assert path.is_file()
    assert member.model in table, f"{path.as_posix()}: no table names {member.model.__name__}"


# Paper.


@each
def test_it_has_a_template_for_paper(member: Member) -> None:
    assert_file(PAPER / member.family / f"{member.file}.typ")


@each_task
def test_a_task_has_a_template_for_the_guide(member: Member) -> None:
    assert_file(PAPER / "guides" / f"{member.file}.typ")


@each_task
@pytest.mark.parametrize("catalogue", sorted(CATALOGUES), ids=lambda path: path.stem)
def test_the_guide_can_say_to_leave_a_task_out(member: Member, catalogue: Path) -> None:
    said = tomllib.loads(catalogue.read_text(encoding="utf-8"))
    for word in (member.model.kind, f"cut-{member.model.kind}"):
        assert word in said, f"{catalogue.relative_to(ROOT).as_posix()} has no {word}"


@each_question
def test_a_question_has_a_template_for_the_answer_key(member: Member) -> None:
    assert_file(PAPER / "keys" / f"{member.file}.typ")


@each
def test_paper_knows_what_it_needs_beside_its_fields(member: Member) -> None:
    table = (PACKAGE / "handouts" / "template_data.py").as_posix()
    assert member.model in DERIVED, f"{table}: DERIVED does not name {member.model.__name__}"


@pytest.mark.parametrize("family", [*UNIONS, "keys", "guides"])
def test_every_template_for_paper_has_a_kind(family: str) -> None:
    files = {file.name for file in (ROOT / PAPER / family).iterdir() if file.name[0] != "_"}
    whose = {"keys": "questions", "guides": "blocks"}.get(family, family)
    assert files - {f"{member.file}.typ" for member in MEMBERS if member.family == whose} == set()


def test_the_example_of_everything_can_be_printed(everything: Path, tmp_path: Path) -> None:
    jobs = PdfJobs(content(everything), everything, lambda _: None)
    batch = PdfBatch(jobs, tmp_path)
    batch.run([*jobs.learner(), *jobs.facilitator()])
    assert [*tmp_path.glob("slides/*/*.pdf")]
    assert [told for told in batch.diagnostics if told.rule == "not-typeset"] == []
    assert len([*tmp_path.rglob("*.pdf")]) >= 5
