"""Runs the `lessonwright` command: `python -m lessonwright`."""

from lessonwright.cli import main

main()
