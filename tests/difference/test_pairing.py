from lessonwright.difference.part_pairs_and_changes import Pair, pair_parts

Part = tuple[str, str]
OLD: list[Part] = [("a", "Which form comes first?"), ("b", "Who asks?"), ("c", "Name the till.")]


def pairs(new: list[Part]) -> list[Pair[Part]]:
    return pair_parts(OLD, new, lambda part: part[0], lambda part: part[1])


def test_the_same_name_counts_before_the_same_words() -> None:
    new = [("b", "Which form comes first?"), ("a", "Who asks?"), ("c", "Name the till.")]
    assert pairs(new) == [Pair(OLD[0], new[1]), Pair(OLD[1], new[0]), Pair(OLD[2], new[2])]


def test_the_same_words_count_before_words_that_are_alike() -> None:
    new = [("x", "Which form comes first now?"), ("y", "Which form comes first?")]
    assert pairs(new)[0] == Pair(OLD[0], new[1])


def test_alike_is_enough_where_nothing_is_the_same() -> None:
    assert pairs([("x", "Which of the forms comes first?")])[0] == Pair(
        OLD[0], ("x", "Which of the forms comes first?")
    )


def test_what_is_unlike_came_and_went() -> None:
    new = [("x", "A story about zebras, long ago")]
    assert pairs(new) == [Pair(None, new[0]), *(Pair(part, None) for part in OLD)]


def test_a_course_that_is_all_rewritten_is_not_compared_word_by_word() -> None:
    old, new = (
        [(f"{name}{n}", f"Which form is number {n} {name}?") for n in range(1_000)]
        for name in ("old", "new")
    )
    assert len(pair_parts(old, new, lambda part: part[0], lambda part: part[1])) == 2_000
