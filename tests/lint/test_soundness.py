"""Whatever an author may write, the review neither breaks nor takes more than its time."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from lessonwright.course.base_models_and_field_types import LONGEST_TEXT
from lessonwright.lint.run_rules import review
from lessonwright.reading.loader import load_course
from tests.conftest import COURSE, MODULE
from tests.lint.good_course import LESSON

VOCABULARY = (
    "not which What is a an are always Never all of the above here [here](https://x.org) ![](x.png) **bold** `code`"
    " # ## 24% per cent customers Research shows studies. Mr. know glossary:term <b> [[gap]] ] [ ( ) ... — é 字"
)
WORDS = st.sampled_from(VOCABULARY.split())
TEXT = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
LINE = TEXT.map(lambda text: text[:200])
ID = st.sampled_from(["one", "two", "three", "four"])
LEVELS = st.sampled_from(["remember", "understand", "apply", "analyze", "evaluate", "create"])


@st.composite
def chosen(draw: DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["multiple-choice", "multiple-response"]))
    choices: list[dict[str, str]] = [{"correct": draw(TEXT)}]
    for text in draw(st.lists(TEXT, min_size=1, max_size=9, unique_by=str.casefold)):
        choices.append({"wrong": text} | draw(st.sampled_from([{}, {"feedback": "Correct!"}])))
    return {kind: draw(TEXT), "choices": draw(st.permutations(choices)), **draw(MORE)}


MORE = st.fixed_dictionaries(
    {}, optional={"objective": ID, "feedback": TEXT, "hints": st.lists(TEXT, max_size=2)}
)
OTHER = st.one_of(
    st.fixed_dictionaries({"true-false": TEXT, "answer": st.booleans()}),
    st.fixed_dictionaries({"short-answer": TEXT, "accept": st.lists(LINE, min_size=1, max_size=2)}),
    st.fixed_dictionaries({"fill-in": TEXT.map(lambda text: f"{text} [[word]]")}),
    st.fixed_dictionaries(
        {"matching": TEXT, "pairs": st.dictionaries(LINE, LINE, min_size=2, max_size=3)}
    ),
)
SCENES = st.dictionaries(
    ID,
    st.one_of(
        st.fixed_dictionaries({"text": TEXT, "ending": st.sampled_from(["good", "mixed", "poor"])}),
        st.fixed_dictionaries(
            {
                "text": TEXT,
                "choices": st.lists(
                    st.fixed_dictionaries({"say": TEXT, "then": ID}), min_size=1, max_size=3
                ),
            }
        ),
    ),
    min_size=1,
)
BLOCK = st.one_of(
    st.fixed_dictionaries({"text": TEXT}),
    st.fixed_dictionaries({"callout": LINE, "text": TEXT}),
    st.fixed_dictionaries(
        {
            "claim": TEXT,
            "source": st.just("a-source"),
            "evidence": st.sampled_from(["study", "opinion"]),
        }
    ),
    st.fixed_dictionaries(
        {"activity": LINE, "minutes": st.integers(1, 600), "steps": st.lists(TEXT, min_size=1)}
    ),
    st.fixed_dictionaries({"scenario": LINE, "start": ID, "scenes": SCENES}),
)
PROMPT = st.one_of(st.fixed_dictionaries({"write": TEXT}), st.fixed_dictionaries({"plan": TEXT}))


@st.composite
def lessons(draw: DrawFn) -> dict[str, Any]:
    objectives = [
        {name: draw(LINE), "level": draw(LEVELS)} for name in draw(st.sets(ID, min_size=1))
    ]
    lesson = {
        "title": "T",
        "summary": "S",
        "minutes": draw(st.integers(1, 600)),
        "objectives": objectives,
    }
    lesson["body"] = draw(st.lists(BLOCK, min_size=1, max_size=5))
    if draw(st.booleans()):
        lesson["quiz"] = {"questions": draw(st.lists(chosen() | OTHER, min_size=1, max_size=8))}
    if draw(st.booleans()):
        lesson["worksheet"] = {"title": "W", "prompts": draw(st.lists(PROMPT, min_size=1))}
    return lesson


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(lesson=lessons(), language=st.sampled_from(["en", "de"]), published=st.booleans())
def test_it_never_breaks_and_every_place_is_in_the_file(
    lesson: dict[str, Any], language: str, published: bool
) -> None:
    course = (
        COURSE.replace("language: en", f"language: {language}")
        + f"published: {str(published).lower()}\n"
    )
    course += "sources: [{a-source: A, by: B, kind: book}]\nlint: { scenario-length: note }\n"
    with TemporaryDirectory() as name:
        files = {
            "course.yml": course,
            "first/module.yml": MODULE,
            "first/one.yml": json.dumps(lesson, ensure_ascii=False, indent=1),
        }
        for path, text in files.items():
            (Path(name) / path).parent.mkdir(exist_ok=True)
            (Path(name) / path).write_text(text, encoding="utf-8")
        loaded = load_course(Path(name))
        for diagnostic in review(loaded):
            lines = Path(diagnostic.path).read_text(encoding="utf-8").split("\n")
            assert 1 <= diagnostic.column <= len(lines[diagnostic.line - 1]) + 1
            assert diagnostic.message
            assert diagnostic.help


BIG = {
    "a word": "a" * 75_000,
    "words": "word " * 30_000,
    "long sentences": f"Then {'word ' * 40}ends. " * 600,
    "dots": "." * 75_000,
    "brackets": "[" * 75_000,
    "links": "[a](" * 37_500,
    "angles": "<" * 75_000,
    "stars": "*" * 75_000,
    "underlines": "a" + "_" * 75_000 + "b",
    "quotes": ")'" * 75_000,
    "spaces": "What" + " " * 75_000 + "x",
    "questions": "which of these is " * 8_500,
    "percents": "24% of " * 20_000,
    "numbers": "1" * 75_000,
    "dashes": "- " * 75_000,
    "vowels": "eu" * 75_000,
}
"""Texts on which a pattern that goes over them again for each of their characters would take
hours."""

TOLD = {"brackets", "links", "angles", "stars", "underlines"}
"""Those that the parser itself would take hours for: they are told, and nothing else looks at
them."""

REVIEW = """
import sys
from pathlib import Path
from lessonwright.lint.rules import RULES
from lessonwright.lint.run_rules import review
from lessonwright.reading.loader import load_course
loaded = load_course(Path(sys.argv[1]))
assert {diagnostic.path.split("/")[-2] for diagnostic in loaded.diagnostics} == {*sys.argv[2:]}
assert {diagnostic.rule for diagnostic in loaded.diagnostics} <= {"too-tangled"}
review(loaded)
"""
MOST_SECONDS = 120
"""Of processor time: many times what it takes on a slow machine, and nothing beside the hours."""


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


@pytest.mark.parametrize("told", [TOLD, set[str]()], ids=["told", "read"])
def test_big_texts_take_no_more_than_their_time(told: set[str], tmp_path: Path) -> None:
    names = [name for name in BIG if (name in TOLD) == bool(told)]
    (tmp_path / "course.yml").write_text(
        COURSE.replace("[first]", str([f"m{n}" for n in range(len(names))]).replace("'", ""))
    )
    for n, text in enumerate(BIG[name][: LONGEST_TEXT - 10] for name in names):
        (tmp_path / f"m{n}").mkdir()
        (tmp_path / f"m{n}" / "module.yml").write_text(MODULE)
        stem = {
            "multiple-choice": text,
            "choices": [{"correct": f"A{text}"}, {"wrong": text}, {"wrong": "No."}],
        }
        more = f"  - text: {json.dumps(text)}\n  - callout: A\n    text: {json.dumps(text)}\n"
        quiz = f"quiz:\n  questions:\n    - {json.dumps(stem)}\n"
        (tmp_path / f"m{n}" / "one.yml").write_text(LESSON.partition("quiz:")[0] + more + quiz)
    child = [
        sys.executable,
        "-c",
        REVIEW,
        str(tmp_path),
        *(f"m{n}" for n in range(len(names)) if told),
    ]
    done = subprocess.run(child, capture_output=True, text=True, check=False, preexec_fn=_limited)
    assert done.returncode == 0, done.stderr


def test_many_choices_questions_scenes_and_excuses_take_no_more_than_their_time(
    tmp_path: Path,
) -> None:
    choices = [{"correct": "The one."}, *({"wrong": f"Number {n}."} for n in range(4_000))]
    scenes = {
        f"s{n}": {"text": "T.", "choices": [{"say": "On.", "then": f"s{n + 1}"}]}
        for n in range(4_000)
    }
    scenes["s4000"] = {"text": "End.", "ending": "good"}
    lesson = {
        "title": "T",
        "summary": "S",
        "minutes": 9,
        "objectives": [{"a": "Name it.", "level": "apply"}],
        "body": [{"scenario": "A", "start": "s0", "scenes": scenes}],
        "quiz": {
            "questions": [
                {"multiple-choice": "A?", "choices": choices},
                *({"true-false": f"Number {n} it is.", "answer": True} for n in range(2_000)),
            ]
        },
    }
    (tmp_path / "first").mkdir()
    (tmp_path / "course.yml").write_text(COURSE + "lint: { scenario-length: note }\n")
    (tmp_path / "first" / "module.yml").write_text(MODULE)
    comments = "# lint: allow minutes because it is so\n" * 8_000
    (tmp_path / "first" / "one.yml").write_text(comments + json.dumps(lesson, indent=0))
    child = [sys.executable, "-c", REVIEW, str(tmp_path)]
    done = subprocess.run(child, capture_output=True, text=True, check=False, preexec_fn=_limited)
    assert done.returncode == 0, done.stderr
