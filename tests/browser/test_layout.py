"""No page is wider than its screen, nothing to press is too small for a thumb, and the keyboard's place is seen."""

from statistics import median

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PAGES, Open
from tests.browser.expectation import expect

pytestmark = pytest.mark.browser

TARGETS = "article :is(.lw-button, summary, select, .lw-choice, .lw-scale__step, .lw-next a, .lw-scene__on a, textarea)"
MEASURE = """all => all.map(one => {
  const column = one.clientWidth;
  one.style.cssText = "display: inline-block; white-space: nowrap";
  return one.textContent.length * column / one.getBoundingClientRect().width;
})"""
"""How many characters of a paragraph's own text fit into its column."""
SIZE = "one => [one.getBoundingClientRect().width, one.getBoundingClientRect().height]"
SMALL = """all => all
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
  .map(one => one.outerHTML)"""


def open_disclosures(page: Page) -> None:
    page.evaluate(
        "document.querySelectorAll('article details').forEach(details => { details.open = true })"
    )


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_its_screen(visit: Open, name: str) -> None:
    page = visit(PAGES[name]).page
    open_disclosures(page)
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", PAGES)
def test_whatever_is_pressed_is_44_pixels_high(visit: Open, name: str) -> None:
    page = visit(PAGES[name], width=360).page
    open_disclosures(page)
    assert page.locator(TARGETS).evaluate_all(SMALL) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_keeps_still_while_its_pictures_load(visit: Open, width: int) -> None:
    page = visit(PAGES["own-your-cycle"], width=width).page
    picture = page.locator("article .lw-figure img").first
    picture.evaluate("picture => { picture.loading = 'eager'; return picture.decode() }")
    loaded = picture.evaluate(SIZE)
    page.route("**/images/**", lambda route: None)
    page.reload(wait_until="domcontentloaded")
    assert picture.evaluate("picture => picture.naturalWidth") == 0
    assert picture.evaluate(SIZE) == loaded


def test_lines_are_60_to_75_characters_long(visit: Open) -> None:
    page = visit(PAGES["plain page"]).page
    lengths = page.locator("article p").evaluate_all(MEASURE)
    assert len(lengths) > 3
    assert 60 <= median(lengths) <= 75


def test_the_drawer_is_opened_by_keyboard_and_takes_no_focus_while_closed(visit: Open) -> None:
    page = visit(PAGES["module"], width=360).page
    drawer = page.get_by_role("navigation", name="Navigation")
    expect(drawer).to_be_hidden()
    page.get_by_role("checkbox", name="Menu").focus()
    page.keyboard.press("Space")
    expect(drawer).to_be_visible()


def test_steps_of_a_scale_with_long_labels_stand_two_by_two_on_a_telephone(visit: Open) -> None:
    page = visit(PAGES["self-assessment"], width=330).page
    tops = page.evaluate("""() => {
      const scale = document.querySelector(".lw-scale");
      const step = scale.querySelector(".lw-scale__step");
      step.querySelector("span").textContent = "nearly always, or more often than that";
      scale.replaceChildren(...[1, 2, 3, 4].map(() => step.cloneNode(true)));
      return [...scale.children].map(one => Math.round(one.getBoundingClientRect().top));
    }""")
    assert tops[0] == tops[1] < tops[2] == tops[3]


def test_the_place_of_the_keyboard_is_seen_on_the_switch_between_light_and_dark(
    visit: Open,
) -> None:
    page = visit(PAGES["home"]).page
    page.locator(".md-option").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    switch = page.locator("label[for^=__palette]:visible")
    assert (
        switch.evaluate("label => getComputedStyle(label).outline")
        == "rgb(255, 255, 255) solid 3px"
    )


def test_the_link_that_skips_to_the_content_is_44_pixels_high(visit: Open) -> None:
    skip = visit(PAGES["plain page"]).page.locator(".md-skip")
    skip.focus()
    box = skip.bounding_box()
    assert box
    assert box["height"] >= 44


