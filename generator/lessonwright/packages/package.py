"""Owns one package: a built site, its course and a target come in; a zip to upload goes out.

Around the pages of a site for an LMS stands a frame, which holds the session: the page that an LMS
opens stays the same while a learner goes from lesson to lesson.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.files.archive import Content, size_of, write_archive
from lessonwright.markup.dialect import Dialect
from lessonwright.message_wording import join_names
from lessonwright.packages.contents import site_files, without_dead_links, without_unused
from lessonwright.packages.course_facts_for_scripts import START, facts_script
from lessonwright.prose.markdown_to_html import Fragments
from lessonwright.prose.words import direction, words

Target = Literal["scorm-1.2", "scorm-2004", "cmi5", "web"]
TARGETS: tuple[Target, ...] = get_args(Target)
"""What a package can be made for, the most usual first."""

_FRAME = "start.html"
"""The page that an LMS opens."""
_MANIFESTS: Mapping[Target, Mapping[str, str]] = {
    "scorm-1.2": {"imsmanifest.xml": "scorm-1.2.xml.j2"},
    "scorm-2004": {"imsmanifest.xml": "scorm-2004.xml.j2", "metadata.xml": "metadata.xml.j2"},
    "cmi5": {"cmi5.xml": "cmi5.xml.j2"},
    "web": {},
}
"""What says to an LMS what is in a package, each with its template; it stands before all else."""
_SITE = "site/"
_MOST_KEYWORDS = 20
_MEBIBYTE = 2**20
LARGE_PACKAGE, LARGE_FILE = 100 * _MEBIBYTE, 50 * _MEBIBYTE
"""From how many bytes on a package, or a file in it, is likely to be refused, or slow to come."""


@dataclass(frozen=True)
class Site:
    """A site that was built to open from a folder, and what its course says of it."""

    folder: Path
    course: Course
    """The course, with what the site holds of it."""
    part: str | None
    """The id of the module or lesson that it holds; None for all of them."""
    dialect: Dialect
    scripts: Callable[[str], Mapping[str, str | None]]
    """Gives the scripts that hold a session by a standard, by their paths in the site, in the order in which they run;
    with their texts, where the site has them not."""
    own_files: frozenset[str] | None = None
    """What lies in the course's folder, where something of the course is left out: of it, there is what a page uses."""

    @property
    def title(self) -> str:
        """What an LMS calls it."""
        return self.course.title

    @property
    def name(self) -> str:
        """What its files are called, without version, target and ending."""
        return "-".join([self.course.id, *(self.part.split("/") if self.part else ())])


@dataclass(frozen=True)
class Package:
    """A package before it is written."""

    name: str
    files: Mapping[str, Content]

    @property
    def told(self) -> str:
        """Return what is to be told of its size before it is written; nothing of one that is small enough."""
        sizes = {name: size_of(content) for name, content in self.files.items()}
        total, large = sum(sizes.values()), {n: s for n, s in sizes.items() if s > LARGE_FILE}
        largest = sorted(sizes, key=lambda name: -sizes[name])[:3]
        if total <= LARGE_PACKAGE and not large:
            return ""
        shown = [f"{name.removeprefix(_SITE)} ({_mebibytes(sizes[name])})" for name in largest]
        return (
            f"{self.name} holds {_mebibytes(total)}. Many an LMS takes no more than {_mebibytes(LARGE_PACKAGE)}, and a "
            f"file of more than {_mebibytes(LARGE_FILE)} is slow to come. Most of it are {join_names(shown)}."
        )

    def write(self, folder: Path) -> Path:
        """Write the zip into a folder and return it."""
        write_archive(folder / self.name, self.files)
        return folder / self.name


def _mebibytes(size: int) -> str:
    return f"{size / _MEBIBYTE:.0f} MB"


def package(site: Site, target: Target) -> Package:
    """Return the package of a site for a target.

    Raise `NotPackableError` where an LMS would refuse a file of the site.
    """
    found = site_files(site.folder)
    pages: dict[str, Content] = {**found}
    if site.own_files is not None:
        used = without_unused(found, site.own_files)
        pages = {**used, **without_dead_links(used)}
    inner = pages if target == "web" else _framed(site, target, pages)
    version = site.course.package.version or _version(inner)
    said = {"version": version, "files": [quote(path) for path in inner], **_metadata(site)}
    outer = {name: _fill(template, site, **said) for name, template in _MANIFESTS[target].items()}
    return Package(f"{site.name}-{version}-{target}.zip", {**outer, **inner})


