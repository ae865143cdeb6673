"""Words within the drawings of the starter and of the sample course stay within their boxes, in a wide font too."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import SAMPLE

pytestmark = pytest.mark.browser

STARTER = Path(str(files("lessonwright.starter"))) / "files"
DRAWINGS = sorted([*SAMPLE.rglob("*.svg"), *STARTER.rglob("*.svg")])
WIDE = "Verdana, 'DejaVu Sans', sans-serif"
"""What `sans-serif` is on Linux without further fonts, or one that is as wide."""
OUTSIDE = """svg => {
  const inside = (part, whole) => part.left >= whole.left && part.right <= whole.right;
  const middle = (box, { left, right, top, bottom }) => {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return left < x && x < right && top < y && y < bottom;
  };
  const frames = [svg, ...svg.querySelectorAll("rect")].map(one => one.getBoundingClientRect());
  const width = ({ left, right }) => right - left;
  return [...svg.querySelectorAll("text")].filter(text => {
    const box = text.getBoundingClientRect();
    const around = frames.filter(frame => middle(box, frame)).sort((a, b) => width(a) - width(b));
    return !inside(box, around[0] ?? frames[0]);
  }).map(text => text.textContent.trim());
}"""


def test_words_in_a_drawing_stay_within_the_box_that_they_stand_in(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    outside = {}
    for drawing in DRAWINGS:
        page.set_content(drawing.read_text(encoding="utf-8"))
        page.add_style_tag(content=f"svg {{ width: 900px; font-family: {WIDE} }}")
        found = page.locator("svg").evaluate(OUTSIDE)
        if found:
            outside[drawing.name] = found
    page.close()
    assert len(DRAWINGS) > 20
    assert outside == {}
