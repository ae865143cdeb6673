"""Owns what a text file says, such as a page or a script: its text comes in as UTF-8, what it says goes out.

Pages are read twice, as they are shown and for what is hidden in them: comments, scripts and attributes. Bytes are
searched, not text: a page with a single letter beyond ASCII takes up twice the memory as text, and longer.
"""

import html
import re
from collections.abc import Iterator

_INLINE = re.compile(rb"</?(?:a|abbr|b|button|cite|code|del|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>")
_TAG = re.compile(rb"<[^>]*>")
_HIDDEN = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<(?!/|path )[^>]*", re.DOTALL | re.IGNORECASE
)
_FEWEST_SPACES = 4
"""A tag with fewer spaces, those between attributes left out, holds no sentence."""
_UNUSUAL = re.compile(rb"[\n\t'>!\x80-\xff]")
"""What is no tag, or one whose spaces tell nothing: they are no spaces, or its values stand in single quotes."""
_ESCAPE = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|[nrtbf])")
_ENTITY = re.compile(rb"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


def said(text: bytes) -> Iterator[bytes]:
    """Yield what a text file shows, and what is hidden in it; entities and escapes are resolved."""
    resolved = _ESCAPE.sub(_escaped, text) if b"\\" in text else text
    yield _unescaped(_without_tags(resolved))
    if b"<" in resolved:
        yield _unescaped(_hidden(resolved))
    if b"&lt;" in resolved:
        yield _without_tags(_unescaped(resolved))


def _hidden(text: bytes) -> bytes:
    """Return all that may say something without being shown: comments, scripts and the insides of tags."""
    parts = dict.fromkeys(_HIDDEN.findall(text))
    return b"\n".join(
        [part for part in parts if part.count(b" ") - part.count(b'" ') >= _FEWEST_SPACES or _UNUSUAL.search(part)]
    )


def _without_tags(text: bytes) -> bytes:
    """Return the text without its tags; one within a word or a sentence leaves no gap."""
    return _TAG.sub(b" ", _INLINE.sub(b"", text))


def _escaped(escape: re.Match[bytes]) -> bytes:
    return chr(int(escape[1], 16)).encode(errors="surrogatepass") if escape[1] else b" "


def _unescaped(text: bytes) -> bytes:
    return _ENTITY.sub(_letter, text) if b"&" in text else text


def _letter(entity: re.Match[bytes]) -> bytes:
    return html.unescape(entity[0].decode()).encode()
