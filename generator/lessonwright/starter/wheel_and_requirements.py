"""Owns what a course keeps to be built by elsewhere and later: this very copy, as a wheel."""

import hashlib
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import itemgetter
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lessonwright import __version__
from lessonwright.files.archive import write_archive
from lessonwright.files.output_folder import replace_files
from lessonwright.starter import BESIDE_THE_COURSE

_PACKAGE = "lessonwright"
_DESCRIPTION = f"{_PACKAGE}-{__version__}.dist-info"
_DESCRIBED_IN = ("METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE")
NAME = f"{_PACKAGE}-{__version__}-py3-none-any.whl"


def write_wheel(folder: Path) -> Path:
    """Write the wheel into a folder, in the same bytes each time, and return it."""
    contents = dict(_contents())
    listed = (
        f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in contents.items()
    )
    record = f"{_DESCRIPTION}/RECORD"
    contents[record] = "".join([*listed, f"{record},,\n"]).encode()
    write_archive(folder / NAME, contents)
    return folder / NAME


def _contents() -> Iterator[tuple[str, bytes]]:
    package = files(_PACKAGE)
    # By name: documentation that is in the package comes where it comes from beside it.
    for name, file in sorted(
        (*_below(package, _PACKAGE), *_documentation(package)), key=itemgetter(0)
    ):
        yield name, file.read_bytes()
    installed = distribution(_PACKAGE)
    for name in _DESCRIBED_IN:
        text = installed.read_text(name)
        assert text is not None, name  # noqa: S101 - every way of installing keeps them
        yield f"{_DESCRIPTION}/{name}", text.encode()


def _documentation(package: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Yield the documentation that a checkout has built beside its package, as every wheel of a release holds it."""
    built = Path(str(package)).parents[1] / "dist" / "docs"
    if not (package / "documentation").is_dir() and (built / "index.html").is_file():
        yield from _below(built, f"{_PACKAGE}/documentation")


def _below(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_file():
            yield f"{name}/{item.name}", item
        elif item.name != "__pycache__":
            yield from _below(item, f"{name}/{item.name}")


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


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
    earlier = {*folder.glob(f"{_OURS}-*.whl")}
    versions = (f"{name}=={version}\n" for name, version in sorted(_versions().items()))
    texts = {
        CONSTRAINTS: "".join([_CONSTRAINTS, *versions]),
        # For another Python, some of these versions may not be to be had.
        PYTHON: f"{sys.version_info.major}.{sys.version_info.minor}\n",
    }
    wheel = None if is_release(distribution(_OURS)) else write_wheel(folder)
    # pip takes it from the folder that it is started in, which is the course's.
    source = f"./{BESIDE_THE_COURSE}/{wheel.name}" if wheel else f"{_OURS}=={__version__}"
    texts[REQUIREMENTS] = _REQUIREMENTS.format(constraints=CONSTRAINTS, source=source)
    replace_files({folder / name: text.encode() for name, text in texts.items()})
    for left in earlier - {wheel}:
        left.unlink()


def is_release(installed: Distribution) -> bool:
    """Tell whether a package came from an index: of everything else, pip notes the address that it came from."""
    return installed.read_text("direct_url.json") is None


def _versions() -> dict[str, str]:
    """Return the version of each package that this copy needs on this computer, by its name."""
    found: dict[str, str] = {}
    wanted = [*_requirements_of(distribution(_OURS))]
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
            wanted += _requirements_of(package)
    return found


def _requirements_of(package: Distribution) -> Iterator[str]:
    for line in package.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)
