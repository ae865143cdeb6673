"""A template shows a value as Jinja by itself would show it."""

import pytest
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from lessonwright.site.templating import shown


class Spoken:
    """Stands for a value that says of itself how it is shown."""

    def __html__(self) -> str:
        return "<i>spoken</i>"

    def __repr__(self) -> str:
        return "spoken"


SIGNS = "R&D <b>'quoted'</b> \"twice\""
VALUES = ["words", "", SIGNS, Markup(SIGNS), "<", Markup("<"), 1, True, 1.0, None, Spoken()]  # noqa: S704 - not to be shown to anybody


@pytest.mark.parametrize("value", [*VALUES, *reversed(VALUES)], ids=repr)
def test_a_value_is_shown_as_jinja_shows_it(value: object) -> None:
    assert shown(value) == str(escape(value))


def test_what_is_missing_is_not_shown_as_nothing() -> None:
    with pytest.raises(UndefinedError):
        shown(StrictUndefined(name="lesson"))
