"""Owns what `check --guess` tells: a course comes in; by what its choices give keys away comes out as text."""

from lessonwright.course.course import Course
from lessonwright.lint.guessability import Guess, Item, Telltale, guess, telltales
from lessonwright.message_wording import count_noun, quote

_NEAR = 8
"""How many points above chance are no more than chance."""
_MOST_SHOWN = 10
_STRONG = 2
"""How many times as often as by chance a sign is the key that gives keys away."""
_FEWEST_QUESTIONS = 4
"""A sign that stands alone in fewer questions says nothing."""


def giveaway_report(course: Course) -> str:
    """Return what somebody would score who sees only the choices, and by which signs."""
    found = guess(course)
    if found is None:
        return "This course has no multiple-choice question, so there is nothing to guess."
    return "\n\n".join([_score(found), *filter(None, (_signs(found), _items(found)))])


def _score(found: Guess) -> str:
    best = max(found.learned, found.longest)
    above = best - found.chance
    lines = [
        f"Somebody who sees only the choices of {count_noun(len(found.items), 'multiple-choice question')}:",
        "",
        f"{found.chance:>5.0f} %  are right by blind guessing",
        f"{found.learned:>5.0f} %  by what the other lessons' choices teach about how keys look",
        f"{found.longest:>5.0f} %  by always taking the longest",
        "",
    ]
    verdict = "That is no more than chance: one has to know."
    if above > _NEAR:
        verdict = (
            f"That is {above:.0f} points more than chance: some keys can be told without knowing."
        )
    return "\n".join([*lines, verdict])


def _signs(found: Guess) -> str:
    listed = [one for one in telltales(found.items) if len(one.alone) >= _FEWEST_QUESTIONS]
    rows = [
        f"{100 * len(one.told) / len(one.alone):>5.0f} %  {one.sign} ({len(one.told)} of {len(one.alone)})"
        for one in sorted(listed, key=lambda one: -len(one.told) / len(one.alone))
    ]
    head = "Where one choice alone has such a sign, so often it is the key:"
    return "\n".join([head, "", *rows]) if rows else ""


def _is_strong(one: Telltale, chance: float) -> bool:
    often = 100 * len(one.told) / len(one.alone)
    return len(one.alone) >= _FEWEST_QUESTIONS and often > _STRONG * chance


_ADVICE = (
    "What helps: shorten the key, or say as much in the others; give a wrong choice the same sign, such as a\n"
    "number or a softening word; or take the sign out of the key. Then guess again."
)


def _items(found: Guess) -> str:
    """Return the items that give themselves away most, and what to do about them.

    Of the first, both a sign and what the other lessons teach tell the key; those follow whose key
    is told by its length or its words alone, the longest before.
    """
    strong = [one for one in telltales(found.items) if _is_strong(one, found.chance)]
    signs = {id(item): f"by {one.sign}" for one in strong for item in one.told}
    by_sign = [item for item in found.right if id(item) in signs]
    told = _told_without_a_sign(found) | signs
    rest = [item for item in found.items if id(item) in told and item not in by_sign]
    listed = by_sign + sorted(rest, key=_surplus)
    rows = [
        f"  {item.lesson.path}, question {item.number + 1}: {quote(item.question.key.text)} {told[id(item)]}"
        for item in listed[:_MOST_SHOWN]
    ]
    if not rows:
        return ""
    more = len(listed) - len(rows)
    rows += [f"  … and {more} more"] if more > 0 else []
    return "\n".join(["These give themselves away most:", "", *rows, "", _ADVICE])


def _told_without_a_sign(found: Guess) -> dict[int, str]:
    """Return by what an item's key is told, where more keys are than by chance."""
    by_words = {id(item): "by its words" for item in found.right}
    by_length = {id(item): "by its length" for item in found.items if _surplus(item) < 0}
    return (by_words if found.learned - found.chance > _NEAR else {}) | (
        by_length if found.longest - found.chance > _NEAR else {}
    )


def _surplus(item: Item) -> float:
    """Return by how much the longest distractor is longer than the key, as a share of it: below nought, the key is."""
    others = [length for n, length in enumerate(item.lengths) if n != item.key]
    return max(others) / item.lengths[item.key] - 1
