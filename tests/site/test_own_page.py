"""An author's own page names lessons and terms as lessons do."""

import pytest

from lessonwright.markup import PLAIN
from lessonwright.site.author_text_on_pages import own_page


@pytest.mark.parametrize(
    ("markdown", "written"),
    [
        (
            "[a](first/one.yml) and [b](first/module.yml#lessons)",
            "[a](first/one.md) and [b](first/index.md#lessons)",
        ),
        ("[a](glossary:till)", "[a](../glossary.md#till)"),
        (
            "`[a](one.yml)` and [b](https://example.org/x.yml)",
            "`[a](one.yml)` and [b](https://example.org/x.yml)",
        ),
        ("<div>\n[a](one.yml)\n</div>", "<div>\n[a](one.yml)\n</div>"),
    ],
)
def test_links_of_an_own_page(markdown: str, written: str) -> None:
    assert own_page(markdown, "about/us.md", PLAIN) == written
