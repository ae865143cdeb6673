import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from lessonwright.starter.wheel_and_requirements import write_wheel
from tests.cli.conftest import Lessonwright


@pytest.fixture(scope="module")
def _wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def root(_wheel: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the package where a checkout has it, and nothing else of a checkout."""
    with ZipFile(_wheel) as archive:
        archive.extractall(tmp_path / "a folder" / "generator")
    return tmp_path / "a folder"


def page(folder: Path) -> str:
    """Put a page into a folder and return its address."""
    folder.mkdir(parents=True)
    (folder / "index.html").touch()
    return (folder / "index.html").as_uri()


def docs(run: Lessonwright, root: Path, browser: str = "true") -> tuple[int, str]:
    said = run(
        "docs", PYTHONPATH=str(root / "generator"), BROWSER=browser, DISPLAY="", WAYLAND_DISPLAY=""
    )
    return said.returncode, said.stdout + said.stderr


def test_the_documentation_that_came_along_is_opened(
    lessonwright: Lessonwright, root: Path, tmp_path: Path
) -> None:
    page(root / "dist" / "docs")
    address = page(root / "generator" / "lessonwright" / "documentation")
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n')
    browser.chmod(0o755)
    assert docs(lessonwright, root, str(browser)) == (0, f"The documentation is here: {address}\n")
    assert (tmp_path / "opened").read_text().strip() == address
    (tmp_path / "opened").unlink()
    assert (
        lessonwright(
            "docs", "--no-open", PYTHONPATH=str(root / "generator"), BROWSER=str(browser)
        ).returncode
        == 0
    )
    assert not (tmp_path / "opened").exists()


def test_in_a_checkout_the_one_that_was_built_is_opened(
    lessonwright: Lessonwright, root: Path
) -> None:
    address = page(root / "dist" / "docs")
    assert docs(lessonwright, root) == (0, f"The documentation is here: {address}\n")


def test_where_no_browser_can_be_opened_the_address_is_to_be_copied(
    lessonwright: Lessonwright, root: Path
) -> None:
    address = page(root / "generator" / "lessonwright" / "documentation")
    assert docs(lessonwright, root, "false") == (
        0,
        f"The documentation is here: {address}\nNo browser could be opened. Open one, and copy this address into it.\n",
    )


def test_in_a_checkout_without_it_the_verb_is_named(lessonwright: Lessonwright, root: Path) -> None:
    page(root / "docs")
    (root / "docs" / "mkdocs.yml").touch()
    assert docs(lessonwright, root) == (
        2,
        f"Cannot run: The documentation is not built yet. In the folder {root}: make docs\n",
    )


def test_a_copy_without_it_says_so(lessonwright: Lessonwright, root: Path) -> None:
    code, said = docs(lessonwright, root)
    assert code == 2
    assert said.startswith("Cannot run: This copy was installed without its documentation.")
    assert "`make dist`" in said


def test_the_documentation_of_a_checkout_goes_into_the_wheel_that_a_course_keeps(
    root: Path, tmp_path: Path
) -> None:
    page(root / "dist" / "docs")
    make = (
        "import pathlib; from lessonwright.starter.wheel_and_requirements import write_wheel; "
        "print(write_wheel(pathlib.Path()))"
    )
    environment = {**os.environ, "PYTHONPATH": str(root / "generator")}
    command = [sys.executable, "-c", make]
    made = subprocess.run(
        command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    with ZipFile(tmp_path / made.stdout.strip()) as archive:
        assert "lessonwright/documentation/index.html" in archive.namelist()
