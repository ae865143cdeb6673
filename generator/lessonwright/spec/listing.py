"""Owns the list of what belongs to a course or a module: the list as written and what is on disk come in.

Out go the ids in order, and what is wrong: listed twice, listed and missing, there and not listed.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lessonwright.spec.authored import ID_PATTERN
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.folder import is_document
from lessonwright.spec.made import RESERVED
from lessonwright.spec.wording import as_id, nearest
from lessonwright.spec.yaml_file import YamlFile

_MOST = 100
"""For how many ids with nothing behind them a likely name is looked for."""


def is_id(name: str) -> bool:
    """Return whether a name can be an id."""
    return re.fullmatch(ID_PATTERN, name) is not None and len(name) <= 80


@dataclass(frozen=True)
class Listing:
    """The `modules` of a course, or the `lessons` of a module."""

    noun: str
    """`module` or `lesson`."""
    file: YamlFile | None
    """The file with the list; None where there is none that could be read."""
    there: dict[str, str]
    """What is on disk: the path of each module's or lesson's file, by the name of its folder or file."""
    expected: str
    """The path of a file, below the content folder, where `{}` stands for an id."""
    list_path: str
    """The path of the file with the list, as messages show it."""
    renamed: dict[str, str] = field(default_factory=dict)
    """The path of each file that is there without its ending `.yml`, by the id that it was meant for."""

    @cached_property
    def _entries(self) -> list[str] | None:
        content = self.file.content if self.file else None
        entries = content.get(f"{self.noun}s") if isinstance(content, dict) else None
        sound = isinstance(entries, list) and all(isinstance(entry, str) and is_id(entry) for entry in entries)
        return entries if sound else None

    @property
    def is_of_folders(self) -> bool:
        """Whether each entry has a folder of its own, as a module has; a lesson is a file."""
        return self.noun == "module"

    @property
    def is_known(self) -> bool:
        """Whether the list could be read; else nothing can be said about what is not in it."""
        return self._entries is not None

    @cached_property
    def names(self) -> list[str]:
        """The ids, each once, in order; where the list is unknown, those of everything that is there."""
        known = self._entries if self._entries is not None else sorted(filter(is_id, self.there))
        return list(dict.fromkeys(known))

    @property
    def files(self) -> list[tuple[str, str]]:
        """The ids that have a file behind them, each with the file's path."""
        return [(name, self.there[name]) for name in self.names if name in self.there]

    @cached_property
    def _meant(self) -> dict[str, str | None]:
        """For each id with nothing behind it, the name of what was probably meant, if there is such a thing."""
        names = set(self.names)
        free = {as_id(name): name for name in self.there if name not in names}
        missing = [name for name in self.names if name not in self.there]
        near = {name: nearest(name, free) for name in missing[:_MOST]}
        return {name: free.get(name if name in free else near.get(name) or "") for name in missing}

    def unlisted(self) -> Iterator[tuple[str, str]]:
        """Yield name and path of what is there, is not listed, and is not meant by an id that has nothing behind it."""
        told = {*self.names, *self._meant.values()}
        return ((name, path) for name, path in self.there.items() if name not in told)

    def problems(self) -> Iterator[Diagnostic]:
        """Yield what is wrong with the entries."""
        seen: set[str] = set()
        for position, name in enumerate(self._entries or ()):
            if name in seen:
                yield self._said(
                    position, "listed-twice", f"{self.noun} `{name}` is listed twice", "keep one of the two"
                )
            elif name in RESERVED[self.noun]:
                message = f"a {self.noun} cannot be called `{name}`, because the site has a page there already"
                yield self._said(position, "reserved-name", message, "give it another name")
            elif name in self._meant:
                yield self._missing(position, name, self._meant[name])
            seen.add(name)

    def _missing(self, position: int, name: str, meant: str | None) -> Diagnostic:
        message = f"{self.noun} `{name}` is listed, and there is no `{self.expected.format(name)}`"
        mend = "make that file, or take the name out of the list"
        if name in self.renamed:
            here, right = self.renamed[name], posixpath.basename(self.expected.format(name))
            mend = f"there is `{here}`: rename it to `{right}`; Windows may hide how a name ends"
            if is_document(here):
                mend = f"there is `{here}`, a word processor's document: save it as plain text (UTF-8), named `{right}`"
        elif meant:
            mend = f"did you mean `{meant}`?" if is_id(meant) else self._renaming(meant, name)
        return self._said(position, "listed-and-missing", message, mend)

    def _renaming(self, old: str, new: str) -> str:
        if self.is_of_folders:
            return f"rename the folder `{old}` to `{new}`"
        return f"rename `{posixpath.basename(self.there[old])}` to `{new}.yml`"

    def _said(self, position: int, rule: str, message: str, mend: str) -> Diagnostic:
        assert self.file is not None  # noqa: S101 - an entry comes from a file
        return self.file.diagnostic((f"{self.noun}s", position), rule, message, mend)
