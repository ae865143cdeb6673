"""Owns links to files and glossary terms: texts and names of pictures come in, problems with them go out."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lessonwright.markup import Link, links
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.folder import Folder
from lessonwright.spec.glossary import term_id
from lessonwright.spec.made import COURSE_PAGES, MODULE_PAGES
from lessonwright.spec.surroundings import Surroundings
from lessonwright.spec.wording import did_you_mean, named, nearest, quoted
from lessonwright.spec.written import Written
from lessonwright.spec.yaml_file import YamlFile
from lessonwright.spec.yaml_places import Path

IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_FOR_PAPER_TOO = IMAGES[:-1]
"""Those that a PDF can show as well."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ELSEWHERE = {"http", "https", "mailto", "tel"}


class Wrong(NamedTuple):
    """What is wrong with a link: the rule, the message and the mend."""

    rule: str
    message: str
    mend: str


def image_problem(name: str, path: Path, here: str, file: YamlFile, folder: Folder) -> Iterator[Diagnostic]:
    """Yield what is wrong with the name of a picture's file, relative to the folder `here`."""
    wrong = _wrong_image(name, here, folder)
    if wrong:
        yield file.diagnostic(path, *wrong)


def link_problems(found: Iterable[Written], here: str, file: YamlFile, around: Surroundings) -> Iterator[Diagnostic]:
    """Yield what is wrong with the links in all Markdown text of a file in the folder `here`."""
    for path, text in found:
        if "](" in text or "]:" in text:
            yield from _in_text(text, path, here, file, around)


def _in_text(text: str, path: Path, here: str, file: YamlFile, around: Surroundings) -> Iterator[Diagnostic]:
    for link in links(text):
        wrong = None if _is_footnote(link) else _wrong_link(link, here, around)
        if wrong:
            words, start = (link.target, link.start) if link.target else (link.source, link.whole[0])
            yield file.diagnostic(path, *wrong, passage=(words, text[:start].count(words)))


def _is_footnote(link: Link) -> bool:
    return link.source.lstrip().startswith("[^")


def _wrong_link(link: Link, here: str, around: Surroundings) -> Wrong | None:
    target = unquote(link.target)
    scheme = _SCHEME.match(target)
    if scheme:
        return _wrong_scheme(scheme[1].lower(), target[scheme.end() :], around)
    if target.startswith(("#", "?", "//")):
        return None
    if link.is_image:
        return _wrong_image(target, here, around.folder)
    return _wrong_sign(link.target, here, around.folder) or _wrong_file(_file_of(link.target), here, around.folder)


def _file_of(target: str) -> str:
    """Return the file that a link leads to, without what follows `?` or `#`; `%23` is a `#` of the file's own."""
    return unquote(re.split(r"[?#]", target)[0])


def _wrong_sign(target: str, here: str, folder: Folder) -> Wrong | None:
    """Return what to say of a `#` or `?` in a file's name, which opens something else in a link."""
    sign = re.search(r"[?#]", target)
    path = posixpath.normpath(posixpath.join(here, unquote(target)))
    if not sign or not folder.has_file(path):
        return None
    message = f"in a link, `{sign[0]}` ends the name of a file"
    better = f"write `{'%23' if sign[0] == '#' else '%3F'}` in its place, or give the file a name without it"
    return Wrong("unknown-file", message, better)


def _wrong_scheme(scheme: str, rest: str, around: Surroundings) -> Wrong | None:
    if scheme == "glossary":
        return _wrong_term(rest, around)
    if scheme in _ELSEWHERE:
        return None
    message = f"a link cannot begin with `{scheme}:`"
    return Wrong("link-scheme", message, "link to a web address, a file beside this one, `mailto:` or `glossary:`")


def _wrong_term(term: str, around: Surroundings) -> Wrong | None:
    terms = around.terms
    if terms is None or term in terms:
        return None
    choose = "write it under `glossary:` in course.yml"
    meant = f"did you mean `{term_id(term)}`?" if term_id(term) in terms else did_you_mean(term, terms)
    return Wrong("unknown-term", f"there is no glossary term {quoted(term)}", meant or choose)


def _wrong_image(name: str, here: str, folder: Folder) -> Wrong | None:
    if _SCHEME.match(name):
        mend = "save the picture beside this file, and write its name as it is seen from here: `images/desk.jpg`"
        return Wrong("unknown-file", f"{quoted(name)} is no picture of this course", mend)
    if not name.lower().endswith(IMAGES):
        mend = f"use a picture whose name ends in {named(_FOR_PAPER_TOO, 'or')}"
        return Wrong("image-type", f"{quoted(name)} is not a picture that every browser shows", mend)
    wrong = _wrong_file(name, here, folder)
    fault = None if wrong else folder.picture_fault(posixpath.normpath(posixpath.join(here, name)))
    if fault:
        wrong = Wrong("broken-picture", f"{quoted(name)} {fault[0]}", fault[1])
    return wrong


def _wrong_file(name: str, here: str, folder: Folder) -> Wrong | None:
    if not name:
        return Wrong("unknown-file", "this link leads nowhere", "write where it leads between the round brackets")
    if "\\" in name:
        better = name.replace("\\", "/")
        return Wrong(
            "unknown-file", f"{quoted(name)} has a backslash, which leads nowhere on the web", f"write `{better}`"
        )
    if name.startswith("/"):
        mend = "write the way from this file: `../` goes one folder up"
        return Wrong("unknown-file", f"{quoted(name)} begins with `/`, which is no place in the course", mend)
    path = posixpath.normpath(posixpath.join(here, name))
    if path.startswith("..") or not folder.is_inside(path):
        mend = "copy the file into the content folder, and link to it there"
        return Wrong("outside-content", f"{quoted(name)} lies outside the content folder", mend)
    return None if _is_there(path, folder) else _absent(name, path, folder)


def _is_there(path: str, folder: Folder) -> bool:
    above, last = posixpath.split(path)
    name, ending = posixpath.splitext(last)
    return folder.has_file(path) or (ending == ".md" and _becomes_page(above, name, folder))


def _becomes_page(above: str, name: str, folder: Folder) -> bool:
    """Return whether the built site has a page of this name that is not written as one."""
    made: Collection[str] = MODULE_PAGES if above in folder.modules else () if above else COURSE_PAGES
    return name in made or f"{name}.yml" in folder.names(above)


def _absent(name: str, path: str, folder: Folder) -> Wrong:
    above, last = posixpath.split(path)
    near = nearest(last, folder.names(above))
    mend = "look at the spelling, and at the way to it: `../` goes one folder up"
    if near:
        mend = f"did you mean `{posixpath.join(posixpath.dirname(name), near)}`?"
    return Wrong("unknown-file", f"there is no file {quoted(name)}", mend)
