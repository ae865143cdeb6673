from lessonwright.course.alignment import Alignment, alignment
from tests.conftest import COURSE, LESSON, MakeCourse

OBJECTIVES = "objectives:\n  - know-it: Name one thing.\n    level: remember\n"
TWO = OBJECTIVES + "  - do-it: Do one thing.\n    level: apply\n"
QUIZ = """\
  - question: so
quiz:
  questions:
    - true-false: It is so.
      id: so
      objective: know-it
      answer: true
    - true-false: It is not so.
      objective: know-it
      answer: true
    - true-false: It is neither.
      answer: true
"""


def aligned(make_course: MakeCourse, lesson: str) -> Alignment:
    return alignment(make_course({"first/one.yml": lesson.replace(OBJECTIVES, TWO)}).lessons[0])


def test_a_question_is_for_the_objective_that_it_names(make_course: MakeCourse) -> None:
    lines = aligned(make_course, LESSON + QUIZ)
    assert [(line.objective.id, line.assessed, line.checked) for line in lines.objectives] == [
        ("know-it", (1, 2), (1,)),
        ("do-it", (), ()),
    ]


def test_what_teaches_and_what_practises(make_course: MakeCourse) -> None:
    activity = "  - activity: Try it\n    minutes: 5\n    steps: [Try.]\n"
    worksheet = "worksheet:\n  title: My step\n  prompts:\n    - write: What?\n"
    claim = "  - claim: It works.\n    source: proof\n    evidence: study\n"
    sources = "sources:\n  - proof: A study\n    by: Somebody\n    kind: study\n    year: 2003\n"
    lesson = LESSON.replace(OBJECTIVES, TWO) + claim + activity + QUIZ + worksheet
    lines = alignment(
        make_course({"course.yml": COURSE + sources, "first/one.yml": lesson}).lessons[0]
    )
    assert [part.noun for part in lines.taught] == ["text", "claim", "activity"]
    assert [part.noun for part in lines.practised] == ["activity", "question", "worksheet"]


def test_a_lesson_that_only_tells_practises_nothing(make_course: MakeCourse) -> None:
    lines = aligned(make_course, LESSON)
    assert lines.practised == ()
    assert [line.assessed for line in lines.objectives] == [(), ()]
