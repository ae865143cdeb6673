"""Owns mistakes made on purpose: a sound example comes in, its files with something changed at random go out."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from lessonwright.reading.file_text_and_mistakes import FileText
from lessonwright.reading.yaml_file import parse
from tests.reading.example import Example

WORDS = (
    *(
        "title",
        "summary",
        "body",
        "text",
        "kind",
        "tip",
        "callout",
        "question",
        "quiz",
        "choices",
        "correct",
        "wrong",
    ),
    *(
        "id",
        "level",
        "apply",
        "then",
        "start",
        "minutes",
        "answer",
        "yes",
        "true",
        "TRUE",
        "null",
        "~",
        "",
        " ",
        "0",
    ),
    *(
        "-1",
        "5",
        "7.5",
        "1e3",
        "010",
        "3:30",
        "2024-05-01",
        "99999999999999999999",
        "a b",
        "A",
        "know-it",
        "[[x]]",
    ),
    *(
        "a\nb",
        "glossary:x",
        "[x](y.md)",
        "#00695c",
        "ü",
        "\u202e",
        "x" * 301,
        "[[]]",
        "0x1F",
        "<<",
        "*a",
        "en",
    ),
)


def values() -> st.SearchStrategy[Any]:
    """Return anything that YAML can hold, made of the words of the lesson language."""
    words = st.none() | st.sampled_from(WORDS)
    return st.recursive(
        words,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3)
        ),
        max_leaves=6,
    )


@st.composite
def mutated(draw: st.DrawFn, example: Example) -> tuple[str, Any]:
    """Draw a file of the example (course, module or lesson) with one to three changes."""
    which, path = draw(
        st.sampled_from([("course", "course.yml"), ("module", "first/module.yml"), *LESSON * 5])
    )
    content = deepcopy(parse(FileText(path, example.files[path])).content)
    for _ in range(draw(st.integers(1, 3))):
        _change(draw, content)
    return which, content


LESSON = [("lesson", "first/one.yml")]


def _change(draw: st.DrawFn, content: Any) -> None:
    places = list(_places(content))
    if not places:
        return
    holder, step = draw(st.sampled_from(places))
    change = draw(st.sampled_from([_replace, _remove, _rename, _add]))
    change(draw, holder, step)


def _places(content: Any) -> Any:
    steps = (
        content.keys()
        if isinstance(content, dict)
        else range(len(content))
        if isinstance(content, list)
        else ()
    )
    for step in steps:
        yield content, step
        yield from _places(content[step])


def _replace(draw: st.DrawFn, holder: Any, step: Any) -> None:
    holder[step] = draw(values())


def _remove(_: st.DrawFn, holder: Any, step: Any) -> None:
    del holder[step]


def _rename(draw: st.DrawFn, holder: Any, step: Any) -> None:
    if isinstance(holder, dict):
        items = {
            (draw(st.sampled_from(WORDS)) if key == step else key): value
            for key, value in holder.items()
        }
        holder.clear()
        holder.update(items)


def _add(draw: st.DrawFn, holder: Any, _: Any) -> None:
    if isinstance(holder, dict):
        holder[draw(st.sampled_from(WORDS))] = draw(values())
    else:
        holder.append(draw(values()))
