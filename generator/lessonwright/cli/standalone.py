"""Owns how the standalone program begins: what it was started with comes in; a command, a menu or a window answers.

It may be started by a double click, so that there are no words, and perhaps no terminal either.
"""

import os
import shutil
import sys
import traceback
from pathlib import Path

_TERMINALS = (
    *(("x-terminal-emulator", "-e"), ("gnome-terminal", "--"), ("ptyxis", "--"), ("kgx", "-e"), ("konsole", "-e")),
    *(("xfce4-terminal", "-x"), ("xterm", "-e")),
)
"""Programs that show a terminal on Linux, each with the word before what is to run in it."""
_SAMPLE = "sample-course"


def main() -> None:
    """Run the command that was typed; where none was, ask what to do."""
    # A process that makes handouts is this program once more, told by words of Python's own what to do.
    from multiprocessing import freeze_support

    freeze_support()
    _give_libraries_back()
    if len(sys.argv) > 1 and not _is_dropped(sys.argv[1]):
        _command()
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _menu()
    elif _is_on_a_desktop() and (terminal := _terminal()):
        os.execv(terminal[0], terminal)  # noqa: S606 - no shell is wanted
    else:
        _command()


def _command() -> None:
    from lessonwright.cli import main as command

    command()


def _menu() -> None:
    from lessonwright.cli.menu import course_menu, menu

    try:
        if len(sys.argv) > 1:
            course_menu(Path(sys.argv[1]))
        else:
            menu(_sample())
    except Exception:  # the window would be gone before anybody could read it
        traceback.print_exc()
        input("Something has gone wrong in Lessonwright itself. Press Enter to close this window. ")
        sys.exit(1)


def _is_dropped(word: str) -> bool:
    """Tell whether a folder was dropped onto the program: then its whole path is the one word there is."""
    return len(sys.argv) == 2 and Path(word).is_absolute() and Path(word).is_dir()


def _sample() -> Path | None:
    """Return the course that lies beside the program."""
    sample = Path(sys.executable).parent / _SAMPLE
    return sample if sample.is_dir() else None


def _is_on_a_desktop() -> bool:
    """Tell whether the program was started from a desktop of Linux, with no terminal to answer in."""
    if sys.platform != "linux" or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return True
    return False


def _terminal() -> list[str] | None:
    for name, word in _TERMINALS:
        if program := shutil.which(name):
            return [program, word, sys.executable]
    return None


def _give_libraries_back() -> None:
    """Let other programs, such as the browser, find the system's libraries, and not those that came along with us.

    What PyInstaller has set for that, it sets again in each process of this program that is told to begin anew.
    """
    if not getattr(sys, "frozen", False):
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
