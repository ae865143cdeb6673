"""Owns the facilitator's guide: a course and its day come in; its run of show and its lessons come out as data."""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter

from lessonwright.course.block import Scenario
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, question_numbers
from lessonwright.course.lesson_and_review_slides import (
    has_review_slides,
)
from lessonwright.course.module import Module
from lessonwright.course.questions_asked_again import AskedAgain, follow_ups, review_of
from lessonwright.course.session_and_training_day import Material
from lessonwright.handouts.answer_key_and_cards import aligned_modules
from lessonwright.handouts.day_overrun_and_time_cuts import cuts, cuts_of_unknown_length, tasks
from lessonwright.handouts.learner_sheets import module_workshop_data, workshop_data
from lessonwright.handouts.scenario_map import scenario_map
from lessonwright.handouts.session_papers_and_mails import SessionPart
from lessonwright.handouts.session_steps_and_times import (
    AgendaStep,
    Day,
    SessionSteps,
    TimeSlot,
    framing_steps,
    module_steps,
    schedule,
    steps_of,
)
from lessonwright.handouts.sheet_names import guide_name
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.handouts.sheets_and_posters_by_step import (
    given_out,
    hangs_questions,
    hung_figures,
    sheets_by_step,
    with_session_sheets,
)
from lessonwright.handouts.slide_sheet import SlideLinks, slide_links
from lessonwright.handouts.template_data import Frame, Parts

_Timings = Mapping[str, Sequence[SheetData]]
"""What happens in each step of a lesson, by the lesson's path."""


def guide(
    parts: Parts, course: Course, part: Course | Module, day: Day, slides: SlideLinks
) -> SheetData:
    """Return the data for `guide.typ`: a run of show over a course or a module of it, and each lesson in full."""
    modules = part.modules if isinstance(part, Course) else (part,)
    lessons = {lesson.path for module in modules for lesson in module.room_lessons}
    filled = [_module(parts, course, module, slides, lessons) for module in modules]
    summary = parts.within(part.path).text.text(part.summary)["plain"]
    laid_out = _laid_out(parts, course, modules, filled, day)
    days = [
        with_session_sheets(course, slots, _for_others(course, part, number, len(laid_out)))
        for number, slots in enumerate(laid_out, 1)
    ]
    return {
        "title": part.title,
        "description": summary,
        "summary": summary,
        "session": _to_prepare(parts, course, days),
        "first_day": None if len(days) == 1 else 1,
        "days": [_day(parts, course, slots) for slots in days],
        "modules": filled,
        "later": [*_later(parts, course, part)],
        "aligned": [],
    }


def day_guide(parts: Parts, of_day: SessionPart, slides: SlideLinks) -> SheetData:
    """Return the data for `guide.typ`: the run of show of one of several days, and its lessons in full."""
    course = of_day.whole
    (planned,) = of_day.days
    steps = [slot.step for slot in planned if slot.step]
    lessons, reviewed = (
        {getattr(step, name) for step in steps} for name in ("lesson", "review_of")
    )
    # What is made of the other days' lessons would be left out: of a hundred days, that takes long.
    held = [
        module
        for module in course.modules
        if module.id in reviewed or any(lesson.path in lessons for lesson in module.lessons)
    ]
    filled = [_module(parts, course, module, slides, lessons) for module in held]
    in_full = _in_full(parts, course, course.modules, filled, planned)
    slots = with_session_sheets(course, in_full, _not_today(of_day))
    name = f"{parts.words('day')} {of_day.number}"
    return {
        "title": course.title,
        "description": f"{course.title}: {name}",
        "summary": name,
        "session": _to_prepare(parts, course, [slots]),
        "first_day": of_day.number,
        "days": [_day(parts, course, slots)],
        "modules": [
            it if module.id in reviewed else it | {"review": None}
            for module, it in zip(held, filled, strict=True)
        ],
        "later": [],
        "aligned": [],
    }


def _not_today(of_day: SessionPart) -> tuple[str, ...]:
    """Return what is given out on the last day alone; a day before it may have a certificate of its own."""
    if of_day.is_end:
        return ()
    session = of_day.whole.session
    has_own = session and session.day_certificate
    return ("follow-up",) if has_own else ("follow-up", "certificate")


