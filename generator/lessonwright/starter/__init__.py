"""Owns the course that `lessonwright new` writes: title, language and id come in, a folder of files comes out.

The files under `files/` are copied as they are, but for names that open with `dot-`
(`dot-gitignore` becomes `.gitignore`) and files that end in `.j2`, which take in what came in.
"""

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from lessonwright.reading.schema import json_schema

WHICH = ("lesson", "module", "course")
BESIDE_THE_COURSE = ".lessonwright"
"""The folder of a course that holds what programs read, and nobody writes by hand."""


def write_course(target: Path, title: str, language: str, id_: str) -> None:
    """Write a course that builds at once into an empty folder."""
    words = {"title": title, "quoted_title": _quote(title), "language": language, "id": id_}
    for source in sorted(files(__name__).joinpath("files").iterdir(), key=lambda entry: entry.name):
        _copy(source, target, words)
    write_schemas(target / BESIDE_THE_COURSE)


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schemas of a lesson, a module and a course into a folder; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {which: folder / f"{which}.schema.json" for which in WHICH}
    for which, path in paths.items():
        path.write_text(schema_text(which), encoding="utf-8", newline="\n")
    return list(paths.values())


def schema_text(which: str) -> str:
    """Return the JSON Schema of a lesson, a module or a course as text."""
    return json.dumps(json_schema(which), ensure_ascii=False, indent=2) + "\n"


def _quote(text: str) -> str:
    """Return the text in quotes, as JSON and YAML both read it."""
    return json.dumps(text, ensure_ascii=False)


def _copy(source: Traversable, folder: Path, words: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / source.name.replace("dot-", ".", 1).removesuffix(".j2")
    if source.is_dir():
        for entry in source.iterdir():
            _copy(entry, target, words)
    elif source.name.endswith(".j2"):
        target.write_text(
            _fill_template(source.read_text("utf-8"), words), encoding="utf-8", newline="\n"
        )
    else:
        target.write_bytes(source.read_bytes())


def _fill_template(template: str, words: dict[str, str]) -> str:
    # Every command loads this module for its list of schemas, and only this one fills in templates.
    from jinja2 import Environment, StrictUndefined

    templates = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)  # noqa: S701 (YAML)
    return templates.from_string(template).render(words)
