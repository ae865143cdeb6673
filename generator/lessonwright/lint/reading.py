"""Owns how easy a text is to read: English words and a number of sentences come in, Flesch's score goes out.

The syllables are counted by rule. textstat, which counts them for many, takes a second to import and fetches a
dictionary from the internet when it is first used; `check` has neither the second nor, on a trainer's journey, the
internet.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_SILENT_E = re.compile(r"(?:[^aeiouy]|[aeiou]u|[cglsvz]|[aeiou]+[^aeiouy])e$")
"""An e that ends a word after a consonant, as in `change`; the `e` of `table` is heard, see `_HEARD_LE`."""
_HEARD_LE = re.compile(r"[^aeiouylrw]les?$")
_SILENT_ED = re.compile(r"[^aeiouytd]ed$")
_SILENT_ES = re.compile(r"(?:[^aeiouyscgzxh]|[^cst]h)es$")
_INNER_E = re.compile(
    r"[aeiouy][^aeiouylr]+e(?=(?:ly|ful|less|ment|ments|some|ness|where|thing|times?|body|one|work|man|men)$)"
)
_LONGEST = 45
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

    Punctuation may cling to it: most words of a text are met again and again, and so are most with a comma.
    """
    word = _CLINGING.sub("", word[:_LONGEST]).replace("’", "'").removesuffix("'s")
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
