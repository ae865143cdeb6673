import pytest

from bench.flaw_cases import HALVES, SOUND, cases
from bench.lint_recall import findings
from lessonwright.lint.rules import RULES

WITHOUT_RULE = {"trick-question"}
"""Kinds that only people notice, and that are counted as missed."""


@pytest.mark.parametrize("half", HALVES)
def test_each_flaw_is_planted_for_a_rule_that_is_there(half: str) -> None:
    named = set[str]().union(*(case.rules for case in cases(half)))
    assert named <= {*RULES, SOUND, *WITHOUT_RULE}


def test_most_of_the_open_half_is_heard_and_few_of_its_sound_questions_are_blamed() -> None:
    listed = [(case.rules, set(findings(case))) for case in cases("open")]
    planted = [(rules, said) for rules, said in listed if rules != {SOUND}]
    heard = sum(bool(rules & said) for rules, said in planted)
    blamed = [said for rules, said in listed if rules == {SOUND} and said]
    assert heard >= 0.95 * len(planted)
    assert len(blamed) <= 0.02 * (len(listed) - len(planted))
