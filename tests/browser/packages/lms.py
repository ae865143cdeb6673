"""Owns an LMS of the tests: a package is launched in a page around it; what it told, held to the standard, comes out.

The simulator takes more than the standards allow, so that their limits are held here.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Frame, FrameLocator, Page

from tests.browser.packages.playing import go_to

Record = dict[str, str]
"""What an LMS has kept of a learner: values by the names of their elements."""

IDENTIFIER = r"[!-~]{1,255}"
CLOCK = r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?"
DECIMAL = r"-?\d{1,8}(\.\d{1,8})?"
PART = r"[0-9a-z]"
SCORM_1_2 = {
    r"cmi\.core\.lesson_location": r".{0,255}",
    r"cmi\.core\.lesson_status": "passed|completed|failed|incomplete|browsed",
    r"cmi\.core\.exit": "suspend|time-out|logout|",
    r"cmi\.core\.session_time": r"\d{4}:[0-5]\d:[0-5]\d\.\d\d",
    r"cmi\.core\.score\.(raw|min|max)": r"100|\d{1,2}",
    r"cmi\.suspend_data": r"[ -~]{0,4096}",
    r"cmi\.objectives\.\d+\.id": IDENTIFIER,
    r"cmi\.objectives\.\d+\.score\.(raw|min|max)": r"100|\d{1,2}",
    r"cmi\.objectives\.\d+\.status": "passed|failed",
    r"cmi\.interactions\.\d+\.id": IDENTIFIER,
    r"cmi\.interactions\.\d+\.objectives\.0\.id": IDENTIFIER,
    r"cmi\.interactions\.\d+\.time": r"[0-2]\d:[0-5]\d:[0-5]\d",
    r"cmi\.interactions\.\d+\.type": "true-false|choice|fill-in|matching|sequencing|numeric",
    r"cmi\.interactions\.\d+\.correct_responses\.\d+\.pattern": r".{1,255}",
    r"cmi\.interactions\.\d+\.weighting": DECIMAL,
    r"cmi\.interactions\.\d+\.student_response": r".{0,255}",
    r"cmi\.interactions\.\d+\.result": rf"correct|wrong|{DECIMAL}",
    r"cmi\.interactions\.\d+\.latency": CLOCK,
}
"""Each element that may be set, and the whole of what it may hold: SCORM 1.2 RTE, 3.4.4."""
ANSWERS_1_2 = {
    "choice": rf"{PART}(,{PART})*",
    "true-false": "[tf]",
    "matching": rf"{PART}\.{PART}(,{PART}\.{PART})*",
    "sequencing": rf"{PART}(,{PART})*",
    "fill-in": r".{0,255}",
    "numeric": DECIMAL,
}
SECONDS = r"PT\d+H\d+M\d+(\.\d{1,2})?S"
MEASURE = r"0(\.\d+)?|1"
LOCALIZED = r"\{lang=[a-z-]+\}.{0,250}"
SCORM_2004 = {
    r"cmi\.location": r".{0,1000}",
    r"cmi\.completion_status": "completed|incomplete",
    r"cmi\.success_status": "passed|failed|unknown",
    r"cmi\.exit": "suspend",
    r"cmi\.session_time": SECONDS,
    r"cmi\.progress_measure": MEASURE,
    r"cmi\.(score|objectives\.\d+\.score)\.(raw|min|max)": r"100|\d{1,2}",
    r"cmi\.(score|objectives\.\d+\.score)\.scaled": MEASURE,
    r"cmi\.suspend_data": r"[ -~]{0,4000}",
    r"cmi\.objectives\.\d+\.id": r"[!-~]{1,4000}",
    r"cmi\.objectives\.\d+\.success_status": "passed|failed",
    r"cmi\.objectives\.\d+\.completion_status": "completed",
    r"cmi\.objectives\.\d+\.description": LOCALIZED,
    r"cmi\.interactions\.\d+\.id": r"[!-~]{1,4000}",
    r"cmi\.interactions\.\d+\.objectives\.0\.id": r"[!-~]{1,4000}",
    r"cmi\.interactions\.\d+\.timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ",
    r"cmi\.interactions\.\d+\.type": "true-false|choice|fill-in|matching|sequencing|numeric",
    r"cmi\.interactions\.\d+\.correct_responses\.\d+\.pattern": r".+",
    r"cmi\.interactions\.\d+\.weighting": DECIMAL,
    r"cmi\.interactions\.\d+\.learner_response": r".*",
    r"cmi\.interactions\.\d+\.result": rf"correct|incorrect|{DECIMAL}",
    r"cmi\.interactions\.\d+\.latency": SECONDS,
    r"cmi\.interactions\.\d+\.description": LOCALIZED,
}
"""The same for SCORM 2004, 3rd edition: RTE, 4.2."""
SHORT = r"[a-z0-9]{1,250}"
ANSWERS_2004 = {
    "choice": rf"{SHORT}(\[,\]{SHORT})*",
    "true-false": "true|false",
    "matching": rf"{SHORT}\[\.\]{SHORT}(\[,\]{SHORT}\[\.\]{SHORT})*",
    "sequencing": rf"{SHORT}(\[,\]{SHORT})*",
    "fill-in": r"(\{case_matters=false\})?[^\[\]]{0,250}(\[,\][^\[\]]{0,250})*",
    "numeric": rf"{DECIMAL}(\[:\]{DECIMAL})?",
}
REFUSALS = {str(code) for code in range(401, 409)}
"""What the simulator says to an element or a value that its standard does not know."""
LIMITS = {"scorm-1.2": SCORM_1_2, "scorm-2004": SCORM_2004}
ANSWERS = {"scorm-1.2": ANSWERS_1_2, "scorm-2004": ANSWERS_2004}


@dataclass
class Launch:
    """One session of a learner in the LMS."""

    page: Page
    standard: str | None
    earlier: Record = field(default_factory=dict)

    @property
    def course(self) -> FrameLocator:
        """The site within the package."""
        return self.page.frame_locator("iframe").frame_locator("iframe")

    @property
    def frame(self) -> Frame:
        """The frame of the package around the site."""
        return next(one for one in self.page.frames if one.url.endswith("/start.html"))

    @property
    def site(self) -> Frame:
        """The window of the site."""
        return next(one for one in self.page.frames if "/site/" in one.url)

    def open(self, path: str) -> None:
        """Go to a page of the site, as by a link."""
        go_to(self.page, path)

    def calls(self) -> list[list[Any]]:
        return list(self.page.evaluate("calls"))

    def close(self) -> Record:
        """Close the course as an LMS does, and return what it keeps."""
        self.page.evaluate("document.querySelector('iframe').remove()")
        return self.record()

    def record(self) -> Record:
        """Return what the LMS has by now: what it took and could keep; a commit that fails has lost it all."""
        kept, told = {**self.earlier}, {}
        for call in self.calls():
            assert call[0] != "SetValue" or call[-1] not in REFUSALS, call
            if call[0] == "SetValue" and call[3] == "true":
                assert_allowed(self.standard or "", call[1], call[2])
                told[call[1]] = call[2]
            elif call[0] in ("Commit", "Finish"):
                kept |= told if call[2] == "true" else {}
                told = {}
        if self.standard:
            assert_answers_allowed(self.standard, kept)
        return kept

    def wait_for(self, holds: Callable[[Record], bool]) -> Record:
        """Wait until the LMS has been told what is asked for; what it has not been told is empty."""
        for _ in range(200):
            record = self.record()
            if holds(defaultdict(str, record)):
                return record
            self.page.wait_for_timeout(25)
        raise AssertionError(json.dumps(self.record(), indent=1))


def assert_allowed(standard: str, element: str, value: str) -> None:
    """Hold a value to the data model."""
    patterns = [p for name, p in LIMITS[standard].items() if re.fullmatch(name, element)]
    assert patterns, f"{element} is no element that may be set"
    assert re.fullmatch(patterns[0], value, re.DOTALL), f"{element}: {value}"


def reached(record: Record) -> tuple[str, str, str | None]:
    """Return completion, success and score as a standard tells them."""
    if "cmi.core.lesson_status" in record:
        told = record["cmi.core.lesson_status"]
        return ("incomplete" if told == "incomplete" else "completed", *_1_2(told, record))
    return (
        record.get("cmi.completion_status", ""),
        record.get("cmi.success_status", ""),
        record.get("cmi.score.raw"),
    )


def _1_2(told: str, record: Record) -> tuple[str, str | None]:
    success = told if told in ("passed", "failed") else "unknown"
    return success, record.get("cmi.core.score.raw")


def interactions(record: Record) -> dict[str, Record]:
    """Return the interactions by their ids, each with its elements."""
    found: dict[str, Record] = {}
    for element, value in record.items():
        if match := re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", element):
            found.setdefault(match[1], {})[match[2]] = value
    assert sorted(map(int, found)) == list(range(len(found))), "a place is left out"
    assert len({one["id"] for one in found.values()}) == len(found), "an id is there twice"
    return {one["id"].rpartition(".")[2]: one for one in found.values()}


def assert_answers_allowed(standard: str, record: Record) -> None:
    """Hold each answer and key to the patterns of its type."""
    for one in interactions(record).values():
        allowed = ANSWERS[standard][one["type"]]
        for name, value in one.items():
            if name.endswith(("pattern", "_response")):
                assert re.fullmatch(allowed, value), f"{one['id']} {name}: {value}"


def launch(
    context: BrowserContext,
    origin: str,
    package: str,
    standard: str | None = "scorm-1.2",
    record: Record | None = None,
    **more: object,
) -> Launch:
    """Launch a package in a tab of its own, for a learner of whom the LMS has kept a record.

    With `opened` false, there is the LMS alone.
    """
    page = context.new_page()
    page.clock.install()
    kept = {name: value for name, value in (record or {}).items() if _is_kept(name)}
    settings = {
        "standard": standard,
        "package": package,
        "record": kept,
        "learner": "anna",
        "mode": "normal",
        **more,
    }
    page.add_init_script(f"window.launch = {json.dumps(settings)};")
    page.goto(f"{origin}/lms.html")
    opened = Launch(page, standard, dict(record or {}))
    if settings.get("opened", True):
        opened.course.locator("lw-visit").first.wait_for(state="attached")
    return opened


def _is_kept(element: str) -> bool:
    """Tell what a session does not begin with anew."""
    return not element.endswith(("session_time", "exit"))
