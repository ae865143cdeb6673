"""Owns which trap of YAML a mistake is: a parser's complaint comes in, what a trainer understands of it goes out."""

import re
from collections.abc import Callable

from lessonwright.reading import (
    long_text_mistakes,
    yaml_kind_and_list_mistakes,
    yaml_layout_mistakes,
    yaml_sign_mistakes,
)
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.parser_complaint_and_needed_quotes import ParserComplaint

_TRAPS: list[tuple[str, Callable[[ParserComplaint], Diagnostic | None]]] = [
    ("tab|cannot start any token", yaml_layout_mistakes.tab),
    ("", yaml_layout_mistakes.pasted_space_trap),
    ("", yaml_sign_mistakes.other_dash),
    ("", yaml_layout_mistakes.item_without_space),
    ("", yaml_kind_and_list_mistakes.lines_for_list),
    ("", yaml_sign_mistakes.closed_late),
    (
        "simple key|block (mapping|collection)|mapping values",
        yaml_kind_and_list_mistakes.line_of_pair,
    ),
    ("block (mapping|collection)", yaml_kind_and_list_mistakes.item_out_of_line),
    ("", long_text_mistakes.not_further_in),
    ("directive", yaml_sign_mistakes.directive),
    ("cannot start any token|node content", yaml_sign_mistakes.dots),
    ("cannot start any token|node content", yaml_sign_mistakes.opening_sign),
    ("anchor|alias|tag", yaml_sign_mistakes.sign_before),
    ("block scalar", yaml_sign_mistakes.after_block_sign),
    ("escape|hexadecimal|hexdecimal|Unicode", yaml_sign_mistakes.backslash),
    ("quoted scalar", yaml_sign_mistakes.open_quotes),
    ("(block sequence|sequence) entries are not allowed", yaml_layout_mistakes.dash),
    ("mapping keys are not allowed", yaml_sign_mistakes.opening_sign),
    ("mapping values are not allowed|scanning a simple key", yaml_sign_mistakes.other_colon),
    (
        "mapping values are not allowed|block (mapping|collection)",
        yaml_kind_and_list_mistakes.list_without_name,
    ),
    (
        "mapping values are not allowed|block (mapping|collection)",
        yaml_kind_and_list_mistakes.kind_without_dash,
    ),
    ("mapping values are not allowed", yaml_sign_mistakes.after_quotes),
    ("mapping values are not allowed", yaml_layout_mistakes.dash_without_space),
    ("mapping values are not allowed", yaml_layout_mistakes.colon_on_line),
    ("mapping values are not allowed", yaml_layout_mistakes.colon_without_space),
    ("mapping values are not allowed", yaml_layout_mistakes.name_without_colon),
    ("mapping values are not allowed", yaml_layout_mistakes.colon_in_list_text),
    ("mapping values are not allowed", yaml_kind_and_list_mistakes.item_without_kind),
    ("mapping values are not allowed", yaml_layout_mistakes.too_far_in),
    ("mapping values are not allowed", long_text_mistakes.colon_in_longer_text),
    ("scanning a simple key", yaml_layout_mistakes.colon_without_space),
    ("scanning a simple key", long_text_mistakes.without_sign),
    ("scanning a simple key", yaml_kind_and_list_mistakes.field_without_colon),
    ("block (mapping|collection)", long_text_mistakes.without_sign),
    ("block (mapping|collection)|document start", yaml_sign_mistakes.after_quotes),
    ("block (mapping|collection)|document start", yaml_sign_mistakes.after_long_quotes),
    ("block (mapping|collection)|document start", yaml_sign_mistakes.after_brackets),
    ("block mapping|document start", yaml_layout_mistakes.no_name),
    ("block mapping", yaml_layout_mistakes.list_among_names),
    ("block collection", yaml_layout_mistakes.dash_without_space),
    ("block collection", yaml_layout_mistakes.item_without_dash),
    ("block mapping", yaml_layout_mistakes.between_depths),
    ("document start", yaml_layout_mistakes.left_of_all),
    ("flow", yaml_sign_mistakes.open_brackets),
]


def explain_complaint(trouble: ParserComplaint) -> Diagnostic:
    """Return the diagnostic for a complaint of the parser's."""
    matching = (trap for words, trap in _TRAPS if re.search(words, trouble.words))
    said = (diagnostic for trap in matching if (diagnostic := trap(trouble)))
    return next(said, None) or _unforeseen(trouble)


def _unforeseen(trouble: ParserComplaint) -> Diagnostic:
    help_line = "look at indentation, quotes and colons, here and on the line above"
    return trouble.diagnostic(
        trouble.at, "unreadable", "from here on, this file cannot be read", help_line
    )
