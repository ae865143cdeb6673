"""Owns which terms are explained in the margin: a body and its terms come in; each term goes to the section it serves.

A section is a heading and what follows, up to the next. A term stands beside the first section that uses it, as long
as the section is high enough for it; all others are left for the list at the handout's end.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lessonwright.prose.typeset import HEADINGS, Node, Tree, plain, terms

Told = dict[str, Any]

_NARROWER = 0.45
"""How many letters the margin holds on the height on which the text beside it holds one."""
_FRAME = 40
"""The letters for which there would be room in place of the space around a term."""


def to_margin(body: Iterable[Told], explained: Iterable[Told]) -> list[Told]:
    """Divide the text blocks into sections, with their terms; return the terms that are left."""
    left = {term["id"]: term for term in explained}
    for part in body:
        if part["kind"] == "text":
            part["sections"] = [_section(nodes, left) for nodes in _sections(part.pop("text")["tree"])]
    return list(left.values())


def _sections(nodes: Tree) -> Iterator[Tree]:
    starts = [at for at, node in enumerate(nodes) if at and _is_heading(node)]
    for start, end in zip([0, *starts], [*starts, len(nodes)], strict=True):
        yield nodes[start:end]


def _is_heading(node: Node) -> bool:
    return isinstance(node, dict) and node["tag"] in HEADINGS


def _section(nodes: Tree, left: dict[str, Told]) -> Told:
    beside = []
    room = len(plain(nodes)) * _NARROWER
    for name in dict.fromkeys(terms(nodes)):
        if name in left and (needed := _FRAME + len(left[name]["definition"]["plain"])) <= room:
            room -= needed
            beside.append(left.pop(name))
    return {"tree": nodes, "terms": beside}
