"""Owns what is said of names: fields and kinds that are missing, unknown, misspelt or not in their place."""

import re

from lessonwright.spec import comma
from lessonwright.spec.authored import first_key
from lessonwright.spec.items import plainly
from lessonwright.spec.mistake import Mistake, Said
from lessonwright.spec.other_kind import place_of_kind
from lessonwright.spec.pair import as_pair
from lessonwright.spec.trace import Slot
from lessonwright.spec.wording import an, did_you_mean, named, nearest, quoted
from lessonwright.spec.yaml_block import sign_in_line, text_above
from lessonwright.spec.yaml_colon import other_colon_in
from lessonwright.spec.yaml_layout import OF_LESSON

_MARKED = re.compile(
    r"^\(?[a-zA-Z\d][.)]\s+|\s*(?:\*|✓|✔|\((?:x|X|correct|right|richtig)\)|\[[xX ]\])\s*$|^\[[xX ]\]\s*"
)
"""How choices are counted, and the right one marked, elsewhere."""
_TO_THE_EDGE = "let it begin at the left edge, and what belongs to it two spaces further in"


def name_first(mistake: Mistake) -> Said:
    """Return what to say where a field stands before the item's own name."""
    first, noun = first_key(mistake.parent), mistake.noun
    mend = f"put its name and text before `{first}`: `- a-name-for-it: …`"
    return Said(
        "name-first", f"{an(noun)} opens with a name of its own, not with `{first}`", mend, place=mistake.path[:-1]
    )


def missing(mistake: Mistake) -> Said:
    """Return what to say of a field that is not there."""
    if mistake.path[-1] not in mistake.names:
        return Said(
            "empty-item", f"this {mistake.noun} is empty", "write it, or delete its line", place=mistake.path[:-1]
        )
    mend = f"add `{mistake.last}:{'' if mistake.holds else ' …'}`{_what_for(mistake)}"
    if mistake.choices:
        mend += f": {named(mistake.choices, 'or')}"
    return Said("missing-field", f"{mistake.noun} needs `{mistake.last}`", mend, place=mistake.path[:-1])


def _what_for(mistake: Mistake) -> str:
    about = f" ({mistake.about[:1].lower()}{mistake.about[1:]})" if mistake.about else ""
    return about + (f", and below it {mistake.holds}" if mistake.holds else "")


def unknown(mistake: Mistake) -> Said:
    """Return what to say of a name that the part does not have."""
    name, written = mistake.last, set(mistake.parent)
    first = first_key(mistake.parent) or ""
    if name in mistake.traced.kinds and first in mistake.traced.kinds[name].fields:
        return _kind_first(first, name)
    if name in OF_LESSON:
        return _of_lesson(mistake)
    if cut := comma.behind_comma(mistake) or as_pair(mistake) or _of_quiz(mistake) or _of_text(mistake):
        return cut
    free = [field for field in mistake.names if field not in written]
    near = nearest(name, free)
    return Said(
        "unknown-field",
        f"{mistake.noun} has no `{name}`" if name else f"{mistake.noun} has a line without a name",
        did_you_mean(name, free) or _right_choice(mistake) or _where_it_belongs(mistake, free),
        at_key=True,
        replaces=(near,) if near else (),
    )


def _right_choice(mistake: Mistake) -> str | None:
    """Return how the right choice is marked, where another word was used for it."""
    choices = Slot(mistake.traced.model).fields.get("choices", mistake.traced.slot).inner.kinds
    if mistake.last == "correct" or nearest(mistake.last, choices or mistake.traced.kinds) != "correct":
        return None
    return "put `correct:` before the right choice, as in `- correct: …`"


def _of_text(mistake: Mistake) -> Said | None:
    """Return what to say of a name that is the beginning of a paragraph, since no `|` stands after the text's name."""
    line = mistake.file.places.spot(mistake.path, at_key=True).line
    above = text_above(mistake.file.file.lines, line - 1) if " " in mistake.last else None
    if not above:
        return None
    message = f"this line is not read as a part of the text after `{above[1]}:` in line {above[0]}"
    return Said("missing-sign", message, sign_in_line(above[1], above[0]), at_key=True)


