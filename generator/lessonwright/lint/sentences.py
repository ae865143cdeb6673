"""Owns what is read of a Markdown text: Markdown comes in; its sentences and words go out, without markup.

A course has millions of words, so each pattern opens with the characters that it is about, and is tried only on texts
that have them. None of them can be made to go over a text more than once for each of its characters.
"""

import re
from collections.abc import Iterator

from lessonwright.markup import PLAIN

_MARKUP = re.compile(r"[\n*`\[<_~|#>]|==|^\W|^[0-9]")
_IMAGE_OR_LINK = re.compile(
    r"!\[[^\[\]]*\]\((?:[^()\n]|\([^()\n]*\))*\)"
    r"|\[(?P<words>[^\[\]]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])"
    r"|<[^<>\n]*>"
)
_NOT_READ = re.compile(r"\n[ \t]*(?:\||#|\[[^\]\n]+\]:|[-=*_]{3,}[ \t]*(?=\n)|:?!!!|\?\?\?)[^\n]*")
"""Lines that are no sentences: rows of tables, headings, definitions of links, rules, titles of boxes."""
_ITEM = re.compile(r"\n[ \t>]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)+|\n[ \t]*>+")
_GAP = re.compile(r"\n[ \t]*\n")
_UNDERLINE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_END = re.compile(
    r"[.!?…](?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bvs\.)(?<!\be\.g\.)(?<!\bi\.e\.)"
    r"[\"'”’»)\]*_]{0,5}\s+(?=[\"'“‘«(\[*_]{0,5}[^\Wa-z_])"
)
_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")


def paragraphs(markdown: str) -> list[str]:
    """Return the paragraphs and list items of a Markdown text as they are read, without markup."""
    if not _MARKUP.search(markdown):
        return [markdown]
    prose = markdown
    if "`" in prose or "~~~" in prose or "\n    " in prose:
        prose = " ".join(prose[start:end] for start, end in PLAIN.prose(prose))
    if "[" in prose or "<" in prose:
        prose = _IMAGE_OR_LINK.sub(lambda match: match["words"] or "", prose)
    prose = _ITEM.sub("\n\n", _NOT_READ.sub("\n", f"\n{prose}\n"))
    for sign in ("*", "`", "==", "~~"):
        prose = prose.replace(sign, "")
    if "_" in prose:
        prose = _UNDERLINE.sub("", prose)
    return [text for block in _GAP.split(prose) if (text := block.strip())]


def sentences(markdown: str) -> Iterator[str]:
    """Yield the sentences of a Markdown text, without markup."""
    for paragraph in paragraphs(markdown):
        yield from filter(None, _END.split(paragraph))


def may_be_longer(markdown: str, most: int) -> bool:
    """Return whether a sentence of this text may have more words; a quick look before a thorough one."""
    return (
        len(markdown) > 2 * most
        and _gaps(markdown) >= most
        and any(_gaps(piece) >= most for piece in _END.split(markdown))
    )


def _gaps(text: str) -> int:
    return text.count(" ") + text.count("\n")


def words(text: str) -> list[str]:
    """Return the words of a text without markup; what a hyphen or an apostrophe joins is one word."""
    return _WORD.findall(text)


def plain(markdown: str) -> str:
    """Return a short text as it is read, on one line."""
    return " ".join(" ".join(paragraphs(markdown)).split())
