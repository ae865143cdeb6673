"""Owns how page templates are filled: a template's name and a part come in, Markdown goes out.

What templates ask about a course beside its own fields are filters: each takes a part and returns
other parts.
"""

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import groupby, pairwise
from math import fsum, sqrt
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from lessonwright.course.base_models_and_field_types import Authored, derived_id
from lessonwright.course.block import Claim, Observe, Scenario, TextBlock
from lessonwright.course.block.recording import Recording
from lessonwright.course.block.scenario import Scene
from lessonwright.course.course import Course, Source, Term
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.lesson import Lesson, Objective, sections
from lessonwright.course.lesson_and_review_slides import slides_file
from lessonwright.course.model_fields_and_authored_texts import texts
from lessonwright.course.module import Module
from lessonwright.course.prompt.rate import statement_id
from lessonwright.course.questions_asked_again import (
    FOLLOW_UP_FILE,
    follow_ups,
    review_file,
)
from lessonwright.course.session_and_training_day import EVALUATED
from lessonwright.markup import Heading
from lessonwright.prose.words import Words
from lessonwright.site.addresses import page_of
from lessonwright.site.author_text_on_pages import PageText
from lessonwright.site.script_bundles import with_bundles

_WORD = re.compile(r"\w{4,}")
_STEM = 6
"""So many letters of a word tell it from others, and leave its endings out."""


@dataclass
class _Section:
    heading: str
    words: set[str] = field(default_factory=set)
    checks: set[str] = field(default_factory=set)


def teaching_sections(lesson: Lesson) -> Mapping[str, str]:
    """Return the heading, in Markdown, of the section that teaches each objective, by the objective's id.

    In a lesson without headings, there is none.
    """
    sections = _sections(lesson)
    spread = Counter(word for section in sections for word in section.words)
    return {
        one.id: one.section or _teaching(one, lesson, sections, spread).heading
        for one in lesson.objectives
        if sections
    }


def _teaching(
    objective: Objective, lesson: Lesson, sections: Sequence[_Section], spread: Mapping[str, int]
) -> _Section:
    assessing = [question for question in lesson.questions if question.objective == objective.id]
    ids = {question.id for question in assessing}
    checked = next((section for section in sections if section.checks & ids), None)
    if checked:
        return checked
    words = _words_in(objective.text) | _words(assessing)

    def likeness(section: _Section) -> float:
        return fsum(1 / spread[word] for word in words & section.words) / sqrt(
            max(1, len(section.words))
        )

    return max(sections, key=likeness)


def _sections(lesson: Lesson) -> list[_Section]:
    found = [_Section("")]
    for block in lesson.body:
        if isinstance(block, TextBlock):
            headings = sections(block.text, lesson.reader)
            before, *parts = _parts(block.text, headings)
            found[-1].words |= _words_in(before)
            opened = zip(headings, parts, strict=True)
            found += [_Section(heading.words, _words_in(part)) for heading, part in opened]
        found[-1].checks |= set(block.asks)
    return [section for section in found if section.heading]


def _parts(markdown: str, headings: Iterable[Heading]) -> list[str]:
    """Return the text cut before each heading; the first part stands under none."""
    starts = [heading.start for heading in headings]
    return [markdown[start:end] for start, end in pairwise([0, *starts, len(markdown)])]


def _words(parts: Iterable[Authored]) -> set[str]:
    return _words_in(" ".join(written.text for part in parts for written in texts(part)))


def _words_in(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in _WORD.findall(text)}


_MARKED_LETTERS = {"da", "et", "fi", "fo", "is", "kl", "nb", "nn", "no", "se", "sv"}
"""Languages in which å, ä or ö are letters of their own, at the end of the alphabet."""


def _page(part: FileBacked) -> str:
    return page_of(part.path)


def _folder(part: FileBacked) -> str:
    return posixpath.dirname(part.path)


def _file(kind: str) -> str:
    return kind.replace("-", "_")


def _by_letter(course: Course) -> list[tuple[str, list[Term]]]:
    """Return the terms in alphabetical order, under the letter that they begin with: `Ärger` under A."""

    def spelt(term: Term) -> str:
        return term.term if _counts_marked(course.language) else _without_accents(term.term)

    in_order = sorted(course.glossary, key=lambda term: (spelt(term).casefold(), term.term))
    return [
        (letter, list(group))
        for letter, group in groupby(in_order, lambda term: spelt(term)[:1].upper())
    ]


def _counts_marked(language: str) -> bool:
    return language.partition("-")[0] in _MARKED_LETTERS


def _without_accents(text: str) -> str:
    """Return a text without the marks above and below its letters."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )


def _module_after(course: Course, module: Module) -> Module | None:
    following = course.modules.index(module) + 1
    return course.modules[following] if following < len(course.modules) else None


def _claims_on(course: Course, source: Source) -> list[tuple[Lesson, Claim]]:
    return [
        (lesson, block)
        for lesson in course.lessons
        for block in lesson.body
        if isinstance(block, Claim) and block.source == source.id
    ]


def _lessons_citing(course: Course, source: Source) -> list[Lesson]:
    return [lesson for lesson in course.lessons if source.id in lesson.cited]


def _scenes(scenario: Scenario) -> list[tuple[str, Scene]]:
    """Return the scenes, the one it opens with first."""
    return sorted(scenario.scenes.items(), key=lambda item: item[0] != scenario.start)


def _scene_number(scenario: Scenario, scene: str) -> int:
    return [name for name, _ in _scenes(scenario)].index(scene) + 1


def _prompts_in_order(course: Course) -> dict[str, list[str]]:
    """Return the ids of what is written on in each lesson, by the id under which learners' entries know the lesson."""
    written = {
        posixpath.splitext(lesson.path)[0]: [*_written_on(lesson)] for lesson in course.lessons
    }
    committed = [one.id for one in follow_ups(course) if one.commitment]
    return {
        "self-assessment": ["before", "after"],
        **{lesson: ids for lesson, ids in written.items() if ids},
        **({"follow-up": committed} if committed else {}),
        **({"evaluation": course.evaluation_prompts} if course.session else {}),
        **({"managers": ["agreed", "look"]} if course.session else {}),
    }


