"""Which words are explained in the margin, and which at the handout's end."""

from typing import Any

from lessonwright.handouts.learner_sheets import to_margin

LONG = "A sentence that goes on for a while, so that there is height enough beside it. " * 3


def term(name: str, definition: str = "What it means.") -> dict[str, Any]:
    return {"id": name, "term": name, "definition": {"plain": definition}}


def used(name: str) -> dict[str, Any]:
    return {"tag": "dfn", "data-term": name, "c": [name]}


def paragraph(*inside: Any) -> dict[str, Any]:
    return {"tag": "p", "c": [LONG, *inside]}


def heading(text: str) -> dict[str, Any]:
    return {"tag": "h2", "level": 2, "c": [text]}


def block(*nodes: Any) -> dict[str, Any]:
    return {"kind": "text", "text": {"tree": list(nodes), "plain": ""}}


def beside(part: dict[str, Any]) -> list[list[str]]:
    return [[found["id"] for found in section["terms"]] for section in part["sections"]]


def test_a_term_stands_beside_the_first_section_that_uses_it() -> None:
    part = block(
        paragraph(), heading("A"), paragraph(used("guard")), heading("B"), paragraph(used("guard"))
    )
    (divided,), left = to_margin([part], [term("guard")])
    assert left == []
    assert beside(divided) == [[], ["guard"], []]


def test_a_term_that_no_text_uses_is_left_for_the_list() -> None:
    part = block(paragraph(used("guard")))
    _, left = to_margin([part], [term("drift"), term("guard")])
    assert [found["id"] for found in left] == ["drift"]


def test_a_section_too_low_for_its_terms_leaves_them_for_the_list() -> None:
    part = block(paragraph(used("guard"), used("drift")))
    (divided,), left = to_margin(
        [part], [term("guard"), term("drift", "Far too much to be said in the margin. " * 9)]
    )
    assert beside(divided) == [["guard"]]
    assert [found["id"] for found in left] == ["drift"]


def test_nothing_of_a_text_is_lost() -> None:
    nodes = [paragraph(), heading("A"), paragraph(used("guard")), heading("B")]
    (divided,), _ = to_margin([block(*nodes)], [])
    assert [node for section in divided["sections"] for node in section["tree"]] == nodes
