"""Owns what is told of mistakes: pydantic's errors come in; what is wrong, and what would be right, goes out."""

from collections.abc import Callable, Iterable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lessonwright.course.base_models_and_field_types import (
    ID_PATTERN,
    LINE_PATTERN,
    SEEN,
    Authored,
    first_key,
)
from lessonwright.course.block.recording import MOMENT_PATTERN
from lessonwright.course.model_fields_and_authored_texts import trace
from lessonwright.course.session_and_training_day import CLOCK_PATTERN
from lessonwright.message_wording import (
    did_you_mean,
    hidden_in,
    join_names,
    quote,
    sign,
    without_hidden,
)
from lessonwright.reading import name_messages, number_messages, shape_messages, value_messages
from lessonwright.reading.diagnostic import MORE_PROBLEMS, MOST_PROBLEMS, Diagnostic
from lessonwright.reading.long_text_mistakes import outdented_texts
from lessonwright.reading.validation_mistake import Explanation, Mistake
from lessonwright.reading.yaml_file import YamlFile
from lessonwright.reading.yaml_layout_mistakes import MAY_BE_PASTED, OF_LESSON, pasted_space


def explanation(mistake: Mistake) -> Explanation:
    """Return what to say about a mistake."""
    if hidden := _hidden_character(mistake):
        return hidden
    if mistake.names_field:
        return name_messages.name_first(mistake)
    return SENTENCES[mistake.details["type"]](mistake)


def _hidden_character(mistake: Mistake) -> Explanation | None:
    """Return what to say of a name or a value with a character that does not show, where nothing else is wrong."""
    type_ = mistake.details["type"]
    written = {"extra_forbidden": mistake.last, "union_tag_invalid": first_key(mistake.input)}.get(
        type_, mistake.input
    )
    is_told = type_ in _OF_ONE_WORD or mistake.limit("pattern") not in (None, LINE_PATTERN, SEEN)
    char = hidden_in(written) if isinstance(written, str) and is_told else None
    if not char or not isinstance(written, str):
        return None
    better = without_hidden(written).strip()
    message = f"{quote(written)} has a character in it that does not show ({sign(char)})"
    help_line = f"delete the whole word and type it again: `{better}`"
    at_key = type_ in ("extra_forbidden", "union_tag_invalid")
    return Explanation(
        "hidden-character", message, help_line, at_key=at_key, replaces=(better,) if at_key else ()
    )


def _text(mistake: Mistake) -> Explanation:
    return (
        value_messages.empty(mistake)
        if mistake.input is None
        else shape_messages.text_expected(mistake)
    )


def _pattern(mistake: Mistake) -> Explanation:
    return PATTERNS.get(mistake.limit("pattern"), value_messages.not_of_that_form)(mistake)


def _one_key(mistake: Mistake) -> Explanation:
    keys = mistake.limit("keys")
    if not keys:
        return Explanation(
            "one-key",
            f"no choice of this {mistake.noun} is correct",
            "write `correct:` before the right one",
        )
    help_line = "keep one `correct:`, or make the question a `multiple-response`"
    return Explanation(
        "one-key",
        f"{keys} choices of this {mistake.noun} are correct, and there can be only one",
        help_line,
    )


def _one_opening(mistake: Mistake) -> Explanation:
    openings = mistake.limit("openings")
    return Explanation(
        "one-opening",
        f"{openings} roles of this role-play have an `opening`, and only one can begin"
        if openings
        else "no role of this role-play has an `opening`, so nobody knows who begins",
        "keep the `opening` of whoever speaks first"
        if openings
        else "write `opening: …` (the words with which this person begins) under one role",
    )


def _rated_off_scale(mistake: Mistake) -> Explanation:
    rated, scale = mistake.limit("rated"), mistake.limit("scale")
    help_line = did_you_mean(rated, scale) or f"it can be {join_names(scale, 'or')}"
    path = (*mistake.path, "replies", mistake.limit("n"), "rated")
    return Explanation("rating", f"`{rated}` is no word of this scale", help_line, path)


def _one_extreme(mistake: Mistake) -> Explanation:
    extreme, count, rated = (mistake.limit(name) for name in ("extreme", "count", "rated"))
    message = f"{count} replies are rated `{rated}`, so none of them is the {extreme}"
    return Explanation("rating", message, "rate all but one of them otherwise, or leave out `form`")


