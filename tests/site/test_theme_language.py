"""The language of the site: Material's own for the course's, or the nearest it has."""

import pytest

from lessonwright.site.theme_fixes import theme_language


@pytest.mark.parametrize(
    ("course", "theme"),
    [
        ("en", "en"),
        ("de", "de"),
        ("en-GB", "en"),
        ("pt-BR", "pt-BR"),
        ("zh-CN", "zh"),
        ("zh-tw", "zh-TW"),
        ("tlh", "en"),
    ],
)
def test_a_language_material_does_not_have_becomes_one_it_has(course: str, theme: str) -> None:
    assert theme_language(course) == theme
