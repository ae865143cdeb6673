"""Owns the sentence for each mistake: one table from pydantic's error type to what is wrong and what would be right."""

import re
from collections.abc import Callable

from lessonwright.spec.authored import ID_PATTERN, LINE_PATTERN, first_key
from lessonwright.spec.mistake import Mistake, Said
from lessonwright.spec.shape import list_expected, mapping_expected, part_expected, text_expected
from lessonwright.spec.wording import an, as_id, counted, did_you_mean, named, nearest, quoted

_NUMBERS = {"a whole number": r"-?\d{1,9}", "a number": r"-?\d{1,14}([.,]\d+)?"}
_SAID_YES = re.compile(r"(?i)y|yes|on|yeah|ok|1|ja|t")
_SAID_NO = re.compile(r"(?i)n|no|off|0|nein|f")


def said(mistake: Mistake) -> Said:
    """Return what to say about a mistake."""
    if mistake.names_field:
        return _name_first(mistake)
    return _SENTENCES.get(mistake.details["type"], _unforeseen)(mistake)


def _name_first(mistake: Mistake) -> Said:
    first, noun = first_key(mistake.parent), mistake.noun
    mend = f"put its name and text before `{first}`: `- a-name-for-it: …`"
    return Said(
        "name-first", f"{an(noun)} opens with a name of its own, not with `{first}`", mend, place=mistake.path[:-1]
    )


def _missing(mistake: Mistake) -> Said:
    if mistake.path[-1] not in mistake.names:
        return Said(
            "empty-item", f"this {mistake.noun} is empty", "write it, or delete its line", place=mistake.path[:-1]
        )
    about = f" ({mistake.about[:1].lower()}{mistake.about[1:]})" if mistake.about else ""
    mend = f"add `{mistake.last}: …`{about}"
    return Said("missing-field", f"{mistake.noun} needs `{mistake.last}`", mend, place=mistake.path[:-1])


def _unknown(mistake: Mistake) -> Said:
    name, written = mistake.last, set(mistake.parent)
    free = [field for field in mistake.names if field not in written]
    near = nearest(name, free)
    return Said(
        "unknown-field",
        f"{mistake.noun} has no `{name}`" if name else f"{mistake.noun} has a line without a name",
        did_you_mean(name, free) or _where_it_belongs(mistake, free),
        at_key=True,
        replaces=near,
    )


def _where_it_belongs(mistake: Mistake, free: list[str]) -> str:
    if mistake.last in mistake.traced.kinds:
        return f"begin a new item with it: `- {mistake.last}: …`"
    if "`" not in mistake.last and " " in mistake.last:
        return "if this is text with a colon in it, put the whole text in quotes"
    if mistake.is_named:
        more = f", and below it {named(mistake.names)}" if mistake.names else ""
        return f"{an(mistake.noun)} is written `- a-name-for-it: what it is`{more}"
    return f"it can also have {named(free)}" if free else f"{an(mistake.noun)} has {named(mistake.names)}"


def _unknown_kind(mistake: Mistake) -> Said:
    name, kinds = str(first_key(mistake.input)), mistake.traced.kinds
    later = [key for key in mistake.input if key in kinds]
    fields = {field for key in later for field in mistake.traced.slot.kinds[key].fields}
    if later and (name in fields or not nearest(name, kinds)):
        mend = f"put `{later[0]}` first: the first name says what the {mistake.item} is"
        return Said("kind-first", f"`{name}` stands before `{later[0]}`", mend)
    help_ = did_you_mean(name, kinds) or f"{an(mistake.item)} begins with {named(kinds, 'or')}"
    return Said("unknown-kind", f"there is no {mistake.item} called {quoted(name)}", help_)


def _no_kind(mistake: Mistake) -> Said:
    word, kinds, text = mistake.item, mistake.traced.kinds, mistake.input
    begins = f"{an(word)} begins with {named(kinds, 'or')}"
    if not text:
        return Said("empty-item", f"this {word} is empty", begins)
    if not isinstance(text, str):
        return Said("list-in-list", f"this {word} is a list", "leave out one of the two `- `")
    name = re.split(r"[:\s]", text)[0]
    if name in kinds:
        return Said("missing-space", f"after `{name}` a colon and a space are needed", f"write `- {name}: …`")
    return Said("no-kind", f"this {word} does not say what it is", f"write `- {next(iter(kinds))}: …`; {begins}")


def _empty(mistake: Mistake) -> Said:
    mend = "write it, or leave out the line" if mistake.is_optional or _is_item(mistake) else "write something after it"
    return Said("empty-text", f"{mistake.subject} is empty", mend)


def _is_item(mistake: Mistake) -> bool:
    return bool(mistake.path) and isinstance(mistake.path[-1], int)


def _text(mistake: Mistake) -> Said:
    return _empty(mistake) if mistake.input is None else text_expected(mistake)


def _too_long(mistake: Mistake) -> Said:
    length, most = len(mistake.input.strip()), mistake.limit("max_length")
    message = f"{mistake.subject} is {length} characters long, and at most {most} fit"
    return Said("too-long", message, "shorten it; longer text has its place in the body")


def _pattern(mistake: Mistake) -> Said:
    return _PATTERNS.get(mistake.limit("pattern"), _not_of_that_form)(mistake)


def _several_lines(mistake: Mistake) -> Said:
    return Said("line-break", f"{mistake.subject} goes over several lines", "put it on one line")


