"""Owns the review of a course: a loaded course comes in, what is weak in it goes out.

A comment in a file can take a place out of a rule's hands, and says why.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.lint.excuses import Excuse, excuses, faults
from lessonwright.lint.rule import Finding
from lessonwright.lint.rules import FORMER_IDS, RULES
from lessonwright.message_wording import did_you_mean
from lessonwright.reading.diagnostic import Diagnostic, Severity
from lessonwright.reading.file_text_and_mistakes import FileText, Spot
from lessonwright.reading.loader import Loaded, tell_nobody
from lessonwright.reading.yaml_file import places_of
from lessonwright.reading.yaml_places import Places

RuleFinding = tuple[str, Finding]
"""A finding, behind the id of the rule that made it."""


class KnownFindings(Protocol):
    """What rules of scope `lesson` have found before in files that are the same."""

    def known(self, path: str) -> Sequence[RuleFinding] | None:
        """Return what was found in a file of the course; None where that is not known."""

    def keep(self, path: str, found: Sequence[RuleFinding]) -> None:
        """Keep what was found in a file of the course."""


class Weakness(NamedTuple):
    """A finding, by which rule, and how much that rule matters in this course."""

    rule: str
    severity: Severity
    finding: Finding


def review(
    loaded: Loaded,
    on_rule: Callable[[int, int], None] = tell_nobody,
    before: KnownFindings | None = None,
) -> tuple[Diagnostic, ...]:
    """Return what is weak in a course, sorted by place; nothing for a course that is not sound.

    `on_rule` is told of each rule that has looked, and how many there are. What is known from
    `before` is not looked for again.
    """
    course = loaded.course
    if course is None:
        return ()
    off = {rule.id for rule in RULES.values() if rule.level_in(course) == "off"}
    by_file = defaultdict(list)
    for weakness in _weaknesses(course, on_rule, before):
        by_file[weakness.finding.file].append(weakness)
    told = [*_unknown_rules(course, loaded), *_of_own_pages(course, loaded)]
    root = loaded.files[course.path].path.removesuffix(course.path)
    for path in by_file.keys() - loaded.files.keys():
        told += _beside_the_course(f"{root}{path}", by_file[path])
    for path, text in loaded.files.items():
        told += _File(text, by_file.get(path, [])).diagnostics(off)
    return tuple(
        sorted(told, key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column))
    )


def silent_rules(course: Course) -> tuple[str, ...]:
    """Return the rules that are not off, and silent since they do not know the language of a course."""
    return tuple(
        rule.id
        for rule in RULES.values()
        if rule.level_in(course) != "off" and not rule.knows(course)
    )


def _weaknesses(
    course: Course, on_rule: Callable[[int, int], None], before: KnownFindings | None
) -> Iterator[Weakness]:
    """Yield what rules find, rule by rule; those of scope `lesson` are asked of files alone that are not known."""
    paths = [part.path for part in (course, *course.modules, *course.lessons)]
    found = {path: before and before.known(path) for path in paths}
    new = {path for path, known in found.items() if known is None}
    rest = course if len(new) == len(found) else course.with_lessons(new)
    of_rule = defaultdict(list)
    for id_, finding in (one for known in found.values() for one in known or ()):
        of_rule[id_].append(finding)
    in_new: dict[str, list[RuleFinding]] = {path: [] for path in new}
    for done, rule in enumerate(RULES.values(), 1):
        level = rule.level_in(course)
        if level != "off" and rule.knows(course):
            if rule.scope == "course":
                told = [*rule.findings(course)]
            else:
                told = [one for one in rule.findings(rest) if one.file in new] if new else []
                for finding in told:
                    in_new[finding.file].append((rule.id, finding))
            yield from (Weakness(rule.id, level, one) for one in (*of_rule[rule.id], *told))
        on_rule(done, len(RULES))
    if before:
        for path, of_file in in_new.items():
            before.keep(path, of_file)


def _question(finding: Finding) -> FieldPath:
    """Return the way to the question that a finding is about; nothing for another part of a file."""
    return finding.path[:3] if finding.path[:2] == ("quiz", "questions") else ()


def _without_the_same_again(found: Sequence[Weakness]) -> list[Weakness]:
    """Return the findings in a file without those of which another rule says more, at the same question."""
    told = {(weakness.rule, _question(weakness.finding)) for weakness in found}
    return [
        weakness
        for weakness in found
        if not (question := _question(weakness.finding))
        or not any((rule, question) in told for rule in RULES[weakness.rule].gives_way_to)
    ]


def _beside_the_course(path: str, found: Sequence[Weakness]) -> Iterator[Diagnostic]:
    """Yield what was found of a file that is no part of the course, of which no line is shown."""
    for rule, severity, finding in found:
        yield Diagnostic(path, 1, 1, severity, finding.message, rule, finding.help)


def _of_own_pages(course: Course, loaded: Loaded) -> Iterator[Diagnostic]:
    for rule in RULES.values():
        level = rule.level_in(course)
        if rule.findings_on_page and level != "off":
            for page in loaded.pages:
                for found in rule.findings_on_page(page):
                    yield page.diagnostic(
                        found.start, found.length, rule.id, found.message, found.help, level
                    )


def _unknown_rules(course: Course, loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield the rules that course.yml sets a level for and that do not exist."""
    for name in course.lint:
        if name not in RULES and name not in FORMER_IDS:
            file = loaded.files[course.path]
            spot = places_of(file).spot(("lint", name), at_key=True)
            help_line = did_you_mean(name, RULES) or "take it out of `lint:`"
            yield file.diagnostic(spot, "unknown-rule", f"there is no rule `{name}`", help_line)


class _File:
    """One file of the course: the places of its parts are looked up only when there is something to say."""

    def __init__(self, text: FileText, found: Sequence[Weakness]) -> None:
        self._text = text
        self._found = _without_the_same_again(found)

    @cached_property
    def _places(self) -> Places:
        return places_of(self._text)

    def diagnostics(self, off: set[str]) -> Iterator[Diagnostic]:
        """Yield what was found and is not excused, and what is wrong with the excuses; `off` are rules not asked.

        An excuse stands at the line of a finding, or where the part that holds it begins. A rule speaks once of a
        question, unless it points at words, each of which is to be mended.
        """
        if not self._found and "lint:" not in self._text.text:
            return
        given = excuses(self._text, lambda: self._places)
        valid = {(excuse.rule, excuse.covers): excuse for excuse in given if excuse.reason}
        used: set[Excuse] = set()
        told: set[tuple[str, FieldPath]] = set()
        for rule, severity, finding in self._found:
            spot = self._spot(finding)
            lines = (spot.line, self._places.spot(finding.path, at_key=True).line) if valid else ()
            excuse = next((valid[rule, line] for line in lines if (rule, line) in valid), None)
            question = () if finding.passage else _question(finding)
            if excuse:
                used.add(excuse)
            elif (rule, question) not in told:
                told |= {(rule, question)} if question else set()
                yield self._text.diagnostic(spot, rule, finding.message, finding.help, severity)
        yield from faults(
            self._text, [excuse for excuse in given if excuse.rule not in off], used, RULES
        )

    def _spot(self, finding: Finding) -> Spot:
        if finding.passage:
            return self._places.passage(finding.path, *finding.passage)
        return self._places.spot(finding.path, at_key=finding.at_key)
