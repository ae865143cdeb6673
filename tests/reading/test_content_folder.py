"""What an author's folder can hold that no text file shows: links, pipes, folders, bytes."""

import ntpath
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lessonwright.reading.content_folder import Folder
from lessonwright.reading.loader import load_course
from tests.conftest import COURSE, LESSON, png, write_course


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_course(Path("content"), {})


def told(content: Path) -> list[str]:
    """Return the first line of each message."""
    loaded = load_course(content)
    assert (loaded.course is None) == bool(loaded.diagnostics)
    return [diagnostic.text.split("\n")[0] for diagnostic in loaded.diagnostics]


def test_paths_are_shown_as_the_folder_was_named(content: Path) -> None:
    (content / "first/one.yml").write_text("")
    assert told(content)[0].startswith("content/first/one.yml:1:1: ")
    assert told(content.absolute())[0].startswith(
        f"{content.absolute().as_posix()}/first/one.yml:1:1: "
    )
    assert told(Path("./content/../content"))[0].startswith(
        "content/../content/first/one.yml:1:1: "
    )


def test_a_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(Path("content")) == [
        "content:1:1: error: there is no such folder [unreadable-file]"
    ]
    Path("content").write_text("a file")
    assert told(Path("content")) == [
        "content:1:1: error: there is no such folder [unreadable-file]"
    ]


def test_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    assert told(Path("content")) == [
        "content/course.yml:1:1: error: this file is not there [unreadable-file]"
    ]


def test_all_modules_are_checked_when_the_course_file_is_missing(content: Path) -> None:
    (content / "course.yml").unlink()
    (content / "first/one.yml").write_text(LESSON.replace("minutes", "minute"))
    assert told(content) == [
        "content/course.yml:1:1: error: this file is not there [unreadable-file]",
        "content/first/one.yml:3:1: error: lesson has no `minute` [unknown-field]",
    ]


@pytest.mark.parametrize("name", ["course.yml", "first/module.yml", "first/one.yml"])
def test_a_folder_with_the_name_of_a_file(content: Path, name: str) -> None:
    (content / name).unlink()
    (content / name).mkdir()
    assert (
        f"content/{name}:1:1: error: this is a folder, where a file is expected [unreadable-file]"
        in told(content)
    )


@pytest.mark.parametrize("name", ["course.yml", "first/module.yml", "first/one.yml"])
def test_a_pipe_with_the_name_of_a_file(content: Path, name: str) -> None:
    (content / name).unlink()
    os.mkfifo(content / name)
    line = f"content/{name}:1:1: error: this is no ordinary file, where a file is expected [unreadable-file]"
    assert line in told(content)


@pytest.mark.parametrize("name", ["course.yml", "first/module.yml", "first/one.yml"])
def test_a_link_that_leads_nowhere(content: Path, name: str) -> None:
    (content / name).unlink()
    (content / name).symlink_to("nowhere.yml")
    assert (
        f"content/{name}:1:1: error: this is a link that leads nowhere [unreadable-file]"
        in told(content)
    )


def test_a_link_in_a_circle(content: Path) -> None:
    (content / "first/one.yml").unlink()
    (content / "first/one.yml").symlink_to("one.yml")
    assert told(content) == [
        "content/first/one.yml:1:1: error: this file cannot be read [unreadable-file]"
    ]


@pytest.mark.parametrize("name", ["course.yml", "first/module.yml", "first/one.yml"])
def test_a_link_out_of_the_folder_is_refused(content: Path, name: str, tmp_path: Path) -> None:
    shutil.move(content / name, tmp_path / "elsewhere.yml")
    (content / name).symlink_to(tmp_path / "elsewhere.yml")
    line = f"content/{name}:1:1: error: this is a link to a place outside the content folder [unreadable-file]"
    assert told(content).count(line) == 1


def test_a_module_that_is_a_link_out_of_the_folder_is_refused(
    content: Path, tmp_path: Path
) -> None:
    shutil.move(content / "first", tmp_path / "elsewhere")
    (content / "first").symlink_to(tmp_path / "elsewhere")
    assert told(content) == [
        "content/first:1:1: error: this is a link to a place outside the content folder [unreadable-file]"
    ]


