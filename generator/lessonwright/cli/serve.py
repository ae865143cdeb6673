"""Owns `lessonwright serve`: a project folder comes in; its site is shown, and made anew at every change."""

import re
from pathlib import Path

import click

from lessonwright.cli.build import exit_on_site_errors
from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.errors import CannotRunError
from lessonwright.cli.project import config_file
from lessonwright.cli.screen import show_log
from lessonwright.files.output_folder import own_temporary_folder

_HIGHEST_PORT = 65535


def _valid_address(
    context: click.Context, parameter: click.Parameter, address: str | None
) -> str | None:
    """Return the address as it was typed; raise `CannotRunError`, which says what would be right, where it is none."""
    if address is None or _is_address(address):
        return address
    raise CannotRunError(
        f"{address} is no address to serve at. Write a computer's number and a port from 1 to {_HIGHEST_PORT}, "
        "such as --address 127.0.0.1:8000"
    )


def _is_address(typed: str) -> bool:
    host, _, port = typed.rpartition(":")
    return (
        _is_host(host)
        and bool(re.fullmatch("[0-9]{1,5}", port))
        and 1 <= int(port) <= _HIGHEST_PORT
    )


def _is_host(typed: str) -> bool:
    """Tell whether MkDocs listens there: it takes `localhost` and numbers, and no other name."""
    from ipaddress import ip_address  # most commands listen nowhere

    try:
        return typed == "localhost" or bool(ip_address(re.sub(r"^\[(.*)\]$", r"\1", typed)))
    except ValueError:
        return False


@click.command(short_help="Show the site in the browser while you write.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "--address",
    metavar="HOST:PORT",
    callback=_valid_address,
    help="Where to serve it; left out, what mkdocs.yml says, or 127.0.0.1:8000, or the next that is free.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the browser, too.")
def serve(folder: Path, address: str | None, open_browser: bool) -> None:
    """Show the site in the browser, and follow every change you save. Stop it with Ctrl+C.

    DIR is the folder that holds mkdocs.yml; left out, the one you are in. A mistake in a lesson is
    told here, and the last good site stays in the browser until it is mended.

    Example: lessonwright serve my-course --open
    """
    from lessonwright.building.mkdocs_or_properdocs import LOG_NAME
    from lessonwright.building.mkdocs_runner import serve_site

    show_log(LOG_NAME, "INFO")
    with exit_on_site_errors(), own_temporary_folder():
        serve_site(config_file(folder), address, open_browser=open_browser)
