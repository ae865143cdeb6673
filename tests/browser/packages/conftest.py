"""What the tests of packages in a browser share: packages of the small course, unpacked beside an LMS."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext

from lessonwright.building.mkdocs_yml import content_folder, project
from lessonwright.building.package_builds import Wanted, build_packages
from lessonwright.packages.package import TARGETS, Package
from lessonwright.reading.loader import load_course
from tests.browser.conftest import serve, write_project
from tests.browser.learning.courses import ALL, REWORKED, course, lesson
from tests.browser.packages.lms import Launch, launch
from tests.conftest import ROOT

SIMULATOR = ROOT / ".cache" / "lms"
HERE = Path(__file__).parent

Start = Callable[..., Launch]

WORKSHEET = """\
worksheet:
  title: To keep
  prompts:
    - write: What will you keep?
      id: keep
    - journal: What happened today?
      id: day
"""
FILES = course(lesson(*ALL) + WORKSHEET)
BY_LESSON = {**FILES, "course.yml": f"{FILES['course.yml']}package: {{ units: lesson }}\n"}


def make_packages(config: Path, folder: Path, part: str | None = None) -> dict[str, Package]:
    """Build a project's site, and return its packages by their targets."""
    loaded = load_course(content_folder(config))
    assert loaded.course, loaded.diagnostics
    wanted = Wanted(TARGETS, part, handouts=False)
    made = build_packages(
        config, loaded.course, project(config), wanted, lambda _: None, lambda *_: None, folder
    )
    return dict(zip(TARGETS, made, strict=True))


def unpacked(packages: dict[str, Package], beside: Path, name: str) -> None:
    """Unpack each package beside the LMS, into a folder called like the course and the target."""
    for target, package in packages.items():
        with ZipFile(package.write(beside / "zips")) as archive:
            archive.extractall(beside / f"{name}-{target}")


@pytest.fixture(scope="session")
def lms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an LMS, the packages of the small course, of its next version, and by lesson."""
    folder = tmp_path_factory.mktemp("lms")
    for script in SIMULATOR.glob("*.js"):
        shutil.copy(script, folder)
    shutil.copy(HERE / "lms.html", folder)
    config = write_project(tmp_path_factory.mktemp("packed"), FILES)
    built = tmp_path_factory.mktemp("built") / "site"
    unpacked(make_packages(config, built), folder, "drill")
    for name, files in {"later": course(REWORKED), "lessons": BY_LESSON}.items():
        config = write_project(tmp_path_factory.mktemp(name), files)
        built = tmp_path_factory.mktemp(f"built-{name}") / "site"
        unpacked(make_packages(config, built), folder, name)
    return folder


@pytest.fixture(scope="session")
def origin(lms: Path) -> Iterator[str]:
    with serve(lms) as origin:
        yield origin


@pytest.fixture
def start(learner: BrowserContext, origin: str) -> Start:
    """Launch a package for a learner; `who` is another browser than the first one."""

    def begin(
        package: str = "drill-scorm-1.2",
        standard: str | None = "scorm-1.2",
        who: BrowserContext | None = None,
        **more: object,
    ) -> Launch:
        return launch(who or learner, origin, package, standard, **more)  # type: ignore[arg-type]

    return begin
