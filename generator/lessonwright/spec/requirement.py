"""Owns the order that modules ask for: what each requires comes in; circles, which nobody could follow, go out."""

from collections.abc import Iterator

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.module import Module
from lessonwright.spec.yaml_file import YamlFile

Modules = dict[str, tuple[Module, YamlFile]]


def circles(modules: Modules) -> Iterator[Diagnostic]:
    """Yield one problem for each circle of modules that require one another, at its first module in course order."""
    done: set[str] = set()
    for name in modules:
        if name not in done:
            yield from _from(name, modules, done)


def _from(start: str, modules: Modules, done: set[str]) -> Iterator[Diagnostic]:
    """Walk depth first, without recursion, since an author decides how long the way is."""
    way: list[str] = [start]
    open_ = [iter(modules[start][0].requires)]
    while way:
        following = next(open_[-1], None)
        if following is None:
            done.add(way.pop())
            open_.pop()
        elif following in way and following != way[-1]:
            yield _circle([*way[way.index(following) :], following], modules)
        elif following in modules and following not in done and following not in way:
            way.append(following)
            open_.append(iter(modules[following][0].requires))


def _circle(way: list[str], modules: Modules) -> Diagnostic:
    module, file = modules[way[0]]
    message = f"these modules require one another: {' → '.join(f'`{name}`' for name in way)}"
    mend = "take one of these requirements away, so that learners can begin somewhere"
    return file.diagnostic(("requires", module.requires.index(way[1])), "requires-circle", message, mend)
