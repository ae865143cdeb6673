"""Pages as plain data: what a course becomes before any engine builds it."""

import re

import pytest

from lessonwright.site.pages import Pages, pages
from lessonwright.spec.load import load_course
from tests.conftest import COURSE, LESSON, MODULE, SAMPLE, MakeCourse

GLOSSARY = "glossary:\n  - next step: One thing to do next.\n  - calm: See [next step](glossary:next-step).\n"


def page(built: Pages, path: str) -> str:
    return built.markdown[path]


def test_a_course_has_a_page_for_each_part(make_course: MakeCourse) -> None:
    built = pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}"}))
    assert list(built.markdown)[:1] == ["index.md"]
    assert {"first/index.md", "first/one.md", "glossary.md"} <= set(built.markdown)
    assert "sources.md" not in built.markdown


def test_navigation_follows_the_course(make_course: MakeCourse) -> None:
    built = pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}"}))
    assert {"First module": ["first/index.md", {"One lesson": "first/one.md"}]} in built.navigation
    assert built.navigation[0] == {"A course": "index.md"}


def test_a_term_is_explained_on_the_page_that_uses_it(make_course: MakeCourse) -> None:
    lesson = LESSON.replace("A first sentence.", "Take the [step](glossary:next-step).")
    built = pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}", "first/one.yml": lesson}))
    assert 'popovertarget="term-next-step">step</button>' in page(built, "first/one.md")
    assert 'id="term-next-step"' in page(built, "first/one.md")
    assert 'id="term-calm"' not in page(built, "first/one.md")
    assert '<a href="../first/one/">One lesson</a>' in page(built, "glossary.md")


def test_a_term_explained_by_another_term_brings_both(make_course: MakeCourse) -> None:
    lesson = LESSON.replace("A first sentence.", "Stay [calm](glossary:calm).")
    built = page(pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}", "first/one.yml": lesson})), "first/one.md")
    assert set(re.findall(r'popovertarget="term-([^"]+)"', built)) <= set(re.findall(r'id="term-([^"]+)"', built))


def test_a_link_to_a_lesson_leads_to_its_page(make_course: MakeCourse) -> None:
    two = LESSON.replace("A first sentence.", "Read [this](one.yml#quiz) again.")
    tip = "  - callout: Again\n    text: Read [this](one.yml) again.\n"
    built = pages(make_course({"first/module.yml": MODULE.replace("[one]", "[one, two]"), "first/two.yml": two + tip}))
    assert "[this](one.md#quiz)" in page(built, "first/two.md")
    assert '<a href="../one/">this</a>' in page(built, "first/two.md")


def test_titles_cannot_break_out_of_the_front_matter_or_the_page(make_course: MakeCourse) -> None:
    title = 'A "quoted" <script>alert(1)</script> title: with --- and # and {{ braces }}'
    built = pages(make_course({"first/one.yml": LESSON.replace("title: One lesson", f"title: |\n  {title}")}))
    front, _, rest = page(built, "first/one.md").removeprefix("---\n").partition("\n---\n")
    assert front.splitlines()[0].startswith('title: "A \\"quoted\\"')
    assert "<script>" not in front + rest


def test_nothing_of_the_facilitators_side_is_on_any_page() -> None:
    course = load_course(SAMPLE).course
    assert course is not None
    whole = "\n".join(pages(course).markdown.values())
    for lesson in course.lessons:
        assert lesson.facilitator is not None
        for said in (lesson.facilitator.aim, *(step.do for step in lesson.facilitator.timing)):
            assert said not in whole


@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_same_course_gives_the_same_pages(directory_urls: bool) -> None:
    course = load_course(SAMPLE).course
    assert course is not None
    assert pages(course, directory_urls=directory_urls) == pages(course, directory_urls=directory_urls)


def test_no_key_can_be_read_off_the_order_of_what_is_to_be_ordered(make_course: MakeCourse) -> None:
    items = ["first of all", "second", "third", "last"]
    quiz = "quiz:\n  questions:\n    - ordering: In which order?\n      items: [" + ", ".join(items) + "]\n"
    built = page(pages(make_course({"first/one.yml": LESSON + quiz})), "first/one.md")
    shown = re.findall(r'<select[^>]* data-item="([^"]+)"', built)
    assert sorted(shown) == sorted(items)
    assert shown != items
