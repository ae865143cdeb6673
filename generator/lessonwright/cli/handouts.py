"""Owns `lessonwright handouts`: a project folder comes in; PDFs for learners and for the facilitator come out."""

import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import click
from rich.markup import escape

from lessonwright.cli.findings import print_text
from lessonwright.cli.project import config_file, content_folder
from lessonwright.cli.screen import Steps, say, waiting
from lessonwright.cli.trouble import CannotRunError, NotMendedError
from lessonwright.cli.words import counted
from lessonwright.spec.load import load_course
from lessonwright.staging import staged

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def _minutes(_: click.Context, __: click.Parameter, clock: str) -> int:
    """Return minutes after midnight."""
    found = _CLOCK.fullmatch(clock)
    if not found:
        raise click.BadParameter("A time is written as 9:00 or 13:30.")
    return int(found[1]) * 60 + int(found[2])


@click.command(short_help="Write the PDFs alone.")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=".")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the folders `handouts` and `facilitator` go; left out, into the site and beside it.",
)
@click.option(
    "--start", metavar="TIME", default="9:00", callback=_minutes, help="When the session begins; left out, 9:00."
)
@click.option(
    "--break", "pause", metavar="MINUTES", type=click.IntRange(0, 60), default=15, help="How long a break is."
)
@click.option(
    "--stretch", metavar="MINUTES", type=click.IntRange(15, 600), default=90, help="How long people sit before a break."
)
@click.option("--all", "anew", is_flag=True, help="Make every file anew, also those that have not changed.")
def handouts(folder: Path, output: Path | None, start: int, pause: int, stretch: int, anew: bool) -> None:
    """Write the PDFs: handouts and a workbook for learners, guides and an answer key for the facilitator.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you are in. What
    learners get goes into the folder `handouts` of the site, what they must not see into a folder `facilitator` beside
    the site. `lessonwright build` makes the same files; here, you say when the session begins.

    Example: lessonwright handouts my-course --start 13:30
    """
    from lessonwright.cli.publishing import write_handouts
    from lessonwright.handouts.leak import leak_diagnostics
    from lessonwright.handouts.order import Orders
    from lessonwright.handouts.schedule import Day

    content = content_folder(folder)
    with waiting("Reading the course …"):
        loaded = load_course(content)
    print_text(loaded.diagnostics)
    if loaded.course is None:
        sys.exit(1)
    learners, beside, shelf = _places(folder, output)
    day = Day(start=start, pause=pause, at_a_stretch=stretch)
    with ExitStack() as stack:
        made, held = stack.enter_context(staged(learners)), stack.enter_context(staged(beside))
        steps = stack.enter_context(Steps("Making handouts"))
        orders = Orders(loaded.course, content, _addresses(folder))
        mistakes = write_handouts(orders, made, held, None if anew else shelf, steps, day)
        if all(mistake.severity != "error" for mistake in mistakes):
            mistakes += leak_diagnostics(loaded.course, content, made)
        print_text(mistakes)
        if any(mistake.severity == "error" for mistake in mistakes):
            raise NotMendedError("no PDF was written; the last good ones are as they were.")
        count = sum(1 for place in (made, held) for _ in place.rglob("*.pdf"))
    say(f"[green]{counted(count, 'file')}[/] written: for learners into {escape(str(learners))},")
    say(f"for the facilitator into {escape(str(beside))}.")


def _places(folder: Path, output: Path | None) -> tuple[Path, Path, Path | None]:
    """Return the folders for learners and for the facilitator, and where PDFs are kept for the next time."""
    from lessonwright.cli.publishing import HANDOUTS, SHELF, facilitator_folder

    try:
        config = config_file(folder)
    except CannotRunError:
        site, shelf = (output or Path("dist")) / "site", None
    else:
        from lessonwright.site.plugin import site_folder

        site, shelf = site_folder(config), config.parent / SHELF
    learners = output / HANDOUTS if output else site / HANDOUTS
    return learners, facilitator_folder(learners if output else site), shelf


def _addresses(folder: Path) -> Callable[[str], str | None]:
    """Return what gives a content file's address on the web; nothing where there is no mkdocs.yml to say it."""
    try:
        config = config_file(folder)
    except CannotRunError:
        return lambda source: None
    from lessonwright.site.plugin import web_addresses

    return web_addresses(config)
