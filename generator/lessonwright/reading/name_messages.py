"""Owns what is said of names: fields and kinds that are missing, unknown, misspelt or misplaced."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from lessonwright.course.base_models_and_field_types import first_key
from lessonwright.course.lesson import Lesson, Quiz, Worksheet
from lessonwright.course.model_fields_and_authored_texts import FieldType
from lessonwright.message_wording import (
    add_article,
    did_you_mean,
    in_quotes,
    join_names,
    nearest,
    quote,
)
from lessonwright.reading.list_suggestions import quoted_if_needed
from lessonwright.reading.long_text_mistakes import sign_in_line, text_above
from lessonwright.reading.shape_messages import as_pair
from lessonwright.reading.validation_mistake import Explanation, Mistake
from lessonwright.reading.yaml_layout_mistakes import OF_LESSON
from lessonwright.reading.yaml_sign_mistakes import other_colon_in

_OPENS = "[{"


def behind_comma(mistake: Mistake) -> Explanation | None:
    """Return what to say of a name or an item that is the rest of a text before it, up to a comma."""
    if mistake.file.places.opens_with(mistake.path[:-1]) not in tuple(_OPENS):
        return None
    rest = mistake.last if isinstance(mistake.parent, dict) else mistake.input
    is_text = isinstance(rest, str) and (isinstance(mistake.parent, list) or mistake.input is None)
    before = _before(mistake) if is_text else None
    if not before:
        return None
    name, text = before
    message = f"{quote(rest)} is read as a part of its own, since a comma ends the text before it"
    whole = in_quotes(f"{text}, {rest}")
    help_line = f"put the whole text in quotes: `{name}: {whole}`"
    return Explanation("comma-in-text", message, help_line, at_key=isinstance(mistake.parent, dict))


def _before(mistake: Mistake) -> tuple[str, str] | None:
    """Return the name and the text that stand before a part on its line, if a comma alone is between them."""
    parent, last = mistake.parent, mistake.path[-1]
    if isinstance(parent, dict):
        names = [*parent]
        at = names.index(str(last)) - 1
        found = (names[at], parent[names[at]]) if at >= 0 else None
    else:
        item = parent[last - 1] if isinstance(last, int) and last else None
        found = [*item.items()][-1] if isinstance(item, dict) and item else None
    return found if found and isinstance(found[1], str) else None


_LISTS = {
    "block": FieldType(Lesson).fields["body"].inner.kinds,
    "question": FieldType(Quiz).fields["questions"].inner.kinds,
    "prompt": FieldType(Worksheet).fields["prompts"].inner.kinds,
}
"""The kinds of item in each list, by what an item of it is called."""
_PLACES = {
    (
        "question",
        "block",
    ): "{a} is asked in the quiz: write it under `questions:` with an `id`, and name that here: "
    "`- question: its-id`",
    ("question", "prompt"): "{a} is marked, so it belongs to the quiz: write it under `questions:`",
    ("prompt", "block"): "`{name}` is a prompt of a worksheet: write it under `prompts:` there",
    (
        "prompt",
        "question",
    ): "`{name}` is never marked, so it belongs to a worksheet: write it under `prompts:` there",
    ("block", "question"): "`{name}` belongs to the body of the lesson: write it under `body:`",
    ("block", "prompt"): "`{name}` belongs to the body of the lesson: write it under `body:`",
}
"""What to say of a kind of one list in another."""
_DONE = "write an `activity`, with `minutes`, `setting` and `steps`"
_IN_TEXT = {
    **dict.fromkeys(
        ("link", "url", "download", "file"),
        "write a `text` with a link in it: `[the form](form.pdf)`",
    ),
    **dict.fromkeys(
        ("role-play", "roleplay", "game", "group-work", "discussion", "task", "practice", "demo"),
        _DONE,
    ),
    **dict.fromkeys(
        ("heading", "header", "title", "section", "subtitle"),
        "write it in a `text`: `## The heading`",
    ),
    **dict.fromkeys(
        ("list", "bullets", "points"), "write a `text`, in it each point on a line after `- `"
    ),
    **dict.fromkeys(("paragraph", "markdown", "html", "p"), "write a `text`"),
    **dict.fromkeys(
        ("code", "formula"), "write it in a `text`, between two lines with three backticks each"
    ),
    **dict.fromkeys(
        ("case-study", "case", "story", "simulation"),
        "write a `scenario`, or a `text` where nobody chooses",
    ),
    **dict.fromkeys(
        ("definition", "term"),
        "write it under `glossary:` in course.yml, and link to it: `glossary:term`",
    ),
    "table": "write it as Markdown in a `text`; a table to fill in is the prompt `fill-table` of a worksheet",
    "summary": "write a `callout`, or a `text`",
}
"""What to write for blocks that there are not."""
_ASKED = {
    **dict.fromkeys(
        ("essay", "open", "open-question", "free-text", "reflection", "journal"), "prompt"
    ),
    **dict.fromkeys(("likert", "rating", "scale", "survey", "self-assessment"), "rate"),
}
_PROMPTS = {
    "prompt": "an open question is never marked: write it as `write` under `prompts:` of a worksheet",
    "rate": "what has no right answer is rated in a worksheet: write it as `rate` under its `prompts:`",
}
_QUESTIONS = {
    **dict.fromkeys(("yes-no", "right-wrong", "boolean"), "true-false"),
    **dict.fromkeys(("drag-and-drop", "categorise", "categorize", "classify", "group"), "sorting"),
    **dict.fromkeys(("sequence", "order", "rank", "ranking"), "ordering"),
    **dict.fromkeys(("pairs", "match", "connect"), "matching"),
    **dict.fromkeys(
        ("dropdown", "gaps", "blanks", "fill-in-the-blank", "fill-in-the-blanks", "lückentext"),
        "fill-in",
    ),
    **dict.fromkeys(("number", "calculation"), "numeric"),
    **dict.fromkeys(("short", "text-answer", "one-word"), "short-answer"),
    **dict.fromkeys(("choice", "mcq", "multiple", "radio", "single"), "multiple-choice"),
}
"""What others call our kinds of question."""
_FIELDS = Counter(name for slot in _LISTS["question"].values() for name in slot.fields)
_BY_FIELD = {
    name: kind
    for kind, slot in _LISTS["question"].items()
    for name in slot.fields
    if _FIELDS[name] == 1 and name != kind
}
"""The kind of question that alone has a field of this name."""


def place_of_kind(name: str, item: str, part: Mapping[str, Any]) -> str | None:
    """Return the help for an item of this name in a list of such items; None where nothing is known of it."""
    if item not in _LISTS:
        return None
    if item == "question" and name in ("question", "stem", "text", "prompt"):
        return f"say which kind of question this is: {_kind_of_question(part)}"
    home = next((home for home, kinds in _LISTS.items() if name in kinds and home != item), None)
    if home:
        return _PLACES[home, item].format(name=name, a=add_article(f"`{name}`", name))
    return _by_another_name(name.lower().replace("_", "-").replace(" ", "-"), item)


def _by_another_name(name: str, item: str) -> str | None:
    if item == "block":
        return _IN_TEXT.get(name)
    if item == "question":
        other = _ASKED.get(name)
        return _PROMPTS[other] if other else _did_you_mean(_QUESTIONS.get(name))
    return None


def _did_you_mean(kind: str | None) -> str | None:
    return f"did you mean `{kind}`?" if kind else None


def _kind_of_question(part: Mapping[str, Any]) -> str:
    """Return the kind that a question's fields tell, or else all kinds."""
    kind = next((kind for field, kind in _BY_FIELD.items() if field in part), None)
    if "choices" in part:
        keys = sum(
            "correct" in choice for choice in part["choices"] or () if isinstance(choice, dict)
        )
        kind = "multiple-response" if keys > 1 else "multiple-choice"
    if "answer" in part:
        kind = "true-false" if str(part["answer"]).lower() in ("true", "false") else "numeric"
    return f"`- {kind}: …`" if kind else join_names(_LISTS["question"], "or")


