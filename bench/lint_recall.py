"""Owns how much lint hears: planted flaws and sound questions come in; recall and precision by rule go out.

Each case of `flaws/` takes a part of a small course without any weakness. What a rule says of a flaw that is its own is
right; what any rule says of a sound question is wrong. Rules are tuned on the open half alone.
"""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from bench.flaw_cases import HALVES, SOUND, Case, cases
from bench.report import Extent, Goal, Report
from lessonwright.lint.review import review
from lessonwright.reading.loader import load_course

_COURSE = "title: A course\nsummary: What it gives.\naudience: All.\nmodules: [first]\n"


def lint_recall(_: Extent) -> Report:
    """Count what is found in both halves."""
    tables, goals = [], []
    for half in HALVES:
        found, false = _counts([*cases(half)])
        planted = Counter(case.rule for case in cases(half))
        sound = planted.pop(SOUND)
        tables.append(_table(half, planted, found, false))
        recall = 100 * found.total() / planted.total()
        of_all = 100 * false.total() / max(1, found.total() + false.total())
        goals += [
            Goal(f"flaws found, {half}", recall, 80, "%", at_least=True),
            Goal(f"findings that are false, {half}", of_all, 5, "%"),
            Goal(f"findings on 100 sound questions, {half}", 100 * false[SOUND] / sound, 2, ""),
        ]
    return Report("\n\n".join(tables), tuple(goals))


def _table(half: str, planted: Counter[str], found: Counter[str], false: Counter[str]) -> str:
    rows = [
        f"| {rule} | {count} | {found[rule]} | {false[rule]} |"
        for rule, count in sorted(planted.items())
    ]
    return "\n".join([f"| {half} | planted | found | false |", "|---|---|---|---|", *rows])


def _counts(listed: list[Case]) -> tuple[Counter[str], Counter[str]]:
    """Return the flaws found by a rule of their own, and the findings of other rules, by what is planted."""
    found: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for case in listed:
        said = set(findings(case))
        found[case.rule] += bool(case.rules & said)
        false[case.rule] += len(said - case.rules)
    return found, false


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
    "objective-taught",
    "missing-id",
}
"""What is said of the lesson that a case stands in, which has one question and no more."""