def test_an_image_that_is_a_link_out_of_the_folder_is_refused(
    content: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    (content / "first/desk.png").symlink_to(tmp_path / "secret.png")
    (content / "first/one.yml").write_text(f"{LESSON}  - figure: desk.png\n    alt: A desk.\n")
    assert told(content) == [
        "content/first/desk.png:1:1: error: this is a link to a place outside the content folder [unreadable-file]",
        "content/first/one.yml:9:13: error: `desk.png` lies outside the content folder [outside-content]",
    ]


def test_a_link_within_the_folder_is_fine(content: Path) -> None:
    (content / "images").mkdir()
    (content / "images/desk.png").write_bytes(png())
    (content / "first/desk.png").symlink_to("../images/desk.png")
    (content / "first/one.yml").write_text(f"{LESSON}  - figure: desk.png\n    alt: A desk.\n")
    assert told(content) == []


@contextmanager
def as_somebody() -> Iterator[None]:
    """Run as a user who may not read everything, where the tests are run by root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_files_and_folders_that_may_not_be_read(content: Path) -> None:
    for folder in (Path(), content, content / "first"):
        folder.chmod(0o755)
    (content / "first/one.yml").chmod(0)
    (content / "closed").mkdir(mode=0)
    with as_somebody():
        now = told(content)
    assert now == [
        "content/closed:1:1: error: this may not be read [unreadable-file]",
        "content/first/one.yml:1:1: error: this may not be read [unreadable-file]",
    ]


def test_a_file_that_the_system_does_not_hand_out(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert told(content) == [
        "content/course.yml:1:1: error: this may not be read [unreadable-file]",
        "content/first/module.yml:1:1: error: this may not be read [unreadable-file]",
        "content/first/one.yml:1:1: error: this may not be read [unreadable-file]",
    ]


def test_a_name_that_is_no_text(content: Path) -> None:
    (content / os.fsdecode(b"first/\xff\n.yml")).write_text("a: b")
    loaded = load_course(content)
    [diagnostic] = loaded.diagnostics
    assert diagnostic.path == "content/first/�␊.yml"
    diagnostic.text.encode()


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (
            b"title: caf\xe9\n",
            "1:11: error: the file is not saved as UTF-8, so this character cannot be read [not-utf-8]",
        ),
        (
            b"\xff\xfet\0",
            "1:1: error: the file is not saved as UTF-8, so this character cannot be read [not-utf-8]",
        ),
        (
            b"a: b\r\nc\xc3",
            "2:2: error: the file is not saved as UTF-8, so this character cannot be read [not-utf-8]",
        ),
        (
            b"a: b\0",
            "1:5: error: there is a character here that does not show (U+0000) [hidden-character]",
        ),
        (
            b"a:\r\rb\x1b",
            "3:2: error: there is a character here that does not show (U+001B) [hidden-character]",
        ),
        (
            "a: \u2028".encode(),
            "1:4: error: there is a character here that does not show (U+2028) [hidden-character]",
        ),
        (
            b"x" * 1_000_001,
            "1:1: error: this file is larger than 1 MB, too large for a lesson [file-too-large]",
        ),
        (
            b"[" * 10_000_000,
            "1:1: error: this file is larger than 1 MB, too large for a lesson [file-too-large]",
        ),
        (
            b"[" * 1_000_000,
            "1:21: error: here parts lie more than 20 deep in one another [too-deep]",
        ),
    ],
)
def test_bytes_that_are_no_text(content: Path, raw: bytes, line: str) -> None:
    (content / "first/one.yml").write_bytes(raw)
    assert told(content) == [f"content/first/one.yml:{line}"]


@pytest.mark.parametrize(
    "encoded", [b"\xef\xbb\xbf" + LESSON.encode(), LESSON.replace("\n", "\r\n").encode()]
)
def test_a_byte_order_mark_and_the_line_ends_of_windows_are_fine(
    content: Path, encoded: bytes
) -> None:
    (content / "first/one.yml").write_bytes(encoded)
    assert told(content) == []


def test_places_are_right_behind_a_byte_order_mark_and_windows_line_ends(content: Path) -> None:
    text = COURSE.replace("language: en", "language: English")
    (content / "course.yml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert told(content) == [
        "content/course.yml:3:11: error: `English` is no language tag [language-tag]"
    ]


def test_a_circle_of_links_between_folders_ends(content: Path) -> None:
    (content / "first/again").symlink_to("..", target_is_directory=True)
    assert told(content) == []


@pytest.mark.parametrize("path", ["course.yml", "first/one.yml", "a/b/c.png"])
def test_files_are_inside_where_folders_are_parted_by_backslashes(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(Path("content"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "path", ntpath)
        patch.setattr(os, "sep", "\\")
        found = folder.is_inside(path), folder.is_inside("../elsewhere.yml")
    assert found == (True, False)


def test_a_name_in_other_capitals_is_no_file_even_where_the_disk_does_not_mind(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content / "first/images").mkdir()
    (content / "first/images/desk.png").write_bytes(png())
    there = (content / "first/images/desk.png").stat()
    folder = Folder(content)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", lambda path: there)
        found = {
            name: folder.has_file(f"first/{name}")
            for name in ("images/desk.png", "images/Desk.PNG", "Images/desk.png")
        }
    assert [name for name, is_there in found.items() if is_there] == ["images/desk.png"]
