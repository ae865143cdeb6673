"""Each rule is held to its documentation: its examples are run, and it names a source."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from material.extensions.emoji import to_svg, twemoji
from pymdownx.emoji import to_alt
from pymdownx.superfences import fence_code_format

from lessonwright.lint import rules
from lessonwright.lint.rule import Rule
from lessonwright.lint.rules import RULES
from lessonwright.markup.dialect import ALWAYS, Dialect
from lessonwright.reading.loader import load_course
from tests.conftest import png, write_course
from tests.lint.good_course import GOOD

FOLDER = Path(rules.__file__).parent
_MORE = "glossary: []\nsources: [{a-report: A report, by: Somebody, kind: article}]\n"

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())


def section(rule: Rule, name: str) -> str:
    found = re.search(rf"^{name}:\n\n((?:    .*\n|\n)+)", rule.documentation, re.MULTILINE)
    assert found, f"{rule.id} has no example that {name.lower()}"
    return re.sub(r"^    ", "", found[1], flags=re.MULTILINE)


def helps(rule: Rule, folder: Path, lesson: str) -> list[str]:
    """Return the help of each finding in the good course with these parts of the lesson in place of its own."""
    files = {**GOOD, "first/one.yml": merged(GOOD["first/one.yml"], lesson)}
    loaded = load_course(write_course(folder, files))
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    return [finding.help for finding in rule.findings(loaded.course)]


def messages(rule: Rule, folder: Path, example: str) -> list[str]:
    """Return what the rule says of the good course with the top-level keys of an example in place of its own."""
    course, _, lesson = (
        example.rpartition("# lesson\n") if "# lesson\n" in example else ("", "", example)
    )
    files = {
        "course.yml": merged(GOOD["course.yml"] + _MORE, course),
        "first/one.yml": merged(GOOD["first/one.yml"], lesson),
        "first/checklist.pdf": "",
    }
    (folder / "first/images").mkdir(parents=True)
    (folder / "first/images/rack.png").write_bytes(png())
    (folder / "first/images/photo.png").write_bytes(png() + bytes(1_200_000))
    loaded = load_course(write_course(folder, {**GOOD, **files}))
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    return [finding.message for finding in rule.findings(loaded.course)]


def merged(text: str, more: str) -> str:
    return yaml.safe_dump(yaml.safe_load(text) | (yaml.safe_load(more) or {}), sort_keys=False)


@each_rule
def test_the_example_that_passes_is_silent(rule: Rule, tmp_path: Path) -> None:
    assert messages(rule, tmp_path, section(rule, "Passes")) == []


@each_rule
def test_the_example_that_fails_is_told_as_documented(rule: Rule, tmp_path: Path) -> None:
    says = re.findall(r"^Says: (.+)$", rule.documentation, re.MULTILINE)
    assert messages(rule, tmp_path, section(rule, "Fails")) == says


@each_rule
def test_the_documentation_says_why_and_by_whose_word(rule: Rule) -> None:
    assert rule.headline.endswith(".")
    assert rule.reason
    assert "\n\nSource: " in rule.documentation


def test_every_file_is_in_the_table() -> None:
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*.py") if path.stem != "__init__"}
    assert set(RULES) == files


def test_a_bullet_of_a_word_processor_is_named_since_it_may_not_show(tmp_path: Path) -> None:
    example = 'body:\n  - text: "Two things:\\n\\uf0b7 the receipt\\n\\uf0b7 the card"\n'
    said = ["these lines become one paragraph, since U+F0B7 is no sign of a list"]
    assert messages(RULES["list-sign"], tmp_path, example) == said


def test_choices_that_ask_about_capitals_or_signs_are_not_the_same(tmp_path: Path) -> None:
    example = """\
quiz:
  questions:
    - multiple-choice: How does the letter begin?
      choices: [correct: "Dear Sir,", wrong: "Dear sir,", wrong: "Dear Sir!"]
    - multiple-choice: Which names an array with keys?
      choices: [correct: "`declare -A`", wrong: "`declare -a`", wrong: "`declare -x`"]
"""
    assert messages(RULES["choices-same"], tmp_path, example) == []


def test_what_stands_higher_or_lower_has_signs_of_its_own(tmp_path: Path) -> None:
    text = "2<sup>127</sup>, x<sup>n+1</sup>, the 1<sup>st</sup>, 5<sup>m</sup>, H<sub>2</sub>O, v<sub>max</sub>"
    assert helps(RULES["html-tag"], tmp_path, f"body: [{{text: '{text}'}}]") == [
        "write `2¹²⁷` or `2^127`",
        "write `xⁿ⁺¹` or `x^(n+1)`",
        "write `1st`",
        "write `5^m`",
        "write `H₂` or `H_2`",
        "write `v_max`",
    ]


def test_two_choices_that_are_true_and_false_ask_for_another_kind(tmp_path: Path) -> None:
    quiz = """\
