"""Good teaching material is met with silence; what `lessonwright new` writes is held to it by the tests of `check`."""

from lessonwright.lint.review import review
from lessonwright.reading.loader import load_course
from tests.conftest import SAMPLE


def test_the_sample_course_is_silent() -> None:
    loaded = load_course(SAMPLE)
    assert loaded.course
    said = review(loaded)
    assert not said, "\n\n".join(map(str, said))
