"""Owns what a facilitator holds: a course comes in; data of guides, answer key and alignment comes out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeGuard

from lessonwright.course.alignment import Aligned, Alignment, alignment
from lessonwright.course.asked_again import AskedAgain, follow_ups, review_of
from lessonwright.course.block import Block, Poll, RolePlay, Scenario
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, Worksheet
from lessonwright.course.module import Module
from lessonwright.course.question_order import asked_at_the_end, asked_in_the_body, numbers
from lessonwright.handouts.frame import Frame
from lessonwright.handouts.learner_sheets import place_in_module
from lessonwright.handouts.scenario_map import scenario_map
from lessonwright.handouts.schedule import (
    AgendaStep,
    Day,
    SessionSteps,
    TimeSlot,
    module_steps,
    schedule,
)
from lessonwright.handouts.sheet_text import SheetData
from lessonwright.handouts.template_data import Parts


def aligned_modules(parts: Parts, course: Course) -> list[SheetData]:
    """Return, for each module and lesson, what practises its objectives and which questions assess each."""
    return [
        {"title": module.title, "lessons": [_lesson(parts, it) for it in module.lessons]}
        for module in course.modules
    ]


def _lesson(parts: Parts, lesson: Lesson) -> SheetData:
    of_lesson, lines = parts.within(lesson.path), alignment(lesson)
    return {
        "title": lesson.title,
        "practised": list(_practice_lines(lines)),
        "objectives": [_objective(of_lesson, lesson, aligned) for aligned in lines.objectives],
    }


def _practice_lines(lines: Alignment) -> Iterator[SheetData]:
    """Yield what learners do for all objectives of a lesson; a question is for its own, and has its number there."""
    for part in lines.practised:
        if isinstance(part, Worksheet):
            yield {"what": "worksheet", "title": part.title}
        elif part.known_by:
            yield {"what": part.kind, "title": getattr(part, part.known_by)}


def _objective(parts: Parts, lesson: Lesson, aligned: Aligned) -> SheetData:
    on_paper = numbers(lesson)
    asked = sorted(on_paper[lesson.questions[number - 1].id] for number in aligned.assessed)
    return {**parts.fields(aligned.objective), "asked": asked}


def guide(parts: Parts, course: Course, part: Course | Module, day: Day, summary: str) -> SheetData:
    """Return the data for `guide.typ`: a run of show over a course or a module of it, and each lesson in full."""
    modules = part.modules if isinstance(part, Course) else (part,)
    filled = [_module(parts, course, module) for module in modules]
    of_modules = (_steps(module, it["lessons"]) for module, it in zip(modules, filled, strict=True))
    steps = chain.from_iterable(of_modules)
    session = parts.within(course.path).fields(course.session) if course.session else None
    return {
        "title": part.title,
        "description": summary,
        "summary": summary,
        "session": session and _to_prepare(session),
        "days": _days(parts, schedule(steps, day, _around(parts, course))),
        "modules": filled,
        "later": [*_later(parts, course, part)],
        "aligned": [],
    }


def _to_prepare(session: SheetData) -> SheetData:
    """Return what is done before the session, and the rules that the room agrees to."""
    steps = ("opening", "day_start", "energisers", "day_end", "closing")
    prepare = [item for name in steps for step in session[name] for item in step["prepare"]]
    return {"ground_rules": session["ground_rules"], "prepare": prepare}


def _around(parts: Parts, course: Course) -> SessionSteps:
    of_course = parts.within(course.path)
    return SessionSteps.of(course.session, lambda step: of_course.text.text(step.do))


def _module(parts: Parts, course: Course, module: Module) -> SheetData:
    return {
        "title": module.title,
        "lessons": [_facilitator_sheet_lesson(parts, lesson) for lesson in module.lessons],
        "review": _review(parts, course, module),
    }


def _review(parts: Parts, course: Course, module: Module) -> SheetData | None:
    """Return which questions the review of a module asks, by their lessons and their numbers there."""
    if not module.review:
        return None
    review = review_of(course, module, module.review)
    return {
        "duration": parts.words.duration(module.review.minutes),
        "asked": [*_found_in(review.asked)],
    }


def _found_in(asked: Iterable[AskedAgain]) -> Iterator[SheetData]:
    for one in asked:
        yield {"lesson": one.lesson.title, "number": numbers(one.lesson)[one.question.id]}


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


def _facilitator_sheet_lesson(parts: Parts, lesson: Lesson) -> SheetData:
    parts = parts.within(lesson.path)
    return {
        "title": lesson.title,
        "minutes": lesson.minutes,
        "duration": parts.words.duration(lesson.minutes),
        "objectives": [parts.fields(objective) for objective in lesson.objectives],
        "facilitator": _facilitator(parts, lesson) if lesson.facilitator else None,
        "learners": _room_minutes(parts, lesson),
        "tasks": [_task(parts, lesson, block) for block in lesson.body if _is_in_the_guide(block)],
        "maps": [
            scenario_map(parts, block) for block in lesson.body if isinstance(block, Scenario)
        ],
        "cuts": list(_cuts(parts, lesson)),
    }


def _task(parts: Parts, lesson: Lesson, block: TaskBlock) -> SheetData:
    """Return a task; where it asks a question of the quiz, with the stem of that."""
    fields = parts.fields(block)
    stems = {question.id: parts.text.phrase(question.stem) for question in lesson.questions}
    stops = [stop | {"question": stems.get(stop["question"])} for stop in fields.get("stops", ())]
    return fields | ({"stops": stops} if stops else {})


def _room_minutes(parts: Parts, lesson: Lesson) -> str | None:
    """Return how long learners are silent, talk and do something; None where no step says it."""
    timing = lesson.facilitator.timing if lesson.facilitator else ()
    if not any(step.learners for step in timing):
        return None
    said = []
    for what, minutes in lesson.room_minutes._asdict().items():
        if minutes:
            doing = parts.words("learners-" + what)
            said.append(f"{doing} {parts.words('minutes-short', minutes)}")
    return parts.words("comma").join(said)


def _facilitator(parts: Parts, lesson: Lesson) -> SheetData:
    """Return the notes of a lesson; a step says what it runs, and holds the text that is read aloud."""
    assert lesson.facilitator is not None  # noqa: S101 - the caller has seen it
    fields = parts.fields(lesson.facilitator)
    named = [(block.given_id, block.kind, block.title) for block in _tasks(lesson)]
    named += [(question.given_id, "question", question.stem) for question in lesson.questions]
    known = {name: (what, title) for name, what, title in named if name}
    aloud = [
        parts.text.text(lesson.section_text(step.read)) if step.read else None
        for step in lesson.facilitator.timing
    ]
    timing = [
        step
        | {"runs": _named(parts, *known[step["run"]]) if step["run"] in known else None}
        | {"aloud": text}
        for step, text in zip(fields["timing"], aloud, strict=True)
    ]
    return fields | {"timing": timing}


def _named(parts: Parts, what: str, title: str) -> SheetData:
    return {"what": what, "title": _title(parts, what, title)}


def _title(parts: Parts, what: str, title: str) -> str:
    """Return what something is known by: a title is plain text, and a question's stem is Markdown."""
    return str(parts.text.phrase(title)["plain"]) if what == "question" else title


