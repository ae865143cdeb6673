"""Builds into a folder, kills builds at every point where they touch the disk, and looks at what is left.

The stopped builds are real processes. An audit hook, which Python calls before each file operation,
kills them.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lessonwright.files.output_folder import (
    NotReplaceableError,
    own_temporary_folder,
    replace_files,
    stage,
)
from tests.reading.test_content_folder import as_somebody

BUILD = """
import os, signal, sys
from pathlib import Path
from lessonwright.files.output_folder import stage

target, version, platform, fatal = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
seen = 0

def count(event, args):
    global seen
    seen += 1
    if seen == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

sys.platform = platform  # elsewhere than on Linux, two folders cannot change places in one step
if fatal:
    sys.addaudithook(count)
with stage(target) as aside:
    for name in ("first", "second", "third"):
        (aside / name).write_text(version)
"""


def build(target: Path, version: str, platform: str = sys.platform, fatal: int = 0) -> int:
    """Build in a process of its own, which is killed at its `fatal`-th file operation; return how it ended."""
    command = [sys.executable, "-c", BUILD, str(target), version, platform, str(fatal)]
    return subprocess.run(command, check=False).returncode


def versions(folder: Path) -> set[str]:
    """Return what the three files of a build say; a whole build says one thing three times."""
    assert sorted(path.name for path in folder.iterdir()) == ["first", "second", "third"]
    return {path.read_text() for path in folder.iterdir()}


def test_a_new_target_is_made(tmp_path: Path) -> None:
    with stage(tmp_path / "dist" / "site") as aside:
        (aside / "index.html").write_text("new")
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["site"]
    assert (tmp_path / "dist" / "site" / "index.html").read_text() == "new"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_the_old_target_gives_way_whole(tmp_path: Path, platform: str) -> None:
    assert build(tmp_path / "site", "old") == 0
    (tmp_path / "site" / "gone-in-the-new-one").touch()
    assert build(tmp_path / "site", "new", platform) == 0
    assert versions(tmp_path / "site") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_exception_leaves_the_target_as_it_was(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    with pytest.raises(RuntimeError, match="broken"), stage(tmp_path / "site") as aside:
        _break(aside / "first")
    assert versions(tmp_path / "site") == {"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def _break(file: Path) -> None:
    file.write_text("new")
    raise RuntimeError("broken")


def test_a_full_disk_leaves_the_target_as_it_was(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    with pytest.raises(OSError, match="No space left"), stage(tmp_path / "site"):
        Path("/dev/full").write_text("new")
    assert versions(tmp_path / "site") == {"old"}


@pytest.mark.parametrize(("platform", "moments_without_target"), [("linux", 0), ("darwin", 1)])
def test_a_build_killed_at_any_point_leaves_a_whole_target(
    tmp_path: Path, platform: str, moments_without_target: int
) -> None:
    fatal, ended, without_target = 0, -signal.SIGKILL, 0
    while ended == -signal.SIGKILL:
        fatal += 1
        target = tmp_path / str(fatal) / "site"
        build(target, "old")
        ended = build(target, "new", platform, fatal)
        without_target += not target.exists()
        with stage(target):
            assert versions(target) in ({"old"}, {"new"})
        assert [path.name for path in target.parent.iterdir()] == ["site"]
    assert ended == 0
    assert fatal > 10
    assert without_target == moments_without_target


def test_builds_at_once_show_one_of_them_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    build(target, "start")
    command = 'for i in 1 2 3 4 5 6 7 8; do {} -c "$BUILD" {} $0-$i {} 0 || exit; done'
    line = command.format(sys.executable, target, sys.platform)
    builders = [
        subprocess.Popen(["sh", "-c", line, name], env={**os.environ, "BUILD": BUILD})
        for name in ("one", "other")
    ]
    seen: set[frozenset[str]] = set()
    while any(builder.poll() is None for builder in builders):
        seen |= {_snapshot(target)}
    assert [builder.returncode for builder in builders] == [0, 0]
    assert all(len(snapshot) <= 1 for snapshot in seen)
    assert versions(target) < {"one-8", "other-8"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def _snapshot(target: Path) -> frozenset[str]:
    """Read the target through one open handle, as a reader does who entered it before it was replaced."""
    handle = os.open(target, os.O_RDONLY)
    try:
        return frozenset(
            text for name in ("first", "second", "third") for text in _read(name, handle)
        )
    finally:
        os.close(handle)


def _read(name: str, folder: int) -> list[str]:
    """Return what the file says; nothing where the folder is being removed, after it was replaced."""
    try:
        file = os.open(name, os.O_RDONLY, dir_fd=folder)
    except FileNotFoundError:
        return []
    with os.fdopen(file) as text:
        return [text.read()]


def test_a_running_build_is_not_tidied_away(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with stage(target) as slow:
        assert build(target, "quick") == 0
        (slow / "index.html").write_text("slow")
    assert (target / "index.html").read_text() == "slow"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    build(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert versions(tmp_path / "real") == {"new"}


def test_a_git_repository_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site" / ".git").mkdir(parents=True)
    with (
        pytest.raises(NotReplaceableError, match="holds a Git repository"),
        stage(tmp_path / "site"),
    ):
        pass


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").touch()
    with pytest.raises(NotReplaceableError, match="is a file"), stage(tmp_path / "site"):
        pass


def test_files_are_replaced_whole_and_keep_what_else_is_known_of_them(tmp_path: Path) -> None:
    (tmp_path / "lesson.yml").write_text("old")
    (tmp_path / "lesson.yml").chmod(0o640)
    (tmp_path / "link.yml").symlink_to("lesson.yml")
    replace_files({tmp_path / "link.yml": b"new"})
    assert (tmp_path / "link.yml").is_symlink()
    assert (tmp_path / "lesson.yml").read_text() == "new"
    assert (tmp_path / "lesson.yml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lesson.yml", "link.yml"]


def test_no_file_is_replaced_where_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "lesson.yml").write_text("old")
    with pytest.raises(FileNotFoundError):
        replace_files({tmp_path / "lesson.yml": b"new", tmp_path / "gone" / "lesson.yml": b"new"})
    assert (tmp_path / "lesson.yml").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["lesson.yml"]


def test_what_is_to_be_kept_comes_along_and_gives_way_to_what_is_new(tmp_path: Path) -> None:
    for name in ("both/old", "both/same", "alone/old", ".hidden", "old"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("old")
    with stage(tmp_path / "site", keep_all=True) as aside:
        (aside / "both").mkdir()
        (aside / "both" / "same").write_text("new")
    files = (path for path in (tmp_path / "site").rglob("*") if path.is_file())
    assert {path.relative_to(tmp_path / "site").as_posix(): path.read_text() for path in files} == {
        "both/old": "old",
        "both/same": "new",
        "alone/old": "old",
        ".hidden": "old",
        "old": "old",
    }


IN_A_SITE = """
import os, signal, sys
from pathlib import Path
from lessonwright.files.output_folder import stage

