"""Owns loading a course: a folder comes in; an immutable `Course`, or all that is wrong, goes out."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from lessonwright.course.course import Course
from lessonwright.course.file_backed import FileBacked, Place
from lessonwright.course.generated_pages import absent_pages, later_pages
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.markup import PLAIN, Dialect, Reader
from lessonwright.reading import references_and_workshop_checks as references
from lessonwright.reading.broken_links import (
    PlaceLink,
    ReferenceTargets,
    link_problems,
    place_links,
    place_problems,
)
from lessonwright.reading.content_folder import CannotReadError, Folder, is_hidden
from lessonwright.reading.diagnostic import MORE_PROBLEMS, MOST_PROBLEMS, Diagnostic
from lessonwright.reading.duplicates import course_duplicates, lesson_duplicates, module_duplicates
from lessonwright.reading.file_text_and_mistakes import FileText, at_file, no_part, read_text
from lessonwright.reading.listed_and_stray_files import (
    Listing,
    file_targets,
    is_id,
    stray_file_problems,
    unlinked_files,
)
from lessonwright.reading.markdown_checks import (
    OwnPage,
    fence_problems,
    html_problems,
    tangle_problems,
)
from lessonwright.reading.yaml_file import YamlFile, read_yaml
from lessonwright.reading.yaml_misreadings import (
    curly_quote_warnings,
    cut_off_texts,
    joined_lines,
    parted_items,
)


@dataclass(frozen=True)
class ReadLesson:
    """What reading one lesson came to."""

    model: Lesson | None
    is_readable: bool
    """Whether its texts could be read, so that links may lead to places in it."""
    text: FileText | None
    told: tuple[Diagnostic, ...]
    places: tuple[PlaceLink, ...]
    targets: tuple[str, ...]
    """The files below the content folder that it links to."""


class SavedLesson(NamedTuple):
    """What makes a lesson again of which nothing is to be told, in values that outlive a process."""

    content: Any
    """What its file holds: dicts, lists, texts and None."""
    targets: list[str]
    has_places: bool
    """Whether it links to places on pages."""


class Surroundings(NamedTuple):
    """What the lessons of a course may name and lead to, and who reads their Markdown."""

    files: Mapping[str, FileText]
    """The files that were read before them."""
    dialect: Dialect
    other_files: list[tuple[str, int, str]]
    """As `Folder.other_files` has them."""


class LessonMemory:
    """The lessons of one course as they were read the last time."""

    def __init__(self) -> None:
        self._around: Surroundings | None = None
        self._lessons: dict[str, tuple[bytes, ReadLesson]] = {}

    def surround(self, around: Surroundings) -> None:
        """Forget all lessons, unless what they may name and lead to is the same as before."""
        if around != self._around:
            self._around = around
            self._lessons.clear()

    def saved(self, path: str, raw: bytes) -> SavedLesson | None:
        """Return what an earlier process has saved of a lesson's file with these bytes; this memory has none of it."""
        return None

    def save(self, path: str, raw: bytes, lesson: SavedLesson) -> None:
        """Save a lesson for later processes, where there is a place for that."""

    def known(self, path: str, raw: bytes) -> ReadLesson | None:
        """Return what a lesson's file came to, if these were its bytes."""
        before, lesson = self._lessons.get(path, (None, None))
        return lesson if before == raw else None

    def keep(self, path: str, raw: bytes, lesson: ReadLesson) -> None:
        """Remember what a lesson's file came to."""
        self._lessons[path] = raw, lesson


Modules = dict[str, tuple[Module, YamlFile]]


def requirement_circles(modules: Modules) -> Iterator[Diagnostic]:
    """Yield one problem for each circle of modules that require one another, at its first module in course order."""
    done: set[str] = set()
    for name in modules:
        if name not in done:
            yield from _walk_requirements(name, modules, done)


def _walk_requirements(start: str, modules: Modules, done: set[str]) -> Iterator[Diagnostic]:
    """Walk depth first, without recursion, since an author decides how long the way is."""
    way: list[str] = [start]
    open_ = [iter(modules[start][0].requires)]
    while way:
        following = next(open_[-1], None)
        if following is None:
            done.add(way.pop())
            open_.pop()
        elif following in way and following != way[-1]:
            yield _circle([*way[way.index(following) :], following], modules)
        elif following in modules and following not in done and following not in way:
            way.append(following)
            open_.append(iter(modules[following][0].requires))


