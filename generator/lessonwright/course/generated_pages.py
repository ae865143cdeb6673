"""Owns the names that the built site takes for itself: what may be linked to though no file of the course has it.

The pages and the places on them are those that `site.pages` makes; a test holds the two together.
"""

from collections.abc import Iterable

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module

COURSE_PAGES = {
    "certificate",
    "downloads",
    "evaluation",
    "follow-up",
    "glossary",
    "index",
    "managers",
    "self-assessment",
    "sources",
    "workbook",
}
"""The pages about the whole course, at the top of the site."""
GLOSSARY = "glossary.md"
MODULE_PAGES = {"index", "review"}
"""The pages of a module that are no lesson."""
ON_DEMAND = {
    "evaluation": "session",
    "glossary": "glossary",
    "managers": "session",
    "self-assessment": "self_assessment",
    "sources": "sources",
}
"""Pages that are made only where the course has what they show, with the course's field for that."""
REVIEW = "review"
"""The page of a module that is made only where the module has a field of that name."""
FOLLOW_UP = "follow-up"
"""The page, and the field of a module or of the session, without which it is not made."""
_FOLDERS = {"assets", "handouts", "search"}
RESERVED = {"module": (COURSE_PAGES - {"index"}) | _FOLDERS, "lesson": MODULE_PAGES}
"""Names that no module and no lesson can have: the site has a page or a folder there. `review` and those of
`LATER` are free where no such page is made."""
LATER = frozenset({FOLLOW_UP, *(name for name, field in ON_DEMAND.items() if field == "session")})
"""The pages for after a session."""
DEVICES = {
    "aux",
    "con",
    "nul",
    "prn",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
"""Names that Windows keeps for its devices, whatever their ending: no file there can have them."""


def has_follow_ups(course: Course, modules: Iterable[Module]) -> bool:
    """Tell whether anything is to be done afterwards, so that there is a page for it."""
    of_session = course.session.follow_up if course.session else ()
    return bool(of_session) or any(module.follow_up for module in modules)


def later_pages(course: Course, modules: Iterable[Module]) -> list[str]:
    """Return which pages for after a session there are."""
    asked = {FOLLOW_UP: has_follow_ups(course, modules)}
    return [name for name in sorted(LATER) if asked.get(name, course.session)]


def absent_pages(course: Course, modules: Iterable[Module]) -> dict[str, str]:
    """Return each page that the site would have if the course asked for it, with the way to ask."""
    modules = tuple(modules)
    pages = {
        f"{name}.md": f"write `{field.replace('_', '-')}:` in course.yml"
        for name, field in ON_DEMAND.items()
        if not getattr(course, field)
    }
    if not has_follow_ups(course, modules):
        pages[f"{FOLLOW_UP}.md"] = f"write `{FOLLOW_UP}:` in the file of a module"
    without = (module for module in modules if not module.review)
    return pages | {
        f"{module.id}/{REVIEW}.md": f"write `{REVIEW}:` in {module.path}" for module in without
    }


def may_be_absent(page: str) -> bool:
    """Tell whether a page of this name is made only where the course asks for it."""
    name = page.removesuffix(".md")
    return name in ON_DEMAND or name == FOLLOW_UP or name.endswith(f"/{REVIEW}")


def generated_anchors(lesson: Lesson) -> list[str]:
    """Return the places on a lesson's page that are no headings of its author's."""
    questions = [f"question-{question.id}" for question in lesson.questions]
    prompts = [f"prompt-{prompt.id}" for prompt in lesson.prompts]
    sheets = [placed.anchor for placed in lesson.placed_sheets]
    in_body = [anchor for block in lesson.body for anchor in block.anchors]
    parts = {"quiz": lesson.quiz, "sources": lesson.cited}
    objectives = [f"objective-{objective.id}" for objective in lesson.objectives]
    sections = [name for name, part in parts.items() if part]
    return [
        *sections,
        *sheets,
        "lw-objectives",
        *objectives,
        *in_body,
        *questions,
        *prompts,
    ]
