"""Owns the base of every model that an author fills in: field types, ids, and items that name themselves.

The YAML reader hands over text only: the field's type decides what a word means, so `yes`, `010` and `3:30` are
text wherever text is asked for. An item such as `- self-compassion: Meeting your own …` comes in as it is written; the
model sees its name and text under `NAME` and `TEXT`, two keys that no author can write.
"""

import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import GroupedMetadata
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Authored(BaseModel):
    """A part of a course as its author writes it; frozen, and strict about unknown fields.

    What a field is for stands below it, and is read from there by `field_descriptions`. Validators are
    made when the first file is read, and only for what that file may hold.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_kebab,
        defer_build=True,
    )

    noun: ClassVar[str]
    """What messages call this part: a word of the training trade, singular."""


class Kind(Authored):
    """A part whose first key names its kind and holds its main text."""

    kind: ClassVar[str]
    """The first key in YAML, and the name of the kind's template in every output."""


def first_key(item: Any) -> str | None:
    """Return the first key of a mapping, or None where there is none."""
    return next(iter(item), None) if isinstance(item, Mapping) else None


def same_words(text: str) -> str:
    """Return a text in the form that is equal for two texts with the same words."""
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=4096)
def derived_id(prefix: str, *texts: str) -> str:
    """Return an id made from the words themselves, so that it survives when neighbours come, go or move.

    Differences in case and white space do not count: they are the edits that leave a question what it was.
    """
    words = "\0".join(same_words(text) for text in texts)
    return f"{prefix}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def exact_id(prefix: str, text: str) -> str:
    """Return an id made from the words and their capitals, for texts that nothing else tells apart."""
    return f"{prefix}-{hashlib.sha256(' '.join(text.split()).encode()).hexdigest()[:8]}"


def in_capitals_alone(texts: Iterable[str]) -> set[str]:
    """Return the texts that differ from another one in capitals alone."""
    alike: dict[str, set[str]] = {}
    for text in texts:
        alike.setdefault(same_words(text), set()).add(" ".join(text.split()))
    return {text for written in alike.values() if len(written) > 1 for text in written}


_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def _whole_number(value: Any) -> int:
    if isinstance(value, str) and _WHOLE.fullmatch(value) and len(value) < 12:
        return int(value)
    raise PydanticCustomError("whole-number", "a whole number is expected")


def _number(value: Any) -> float:
    if isinstance(value, str) and _NUMBER.fullmatch(value) and abs(float(value)) < 1e15:
        return float(value)
    raise PydanticCustomError("number", "a number is expected")


def _truth(value: Any) -> bool:
    if isinstance(value, str) and value in _TRUTH:
        return _TRUTH[value]
    raise PydanticCustomError("truth", "true or false is expected")


_UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
SEEN = rf"[^\s{_UNSEEN}]"
"""A character that shows; white space, marks of direction, and what joins or parts words do not."""

_NOT_SEEN = re.compile(rf"[\s{_UNSEEN}]*")


def _seen(text: str) -> str:
    """Return a text; refuse one of nothing but white space, also where it is written as `&nbsp;`."""
    if _NOT_SEEN.fullmatch(html.unescape(text)):
        raise PydanticCustomError("unseen", "something that shows is expected")
    return text


_WORD_TYPES = ["string", "number", "boolean"]
LONGEST_TEXT = 100_000
_TEXT = {"type": _WORD_TYPES, "pattern": SEEN, "maxLength": LONGEST_TEXT}


class OneLine:
    """Marks a field whose text is a title, a name or a label."""


class ReadAsMarkdown:
    """Marks a line in which the pages read Markdown."""


class Markdown:
    """Marks a field whose text is Markdown."""


class Phrasing(Markdown):
    """Marks Markdown that stands within a sentence, a label or an item of a list, such as a stem or a choice."""


LINE_PATTERN = rf"^[^\n]*{SEEN}[^\n]*$"
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=LINE_PATTERN),
    OneLine(),
    WithJsonSchema(
        {"type": _WORD_TYPES, "pattern": rf"^\s*[^\n]*{SEEN}[^\n]*\s*$", "maxLength": 300}
    ),
]
"""Plain text on one line: a title, a name, a label."""

