"""A plan's way into the calendar: one all-day event, well formed whatever the learner has written."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import problems
from tests.browser.download import downloaded
from tests.browser.expectation import expect

pytestmark = pytest.mark.browser


def calendar(page: Page) -> bytes:
    with downloaded(page) as download:
        page.get_by_role("button", name="calendar").click()
    assert re.fullmatch(r"small-steps-first-writing-\d{4}-\d\d-\d\d\.ics", download.name)
    return download.text.encode()


def unfolded(ics: bytes) -> dict[str, str]:
    lines = ics.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    return dict(line.split(":", 1) for line in lines if not line.startswith(("BEGIN", "END")))


def fill(page: Page, **fields: str) -> None:
    labels = {
        "what": "What I will do",
        "when": "By when",
        "help": "With whose help",
        "know": "How I will know",
    }
    for name, text in fields.items():
        page.get_by_label(labels[name]).fill(text)


def test_a_plan_becomes_an_all_day_event(writing: Page) -> None:
    fill(writing, what="Ring her first", when="2027-12-31", help="Tom", know="She says so")
    ics = calendar(writing)
    assert ics.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert ics.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    event = unfolded(ics)
    assert event["DTSTART;VALUE=DATE"] == "20271231"
    assert event["SUMMARY"] == "Ring her first"
    assert event["DESCRIPTION"] == "With whose help: Tom\\nHow I will know it worked: She says so"
    assert event["DTSTAMP"].endswith("Z")
    assert event["UID"].endswith("@lessonwright")


@pytest.mark.parametrize("day", ["2027-12-31", "9999-12-31"])
def test_an_event_lasts_the_one_day_that_it_names(writing: Page, day: str) -> None:
    fill(writing, what="Ring her first", when=day)
    event = unfolded(calendar(writing))
    assert event["DTSTART;VALUE=DATE"] == day.replace("-", "")
    assert not [
        name for name in event if name.startswith(("DTEND", "DURATION"))
    ]  # RFC 5545, section 3.6.1


def test_the_same_plan_keeps_its_event(writing: Page) -> None:
    fill(writing, what="Ring her first", when="2027-03-01")
    first = unfolded(calendar(writing))
    fill(writing, when="2027-03-02")
    assert unfolded(calendar(writing))["UID"] == first["UID"]


def test_long_and_hostile_words_are_escaped_and_folded(writing: Page) -> None:
    words = "a;b,c\\d\nEND:VEVENT\nATTENDEE:x " + "grüße 😀 " * 20
    fill(writing, what=words, when="2027-03-01")
    ics = calendar(writing)
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))
    assert b"\n" not in ics.replace(b"\r\n", b"")
    lines = ics.decode().replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if line.startswith("ATTENDEE")]
    assert unfolded(ics)["SUMMARY"] == words.strip().replace("\\", "\\\\").replace(
        ";", "\\;"
    ).replace(",", "\\,").replace("\n", "\\n")


def test_a_plan_without_a_day_says_what_is_missing(writing: Page) -> None:
    button = writing.get_by_role("button", name="calendar")
    told = writing.locator("lw-calendar-entry [role=status]")
    button.click()
    expect(told).to_have_text("First say what you will do.")
    expect(writing.get_by_label("What I will do")).to_be_focused()
    fill(writing, what="Ring her first")
    button.click()
    expect(told).to_have_text("First choose the day.")
    expect(writing.get_by_label("By when")).to_be_focused()
    assert not problems(writing)
