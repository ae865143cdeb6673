"""Owns what a rule is and what it finds: a module of `rules/` comes in, its parts go out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

from lessonwright.course.course import Course, LintLevel
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.reading.markdown_checks import OwnPage

Passage = tuple[str, int]
"""Words of a text, and for the how manieth time they stand in it, counted from 0."""


@dataclass(frozen=True)
class Finding:
    """A weakness: where it is, what is weak, and what to do."""

    file: str
    """The path of the file, under the content folder."""
    path: FieldPath
    """The way to the part, through the file."""
    message: str
    help: str
    at_key: bool = False
    passage: Passage | None = None


@dataclass(frozen=True)
class PageFinding:
    """A weakness of an ordinary page: what is weak, what to do, and where it stands in the page's text."""

    message: str
    help: str
    start: int
    length: int


def excerpt_of(text: str, words: str, start: int = 0) -> Passage:
    """Return these words as they first stand in a text from an offset on, whatever markup parts them there."""
    pattern = r"[\W_]+".join(map(re.escape, words.split()))
    match = re.compile(pattern).search(text, start) if pattern else None
    if match is None:
        return text[:1], 0
    return match[0], len(re.findall(re.escape(match[0]), text[: match.start()]))


GROUPS = ("objectives", "questions", "text", "scenarios", "course")
"""What rules look at, in the order of a trainer's work."""

Scope = Literal["lesson", "course"]
"""How far a rule looks to find what it finds in a lesson: at that lesson, its module and course.yml;
or at other lessons and files, too. What a rule of scope `lesson` has found is kept for the next check."""

Findings = Callable[[Course], Iterator[Finding]]
PageFindings = Callable[[OwnPage], Iterator[PageFinding]]


@dataclass(frozen=True)
class Rule:
    """One rule: what it is called, how much it matters where course.yml says nothing, and how it looks."""

    id: str
    group: str
    scope: Scope
    level: LintLevel
    documentation: str
    findings: Findings
    languages: tuple[str, ...] = ()
    """The languages that it knows; none where it listens for no language's words."""
    findings_on_page: PageFindings | None = None
    """What it finds on an ordinary page beside the lessons, if it looks there."""
    formerly: str | None = None
    """What it was called once: courses that name it so go on as before."""
    gives_way_to: tuple[str, ...] = ()
    """The rules that say more of the same fault: where one of them speaks of a question, this one is silent."""

    @classmethod
    def of(cls, module: ModuleType) -> "Rule":
        """Return the rule that a module writes down: its name and docstring, what it must say, and what it may say."""
        id_ = module.__name__.rpartition(".")[2].replace("_", "-")
        languages = getattr(module, "LANGUAGES", ())
        on_page = getattr(module, "findings_on_page", None)
        return cls(
            id_,
            module.GROUP,
            module.SCOPE,
            module.LEVEL,
            module.__doc__ or "",
            module.findings,
            languages,
            on_page,
            getattr(module, "FORMERLY", None),
            getattr(module, "GIVES_WAY_TO", ()),
        )

    @property
    def headline(self) -> str:
        """What the rule finds, in one sentence."""
        return self.documentation.partition("\n")[0]

    @property
    def reason(self) -> str:
        """Why the field believes it: the paragraphs between the headline and the source."""
        return self.documentation.partition("\n\n")[2].partition("\n\nSource:")[0]

    @property
    def told_as(self) -> str:
        """How it is told where course.yml says nothing of it, and how sure it is."""
        return _TOLD_AS[self.level]

    def knows(self, course: Course) -> bool:
        """Return whether the rule can judge the language of a course."""
        return not self.languages or course.language.partition("-")[0] in self.languages

    def level_in(self, course: Course) -> LintLevel:
        """Return how much the rule matters in a course."""
        former = course.lint.get(self.formerly, self.level) if self.formerly else self.level
        return course.lint.get(self.id, former)


_TOLD_AS: dict[LintLevel, str] = {
    "off": "it is silent",
    "note": "it is told as `note`, since what it finds may be meant: look, and judge",
    "warning": "it is told as `warning`, since it is seldom wrong",
    "error": "it is told as `error`",
}
