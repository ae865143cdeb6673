"""What is measured against other engines knows every kind that a handout can hold."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ROOT / "generator" / "lessonwright" / "handouts" / "templates"


@pytest.mark.parametrize("family", ["blocks", "prompts", "questions"])
def test_each_kind_has_a_macro(family: str) -> None:
    kinds = {file.stem for file in (OURS / family).glob("[!_]*.typ")}
    template = (ROOT / "bench" / "templates" / f"{family}.html.j2").read_text(encoding="utf-8")
    assert len(kinds) >= 8
    assert kinds - set(re.findall(r"macro (\w+)\(", template)) == set()
