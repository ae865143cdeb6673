"""Owns what is said of an error in a Python file that mkdocs.yml names under `hooks:`.

An exception comes in; out comes a diagnostic at the line of the author's file at which it arose, if it arose in one.
"""

import traceback
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from mkdocs.plugins import PluginCollection

from lessonwright.site.plugin.configuration import from_here
from lessonwright.site.plugin.other_plugins import is_of_the_computer
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import Spot, read_text
from lessonwright.spec.wording import quoted

_MEND = "mend the file, or take it out of `hooks:` in mkdocs.yml to build without it"


def broken_off_by_hook(error: BaseException, files: Iterable[Path] | None = None) -> Diagnostic | None:
    """Return what is wrong with the hook that has raised an error; None where it was raised elsewhere.

    `files` are the hooks, where they are being loaded; left out, those that MkDocs was running when the error arose.
    """
    hooks = {file.resolve() for file in (_running(error) if files is None else files)}
    places = [] if is_of_the_computer(error) else [place for place in _places(error) if place[0] in hooks]
    return _diagnostic(error, *places[-1]) if places else None


def _running(error: BaseException) -> list[Path]:
    """Return the files of the hooks among the plugins that an error went through."""
    selves = (frame.f_locals.get("self") for frame, _ in traceback.walk_tb(error.__traceback__))
    plugins = next((one for one in selves if isinstance(one, PluginCollection)), None)
    modules = (one for one in (plugins or {}).values() if isinstance(one, ModuleType))
    return [Path(module.__file__) for module in modules if module.__file__]


def _places(error: BaseException) -> list[tuple[Path, int, str]]:
    """Return the file, the line and the function of each call that an error went through, outermost first."""
    steps = traceback.walk_tb(error.__traceback__)
    places = [(Path(frame.f_code.co_filename).resolve(), line, frame.f_code.co_name) for frame, line in steps]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((Path(error.filename).resolve(), error.lineno or 1, "<module>"))
    return places


def _diagnostic(error: BaseException, path: Path, line: int, function: str) -> Diagnostic:
    file, _ = read_text(from_here(path).as_posix(), path.read_bytes())
    source = file.line(line) or ""
    begin = len(source) - len(source.lstrip())
    what = "this file cannot be loaded" if function == "<module>" else f"{quoted(function)} breaks the build off here"
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    told = ": ".join(filter(None, (type(error).__name__, said.strip().rstrip("."))))
    return file.diagnostic(Spot(line, begin + 1, max(1, len(source.strip()))), "hook", f"{what}: {told}", _MEND)
