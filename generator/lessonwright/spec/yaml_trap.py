"""Owns the traps of YAML: what a parser stumbled over comes in, and a sentence that a trainer understands goes out.

The parser's own words only choose the sentence; they never reach the author. Both of PyYAML's parsers are known
here, libyaml's and the one in Python, which word the same complaint differently.
"""

import re
from collections.abc import Callable

from lessonwright.spec import yaml_block as block
from lessonwright.spec import yaml_colon as colon
from lessonwright.spec import yaml_dash as dash
from lessonwright.spec import yaml_known as known
from lessonwright.spec import yaml_layout as layout
from lessonwright.spec import yaml_quoting as quoting
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.yaml_trouble import Trouble

_TRAPS: list[tuple[str, Callable[[Trouble], Diagnostic | None]]] = [
    ("tab|cannot start any token", layout.tab),
    ("", layout.pasted),
    ("", dash.other_dash),
    ("", known.lines_for_list),
    ("", quoting.closed_late),
    ("", block.not_further_in),
    ("directive", quoting.directive),
    ("cannot start any token|node content", quoting.dots),
    ("cannot start any token|node content", quoting.sign),
    ("anchor|alias|tag", quoting.sign_before),
    ("block scalar", quoting.after_block_sign),
    ("escape|hexadecimal|hexdecimal|Unicode", quoting.backslash),
    ("quoted scalar", quoting.open_quotes),
    ("(block sequence|sequence) entries are not allowed", layout.dash),
    ("mapping keys are not allowed", quoting.sign),
    ("mapping values are not allowed|scanning a simple key", colon.other_colon),
    ("mapping values are not allowed|block (mapping|collection)", known.list_without_name),
    ("mapping values are not allowed|block (mapping|collection)", known.item_without_dash),
    ("mapping values are not allowed", quoting.after_quotes),
    ("mapping values are not allowed", layout.dash_without_space),
    ("mapping values are not allowed", layout.colon_on_line),
    ("mapping values are not allowed", layout.colon_without_space),
    ("mapping values are not allowed", layout.name_without_colon),
    ("mapping values are not allowed", layout.colon_in_list_text),
    ("mapping values are not allowed", known.item_without_kind),
    ("mapping values are not allowed", layout.too_far_in),
    ("mapping values are not allowed", block.colon_in_longer_text),
    ("scanning a simple key", layout.colon_without_space),
    ("scanning a simple key", block.without_sign),
    ("scanning a simple key", known.field_without_colon),
    ("block (mapping|collection)", block.without_sign),
    ("block (mapping|collection)|document start", quoting.after_quotes),
    ("block (mapping|collection)|document start", quoting.after_long_quotes),
    ("block (mapping|collection)|document start", quoting.after_brackets),
    ("block mapping|document start", layout.no_name),
    ("block mapping", layout.list_among_names),
    ("block collection", layout.dash_without_space),
    ("block collection", layout.item_without_dash),
    ("block mapping", layout.between_depths),
    ("document start", layout.left_of_all),
    ("flow", quoting.open_brackets),
]


def explained(trouble: Trouble) -> Diagnostic:
    """Return the diagnostic for a complaint of the parser's."""
    matching = (trap for words, trap in _TRAPS if re.search(words, trouble.words))
    said = (diagnostic for trap in matching if (diagnostic := trap(trouble)))
    return next(said, None) or _unforeseen(trouble)


def _unforeseen(trouble: Trouble) -> Diagnostic:
    mend = "look at indentation, quotes and colons, here and on the line above"
    return trouble.said(trouble.at, "unreadable", "from here on, this file cannot be read", mend)
