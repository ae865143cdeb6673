from pathlib import Path

from lessonwright import __version__
from lessonwright.starter import WHICH, schema_text
from lessonwright.starter.wheel_and_requirements import NAME
from tests.cli.conftest import Lessonwright


def test_it_renews_all_that_programs_read(lessonwright: Lessonwright, course: Path) -> None:
    place = course / ".lessonwright"
    for file in place.iterdir():
        file.write_text("old")
    (place / "lessonwright-0.0.1-py3-none-any.whl").touch()
    said = lessonwright("pin", "course")
    assert (
        said.stdout
        == f"The course is built with Lessonwright {__version__} from now on, as course/.lessonwright says.\n"
    )
    assert f"./.lessonwright/{NAME}" in (place / "requirements.txt").read_text(encoding="utf-8")
    assert [file.name for file in place.glob("*.whl")] == [NAME]
    assert all(
        (place / f"{which}.schema.json").read_text(encoding="utf-8") == schema_text(which)
        for which in WHICH
    )


def test_where_there_is_no_course_nothing_is_written(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    assert lessonwright("pin").returncode == 2
    assert not [*tmp_path.iterdir()]
