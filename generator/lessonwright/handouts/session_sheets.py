"""Owns what is printed for a session beside its lessons: a course and its day come in, the data of sheets comes out.

For learners the agenda, the evaluations and the certificate; for whoever runs the session the packing
list, the attendance list and posters; and a page for a learner's manager.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from lessonwright.course.asked_again import (
    FOLLOW_UP_FILE,
    follow_ups,
    has_follow_up_sheet,
    review_file,
    reviews,
)
from lessonwright.course.block import Figure, RolePlay
from lessonwright.course.course import Course
from lessonwright.course.kind_contract import CardsFor
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.session import Session
from lessonwright.handouts.cards import carded
from lessonwright.handouts.frame import Frame
from lessonwright.handouts.learner_sheets import self_assessment
from lessonwright.handouts.schedule import Day, TimeSlot, course_slots
from lessonwright.handouts.sheet_names import letter_cards_name, role_cards_name
from lessonwright.handouts.sheet_text import SheetData
from lessonwright.handouts.template_data import Parts
from lessonwright.prose.words import Words

_IN_A_GROUP = 4
"""How many people share a set of cards that each small group has."""
AGENDA, PACKING_LIST, ATTENDANCE = "agenda", "packing-list", "attendance"
EVALUATION, POSTERS, CERTIFICATE, MANAGERS = "evaluation", "posters", "certificate", "managers"
SELF_ASSESSMENT = "self-assessment"
SESSION_SHEETS = (
    *(AGENDA, PACKING_LIST, ATTENDANCE, SELF_ASSESSMENT),
    *(EVALUATION, POSTERS, CERTIFICATE, MANAGERS),
)


def _titled(frame: Frame, what: str) -> SheetData:
    title = f"{frame.words(what)}: {frame.course.title}"
    return {"title": title, "description": title}


def _days(course: Course, day: Day) -> list[list[TimeSlot]]:
    slots = course_slots(course, day)
    return [[*of_day] for _, of_day in groupby(slots, key=attrgetter("day"))]


def agenda(day: Day, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `agenda.typ`: when what begins, for learners."""
    days = [[*_agenda_rows(parts.words, slots)] for slots in _days(frame.course, day)]
    later = [
        {"when": parts.words("days-later", one.after), "do": one.do}
        for one in (placed.follow_up for placed in follow_ups(frame.course))
    ]
    return _titled(frame, AGENDA) | {"days": days, "later": later}


def _agenda_rows(words: Words, slots: list[TimeSlot]) -> Iterator[SheetData]:
    """Yield what begins, each once, and again where it goes on after a break or an energiser."""
    lesson, paused = "", False
    for slot in slots:
        if slot.kind in ("break", "lunch"):
            paused = True
            yield _row(slot, kind=slot.kind, duration=words("minutes-short", slot.minutes))
        elif slot.step and slot.step.title and not slot.goes_on:
            minutes = words("minutes-short", slot.step.rest or slot.step.minutes)
            is_lesson = not slot.step.frames
            yield _row(slot, title=slot.step.title, is_lesson=is_lesson, duration=minutes)
            lesson, paused = (slot.step.title, False) if is_lesson else (lesson, paused)
        elif slot.step and paused:
            yield _row(slot, title=slot.step.title or lesson, goes_on=True)
            paused = False
    last = slots[-1]
    yield _row(TimeSlot("end", last.start + last.minutes, 0), kind="end")


def _row(slot: TimeSlot, **more: object) -> SheetData:
    usual = {"kind": "step", "title": "", "is_lesson": False, "goes_on": False, "duration": ""}
    return usual | {"clock": slot.clock, **more}


