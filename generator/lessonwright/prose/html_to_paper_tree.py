"""Owns the form of an author's text that a typesetter reads: HTML comes in, a tree of plain data comes out.

A node is a text, or a dict with a `tag` and its children under `c`. Whatever an author wrote stays
text: nothing of it is ever read as the typesetter's own code. Elements that mean nothing on paper
give way to what they hold.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any

from lessonwright.markup.dialect import VOID_ELEMENTS
from lessonwright.markup.position_markers import HEADINGS

Node = str | dict[str, Any]
Tree = list[Node]

_KEPT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "br"), ()),
    **dict.fromkeys(("ul", "li", "dl", "dt", "dd", "table", "tr"), ()),
    **dict.fromkeys(("code", "em", "strong", "sup", "sub", "del", "mark"), ()),
    "ol": ("start",),
    "a": ("href",),
    "img": ("src", "alt", "data-icon"),
    "dfn": ("data-term",),
    "th": ("style",),
    "td": ("style",),
}
"""The elements that have a form on paper, and the attributes that matter there."""
_EMOJI = frozenset(("twemoji", "emojione", "gemoji"))
"""The classes of what Markdown extensions make of `:smile:`, for each set of pictures."""
_ICON = re.compile(
    rf'<span class="(?:{"|".join(sorted(_EMOJI))})\b[^>]*>(?P<svg><svg\b.*?</svg>)</span>',
    re.DOTALL,
)
"""An icon, drawn in place, that they make of `:material-check:`."""
_TICKED, _UNTICKED = "\N{BALLOT BOX WITH CHECK}", "\N{BALLOT BOX}"
_LABELS, _TAB, _OF_TAB = "tabbed-labels", "tabbed-block", "__tabbed_"
"""Classes of tabs, and how the names begin that their labels are for."""

_SAME = {
    "i": "em",
    "b": "strong",
    "s": "del",
    "strike": "del",
    "kbd": "code",
    "samp": "code",
    "cite": "em",
}
_DROPPED = {
    "script",
    "style",
    "template",
    "iframe",
    "video",
    "audio",
    "object",
    "input",
    "svg",
    "math",
}
_BLOCKS = {
    "p",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "pre",
    "hr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
_CONTAINERS = _BLOCKS | {"li", "dd", "dt", "tr", "th", "td"}
_LONG = re.compile(r"[^\s\u200b]{36,}")
_PIECE = 18
_NUMBER = re.compile(r"[0-9]{1,9}")
"""A number that a list on paper can start with."""
_UNMARKED = re.compile(r"<p>([^\s<>&]{1,35}(?: [^\s<>&]{1,35})*)</p>")
"""A paragraph with no markup, no reference, no other white space than single spaces, and no word to
be broken."""


def tree(html: str) -> Tree:
    """Return the nodes of a piece of HTML."""
    if unmarked := _UNMARKED.fullmatch(
        html
    ):  # most texts are; reading them letter by letter takes ten times as long
        return [{"tag": "p", "c": [unmarked[1]]}]
    reader = _Reader()
    reader.feed(_ICON.sub(lambda icon: f'<img data-icon="{escape(icon["svg"])}">', html))
    reader.close()
    return _tidy(reader.root, within_block=True)


def plain(nodes: Tree) -> str:
    """Return the words of a tree, on one line."""
    return " ".join("".join(_words(nodes)).replace("\u200b", "").split())


def pictures(nodes: Tree) -> Iterator[dict[str, Any]]:
    """Yield every picture of a tree."""
    for node in _dicts(nodes):
        if node["tag"] == "img":
            yield node


def with_pictures(nodes: Tree, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Tree:
    """Return the tree with what `change` makes of each picture in its place."""
    return [node if isinstance(node, str) else _with_pictures(node, change) for node in nodes]


def _with_pictures(
    node: dict[str, Any], change: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    if node["tag"] == "img":
        return change(node)
    return {**node, "c": with_pictures(node["c"], change)}


def terms(nodes: Tree) -> Iterator[str]:
    """Yield the id of each glossary term that a tree uses."""
    for node in _dicts(nodes):
        if "data-term" in node:
            yield node["data-term"]


def without_headings(nodes: Tree) -> Tree:
    """Return the tree with bold paragraphs in place of headings, for places that a heading would tear apart."""
    return [node if isinstance(node, str) else _without_heading(node) for node in nodes]


def _without_heading(node: dict[str, Any]) -> dict[str, Any]:
    inside = without_headings(node["c"])
    if node["tag"] in HEADINGS:
        return {"tag": "p", "c": [{"tag": "strong", "c": inside}]}
    return {**node, "c": inside}


def _dicts(nodes: Tree) -> Iterator[dict[str, Any]]:
    waiting = [*reversed(nodes)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(node["c"]))


def _words(nodes: Tree) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from _words(node["c"])
            yield " " if node["tag"] in _CONTAINERS | {"br"} else ""


class _Reader(HTMLParser):
    """Builds the tree; unclosed elements end where their parent ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Tree = []
        self._open: list[tuple[str, Tree]] = [("", self.root)]
        self._dropped: list[str] = []
        """The elements that are open and stand, with all that they hold, for nothing on paper."""
        self._labels: list[list[Node]] = []
        """The labels of open tabs whose content is yet to come: in HTML, they stand before all of
        it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self._dropped and (sign := _sign(tag, given)):
            self.handle_data(sign)
        elif tag in _DROPPED or self._dropped:
            self._dropped += [tag] if tag not in VOID_ELEMENTS else []
        else:
            self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str | None]) -> None:
        here, classes = self._open[-1][1], (given.get("class") or "").split()
        name = _SAME.get(tag, tag)
        if _LABELS in classes:
            self._labels.append([])
        elif _TAB in classes and self._labels:
            here.append(self._next_label())
        if (
            tag == "summary"
            or "admonition-title" in classes
            or (given.get("for") or "").startswith(_OF_TAB)
        ):
            title: Tree = []
            of_tabs = self._labels[-1] if tag == "label" and self._labels else here
            of_tabs.append({"tag": "p", "c": [{"tag": "strong", "c": title}]})
            here = title
        elif name in _KEPT and len(self._open) < _DEEPEST:
            node: dict[str, Any] = {"tag": name, "c": []}
            node |= {
                attribute: given[attribute] or "" for attribute in _KEPT[name] if attribute in given
            }
            if "start" in node and not _NUMBER.fullmatch(node["start"]):
                del node["start"]
            here.append(node)
            here = node["c"]
        if tag not in VOID_ELEMENTS:
            self._open.append((tag, here))

    def _next_label(self) -> Node:
        label = self._labels[-1].pop(0)
        if not self._labels[-1]:
            self._labels.pop()
        return label

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag in self._dropped:
                while self._dropped.pop() != tag:
                    pass
        elif any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._open[-1][1].append(data)


_DEEPEST = 60


def _sign(tag: str, given: Mapping[str, str | None]) -> str:
    """Return the sign that stands on paper for an emoji's picture, or for the box of a list of tasks."""
    if tag == "img" and not _EMOJI.isdisjoint((given.get("class") or "").split()):
        return given.get("alt") or ""
    if tag == "input" and given.get("type") == "checkbox":
        return _TICKED if "checked" in given else _UNTICKED
    return ""


