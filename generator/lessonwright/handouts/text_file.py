"""Owns what a text file says, such as a page or a script: its text comes in as UTF-8, what it says goes out.

Pages are read twice, as they are shown and as they are written, with comments, scripts and attributes. Bytes are
searched, not text: a page with a single letter beyond ASCII takes up twice the memory as text, and longer.
"""

import html
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote_to_bytes

_INLINE = re.compile(
    rb"</?(?:a|abbr|b|bdi|bdo|big|button|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike"
    rb"|strong|sub|sup|time|tt|u|var|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
_QUOTED_TAG = re.compile(rb"""<(?=[a-z/!?])(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""", re.IGNORECASE)
_TAG = re.compile(rb"<(?=[a-z/!?])[^<>]*>", re.IGNORECASE)
_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)[^<>]*>|\Z)", re.DOTALL | re.I)
_ESCAPE = re.compile(rb"((?:\\u[0-9a-fA-F]{4})+)|\\(?:u\{0*([0-9a-fA-F]{1,5})\}|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_GAPS = {b"n", b"r", b"t", b"b", b"f", b"v"}
_ENTITY = re.compile(rb"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


def said(text: bytes) -> Iterator[bytes]:
    """Yield what a text file shows, and what is written in it; entities and escapes are resolved."""
    yield from _read(text)
    if b"\\" in text:
        # Only in a script does a backslash begin an escape: on a page it may stand in the name of a folder.
        yield from _read(_ESCAPE.sub(_escaped, text))
    if b"%20" in text:
        yield _unescaped(unquote_to_bytes(text))


def _read(text: bytes) -> Iterator[bytes]:
    yield _unescaped(text)
    if b"<" in text:
        yield _unescaped(_shown(text))
    if b"&lt;" in text:
        yield _unescaped(_shown(_unescaped(text)))


def _shown(text: bytes) -> bytes:
    """Return the text without its tags; one within a word or a sentence leaves no gap, nor does a script."""
    aside: list[bytes] = []

    def put_aside(part: re.Match[bytes]) -> bytes:
        aside.append(part[0].removeprefix(b"<!--"))
        return b""

    return _without_tags(b"\n".join([_ASIDE.sub(put_aside, text), *aside]))


def _without_tags(text: bytes) -> bytes:
    return _TAG.sub(b" ", _QUOTED_TAG.sub(b" ", _INLINE.sub(b"", text)))


def _escaped(escape: re.Match[bytes]) -> bytes:
    units, point, byte, sign = escape.groups()
    if units:
        return bytes.fromhex(units.replace(rb"\u", b"").decode()).decode("utf-16-be", errors="replace").encode()
    if code := point or byte:
        return chr(int(code, 16)).encode(errors="replace")
    return b" " if sign in _GAPS else sign


def _unescaped(text: bytes) -> bytes:
    return _ENTITY.sub(lambda entity: _letter(entity[0]), text) if b"&" in text else text


@cache
def _letter(entity: bytes) -> bytes:
    return html.unescape(entity.decode()).encode()