def _is_in_the_guide(block: Block) -> TypeGuard[TaskBlock]:
    """Tell whether the guide of a lesson has a block in it: a scenario stands there to be talked over."""
    return isinstance(block, TaskBlock) and (
        block.debrief is not None or not isinstance(block, Scenario)
    )


def _cuts(parts: Parts, lesson: Lesson) -> Iterator[SheetData]:
    """Yield what can be left out when time runs short: first what learners lose least by.

    The worksheet, debriefs and the main task, in which learners do what the lesson is for, always stay. Where
    the timing says what its steps run, only that is there which saves minutes, and how many.
    """
    runs = any(step.run for step in lesson.facilitator.timing) if lesson.facilitator else False
    for cut in cuts(lesson) if runs else _cuts_of_unknown_length(lesson):
        saves = {"saves": parts.words.duration(cut.minutes)} if cut.minutes else {}
        title = {"title": _title(parts, cut.what, cut.title)} if cut.title else {}
        yield {"what": cut.what} | title | saves


class Cut(NamedTuple):
    """What can be left out: which kind of thing, its title where it has one, and the minutes that this saves."""

    what: str
    title: str = ""
    minutes: int = 0


def cuts(lesson: Lesson) -> list[Cut]:
    """Return what can be left out of a session whose timing says what it runs, with the minutes that this saves.

    First comes what learners can do at home, then what they lose; the main task stays.
    """
    run = [block for block in _tasks(lesson) if lesson.run_minutes(block.given_id)]
    found = [
        *_for_home(lesson, run),
        *_second_takes(run),
        Cut("discuss", "", lesson.run_minutes("discuss")),
        *(
            Cut(block.kind, block.title, lesson.run_minutes(block.given_id))
            for block in reversed(_lesser(run))
        ),
    ]
    return [cut for cut in found if cut.minutes]


def _tasks(lesson: Lesson) -> list[TaskBlock]:
    return [block for block in lesson.body if isinstance(block, TaskBlock)]


def _for_home(lesson: Lesson, run: Iterable[TaskBlock]) -> Iterator[Cut]:
    yield Cut("quiz", "", lesson.run_minutes("quiz"))
    for question in lesson.questions:
        yield Cut("question", question.stem, lesson.run_minutes(question.given_id))
    for block in run:
        if block.can_be_done_at_home:
            yield Cut(block.kind, block.title, lesson.run_minutes(block.given_id))


def _second_takes(run: Iterable[TaskBlock]) -> Iterator[Cut]:
    for block in run:
        if isinstance(block, RolePlay) and block.second_take:
            yield Cut("second-take", block.title, block.second_take.minutes)


