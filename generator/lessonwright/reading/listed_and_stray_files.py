"""Owns which files are part of a course: lessons and modules as listed and as on disk, what is stray, what unlinked."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, unquote

from lessonwright.course.base_models_and_field_types import ID_PATTERN
from lessonwright.course.course import Course
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.generated_pages import (
    COURSE_PAGES,
    DEVICES,
    LATER,
    MODULE_PAGES,
    RESERVED,
    REVIEW,
)
from lessonwright.course.kind_facts import is_file_target
from lessonwright.course.lesson import Lesson
from lessonwright.message_wording import as_id, nearest
from lessonwright.reading.content_folder import (
    CannotReadError,
    Folder,
    is_course_file,
    is_document,
    is_leftover,
)
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import at_file
from lessonwright.reading.yaml_file import YamlFile

_MOST_GUESSED = 100
"""For how many ids with nothing behind them a likely name is looked for."""


def is_id(name: str) -> bool:
    """Return whether a name can be an id."""
    return re.fullmatch(ID_PATTERN, name) is not None and len(name) <= 80


@dataclass(frozen=True)
class Listing:
    """The `modules` of a course, or the `lessons` of a module."""

    noun: str
    """`module` or `lesson`."""
    file: YamlFile | None
    """The file with the list; None where there is none that could be read."""
    there: dict[str, str]
    """What is on disk: the path of each module's or lesson's file, by the name of its folder or
    file."""
    expected: str
    """The path of a file, below the content folder, where `{}` stands for an id."""
    list_path: str
    """The path of the file with the list, as messages show it."""
    renamed: dict[str, str] = field(default_factory=dict)
    """The path of each file that is there without its ending `.yml`, by the id that it was meant
    for."""

    @cached_property
    def _entries(self) -> list[str] | None:
        content = self.file.content if self.file else None
        entries = content.get(f"{self.noun}s") if isinstance(content, dict) else None
        sound = isinstance(entries, list) and all(
            isinstance(entry, str) and is_id(entry) for entry in entries
        )
        return entries if sound else None

    @property
    def is_of_folders(self) -> bool:
        """Whether each entry has a folder of its own, as a module has; a lesson is a file."""
        return self.noun == "module"

    @property
    def has_review(self) -> bool:
        """Whether its file asks for a review, which has a page of its own."""
        content = self.file.content if self.file else None
        return isinstance(content, dict) and REVIEW in content

    @property
    def is_known(self) -> bool:
        """Whether the list could be read; else nothing can be said about what is not in it."""
        return self._entries is not None

    @cached_property
    def names(self) -> list[str]:
        """The ids, each once, in order; where the list is unknown, those of everything that is there."""
        known = self._entries if self._entries is not None else sorted(filter(is_id, self.there))
        return list(dict.fromkeys(known))

    @property
    def files(self) -> list[tuple[str, str]]:
        """The ids that have a file behind them, each with the file's path."""
        return [(name, self.there[name]) for name in self.names if name in self.there]

    @cached_property
    def _likely_names(self) -> dict[str, str | None]:
        """For each id with nothing behind it, the name of what was probably meant, if there is such a thing."""
        names = set(self.names)
        free = {as_id(name): name for name in self.there if name not in names}
        missing = [name for name in self.names if name not in self.there]
        near = {name: nearest(name, free) for name in missing[:_MOST_GUESSED]}
        return {name: free.get(name if name in free else near.get(name) or "") for name in missing}

    def unlisted(self) -> Iterator[tuple[str, str]]:
        """Yield name and path of what is there, is not listed, and is not meant by an id that has nothing behind it."""
        told = {*self.names, *self._likely_names.values()}
        return ((name, path) for name, path in self.there.items() if name not in told)

    def reserved_problems(self, name: str) -> Iterator[Diagnostic]:
        """Yield a problem for the entry of this name, of which the site has a page, if there is one."""
        for position in [n for n, entry in enumerate(self._entries or ()) if entry == name][:1]:
            message = f"a {self.noun} cannot be called `{name}`, because the site has a page there already"
            yield self._diagnostic(position, "reserved-name", message, "give it another name")

    def problems(self) -> Iterator[Diagnostic]:
        """Yield what is wrong with the entries."""
        seen: set[str] = set()
        for position, name in enumerate(self._entries or ()):
            if name in seen:
                yield self._diagnostic(
                    position,
                    "listed-twice",
                    f"{self.noun} `{name}` is listed twice",
                    "keep one of the two",
                )
            elif self._is_reserved(name):
                yield from self.reserved_problems(name)
            elif name in DEVICES:
                message = f"a {self.noun} cannot be called `{name}`, since Windows keeps that name for itself"
                yield self._diagnostic(position, "reserved-name", message, "give it another name")
            elif name in self._likely_names:
                yield self._missing(position, name, self._likely_names[name])
            seen.add(name)

    def _is_reserved(self, name: str) -> bool:
        """Whether the site has a page or a folder of its own there; a review only where one is asked for.

        Whether there are pages for after a session is known once all modules are read.
        """
        free = LATER if self.has_review else LATER | {REVIEW}
        return name in RESERVED[self.noun] - free

    def _missing(self, position: int, name: str, meant: str | None) -> Diagnostic:
        message = f"{self.noun} `{name}` is listed, and there is no `{self.expected.format(name)}`"
        help_line = "make that file, or take the name out of the list"
        if name in self.renamed:
            here, right = self.renamed[name], posixpath.basename(self.expected.format(name))
            help_line = (
                f"there is `{here}`: rename it to `{right}`; Windows may hide how a name ends"
            )
            if is_document(here):
                help_line = (
                    f"there is `{here}`, a word processor's document: "
                    f"save it as plain text (UTF-8), named `{right}`"
                )
        elif meant:
            help_line = f"did you mean `{meant}`?" if is_id(meant) else self._renaming(meant, name)
        return self._diagnostic(position, "listed-and-missing", message, help_line)

    def _renaming(self, old: str, new: str) -> str:
        if self.is_of_folders:
            return f"rename the folder `{old}` to `{new}`"
        return f"rename `{posixpath.basename(self.there[old])}` to `{new}.yml`"

    def _diagnostic(self, position: int, rule: str, message: str, help_line: str) -> Diagnostic:
        assert self.file is not None  # noqa: S101 - an entry comes from a file
        return self.file.diagnostic((f"{self.noun}s", position), rule, message, help_line)


