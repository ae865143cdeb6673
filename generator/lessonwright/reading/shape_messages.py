"""Owns what is said of parts in another shape than they should have, such as a list for a text."""

import re
from collections.abc import Mapping
from typing import Any

from lessonwright.course.base_models_and_field_types import first_key
from lessonwright.message_wording import add_article, in_quotes, join_names, quote
from lessonwright.reading.list_suggestions import (
    is_wide_scale,
    items_in_words,
    items_of_lines,
    space_after_dash,
)
from lessonwright.reading.validation_mistake import Explanation, Mistake
from lessonwright.reading.yaml_sign_mistakes import LONG_DASHES, other_dash_in

_CLOCK = r"(\d{1,2})[:.](\d{2})\s*(?:[ap]\.?m\.?|uhr|h)?"
_BY_THE_CLOCK = re.compile(
    rf"(?i){_CLOCK}(?:\s*(?:[-\u2013\u2014]|to|bis)\s*{_CLOCK})?(?:\s*[-\u2013\u2014:]?\s+(?P<do>\S.*)|$)"
)
_LENGTH = re.compile(
    r"(?i)\(?\b(?P<minutes>\d{1,3})\s*(?:m|mins?|minutes?|minuten|['\u2032])\.?(?!\w)\)?[:\s\u2013-]*"
)
_NUMBER = re.compile(r"\D*(?:\d+\s*[-\u2013]\s*)?(\d+)\D*")
_IN_COURSE = "when the day begins stands in course.yml, in `day:` under `handouts:`"


def as_pair(mistake: Mistake) -> Explanation | None:
    """Return what to say of an item none of whose names the part has; None where it has one of them."""
    item, names = mistake.parent, mistake.required_names
    if not _is_pair(mistake) or len(names) != 2:
        return None
    key, value = next((str(key), str(value or "")) for key, value in item.items())
    if mistake.noun == "timing step" and (
        said := _by_the_clock(mistake, f"{key} {value}", mistake.path[:-1])
    ):
        return said._replace(replaces=tuple(names))
    message = f"{mistake.noun} has no {quote(mistake.last)}"
    help_line = f"write {_halves(names, key, value)}"
    return Explanation("unknown-field", message, help_line, at_key=True, replaces=tuple(names))


def timing_in_words(mistake: Mistake) -> Explanation | None:
    """Return what to say of a step of the timing that is one text: `9:00 Welcome`, `Welcome (10 minutes)`."""
    if mistake.noun != "timing step" or not isinstance(mistake.input, str):
        return None
    said = _by_the_clock(mistake, mistake.input, mistake.path)
    length = _LENGTH.search(mistake.input)
    if said or not length:
        return said
    rest = mistake.input[: length.start()] + mistake.input[length.end() :]
    do = rest.strip(" ,:\u2013-").removeprefix("of ")
    help_line = f"write `- minutes: {length['minutes']}`, and below it {quote(f'do: {do}')}"
    return Explanation("parts-expected", "this timing step has parts of its own", help_line)


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
    return f"{quote(f'- {names[0]}: {first}')}, and below it {quote(f'{names[1]}: {second}')}"


def _by_the_clock(mistake: Mistake, text: str, at: tuple[str | int, ...]) -> Explanation | None:
    match = _BY_THE_CLOCK.match(text)
    if not match:
        return None
    start = int(match[1]) * 60 + int(match[2])
    end = int(match[3]) * 60 + int(match[4]) if match[3] else _next_start(mistake, at)
    minutes = str(end - start) if end and end > start else "…"
    do = quote(f"do: {match['do'] or '…'}")
    clock = text[: match.start("do")].strip(" -\u2013\u2014:") if match["do"] else text
    message = f"{quote(clock)} is a time of day, and `timing` says how many minutes each step takes"
    help_line = f"write `- minutes: {minutes}`, and below it {do}; {_IN_COURSE}"
    return Explanation("clock-time", message, help_line, place=at)


def _next_start(mistake: Mistake, at: tuple[str | int, ...]) -> int | None:
    """Return when the step after this one begins, in minutes after midnight, if that is written."""
    steps, n = mistake.file.part(at[:-1]), at[-1]
    if not isinstance(n, int) or n + 1 >= len(steps):
        return None
    match = _BY_THE_CLOCK.match(_words(steps[n + 1]))
    return int(match[1]) * 60 + int(match[2]) if match else None


def _words(step: Any) -> str:
    return str(next(iter(step), "")) if isinstance(step, Mapping) else str(step)


_BELOW = "on the lines below, each a little further in than"


def text_expected(mistake: Mistake) -> Explanation:
    """Return what to say of a list or names where a text should be."""
    if mistake.is_flow:
        sign = mistake.file.places.opens_with(mistake.path)
        message = (
            f"{mistake.subject} begins with `{sign}` and has no quotes, so it is not read as text"
        )
        return Explanation("text-in-brackets", message, "put the whole text in quotes")
    if isinstance(mistake.input, list):
        help_line = (
            "write it without the `- `; for several lines, "
            f"write `{mistake.last}: |` and the text below, further in"
        )
        return Explanation("text-expected", f"{mistake.subject} is one text, not a list", help_line)
    return _names_for_text(mistake, first_key(mistake.input) or "")


