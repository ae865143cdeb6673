"""Owns the packing list: a session or a day of it comes in; what to print, bring and prepare comes out, added up."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from lessonwright.course.asked_again import (
    FOLLOW_UP_FILE,
    has_follow_up_sheet,
    review_file,
    reviews,
)
from lessonwright.course.block import Poll, RolePlay
from lessonwright.course.block.recording import Recording
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.session import Material, shares
from lessonwright.handouts.facilitator_papers import carded
from lessonwright.handouts.schedule import PlacedStep, TimeSlot, framing_steps
from lessonwright.handouts.session_sheets import (
    AGENDA,
    ATTENDANCE,
    CERTIFICATE,
    EVALUATION,
    EVALUATION_LATER,
    MANAGERS,
    PACKING_LIST,
    POSTERS,
    SELF_ASSESSMENT,
    SessionPart,
    titled,
)
from lessonwright.handouts.sheet_names import (
    answer_sheet_name,
    cards_name,
    handout_name,
    letter_cards_name,
    role_cards_name,
)
from lessonwright.handouts.sheet_text import SheetData
from lessonwright.handouts.sheets_by_step import sheet_word
from lessonwright.handouts.template_data import Frame, Parts
from lessonwright.prose.words import Words

_FOR_EACH = (AGENDA, SELF_ASSESSMENT, EVALUATION, CERTIFICATE, MANAGERS)
_ONCE = (ATTENDANCE, POSTERS, "facilitator-guide", "answer-key")
_ONE_SIDED = frozenset({POSTERS, CERTIFICATE, "letter-cards", "role-cards"})
"""What is hung, held up or cut, so that nothing is printed on its back."""

Files = Mapping[str, str]
"""The names of what is printed once for the course or for a lesson, by what it is."""


def packing_list(
    part: SessionPart, people: int, files: Files, frame: Frame, parts: Parts
) -> SheetData:
    """Return the data for `packing_list.typ`: what to print, how often, and what to bring and prepare.

    For a whole session it goes day by day; what one of several days needs stands on a list of its own, too.
    """
    days = [_day(frame.course, slots, people, files, parts) for slots in part.days]
    of_session = [
        *_printed_once(parts.words, part, people, files),
        *_letter_cards(parts.words, part.course, frame.course, people, files),
    ]
    if part.number:
        if part.is_end or part.gives("follow-up"):
            of_session += _follow_up(parts.words, frame.course, people)
        (only,) = days
        days = [only | {"print": [*of_session, *only["print"]]}]
        whole: SheetData = {"print": [], "prepare": [], "bring": [], "total": None}
    else:
        of_session += _printed_for_later(parts.words, frame.course, part, people, files)
        whole = {"print": of_session, "prepare": [], "bring": []}
        whole["total"] = _total(parts.words, of_session)
    return titled(frame, PACKING_LIST, part) | {
        "people": people,
        "whole": whole,
        "first_day": part.number or (1 if len(days) > 1 else None),
        "days": [day | {"total": _total(parts.words, day["print"])} for day in days],
    }


def _day(
    course: Course, slots: Iterable[TimeSlot], people: int, files: Files, parts: Parts
) -> SheetData:
    """Return what a day needs: for its lessons, its reviews and the steps around them."""
    slots = [slot for slot in slots if not slot.goes_on]
    steps = [slot.step for slot in slots if slot.step]
    held = dict.fromkeys(step.lesson for step in steps if step.lesson)
    by_path = {lesson.path: lesson for lesson in course.lessons}
    lessons = [by_path[path] for path in held]
    around = framing_steps(course, slots)
    reviewed = {step.review_of: step.title or "" for step in steps if step.review_of}
    return {
        "print": [
            *_printed(parts.words, lessons, people, files),
            *_left_for_home(parts.words, course, held, people),
            *_reviewed(parts.words, reviewed, people),
        ],
        "bring": [*_brought(parts.words, course, lessons, around, people)],
        "prepare": [*_prepared_around(parts, around), *_prepared(parts, lessons)],
    }


def _copies(what: str, title: str, copies: int, file: str, sides: str = "") -> SheetData:
    """Return a row of what is printed; `sides` says how, where it is not on both sides."""
    return {"what": what, "title": title, "copies": copies, "file": file, "sides": sides}


def _total(words: Words, printed: Iterable[SheetData]) -> str:
    """Return how many files there are, and how many copies in all."""
    copies = [row["copies"] for row in printed]
    return words("packing-total").format(files=len(copies), copies=sum(copies))


def _printed(
    words: Words, lessons: Iterable[Lesson], people: int, files: Files
) -> Iterator[SheetData]:
    one, cut = words("sides-one"), words("sides-cut")
    for lesson in lessons:
        yield _copies(words("handout"), lesson.title, people, f"handouts/{handout_name(lesson)}")
        if (name := answer_sheet_name(lesson)) in files.values():
            yield _copies(words("answers"), lesson.title, people, f"facilitator/{name}")
        if sets := [shares(it.cards, people) for it in carded(lesson) if it.cards]:
            file = f"facilitator/{cards_name(lesson)}"
            yield _copies(words("cards"), lesson.title, max(sets), file, cut)
        if groups := [_groups(it, people) for it in lesson.body if isinstance(it, RolePlay)]:
            file = f"facilitator/{role_cards_name(lesson)}"
            yield _copies(words("role-cards"), lesson.title, max(groups), file, one)


def _left_for_home(
    words: Words, course: Course, held: Collection[str], people: int
) -> Iterator[SheetData]:
    """Yield the handouts of what learners take by themselves after the modules that end with this day."""
    for module in course.modules:
        if module.home_lessons and module.room_lessons[-1].path in held:
            for lesson in module.home_lessons:
                title = f"{lesson.title} ({words('afterwards')})"
                yield _copies(words("handout"), title, people, f"handouts/{handout_name(lesson)}")


def _groups(role_play: RolePlay, people: int) -> int:
    """Return how many groups there are, the smallest that can be; whoever is left over watches in one of them."""
    return max(1, people // role_play.fewest)


def _printed_once(
    words: Words, part: SessionPart, people: int, files: Files
) -> Iterator[SheetData]:
    for what in (*_FOR_EACH, *_ONCE):
        if what in files:
            copies = people if what in _FOR_EACH else 1
            sides = words("sides-one") if what in _ONE_SIDED else ""
            yield _copies(words(sheet_word(what)), "", copies, files[what], sides)


def _letter_cards(
    words: Words, held: Course, course: Course, people: int, files: Files
) -> Iterator[SheetData]:
    """Yield the letters to hold up, where a lesson that is held has a poll."""
    name = letter_cards_name(course)
    if name in files and any(isinstance(it, Poll) for one in held.lessons for it in one.body):
        yield _copies(words("letter-cards"), "", people, f"facilitator/{name}", words("sides-one"))


def _reviewed(words: Words, modules: Mapping[str, str], people: int) -> Iterator[SheetData]:
    """Yield the sheets of the reviews that the room takes on a day, each with its module's title."""
    for module, title in modules.items():
        file = f"handouts/{module}/review.pdf"
        yield _copies(words("review"), title, people, file)


