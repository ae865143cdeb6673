"""Finds the rules: a file in here is a rule, and says itself which group it belongs to."""

from importlib import import_module
from pkgutil import iter_modules

from lessonwright.lint.rule import GROUPS, Rule

_MODULES = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))

RULES = {
    rule.id: rule
    for rule in sorted(map(Rule.of, _MODULES), key=lambda rule: (GROUPS.index(rule.group), rule.id))
}
"""Every rule, by its id, in the order of a trainer's work: objectives first, the whole course last."""

FORMER_IDS = {rule.formerly: rule.id for rule in RULES.values() if rule.formerly}
"""The rules that have another name by now, by the one they had."""
