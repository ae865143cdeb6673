"""Owns the site's style sheets: their parts and the course's colour come in, a sheet a bundle comes out.

Each drawing within a sheet becomes a file of its own, which `default-src 'self'` lets in.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from urllib.parse import unquote

from rcssmin import cssmin

from lessonwright.course.course import Course

BASE = "base"
"""The bundle that every page loads."""
_DRAWING = re.compile(r"url\('data:image/svg\+xml,(<svg.*?</svg>)'\)")


def without_drawings(style: str, up: str = "") -> tuple[str, dict[str, str]]:
    """Return the style sheet and its drawings, by their paths below the folder that `up` leads to from the sheet."""
    drawings: dict[str, str] = {}

    def moved_out(found: re.Match[str]) -> str:
        drawing = unquote(found[1])
        path = f"drawings/{hashlib.sha256(drawing.encode()).hexdigest()[:8]}.svg"
        drawings[path] = drawing
        return f'url("{up}{path}")'

    return _DRAWING.sub(moved_out, style), drawings


_LIGHT_GROUND = (250, 248, 244)
_DARK_GROUND = (30, 33, 41)
_READABLE = 5.2

Rgb = tuple[int, int, int]


def brand_css(course: Course) -> str:
    """Return the style sheet that gives the site the course's colour."""
    colour = _rgb(course.brand.main_colour)
    on_light, on_dark = (
        _towards(colour, (0, 0, 0), _LIGHT_GROUND),
        _towards(colour, (255, 255, 255), _DARK_GROUND),
    )
    bar = _towards(colour, (0, 0, 0), (255, 255, 255))
    return _CSS.format(bar=_hex(bar), on_light=_hex(on_light), on_dark=_hex(on_dark))


def _towards(colour: Rgb, end: Rgb, ground: Rgb) -> Rgb:
    """Return the colour, mixed with `end` until text in it is readable on `ground`."""
    mixed = (_mix(colour, end, step / 20) for step in range(21))
    return next(shade for shade in mixed if _contrast(shade, ground) >= _READABLE)


def _mix(a: Rgb, b: Rgb, share: float) -> Rgb:
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue


def _contrast(a: Rgb, b: Rgb) -> float:
    dark, light = sorted((_luminance(a), _luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(value / 255) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


_CSS = """\
:root,
[data-md-color-scheme] {{
  --lw-brand-bar: {bar};
  --lw-brand: {on_light};
}}

@media screen {{
  [data-md-color-scheme="slate"] {{
    --lw-brand: {on_dark};
  }}
}}
"""


ORDER = {
    BASE: (
        "fonts",
        "colours",
        "icons",
        "type",
        "labels",
        "theme",
        "lesson_header",
        "lesson_navigation",
        "blocks",
        "evidence",
        "disclosure",
        "controls",
        "term",
        "progress",
        "notes_panel",
    ),
    "cards": ("cards",),
    "overview": ("syllabus", "progress"),
    "reference": ("reference",),
    "spans": ("spans",),
    "forms": (
        "questions",
        "key",
        "question_feedback",
        "quiz",
        "worksheet",
        "fill_table",
        "prompt_results",
        "scenario",
    ),
    "rating": ("rating",),
    "practice": ("clock", "role_play"),
    "debrief": ("debrief",),
    "entries": ("entries",),
    "observe": ("observe",),
    "poll": ("poll",),
    "workbook": ("workbook",),
    "voice": ("voice",),
    "again": ("again",),
    "due": ("due",),
    "follow_up": ("follow_up",),
    "hand_in": ("hand_in",),
    "notes_offer": ("notes_offer",),
    "workshop": ("workshop",),
}
"""The parts of each bundle that is a folder, in the order in which the browser reads them."""
_SHARED = {"quiz": "forms", "worksheet": "forms", "blocks/scenario": "forms"}
"""Bundles of scripts whose looks come in one sheet: most lessons have several, and together they
are lighter."""


def sheet_of(bundle: str) -> str:
    """Return the name of the style sheet that goes with a bundle, if there is one."""
    return _SHARED.get(bundle, bundle)


@cache
def sheets() -> tuple[str, ...]:
    """Return the names of the bundles that have a style sheet."""
    return (*ORDER, *sorted(_single_files()))


def style_sheet(bundle: str) -> str:
    """Return the style sheet of a bundle."""
    style: str = cssmin("\n".join(part.read_text(encoding="utf-8") for part in _parts_of(bundle)))
    return style


def lone_sheet(*parts: str) -> str:
    """Return parts, such as `base/fonts`, as the one style sheet of a page that has no theme."""
    sheets = (_folder().joinpath(f"{part}.css").read_text(encoding="utf-8") for part in parts)
    style: str = cssmin("\n".join(sheets))
    return style


def _parts_of(bundle: str) -> Iterator[Traversable]:
    if bundle in ORDER:
        yield from (_folder() / bundle / f"{part}.css" for part in ORDER[bundle])
    else:
        yield _folder() / f"{bundle}.css"


def _single_files() -> Iterator[str]:
    for folder in _folder().iterdir():
        if folder.is_dir() and folder.name not in ORDER:
            yield from (
                f"{folder.name}/{file.name.removesuffix('.css')}" for file in folder.iterdir()
            )


def _folder() -> Traversable:
    return files("lessonwright.site") / "assets" / "styles"
