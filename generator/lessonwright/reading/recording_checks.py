"""Owns whether audio and video can be played everywhere: a block comes in; what is wrong with its files goes out.

A recording's own bytes are not read, only its name and its size; captions are followed to their
last cue, as the WebVTT of the W3C has them.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from lessonwright.course.block.recording import Recording
from lessonwright.course.kind_facts import FileTarget
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.message_wording import join_names, quote
from lessonwright.reading.broken_links import BrokenLink, wrong_file
from lessonwright.reading.content_folder import CannotReadError, Folder
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.picture_faults_and_sizes import Fault
from lessonwright.reading.yaml_file import YamlFile

ENDINGS: dict[FileTarget, tuple[str, ...]] = {
    "audio": (".mp3", ".m4a", ".wav"),
    "video": (".mp4", ".webm"),
    "captions": (".vtt",),
}
"""How the names of files end that every browser in use plays."""
_NOUNS: dict[FileTarget, str] = {
    "audio": "a sound file that every browser plays",
    "video": "a film that every browser plays",
    "captions": "a file of captions that browsers show",
}
_SAVE_AS: dict[FileTarget, str] = {
    "audio": "save it as MP3 in a sound program, such as Audacity",
    "video": "save it as MP4 (H.264 and AAC) in a video program",
    "captions": "save it as WebVTT in a subtitle program, such as Subtitle Edit",
}
MEGABYTE = 1_000_000
LARGE: dict[FileTarget, int] = {"audio": 10 * MEGABYTE, "video": 50 * MEGABYTE}
"""From how many bytes on a file is told: on a telephone far from a mast, it takes minutes to come."""
AFTERMATH = 10
"""So many seconds a recording may go on after its last caption, such as by music."""
_SMALLER: dict[FileTarget, str] = {
    "audio": "save it anew as MP3, mono, at 64 kbit/s: speech then takes half a megabyte a minute",
    "video": "save it anew in 720p at 1 Mbit/s: a minute then takes 8 MB; or write the address of a site that has it",
}
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TIME = r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.[0-9]{3}"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_OF_SUBRIP = re.compile(r"[0-9]:[0-9]{2},[0-9]{3}\s*-->")
_OPENING = "WEBVTT"


def recording_problem(
    target: FileTarget, name: str, path: FieldPath, here: str, file: YamlFile, folder: Folder
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a recording's file, or its captions, named relative to the folder `here`."""
    wrong = _wrong_recording(target, name, here, folder)
    if wrong:
        yield file.diagnostic(path, *wrong)


def _wrong_recording(target: FileTarget, name: str, here: str, folder: Folder) -> BrokenLink | None:
    if _ELSEWHERE.match(name):
        help_line = "save it beside this file, and write its name as it is seen from here"
        return BrokenLink("unknown-file", f"{quote(name)} is no file of this course", help_line)
    if not name.lower().endswith(ENDINGS[target]):
        help_line = f"{_SAVE_AS[target]}: its name ends in {join_names(ENDINGS[target], 'or')}"
        return BrokenLink("recording-type", f"{quote(name)} is not {_NOUNS[target]}", help_line)
    wrong = wrong_file(name, here, folder)
    path = posixpath.normpath(posixpath.join(here, name))
    if wrong is None and not folder.size(path):
        fault: Fault | None = (
            "is empty",
            "put the recording there, or leave it out until it is made",
        )
    else:
        fault = None if wrong or target != "captions" else captions_fault(_text(path, folder))
    return BrokenLink("broken-recording", f"{quote(name)} {fault[0]}", fault[1]) if fault else wrong


def recording_notes(
    block: Recording, path: FieldPath, here: str, file: YamlFile, folder: Folder
) -> Iterator[Diagnostic]:
    """Yield what is told of a recording that can be played: that it is large, or over before it stops."""
    size = 0 if block.host else folder.size(posixpath.normpath(posixpath.join(here, block.file)))
    if size > LARGE[block.target]:
        message = f"{quote(block.file)} has {size // MEGABYTE} MB, and learners wait for all that they hear of it"
        told = file.diagnostic(
            (*path, block.kind), "large-recording", message, _SMALLER[block.target]
        )
        yield replace(told, severity="note")
    end = _end(block, here, folder)
    for n, stop in enumerate(block.stops):
        if end is not None and stop.seconds > end + AFTERMATH:
            message = f"the captions are over at {_clock(end)}, before this stop at {stop.at}"
            help_line = "see when the recording is over: a stop behind its end is never reached"
            told = file.diagnostic((*path, "stops", n, "stop"), "late-stop", message, help_line)
            yield replace(told, severity="warning")


def _end(block: Recording, here: str, folder: Folder) -> int | None:
    """Return the second at which the last caption goes; None where there are none that can be read."""
    if not block.captions:
        return None
    text = _text(posixpath.normpath(posixpath.join(here, block.captions)), folder)
    found = [_TIMES.fullmatch(line.strip()) for line in text.splitlines() if "-->" in line]
    ends = [
        int(cue[4] or 0) * 3600 + int(cue[5]) * 60 + int(cue[6]) for cue in found if cue is not None
    ]
    return max(ends, default=None)


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"


def _text(path: str, folder: Folder) -> str:
    try:
        return folder.read(path).decode("utf-8-sig", errors="replace")
    except CannotReadError:
        return ""


def captions_fault(text: str) -> Fault | None:
    """Return what keeps captions from being shown, if anything does."""
    lines = text.splitlines() or [""]
    if "\ufffd" in text:
        return "has letters that are not UTF-8", "save it anew as UTF-8 in a text editor"
    if not re.fullmatch(rf"{_OPENING}(?:[ \t].*)?", lines[0]):
        if _OF_SUBRIP.search(text):
            return "is SubRip (srt), which browsers do not show", _SAVE_AS["captions"]
        return f"does not begin with `{_OPENING}`", f"write `{_OPENING}` into its first line"
    times = [(number, line) for number, line in enumerate(lines, 1) if "-->" in line]
    for number, line in times:
        if not _TIMES.fullmatch(line.strip()):
            return (
                f"has a time in line {number} that browsers do not read: {quote(line.strip())}",
                "write hours, minutes, seconds and three digits more: `00:01:02.500 --> 00:01:05.000`",
            )
    if not times:
        return (
            "has no captions in it",
            "write each as a line with its times, `00:00.000 --> 00:03.000`, and below it what is said",
        )
    return None
