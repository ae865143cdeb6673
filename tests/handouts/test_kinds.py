"""The contract between the lesson language and paper: every kind has its templates, and every template a kind."""

from importlib.resources import files

import pytest

from tests.site.test_kinds import FAMILIES as KINDS

TEMPLATES = files("lessonwright.handouts") / "templates"
FAMILIES = {**KINDS, "keys": KINDS["questions"]}
EXPECTED = [
    f"{family}/{kind.replace('-', '_')}.typ" for family, kinds in FAMILIES.items() for kind in kinds
]


@pytest.mark.parametrize("template", EXPECTED)
def test_every_kind_has_a_template_for_paper(template: str) -> None:
    assert (TEMPLATES / template).is_file(), (
        f"generator/lessonwright/handouts/templates/{template} is missing"
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_every_template_for_paper_has_a_kind(family: str) -> None:
    found = {
        f"{family}/{file.name}"
        for file in (TEMPLATES / family).iterdir()
        if not file.name.startswith("_")
    }
    assert found == {name for name in EXPECTED if name.startswith(f"{family}/")}
