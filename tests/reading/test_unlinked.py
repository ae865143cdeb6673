"""Files that would be published though nothing links to them."""

import pytest

from lessonwright.reading.content_folder import is_published
from tests.conftest import COURSE, LESSON, MakeCourse


def unlinked(make_course: MakeCourse, *names: str, **files: str) -> tuple[str, ...]:
    return make_course({**dict.fromkeys(names, ""), **files}).unlinked


def lesson(text: str) -> str:
    return LESSON.replace("A first sentence.", text)


def test_documents_tables_and_recordings_are_found_wherever_they_lie(
    make_course: MakeCourse,
) -> None:
    names = (
        "first/quiz.xlsx",
        "first/quiz.csv",
        "old.docx",
        "first/deep/talk.mp4",
        "notes.txt",
        "first/Copy",
    )
    assert set(unlinked(make_course, *names)) == set(names)


def test_what_pages_are_made_of_needs_no_link(make_course: MakeCourse) -> None:
    names = (
        "favicon.ico",
        "images/desk.png",
        "style/own.css",
        "CNAME",
        "robots.txt",
        "fonts/a.ttf",
        "about.md",
    )
    assert unlinked(make_course, *names) == ()


def test_what_editors_leave_is_not_told_since_it_is_not_published(make_course: MakeCourse) -> None:
    assert unlinked(make_course, "first/Thumbs.db", "first/~$list.docx", "list.csv.bak") == ()


@pytest.mark.parametrize(
    "text",
    [
        "[a](list.csv)",
        "[a](<./list.csv>)",
        "[a](../first/list.csv#rows)",
        "<a href='list.csv'>a</a>",
    ],
)
def test_a_link_in_a_lesson_is_enough(make_course: MakeCourse, text: str) -> None:
    files = {"course.yml": f"{COURSE}html: true\n", "first/one.yml": lesson(f'"{text}"')}
    assert unlinked(make_course, "first/list.csv", **files) == ()


def test_a_file_of_the_same_name_elsewhere_is_another_file(make_course: MakeCourse) -> None:
    files = {"first/one.yml": lesson('"[a](list.csv)"')}
    assert unlinked(make_course, "first/list.csv", "list.csv", **files) == ("list.csv",)


def test_to_be_named_in_a_sentence_of_a_lesson_is_no_link(make_course: MakeCourse) -> None:
    files = {"first/one.yml": lesson("The answers are in list.csv.")}
    assert unlinked(make_course, "first/list.csv", **files) == ("first/list.csv",)


def test_to_be_named_on_a_page_of_the_authors_own_is_enough(make_course: MakeCourse) -> None:
    assert unlinked(make_course, "our list.csv", **{"about.md": "[a](our%20list.csv)"}) == ()


def test_whatever_lies_beside_a_page_of_html_may_be_asked_for_by_it(
    make_course: MakeCourse,
) -> None:
    assert unlinked(make_course, "game/index.html", "game/data/levels.bin") == ()


def test_hidden_files_are_left_alone(make_course: MakeCourse) -> None:
    assert unlinked(make_course, ".git/config", ".notes.docx") == ()


@pytest.mark.parametrize(
    "name",
    [
        "one.yml",
        "one.yml~",
        "#one.txt#",
        "~$list.docx",
        "Thumbs.db",
        "desktop.ini",
        "list.csv.bak",
        "a.tmp",
    ],
)
def test_course_files_and_leftovers_are_not_published(name: str) -> None:
    assert not is_published(name)


@pytest.mark.parametrize(
    "name", ["list.csv", "#1 list.docx", "index.md", "thumbs.dbx", "part.pdf", "~list.pdf"]
)
def test_whatever_else_an_author_has_is_published(name: str) -> None:
    assert is_published(name)
