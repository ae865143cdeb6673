"""Owns what is printed for a session beside its lessons: a course and its day come in, the data of sheets comes out.

For learners the agenda, the evaluations and the certificate; for whoever runs the session the packing
list, the attendance list and posters; and a page for a learner's manager.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter

from lessonwright.course.course import Course, course_with
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.questions_asked_again import PlacedFollowUp, follow_ups
from lessonwright.course.session_and_training_day import EVALUATED, Session
from lessonwright.handouts.learner_sheets import (
    module_workshop_data,
    self_assessment,
    workshop_data,
)
from lessonwright.handouts.session_steps_and_times import Day, TimeSlot, course_slots
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.handouts.sheets_and_posters_by_step import hangs_questions, hung_figures
from lessonwright.handouts.template_data import Frame, Parts
from lessonwright.prose.words import Words

AGENDA, PACKING_LIST, ATTENDANCE = "agenda", "packing-list", "attendance"
EVALUATION, POSTERS, CERTIFICATE, MANAGERS = "evaluation", "posters", "certificate", "managers"
EVALUATION_LATER, SELF_ASSESSMENT = "evaluation-later", "self-assessment"
SESSION_SHEETS = (
    *(AGENDA, PACKING_LIST, ATTENDANCE, SELF_ASSESSMENT, EVALUATION, EVALUATION_LATER),
    *(POSTERS, CERTIFICATE, MANAGERS),
)
DAY_SHEETS = (AGENDA, PACKING_LIST, ATTENDANCE, EVALUATION, POSTERS, CERTIFICATE)
"""What a day of several has of its own, for whoever holds or comes to that day alone."""
GUIDE, ANSWER_KEY = "guide", "answer-key"
"""The guide of one of several days, and the answers of its lessons."""
SESSION = "session"
"""The folder of what is printed for a session beside its lessons."""


@dataclass(frozen=True)
class SessionPart:
    """A whole session, or one of its days, with what is held in it."""

    course: Course
    """The course, with the lessons that are held in this part alone."""
    whole: Course
    """The course with all its lessons."""
    days: tuple[tuple[TimeSlot, ...], ...]
    number: int | None = None
    """Which day it is; None where it is the whole session."""
    is_end: bool = True
    """Whether the session is over with it."""

    @property
    def folder(self) -> str:
        """The folder of what is printed for it."""
        return f"day-{self.number}" if self.number else SESSION

    def gives(self, sheet: str) -> bool:
        """Tell whether a step of it says that this sheet is given out."""
        return any(slot.step and sheet in slot.step.give for slots in self.days for slot in slots)

    def certifies_whole(self, session: Session) -> bool:
        """Tell whether its certificate is that of the whole session: at the end of that, where there is one."""
        return self.is_end and session.certificate is not None

    def certificate(self, session: Session) -> str | None:
        """Return what its certificate says; None where it has none."""
        if self.certifies_whole(session):
            return session.certificate
        return session.day_certificate if len(self.days) == 1 else None

    @property
    def certifies_few(self) -> bool:
        """Whether its certificate is for those alone who come to no other day: the others get that of the whole."""
        session = self.whole.session
        has_other = session is not None and session.certificate is not None
        return has_other and not self.is_end

    @property
    def reviews(self) -> tuple[str, ...]:
        """The ids of the modules whose reviews the room takes in it."""
        steps = (slot.step for slots in self.days for slot in slots)
        return tuple(dict.fromkeys(it.review_of for it in steps if it and it.review_of))


def session_parts(course: Course, day: Day) -> tuple[SessionPart, ...]:
    """Return the whole session and, where it goes on for several days, each of them."""
    slots = course_slots(course, day)
    days = tuple(tuple(of_day) for _, of_day in groupby(slots, key=attrgetter("day")))
    held = {slot.step.lesson for slot in slots if slot.step}
    whole = SessionPart(course_with(course, held), course, days)
    if len(days) == 1:
        return (whole,)
    return (whole, *(_of_day(course, number, days) for number in range(1, len(days) + 1)))


def _of_day(course: Course, number: int, days: Sequence[tuple[TimeSlot, ...]]) -> SessionPart:
    slots = days[number - 1]
    held = {slot.step.lesson for slot in slots if slot.step}
    return SessionPart(course_with(course, held), course, (slots,), number, number == len(days))


def titled(frame: Frame, what: str, part: SessionPart | None = None) -> SheetData:
    """Return the titles of a sheet: what it is called in its file, and above its heading."""
    label = frame.words(what)
    if part and part.number:
        label = f"{label}, {frame.words('day')} {part.number}"
    title = f"{label}: {frame.course.title}"
    return {"title": title, "description": title, "label": label}


def agenda(part: SessionPart, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `agenda.typ`: when what begins, for learners."""
    days = [[*_agenda_rows(parts.words, slots)] for slots in part.days]
    # What comes after begins to count when the last day is over.
    followed = [placed.follow_up for placed in follow_ups(frame.course)] if part.is_end else []
    later = [{"when": parts.words("days-later", one.after), "do": one.do} for one in followed]
    around = {"before": [*_before(part, parts)], "home": [*_home(part, parts)], "later": later}
    return titled(frame, AGENDA, part) | {"days": days} | around


