"""Owns when Python looks for what could be freed: not while much is made that stays, such as a course and its pages.

Python goes through all that has been made again and again, which for a large course takes seconds,
and frees nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MADE_BETWEEN_SEARCHES = 50_000
"""After so many things Python looks for the first time; its own 700 are too few where pages are filled."""


@contextmanager
def gc_paused() -> Iterator[None]:
    """Keep what the block makes out of every search for what could be freed, until the next such block begins.

    What is no longer needed is freed all the same; only what holds on to itself waits, and is freed
    as the next begins. After the block, Python searches less often than it does by itself.
    """
    was_on = gc.isenabled()
    if gc.get_freeze_count():
        # A site that is served is made again and again: else what held on to itself each time would
        # stay for good.
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        often, *older = gc.get_threshold()
        gc.set_threshold(max(often, _MADE_BETWEEN_SEARCHES), *older)
        if was_on:
            gc.enable()


@contextmanager
def gc_sparing() -> Iterator[None]:
    """Keep what was made before the block out of every search in it; what the block makes is searched."""
    was_frozen = gc.get_freeze_count() > 0
    gc.freeze()
    try:
        yield
    finally:
        if not was_frozen:  # else it is for the next pause to free what has been kept out
            gc.unfreeze()