def test_the_way_back_up_stands_beside_the_buttons_of_a_result(visit: Open) -> None:
    page = visit(PAGES["kind-and-honest"], width=360).page
    page.get_by_role("button", name="Finish the quiz").click()
    page.get_by_role("button", name="Finish anyway").click()
    up = page.locator(".md-top").bounding_box()
    missed = page.locator("[data-does=missed]").bounding_box()
    assert up
    assert missed
    assert up["x"] >= missed["x"] + missed["width"]
    assert min(up["width"], up["height"]) >= 44
    assert "Back to top" in page.locator(".md-top").inner_text()


@pytest.mark.parametrize(("width", "room"), [(360, 180), (1280, 125)])
def test_each_cell_of_a_table_has_room_to_write(visit: Open, width: int, room: int) -> None:
    page = visit(PAGES["support-system"], width=width).page
    cells = page.locator(".lw-fill-table textarea").evaluate_all(
        "all => all.map(one => one.clientWidth)"
    )
    assert len(cells) > 3
    assert min(cells) > room


TOPS = "all => [...new Set(all.map(one => Math.round(one.getBoundingClientRect().top)))]"


def test_a_table_of_four_columns_is_one_where_there_is_room(visit: Open) -> None:
    page = visit(PAGES["support-system"]).page
    assert page.locator(".lw-fill-table th:visible").count() == 4
    assert len(page.locator(".lw-fill-table tbody tr:first-child td").evaluate_all(TOPS)) == 1


def test_a_row_of_four_short_fields_takes_two_fifths_of_a_telephones_screen(visit: Open) -> None:
    page = visit(PAGES["support-system"], width=360, height=740).page
    box = page.locator(".lw-fill-table tbody tr").first.bounding_box()
    assert box
    assert box["height"] < 740 * 2 / 5


@pytest.mark.parametrize("lesson", ["better-than-last-time", "own-your-cycle"])
def test_a_scale_stands_in_one_row_and_its_words_in_one_line(visit: Open, lesson: str) -> None:
    scale = visit(PAGES[lesson]).page.locator(".lw-scale").first
    words = scale.locator("span")
    assert words.count() in (4, 5)
    assert len(words.evaluate_all(TOPS)) == 1
    assert max(words.evaluate_all("all => all.map(one => one.getClientRects().length)")) == 1


def test_the_numbers_of_prompts_look_like_those_of_questions(visit: Open) -> None:
    page = visit(PAGES["own-your-cycle"]).page
    look = """one => ["display", "position", "fontFamily", "fontSize", "marginBottom"].map(
      name => getComputedStyle(one, "::before")[name])"""
    asked = page.locator(".lw-question__number").first.evaluate(look.replace('"::before"', "null"))
    numbered = ".lw-prompt > :is(legend, label, .lw-prompt__text), .lw-prompt caption"
    prompts = page.locator(numbered).all()
    assert prompts
    for prompt in prompts:
        assert prompt.evaluate(look) == asked


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_the_first_lesson_is_named_where_the_home_page_opens(
    visit: Open, width: int, height: int
) -> None:
    box = (
        visit("", width=width, height=height)
        .page.get_by_text("Be kind to yourself, and honest")
        .first.bounding_box()
    )
    assert box
    assert box["y"] + box["height"] < height


LONG = "Arbeitsunfähigkeitsbescheinigung"
LENGTHEN = """word => {
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/\\S*[^\\s\\d\\p{P}]\\S*/gu, word);
}"""
BEYOND = """edge => {
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const range = document.createRange();
    range.selectNodeContents(text);
    const holder = text.parentElement;
    const apart = ".md-typeset__scrollwrap, .lw-unseen, .lw-syllabus__minutes";
    const isShown = holder.checkVisibility() && !holder.closest(apart);
    if (isShown && [...range.getClientRects()].some(({ left, right }) => left < 0 || right > edge))
      found.add(holder.outerHTML.slice(0, 120));
  }
  return [...found];
}"""


@pytest.mark.parametrize("name", PAGES)
def test_long_words_stay_on_a_narrow_screen(visit: Open, name: str) -> None:
    page = visit(PAGES[name], width=320).page
    open_disclosures(page)
    page.evaluate(LENGTHEN, LONG)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(BEYOND, 320) == []


def test_the_header_of_a_narrow_phone_shows_the_whole_title(visit: Open) -> None:
    page = visit(PAGES["own-your-cycle"], width=320).page
    title = page.locator(".md-header__topic").first.locator(".md-ellipsis")
    assert len(title.inner_text()) > 15
    cut = "one => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
    assert all(lost <= 1 for lost in title.evaluate(cut))


