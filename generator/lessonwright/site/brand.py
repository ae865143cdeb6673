"""Owns the course's colour on the site: one colour comes in, CSS that reads well in light and dark comes out.

Contrast is the ratio of WCAG 2.2 (relative luminance, success criterion 1.4.3): 4.5 at the least for text.
"""

from lessonwright.spec.course import Course

_DEFAULT = "#2f5d8a"
_LIGHT_GROUND = (250, 248, 244)
_DARK_GROUND = (30, 33, 41)
_READABLE = 5.2

Rgb = tuple[int, int, int]


def brand_css(course: Course) -> str:
    """Return the style sheet that gives the site the course's colour."""
    colour = _rgb(course.brand.colour or _DEFAULT)
    on_light, on_dark = _towards(colour, (0, 0, 0), _LIGHT_GROUND), _towards(colour, (255, 255, 255), _DARK_GROUND)
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