def _laid_out(
    parts: Parts,
    course: Course,
    modules: Sequence[Module],
    filled: Sequence[SheetData],
    day: Day,
) -> list[list[TimeSlot]]:
    """Return the slots of each day, with what happens in them."""
    slots = [*schedule(steps_of(modules), day, SessionSteps.of(course.session))]
    in_full = _in_full(parts, course, modules, filled, slots)
    return [[*of_day] for _, of_day in groupby(in_full, key=attrgetter("day"))]


def _in_full(
    parts: Parts,
    course: Course,
    modules: Iterable[Module],
    filled: Iterable[SheetData],
    slots: Iterable[TimeSlot],
) -> list[TimeSlot]:
    """Return the slots with what happens in them; of each lesson in them, `filled` has what its facilitator reads."""
    said = {
        lesson["path"]: (lesson["facilitator"] or {}).get("timing", ())
        for module in filled
        for lesson in module["lessons"]
    }
    home = {lesson.path: module for module in modules for lesson in module.room_lessons}
    by_id = {module.id: module for module in modules}
    of_course, steps = parts.within(course.path), dict[str, list[AgendaStep]]()

    def in_full(step: AgendaStep) -> AgendaStep:
        if step.review_of:
            return replace(step, do=parts.text.text(parts.words("review-guide")), give=("review",))
        module = home[step.lesson] if step.lesson else by_id.get(step.frames_module)
        if not module:
            return replace(step, do=of_course.text.text(step.written.do)) if step.written else step
        if module.id not in steps:
            steps[module.id] = [*_steps(parts, course, module, said)]
        own = steps[module.id][step.number]
        return replace(
            step,
            do=own.do,
            runs=own.runs,
            give=own.give,
            give_after=own.give_after,
            for_home=own.for_home,
        )

    return [replace(slot, step=in_full(slot.step)) if slot.step else slot for slot in slots]


def _for_others(course: Course, part: Course | Module, number: int, of: int) -> tuple[str, ...]:
    """Return what is given out on other days than this one, and in other sessions than those of this part."""
    if part is not course and len(course.modules) > 1:
        return ("agenda", "certificate", "follow-up")
    later = ("agenda",) if number > 1 else ()
    sooner = ("evaluation", "certificate", "follow-up") if number < of else ()
    return (*later, *sooner)


def _to_prepare(
    parts: Parts, course: Course, days: Iterable[Iterable[TimeSlot]]
) -> SheetData | None:
    """Return what is done before these days, and the rules that the room agrees to; None where nothing is framed."""
    placed = framing_steps(course, chain.from_iterable(days))
    if not course.session and not placed:
        return None
    session = parts.within(course.path).fields(course.session) if course.session else {}
    return {
        "ground_rules": session.get("ground_rules", []),
        "prepare": [
            parts.within(file).text.phrase(item) for file, step in placed for item in step.prepare
        ],
        "bring": [line for _, step in placed for line in bring_lines(parts, step.bring)],
    }


def bring_lines(parts: Parts, bring: Iterable[Material]) -> Iterator[SheetData]:
    """Yield what is brought, each with how many of it and for whom."""
    for one in bring:
        each = "" if one.shared == "room" else " " + parts.words("each-" + one.shared)
        yield {"what": one.what, "count": f"{one.count}{each}"}


def _module(
    parts: Parts,
    course: Course,
    module: Module,
    slides: SlideLinks,
    lessons: Collection[str],
) -> SheetData:
    """Return a module with those of its lessons that have one of these paths, as its room takes them."""
    return {
        "title": module.title,
        "workshop": module_workshop_data(parts, module),
        "lessons": [
            _facilitator_sheet_lesson(parts, course, lesson) | {"slides": slides(lesson)}
            for lesson in module.room_lessons
            if lesson.path in lessons
        ],
        "review": _review(parts, course, module, slides),
    }


def _review(parts: Parts, course: Course, module: Module, slides: SlideLinks) -> SheetData | None:
    """Return the questions that the review of a module asks on paper, with key and feedback."""
    if not module.review:
        return None
    review = review_of(course, module, module.review)
    return {
        "duration": parts.words.duration(module.review.minutes),
        "slides": slides(module) if has_review_slides(review) else None,
        "how": "review-guide" if module.review.where == "room" else "review-home",
        "asked": [
            parts.within(one.lesson.path).fields(one.question) | {"number": number} | found
            for number, (one, found) in enumerate(
                zip(review.asked, _found_in(review.asked), strict=True), 1
            )
        ],
    }


