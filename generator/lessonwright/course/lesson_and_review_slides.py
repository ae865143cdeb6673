"""Owns what is shown to the room: a lesson comes in; its slides, one thought on each, come out.

What is for the facilitator alone is on none of them. How a slide looks, each output says itself.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from lessonwright.course.block import (
    Activity,
    Audio,
    Callout,
    Claim,
    Figure,
    KnowledgeCheck,
    Observe,
    Poll,
    Quote,
    RolePlay,
    Scenario,
    TextBlock,
    Video,
)
from lessonwright.course.block.activity import Phase
from lessonwright.course.block.base import BaseBlock, TaskBlock
from lessonwright.course.block.recording import Recording
from lessonwright.course.block.scenario import Scene
from lessonwright.course.lesson import Lesson, asked_at_the_end, sections
from lessonwright.course.module import Module
from lessonwright.course.questions_asked_again import ModuleReview
from lessonwright.course.slide_and_question_slides import (
    Entry,
    Listing,
    Slide,
    Wording,
    letter,
    lettered,
    line,
    listing,
    numbered,
    question_slides,
)

FOLDER = "slides"


def slides_file(lesson: Lesson, ending: str) -> str:
    """Return where the slides of a lesson go among the handouts, such as `slides/first/one.pdf`."""
    return f"{FOLDER}/{lesson.path.removesuffix('.yml')}{ending}"


def slides(module: Module, lesson: Lesson) -> tuple[Slide, ...]:
    """Return the slides of a lesson, in the order in which they are shown; what is asked twice, once."""
    return tuple({slide.id: slide for slide in _in_order(module, lesson)}.values())


def _in_order(module: Module, lesson: Lesson) -> Iterator[Slide]:
    place, of, title = module.lessons.index(lesson) + 1, len(module.lessons), line(lesson.title)
    yield Slide("opening", "opening", "lesson", place, of, title=title, text=lesson.summary)
    objectives = listing(Entry(Wording(objective.text)) for objective in lesson.objectives)
    yield Slide("objectives", "objectives", "objectives", lists=objectives)
    held = [*lesson.room_body]
    for number, block in enumerate(lesson.body, 1):
        if block not in held:
            continue
        yield from OF_BLOCKS[type(block)](lesson, block, f"part-{number}")
    for question in filter(lesson.is_asked_in_room, asked_at_the_end(lesson)):
        yield from question_slides(lesson, question)
    for placed in lesson.placed_sheets:
        title = line(placed.sheet.title)
        yield Slide(placed.anchor, "section", "worksheet", title=title, task=placed.sheet.told)
    if lesson.id == module.room_lessons[-1].id:
        yield from _review(module)


def review_slides_file(module: Module, ending: str) -> str:
    """Return where the slides of a module's review go among the handouts, such as `slides/first/review.pdf`."""
    return f"{FOLDER}/{module.id}/review{ending}"


def has_review_slides(review: ModuleReview) -> bool:
    """Tell whether the room is shown the questions of a review: where it answers them, and there are some."""
    return review.review.where == "room" and bool(review.asked)


def review_slides(review: ModuleReview) -> tuple[Slide, ...]:
    """Return the slides of a review: its clock, and then each question of its sheet, the answer on the next."""
    opening = Slide("opening", "opening", "review", title=line(review.module.title))
    shown = [opening, *_review(review.module)]
    for number, one in enumerate(review.asked, 1):
        folder = one.lesson.path.rpartition("/")[0]
        for slide in question_slides(one.lesson, one.question):
            name = f"{one.module.id}-{one.lesson.id}-{slide.id}"
            shown.append(replace(slide, id=name, number=number, folder=folder))
    return tuple(shown)


def _review(module: Module) -> Iterator[Slide]:
    """Yield what is shown while the review of a module is answered on paper."""
    if module.review and module.review.where == "room":
        yield Slide(
            "review",
            "work",
            "review",
            minutes=module.review.minutes,
            setting="alone",
            clock="review",
            title=line(module.title),
            text=module.review.intro or "",
            task="review-answers",
        )