quiz:
  questions:
    - {multiple-choice: Nuts grow on trees., choices: [correct: "True", wrong: "False"]}
    - {multiple-choice: Nüsse wachsen auf Bäumen., choices: [wrong: Falsch., correct: Richtig.]}
    - {multiple-choice: "Do nuts grow on trees?", choices: [correct: "Yes", wrong: "No"]}
    - {multiple-choice: "What grows on trees?", choices: [correct: Nuts, wrong: Nets]}
"""
    assert helps(RULES["choice-count"], tmp_path, quiz) == [
        "ask it as `true-false`, which needs no choices",
        "ask it as `true-false`, which needs no choices",
        "make it a statement, and ask whether it is so, as `true-false`",
        "write a mistake that people really make as a third",
    ]


def test_a_choice_is_quoted_as_it_is_written(tmp_path: Path) -> None:
    quiz = """\
quiz:
  questions:
    - multiple-choice: What shows all files?
      choices: [correct: Type `ls -a`., wrong: "type `ls -A` or `*`", wrong: Type `dir`.]
"""
    said = ["“type `ls -A` or `*`” ends without a full stop, unlike the other choices"]
    assert messages(RULES["choices-unlike"], tmp_path, quiz) == said


EMOJI: dict[str, Any] = {"pymdownx.emoji": {}}
MATERIAL: dict[str, Any] = {"pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg}}
ALT = {"pymdownx.emoji": {"emoji_generator": to_alt}}
MERMAID = {"name": "mermaid", "class": "mermaid", "format": fence_code_format}
DIAGRAMS = {"pymdownx.superfences": {"custom_fences": [MERMAID]}}
DIAGRAM = "```mermaid\ngraph LR\n  A --> B\n```\n"


@pytest.mark.parametrize(
    ("text", "settings", "said"),
    [
        ("Well done. :smile:", EMOJI, "this page would ask `cdnjs.cloudflare.com` for an emoji"),
        ("Well done. :smile:", MATERIAL, "this page would ask `cdn.jsdelivr.net` for an emoji"),
        ("Well done. :material-check:", MATERIAL, None),
        ("Well done. :smile:", ALT, None),
        ("At 9:30 in room :9:", EMOJI, None),
        (DIAGRAM, DIAGRAMS, "this page would ask `unpkg.com` for what draws this diagram"),
        (DIAGRAM, {"pymdownx.superfences": {}}, None),
    ],
)
def test_hosts_that_an_extension_asks_are_told(
    text: str, settings: dict[str, Any], said: str | None, tmp_path: Path
) -> None:
    body = yaml.safe_dump({"body": [{"text": text}]})
    files = {**GOOD, "first/one.yml": merged(GOOD["first/one.yml"], body)}
    dialect = Dialect((*ALWAYS, *settings), settings)
    loaded = load_course(write_course(tmp_path, files), dialect)
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    found = [finding.message for finding in RULES["other-host"].findings(loaded.course)]
    assert found == ([said] if said else [])


@pytest.mark.parametrize(
    ("language", "stem", "word"),
    [
        ("en", "All of these help a guest who shouts, except one. Which?", "except"),
        ("en", "A good objective lacks one of these. Which?", "lacks"),
        ("en", "Two of these are **not** forms. Which two?", ""),
        ("en", "One of the forms is not there. Which form is it that she needs?", ""),
        ("en", "She cannot find the form. Which is it?", ""),
        ("de", "Eine von diesen Tafeln ist nicht sauber. Welche?", "nicht"),
        ("fr", "Un de ces arbres ne perd pas ses feuilles. Lequel ?", "pas"),
    ],
)
def test_a_negative_is_heard_before_a_question_of_one_word(
    language: str, stem: str, word: str, tmp_path: Path
) -> None:
    choices = [{"correct": "Form A"}, {"wrong": "Form B"}, {"wrong": "Form C"}]
    quiz = {"quiz": {"questions": [{"multiple-choice": stem, "choices": choices}]}}
    said = messages(RULES["negative-stem"], tmp_path, f"language: {language}\n# lesson\n{quiz}")
    assert [f"`{word}`" in one for one in said] == ([True] if word else [])
