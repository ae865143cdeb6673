"""Owns the planted flaws and sound questions: lines of `flaws/` come in, parts of a lesson go out.

A line is a kind and its pieces: `mc: Which clef does a bass read? | Treble | * Bass`. An asterisk marks a key; `de`
or `fr` before the kind names the language; `feedback:`, `hint:` and `tolerance:` say the rest, and `feedback: -` leaves
it out. `&&` stands between questions of one lesson. What no such line can say is JSON. A heading names the rule.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLAWS = Path(__file__).parent / "flaws"
HALVES = ("open", "put_away")
SOUND = "sound"
_LANGUAGES = ("de", "fr")
_SCALE = ["never", "rarely", "sometimes", "often", "always"]
_STATEMENTS = ["I keep my promises.", "I ask first."]
_WHY = "The reason stands in the lesson."
_PLAN = {"plan": "What I will do first"}


@dataclass(frozen=True)
class Case:
    """A part of a lesson in which a flaw is planted, or none."""

    rule: str
    """What the heading says: the name of a rule, of several with `or` between them, or that the case is sound."""
    language: str
    line: str
    parts: dict[str, Any]

    @property
    def rules(self) -> set[str]:
        """The rules each of which would be right to speak."""
        return set(self.rule.split(" or "))


def cases(half: str) -> Iterator[Case]:
    """Yield the cases of a half."""
    rule = ""
    for line in (FLAWS / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            rule = line[2:]
            continue
        language, _, rest = line.partition(" ")
        known = language in _LANGUAGES
        case = rest if known else line
        yield Case(rule, language if known else "en", line, _parts(case))


def _parts(case: str) -> dict[str, Any]:
    if case.startswith("{"):
        return dict(json.loads(case))
    kind, _, rest = case.partition(": ")
    if kind in _QUESTIONS:
        return {"quiz": {"questions": [_question(one) for one in case.split(" && ")]}}
    return _OTHERS[kind](_pieces(rest))


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(" | ")]


def _question(case: str) -> dict[str, Any]:
    kind, _, rest = case.partition(": ")
    pieces, more = [], {"feedback": _WHY}
    for piece in _pieces(rest):
        name, _, said = piece.partition(": ")
        if name in _MORE:
            more |= _MORE[name](said)
        else:
            pieces.append(piece)
    question = _QUESTIONS[kind](pieces[0], pieces[1:]) | more
    return {name: value for name, value in question.items() if value != "-"}


_MORE: dict[str, Callable[[str], dict[str, Any]]] = {
    "feedback": lambda said: {"feedback": said},
    "hint": lambda said: {"hints": [said]},
    "tolerance": lambda said: {"tolerance": float(said)},
}


def _choices(offered: list[str]) -> list[dict[str, str]]:
    return [
        {"correct" if text.startswith("* ") else "wrong": text.removeprefix("* ")}
        for text in offered
    ]


def _numeric(stem: str, pieces: list[str]) -> dict[str, Any]:
    unit = {"unit": pieces[1]} if len(pieces) > 1 else {}
    return {"numeric": stem, "answer": float(pieces[0])} | unit


def _matching(stem: str, pieces: list[str]) -> dict[str, Any]:
    sides = [f" {piece}".partition(" = ") for piece in pieces]
    pairs = {left.strip(): right for left, _, right in sides if left.strip()}
    distractors = [right for left, _, right in sides if not left.strip()]
    return {"matching": stem, "pairs": pairs, "distractors": distractors}


def _sorting(stem: str, pieces: list[str]) -> dict[str, Any]:
    groups = [piece.partition(": ") for piece in pieces]
    return {"sorting": stem, "groups": {name: items.split(", ") for name, _, items in groups}}


_QUESTIONS: dict[str, Callable[[str, list[str]], dict[str, Any]]] = {
    "mc": lambda stem, pieces: {"multiple-choice": stem, "choices": _choices(pieces)},
    "mr": lambda stem, pieces: {"multiple-response": stem, "choices": _choices(pieces)},
    "tf": lambda stem, pieces: {"true-false": stem, "answer": pieces[0] == "true"},
    "fi": lambda stem, _: {"fill-in": stem},
    "sa": lambda stem, pieces: {"short-answer": stem, "accept": pieces},
    "or": lambda stem, pieces: {"ordering": stem, "items": pieces},
    "nu": _numeric,
    "ma": _matching,
    "so": _sorting,
}


def _sheet(prompt: dict[str, Any]) -> dict[str, Any]:
    return {"worksheet": {"title": "My sheet", "prompts": [prompt, _PLAN]}}


def _rate(scale: list[str], statements: list[str]) -> dict[str, Any]:
    return _sheet({"rate": "How true is this of you?", "scale": scale, "statements": statements})


_OTHERS: dict[str, Callable[[list[str]], dict[str, Any]]] = {
    "rate": lambda pieces: _rate(_SCALE, pieces),
    "scale": lambda pieces: _rate(pieces, _STATEMENTS),
    "wr": lambda pieces: _sheet({"write": pieces[0]}),
    "obj": lambda pieces: {"objectives": [{"refund": pieces[0], "level": "apply"}]},
    "text": lambda pieces: {"body": [{"text": pieces[0]}]},
}
