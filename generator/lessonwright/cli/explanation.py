"""Owns how a rule is explained: its name comes in; why it is there, with its examples, goes out as plain text."""

from lessonwright.cli.errors import CannotRunError
from lessonwright.wording import did_you_mean


def explanation(name: str) -> str:
    """Return what there is to know of a rule; raise `CannotRunError` where there is none of this name."""
    from lessonwright.lint.rules import RULES

    rule = RULES.get(name)
    if rule is None:
        help_line = did_you_mean(name, RULES) or f"the rules are {', '.join(RULES)}"
        raise CannotRunError(f"there is no rule `{name}`; {help_line}")
    turned = f"In course.yml, under `lint:`, `{name}: off` silences it; left alone, it is told as `{rule.level}`."
    return f"{name}\n\n{rule.documentation.strip()}\n\n{turned}"
