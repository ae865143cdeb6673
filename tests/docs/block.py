"""Owns the blocks of code in the documentation: a page's Markdown comes in, its fenced blocks come out, in order.

How a block is marked says what the tests do with it; a reader sees the mark as the block's title:

- `sh`: run, in one session a page. With the title "needs the network" only its words are looked at.
- `text`, titled "you see": what the last `sh` said; `…` stands for what differs from computer to computer.
- `output`: the same for a drawing, whose lines are never wrapped.
- `output`, titled "your folder": files that are there by then.
- `output`, titled "the menu": what the standalone program asks.
- `text`, titled "choices misspelt in the sample course": what is said of it with that mistake.
- any language, titled with a file's path: written into that file, or, after "add to", at its end.
- `diff`, titled with a file's path: lines to change in it.
- `yaml` without a path: a part of a course, which has to be right as it stands.

`pytest --rewrite` writes what is said now into the blocks titled "you see", to be read before it is
kept.
"""

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>```+)(?P<language>\w*)(?: title=\"(?P<title>[^\"]*)\")?[^\n]*\n"
    r"(?P<code>.*?)^(?P=indent)(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_FILE = re.compile(r"(?:add to )?(?P<path>[\w./-]+\.\w+)")


@dataclass(frozen=True)
class Block:
    """A fenced block of code."""

    page: Path
    line: int
    language: str
    title: str
    code: str
    span: tuple[int, int]
    """Where the code stands in the page's text."""
    indent: str = ""

    @property
    def file(self) -> str:
        """The path of the file it belongs into, if it names one."""
        named = _FILE.fullmatch(self.title)
        return named["path"] if named else ""

    @property
    def adds(self) -> bool:
        return self.title.startswith("add to ")

    @property
    def where(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            page,
            text.count("\n", 0, found.start()) + 1,
            found["language"],
            found["title"] or "",
            textwrap.dedent(found["code"]),
            found.span("code"),
            found["indent"],
        )
        for found in _FENCE.finditer(text)
    ]


def rewrite(page: Path, said: dict[Block, str]) -> None:
    """Put other code in the place of blocks of a page."""
    text = page.read_text(encoding="utf-8")
    for block in sorted(said, key=lambda block: block.span, reverse=True):
        start, end = block.span
        text = f"{text[:start]}{textwrap.indent(said[block], block.indent)}{text[end:]}"
    page.write_text(text, encoding="utf-8")