def _before(part: SessionPart, parts: Parts) -> Iterator[SheetData]:
    """Yield what is done before the modules that begin in this part, and before its lessons."""
    held = {lesson.path for lesson in part.course.lessons}
    for module in part.whole.modules:
        if module.room_lessons[0].path in held:
            form = module_workshop_data(parts.within(module.path), module)
            if form and form["before"]:
                yield {"title": module.title} | form
        for lesson in module.room_lessons:
            if lesson.path in held and (form := workshop_data(parts.within(lesson.path), lesson)):
                yield {"title": lesson.title} | form


def _home(part: SessionPart, parts: Parts) -> Iterator[SheetData]:
    """Yield what learners do by themselves after the lessons of this part, and after the modules that end in it."""
    held = {lesson.path for lesson in part.course.lessons}
    for module in part.whole.modules:
        for lesson in module.room_lessons:
            form = workshop_data(parts.within(lesson.path), lesson) if lesson.path in held else None
            if form and form["home"]:
                yield {"title": lesson.title, "home": form["home"]}
        if module.room_lessons[-1].path in held:
            together = module_workshop_data(parts.within(module.path), module)
            if together and together["home"]:
                yield {"title": module.title, "home": together["home"]}


def _agenda_rows(words: Words, slots: Sequence[TimeSlot]) -> Iterator[SheetData]:
    """Yield what begins, each once, and again where it goes on after a break or an energiser."""
    lesson, paused = "", False
    for slot in slots:
        if slot.kind in ("break", "lunch"):
            paused = True
            yield _row(slot, kind=slot.kind, duration=words("minutes-short", slot.minutes))
        elif slot.step and slot.step.title and not slot.goes_on:
            length = slot.step.rest if slot.opens_lesson else slot.step.minutes
            title = f"{words('review')}: " if slot.step.review_of else ""
            yield _row(
                slot,
                title=title + slot.step.title,
                is_lesson=slot.opens_lesson,
                duration=words("minutes-short", length),
            )
            lesson, paused = (slot.step.title, False) if slot.opens_lesson else (lesson, paused)
        elif slot.step and paused:
            yield _row(slot, title=slot.step.title or lesson, goes_on=True)
            paused = False
    last = slots[-1]
    yield _row(TimeSlot("end", last.start + last.minutes, 0), kind="end")


def _row(slot: TimeSlot, **more: object) -> SheetData:
    usual = {"kind": "step", "title": "", "is_lesson": False, "goes_on": False, "duration": ""}
    return usual | {"clock": slot.clock, **more}


