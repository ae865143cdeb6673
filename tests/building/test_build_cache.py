"""What a build leaves for the next one: whole or not at all, never more than it may be, and never needed."""

import os
from pathlib import Path

import pytest

from lessonwright.building.build_cache import BuildCache, cache_key

KEY, OTHER = cache_key("one"), cache_key("other")


def entries(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def test_what_was_stored_is_there_for_the_next_build(tmp_path: Path) -> None:
    BuildCache(tmp_path / "cache").store(KEY, b"a page")
    assert BuildCache(tmp_path / "cache").fetch(KEY) == b"a page"
    assert BuildCache(tmp_path / "cache").fetch(OTHER) is None


def test_texts_that_only_together_are_the_same_have_different_keys() -> None:
    assert cache_key("ab", "c") != cache_key("a", "bc")


@pytest.mark.parametrize(
    "damaged",
    [b"", b"a page", b"\0" * 40],
    ids=["empty", "foreign", "spoilt"],
)
def test_an_entry_that_is_not_what_was_stored_counts_for_nothing(
    damaged: bytes, tmp_path: Path
) -> None:
    cache = BuildCache(tmp_path)
    cache.store(KEY, b"a page")
    (entry,) = entries(tmp_path)
    entry.write_bytes(damaged)
    assert cache.fetch(KEY) is None


def test_an_entry_that_was_cut_off_counts_for_nothing(tmp_path: Path) -> None:
    cache = BuildCache(tmp_path)
    cache.store(KEY, b"a page")
    (entry,) = entries(tmp_path)
    entry.write_bytes(entry.read_bytes()[:-1])
    assert cache.fetch(KEY) is None


def test_an_entry_under_another_name_counts_for_nothing(tmp_path: Path) -> None:
    cache = BuildCache(tmp_path)
    cache.store(KEY, b"a page")
    (entry,) = entries(tmp_path)
    place = tmp_path / OTHER[:2] / OTHER[2:]
    place.parent.mkdir(exist_ok=True)
    entry.rename(place)
    assert cache.fetch(OTHER) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, and no folder")
    cache = BuildCache(tmp_path / "cache")
    cache.store(KEY, b"a page")
    cache.trim()
    assert cache.fetch(KEY) is None


def test_what_was_used_least_recently_goes_first_and_half_written_files_go_with_it(
    tmp_path: Path,
) -> None:
    cache = BuildCache(tmp_path, most_bytes=250)
    keys = [cache_key(str(number)) for number in range(4)]
    for age, key in enumerate(keys[:3]):
        cache.store(key, b"p" * 60)
        file = tmp_path / key[:2] / key[2:]
        os.utime(file, ns=(age, age))
    half = tmp_path / "ab" / "half-written.1"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"p" * 60)
    os.utime(half, ns=(0, 0))
    assert cache.fetch(keys[0])
    cache.store(keys[3], b"p" * 60)
    cache.trim()
    assert [cache.fetch(key) is not None for key in keys] == [True, False, False, True]
    assert not half.exists()
