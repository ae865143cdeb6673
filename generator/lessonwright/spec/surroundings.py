"""Owns what references can lead to: the folder, and the names that the course and its list of modules give."""

from collections.abc import Collection
from dataclasses import dataclass

from lessonwright.spec.course import Course
from lessonwright.spec.folder import Folder
from lessonwright.spec.listing import Listing


@dataclass(frozen=True)
class Surroundings:
    """What is around a part; None where a mistake elsewhere leaves unknown what there is."""

    folder: Folder
    modules: Collection[str] | None
    sources: Collection[str] | None
    terms: Collection[str] | None

    @classmethod
    def of(cls, folder: Folder, course: Course | None, modules: Listing) -> "Surroundings":
        """Return what is around the parts of a course, as far as the course could be read."""
        names = dict.fromkeys(modules.names) if modules.is_known else None
        if course is None:
            return cls(folder, names, None, None)
        return cls(folder, names, course.source_by_id, course.term_by_id)
