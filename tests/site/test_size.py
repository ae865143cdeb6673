"""Keeps small what a learner's browser loads of ours: scripts and styles together, on a page of the sample course."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from lessonwright.site.plugin import build_site
from tests.conftest import ROOT

LIMIT = 40 * 1024
LESSON = {False: "self-mentoring/kind-and-honest/index.html", True: "self-mentoring/kind-and-honest.html"}
OURS = re.compile(r'(?:src|href)="[./]*(assets/lessonwright/[^"]+\.(?:js|css))"')


@pytest.mark.parametrize("offline", [False, True])
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_scripts_and_styles_of_a_built_page_are_small_together(tmp_path: Path, language: str, offline: bool) -> None:
    for part in ("content", "overrides"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    course = tmp_path / "content" / "course.yml"
    text = course.read_text(encoding="utf-8")
    course.write_text(text.replace("language: en", f"language: {language}"), encoding="utf-8")
    site = build_site(tmp_path / "mkdocs.yml", tmp_path / "site", offline=offline)
    loaded = OURS.findall((site / LESSON[offline]).read_text(encoding="utf-8"))
    assert {Path(path).suffix for path in loaded} == {".js", ".css"}
    sizes = {path: len(gzip.compress((site / path).read_bytes(), 9)) for path in loaded}
    assert sum(sizes.values()) <= LIMIT, sizes
