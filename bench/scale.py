"""Owns the grown course: the real lessons of a content folder come in, a course of any number of lessons comes out.

Each lesson is a copy of a real one with a title and question ids of its own; modules hold five to
seven of them. A link to another lesson leads to the first one of the copy's own module.
"""

import re
import shutil
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

MODULE_SIZES = (5, 6, 7)
_COPIES = (
    "\nlint: { key-style: off, same-stem: off, source-unused: off, term-unused: off,"
    " true-false-one-sided: off, file-unlinked: off }\n"
)
"""What a course of copies cannot help: it repeats some lessons and leaves others out."""
_IDS = re.compile(
    r"^(\s*(?:- )?(?:(?:id|question): |run: (?!(?:quiz|worksheet|discuss)$)))([a-z0-9-]+)$",
    re.MULTILINE,
)
_IN_ROOM = re.compile(r"(?<=[\[ ])(?!quiz\b|worksheet\b|discuss\b)[a-z0-9-]+(?=[,\]])")
_ROOM = re.compile(r"^ +room: \[.*\]$", re.MULTILINE)
_TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\((?:\.\./[a-z0-9-]+/)?[a-z0-9-]+\.yml(#[^)]*)?\)")
_LIST = {
    name: re.compile(rf"^{name}:.*(?:\n +- .*)*$", re.MULTILINE)
    for name in ("modules", "lessons", "requires")
}


_MEDIA = ("images", "recordings")


def grown(content: Path, target: Path, lessons: int) -> None:
    """Write a course with so many lessons into `target`."""
    real = [file for file in sorted(content.glob("*/*.yml")) if file.name != "module.yml"]
    sizes = list(_module_sizes(lessons))
    _copy_media(content, target)
    course = (content / "course.yml").read_text(encoding="utf-8")
    named = _with_list(course, "modules", [f"module-{n}" for n in range(len(sizes))])
    # Slides are one more PDF a lesson, and a choice of the author's; pages of the author's own stay behind.
    for setting in ("  slides: room\n", "package:\n  leave-out: [for-trainers.md]\n"):
        named = named.replace(setting, "")
    _write(target / "course.yml", named + _COPIES)
    copies = zip(range(lessons), cycle(real), strict=False)
    for number, size in enumerate(sizes):
        _write_module(target / f"module-{number}", list(islice(copies, size)))


def _module_sizes(lessons: int) -> Iterator[int]:
    for size in cycle(MODULE_SIZES):
        yield min(size, lessons)
        lessons -= size
        if lessons <= 0:
            return


def _write_module(folder: Path, lessons: list[tuple[int, Path]]) -> None:
    module = (lessons[0][1].parent / "module.yml").read_text(encoding="utf-8")
    names = [_name(*lesson) for lesson in lessons]
    module = _with_list(_with_list(module, "requires", []), "lessons", names)
    module = _ROOM.sub(f"  room: [{', '.join(names)}]", module)
    _write(folder / "module.yml", _titled(module, folder.name))
    for number, source in lessons:
        text = _with_own_ids(source.read_text(encoding="utf-8"), number)
        text = _LINK.sub(f"]({_name(*lessons[0])}.yml)", text)
        _write(folder / f"{_name(number, source)}.yml", _titled(text, str(number + 1)))
        _copy_media(source.parent, folder)


def _with_own_ids(lesson: str, number: int) -> str:
    """Return a lesson whose ids, and what names them, end in a number."""

    def in_list(room: re.Match[str]) -> str:
        return _IN_ROOM.sub(rf"\g<0>-{number}", room[0])

    return _ROOM.sub(in_list, _IDS.sub(rf"\1\2-{number}", lesson))


def _name(number: int, source: Path) -> str:
    return f"{source.stem}-{number}"


def _titled(text: str, addition: str) -> str:
    """Return the text with something added to its title, whichever way it is quoted."""
    return _TITLE.sub(
        lambda match: f"title: {_lengthened(match[1].rstrip(), addition)}", text, count=1
    )


def _lengthened(title: str, addition: str) -> str:
    quote = title[-1] if title[-1] in "'\"" else ""
    return f"{title.removesuffix(quote) if quote else title} ({addition}){quote}"


def _with_list(text: str, key: str, names: list[str]) -> str:
    return _LIST[key].sub(f"{key}: [{', '.join(names)}]", text)


def _copy_media(source: Path, target: Path) -> None:
    for name in _MEDIA:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, dirs_exist_ok=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
