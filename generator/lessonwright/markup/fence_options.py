"""Owns blocks of code whose options Python-Markdown cannot write down: lines come in; lines it can read go out.

With `attr_list` and without a highlighter, it fails at every option that is no text, such as
`linenums="1"`, and with `codehilite` at what that does not know.
"""

from collections.abc import Iterator
from typing import Any, cast

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor

NAME = "fenced_code_block"
"""The name by which Python-Markdown, and PyMdown's superfences after it, register their reader."""
_PRIORITY = 25


class Fences(FencedBlockPreprocessor):
    """Reads blocks of code, those with an option that cannot be written down as if they had none."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with each block of code put aside."""
        try:
            return super().run(lines)
        except (TypeError, ValueError):
            text = "\n".join(lines)
            for start, end in reversed([*self.odd_options(text)]):
                text = text[:start] + text[end:]
            return super().run(text.split("\n"))

    def odd_options(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where options stand, with their braces, that cannot be written down."""
        for match in self.FENCED_BLOCK_RE.finditer(text):
            start, end = match.start("attrs") - 1, match.end("attrs") + 1
            if match["attrs"] and not self._can_write(match["fence"], text[start:end]):
                yield start, end

    def _can_write(self, fence: str, options: str) -> bool:
        try:
            super().run([fence + options, "", fence])
        except (TypeError, ValueError):
            return False
        return True


def read_odd_fences(converter: Markdown) -> None:
    """Let a converter read every block of code, unless an extension of its own does so already."""
    if NAME in converter.preprocessors:
        plain = converter.preprocessors[NAME]
        if type(plain) is FencedBlockPreprocessor:
            converter.preprocessors.register(
                Fences(converter, cast(Any, plain).config), NAME, _PRIORITY
            )
