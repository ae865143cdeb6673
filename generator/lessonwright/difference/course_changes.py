"""Owns what is different in a course as a whole: two versions come in; what changed around the lessons goes out."""

from collections.abc import Iterator
from operator import attrgetter

from lessonwright.course.course import Course, Package
from lessonwright.course.module import Module, ModuleWorkshop
from lessonwright.course.session_and_training_day import SessionStep
from lessonwright.difference.part_pairs_and_changes import (
    differs,
    part_changes,
    quote_both,
    readable_form,
)
from lessonwright.message_wording import count_noun, join_names, quote


def course_changes(old: Course, new: Course) -> Iterator[str]:
    """Yield what is different in the course, in its modules but for their lessons, and in what frames them."""
    if old.title != new.title:
        yield f"title: {quote(new.title)}, before {quote(old.title)}"
    if old.minutes != new.minutes:
        yield f"minutes in all: {new.minutes}, before {old.minutes}"
    yield from (f"module new: {quote(module.title)}" for module in _without(new, old))
    yield from (f"module gone: {quote(module.title)}" for module in _without(old, new))
    yield from _modules(old, new)
    if readable_form(old.self_assessment) != readable_form(new.self_assessment):
        yield "the self-assessment changed"
    yield from _session(old, new)
    yield from _package(old.package, new.package)
    if _order(old, new) != _order(new, old):
        yield "modules or lessons in another order"


def _session(old: Course, new: Course) -> Iterator[str]:
    """Yield which steps around the lessons a co-trainer prepares anew, and whether the ground rules changed."""
    before, after = ([*it.session.steps] if it.session else [] for it in (old, new))
    yield from part_changes(before, after, SessionStep.noun, attrgetter("title"), "title")
    lists = {"ground_rules": "the ground rules changed", "follow_up": "the follow-ups changed"}
    for name, what in lists.items():
        was, is_ = (getattr(it.session, name) if it.session else () for it in (old, new))
        if was != is_:
            yield what


def _package(old: Package, new: Package) -> Iterator[str]:
    """Yield what else an LMS is told, and what else one file holds."""
    for name in differs(old, new):
        was, is_ = (_set_to(getattr(it, name)) for it in (old, new))
        yield f"package, `{name.replace('_', '-')}`: {is_}, before {was}"


def _set_to(value: object) -> str:
    if isinstance(value, tuple):
        return join_names(value) if value else "nothing"
    return "not set" if value is None else f"`{value}`"


def _modules(old: Course, new: Course) -> Iterator[str]:
    before = {module.id: module for module in old.modules}
    for module in new.modules:
        was = before.get(module.id, module)
        if was.title != module.title:
            yield "module renamed: {} is now {}".format(*quote_both(was.title, module.title))
        if was.objectives != module.objectives:
            yield f"module {quote(module.title)}: `objectives` changed"
        if was.workshop != module.workshop:
            yield from (f"module {quote(module.title)}: {it}" for it in _workshop(was, module))
        if was.review != module.review:
            yield f"module {quote(module.title)}: {_review(module)}"
        if was.follow_up != module.follow_up:
            yield f"module {quote(module.title)}: the follow-ups changed"


def _workshop(old: Module, new: Module) -> Iterator[str]:
    """Yield what is done before a module now, which lessons the room takes, and what else frames them."""
    if not new.workshop:
        yield "the room takes all lessons in order now"
        return
    before, room, home = (
        ", ".join(new.titles(names))
        for names in (new.workshop.before, new.workshop.room, new.workshop.home)
    )
    at_home = f"; at home: {home}" if home else ""
    plan = f"in the room now: {room}{at_home}"
    if not old.workshop or _lessons_alone(old.workshop) != _lessons_alone(new.workshop):
        yield f"before the session: {before}; {plan}" if before else plan
    was, is_ = (part.workshop.steps if part.workshop else () for part in (old, new))
    yield from part_changes(was, is_, SessionStep.noun, attrgetter("title"), "title")


def _lessons_alone(workshop: ModuleWorkshop) -> ModuleWorkshop:
    """Return a workshop without the steps around its lessons, which are told of one by one."""
    return workshop.model_copy(update={"opening": (), "closing": ()})


def _review(module: Module) -> str:
    """Return what the review of a module is now."""
    if not module.review:
        return "the review is gone"
    asked = count_noun(module.review.ask, "question")
    where = " at home" if module.review.where == "home" else ""
    return f"the review asks {asked} in {count_noun(module.review.minutes, 'minute')}{where} now"


def _without(one: Course, other: Course) -> list[Module]:
    known = {module.id for module in other.modules}
    return [module for module in one.modules if module.id not in known]


def _order(one: Course, other: Course) -> list[str]:
    """Return the lessons of one version that the other has, too, in order."""
    both = {*_places(other)}
    return [place for place in _places(one) if place in both]


def _places(course: Course) -> Iterator[str]:
    for module in course.modules:
        yield from (f"{module.id}/{lesson.id}" for lesson in module.lessons)
