"""Owns what a facilitator brings beside the guide: a course comes in; its answer key, alignment and cards come out."""

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from lessonwright.course.alignment import Aligned, Alignment, alignment
from lessonwright.course.block import Poll, RolePlay, TextBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import (
    Lesson,
    Worksheet,
    asked_at_the_end,
    asked_in_the_body,
    question_numbers,
    sections,
)
from lessonwright.course.module import Module
from lessonwright.course.question import Matching, Ordering, Sorting
from lessonwright.handouts.learner_sheets import place_in_module
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.handouts.template_data import Frame, Parts
from lessonwright.markup.position_markers import HEADINGS
from lessonwright.prose.html_to_paper_tree import Tree, plain


def aligned_modules(parts: Parts, course: Course) -> list[SheetData]:
    """Return, for each module and lesson, what practises its objectives and which questions assess each."""
    found: list[SheetData] = []
    for module in course.modules:
        lessons = [_lesson(parts, lesson) for lesson in module.lessons]
        found.append({"title": module.title, "lessons": lessons})
    return found


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
    on_paper = question_numbers(lesson)
    asked = sorted(on_paper[lesson.questions[number - 1].id] for number in aligned.assessed)
    return {**parts.fields(aligned.objective), "asked": asked}


def answer_key(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `answer_key.typ`: every question under the number that it has on the handout."""
    return answer_key_of(frame.course, frame.course.title, frame, parts)


def answer_key_of(held: Course, title: str, frame: Frame, parts: Parts) -> SheetData:
    """Return the same for those lessons alone that are held, under this title."""
    modules: list[SheetData] = []
    for module in held.modules:
        lessons = [_answers(parts, lesson) for lesson in module.lessons if lesson.quiz]
        if lessons:
            modules.append({"title": module.title, "lessons": lessons})
    return {"title": title, "description": title, "modules": modules}


def _answers(parts: Parts, lesson: Lesson) -> SheetData:
    of_lesson, number = parts.within(lesson.path), question_numbers(lesson)
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
            of_lesson.fields(part) for part in lesson.room_body if isinstance(part, RolePlay)
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
    number = question_numbers(lesson)
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
    """Return the polls of a lesson that its room takes."""
    return [block for block in lesson.room_body if isinstance(block, Poll)]


_ON_A_PAGE = 10
_Element = dict[str, Any]
_Carded = Sorting | Ordering | Matching | TextBlock


def carded(lesson: Lesson) -> list[_Carded]:
    """Return what of a lesson stands on cards, in reading order: in a workshop, what its room lays out."""
    blocks = [block for block in lesson.body if isinstance(block, TextBlock) and block.has_cards]
    questions = [q for q in lesson.questions if isinstance(q, Sorting | Ordering | Matching)]
    number = question_numbers(lesson)
    questions.sort(key=lambda question: number[question.id])
    wished = [*blocks, *(question for question in questions if question.cards)]
    if not lesson.workshop or any("cards" in step.give for step in lesson.room_timing):
        return wished
    return [part for part in wished if _is_laid_out(lesson, part)]


def _is_laid_out(lesson: Lesson, part: _Carded) -> bool:
    """Tell whether the room of a workshop has to do with it: a text is left out that is read at home afterwards."""
    if not isinstance(part, TextBlock):
        return lesson.is_asked_in_room(part)
    home = lesson.workshop.home if lesson.workshop else ()
    found = sections(part.text, lesson.reader)
    return not found or any(heading.words not in home for heading in found)


def cards_sheet(module: Module, lesson: Lesson, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `cards.typ`: pages of fronts, each followed by the page of their backs."""
    parts = parts.within(lesson.path)
    title = f"{frame.words('cards')}: {lesson.title}"
    return {
        "title": title,
        "description": title,
        "module": module.title,
        "place": place_in_module(module, lesson),
        "sets": [_card_set(parts, lesson, part) for part in carded(lesson)],
    }


def _card_set(parts: Parts, lesson: Lesson, part: _Carded) -> SheetData:
    cards = [*_CARDS[type(part)](parts, part)]
    return {
        "title": _title(parts, lesson, part),
        "for": part.cards,
        "pages": [cards[at : at + _ON_A_PAGE] for at in range(0, len(cards), _ON_A_PAGE)],
    }


def _title(parts: Parts, lesson: Lesson, part: _Carded) -> str:
    """Return what tells the set from others: the number of its question, or the heading that its text begins with."""
    if not isinstance(part, TextBlock):
        return f"{question_numbers(lesson)[part.id]}. {parts.text.phrase(part.stem)['plain']}"
    nodes = parts.text.text(part.text, headings=True)["tree"]
    headings = (plain([n]) for n in nodes if isinstance(n, dict) and n["tag"] in HEADINGS)
    return next(headings, lesson.title)


def _card(front: SheetData, back: SheetData | None = None, *, heads: bool = False) -> SheetData:
    return {"front": front, "back": back, "heads": heads}


def _of_sorting(parts: Parts, question: Sorting) -> Iterator[SheetData]:
    """Yield a card for each group, to lay at the head of a row, and one for each item, with its group on the back."""
    for group in question.groups:
        yield _card(parts.text.phrase(group), heads=True)
    for item in question.offered:
        yield _card(parts.text.phrase(item), parts.text.phrase(question.key[item]))


def _of_ordering(parts: Parts, question: Ordering) -> Iterator[SheetData]:
    """Yield a card for each item, with its place on the back."""
    place = {item: str(number) for number, item in enumerate(question.items, 1)}
    for item in question.offered:
        yield _card(parts.text.phrase(item), _words(place[item]))


def _of_matching(parts: Parts, question: Matching) -> Iterator[SheetData]:
    """Yield a card for each item and one for each partner, with what belongs to it on the back."""
    item_of = {partner: item for item, partner in question.pairs.items()}
    for item, partner in question.pairs.items():
        yield _card(parts.text.phrase(item), parts.text.phrase(partner))
    for partner in question.offered:
        back = parts.text.phrase(item_of[partner]) if partner in item_of else None
        yield _card(parts.text.phrase(partner), back, heads=True)


def _of_text(parts: Parts, block: TextBlock) -> Iterator[SheetData]:
    yield from _of_nodes(parts.text.text(block.text, headings=True)["tree"])


def _of_nodes(nodes: Tree) -> Iterator[SheetData]:
    """Yield the cards of all lists and tables, those in a quotation too, in reading order."""
    for node in _nodes(nodes):
        if node["tag"] in ("ul", "ol"):
            yield from (_of_item(item["c"]) for item in _children(node, "li"))
        elif node["tag"] == "table":
            yield from _of_table(node)
        else:
            yield from _of_nodes(node["c"])


def _of_item(inside: Tree) -> SheetData:
    """Return the card of a list's item; what is bold at its beginning, such as a date or a name, is on the back."""
    if len(inside) == 1 and isinstance(inside[0], dict) and inside[0]["tag"] == "p":
        inside = inside[0]["c"]
    first, rest = inside[0], inside[1:]
    if isinstance(first, dict) and first["tag"] == "strong" and plain(rest).strip():
        return _card(_data(rest), _data([first]))
    return _card(_data(inside))


def _of_table(table: _Element) -> Iterator[SheetData]:
    """Yield the card of each row: its first cell, and on the back the others, each after the name of its column."""
    head: list[str] = []
    for row in _children(table, "tr"):
        cells = [cell for cell in row["c"] if isinstance(cell, dict)]
        if all(cell["tag"] == "th" for cell in cells):
            head = [plain(cell["c"]) for cell in cells]
            continue
        named = [(head[at] if at < len(head) else "", cell["c"]) for at, cell in enumerate(cells)]
        yield _card(_data(named[0][1]), _data(_lines(named[1:])))


def _lines(named: list[tuple[str, Tree]]) -> Tree:
    lines: Tree = []
    for name, cell in named:
        before: Tree = [{"tag": "strong", "c": [name]}, " "] if name else []
        lines += [" ", {"tag": "br", "c": []}] if lines else []
        lines += [*before, *cell]
    return lines


def _nodes(nodes: Tree) -> list[_Element]:
    return [node for node in nodes if isinstance(node, dict)]


def _children(node: _Element, tag: str) -> Iterator[_Element]:
    """Yield the elements of this name below a node, but none within another of them."""
    for child in _nodes(node["c"]):
        if child["tag"] == tag:
            yield child
        else:
            yield from _children(child, tag)


def _data(nodes: Tree) -> SheetData:
    return {"tree": nodes, "plain": plain(nodes)}


def _words(words: str) -> SheetData:
    return {"tree": [words], "plain": words}


_CARDS: dict[type[_Carded], Callable[[Parts, Any], Iterator[SheetData]]] = {
    Sorting: _of_sorting,
    Ordering: _of_ordering,
    Matching: _of_matching,
    TextBlock: _of_text,
}
