"""Owns the packing list: a session or a day of it comes in; what to print, bring and prepare comes out, added up."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from lessonwright.course.block import Poll, RolePlay
from lessonwright.course.block.recording import Recording
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.questions_asked_again import (
    FOLLOW_UP_FILE,
    has_follow_up_sheet,
    review_file,
    reviews,
)
from lessonwright.course.session_and_training_day import Material, shares
from lessonwright.handouts.answer_key_and_cards import carded
from lessonwright.handouts.session_folder import (
    Copy,
    Printed,
    Room,
    Shown,
    copies,
    files_of,
    numbered_name,
    shown_in,
)
from lessonwright.handouts.session_papers_and_mails import (
    AGENDA,
    ATTENDANCE,
    CERTIFICATE,
    EVALUATION,
    EVALUATION_LATER,
    GUIDE,
    MANAGERS,
    PACKING_LIST,
    POSTERS,
    SELF_ASSESSMENT,
    SESSION,
    SessionPart,
    session_parts,
    titled,
)
from lessonwright.handouts.session_steps_and_times import Day, PlacedStep, TimeSlot, framing_steps
from lessonwright.handouts.sheet_names import (
    answer_sheet_name,
    cards_name,
    handout_name,
    letter_cards_name,
    role_cards_name,
)
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.handouts.sheets_and_posters_by_step import sheet_word
from lessonwright.handouts.template_data import Frame, Parts
from lessonwright.prose.words import Words

_FOR_EACH = (AGENDA, SELF_ASSESSMENT, EVALUATION, CERTIFICATE, MANAGERS)
_ONCE = (ATTENDANCE, POSTERS, "facilitator-guide", "answer-key")
_ONE_SIDED = frozenset({POSTERS, CERTIFICATE, "letter-cards", "role-cards"})
"""What is hung, held up or cut, so that nothing is printed on its back."""

Files = Mapping[str, str]
"""The files of what is printed once for the course or for a lesson, by what it is; all lie with the facilitator."""


@dataclass(frozen=True)
class Packed:
    """What a session or a day of it needs: what is printed for all of it, and for each day what that needs as well."""

    part: SessionPart
    of_whole: tuple[Printed, ...]
    days: tuple["PackedDay", ...]

    @property
    def goes_by_days(self) -> bool:
        """Whether each of its days has a folder of its own, with what that day needs."""
        return len(self.days) > 1

    @property
    def copies(self) -> Iterator[Copy]:
        """What comes into its folder from elsewhere."""
        days = () if self.goes_by_days else self.days
        printed = (*self.of_whole, *(one for day in days for one in day.printed))
        yield from copies(self.part.folder, printed, (one for day in days for one in day.shown))


@dataclass(frozen=True)
class PackedDay:
    """What a day needs."""

    lessons: tuple[Lesson, ...]
    around: tuple[PlacedStep, ...]
    printed: tuple[Printed, ...]
    shown: tuple[Shown, ...]


def packed(part: SessionPart, people: int, files: Files, words: Words) -> Packed:
    """Return what a session, or one of its days, needs for so many people."""
    course = part.whole
    days = tuple(_day(course, slots, people, files, words) for slots in part.days)
    if len(days) > 1:
        days = tuple(_with_guide(day, number, words) for number, day in enumerate(days, 1))
    of_whole = [*_printed_once(words, part, people, files)]
    of_whole += _letter_cards(words, part.course, course, people, files)
    if not part.number:
        of_whole += _reviewed_later(words, course, part, people)
    if part.is_end or part.gives("follow-up"):
        of_whole += _follow_up(words, course, people)
    if part.is_end:
        later = f"{SESSION}/{EVALUATION_LATER}.pdf"
        name = f"{EVALUATION_LATER}.pdf"
        of_whole.append(Printed(words(EVALUATION_LATER), "", people, "facilitator", later, name))
    return Packed(part, tuple(of_whole), days)


def _with_guide(day: PackedDay, number: int, words: Words) -> PackedDay:
    """Return one of several days, with the guide that is in its own folder."""
    name = f"{GUIDE}.pdf"
    word, source = words("facilitator-guide"), f"day-{number}/{name}"
    guide = Printed(word, "", 1, "facilitator", source, name)
    return replace(day, printed=(guide, *day.printed))


def session_copies(
    course: Course, day: Day, people: int | None, made: Collection[str], words: Words
) -> list[Copy]:
    """Return what lies once more in the folder of a session and of each of its days, each file once."""
    session = course.session
    if not session:
        return []
    count = people or session.people
    parts = session_parts(course, day)
    needed = [packed(part, count, files_of(part, session, made), words) for part in parts]
    return list(dict.fromkeys(copy for one in needed for copy in one.copies))


def packing_list(
    part: SessionPart, people: int, files: Files, frame: Frame, parts: Parts
) -> SheetData:
    """Return the data for `packing_list.typ`: what to print, how often, and what to show, bring and prepare.

    For a whole session it goes day by day; what one of several days needs stands on a list of its own, too.
    """
    words, needed = parts.words, packed(part, people, files, parts.words)
    of_whole = [*map(_print_row, needed.of_whole)]
    days = []
    for number, day in enumerate(needed.days, 1):
        folder = f"day-{number}/" if needed.goes_by_days else ""
        days.append(_day_rows(day, people, folder, frame.course, parts))
    if part.number:
        (only,) = days
        days = [only | {"print": [*of_whole, *only["print"]]}]
        of_whole = []
    return titled(frame, PACKING_LIST, part) | {
        "people": people,
        "where": words("packing-days" if needed.goes_by_days else "packing-folder"),
        "whole": {"print": of_whole, "total": _total(words, of_whole) if of_whole else None},
        "first_day": part.number or (1 if needed.goes_by_days else None),
        "days": [day | {"total": _total(words, day["print"])} for day in days],
    }


def _day(
    course: Course, slots: Iterable[TimeSlot], people: int, files: Files, words: Words
) -> PackedDay:
    """Return what a day needs: for its lessons, its reviews and the steps around them."""
    slots = [slot for slot in slots if not slot.goes_on]
    steps = [slot.step for slot in slots if slot.step]
    held = dict.fromkeys(step.lesson for step in steps if step.lesson)
    by_path = {lesson.path: lesson for lesson in course.lessons}
    lessons = tuple(by_path[path] for path in held)
    reviewed = {step.review_of: step.title or "" for step in steps if step.review_of}
    printed = (
        *_printed(words, lessons, people, files),
        *_left_for_home(words, course, held, people),
        *_reviewed(words, reviewed, people),
    )
    shown = tuple(shown_in(course, lessons, reviewed, words))
    return PackedDay(lessons, tuple(framing_steps(course, slots)), printed, shown)


def _day_rows(day: PackedDay, people: int, folder: str, course: Course, parts: Parts) -> SheetData:
    return {
        "print": [_print_row(one, folder) for one in day.printed],
        "show": [_show_row(one, folder) for one in day.shown],
        "bring": [*_brought(parts.words, course, day.lessons, day.around, people)],
        "prepare": [*_prepared_around(parts, day.around), *_prepared(parts, day.lessons)],
    }


def _print_row(one: Printed, folder: str = "") -> SheetData:
    """Return a row of what is printed; its file lies in this folder below that of the list."""
    row = {"what": one.what, "title": one.title, "copies": one.copies}
    return row | {"file": folder + one.name, "sides": one.remark}


def _show_row(one: Shown, folder: str) -> SheetData:
    where = folder if one.is_in_folder else ""
    return {"what": one.what, "title": one.title, "file": where + one.name}


def _total(words: Words, printed: Iterable[SheetData]) -> str:
    """Return how many files there are, and how many copies in all."""
    sheets = [row["copies"] for row in printed]
    return words("packing-total").format(files=len(sheets), copies=sum(sheets))


def _printed(
    words: Words, lessons: Iterable[Lesson], people: int, files: Files
) -> Iterator[Printed]:
    one, cut = words("sides-one"), words("sides-cut")
    for number, lesson in enumerate(lessons, 1):
        sheet = partial(_of_lesson, words, number, lesson)
        yield sheet("handout", people, "handouts", handout_name(lesson))
        if (source := answer_sheet_name(lesson)) in files.values():
            yield sheet("answers", people, "facilitator", source)
        if sets := [shares(it.cards, people) for it in carded(lesson) if it.cards]:
            yield sheet("cards", max(sets), "facilitator", cards_name(lesson), cut)
        if groups := [_groups(it, people) for it in lesson.room_body if isinstance(it, RolePlay)]:
            yield sheet("role-cards", max(groups), "facilitator", role_cards_name(lesson), one)


def _of_lesson(
    words: Words,
    number: int,
    lesson: Lesson,
    what: str,
    sheets: int,
    room: Room,
    source: str,
    remark: str = "",
) -> Printed:
    name = numbered_name(number, lesson, what)
    return Printed(words(what), lesson.title, sheets, room, source, name, remark)


def _left_for_home(
    words: Words, course: Course, held: Collection[str], people: int
) -> Iterator[Printed]:
    """Yield the handouts of what learners take by themselves after the modules that end with this day."""
    for module in course.modules:
        if module.home_lessons and module.room_lessons[-1].path in held:
            for lesson in module.home_lessons:
                title = f"{lesson.title} ({words('afterwards')})"
                source, name = handout_name(lesson), f"home-{module.id}-{lesson.id}.pdf"
                yield Printed(words("handout"), title, people, "handouts", source, name)


def _groups(role_play: RolePlay, people: int) -> int:
    """Return how many groups there are, the smallest that can be; whoever is left over watches in one of them."""
    return max(1, people // role_play.fewest)


def _printed_once(words: Words, part: SessionPart, people: int, files: Files) -> Iterator[Printed]:
    for what in (*_FOR_EACH, *_ONCE):
        if what in files:
            sheets = people if what in _FOR_EACH else 1
            remark = words("sides-one") if what in _ONE_SIDED else ""
            if what == CERTIFICATE and part.certifies_few:
                sheets, remark = 1, f"{remark}; {words('certificate-few')}"
            name = f"{GUIDE if what == 'facilitator-guide' else what}.pdf"
            word = words(sheet_word(what))
            yield Printed(word, "", sheets, "facilitator", files[what], name, remark)


def _letter_cards(
    words: Words, held: Course, course: Course, people: int, files: Files
) -> Iterator[Printed]:
    """Yield the letters to hold up, where a lesson that is held has a poll."""
    name = letter_cards_name(course)
    if name in files and any(isinstance(it, Poll) for one in held.lessons for it in one.room_body):
        own, one = "letter-cards.pdf", words("sides-one")
        yield Printed(words("letter-cards"), "", people, "facilitator", name, own, one)


def _reviewed(words: Words, modules: Mapping[str, str], people: int) -> Iterator[Printed]:
    """Yield the sheets of the reviews that the room takes on a day, each with its module's title."""
    for module, title in modules.items():
        source = f"{module}/review.pdf"
        yield Printed(words("review"), title, people, "handouts", source, f"review-{module}.pdf")


