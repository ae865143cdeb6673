"""Owns what is read of a text: Markdown comes in; sentences, words, and how easy they are go out."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lessonwright.markup import PLAIN

_MARKUP = re.compile(r"[\n*`\[<_~|#>]|==|^\W|^[0-9]")
_IMAGE_OR_LINK = re.compile(
    r"!\[[^\[\]]*\]\((?:[^()\n]|\([^()\n]*\))*\)"
    r"|\[(?P<words>[^\[\]]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])"
    r"|<[^<>\n]*>"
)
_NOT_READ = re.compile(r"\n[ \t]*(?:\||#|\[[^\]\n]+\]:|[-=*_]{3,}[ \t]*(?=\n)|:?!!!|\?\?\?)[^\n]*")
"""Lines that are no sentences: rows of tables, headings, definitions of links, rules, titles of
boxes."""
_ITEM = re.compile(r"\n[ \t>]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)+|\n[ \t]*>+")
_GAP = re.compile(r"\n[ \t]*\n")
_UNDERLINE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_END = re.compile(
    r"[.!?…](?:(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bvs\.)(?<!\be\.g\.)(?<!\bi\.e\.)"
    r"[\"'”’»)\]*_]{0,5}\s+(?=[\"'“‘«(\[*_]{0,5}[^\Wa-z_]|[\"'“‘«(\[*_]{0,5}\ufffc)"
    r"|(?<=[a-z]{4}\.)(?<!prox\.)(?<!resp\.)\s+(?=[a-z]))"
)
"""The end of a sentence: before a capital, a figure or code; before a small letter, as in `npm`, only after a word."""
_CODE = "\ufffc"
"""What stands for a piece of code until sentences are told apart."""
_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")


def paragraphs(markdown: str, code: str = " ") -> list[str]:
    """Return the paragraphs and list items of a Markdown text as they are read, without markup.

    `code` takes the place of each piece of code.
    """
    if not _MARKUP.search(markdown):
        return [markdown]
    prose = markdown
    if "`" in prose or "~~~" in prose or "\n    " in prose:
        prose = code.join(prose[start:end] for start, end in PLAIN.prose(prose))
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
    for paragraph in paragraphs(markdown, f" {_CODE} "):
        for sentence in _END.split(paragraph):
            if sentence:
                yield sentence.replace(f" {_CODE} ", " ").replace(_CODE, "")


_SENTENCE_ENDS = (". ", "? ", "! ", ".\n", '" ', "” ", ": ")


def last_sentence(stem: str) -> int:
    """Return where the last sentence of a stem begins, which is the one that asks; a quick look."""
    end = max(stem.rfind(sign, 0, len(stem) - 2) for sign in _SENTENCE_ENDS)
    start = end + 2 if end >= 0 else 0
    return len(stem) - len(stem[start:].lstrip(" \"“‘'(*"))


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


_SILENT_E = re.compile(r"(?:[^aeiouy]|[aeiou]u|[cglsvz]|[aeiou]+[^aeiouy])e$")
"""An e that ends a word after a consonant, as in `change`; the `e` of `table` is heard, see
`_HEARD_LE`."""
_HEARD_LE = re.compile(r"[^aeiouylrw]les?$")
_SILENT_ED = re.compile(r"[^aeiouytd]ed$")
_SILENT_ES = re.compile(r"(?:[^aeiouyscgzxh]|[^cst]h)es$")
_INNER_E = re.compile(
    r"[aeiouy][^aeiouylr]+e(?=(?:ly|ful|less|ment|ments|some|ness|where|thing|times?|body|one|work|man|men)$)"
)
_LONGEST_WORD = 45
"""No English word has more letters."""
_CLINGING = re.compile(r"^[^a-z]+|[^a-z]+$")
_LETTER = re.compile(r"[a-z]")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_IN_ONE = re.compile(
    r"ia(?!n$|l$|ns$)|(?<![tsc])ia|io(?!n|us)|iu|eo(?![up])|ua(?=[lt])|[aeiou]ing|uou|[^q]ue[tl]|ie[tr]y?$|ism|ea$|[ds]n't$"
)


@lru_cache(maxsize=100_000)
def syllables(word: str) -> int:
    """Return about how many syllables an English word has, in lower case; 0 for what has no letters.

    Punctuation may cling to it: most words of a text are met again and again, and so are most with
    a comma.
    """
    word = _CLINGING.sub("", word[:_LONGEST_WORD]).replace("’", "'").removesuffix("'s")
    if not _LETTER.search(word):
        return 0
    count = len(_VOWELS.findall(word)) + len(_TWO_IN_ONE.findall(word))
    if not _HEARD_LE.search(word):
        count -= any(pattern.search(word) for pattern in (_SILENT_E, _SILENT_ED, _SILENT_ES))
    return max(1, count - len(_INNER_E.findall(word)))


def reading_ease(sentences: Sequence[str], fewest: int) -> float | None:
    """Return Flesch's reading ease (Flesch 1948), or None where there are fewer words than make it worth while.

    About 100 is very easy, 60 is plain English, 30 is hard.
    """
    spoken = [count for count in map(syllables, " ".join(sentences).lower().split()) if count]
    if len(spoken) < fewest:
        return None
    return 206.835 - 1.015 * len(spoken) / len(sentences) - 84.6 * sum(spoken) / len(spoken)
