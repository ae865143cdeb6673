"""Good teaching material is met with silence: the sample course, and the course that `lessonwright new` writes."""

from lessonwright.lint.review import review
from lessonwright.spec.load import load_course
from tests.conftest import SAMPLE

UNFINISHED = {"source-unused", "term-unused"}
"""What is told of the sample course as long as it lacks modules that use its sources and terms."""


def test_the_sample_course_is_silent() -> None:
    loaded = load_course(SAMPLE)
    assert loaded.course
    said = [diagnostic for diagnostic in review(loaded) if diagnostic.rule not in UNFINISHED]
    assert not said, "\n\n".join(map(str, said))
