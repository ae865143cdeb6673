"""Owns how two wordings are shown side by side: two texts come in; what is quoted of each goes out."""

from itertools import takewhile

from lessonwright.spec.wording import LONGEST, quoted

_BEFORE = 3
"""How many of the words that both share stand before the first that differs."""


def both_quoted(old: str, new: str) -> tuple[str, str]:
    """Return both texts as messages repeat them; long ones from where they begin to differ."""
    texts = old.split(), new.split()
    shared = len([*takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False))])
    start = max(0, shared - _BEFORE)
    if start and max(map(len, map(" ".join, texts))) > LONGEST:
        return quoted(_from(texts[0], start)), quoted(_from(texts[1], start))
    return quoted(old), quoted(new)


def _from(words: list[str], start: int) -> str:
    return "… " + " ".join(words[start:])