def _printed_for_later(
    words: Words, course: Course, part: SessionPart, people: int, files: Files
) -> Iterator[SheetData]:
    """Yield what is for later: reviews that are answered at home, what comes after, and what is asked then."""
    for review in reviews(course):
        if review.asked and review.module.id not in part.reviews:
            file = f"handouts/{review_file(review.module)}"
            yield _copies(words("review"), review.module.title, people, file)
    yield from _follow_up(words, course, people)
    yield _copies(words(EVALUATION_LATER), "", people, files[EVALUATION_LATER])


def _follow_up(words: Words, course: Course, people: int) -> Iterator[SheetData]:
    """Yield the sheet for what comes after, where the whole course has one."""
    if has_follow_up_sheet(course):
        yield _copies(words("follow-up"), "", people, f"handouts/{FOLLOW_UP_FILE}")


class _Needed(NamedTuple):
    """Something to bring, how many of it, and what for."""

    what: str
    number: int
    lesson: str


def _brought(
    words: Words,
    course: Course,
    lessons: Iterable[Lesson],
    around: Iterable[PlacedStep],
    people: int,
) -> Iterator[SheetData]:
    """Yield what is brought, each thing once, with how many the whole day needs of it, and for which lessons."""
    needed = [*_devices(words, course, lessons)]
    needed += [_need(it, people, step.title) for _, step in around for it in step.bring]
    needed += [
        _need(it, people, lesson.title)
        for lesson in lessons
        if lesson.facilitator
        for it in lesson.facilitator.bring
    ]
    for what in dict.fromkeys(it.what for it in needed):
        same = [it for it in needed if it.what == what]
        where = dict.fromkeys(it.lesson for it in same if it.lesson)
        count = max(1, sum(it.number for it in same))
        yield {"what": what, "count": count, "for": "; ".join(where)}


def _need(material: Material, people: int, lesson: str) -> _Needed:
    return _Needed(material.what, material.needed(people), lesson)


def _devices(words: Words, course: Course, lessons: Iterable[Lesson]) -> Iterator[_Needed]:
    """Yield what the lessons are shown and played with; one of each does for the day."""
    if course.handouts.slides != "none":
        yield _Needed(words("device-screen"), 0, "")
    for lesson in lessons:
        if any(isinstance(block, Recording) for block in lesson.body):
            yield _Needed(words("device-sound"), 0, lesson.title)


def _prepared(parts: Parts, lessons: Iterable[Lesson]) -> Iterator[SheetData]:
    for lesson in lessons:
        of_lesson = parts.within(lesson.path)
        items = lesson.facilitator.prepare if lesson.facilitator else ()
        if items:
            yield {"title": lesson.title, "items": [of_lesson.text.phrase(item) for item in items]}


def _prepared_around(parts: Parts, steps: Iterable[PlacedStep]) -> Iterator[SheetData]:
    for file, step in steps:
        if step.prepare:
            text = parts.within(file).text
            items = [text.phrase(item) for item in step.prepare]
            yield {"title": step.title, "items": items}
