"""Owns items written as one name with what belongs to it, where two names are wanted: `- 9:00: Welcome`.

The mistake comes in; what each half was meant for goes out.
"""

import re
from collections.abc import Mapping
from typing import Any

from lessonwright.spec.mistake import Mistake, Said
from lessonwright.spec.wording import quoted

_CLOCK = r"(\d{1,2})[:.](\d{2})\s*(?:[ap]\.?m\.?|uhr|h)?"
_BY_THE_CLOCK = re.compile(
    rf"(?i){_CLOCK}(?:\s*(?:[-\u2013\u2014]|to|bis)\s*{_CLOCK})?(?:\s*[-\u2013\u2014:]?\s+(?P<do>\S.*)|$)"
)
_LENGTH = re.compile(r"(?i)\(?\b(?P<minutes>\d{1,3})\s*(?:m|mins?|minutes?|minuten|['\u2032])\.?(?!\w)\)?[:\s\u2013-]*")
_NUMBER = re.compile(r"\D*(?:\d+\s*[-\u2013]\s*)?(\d+)\D*")
_IN_COURSE = "when the day begins stands in course.yml, in `day:` under `handouts:`"


def as_pair(mistake: Mistake) -> Said | None:
    """Return what to say of an item none of whose names the part has; None where it has one of them."""
    item, names = mistake.parent, mistake.required
    if not _is_pair(mistake) or len(names) != 2:
        return None
    key, value = next((str(key), str(value or "")) for key, value in item.items())
    if mistake.noun == "timing step" and (said := _by_the_clock(mistake, f"{key} {value}", mistake.path[:-1])):
        return said._replace(replaces=tuple(names))
    message = f"{mistake.noun} has no {quoted(mistake.last)}"
    mend = f"write {_halves(names, key, value)}"
    return Said("unknown-field", message, mend, at_key=True, replaces=tuple(names))


def timing_in_words(mistake: Mistake) -> Said | None:
    """Return what to say of a step of the timing that is one text: `9:00 Welcome`, `Welcome (10 minutes)`."""
    if mistake.noun != "timing step" or not isinstance(mistake.input, str):
        return None
    said = _by_the_clock(mistake, mistake.input, mistake.path)
    length = _LENGTH.search(mistake.input)
    if said or not length:
        return said
    rest = mistake.input[: length.start()] + mistake.input[length.end() :]
    do = rest.strip(" ,:\u2013-").removeprefix("of ")
    mend = f"write `- minutes: {length['minutes']}`, and below it {quoted(f'do: {do}')}"
    return Said("parts-expected", "this timing step has parts of its own", mend)


def _is_pair(mistake: Mistake) -> bool:
    """Return whether an item of a list has other names than the part's, and this is the first of them."""
    item = mistake.parent
    is_item = len(mistake.path) > 1 and isinstance(mistake.path[-2], int) and isinstance(item, dict)
    return is_item and next(iter(item)) == mistake.last and not set(item) & set(mistake.names)


def _halves(names: list[str], key: str, value: str) -> str:
    """Return how a name and what belongs to it are written as two names; a number goes to the one that is a number."""
    first, second = key, value
    if names[0] in ("minutes", "up-to"):
        if not _NUMBER.fullmatch(key) and _NUMBER.fullmatch(value):
            first, second = value, key
        number = _NUMBER.fullmatch(first)
        first = number[1] if number else "…"
        second = second if number else f"{key}: {value}"
    return f"{quoted(f'- {names[0]}: {first}')}, and below it {quoted(f'{names[1]}: {second}')}"


def _by_the_clock(mistake: Mistake, text: str, at: tuple[str | int, ...]) -> Said | None:
    match = _BY_THE_CLOCK.match(text)
    if not match:
        return None
    start = int(match[1]) * 60 + int(match[2])
    end = int(match[3]) * 60 + int(match[4]) if match[3] else _next_start(mistake, at)
    minutes = str(end - start) if end and end > start else "…"
    do = quoted(f"do: {match['do'] or '…'}")
    clock = text[: match.start("do")].strip(" -\u2013\u2014:") if match["do"] else text
    message = f"{quoted(clock)} is a time of day, and `timing` says how many minutes each step takes"
    mend = f"write `- minutes: {minutes}`, and below it {do}; {_IN_COURSE}"
    return Said("clock-time", message, mend, place=at)


def _next_start(mistake: Mistake, at: tuple[str | int, ...]) -> int | None:
    """Return when the step after this one begins, in minutes after midnight, if that is written."""
    steps, n = mistake.file.part(at[:-1]), at[-1]
    if not isinstance(n, int) or n + 1 >= len(steps):
        return None
    match = _BY_THE_CLOCK.match(_words(steps[n + 1]))
    return int(match[1]) * 60 + int(match[2]) if match else None


def _words(step: Any) -> str:
    return str(next(iter(step), "")) if isinstance(step, Mapping) else str(step)
