"""A finding or a percentage of people told in running text, where nobody sees what it rests on.

A claim block shows the source and the kind of evidence. In running text, "research shows" and "70%
of customers" sound like knowledge, whether they are or not. Text that leads up to a claim or a
quotation, links to a source or has a footnote is left alone; so is what belongs to a story, such as
"a third of her calls" or "the evidence shows that he was there".

Source: the course's own promise that every claim has a source. For courses in English, German and
French only.

Passes:

    body:
      - text: Most customers who leave say nothing.
      - claim: 70% of customers who leave never say why.
        source: a-report
        evidence: reported

Fails:

    body:
      - text: Research shows that most customers who leave say nothing.
      - callout: Think of it
        text: 70% of customers who leave never say why.
      - text: Ask those who stay.

Says: `Research shows` stands here without a source
Says: `70% of customers` stands here without a source
"""

from collections.abc import Iterator

from lessonwright.course.block import Block, Callout, Claim, Quote, TextBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.sentences_and_words import plain
from lessonwright.lint.words import languages_of, original, rule_pattern, with_plain_apostrophes
from lessonwright.markup import Reader

GROUP = "course"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("claim-in-text")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the first such words of each text and callout."""
    for lesson in course.lessons:
        for n, block in enumerate(lesson.body):
            if isinstance(block, TextBlock | Callout) and not _leads_up(lesson.body[n + 1 : n + 2]):
                yield from _text_findings(lesson, n, block.text, course.language)


def _leads_up(after: tuple[Block, ...]) -> bool:
    return bool(after) and isinstance(after[0], Claim | Quote)


def _text_findings(lesson: Lesson, n: int, text: str, language: str) -> Iterator[Finding]:
    said = with_plain_apostrophes(text)
    rules = ("claim-overstated", "claim-in-text")
    found = (rule_pattern(language, rule).search(said) for rule in rules)
    match = next(filter(None, found), None)
    if match and not _has_source(text, lesson.reader):
        message = f"`{plain(original(text, match))}` stands here without a source"
        help_line = "make it a `claim` with its source and evidence, or say it as your own"
        yield Finding(
            lesson.path,
            ("body", n, "text"),
            message,
            help_line,
            passage=excerpt_of(text, original(text, match), match.start()),
        )


def _has_source(text: str, reader: Reader) -> bool:
    links = reader.links(text)
    return "[^" in text or any(
        link.target.startswith("http") and not link.is_image for link in links
    )
