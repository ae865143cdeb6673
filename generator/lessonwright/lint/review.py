"""Owns the review of a course: a loaded course comes in; what is weak in it, as its author set the levels, goes out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from lessonwright.lint.excuse import Excuse, excuses, faults
from lessonwright.lint.finding import Finding
from lessonwright.lint.rules import RULES
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic, Severity
from lessonwright.spec.file_text import FileText, Spot
from lessonwright.spec.load import Loaded
from lessonwright.spec.wording import did_you_mean
from lessonwright.spec.yaml_file import places_of
from lessonwright.spec.yaml_places import Places


class Weakness(NamedTuple):
    """A finding, by which rule, and how much that rule matters in this course."""

    rule: str
    severity: Severity
    finding: Finding


def review(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Return what is weak in a course, sorted by place; nothing for a course that is not sound."""
    course = loaded.course
    if course is None:
        return ()
    off = {rule.id for rule in RULES.values() if rule.level_in(course) == "off"}
    by_file = defaultdict(list)
    for weakness in _weaknesses(course):
        by_file[weakness.finding.file].append(weakness)
    told = [*_unknown_rules(course, loaded), *_of_own_pages(course, loaded)]
    for path, text in loaded.files.items():
        told += _File(text, by_file.get(path, [])).told(off)
    return tuple(sorted(told, key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column)))


def silent_rules(course: Course) -> tuple[str, ...]:
    """Return the rules that are not off, and silent since they do not know the language of a course."""
    return tuple(rule.id for rule in RULES.values() if rule.level_in(course) != "off" and not rule.knows(course))


def _weaknesses(course: Course) -> Iterator[Weakness]:
    for rule in RULES.values():
        level = rule.level_in(course)
        if level != "off" and rule.knows(course):
            yield from (Weakness(rule.id, level, finding) for finding in rule.findings(course))


def _of_own_pages(course: Course, loaded: Loaded) -> Iterator[Diagnostic]:
    for rule in RULES.values():
        level = rule.level_in(course)
        if rule.findings_on_page and level != "off":
            for page in loaded.pages:
                for found in rule.findings_on_page(page):
                    yield page.diagnostic(found.start, found.length, rule.id, found.message, found.help, level)


def _unknown_rules(course: Course, loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield the rules that course.yml sets a level for and that do not exist."""
    for name in course.lint:
        if name not in RULES:
            file = loaded.files[course.path]
            spot = places_of(file).spot(("lint", name), at_key=True)
            mend = did_you_mean(name, RULES) or "take it out of `lint:`"
            yield file.diagnostic(spot, "unknown-rule", f"there is no rule `{name}`", mend)


class _File:
    """One file of the course: the places of its parts are looked up only when there is something to say."""

    def __init__(self, text: FileText, found: Sequence[Weakness]) -> None:
        self._text = text
        self._found = found

    @cached_property
    def _places(self) -> Places:
        return places_of(self._text)

    def told(self, off: set[str]) -> Iterator[Diagnostic]:
        """Yield what was found and is not excused, and what is wrong with the excuses; `off` are rules not asked.

        An excuse stands at the line of a finding, or where the part that holds it begins.
        """
        if not self._found and "lint:" not in self._text.text:
            return
        given = excuses(self._text, lambda: self._places)
        valid = {(excuse.rule, excuse.covers): excuse for excuse in given if excuse.reason}
        used: set[Excuse] = set()
        for rule, severity, finding in self._found:
            spot = self._spot(finding)
            lines = (spot.line, self._places.spot(finding.path, at_key=True).line) if valid else ()
            excuse = next((valid[rule, line] for line in lines if (rule, line) in valid), None)
            if excuse:
                used.add(excuse)
            else:
                yield self._text.diagnostic(spot, rule, finding.message, finding.help, severity)
        yield from faults(self._text, [excuse for excuse in given if excuse.rule not in off], used, RULES)

    def _spot(self, finding: Finding) -> Spot:
        if finding.passage:
            return self._places.passage(finding.path, *finding.passage)
        return self._places.spot(finding.path, at_key=finding.at_key)
