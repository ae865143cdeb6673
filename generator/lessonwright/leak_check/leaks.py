"""Owns the last check of a build: a course and its finished site come in, leaks come out.

Two kinds of sentence are looked for: what only the facilitator may see, anywhere in the site; and the brief of a role,
which stands on its lesson's page under a disclosure and nowhere else.

What was found in a file is kept until the file or the course changes.
"""

import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessonwright.course.base_models_and_field_types import Authored
from lessonwright.course.block import RolePlay
from lessonwright.course.block.role_play import Role
from lessonwright.course.course import Course
from lessonwright.course.lesson import Facilitator
from lessonwright.course.model_fields_and_authored_texts import FieldPath, texts
from lessonwright.course.session_and_training_day import Session
from lessonwright.files.file_digests import FileDigests, toolchain_digest, walk_files
from lessonwright.leak_check.extract_text import Closed, extract_texts, is_media
from lessonwright.leak_check.sentence_search import FEWEST_WORDS, Hit, SentenceSearch, word_tokens
from lessonwright.prose.html_to_paper_tree import pictures, tree
from lessonwright.prose.markdown_to_html import Fragments
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.locate_words import (
    DiagnosticMaker,
    file_as_a_whole,
    locate_words,
    part_of,
)

_ROOMS = ("leak_check", "markup", "prose", "course")
_LIBRARIES = ("lessonwright", "markdown", "pikepdf", "pydantic", "pymdown-extensions", "pypdfium2")
"""What decides, beside the course, what is found in a file."""

Hits = list[Hit]

KnownHits = Callable[[str], Hits | None]
"""Takes the digest of a file's bytes; returns what is in it, where somebody has looked already."""


def nobody_has_looked(_: str) -> None:
    """Know of no file."""


class ScanCache:
    """What was found in which file; kept in a note, which is never needed, only a help."""

    def __init__(self, note: Path | None = None, secrets: str = "") -> None:
        self._note = note
        self._secrets = secrets
        self._before = self._read()
        self._now: dict[str, tuple[str, Hits]] = {}

    def hits_before(self, path: str, digest: str) -> Hits | None:
        """Return what was found in a file with this digest the last time; None where it was not looked through."""
        before, hits = self._before.get(path, ("", []))
        if before != digest:
            return None
        self._now[path] = digest, hits
        return hits

    def add(self, path: str, digest: str, hits: Hits) -> None:
        """Remember what is in a file with this digest."""
        self._now[path] = digest, hits

    def keep(self) -> None:
        """Write the note for the next time, where there is a place for it."""
        if not self._note:
            return
        with suppress(OSError):
            self._note.parent.mkdir(parents=True, exist_ok=True)
            self._note.write_text(
                json.dumps({"secrets": self._secrets, "files": self._now}), encoding="utf-8"
            )

    def _read(self) -> dict[str, tuple[str, Hits]]:
        if not self._note:
            return {}
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            files = note["files"] if note["secrets"] == self._secrets else {}
            return {
                path: (digest, [(text, lesson) for text, lesson in hits])
                for path, (digest, hits) in files.items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}


_SENTENCE_END = re.compile(
    r"(?<=[.!?\u2026\u3002\u061f])[\"'\u201d\u2019)]*\s+|(?<=[\u3002\uff01\uff1f])"
)

_UNSEEN: Hit = ("", "")


@dataclass(frozen=True)
class Leak:
    """A sentence for facilitators or of a brief, the lesson file that has it, and the file of the site that holds it.

    Without sentence and lesson, it is a file that cannot be looked into, so that nobody knows what
    it holds.
    """

    sentence: str
    lesson: str
    file: str


def leaks(
    course: Course,
    site: Path,
    looked: ScanCache | None = None,
    file_digests: FileDigests | None = None,
    known: KnownHits = nobody_has_looked,
) -> list[Leak]:
    """Return every sentence for facilitators that the finished site holds, in any of its files.

    Of the briefs of roles, it is every sentence that another file holds than the lesson's own page.
    """
    looked = looked or ScanCache()
    secrets = cache(lambda: sentences_to_look_for(course))
    owners = cache(lambda: _brief_owners(course))
    found: list[Leak] = []
    for path, digest in _with_digests(site, file_digests or FileDigests()):
        hits = looked.hits_before(path, digest) if digest else [_UNSEEN]
        if hits is None:
            hits = known(digest)
            if hits is None:
                hits = hits_in(path, (site / path).read_bytes(), secrets())
            looked.add(path, digest, hits)
        told = (hit for hit in hits if not _is_own_brief(hit, path, owners()))
        found += [Leak(sentence, lesson, path) for sentence, lesson in told]
    looked.keep()
    said_anyway = _told_anyway(
        course, {leak.sentence: leak.lesson for leak in found if leak.lesson}
    )
    return list(dict.fromkeys(leak for leak in found if leak.sentence not in said_anyway))


