from lessonwright.lint.guessability import correctly_guessed, guess, items_of, signs, telltales
from lessonwright.lint.rules import RULES
from tests.conftest import MakeCourse
from tests.lint.good_course import GOOD

LESSON = GOOD["first/one.yml"]
HEAD = LESSON.partition("quiz:")[0]


def lesson(*rows: tuple[str, str, str]) -> str:
    """Return a lesson with a question for each row, whose second choice is the key."""
    questions = "".join(
        f"    - multiple-choice: What in case {n}?\n      choices: [wrong: '{one}', correct: '{key}', wrong: '{two}']\n"
        for n, (one, key, two) in enumerate(rows)
    )
    return f"{HEAD}quiz:\n  questions:\n{questions}"


TOLD = [(f"Never do {word}.", f"Call at 9 about {word}.", f"Wait for {word}.") for word in "abc"]
MODULE = "title: First\nsummary: S.\nlessons: [one, two]\n"


def test_signs_are_what_one_sees_without_understanding() -> None:
    assert signs("I always call at 9, because I promise to.", "en") == (
        "a number",
        "a reason or an excuse",
        "a sweeping word",
        "an intention",
    )
    assert signs("Ich rufe immer an, weil ich es will.", "de") == (
        "a reason or an excuse",
        "a sweeping word",
        "an intention",
    )
    assert signs("Sie ruft an.", "de") == ()


def test_a_lesson_teaches_how_the_keys_of_another_look(make_course: MakeCourse) -> None:
    files = {
        "first/module.yml": MODULE,
        "first/one.yml": lesson(*TOLD),
        "first/two.yml": lesson(*TOLD),
    }
    found = guess(make_course(files))
    assert found
    assert (round(found.chance), round(found.learned), round(found.longest)) == (33, 100, 100)
    assert len(found.right) == 6


def test_nothing_is_learned_from_the_lesson_itself(make_course: MakeCourse) -> None:
    """With no other lesson, each choice weighs the same, and the first is taken."""
    items = items_of(make_course({"first/one.yml": lesson(*TOLD)}))
    assert correctly_guessed(items, lambda item: item.lesson.path) == ()


def test_a_sign_is_counted_where_one_choice_alone_has_it(make_course: MakeCourse) -> None:
    rows = [
        ("Call at 8.", "Call.", "Wait."),
        ("Call at 8.", "Call at 9.", "Wait."),
        ("Call.", "Call at 9.", "Wait."),
    ]
    (number,) = telltales(items_of(make_course({"first/one.yml": lesson(*rows)})))
    assert (number.sign, len(number.alone), len(number.told)) == ("a number", 2, 1)


def test_a_choice_that_says_half_as_much_again_has_a_sign(make_course: MakeCourse) -> None:
    rows = [("Wait.", "Call her by noon and say what you know by then.", "Ask for a day or two.")]
    (detail,) = telltales(items_of(make_course({"first/one.yml": lesson(*rows)})))
    assert (detail.sign, len(detail.told)) == ("much more detail", 1)


def test_a_lesson_is_told_where_the_course_is_not(make_course: MakeCourse) -> None:
    rows = [("Call.", f"Call at {n}.", "Wait.") for n in range(4)]
    (found,) = RULES["key-style"].findings(make_course({"first/one.yml": lesson(*rows)}))
    assert (found.file, found.path) == ("first/one.yml", ("quiz",))
    assert found.message.endswith("it is the key (1, 2, 3 and 4)")


def test_what_most_signs_give_away_is_named_first(make_course: MakeCourse) -> None:
    rows = [("Call.", f"Call at {n}{', please' * (n == 5)}.", "Wait.") for n in range(6)]
    (found,) = RULES["key-style"].findings(make_course({"first/one.yml": lesson(*rows)}))
    assert found.message.endswith("it is the key (One lesson: 6, 1, 2, 3, 4 and 5)")


def test_a_course_without_choices_is_not_guessed(make_course: MakeCourse) -> None:
    assert guess(make_course({"first/one.yml": HEAD})) is None
