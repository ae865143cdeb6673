"""Owns how a path is written where a command is run: a path comes in, a shorter one may go out."""

from pathlib import Path


def relative_to_cwd(path: Path) -> Path:
    """Return a path as it is written from the current folder, where it lies below that."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