def packing_list(
    day: Day, people: int, files: Mapping[str, str], frame: Frame, parts: Parts
) -> SheetData:
    """Return the data for `packing_list.typ`: what to print, how often, and what to prepare, day by day.

    `files` are the names of what is printed once for the course or for a lesson, by what it is.
    """
    course = frame.course
    lessons = iter(course.lessons)
    days = []
    for slots in _days(course, day):
        opened = [slot for slot in slots if slot.step and slot.step.rest and not slot.goes_on]
        today = [next(lessons) for _ in opened]
        days.append(
            {
                "print": [*_printed(parts.words, today, people, files)],
                "prepare": [*_prepared(parts, today)],
            }
        )
    of_course = [
        *_printed_once(parts.words, course, people, files),
        *_printed_for_later(parts.words, course, people),
    ]
    return _titled(frame, PACKING_LIST) | {
        "people": people,
        "print": of_course,
        "prepare": [*_prepared_for_session(parts, course)],
        "days": days,
    }


def _copies(what: str, title: str, copies: int, file: str) -> SheetData:
    return {"what": what, "title": title, "copies": copies, "file": file}


def _printed(
    words: Words, lessons: Iterable[Lesson], people: int, files: Mapping[str, str]
) -> Iterator[SheetData]:
    for lesson in lessons:
        stem = lesson.path.removesuffix(".yml")
        yield _copies(words("handout"), lesson.title, people, f"handouts/{stem}.pdf")
        if f"{stem}-answers.pdf" in files.values():
            file = f"facilitator/{stem}-answers.pdf"
            yield _copies(words("answers"), lesson.title, people, file)
        if sets := [_sets(part.cards, people) for part in carded(lesson) if part.cards]:
            file = f"facilitator/{stem}-cards.pdf"
            yield _copies(words("cards"), lesson.title, max(sets), file)
        if groups := [
            _groups(block, people) for block in lesson.body if isinstance(block, RolePlay)
        ]:
            file = f"facilitator/{role_cards_name(lesson)}"
            yield _copies(words("role-cards"), lesson.title, max(groups), file)


