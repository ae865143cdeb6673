"""Owns the review of a course: a loaded course comes in; what is weak in it, as its author set the levels, goes out."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from lessonwright.lint.excuse import Excuse, excuses, faults
from lessonwright.lint.finding import Finding
from lessonwright.lint.rule import Rule
from lessonwright.lint.rules import RULES
from lessonwright.spec.course import Course, LintLevel
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText, Spot
from lessonwright.spec.load import Loaded
from lessonwright.spec.wording import did_you_mean
from lessonwright.spec.yaml_file import places_of
from lessonwright.spec.yaml_places import Places


def review(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Return what is weak in a course, sorted by place; nothing for a course that is not sound."""
    course = loaded.course
    if course is None:
        return ()
    found = defaultdict(list)
    for rule in RULES.values():
        if rule.level_in(course) != "off":
            for finding in rule.findings(course):
                found[finding.file].append((rule, finding))
    told = (d for path, text in loaded.files.items() for d in _File(text, course).told(found.get(path, [])))
    return tuple(sorted((*told, *_unknown_rules(course, loaded)), key=lambda d: (d.path, d.line, d.column)))


def _unknown_rules(course: Course, loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield the rules that course.yml sets a level for and that do not exist."""
    for name in course.lint:
        if name not in RULES:
            file = loaded.files[course.path]
            spot = places_of(file).spot(("lint", name), at_key=True)
            mend = did_you_mean(name, RULES) or "take this line out"
            yield file.diagnostic(spot, "unknown-rule", f"there is no rule `{name}`", mend)


class _File:
    """One file of the course: the places of its parts are looked up only when there is something to say."""

    def __init__(self, text: FileText, course: Course) -> None:
        self._text = text
        self._course = course

    @cached_property
    def _places(self) -> Places:
        return places_of(self._text)

    def told(self, found: list[tuple[Rule, Finding]]) -> Iterator[Diagnostic]:
        """Yield what was found and is not excused, and what is wrong with the excuses."""
        if not found and "lint:" not in self._text.text:
            return
        given = excuses(self._text, lambda: self._places)
        used: set[Excuse] = set()
        for rule, finding in found:
            spot = self._spot(finding)
            excuse = self._excuse(rule, finding, spot, given)
            if excuse:
                used.add(excuse)
            else:
                yield self._diagnostic(rule, finding, spot)
        looked = [excuse for excuse in given if not self._is_off(excuse.rule)]
        yield from faults(self._text, looked, used, RULES)

    def _spot(self, finding: Finding) -> Spot:
        if finding.passage:
            return self._places.passage(finding.path, *finding.passage)
        return self._places.spot(finding.path, at_key=finding.at_key)

    def _excuse(self, rule: Rule, finding: Finding, spot: Spot, given: list[Excuse]) -> Excuse | None:
        """Return the excuse for a finding: at its line, or where the part that holds it begins."""
        if not given:
            return None
        lines = {spot.line, self._places.spot(finding.path, at_key=True).line}
        return next((e for e in given if e.rule == rule.id and e.reason and e.covers in lines), None)

    def _is_off(self, rule: str) -> bool:
        return rule in RULES and RULES[rule].level_in(self._course) == "off"

    def _diagnostic(self, rule: Rule, finding: Finding, spot: Spot) -> Diagnostic:
        level: LintLevel = rule.level_in(self._course)
        severity = "error" if level == "off" else level
        return self._text.diagnostic(spot, rule.id, finding.message, finding.help, severity)
