"""Owns what a text file says, such as a page or a script: its text comes in as UTF-8, what it says goes out.

Pages are read twice, as they are shown and as they are written, with comments, scripts and attributes. Bytes are
searched, not text: a page with a single letter beyond ASCII takes up twice the memory as text, and longer.
"""

import html
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import unquote_to_bytes

_INLINE = re.compile(
    rb"</?(?:a|abbr|b|bdi|bdo|big|button|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike"
    rb"|strong|sub|sup|time|tt|u|var|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    rb"</?(?:address|article|aside|blockquote|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    rb"|h[1-6]|header|hr|legend|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead"
    rb"|title|tr|ul)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_EDGE = b" lw0edge0 "
"""Stands where a block of a page ends or begins: a word of no sentence, so that none goes on from one to the next."""
_QUOTED_TAG = re.compile(rb"""<(?=[a-z/!?])(?:[^<>"']++|"[^"<]*"|'[^'<]*')*>""", re.IGNORECASE)
_TAG = re.compile(rb"<(?=[a-z/!?])[^<>]*>", re.IGNORECASE)
_TAG_START = re.compile(rb"[a-z/!?]", re.IGNORECASE)
_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)[^<>]*>|\Z)", re.DOTALL | re.I)
_ESCAPE = re.compile(
    rb"\\u(?:d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|[0-9a-f]{4}|\{0*(?:10)?[0-9a-f]{1,4}\}|\{0*[0-9a-f]{5}\})"
    rb"|\\x[0-9a-f]{2}",
    re.IGNORECASE,
)
_PLAIN = {**dict.fromkeys((rb"\n", rb"\r", rb"\t", rb"\b", rb"\f", rb"\v"), b" "), rb"\"": b'"', rb"\/": b"/"}
_BACKSLASH = b"\0"
"""Stands for a backslash that is one, until the escapes are resolved."""
_SHORT = 300
_REMEMBERED = 30_000
"""How many short parts of pages are remembered; longer ones hardly ever stand twice."""
_ENTITY = re.compile(rb"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


def said(name: str, text: bytes) -> Iterator[bytes]:
    """Yield what a text file shows, and what is written in it; entities and escapes are resolved."""
    has_escapes = b"\\" in text
    if not (has_escapes and name.endswith(".json")):
        yield from _read(text)
    if has_escapes:
        # Only in a script does a backslash begin an escape: on a page it may stand in the name of a folder.
        yield from _read(_resolved(text))
    if b"%20" in text:
        yield _unescaped(unquote_to_bytes(text))


def _read(text: bytes) -> Iterator[bytes]:
    written = _unescaped(text)
    yield written
    shown = _unescaped(_shown(text)) if b"<" in text else written
    if shown != written:
        yield shown
    if b"&lt;" in text and (shown_then := _unescaped(_shown(written))) != shown:
        yield shown_then


def _shown(text: bytes) -> bytes:
    """Return the text without its tags; one within a word or a sentence leaves no gap, nor does a script."""
    aside: list[bytes] = []

    def put_aside(part: re.Match[bytes]) -> bytes:
        aside.append(part[0].removeprefix(b"<!--"))
        return b""

    rest = _ASIDE.sub(put_aside, text)
    return b"\n".join([_without_tags(rest), *map(_without_tags, aside)])


def _without_tags(text: bytes) -> bytes:
    """Return the text without tags; one by one, where each ends before the next begins: most are on every page."""
    before, *parts = text.split(b"<")
    shown = [*map(_AFTER_TAGS.__getitem__, parts)]
    if None in shown:
        return _TAG.sub(b" ", _QUOTED_TAG.sub(b" ", _BLOCK.sub(_EDGE, _INLINE.sub(b"", text))))
    return b"".join([before, *filter(None, shown)])


def _after_tag(part: bytes) -> bytes | None:
    """Return what is shown of what follows a `<`, up to the next one; None where a tag does not end in it."""
    written = b"<" + part
    if tag := _INLINE.match(written):
        return written[tag.end() :]
    if tag := _BLOCK.match(written):
        return _EDGE + written[tag.end() :]
    if tag := _QUOTED_TAG.match(written):
        return b" " + written[tag.end() :]
    return written if part and not _TAG_START.match(part) else None


class _AfterTags(dict[bytes, bytes | None]):
    """What is shown after tags; `lru_cache` takes twice as long for each, and more work for the garbage collector."""

    def __missing__(self, part: bytes) -> bytes | None:
        shown = _after_tag(part)
        if len(part) < _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[part] = shown
        return shown


_AFTER_TAGS = _AfterTags()


def _resolved(text: bytes) -> bytes:
    """Return the text without escapes; the usual ones are replaced one by one, which is many times faster."""
    resolved = text.replace(rb"\\", _BACKSLASH)
    for escape, meant in _PLAIN.items():
        resolved = resolved.replace(escape, meant)
    return _ESCAPE.sub(lambda escape: _meant(escape[0]), resolved).replace(_BACKSLASH, b"\\")


@lru_cache(maxsize=10_000)
def _meant(escape: bytes) -> bytes:
    """Return the letter that an escape stands for, or two that belong together."""
    if escape.startswith((rb"\x", rb"\u{")):
        return chr(int(escape[2:].strip(b"{}"), 16)).encode(errors="replace")
    return bytes.fromhex(escape.replace(rb"\u", b"").decode()).decode("utf-16-be", errors="replace").encode()


def _unescaped(text: bytes) -> bytes:
    return _ENTITY.sub(lambda entity: _letter(entity[0]), text) if b"&" in text else text


@cache
def _letter(entity: bytes) -> bytes:
    return html.unescape(entity.decode()).encode()
