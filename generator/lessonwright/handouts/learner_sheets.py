"""Owns what handouts and workbook say: a lesson or a course comes in, the data of a sheet comes out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any

from lessonwright.course.block import Block
from lessonwright.course.block.role_play import Role
from lessonwright.course.course import Course
from lessonwright.course.lesson import (
    Lesson,
    NamedPart,
    asked_at_the_end,
    asked_in_the_body,
    question_numbers,
)
from lessonwright.course.module import Module
from lessonwright.course.prompt.rate import first_point
from lessonwright.course.questions_asked_again import (
    AskedAgain,
    ModuleReview,
    PlacedFollowUp,
    follow_ups,
)
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.handouts.template_data import Frame, Parts, cited_sources
from lessonwright.markup.position_markers import HEADINGS
from lessonwright.prose.html_to_paper_tree import Node, Tree, pictures, plain, terms

_PARAGRAPH = "p"


def key_points(body: Iterable[SheetData], about: str) -> Iterator[SheetData]:
    """Yield the parts of a lesson's body, its texts shortened to key points, with room for notes.

    `about` says what notes before the first heading are on.
    """
    number = 0
    for part in body:
        if part["kind"] != "text":
            yield part
            continue
        number += 1
        nodes = part["text"]["tree"]
        headings = [plain([node]) for node in nodes if _is_heading(node)]
        about = headings[0] if headings else about
        points = [node for node in nodes if not _is_prose(node)]
        shortened = part | {"text": part["text"] | {"tree": points}}
        notes = {"notes": {"name": f"notes-{number}", "about": about}}
        yield shortened | notes if len(points) < len(nodes) else shortened


def _is_prose(node: Node) -> bool:
    return isinstance(node, str) or (node["tag"] == _PARAGRAPH and not any(pictures([node])))


def with_levels(blocks: Iterable[Block], body: Iterable[SheetData]) -> Iterator[SheetData]:
    """Yield the parts of the body with levels for their headings, in reading order.

    All other headings have their level from the template.
    """
    last = 2
    for block, part in zip(blocks, body, strict=True):
        if block.is_headed:
            last = _level_below(last, 3)
            yield part | {"level": last}
        elif part["kind"] == "text":
            nodes, last = _tree_with_levels(part["text"]["tree"], last)
            yield part | {"text": part["text"] | {"tree": nodes}}
        else:
            yield part


def _level_below(last: int, wanted: int) -> int:
    """Return the level that a heading gets after one of the last level: none is left out on the way down."""
    return max(2, min(wanted, last + 1))


def _tree_with_levels(nodes: Tree, last: int) -> tuple[Tree, int]:
    """Return the nodes with a level for every heading, and the level of the last."""
    levelled: Tree = []
    for node in nodes:
        if isinstance(node, str):
            levelled.append(node)
        else:
            with_level, last = _with_level(node, last)
            levelled.append(with_level)
    return levelled, last


def _with_level(node: dict[str, Any], last: int) -> tuple[dict[str, Any], int]:
    if not _is_heading(node):
        inside, last = _tree_with_levels(node["c"], last)
        return node | {"c": inside}, last
    level = _level_below(last, int(node["tag"][1]))
    inside, last = _tree_with_levels(node["c"], level)
    return node | {"c": inside, "level": level}, last


_NARROWER = 0.45
"""How many letters the margin holds on the height on which the text beside it holds one."""
_FRAME = 40
"""The letters for which there would be room in place of the space around a term."""


def to_margin(
    body: Iterable[SheetData], explained: Iterable[SheetData]
) -> tuple[list[SheetData], list[SheetData]]:
    """Return the body with its text blocks as sections with their terms, and the terms that are left."""
    divided, left = [], {term["id"]: term for term in explained}
    for part in body:
        if part["kind"] == "text":
            sections, left = _sections_with_terms(part["text"]["tree"], left)
            others = {key: value for key, value in part.items() if key != "text"}
            divided.append(others | {"sections": sections})
        else:
            divided.append(part)
    return divided, [*left.values()]


def _sections_with_terms(
    nodes: Tree, left: Mapping[str, SheetData]
) -> tuple[list[SheetData], dict[str, SheetData]]:
    """Return a text's sections with their terms, and those of the terms that still are left."""
    sections, rest = [], dict(left)
    for section in _sections(nodes):
        beside = _terms_beside(section, rest)
        sections.append({"tree": section, "terms": [*beside.values()]})
        rest = {name: term for name, term in rest.items() if name not in beside}
    return sections, rest


def _sections(nodes: Tree) -> Iterator[Tree]:
    starts = [at for at, node in enumerate(nodes) if at and _is_heading(node)]
    for start, end in zip([0, *starts], [*starts, len(nodes)], strict=True):
        yield nodes[start:end]


def _is_heading(node: Node) -> bool:
    return isinstance(node, dict) and node["tag"] in HEADINGS


