"""A picture that `check` passes is one that page and paper show."""

import io
import struct
import zlib

import pytest

from lessonwright.reading.picture_faults_and_sizes import picture_fault
from tests.conftest import SVG, png

BREAKS_OFF = "breaks off before its end"
NONE = "is no picture of the kind that its ending says"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + bytes(40) + b"\xff\xd9"
GIF = b"GIF89a\1\0\1\0\x80\0\0" + bytes(6) + b"!\xf9\4\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
WEBP = b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8 " + bytes(22)


def drawing(within: str = "", attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg"{attributes}>{within}</svg>'.encode()


SOUND = {
    "a.png": png(20, 10),
    "more-behind.png": png() + b"and more",
    "named-otherwise.png": JPEG,
    "a.jpg": JPEG,
    "more-behind.jpg": JPEG + b"and more",
    "a.gif": GIF,
    "without-its-last-sign.gif": GIF[:-1],
    "a.webp": WEBP,
    "a.avif": b"whatever",
    "a.svg": SVG.encode(),
    "with-signature.svg": b"\xef\xbb\xbf" + SVG.encode(),
    "declared.svg": b'<?xml version="1.0" encoding="UTF-8"?>\n' + SVG.encode(),
    "whole.svg": drawing(
        '<image href="data:image/png;base64,AA"/><use href="#a"/><a href="https://a.org"/>'
    ),
    "prefixed.svg": b'<s:svg xmlns:s="http://www.w3.org/2000/svg" width="10%"/>',
}


@pytest.mark.parametrize("name", SOUND)
def test_a_picture_that_can_be_shown(name: str) -> None:
    assert picture_fault(name, io.BytesIO(SOUND[name])) is None


FAULTS = {
    "empty.png": (b"", "is empty"),
    "empty.svg": (b"", "is empty"),
    "words.png": (b"This was to be a picture.", NONE),
    "drawing.png": (SVG.encode(), NONE),
    "half.png": (png(200, 200)[:-30], BREAKS_OFF),
    "without-end.png": (png()[:-12], BREAKS_OFF),
    "damaged.png": (png().replace(b"IDAT", b"IDAS"), BREAKS_OFF),
    "head-alone.png": (png()[:33] + png()[-12:], BREAKS_OFF),
    "very-long.png": (png()[:8] + b"\xff\xff\xff\xff" + png()[12:], BREAKS_OFF),
    "half.jpg": (JPEG[:30], BREAKS_OFF),
    "half-jpeg.png": (JPEG[:30], BREAKS_OFF),
    "half.gif": (GIF[:-5], BREAKS_OFF),
    "half.webp": (WEBP[:-5], BREAKS_OFF),
    "pixels.svg": (png(), "is no drawing, but a picture of pixels (.png)"),
    "words.svg": (b"So was this.", NONE),
    "open.svg": (
        SVG.encode().replace(b"/>", b">\n<g>"),
        "is a drawing that cannot be read from line 2 on",
    ),
    "without-quotes.svg": (
        drawing("\n<rect width=3/>"),
        "is a drawing that cannot be read from line 2 on",
    ),
    "and.svg": (
        drawing("<text>this & that</text>"),
        "is a drawing that cannot be read from line 1 on",
    ),
    "no-prefix.svg": (
        drawing('<use xlink:href="#a"/>'),
        "is a drawing that cannot be read from line 1 on",
    ),
    "space.svg": (
        drawing("<text>a&nbsp;b</text>"),
        "is a drawing with `&nbsp;`, which SVG does not know",
    ),
    "latin.svg": ("<svg>ü</svg>".encode("latin-1"), "is a drawing that is not saved as UTF-8"),
    "page.svg": (b"<html></html>", "holds no drawing: it begins with `html`"),
    "bare.svg": (b"<svg/>", "is a drawing that no page shows, since its `svg` names no namespace"),
    "flat.svg": (drawing(attributes=' width="0"'), "is a drawing whose width or height is nought"),
    "linked.svg": (
        drawing('<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="desk.png"/>'),
        "draws on another file, `desk.png`, which no page loads",
    ),
    "elsewhere.svg": (
        drawing('<image href="https://example.org/desk.png"/>'),
        "draws on another file, `https://example.org/desk.png`, which no page loads",
    ),
    "used.svg": (
        drawing('<use href="icons.svg#desk"/>'),
        "draws on another file, `icons.svg#desk`, which no page loads",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_picture_that_cannot(name: str) -> None:
    content, what = FAULTS[name]
    fault = picture_fault(name, io.BytesIO(content))
    assert fault
    assert fault[0] == what
    assert fault[1]


def test_a_drawing_on_another_file_is_told_how_it_becomes_one() -> None:
    fault = picture_fault("a.svg", io.BytesIO(drawing('<image href="desk.png"/>')))
    assert fault
    assert fault[1] == "put that picture into the drawing (“embed”), or save the whole as PNG"


def test_no_picture_takes_long() -> None:
    many = b"".join(
        struct.pack(">I", 0) + b"tEXt" + struct.pack(">I", zlib.crc32(b"tEXt"))
        for _ in range(200_000)
    )
    assert picture_fault("a.png", io.BytesIO(png()[:33] + many + png()[33:])) is None
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    text = f"<!DOCTYPE svg [{bomb}]>{drawing('&a11;').decode()}"
    assert picture_fault("a.svg", io.BytesIO(text.encode())) is not None
