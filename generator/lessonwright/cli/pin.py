"""Owns `lessonwright pin`: a project folder comes in; what its workflow installs is this very copy from then on."""

from pathlib import Path

import click
from rich.markup import escape

from lessonwright import __version__
from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.project import config_file
from lessonwright.cli.screen import say
from lessonwright.starter import BESIDE_THE_COURSE, write_schemas


@click.command(short_help="Keep the Lessonwright that builds a course with it.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
def pin(folder: Path) -> None:
    """Write down, in the course's folder `.lessonwright`, which Lessonwright builds it: the one that runs here.

    The workflow that publishes the course installs what stands there, with every package in the
    version it has here, so that the course can still be built in years to come. Where this copy is
    no release that can be had from PyPI, a wheel of it is put there, too. `lessonwright new` has
    done all this; do it again after an update, which also renews the schemas that editors complete
    and check with.

    DIR is the folder that holds mkdocs.yml; left out, the one you are in.

    Example: lessonwright pin my-course
    """
    from lessonwright.starter.wheel_and_requirements import write_installation

    place = config_file(folder).parent / BESIDE_THE_COURSE
    write_installation(place)
    write_schemas(place)
    say(
        f"The course is built with Lessonwright {__version__} from now on, as {escape(str(place))} says."
    )
