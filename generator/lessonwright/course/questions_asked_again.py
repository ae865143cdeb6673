"""Owns which questions of earlier quizzes are asked again: a course comes in; reviews and follow-ups go out in full.

The choice is the same in every output. It goes from lesson to lesson, so that neighbours are about different
things, and takes from each another question than the reviews before it did.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice, zip_longest

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, PlacedSheet
from lessonwright.course.module import Module, Review
from lessonwright.course.prompt import Plan
from lessonwright.course.question import Question
from lessonwright.course.session_and_training_day import FollowUp

_Written = tuple[Module | None, Sequence[Module], FollowUp]
"""The module that a follow-up is written in, if any; the modules that it follows on; and itself."""
FOLLOW_UP_FILE = "follow-up.pdf"
"""The file of what learners fill in afterwards, in the folder of their sheets."""
_CHOICE = 3
"""So many times as many questions as are asked at once lie ready, so that missed ones can come first."""


@dataclass(frozen=True)
class AskedAgain:
    """A question of an earlier quiz."""

    module: Module
    lesson: Lesson
    question: Question

    @property
    def lesson_id(self) -> str:
        """The id under which learners' entries know the lesson."""
        return f"{self.module.id}/{self.lesson.id}"

    @property
    def id(self) -> str:
        """What tells it from questions of other lessons."""
        return f"{self.module.id}.{self.lesson.id}.{self.question.id}"


@dataclass(frozen=True)
class ModuleReview:
    """A module's review, and the questions that lie ready for it."""

    module: Module
    review: Review
    ready: tuple[AskedAgain, ...]

    @property
    def asked(self) -> tuple[AskedAgain, ...]:
        """Those that are asked where nobody knows what was missed: on paper, and without a script."""
        return self.ready[: self.review.ask]


@dataclass(frozen=True)
class PlacedFollowUp:
    """A follow-up of a module, or of the whole training, and what is asked in it."""

    module: Module | None
    follow_up: FollowUp
    asked: tuple[AskedAgain, ...]
    lessons: tuple[tuple[Module, Lesson], ...]
    """The lessons that it follows on."""

    @property
    def id(self) -> str:
        """What learners' entries of it hang on."""
        days = f"after-{self.follow_up.after}"
        return f"{self.module.id}-{days}" if self.module else days

    @property
    def commitment(self) -> Plan | None:
        """The prompt for what learners commit themselves to."""
        commit = self.follow_up.commit
        return Plan.model_validate({"plan": commit, "id": self.id}) if commit else None

    @property
    def planned_in(self) -> tuple[tuple[Lesson, PlacedSheet], ...]:
        """The worksheets with a plan that it reads back, each with its lesson."""
        lessons = self.lessons if self.follow_up.read_plans else ()
        return tuple(
            (lesson, placed)
            for _, lesson in lessons
            for placed in lesson.placed_sheets
            if any(isinstance(prompt, Plan) for prompt in placed.sheet.prompts)
        )


def reviews(course: Course) -> Iterator[ModuleReview]:
    """Yield the reviews of a course, in order."""
    with_quiz = [_with_quiz([module]) for module in course.modules]
    for place, module in enumerate(course.modules):
        if module.review:
            yield _review(course, place, module.review, with_quiz)


def review_of(course: Course, module: Module, review: Review) -> ModuleReview:
    """Return the review of a module with its questions."""
    place = course.modules.index(module)
    with_quiz = [_with_quiz([one]) for one in course.modules[: place + 1]]
    return _review(course, place, review, with_quiz)


def _review(
    course: Course, place: int, review: Review, with_quiz: Sequence[Sequence[tuple[Module, Lesson]]]
) -> ModuleReview:
    """Return the review of the module at this place; `with_quiz` has the lessons with a quiz, module by module."""
    before = _in_turn(*reversed(with_quiz[:place]))
    lessons = _in_turn(with_quiz[place], before)
    asked = _spread(lessons, place, review.ask * _CHOICE, course)
    return ModuleReview(course.modules[place], review, asked)


def follow_ups(course: Course) -> tuple[PlacedFollowUp, ...]:
    """Return what follows on the training and on each module, in the order of the days."""
    of_course = course.session.follow_up if course.session else ()
    written: list[_Written] = [(None, course.modules, one) for one in of_course]
    written += [(module, (module,), one) for module in course.modules for one in module.follow_up]
    placed: list[PlacedFollowUp] = []
    asked_before = 0
    for turn, (module, modules, one) in enumerate(sorted(written, key=_day)):
        lessons = tuple((part, lesson) for part in modules for lesson in part.lessons)
        turned = _turned(_with_quiz(modules), asked_before)
        asked = _spread(turned, len(course.modules) + turn, one.ask, course)
        placed.append(PlacedFollowUp(module, one, asked, lessons))
        asked_before += one.ask
    return tuple(placed)


def _day(written: _Written) -> int:
    return written[2].after


def review_file(module: Module) -> str:
    """Return the file of a module's review on paper, below the folder of learners' sheets."""
    return f"{module.id}/review.pdf"


def has_follow_up_sheet(course: Course) -> bool:
    """Tell whether there is anything to fill in afterwards."""
    return any(placed.follow_up.asks_more for placed in follow_ups(course))


def _turned(lessons: Sequence[tuple[Module, Lesson]], by: int) -> list[tuple[Module, Lesson]]:
    """Return the lessons, begun further on: what comes later asks about others first."""
    start = by % len(lessons) if lessons else 0
    return [*lessons[start:], *lessons[:start]]


def _with_quiz(modules: Iterable[Module]) -> list[tuple[Module, Lesson]]:
    return [(module, lesson) for module in modules for lesson in module.lessons if lesson.quiz]


def _in_turn(*parts: Sequence[tuple[Module, Lesson]]) -> list[tuple[Module, Lesson]]:
    """Return the lessons of several parts, one of each in turn."""
    return [one for one in chain.from_iterable(zip_longest(*parts)) if one]


def _spread(
    lessons: Sequence[tuple[Module, Lesson]], place: int, most: int, course: Course
) -> tuple[AskedAgain, ...]:
    """Return so many questions at the most, one of each lesson before a second of any.

    `place` is how many modules come before: the further back a lesson is, the further on its questions begin.
    """
    at = {module.id: number for number, module in enumerate(course.modules)}

    def found() -> Iterator[AskedAgain]:
        for turn in count():
            is_over = True
            for module, lesson in lessons:
                if turn < (length := len(lesson.questions)):
                    is_over = False
                    question = lesson.questions[(turn + place - at[module.id]) % length]
                    yield AskedAgain(module, lesson, question)
            if is_over:
                return

    # Where a course is long, most of its lessons are not come to.
    return tuple(islice(found(), most))
