"""Owns how much lint hears: planted flaws and sound questions come in; recall and precision by rule go out.

Each case of `flaws/` takes a part of a small course without any weakness. What a rule says of a flaw that is its own is
right; what any rule says of a sound question is wrong. Rules are tuned on the open half alone.
"""

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.flaw_cases import HALVES, SOUND, Case, cases
from bench.report import Extent, Goal, Report
from lessonwright.lint.run_rules import review
from lessonwright.reading.loader import load_course

_COURSE = "title: A course\nsummary: What it gives.\naudience: All.\nmodules: [first]\n"


@dataclass(frozen=True)
class Heard:
    """What was said of one half, each counted by rule."""

    planted: Counter[str]
    """Flaws, by what the heading says."""
    found: Counter[str]
    """Flaws of which a rule of theirs speaks, by what the heading says."""
    false: Counter[str]
    """Findings that are wrong, by the rule that speaks."""
    sound: int
    """How many sound questions there are."""
    blamed: int
    """How many findings there are on them."""

    @property
    def false_share(self) -> float:
        """How many of 100 findings are wrong."""
        return 100 * self.false.total() / max(1, self.found.total() + self.false.total())


def lint_recall(_: Extent) -> Report:
    """Count what is found in both halves."""
    tables, goals = [], []
    for half in HALVES:
        heard = _heard([*cases(half)])
        tables.append(_table(half, heard))
        recall = 100 * heard.found.total() / heard.planted.total()
        on_sound = 100 * heard.blamed / heard.sound
        goals += [
            Goal(f"flaws found, {half}", recall, 80, "%", at_least=True),
            Goal(f"findings that are false, {half}", heard.false_share, 5, "%"),
            Goal(f"findings on 100 sound questions, {half}", on_sound, 2, ""),
        ]
    return Report("\n\n".join(tables), tuple(goals))


def _table(half: str, heard: Heard) -> str:
    rows = [
        f"| {rule} | {heard.planted[rule]} | {heard.found[rule]} | {heard.false[rule]} |"
        for rule in sorted(heard.planted | heard.false)
    ]
    return "\n".join([f"| {half} | planted | found | false |", "|---|---|---|---|", *rows])


def _heard(listed: list[Case]) -> Heard:
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    false: Counter[str] = Counter()
    sound = blamed = 0
    for case in listed:
        said = set(findings(case))
        false.update(said - case.rules)
        if case.rule == SOUND:
            sound, blamed = sound + 1, blamed + len(said)
        else:
            planted[case.rule] += 1
            found[case.rule] += bool(case.rules & said)
    return Heard(planted, found, false, sound, blamed)


def findings(case: Case) -> list[str]:
    """Return the rules that find something in a case."""
    with tempfile.TemporaryDirectory(prefix="lessonwright-flaws-") as name:
        folder = Path(name)
        (folder / "first").mkdir()
        (folder / "course.yml").write_text(f"{_COURSE}language: {case.language}\n", "utf-8")
        (folder / "first/module.yml").write_text("title: M\nsummary: S.\nlessons: [one]\n", "utf-8")
        lesson = yaml.safe_dump(_LESSON | case.parts, sort_keys=False, allow_unicode=True)
        (folder / "first/one.yml").write_text(lesson, "utf-8")
        loaded = load_course(folder)
        if not loaded.course:
            raise SystemExit(f"{case.line}\n{loaded.diagnostics}")
        return [said.rule for said in review(loaded) if said.rule not in _OF_THE_FRAME]


_LESSON: dict[str, Any] = {
    "title": "One lesson",
    "summary": "What it is about.",
    "minutes": 10,
    "objectives": [{"refund": "Choose the right form for a refund.", "level": "apply"}],
    "body": [{"text": "Ask for the receipt first. It tells you which form to take."}],
}
_OF_THE_FRAME = {
    "objective-assessed",
    "objective-practised",
    "teaching-missing",
    "missing-id",
}
"""What is said of the lesson that a case stands in, which has one question and no more."""
