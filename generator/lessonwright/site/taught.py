"""Owns where a lesson teaches its objectives: the lesson comes in, the headings to read again come out.

Where the author names the section, it is that one. A knowledge check stands where its objective was taught. An
objective without either is looked for in the section that shares the most telling words with it and its questions:
words that few sections have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import fsum, sqrt

from lessonwright.spec.authored import Authored
from lessonwright.spec.block import Block, KnowledgeCheck, TextBlock
from lessonwright.spec.heading import sections
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.objective import Objective
from lessonwright.spec.written import texts

_WORD = re.compile(r"\w{4,}")
_STEM = 6
"""So many letters of a word tell it from others, and leave its endings out."""


@dataclass
class _Section:
    heading: str
    words: set[str] = field(default_factory=set)
    checks: set[str] = field(default_factory=set)


def taught(lesson: Lesson) -> Mapping[str, str]:
    """Return the heading, in Markdown, of the section that teaches each objective, by the objective's id.

    In a lesson without headings, there is none.
    """
    sections = _sections(lesson.body)
    spread = Counter(word for section in sections for word in section.words)
    return {
        one.id: one.section or _teaching(one, lesson, sections, spread).heading for one in lesson.objectives if sections
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
        return fsum(1 / spread[word] for word in words & section.words) / sqrt(max(1, len(section.words)))

    return max(sections, key=likeness)


def _sections(body: Iterable[Block]) -> list[_Section]:
    found = [_Section("")]
    for block in body:
        if isinstance(block, TextBlock):
            before, *parts = _parts(block.text)
            found[-1].words |= _words_in(before)
            opened = zip(sections(block.text), parts, strict=True)
            found += [_Section(heading.words, _words_in(part)) for heading, part in opened]
        elif isinstance(block, KnowledgeCheck):
            found[-1].checks.add(block.question)
    return [section for section in found if section.heading]


def _parts(markdown: str) -> list[str]:
    """Return the text cut before each heading; the first part stands under none."""
    starts = [heading.start for heading in sections(markdown)]
    return [markdown[start:end] for start, end in pairwise([0, *starts, len(markdown)])]


def _words(parts: Iterable[Authored]) -> set[str]:
    return _words_in(" ".join(written.text for part in parts for written in texts(part)))


def _words_in(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in _WORD.findall(text)}
