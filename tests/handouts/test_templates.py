"""The Typst templates hold nothing that is not used, and lists look the same in all of them."""

import re
from pathlib import Path

import pytest

import lessonwright.handouts

TEMPLATES = Path(lessonwright.handouts.__file__).parent / "templates"
IMPORT = re.compile(r'^#import "[^"]+": (?:\(([^)]+)\)|(.+)$)', re.MULTILINE)


def uses(name: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


@pytest.mark.parametrize(
    "file", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.typ"))
)
def test_what_is_imported_is_used(file: str) -> None:
    text = (TEMPLATES / file).read_text(encoding="utf-8")
    lists = ["".join(found) for found in IMPORT.findall(text)]
    names = [name for imported in lists for name in re.findall(r"[\w-]+", imported)]
    assert len(names) >= text.count("#import")
    assert [name for name in names if uses(name, text) < 2] == []


LISTS = re.compile(r"(?<![\w-])(list|enum)\(")


@pytest.mark.parametrize(
    "file", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.typ"))
)
def test_lists_are_made_by_the_functions_that_say_how_they_look(file: str) -> None:
    made_here = LISTS.findall((TEMPLATES / file).read_text(encoding="utf-8"))
    assert made_here == (["list", "enum"] if file == "look.typ" else []), (
        "use `bulleted` and `numbered` of look.typ"
    )
