"""Owns reading on behind a mistake with a colon, dash or space: a file comes in; all such mistakes go out in one go.

A parser of YAML stops at the first mistake, and a trainer would mend and check again and again. Where what is told is
one sign, and its mend is sure, the parser reads on as if that sign were mended.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText
from lessonwright.spec.foreign_file import unwrapped
from lessonwright.spec.yaml_colon import LIKE_A_COLON
from lessonwright.spec.yaml_dash import LONG_DASHES
from lessonwright.spec.yaml_file import YamlFile, parse

_MOST = 50
"""How many times a file is read again."""
_LARGEST = 100_000
"""Up to how many characters a file is read again: each time takes as long as the first."""
_WORD = re.compile(r"\s*[\w-]+\s*")
_NAME = re.compile(r" *(?:- +)*[a-z][a-z0-9-]*: ")


def read_yaml(file: FileText) -> YamlFile:
    """Read a file's text as YAML; of lines of backticks around it, as chats put them there, it is told once."""
    read = parse_onward(file)
    inner = None if read.is_complete else unwrapped(file)
    if not inner:
        return read
    within = parse_onward(inner.file)
    return replace(within, problems=(inner.problem, *within.problems))


def parse_onward(file: FileText) -> YamlFile:
    """Read a file's text as YAML; where it cannot be read to its end, tell of all mistakes that can be told surely."""
    first = here = parse(file)
    told: list[Diagnostic] = []
    while not here.is_complete and here.problems and len(told) < _MOST and len(file.text) <= _LARGEST:
        last = here.problems[-1]
        text = _mended(here.file, last) if _ends_there(here.file, last) else None
        further = parse(text) if text else None
        if not further or not _is_behind(further, last):
            break
        told.append(last)
        here = further
    return first if not told else replace(first, problems=tuple(_each_once([*told, *here.problems])))


def _is_behind(further: YamlFile, last: Diagnostic) -> bool:
    """Return whether the mend was one: reading went on behind it, and nothing stands there twice because of it."""
    if any(problem.rule == "duplicate-key" and problem.line > last.line for problem in further.problems):
        return False
    stop = further.problems[-1] if further.problems else last
    return further.is_complete or (stop.line, stop.column) > (last.line, last.column)


def _each_once(problems: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the problems without those that are mended together with one before: on its line, or in the same text."""
    lines, texts = set(), set()
    for problem in problems:
        in_text = problem.help if problem.rule == "colon-in-text" else None
        if problem.line not in lines and (in_text is None or in_text not in texts):
            yield problem
        lines.add(problem.line)
        texts.add(in_text)


def _is_text(file: FileText, problem: Diagnostic) -> bool:
    """Return whether a colon belongs to a text, behind the colon of its name."""
    line, at = file.lines[problem.line - 1], problem.column - 1
    name = _NAME.match(line)
    return name is not None and at >= name.end() and re.match(r": +[^\s|>\[{&*!#]", line[at:]) is not None


def _is_other_dash(line: str, problem: Diagnostic) -> bool:
    return problem.rule == "indentation" and line.lstrip()[:1] in tuple(LONG_DASHES)


def _ends_there(file: FileText, problem: Diagnostic) -> bool:
    """Return whether nothing on the lines below stands further in than a name that has a text beside it.

    Below an item's dash, its names do stand further in.
    """
    line = file.lines[problem.line - 1]
    if _is_other_dash(line, problem):
        return True
    below = re.search(r"^ *(?=[^\s#])", "\n".join(file.lines[problem.line :]), re.MULTILINE)
    lead = len(line) - len(line.lstrip(" -"))
    is_alone = _WORD.fullmatch(line) or not line[problem.column :].strip(" |>-+")
    return bool(is_alone) or below is None or len(below[0]) <= lead


def _mended(file: FileText, problem: Diagnostic) -> FileText | None:
    """Return the text with the one sign mended that a problem is about, if it is such a problem."""
    line, at = file.lines[problem.line - 1], problem.column - 1
    sign, behind = line[at : at + 1], line[at + 1 :]
    if problem.rule == "missing-colon" and sign in LIKE_A_COLON:
        mended = f"{line[:at]}: {behind}"
    elif problem.rule == "missing-colon" and _WORD.fullmatch(line):
        mended = f"{line.rstrip()}:"
    elif problem.rule == "missing-space":
        mended = f"{line[: at + 1]} {behind}"
    elif _is_other_dash(line, problem):
        mended = f"{line[:at]}-{behind if behind[:1] == ' ' else f' {behind}'}"
    elif problem.rule == "colon-in-text" and _is_text(file, problem):
        mended = f"{line[:at]}.{behind}"
    else:
        return None
    lines = [*file.lines[: problem.line - 1], mended, *file.lines[problem.line :]]
    return FileText(file.path, "\n".join(lines))
