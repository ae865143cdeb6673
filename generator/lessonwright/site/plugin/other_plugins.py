"""Owns what is said when another plugin breaks a build off: an exception comes in, a sentence naming it comes out."""

import errno
import traceback

from mkdocs.plugins import BasePlugin, get_plugins

_OF_THE_COMPUTER = {errno.EDQUOT, errno.EFBIG, errno.ENOMEM, errno.ENOSPC}
"""Troubles that no plugin can help."""


def blamed_on_other(error: BaseException, ours: BasePlugin) -> str | None:  # type: ignore[type-arg]
    """Return what is to be said of an error that arose within another plugin than ours; None where it did not."""
    if is_of_the_computer(error):
        return None
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    running = (frame.f_locals.get("self") for frame in reversed(frames))
    plugin = next((one for one in running if isinstance(one, BasePlugin)), ours)
    if plugin is ours:
        return None
    mend = "Take it out of `plugins:` to build without it, or ask those who make it."
    return f"The plugin `{_name(plugin)}` has broken off the build. It says: {_said(error)}. {mend}"


def is_of_the_computer(error: BaseException) -> bool:
    """Tell whether an error comes of too little memory or room, wherever it arose."""
    return isinstance(error, MemoryError) or getattr(error, "errno", None) in _OF_THE_COMPUTER


def _name(plugin: BasePlugin) -> str:  # type: ignore[type-arg]
    """Return the name by which mkdocs.yml knows a plugin."""
    made_by = f"{type(plugin).__module__}:{type(plugin).__qualname__}"
    names = (name for name, entry in get_plugins().items() if entry.value == made_by)
    return next(names, type(plugin).__name__)


def _said(error: BaseException) -> str:
    return (str(error) or type(error).__name__).strip().rstrip(".")