def _circle(way: list[str], modules: Modules) -> Diagnostic:
    module, file = modules[way[0]]
    message = f"these modules require one another: {' → '.join(f'`{name}`' for name in way)}"
    help_line = "take one of these requirements away, so that learners can begin somewhere"
    return file.diagnostic(
        ("requires", module.requires.index(way[1])), "requires-circle", message, help_line
    )


P = TypeVar("P", bound=FileBacked)

OnLesson = Callable[[int, int], None]
"""Takes how many lessons have been read, and how many there are."""


def tell_nobody(done: int, total: int) -> None:
    """Let nobody know how far a work has come."""


@dataclass(frozen=True)
class Loaded:
    """What loading came to: a course, or None if there is an error; and all diagnostics, sorted by place."""

    course: Course | None
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, FileText] = field(default_factory=dict)
    """The text of each file that could be read, by its path under the content folder."""
    pages: tuple[OwnPage, ...] = ()
    """The ordinary pages beside the lessons."""


@dataclass(frozen=True)
class Part(Generic[P]):
    """A file of the course, as far as it could be read: its content, and the model if it is sound."""

    file: YamlFile | None
    model: P | None


def load_course(
    content: Path,
    dialect: Dialect | None = None,
    memory: LessonMemory | None = None,
    on_lesson: OnLesson = tell_nobody,
) -> Loaded:
    """Read the whole course below a content folder; tells every problem of every file, and raises for none.

    `dialect` is how the pages read the course's Markdown, where mkdocs.yml says more of it than
    every course has. With a `memory`, a lesson whose file is the same as the last time is not read
    again. `on_lesson` is told of each lesson that was read, and how many there are.
    """
    folder = Folder(content)
    if folder.is_there:
        reader = Reader(dialect) if dialect else PLAIN
        return _Loading(folder, reader, memory, on_lesson).load()
    help_line = "name the folder that holds course.yml"
    return Loaded(
        None,
        (at_file(content.as_posix(), "unreadable-file", "there is no such folder", help_line),),
    )


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.path, diagnostic.line, diagnostic.column


