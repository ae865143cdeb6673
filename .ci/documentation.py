"""Owns how the documentation comes into the package: Hatchling calls this for each wheel and each source archive.

What `make docs` has built goes along. Where nothing is built, the package is made without it, and
says so when asked.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = Path("dist", "docs")
PLACES = {"wheel": "lessonwright/documentation", "sdist": BUILT.as_posix()}


class DocumentationHook(BuildHookInterface[Any]):
    """Takes the built documentation along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folder to Hatchling; an editable install finds it where it is."""
        built = Path(self.root, BUILT)
        if built.is_dir() and version != "editable":
            build_data["force_include"][str(built)] = PLACES[self.target_name]
