"""Owns what is said of numbers that are not as they should be: what was written comes in, what was meant goes out."""

import math
import re
import unicodedata
from collections.abc import Callable

from lessonwright.course.base_models_and_field_types import Whole
from lessonwright.message_wording import quote
from lessonwright.reading.validation_mistake import Explanation, Mistake

_TIME = re.compile(r"(\d{1,2}):([0-5]\d)(?: ?h)?")
_SAID_NONE = re.compile(r"(?i)(?:none|no|nil|zero|without|off|keine?|ohne|null)(?: \w+)?")
_MINUS = re.compile(r"[\u2212\u2012-\u2014](?=\s?\d)")
"""What word processors write before a number below nought."""
_DIGITS = re.compile(r"-?\d[\d.,_'\u2019\u00a0\u202f ]*")
_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|to|bis|\.\.)\s*(\d+(?:[.,]\d+)?)(?P<behind>.*)")
_FRACTION = re.compile(r"(-?\d{1,6})/([1-9]\d{0,5})")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:([.,_'\u2019\u00a0\u202f ])\d{3})(?:\1\d{3})*")
"""Thousands set apart, as in `1,000,000` or `1 000`."""
_OTHER_BASE = re.compile(r"0(?:x[0-9a-f]{1,12}|o[0-7]{1,15}|b[01]{1,40})", re.IGNORECASE)
"""A number as programmers write it."""
_TOO_LARGE = re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+|[-+]?[0-9]{15,}\.?[0-9]*")
"""What is a number, and here only because it has too many digits."""
_UNITS = re.compile(
    r"(?P<hours>h|hrs?|hours?|std|stunden?)|(?P<seconds>s|secs?|seconds?|sek|sekunden?)", re.I
)
_LENGTH = re.compile(r"(?P<count>\d+(?:[.,]\d+)?)\s*(?P<unit>[^\W\d]*)")
_WORDS = {
    word: number
    for number, words in {
        1: "one an a ein eine",
        2: "two zwei",
        3: "three drei",
        4: "four vier",
        5: "five",
        6: "six sechs",
        7: "seven sieben",
        8: "eight acht",
        9: "nine neun",
        10: "ten zehn",
        12: "twelve",
        15: "fifteen",
        20: "twenty zwanzig",
        30: "thirty",
        45: "forty-five",
        60: "sixty",
        90: "ninety",
    }.items()
    for word in words.split()
}
_LONGEST_NUMBER = 100
"""How much of what stands in place of a number is looked at."""
_IN_MINUTES = {"minutes", "break", "stretch"}
_IN_PER_CENT = {"pass", "reading-ease"}
_FEW_HOURS = 4
"""Up to this, a number with a fraction may have been meant as hours."""


def number(mistake: Mistake) -> Explanation:
    """Return what to say where any number is wanted."""
    if not isinstance(mistake.input, str):
        return not_one(mistake, "a number")
    if clock := _TIME.fullmatch(mistake.input):
        return _time_for_number(mistake, int(clock[1]) + int(clock[2]) / 60)
    if _TOO_LARGE.fullmatch(mistake.input):
        return _explain(mistake, "a number", "write a number of at most 15 digits")
    return _explain(mistake, "a number", _any_number(mistake.last, _plain(mistake.input)))


def whole_number(mistake: Mistake) -> Explanation:
    """Return what to say where a whole number is wanted."""
    if not isinstance(mistake.input, str):
        return not_one(mistake, "a whole number")
    return _explain(mistake, "a whole number", _whole_number(mistake, _plain(mistake.input)))


def not_one(mistake: Mistake, wanted: str) -> Explanation:
    """Return what to say where there is nothing, or a list or names, in place of a single value."""
    if mistake.input is None:
        help_line = f"write {wanted} after it" + (", or leave out the line" * mistake.is_optional)
        return Explanation("empty-field", f"`{mistake.last}` is empty", help_line)
    return Explanation("number", f"`{mistake.last}` is {wanted}", "write it on the same line")


def limit(name: str, word: str) -> Callable[[Mistake], Explanation]:
    """Return what says that a number is too small or too large; `word` is `least` or `most`."""

    def sentence(mistake: Mistake) -> Explanation:
        bound = f"at {word} {mistake.limit(name):g}"
        message = f"`{mistake.last}` is {bound}; here stands {quote(mistake.as_written)}"
        return Explanation("number-range", message)

    return sentence


def _explain(mistake: Mistake, wanted: str, help_line: str) -> Explanation:
    message = f"`{mistake.last}` is {wanted}; here stands {quote(mistake.input)}"
    return Explanation("number", message, help_line)


def _time_for_number(mistake: Mistake, hours: float) -> Explanation:
    help_line = f"write one number, such as `{mistake.last}: {hours:.4g}`; to ask for a time, use"
    message = f"`{mistake.last}` is a number, not a time; here stands {quote(mistake.input)}"
    return Explanation("number", message, f"{help_line} `short-answer`")


def _plain(written: str) -> str:
    """Return what was written with the digits and the minus sign of every script as those of ASCII."""
    digits = (
        str(unicodedata.digit(char, "")) or char for char in written.strip()[:_LONGEST_NUMBER]
    )
    return _MINUS.sub("-", "".join(digits))


def _any_number(field: str, written: str) -> str:
    """Return the mend for a number that may have a fraction."""
    between, grouped = _RANGE.fullmatch(written), _GROUPED.fullmatch(written)
    if between and field == "answer":
        low, high = (float(end.replace(",", ".")) for end in between.groups()[:2])
        middle = f"`answer: {(low + high) / 2:g}` and `tolerance: {abs(high - low) / 2:g}`"
        return f"write the number in the middle and how far off is still right: {middle}"
    if grouped:
        return _without_groups(field, written, grouped[1])
    if field == "tolerance" and "%" in written:
        return "write how far off is still right as a number: 5 % of 200 is `tolerance: 10`"
    if _OTHER_BASE.fullmatch(written):
        return f"write it in digits, such as `{field}: {int(written, 0)}`"
    found = _DIGITS.search(written)
    if not found or "/" in written:
        return f"write it in digits, such as `{field}: {_in_words(written):g}`"
    unit = (written[: found.start()] + written[found.end() :]).strip()
    way = f"`{field}: {_with_a_point(found[0])}`"
    if unit and field == "answer" and len(unit) < 20 and not re.search(r"\d", unit):
        return f"write {way}, and below it `unit: {_unit(unit)}`"
    return f"write it in digits, such as {way}"


def _without_groups(field: str, written: str, sign: str) -> str:
    together = re.sub(r"[^-\d]", "", written)
    help_line = f"write thousands without a sign or a space between them: `{field}: {together}`"
    if sign == "," and written.count(",") == 1:
        help_line += f"; if the comma opens a fraction: `{field}: {written.replace(',', '.')}`"
    return help_line


def _with_a_point(written: str) -> str:
    """Return a number with a point before its fraction, and with nothing between its thousands."""
    bare = re.sub(r"[_'\u2019\u00a0\u202f ]", "", written).rstrip(".,")
    last = max(bare.rfind("."), bare.rfind(","))
    marks = bare.count(".") + bare.count(",")
    is_grouped = marks > 1 and (bare.count(bare[last]) > 1)
    if last < 0 or is_grouped:
        return re.sub(r"[.,]", "", bare)
    return f"{re.sub(r'[.,]', '', bare[:last])}.{bare[last + 1 :]}"


def _unit(unit: str) -> str:
    return f'"{unit}"' if re.match(r"[%@&*!|>`#]", unit) else unit


def _in_words(written: str) -> float:
    """Return the number that words or a fraction mean; 20 where nobody could know."""
    if fraction := _FRACTION.fullmatch(written):
        return int(fraction[1]) / int(fraction[2])
    if len(written) == 1 and (value := unicodedata.numeric(written, None)) is not None:
        return value
    return _WORDS.get(written.split()[0].lower(), 20) if written.split() else 20


def _whole_number(mistake: Mistake, written: str) -> str:
    """Return the mend for a whole number."""
    field, bounds = mistake.last, mistake.whole
    if bounds.least == 0 and _SAID_NONE.fullmatch(written):
        return f"write it in digits, such as `{field}: 0`"
    if field in _IN_MINUTES and re.fullmatch(r"\d{1,3}[.,]\d+", written):
        return _whole_minutes(field, float(written.replace(",", ".")), bounds)
    meant = _minutes(written) if field in _IN_MINUTES else _number_meant(field, written)
    if meant is None:
        meant = _in_words(written)
    return f"{_digits_wanted(written)}, such as `{field}: {_nearest_allowed(bounds, meant)}`"


def _digits_wanted(written: str) -> str:
    if _RANGE.fullmatch(written):
        return "write one number"
    return "write a whole number" if re.fullmatch(r"\d+[.,]\d+", written) else "write it in digits"


def _whole_minutes(field: str, written: float, bounds: Whole) -> str:
    help_line = f"write whole minutes, {bounds.least} at least: `{field}: {_nearest_allowed(bounds, written)}`"
    hours = f"; if hours are meant, `{field}: {_nearest_allowed(bounds, written * 60)}`"
    return help_line + hours * (0 < written < _FEW_HOURS)


def _nearest_allowed(bounds: Whole, meant: float) -> int:
    return min(max(math.ceil(meant), bounds.least), bounds.most)


def _minutes(written: str) -> float | None:
    """Return how many minutes a length of time in words has: `1.5 hours`, `1 h 30`, `10 to 15`."""
    if clock := _TIME.fullmatch(written):
        return int(clock[1]) * 60 + int(clock[2])
    if between := _RANGE.fullmatch(written):
        return float(between[2].replace(",", ".")) * _minutes_in_one(between["behind"].strip())
    if re.match(r"(?i)(?:half an hour|1/2 h|½ h|eine halbe stunde)", written):
        return 30
    found = [*_LENGTH.finditer(written)]
    counted = (
        float(one["count"].replace(",", ".")) * _minutes_in_one(one["unit"]) for one in found
    )
    if found:
        return sum(counted)
    return (
        _in_words(written) * _minutes_in_one(written.rpartition(" ")[2]) if " " in written else None
    )


def _minutes_in_one(unit: str) -> float:
    """Return how many minutes there are to one of a unit; of one that is not known, or none, 1."""
    match = _UNITS.fullmatch(unit)
    if not match:
        return 1
    return 60 if match["hours"] else 1 / 60


def _number_meant(field: str, written: str) -> float | None:
    """Return the number in what was written; a part of 1 is meant as per cent where per cent are wanted."""
    found = re.findall(r"-?\d{1,9}(?:[.,]\d+)?", written)
    if not found or "/" in written:
        return None
    meant = float(found[-1].replace(",", "."))
    is_part = field in _IN_PER_CENT and 0 < meant <= 1 and not meant.is_integer()
    return meant * 100 if is_part else meant
