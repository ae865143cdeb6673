"""Owns what a build says of trouble: mistakes of the course, and errors in another's plugin or hook."""

import errno
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, PluginCollection, get_plugins

from lessonwright.message_wording import quote, relative_to_cwd
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import Spot, read_text

_OF_THE_COMPUTER = {errno.EDQUOT, errno.EFBIG, errno.ENOMEM, errno.ENOSPC}
"""Troubles that no plugin can help."""


class CourseError(PluginError):
    """The course has mistakes; each is a diagnostic."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


def plugin_error(error: BaseException, ours: BasePlugin) -> str | None:  # type: ignore[type-arg]
    """Return what is to be said of an error that arose within another plugin than ours; None where it did not."""
    if is_system_error(error):
        return None
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    running = (frame.f_locals.get("self") for frame in reversed(frames))
    plugin = next((one for one in running if isinstance(one, BasePlugin)), ours)
    if plugin is ours:
        return None
    help_line = "Take it out of `plugins:` to build without it, or ask those who make it."
    return f"The plugin `{_name(plugin)}` has broken off the build. It says: {_words_of(error)}. {help_line}"


def is_system_error(error: BaseException) -> bool:
    """Tell whether an error comes of too little memory or room, wherever it arose."""
    return isinstance(error, MemoryError) or getattr(error, "errno", None) in _OF_THE_COMPUTER


def _name(plugin: BasePlugin) -> str:  # type: ignore[type-arg]
    """Return the name by which mkdocs.yml knows a plugin."""
    made_by = f"{type(plugin).__module__}:{type(plugin).__qualname__}"
    names = (name for name, entry in get_plugins().items() if entry.value == made_by)
    return next(names, type(plugin).__name__)


def _words_of(error: BaseException) -> str:
    return (str(error) or type(error).__name__).strip().rstrip(".")


_HELP_LINE = "mend the file, or take it out of `hooks:` in mkdocs.yml to build without it"


def hook_error(error: BaseException, files: Iterable[Path] | None = None) -> Diagnostic | None:
    """Return what is wrong with the hook that has raised an error; None where it was raised elsewhere.

    `files` are the hooks, where they are being loaded; left out, those that MkDocs was running when
    the error arose.
    """
    hooks = {file.resolve() for file in (_running(error) if files is None else files)}
    places = (
        [] if is_system_error(error) else [place for place in _places(error) if place[0] in hooks]
    )
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
    places = [
        (Path(frame.f_code.co_filename).resolve(), line, frame.f_code.co_name)
        for frame, line in steps
    ]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((Path(error.filename).resolve(), error.lineno or 1, "<module>"))
    return places


def _diagnostic(error: BaseException, path: Path, line: int, function: str) -> Diagnostic:
    file, _ = read_text(relative_to_cwd(path).as_posix(), path.read_bytes())
    source = file.line(line) or ""
    begin = len(source) - len(source.lstrip())
    what = (
        "this file cannot be loaded"
        if function == "<module>"
        else f"{quote(function)} breaks the build off here"
    )
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    told = ": ".join(filter(None, (type(error).__name__, said.strip().rstrip("."))))
    return file.diagnostic(
        Spot(line, begin + 1, max(1, len(source.strip()))), "hook", f"{what}: {told}", _HELP_LINE
    )
