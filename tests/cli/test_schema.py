import json
from pathlib import Path

import pytest

from tests.cli.conftest import Lessonwright


@pytest.mark.parametrize("which", ["lesson", "module", "course"])
def test_a_schema_is_printed(lessonwright: Lessonwright, which: str) -> None:
    said = lessonwright("schema", which)
    assert said.returncode == 0
    assert json.loads(said.stdout)["properties"]["title"]


def test_all_three_are_written(lessonwright: Lessonwright, tmp_path: Path) -> None:
    said = lessonwright("schema", "-o", "schemas")
    assert said.stdout == "3 schemas written into schemas.\n"
    written = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    assert written == ["course.schema.json", "lesson.schema.json", "module.schema.json"]
    assert (tmp_path / "schemas" / "lesson.schema.json").read_text() == lessonwright(
        "schema"
    ).stdout