Label = Annotated[Line, ReadAsMarkdown()]
"""A line in which the pages read Markdown: an item to choose, to put into its place or to judge."""

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT, pattern=SEEN),
    Markdown(),
    AfterValidator(_seen),
    WithJsonSchema(_TEXT),
]
"""Markdown text."""

Phrase = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT),
    Phrasing(),
    AfterValidator(_seen),
    WithJsonSchema(_TEXT),
]
"""Markdown text that, where it is one line, opens no list, heading or quotation: `24. December` keeps its number."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=80),
    WithJsonSchema(
        {
            "type": ["string", "integer", "boolean"],
            "pattern": ID_PATTERN,
            "maxLength": 80,
            "minimum": 0,
        }
    ),
]
"""A name that files, URLs and learners' saved answers hang on: lower-case letters, digits and hyphens."""

FilePath = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""A file, relative to the file that names it."""

Number = Annotated[
    float,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": f"^({_NUMBER.pattern})$"}),
]
Truth = Annotated[
    bool,
    BeforeValidator(_truth),
    WithJsonSchema({"enum": [True, False, *(word for word in _TRUTH)]}),
]


@dataclass(frozen=True)
class Whole(GroupedMetadata):
    """Makes a field a whole number between two limits, for an author as for an editor."""

    least: int
    most: int

    def __iter__(self) -> Iterator[object]:
        """Yield what pydantic is to know."""
        yield BeforeValidator(_whole_number)
        yield Field(ge=self.least, le=self.most)
        yield WithJsonSchema(_WHOLE_SCHEMA | {"minimum": self.least, "maximum": self.most})


_WHOLE_SCHEMA = {"type": ["integer", "string"], "pattern": r"^[-+]?[0-9]{1,10}$"}

Minutes = Annotated[int, Whole(1, 600)]
Percent = Annotated[int, Whole(0, 100)]
Count = Annotated[int, Whole(1, 100)]
"""How many: of lines, rows, attempts, points on a scale."""
WholeTotal = Annotated[int, Whole(0, 10_000)]
"""A sum of points."""
Year = Annotated[int, Whole(1000, 2999)]

_LEVELS = ("remember", "understand", "apply", "analyze", "evaluate", "create")


def _level(written: object) -> object:
    """Return a level in American spelling, as the taxonomy has it."""
    return "analyze" if written == "analyse" else written


Level = Annotated[
    Literal["remember", "understand", "apply", "analyze", "evaluate", "create"],
    BeforeValidator(_level),
    WithJsonSchema({"type": "string", "enum": [*_LEVELS, "analyse"]}),
]
"""A level of Bloom's revised taxonomy (Anderson & Krathwohl 2001); `analyse` is the same level as `analyze`."""


NAME = "\0name"
TEXT = "\0text"


class Named(Authored):
    """A list item that opens with a name of the author's own and the text that belongs to it."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="before")
    @classmethod
    def _open_first_key(cls, item: Any) -> Any:
        if not isinstance(item, dict) or not item:
            return item
        (name, text), *rest = item.items()
        return {NAME: name, TEXT: text, **dict(rest)}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler.resolve_ref_schema(handler(core_schema))
        properties = schema["properties"]
        name, text = properties.pop(NAME), properties.pop(TEXT)
        schema["required"] = [key for key in schema["required"] if key not in (NAME, TEXT)]
        schema["additionalProperties"] = text
        schema["propertyNames"] = {"anyOf": [{"enum": list(properties)}, name]}
        schema["anyOf"] = _one_name_beside(properties, schema["required"])
        return schema


def _one_name_beside(properties: JsonSchemaValue, required: list[str]) -> list[JsonSchemaValue]:
    """Return the alternatives that allow exactly one key beside any mixture of the optional ones."""
    optional = [key for key in properties if key not in required]
    mixtures = [
        given for count in range(len(optional) + 1) for given in combinations(optional, count)
    ]
    return [
        _schema_with(given, [key for key in optional if key not in given], 1 + len(required))
        for given in mixtures
    ]


def _schema_with(given: tuple[str, ...], absent: list[str], others: int) -> JsonSchemaValue:
    size = others + len(given)
    schema: JsonSchemaValue = {"required": [*given], "minProperties": size, "maxProperties": size}
    return schema | ({"not": {"anyOf": [{"required": [key]} for key in absent]}} if absent else {})
