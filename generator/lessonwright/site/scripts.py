"""Owns the site's one script: the parts in assets/scripts and a language's words come in, one file comes out.

The parts run in the order of `PARTS`, each in a scope of its own; what they share is in the global `Lessonwright`.
"""

import json
from importlib.resources import files

from rjsmin import jsmin

from lessonwright.prose.words import Words

PARTS = (
    "wording",
    "element",
    "outline",
    "backends",
    "store",
    "making",
    "marking",
    "shuffling",
    "record",
    "dragging",
    "questions/choices",
    "questions/typed",
    "questions/rows",
    "questions/multiple_choice",
    "questions/multiple_response",
    "questions/true_false",
    "questions/matching",
    "questions/ordering",
    "questions/sorting",
    "questions/fill_in",
    "questions/short_answer",
    "questions/numeric",
    "verdict",
    "question_frame",
    "question",
    "by_objective",
    "quiz_foot",
    "quiz",
    "memory_file",
    "memory",
    "fields",
    "prompt",
    "total",
    "calendar",
    "journal_entry",
    "journal",
    "kept_where",
    "scenario",
    "shift",
    "progress",
    "marks",
    "own_words",
    "workbook_files",
    "workbook",
    "certificate",
)
_OPENING = '"use strict";\nwindow.Lessonwright ??= {};\n'
_PART = "(()=>{{{source}}})();\n"


def script(words: Words) -> str:
    """Return the script of a site in one language."""
    catalogue = {"language": words.language, "words": dict(words.browser)}
    said = json.dumps(catalogue, ensure_ascii=False, separators=(",", ":"))
    return _OPENING + f"Object.assign(Lessonwright, {said});\n" + "".join(map(_part, PARTS))


def _part(name: str) -> str:
    source = files("lessonwright.site").joinpath("assets", "scripts", f"{name}.js").read_text(encoding="utf-8")
    return _PART.format(source=jsmin(source))
