"""Owns the sentence for each mistake: one table from pydantic's error type to what is wrong and what would be right."""

from collections.abc import Callable

from lessonwright.spec import naming, number, shape, value
from lessonwright.spec.authored import ID_PATTERN, LINE_PATTERN, SEEN, first_key
from lessonwright.spec.day import CLOCK_PATTERN
from lessonwright.spec.mistake import Mistake, Said
from lessonwright.spec.wording import hidden_in, quoted, sign, without_hidden


def said(mistake: Mistake) -> Said:
    """Return what to say about a mistake."""
    if hidden := _hidden(mistake):
        return hidden
    if mistake.names_field:
        return naming.name_first(mistake)
    return _SENTENCES.get(mistake.details["type"], _unforeseen)(mistake)


def _hidden(mistake: Mistake) -> Said | None:
    """Return what to say of a name or a value with a character that does not show, where nothing else is wrong."""
    type_ = mistake.details["type"]
    written = {"extra_forbidden": mistake.last, "union_tag_invalid": first_key(mistake.input)}.get(type_, mistake.input)
    is_told = type_ in _OF_ONE_WORD or mistake.limit("pattern") not in (None, LINE_PATTERN, SEEN)
    char = hidden_in(written) if isinstance(written, str) and is_told else None
    if not char or not isinstance(written, str):
        return None
    better = without_hidden(written).strip()
    message = f"{quoted(written)} has a character in it that does not show ({sign(char)})"
    mend = f"delete the whole word and type it again: `{better}`"
    at_key = type_ in ("extra_forbidden", "union_tag_invalid")
    return Said("hidden-character", message, mend, at_key=at_key, replaces=(better,) if at_key else ())


def _text(mistake: Mistake) -> Said:
    return value.empty(mistake) if mistake.input is None else shape.text_expected(mistake)


def _pattern(mistake: Mistake) -> Said:
    return PATTERNS.get(mistake.limit("pattern"), value.not_of_that_form)(mistake)


def _one_key(mistake: Mistake) -> Said:
    keys = mistake.limit("keys")
    if not keys:
        return Said("one-key", f"no choice of this {mistake.noun} is correct", "write `correct:` before the right one")
    mend = "keep one `correct:`, or make the question a `multiple-response`"
    return Said("one-key", f"{keys} choices of this {mistake.noun} are correct, and there can be only one", mend)


def _day_end(mistake: Mistake) -> Said:
    message = f"this day begins at `{mistake.limit('start')}` and ends at `{mistake.limit('end')}`"
    mend = "write a later time, such as `end: 17:00`; for an evening that goes past midnight, leave `end` out"
    return Said("day-end", message, mend, (*mistake.path, "end"))


def _plainly(rule: str, message: str, mend: str) -> Callable[[Mistake], Said]:
    def sentence(mistake: Mistake) -> Said:
        limits = mistake.details.get("ctx", {})
        return Said(rule, message.format_map(limits), mend.format_map(limits))

    return sentence


def _unforeseen(mistake: Mistake) -> Said:
    return Said("unreadable-part", f"{mistake.subject} is not as it should be", "compare it with the reference")


_OF_ONE_WORD = {"extra_forbidden", "union_tag_invalid", "literal_error", "whole-number", "number", "truth"}
"""Errors about names and values that are one word, in which nothing can be hidden on purpose."""
PATTERNS: dict[str, Callable[[Mistake], Said]] = {
    LINE_PATTERN: value.not_one_line,
    SEEN: value.unseen,
    ID_PATTERN: value.not_an_id,
    CLOCK_PATTERN: value.not_a_clock_time,
}
"""What to say of a text in another form than its field's."""
_SENTENCES: dict[str, Callable[[Mistake], Said]] = {
    "missing": naming.missing,
    "extra_forbidden": naming.unknown,
    "union_tag_invalid": naming.unknown_kind,
    "union_tag_not_found": naming.no_kind,
    "string_type": _text,
    "string_too_short": value.empty,
    "string_too_long": value.too_long,
    "string_pattern_mismatch": _pattern,
    "unseen": value.unseen,
    "tuple_type": shape.list_expected,
    "mapping_type": shape.mapping_expected,
    "dict_type": shape.mapping_expected,
    "model_type": shape.part_expected,
    "too_short": value.too_few,
    "too_long": value.too_many,
    "whole-number": number.whole_number,
    "number": number.number,
    "truth": value.truth,
    "greater_than_equal": number.limit("ge", "least"),
    "less_than_equal": number.limit("le", "most"),
    "literal_error": value.one_of,
    "one-key": _one_key,
    "no-key": _plainly(
        "one-key", "no choice of this multiple-response is correct", "write `correct:` before each right one"
    ),
    "no-gap": _plainly(
        "no-gap",
        "this fill-in has no gap",
        "put the answer in double square brackets: `Confidence is tied to [[competence]].`",
    ),
    "empty-gap": _plainly("no-gap", "a gap of this fill-in is empty", "write the answer in it: `[[competence]]`"),
    "bands-rise": _plainly(
        "bands-rise", "the bands do not go up", "put them in order of `up-to`, the lowest first, each number once"
    ),
    "bands-reach": _plainly(
        "bands-reach",
        "no band covers a total of {highest}, the highest that can come out",
        "write `up-to: {highest}` in the last band",
    ),
    "scene-ends-and-goes-on": _plainly(
        "scene-end",
        "this scene has both `choices` and an `ending`",
        "keep `choices` if the story goes on, `ending` if it ends here",
    ),
    "scene-without-end": _plainly(
        "scene-end",
        "this scene has neither `choices` nor an `ending`",
        "add `choices`, or `ending: good`, `mixed` or `poor`",
    ),
    "day-end": _day_end,
    "empty-colour": _plainly(
        "empty-text",
        "`colour` is empty: what follows ` #` is a comment in YAML",
        'put the colour in quotes: `colour: "#00695c"`',
    ),
}
