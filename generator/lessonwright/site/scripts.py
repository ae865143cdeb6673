"""Owns the site's one script: the parts in assets/scripts and a language's words come in, one file comes out.

The parts run in the order of `PARTS`, each in a scope of its own; what they share is in the global `Lessonwright`.
"""

import json
import re
from importlib.resources import files
from string import ascii_lowercase

from rjsmin import jsmin

from lessonwright.prose.words import Words

PARTS = (
    "wording",
    "element",
    "outline",
    "backends",
    "entry",
    "place",
    "shelf",
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
    "kept_where",
    "memory_file",
    "memory",
    "warning",
    "fields",
    "prompt",
    "total",
    "calendar",
    "journal_entry",
    "journal",
    "scenario",
    "shift",
    "progress",
    "marks",
    "own_words",
    "workbook_markdown",
    "workbook",
    "paper",
    "term",
)
_OPENING = '"use strict";\n'
_PRIVATE_USE = re.compile(r"(?<=this\.)#\w+")
_PRIVATE = re.compile(r"(?<=[.\s])#\w+")
_SHORT = [f"#{first}{second}" for first in ("", *ascii_lowercase) for second in ascii_lowercase]
_LATE = 'customElements.whenDefined("lw-memory").then(() => {{{part}}});\n'
"""A page's own script is read before the others, which run without a pause between them."""
_PART = "(L=>{{{source}}})(Lessonwright);\n"


def script(words: Words) -> str:
    """Return the script of a site in one language."""
    catalogue = {"language": words.language, "words": {key: _shortened(word) for key, word in words.browser.items()}}
    said = json.dumps(catalogue, ensure_ascii=False, separators=(",", ":"))
    return _OPENING + f"Object.assign(Lessonwright, {said});\n" + "".join(map(_part, PARTS))


def late_script(name: str) -> str:
    """Return the script of a part that one kind of page alone has; it runs after the others."""
    return _OPENING + _LATE.format(part=_part(name).rstrip())


def _shortened(word: str | dict[str, str]) -> str | dict[str, str]:
    """Return a word without the plural forms that read like `other`, which stands in for them."""
    if isinstance(word, str):
        return word
    return {form: text for form, text in word.items() if form == "other" or text != word["other"]}


def _part(name: str) -> str:
    source = files("lessonwright.site").joinpath("assets", "scripts", f"{name}.js").read_text(encoding="utf-8")
    short = jsmin(_with_short_names(source)).replace("Lessonwright.", "L.").replace("=Lessonwright;", "=L;")
    return _PART.format(source=short)


def _with_short_names(source: str) -> str:
    """Return the source with its private names cut to one or two letters: nothing outside of a part can use them."""
    names = dict.fromkeys(_PRIVATE_USE.findall(source))
    short = dict(zip(names, _SHORT, strict=False))
    return _PRIVATE.sub(lambda found: short.get(found[0], found[0]), source)
