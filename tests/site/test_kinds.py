"""The contract between the lesson language and the site: every kind has a template, and every template a kind."""

import re
from importlib.resources import files
from typing import Any, get_args

import pytest

from lessonwright.course.block import Block
from lessonwright.course.prompt import Prompt
from lessonwright.course.question import Question
from lessonwright.site.scripts import bundles

TEMPLATES = files("lessonwright.site") / "templates"
SCRIPTS = files("lessonwright.site") / "assets" / "scripts"


def kinds(union: Any) -> list[str]:
    members = get_args(get_args(union)[0])
    return [get_args(member)[0].kind for member in members]


FAMILIES = {"blocks": kinds(Block), "questions": kinds(Question), "prompts": kinds(Prompt)}
EXPECTED = [
    f"{family}/{kind.replace('-', '_')}.html.j2"
    for family, names in FAMILIES.items()
    for kind in names
]


@pytest.mark.parametrize("template", EXPECTED)
def test_every_kind_has_a_page_template(template: str) -> None:
    assert (TEMPLATES / template).is_file(), (
        f"generator/lessonwright/site/templating/{template} is missing"
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_every_page_template_has_a_kind(family: str) -> None:
    found = {
        f"{family}/{file.name}"
        for file in (TEMPLATES / family).iterdir()
        if not file.name.startswith("_")
    }
    assert found - {"questions/frame.html.j2"} == {
        name for name in EXPECTED if name.startswith(family)
    }


@pytest.mark.parametrize("kind", FAMILIES["questions"])
def test_every_kind_of_question_has_a_script(kind: str) -> None:
    part = f"questions/{kind.replace('-', '_')}"
    source = SCRIPTS / f"{part}.js"
    assert source.is_file(), f"generator/lessonwright/site/assets/scripts/{part}.js is missing"
    assert part in bundles()
    assert re.search(
        rf'^Lessonwright\.kinds(\.{kind}|\["{kind}"\]) = ', source.read_text("utf-8"), re.MULTILINE
    ), part


def test_the_language_has_the_kinds_it_is_said_to_have() -> None:
    assert len(FAMILIES["blocks"]) == 8
    assert len(FAMILIES["questions"]) == 9
    assert len(FAMILIES["prompts"]) == 6
