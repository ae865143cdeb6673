"""The bundles of scripts: what a part needs is read from it, and comes before it."""

import pytest

from lessonwright.prose.words import words
from lessonwright.site.script_bundles import (
    base_script,
    bundle_script,
    bundles,
    needed_by,
    parts,
    words_of,
)
from lessonwright.site.stylesheets import BASE
from tests.test_kinds import QUESTIONS


def test_every_part_runs_after_what_it_needs() -> None:
    there: set[str] = set()
    for part in parts():
        assert part.needs <= there, f"{part.name}.js comes before what it needs"
        there |= part.gives


def test_what_marks_questions_comes_after_every_kind() -> None:
    order = bundles()
    kinds = [bundle for bundle in order if bundle.startswith("questions/")]
    assert set(kinds) == {f"questions/{member.file}" for member in QUESTIONS}
    assert max(map(order.index, kinds)) < order.index("quiz")


def test_the_base_needs_no_other_bundle() -> None:
    assert needed_by(BASE) == set()


def test_what_looks_for_an_element_around_it_comes_after_that_element() -> None:
    assert needed_by("prompts/journal") == {BASE, "worksheet"}
    names = [part.name for part in parts()]
    assert names.index("worksheet/prompt") < names.index("worksheet/rating_total")


@pytest.mark.parametrize("needs_typed", [False, True])
def test_kinds_that_need_the_same_come_by_name(needs_typed: bool) -> None:
    kinds = [bundle for bundle in bundles() if bundle.startswith("questions/")]
    alike = [kind for kind in kinds if ("typed" in needed_by(kind)) is needs_typed]
    assert len(alike) >= 3
    assert alike == sorted(alike)


def test_what_reads_typed_answers_comes_with_the_kinds_that_are_typed() -> None:
    needy = {bundle for bundle in bundles() if "typed" in needed_by(bundle)}
    typed = {"questions/fill_in", "questions/numeric", "questions/short_answer"}
    assert {bundle for bundle in needy if not bundle.startswith("lms")} == typed


def test_a_word_comes_with_the_one_bundle_that_says_it() -> None:
    english = words("en")
    assert '"workbook-saved":' not in base_script(english)
    assert '"workbook-saved":' in bundle_script("workbook", english)


def test_a_word_that_two_bundles_say_comes_with_both_unless_the_base_says_it() -> None:
    english = words("en")
    assert '"calendar-made":' not in base_script(english)
    assert '"calendar-made":' in bundle_script("follow_up", english)
    assert '"calendar-made":' in bundle_script("prompts/plan", english)
    assert '"save-file":' in base_script(english)
    assert '"save-file":' not in bundle_script("workbook", english)


def test_a_word_of_which_a_script_chooses_one_comes_with_that_script() -> None:
    english = words("en")
    assert '"not-passed":' in bundle_script("quiz", english)
    assert '"not-passed":' not in base_script(english)


def test_a_word_whose_key_is_put_together_comes_with_the_script_that_does_it() -> None:
    english = words("en")
    assert '"move-up":' in bundle_script("questions/ordering", english)
    assert '"move-up":' not in base_script(english)


def test_every_word_that_a_script_says_is_in_the_catalogue() -> None:
    said = {word for part in parts() for word in part.words}
    assert len(said) > 60
    assert said <= set(words("en").browser)


def test_every_word_of_the_browser_comes_with_what_says_it() -> None:
    english = words("en")
    brought = {bundle: words_of(bundle, english) for bundle in (*bundles(), "answering")}
    assert set().union(*brought.values()) == set(english.browser)
    unsaid = {
        (bundle, word)
        for bundle, own in brought.items()
        for word in own
        if not any(part.says(word) for part in parts() if part.bundle == bundle)
    }
    assert unsaid == set()
