import pytest

from bench.lint_recall import HALVES, SOUND, cases, findings
from lessonwright.lint.rules import RULES


@pytest.mark.parametrize("half", HALVES)
def test_each_flaw_is_planted_for_a_rule_that_is_there(half: str) -> None:
    assert {case.rule for case in cases(half)} <= {*RULES, SOUND}


def test_the_open_half_is_heard_and_its_sound_questions_are_left_alone() -> None:
    listed = [(case.rule, set(findings(case))) for case in cases("open")]
    planted = [(rule, said) for rule, said in listed if rule != SOUND]
    heard = sum(rule in said for rule, said in planted)
    assert heard >= 0.9 * len(planted)
    assert [said for rule, said in listed if rule == SOUND and said] == []
