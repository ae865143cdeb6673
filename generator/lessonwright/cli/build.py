"""Owns `lessonwright build`: a project folder comes in, its site comes out."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from rich.markup import escape

from lessonwright.building.pdf_workers import (
    DaskWorkers,
    PdfWorkers,
    need_memory_for_pdfs,
    workers_for,
)
from lessonwright.cli.command_group_and_arguments import FOLDER, WORKERS
from lessonwright.cli.errors import CannotRunError, NotMendedError
from lessonwright.cli.findings import print_text
from lessonwright.cli.project import config_file
from lessonwright.cli.screen import (
    STOPPED_BY_WARNINGS,
    ProgressSteps,
    is_in_menu,
    say,
    show_log,
)
from lessonwright.files.output_folder import own_temporary_folder, stage
from lessonwright.reading.diagnostic import Diagnostic

if TYPE_CHECKING:
    from lessonwright.building.handout_publisher import HandoutPublisher
    from lessonwright.building.page_workers import Helpers
    from lessonwright.files.output_folder import ManifestedFolder


@click.command(short_help="Write the finished site.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "--strict/--no-strict",
    default=True,
    help="Whether a warning, such as a broken link, stops the build (it does).",
)
@click.option(
    "--offline",
    is_flag=True,
    help="Write a site that opens from a folder, without a server; search works, too.",
)
@click.option(
    "--handouts/--no-handouts",
    default=None,
    help="Whether PDFs are made, too; left out, as mkdocs.yml says, or yes.",
)
@WORKERS
@click.option(
    "--fresh",
    is_flag=True,
    help="Make every page and file anew, whatever earlier builds have left.",
)
def build(
    folder: Path,
    strict: bool,
    offline: bool,
    handouts: bool | None,
    workers: int | str | None,
    fresh: bool,
) -> None:
    """Write the finished site into the folder that mkdocs.yml names as site_dir.

    DIR is the folder that holds mkdocs.yml; left out, the one you are in. The site is built aside
    and then moved into place: a build that fails or is stopped leaves the last good site as it was.

    The learners' PDFs come to stand in the site, the facilitator's in a folder `facilitator` beside
    it. Last of all, the site is looked through for sentences that only a facilitator may see.

    What a build has made is kept in the folder .cache beside mkdocs.yml, and the next one makes only
    what has changed since. The folder can be removed at any time.

    Example: lessonwright build my-course
    """
    from lessonwright.building.handout_publisher import facilitator_folder
    from lessonwright.building.mkdocs_or_properdocs import LOG_NAME
    from lessonwright.building.mkdocs_runner import build_site
    from lessonwright.building.mkdocs_yml import project

    show_log(LOG_NAME, "WARNING")
    told: list[Diagnostic] = []
    with exit_on_site_errors():
        config = config_file(folder)
        site = project(config)
        with_handouts = site.handouts if handouts is None else handouts
        if with_handouts:
            need_memory_for_pdfs()
        beside = facilitator_folder(site) if with_handouts else None
        with ExitStack() as stack:
            stack.enter_context(own_temporary_folder())
            made_by = workers_for(workers) if with_handouts or isinstance(workers, str) else None
            if made_by:
                stack.enter_context(made_by)
            steps = stack.enter_context(ProgressSteps("Building the site"))
            # Entered first and left last: the site is replaced only where everything beside it
            # could be.
            aside = stack.enter_context(stage(site.site, keep_hidden=True))
            build_site(
                config,
                aside,
                strict=strict,
                offline=offline,
                publisher=_publisher(stack, beside, steps, told, fresh, made_by),
                on_page=steps,
                fresh=fresh,
                helpers=helpers_for(workers, made_by),
            )
    print_text(told)
    _say_where(site.site, beside)


def helpers_for(wanted: int | str | None, workers: PdfWorkers | None) -> "Helpers":
    """Return who helps with pages: so many processes of this computer, or these workers of a Dask scheduler."""
    if isinstance(workers, DaskWorkers):
        from lessonwright.building.remote_page_workers import RemotePageHelpers

        return RemotePageHelpers(workers)
    from lessonwright.building.page_workers import PageHelpers

    return PageHelpers(wanted if isinstance(wanted, int) else None)


def _publisher(
    stack: ExitStack,
    beside: "ManifestedFolder | None",
    steps: ProgressSteps,
    told: list[Diagnostic],
    fresh: bool,
    made_by: PdfWorkers | None,
) -> "HandoutPublisher":
    """Return who puts handouts into the site and the rest into a folder beside it; with no folder, who only looks."""
    from lessonwright.building.handout_publisher import HandoutPublisher

    if not beside:
        return HandoutPublisher(handouts=False, tell=told.extend, fresh=fresh)
    making = stack.enter_context(ProgressSteps("Making handouts", steps))
    aside = stack.enter_context(beside.replacement())
    return HandoutPublisher(aside, making, tell=told.extend, fresh=fresh, workers=made_by)


def _say_where(site: Path, beside: "ManifestedFolder | None") -> None:
    from lessonwright.building.project_settings import HANDOUTS

    if beside:
        say(f"The facilitator's guides and the answer key are in {escape(str(beside.folder))}.")
        say(
            f"Learners' handouts are in {escape(str(site / HANDOUTS))}; each lesson's page links its own."
        )
    address = (site.resolve() / "index.html").as_uri()
    say(f"[green]The site is ready.[/] Open it in your browser: {escape(address)}")
    if _search_needs_a_server(site):
        say("Search needs a web server, or a build with --offline.")


def _search_needs_a_server(site: Path) -> bool:
    """Tell whether the site can be searched, and not from a page that is opened from a folder."""
    search = site / "search"
    has_index = any(
        (search / name).is_file() for name in ("search_index.json", "pagefind-entry.json")
    )
    return has_index and not (search / "search_index.js").is_file()


def _stop_for_warnings() -> NoReturn:
    said = "the warnings above are to be mended first."
    if is_in_menu():
        say(f"[bold red]Not built:[/] {said}")
        sys.exit(STOPPED_BY_WARNINGS)
    raise NotMendedError(f"{said} To build all the same: --no-strict")


@contextmanager
def exit_on_site_errors() -> Iterator[None]:
    """Print what is wrong with the course and end with exit code 1, or say why MkDocs cannot run."""
    # MkDocs takes longer to start than `lessonwright check` needs for a small course: only who
    # builds waits for it.
    from lessonwright.building.build_errors import SiteError

    try:
        yield
    except SiteError as error:
        if error.diagnostics:
            print_text(error.diagnostics)
            sys.exit(1)
        if "strict mode" in str(error):
            _stop_for_warnings()
        raise CannotRunError(str(error)) from error
