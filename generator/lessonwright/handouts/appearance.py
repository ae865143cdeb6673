"""Owns how form fields look: a widget comes in, a drawing that shows it empty, ticked or picked comes out.

Frames and lines are typeset; a field draws only what was entered, in ink that differs from print. One tick serves all
boxes of a size. A text field has a drawing of its own, since programs that fill it in draw over it in place; with none,
a reader would paint the field's ground over the printed lines.
"""

from collections.abc import Callable
from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_INK = "0.09 0.16 0.33"
_XOBJECT, _FORM = Name.XObject, Name.Form
_NOTHING = "q Q"
"""What draws nothing: some programs take an empty drawing, once it is packed, for a damaged one."""
_ROUND = 0.5523
"""How far the control points of a Bézier curve lie off, for a quarter of a circle of radius 1."""


Switch = tuple[pikepdf.Object, pikepdf.Object]
"""How a box looks when it is ticked, and when it is not."""


class Appearances:
    """The drawings of one PDF."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._made: dict[tuple[str, tuple[float, float]], Switch] = {}

    def empty(self, widget: pikepdf.Object) -> pikepdf.Object:
        """Return a drawing of nothing, as large as the widget and its own."""
        return self._form(_NOTHING, *_size(widget))

    def tick(self, widget: pikepdf.Object) -> Switch:
        """Return a tick, and nothing."""
        return self._switch("tick", widget, _tick)

    def dot(self, widget: pikepdf.Object) -> Switch:
        """Return a dot, and nothing."""
        return self._switch("dot", widget, _dot)

    def _switch(self, name: str, widget: pikepdf.Object, draw: Callable[[float, float], str]) -> Switch:
        size = _size(widget)
        if (name, size) not in self._made:
            self._made[name, size] = self._form(draw(*size), *size), self._form(_NOTHING, *size)
        return self._made[name, size]

    def _form(self, content: str, width: float, height: float) -> pikepdf.Object:
        about = {"/Type": _XOBJECT, "/Subtype": _FORM, "/BBox": [0, 0, width, height], "/Resources": {}}
        return self._pdf.make_stream(content.encode(), Dictionary(about))


def _size(widget: pikepdf.Object) -> tuple[float, float]:
    place = pikepdf.Rectangle(cast(Array, widget.Rect))
    return round(place.width, 2), round(place.height, 2)


def _tick(width: float, height: float) -> str:
    points = ((0.2, 0.52), (0.42, 0.26), (0.82, 0.8))
    (a, b), (c, d), (e, f) = ((round(x * width, 2), round(y * height, 2)) for x, y in points)
    return f"q {_INK} RG 1.5 w 1 J 1 j {a} {b} m {c} {d} l {e} {f} l S Q"


def _dot(width: float, height: float) -> str:
    x, y, r = width / 2, height / 2, min(width, height) * 0.28
    k = r * _ROUND
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    drawn = " ".join(f"{' '.join(f'{value:.2f}' for value in curve)} c" for curve in curves)
    return f"q {_INK} rg {x + r:.2f} {y:.2f} m {drawn} f Q"
