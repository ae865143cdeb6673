"""How large a picture is, read from the opening of its file; unknown where it cannot be known for sure."""

import struct
from decimal import Decimal
from pathlib import Path

import pytest

from lessonwright.reading.picture_faults_and_sizes import PictureSize, picture_size


def exif(order: str, turn: int) -> bytes:
    """Return the part of a photograph that says how the camera was held."""
    start = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    entries = (
        struct.pack(f"{order}HHIHH", 0x010F, 3, 1, 7, 0),
        struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turn, 0),
    )
    body = b"Exif\0\0" + start + struct.pack(f"{order}H", 2) + b"".join(entries)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def jpeg(*parts: bytes) -> bytes:
    long = b"\xff\xe2" + struct.pack(">H", 60_002) + bytes(60_000)
    frame = b"\xff\xc2" + struct.pack(">HBHH", 11, 8, 45, 123) + bytes(6)
    return b"".join((b"\xff\xd8", *parts, long, frame))


def webp(kind: bytes, rest: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + kind + bytes(4) + rest


LOSSLESS = b"\x2f" + struct.pack("<I", (123 - 1) | (45 - 1) << 14)
EXTENDED = bytes(3) + (122).to_bytes(3, "little") + (44).to_bytes(3, "little")

KNOWN = {
    "a.png": b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + struct.pack(">II", 123, 45),
    "a.gif": b"GIF89a" + struct.pack("<HH", 123, 45),
    "a.jpg": jpeg(),
    "filled.jpg": jpeg(b"\xff" * 3),
    "upright.jpg": jpeg(exif("<", 3)),
    "lossy.webp": webp(b"VP8 ", bytes(6) + struct.pack("<HH", 123, 45)),
    "lossless.webp": webp(b"VP8L", LOSSLESS),
    "extended.webp": webp(b"VP8X", b"\x10" + EXTENDED),
    "a.svg": b'<?xml version="1.0"?>\n<svg aria-label="a > b" width="123px" height=\'45.2\' viewBox="0 0 1 1">',
    "comment.svg": b'<!-- <svg width="1" height="2"> --><svg width="123" height="45"><!-- no end',
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_size_stands_in_the_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(KNOWN[name])
    assert picture_size(tmp_path / name) == PictureSize(123, 45)


@pytest.mark.parametrize("order", "<>")
def test_a_photograph_taken_sideways_is_shown_upright(tmp_path: Path, order: str) -> None:
    (tmp_path / "a.jpeg").write_bytes(jpeg(exif(order, 6)))
    assert picture_size(tmp_path / "a.jpeg") == PictureSize(45, 123)


def test_a_drawing_may_have_a_shape_alone(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"\n viewBox="0,0 720 230">'
    )
    assert picture_size(tmp_path / "a.svg") == PictureSize(720, 230, fills=True)


UNKNOWN = {
    "not-there.png": None,
    "empty.png": b"",
    "nothing.png": KNOWN["a.png"][:16] + struct.pack(">II", 0, 45),
    "other.png": KNOWN["a.png"].replace(b"IHDR", b"tEXt"),
    "may-be-turned.webp": webp(b"VP8X", b"\x08" + EXTENDED),
    "other.webp": webp(b"ANIM", EXTENDED),
    "no-frame.jpg": jpeg()[:-19],
    "short-part.jpg": jpeg(b"\xff\xe0\0\1"),
    "pixels-first.jpg": jpeg(b"\xff\xda\0\2"),
    "a.avif": bytes(4) + b"ftypavif",
    "percent.svg": b'<svg width="100%" height="100%" viewBox="0 0 4 3">',
    "width-alone.svg": b'<svg width="100" viewBox="0 0 4 3">',
    "stretched.svg": b'<svg viewBox="0 0 4 3" preserveAspectRatio="none">',
    "styled.svg": b'<svg viewBox="0 0 4 3" style="width: 3em">',
    "huge.svg": b'<svg width="' + b"9" * 400 + b'" height="1"/>',
    "comment-alone.svg": b'<!-- <svg width="1" height="2">',
    "instruction-alone.svg": b'<?old <svg width="1" height="2">?>',
    "within.svg": b'<svg width=100 height=50><svg width="1" height="2">',
    "no-number.svg": b'<svg viewBox="0 0 4 x 3">',
    "bare.svg": b"<svg>",
    "no.svg": b"A drawing.",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_cannot_be_known_is_not_guessed(tmp_path: Path, name: str) -> None:
    content = UNKNOWN[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert picture_size(tmp_path / name) is None


@pytest.mark.parametrize("name", KNOWN)
def test_a_file_may_end_anywhere(tmp_path: Path, name: str) -> None:
    for end in range(min(100, len(KNOWN[name]) - 1)):
        (tmp_path / name).write_bytes(KNOWN[name][:end])
        picture_size(tmp_path / name)


def test_a_path_that_no_file_can_have_has_no_size(tmp_path: Path) -> None:
    assert picture_size(tmp_path / "nobody\0s.png") is None


def test_a_shape_is_kept_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg viewBox="0 0 1.45 .5"/>')
    assert picture_size(tmp_path / "a.svg") == PictureSize(
        Decimal("1.45"), Decimal("0.5"), fills=True
    )


def test_a_photograph_of_very_many_parts_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(b"\xff\xe0\0\2" * 1000))
    assert picture_size(tmp_path / "a.jpg") is None
