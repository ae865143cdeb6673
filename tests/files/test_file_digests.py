"""A file is read once while it stays the same, and read again whenever it may have changed."""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lessonwright.files.file_digests import _LARGE, FileDigests

LONG_AGO = time.time() - 3600


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "sheet.pdf", b"a good sheet", LONG_AGO)


def written(file: Path, data: bytes, when: float) -> Path:
    file.write_bytes(data)
    os.utime(file, (when, when))
    return file


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_file_that_was_read_is_known(file: Path) -> None:
    digests = FileDigests(changes_are_noted=True)
    assert digests.known(file) is None
    assert digests.of(file) == digests.known(file) == digests.of(file) == sha(b"a good sheet")


def test_a_file_that_was_written_just_now_is_read_again(tmp_path: Path) -> None:
    file, digests = (
        written(tmp_path / "new.pdf", b"one", time.time()),
        FileDigests(changes_are_noted=True),
    )
    assert digests.of(file) == sha(b"one")
    assert digests.known(file) is None


def test_no_file_is_known_where_the_system_does_not_note_changes(file: Path) -> None:
    digests, name = FileDigests(changes_are_noted=False), file.with_name("link.pdf")
    assert digests.of(file) == sha(b"a good sheet")
    digests.link(file, name)
    assert digests.known(file) is digests.known(name) is None


def in_place(file: Path) -> None:
    file.write_bytes(b"a bad sheet!")


def in_place_as_if_long_ago(file: Path) -> None:
    time.sleep(0.02)  # the clock of a file system ticks every few milliseconds
    written(file, b"a bad sheet!", LONG_AGO)


def by_another_as_if_long_ago(file: Path) -> None:
    written(file.with_name("other"), b"a bad sheet!", LONG_AGO).replace(file)


def by_a_shorter_one(file: Path) -> None:
    written(file, b"a bad sheet!"[:5], LONG_AGO)


@pytest.mark.parametrize(
    "spoil", [in_place, in_place_as_if_long_ago, by_another_as_if_long_ago, by_a_shorter_one]
)
@pytest.mark.parametrize("linked", [False, True])
def test_a_file_that_was_spoilt_is_read_again(
    file: Path, spoil: Callable[[Path], None], linked: bool
) -> None:
    digests, name = FileDigests(), file
    assert digests.of(file) == sha(b"a good sheet")
    if linked:
        name = file.with_name("link.pdf")
        digests.link(file, name)
    spoil(name)
    assert digests.of(name) == sha(name.read_bytes()) != sha(b"a good sheet")


def test_another_name_of_a_file_is_known_as_well(file: Path) -> None:
    digests, name = FileDigests(changes_are_noted=True), file.with_name("link.pdf")
    digests.of(file)
    digests.link(file, name)
    assert digests.known(name) == digests.known(file) == sha(b"a good sheet")


def test_another_name_of_a_file_that_was_never_read_is_not_known(file: Path) -> None:
    digests, name = FileDigests(changes_are_noted=True), file.with_name("link.pdf")
    digests.link(file, name)
    assert digests.known(name) is None


def test_a_large_file_has_the_same_digest(tmp_path: Path) -> None:
    data = bytes(_LARGE + 1)
    assert FileDigests().of(written(tmp_path / "film.bin", data, LONG_AGO)) == sha(data)