def _day_end(mistake: Mistake) -> Explanation:
    message = f"this day begins at `{mistake.limit('start')}` and ends at `{mistake.limit('end')}`"
    help_line = "write a later time, such as `end: 17:00`; for an evening that goes past midnight, leave `end` out"
    return Explanation("day-end", message, help_line, (*mistake.path, "end"))


def _plainly(rule: str, message: str, help_line: str) -> Callable[[Mistake], Explanation]:
    def sentence(mistake: Mistake) -> Explanation:
        limits = mistake.details.get("ctx", {})
        return Explanation(rule, message.format_map(limits), help_line.format_map(limits))

    return sentence


_OF_ONE_WORD = {
    "extra_forbidden",
    "union_tag_invalid",
    "literal_error",
    "whole-number",
    "number",
    "truth",
}
"""Errors about names and values that are one word, in which nothing can be hidden on purpose."""
PATTERNS: dict[str, Callable[[Mistake], Explanation]] = {
    LINE_PATTERN: value_messages.not_one_line,
    SEEN: value_messages.unseen,
    ID_PATTERN: value_messages.not_an_id,
    CLOCK_PATTERN: value_messages.not_a_clock_time,
    MOMENT_PATTERN: value_messages.not_a_moment,
}
"""What to say of a text in another form than its field's."""
SENTENCES: dict[str, Callable[[Mistake], Explanation]] = {
    "missing": name_messages.missing,
    "extra_forbidden": name_messages.unknown,
    "union_tag_invalid": name_messages.unknown_kind,
    "union_tag_not_found": name_messages.no_kind,
    "string_type": _text,
    "string_too_short": value_messages.empty,
    "string_too_long": value_messages.too_long,
    "string_pattern_mismatch": _pattern,
    "unseen": value_messages.unseen,
    "tuple_type": shape_messages.list_expected,
    "mapping_type": shape_messages.mapping_expected,
    "dict_type": shape_messages.mapping_expected,
    "model_type": shape_messages.part_expected,
    "too_short": value_messages.too_few,
    "too_long": value_messages.too_many,
    "whole-number": number_messages.whole_number,
    "number": number_messages.number,
    "truth": value_messages.truth,
    "greater_than_equal": number_messages.limit("ge", "least"),
    "less_than_equal": number_messages.limit("le", "most"),
    "literal_error": value_messages.one_of,
    "one-key": _one_key,
    "no-key": _plainly(
        "one-key",
        "no choice of this multiple-response is correct",
        "write `correct:` before each right one",
    ),
    "no-gap": _plainly(
        "no-gap",
        "this fill-in has no gap",
        "put the answer in double square brackets: `Confidence is tied to [[competence]].`",
    ),
    "empty-gap": _plainly(
        "no-gap", "a gap of this fill-in is empty", "write the answer in it: `[[competence]]`"
    ),
    "bands-rise": _plainly(
        "bands-rise",
        "the bands do not go up",
        "put them in order of `up-to`, the lowest first, each number once",
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
    "one-opening": _one_opening,
    "rows-twice": _plainly(
        "rows-twice",
        "this fill-table has both `rows` and `row-names`",
        "leave out `rows`: each name is a row",
    ),
    "no-steps": _plainly(
        "missing-field",
        "activity needs `steps`",
        "add `steps:` (what to do, one step an item), or `phases:`, where each step has minutes of its own",
    ),
    "steps-and-phases": _plainly(
        "steps-and-phases",
        "this activity has both `steps` and `phases`",
        "keep `phases` if each step has minutes of its own, and `steps` if not",
    ),
    "stop-asks-nothing": _plainly(
        "stop-asks",
        "this stop asks nothing",
        "add `ask: …` (what learners answer in their own words), or `question:` with the id of a question of the quiz",
    ),
    "stop-asks-twice": _plainly(
        "stop-asks",
        "this stop has both `ask` and `question`",
        "keep one of the two, or make two stops a second apart",
    ),
    "no-captions": _plainly(
        "missing-field",
        "{kind} needs `captions`",
        "add `captions: …` (a WebVTT file beside the recording, such as `call.vtt`), for those who cannot hear it",
    ),
    "captions-elsewhere": _plainly(
        "captions-elsewhere",
        "this {kind} is at another site, so `captions` would not be shown",
        "take `captions` out, or save the recording beside the lesson",
    ),
    "worksheets-twice": _plainly(
        "worksheets-twice",
        "this lesson has both `worksheet` and `worksheets`",
        "move the one below `worksheets:`, as the first of its items",
    ),
    "rated-off-scale": _rated_off_scale,
    "one-extreme": _one_extreme,
    "day-end": _day_end,
    "breaks-rise": _plainly(
        "breaks-rise",
        "the break at `{after}` begins before the one at `{before}` is over",
        "write the breaks in the order of the day, each with a time after the one before is over",
    ),
    "unknown-language": _plainly(
        "unknown-language",
        "there is no language `{tag}`",
        "write the short form of one, such as `en`, `de` or `pt-BR`",
    ),
    "empty-colour": _plainly(
        "empty-text",
        "`colour` is empty: what follows ` #` is a comment in YAML",
        'put the colour in quotes: `colour: "#00695c"`',
    ),
}
"""What to say of each mistake that the models find, pydantic's or ours; a mistake that is not here
is one of ours."""


_FOLLOWING = ("missing-field", "not-an-id", "unknown-field")
"""What is said of a field that may only follow from what is said of one beside it."""


def explain(file: YamlFile, model: type[Authored], error: ValidationError) -> list[Diagnostic]:
    """Return one diagnostic for each mistake, without those that only follow from another."""
    mistakes = [
        _mistake(file, model, details) for details in _first_causes(error.errors(include_url=False))
    ]
    told = [(mistake, explanation(mistake)) for mistake in mistakes[:MOST_PROBLEMS]]
    all_ = [
        _diagnostic(*pair)
        for pair in told
        if not _is_replaced(*pair, told) and not _is_beside(*pair, told)
    ]
    outside = [*outdented_texts(file.file)]
    unread = {problem.line for problem in file.problems}
    unread |= {line for text in outside for line in range(text.header, text.last + 1)}
    kept = [diagnostic for diagnostic in all_ if diagnostic.line not in unread]
    more = [file.diagnostic((), *MORE_PROBLEMS)] if len(mistakes) > MOST_PROBLEMS else []
    return [*_pasted_spaces(file)] or [
        *(text.problem for text in outside),
        *dict.fromkeys(kept),
        *more,
    ]


def _pasted_spaces(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the non-breaking spaces that stand for ordinary ones; while they do, all else only follows from them."""
    index = 0
    for number, line in enumerate(file.file.lines if MAY_BE_PASTED.search(file.file.text) else ()):
        told = pasted_space(file.file, number)
        if told and not file.places.is_text(index + told.column - 1):
            yield told
        index += len(line) + 1


def _first_causes(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Drop each error whose path is a prefix of another's, since that one has led to it."""
    inner = {error["loc"][:n] for error in errors for n in range(len(error["loc"]))}
    return (error for error in errors if error["loc"] not in inner)


def _mistake(file: YamlFile, model: type[Authored], details: ErrorDetails) -> Mistake:
    return Mistake(file, details, trace(model, details["loc"]))


def _is_replaced(
    mistake: Mistake, words: Explanation, told: Iterable[tuple[Mistake, Explanation]]
) -> bool:
    """Return whether a field is only missing, or not understood, because of what was said beside it."""
    return words.rule in _FOLLOWING and any(
        mistake.path
        and mistake.path[-1] in others.replaces
        and other.path[:-1] == mistake.path[:-1]
        for other, others in told
        if other is not mistake
    )


def _is_beside(
    mistake: Mistake, words: Explanation, told: Iterable[tuple[Mistake, Explanation]]
) -> bool:
    """Return whether a field belongs to a part of the lesson that stands too far in beside it."""
    return words.rule == "unknown-field" and any(
        other.last in OF_LESSON
        and other.last != mistake.last
        and other.path[:-1] == mistake.path[:-1]
        for other, others in told
        if others.rule == "unknown-field" and mistake.last not in OF_LESSON
    )


def _diagnostic(mistake: Mistake, words: Explanation) -> Diagnostic:
    path = mistake.path if words.place is None else words.place
    at_key = words.at_key or mistake.traced.in_key
    return mistake.file.diagnostic(path, words.rule, words.message, words.help, at_key=at_key)
