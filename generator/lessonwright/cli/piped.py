"""Owns what goes out for a file or another program: text comes in; it goes out in UTF-8, whatever a terminal knows."""

import sys

import click


def put_out(text: str, *, marked: bool = False) -> None:
    """Write a text to the normal output; in a file it is UTF-8, `marked` as such for programs that guess otherwise."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        click.echo(text.encode("utf-8-sig" if marked else "utf-8"), nl=False)