_MARKED = re.compile(
    r"^\(?[a-zA-Z\d][.)]\s+|\s*(?:\*|✓|✔|\((?:x|X|correct|right|richtig)\)|\[[xX ]\])\s*$|^\[[xX ]\]\s*"
)
"""How choices are counted, and the right one marked, elsewhere."""
_TO_THE_EDGE = "let it begin at the left edge, and what belongs to it two spaces further in"


def name_first(mistake: Mistake) -> Explanation:
    """Return what to say where a field stands before the item's own name."""
    first, noun = first_key(mistake.parent), mistake.noun
    help_line = f"put its name and text before `{first}`: `- a-name-for-it: …`"
    return Explanation(
        "name-first",
        f"{add_article(noun)} opens with a name of its own, not with `{first}`",
        help_line,
        place=mistake.path[:-1],
    )


def missing(mistake: Mistake) -> Explanation:
    """Return what to say of a field that is not there."""
    if mistake.path[-1] not in mistake.names:
        return Explanation(
            "empty-item",
            f"this {mistake.noun} is empty",
            "write it, or delete its line",
            place=mistake.path[:-1],
        )
    help_line = f"add `{mistake.last}:{'' if mistake.holds else ' …'}`{_what_for(mistake)}"
    if mistake.choices:
        help_line += f": {join_names(mistake.choices, 'or')}"
    return Explanation(
        "missing-field",
        f"{mistake.noun} needs `{mistake.last}`",
        help_line,
        place=mistake.path[:-1],
    )


