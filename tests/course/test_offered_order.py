"""The order in which items are offered gives nothing away."""

from itertools import groupby

import pytest

from lessonwright.course.question.base import arrange
from lessonwright.course.question.ordering import Ordering
from lessonwright.course.question.sorting import Sorting

LETTERS = ("a", "b", "c", "d", "e")
SEEDS = [f"question-{n}" for n in range(200)]


def ordering(seed: str, *items: str) -> Ordering:
    return Ordering.model_validate(
        {"ordering": "What comes first?", "id": seed, "objective": "know", "items": items}
    )


def sorting(seed: str, **groups: tuple[str, ...]) -> Sorting:
    return Sorting.model_validate(
        {"sorting": "What is what?", "id": seed, "objective": "know", "groups": groups}
    )


@pytest.mark.parametrize("items", [LETTERS, LETTERS[:4]])
def test_of_four_items_and_more_to_order_none_stands_where_it_belongs(
    items: tuple[str, ...],
) -> None:
    for offered in (ordering(seed, *items).offered for seed in SEEDS):
        assert sorted(offered) == list(items)
        assert not any(one == other for one, other in zip(offered, items, strict=True))


def test_an_order_that_tells_nothing_is_found_where_no_mixing_brings_one() -> None:
    turned = [*LETTERS[1:], LETTERS[0]]
    assert arrange(LETTERS, "few", lambda order: list(order) != turned) == turned


def test_three_items_to_order_never_come_in_the_right_order() -> None:
    assert all(ordering(seed, *LETTERS[:3]).offered != LETTERS[:3] for seed in SEEDS)


def test_items_to_sort_do_not_stand_group_by_group() -> None:
    for question in (sorting(seed, vowel=("a", "e"), consonant=("b", "c", "d")) for seed in SEEDS):
        assert sorted(question.offered) == list(LETTERS)
        assert len(list(groupby(question.offered, question.key.__getitem__))) > 2


def test_where_every_order_tells_something_one_is_taken() -> None:
    assert ordering("two", "a", "b").offered == ("b", "a")
    assert set(sorting("two", first=("a",), second=("b",)).offered) == {"a", "b"}
