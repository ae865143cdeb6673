"""Owns what is said where a part has another shape than it should: a list for a text, a text for a list, and so on."""

from lessonwright.spec.authored import first_key
from lessonwright.spec.items import is_wide_scale, items_in_words, items_of_lines
from lessonwright.spec.mistake import Mistake, Said
from lessonwright.spec.pair import timing_in_words
from lessonwright.spec.wording import an, in_quotes, named, quoted
from lessonwright.spec.yaml_dash import LONG_DASHES, other_dash_in

_BELOW = "on the lines below, each a little further in than"


def text_expected(mistake: Mistake) -> Said:
    """Return what to say of a list or names where a text should be."""
    if mistake.is_flow:
        sign = mistake.file.places.opens_with(mistake.path)
        message = f"{mistake.subject} begins with `{sign}` and has no quotes, so it is not read as text"
        return Said("text-in-brackets", message, "put the whole text in quotes")
    if isinstance(mistake.input, list):
        mend = f"write it without the `- `; for several lines, write `{mistake.last}: |` and the text below, further in"
        return Said("text-expected", f"{mistake.subject} is one text, not a list", mend)
    return _names_for_text(mistake, first_key(mistake.input) or "")


def _names_for_text(mistake: Mistake, first: str) -> Said:
    if first in mistake.names and mistake.last != first:
        mend = f"move `{first}` to the left, to where `{mistake.last}` begins"
        message = f"`{first}` stands inside {mistake.subject}, which is one text"
        return Said("too-far-in", message, mend, place=(*mistake.path, first), at_key=True)
    text = f"{first}: {mistake.input[first]}"
    message = f"{mistake.subject} has a colon and a space in it without quotes, so it is not read as text"
    mend = f"put the whole text in quotes: {in_quotes(text)}"
    if len(mistake.input) > 1:
        mend = f"write `{mistake.last}: |`, and leave the text below it"
    return Said("colon-in-text", message, mend)


def list_expected(mistake: Mistake) -> Said:
    """Return what to say where a list should be."""
    name = mistake.last
    if mistake.input is None:
        mend = f"write each {mistake.item} on a line of its own, after `- `"
        return Said("empty-field", f"{mistake.subject} is empty", mend + (", or leave it out" * mistake.is_optional))
    return _other_dash(mistake) or Said(
        "list-expected", f"{mistake.subject} is a list: one `- ` item a line", _as_list(mistake, name)
    )


def _other_dash(mistake: Mistake) -> Said | None:
    """Return what to say of a list whose first item has a dash or bullet of another kind."""
    first = first_key(mistake.input) or "" if isinstance(mistake.input, dict) else mistake.input
    if not isinstance(first, str) or first[:1] not in tuple(LONG_DASHES):
        return None
    place = (*mistake.path, first) if isinstance(mistake.input, dict) else mistake.path
    spot = mistake.file.places.spot(place, at_key=isinstance(mistake.input, dict))
    line, below = (mistake.file.file.line(spot.line + n) or "" for n in (0, 1))
    message, mend = other_dash_in(line[spot.column - 1 :])
    mend += ", and begin the other lines of the list with `- ` as well" if below.lstrip()[:1] == first[0] else ""
    return Said("indentation", message, mend, place=place, at_key=isinstance(mistake.input, dict))


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
    return f"write it on the next line: {quoted(f'- {mistake.input}')}"


def mapping_expected(mistake: Mistake) -> Said:
    """Return what to say where names of the author's own should be, each with what belongs to it."""
    mend = f"write them {_BELOW} `{mistake.last}:`, as `a name: what belongs to it`"
    if mistake.input is None:
        return Said("empty-field", f"{mistake.subject} is empty", mend)
    if isinstance(mistake.input, list) and any(isinstance(item, dict) for item in mistake.input):
        mend = "leave out the `- ` at the beginning of each line"
    message = f"{mistake.subject} has a name, a colon and what belongs to it in each line"
    return Said("names-expected", message, mend)


def part_expected(mistake: Mistake) -> Said:
    """Return what to say where a part with fields of its own should be."""
    if not mistake.path:
        return _whole_file(mistake)
    if mistake.input is None:
        return Said("empty-item", f"{mistake.subject} is empty", "fill it, or leave it out")
    if mistake.is_named:
        return _without_name(mistake)
    said = timing_in_words(mistake)
    return said or Said("parts-expected", f"{mistake.subject} has parts of its own", _as_parts(mistake))


def _whole_file(mistake: Mistake) -> Said:
    what = "a list" if isinstance(mistake.input, list) else "text without names"
    message = f"{an(mistake.noun)} is written as names and what belongs to them; this file holds {what}"
    return Said("parts-expected", message, "begin it with `title: …`")


def _without_name(mistake: Mistake) -> Said:
    noun = mistake.noun
    text = mistake.input if isinstance(mistake.input, str) else "…"
    mend = f"write {quoted(f'- a-name-for-it: {text}')}"
    if isinstance(mistake.input, list):
        mend = "leave out one of the two `- `"
    return Said("name-expected", f"{an(noun)} opens with a name of its own, a colon and a space", mend)


def _as_parts(mistake: Mistake) -> str:
    lists = [name for name in mistake.names if name in ("questions", "prompts")]
    if isinstance(mistake.input, list) and lists:
        return f"write `{lists[0]}:` above this list, and move the list further in"
    if isinstance(mistake.path[-1], int):
        return f"write `- {mistake.names[0]}: …`, and below it {named(mistake.names[1:] or mistake.names)}"
    return f"write them {_BELOW} `{mistake.last}:`: {named(mistake.names[:4])}"
