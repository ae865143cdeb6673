"""The order in which items are offered gives nothing away."""

from itertools import groupby

from lessonwright.spec.question.ordering import Ordering
from lessonwright.spec.question.sorting import Sorting

LETTERS = ("a", "b", "c", "d", "e")
SEEDS = [f"question-{n}" for n in range(200)]


def ordering(seed: str, *items: str) -> Ordering:
    return Ordering.model_validate({"ordering": "What comes first?", "id": seed, "objective": "know", "items": items})


def sorting(seed: str, **groups: tuple[str, ...]) -> Sorting:
    return Sorting.model_validate({"sorting": "What is what?", "id": seed, "objective": "know", "groups": groups})


def test_most_items_to_order_do_not_stand_where_they_belong() -> None:
    for offered in (ordering(seed, *LETTERS).offered for seed in SEEDS):
        assert sorted(offered) == list(LETTERS)
        assert sum(one == other for one, other in zip(offered, LETTERS, strict=True)) <= 2


def test_items_to_sort_do_not_stand_group_by_group() -> None:
    for question in (sorting(seed, vowel=("a", "e"), consonant=("b", "c", "d")) for seed in SEEDS):
        assert sorted(question.offered) == list(LETTERS)
        assert len(list(groupby(question.offered, question.key.__getitem__))) > 2


def test_where_every_order_tells_something_one_is_taken() -> None:
    assert ordering("two", "a", "b").offered == ("b", "a")
    assert set(sorting("two", first=("a",), second=("b",)).offered) == {"a", "b"}
