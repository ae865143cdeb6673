"""Owns the page about the messages: the examples that the tests hold to the code come in, Markdown comes out.

Each example is a small course with a mistake in it and, under `== says`, every message that it
brings, word for word.
"""

import re
from collections import defaultdict
from pathlib import Path

from docs.reference.provoked import says
from lessonwright.lint.rules import RULES

TESTS = Path(__file__).parent.parent.parent / "tests"
_HEAD = """\
---
search:
  boost: 0.5
---

# The messages

Every message about a broken course, with what helps. The word in square brackets at its end is its name: look it up
here. Nearly all of them are real answers to real mistakes, which the tests make and compare letter by letter. What is
weak but not broken is told by [the rules](rules.md).
"""
_MESSAGE = re.compile(
    r"^\S+:\d+:\d+: (?:error|warning|note): .* \[(?P<id>[a-z-]+)\]\n(?:^ .*\n?)*", re.MULTILINE
)


def page() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *(_section(id_, told) for id_, told in sorted(messages().items()))])


def messages() -> dict[str, list[str]]:
    """Return every message of the examples by its name; of those that differ only in what they quote, the first."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    examples = [
        path.read_text(encoding="utf-8") for path in sorted(TESTS.rglob("examples/**/*.txt"))
    ]
    for text in (*(example.partition("== says\n")[2] for example in examples), says()):
        for message in _MESSAGE.finditer(text):
            if message["id"] not in RULES:
                found[message["id"]].setdefault(_sentence(message[0]), message[0].rstrip("\n"))
    return {id_: list(told.values()) for id_, told in found.items()}


def _sentence(message: str) -> str:
    """Return the message without its place and the words it quotes."""
    first = message.partition("\n")[0].partition(": ")[2]
    return re.sub(r"`[^`]*`|\d+", "…", first)


def _section(id_: str, told: list[str]) -> str:
    return f"## {id_}\n\n" + "\n\n".join(f"````text\n{text}\n````" for text in told) + "\n"