def _what_for(mistake: Mistake) -> str:
    about = f" ({mistake.about[:1].lower()}{mistake.about[1:]})" if mistake.about else ""
    return about + (f", and below it {mistake.holds}" if mistake.holds else "")


def unknown(mistake: Mistake) -> Explanation:
    """Return what to say of a name that the part does not have."""
    name, written = mistake.last, set(mistake.parent)
    first = first_key(mistake.parent) or ""
    if name in mistake.traced.kinds and first in mistake.traced.kinds[name].fields:
        return _kind_first(first, name)
    if name in OF_LESSON:
        return _of_lesson(mistake)
    if cut := behind_comma(mistake) or as_pair(mistake) or _of_quiz(mistake) or _of_text(mistake):
        return cut
    free = [field for field in mistake.names if field not in written]
    near = nearest(name, free)
    return Explanation(
        "unknown-field",
        f"{mistake.noun} has no `{name}`" if name else f"{mistake.noun} has a line without a name",
        did_you_mean(name, free) or _right_choice(mistake) or _where_it_belongs(mistake, free),
        at_key=True,
        replaces=(near,) if near else (),
    )


def _right_choice(mistake: Mistake) -> str | None:
    """Return how the right choice is marked, where another word was used for it."""
    choices = FieldType(mistake.traced.model).fields.get("choices", mistake.traced.slot).inner.kinds
    if (
        mistake.last == "correct"
        or nearest(mistake.last, choices or mistake.traced.kinds) != "correct"
    ):
        return None
    return "put `correct:` before the right choice, as in `- correct: …`"


def _of_text(mistake: Mistake) -> Explanation | None:
    """Return what to say of a name that is the beginning of a paragraph, since no `|` stands after the text's name."""
    line = mistake.file.places.spot(mistake.path, at_key=True).line
    above = text_above(mistake.file.file.lines, line - 1) if " " in mistake.last else None
    if not above:
        return None
    message = f"this line is not read as a part of the text after `{above[1]}:` in line {above[0]}"
    return Explanation("missing-bar", message, sign_in_line(above[1], above[0]), at_key=True)


