"""Owns the examples' files: a small course's files and what is said of them, in one text.

Each section opens with `== name`: `== first/one.yml` is a file of the course, `== + first/one.yml`
what is added at the end of the file that a small course has there, and `== says` holds the
messages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import COURSE, LESSON, MODULE

FOLDER = Path(__file__).parent / "examples"
EXAMPLES = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.txt")}
SMALL = {"course.yml": COURSE, "first/module.yml": MODULE, "first/one.yml": LESSON}


@dataclass(frozen=True)
class Example:
    """One example."""

    name: str
    sections: dict[str, str]
    folder: Path = FOLDER
    small: Mapping[str, str] = field(default_factory=lambda: SMALL)

    @classmethod
    def read(cls, name: str, folder: Path = FOLDER, small: Mapping[str, str] = SMALL) -> "Example":
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        _, *parts = re.split(r"^== (.+)\n", text, flags=re.MULTILINE)
        return cls(name, dict(zip(parts[::2], parts[1::2], strict=True)), folder, small)

    @property
    def says(self) -> str:
        return self.sections.get("says", "")

    @property
    def files(self) -> dict[str, str]:
        files = dict(self.small)
        for name, text in self.sections.items():
            if name.startswith("+ "):
                files[name[2:]] += text
            elif name != "says":
                files[name] = text
        return files

    def write_to(self, folder: Path) -> None:
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")

    def rewrite(self, says: str) -> None:
        sections = {name: text for name, text in self.sections.items() if name != "says"}
        text = "".join(f"== {name}\n{text}" for name, text in {**sections, "says": says}.items())
        (self.folder / f"{self.name}.txt").write_text(text, encoding="utf-8", newline="\n")
        self.sections["says"] = says
