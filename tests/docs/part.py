"""Owns the parts of a course that the documentation shows: a block of YAML or Markdown comes in, and has to be right.

A part is put into the course that the page's session has by then, or else into the one that
`lessonwright new` writes, so that what it refers to is there. Its title says where it belongs: "in
course.yml", "in module.yml", "in the lesson" or "in mkdocs.yml"; a list is told by its first word.
"""

import shutil
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from mkdocs.config import load_config

import lessonwright.prose.words
from docs.reference.places import kinds
from lessonwright.course.block import Block as BodyBlock
from lessonwright.course.prompt import Prompt
from lessonwright.course.question import Question
from lessonwright.lint.run_rules import review
from lessonwright.reading.loader import Loaded, load_course
from lessonwright.starter import write_course
from tests.conftest import png
from tests.docs.block import Block

_LESSON = {
    "title": "A lesson",
    "summary": "What it is about.",
    "minutes": "10",
    "objectives": [
        {
            "watchable": "Tell an objective that can be watched from one that cannot.",
            "level": "analyze",
        },
        {"from-the-end": "Plan a lesson from its last step to its first.", "level": "apply"},
    ],
    "body": [{"text": "A first sentence."}],
}
_ENGLISH = Path(lessonwright.prose.words.__file__).parent / "en.toml"
_FILES = {
    "in course.yml": "course.yml",
    "in module.yml": "good-lessons/module.yml",
    "in the lesson": "",
}
_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
_PARTS = {
    **{kind.kind: ("body", None) for kind in kinds(BodyBlock)},
    **{kind.kind: ("quiz", "questions") for kind in kinds(Question)},
    **{kind.kind: ("worksheet", "prompts") for kind in kinds(Prompt)},
}


def assert_right(block: Block, here: Path) -> None:
    """Hold a part to what the loader says of it."""
    if block.language == "toml":
        _assert_words(
            tomllib.loads(block.code), tomllib.loads(_ENGLISH.read_text(encoding="utf-8"))
        )
        return
    with TemporaryDirectory() as folder:
        course = _course(Path(folder) / "course", here)
        if block.title == "in mkdocs.yml":
            _load_settings(course / "mkdocs.yml", block.code)
            return
        _put(block, course / "content")
        loaded = load_course(course / "content")
        assert loaded.course, f"{block.where}\n" + "\n".join(map(str, loaded.diagnostics))
        if _is_whole_lesson(block):
            _assert_good(block, loaded)


_WHOLE_LESSON = {"title", "summary", "minutes", "objectives", "body"}


def _is_whole_lesson(block: Block) -> bool:
    part = yaml.load(block.code, Loader=yaml.BaseLoader) if block.language == "yaml" else None  # noqa: S506
    return isinstance(part, dict) and not block.title and part.keys() >= _WHOLE_LESSON


def _assert_good(block: Block, loaded: Loaded) -> None:
    """Hold a whole lesson to what `check` says of it, since readers save it and ask."""
    weak = [told for told in review(loaded) if told.path.endswith("/the-part.yml")]
    assert not weak, f"{block.where}\n" + "\n".join(map(str, weak))


def _course(folder: Path, here: Path) -> Path:
    if (here / "mkdocs.yml").is_file():
        return Path(shutil.copytree(here, folder, ignore=shutil.ignore_patterns("dist", ".cache")))
    write_course(folder, "A course", "en", "a-course")
    return folder


def _load_settings(file: Path, more: str) -> None:
    settings = yaml.safe_load(file.read_text(encoding="utf-8")) | yaml.safe_load(more)
    file.write_text(yaml.safe_dump(settings), encoding="utf-8")
    load_config(str(file))


def _assert_words(shown: dict[str, Any], english: dict[str, Any]) -> None:
    """Hold words to translate to those that there are."""
    assert shown.keys() <= english.keys()
    for word, forms in shown.items():
        assert not isinstance(forms, dict) or forms.keys() <= english[word].keys()


def _put(block: Block, content: Path) -> None:
    if block.language == "markdown":
        _lesson(content, {"body": [{"text": block.code}]})
    elif file := _FILES.get(block.title):
        _merge(content / file, block.code)
    else:
        part = yaml.load(block.code, Loader=yaml.BaseLoader)  # noqa: S506 (it reads text only, as our loader does)
        _lesson(content, part if isinstance(part, dict) else _listed(part))
    beside = [f"{module.parent.name}/images/folder.jpg" for module in content.glob("*/module.yml")]
    for name in ("images/logo.svg", "good-lessons/images/desk.jpg", *beside):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(_DRAWING if name.endswith(".svg") else png())
    (content / "for-trainers.md").write_text("# For trainers\n", encoding="utf-8")


def _listed(part: list[dict[str, Any]]) -> dict[str, Any]:
    field, inner = _PARTS[next(iter(part[0]))]
    if inner is None:
        return {field: part}
    return {field: {inner: part, **({"title": "A worksheet"} if field == "worksheet" else {})}}


def _lesson(content: Path, part: dict[str, Any]) -> None:
    module = next(content.glob("*/module.yml"))
    lessons = yaml.safe_load(module.read_text(encoding="utf-8"))["lessons"]
    _merge(module, yaml.safe_dump({"lessons": [*lessons, "the-part"]}))
    (module.parent / "the-part.yml").write_text(
        yaml.safe_dump(_LESSON | part, sort_keys=False), encoding="utf-8"
    )


def _merge(file: Path, more: str) -> None:
    """Put top-level fields into a file in place of its own."""
    texts = (file.read_text(encoding="utf-8"), more)
    parts = [yaml.load(text, Loader=yaml.BaseLoader) for text in texts]  # noqa: S506
    file.write_text(yaml.safe_dump(parts[0] | parts[1], sort_keys=False), encoding="utf-8")
