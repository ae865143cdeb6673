"""An author's own page comes into a part of the course where it is linked to."""

import pytest

from lessonwright.building.site_selection import pages_of_part

OWN = {
    "about.md": "The whole course. [List](lists/tills.md)",
    "for-trainers.md": "[About](about.md) and [a lesson](first/one.yml)",
    "lists/tills.md": "[More](<more.md#b>) and <a href='../faq.md'>questions</a>",
    "lists/more.md": "[back](tills.md)",
    "faq.md": "It says about.md, and that is no link.",
    "our house.md": "Where we are.",
    "first/notes.md": "Notes.",
    "first-aid/notes.md": "Others.",
}


@pytest.mark.parametrize(
    ("page", "folders", "expected"),
    [
        ("[A list](../lists/tills.md)", (), {"lists/tills.md", "lists/more.md", "faq.md"}),
        (
            '<p><a href="../lists/more.md?x">m</a></p>',
            (),
            {"lists/more.md", "lists/tills.md", "faq.md"},
        ),
        ("[two](two.md), about.md, ![a](../about.mdx)", ("first",), {"first/notes.md"}),
        ("[the house](<../our house.md#way>)", (), {"our house.md"}),
        ("<a href='../our%20house.md'>the house</a>", (), {"our house.md"}),
        ("[about]: ../about.md", (), {"about.md", "lists/tills.md", "lists/more.md", "faq.md"}),
    ],
)
def test_own_pages_of_a_part(page: str, folders: tuple[str, ...], expected: set[str]) -> None:
    assert pages_of_part({"first/one.md": page}, OWN, folders) == expected
