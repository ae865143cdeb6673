"""Owns the pages about what an author writes: the models come in, Markdown with every field comes out."""

from collections.abc import Set
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from docs.reference.examples import Found, found
from docs.reference.places import PAGES, name
from docs.reference.words import limits, what
from lessonwright.course.base_models_and_field_types import NAME, TEXT, Authored, Kind
from lessonwright.course.field_descriptions import field_descriptions
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.prompt.base import BasePrompt
from lessonwright.course.question.base import BaseQuestion

_MAIN = {BaseQuestion: "stem", BasePrompt: "text"}
"""The field of all questions and prompts that each kind has under its own name."""

Named = tuple[str, str, FieldInfo, Any]
"""A field: its name for authors, its name in the model, what pydantic knows of it, and its type."""

_INTRO = {
    "course": """\
# The course

`content/course.yml` holds what the whole course has in common.
""",
    "module": """\
# A module

A module is a folder in `content/` with a `module.yml` in it. The folder's name is the module's id and its address on
the web: lower-case letters, digits and hyphens.
""",
    "lesson": """\
# A lesson

A lesson is one `.yml` file in a module's folder. The file's name is its id and its address on the web.
""",
    "blocks": """\
# Blocks: the body of a lesson

Under `body:` stands a list of blocks, in the order in which learners meet them. The first word of each says which kind
it is.

The examples below begin at the left edge. In your lesson, a block begins **two spaces further in**,
exactly below the other blocks of the `body`, and the lines that belong to it move along:

```yaml
body:
  - text: |
      What a lesson begins with.

  - callout: Ask yourself what happens next
    kind: tip
    text: Say what you did. Then add one next step.
```
""",
    "questions": """\
# Questions

Under `quiz:` stands `questions:`, a list. The first word of each says which kind it is and holds what is asked.

The examples below begin at the left edge. In your lesson, a question begins **four spaces further in**,
exactly below the other questions, and the lines that belong to it move along.
""",
    "prompts": """\
# Prompts: the worksheet

Under `worksheet:` stands `prompts:`, a list. The first word of each says which kind it is and holds what the learner is
asked. Nothing on a worksheet is marked, and nothing is sent anywhere. A lesson with several sheets has `worksheets:`, a
list of them, where prompts stand two spaces further in.

The examples below begin at the left edge. In your lesson, a prompt begins **four spaces further in**, exactly below the
other prompts, and the lines that belong to it move along.
""",
}


def pages() -> dict[str, str]:
    """Return the pages about the files and their parts."""
    return {f"reference/{page}.md": _page(page, models) for page, models in PAGES.items()}


def _page(page: str, models: tuple[type[Authored], ...]) -> str:
    return "\n".join([_INTRO[page], *(_section(model) for model in models)])


def _fields(model: type[Authored]) -> list[Named]:
    hints = get_type_hints(model, include_extras=True)
    named = [
        (field.alias or name, name, field, hints[name])
        for name, field in model.model_fields.items()
    ]
    return [field for field in named if field[1] != _MAIN.get(model)]


def _section(model: type[Authored]) -> str:
    said = field_descriptions(model)
    fields = [_field(*named, said[named[0]]) for named in own_fields(model)]
    heading = f"`{name(model)}`" if hasattr(model, "kind") else name(model).capitalize()
    return "\n".join(
        [
            f"## {heading} {{ #{name(model).replace(' ', '-')} }}\n",
            f"{model.__doc__}\n",
            *fields,
            _examples(model),
        ]
    )


def own_fields(model: type[Authored]) -> list[Named]:
    """Return the fields that are told of with this part, not with what all of its kind have."""
    kind = getattr(model, "kind", None)
    common = next(
        (set(base.model_fields) for base in (BaseQuestion, BasePrompt) if base in model.__bases__),
        set(),
    )
    return [named for named in _fields(model) if named[1] not in common or named[0] == kind]


def _field(alias: str, _: str, field: FieldInfo, annotation: Any, description: str) -> str:
    facts = " · ".join([what(annotation), *limits(field, annotation)])
    text = " ".join(description.split())
    return f"{_shown(alias)}\n\n:   {text}\n\n    {facts}\n    {{ .facts }}\n"


def _shown(alias: str) -> str:
    return {NAME: "the first word", TEXT: "the text behind it"}.get(alias, f"`{alias}`")


def _examples(model: type[Authored]) -> str:
    if model in (BaseQuestion, BasePrompt):
        return _fenced(_others(model, frozenset()))
    shown = min(found()[model], key=lambda part: _weight(part, model))
    more = _others(model, shown.fields)
    text = shown.text if issubclass(model, Kind) else shown.opening_text
    return _fenced([text]) + (f"\nIt can also hold:\n\n{_fenced(more)}" if more else "")


def _fenced(texts: list[str]) -> str:
    return "```yaml\n" + "\n".join(texts) + "\n```\n"


def _weight(part: Found, model: type[Authored]) -> int:
    """Return how little a part suits as an example: the first one does, but of whole files a short one."""
    return len(part.text) if issubclass(model, FileBacked) else found()[model].index(part)


def _others(model: type[Authored], written: Set[str]) -> list[str]:
    """Return how the fields are written that an example does not have, but for parts that are told of elsewhere."""
    fields = [(alias, what(annotation)) for alias, _, _, annotation in own_fields(model)]
    missing = [
        alias for alias, says in fields if alias not in {*written, NAME, TEXT} and "](" not in says
    ]
    parts = [part for type_, parts in found().items() if issubclass(type_, model) for part in parts]
    return [next(part for part in parts if alias in part.fields).field(alias) for alias in missing]
