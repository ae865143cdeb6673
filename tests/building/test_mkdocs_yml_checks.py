"""What is told of a mkdocs.yml; each example is added to the one that a new course has."""

from pathlib import Path

import pytest

from lessonwright.building.mkdocs_yml import settings_problems
from lessonwright.starter import write_course


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_course(tmp_path, "A course", "en", "a-course")
    (tmp_path / "content" / "styles").mkdir()
    (tmp_path / "content" / "styles" / "brand.css").touch()
    monkeypatch.chdir(tmp_path)
    return Path("mkdocs.yml")


def told(settings: Path, more: str) -> list[str]:
    """Return the message and the help line of each problem that more lines bring about."""
    settings.write_text(f"{settings.read_text()}\n{more}")
    problems = settings_problems(settings)
    return [word for problem in problems for word in (problem.message, problem.help or "")]


def test_of_a_new_course_there_is_nothing_to_tell(settings: Path) -> None:
    assert told(settings, "extra_css: [styles/brand.css, https://example.org/a.css]\n") == []


@pytest.mark.parametrize(
    "more", ["theme:\n  name: material\n", "theme:\n  favicon: a.png\n", "plugins: [search]\n"]
)
def test_a_setting_that_is_written_twice_is_told_once_with_the_line_of_the_first(
    settings: Path, more: str
) -> None:
    name = more.partition(":")[0]
    lines = settings.read_text().splitlines()
    first = lines.index(f"{name}:") + 1
    assert told(settings, more) == [
        f"`{name}` is written twice",
        f"it stands in line {first} already, and only the last one counts: "
        "put all of it there, and take this one out",
    ]


def test_a_style_sheet_that_is_not_there_is_told_with_the_one_that_is(settings: Path) -> None:
    assert told(settings, "extra_css: [styles/brandt.css]\n") == [
        "`extra_css` names `styles/brandt.css`, and there is no such file in content",
        "did you mean `styles/brand.css`?",
    ]


@pytest.mark.parametrize("setting", ["favicon", "logo"])
def test_a_picture_that_is_not_there_is_told(settings: Path, setting: str) -> None:
    text = settings.read_text()
    settings.write_text(text.replace("theme:\n", f"theme:\n  {setting}: images/sign.svg\n"))
    assert told(settings, "") == [
        f"`{setting}` names `images/sign.svg`, and there is no such file in content",
        "put it into the folder content, or take the line out",
    ]


def test_a_style_sheet_that_another_plugin_may_make_is_left_alone(settings: Path) -> None:
    text = settings.read_text()
    settings.write_text(text.replace("  - search\n", "  - search\n  - macros\n"))
    assert told(settings, "extra_css: [made.css]\n") == []


def test_an_address_without_https_is_told_as_it_should_be(settings: Path) -> None:
    assert told(settings, "site_url: you.github.io/my-course/\n") == [
        "`site_url` does not begin with `https://`",
        "write `site_url: https://you.github.io/my-course/`",
    ]


def test_a_setting_without_its_colon_is_told_by_its_name(settings: Path) -> None:
    assert told(settings, "site_url https://you.github.io/\n")[1] == (
        "write `site_url: https://you.github.io/`"
    )
