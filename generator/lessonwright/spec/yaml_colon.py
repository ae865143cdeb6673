"""Owns the colons that are none to YAML: what a parser stumbled over comes in, a diagnostic or None goes out."""

import re

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.wording import quoted
from lessonwright.spec.yaml_trouble import Trouble

LIKE_A_COLON = "：﹕︓∶꞉ː"  # noqa: RUF001 (what looks alike is what it is about)
"""What is no colon to YAML; Chinese and Japanese keyboards type the first."""
_BEHIND_NAME = re.compile(
    rf"(?P<before>\s*(?:- +)*(?P<name>[a-z][a-z0-9-]*))[ ]?(?P<sign>[{LIKE_A_COLON}])(?P<text>.*)"
)


def other_colon(trouble: Trouble) -> Diagnostic | None:
    """Tell of a name with a colon of another script."""
    lines = (trouble.since[0], trouble.last_written, trouble.at[0])
    return next(filter(None, (_on_line(trouble, number) for number in lines)), None)


def _on_line(trouble: Trouble, number: int) -> Diagnostic | None:
    line = trouble.file.line(number + 1) or ""
    match, said = _BEHIND_NAME.match(line), other_colon_in(line)
    return trouble.said((number, match.start("sign")), "missing-colon", *said) if match and said else None


def other_colon_in(line: str) -> tuple[str, str] | None:
    """Return what to say of a line that begins with such a name, and the mend."""
    match = _BEHIND_NAME.match(line)
    if not match:
        return None
    message = f"after `{match['name']}` stands `{match['sign']}`, which is not the `:` of a name"
    better = f"{match['before'].lstrip()}: {match['text'].strip()}"
    return message, f"write {quoted(better)}"
