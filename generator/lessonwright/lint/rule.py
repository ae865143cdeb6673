"""Owns what a rule is: a module of `rules/` comes in; its id, its level, its documentation and its function go out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from lessonwright.lint.finding import Finding, PageFinding
from lessonwright.spec.course import Course, LintLevel
from lessonwright.spec.own_page import OwnPage

Findings = Callable[[Course], Iterator[Finding]]
PageFindings = Callable[[OwnPage], Iterator[PageFinding]]


@dataclass(frozen=True)
class Rule:
    """One rule: what it is called, how much it matters where course.yml says nothing, and how it looks."""

    id: str
    level: LintLevel
    documentation: str
    findings: Findings
    languages: tuple[str, ...] = ()
    """The languages that it knows; none where it listens for no language's words."""
    findings_on_page: PageFindings | None = None
    """What it finds on an ordinary page beside the lessons, if it looks there."""

    @classmethod
    def of(cls, module: ModuleType) -> "Rule":
        """Return the rule that a module writes down: name, docstring, `LEVEL`, `findings`, and what else it has."""
        id_ = module.__name__.rpartition(".")[2].replace("_", "-")
        languages = getattr(module, "LANGUAGES", ())
        on_page = getattr(module, "findings_on_page", None)
        return cls(id_, module.LEVEL, module.__doc__ or "", module.findings, languages, on_page)

    @property
    def headline(self) -> str:
        """What the rule finds, in one sentence."""
        return self.documentation.partition("\n")[0]

    @property
    def reason(self) -> str:
        """Why the field believes it: the paragraphs between the headline and the source."""
        return self.documentation.partition("\n\n")[2].partition("\n\nSource:")[0]

    def knows(self, course: Course) -> bool:
        """Return whether the rule can judge the language of a course."""
        return not self.languages or course.language.partition("-")[0] in self.languages

    def level_in(self, course: Course) -> LintLevel:
        """Return how much the rule matters in a course."""
        return course.lint.get(self.id, self.level)
