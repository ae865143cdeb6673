"""What happens to a finished site before it may be published."""

from pathlib import Path

from lessonwright.cli.publishing import HandoutPublisher
from lessonwright.prose.dialect import Dialect
from lessonwright.spec.diagnostic import Diagnostic
from tests.conftest import MakeCourse


def test_a_file_that_nobody_can_look_into_is_told_and_stops_nothing(make_course: MakeCourse, tmp_path: Path) -> None:
    told: list[Diagnostic] = []
    site = tmp_path / "site"
    site.mkdir()
    (site / "slides.pdf").write_bytes(b"%PDF-1.7\nand nothing else")
    publisher = HandoutPublisher(handouts=False, tell=told.extend)
    assert publisher.publish(make_course({}), tmp_path, site, lambda source: None, Dialect()) == ()
    assert [diagnostic.rule for diagnostic in told] == ["unseen-file"]