def _written_on(lesson: Lesson) -> Iterator[str]:
    forms = (block for block in lesson.body if isinstance(block, Observe | Recording))
    yield from (block.id for block in forms if block.saved_under)
    yield from (prompt.id for prompt in lesson.prompts)


def _derive_id(prefix: str) -> Callable[[str], str]:
    return lambda text: derived_id(prefix, text)


FILTERS: dict[str, Callable[..., Any]] = {
    "by_letter": _by_letter,
    "choice_id": _derive_id("choice"),
    "claims_on": _claims_on,
    "column_id": _derive_id("column"),
    "file": _file,
    "folder": _folder,
    "follow_ups": follow_ups,
    "habit_id": _derive_id("habit"),
    "item_id": _derive_id("item"),
    "lessons_citing": _lessons_citing,
    "module_after": _module_after,
    "option_id": _derive_id("option"),
    "page": _page,
    "review_file": review_file,
    "prompts_in_order": _prompts_in_order,
    "scene_number": _scene_number,
    "scenes": _scenes,
    "row_id": _derive_id("row"),
    "signer_id": _derive_id("signer"),
    "slides_file": slides_file,
    "statement_id": statement_id,
    "taught": teaching_sections,
}


def _of_page_text(name: str) -> Callable[..., Any]:
    """Return the filter that writes a text for the page that is being filled."""

    @pass_context
    def write(context: Context, *given: Any) -> Any:
        return getattr(context["text"], name)(*given)

    return write


_TEXT_FILTERS = {
    name: _of_page_text(name)
    for name in ("html", "phrasing", "label", "plain", "pieces", "markdown")
}


@dataclass(frozen=True)
class PageOrder:
    """A page to be made: its path, its template, and what the template is told beside the course."""

    path: str
    template: str
    parts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FilledPage:
    """A page's path and Markdown, and the ids of the glossary terms that it uses."""

    path: str
    text: bytes
    """Its Markdown as UTF-8: with one curly quote in it, a string takes two bytes for each letter."""
    terms: frozenset[str]

    @property
    def markdown(self) -> str:
        """The page's Markdown."""
        return self.text.decode()


class _WholeTemplate(Template):
    """A template that hands over what it says in one piece.

    Jinja passes each word of a part that is included through all templates around it.
    """

    @classmethod
    def _from_namespace(
        cls, environment: Environment, namespace: MutableMapping[str, Any], *given: Any
    ) -> Template:
        made = super()._from_namespace(environment, namespace, *given)
        made.root_render_func = _in_one_piece(made.root_render_func)
        namespace["escape"] = shown  # where Jinja's own stands, by which templates show values
        return made


def shown(value: Any) -> str:
    """Return a value as a template shows it; most are a few words that a page shows many times."""
    if type(value) is str:
        return _escaped_words(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


_escaped_words = lru_cache(maxsize=1 << 13)(escape)


def _in_one_piece(render: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
    def rendered(context: Context) -> Iterator[str]:
        yield "".join(render(context))

    return rendered


@cache
def _environment() -> Environment:
    """Return where templates come from; one for all courses, since it takes long to read them."""
    environment = Environment(
        loader=PackageLoader("lessonwright.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # so that no template is ever dropped, and none need be remembered as used
    )
    environment.template_class = _WholeTemplate
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters.update(FILTERS, **_TEXT_FILTERS)
    environment.globals["follow_up_file"] = FOLLOW_UP_FILE
    environment.globals["evaluated"] = EVALUATED
    return environment


class Templates:
    """The templates, filled for one course."""

    def __init__(
        self, text: PageText, *, course: Course, words: Words, handouts: Mapping[str, str]
    ) -> None:
        self._text = text
        self._everywhere = {"course": course, "w": words, "handouts": handouts}

    def part(self, path: str, template: str) -> str:
        """Return what a template adds to the page at this path."""
        return self._fill(template, self._text.on(path), {})

    def page(self, order: PageOrder) -> FilledPage:
        """Return the page that is ordered."""
        text = self._text.on(order.path)
        markdown = self._fill(f"{order.template}.md.j2", text, order.parts)
        terms = frozenset(text.record.terms)
        whole = with_bundles(markdown, order.template, text.url)
        return FilledPage(order.path, whole.encode(), terms)

    def fill(self, template: str, text: PageText, **parts: Any) -> str:
        """Return a template filled with parts, whose texts are written by `text`."""
        return self._fill(template, text, parts)

    def _fill(self, template: str, text: PageText, parts: Mapping[str, Any]) -> str:
        known = self._everywhere | {"text": text, "url": text.url}
        return _environment().get_template(template).render(known, **parts)
