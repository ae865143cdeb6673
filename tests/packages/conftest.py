"""What the tests of packages share: the golden course, packed for every target, as a whole and in part."""

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from lessonwright.packages.package import Package
from tests.browser.conftest import CONFIG
from tests.browser.packages.conftest import make_packages
from tests.conftest import ROOT

EVERY_KIND = ROOT / "tests" / "site" / "courses" / "every-kind"

Pack = Callable[..., dict[str, ZipFile]]


def project_at(folder: Path) -> Path:
    """Write a project with the golden course, and return its mkdocs.yml."""
    shutil.copytree(EVERY_KIND, folder / "content")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return folder / "mkdocs.yml"


def opened(packages: dict[str, Package], folder: Path) -> dict[str, ZipFile]:
    return {target: ZipFile(package.write(folder)) for target, package in packages.items()}


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ZipFile]:
    """The packages of the whole course."""
    folder = tmp_path_factory.mktemp("whole")
    packages = make_packages(project_at(folder), folder / "site")
    return opened(packages, folder / "zips")


@pytest.fixture(scope="session")
def lesson_alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ZipFile]:
    """The packages of one lesson of it."""
    folder = tmp_path_factory.mktemp("part")
    packages = make_packages(project_at(folder), folder / "site", "first/one")
    return opened(packages, folder / "zips")
