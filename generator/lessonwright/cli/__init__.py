"""Owns the `lessonwright` command: what a trainer types comes in, folders, findings and plain words come out.

It is the only room that prints. Exit codes: 0 all well, 1 something in the course is to be mended,
2 it could not run.
"""

import signal
import sys


def main() -> None:
    """Run the command, tidying up behind it when it is told to stop."""
    # Until there is anything to tidy up, Ctrl-C ends the program at once, and without a word.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Whoever builds with MkDocs comes by here on the way to publishing, and has no use for the
    # commands.
    try:
        from lessonwright.cli.command_group_and_arguments import lessonwright
    except (MemoryError, ImportError) as error:
        if isinstance(error, ImportError) and "failed to map segment" not in str(error):
            raise
        sys.exit("Cannot run: There is not enough memory. Close other programs and try again.")

    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    lessonwright.main(prog_name="lessonwright")
