"""Pages as plain data: what a course becomes before any engine builds it."""

import re
import shutil
from html import escape, unescape
from pathlib import Path

import pytest
import yaml

from lessonwright.course.generated_pages import COURSE_PAGES, RESERVED, generated_anchors
from lessonwright.reading.loader import load_course
from lessonwright.site.pages_navigation_and_assets import Pages, pages
from tests.conftest import COURSE, LESSON, MODULE, SAMPLE, MakeCourse, write_course

EVERY_KIND = Path(__file__).parent / "courses" / "every-kind"
GLOSSARY = "glossary:\n  - next step: One thing to do next.\n  - calm: See [next step](glossary:next-step).\n"


def page(built: Pages, path: str) -> str:
    return built.markdown[path]


def test_a_course_has_a_page_for_each_part(make_course: MakeCourse) -> None:
    built = pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}"}))
    assert list(built.markdown)[:1] == ["index.md"]
    assert {"first/index.md", "first/one.md", "glossary.md"} <= set(built.markdown)
    assert "sources.md" not in built.markdown


ASSESSMENT = "self-assessment: {scale: [no, yes], statements: [I listen.]}\n"
FOLLOW_UP = "session: {follow-up: [{after: 7, do: Ask somebody.}]}\n"
SOURCES = "sources:\n  - a-book: Title\n    by: Somebody\n    kind: book\n"


def test_every_page_about_the_course_can_be_linked_to_and_is_no_modules_name(
    make_course: MakeCourse,
) -> None:
    whole = f"{COURSE}{GLOSSARY}{ASSESSMENT}{SOURCES}{FOLLOW_UP}"
    made = pages(
        make_course({"course.yml": whole}), handouts={"first/one.yml": "handouts/first/one.pdf"}
    )
    about = {path for path in made.markdown if "/" not in path}
    assert {f"{name}.md" for name in COURSE_PAGES} == about
    assert {path.removesuffix(".md") for path in about} - {"index"} <= RESERVED["module"]
    links = "See " + " ".join(f"[page](../{path})" for path in sorted(about))
    make_course({"course.yml": whole, "first/one.yml": LESSON.replace("A first sentence.", links)})


def test_a_page_has_the_places_that_can_be_linked_to() -> None:
    course = load_course(Path(__file__).parent / "courses" / "every-kind").course
    assert course
    built = pages(course)
    for lesson in course.lessons:
        text = page(built, lesson.path.replace(".yml", ".md"))
        there = {*re.findall(r'\bid="([^"]+)"', text), *re.findall(r"\{:? ?#([\w-]+)", text)}
        assert generated_anchors(lesson)
        assert {*generated_anchors(lesson)} <= there


def test_a_module_has_no_page_of_the_course(tmp_path: Path) -> None:
    lesson = LESSON.replace("A first sentence.", "See [here](index.md) and [there](workbook.md).")
    (problem,) = load_course(write_course(tmp_path, {"first/one.yml": lesson})).diagnostics
    assert problem.message == "there is no file `workbook.md`"


def test_navigation_follows_the_course(make_course: MakeCourse) -> None:
    built = pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}"}))
    assert {"First module": ["first/index.md", {"One lesson": "first/one.md"}]} in built.navigation
    assert built.navigation[0] == {"A course": "index.md"}


def test_a_term_holds_the_signs_after_it_and_no_more(make_course: MakeCourse) -> None:
    text = "Stay [calm](glossary:calm) and take the [step](glossary:next-step)."
    built = pages(
        make_course(
            {
                "course.yml": f"{COURSE}{GLOSSARY}",
                "first/one.yml": LESSON.replace("A first sentence.", text),
                "first/module.yml": f'{MODULE}objectives: ["{text}"]\n',
            }
        )
    )
    whole = r'"term-calm"[^>]*>calm</button> and take the <span class="lw-whole"><button [^>]*>step</button>\.</span>'
    for path in ("first/one.md", "first/index.md"):
        assert re.search(whole, page(built, path)), path


def test_the_markdown_after_a_term_stays_whole(make_course: MakeCourse) -> None:
    text = "Stay [calm](glossary:calm)![A tree](tree.svg), [calm](glossary:calm):smile:, and [calm](glossary:calm)!"
    files = {
        "course.yml": f"{COURSE}{GLOSSARY}",
        "first/one.yml": LESSON.replace("A first sentence.", text),
        "first/tree.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    written = page(pages(make_course(files)), "first/one.md")
    assert "calm</button>![A tree](tree.svg)," in written
    assert "calm</button>:smile:" in written
    assert "calm</button>!</span>" in written


def test_a_term_is_explained_on_the_page_that_uses_it(make_course: MakeCourse) -> None:
    lesson = LESSON.replace("A first sentence.", "Take the [step](glossary:next-step).")
    built = pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}", "first/one.yml": lesson}))
    assert 'popovertarget="term-next-step">step</button>' in page(built, "first/one.md")
    assert 'id="term-next-step"' in page(built, "first/one.md")
    assert 'id="term-calm"' not in page(built, "first/one.md")
    assert '<a href="../first/one/">One lesson</a>' in page(built, "glossary.md")