def _of_quiz(mistake: Mistake) -> Said | None:
    """Return what to say of the parts of a whole question, written where a question of the quiz is only named."""
    if mistake.noun != "question" or mistake.names != ["question"]:
        return None
    others = [name for name in mistake.parent if name != "question"]
    mend = "write the whole question under `questions:` of the quiz, with an `id`, and name that here"
    message = f"`{mistake.last}` belongs to a question of the quiz, and here such a question is only named"
    replaces = ("question", *others[1:]) if mistake.last == others[0] else ()
    return Said("unknown-field", message, mend, at_key=True, replaces=replaces)


def _of_lesson(mistake: Mistake) -> Said:
    message = f"`{mistake.last}` belongs to the lesson, not to this {mistake.noun}"
    return Said("unknown-field", message, _TO_THE_EDGE, at_key=True)


def _where_it_belongs(mistake: Mistake, free: list[str]) -> str:
    if mistake.last in mistake.traced.kinds:
        return f"begin a new item with it: `- {mistake.last}: …`"
    if "`" not in mistake.last and " " in mistake.last:
        return "if this is text with a colon in it, put the whole text in quotes"
    if mistake.is_named:
        more = f", and below it {named(mistake.names)}" if mistake.names else ""
        return f"{an(mistake.noun)} is written `- a-name-for-it: what it is`{more}"
    return f"it can also have {named(free)}" if free else f"{an(mistake.noun)} has {named(mistake.names)}"


def unknown_kind(mistake: Mistake) -> Said:
    """Return what to say of an item whose first name is no kind."""
    name, kinds = str(first_key(mistake.input)), mistake.traced.kinds
    later = [key for key in mistake.input if key in kinds]
    fields = {field for key in later for field in kinds[key].fields}
    if later and (name in fields or not nearest(name, kinds)):
        return _kind_first(name, later[0])
    if name in OF_LESSON:
        return Said(
            "unknown-kind",
            f"`{name}` is no {mistake.item}: it belongs to the lesson",
            f"take away the `- `; {_TO_THE_EDGE}",
        )
    help_ = (
        place_of_kind(name, mistake.item, mistake.input)
        or did_you_mean(name, kinds)
        or f"{an(mistake.item)} begins with {named(kinds, 'or')}"
    )
    return Said("unknown-kind", f"there is no {mistake.item} called {quoted(name)}", help_)


def _kind_first(first: str, kind: str) -> Said:
    mend = f"put `{kind}` first, since the first name says what this is; or begin a new item with it"
    return Said("kind-first", f"`{first}` stands before `{kind}`", mend, at_key=True)


def no_kind(mistake: Mistake) -> Said:
    """Return what to say of an item without a name that could be its kind."""
    word, kinds, text = mistake.item, mistake.traced.kinds, mistake.input
    begins = f"{an(word)} begins with {named(kinds, 'or')}"
    if not text:
        return Said("empty-item", f"this {word} is empty", begins)
    if not isinstance(text, str):
        return Said("list-in-list", f"this {word} is a list", "leave out one of the two `- `")
    if cut := comma.behind_comma(mistake):
        return cut
    if said := other_colon_in(f"- {text}"):
        return Said("missing-colon", *said)
    name = re.split(r"[:\s]", text)[0]
    if name in kinds:
        return Said("missing-space", f"after `{name}` a colon and a space are needed", f"write `- {name}: …`")
    message, first = f"this {word} does not say what it is", next(iter(kinds))
    words = plainly(_MARKED.sub("", text[:200]).strip())
    if first == "correct":
        mend = f"if it is right, write {quoted(f'- correct: {words}')}; if not, {quoted(f'- wrong: {words}')}"
        return Said("no-kind", message, mend)
    return Said("no-kind", message, f"write {quoted(f'- {first}: {words}')}; {begins}")
