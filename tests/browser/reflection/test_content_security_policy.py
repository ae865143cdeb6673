"""The site under `Content-Security-Policy: default-src 'self'`; Material's own inline parts are let in, by hash."""

import base64
import hashlib
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.download import downloaded
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import pass_everything
from tests.browser.reflection.test_prompts import fill_everything

pytestmark = pytest.mark.browser

MATERIALS_SCRIPT = re.compile(r"__md_|^var target=document\.getElementById\(location\.hash")
INLINE = re.compile(
    r"<(script|style)(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</\1>", re.DOTALL
)


def policy(pages: list[Path]) -> str:
    """Return the strictest policy under which Material works: its stylesheet draws icons from data: URLs."""
    inline = {
        text for page in pages for _, text in INLINE.findall(page.read_text(encoding="utf-8"))
    }
    foreign = [text for text in inline if not MATERIALS_SCRIPT.search(text)]
    assert not foreign, "inline parts that are not Material's"
    hashes = sorted(
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline
    )
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    return f"default-src 'self'; script-src 'self' {allowed}; img-src 'self' data:"


@pytest.fixture(scope="module")
def guarded(sites: Path) -> Iterator[str]:
    """The origin of a server that sends the header with every page."""
    header = policy(list((sites / "course").rglob("*.html")))

    class Guarded(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", header)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Guarded, directory=sites / "course"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


NOTE = """\
document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile, blockedURI }) => {
  console.error(`CSP ${violatedDirective} ${sourceFile} ${blockedURI}`);
});
"""


@pytest.fixture
def violations(learner: BrowserContext) -> list[str]:
    found: list[str] = []
    learner.add_init_script(NOTE)
    learner.on(
        "console", lambda message: found.append(message.text) if message.type == "error" else None
    )
    return found


@pytest.fixture
def page(learner: BrowserContext, violations: list[str]) -> Page:
    return learner.new_page()


def test_everything_works_under_the_policy(page: Page, guarded: str, violations: list[str]) -> None:
    page.goto(f"{guarded}/first/writing/")
    fill_everything(page)
    page.get_by_role("button", name="Keep this entry").click()
    page.get_by_role("button", name="Delete").click()
    with downloaded(page):
        page.get_by_role("button", name="calendar").click()
    page.goto(f"{guarded}/first/choosing/")
    page.get_by_role("button", name="I look it up at once.").click()
    page.goto(f"{guarded}/self-assessment/")
    for step in page.locator("input[value=always]").all():
        step.check()
    expect(page.locator("lw-before-after svg")).to_be_visible()
    page.goto(f"{guarded}/second/checking/")
    page.locator("lw-quiz").get_by_label("True").check()
    page.locator("lw-quiz").get_by_role("button", name="Check").click()
    pass_everything(page)
    for path in ("", "first/", "workbook/", "certificate/"):
        page.goto(f"{guarded}/{path}")
        page.wait_for_load_state("networkidle")
    with downloaded(page):
        page.goto(f"{guarded}/workbook/")
        page.get_by_role("button", name="Save as Markdown").click()
    assert violations == []


def test_our_templates_have_no_inline_style_and_no_inline_handler(sites: Path) -> None:
    for path in (sites / "course").rglob("*.html"):
        ours = "".join(
            re.findall(r"<article.*?</article>", path.read_text(encoding="utf-8"), re.DOTALL)
        )
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", ours), path


def test_our_style_sheet_draws_nothing_from_data_urls(sites: Path) -> None:
    assert "data:" not in (
        sites / "course" / "assets" / "lessonwright" / "lessonwright.css"
    ).read_text(encoding="utf-8")