def _terms_beside(nodes: Tree, left: Mapping[str, SheetData]) -> dict[str, SheetData]:
    """Return the terms that a section uses and has room for in its margin."""
    beside: dict[str, SheetData] = {}
    room = len(plain(nodes)) * _NARROWER
    for name in dict.fromkeys(terms(nodes)):
        if name in left and (needed := _FRAME + len(left[name]["definition"]["plain"])) <= room:
            room -= needed
            beside[name] = left[name]
    return beside


_NOT_ON_THE_HANDOUT = frozenset({"facilitator", "feedback"}) | Role.KEPT
"""What is for the facilitator, what stands in the answer key, and what stands on one role's card alone."""


def lesson_sheet(module: Module, lesson: Lesson, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `lesson.typ`."""
    course, of_lesson = frame.course, parts.within(lesson.path)
    fields = of_lesson.fields(lesson, _NOT_ON_THE_HANDOUT)
    questions, sources = _questions(lesson, fields), cited_sources(course, lesson)
    is_short = course.handouts.text == "key-points"
    body = key_points(fields["body"], lesson.title) if is_short else fields["body"]
    whole = [_with_references(part, questions, sources) for part in body]
    divided, left = to_margin(with_levels(lesson.body, whole), of_lesson.text.terms(course))
    return {
        "title": lesson.title,
        "description": fields["summary"]["plain"],
        "module": module.title,
        "place": place_in_module(module, lesson),
        "lesson": {key: value for key, value in fields.items() if key != "quiz"}
        | {"body": divided, "sheets": _sheets(lesson, fields)}
        | {"workshop": workshop_data(of_lesson, lesson)},
        "quiz": [questions[question.id] for question in asked_at_the_end(lesson)],
        "cited": [sources[name] for name in lesson.cited],
        "terms": left,
        "address": frame.address(lesson),
    }


def workshop_data(parts: Parts, lesson: Lesson) -> SheetData | None:
    """Return what is done before the session and in the room: each part by its kind, and its title or its number."""
    if not lesson.workshop:
        return None

    number = question_numbers(lesson)

    def named(part: NamedPart) -> SheetData:
        if part.question_id:
            return {"what": part.what, "title": str(number[part.question_id])}
        shown = parts.text.phrase(part.title)["plain"] if part.is_markdown else part.title
        return {"what": part.what, "title": shown}

    return {
        "duration": parts.words.duration(lesson.workshop.minutes),
        "before": [*map(named, lesson.named_parts(lesson.workshop.before))],
        "room": [*map(named, lesson.named_parts(lesson.workshop.room))],
        "home": [*map(named, lesson.named_parts(lesson.workshop.home))],
    }


def module_workshop_data(parts: Parts, module: Module) -> SheetData | None:
    """Return the same of a module: its lessons by their titles, and what else is done before by what it says."""
    if not (workshop := module.workshop):
        return None

    def named(titles: Iterable[str]) -> list[SheetData]:
        return [{"what": "lesson", "title": title} for title in titles]

    lessons = {lesson.id for lesson in module.lessons}
    before = zip(workshop.before, module.titles(workshop.before), strict=True)
    return {
        "duration": parts.words.duration(workshop.minutes) if workshop.minutes else "",
        "before": [
            {"what": "lesson" if name in lessons else "", "title": title} for name, title in before
        ],
        "room": named(lesson.title for lesson in module.room_lessons),
        "home": named(lesson.title for lesson in module.home_lessons),
    }


def _sheets(lesson: Lesson, fields: SheetData) -> list[SheetData]:
    """Return the lesson's worksheets, each with the word that says what becomes of it."""
    written = [fields["worksheet"]] if lesson.worksheet else fields["worksheets"]
    return [one | {"told": sheet.told} for one, sheet in zip(written, lesson.sheets, strict=True)]


def review_sheet(review: ModuleReview, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `review.typ`: the questions that are asked where nobody knows what was missed."""
    title = f"{frame.words('review')}: {review.module.title}"
    intro = review.review.intro
    of_module = parts.within(review.module.path)
    return {
        "title": title,
        "description": title,
        "module": review.module.title,
        "duration": frame.words.duration(review.review.minutes),
        "intro": of_module.text.text(intro) if intro else None,
        "questions": [*_asked_again(review.asked, parts)],
        "address": frame.address_of(f"{review.module.id}/review.md"),
    }


def _asked_again(
    asked: Iterable[AskedAgain], parts: Parts, placed: str = ""
) -> Iterator[SheetData]:
    """Yield questions of earlier quizzes, each with where its answer is found; no two have the same name on a sheet."""
    for number, one in enumerate(asked, 1):
        fields = parts.within(one.lesson.path).fields(one.question, _NOT_ON_THE_HANDOUT)
        name = f"{placed}{one.module.id}-{one.lesson.id}-{one.question.id}"
        yield fields | {
            "id": name,
            "number": number,
            "in_body": False,
            "from": one.lesson.title,
            "number_there": question_numbers(one.lesson)[one.question.id],
        }


def follow_up_sheet(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `follow_up.typ`: what learners do in the weeks after, with room for what they write."""
    return {
        "title": frame.words("follow-up"),
        "description": f"{frame.words('follow-up')}: {frame.course.title}",
        "steps": [_follow_up(placed, parts) for placed in follow_ups(frame.course)],
        "address": frame.address_of("follow-up.md"),
    }


def _follow_up(placed: PlacedFollowUp, parts: Parts) -> SheetData:
    one, module = placed.follow_up, placed.module
    of_part = parts.within(module.path) if module else parts
    sheets = [planned.sheet.title for _, planned in placed.planned_in]
    commitment = placed.commitment
    return {
        "id": placed.id,
        "when": parts.words("days-later", one.after),
        "module": module.title if module else None,
        "do": one.do,
        "planned_in": sheets,
        "questions": [*_asked_again(placed.asked, parts, f"{placed.id}-")],
        "commitment": of_part.fields(commitment) if commitment else None,
    }


def place_in_module(module: Module, lesson: Lesson) -> str:
    """Return which of how many lessons it is, such as `2/5`."""
    return f"{module.lessons.index(lesson) + 1}/{len(module.lessons)}"


def _questions(lesson: Lesson, fields: SheetData) -> dict[str, SheetData]:
    """Return the questions by their ids, each with its number and whether it stands within the text."""
    number, asked = (
        question_numbers(lesson),
        {question.id for question in asked_in_the_body(lesson)},
    )
    questions = fields["quiz"]["questions"] if fields["quiz"] else []
    return {
        q["id"]: q | {"number": number[q["id"]], "in_body": q["id"] in asked} for q in questions
    }


def _with_references(
    part: SheetData, questions: Mapping[str, SheetData], sources: Mapping[str, SheetData]
) -> SheetData:
    """Return a part of the body with what it names by its id in it."""
    by_key = {"question": questions, "source": sources}
    stops = [_with_references(stop, questions, sources) for stop in part.get("stops", ())]
    named = {key: named[part[key]] for key, named in by_key.items() if part.get(key) is not None}
    return part | named | ({"stops": stops} if stops else {})


def workbook(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `workbook.typ`."""
    course, names = frame.course, _prompt_names(frame.course)
    modules = [_module(parts, module, names) for module in course.modules]
    of_course = parts.within(course.path)
    summary = of_course.text.text(course.summary)
    return {
        "title": f"{course.title}: {frame.words('printed-workbook')}",
        "description": summary["plain"],
        "summary": summary,
        "self_assessment": self_assessment(frame, of_course),
        "modules": [module for module in modules if module["worksheets"]],
    }


def _module(parts: Parts, module: Module, names: Mapping[str, Sequence[str]]) -> SheetData:
    sheets = [
        sheet
        for lesson in module.lessons
        for sheet in _worksheets(parts, module, lesson, names[lesson.path])
    ]
    return {"title": module.title, "worksheets": sheets}


def _worksheets(
    parts: Parts, module: Module, lesson: Lesson, names: Sequence[str]
) -> Iterator[SheetData]:
    """Yield the sheets of a lesson, with the names of its prompts in turn."""
    left = iter(names)
    for number, sheet in enumerate(lesson.sheets, 1):
        fields = parts.within(lesson.path).fields(sheet)
        prompts = [prompt | {"id": next(left)} for prompt in fields["prompts"]]
        notes = f"{module.id}-{lesson.id}-notes" + (f"-{number}" if number > 1 else "")
        more = {"told": sheet.told, "prompts": prompts, "lesson": lesson.title, "notes": notes}
        yield {**fields, **more}


def _prompt_names(course: Course) -> dict[str, list[str]]:
    """Return the names of each lesson's prompts, by the lesson's path: no two of the workbook are the same."""
    names, taken = {}, set[str]()
    for module in course.modules:
        for lesson in module.lessons:
            names[lesson.path] = list[str]()
            for prompt in lesson.prompts:
                name = _free_name(prompt.id, f"{module.id}-{lesson.id}-{prompt.id}", taken)
                names[lesson.path].append(name)
                taken.add(name)
    return names


def _free_name(name: str, longer: str, names: Collection[str]) -> str:
    """Return the first of the two names that is not taken, or else the longer one with a number behind it."""
    candidates = chain((name, longer), (f"{longer}-{number}" for number in count(2)))
    return next(candidate for candidate in candidates if candidate not in names)


def self_assessment(frame: Frame, parts: Parts) -> SheetData | None:
    """Return the statements to judge before and after the course."""
    judged = frame.course.self_assessment
    if not judged:
        return None
    statements = [
        parts.text.phrase(text) | {"id": str(number)}
        for number, text in enumerate(judged.statements, 1)
    ]
    return {
        "scale": judged.scale,
        "first_point": first_point(judged.scale),
        "statements": statements,
    }
