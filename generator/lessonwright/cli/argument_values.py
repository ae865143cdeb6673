"""Owns what commands are given: a folder or an address as typed comes in, one that can be used comes out."""

import os
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import click

from lessonwright.cli.errors import CannotRunError


class _FolderName(click.Path):
    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        if not os.fspath(value).strip():
            raise CannotRunError(f"{_parameter_name(param)} is empty. Name a folder.")
        return super().convert(value, param, ctx)


def _parameter_name(param: Any) -> str:
    return (
        param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name.strip("[]")
    )


FOLDER = _FolderName(path_type=Path)


_HIGHEST_PORT = 65535


def valid_address(
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
    try:
        return typed == "localhost" or bool(ip_address(re.sub(r"^\[(.*)\]$", r"\1", typed)))
    except ValueError:
        return False


def valid_workers(
    context: click.Context, parameter: click.Parameter, typed: str | None
) -> int | str | None:
    """Return a number of processes, or the address of a Dask scheduler; raise `CannotRunError` where it is neither."""
    if typed is None or re.fullmatch(r"(?:tcp|tls|wss?)://[^\s/]+:[0-9]{1,5}", typed):
        return typed
    if re.fullmatch("[1-9][0-9]{0,2}", typed):
        return int(typed)
    raise CannotRunError(
        f"{typed} is neither a number of processes nor a scheduler's address. Write --workers 4, "
        "or --workers tcp://192.168.0.7:8786"
    )


WORKERS = click.option(
    "--workers",
    metavar="NUMBER|ADDRESS",
    callback=valid_workers,
    help="How many processes make pages and PDFs, or where Dask has PDFs made; left out, one for each core.",
)
