"""Owns items that are called by another name, or stand in another list: the name comes in, their place goes out."""

from collections.abc import Mapping
from typing import Any

from lessonwright.spec.lesson import Lesson
from lessonwright.spec.quiz import Quiz
from lessonwright.spec.trace import Slot
from lessonwright.spec.wording import an, named
from lessonwright.spec.worksheet import Worksheet

_LISTS = {
    "block": Slot(Lesson).fields["body"].inner.kinds,
    "question": Slot(Quiz).fields["questions"].inner.kinds,
    "prompt": Slot(Worksheet).fields["prompts"].inner.kinds,
}
"""The kinds of item in each list, by what an item of it is called."""
_PLACES = {
    ("question", "block"): "{a} is asked in the quiz: write it under `questions:` with an `id`, and name that here: "
    "`- question: its-id`",
    ("question", "prompt"): "{a} is marked, so it belongs to the quiz: write it under `questions:`",
    ("prompt", "block"): "`{name}` is a prompt of a worksheet: write it under `prompts:` there",
    ("prompt", "question"): "`{name}` is never marked, so it belongs to a worksheet: write it under `prompts:` there",
    ("block", "question"): "`{name}` belongs to the body of the lesson: write it under `body:`",
    ("block", "prompt"): "`{name}` belongs to the body of the lesson: write it under `body:`",
}
"""What to say of a kind of one list in another."""
_LINK = "write a `text` with a link to it: `[Watch it here](https://…)`"
_DONE = "write an `activity`, with `minutes`, `setting` and `steps`"
_IN_TEXT = {
    **dict.fromkeys(("video", "film", "audio", "podcast", "embed", "iframe", "youtube"), _LINK),
    **dict.fromkeys(("link", "url", "download", "file"), "write a `text` with a link in it: `[the form](form.pdf)`"),
    **dict.fromkeys(("role-play", "roleplay", "game", "group-work", "discussion", "task", "practice", "demo"), _DONE),
    **dict.fromkeys(("heading", "header", "title", "section", "subtitle"), "write it in a `text`: `## The heading`"),
    **dict.fromkeys(("list", "bullets", "points"), "write a `text`, in it each point on a line after `- `"),
    **dict.fromkeys(("paragraph", "markdown", "html", "p"), "write a `text`"),
    **dict.fromkeys(("code", "formula"), "write it in a `text`, between two lines with three backticks each"),
    **dict.fromkeys(
        ("case-study", "case", "story", "simulation"), "write a `scenario`, or a `text` where nobody chooses"
    ),
    **dict.fromkeys(
        ("definition", "term"), "write it under `glossary:` in course.yml, and link to it: `glossary:term`"
    ),
    "table": "write it as Markdown in a `text`; a table to fill in is the prompt `fill-table` of a worksheet",
    "summary": "write a `callout`, or a `text`",
}
"""What to write for blocks that there are not."""
_ASKED = {
    **dict.fromkeys(("essay", "open", "open-question", "free-text", "reflection", "journal"), "prompt"),
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
    **dict.fromkeys(("dropdown", "gaps", "blanks", "fill-in-the-blank", "fill-in-the-blanks", "lückentext"), "fill-in"),
    **dict.fromkeys(("number", "calculation"), "numeric"),
    **dict.fromkeys(("short", "text-answer", "one-word"), "short-answer"),
    **dict.fromkeys(("choice", "mcq", "multiple", "radio", "single"), "multiple-choice"),
}
"""What others call our kinds of question."""
_BY_FIELD = {"accept": "short-answer", "pairs": "matching", "groups": "sorting", "items": "ordering", "unit": "numeric"}


def place_of_kind(name: str, item: str, part: Mapping[str, Any]) -> str | None:
    """Return the help for an item of this name in a list of such items; None where nothing is known of it."""
    if item not in _LISTS:
        return None
    if item == "question" and name in ("question", "stem", "text", "prompt"):
        return f"say which kind of question this is: {_kind_of_question(part)}"
    home = next((home for home, kinds in _LISTS.items() if name in kinds and home != item), None)
    if home:
        return _PLACES[home, item].format(name=name, a=an(f"`{name}`", name))
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
        keys = sum("correct" in choice for choice in part["choices"] or () if isinstance(choice, dict))
        kind = "multiple-response" if keys > 1 else "multiple-choice"
    if "answer" in part:
        kind = "true-false" if str(part["answer"]).lower() in ("true", "false") else "numeric"
    return f"`- {kind}: …`" if kind else named(_LISTS["question"], "or")
