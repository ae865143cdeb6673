"""Owns the folder that a command is given: what was typed comes in, a path comes out; an empty name is refused.

Without that, a name that a script has forgotten to fill in would mean the folder that the command is run in.
"""

import os
from pathlib import Path
from typing import Any

import click

from lessonwright.cli.trouble import CannotRunError


class _FolderName(click.Path):
    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        if not os.fspath(value).strip():
            raise CannotRunError(f"{_called(param)} is empty. Name a folder.")
        return super().convert(value, param, ctx)


def _called(param: Any) -> str:
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name.strip("[]")


FOLDER = _FolderName(path_type=Path)
