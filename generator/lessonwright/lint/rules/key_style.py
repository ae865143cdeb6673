"""Keys that can be told by their manner, such as the one choice with a number.

Authors write keys as an exact act, with a day and a quoted line, and distractors as excuses,
promises and sweeping words. A learner who sees it needs no course. The rule counts the questions in
which one choice alone has such a sign, or says much more than the others. It speaks where that is the key,
or never is, in nearly all of six or more in the course, and names first the questions that most signs
give away; and where it is the key in each of four or more of a lesson. That all the keys of a lesson say more is
left to `key-longest`.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep choices homogeneous in content and structure. `lessonwright check
--guess` says how far it carries. It listens for the words of English, German and French, and for
numbers, quotation marks and question marks in every language.

Passes:

    quiz:
      questions:
        - multiple-choice: What do you do in case A?
          choices: [wrong: Ask the lead., correct: Call soon., wrong: Leave a note.]
        - multiple-choice: What do you do in case B?
          choices: [wrong: Ask the lead., correct: Take both forms., wrong: Leave a note.]
        - multiple-choice: What do you do in case C?
          choices: [wrong: Ask the lead., correct: Come back later., wrong: Leave a note.]
        - multiple-choice: What do you do in case D?
          choices: [wrong: Ask the lead., correct: Wait a little., wrong: Leave a note.]
        - multiple-choice: What do you do in case E?
          choices: [wrong: Ask the lead., correct: Give some days., wrong: Leave a note.]
        - multiple-choice: What do you do in case F?
          choices: [wrong: Ask the lead., correct: Name the hour., wrong: Leave a note.]

Fails:

    quiz:
      questions:
        - multiple-choice: What do you do in case A?
          choices: [wrong: Ask the lead., correct: Call at 9., wrong: Leave a note.]
        - multiple-choice: What do you do in case B?
          choices: [wrong: Ask the lead., correct: Take 2 forms., wrong: Leave a note.]
        - multiple-choice: What do you do in case C?
          choices: [wrong: Ask the lead., correct: Come back at 4., wrong: Leave a note.]
        - multiple-choice: What do you do in case D?
          choices: [wrong: Ask the lead., correct: Wait 5 minutes., wrong: Leave a note.]
        - multiple-choice: What do you do in case E?
          choices: [wrong: Ask the lead., correct: Give 3 days., wrong: Leave a note.]
        - multiple-choice: What do you do in case F?
          choices: [wrong: Ask the lead., correct: Say 10 o’clock., wrong: Leave a note.]

Says: in 6 of the 6 questions in which one choice alone has a number, it is the key (One lesson: 1, 2, 3, 4, 5 and 6)
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from lessonwright.course.course import Course
from lessonwright.lint.guessability import DETAIL, Item, Telltale, items_of, telltales
from lessonwright.lint.rule import Finding
from lessonwright.message_wording import count_noun

GROUP = "questions"
SCOPE = "course"
FORMERLY = "key-manner"
LEVEL = "warning"

_FEWEST_QUESTIONS = 6
_NEARLY_ALL = 0.8


def findings(course: Course) -> Iterator[Finding]:
    """Yield one finding for each sign by which the keys of a course stick out, or else those of a lesson."""
    items = items_of(course)
    telling, all_over = _signs_that_tell(items), set()
    for found in telltales(items):
        said = _in_course(found, telling)
        if said:
            all_over.add(found.sign)
            yield Finding(course.path, (), *said)
    for path, asked in groupby(items, lambda item: item.lesson.path):
        of_lesson = tuple(asked)
        for found in telltales(of_lesson):
            count = len(found.alone)
            if (
                found.sign not in all_over
                and count >= _FEWEST_IN_LESSON
                and found.told == found.alone
                and not (found.sign == DETAIL and count == len(of_lesson))
            ):
                numbers = _listed([item.number + 1 for item in found.told])
                message = (
                    f"in all {count} questions of this lesson in which one choice alone has {found.sign}, "
                    f"it is the key ({numbers})"
                )
                yield Finding(path, ("quiz",), message, _TELLS, at_key=True)


_FEWEST_IN_LESSON = 4
_TELLS = "give some distractors the same, or take it out of some keys"
_NEVER = "write it into some keys, too, or take it out of some distractors"


def _in_course(found: Telltale, telling: Counter[int]) -> tuple[str, str] | None:
    """Return what is said of a sign all over the course, and what to do; nothing where it gives nothing away."""
    alone, told = len(found.alone), len(found.told)
    if alone < _FEWEST_QUESTIONS:
        return None
    where = f"questions in which one choice alone has {found.sign}, it is the key"
    if told >= _NEARLY_ALL * alone:
        return f"in {told} of the {alone} {where} ({_where(found.told, telling)})", _TELLS
    if not told and alone >= _FEWEST_NEVER:
        return f"in none of the {alone} {where} ({_where(found.alone, telling)})", _NEVER
    return None


def _signs_that_tell(items: Sequence[Item]) -> Counter[int]:
    """Return for each question, by its identity, how many signs the key has alone."""
    return Counter(id(item) for found in telltales(items) for item in found.told)


_FEWEST_NEVER = 12
"""That a sign is never the key is chance more often, since there are more distractors than keys."""
_MOST_NAMED = 5


def _where(items: Sequence[Item], telling: Counter[int]) -> str:
    """Return the lessons and their questions, as learners count them: first those that most signs give away."""
    by_lesson = defaultdict(list)
    for item in sorted(items, key=lambda item: -telling[id(item)]):
        by_lesson[item.lesson.title].append(item.number + 1)
    named = [f"{title}: {_listed(numbers)}" for title, numbers in by_lesson.items()]
    more = len(named) - _MOST_NAMED
    return "; ".join(
        [*named[:_MOST_NAMED], *([f"and {count_noun(more, 'more lesson')}"] if more > 0 else [])]
    )


def _listed(numbers: Sequence[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last
