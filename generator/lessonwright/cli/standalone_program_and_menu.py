"""Owns the standalone program: what it was started with comes in; a command, a menu or a window answers."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click
from rich.markup import escape

from lessonwright import __version__
from lessonwright.building.free_port import free_port
from lessonwright.cli.project import has_config
from lessonwright.cli.screen import STOPPED_BY_WARNINGS, ask, say, variables_in_menu
from lessonwright.course.course import is_language
from lessonwright.message_wording import as_id
from lessonwright.prose.words import tag_of

_TITLE, _LANGUAGE = "My training course", "en"
_FIRST_PORT = 8000
_MOST_COURSES = 9
_LEAVE = "Close"

Choices = Mapping[str, Callable[[], object]]
"""What can be chosen, in its order, and what is done then."""


def menu(sample: Path | None = None) -> None:
    """Ask what to do until nothing is wanted any more; `sample` is the folder of a course to look at."""
    say(f"[bold]Lessonwright {__version__}[/] turns readable text files into a training course.")
    choices: dict[str, Callable[[], object]] = {}
    if sample:
        choices["Look at the sample course"] = lambda: _show(sample)
    choices["Make a new course"] = _make
    choices["Open a course"] = _open
    choices["Read the documentation"] = lambda: _run("docs")
    choices["Type commands, as the documentation shows them"] = _shell
    _ask_on("What would you like to do?", choices, _LEAVE)


def course_menu(folder: Path) -> None:
    """Ask what to do with a course until nothing is wanted any more."""
    choices = {
        "See it in the browser while you write": lambda: _show(folder),
        "Check it: what is to be mended?": lambda: _run("check", folder),
        "Make the finished website and the handouts": lambda: _make_all(
            "build", folder, "--offline"
        ),
        "Make the file for a learning platform (LMS)": lambda: _make_all("package", folder),
        "Open its folder": lambda: _open_folder(folder),
    }
    _ask_on(f"The course in {folder}. What would you like to do?", choices, "Back")


def _make_all(*words: str | Path) -> None:
    """Make a website or a package; where warnings alone stop it, let somebody decide who cannot type options."""
    if _exit_code(*words) != STOPPED_BY_WARNINGS:
        return
    say("\nSo nothing is published by mistake. Would you rather have it with these warnings?\n")
    answer = ask("Type yes to make it all the same; press Enter to leave it", "no")
    if answer and answer.lower() in ("y", "yes"):
        _run(*words, "--no-strict")


def _open_folder(folder: Path) -> None:
    say(f"\nIt is {escape(str(folder))}.")
    if sys.platform != "linux":
        click.launch(str(folder))
    elif program := shutil.which("xdg-open"):
        # Where there is no desktop, it tells of each program that it has not found.
        subprocess.run([program, str(folder)], capture_output=True, check=False)  # noqa: S603 - the folder that was asked for


def _ask_on(question: str, choices: Choices, end: str) -> None:
    """Let somebody choose, do what was chosen, and ask again, until the end is chosen."""
    named = [*choices, end]
    while (chosen := _chosen(question, named)) != end:
        choices[chosen]()


def _chosen(question: str, named: list[str]) -> str:
    say(f"\n[bold]{escape(question)}[/]\n")
    for number, name in enumerate(named, start=1):
        say(f"  {number}  {escape(name)}")
    say()
    while True:
        answer = ask("Type a number and press Enter")
        if answer is None:
            return named[-1]
        if answer in map(str, range(1, len(named) + 1)):
            return named[int(answer) - 1]
        say(f"Please type one of the numbers 1 to {len(named)}.")


def _make() -> None:
    title = ask("What is your course called?", _TITLE)
    language = title and _language()
    folder = language and _new_folder(_home() / (as_id(title or "") or "my-course"))
    if folder and _run("new", folder, "--title", str(title), "--language", str(language)):
        course_menu(Path(folder).resolve())


def _language() -> str | None:
    """Ask until the answer is a language."""
    while typed := ask("In which language will you write it? en, de, fr …", _LANGUAGE):
        tag = typed if is_language(typed) else tag_of(typed)
        if tag:
            return tag
        say(
            f"Please type a tag such as en, de or pt-BR, or a language's name: {escape(typed)} is none."
        )
    return None


def _new_folder(offered: Path) -> Path | None:
    """Ask until the answer is a folder that a course can be written into."""
    while typed := ask("Where shall its folder be?", str(offered)):
        folder = _folder_at_home(typed)
        if Path(sys.executable).parent in (folder, *folder.parents):
            say("That is within the program's own folder, which goes with the next version.")
        elif folder.is_dir() and any(folder.iterdir()):
            say(f"{escape(str(folder))} is not empty. Please type another name.")
        else:
            return folder
    return None


def _folder_at_home(typed: str) -> Path:
    """Return the folder that is meant: one that is not named from its beginning lies where people keep their things."""
    folder = Path(typed.strip("\"' ")).expanduser()
    is_named_itself = folder.parts[:1] == (_home().name,)
    return (_home().parent if is_named_itself else _home()) / folder


def _home() -> Path:
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def _open() -> None:
    found = [*_courses()][:_MOST_COURSES]
    if not found:
        return _open_typed()
    elsewhere, back = "Another one", "Back"
    chosen = _chosen("Which course?", [*map(str, found), elsewhere, back])
    if chosen == elsewhere:
        return _open_typed()
    if chosen != back:
        course_menu(Path(chosen))
    return None


def _open_typed() -> None:
    typed = ask("Drag the course's folder into this window, and press Enter")
    if not typed:
        return
    folder = _dragged_path(typed)
    if has_config(folder):
        course_menu(folder.resolve())
    else:
        say(
            f"There is no course in {escape(str(folder))}: the folder of a course has a file mkdocs.yml in it."
        )


def _dragged_path(typed: str) -> Path:
    """Return the path that a terminal types when a folder is dragged into it: bare, in quotes, or with backslashes."""
    bare = Path(typed.strip("\"'")).expanduser()
    if bare.exists() or sys.platform == "win32":
        return bare
    try:
        return Path(" ".join(shlex.split(typed))).expanduser()
    except ValueError:  # an apostrophe of the folder's own name
        return bare


def _courses() -> Iterator[Path]:
    """Return the courses that lie where people keep theirs, also in a folder for all courses."""
    places = dict.fromkeys((Path.cwd(), _home(), Path.home()))
    near = [file for place in places for file in sorted(place.glob("*/mkdocs.yml"))]
    files = dict.fromkeys((*near, *sorted(_home().glob("*/*/mkdocs.yml"))))
    yield from (file.parent for file in files if [*file.parent.glob("*/course.yml")])


def _show(folder: Path) -> None:
    address = f"127.0.0.1:{free_port('127.0.0.1', _FIRST_PORT)}"
    say(
        "\nThe course opens in your browser in a moment. If it does not, copy this address into the browser:"
    )
    say(f"  http://{address}/")
    say(
        "[bold]Leave this window open meanwhile. To come back here, press the keys Ctrl and C together.[/]\n"
    )
    _run("serve", folder, "--open", "--address", address)


def _shell() -> None:
    """Let somebody type commands where people keep their things, until they have had enough of it."""
    shell = (
        ["powershell", "-NoLogo"]
        if sys.platform == "win32"
        else [os.environ.get("SHELL", "/bin/sh")]
    )
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    say(
        f"\nThis is a terminal, in the folder {escape(str(_home()))}. Commands begin with lessonwright."
    )
    say("To come back here, type: exit\n")
    with _interrupts_left_to_it():
        subprocess.run(shell, cwd=_home(), env={**os.environ, "PATH": path}, check=False)  # noqa: S603 - their own


def _run(*words: str | Path) -> bool:
    """Run a command and tell whether all went well."""
    return not _exit_code(*words)


def _exit_code(*words: str | Path) -> int:
    program = (
        [sys.executable]
        if getattr(sys, "frozen", False)
        else [sys.executable, "-m", "lessonwright"]
    )
    say()
    with _interrupts_left_to_it():
        return subprocess.run(  # noqa: S603 - our own command
            [*program, *map(str, words)], env=variables_in_menu(), check=False
        ).returncode


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Let Ctrl-C, which a terminal sends to all at once, end the command and not the menu."""
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_TERMINALS = (
    ("x-terminal-emulator", "-e"),
    ("gnome-terminal", "--"),
    ("ptyxis", "--"),
    ("kgx", "-e"),
    ("konsole", "-e"),
    ("xfce4-terminal", "-x"),
    ("xterm", "-e"),
)
"""Programs that show a terminal on Linux, each with the word before what is to run in it."""
_SAMPLE = "sample-course"
_AS_HELPER = "help-with-pages"
"""What `building/page_workers.py` calls a helper by, which is not loaded for that alone."""


def main() -> None:
    """Run the command that was typed; where none was, ask what to do."""
    # A process that makes handouts is this program once more, told by words of Python's own what to
    # do.
    from multiprocessing import freeze_support

    freeze_support()
    _give_libraries_back()
    if sys.argv[1:] == [_AS_HELPER]:
        _help_with_pages()
    elif len(sys.argv) > 1 and not _is_dropped(sys.argv[1]):
        _command()
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _menu()
    elif _is_on_a_desktop() and (terminal := _terminal()):
        os.execv(terminal[0], terminal)  # noqa: S606 - no shell is wanted
    else:
        _command()


def _help_with_pages() -> None:
    """Be a process that helps another with its pages; its input says first where Python finds what that needs."""
    import pickle

    sys.path[:] = pickle.load(sys.stdin.buffer)  # noqa: S301 - this very program has written it
    from lessonwright.building.page_worker_process import help_with_pages

    help_with_pages()


def _command() -> None:
    from lessonwright.cli import main as command

    command()


def _menu() -> None:

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
    if sys.platform != "linux" or not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
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

    What PyInstaller has set for that, it sets again in each process of this program that is told to
    begin anew.
    """
    if not getattr(sys, "frozen", False):
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
