"""Owns what lies in the content folder and belongs to nothing: lists and files come in, problems go out."""

import posixpath
from collections.abc import Iterator

from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import at_file
from lessonwright.spec.folder import CannotReadError, Folder, is_course_file, is_document
from lessonwright.spec.listing import Listing, is_id
from lessonwright.spec.made import COURSE_PAGES, ON_DEMAND
from lessonwright.spec.wording import as_id

_LOWER = "only lower-case letters, digits and hyphens"


def strays(folder: Folder, listings: list[Listing], course: Course | None) -> Iterator[Diagnostic]:
    """Yield a problem for each file that is not listed, is misnamed, shares its address, or leads out of the folder."""
    yield from _pages_of_the_course(folder, course) if course else ()
    yield from (at_file(folder.shown(path), "unreadable-file", str(why), why.mend) for path, why in folder.refused)
    refused = {path for path, _ in folder.refused}
    for listing in listings:
        unlisted = ((name, path) for name, path in listing.unlisted() if path not in refused)
        yield from (_unlisted(folder, listing, name, path) for name, path in unlisted)
        yield from _twins(folder, listing)
        yield from _without_ending(folder, listing)
    if folder.has_course:
        yield from _misplaced(folder, listings)


def _unlisted(folder: Folder, listing: Listing, name: str, path: str) -> Diagnostic:
    kind = "folder" if listing.is_of_folders else "file"
    if not is_id(name):
        message = f"`{name}` cannot be the name of a {listing.noun}'s {kind}: it has {_LOWER}"
        better = (as_id(name) or f"my-{listing.noun}") + ("" if listing.is_of_folders else ".yml")
        return at_file(folder.shown(path), "file-name", message, f"rename the {kind} to `{better}`")
    message = f"{listing.noun} `{name}` is not listed in `{posixpath.basename(listing.list_path)}`"
    mend = f"add it to `{listing.noun}s:` in {listing.list_path}, or move the {kind} out of the content folder"
    return at_file(folder.shown(path), "not-listed", message, mend)


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
            yield at_file(folder.shown(page), "same-address", message, "give one of the two another name")


def _pages_of_the_course(folder: Folder, course: Course) -> Iterator[Diagnostic]:
    """Yield a problem for each ordinary page that would stand in place of one that the course makes.

    The home page may be an author's own.
    """
    asked = {name for name, field in ON_DEMAND.items() if not getattr(course, field)}
    names = sorted(COURSE_PAGES - {"index"} - asked)
    pages = [f"{name}.md" for name in names if f"{name}.md" in folder.names("")]
    pages += [f"{module}/index.md" for module in course.module_ids if "index.md" in folder.names(module)]
    for page in pages:
        message = f"a page cannot be called `{posixpath.basename(page)}`, because the site has a page there already"
        yield at_file(folder.shown(page), "reserved-name", message, "give it another name")


def _misplaced(folder: Folder, listings: list[Listing]) -> Iterator[Diagnostic]:
    parts = {path for listing in listings for path in listing.there.values()} | {folder.course_file}
    told = {path for listing in listings for _, path in listing.unlisted()} | {path for path, _ in folder.refused}
    closed = {posixpath.dirname(path) for path in told if path.endswith(("module.yml", "module.yaml"))}
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
    mend = (
        "a lesson lies in the folder of its module, beside `module.yml`; anything else goes out of the content folder"
    )
    return at_file(folder.shown(path), "no-part", "this file is no part of the course where it lies", mend)


def _wrong_ending(folder: Folder, path: str, name: str) -> Diagnostic:
    mend = f"rename it to `{name}.yml`"
    if is_document(path):
        mend = f"it is a word processor's document: save it as plain text (UTF-8), named `{name}.yml`"
    return at_file(folder.shown(path), "file-name", "the name of this file does not end in `.yml`", mend)
