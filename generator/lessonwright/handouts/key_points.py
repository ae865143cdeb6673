"""Owns what is kept of a lesson's text where course.yml asks for key points: blocks come in and are shortened in place.

Headings, lists, tables, quotations, code and pictures stay; paragraphs give way to lines for the learner's own notes,
for what one writes down oneself is what one keeps. Callouts, claims, activities and questions stay whole.
"""

from typing import Any

from lessonwright.prose.typeset import HEADINGS, Node, pictures, plain

_PARAGRAPH = "p"


def key_points(body: list[dict[str, Any]], about: str) -> None:
    """Shorten the text blocks of a lesson's body; `about` says what notes before the first heading are on."""
    for number, part in enumerate((part for part in body if part["kind"] == "text"), 1):
        nodes = part["text"]["tree"]
        headings = [plain([node]) for node in nodes if isinstance(node, dict) and node["tag"] in HEADINGS]
        about = headings[0] if headings else about
        kept = [node for node in nodes if not _is_prose(node)]
        if len(kept) < len(nodes):
            part["notes"] = {"name": f"notes-{number}", "about": about}
        part["text"]["tree"] = kept


def _is_prose(node: Node) -> bool:
    return isinstance(node, str) or (node["tag"] == _PARAGRAPH and not any(pictures([node])))