def attendance(part: SessionPart, people: int, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `attendance.typ`: a line for each person, with a place to sign for each day."""
    numbers = [part.number] if part.number else [*range(1, len(part.days) + 1)]
    return titled(frame, ATTENDANCE, part) | {"people": people, "days": numbers}


def self_assessment_sheet(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `self_assessment.typ`: the statements to judge before and after, on one sheet."""
    of_course = parts.within(frame.course.path)
    return titled(frame, SELF_ASSESSMENT) | {"judged": self_assessment(frame, of_course)}


def evaluation(part: SessionPart, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `evaluation.typ`: how it was, asked right after."""
    words = frame.words
    agreed = [_statement(words("evaluation-" + name), name) for name in EVALUATED.agreed]
    lessons = [
        {"id": f"lesson-{module.id}-{lesson.id}", "plain": lesson.title}
        for module in part.course.modules
        for lesson in module.lessons
    ]
    return titled(frame, EVALUATION, part) | {"agreed": agreed, "lessons": lessons}


def evaluation_later(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `evaluation_later.typ`: what has changed, asked six weeks later."""
    return titled(frame, EVALUATION_LATER) | {"done": [*_done(frame.course.modules)]}


def _statement(words: str, name: str) -> SheetData:
    return {"tree": [words], "plain": words, "id": name}


def _done(modules: Iterable[Module]) -> Iterator[SheetData]:
    """Yield what learners were to be able to do, module by module."""
    for module in modules:
        said = enumerate(module.can_do, 1)
        statements = [_statement(text, f"{module.id}-{n}") for n, text in said]
        yield {"title": module.title, "statements": statements}


def posters(part: SessionPart, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `posters.typ`: the ground rules, and of each lesson its figures and what is discussed."""
    course = frame.course
    session = parts.within(course.path).fields(course.session) if course.session else {}
    return titled(frame, POSTERS, part) | {
        "ground_rules": session.get("ground_rules", []),
        "lessons": [_lesson_posters(parts.within(one.path), one) for one in part.course.lessons],
    }


def _lesson_posters(parts: Parts, lesson: Lesson) -> SheetData:
    figures = [parts.fields(hung.figure) for hung in hung_figures(lesson)]
    asked = lesson.facilitator.discuss if lesson.facilitator and hangs_questions(lesson) else ()
    return {
        "title": lesson.title,
        "figures": figures,
        "questions": [parts.text.phrase(question) for question in asked],
    }


def certificate(part: SessionPart, session: Session, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `certificate.typ`: who took part in what, in the author's own sentence, to be signed."""
    of_course = parts.within(frame.course.path)
    is_of_whole = part.certifies_whole(session)
    modules = [module.title for module in (part.whole if is_of_whole else part.course).modules]
    return titled(frame, "certificate-of-attendance", None if is_of_whole else part) | {
        "says": of_course.text.phrase(part.certificate(session) or ""),
        "modules": modules if len(frame.course.modules) > 1 else [],
    }


def managers(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `managers.typ`: what a learner's manager can do before and after."""
    of_course = parts.within(frame.course.path)
    return titled(frame, MANAGERS) | {
        "summary": of_course.text.text(frame.course.summary),
        "modules": [
            {"title": module.title, "objectives": list(module.objectives)}
            for module in frame.course.modules
        ],
    }


def mails(part: SessionPart, parts: Parts, address: str | None) -> str:
    """Return the mails to copy: an invitation, a reminder and two that follow up."""
    course, words = part.course, parts.words
    times = "\n".join(
        f"- {words('day')} {number}, {words('mail-date')}: {slots[0].clock}\N{EN DASH}{_end_time(slots)}"
        for number, slots in enumerate(part.days, part.number or 1)
    )
    places = {
        "course": course.title,
        "summary": " ".join(course.summary.split()),
        "times": times,
        "address": address or words("mail-address"),
        "beforehand": _beforehand(part, parts),
        "trainer": words("mail-trainer"),
    }
    return "\n\n\n".join(_mail(words, name, places) for name in _MAILS) + "\n"


def _beforehand(part: SessionPart, parts: Parts) -> str:
    """Return what is done before the session, module by module and lesson by lesson, where there is something."""
    lines = []
    for form in _before(part, parts):
        done = (_in_words(parts.words, one) for one in form["before"])
        duration = f" ({form['duration']})" if form["duration"] else ""
        lines.append(f"- {form['title']}{duration}: {'; '.join(done)}")
    return "\n\n" + "\n".join((parts.words("mail-beforehand"), *lines)) if lines else ""


def _in_words(words: Words, part: SheetData) -> str:
    """Return a part as a mail names it; of a question, its number is the title."""
    sign = " " if part["what"] == "question" else ": "
    return sign.join(filter(None, (words(part["what"]) if part["what"] else "", part["title"])))


_MAILS = ("invitation", "reminder", "follow-up", "six-weeks")


def _mail(words: Words, name: str, places: Mapping[str, str]) -> str:
    subject = words("mail-" + name + "-subject").format_map(places)
    body = words("mail-" + name).format_map(places)
    return f"== {subject}\n\n{body.strip()}"


def _end_time(slots: Sequence[TimeSlot]) -> str:
    last = slots[-1]
    return TimeSlot("end", last.start + last.minutes, 0).clock


BY_THE_DAY = (AGENDA, PACKING_LIST, ATTENDANCE)
"""What is another on another day."""
BY_PEOPLE = (PACKING_LIST, ATTENDANCE)
"""What is another for other people."""


def composers(
    part: SessionPart, session: Session, people: int
) -> dict[str, Callable[[Frame, Parts], SheetData]]:
    """Return what makes the data of each sheet but the packing list, by its name."""
    return {
        AGENDA: partial(agenda, part),
        ATTENDANCE: partial(attendance, part, people),
        SELF_ASSESSMENT: self_assessment_sheet,
        EVALUATION: partial(evaluation, part),
        EVALUATION_LATER: evaluation_later,
        POSTERS: partial(posters, part),
        CERTIFICATE: partial(certificate, part, session),
        MANAGERS: managers,
    }


_LONGEST_LINE = 75
"""How many bytes a line may have (RFC 5545, 3.1)."""


def follow_up_calendar(course: Course, last_day: date, address: str | None) -> str | None:
    """Return a day in the calendar for each follow-up; None, where the course has none."""
    placed = follow_ups(course)
    if not placed:
        return None
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lessonwright//follow-up//EN",
        *(line for one in placed for line in _event(course, one, last_day, address)),
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(
    course: Course, one: PlacedFollowUp, last_day: date, address: str | None
) -> Iterator[str]:
    day = last_day + timedelta(one.follow_up.after)
    yield "BEGIN:VEVENT"
    yield f"UID:{course.id}-{one.id}@lessonwright"
    yield f"DTSTAMP:{last_day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(one.follow_up.do)}"
    yield f"DESCRIPTION:{_escaped(course.title)}"
    if address:
        yield f"URL:{address}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text with what would end it or part it marked (RFC 5545, 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces that are short enough, of which each but the first begins with a space."""
    piece = ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
