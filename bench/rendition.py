"""Owns the handout as a web page: a sheet comes in, an HTML file that says the same and asks the same comes out.

It is what an HTML-to-PDF engine is given in the comparison: the very data that our own templates
get, with our own fonts, and as close to our look as CSS comes without taking pains. Where the two
differ, the page is the plainer one.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from lessonwright import handouts
from lessonwright.handouts.typesetter import Sheet
from lessonwright.prose.html_to_paper_tree import Node, Tree

_FONTS = Path(handouts.__file__).parent / "fonts"
_FACE = re.compile(r"(?P<family>\w+)-(?P<weight>Regular|SemiBold|Bold)?(?P<style>Italic)?")
_WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
_TEXT = (
    "AtkinsonHyperlegibleNext, NotoSans, NotoNaskhArabic, NotoSansMath, NotoSansSymbols2, NotoEmoji"
)
_PAPER = {"us-letter": "letter"}
_MOST_LINES = 16
_EMPTY = {"br", "hr", "img"}
STYLES = "handout.css"
LINK = Markup('<link rel="stylesheet" href="handout.css">')


def write_page(sheet: Sheet, folder: Path) -> Path:
    """Write a sheet's page with its pictures into the folder; return the page."""
    data = json.loads(sheet.data) | json.loads(sheet.frame)
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    name = Path(sheet.path).stem
    qr = {f"{name}-qr.svg": data["address"]["qr"].encode()} if data["address"] else {}
    for picture, drawn in {**sheet.pictures, **qr}.items():
        (folder / "pictures" / picture).write_bytes(drawn)
    return _written(
        folder / f"{name}.html", "handout.html.j2", data=data, qr=next(iter(qr), None), link=LINK
    )


def write_styles(sheet: Sheet, folder: Path) -> None:
    """Write the styles of all sheets of a course into the folder of their pages."""
    _written(folder / STYLES, "handout.css.j2", **_style(json.loads(sheet.frame)))


def _written(path: Path, template: str, **told: Any) -> Path:
    path.write_text(_TEMPLATES.get_template(template).render(told), encoding="utf-8")
    return path


def _style(data: dict[str, Any]) -> dict[str, Any]:
    colour = data["colour"]
    look = {"brand": colour, "tint": _lighter(colour, 0.07), "tint_line": _lighter(colour, 0.26)}
    return {
        **look,
        "text": _TEXT,
        "paper": _PAPER.get(data["paper"], data["paper"]),
        "faces": [*_faces()],
    }


def _lighter(colour: str, share: float) -> str:
    """Return so much of a colour on white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def _faces() -> Iterator[dict[str, Any]]:
    for file in sorted(_FONTS.glob("*.ttf")):
        if found := _FACE.fullmatch(file.stem):
            style = "italic" if found["style"] else "normal"
            weight = _WEIGHTS[found["weight"] or "Regular"]
            yield {
                "family": found["family"],
                "weight": weight,
                "style": style,
                "url": file.as_uri(),
            }


def rich(nodes: Tree) -> Markup:
    """Return an author's text as HTML."""
    return Markup("").join(_element(node) for node in nodes)


def phrase(nodes: Tree) -> Markup:
    """Return the same for a place within a sentence: a single paragraph gives up its own frame."""
    only = nodes[0] if len(nodes) == 1 else None
    return rich(only["c"] if isinstance(only, dict) and only["tag"] == "p" else nodes)


def _element(node: Node) -> Markup:
    if isinstance(node, str):
        return escape(node)
    if node["tag"] == "gap":
        return Markup("\0{}\0").format(node["number"])
    tag = f"h{node['level']}" if "level" in node else node["tag"]
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in _attributes(node)
    )
    if tag in _EMPTY:
        return Markup("<{}{}>").format(tag, attributes)
    return Markup("<{0}{1}>{2}</{0}>").format(tag, attributes, rich(node["c"]))


def _pieces(html: Markup) -> list[Markup | int]:
    """Return HTML with gaps in it in pieces: what stands between them, and their numbers, in turn."""
    cut = html.split("\0")
    return [int(piece) if at % 2 else piece for at, piece in enumerate(cut)]


def _attributes(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((name, node[name]) for name in ("start", "href", "alt", "style") if node.get(name))
    if picture := node.get("picture"):
        yield "src", f"pictures/{picture}"


def _letter(at: int) -> str:
    return chr(ord("A") + at)


def _parts(lines: int) -> Iterator[int]:
    """Yield how many lines each field has, where very many come in several fields."""
    while lines > _MOST_LINES + 4:
        yield _MOST_LINES
        lines -= _MOST_LINES
    yield lines


def _css(text: str) -> Markup:
    """Return a text for between the quotation marks of a style sheet."""
    return Markup(re.sub(r'["\\<\n]', lambda found: f"\\{ord(found[0]):x} ", text))  # noqa: S704 - escaped for CSS


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters |= {
    "rich": rich,
    "phrase": phrase,
    "pieces": _pieces,
    "parts": lambda lines: [*_parts(lines)],
    "letter": _letter,
    "letters": lambda things: [_letter(at) for at, _ in enumerate(things)],
    "macro": lambda kind: kind.replace("-", "_"),
    "css": _css,
}