def _tidy(nodes: Tree, *, within_block: bool, exact: bool = False) -> Tree:
    """Return the nodes with white space as HTML shows it, and with places to break in very long words."""
    tidied: Tree = []
    for node in nodes:
        if isinstance(node, str):
            text = node if exact else re.sub(r"\s+", " ", node)
            if text and not (text == " " and _beside_block(tidied)):
                _append(tidied, breakable(text))
        else:
            deeper = exact or node["tag"] == "pre"
            inside = _tidy(node["c"], within_block=node["tag"] in _CONTAINERS, exact=deeper)
            if node["tag"] in _BLOCKS and tidied and tidied[-1] == " ":
                tidied.pop()
            tidied.append({**node, "c": inside})
    return _without_outer_space(tidied) if within_block and not exact else tidied


def _append(nodes: Tree, text: str) -> None:
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] += text
    else:
        nodes.append(text)


def _beside_block(nodes: Tree) -> bool:
    return not nodes or (isinstance(nodes[-1], dict) and nodes[-1]["tag"] in _CONTAINERS)


def _without_outer_space(nodes: Tree) -> Tree:
    if nodes and isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip(" ")
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip(" \n")
    return [node for node in nodes if node != ""]


def breakable(text: str) -> str:
    """Return a text with places where words may break that no line can hold."""
    return _LONG.sub(_broken, text)


def _broken(word: re.Match[str]) -> str:
    text = word[0]
    return "\u200b".join(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
