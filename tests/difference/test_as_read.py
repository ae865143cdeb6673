"""What a trainer reads is compared: where the lines of a paragraph break is nothing, its paragraphs and lists are."""

from pathlib import Path

import pytest

from lessonwright.difference.comparison import compare
from lessonwright.difference.part_pairs_and_changes import readable_form
from tests.difference.test_comparison import sections
from tests.difference.versions import version

FILES = sections("course")
PLACES = {
    "    steps: [Try.]\n": "    steps:\n      - |\n        {}\n",
    "        text: A customer waits.\n": "        text: |\n          {}\n",
    "  aim: Everybody asks first.\n": "  aim: Everybody asks first.\n  prepare:\n    - |\n      {}\n    - Bring ink.\n",
}
"""Lines of the lesson, and what stands in their place with a text of several lines in it."""
STEP, SCENE, PREPARE = PLACES


def told(folder: Path, place: str, *texts: str) -> list[str]:
    """Return what is told of a lesson with one, then the other text in a place."""
    old, new = (
        version(folder / str(n), {**FILES, "first/one.yml": put(text, place)})
        for n, text in enumerate(texts)
    )
    return [change.what for change in compare(old, new).changes]


def put(text: str, place: str) -> str:
    lead = " " * PLACES[place].split("{}")[0].rpartition("\n")[2].count(" ")
    return FILES["first/one.yml"].replace(
        place, PLACES[place].format(text.replace("\n", f"\n{lead}"))
    )


@pytest.mark.parametrize("place", PLACES, ids=["step", "scene", "prepare"])
def test_lines_broken_elsewhere_are_no_change_at_any_depth(tmp_path: Path, place: str) -> None:
    assert told(tmp_path, place, "Bring a pen\nfor all.", "Bring\na pen for all.") == []


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (STEP, ["activity `Try it`: `steps` changed"]),
        (SCENE, ["scenario `The late parcel`: `scenes` changed"]),
        (
            PREPARE,
            [
                "what to prepare changed",
                "  `Bring a pen. For all.`: changed further on, or in what belongs to it",
            ],
        ),
    ],
    ids=["step", "scene", "prepare"],
)
def test_other_paragraphs_are_a_change_at_any_depth(
    tmp_path: Path, place: str, says: list[str]
) -> None:
    assert told(tmp_path, place, "Bring a pen.\n\nFor all.", "Bring a pen.\nFor all.") == says


def test_a_list_in_another_order_is_told_so(tmp_path: Path) -> None:
    lists = ("  prepare: [Print., Cut.]\n", "  prepare: [Cut., Print.]\n")
    lesson = FILES["first/one.yml"]
    versions = [
        version(
            tmp_path / str(n), {**FILES, "first/one.yml": lesson.replace(PREPARE, PREPARE + text)}
        )
        for n, text in enumerate(lists)
    ]
    assert [change.what for change in compare(*versions).changes] == [
        "what to prepare changed",
        "  in another order",
    ]


def test_a_callout_that_said_its_heading_again_is_compared_by_its_fields(tmp_path: Path) -> None:
    three = FILES["second/three.yml"].replace("callout: Watch the clock", "callout: Ask first")
    versions = [
        version(
            tmp_path / text[:3],
            {**FILES, "second/three.yml": three.replace("Two minutes are enough.", text)},
        )
        for text in ("Ask first", "Never ask, shout.")
    ]
    assert [change.what for change in compare(*versions).changes] == [
        "callout `Ask first`: `text` changed"
    ]


def test_a_stem_with_other_paragraphs_is_not_called_reworded(tmp_path: Path) -> None:
    stems = ('"A man waits.\\n\\nWhat now?"', '"A man waits. What now?"')
    lesson = FILES["first/one.yml"]
    old, new = (
        version(
            tmp_path / str(n),
            {
                **FILES,
                "first/one.yml": lesson.replace(
                    "true-false: A receipt is needed.", f"true-false: {stem}"
                ),
            },
        )
        for n, stem in enumerate(stems)
    )
    assert [change.what for change in compare(old, new).changes] == [
        "question `A man waits. What now?`: its paragraphs or lists changed"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ask\nfirst.", "Ask first."),
        ("One.\n\n\nTwo.", "One.\n\nTwo."),
        ("- Ask\n  first.\n- Wait.", "- Ask first.\n- Wait."),
        ("Ask  first. ", "Ask first."),
    ],
)
def test_it_reads_the_same(old: str, new: str) -> None:
    assert readable_form(old) == readable_form(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One.\n\nTwo.", "One.\nTwo."),
        ("- a\n- b", "- a\n    - b"),
        ("1. a\n2. b", "1. a 2. b"),
        ("One.\n\n    code", "One.\ncode"),
        ("```\na\nb\n```", "```\na b\n```"),
        ("One,  \ntwo.", "One, two."),
        ("### One\nTwo.", "### One Two."),
    ],
)
def test_it_reads_otherwise(old: str, new: str) -> None:
    assert readable_form(old) != readable_form(new)