def _sections(lesson: Lesson, block: TextBlock, name: str) -> Iterator[Slide]:
    """Yield the heading of each section: what is told below it, whoever holds the session tells."""
    for number, heading in enumerate(sections(block.text, lesson.reader), 1):
        yield Slide(f"{name}-{number}", "section", title=Wording(heading.words))


def _callout(_: Lesson, block: Callout, name: str) -> Iterator[Slide]:
    title = line(block.heading)
    yield Slide(name, "passage", f"callout-{block.tone}", title=title, text=block.text)


def _claim(_: Lesson, block: Claim, name: str) -> Iterator[Slide]:
    evidence = f"evidence-{block.evidence}"
    yield Slide(name, "passage", "claim", text=block.text, task=evidence, source=block.source)


def _quote(_: Lesson, block: Quote, name: str) -> Iterator[Slide]:
    yield Slide(name, "passage", "quote", text=block.text, source=block.source)


def _figure(_: Lesson, block: Figure, name: str) -> Iterator[Slide]:
    title = Wording(block.caption) if block.caption else None
    yield Slide(name, "figure", "figure", title=title, figure=block)


def _activity(_: Lesson, block: Activity, name: str) -> Iterator[Slide]:
    """Yield what is to be done, each step, and at last all steps, which stay while people work."""
    title, text = line(block.title), block.text or ""
    if block.phases:
        yield Slide(name, "section", "activity", setting=block.setting, title=title, text=text)
        yield from _phases(block, block.phases, name)
        yield from _debrief(block, name)
        return
    steps = numbered(map(Wording, block.steps or ()))
    count = len(steps)
    if count > 1:
        yield Slide(name, "section", "activity", setting=block.setting, title=title, text=text)
    for step in steps if count > 1 else ():
        number = int(step.sign)
        yield Slide(f"{name}-{number}", "section", "step", number, count, title=step.wording)
    yield Slide(
        f"{name}-work",
        "work",
        "activity",
        minutes=block.minutes,
        setting=block.setting,
        clock=name,
        title=title,
        text="" if count > 1 else text,
        lists=(Listing(steps),),
    )
    yield from _debrief(block, name)


def _phases(block: Activity, phases: Sequence[Phase], name: str) -> Iterator[Slide]:
    """Yield each phase, with a clock of its own."""
    for number, phase in enumerate(phases, 1):
        yield Slide(
            f"{name}-{number}",
            "work",
            "step",
            number,
            len(phases),
            minutes=phase.minutes,
            setting=phase.setting or block.setting,
            clock=f"{name}-{number}",
            title=line(phase.name),
            text=phase.do,
        )


def _debrief(block: TaskBlock, name: str) -> Iterator[Slide]:
    """Yield what is talked over once a task is done."""
    if block.debrief:
        yield Slide(
            f"{name}-debrief",
            "work",
            "debrief",
            minutes=block.debrief.minutes,
            clock=f"{name}-debrief",
            title=line(block.title),
            lists=listing(Entry(Wording(question)) for question in block.debrief.questions),
        )


def _role_play(_: Lesson, block: RolePlay, name: str) -> Iterator[Slide]:
    """Yield the situation, what everybody knows of each role, and what happens one after the other; never a brief."""
    title = line(block.title)
    yield Slide(
        name, "passage", "role-play", setting=block.setting, title=title, text=block.situation
    )
    for number, role in enumerate(block.roles, 1):
        yield Slide(
            f"{name}-role-{number}",
            "passage",
            "everybody-knows",
            title=line(role.name),
            text=role.public,
            note=role.opening or "",
        )
    for number, stage in enumerate(block.stages, 1):
        own = f"{name}-stage-{number}"
        if stage.name == "debrief":
            yield from _debrief(block, name)
            continue
        change = block.second_take.change if block.second_take else ""
        yield Slide(
            own,
            "work",
            "round" if stage.number else f"stage-{stage.name}",
            stage.number or None,
            minutes=stage.minutes,
            clock=own,
            title=title,
            text=change if stage.name == "second-take" else stage.text or "",
            task="swap-cards" if stage.swap else "",
        )


