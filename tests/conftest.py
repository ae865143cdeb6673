"""What all tests share: small courses written to a temporary folder, and goldens that `--rewrite` brings up to date."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from lessonwright.course.course import Course
from lessonwright.reading.loader import load_course

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "content"

MakeCourse = Callable[[dict[str, str]], Course]

COURSE = "title: A course\nsummary: What it gives.\nlanguage: en\naudience: Everybody.\nmodules: [first]\n"
MODULE = "title: First module\nsummary: How it starts.\nlessons: [one]\n"
LESSON = """\
title: One lesson
summary: What it is about.
minutes: 10
objectives:
  - know-it: Name one thing.
    level: remember
body:
  - text: A first sentence.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def png(width: int = 1, height: int = 1, pixels: bytes | None = None) -> bytes:
    """Return a picture that is white all over, or has these bytes in place of its pixels."""
    white = zlib.compress((b"\0" + b"\xff" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", white if pixels is None else pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, data) for kind, data in parts)


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="write what comes out as what is expected"
    )


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--rewrite"))


def write_course(folder: Path, files: dict[str, str]) -> Path:
    """Write a small course below the folder, with `files` in place of the files it would have."""
    course = {"course.yml": COURSE, "first/module.yml": MODULE, "first/one.yml": LESSON}
    for name, text in {**course, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def make_course(tmp_path: Path) -> MakeCourse:
    def make(files: dict[str, str]) -> Course:
        loaded = load_course(write_course(tmp_path, files))
        assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
        return loaded.course

    return make