_LOWER = "only lower-case letters, digits and hyphens"


def stray_file_problems(
    folder: Folder, listings: list[Listing], course: Course | None, absent: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield a problem for each file that is not listed, is misnamed, shares its address, or leads out of the folder.

    `absent` are the pages that the site would have if the course asked for them.
    """
    yield from _pages_of_the_course(folder, course, listings, absent) if course else ()
    yield from (
        at_file(folder.display_path(path), "unreadable-file", str(why), why.help)
        for path, why in folder.refusals
    )
    refused = {path for path, _ in folder.refusals}
    for listing in listings:
        unlisted = ((name, path) for name, path in listing.unlisted() if path not in refused)
        yield from (_unlisted_file(folder, listing, name, path) for name, path in unlisted)
        yield from _twins(folder, listing)
        yield from _without_ending(folder, listing)
    if folder.has_course:
        yield from _misplaced_files(folder, listings)


def _unlisted_file(folder: Folder, listing: Listing, name: str, path: str) -> Diagnostic:
    kind = "folder" if listing.is_of_folders else "file"
    if not is_id(name):
        message = f"`{name}` cannot be the name of a {listing.noun}'s {kind}: it has {_LOWER}"
        better = (as_id(name) or f"my-{listing.noun}") + ("" if listing.is_of_folders else ".yml")
        return at_file(
            folder.display_path(path), "file-name", message, f"rename the {kind} to `{better}`"
        )
    message = f"{listing.noun} `{name}` is not listed in `{posixpath.basename(listing.list_path)}`"
    help_line = f"add it to `{listing.noun}s:` in {listing.list_path}, or move the {kind} out of the content folder"
    return at_file(folder.display_path(path), "not-listed", message, help_line)


def _without_ending(folder: Folder, listing: Listing) -> Iterator[Diagnostic]:
    """Yield a problem for each file that is no part of the course only because its name does not end in `.yml`."""
    for name, path in listing.renamed.items():
        if name not in listing.names and name not in listing.there and _seems_meant(folder, path):
            yield _wrong_ending(folder, path, "module" if listing.is_of_folders else name)


def _seems_meant(folder: Folder, path: str) -> bool:
    """Return whether a file has `.yml` within its name, or begins like a lesson."""
    if is_course_file(posixpath.basename(path)):
        return True
    try:
        return folder.read(path).removeprefix(b"\xef\xbb\xbf").startswith(b"title:")
    except CannotReadError:
        return False


def _twins(folder: Folder, listing: Listing) -> Iterator[Diagnostic]:
    """Yield a problem for each ordinary page that would have the address of a lesson or a module."""
    for name in listing.names:
        above = posixpath.dirname(listing.expected.removesuffix("/module.yml"))
        if name in listing.there and f"{name}.md" in folder.names(above):
            page = f"{above}/{name}.md".lstrip("/")
            message = f"this page would have the same address as {listing.noun} `{name}`"
            yield at_file(
                folder.display_path(page),
                "same-address",
                message,
                "give one of the two another name",
            )


def _pages_of_the_course(
    folder: Folder, course: Course, listings: list[Listing], absent: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield a problem for each ordinary page that would stand in place of one that the course makes.

    The home page may be an author's own.
    """
    made = sorted({f"{name}.md" for name in COURSE_PAGES - {"index"}}.difference(absent))
    pages = [page for page in made if page in folder.names("")]
    for listing in listings:
        above = posixpath.dirname(listing.expected)
        names = MODULE_PAGES if listing.has_review else MODULE_PAGES - {REVIEW}
        if listing.noun == "lesson" and above in course.module_ids:
            pages += [
                f"{above}/{name}.md"
                for name in sorted(names)
                if f"{name}.md" in folder.names(above)
            ]
    for page in pages:
        message = f"a page cannot be called `{posixpath.basename(page)}`, because the site has a page there already"
        yield at_file(folder.display_path(page), "reserved-name", message, "give it another name")


def _misplaced_files(folder: Folder, listings: list[Listing]) -> Iterator[Diagnostic]:
    parts = {path for listing in listings for path in listing.there.values()} | {folder.course_file}
    told = {path for listing in listings for _, path in listing.unlisted()} | {
        path for path, _ in folder.refusals
    }
    closed = {
        posixpath.dirname(path) for path in told if path.endswith(("module.yml", "module.yaml"))
    }
    closed |= {*listings[0].names, *listings[0].there} - {name for name, _ in listings[0].files}
    for path in folder.yaml_files:
        top = path.split("/")[0]
        if path in told or (top in closed and "/" in path):
            continue
        if path not in parts:
            yield _no_part(folder, path)
        elif not path.endswith(".yml"):
            yield _wrong_ending(folder, path, posixpath.basename(path).rpartition(".")[0])


def _no_part(folder: Folder, path: str) -> Diagnostic:
    help_line = (
        "a lesson lies in the folder of its module, beside `module.yml`; anything else goes out "
        "of the content folder"
    )
    return at_file(
        folder.display_path(path),
        "stray-file",
        "this file is no part of the course where it lies",
        help_line,
    )


def _wrong_ending(folder: Folder, path: str, name: str) -> Diagnostic:
    name = as_id(name) or name
    help_line = f"rename it to `{name}.yml`"
    if is_document(path):
        help_line = (
            f"it is a word processor's document: save it as plain text (UTF-8), named `{name}.yml`"
        )
    return at_file(
        folder.display_path(path),
        "file-name",
        "the name of this file does not end in `.yml`",
        help_line,
    )


UNLINKED = "file-unlinked"
"""The rule that tells of such files, as course.yml names it."""
UNLINKED_MESSAGE = "will be published, and nothing links to it"
UNLINKED_HELP_LINE = (
    "link to it, or move it out of the content folder; where all is well, write "
    f"`lint: {{{UNLINKED}: off}}` in course.yml"
)
_PAGES = (".md", ".html", ".htm", ".css", ".js", ".json", ".xml", ".svg")
_PARTS_OF_PAGES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".avif",
    ".ico",
    ".woff",
    ".woff2",
    ".ttf",
    ".otf",
    ".eot",
    ".mjs",
    ".map",
    ".wasm",
    ".webmanifest",
)
"""What a style sheet, a theme or mkdocs.yml may ask for, and what holds no text."""
_FOR_MACHINES = {
    "robots.txt",
    "humans.txt",
    "ads.txt",
    "security.txt",
    "llms.txt",
    "cname",
    "license",
    "licence",
}
_ATTRIBUTE = re.compile(r"""\b(?:href|src|data|poster)\s*=\s*["']([^"'#?]+)""")


