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
    [
        ("en", "The office cat"),
        ("de", "Seine Oma"),
        ("fr", "On lui chante une berceuse."),
        ("en", "A polar bear"),
        ("en", "Candy floss"),
        ("en", "Crack a whip"),
        ("en", "Play the kazoo"),
        ("en", "Napoleon"),
        ("en", "On 30 February"),
        ("de", "Ein Eisbär"),
        ("de", "Zuckerwatte"),
        ("de", "Einen Handstand machen"),
        ("de", "Ein Astronaut"),
        ("de", "In der Keksdose"),
        ("fr", "Une girafe"),
        ("fr", "De la barbe à papa"),
        ("fr", "Faire la sieste"),
        ("fr", "Napoléon"),
    ],
)
def test_a_joke_without_a_fairy_tale_is_one(language: str, joke: str, tmp_path: Path) -> None:
    asked = quiz(choice_question("Wer? Who? Qui ?", "Ana", joke, "Ben"))
    assert rules(tmp_path, asked, "joke-distractor", language=language) == ["joke-distractor"]


def test_a_grandmother_may_well_collect_the_child(tmp_path: Path) -> None:
    asked = quiz(choice_question("Who collects him?", "His father", "The grandmother", "The aunt"))
    assert rules(tmp_path, asked, "joke-distractor") == []


@pytest.mark.parametrize(
    ("stem", "key", "joke", "other"),
    [
        ("Which of these animals is awake at night?", "The owl", "The elephant", "The lark"),
        ("Which animal is awake at night?", "The hedgehog", "The elephant", "The lark"),
        ("What do you carry?", "The banjo", "The kazoo", "The books"),
        ("Who rings?", "Ana", "A giraffe", "An elephant"),
        ("What does “bear with me” ask for?", "Time", "“A bear”", "Money"),
        ("Who rings?", "A giraffe, as the game asks", "Ana", "Ben"),
    ],
    ids=[
        "named-in-the-stem",
        "near-to-the-stem",
        "like-the-key",
        "one-of-two",
        "quoted",
        "the-key",
    ],
)
def test_what_would_be_a_joke_elsewhere_is_meant_where_the_question_is_about_it(
    stem: str, key: str, joke: str, other: str, tmp_path: Path
) -> None:
    asked = quiz(choice_question(stem, key, joke, other))
    assert rules(tmp_path, asked, "joke-distractor") == []


@pytest.mark.parametrize(
    ("language", "joke"), [("en", "It is sulking"), ("de", "Er ist verliebt"), ("fr", "Il boude")]
)
def test_a_thing_with_feelings_is_a_joke_and_a_person_with_feelings_is_none(
    language: str, joke: str, tmp_path: Path
) -> None:
    asked = quiz(
        choice_question("5 + 5?", "10", joke, "20"),
        choice_question("Who? Wer? Qui ?", "10", joke, "20"),
    )
    assert rules(tmp_path, asked, "joke-distractor", language=language) == ["joke-distractor"]


def test_what_the_lesson_tells_of_is_no_joke_in_its_quiz(tmp_path: Path) -> None:
    asked = quiz(choice_question("Who rings?", "Ana", "A giraffe", "Ben"))
    told = asked.replace("body:", "body:\n  - text: A giraffe rang once, in a film.", 1)
    assert rules(tmp_path, asked, "joke-distractor") == ["joke-distractor"]
    assert rules(tmp_path, told, "joke-distractor") == []


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
        ("en", "Accept everything without question", "Reject anything negative"),
        ("en", "Punish every mistake", "Ignore all mistakes"),
        ("en", "It is perfectly accurate", "It is completely useless"),
        ("en", "As often as possible", "Not under any circumstances"),
        ("de", "Bei jedem Einkauf", "Ununterbrochen"),
        ("de", "Alles, was er will", "Rein gar nichts"),
        ("fr", "Tout ce que veut le client", "Sans arrêt"),
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


def test_what_is_sweeping_alone_or_in_the_key_too_is_left_alone(tmp_path: Path) -> None:
    asked = quiz(
        choice_question("What is checked at noon?", "Two doors", "Every door", "A window"),
        choice_question("What is checked at six?", "Every door", "All windows", "Everything"),
        choice_question("How often is it checked?", "At noon", "Every day", "Every other week"),
    )
    assert rules(tmp_path, asked, "absolute-distractor") == []


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
    said = rules(tmp_path, quiz(*asked), "key-longest", "key-style", "choices-unlike")
    assert said == ["key-longest"]


@pytest.mark.parametrize(
    ("key", "wrong"),
    [("Take form A.", LONG), (LONG, "Take form A.")],
    ids=["a-distractor", "the-key"],
)
def test_one_choice_that_is_much_longer_is_told(key: str, wrong: str, tmp_path: Path) -> None:
    asked = quiz(choice_question("What now?", key, wrong, "Ask the lead."))
    assert rules(tmp_path, asked, "choices-unlike") == ["choices-unlike"]


def test_choices_that_are_all_or_nothing_are_not_also_of_unlike_form(tmp_path: Path) -> None:
    asked = quiz(choice_question("How often?", "At night", "Constantly", "Never"))
    both = rules(tmp_path, asked, "absolute-distractor", "choices-unlike")
    assert both == ["absolute-distractor"]


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
