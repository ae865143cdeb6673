"""The recordings of the sample course: what is heard, what is written, and where they stop go together."""

import re
import struct
from itertools import pairwise
from pathlib import Path

import pytest

from lessonwright.course.block.audio import Audio
from lessonwright.course.block.recording import Recording
from lessonwright.course.block.video import Video
from lessonwright.reading.loader import load_course
from tests.conftest import SAMPLE

_CUE = re.compile(r"(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d\.\d{3})\n(?:<v ([^>]+)>)?(.+)")
_SAID = re.compile(r"\*\*(.+?):\*\* (.+)")
_SEEN = re.compile(r"\*[^*]+\*")
"""What the transcript of a film says of its pictures, beside the words that stand in the captions."""
_MOVIE_HEADER = b"mvhd\0\0\0\0"
"""What an MP4 has before two dates, how many units make a second, and how many the film takes."""
_24_KBIT = 0x3
"""How the header of an MP3 at 24 kHz says that each second takes 24 kbit."""
COURSE = load_course(SAMPLE).course
assert COURSE
RECORDINGS = [
    (SAMPLE / lesson.path, block)
    for lesson in COURSE.lessons
    for block in lesson.body
    if isinstance(block, Recording)
]

FILMS = [(lesson, block) for lesson, block in RECORDINGS if isinstance(block, Video)]
SOUNDS = [(lesson, block) for lesson, block in RECORDINGS if isinstance(block, Audio)]

every_recording = pytest.mark.parametrize(
    ("lesson", "block"), RECORDINGS, ids=[str(block.id) for _, block in RECORDINGS]
)


def cues(lesson: Path, block: Recording) -> list[tuple[float, float, str, str]]:
    """Return when each caption begins and ends, in seconds, who speaks, and what is said."""
    written = (lesson.parent / str(block.captions)).read_text("utf-8")
    found = [match.groups() for match in _CUE.finditer(written)]
    assert len(found) == written.count("-->")
    return [
        (60 * int(m) + float(s), 60 * int(to_m) + float(to_s), who, words)
        for m, s, to_m, to_s, who, words in found
    ]


def length(file: Path) -> float:
    """Return how many seconds a film takes, or a sound of 24 kbit/s."""
    taken = file.read_bytes()
    if file.suffix == ".mp4":
        dates = taken.index(_MOVIE_HEADER) + len(_MOVIE_HEADER)
        units, all_units = struct.unpack_from(">8xII", taken, dates)
        return float(all_units / units)
    assert taken[2] >> 4 == _24_KBIT
    return len(taken) * 8 / 24_000


def test_there_are_two_to_hear_and_one_to_watch() -> None:
    assert (len(SOUNDS), len(FILMS)) == (2, 1)


def test_the_transcript_says_what_the_captions_say() -> None:
    for lesson, block in SOUNDS:
        said = [(who, words) for _, _, who, words in cues(lesson, block)]
        assert _SAID.findall(block.transcript) == said


def test_the_transcript_of_a_film_has_its_captions_among_what_is_seen() -> None:
    for lesson, block in FILMS:
        shown = [words for *_, words in cues(lesson, block)]
        assert _SEEN.sub("", block.transcript).split() == " ".join(shown).split()
        assert _SEEN.findall(block.transcript)


def test_a_film_is_small_silent_and_starts_before_it_is_there_whole() -> None:
    """Its table of contents comes before its pictures, and lists no sound."""
    for lesson, block in FILMS:
        film = (lesson.parent / block.file).read_bytes()
        assert len(film) < 400_000
        assert film.index(b"moov") < film.index(b"mdat")
        assert b"vide" in film
        assert b"soun" not in film


@every_recording
def test_captions_follow_one_another_to_the_end(lesson: Path, block: Recording) -> None:
    shown = cues(lesson, block)
    for begin, end, _, _ in shown:
        assert begin < end
    for before, after in pairwise(shown):
        assert before[1] <= after[0]
    over = length(lesson.parent / block.file)
    assert over - 3 < shown[-1][1] <= over


@every_recording
def test_it_stops_when_nobody_speaks(lesson: Path, block: Recording) -> None:
    """A stop is reached, behind the words that it asks about and in front of the next."""
    shown = cues(lesson, block)
    moments = [stop.seconds for stop in block.stops]
    assert moments == sorted(moments)
    assert moments[-1] <= length(lesson.parent / block.file)
    for moment in moments:
        assert moment > shown[0][1]
        assert not [one for one in shown if one[0] < moment < one[1]]
    assert moments[-1] >= shown[-1][1]
