"""Owns the wheel of this very copy: the installed package comes in, a file that pip installs elsewhere comes out.

It is the same whether the copy came from an index, from a checkout or inside the standalone program.
The format: https://packaging.python.org/en/latest/specifications/binary-distribution-format/
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from importlib.metadata import distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lessonwright import __version__

_PACKAGE = "lessonwright"
_DESCRIPTION = f"{_PACKAGE}-{__version__}.dist-info"
_DESCRIBED_IN = ("METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE")
NAME = f"{_PACKAGE}-{__version__}-py3-none-any.whl"


def write_wheel(folder: Path) -> Path:
    """Write the wheel into a folder, in the same bytes each time, and return it."""
    target, record = folder / NAME, []
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in _contents():
            archive.writestr(_entry(name), content)
            record.append(f"{name},sha256={_digest(content)},{len(content)}\n")
        name = f"{_DESCRIPTION}/RECORD"
        archive.writestr(_entry(name), "".join([*record, f"{name},,\n"]))
    return target


def _contents() -> Iterator[tuple[str, bytes]]:
    package = files(_PACKAGE)
    for name, file in (*_below(package, _PACKAGE), *_documentation(package)):
        yield name, file.read_bytes()
    installed = distribution(_PACKAGE)
    for name in _DESCRIBED_IN:
        text = installed.read_text(name)
        assert text is not None, name  # noqa: S101 - every way of installing keeps them
        yield f"{_DESCRIPTION}/{name}", text.encode()


def _documentation(package: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Yield the documentation that a checkout has built beside its package, as every wheel of a release holds it."""
    built = Path(str(package)).parents[1] / "dist" / "docs"
    if not (package / "documentation").is_dir() and (built / "index.html").is_file():
        yield from _below(built, f"{_PACKAGE}/documentation")


def _below(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_file():
            yield f"{name}/{item.name}", item
        elif item.name != "__pycache__":
            yield from _below(item, f"{name}/{item.name}")


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)  # its date is the first that a zip can hold
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    return entry


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
