"""Where a learner is sent who has missed an objective: to the section that teaches it."""

from lessonwright.course.lesson import Lesson
from lessonwright.site.pages_navigation_and_assets import pages
from lessonwright.site.templating import teaching_sections
from tests.conftest import MakeCourse

LESSON = """\
title: One lesson
summary: What it is about.
minutes: 10
objectives:
  - greet: Greet a customer with a true sentence.
    level: apply
  - refuse: Refuse a refund without hurting anybody.
    level: apply
body:
  - text: |
      Before any heading: refund, refuse.

      ```
      ## Refuse a refund
      ```
  - text: |
      ## Good *morning* {#hello}

      A greeting is a sentence to a customer.

      ## When it is no

      You can refuse a refund and hurt nobody.
  - text: |
      ## Afterwards

      Breathe.
%s
quiz:
  questions:
    - true-false: A greeting helps.
      id: greeting
      objective: greet
      answer: true
    - true-false: A refusal hurts.
      objective: refuse
      answer: false
"""


def lesson(make_course: MakeCourse, more: str = "") -> Lesson:
    return make_course({"first/one.yml": LESSON % more}).lessons[0]


def test_an_objective_is_taught_where_its_words_are(make_course: MakeCourse) -> None:
    one = lesson(make_course)
    assert [*teaching_sections(one).values()] == ["Good *morning*", "When it is no"]


def test_a_knowledge_check_says_where_its_objective_is_taught(make_course: MakeCourse) -> None:
    one = lesson(make_course, "  - question: greeting\n")
    assert teaching_sections(one)[one.objectives[0].id] == "Afterwards"


def test_a_lesson_without_headings_has_no_such_place(make_course: MakeCourse) -> None:
    one = make_course({"first/one.yml": LESSON.replace("## ", "#### ") % ""}).lessons[0]
    assert teaching_sections(one) == {}


def test_the_page_names_the_heading_in_plain_words(make_course: MakeCourse) -> None:
    built = pages(make_course({"first/one.yml": LESSON % ""}))
    assert '<li id="objective-greet" data-taught="Good morning">' in built.markdown["first/one.md"]


def test_a_section_of_short_words_teaches_only_what_nothing_else_does(
    make_course: MakeCourse,
) -> None:
    short = "## Why\n\n      So it is.\n\n      ## 你好\n\n      ## Afterwards"
    one = make_course({"first/one.yml": LESSON.replace("## Afterwards", short) % ""}).lessons[0]
    assert [*teaching_sections(one).values()] == ["Good *morning*", "When it is no"]


def test_an_objective_is_taught_where_the_author_says(make_course: MakeCourse) -> None:
    named = LESSON.replace("    level: apply\n", "    level: apply\n    section: Afterwards\n", 1)
    one = make_course({"first/one.yml": named % "  - question: greeting\n"}).lessons[0]
    assert [*teaching_sections(one).values()] == ["Afterwards", "When it is no"]
