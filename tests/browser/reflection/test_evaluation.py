"""The evaluation and the manager's sheet on a page: kept here, saved as a file, and in the workbook."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import problems
from tests.browser.download import downloaded
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def evaluation(visit: Visit) -> Page:
    return visit("evaluation/", site="later")


def test_what_is_filled_in_is_kept_and_leaves_as_a_file_alone(
    visit: Visit, evaluation: Page
) -> None:
    pace = evaluation.get_by_role("group", name="The pace was right for me.")
    pace.get_by_role("radio", name="mostly").check()
    evaluation.get_by_label("What helped you most?").fill("The talk.")
    with downloaded(evaluation) as download:
        evaluation.get_by_role("button", name="Save this sheet as a file").first.click()
    assert download.name.startswith("evaluation-2")
    assert "The pace was right for me: mostly" in download.text
    assert "The talk." in download.text
    assert not problems(evaluation)
    visit("evaluation/", site="later", tab=evaluation)
    expect(pace.get_by_role("radio", name="mostly")).to_be_checked()
    visit("workbook/", site="later", tab=evaluation)
    expect(evaluation.get_by_role("link", name="Evaluation").last).to_be_visible()
    expect(evaluation.locator("lw-workbook")).to_contain_text("The talk.")


def test_nobody_is_asked_for_a_name(evaluation: Page) -> None:
    expect(evaluation.get_by_role("button", name="Save this sheet as a file")).to_have_count(2)
    for sheet in ("first", "last"):
        expect(getattr(evaluation.get_by_label("Your name"), sheet)).to_be_hidden()


def test_six_weeks_later_is_a_file_of_its_own(evaluation: Page) -> None:
    evaluation.get_by_label("What helped you most?").fill("The talk.")
    evaluation.get_by_label("What do you need now, and from whom?").fill("Time.")
    with downloaded(evaluation) as download:
        evaluation.get_by_role("button", name="Save this sheet as a file").last.click()
    assert download.name.startswith("evaluation-later-")
    assert "Time." in download.text
    assert "The talk." not in download.text


def test_a_manager_writes_down_what_was_agreed(visit: Visit) -> None:
    page = visit("managers/", site="later")
    page.get_by_role("textbox", name="What we have agreed").fill("Half an hour on Fridays.")
    with downloaded(page) as download:
        page.get_by_role("button", name="Save this sheet as a file").click()
    assert "Half an hour on Fridays." in download.text
    assert not problems(page)
