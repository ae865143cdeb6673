"""Replies to judge that all have the same rating, so that there is nothing to tell apart.

A situational-judgement question asks people to see what makes one reply better than another. Where
all are rated alike, one mark down the whole column earns everything, and nobody has judged.

Source: Weekley & Ployhart (eds.), *Situational Judgment Tests* (2006): responses are to differ in
how effective they are.

Passes:

    quiz:
      questions:
        - judge: A man has lost his receipt. How far does each reply help him?
          scale: [not at all, a little, much]
          replies:
            - {reply: Then I can do nothing., rated: not at all, feedback: There is a form for that.}
            - {reply: "How did you pay?", rated: much, feedback: The card tells what he paid.}
            - {reply: I am sorry., rated: a little, feedback: It is kind and changes nothing.}

Fails:

    quiz:
      questions:
        - judge: A man has lost his receipt. How far does each reply help him?
          scale: [not at all, a little, much]
          replies:
            - {reply: Then I can do nothing., rated: not at all, feedback: There is a form for that.}
            - {reply: Come back tomorrow., rated: not at all, feedback: He will have none then.}
            - {reply: You should keep them., rated: not at all, feedback: He knows that by now.}

Says: all replies are rated `not at all`
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import Judge
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose replies all have one rating."""
    for asked in course_questions(course):
        question = asked.question
        if isinstance(question, Judge) and len(set(question.ranks)) == 1:
            message = f"all replies are rated `{question.replies[0].rated}`"
            help_line = (
                "put a reply beside them that is better or worse, and say why in its feedback"
            )
            yield Finding(asked.file, (*asked.path, "replies"), message, help_line, at_key=True)