def test_a_term_that_only_a_definition_uses_is_used_in_no_lesson(make_course: MakeCourse) -> None:
    built = pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}"}))
    assert "Used in" not in page(built, "glossary.md")


def test_a_term_explained_by_another_term_brings_both(make_course: MakeCourse) -> None:
    lesson = LESSON.replace("A first sentence.", "Stay [calm](glossary:calm).")
    built = page(
        pages(make_course({"course.yml": f"{COURSE}{GLOSSARY}", "first/one.yml": lesson})),
        "first/one.md",
    )
    assert set(re.findall(r'popovertarget="term-([^"]+)"', built)) <= set(
        re.findall(r'id="term-([^"]+)"', built)
    )


def test_a_link_to_a_lesson_leads_to_its_page(make_course: MakeCourse) -> None:
    two = LESSON.replace("A first sentence.", "Read [this](one.yml#quiz) again.")
    tip = "  - callout: Again\n    text: Read [this](one.yml) again.\n"
    built = pages(
        make_course(
            {"first/module.yml": MODULE.replace("[one]", "[one, two]"), "first/two.yml": two + tip}
        )
    )
    assert "[this](one.md#quiz)" in page(built, "first/two.md")
    assert '<a href="../one/">this</a>' in page(built, "first/two.md")


def test_titles_cannot_break_out_of_the_front_matter_or_the_page(make_course: MakeCourse) -> None:
    title = 'A "quoted" <script>alert(1)</script> title: with --- and # and {{ braces }}'
    built = pages(
        make_course({"first/one.yml": LESSON.replace("title: One lesson", f"title: |\n  {title}")})
    )
    front, _, rest = page(built, "first/one.md").removeprefix("---\n").partition("\n---\n")
    title_in_front, *_ = yaml.safe_load_all(front)
    assert unescape(title_in_front["title"]) == title
    assert "<" not in title_in_front["title"]
    assert "<script>" not in front + rest
    assert {escape(title, quote=False): "first/one.md"} in built.navigation[-2]["First module"]


def test_front_matter_can_hold_any_character(make_course: MakeCourse) -> None:
    built = pages(make_course({"first/one.yml": LESSON.replace("One lesson", "Café 😀 “日本”")}))
    front = page(built, "first/one.md").split("---\n")[1]
    assert yaml.safe_load(front)["title"] == "Café 😀 “日本”"


def test_a_file_with_a_space_in_its_name_is_found_from_any_text(make_course: MakeCourse) -> None:
    tip = "  - callout: A file\n    text: The [file](my%20file.pdf), once more <my file.pdf>.\n"
    built = pages(make_course({"first/my file.pdf": "x", "first/one.yml": LESSON + tip}))
    assert '<a href="../my%20file.pdf">file</a>' in page(built, "first/one.md")


def test_nothing_of_the_facilitators_side_is_on_any_page() -> None:
    course = load_course(SAMPLE).course
    assert course is not None
    whole = "\n".join(pages(course).markdown.values())
    for lesson in course.lessons:
        assert lesson.facilitator is not None
        for said in (lesson.facilitator.aim, *(step.do for step in lesson.facilitator.timing)):
            assert said not in whole


def test_a_course_with_a_session_is_evaluated_on_a_page_too(make_course: MakeCourse) -> None:
    module = MODULE + "objectives: [Name *two* things.]\n"
    course = make_course({"course.yml": COURSE + FOLLOW_UP, "first/module.yml": module})
    built = pages(course)
    asked = page(built, "evaluation.md")
    for told in (
        "The pace was right for me.",
        "One lesson",
        "Name <em>two</em> things.",
        "as a habit",
    ):
        assert told in asked
    assert asked.count("<lw-hand-in") == 2
    items = re.findall(r'<lw-prompt kind="\w+" item="([^"]+)"', asked)
    assert items == course.evaluation_prompts
    manager = page(built, "managers.md")
    assert "Name <em>two</em> things." in manager
    assert "<lw-hand-in" in manager
    assert "evaluation/#evaluation-later" in page(built, "follow-up.md")
    last = [{"Evaluation": "evaluation.md"}, {"For the learner’s manager": "managers.md"}]
    assert built.navigation[-3:-1] == last
    assert "evaluation.md" not in pages(make_course({"course.yml": COURSE})).markdown


def test_steps_of_a_workshop_are_named_as_the_page_names_them(make_course: MakeCourse) -> None:
    stems = "".join(
        f"    - {{true-false: {name}?, id: {name}, answer: true, feedback: Yes.}}\n"
        for name in ("one", "two", "three")
    )
    prepared = "workshop:\n  before: [two]\n  minutes: 6\n  room: [three, one]\n  home: [quiz]\n"
    quiz = f"quiz:\n  questions:\n{stems}"
    made = page(pages(make_course({"first/one.yml": LESSON + quiz + prepared})), "first/one.md")
    in_order = made[made.index("<ol>") : made.index("</ol>")]
    assert re.findall(r"Question \d", in_order) == ["Question 3", "Question 1"]
    told = re.sub(r"<[^>]+>|\s+", " ", made)
    assert re.search(r"6 minutes +Question 2: two\?", told)
    assert re.search(r"In the room +Question 3 +Question 1 +Afterwards +Check yourself", told)
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", made[: made.index("Question 3")])
    assert headings[-2:] == ["Before you come", "In the room"]


