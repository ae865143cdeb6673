"""Owns what every kind of question, block and prompt says of itself: what is unique in it, what its answers hang on.

No room keeps a table of kinds for that, in which a new kind could be forgotten: the kinds' base
classes ask for each fact, and a kind that lacks one cannot be read.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeGuard, get_args

from lessonwright.course.base_models_and_field_types import same_words
from lessonwright.course.model_fields_and_authored_texts import FieldPath

Plain = Callable[[str], str]
"""Returns the words alone of a Markdown text, as the page shows them."""
FileTarget = Literal["picture", "audio", "video", "captions"]
Target = Literal["source", "question", "scene"] | FileTarget
"""What an author can name within a block; a file lies in the content folder."""


def is_file_target(target: Target) -> TypeGuard[FileTarget]:
    """Tell whether what is named is a file of the content folder."""
    return target in get_args(FileTarget)


Rest = Literal["is-checked-again", "shows-again", "leads-on"]
"""What becomes of what is left of an answer: it is to be checked again, it shows and that is all, or
a learner goes on from it."""


CardsFor = Literal["alone", "pairs", "group", "room"]
"""Who has a set of cards in hand: each person, each pair, each small group, or the whole room."""


class UniqueParts(NamedTuple):
    """What there may be only once within a part."""

    noun: str
    """What messages call one of them."""
    entries: tuple[tuple[FieldPath, str], ...]
    """Where each stands, from the part on, and what it must not share with another."""


def unique_words(noun: str, way: FieldPath, texts: Iterable[str]) -> UniqueParts:
    """Return the texts of a list, of which no two may have the same words."""
    return UniqueParts(noun, tuple(((*way, n), same_words(text)) for n, text in enumerate(texts)))


def unique_texts(noun: str, way: FieldPath, texts: Iterable[str]) -> UniqueParts:
    """Return the texts of a list, of which no two may be the same to the letter, since an answer names them so."""
    return UniqueParts(
        noun, tuple(((*way, n), " ".join(text.split())) for n, text in enumerate(texts))
    )


class Reference(NamedTuple):
    """A name that a block gives of something that stands elsewhere."""

    path: FieldPath
    """Where it stands, from the block on."""
    target: Target
    name: str
    among: tuple[str, ...] | None = None
    """The names that there are, where the block has them itself."""


@dataclass(frozen=True)
class SavedAnswer:
    """What a learner's saved answer hangs on, as the scripts of the site treat it."""

    pieces: frozenset[Hashable]
    """What an answer can be made of: choices, pairs, fields, steps. What is gone here is gone of
    the answer."""
    noun: str
    """What a report calls the pieces."""
    rest: Rest
    """What becomes of an answer that has lost some of its pieces."""
    frame: frozenset[str] = frozenset()
    """What the whole answer hangs on beside them: once that is another, a question is to be checked
    again."""
    opening: frozenset[Hashable] = frozenset()
    """The pieces of which one is needed for any other to count: the first steps of a scenario."""


def typed_answer(asked: str) -> SavedAnswer:
    """Return what a response that needs no choices hangs on: the words of what was asked."""
    return SavedAnswer(frozenset(["response"]), "words", "is-checked-again", frozenset([asked]))


def paired_answer(items: Iterable[str], partners: Iterable[str]) -> SavedAnswer:
    """Return what a response hangs on that gives items their partners."""
    items, partners = tuple(items), tuple(partners)
    return SavedAnswer(
        frozenset((item, partner) for item in items for partner in partners),
        "items",
        "is-checked-again",
        frozenset(
            [*(f"item {item}" for item in items), *(f"partner {partner}" for partner in partners)]
        ),
    )


def offered_answer(offered: Iterable[str], noun: str) -> SavedAnswer:
    """Return what a response hangs on that is made of what is offered, by its ids or texts."""
    pieces = frozenset(offered)
    return SavedAnswer(pieces, noun, "is-checked-again", pieces)


def field_answer(fields: Iterable[Hashable]) -> SavedAnswer:
    """Return what the entries of a prompt hang on: its fields, each for itself."""
    return SavedAnswer(frozenset(fields), "fields", "shows-again")
