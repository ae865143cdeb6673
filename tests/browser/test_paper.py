"""A printed lesson: what was entered is there and whole, what was not is a line to write on, and no sheet is wasted."""

import io

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import PAGES, Open
from tests.browser.expectation import expect
from tests.browser.sheet import printed

pytestmark = pytest.mark.browser

COLOUR = "one => getComputedStyle(one).color"
NOTHING = "rgba(0, 0, 0, 0)"
CUT = "one => one.scrollHeight - one.clientHeight"


@pytest.fixture
def lesson(visit: Open) -> Page:
    return visit(PAGES["own-your-cycle"]).page


def to_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")


def is_shown(field: Locator) -> bool:
    return bool(field.evaluate(COLOUR) != NOTHING)


@pytest.mark.chromium("Playwright can show it as it is printed in no other browser")
def test_a_date_and_a_partner_are_printed_where_they_were_chosen(lesson: Page) -> None:
    date = lesson.get_by_label("By when")
    first, second, *_ = lesson.locator("lw-question[kind=matching] select").all()
    first.select_option(index=1)
    to_paper(lesson)
    assert not is_shown(date)
    assert (is_shown(first), is_shown(second)) == (True, False)
    date.fill("2027-03-01")
    to_paper(lesson)
    assert is_shown(date)


@pytest.mark.chromium("Playwright can show it as it is printed in no other browser")
def test_places_in_an_order_are_printed_once_an_item_was_moved(lesson: Page) -> None:
    question = lesson.locator("lw-question[kind=ordering]")
    to_paper(lesson)
    assert not is_shown(question.locator("select").first)
    lesson.emulate_media(media="screen")
    question.locator("[data-does=down]").first.click()
    to_paper(lesson)
    assert is_shown(question.locator("select").first)


@pytest.mark.chromium(
    "others may scroll a long text while it is written; on paper it is whole in all, see below"
)
@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_long_text_is_whole(lesson: Page, media: str) -> None:
    fields = lesson.locator(".lw-worksheet textarea").all()
    for field in fields:
        low = field.bounding_box()
        field.fill("What I wrote at the end of a long day. " * 12)
        high = field.bounding_box()
        assert low
        assert high
        assert high["height"] > low["height"]
    lesson.emulate_media(media=media)  # type: ignore[arg-type]
    assert [field.evaluate(CUT) for field in fields] == [0] * len(fields)


LONG = "What I wrote at the end of a long day. " * 12
SHORT = "An answer that is a good deal longer than its box is wide, whichever browser shows it, to its very END"


def words(pdf: bytes) -> str:
    return " ".join(
        " ".join(
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)
        ).split()
    )


def test_whatever_was_entered_is_printed_whole_and_once(visit: Open) -> None:
    page = visit(PAGES["own-your-cycle"]).page
    for number, field in enumerate(page.locator(".lw-worksheet textarea").all()):
        field.fill(f"{LONG} END{number}!")
    for field in page.locator("lw-quiz input[type=text]").all():
        field.fill(SHORT)
    chosen = page.locator("lw-question[kind=matching] select").first
    chosen.select_option(index=1)
    label = chosen.evaluate("select => select.selectedOptions[0].label")
    text = words(printed(page, margin=1.5))
    fields = range(page.locator(".lw-worksheet textarea").count())
    assert [n for n in fields if text.count(f"END{n}!") != 1] == []
    assert text.count("very END") == page.locator("lw-quiz input[type=text]").count() > 0
    assert label in text
    assert page.locator(".lw-printed").count() == 0


@pytest.mark.chromium("others have sheets of other heights")
def test_a_short_page_needs_one_sheet(visit: Open) -> None:
    assert len(pypdfium2.PdfDocument(printed(visit("workbook/").page, margin=1.5))) == 1


def test_an_empty_field_has_the_lines_that_its_author_gives(lesson: Page) -> None:
    lines = "one => [one.rows, Math.round(one.clientHeight / parseFloat(getComputedStyle(one).lineHeight))]"
    fields = [field.evaluate(lines) for field in lesson.locator(".lw-worksheet textarea").all()]
    assert [wanted for wanted, _ in fields] == [given for _, given in fields]
    assert len({wanted for wanted, _ in fields}) > 1


@pytest.mark.chromium("Playwright can show it as it is printed in no other browser")
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("kind", ["matching", "sorting"])
def test_what_can_be_chosen_is_listed_on_paper_alone(
    visit: Open, kind: str, javascript: bool
) -> None:
    page = visit(PAGES["support-system"], javascript=javascript).page
    question = page.locator(f"lw-question[kind={kind}]").first
    listed = question.locator(".lw-offered li")
    expect(listed.first).to_be_hidden()
    page.emulate_media(media="print")
    expect(listed.first).to_be_visible()
    options = question.locator("select").first.locator("option").all_inner_texts()[1:]
    assert sorted(text.strip() for text in listed.all_inner_texts()) == sorted(options)


@pytest.mark.chromium("what others write into a PDF has other signs of text")
@pytest.mark.parametrize("margin", ["0", "15mm"])
def test_no_sheet_is_blank(lesson: Page, margin: str) -> None:
    made = lesson.pdf(
        format="A4", margin={"top": margin, "right": margin, "bottom": margin, "left": margin}
    )
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) > 5
        assert [page.index for page in pdf.pages if b"BT" not in page.Contents.read_bytes()] == []


def last_line(page: pypdfium2.PdfPage) -> str:
    """Return the lowest line of a printed page, in letters alone."""
    text = page.get_textpage()
    foot = min(text.get_rect(at)[1] for at in range(text.count_rects()))
    return letters(text.get_text_bounded(bottom=foot - 1, top=foot + 8))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.chromium("other browsers may leave a heading where it is")
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(lesson: Page) -> None:
    headings = {*map(letters, lesson.locator(":is(h1, h2, h3, h4)").all_inner_texts())}
    for margin in range(0, 10, 2):
        pages = pypdfium2.PdfDocument(printed(lesson, margin=margin / 5))
        assert headings.intersection(map(last_line, pages)) == set()


@pytest.mark.chromium("Playwright can show it as it is printed in no other browser")
def test_ways_on_are_not_printed(lesson: Page) -> None:
    lesson.emulate_media(media="print")
    expect(lesson.locator(".lw-next")).to_be_hidden()