def _names_for_text(mistake: Mistake, first: str) -> Explanation:
    if first in mistake.names and mistake.last != first:
        help_line = f"move `{first}` to the left, to where `{mistake.last}` begins"
        message = f"`{first}` stands inside {mistake.subject}, which is one text"
        return Explanation(
            "too-far-in", message, help_line, place=(*mistake.path, first), at_key=True
        )
    text = f"{first}: {mistake.input[first]}"
    message = (
        f"{mistake.subject} has a colon and a space in it without quotes, so it is not read as text"
    )
    help_line = f"put the whole text in quotes: {in_quotes(text)}"
    if len(mistake.input) > 1:
        help_line = f"write `{mistake.last}: |`, and leave the text below it"
    return Explanation("colon-in-text", message, help_line)


def list_expected(mistake: Mistake) -> Explanation:
    """Return what to say where a list should be."""
    name = mistake.last
    if mistake.input is None:
        help_line = f"write each {mistake.item} on a line of its own, after `- `"
        return Explanation(
            "empty-field",
            f"{mistake.subject} is empty",
            help_line + (", or leave it out" * mistake.is_optional),
        )
    return _other_dash(mistake) or Explanation(
        "list-expected",
        f"{mistake.subject} is a list: one `- ` item a line",
        _as_list(mistake, name),
    )


_SIGN_OF_ITEM = re.compile(rf"[{LONG_DASHES}]|-[^\W\d_]")


def _other_dash(mistake: Mistake) -> Explanation | None:
    """Return what to say of a list whose first item has a dash or bullet of another kind, or touches its dash."""
    first = first_key(mistake.input) or "" if isinstance(mistake.input, dict) else mistake.input
    if not isinstance(first, str) or not _SIGN_OF_ITEM.match(first):
        return None
    place = (*mistake.path, first) if isinstance(mistake.input, dict) else mistake.path
    spot = mistake.file.places.spot(place, at_key=isinstance(mistake.input, dict))
    line, below = (mistake.file.file.line(spot.line + n) or "" for n in (0, 1))
    words = line[spot.column - 1 :]
    touches = words.startswith("-")
    message, help_line = space_after_dash(words[1:]) if touches else other_dash_in(words)
    help_line += (
        ", and begin the other lines of the list with `- ` as well"
        if below.lstrip()[:1] == first[0] and not below.lstrip().startswith("- ")
        else ""
    )
    rule = "missing-space" if touches else "indentation"
    return Explanation(
        rule, message, help_line, place=place, at_key=isinstance(mistake.input, dict)
    )


def _as_list(mistake: Mistake, name: str) -> str:
    if isinstance(mistake.input, dict):
        first = first_key(mistake.input) or ""
        return f"put `- ` before `{first}`" if mistake.input else "write `[]` for an empty list"
    items = items_in_words(name, mistake.input)
    if items:
        return f"write `{name}: [{', '.join(items)}]`"
    if name == "scale" and is_wide_scale(mistake.input):
        return "write at most 11 points: `scale: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]`"
    if len(mistake.source_lines) > 1:
        return items_of_lines(mistake.source_lines)
    if "," in mistake.input and len(mistake.input) < 100:
        return f"write `{name}: [{mistake.input}]`, or each on a line of its own after `- `"
    return f"write it on the next line: {quote(f'- {mistake.input}')}"


def mapping_expected(mistake: Mistake) -> Explanation:
    """Return what to say where names of the author's own should be, each with what belongs to it."""
    help_line = f"write them {_BELOW} `{mistake.last}:`, as `a name: what belongs to it`"
    if mistake.input is None:
        return Explanation("empty-field", f"{mistake.subject} is empty", help_line)
    if (sign := mistake.source_lines[0].strip() if mistake.source_lines else "") in ("|", ">"):
        help_line = f"take out the `{sign}` after `{mistake.last}:`"
    if isinstance(mistake.input, list) and any(isinstance(item, dict) for item in mistake.input):
        help_line = "leave out the `- ` at the beginning of each line"
    message = f"{mistake.subject} has a name, a colon and what belongs to it in each line"
    return Explanation("names-expected", message, help_line)


def part_expected(mistake: Mistake) -> Explanation:
    """Return what to say where a part with fields of its own should be."""
    if not mistake.path:
        return _whole_file(mistake)
    if mistake.input is None:
        return Explanation("empty-item", f"{mistake.subject} is empty", "fill it, or leave it out")
    if mistake.is_named:
        return _without_name(mistake)
    said = timing_in_words(mistake)
    return said or Explanation(
        "parts-expected", f"{mistake.subject} has parts of its own", _as_parts(mistake)
    )


def _whole_file(mistake: Mistake) -> Explanation:
    what = "a list" if isinstance(mistake.input, list) else "text without names"
    message = f"{add_article(mistake.noun)} is written as names and what belongs to them; this file holds {what}"
    return Explanation("parts-expected", message, "begin it with `title: …`")


def _without_name(mistake: Mistake) -> Explanation:
    noun = mistake.noun
    text = mistake.input if isinstance(mistake.input, str) else "…"
    help_line = f"write {quote(f'- a-name-for-it: {text}')}"
    if isinstance(mistake.input, list):
        help_line = "leave out one of the two `- `"
    return Explanation(
        "name-expected",
        f"{add_article(noun)} opens with a name of its own, a colon and a space",
        help_line,
    )


def _as_parts(mistake: Mistake) -> str:
    lists = [name for name in mistake.names if name in ("questions", "prompts")]
    if isinstance(mistake.input, list) and lists:
        return f"write `{lists[0]}:` above this list, and move the list further in"
    if isinstance(mistake.path[-1], int):
        return f"write `- {mistake.names[0]}: …`, and below it {join_names(mistake.names[1:] or mistake.names)}"
    return f"write them {_BELOW} `{mistake.last}:`: {join_names(mistake.names[:4])}"