def _framed(site: Site, target: Target, pages: Mapping[str, Content]) -> dict[str, Content]:
    scripts = {"assets/lessonwright/course.js": None, **site.scripts(target)}
    added = {path: text.encode() for path, text in scripts.items() if text is not None}
    names = [path for path in pages if path.endswith(".html")]
    facts = facts_script(site.course, site.dialect, names, target)
    first, *others = (f"{_SITE}{path}" for path in scripts)
    loaded = [first, "lms/facts.js", *others]
    language = site.course.language
    said = {"direction": direction(language), "words": words(language)}
    frame = _fill("start.html.j2", site, scripts=loaded, target=target, **said)
    style = (files("lessonwright.packages") / "assets" / "frame.css").read_bytes()
    whole = {f"{_SITE}{path}": content for path, content in {**pages, **added}.items()}
    return {
        _FRAME: frame,
        "lms/facts.js": facts.encode(),
        "lms/frame.css": style,
        **dict(sorted(whole.items())),
    }


def _version(contents: Mapping[str, Content]) -> str:
    """Return eight signs that are others once anything in the package is."""
    digest = hashlib.sha256()
    for name, content in contents.items():
        data = content.read_bytes() if isinstance(content, Path) else content
        digest.update(json.dumps([name, len(data)]).encode() + data)
    return digest.hexdigest()[:8]


def _metadata(site: Site) -> dict[str, Any]:
    """Return what a catalogue of courses shows."""
    course = site.course
    plain = Fragments(site.dialect, lambda _: None).plain
    return {
        "identifier": f"lessonwright-{site.name}",
        "description": _summary(site, plain),
        "audience": plain(course.audience),
        "licence": course.licence,
        "keywords": [term.term for term in course.glossary][:_MOST_KEYWORDS],
        "duration": f"PT{course.minutes // 60}H{course.minutes % 60}M",
        "objectives": [plain(text) for text in _objectives(course)],
        "iri": f"urn:lessonwright:{site.name}",
        "units": [*_units(site, plain)],
    }


def _units(site: Site, plain: Callable[[str], str]) -> Iterator[dict[str, str | None]]:
    """Yield what a platform for cmi5 opens, and what it asks for before it lets a learner move on.

    A mastery is asked for where it decides, and nothing else does.
    """
    course = site.course
    settings = course.package
    mark = course.pass_mark if settings.mastery is None else settings.mastery
    if settings.units == "course":
        has_quiz = any(lesson.quiz for lesson in course.lessons)
        yield {
            "id": "au",
            "title": site.title,
            "query": "",
            "description": _summary(site, plain),
            **_conditions(has_quiz, mark if settings.passes == "score" else None),
        }
        return
    for module in course.modules:
        for lesson in module.lessons:
            id_ = f"{module.id}/{lesson.id}"
            asked = mark if settings.passes == "score" else _pass_mark(course, lesson)
            yield {
                "id": f"au:{id_}",
                "title": lesson.title,
                "query": f"?unit={quote(id_, safe='')}",
                "description": plain(lesson.summary),
                **_conditions(bool(lesson.quiz), asked),
            }


def _pass_mark(course: Course, lesson: Lesson) -> int:
    """Return what a lesson's quiz is passed with: its own mark, or else the course's."""
    own = lesson.quiz.pass_mark if lesson.quiz else None
    return course.pass_mark if own is None else own


def _conditions(has_quiz: bool, mark: int | None) -> dict[str, str | None]:
    return {
        "move_on": "CompletedAndPassed" if has_quiz else "Completed",
        "mastery": f"{mark / 100:g}" if has_quiz and mark is not None else None,
    }


def _summary(site: Site, plain: Callable[[str], str]) -> str:
    """Return what the course, or the part of it, is about."""
    module = site.course.modules[0]
    if site.part is None:
        return plain(site.course.summary)
    return plain(module.lessons[0].summary if "/" in site.part else module.summary)


def _objectives(course: Course) -> Iterator[str]:
    """Yield what learners will be able to do: for each module what it says itself, or else what its lessons say."""
    for module in course.modules:
        lessons = (objective.text for lesson in module.lessons for objective in lesson.objectives)
        yield from module.objectives or lessons


def _fill(template: str, site: Site, **parts: Any) -> bytes:
    environment = Environment(
        loader=PackageLoader("lessonwright.packages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    frame = _FRAME if template.endswith(".xml.j2") else START
    course = site.course
    filled = environment.get_template(template).render(
        title=site.title, language=course.language, start=frame, **parts
    )
    return f"{filled}\n".encode()
