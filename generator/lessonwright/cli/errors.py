"""Owns what is said when a command cannot run: an exception comes in, a sentence and exit code 2 come out.

Only what a user can cause or cure is caught; a bug of ours keeps its traceback.
"""

import errno
import re
from typing import IO, Any

import click

from lessonwright.building.build_errors import CannotBuildError
from lessonwright.files.output_folder import NotReplaceableError

_NO_MEMORY = "There is not enough memory. Close other programs and try again. What was there before is unchanged."
_HELPER_ENDED = (
    "A process that makes PDFs was ended again and again, most likely since there is not enough memory. "
    "Close other programs, or try `--workers 1`. What was there before is unchanged."
)
_OUT_OF_MEMORY = re.compile(
    "failed to map segment|annot allocate memory|can't start new thread"
    "|error return without exception set|returned NULL without setting an exception"
)
"""What Python says where the memory does not suffice to load a library, or to begin another
thread."""
_SENTENCES = {
    errno.ENOSPC: "The disk is full. What was there before is unchanged.",
    errno.EDQUOT: "Your share of the disk is full. What was there before is unchanged.",
    errno.EACCES: "There is no permission to use {path}.",
    errno.EPERM: "There is no permission to use {path}.",
    errno.EFBIG: "A file would be larger than this computer allows (ulimit -f). What was there before is unchanged.",
    errno.ENOMEM: _NO_MEMORY,
    errno.EROFS: "{path} is on a disk that can only be read.",
    errno.ENOTDIR: "{path} is a file, and a folder is needed.",
    errno.EEXIST: "{path} is there already.",
    errno.ENAMETOOLONG: "The name {path} is too long for this disk.",
    errno.EBUSY: "{path} is in use by something else.",
    errno.EMFILE: "Too many files are open on this computer.",
    errno.EADDRINUSE: "The address is in use already. Leave --address out, and a free one is taken.",
    errno.EADDRNOTAVAIL: "The address does not belong to this computer. Try --address 127.0.0.1:8000",
}


class CannotRunError(click.ClickException):
    """The command cannot do its work; the message says why and what would help."""

    exit_code = 2
    opening = "Cannot run:"

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on the error output."""
        # A build by MkDocs itself, which shows troubles in its own way, loads none of this.
        from rich.markup import escape

        from lessonwright.cli.screen import screen

        screen(stderr=True).print(
            f"[bold red]{self.opening}[/] {escape(self.message)}", soft_wrap=True
        )


class NotMendedError(CannotRunError):
    """The course has something to be mended first, which has been told already."""

    exit_code = 1
    opening = "Not built:"


class PlainErrorsGroup(click.Group):
    """A group of commands that puts into words what a user can do wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; raise `CannotRunError` for troubles that a user can cure."""
        try:
            return super().invoke(ctx)
        except (CannotBuildError, NotReplaceableError) as trouble:
            raise CannotRunError(str(trouble)) from trouble
        except OSError as error:
            if error.errno not in _SENTENCES:
                raise
            raise CannotRunError(_sentence(error)) from error
        except (MemoryError, ImportError, RuntimeError, SystemError) as error:
            sentence = _sentence_of_memory(error)
            if not sentence:
                raise
            raise CannotRunError(sentence) from error


def _sentence_of_memory(error: Exception) -> str | None:
    if type(error).__name__ == "BrokenProcessPool":
        return _HELPER_ENDED
    return _NO_MEMORY if is_out_of_memory(error) else None


def is_out_of_memory(error: Exception) -> bool:
    """Tell whether an error comes of too little memory."""
    return isinstance(error, MemoryError) or bool(_OUT_OF_MEMORY.search(str(error)))


def _sentence(error: OSError) -> str:
    path = error.filename or "a file"
    return _SENTENCES[error.errno or 0].format(path=path)
