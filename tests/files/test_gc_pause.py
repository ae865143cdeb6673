"""While much is made that stays, nothing is looked for that could be freed; afterwards, all is as before."""

import gc
import weakref

import pytest

from lessonwright.files.gc_pause import gc_paused, gc_sparing


class Circle:
    """Holds on to itself."""

    def __init__(self) -> None:
        self.own = self


def test_nothing_is_looked_for_within_the_block_alone() -> None:
    with gc_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_mistake_leaves_the_block_as_success_does() -> None:
    with pytest.raises(ValueError, match="mistake"), gc_paused():
        raise ValueError("mistake")
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with gc_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_held_on_to_itself_is_freed_as_the_next_block_begins() -> None:
    with gc_paused():
        circle = weakref.ref(Circle())
    gc.collect()
    assert circle() is not None
    with gc_paused():
        assert circle() is None


def test_however_often_much_is_made_no_more_than_the_last_stays() -> None:
    circles = []
    for _ in range(5):
        with gc_paused():
            circles.append(weakref.ref(Circle()))
        circles.append(weakref.ref(Circle()))
    assert [circle() is None for circle in circles[:-2]] == [True] * 8


def test_what_was_there_before_is_spared_as_long_as_the_block_lasts() -> None:
    gc.unfreeze()
    with gc_sparing():
        assert gc.isenabled()
        assert gc.get_freeze_count()
    assert not gc.get_freeze_count()


def test_what_a_pause_keeps_out_stays_out_after_a_sparing_block() -> None:
    with gc_paused():
        circle = weakref.ref(Circle())
    with gc_sparing():
        pass
    gc.collect()
    assert circle() is not None


def test_after_a_pause_what_can_be_freed_is_looked_for_less_often() -> None:
    often = gc.get_threshold()
    gc.set_threshold(700, *often[1:])
    try:
        with gc_paused():
            pass
        assert gc.get_threshold() == (50_000, *often[1:])
    finally:
        gc.set_threshold(*often)
