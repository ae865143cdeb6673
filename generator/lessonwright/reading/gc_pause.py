"""Owns the making of much that stays, such as a course and its pages: nothing looks for what of it could be freed.

Python goes through all that has been made again and again, which for a large course takes seconds,
and frees nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Keep what the block makes out of every search for what could be freed, until the next such block begins.

    What is no longer needed is freed all the same; only what holds on to itself waits, and is freed
    as the next begins.
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
        if was_on:
            gc.enable()