def unlinked_files(
    course: Course, folder: Folder, of_lessons: Mapping[str, Iterable[str]]
) -> tuple[str, ...]:
    """Return the files, sorted, that are no part of a page and that neither the course nor a page links to.

    `of_lessons` has the `file_targets` of each lesson, by the path of its file.
    """
    doubtful = [
        path for path in folder.files if _needs_link(path) and not _in_package(path, folder)
    ]
    if not doubtful:
        return ()
    parts = (course, *course.modules)
    linked = {
        *(target for targets in of_lessons.values() for target in targets),
        *(target for part in parts for target in file_targets(part)),
    }
    left = [path for path in doubtful if path not in linked]
    pages = (
        [_read_text(path, folder) for path in folder.files if path.endswith(_PAGES)] if left else []
    )
    said = "\0".join(dict.fromkeys(pages))
    named = {name: _names(said, name) for name in map(posixpath.basename, left)}
    return tuple(sorted(path for path in left if not named[posixpath.basename(path)]))


def _needs_link(path: str) -> bool:
    name = posixpath.basename(path).lower()
    is_ours = is_course_file(name) or is_leftover(name)
    return not (is_ours or name in _FOR_MACHINES or name.endswith((*_PAGES, *_PARTS_OF_PAGES)))


def _in_package(path: str, folder: Folder) -> bool:
    """Return whether a page of HTML stands in the file's folder or above it: then that page may ask for the file."""
    above = posixpath.dirname(path)
    while above:
        if any(name.lower().endswith((".html", ".htm")) for name in folder.names(above)):
            return True
        above = posixpath.dirname(above)
    return False


def file_targets(part: FileBacked) -> Iterator[str]:
    """Yield the files that a part of the course links to, by their paths under the content folder."""
    here = posixpath.dirname(part.path)
    reader = part.reader
    for _, text, _ in part.markdown_texts:
        written = [link.target for link in reader.links(text)]
        for target in (*written, *_ATTRIBUTE.findall(text)):
            yield posixpath.normpath(posixpath.join(here, unquote(re.split("[?#]", target)[0])))
    for block in part.body if isinstance(part, Lesson) else ():
        for reference in block.references:
            if is_file_target(reference.target):
                yield posixpath.normpath(posixpath.join(here, reference.name))


def _read_text(path: str, folder: Folder) -> str:
    try:
        return folder.read(path).decode(errors="replace")
    except CannotReadError:
        return ""


def _names(pages: str, name: str) -> bool:
    return name in pages or quote(name) in pages
