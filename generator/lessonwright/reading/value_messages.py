"""Owns what is said of values: words, ids, texts and lists that are not as they should be."""

import re

from lessonwright.course.base_models_and_field_types import ID_PATTERN, LONGEST_TEXT
from lessonwright.message_wording import (
    as_id,
    count_noun,
    did_you_mean,
    in_quotes,
    join_names,
    quote,
)
from lessonwright.reading.list_suggestions import scale_points
from lessonwright.reading.number_messages import not_one
from lessonwright.reading.validation_mistake import Explanation, Mistake

_CLOCK = re.compile(r"(\d{1,2})(?:[:.,h ]?([0-5]\d))?\s*([AaPp]\.?[Mm]\.?|[Uu]hr|h|o'clock)?")
_SAID_YES = re.compile(r"(?i)y|yes|on|yeah|ok|1|ja|t")
_SAID_NO = re.compile(r"(?i)n|no|off|0|nein|f")
FORMS = {
    "language": (
        "language-tag",
        "{} is no language tag",
        "write the short form, such as `en`, `de` or `pt-BR`",
    ),
    "colour": (
        "colour",
        "{} is no colour code",
        'write `#` and six digits or letters a to f: `colour: "#00695c"`',
    ),
    "version": (
        "version",
        "{} cannot stand in a file's name",
        "write letters, digits, points and hyphens, such as `1.2`",
    ),
    "url": (
        "web-address",
        "{} is no web address",
        "begin it with `https://`, and leave no space in it",
    ),
}
"""Rule, message and mend for each field whose text has a form of its own."""
_REFERENCES = {
    "question": "give a question of the quiz an `id`, and name it here; a new question is written under `quiz:`",
    "source": "name a source by its id, the word before its title under `sources:` in course.yml",
    "objective": "name an objective by its id, the word before its text under `objectives:` of this lesson",
}
"""What to write in fields that name a part by its id, for those who write its words there."""


def empty(mistake: Mistake) -> Explanation:
    """Return what to say of a text that is not there."""
    help_line = (
        "write it, or leave out the line"
        if mistake.is_optional or _is_item(mistake)
        else "write something after it"
    )
    comment = _comment_after(mistake)
    if comment:
        message = f"{mistake.subject} is empty, since ` #` begins a comment"
        return Explanation(
            "empty-text", message, f"if this is the text, put it in quotes: {in_quotes(comment)}"
        )
    return Explanation("empty-text", f"{mistake.subject} is empty", help_line)


def _comment_after(mistake: Mistake) -> str:
    """Return what stands on the line of an empty text behind a `#`."""
    line = mistake.file.file.line(mistake.file.places.spot(mistake.path).line) or ""
    match = re.fullmatch(r" *(?:- +)*(?:[\w-]+: +)?(#.*)", line)
    return match[1].rstrip() if match else ""


def _is_item(mistake: Mistake) -> bool:
    return bool(mistake.path) and isinstance(mistake.path[-1], int)


def too_long(mistake: Mistake) -> Explanation:
    """Return what to say of a text that is too long."""
    length, most = len(mistake.input.strip()), mistake.limit("max_length")
    message = f"{mistake.subject} is {length:,} characters long, and at most {most:,} fit"
    help_line = (
        "divide it" if most == LONGEST_TEXT else "shorten it; longer text has its place in the body"
    )
    return Explanation("too-long", message, help_line)


_REFERENCE = re.compile(r"&[#\w]+;")
"""A character by its name or number in HTML, such as `&nbsp;`."""


def unseen(mistake: Mistake) -> Explanation:
    """Return what to say of a text whose characters do not show."""
    references = (quote(found) for found in _REFERENCE.findall(mistake.input[:100]))
    others = (
        f"U+{ord(char):04X}"
        for char in _REFERENCE.sub("", mistake.input[:100])
        if not char.isspace()
    )
    chars = " and ".join(dict.fromkeys([*references, *others]))
    help_line = (
        "write it, or leave out the line"
        if mistake.is_optional or _is_item(mistake)
        else "write something that shows"
    )
    return Explanation(
        "empty-text", f"{mistake.subject} holds only what does not show ({chars})", help_line
    )


def not_one_line(mistake: Mistake) -> Explanation:
    """Return what to say of a text that should be on one line, and should show."""
    if "\n" not in mistake.input.strip():
        return unseen(mistake)
    help_line = "put it on one line" + ", or make each line an item of its own" * _is_item(mistake)
    return Explanation("line-break", f"{mistake.subject} goes over several lines", help_line)


def not_an_id(mistake: Mistake) -> Explanation:
    """Return what to say of an id with other characters than an id has, and how it could be written."""
    message = f"{quote(mistake.input)} cannot be an id: an id has only lower-case letters, digits and hyphens"
    if mistake.last in _REFERENCES and not re.fullmatch(r"\S+", mistake.input.strip()):
        return Explanation("not-an-id", message, _REFERENCES[mistake.last])
    better = as_id(re.sub(r"^.*/(?=.)|/$|\.(ya?ml|md)$", "", mistake.input))
    words = mistake.input.split()
    if (
        len(words) > 1
        and _is_item(mistake)
        and all(re.fullmatch(ID_PATTERN, word) for word in words)
    ):
        help_line = (
            f"is a comma missing? Write {quote(', '.join(words))}; or, if it is one id, `{better}`"
        )
        return Explanation("not-an-id", message, help_line)
    return Explanation(
        "not-an-id",
        message,
        f"write `{better}`" if better else "write a short word such as `first-step`",
    )


