"""Holds what a course keeps to be built by elsewhere to the copy that made it."""

import os
import subprocess
import sys
from importlib.metadata import PathDistribution, version
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from lessonwright import __version__
from lessonwright.starter import write_course
from lessonwright.starter.wheel_and_requirements import (
    NAME,
    is_release,
    write_installation,
    write_wheel,
)
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-compile",
    ]
    subprocess.run(
        [*pip, "--target", str(folder), str(wheel)],
        check=True,
        env={**os.environ, "PIP_NO_CACHE_DIR": "1"},
    )
    return folder


def new(folder: Path, *, of: Path) -> Path:
    """Make a course with the copy that lies in a folder; return where the course keeps what builds it."""
    environment = {**os.environ, "PYTHONPATH": str(of), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "lessonwright", "new", str(folder)]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return folder / ".lessonwright"


def test_the_wheel_holds_the_whole_package(wheel: Path) -> None:
    package = ROOT / "generator" / "lessonwright"
    files = {
        path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    with ZipFile(wheel) as archive:
        held = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith("lessonwright/")
        }
    built = ROOT / "dist" / "docs"
    documentation = (
        [path for path in built.rglob("*") if path.is_file()]
        if (built / "index.html").is_file()
        else []
    )
    assert held == {
        **{
            f"lessonwright/{path.relative_to(package).as_posix()}": path.read_bytes()
            for path in files
        },
        **{
            f"lessonwright/documentation/{path.relative_to(built).as_posix()}": path.read_bytes()
            for path in documentation
        },
    }


def test_the_wheel_has_the_same_bytes_each_time(wheel: Path, tmp_path: Path) -> None:
    assert write_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_what_pip_installs_from_the_wheel_makes_the_same_wheel(
    wheel: Path, installed: Path, tmp_path: Path
) -> None:
    assert (new(tmp_path / "course", of=installed) / NAME).read_bytes() == wheel.read_bytes()


def test_a_copy_that_is_no_release_comes_along_as_a_wheel(tmp_path: Path) -> None:
    write_installation(tmp_path)
    lines = (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line[0] != "#"] == [
        "-c constraints.txt",
        f"./.lessonwright/{NAME}",
    ]
    assert (tmp_path / NAME).is_file()


def test_of_a_release_the_number_is_enough(wheel: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    with ZipFile(wheel) as archive:
        archive.extractall(
            index
        )  # as pip leaves a package that came from an index: without a note where from
    made = new(tmp_path / "course", of=index)
    lines = (made / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line[0] != "#"] == [
        "-c constraints.txt",
        f"lessonwright=={__version__}",
    ]
    assert not [*made.glob("*.whl")]


def test_only_what_has_no_address_of_its_own_is_a_release(tmp_path: Path) -> None:
    assert is_release(PathDistribution(tmp_path))
    (tmp_path / "direct_url.json").write_text("{}")
    assert not is_release(PathDistribution(tmp_path))


def test_everything_that_it_rests_on_is_pinned_to_what_runs_here(tmp_path: Path) -> None:
    write_installation(tmp_path)
    lines = (tmp_path / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert pinned == {name: version(name) for name in pinned}
    assert {"mkdocs", "mkdocs-material", "typst", "pymdown-extensions", "pyyaml"} <= set(pinned)
    assert not {"lessonwright", "pytest", "ruff", "distributed"} & set(pinned)


def test_the_python_that_the_versions_are_for_is_named(tmp_path: Path) -> None:
    write_installation(tmp_path)
    named = (tmp_path / ".python-version").read_text(encoding="utf-8")
    assert named == f"{sys.version_info.major}.{sys.version_info.minor}\n"


def test_after_an_update_the_old_wheel_is_gone(tmp_path: Path) -> None:
    (tmp_path / "lessonwright-0.0.1-py3-none-any.whl").touch()
    (tmp_path / "of-mine.whl").touch()
    write_installation(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.whl")) == [NAME, "of-mine.whl"]


def test_the_workflow_installs_from_what_lies_in_the_course(tmp_path: Path) -> None:
    write_course(tmp_path, "First aid at work", "en", "first-aid")
    write_installation(tmp_path / ".lessonwright")
    workflow = yaml.safe_load(
        (tmp_path / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    )
    build = workflow["jobs"]["build"]["steps"]
    installing = next(step["run"] for step in build if "pip" in step.get("run", ""))
    python = next(
        step["with"]["python-version-file"]
        for step in build
        if "setup-python" in step.get("uses", "")
    )
    assert (tmp_path / installing.split()[-1]).is_file()
    assert (tmp_path / python).is_file()


def test_the_workflow_checks_pull_requests_and_publishes_none(tmp_path: Path) -> None:
    write_course(tmp_path, "First aid at work", "en", "first-aid")
    workflow = yaml.safe_load(
        (tmp_path / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    )
    assert "pull_request" in workflow[True]  # YAML takes `on` for yes
    assert workflow["permissions"] == {"contents": "read"}
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    assert [step["run"] for step in build["steps"] if "run" in step][1:] == [
        "lessonwright check --format github",
        "lessonwright build",
    ]
    assert {"name": "site", "path": "dist/site"} in [step.get("with") for step in build["steps"]]
    assert "github.event_name != 'pull_request'" in publish["if"]
    assert publish["needs"] == "build"
