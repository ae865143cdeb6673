"""Owns the last check of a build: a course and its finished site come in, leaks come out.

A leak is a sentence that only a facilitator may see, in a file of the site.
Sentences are compared word by word, so that markup, line breaks and punctuation hide nothing. A sentence that the
course tells learners as well is no secret.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessonwright.handouts.artefact import Closed, artefact_texts, is_media
from lessonwright.handouts.digest import kept_from_learners
from lessonwright.handouts.looked_through import LookedThrough
from lessonwright.handouts.place import file_as_a_whole, place_of
from lessonwright.prose.dialect import Dialect
from lessonwright.prose.fragment import Fragments
from lessonwright.prose.typeset import pictures, tree
from lessonwright.spec.authored import Authored
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.facilitator import Facilitator

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese letters, between whose words no space stands."""
_WORD = re.compile(rf"[^\W{_UNSPACED}]+|(?=[{_UNSPACED}])\w")
_SPACED_WORD = re.compile(r"\w+")
_LETTER = re.compile(f"[{_UNSPACED}]")
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026\u3002\u061f])[\"'\u201d\u2019)]*\s+|(?<=[\u3002\uff01\uff1f])")
_FEWEST_WORDS = 4
"""A shorter sentence, such as “Play the scenario.”, gives nothing away and stands on many a page."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Leak:
    """A sentence for facilitators, the lesson file that it stands in, and the file of the site that holds it.

    Without sentence and lesson, it is a file that cannot be looked into, so that nobody knows what it holds.
    """

    sentence: str
    lesson: str
    file: str


class Secrets:
    """Sentences to look for, found by their first words."""

    def __init__(self) -> None:
        self._by_opening: dict[Words, list[tuple[Words, str, str]]] = {}

    def __bool__(self) -> bool:
        return bool(self._by_opening)

    def add(self, sentence: str, lesson: str) -> None:
        """Look for this sentence, too, unless it is too short to be told from any other."""
        words = _words(sentence)
        if sum(_weight(word) for word in words) >= _FEWEST_WORDS:
            self._by_opening.setdefault(words[:_FEWEST_WORDS], []).append((words, sentence, lesson))

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each sentence that stands in the text, and its lesson."""
        words, openings = _words(text), self._by_opening.keys()
        if openings.isdisjoint(_openings(words)):  # so it is with nearly every text, and this is quickest
            return
        for at, opening in [spot for spot in enumerate(_openings(words)) if spot[1] in openings]:
            for sought, sentence, lesson in self._by_opening[opening]:
                if words[at : at + len(sought)] == sought:
                    yield sentence, lesson


def leaks(course: Course, site: Path, looked: LookedThrough | None = None) -> list[Leak]:
    """Return every sentence for facilitators that the finished site holds, in any of its files."""
    looked = looked or LookedThrough()
    secrets = cache(lambda: _secrets(course))
    found: list[Leak] = []
    for file in sorted(path for path in site.rglob("*") if path.is_file() and not is_media(path)):
        path, digest = file.relative_to(site).as_posix(), _digest(file)
        hits = looked.found(path, digest)
        if hits is None:
            hits = list(_hits(file, secrets()))
            looked.add(path, digest, hits)
        found += [Leak(sentence, lesson, path) for sentence, lesson in hits]
    looked.keep()
    told = _told_anyway(course, {leak.sentence: leak.lesson for leak in found if leak.lesson})
    return list(dict.fromkeys(leak for leak in found if leak.sentence not in told))


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _hits(file: Path, secrets: Secrets) -> Iterator[tuple[str, str]]:
    for text in artefact_texts(file.name, file.read_bytes()):
        yield from [("", "")] if isinstance(text, Closed) else secrets.found(text)


