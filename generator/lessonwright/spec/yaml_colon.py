"""Owns the colons that are none to YAML: what a parser stumbled over comes in, a diagnostic or None goes out."""

import re

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.wording import in_quotes, quoted
from lessonwright.spec.yaml_trouble import Trouble

LIKE_A_COLON = "：﹕︓∶꞉ː"  # noqa: RUF001 (what looks alike is what it is about)
"""What is no colon to YAML; Chinese and Japanese keyboards type the first."""
_BEHIND_NAME = re.compile(
    rf"(?P<before>\s*(?:- +)*(?P<name>[a-z][a-z0-9-]*))[ ]?(?P<sign>[{LIKE_A_COLON}])(?P<text>.*)"
)

_NEEDS_QUOTES = re.compile(r"[`@%*&!]|- |(?![\"'\[{|>]).*:(?:\s|$)")
"""What is no plain text to YAML. What is in quotes already, or is a list or a block, is left as it is."""


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
    return message, f"write {_mended(match['before'].lstrip(), match['text'].strip())}"


def _mended(name: str, text: str) -> str:
    """Return a name and its text as YAML wants them: in quotes where the text has a colon of its own, say."""
    if _NEEDS_QUOTES.match(text):
        return f"`{name}: {in_quotes(text)}`"
    return quoted(f"{name}: {text}")
