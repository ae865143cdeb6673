"""Every file below a folder is named, whatever stands beside it."""

import os
from pathlib import Path

import pytest

from lessonwright.files.file_digests import walk_files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site" / "b").mkdir(parents=True)
    for name in ("site/a.txt", "site/z.txt", "site/b/a.txt", "site/b/z.txt", "secret.txt"):
        (tmp_path / name).write_text(name)
    return tmp_path / "site"


FILES = ["a.txt", "b/a.txt", "b/z.txt", "z.txt"]


def nest(folder: Path, depth: int) -> None:
    """Make folders in folders, until the way to the innermost is too long for any system to open it at once."""
    name, at = "d" * 200, os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=at)
        inner = os.open(name, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(at)


def test_a_link_to_a_file_is_one_and_a_link_to_a_folder_is_not(site: Path) -> None:
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    (site / "round").symlink_to(site)
    (site / "broken").symlink_to(site.parent / "nothing")
    assert walk_files(site) == sorted([*FILES, "link.txt"])
    assert walk_files(site.parent / "nowhere") == []


@pytest.mark.parametrize("folder", ["", "b/"])
@pytest.mark.parametrize("target", ["{site}/a.txt/x", "m"])
def test_a_link_that_leads_through_a_file_or_in_circles_hides_no_other_file(
    target: str, folder: str, site: Path
) -> None:
    odd = [f"{folder}{name}" for name in ("0", "m", "zz")]
    for name in odd:
        (site / name).symlink_to(target.format(site=site))
    assert walk_files(site) == sorted([*FILES, *odd])


def test_a_folder_that_cannot_be_opened_is_named_and_hides_no_file(site: Path) -> None:
    nest(site / "b", 25)
    *files, folder = sorted(walk_files(site), key=len)
    assert sorted(files) == FILES
    assert folder.startswith("b/dd")


def test_a_file_in_place_of_the_folder_is_named(site: Path) -> None:
    assert walk_files(site / "a.txt") == ["."]
