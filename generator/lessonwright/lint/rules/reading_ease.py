"""A lesson that is harder to read than the course wants to be.

Flesch's formula counts words in sentences and syllables in words. 60 is plain English that nearly
every adult reads with ease, 30 is the language of a contract. The target is `reading-ease` in
course.yml.

Source: Flesch, "A new readability yardstick" (1948). The formula knows nothing of sense or order:
it finds hard texts, and does not make good ones. For English courses only, and for lessons with 100
words of text or more.

Passes:

    body:
      - text: >-
          Ask for the receipt first. It tells you which form to take. If there is none, ask how the customer paid. A
          card leaves a trace, and cash does not. Look at the till roll of that day. You may find the sale there. Take
          form B, and write down what you found. Then sign it. Ask a colleague to sign it, too. Two names are better
          than one if there are questions later. Give the customer the copy. Tell her when the money will come. Do not
          promise a day that you cannot keep. Say thank you. She had to come twice, after all, and she may come again.

Fails:

    body:
      - text: >-
          Documentation requirements necessitate immediate verification of transactional information. Organisational
          authorisation procedures presuppose comprehensive identification of participating representatives.
          Administrative responsibility remains with departmental supervisors. Unsatisfactory documentation
          invariably generates considerable additional communication. Alternative identification methodologies
          necessitate explicit managerial authorisation. International transactions additionally require
          supplementary documentation. Participating organisations accordingly establish institutional
          responsibilities. Representatives continuously communicate irregularities. Departmental supervisors evaluate
          operational irregularities. Participating representatives acknowledge organisational expectations.
          Accountability presupposes transparency. Comprehensive documentation facilitates organisational
          accountability considerably. Institutional expectations necessitate continuous professional development.
          Supervisors periodically evaluate documentation. Customers occasionally experience considerable
          dissatisfaction. Immediate communication ameliorates organisational difficulties. Collaboration facilitates
          satisfactory resolution. Administrative documentation necessitates periodical verification. Organisational
          transparency facilitates international communication considerably.

Says: the text of this lesson has a reading ease of 0 or less, and the course wants 60
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import reading_ease, sentences

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = ("en",)

FEWEST_WORDS = 100


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons below the course's target."""
    for lesson in course.lessons:
        ease = ease_of(lesson)
        if ease is not None and ease < course.reading_ease:
            shown = f"{int(ease)}" if ease >= 1 else "0 or less"
            message = (
                f"the text of this lesson has a reading ease of {shown}, and the course wants "
                f"{course.reading_ease}"
            )
            help_line = "cut long sentences in two, and take the shorter of two words"
            yield Finding(lesson.path, ("body",), message, help_line, at_key=True)


def ease_of(lesson: Lesson) -> float | None:
    """Return how easy the running text of a lesson is to read; None where there is too little of it."""
    running = [
        text
        for path, text in lesson.texts
        if path[0] == "body" and (path[-1] == "text" or path[-2] == "steps")
    ]
    return reading_ease([*sentences("\n\n".join(running))], FEWEST_WORDS)
