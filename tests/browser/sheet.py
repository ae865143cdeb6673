"""Owns how a test prints a page on paper of a certain size, in whichever browser can be told to."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.engine import ENGINE

PAPERS = {"A4": (21.0, 29.7), "Letter": (21.59, 27.94)}
"""Width and height, in centimetres."""


def printed(page: Page, paper: str = "A4", *, landscape: bool = False, margin: float = 0) -> bytes:
    """Return the page as a PDF; the margin is in centimetres."""
    # Playwright hands inches to Firefox, which takes them for centimetres.
    unit = "in" if ENGINE == "firefox" else "cm"
    width, height = (f"{size}{unit}" for size in PAPERS[paper])
    edges: Any = dict.fromkeys(("top", "right", "bottom", "left"), f"{margin}{unit}")
    return page.pdf(width=width, height=height, landscape=landscape, margin=edges)