@pytest.mark.parametrize(("width", "edge"), [(360, "right"), (1280, "left")])
def test_the_cells_of_a_table_keep_the_edge_of_all_fields(
    visit: Open, width: int, edge: str
) -> None:
    page = visit(PAGES["own-your-cycle"], width=width).page
    edges = f"all => [...new Set(all.map(one => Math.round(one.getBoundingClientRect().{edge})))]"
    first = page.locator(".lw-fill-table td:first-child textarea").evaluate_all(edges)
    assert first == page.locator(".lw-plan textarea").evaluate_all(edges)


def test_rows_of_a_table_that_stand_below_each_other_bear_their_number(visit: Open) -> None:
    page = visit(PAGES["own-your-cycle"], width=360).page
    table = page.locator(".lw-fill-table", has_text="My Fridays")
    said = table.locator("tr[data-row]").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content)"
    )
    assert said == [f'"Row {number}"' for number in range(1, 5)]


def test_a_button_looks_as_before_once_a_finger_has_left_it(visit: Open) -> None:
    for name in ("home", "own-your-cycle"):
        page = visit(PAGES[name], has_touch=True, is_mobile=True).page
        button = page.locator("article .lw-button:visible").first
        button.evaluate("one => one.addEventListener('click', event => event.preventDefault())")
        ground = "one => getComputedStyle(one).backgroundColor"
        before = button.evaluate(ground)
        button.tap()
        button.hover()  # what touch screens leave behind, and not every build of the browser imitates
        assert button.evaluate("one => one.matches(':hover')")
        assert button.evaluate(ground) == before


def test_a_disclosure_of_one_line_stands_beside_the_middle_of_its_sign(visit: Open) -> None:
    page = visit(PAGES["own-your-cycle"]).page
    middles = """one => {
      const line = document.createRange();
      line.selectNodeContents(one);
      const [box, words] = [one.getBoundingClientRect(), line.getBoundingClientRect()];
      const sign = getComputedStyle(one, "::after");
      return [words.top + words.height / 2 - box.top, parseFloat(sign.top) + parseFloat(sign.height) / 2];
    }"""
    for place in ("lw-notes", "lw-question .lw-hint"):
        words, sign = page.locator(f"{place} summary").first.evaluate(middles)
        assert abs(words - sign) < 1.5, place


@pytest.mark.parametrize("style", ["", "italic "])
def test_a_nought_has_no_stroke_in_running_text(visit: Open, style: str) -> None:
    page = visit(PAGES["home"]).page
    is_inked = page.evaluate(
        """async ([style, size]) => {
          const font = `${style}${size}px "Atkinson Hyperlegible Next"`;
          if ((await document.fonts.load(font, "0")).length === 0) throw new Error("no such font");
          const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
          const pen = canvas.getContext("2d");
          Object.assign(pen, { font, textAlign: "center" });
          const { actualBoundingBoxLeft: left, actualBoundingBoxRight: right, actualBoundingBoxAscent: top } =
            pen.measureText("0");
          pen.fillText("0", size / 2, size);
          const at = (x, y) => pen.getImageData(Math.round(x), Math.round(y), 1, 1).data[3] > 0;
          const middle = (size + right - left) / 2;
          return { middle: at(middle, size - top / 2), top: at(middle, size - top * 0.97) };
        }""",
        [style, 400],
    )
    assert is_inked == {"middle": False, "top": True}


def test_the_options_of_a_poll_begin_below_one_another_on_a_telephone(visit: Open) -> None:
    page = visit(PAGES["poll"], width=360).page
    words = page.locator(".lw-poll__options").first.locator("label > span:last-child").all()
    lefts = {round(box["x"], 1) for word in words if (box := word.bounding_box())}
    assert len(words) == 3
    assert len(lefts) == 1


def test_more_questions_of_a_review_stand_apart_from_those_before(visit: Open) -> None:
    page = visit(PAGES["review"], width=360).page
    last = page.locator("lw-review > ol > li").last.bounding_box()
    more = page.locator(".lw-again__more").bounding_box()
    assert last
    assert more
    assert more["y"] - (last["y"] + last["height"]) >= 16