class _Loading:
    """One run over a content folder: what has been told so far."""

    def __init__(
        self,
        folder: Folder,
        reader: Reader,
        memory: LessonMemory | None = None,
        on_lesson: OnLesson = tell_nobody,
    ) -> None:
        self._folder = folder
        self._on_lesson = on_lesson
        self._read_lessons = 0
        self._reader = reader
        self._memory = memory
        self._told: list[Diagnostic] = []
        self._listings: list[Listing] = []
        self._places: list[PlaceLink] = []
        self._lessons: list[Lesson] = []
        self._files: dict[str, FileText] = {}
        self._targets: dict[str, tuple[str, ...]] = {}

    def load(self) -> Loaded:
        """Load everything, from the course down."""
        course = self._part(Course, "course", self._folder.course_file)
        listing = self._listing(
            "module", course, self._folder.modules, "{}/module.yml", "course.yml"
        )
        around = ReferenceTargets.of(self._folder, course.model, listing)
        self._reader = course.model.reader if course.model else self._reader
        if course.model and course.file and self._is_readable(course.model, course.file):
            self._tell(course.file, references.course_references(course.model, course.file, around))
            self._tell(course.file, course_duplicates(course.model, course.file))
            self._read_texts(course.model, course.file, around)
        if self._memory:
            other_files = self._folder.other_files
            self._memory.surround(Surroundings({**self._files}, self._reader.dialect, other_files))
        modules = {name: self._module(name, path, around) for name, path in listing.files}
        sound = {
            name: (part.model, part.file)
            for name, part in modules.items()
            if part.model and part.file
        }
        read = [module for module, _ in sound.values()]
        absent = absent_pages(course.model, read) if course.model else {}
        self._told += [
            *requirement_circles(sound),
            *stray_file_problems(self._folder, self._listings, course.model, absent),
        ]
        for name in later_pages(course.model, read) if course.model else ():
            self._told += listing.reserved_problems(name)
        pages = self._read_own_pages(around)
        if course.model:
            texts = {page.path: (page.markdown, page.reader) for page in pages}
            known = absent if len(read) == len(listing.files) else {}
            self._told += place_problems(self._places, course.model, self._lessons, texts, known)
        return replace(
            self._result(course.model, [module.model for module in modules.values()]), pages=pages
        )

    def _tell(self, file: YamlFile, problems: Iterable[Diagnostic]) -> None:
        told = [*islice(problems, MOST_PROBLEMS + 1)]
        self._told += told[:MOST_PROBLEMS]
        if len(told) > MOST_PROBLEMS:
            self._told.append(file.diagnostic((), *MORE_PROBLEMS))

    def _result(self, course: Course | None, modules: Iterable[Module | None]) -> Loaded:
        diagnostics = tuple(sorted(dict.fromkeys(self._told), key=_place))
        has_error = any(diagnostic.severity == "error" for diagnostic in self._told)
        sound = self._sound(course, modules) if course and not has_error else None
        return Loaded(sound, diagnostics, self._files)

    def _sound(self, course: Course, modules: Iterable[Module | None]) -> Course:
        whole = course.holding(modules)
        unlinked = unlinked_files(whole, self._folder, self._targets)
        large = self._folder.large_pictures
        return whole.beside(unlinked, large) if unlinked or large else whole

    def _module(self, name: str, path: str, around: ReferenceTargets) -> Part[Module]:
        part = self._part(Module, name, path)
        listing = self._listing(
            "lesson", part, self._folder.lessons(name), f"{name}/{{}}.yml", path
        )
        lessons = [self._lesson(lesson, path, around) for lesson, path in listing.files]
        for draft, path in filter(lambda file: is_id(file[0]), listing.unlisted()):
            self._lesson(draft, path, around)
        if not part.model or not part.file or not self._is_readable(part.model, part.file):
            return part
        self._tell(part.file, references.module_references(part.model, part.file, around))
        self._tell(part.file, module_duplicates(part.model, part.file))
        self._read_texts(part.model, part.file, around)
        return Part(part.file, part.model.holding(lessons))

    def _lesson(self, name: str, path: str, around: ReferenceTargets) -> Lesson | None:
        read = self._read_lesson(name, path, around)
        self._told += read.told
        self._places += read.places
        if read.text:
            self._files[path] = read.text
        if read.model and read.is_readable:
            self._lessons.append(read.model)
            self._targets[path] = read.targets
        self._read_lessons += 1
        self._on_lesson(self._read_lessons, self._folder.lesson_count)
        return read.model

    def _read_lesson(self, name: str, path: str, around: ReferenceTargets) -> ReadLesson:
        """Read a lesson by itself, or remember what that came to."""
        alone = _Loading(self._folder, self._reader)
        if not self._memory:
            return alone._lesson_alone(name, path, around)[0]
        try:
            raw = self._folder.read(path)
        except CannotReadError:
            return alone._lesson_alone(name, path, around)[0]
        read = self._memory.known(path, raw)
        if not read:
            saved = self._memory.saved(path, raw)
            if saved:
                read = alone._made_again(name, path, raw, saved)
            else:
                read, content = alone._lesson_alone(name, path, around, raw)
                if read.model and not read.told and not any(map(is_hidden, read.targets)):
                    saved = SavedLesson(content, [*read.targets], bool(read.places))
                    self._memory.save(path, raw, saved)
            self._memory.keep(path, raw, read)
        return read

    def _made_again(self, name: str, path: str, raw: bytes, saved: SavedLesson) -> ReadLesson:
        """Return a lesson of what was saved of it, without looking again for what is wrong in it."""
        text, _ = read_text(self._folder.display_path(path), raw)
        place = Place(name, path, reader=self._reader)
        model = Lesson.model_validate(saved.content, context=place)
        file = YamlFile(text, saved.content, (), True)
        places = (*place_links(model, file),) if saved.has_places else ()
        return ReadLesson(model, True, replace(text), (), places, (*saved.targets,))

    def _lesson_alone(
        self, name: str, path: str, around: ReferenceTargets, raw: bytes | None = None
    ) -> tuple[ReadLesson, Any]:
        """Return what reading a lesson came to, and what its file holds; `raw` are its bytes, where they are read."""
        part = self._part(Lesson, name, path, raw)
        is_readable = bool(part.model and part.file and self._is_readable(part.model, part.file))
        if part.model and part.file and is_readable:
            self._tell(part.file, references.lesson_references(part.model, part.file, around))
            self._tell(part.file, lesson_duplicates(part.model, part.file))
            self._read_texts(part.model, part.file, around)
        text = self._files.get(path)
        if text:
            text = replace(text)  # without the lines into which it was cut
        targets = (*file_targets(part.model),) if part.model and is_readable else ()
        read = ReadLesson(part.model, is_readable, text, (*self._told,), (*self._places,), targets)
        return read, part.file.content if part.file else None

    def _read_texts(self, part: FileBacked, file: YamlFile, around: ReferenceTargets) -> None:
        """Tell what is wrong with the links and the HTML in a part's texts, and keep its links to places for later."""
        self._tell(file, link_problems(part, file, around))
        self._tell(file, html_problems(part, file))
        self._tell(file, fence_problems(part, file))
        self._places += place_links(part, file)

    def _read_own_pages(self, around: ReferenceTargets) -> tuple[OwnPage, ...]:
        """Tell what is wrong with the ordinary pages, and return those that can be read."""
        reader = self._reader.allowing(True)
        there = filter(None, (self._own_page(path, reader) for path in self._folder.markdown_files))
        pages = []
        for page in there:
            if page.tangle:
                self._told.append(page.tangle)
                continue
            pages.append(page)
            self._told += islice(page.problems(around), MOST_PROBLEMS)
            self._places += page.place_links()
        return tuple(pages)

    def _own_page(self, path: str, reader: Reader) -> OwnPage | None:
        try:
            raw = self._folder.read(path)
        except CannotReadError:
            return None  # it is told as a link that leads out of the folder, or MkDocs tells it
        text, problems = read_text(self._folder.display_path(path), raw)
        self._told += (problem for problem in problems if problem.rule == "not-utf-8")
        return OwnPage(path, text, reader)

    def _is_readable(self, part: FileBacked, file: YamlFile) -> bool:
        """Tell, and return, whether the texts of a part can be read, so that more can be said of them."""
        before = len(self._told)
        self._tell(file, tangle_problems(part, file))
        return len(self._told) == before

    def _listing(
        self, noun: str, part: Part[P], there: dict[str, str], expected: str, path: str
    ) -> Listing:
        renamed = (
            self._folder.misnamed_files(posixpath.dirname(expected))
            if noun == "lesson"
            else self._folder.renamed_modules
        )
        listing = Listing(
            noun, part.file, there, expected, self._folder.display_path(path), renamed
        )
        if part.file:
            self._tell(part.file, listing.problems())
        self._listings.append(listing)
        return listing

    def _part(self, model: type[P], name: str, path: str, raw: bytes | None = None) -> Part[P]:
        try:
            raw = self._folder.read(path) if raw is None else raw
        except CannotReadError as error:
            self._told.append(
                at_file(self._folder.display_path(path), "unreadable-file", str(error), error.help)
            )
            return Part(None, None)
        text, problems = read_text(self._folder.display_path(path), raw)
        self._files[path] = text
        return self._validate(model, Place(name, path, reader=self._reader), text, problems)

    def _validate(
        self, model: type[P], place: Place, text: FileText, problems: Iterable[Diagnostic]
    ) -> Part[P]:
        file = YamlFile(text, None, (*problems,), False) if problems else read_yaml(text)
        rules = {problem.rule for problem in file.problems}
        none = None if problems else no_part(file.file, file.content, model, rules)
        file = replace(file, problems=(none,), is_complete=False) if none else file
        self._told += file.problems
        if not file.is_complete:
            return Part(None, None)
        self._tell(file, cut_off_texts(file))
        try:
            part = Part(file, model.model_validate(file.content, context=place))
        except ValidationError as error:
            # A sound course needs no words for its mistakes.
            from lessonwright.reading.validation_messages import explain

            self._told += explain(file, model, error)
            return Part(file, None)
        self._tell(file, joined_lines(file))
        self._tell(file, curly_quote_warnings(text, file.in_brackets))
        self._tell(file, parted_items(text, file.in_brackets))
        return part
