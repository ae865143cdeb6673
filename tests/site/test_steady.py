"""Pictures with a size, so that a page keeps still while they load."""

import pytest

from lessonwright.site.picture_size import PictureSize
from lessonwright.site.steady import steady

SIZES = {
    "module/images/a b.png": PictureSize(300, 200),
    "images/logo.svg": PictureSize(96, 96, fills=True),
}
FIGURE = '<figure class="lw-figure">\n<img src="{}" alt="">\n</figure>'


@pytest.mark.parametrize("page", ["module/lesson/", "module/lesson/index.html"])
def test_a_picture_gets_the_size_of_its_file(page: str) -> None:
    told = steady('<p><img alt="A" src="../images/a%20b.png#only-light" /></p>', page, SIZES.get)
    assert told == '<p><img width="300" height="200" alt="A" src="../images/a%20b.png#only-light" /></p>'


def test_a_page_at_the_top_knows_its_pictures_too() -> None:
    assert 'width="300"' in steady('<img src="module/images/a%20b.png">', "", SIZES.get)


def test_a_drawing_with_a_shape_alone_is_as_wide_as_its_figure() -> None:
    style = 'style="width:100%;aspect-ratio:auto 96/96"'
    figure = steady(FIGURE.format("../../images/logo.svg"), "module/lesson/", SIZES.get)
    assert figure == FIGURE.format("../../images/logo.svg").replace("<img", f"<img {style}")


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="../images/a%20b.png" width="50">',
        '<img src="../images/a%20b.png" style="float: right">',
        '<img src="../../images/logo.svg">',
        '<img src="../images/none.png">',
        '<img src="https://example.org/module/images/a%20b.png">',
        '<img src="/module/images/a%20b.png">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<img alt="">',
    ],
)
def test_any_other_picture_stays_as_it_is(picture: str) -> None:
    assert steady(picture, "module/lesson/", SIZES.get) == picture