def _told_anyway(course: Course, sentences: Mapping[str, str]) -> set[str]:
    """Return those of the sentences that learners are told as well, mostly in the lessons that they are from."""
    own = {lesson.path: lesson for lesson in course.lessons}
    told: set[str] = set()
    for parts in ([own[path] for path in dict.fromkeys(sentences.values())], (course, *course.modules, *own.values())):
        sought = Secrets()
        for sentence in sentences.keys() - told:
            sought.add(sentence, sentences[sentence])
        if sought:
            longest = {max(_words(sentence), key=len) for sentence in sentences.keys() - told}
            told |= {text for said in _told_to_learners(course, parts, longest) for text, _ in sought.found(said)}
    return told


def leak_diagnostics(course: Course, content: Path, site: Path, note: Path | None = None) -> tuple[Diagnostic, ...]:
    """Return the leaks as diagnostics, each at the sentence's place in the lesson.

    What was found is written into the note, so that a file that stays the same is looked through once.
    """
    looked = LookedThrough(note, kept_from_learners(course))
    return tuple(_diagnostic(leak, content) for leak in leaks(course, site, looked))


def _diagnostic(leak: Leak, content: Path) -> Diagnostic:
    if not leak.sentence:
        return _closed(leak.file, content)
    first_line = " ".join(leak.sentence.split()[:_FEWEST_WORDS])
    spot = place_of(content, leak.lesson, first_line)
    message = f"learners would find “{leak.sentence}” in {leak.file}, and only the facilitator may see it"
    return spot("facilitator-leak", message, "see how it came to stand there: a page, a file or a template repeats it")


def _closed(file: str, content: Path) -> Diagnostic:
    message = "this file could not be looked into: it is damaged, or locked with a password"
    mend = "see for yourself that it holds nothing that only the facilitator may see"
    return file_as_a_whole(content, file, "warning")("unseen-file", message, mend)


def _secrets(course: Course) -> Secrets:
    secrets = Secrets()
    fragments = Fragments(Dialect(raw_html=course.html), lambda element: None)
    for lesson in course.lessons:
        for text in _held_back(lesson.facilitator):
            for line in text.split("\n\n"):
                for said in _said(fragments, line):
                    for sentence in _SENTENCE_END.split(said):
                        secrets.add(sentence, lesson.path)
    return secrets


def _held_back(facilitator: Facilitator | None) -> Iterator[str]:
    if facilitator:
        yield facilitator.aim
        yield from facilitator.prepare
        yield from (step.do for step in facilitator.timing)
        yield facilitator.notes or ""
        yield from facilitator.discuss


def _told_to_learners(course: Course, parts: Iterable[Authored], words: set[str]) -> Iterator[str]:
    """Yield what parts of the course say to learners, text by text, wherever one of the words is in it."""
    fragments = Fragments(Dialect(raw_html=course.html), lambda element: None)
    for part in parts:
        for text in _texts(part):
            folded = text.casefold()
            if any(word in folded for word in words):  # to read the Markdown of all texts takes far longer
                yield from _said(fragments, text)


def _said(fragments: Fragments, text: str) -> Iterator[str]:
    """Yield the words of a text, and those that stand for its pictures."""
    yield fragments.plain(text)
    if "![" in text or "<img" in text:
        yield from (picture.get("alt", "") for picture in pictures(tree(str(fragments.html(text)))))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Authored) and not isinstance(part, Facilitator):
        yield from (text for name in type(part).model_fields for text in _texts(getattr(part, name)))
    elif isinstance(part, Mapping):
        yield from (text for pair in part.items() for item in pair for text in _texts(item))
    elif isinstance(part, tuple):
        yield from (text for item in part for text in _texts(item))


def _openings(words: Words) -> Iterator[Words]:
    """Yield the first words of whatever may begin at each word."""
    return zip(*(words[n:] for n in range(_FEWEST_WORDS)), strict=False)


def _words(text: str) -> Words:
    """Return the words of a text; of a script that has no spaces, each letter."""
    folded = text.casefold()
    return tuple((_WORD if _LETTER.search(folded) else _SPACED_WORD).findall(folded))


def _weight(word: str) -> float:
    """Return how much of a word this is: a letter of a script that has no spaces is about half of one."""
    return 0.5 if _LETTER.match(word) else 1