def _lesser(tasks: Iterable[TaskBlock]) -> list[TaskBlock]:
    """Return what is done in the room beside the main task, the longest first."""
    in_the_room = [block for block in tasks if not block.can_be_done_at_home]
    return sorted(in_the_room, key=lambda task: -task.all_minutes)[1:]


def _cuts_of_unknown_length(lesson: Lesson) -> Iterator[Cut]:
    """Yield what may be left out where the timing does not say what its steps run."""
    if lesson.facilitator and lesson.facilitator.discuss:
        yield Cut("discuss")
    for block in _tasks(lesson):
        if block.can_be_done_at_home:
            yield Cut(block.kind, block.title)
    if lesson.quiz:
        yield Cut("quiz")
    for block in _lesser(_tasks(lesson)):
        yield Cut(block.kind, block.title, block.all_minutes)


def _steps(module: Module, lessons: list[SheetData]) -> Iterator[AgendaStep]:
    """Yield the steps of a module with what happens in them; without notes, a lesson is one step."""
    nothing = {"do": None, "runs": None}
    said = [
        step
        for lesson in lessons
        for step in (lesson["facilitator"]["timing"] if lesson["facilitator"] else [nothing])
    ]
    for step, of_step in zip(module_steps(module), said, strict=True):
        yield replace(step, do=of_step["do"], runs=of_step["runs"])


def _days(parts: Parts, slots: Iterable[TimeSlot]) -> list[list[SheetData]]:
    days = ([*of_day] for _, of_day in groupby(slots, key=attrgetter("day")))
    return [[_slot(parts, slot) for slot in (*of_day, _end_of_day(of_day[-1]))] for of_day in days]


def _end_of_day(last: TimeSlot) -> TimeSlot:
    """Return the time at which people may go, behind the last slot of their day."""
    return TimeSlot("end", last.start + last.minutes, 0, day=last.day)


def _slot(parts: Parts, slot: TimeSlot) -> SheetData:
    step = slot.step
    return {
        "kind": slot.kind,
        "clock": slot.clock,
        "goes_on": slot.goes_on,
        "duration": parts.words("minutes-short", slot.minutes) if slot.minutes else "",
        "do": step.do if step else None,
        "runs": step.runs if step else None,
        "title": step.title if step else None,
    }


def answer_key(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `answer_key.typ`: every question under the number that it has on the handout."""
    title = frame.course.title
    modules = [
        {
            "title": module.title,
            "lessons": [_answers(parts, lesson) for lesson in module.lessons if lesson.quiz],
        }
        for module in frame.course.modules
    ]
    return {
        "title": title,
        "description": title,
        "modules": [module for module in modules if module["lessons"]],
    }


def _answers(parts: Parts, lesson: Lesson) -> SheetData:
    of_lesson, number = parts.within(lesson.path), numbers(lesson)
    questions = [*asked_in_the_body(lesson), *asked_at_the_end(lesson)]
    return {
        "title": lesson.title,
        "questions": [of_lesson.fields(q) | {"number": number[q.id]} for q in questions],
    }


def role_cards(lesson: Lesson, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `role_cards.typ`: what each player of a lesson's role-plays holds in hand."""
    of_lesson = parts.within(lesson.path)
    title = f"{lesson.title}: {frame.words('role-cards')}"
    return {
        "title": title,
        "description": title,
        "lesson": lesson.title,
        "role_plays": [
            of_lesson.fields(part) for part in lesson.body if isinstance(part, RolePlay)
        ],
    }


def answer_sheet(module: Module, lesson: Lesson, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `answers.typ`: a lesson's questions with key and feedback, for learners who have answered."""
    answered = _answers(parts, lesson)
    title = f"{frame.words('answers')}: {lesson.title}"
    return {
        "title": title,
        "description": title,
        "module": module.title,
        "place": place_in_module(module, lesson),
        "lesson": lesson.title,
        "questions": answered["questions"],
        "objectives": list(_assessed(parts.within(lesson.path), lesson)),
        "address": frame.address(lesson),
    }


def _assessed(parts: Parts, lesson: Lesson) -> Iterator[SheetData]:
    """Yield the objectives that are asked about, each with its questions, and then the questions for none."""
    number = numbers(lesson)
    for objective in (*lesson.objectives, None):
        wanted = objective.id if objective else None
        own = [q.id for q in lesson.questions if q.objective == wanted]
        if own:
            asked = [{"id": name, "number": number[name]} for name in own]
            asked.sort(key=itemgetter("number"))
            yield {"text": parts.fields(objective)["text"] if objective else None, "asked": asked}


def letter_cards(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `letter_cards.typ`: as many letters as the longest poll of the course has options."""
    polls = [poll for lesson in frame.course.lessons for poll in polls_of(lesson)]
    title = frame.words("letter-cards")
    letters = max((poll.letters for poll in polls), key=len)
    return {"title": title, "description": title, "letters": letters}


def polls_of(lesson: Lesson) -> list[Poll]:
    """Return the polls of a lesson."""
    return [block for block in lesson.body if isinstance(block, Poll)]