def _groups(role_play: RolePlay, people: int) -> int:
    """Return how many groups have all the roles; whoever is left over watches in one of them."""
    return max(1, people // len(role_play.roles))


def _sets(use: CardsFor, people: int) -> int:
    """Return how many sets of cards so many people need."""
    share = {"alone": 1, "pairs": 2, "group": _IN_A_GROUP, "room": people}[use]
    return -(-people // share)


_FOR_EACH = (AGENDA, SELF_ASSESSMENT, EVALUATION, CERTIFICATE, MANAGERS)
_ONE = (ATTENDANCE, POSTERS)


def _printed_once(
    words: Words, course: Course, people: int, files: Mapping[str, str]
) -> Iterator[SheetData]:
    for what in (*_FOR_EACH, *_ONE, "facilitator-guide", "answer-key"):
        if what in files:
            copies = people if what in _FOR_EACH else 1
            name = "certificate-of-attendance" if what == CERTIFICATE else what
            yield _copies(words(name), "", copies, files[what])
    if (letters := letter_cards_name(course)) in files:
        yield _copies(words("letter-cards"), "", people, f"facilitator/{letters}")


def _printed_for_later(words: Words, course: Course, people: int) -> Iterator[SheetData]:
    """Yield the sheets of the reviews, and the one to take home."""
    for review in reviews(course):
        if review.asked:
            file = f"handouts/{review_file(review.module)}"
            yield _copies(words("review"), review.module.title, people, file)
    if has_follow_up_sheet(course):
        yield _copies(words("follow-up"), "", people, f"handouts/{FOLLOW_UP_FILE}")


def _prepared(parts: Parts, lessons: Iterable[Lesson]) -> Iterator[SheetData]:
    for lesson in lessons:
        of_lesson = parts.within(lesson.path)
        items = lesson.facilitator.prepare if lesson.facilitator else ()
        if items:
            yield {"title": lesson.title, "items": [of_lesson.text.phrase(item) for item in items]}


def _prepared_for_session(parts: Parts, course: Course) -> Iterator[SheetData]:
    of_course = parts.within(course.path)
    for step in course.session.steps if course.session else ():
        if step.prepare:
            yield {
                "title": step.title,
                "items": [of_course.text.phrase(item) for item in step.prepare],
            }


def attendance(day: Day, people: int, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `attendance.typ`: a line for each person, with a place to sign for each day."""
    return _titled(frame, ATTENDANCE) | {
        "people": people,
        "days": len(_days(frame.course, day)),
    }


_AGREED = ("useful", "practice", "pace", "safe", "recommend")


def self_assessment_sheet(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `self_assessment.typ`: the statements to judge before and after, on one sheet."""
    of_course = parts.within(frame.course.path)
    return _titled(frame, SELF_ASSESSMENT) | {"judged": self_assessment(frame, of_course)}


def evaluation(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `evaluation.typ`: how it was, asked right after, and what has changed, six weeks later."""
    words = frame.words
    agreed = [_statement(words("evaluation-" + name), name) for name in _AGREED]
    lessons = [
        {"id": f"lesson-{module.id}-{lesson.id}", "plain": lesson.title}
        for module in frame.course.modules
        for lesson in module.lessons
    ]
    return _titled(frame, EVALUATION) | {
        "agreed": agreed,
        "lessons": lessons,
        "done": [*_done(frame.course.modules)],
    }


def _statement(words: str, name: str) -> SheetData:
    return {"tree": [words], "plain": words, "id": name}


def _done(modules: Iterable[Module]) -> Iterator[SheetData]:
    """Yield what learners were to be able to do, module by module; of a module that says nothing, by its lessons."""
    for module in modules:
        said = module.objectives or [
            objective.text for lesson in module.lessons for objective in lesson.objectives
        ]
        statements = [_statement(text, f"{module.id}-{n}") for n, text in enumerate(said, 1)]
        yield {"title": module.title, "statements": statements}


def posters(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `posters.typ`: the ground rules, and of each lesson its figures and what is discussed."""
    course = frame.course
    session = parts.within(course.path).fields(course.session) if course.session else {}
    return _titled(frame, POSTERS) | {
        "ground_rules": session.get("ground_rules", []),
        "lessons": [_lesson_posters(parts.within(one.path), one) for one in course.lessons],
    }


def _lesson_posters(parts: Parts, lesson: Lesson) -> SheetData:
    figures = [parts.fields(block) for block in lesson.body if isinstance(block, Figure)]
    asked = lesson.facilitator.discuss if lesson.facilitator else ()
    return {
        "title": lesson.title,
        "figures": figures,
        "questions": [parts.text.phrase(question) for question in asked],
    }


def certificate(session: Session, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `certificate.typ`: who took part in what, in the author's own sentence, to be signed."""
    of_course = parts.within(frame.course.path)
    return _titled(frame, "certificate-of-attendance") | {
        "says": of_course.text.phrase(session.certificate or ""),
        "modules": [module.title for module in frame.course.modules],
    }


def managers(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `managers.typ`: what a learner's manager can do before and after."""
    of_course = parts.within(frame.course.path)
    return _titled(frame, MANAGERS) | {
        "summary": of_course.text.text(frame.course.summary),
        "modules": [
            {"title": module.title, "objectives": list(module.objectives)}
            for module in frame.course.modules
        ],
    }


def mails(course: Course, day: Day, words: Words, address: str | None) -> str:
    """Return the mails to copy: an invitation, a reminder and two that follow up."""
    days = _days(course, day)
    times = "\n".join(
        f"- {words('day')} {number}: {slots[0].clock}\N{EN DASH}{_end_time(slots)}"
        for number, slots in enumerate(days, 1)
    )
    places = {
        "course": course.title,
        "summary": " ".join(course.summary.split()),
        "times": times,
        "address": address or words("mail-address"),
        "trainer": words("mail-trainer"),
    }
    return "\n\n\n".join(_mail(words, name, places) for name in _MAILS) + "\n"


_MAILS = ("invitation", "reminder", "follow-up", "six-weeks")


def _mail(words: Words, name: str, places: Mapping[str, str]) -> str:
    subject = words("mail-" + name + "-subject").format_map(places)
    body = words("mail-" + name).format_map(places)
    return f"== {subject}\n\n{body.strip()}"


def _end_time(slots: list[TimeSlot]) -> str:
    last = slots[-1]
    return TimeSlot("end", last.start + last.minutes, 0).clock