def _of_quiz(mistake: Mistake) -> Explanation | None:
    """Return what to say of the parts of a whole question, written where a question of the quiz is only named."""
    if mistake.noun != "question" or mistake.names != ["question"]:
        return None
    others = [name for name in mistake.parent if name != "question"]
    help_line = (
        "write the whole question under `questions:` of the quiz, with an `id`, and name that here"
    )
    message = f"`{mistake.last}` belongs to a question of the quiz, and here such a question is only named"
    replaces = ("question", *others[1:]) if mistake.last == others[0] else ()
    return Explanation("unknown-field", message, help_line, at_key=True, replaces=replaces)


def _of_lesson(mistake: Mistake) -> Explanation:
    message = f"`{mistake.last}` belongs to the lesson, not to this {mistake.noun}"
    return Explanation("unknown-field", message, _TO_THE_EDGE, at_key=True)


def _where_it_belongs(mistake: Mistake, free: list[str]) -> str:
    if mistake.last in mistake.traced.kinds:
        return f"begin a new item with it: `- {mistake.last}: …`"
    if "`" not in mistake.last and " " in mistake.last:
        return "if this is text with a colon in it, put the whole text in quotes"
    if mistake.is_named:
        more = f", and below it {join_names(mistake.names)}" if mistake.names else ""
        return f"{add_article(mistake.noun)} is written `- a-name-for-it: what it is`{more}"
    return (
        f"it can also have {join_names(free)}"
        if free
        else f"{add_article(mistake.noun)} has {join_names(mistake.names)}"
    )


def unknown_kind(mistake: Mistake) -> Explanation:
    """Return what to say of an item whose first name is no kind."""
    name, kinds = str(first_key(mistake.input)), mistake.traced.kinds
    later = [key for key in mistake.input if key in kinds]
    fields = {field for key in later for field in kinds[key].fields}
    if later and (name in fields or not nearest(name, kinds)):
        return _kind_first(name, later[0])
    if name in OF_LESSON:
        return Explanation(
            "unknown-kind",
            f"`{name}` is no {mistake.item}: it belongs to the lesson",
            f"take away the `- `; {_TO_THE_EDGE}",
        )
    help_ = (
        place_of_kind(name, mistake.item, mistake.input)
        or did_you_mean(name, kinds)
        or f"{add_article(mistake.item)} begins with {join_names(kinds, 'or')}"
    )
    return Explanation("unknown-kind", f"there is no {mistake.item} called {quote(name)}", help_)


def _kind_first(first: str, kind: str) -> Explanation:
    help_line = (
        f"put `{kind}` first, since the first name says what this is; or begin a new item with it"
    )
    return Explanation("kind-first", f"`{first}` stands before `{kind}`", help_line, at_key=True)


def no_kind(mistake: Mistake) -> Explanation:
    """Return what to say of an item without a name that could be its kind."""
    word, kinds, text = mistake.item, mistake.traced.kinds, mistake.input
    begins = f"{add_article(word)} begins with {join_names(kinds, 'or')}"
    if not text:
        return Explanation("empty-item", f"this {word} is empty", begins)
    if not isinstance(text, str):
        return Explanation(
            "list-in-list", f"this {word} is a list", "leave out one of the two `- `"
        )
    if cut := behind_comma(mistake):
        return cut
    if said := other_colon_in(f"- {text}"):
        return Explanation("missing-colon", *said)
    name = re.split(r"[:\s]", text)[0]
    if name in kinds:
        return Explanation(
            "missing-space",
            f"after `{name}` a colon and a space are needed",
            f"write `- {name}: …`",
        )
    message, first = f"this {word} does not say what it is", next(iter(kinds))
    words = quoted_if_needed(_MARKED.sub("", text[:200]).strip())
    if first == "correct":
        help_line = f"if it is right, write {quote(f'- correct: {words}')}; if not, {quote(f'- wrong: {words}')}"
        return Explanation("no-kind", message, help_line)
    return Explanation("no-kind", message, f"write {quote(f'- {first}: {words}')}; {begins}")