def _found_in(asked: Iterable[AskedAgain]) -> Iterator[SheetData]:
    for one in asked:
        there = question_numbers(one.lesson)[one.question.id]
        yield {"from": one.lesson.title, "number_there": there}


def _later(parts: Parts, course: Course, part: Course | Module) -> Iterator[SheetData]:
    """Yield what learners do in the weeks after, and what is asked then."""
    for placed in follow_ups(course):
        if isinstance(part, Course) or placed.module is None or placed.module.id == part.id:
            one = placed.follow_up
            yield {
                "when": parts.words("days-later", one.after),
                "do": one.do,
                "asked": [*_found_in(placed.asked)],
            }


def _facilitator_sheet_lesson(parts: Parts, course: Course, lesson: Lesson) -> SheetData:
    parts = parts.within(lesson.path)
    return {
        "path": lesson.path,
        "title": lesson.title,
        "minutes": lesson.session_minutes,
        "duration": parts.words.duration(lesson.session_minutes),
        "workshop": workshop_data(parts, lesson),
        "objectives": [parts.fields(objective) for objective in lesson.objectives],
        "facilitator": _facilitator(parts, course, lesson) if lesson.facilitator else None,
        "learners": _room_minutes(parts, lesson),
        "tasks": [_task(parts, lesson, block) for block in _guided(lesson)],
        "maps": [
            scenario_map(parts, block)
            for block in lesson.body
            if isinstance(block, Scenario) and lesson.is_for_room(block.given_id)
        ],
        "posters": [*_posters(parts, lesson)] if course.session else [],
        "discusses": hangs_questions(lesson),
        "cuts": list(_cuts(parts, lesson)),
    }


def _posters(parts: Parts, lesson: Lesson) -> Iterator[SheetData]:
    """Yield the posters of a lesson, each with when it is hung: earlier, it would give away what is to be found out."""
    for figure, heading in hung_figures(lesson):
        when = parts.words("hang-after" if heading else "hang-first")
        named = parts.text.phrase(heading)["plain"] if heading else ""
        shown = parts.text.phrase(figure.caption or figure.alt)["plain"]
        yield {"what": shown, "when": when.format(heading=named)}
    if hangs_questions(lesson):
        yield {"what": parts.words("discuss"), "when": parts.words("hang-discuss")}


def _task(parts: Parts, lesson: Lesson, block: TaskBlock) -> SheetData:
    """Return a task; where it asks a question of the quiz, with the stem of that."""
    fields = parts.fields(block)
    stems = {question.id: parts.text.phrase(question.stem) for question in lesson.questions}
    stops = [stop | {"question": stems.get(stop["question"])} for stop in fields.get("stops", ())]
    return fields | ({"stops": stops} if stops else {})


def _room_minutes(parts: Parts, lesson: Lesson) -> str | None:
    """Return how long learners are silent, talk and do something; None where no step says it."""
    if not any(step.learners for step in lesson.room_timing):
        return None
    said = []
    for what, minutes in lesson.room_minutes._asdict().items():
        if minutes:
            doing = parts.words("learners-" + what)
            said.append(f"{doing} {parts.words('minutes-short', minutes)}")
    return parts.words("comma").join(said)


def _facilitator(parts: Parts, course: Course, lesson: Lesson) -> SheetData:
    """Return the notes of a lesson; a step says what it runs, and holds the text that is read aloud."""
    assert lesson.facilitator is not None  # noqa: S101 - the caller has seen it
    fields = parts.fields(lesson.facilitator)
    named = [(block.given_id, block.kind, block.title) for block in tasks(lesson)]
    named += [(question.given_id, "question", question.stem) for question in lesson.questions]
    known = {name: (what, title) for name, what, title in named if name}
    aloud = [
        parts.text.text(lesson.section_text(step.read)) if step.read else None
        for step in lesson.room_timing
    ]
    steps = [parts.fields(step) for step in lesson.room_timing]
    timing = [
        step
        | {"runs": _named(parts, *known[step["run"]]) if step["run"] in known else None}
        | {"aloud": text}
        | given_out(parts.words, given.first, given.after, lesson.title)
        for step, text, given in zip(steps, aloud, sheets_by_step(course, lesson), strict=True)
    ]
    bring = [*bring_lines(parts, lesson.facilitator.bring)]
    return fields | {"timing": timing, "bring": bring}


def _named(parts: Parts, what: str, title: str) -> SheetData:
    return {"what": what, "title": _title(parts, what, title)}