dist, fatal = Path(sys.argv[1]), int(sys.argv[2])
seen = 0

def count(event, args):
    global seen
    seen += 1
    if seen == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
with stage(dist / "site" / "handouts", keep_all=True, aside_in=dist) as aside:
    (aside / "lesson.pdf").write_text("new")
"""


def test_what_a_kill_leaves_behind_is_never_within_the_site_and_goes_with_the_next_run(
    tmp_path: Path,
) -> None:
    fatal, ended, left_behind = 0, -signal.SIGKILL, 0
    while ended == -signal.SIGKILL:
        fatal += 1
        dist = tmp_path / str(fatal)
        (dist / "site" / "handouts").mkdir(parents=True)
        ended = subprocess.run(
            [sys.executable, "-c", IN_A_SITE, str(dist), str(fatal)], check=False
        ).returncode
        assert [path.name for path in (dist / "site").iterdir()] == ["handouts"]
        left_behind += len([*dist.iterdir()]) - 1
        with stage(dist / "site" / "handouts", aside_in=dist):
            pass
        assert [path.name for path in dist.iterdir()] == ["site"]
    assert ended == 0
    assert left_behind > 0


def test_what_was_left_within_a_site_once_does_not_come_along(tmp_path: Path) -> None:
    for name in (".handouts.aside-a1_b2c3d", ".well-known"):
        (tmp_path / "site" / name).mkdir(parents=True)
    with stage(tmp_path / "site", keep_hidden=True):
        pass
    assert [path.name for path in (tmp_path / "site").iterdir()] == [".well-known"]


@pytest.mark.parametrize("closed", ["dist/site", "dist"])
def test_a_folder_that_may_not_be_replaced_is_told_before_any_work(closed: str) -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        (home / "dist" / "site").mkdir(parents=True)
        home.chmod(0o755)
        for name in ("dist", "dist/site"):
            (home / name).chmod(0o555 if name == closed else 0o777)
        with (
            as_somebody(),
            pytest.raises(PermissionError) as refused,
            stage(home / "dist" / "site"),
        ):
            pytest.fail("the work has begun")
        assert refused.value.filename == str(home / closed)
        (home / closed).chmod(0o777)


def test_where_folders_cannot_be_locked_a_file_beside_them_holds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with own_temporary_folder():
        (of_the_first,) = (path for path in tmp_path.iterdir() if path.is_dir())
        os.utime(of_the_first, (0, 0))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        with own_temporary_folder():
            assert of_the_first.is_dir()
    left = tmp_path / "lessonwright-run-of-a-killed-program"
    left.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with own_temporary_folder():
        assert not left.exists()
    assert [*tmp_path.iterdir()] == []


TEMPORARY = """
import os, signal, sys, tempfile
from lessonwright.files.output_folder import own_temporary_folder

with own_temporary_folder():
    tempfile.mkdtemp()
    if sys.argv[1] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_temporary_files_of_killed_programs_go_with_the_next_and_those_of_running_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    program = [sys.executable, "-c", TEMPORARY]
    assert subprocess.run([*program, "killed"], check=False).returncode == -signal.SIGKILL
    assert len([*tmp_path.iterdir()]) == 1
    with own_temporary_folder():
        [ours] = tmp_path.iterdir()
        assert subprocess.run([*program, "whole"], check=False).returncode == 0
        assert [*tmp_path.iterdir()] == [ours]
    assert [*tmp_path.iterdir()] == []
