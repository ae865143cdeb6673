"""Owns how packages are made: a project's mkdocs.yml and what is wanted come in; built sites go to `packages`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from tempfile import TemporaryDirectory

from lessonwright.building.build_errors import CannotBuildError
from lessonwright.building.handout_publisher import HandoutPublisher
from lessonwright.building.mkdocs_runner import build_site
from lessonwright.building.page_workers import Helpers
from lessonwright.building.pdf_workers import PdfWorkers
from lessonwright.building.project_settings import FACILITATOR, Project
from lessonwright.building.site_selection import Selection
from lessonwright.course.course import Course
from lessonwright.files.file_digests import walk_files
from lessonwright.message_wording import did_you_mean, quote
from lessonwright.packages.contents import NotPackableError
from lessonwright.packages.package import Package, Site, Target, package
from lessonwright.prose.words import words
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.site.script_bundles import session_scripts


@dataclass(frozen=True)
class Wanted:
    """What packages are to be made of: for which targets, of which part, whether with PDFs and in spite of warnings."""

    targets: tuple[Target, ...]
    part: str | None = None
    handouts: bool = True
    strict: bool = True


def package_folder(project: Project) -> Path:
    """Return where packages go: beside the site, or where that is not within the project, into its `dist`."""
    home, site = project.folder.resolve(), project.site.resolve()
    beside = site.parent if site.parent.is_relative_to(home) else home / "dist"
    return beside / "packages"


def parts(
    course: Course, module: str | None = None, lesson: str | None = None, split: str | None = None
) -> list[str | None]:
    """Return the parts to make packages of: ids such as `module` and `module/lesson`; None is the whole course.

    Raise `CannotBuildError` for a module or a lesson that the course does not have.
    """
    lessons = [f"{one.id}/{inner.id}" for one in course.modules for inner in one.lessons]
    modules = [one.id for one in course.modules]
    if lesson is not None:
        found = [one for one in lessons if lesson in (one, one.partition("/")[2])]
        return [_only(lesson, found, lessons, "lesson")]
    if module is not None:
        _only(module, [one for one in modules if one == module], modules, "module")
        within = [one for one in lessons if one.startswith(f"{module}/")]
        return [*within] if split == "lesson" else [module]
    everything: dict[str, list[str | None]] = {"module": [*modules], "lesson": [*lessons]}
    return everything.get(split or "", [None])


def _only(name: str, found: Sequence[str], known: Sequence[str], noun: str) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotBuildError(
            f"There is more than one lesson {quote(name)}. Write its module, too: {found[0]}"
        )
    names = [*known, *(one.partition("/")[2] for one in known if "/" in one)]
    guess = did_you_mean(name, names) or f"There are {', '.join(known)}."
    raise CannotBuildError(f"There is no {noun} {quote(name)}. {guess[:1].upper()}{guess[1:]}")


def build_packages(
    config_file: Path,
    course: Course,
    project: Project,
    wanted: Wanted,
    tell: Callable[[Sequence[Diagnostic]], None],
    on_page: Callable[[int, int], None],
    folder: Path,
    helpers: Helpers | None = None,
    workers: PdfWorkers | None = None,
) -> Iterator[Package]:
    """Build the site of a part in a folder, and yield its packages; the folder holds what they are made of.

    These help with its pages, and these workers make its PDFs; where it is not said, as for a build.
    Raise `CannotBuildError` where an LMS would refuse a file of the course.
    """
    selection = Selection(wanted.part, tuple(map(normpath, course.package.leave_out)))
    with ExitStack() as stack:
        beside = Path(stack.enter_context(TemporaryDirectory(prefix="lessonwright-")), FACILITATOR)
        beside.mkdir()
        publisher = HandoutPublisher(beside, handouts=wanted.handouts, tell=tell, workers=workers)
        built = build_site(
            config_file,
            folder,
            strict=wanted.strict,
            offline=True,
            publisher=publisher,
            on_page=on_page,
            selection=selection,
            helpers=helpers,
        )
    said = words(course.language)
    site = Site(
        built,
        selection.course(course),
        wanted.part,
        project.dialect(course),
        lambda standard: session_scripts(standard, said),
        None if selection.is_everything else frozenset(walk_files(project.content)),
    )
    for target in wanted.targets:
        try:
            yield package(site, target)
        except NotPackableError as error:
            raise CannotBuildError(str(error)) from error