def _brief_owners(course: Course) -> Mapping[str, Collection[str]]:
    """Return the lessons that have each sentence of a brief."""
    owners: dict[str, set[str]] = {}
    for sentence, lesson in _of_briefs(course):
        owners.setdefault(sentence, set()).add(lesson)
    return owners


def _is_own_brief(hit: Hit, file: str, owners: Mapping[str, Collection[str]]) -> bool:
    """Tell whether a sentence of a brief stands on the page of a lesson that has it."""
    sentence, lesson = hit
    having = owners.get(sentence, ())
    return lesson in having and any(owner in having for owner in _lessons_on(file))


def _lessons_on(file: str) -> tuple[str, ...]:
    """Return the lesson files whose page this may be: in a site, or as it is written for any engine."""
    page, ending = posixpath.splitext(file)
    if ending == ".html":
        return f"{page}.yml", f"{page.removesuffix('/index')}.yml"
    is_written = ending == ".md" and page.startswith("docs/")
    return (f"{page.removeprefix('docs/')}.yml",) if is_written else ()


def _with_digests(site: Path, file_digests: FileDigests) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that may hold text, with a digest of its bytes; with none, it cannot be read."""
    for path in walk_files(site):
        file = site / path
        try:
            known = file_digests.known(file)
            if known or not is_media(file):
                yield path, known or file_digests.of(file)
        except OSError:
            yield path, ""


def hits_in(path: str, raw: bytes, secrets: SentenceSearch) -> Hits:
    """Return which of the sentences a file of this name holds, with these bytes."""
    found: Hits = []
    for text in extract_texts(posixpath.basename(path), raw):
        found += [_UNSEEN] if isinstance(text, Closed) else secrets.hits(text)
    return [*dict.fromkeys(found)]


def _told_anyway(course: Course, sentences: Mapping[str, str]) -> Collection[str]:
    """Return those of the sentences that learners are told as well, mostly in the lessons that they are from."""
    own = {*sentences.values()}
    secret, fragments = _Untold(sentences), _fragments(course)
    for part in sorted(
        (*course.lessons, *course.modules, course), key=lambda part: part.path not in own
    ):
        if not secret.left:
            break
        for text in filter(secret.may_be_in, _texts(part)):
            secret.without(_paragraphs(fragments, text))
    return sentences.keys() - secret.left.keys()


class _Untold:
    """Sentences that learners have not been told so far."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self.left = dict(sentences)
        self._begin()

    def _begin(self) -> None:
        self._secrets = SentenceSearch(self.left.items())
        said = (word_tokens(sentence.encode()) for sentence in self.left)
        self._longest = {max(run, key=len).decode() for run in said}

    def may_be_in(self, text: str) -> bool:
        """Tell whether it is worth it to read a text's Markdown, which takes far longer."""
        folded = text.casefold()
        return any(word in folded for word in self._longest)

    def without(self, texts: Iterable[str]) -> None:
        """Leave out what learners are told in these texts."""
        told = {sentence for text in texts for sentence, _ in self._secrets.hits(text.encode())}
        if told:
            self.left = {
                sentence: lesson for sentence, lesson in self.left.items() if sentence not in told
            }
            self._begin()


def leak_diagnostics(
    course: Course,
    content: Path,
    site: Path,
    note: Path | None = None,
    file_digests: FileDigests | None = None,
    known: KnownHits = nobody_has_looked,
) -> tuple[Diagnostic, ...]:
    """Return the leaks as diagnostics, each at the sentence's place in the lesson.

    What was found is written into the note, so that a file that stays the same is looked through
    once.
    """
    looked = ScanCache(note, secrets_digest(course))
    found = leaks(course, site, looked, file_digests, known)
    return tuple(_diagnostic(leak, course, content) for leak in found)


def secrets_digest(course: Course) -> str:
    """Return a digest of what only facilitators may see, and of the Markdown that it is written in."""
    dialect = course.reader.dialect.fingerprint
    digest = hashlib.sha256(f"{toolchain_digest(_ROOMS, _LIBRARIES)}\0{dialect}".encode())
    said = {"facilitator", "session", "workshop"}
    for part in (course, *course.modules, *course.lessons):
        notes = part.model_dump_json(include=said, serialize_as_any=True)
        digest.update(f"{part.path}\0{notes}\0".encode())
    digest.update("\0".join(text for _, _, text in _briefs(course)).encode())
    return digest.hexdigest()


