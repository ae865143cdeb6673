"""Choices of unlike form: one sticks out by its length, or they are no answers to the same question.

A choice that looks different is chosen, or crossed out, for its looks. The rule speaks where one
choice is more than twice as long as the next longest (and by five words or more), where some
choices end with a full stop and others with nothing, or where things, deeds, reasons and ways stand
side by side. Signs in code or at the end of quoted words belong to those, not to the choice; and
where the stem itself quotes words or code, choices may have any form. Where all keys of a lesson
stick out by their length, `key-longest` says so once for them all.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep choices homogeneous in content and grammatical structure, and
about equal in length. A note, since a choice may differ for a reason.

Passes:

    quiz:
      questions:
        - multiple-choice: A customer asks for the manager. What do you say?
          choices: [correct: I will call her now., wrong: She has no time., wrong: She is at lunch.]

Fails:

    quiz:
      questions:
        - multiple-choice: A customer asks for the manager. What do you say?
          choices: [correct: I will call her now., wrong: no time, wrong: She is at lunch.]
        - multiple-choice: What does the till need in the evening?
          choices: [correct: A count, wrong: Carefully, wrong: Close it, wrong: Because of theft]

Says: `no time` ends without a full stop, unlike the other choices
Says: `Carefully` has another form than the other choices
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.key_length import lessons_told_by_length
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import Chosen, QuestionInLesson, choice_questions
from lessonwright.lint.words import is_about_words, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"
GIVES_WAY_TO = (
    "absolute-distractor",
    "all-of-the-above",
    "convergence",
    "joke-distractor",
    "stem-tells-key",
    "vague-quantifier",
)

_ENDS = tuple(".!?…。！？")
_MARKUP = "*_ "
_CLOSING = "\"'”’»)"
_MUCH_LONGER, _MORE_WORDS = 2, 5
_SHORTENED = 5
"""How many characters an abbreviation such as `etc.` has at most."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield one finding for each question whose choices are of unlike form."""
    told = lessons_told_by_length(course)
    for asked in choice_questions(course):
        yield from (
            _length(asked, asked.lesson in told)
            or _ends_unlike(asked)
            or _form(asked, course.language)
        )


def _length(asked: QuestionInLesson[Chosen], keys_are_told: bool) -> list[Finding]:
    texts = [choice.text for choice in asked.question.choices]
    second, longest = sorted(texts, key=len)[-2:]
    if (
        len(longest) <= _MUCH_LONGER * len(second)
        or len(longest.split()) < len(second.split()) + _MORE_WORDS
    ):
        return []
    n = texts.index(longest)
    if keys_are_told and asked.question.choices[n].is_key:
        return []
    message = "this choice is more than twice as long as any other"
    help_line = "keep of it what decides, or give the others as much detail"
    return [
        Finding(
            asked.file,
            (*asked.path, "choices", n, asked.question.choices[n].kind),
            message,
            help_line,
        )
    ]


def _ends_unlike(asked: QuestionInLesson[Chosen]) -> list[Finding]:
    if is_about_words(asked.question.stem):
        return []
    ends = [_is_ended(choice.text) for choice in asked.question.choices]
    ended = [end for end in ends if end is not None]
    if all(ended) or not any(ended):
        return []
    is_rare = sum(ended) * 2 <= len(ended)
    n = ends.index(is_rare)
    choice = asked.question.choices[n]
    how = "ends like a sentence" if is_rare else "ends without a full stop"
    message = f"{quote(choice.text)} {how}, unlike the other choices"
    if ended.count(is_rare) > 1:
        message = "some of these choices end like sentences, and some do not"
    help_line = "write all of them as sentences, or none"
    return [Finding(asked.file, (*asked.path, "choices", n, choice.kind), message, help_line)]


def _form(asked: QuestionInLesson[Chosen], language: str) -> list[Finding]:
    """Find choices of three forms or more, at least one of which is no thing and no deed."""
    texts = [choice.text for choice in asked.question.choices]
    forms = [_form_of(text, language) for text in texts]
    odd = [n for n, form in enumerate(forms) if form in _ODD and forms.count(form) == 1]
    if not odd or len(set(forms)) < _FEWEST_FORMS or is_about_words(asked.question.stem):
        return []
    choice = asked.question.choices[odd[0]]
    message = f"{quote(choice.text)} has another form than the other choices"
    help_line = "write all of them as things, as deeds or as whole sentences"
    path = (*asked.path, "choices", odd[0], choice.kind)
    return [Finding(asked.file, path, message, help_line)]


_FEWEST_FORMS = 3
_ODD = ("manner", "aim", "reason")
_FORMS = (*_ODD, "thing", "place", "sentence")


def _form_of(text: str, language: str) -> str:
    """Return how a choice is built, by its first words; what is not known by them is a word or a deed."""
    said = with_plain_apostrophes(text).strip(_CLOSING + _MARKUP + "“‘«")
    found = (name for name in _FORMS if rule_pattern(language, "choices-unlike", name).match(said))
    return next(found, "")


def _is_ended(text: str) -> bool | None:
    """Return whether a choice ends as a sentence does; None where the sign may be a quotation's or a word's own."""
    written = text.rstrip(_MARKUP)
    bare = written.rstrip(_CLOSING + _MARKUP)
    is_quoted = bare != written and bare.endswith(("!", "?"))
    is_one_word = " " not in bare and (bare.endswith(("!", "?")) or len(bare) <= _SHORTENED)
    return None if is_quoted or (is_one_word and bare.endswith(_ENDS)) else bare.endswith(_ENDS)
