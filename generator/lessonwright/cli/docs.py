"""Owns `lessonwright docs`: nothing comes in; the documentation that came along is open in the browser."""

from pathlib import Path

import click
from rich.markup import escape

from lessonwright.cli.errors import CannotRunError
from lessonwright.cli.screen import say

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parents[1]


@click.command(short_help="Open this program's documentation.")
@click.option(
    "--open/--no-open", "open_browser", default=True, help="Whether the browser opens it (it does)."
)
def docs(open_browser: bool) -> None:
    """Open the documentation in the browser: your first course step by step, how-tos, and everything to look up.

    It came along with the program, and needs no network.

    Example: lessonwright docs --no-open
    """
    import webbrowser

    address = documentation().as_uri()
    say(f"The documentation is here: {escape(address)}")
    if open_browser and not webbrowser.open(address):
        say("No browser could be opened. Open one, and copy this address into it.")


def documentation() -> Path:
    """Return the documentation's first page; raise `CannotRunError` where this copy came without."""
    for folder in (_PACKAGE / "documentation", _CHECKOUT / "dist" / "docs"):
        if (folder / "index.html").is_file():
            return folder / "index.html"
    if (_CHECKOUT / "docs" / "mkdocs.yml").is_file():
        raise CannotRunError(
            f"The documentation is not built yet. In the folder {_CHECKOUT}: make docs"
        )
    raise CannotRunError(
        "This copy was installed without its documentation. The folder it came from has it as text, in docs/pages; "
        "`make dist` there makes a wheel with the documentation in it."
    )