def test_learners_see_what_they_do_before_they_come(make_course: MakeCourse) -> None:
    task = "  - activity: Try it\n    id: try\n    minutes: 4\n    steps: [Try.]\n"
    story = "  - text: |\n      ## The *story*\n\n      It was so.\n"
    prepared = "workshop:\n  before: [The *story*]\n  minutes: 6\n  room: [try]\n"
    built = pages(make_course({"first/one.yml": LESSON + story + task + prepared}))
    told = re.sub(r"<[^>]+>|\s+", " ", page(built, "first/one.md"))
    assert "Before you come" in told
    assert re.search(r"6 minutes +Read: The +story", told)
    assert re.search(r"In the room +Activity: Try it", told)
    assert 'href="one/#lw-workshop"' in page(built, "first/index.md")
    assert "lw-workshop" not in page(pages(make_course({})), "first/one.md")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_same_course_gives_the_same_pages(directory_urls: bool) -> None:
    course = load_course(SAMPLE).course
    assert course is not None
    assert pages(course, directory_urls=directory_urls) == pages(
        course, directory_urls=directory_urls
    )


def test_no_key_can_be_read_off_the_order_of_what_is_to_be_ordered(make_course: MakeCourse) -> None:
    items = ["first of all", "second", "third", "last"]
    quiz = (
        "quiz:\n  questions:\n    - ordering: In which order?\n      items: ["
        + ", ".join(items)
        + "]\n"
    )
    built = page(pages(make_course({"first/one.yml": LESSON + quiz})), "first/one.md")
    shown = re.findall(r'<select[^>]* data-item="([^"]+)"', built)
    assert sorted(shown) == sorted(items)
    assert shown != items


def entries(make_course: MakeCourse, language: str) -> list[str]:
    terms = "glossary:\n  - Zorn: Starker Ärger.\n  - Ärger: Ein Gefühl.\n  - Angst: Ein Gefühl.\n"
    course = COURSE.replace("language: en", f"language: {language}")
    built = page(pages(make_course({"course.yml": course + terms})), "glossary.md")
    return re.findall("<(?:h2 id=.*?|dt)>(.+)</(?:h2|dt)>", built)


def test_an_umlaut_stands_beside_its_letter_in_the_glossary(make_course: MakeCourse) -> None:
    assert entries(make_course, "de") == ["A", "Angst", "Ärger", "Z", "Zorn"]


def test_where_an_umlaut_is_a_letter_of_its_own_it_keeps_its_place(make_course: MakeCourse) -> None:
    assert entries(make_course, "sv") == ["A", "Angst", "Z", "Zorn", "Ä", "Ärger"]


def test_what_a_page_lists_is_set_apart_as_its_language_does(make_course: MakeCourse) -> None:
    course = COURSE.replace("language: en", "language: ar") + "authors: [Ada, Tom]\n"
    home = page(pages(make_course({"course.yml": course})), "index.md")
    assert "Ada، Tom" in home
    assert "وحدة واحدة، درس واحد" in home


JOINT = re.compile(r"[^\s<>](?P<tags>(?:</?[a-z][^>]*>)+)[^\s<>]")
"""Two words with nothing but tags between them."""
BLOCK = re.compile(
    r"</?(?:blockquote|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|h\d|label|legend|"
    r"section|summary|t[dhr]|table|tbody|thead)\b"
)
SET_APART = re.compile(r"</?(?:p|li|ol|ul)\b")
"""Elements that the search keeps, so that the words on either side of them stay apart."""


def test_words_of_two_elements_are_two_words_to_the_search() -> None:
    loaded = load_course(Path(__file__).parent / "courses" / "every-kind")
    assert loaded.course
    joined = [
        joint[0]
        for text in pages(loaded.course).markdown.values()
        for joint in JOINT.finditer(text)
        if BLOCK.search(joint["tags"]) and not SET_APART.search(joint["tags"])
    ]
    assert joined == []


def test_a_lessons_page_says_nothing_of_what_stands_within_other_lessons(tmp_path: Path) -> None:
    """What is served while somebody writes counts on it: only the page of an edited lesson is made anew."""
    content = tmp_path / "content"
    shutil.copytree(EVERY_KIND, content)
    before = load_course(content).course
    title, two, one = "title: Two\n", content / "first/two.yml", content / "first/one.yml"
    two.write_text(f"{title}{one.read_text(encoding='utf-8').partition(chr(10))[2]}")
    after = load_course(content).course
    assert before
    assert after
    made = pages(before).markdown, pages(after).markdown
    changed = {path for path in made[0] if made[0][path] != made[1][path]}
    assert "first/two.md" in changed
    about = {path for path in made[0] if "/" not in path}
    asked_again = {"second/review.md"}
    assert changed - about - asked_again <= {"first/two.md", "first/index.md"}
