"""A review or a follow-up that asks for more than the lessons before it have.

It asks again what earlier quizzes asked, so a review of six questions needs six; and plans can only
be read back where a worksheet had one. What is missing is left out without a word, and learners
get less than you thought.

Source: Roediger & Karpicke, "Test-enhanced learning" (2006), on why it pays to ask again. A note,
since a course grows.

Passes:

    # course.yml
    session:
      follow-up:
        - {after: 7, do: Ask your partner., ask: 1, read-plans: true}
    # lesson
    minutes: 10

Fails:

    # course.yml
    session:
      follow-up:
        - {after: 7, do: Ask your partner., ask: 3, read-plans: true}
    # lesson
    worksheet:
      title: My refunds
      prompts:
        - write: What will I do tomorrow?

Says: this follow-up asks 3 questions, and the quizzes before it have 1
Says: this follow-up reads plans back, and no worksheet before it has one
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.course.questions_asked_again import PlacedFollowUp, follow_ups, reviews
from lessonwright.lint.rule import Finding
from lessonwright.message_wording import count_noun

GROUP = "course"
SCOPE = "course"
LEVEL = "note"

_ASK = "ask for fewer, or let the quizzes ask more"
_PLAN = "give a worksheet a `plan`, or take `read-plans` out"


def findings(course: Course) -> Iterator[Finding]:
    """Yield what asks for more than there is."""
    for review in reviews(course):
        wanted, there = review.review.ask, len(review.ready)
        if there < wanted:
            message = _asks("review", wanted, there)
            yield Finding(review.module.path, ("review",), message, _ASK, at_key=True)
    for placed in follow_ups(course):
        yield from _follow_up(course, placed)


def _follow_up(course: Course, placed: PlacedFollowUp) -> Iterator[Finding]:
    one, module = placed.follow_up, placed.module
    of_course = course.session.follow_up if course.session else ()
    written = module.follow_up if module else of_course
    opening: FieldPath = () if module else ("session",)
    path = (*opening, "follow-up", written.index(one))
    file = module.path if module else course.path
    if len(placed.asked) < one.ask:
        yield Finding(file, (*path, "ask"), _asks("follow-up", one.ask, len(placed.asked)), _ASK)
    if one.read_plans and not placed.planned_in:
        message = "this follow-up reads plans back, and no worksheet before it has one"
        yield Finding(file, (*path, "read-plans"), message, _PLAN)


def _asks(what: str, wanted: int, there: int) -> str:
    asked = count_noun(wanted, "question")
    return f"this {what} asks {asked}, and the quizzes before it have {there}"
