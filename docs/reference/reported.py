"""Owns the page about what an LMS is told: the scripts that tell it come in, a table of what they set comes out."""

import gzip
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from lessonwright.course.kind_facts import Plain
from lessonwright.course.question.base import BaseQuestion
from lessonwright.packages.interaction import INTERACTIONS
from lessonwright.prose.words import words
from lessonwright.reading.loader import load_course
from lessonwright.site.script_bundles import session_scripts
from lessonwright.starter import write_course

STANDARDS = {"SCORM 1.2": "scorm_1_2", "SCORM 2004": "scorm_2004", "cmi5": "cmi5"}
"""Each standard with its script."""

_METHOD = re.compile(r"^  (?:async )?(\w+)\([^\n]*\) \{\n(.*?)^  \}", re.MULTILINE | re.DOTALL)
_SET = re.compile(r"\b(set|setScore)\(\s*(?:\"|`)([^\"`]+)")
_STATEMENT = re.compile(r"\.#(?:add|tellOnce)\(\s*\"(\w+)")
_DOCUMENT = re.compile(r"\.#document = ")
_OF_CMI5 = {
    "score": ["in `passed` and `failed`: `result.score`"],
    "time": ["in `completed`, `passed`, `failed` and `terminated`: `result.duration`"],
}
"""Where cmi5 tells what its script only notes at first."""

WHAT = {
    "status": (
        "How far it is",
        "Completed or not, passed or not, and how much of it. What was reached stays: neither a retry nor erasing "
        "one's notes takes it back. SCORM 1.2 has one status for both: `incomplete` until the course is completed; "
        "from then on `passed` or `failed`, or `completed` where no quiz decides. It is failed when every quiz was "
        "finished and not enough of them were passed.",
    ),
    "score": (
        "Score",
        "From 0 to 100: the best result of each quiz, weighted by its number of questions. A quiz that was not "
        "finished counts 0. Nothing is told before the first one is finished.",
    ),
    "time": (
        "Time",
        "How long the course was to be seen in this session; a telephone that sleeps does not count.",
    ),
    "bookmark": ("Bookmark", "The page that opens when the learner comes back."),
    "interaction": (
        "Answers",
        "Each question of a quiz that was checked: what was asked, its type, the answer and the key, right or not, or "
        "how much of it, its objective, and the time since the page came or the question before was answered. A "
        "question has one place; answered again, its last answer stands there. Each weighs 1.",
    ),
    "objective": (
        "Objectives",
        "Each objective of a lesson once every question about it was checked: what share of them is right, against the "
        "quiz's pass mark.",
    ),
    "keep": (
        "State",
        "Results and answers in short, with which a learner goes on elsewhere. Answers that were typed are in it only "
        "where they are right. Where the room does not suffice, results stay and the oldest answers go.",
    ),
}
"""What the scripts tell, by the function that tells it: its name, and what it means."""

_HEAD = """\
# What an LMS is told

This is told by a [package](../how-to/lms.md), the same in every standard as far as the standard has a place for it.
What completes and what passes the course stands in course.yml, under [`package:`](course.md#package).

**Never told**: what learners write on worksheets, in journals, plans and reflections, what they choose in scenarios and
in the self-assessment, and their name on the certificate. It stays in their browser.

When a learner only looks at the course again (`review`, `browse`), nothing is told at all.
"""
_TYPES = """\
## Questions { #questions }

Answers are told by places in your lesson file: `a` is the first choice, item or group that you have written, `b` the
second. An item that gets a partner is `1`, `2`, `3`. So they mean the same for every learner, in whichever order the
screen has shown them.

| kind | type | SCORM 1.2 | SCORM 2004, cmi5 |
|---|---|---|---|
"""
_SIZE = """
## What it weighs { #weight }

What tells all this is a script in the page around the course. A page outside a package loads none of it.

| standard | script, gzipped |
|---|--:|
"""
_EXAMPLES = {
    "choice": ("a,c", "a[,]c"),
    "true-false": ("t", "true"),
    "matching": ("1.b,2.a", "1[.]b[,]2[.]a"),
    "sequencing": ("b,a,c", "b[,]a[,]c"),
    "fill-in": ("east,west", "east[,]west"),
    "numeric": ("60.5", "60.5"),
}
"""How an answer of each type is told."""


def page() -> str:
    """Return the page."""
    sections = (_section(method, *told) for method, told in WHAT.items())
    return "\n".join([_HEAD, *sections, _TYPES + "\n".join(_kinds()), _size(), ""])


def _size() -> str:
    """Return what the scripts weigh that tell all this, on their way to a browser."""
    rows = [f"| {standard} | {_weight(script):,} bytes |" for standard, script in STANDARDS.items()]
    return _SIZE + "\n".join(rows)


def _weight(script: str) -> int:
    scripts = session_scripts(script, words("en")).values()
    return sum(len(gzip.compress(text.encode(), 9)) for text in scripts if text)


def elements(script: str) -> dict[str, list[str]]:
    """Return the elements of the data model that a standard's script sets, by the function that sets them."""
    folder = files("lessonwright.site") / "assets" / "scripts" / "standards"
    source = (folder / f"{script}.js").read_text(encoding="utf-8")
    return {
        name: list(dict.fromkeys(_elements(name, body)))
        or (_OF_CMI5.get(name, []) if script == "cmi5" else [])
        for name, body in _METHOD.findall(source)
    }


def _elements(method: str, body: str) -> Iterator[str]:
    yield from (f"statement `{verb}`" for verb in _STATEMENT.findall(body))
    part = "state" if method == "keep" else method
    yield from (f"state document `lessonwright`: `{part}`" for _ in _DOCUMENT.findall(body))
    for function, name in _SET.findall(body):
        if name.endswith("${name}"):  # where the function itself puts names together
            continue
        whole = name.replace("${at}", f"cmi.{method}s.n").replace("${n}", "n").replace(".0.", ".n.")
        whole = whole if whole.startswith("cmi.") else f"cmi.{method}s.n.{whole}"
        yield from (
            [f"`{whole}.{part}`" for part in ("raw", "min", "max")]
            if function == "setScore"
            else [f"`{whole}`"]
        )


def _section(method: str, title: str, meaning: str) -> str:
    rows = [
        f"| {standard} | {'<br>'.join(elements(script)[method])} |"
        for standard, script in STANDARDS.items()
    ]
    table = "\n".join(["| standard | where |", "|---|---|", *rows])
    return f"## {title} {{ #{method} }}\n\n{meaning}\n\n{table}\n"


def _kinds() -> Iterator[str]:
    """Yield a row for each kind of question, by the course that `lessonwright new` writes, which has one of each."""
    with TemporaryDirectory() as folder:
        write_course(Path(folder), "A course", "en", "a-course")
        course = load_course(Path(folder) / "content").course
    assert course is not None  # noqa: S101 - the tests hold it to be sound
    asked: dict[type[BaseQuestion], BaseQuestion] = {
        type(one): one for lesson in course.lessons for one in lesson.questions
    }
    for model in INTERACTIONS:
        yield _kind(asked[model], lambda text: text)


def _kind(question: BaseQuestion, plain: Plain) -> str:
    type_ = INTERACTIONS[type(question)](question, plain).type
    first, second = _EXAMPLES[type_]
    return f"| {question.kind} | `{type_}` | `{first}` | `{second}` |"