def _observe(_: Lesson, block: Observe, name: str) -> Iterator[Slide]:
    yield Slide(
        name,
        "work",
        "observe",
        minutes=block.minutes,
        clock=name if block.minutes else "",
        title=line(block.title),
        text=block.text or "",
        task=f"watch-{block.watch}",
        lists=listing(Entry(Wording(item)) for item in block.look_for),
    )
    yield from _debrief(block, name)


def _poll(_: Lesson, block: Poll, name: str) -> Iterator[Slide]:
    yield Slide(
        name,
        "question",
        "poll",
        minutes=block.minutes,
        title=line(block.title),
        text=block.text or "",
        lists=(Listing(lettered(map(Wording, block.options))),),
    )
    yield from _debrief(block, name)


def _recording(lesson: Lesson, block: Recording, name: str) -> Iterator[Slide]:
    """Yield what is played, and each stop with what is asked there."""
    yield Slide(
        name,
        "section",
        block.kind,
        minutes=block.minutes,
        title=line(block.title),
        recording=block,
        text=block.text or "",
        note=block.credit or "",
    )
    by_id = {question.id: question for question in lesson.questions}
    for number, stop in enumerate(block.in_order, 1):
        if stop.question:
            yield from question_slides(lesson, by_id[stop.question])
        else:
            title, of = line(stop.at), len(block.stops)
            own = f"{name}-stop-{number}"
            yield Slide(own, "passage", "stop", number, of, title=title, text=stop.ask or "")
    yield from _debrief(block, name)


def _scenario(_: Lesson, block: Scenario, __: str) -> Iterator[Slide]:
    """Yield each scene and, behind it, what follows from each choice: a choice leads to its own slide."""
    title = line(block.title)
    yield Slide(block.id, "section", "scenario", title=title, task="scenario-intro")
    for name, number in block.numbers.items():
        scene = block.scenes[name]
        outcomes = [*_outcomes(block, name, scene)]
        yield _scene(block, name, number, scene, [outcome.id for outcome in outcomes])
        yield from (outcome for outcome in outcomes if outcome.text)
    yield from _debrief(block, block.id)


def _scene(block: Scenario, name: str, number: int, scene: Scene, leads: list[str]) -> Slide:
    own = f"{block.id}-{name}"
    if scene.ending:
        return Slide(own, "passage", f"ending-{scene.ending}", text=scene.text)
    choices = scene.choices or ()
    entries = (
        Entry(
            Wording(choice.say),
            letter(at),
            own_slide if choice.feedback else f"{block.id}-{choice.then}",
        )
        for at, (choice, own_slide) in enumerate(zip(choices, leads, strict=True))
    )
    return Slide(
        own,
        "question",
        "scene",
        number,
        text=scene.text,
        task="your-choice",
        lists=listing(entries),
    )


def _outcomes(block: Scenario, name: str, scene: Scene) -> Iterator[Slide]:
    for at, choice in enumerate(scene.choices or ()):
        yield Slide(
            f"{block.id}-{name}-{letter(at).lower()}",
            "passage",
            "what-follows",
            title=Wording(choice.say),
            text=choice.feedback or "",
            onward=f"{block.id}-{choice.then}",
            scene=block.numbers[choice.then],
        )


def _check(lesson: Lesson, block: KnowledgeCheck, _: str) -> Iterator[Slide]:
    (asked,) = (question for question in lesson.questions if question.id == block.question)
    if lesson.is_asked_in_room(asked):
        yield from question_slides(lesson, asked)


OF_BLOCKS: dict[type[BaseBlock], Callable[[Lesson, Any, str], Iterator[Slide]]] = {
    TextBlock: _sections,
    Callout: _callout,
    Claim: _claim,
    Quote: _quote,
    Figure: _figure,
    Activity: _activity,
    RolePlay: _role_play,
    Scenario: _scenario,
    Observe: _observe,
    Poll: _poll,
    Audio: _recording,
    Video: _recording,
    KnowledgeCheck: _check,
}
"""The slides of each kind of block; of the text that is read on the page, the headings alone."""