def _diagnostic(leak: Leak, course: Course, content: Path) -> Diagnostic:
    if not leak.sentence:
        return _unreadable_file(leak.file, content)
    spot, reader = _place(leak, course, content)
    message = f"learners would find “{leak.sentence}” in {leak.file}, and only {reader} may see it"
    return spot(
        "facilitator-leak",
        message,
        "see how it came to stand there: a page, a file or a template repeats it",
    )


def _place(leak: Leak, course: Course, content: Path) -> tuple[DiagnosticMaker, str]:
    """Return what makes a diagnostic at the sentence's own place, and who may see it.

    Its first words may stand before that place, too.
    """
    fragments = _fragments(course)
    words = " ".join(leak.sentence.split()[:FEWEST_WORDS])
    kept = {"the facilitator": _notes(course), "whoever plays the role": _briefs(course)}
    for reader, written in kept.items():
        for file, path, text in written:
            if file == leak.lesson and any(
                leak.sentence in said for said in _paragraphs(fragments, text)
            ):
                return part_of(content, leak.lesson, path, words), reader
    return locate_words(content, leak.lesson, words), "the facilitator"


SecretText = tuple[str, FieldPath, str]
"""A file, the way to a text in it, and the text."""


def _notes(course: Course) -> Iterator[SecretText]:
    """Yield every text for facilitators.

    Of a session, and of the workshop of a module, learners read the titles of its steps and its
    ground rules, which are no Markdown texts, and the follow-ups.
    """
    for path, text in texts(course.session) if course.session else ():
        if path[0] != "follow-up":
            yield course.path, ("session", *path), text
    for module in course.modules:
        for path, text in texts(module.workshop) if module.workshop else ():
            yield module.path, ("workshop", *path), text
    for lesson in course.lessons:
        for path, text in texts(lesson.facilitator) if lesson.facilitator else ():
            yield lesson.path, ("facilitator", *path), text


def _briefs(course: Course) -> Iterator[SecretText]:
    """Yield what only the player of a role may read."""
    for lesson in course.lessons:
        for n, block in enumerate(lesson.body):
            for k, role in enumerate(block.roles if isinstance(block, RolePlay) else ()):
                for field, text in role.secrets:
                    yield lesson.path, ("body", n, "roles", k, field), text


def _unreadable_file(file: str, content: Path) -> Diagnostic:
    """Return that a file cannot be looked into: by its place in the content folder, if it came from there."""
    below = file.partition("/")[2]
    from_content = next((it for it in (file, below) if (content / it).is_file()), None)
    why = "it cannot be opened, or is damaged, too large, locked with a password, or packed"
    help_line = "see for yourself that it holds nothing that only the facilitator may see"
    folder, path = (content, from_content) if from_content else (Path(), file)
    return file_as_a_whole(folder, path, "warning")(
        "unseen-file", f"this file could not be looked into: {why}", help_line
    )


def sentences_to_look_for(course: Course) -> SentenceSearch:
    """Return the search for what only facilitators, or players of a role, may see."""
    return SentenceSearch([*_sentences(course, _notes(course)), *_of_briefs(course)])


def _of_briefs(course: Course) -> Iterator[Hit]:
    return _sentences(course, _briefs(course))


def _sentences(course: Course, written: Iterable[SecretText]) -> Iterator[Hit]:
    fragments = _fragments(course)
    for file, _, text in written:
        for said in _paragraphs(fragments, text):
            yield from ((sentence, file) for sentence in _SENTENCE_END.split(said))


def _fragments(course: Course) -> Fragments:
    return Fragments(course.reader.dialect, lambda element: None)


def _paragraphs(fragments: Fragments, text: str) -> Iterator[str]:
    """Yield the words of each paragraph of a text, and those that stand for its pictures."""
    yield from fragments.blocks(text)
    if "![" in text or "<img" in text:
        yield from (picture.get("alt", "") for picture in pictures(tree(str(fragments.html(text)))))


def _texts(part: object) -> list[str]:
    found: list[str] = []
    _add_texts(part, found)
    return found


def _add_texts(part: object, found: list[str]) -> None:
    if isinstance(part, str):
        found.append(part)
    elif isinstance(part, tuple):
        for item in part:
            _add_texts(item, found)
    elif isinstance(part, Authored) and not isinstance(part, Facilitator | Session):
        kept = Role.KEPT if isinstance(part, Role) else ()
        for name in type(part).model_fields:
            if name not in kept:
                _add_texts(getattr(part, name), found)
    elif isinstance(part, Mapping):
        _add_texts((*part.keys(), *part.values()), found)
