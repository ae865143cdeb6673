"""What lint hears when people write as they speak, and what it leaves alone although it sounds alike."""

from pathlib import Path

import pytest

from tests.lint.good_course import GOOD, told

LESSON = GOOD["first/one.yml"]
HEAD = LESSON.partition("quiz:")[0]
GROUP_WORK = (
    "  - {activity: Two forms, id: two, minutes: 5, setting: pairs, steps: [Fill in a form.]}\n"
)
LONG = "Take the form on the left, and write the number of the receipt into the box at its foot"


def rules(folder: Path, lesson: str, *asked: str, language: str = "en") -> list[str]:
    """Return which of the rules that are asked speak, each as often as it does."""
    course = GOOD["course.yml"].replace("language: en", f"language: {language}")
    said = told(folder, {"first/one.yml": lesson, "course.yml": course})
    return [one.rule for one in said if one.rule in asked]


def quiz(*questions: str) -> str:
    return f"{HEAD}quiz:\n  questions:\n" + "".join(f"    - {one}\n" for one in questions)


def choice_question(stem: str, key: str, *wrong: str) -> str:
    choices = ", ".join([f'correct: "{key}"', *(f'wrong: "{one}"' for one in wrong)])
    return f'{{multiple-choice: "{stem}", choices: [{choices}]}}'


def session(*steps: str) -> str:
    timing = "".join(f"    - {{{step}}}\n" for step in steps)
    return f"facilitator:\n  aim: All can choose a form.\n  timing:\n{timing}"


@pytest.mark.parametrize(
    "choice", ["They all die.", "None of them looks at you.", "All cats hiss."]
)
def test_a_choice_that_says_something_of_its_own_stands_for_no_others(
    choice: str, tmp_path: Path
) -> None:
    asked = quiz(choice_question("What do cats do?", "Many sleep.", choice, "Some of them hunt."))
    assert rules(tmp_path, asked, "all-of-the-above") == []


@pytest.mark.parametrize(
    ("language", "joke"),
    [("en", "The office cat"), ("de", "Seine Oma"), ("fr", "On lui chante une berceuse.")],
)
def test_a_joke_without_a_fairy_tale_is_one(language: str, joke: str, tmp_path: Path) -> None:
    asked = quiz(choice_question("Wer? Who? Qui ?", "Ana", joke, "Ben"))
    assert rules(tmp_path, asked, "joke-distractor", language=language) == ["joke-distractor"]


def test_a_grandmother_may_well_collect_the_child(tmp_path: Path) -> None:
    asked = quiz(choice_question("Who collects him?", "His father", "The grandmother", "The aunt"))
    assert rules(tmp_path, asked, "joke-distractor") == []


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "In each and every situation", "Under no pretext"),
        ("en", "All forms lie there.", "None of the forms lies there."),
        ("de", "Wirklich alle", "Kein einziger Mensch"),
        ("fr", "Sans faute", "À aucun prix"),
        ("en", "All guests", "No guests at all"),
        ("en", "After every ride", "After no ride"),
        ("de", "Alle Pakete", "Keine Pakete"),
        ("fr", "Tous les plats", "Aucun plat"),
    ],
)
def test_sweeping_words_may_be_several_and_all_and_none_of_the_same_are_two(
    language: str, one: str, two: str, tmp_path: Path
) -> None:
    asked = quiz(choice_question("Wer? Who? Qui ?", "Ana, am Montag", one, two))
    said = rules(tmp_path, asked, "absolute-distractor", language=language)
    assert said == ["absolute-distractor"]


def test_all_and_none_with_more_behind_it_may_be_a_plain_fact(tmp_path: Path) -> None:
    asked = choice_question(
        "Which seats are free?", "Two in row three", "All seats in row two", "No seats in row one"
    )
    assert rules(tmp_path, quiz(asked), "absolute-distractor") == []


def test_a_key_repeats_a_short_word_or_one_that_grows_from_the_stem(tmp_path: Path) -> None:
    asked = quiz(
        choice_question("What goes into a rent account?", "The rent", "The water bill", "A gift"),
        choice_question("What does a translator do?", "Translates", "Signs", "Files"),
    )
    assert rules(tmp_path, asked, "stem-tells-key") == ["stem-tells-key", "stem-tells-key"]


def test_a_key_repeats_nothing_where_the_others_say_it(tmp_path: Path) -> None:
    asked = choice_question(
        "What does the man with the fence ask?",
        "When the fence comes",
        "What it costs",
        "Who brings it",
    )
    assert rules(tmp_path, quiz(asked), "stem-tells-key") == []


def test_keys_that_are_all_the_longest_are_told_once_for_the_lesson(tmp_path: Path) -> None:
    asked = [choice_question(f"What in case {n}?", LONG, "Wait.", "Go.") for n in range(4)]
    assert rules(tmp_path, quiz(*asked), "key-longest", "key-style") == ["key-longest"]


def test_answers_that_are_true_and_false_by_turns_are_a_pattern(tmp_path: Path) -> None:
    by_turns = [f"{{true-false: Form {n} is blue., answer: {n % 2 == 0}}}" for n in range(6)]
    assert rules(tmp_path, quiz(*by_turns), "key-pattern") == ["key-pattern"]
    assert rules(tmp_path, quiz(*by_turns[:5]), "key-pattern") == []


def test_talk_before_a_task_is_no_debrief_of_it(tmp_path: Path) -> None:
    lesson = HEAD + GROUP_WORK
    before, run, after = (
        "minutes: 4, do: Discuss your cases.",
        "minutes: 5, do: Pairs fill in a form., run: two",
        "minutes: 1, do: Discuss it.",
    )
    asked = "scenario-debrief"
    assert rules(tmp_path, lesson + session(before, run), asked) == [asked]
    assert rules(tmp_path, lesson + session(before, run, after), asked) == []


def test_a_slot_for_the_quiz_is_known_by_what_it_runs(tmp_path: Path) -> None:
    stem = " ".join(["The form lies in the tray on the left."] * 4)
    questions = [f"{{true-false: {stem} It has number {n}., answer: true}}" for n in range(6)]
    slot = "minutes: 1, do: Pairs answer the questions., run: quiz"
    part = "minutes: 1, do: Pairs take the first question., run: quiz"
    asked = "quiz-slot-short"
    assert rules(tmp_path, quiz(*questions) + session(slot), asked) == [asked]
    assert rules(tmp_path, quiz(*questions) + session(part), asked) == []