def _reviewed_later(
    words: Words, course: Course, part: SessionPart, people: int
) -> Iterator[Printed]:
    """Yield the reviews that are answered at home."""
    for review in reviews(course):
        module = review.module
        if review.asked and module.id not in part.reviews:
            source, name = review_file(module), f"review-{module.id}.pdf"
            yield Printed(words("review"), module.title, people, "handouts", source, name)


def _follow_up(words: Words, course: Course, people: int) -> Iterator[Printed]:
    """Yield the sheet for what comes after, where the whole course has one."""
    if has_follow_up_sheet(course):
        name = FOLLOW_UP_FILE
        yield Printed(words("follow-up"), "", people, "handouts", name, name)


class _Needed(NamedTuple):
    """Something to bring, how many of it, what for, and whether the next lesson has it, too."""

    what: str
    number: int
    lesson: str
    is_reused: bool = False


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
        used_up = sum(it.number for it in same if not it.is_reused)
        kept = max((it.number for it in same if it.is_reused), default=0)
        count = max(1, used_up + kept)
        yield {"what": what, "count": count, "for": "; ".join(where)}


def _need(material: Material, people: int, lesson: str) -> _Needed:
    return _Needed(material.what, material.needed(people), lesson, material.reused)


def _devices(words: Words, course: Course, lessons: Iterable[Lesson]) -> Iterator[_Needed]:
    """Yield what the lessons are shown and played with; one of each does for the day."""
    if course.handouts.slides != "none":
        yield _Needed(words("device-screen"), 0, "")
    for lesson in lessons:
        if any(isinstance(block, Recording) for block in lesson.room_body):
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
