"""Owns what a course keeps to be built by elsewhere and later: the copy that runs here comes in, files go out."""

import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lessonwright import __version__
from lessonwright.starter import BESIDE_THE_COURSE
from lessonwright.starter.wheel import write_wheel

REQUIREMENTS, CONSTRAINTS, PYTHON = "requirements.txt", "constraints.txt", ".python-version"
_OURS = "lessonwright"
_REQUIREMENTS = """\
# What builds this course: this very Lessonwright, and all that it rests on in the versions that {constraints} names.
# `lessonwright pin` writes these files anew, so keep nothing of your own in them. If mkdocs.yml names another plugin,
# let the workflow install that in a line of its own.
-c {constraints}
{source}
"""
_CONSTRAINTS = "# The versions that this course was made with, so that it can still be built in years to come.\n"


def write_installation(folder: Path) -> None:
    """Write what pip installs this copy from: its release where it is one, else a wheel that is put beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in folder.glob(f"{_OURS}-*.whl"):
        wheel.unlink()
    requirements = _REQUIREMENTS.format(constraints=CONSTRAINTS, source=_source(folder))
    (folder / REQUIREMENTS).write_text(requirements, encoding="utf-8")
    lines = (f"{name}=={version}\n" for name, version in sorted(_versions().items()))
    (folder / CONSTRAINTS).write_text("".join([_CONSTRAINTS, *lines]), encoding="utf-8")
    # For another Python, some of these versions may not be to be had.
    (folder / PYTHON).write_text(f"{sys.version_info.major}.{sys.version_info.minor}\n", encoding="utf-8")


def _source(folder: Path) -> str:
    if is_release(distribution(_OURS)):
        return f"{_OURS}=={__version__}"
    # pip takes it from the folder that it is started in, which is the course's.
    return f"./{BESIDE_THE_COURSE}/{write_wheel(folder).name}"


def is_release(installed: Distribution) -> bool:
    """Tell whether a package came from an index: of everything else, pip notes the address that it came from."""
    return installed.read_text("direct_url.json") is None


def _versions() -> dict[str, str]:
    """Return the version of each package that this copy needs on this computer, by its name."""
    found: dict[str, str] = {}
    wanted = [*_needed(distribution(_OURS))]
    while wanted:
        name = wanted.pop()
        try:
            package = distribution(name)
        except (
            PackageNotFoundError
        ):  # somebody has taken out what Lessonwright does without, such as `--no-deps` leaves
            continue
        if name not in found:
            found[name] = package.version
            wanted += _needed(package)
    return found


def _needed(package: Distribution) -> Iterator[str]:
    for line in package.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)
