"""Owns how our scripts and styles go out: the readable sources come in; out comes what a browser needs of them.

They lose comments, indentation, and the spaces and line ends that mean nothing; names stay. A drawing within a style
sheet becomes a file of its own, which `default-src 'self'` lets in; for pages that are opened from a folder it stays
where it is, because a browser takes no mask from a file there.
"""

import hashlib
import re
from urllib.parse import unquote

_TEXT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)""")
_NEEDLESS_END = re.compile(r"(?<=[;{,])\n")
_SCRIPT_SPACE = re.compile(r" ?([=+\-*<>?:,;(){}\[\]|&!]) ?")
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_SPACE = re.compile(r"\s*([{};,])\s*")
_DRAWING = re.compile(r"url\('data:image/svg\+xml,(<svg.*?</svg>)'\)")


def compact_script(source: str) -> str:
    """Return the script; no text in it may go over several lines."""
    lines = (line.strip() for line in source.splitlines())
    kept = "".join(f"{_compact_line(line)}\n" for line in lines if line and not line.startswith("//"))
    return _NEEDLESS_END.sub("", kept)


def _compact_line(line: str) -> str:
    """Return the line without needless spaces; one with a slash, which may be a pattern, loses only its comment."""
    pieces = _TEXT.split(line)
    for n, code in enumerate(pieces):
        if n % 2 == 0 and " // " in code:
            pieces[n:] = [code.partition(" // ")[0].rstrip()]
            break
    if any("/" in code for code in pieces[::2]):
        return "".join(pieces)
    pieces[::2] = (_SCRIPT_SPACE.sub(r"\1", code) for code in pieces[::2])
    return "".join(pieces)


def compact_style(source: str) -> str:
    """Return the style sheet, a rule on a line."""
    pieces = _TEXT.split(_STYLE_COMMENT.sub("", source))
    pieces[::2] = (_STYLE_SPACE.sub(r"\1", code).replace(": ", ":").replace(";}", "}") for code in pieces[::2])
    return "".join(pieces).replace("}", "}\n").strip() + "\n"


def without_drawings(style: str) -> tuple[str, dict[str, str]]:
    """Return the style sheet and, by the paths it now has for them, its drawings."""
    drawings: dict[str, str] = {}

    def moved_out(found: re.Match[str]) -> str:
        drawing = unquote(found[1])
        path = f"drawings/{hashlib.sha256(drawing.encode()).hexdigest()[:8]}.svg"
        drawings[path] = drawing
        return f'url("{path}")'

    return _DRAWING.sub(moved_out, style), drawings
