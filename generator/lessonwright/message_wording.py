"""Owns how messages speak: quoting what an author wrote, counting, listing, and naming what comes nearest."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

_MOST_COMPARED = 300
LONGEST_QUOTE = 60
"""How many characters of an author's own words a message repeats."""


_OTHER_WORDS = {
    "right": ("correct",),
    "key": ("correct",),
    "answer": ("correct", "answers", "accept"),
    "incorrect": ("wrong",),
    "false": ("wrong",),
    "distractor": ("wrong",),
    "options": ("choices",),
    "answers": ("choices", "accept", "answer"),
    "explanation": ("feedback",),
    "rationale": ("feedback",),
    "goals": ("objectives",),
    "outcomes": ("objectives",),
    "goal": ("objective",),
    "outcome": ("objective",),
    "author": ("authors",),
    "description": ("summary",),
    "duration": ("minutes",),
    "time": ("minutes",),
    "blocks": ("body",),
    "content": ("body", "text"),
    "note": ("callout",),
    "tip": ("callout",),
    "warning": ("callout",),
    "example": ("callout",),
    "sound": ("audio",),
    "podcast": ("audio",),
    "film": ("video",),
    "movie": ("video",),
    "youtube": ("video",),
    "embed": ("video",),
    "iframe": ("video",),
    "subtitles": ("captions",),
    "image": ("figure",),
    "picture": ("figure",),
    "exercise": ("activity",),
    "single-choice": ("multiple-choice",),
    "checkbox": ("multiple-response",),
    "checklist": ("tick",),
    "cloze": ("fill-in",),
    "gap-fill": ("fill-in",),
    "reflection": ("write",),
    "habit": ("track",),
    "tracker": ("track",),
    "table": ("fill-table",),
    "law": ("standard",),
    "regulation": ("standard",),
    "guideline": ("standard",),
    "norm": ("standard",),
}
"""Words that others use, and our words for the same; the first of them that fits is meant."""

_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe"}
)
"""How those who write these letters write them where there are only the 26."""
_NOT_SHOWN = {"Cc", "Cf", "Co", "Cs"}
"""Categories of characters that a name or a value has no use for: controls, joiners, private signs
of fonts."""
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")


def quote(text: object) -> str:
    """Return what an author wrote as a message repeats it: on one line, cut if it is long.

    What holds backticks of its own is set in quotation marks.
    """
    words = " ".join(str(text).split())
    shown = words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1].rstrip()}…"
    return f"“{shown}”" if "`" in shown else f"`{shown}`"


def hidden_in(text: str) -> str | None:
    """Return the first character of a name or a value that does not show, such as a zero-width space."""
    return next((char for char in text if unicodedata.category(char) in _NOT_SHOWN), None)


def without_hidden(text: str) -> str:
    """Return a name or a value without the characters that do not show."""
    return "".join(char for char in text if unicodedata.category(char) not in _NOT_SHOWN)


def sign(mark: str) -> str:
    """Return a sign, or several, as a message names them; one that may not show by its number in Unicode."""
    hidden = len(mark) == 1 and unicodedata.category(mark) in _NOT_SHOWN
    return f"U+{ord(mark):04X}" if hidden else f"`{mark}`"


def in_quotes(text: str) -> str:
    """Return a text as YAML wants it when it needs quotes."""
    words = " ".join(text.split())
    words = words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1].rstrip()}…"
    return (
        f'"{words}"'
        if '"' not in words and "\\" not in words
        else "'{}'".format(words.replace("'", "''"))
    )


def join_names(names: Iterable[str], last: str = "and") -> str:
    """Return names in a row: `a`, `b` and `c`."""
    *most, final = [f"`{name}`" for name in names]
    return f"{', '.join(most)} {last} {final}" if most else final


def add_article(noun: str, spoken: str = "") -> str:
    """Return a noun with its article; `spoken` is the noun without signs, where it has any."""
    return f"{'an' if (spoken or noun)[0] in 'aeiou' else 'a'} {noun}"


def count_noun(count: int, noun: str) -> str:
    """Return a number with its noun: 1 choice, 2 choices, 1,000 activities."""
    return f"{count:,} {noun if count == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"


def hours_and_minutes(minutes: int) -> str:
    """Return a length of time as messages say it: `45 minutes`, `1 hour`, `2 hours 5 minutes`.

    Learners are told it in their own language, by `Words.duration`.
    """
    hours, rest = divmod(minutes, 60)
    counts = ((hours, "hour"), (rest, "minute"))
    return " ".join(count_noun(count, noun) for count, noun in counts if count)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name that a misspelt one was probably meant to be."""
    plain = {candidate.casefold(): candidate for candidate in names}
    other = next((word for word in _OTHER_WORDS.get(name.casefold(), ()) if word in plain), None)
    if other:
        return plain[other]
    written = name[:100].casefold().replace("_", "-").replace(" ", "-")
    alike = [word for word in plain if abs(len(word) - len(written)) <= len(written)][
        :_MOST_COMPARED
    ]
    match = get_close_matches(written, alike, n=1, cutoff=0.65 if len(name) < 5 else 0.72)
    return plain[match[0]] if match else None


def did_you_mean(name: str, names: Iterable[str]) -> str | None:
    """Return the question that helps with a misspelt name, if one comes near."""
    near = nearest(name, names)
    return f"did you mean `{near}`?" if near else None


def as_id(text: str) -> str:
    """Return an id made of a text's own words; empty if nothing is left of them."""
    plain = with_plain_letters(_APOSTROPHE.sub("", without_hidden(text)))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def with_plain_letters(text: str) -> str:
    """Return a text in small letters, of Latin ones only the 26: `über` is `ueber`, `café` is `cafe`."""
    small = unicodedata.normalize("NFC", text).lower().translate(_TWO_LETTERS)
    return "".join(map(_plain_letter, small))


def _plain_letter(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return letter if letter.isalpha() and not plain.isascii() else plain


def relative_to_cwd(path: Path) -> Path:
    """Return a path as it is written from the current folder, where it lies below that."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