def _not_an_id(mistake: Mistake) -> Said:
    message = f"{quoted(mistake.input)} cannot be an id: an id has only lower-case letters, digits and hyphens"
    better = as_id(re.sub(r"^.*/(?=.)|/$|\.(ya?ml|md)$", "", mistake.input))
    return Said("not-an-id", message, f"write `{better}`" if better else "write a short word such as `first-step`")


def _not_of_that_form(mistake: Mistake) -> Said:
    rule, message, mend = _FORMS[mistake.field]
    return Said(rule, message.format(quoted(mistake.input)), mend)


def _too_few(mistake: Mistake) -> Said:
    count, least, item = len(mistake.input), mistake.limit("min_length"), mistake.item
    mend = f"add {counted(least - count, item)}" if count else "write each on a line of its own, after `- `"
    if isinstance(mistake.input, dict):
        mend = "write each on a line of its own, as a name, a colon and what belongs to it"
    return Said("too-few", f"{mistake.subject} needs at least {counted(least, item)}, and has {count or 'none'}", mend)


def _too_many(mistake: Mistake) -> Said:
    count, most = len(mistake.input), mistake.limit("max_length")
    return Said("too-many", f"{mistake.subject} has {counted(count, mistake.item)}", f"at most {most} are possible")


def _number(wanted: str) -> Callable[[Mistake], Said]:
    def sentence(mistake: Mistake) -> Said:
        if not isinstance(mistake.input, str):
            return _not_one(mistake, wanted)
        number = re.search(_NUMBERS[wanted], mistake.input)
        better = number[0].replace(",", ".") if number else "20"
        mend = f"write it in digits, such as `{mistake.last}: {better}`"
        return Said("number", f"`{mistake.last}` is {wanted}; here stands {quoted(mistake.input)}", mend)

    return sentence


def _not_one(mistake: Mistake, wanted: str) -> Said:
    if mistake.input is None:
        mend = f"write {wanted} after it" + (", or leave out the line" * mistake.is_optional)
        return Said("empty-field", f"`{mistake.last}` is empty", mend)
    return Said("number", f"`{mistake.last}` is {wanted}", "write it on the same line")


def _truth(mistake: Mistake) -> Said:
    if not isinstance(mistake.input, str):
        return _not_one(mistake, "true or false")
    word = "true" if _SAID_YES.fullmatch(mistake.input) else "false" if _SAID_NO.fullmatch(mistake.input) else ""
    mend = f"write `{mistake.last}: {word}`" if word else f"write `{mistake.last}: true` or `{mistake.last}: false`"
    return Said("truth", f"`{mistake.last}` is true or false; here stands {quoted(mistake.input)}", mend)


def _limit(name: str, word: str) -> Callable[[Mistake], Said]:
    def sentence(mistake: Mistake) -> Said:
        message = f"`{mistake.last}` is at {word} {mistake.limit(name):g}; here stands {quoted(mistake.written)}"
        return Said("number-range", message)

    return sentence


def _one_of(mistake: Mistake) -> Said:
    allowed = re.findall(r"'([^']*)'", mistake.limit("expected"))
    if mistake.input is None:
        return Said("empty-field", f"`{mistake.last}` is empty", f"write {named(allowed, 'or')} after it")
    if not isinstance(mistake.input, str):
        return Said("one-of", f"`{mistake.last}` is one word", f"it is {named(allowed, 'or')}")
    mend = did_you_mean(mistake.input, allowed) or f"it is {named(allowed, 'or')}"
    return Said("one-of", f"`{mistake.last}` cannot be {quoted(mistake.input)}", mend)


def _one_key(mistake: Mistake) -> Said:
    keys = mistake.limit("keys")
    if not keys:
        return Said("one-key", f"no choice of this {mistake.noun} is correct", "write `correct:` before the right one")
    mend = "keep one `correct:`, or make the question a `multiple-response`"
    return Said("one-key", f"{keys} choices of this {mistake.noun} are correct, and there can be only one", mend)


def _plainly(rule: str, message: str, mend: str) -> Callable[[Mistake], Said]:
    def sentence(mistake: Mistake) -> Said:
        limits = mistake.details.get("ctx", {})
        return Said(rule, message.format_map(limits), mend.format_map(limits))

    return sentence


def _unforeseen(mistake: Mistake) -> Said:
    return Said("unreadable-part", f"{mistake.subject} is not as it should be", "compare it with the reference")


_PATTERNS: dict[str, Callable[[Mistake], Said]] = {
    LINE_PATTERN: _several_lines,
    ID_PATTERN: _not_an_id,
}
_FORMS = {
    "language": ("language-tag", "{} is no language tag", "write the short form, such as `en`, `de` or `pt-BR`"),
    "colour": ("colour", "{} is no colour code", 'write `#` and six digits or letters a to f: `colour: "#00695c"`'),
    "url": ("web-address", "{} is no web address", "begin it with `https://`, and leave no space in it"),
}
_SENTENCES: dict[str, Callable[[Mistake], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "string_type": _text,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "tuple_type": list_expected,
    "mapping_type": mapping_expected,
    "dict_type": mapping_expected,
    "model_type": part_expected,
    "too_short": _too_few,
    "too_long": _too_many,
    "whole-number": _number("a whole number"),
    "number": _number("a number"),
    "truth": _truth,
    "greater_than_equal": _limit("ge", "least"),
    "less_than_equal": _limit("le", "most"),
    "literal_error": _one_of,
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
    "empty-colour": _plainly(
        "empty-text",
        "`colour` is empty: what follows ` #` is a comment in YAML",
        'put the colour in quotes: `colour: "#00695c"`',
    ),
}
