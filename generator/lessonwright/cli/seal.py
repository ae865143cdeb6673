"""Owns the seal of a folder of pages: a list of what was written, by which later changes by hand are noticed.

A folder that has been written comes in and gets its seal; a folder that is to be replaced comes in, and the reason
why that would lose somebody's work comes out.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

_SEAL = ".lessonwright-pages.json"
_BUILT_FROM_IT = ("site", ".cache")


def seal(folder: Path) -> None:
    """Write down which files the folder holds, and a digest of each."""
    text = json.dumps(_digests(folder), indent=0, sort_keys=True, ensure_ascii=False)
    (folder / _SEAL).write_text(text + "\n", encoding="utf-8")


def broken_seal(folder: Path) -> str | None:
    """Return why replacing the folder would lose something that no `seal` knows; None where nothing would be lost."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return None
    if not (folder / _SEAL).is_file():
        return f"{folder} holds files that lessonwright did not write."
    known = _sealed(folder)
    changed = (path for path, digest in _digests(folder).items() if (path, digest) not in known)
    return next((f"{folder / path} was added or changed by hand." for path in changed), None)


def _sealed(folder: Path) -> set[tuple[str, str]]:
    try:
        return set(json.loads((folder / _SEAL).read_text(encoding="utf-8")).items())
    except (ValueError, AttributeError, TypeError):
        return set()


def _digests(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): _digest(path) for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        ours = path.relative_to(folder).parts[0] not in (_SEAL, *_BUILT_FROM_IT)
        if ours and (path.is_symlink() or not path.is_dir()):
            yield path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else "no file"
