"""Owns what is told of parts with words of their own, such as questions: two lists in, sentences out."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import takewhile
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from lessonwright.course.base_models_and_field_types import Authored
from lessonwright.message_wording import LONGEST_QUOTE, join_names, quote

_BEFORE = 3
"""How many of the words that both share stand before the first that differs."""


def quote_both(old: str, new: str) -> tuple[str, str]:
    """Return both texts as messages repeat them; long ones from where they begin to differ."""
    texts = old.split(), new.split()
    shared = len([*takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False))])
    start = max(0, shared - _BEFORE)
    if start and max(map(len, map(" ".join, texts))) > LONGEST_QUOTE:
        return quote(_last_words(texts[0], start)), quote(_last_words(texts[1], start))
    return quote(old), quote(new)


def _last_words(words: list[str], start: int) -> str:
    return "… " + " ".join(words[start:])


T = TypeVar("T")

_ALIKE = 0.6
"""From which likeness on, between 0 and 1, two texts count as one that was reworded."""
_COMPARED = 199
"""How many characters of a text are looked at for that: from 200 on, difflib leaves out the most
frequent ones."""

_MOST_PAIRS = 10_000
"""How many pairs are compared word by word: a hundred questions, all of them reworded, take
seconds."""


class Pair(NamedTuple, Generic[T]):
    """A part as it was and as it is; None where it was not there before, or is gone."""

    old: T | None
    new: T | None


def pair_parts(
    old: Sequence[T], new: Sequence[T], same: Callable[[T], Hashable], words: Callable[[T], str]
) -> list[Pair[T]]:
    """Return pairs of what is the same by `same`, or by its words, or alike by them; then what came and what went."""
    pairs: list[Pair[T]] = []
    for how in (partial(_equal, same), partial(_equal, words), partial(_pair_by_likeness, words)):
        pairs += how(
            _unpaired(old, (pair.old for pair in pairs)),
            _unpaired(new, (pair.new for pair in pairs)),
        )
    came = [Pair(None, part) for part in _unpaired(new, (pair.new for pair in pairs))]
    went = [Pair(part, None) for part in _unpaired(old, (pair.old for pair in pairs))]
    return [*pairs, *came, *went]


def _equal(same: Callable[[T], Hashable], old: list[T], new: list[T]) -> Iterator[Pair[T]]:
    by_key = {same(part): part for part in reversed(new)}
    for part in old:
        if same(part) in by_key:
            yield Pair(part, by_key.pop(same(part)))


def _pair_by_likeness(words: Callable[[T], str], old: list[T], new: list[T]) -> Iterator[Pair[T]]:
    """Yield each old part with the new one that is most like it, each used once; nothing where all is rewritten."""
    if len(old) * len(new) > _MOST_PAIRS:
        return
    free = {words(part)[:_COMPARED]: part for part in reversed(new)}
    for part in old:
        for near in get_close_matches(words(part)[:_COMPARED], free, n=1, cutoff=_ALIKE):
            yield Pair(part, free.pop(near))


def _unpaired(parts: Iterable[T], used: Iterable[T | None]) -> list[T]:
    taken = {id(part) for part in used}
    return [part for part in parts if id(part) not in taken]


_OWN_LINE = re.compile(r" {4}|\t| *(?:[-*+] |\d+[.)] |[#>|:]|[-=*_!?]{3})")
"""What begins a line that Markdown does not take into the one before: of a list, a quotation, a
table, code."""
_STAYS_ALONE = re.compile(r" *#.*| *|.*(?:  |\\)")
"""A line into which Markdown does not take the next: a heading, an empty line, one that ends with a
break."""
_FENCES = ("```", "~~~")


def readable_form(value: Any) -> Any:
    """Return a value as a trainer reads it: where the lines within a paragraph break makes no difference, at any depth.

    Paragraphs, lists and code do.
    """
    if isinstance(value, str):
        return _flowing(value)
    if isinstance(value, Authored):
        return type(value), {
            name: readable_form(getattr(value, name)) for name in type(value).model_fields
        }
    if isinstance(value, Mapping):
        return {name: readable_form(item) for name, item in value.items()}
    return tuple(map(readable_form, value)) if isinstance(value, tuple) else value


def in_words(text: str) -> str:
    """Return a text as one line of words: what is quoted of it."""
    return " ".join(text.split())


def _flowing(text: str) -> str:
    """Return a text with each paragraph on one line."""
    if any(fence in text for fence in _FENCES):
        return text.strip()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_paragraphs(text.strip().split("\n"))))


def _paragraphs(lines: list[str]) -> list[str]:
    flowing: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if line.strip() and not _STAYS_ALONE.fullmatch(before) and not _OWN_LINE.match(line):
            flowing[-1] += f" {in_words(line)}"
        else:
            flowing.append(line.rstrip() if _OWN_LINE.match(line) else in_words(line))
    return flowing


_NOT_PREPARED = {"id", "given_id", "section"}
"""What nobody prepares: names that answers hang on, and where a learner who missed something is
sent."""


def part_changes(
    old: Sequence[T], new: Sequence[T], noun: str, same: Callable[[T], Hashable], main: str
) -> Iterator[str]:
    """Yield which parts came, went, moved, or are another by their words or in what belongs to them.

    `main` is the field that holds the words which a part is known by.
    """
    words = attrgetter(main)
    pairs = pair_parts(old, new, same, words)
    for was, is_ in pairs:
        if was is not None and is_ is not None:
            yield from _changes(was, is_, noun, main)
        elif is_ is not None:
            yield f"{noun} new: {quote(words(is_))}"
        elif was is not None:
            yield f"{noun} gone: {quote(words(was))}"
    if in_another_order(old, new, pairs):
        yield f"{noun}s in another order"


def _changes(was: T, is_: T, noun: str, main: str) -> Iterator[str]:
    fields = differs(was, is_, besides=main)
    old, new = getattr(was, main), getattr(is_, main)
    if in_words(old) != in_words(new):
        before, now = quote_both(old, new)
        yield f"{noun} reworded: {before} is now {now}" + (
            f"; {join_names(fields)} changed, too" if fields else ""
        )
        return
    if readable_form(old) != readable_form(new):
        yield f"{noun} {quote(new)}: its paragraphs or lists changed"
    if fields:
        yield f"{noun} {quote(new)}: {join_names(fields)} changed"


def differs(old: Any, new: Any, besides: str = "") -> list[str]:
    """Return the fields, by the names that authors write, in which two versions of a part differ.

    The field `besides` is told of by whoever asks.
    """
    if type(old) is not type(new):
        return ["kind"]
    names = [name for name in type(old).model_fields if name not in {besides, *_NOT_PREPARED}]
    found = [
        name
        for name in names
        if readable_form(getattr(old, name)) != readable_form(getattr(new, name))
    ]
    return [*dict.fromkeys(_told_as(name, old, new) for name in found)]


def _told_as(name: str, old: Authored, new: Authored) -> str:
    """Return how authors call a field that differs: of choices that say the same, no more than the feedback does."""
    was, is_ = _parts(getattr(old, name)), _parts(getattr(new, name))
    if len(was) == len(is_):
        inner = {field for pair in zip(was, is_, strict=True) for field in differs(*pair)}
        if inner == {_FEEDBACK}:
            return _FEEDBACK
    return type(old).model_fields[name].alias or name


def _parts(value: Any) -> list[Authored]:
    parts = value if isinstance(value, tuple) else ()
    return [part for part in parts if isinstance(part, Authored)]


_FEEDBACK = "feedback"


def in_another_order(old: Sequence[T], new: Sequence[T], pairs: list[Pair[T]]) -> bool:
    """Return whether what is in both versions stands in another order."""
    stayed = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    before = [id(pair.new) for pair in sorted(stayed, key=lambda pair: _place(old, pair.old))]
    return before != sorted(before, key=[id(part) for part in new].index)


def _place(parts: Sequence[T], part: T | None) -> int:
    return next(n for n, other in enumerate(parts) if other is part)
