"""What sounds like a weakness and is none: each rule stays silent about it."""

from pathlib import Path

import pytest

from lessonwright.lint.rules import RULES
from tests.lint.test_rules import messages


def choices(stem: str, *texts: str) -> str:
    """Return a quiz of one question, of which the first choice is the key."""
    listed = [{"correct" if n == 0 else "wrong": text} for n, text in enumerate(texts)]
    return str({"quiz": {"questions": [{"multiple-choice": stem, "choices": listed}]}})


SOUND = {
    "pronouns are asked": (
        "choices-same",
        choices("Who signs?", "I sign.", "We sign.", "You sign."),
    ),
    "articles are asked": (
        "choices-same",
        choices("What is right?", "Take an hour.", "Take the hour.", "Take hour."),
    ),
    "signs are asked": ("choices-same", choices("Which adds?", "`a + b`", "`a - b`", "`a b`")),
    "endings are asked": (
        "choices-same",
        choices("Now?", "She walks.", "She walked.", "She walk."),
    ),
    "a story's evidence": (
        "claim-in-text",
        str({"body": [{"text": "The evidence shows that Ada was in. Our survey found two."}]}),
    ),
    "a stem that ends in code": (
        "key-grammar",
        choices("What is the value of `a`?", "no value", "an error", "a list"),
    ),
    "a stem that ends in a quoted word": (
        "key-grammar",
        choices("Which word goes with “an”", "apple", "pear", "book"),
    ),
    "never as a plain fact": (
        "absolute-distractor",
        choices("Why?", "`a` is empty.", "It was never set.", "It has never been read."),
    ),
    "never in quoted speech": (
        "absolute-distractor",
        choices("What?", "“I see.”", "“You never call.”", "“You always shout.”"),
    ),
    "never in a menu": (
        "absolute-distractor",
        choices("Which?", "**Once**", "**Always allow**", "**Never allow**"),
    ),
    "sentences before code": (
        "long-sentence",
        str({"body": [{"text": f"{'word ' * 20}ends. `npm` {'word ' * 20}ends."}]}),
    ),
    "a sentence that opens with a small letter": (
        "long-sentence",
        str({"body": [{"text": f"{'word ' * 20}ends. npm {'word ' * 20}ends."}]}),
    ),
    "a list after a colon": (
        "long-sentence",
        str({"body": [{"text": "Bring this: " + "a pen and paper, " * 10 + "and a cup."}]}),
    ),
    "a number of several choices": (
        "all-of-the-above",
        choices("What is printed?", "0 1 2 3", "0 1 2", "1 2 3"),
    ),
    "both are in the stem": (
        "all-of-the-above",
        choices("Both have signed. Who owes the rent?", "Both of them", "Ada", "Ben"),
    ),
    "vague words are asked": (
        "vague-quantifier",
        choices("What does *souvent* mean?", "often", "seldom", "sometimes"),
    ),
    "which way": ("opposites", choices("Which way does it turn?", "Left", "Right", "Across")),
    "nothing else is left": (
        "opposites",
        choices(
            "How does the tone change?", "It gets lower.", "It gets higher.", "It stays the same."
        ),
    ),
    "a negative in a condition": (
        "negative-stem",
        choices("Whom do you call if no doctor is there?", "Ada", "Ben", "Cleo"),
    ),
    "the best for something": (
        "opinion-as-fact",
        choices("Which side is best for tomatoes?", "The south side", "The north side", "The shed"),
    ),
    "a case before the statement": (
        "two-ideas",
        str(
            {
                "quiz": {
                    "questions": [
                        {"true-false": "Ada called, and she waited. Form B is due.", "answer": True}
                    ]
                }
            }
        ),
    ),
    "an insult in quotation marks": (
        "unkind-words",
        str({"body": [{"text": "“You lunatic,” said the guest."}]}),
    ),
    "a number for whom it counts": (
        "numeric-exact",
        str({"quiz": {"questions": [{"numeric": "How long is it in metres?", "answer": 3}]}}),
    ),
    "a sum as feedback": (
        "feedback-teaches",
        str(
            {
                "quiz": {
                    "questions": [{"numeric": "How many?", "answer": 56, "feedback": "7 × 8 = 56"}]
                }
            }
        ),
    ),
    "ranges side by side": (
        "numbers-overlap",
        choices("How many?", "less than 5", "5 to 9", "10 and more"),
    ),
    "signs in quoted words": (
        "choices-unlike",
        choices("Which word?", "“Help!”", "“Fine”", "“Why?”"),
    ),
    "signs in code": ("choices-unlike", choices("Which sign?", "`!`", "`?`", "no sign")),
    "feedback of the question": (
        "choice-feedback",
        str(
            {
                "quiz": {
                    "questions": [
                        {
                            "multiple-choice": "Which?",
                            "choices": [{"correct": "A"}, {"wrong": "B"}, {"wrong": "C"}],
                            "feedback": "A asks for the number.",
                        }
                    ]
                }
            }
        ),
    ),
    "answers talked over in the room": (
        "choice-feedback",
        str(
            {
                "quiz": {"questions": [{"numeric": "How many?", "answer": 4}]},
                "facilitator": {
                    "aim": "All see it.",
                    "timing": [{"minutes": 10, "do": "Talk."}],
                    "discuss": ["Why four?"],
                },
            }
        ),
    ),
}


@pytest.mark.parametrize(("rule", "lesson"), SOUND.values(), ids=SOUND.keys())
def test_sound_material_is_met_with_silence(rule: str, lesson: str, tmp_path: Path) -> None:
    assert messages(RULES[rule], tmp_path, lesson) == []
