"""Owns names of what is not there: a name and those that there are come in; what is wrong with it goes out."""

from collections.abc import Collection, Iterator

from lessonwright.course.field_paths import FieldPath
from lessonwright.message_wording import did_you_mean, join_names
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.yaml_file import YamlFile

RUNNABLE = (
    "part",
    "give an activity, a scenario, a role-play or a question of this lesson that `id`",
)
"""What messages say of what a step of the timing can run, and how to name it."""


def dangling(
    file: YamlFile,
    path: FieldPath,
    name: str | None,
    known: Collection[str] | None,
    what: tuple[str, str],
) -> Iterator[Diagnostic]:
    """Yield a problem if a name is given, the names there are can be known, and it is none of them."""
    if name is None or known is None or name in known:
        return
    noun, help_line = what
    choose = (
        f"it can be {join_names(list(known)[:8], 'or')}; or {help_line}" if known else help_line
    )
    message = f"there is no {noun} `{name}`"
    yield file.diagnostic(path, f"unknown-{noun}", message, did_you_mean(name, known) or choose)
