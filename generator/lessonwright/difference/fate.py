"""Owns what becomes of saved answers: the entries of two versions come in; which survive, and why not, goes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lessonwright.difference.pairing import Pair, paired
from lessonwright.difference.saved import Entry
from lessonwright.spec.wording import an, quoted

Key = tuple[str, str, str]
Outcome = Literal["kept", "partly", "lost"]
WRITING_STAYS = "; what was written stays in My workbook"
"""Said of prompts: the page of a course's own words shows those, too, that a lesson no longer has."""

DONE = {
    "mark as done of": "no longer counts: the lesson has a quiz now, and is done once that is passed",
    "quiz result of": "no longer counts: the lesson has no quiz now, and is done once learners mark it so",
}
"""What a lesson is known to be done by, as an entry's noun, and what is said where it is something else now."""


@dataclass(frozen=True)
class Fate:
    """What becomes of one entry: the answers to one question or prompt, say, or that a lesson is done."""

    entry: Entry
    outcome: Outcome
    why: str = ""
    mend: str = ""


def fates(old: Mapping[Key, Entry], new: Mapping[Key, Entry]) -> Iterator[Fate]:
    """Yield what becomes of each entry of the old version, in course order."""
    became = _became(old, new)
    for key, entry in old.items():
        yield _compared(entry, new[key]) if key in new else _gone(entry, became.get(key))


def _became(old: Mapping[Key, Entry], new: Mapping[Key, Entry]) -> dict[Key, Entry | None]:
    """Return, for each entry that is found no more, the one that it was probably turned into."""
    pairs: list[Pair[Entry]] = []
    for place in dict.fromkeys(key[:2] for key in old):
        gone = [entry for key, entry in old.items() if key[:2] == place and key not in new]
        came = [entry for key, entry in new.items() if key[:2] == place and key not in old]
        pairs += paired(gone, came, lambda entry: (entry.kind, entry.words), lambda entry: entry.words)
    return {pair.old.key: pair.new for pair in pairs if pair.old}


def _gone(entry: Entry, became: Entry | None) -> Fate:
    if entry.noun in DONE:
        return Fate(entry, "lost", DONE[entry.noun])
    if became is None:
        return Fate(entry, "lost", "is no longer there" + WRITING_STAYS * (entry.noun == "prompt"))
    if became.kind != entry.kind:
        return Fate(entry, "lost", f"is {an(became.kind)} question now")
    if became.words == entry.words:
        return Fate(entry, "lost", f"has another id, `{became.key[2]}`", f"write `id: {entry.key[2]}` under it again")
    why = f"was reworded: {quoted(became.words)}{WRITING_STAYS * (entry.noun == 'prompt')}"
    if entry.noun == "scenario":
        return Fate(entry, "lost", why, "keep the old title")
    return Fate(entry, "lost", why, f"write `id: {entry.key[2]}` under it, and it is the same {entry.noun} to them")


def _compared(old: Entry, new: Entry) -> Fate:
    """Return what becomes of an entry that is found again, as the scripts of the site treat it."""
    if old.kind != new.kind:
        return Fate(old, "lost", f"is {an(new.kind)} question now")
    left = old.holds & new.holds
    if not left or (old.opening and not old.opening & new.opening):
        return Fate(old, "lost", "has nothing left of what could be chosen or filled in")
    if left == old.holds and old.frame == new.frame:
        return Fate(old, "kept")
    return Fate(old, "partly", _change(old, new))


def _change(old: Entry, new: Entry) -> str:
    if old.noun == "scenario":
        return "has other choices; learners go on where their way still leads"
    if old.noun != "question":
        return "has lost some of what could be filled in; the rest shows again"
    if old.holds == new.holds:
        return "was reworded; the answer shows again, and is to be checked again"
    what = "choices" if old.kind.startswith("multiple") else "items"
    return f"has other {what}; what still fits shows again, and is to be checked again"