def _title(parts: Parts, what: str, title: str) -> str:
    """Return what something is known by: a title is plain text, and a question's stem is Markdown."""
    return str(parts.text.phrase(title)["plain"]) if what == "question" else title


def _guided(lesson: Lesson) -> Iterator[TaskBlock]:
    """Yield what the room does of the blocks: a scenario stands in the guide to be talked over."""
    for block in tasks(lesson):
        is_shown = block.debrief is not None or not isinstance(block, Scenario)
        if is_shown and lesson.is_for_room(block.given_id):
            yield block


def _cuts(parts: Parts, lesson: Lesson) -> Iterator[SheetData]:
    """Yield what can be left out when time runs short: first what learners lose least by.

    The worksheet, debriefs and the main task, in which learners do what the lesson is for, always stay. Where
    the timing says what its steps run, only that is there which saves minutes, and how many.
    """
    runs = any(step.run for step in lesson.room_timing)
    for cut in cuts(lesson) if runs else cuts_of_unknown_length(lesson):
        saves = {"saves": parts.words.duration(cut.minutes)} if cut.minutes else {}
        title = {"title": _title(parts, cut.what, cut.title)} if cut.title else {}
        yield {"what": cut.what} | title | saves


def _steps(parts: Parts, course: Course, module: Module, said: _Timings) -> Iterator[AgendaStep]:
    """Yield the steps of a module with what happens in them; without notes, a lesson is one step."""
    given = (one for lesson in module.room_lessons for one in sheets_by_step(course, lesson))
    happens: list[SheetData] = []
    for lesson in module.room_lessons:
        count = len(lesson.room_timing) if lesson.facilitator else 1
        happens += said.get(lesson.path) or [{"do": None, "runs": None}] * count
    of_module, in_order = parts.within(module.path), iter(happens)
    *before, last = module_steps(module)
    taken = tuple(lesson.title for lesson in module.home_lessons)
    for step in (*before, replace(last, for_home=taken)):
        if step.written:
            yield replace(step, do=of_module.text.text(step.written.do))
        else:
            of_step, out = next(in_order), next(given)
            runs = of_step["runs"]
            yield replace(step, do=of_step["do"], runs=runs, give=out.first, give_after=out.after)


def _day(parts: Parts, course: Course, slots: Sequence[TimeSlot]) -> list[SheetData]:
    titles = {lesson.path: lesson.title for lesson in course.lessons}
    return [_slot(parts, titles, slot) for slot in (*slots, _end_of_day(slots[-1]))]


def _end_of_day(last: TimeSlot) -> TimeSlot:
    """Return the time at which people may go, behind the last slot of their day."""
    return TimeSlot("end", last.start + last.minutes, 0, day=last.day)


def _slot(parts: Parts, titles: Mapping[str, str], slot: TimeSlot) -> SheetData:
    step = slot.step
    return {
        "kind": slot.kind,
        "clock": slot.clock,
        "goes_on": slot.goes_on,
        "duration": parts.words("minutes-short", slot.minutes) if slot.minutes else "",
        "do": step.do if step else None,
        "runs": step.runs if step else None,
        "title": _step_title(parts, step) if step else None,
        **given_out(
            parts.words,
            step.give if step and not slot.goes_on else (),
            step.give_after if step and not slot.is_left else (),
            (titles.get(step.lesson) or step.title) if step else None,
            step.for_home if step and not slot.is_left else (),
        ),
    }


def _step_title(parts: Parts, step: AgendaStep) -> str | None:
    return f"{parts.words('review')}: {step.title}" if step.review_of else step.title


def part_guide(part: Module | Course, day: Day, frame: Frame, parts: Parts) -> SheetData:
    """Return the guide of a module, or of the lessons of a whole course."""
    return guide(parts, frame.course, part, day, slide_links(frame.course, guide_name(part)))


def whole_guide(day: Day, frame: Frame, parts: Parts) -> SheetData:
    """Return the guide of a course, with what serves which objective."""
    course = frame.course
    return part_guide(course, day, frame, parts) | {"aligned": aligned_modules(parts, course)}


def day_guide_in(file: str, of_day: SessionPart, frame: Frame, parts: Parts) -> SheetData:
    """Return the guide of one day, which lies in this file, with the day's slides beside it."""
    beside = posixpath.basename(file)
    return day_guide(parts, of_day, slide_links(frame.course, beside))