def not_a_clock_time(mistake: Mistake) -> Explanation:
    """Return what to say of a time of day that is not written as one, and how it could be written."""
    found = _CLOCK.fullmatch(mistake.input.strip())
    hours, minutes = (
        (_hours(int(found[1]), found[3] or ""), int(found[2] or 0)) if found else (24, 0)
    )
    better = f"{hours}:{minutes:02}" if hours < 24 else "13:30"
    help_line = f"write hours and minutes, such as `{mistake.last}: {better}`"
    return Explanation("clock-time", f"{quote(mistake.input)} is no time of day", help_line)


_MOMENT = re.compile(
    r"(?:0*([0-9]+)\s*[:.]\s*)?0*([0-9]+)\s*[:.]\s*([0-9]{1,2})|0*([0-9]+)\s*(?:s|sec.*)?"
)


def not_a_moment(mistake: Mistake) -> Explanation:
    """Return what to say of a time within a recording that is not written as one, and how it could be written."""
    found = _MOMENT.fullmatch(mistake.input.strip())
    hours, minutes, seconds, alone = (int(part or 0) for part in found.groups()) if found else _NEAR
    minutes, seconds = divmod(hours * 3600 + minutes * 60 + seconds + alone, 60)
    hours, minutes = divmod(minutes, 60)
    better = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    help_line = f"write minutes and seconds from the beginning, such as `{mistake.last}: {better}`"
    message = f"{quote(mistake.input)} is no time within a recording"
    return Explanation("moment", message, help_line)


_NEAR = (0, 0, 42, 0)
"""A time to show, in hours, minutes and seconds, where none can be read."""


def _hours(written: int, half: str) -> int:
    """Return the hours after midnight; 12 a.m. is midnight, and 12 p.m. is noon."""
    if written > 12 or half[:1].lower() not in ("a", "p"):
        return written
    return written % 12 + 12 * (half[0] in "pP")


def not_of_that_form(mistake: Mistake) -> Explanation:
    """Return what to say of a language, a colour, a version or a web address that does not look like one."""
    rule, message, help_line = FORMS[mistake.field]
    return Explanation(rule, message.format(quote(mistake.input)), help_line)


def too_few(mistake: Mistake) -> Explanation:
    """Return what to say of a list that is too short."""
    count, least, item = len(mistake.input), mistake.limit("min_length"), mistake.item
    help_line = (
        f"add {count_noun(least - count, item)}"
        if count
        else "write each on a line of its own, after `- `"
    )
    if mistake.last == "scale" and count and (points := scale_points(mistake.input[0])):
        help_line = f"write each point by itself: `scale: [{', '.join(points)}]`"
    if isinstance(mistake.input, dict):
        help_line = "write each on a line of its own, as a name, a colon and what belongs to it"
    return Explanation(
        "too-few",
        f"{mistake.subject} needs at least {count_noun(least, item)}, and has {count or 'none'}",
        help_line,
    )


def too_many(mistake: Mistake) -> Explanation:
    """Return what to say of a list that is too long."""
    count, most = len(mistake.input), mistake.limit("max_length")
    return Explanation(
        "too-many",
        f"{mistake.subject} has {count_noun(count, mistake.item)}",
        f"at most {most} are possible",
    )


def truth(mistake: Mistake) -> Explanation:
    """Return what to say where true or false is wanted."""
    if not isinstance(mistake.input, str):
        return not_one(mistake, "true or false")
    yes, no = f"`{mistake.last}: true`", f"`{mistake.last}: false`"
    help_line = f"write {yes} or {no}"
    if _SAID_YES.fullmatch(mistake.input):
        help_line = f"write {yes}"
    elif _SAID_NO.fullmatch(mistake.input):
        help_line = f"write {no}"
    return Explanation(
        "truth", f"`{mistake.last}` is true or false; here stands {quote(mistake.input)}", help_line
    )


def one_of(mistake: Mistake) -> Explanation:
    """Return what to say of a word that is none of those there are to choose from."""
    allowed = re.findall(r"'([^']*)'", mistake.limit("expected"))
    if mistake.input is None:
        return Explanation(
            "empty-field",
            f"`{mistake.last}` is empty",
            f"write {join_names(allowed, 'or')} after it",
        )
    if not isinstance(mistake.input, str):
        return Explanation(
            "one-of", f"`{mistake.last}` is one word", f"it is {join_names(allowed, 'or')}"
        )
    help_line = did_you_mean(mistake.input, allowed) or f"it is {join_names(allowed, 'or')}"
    return Explanation("one-of", f"`{mistake.last}` cannot be {quote(mistake.input)}", help_line)
