"""Two tabs with the same lesson: after whatever was done in either, both show what the rule says."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import build_course
from tests.browser.learning.two_tabs import FILES, Trial

pytestmark = pytest.mark.browser

OPERATIONS = int(os.environ.get("LESSONWRIGHT_OPERATIONS", "150"))
SEED = int(os.environ.get("LESSONWRIGHT_SEED", "7"))
"""How many, and which; 10,000 take up to an hour."""


def test_two_tabs_agree_with_the_rule(
    learner: BrowserContext, sites: Path, projects: Path, origin: str
) -> None:
    build_course(FILES, projects, sites / "trial")
    trial = Trial(learner, f"{origin}/trial/first/both/", seed=SEED)
    done = []
    for _ in range(OPERATIONS):
        try:
            done.append(trial.step())
        except AssertionError as difference:
            pytest.fail(
                f"with the seed {SEED}, after {len(done)} operations:\n"
                + "\n".join([*done[-8:], str(difference)])
            )
