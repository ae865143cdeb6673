"""Owns the site as plain data: a `Course` comes in; pages, navigation and assets come out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from importlib.resources import files
from typing import Any

from lessonwright.course.course import Course
from lessonwright.course.generated_pages import ON_DEMAND
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.questions_asked_again import follow_ups, review_of
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.words import words
from lessonwright.reading.picture_faults_and_sizes import SizeOf, unknown_size
from lessonwright.site.addresses import ASSETS, Addresses, page_of
from lessonwright.site.author_text_on_pages import PageText, ReadText, no_text
from lessonwright.site.script_bundles import (
    BASE_SCRIPT,
    BASE_STYLE,
    lone_script,
    scripts_and_styles,
)
from lessonwright.site.stylesheets import brand_css
from lessonwright.site.templating import FilledPage, PageOrder, Templates

_SCRIPT = """\
window.Lessonwright ??= {{root: new URL("../../", document.currentScript.src).href, outline: {outline}}};
"""
"""The outline, and where the site begins: the folder two above the script's own."""


def outline_script(course: Course, addresses: Addresses) -> str:
    """Return the script that tells the others what the course consists of.

    A module is [id, title, lessons]; a lesson is [id, title, whether it has a quiz], 1 or 0.
    """
    outline = {
        "id": course.id,
        "title": course.title,
        "ending": "/" if addresses.directory_urls else ".html",
        "modules": [_module(module) for module in course.modules],
    }
    return _SCRIPT.format(outline=json.dumps(outline, ensure_ascii=False, separators=(",", ":")))


def _module(module: Module) -> list[object]:
    return [module.id, module.title, [_lesson(lesson) for lesson in module.lessons]]


def _lesson(lesson: Lesson) -> list[object]:
    return [lesson.id, lesson.title, int(bool(lesson.quiz))]


STYLES = (BASE_STYLE,)
SCRIPTS = (f"{ASSETS}/course.js", BASE_SCRIPT)
SEARCH_WHEN_ASKED = f"{ASSETS}/search-when-asked.js"
"""What keeps the theme's search from fetching its index on every page."""
FILE_WORKER = f"{ASSETS}/iframe-worker.js"
"""What an offline site searches with; Material knows it by this name."""

Navigation = list[dict[str, Any]]
"""MkDocs' `nav`: titles with a page, or with a list of the same."""

LESSON_PAGE, MODULE_PAGE, REVIEW_PAGE = "lesson", "module", "review"
"""The templates of a lesson's page, of a module's and of its review's. A lesson's says nothing of what
stands within other lessons, only how those of its module are called; a module's tells of its own
lessons alone, and a review's of the lessons in which its questions were asked, and how those of its
module are called."""
PAGES_OF_MODULES = (LESSON_PAGE, MODULE_PAGE, REVIEW_PAGE)

Fill = Callable[[Templates, PageOrder], FilledPage]
"""Makes a page that is ordered."""

_NO_HANDOUTS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Pages:
    """A course site before any engine builds it; paths are relative to the folder of pages."""

    texts: Mapping[str, bytes]
    """The Markdown of each page by its path, as UTF-8."""
    navigation: Navigation
    assets: Mapping[str, bytes]
    sources: Mapping[str, str]
    """The YAML file that each page was made from, where it was made from one."""

    @property
    def markdown(self) -> dict[str, str]:
        """The Markdown of each page by its path."""
        return {path: text.decode() for path, text in self.texts.items()}

    @property
    def files(self) -> dict[str, bytes]:
        """Every page and asset by its path."""
        return {**self.texts, **self.assets}

    def navigation_with(self, own: Iterable[str]) -> list[Any]:
        """Return the navigation with those of an author's pages that are at the top, before the certificate."""
        at_top = (path for path in own if "/" not in path)
        *before, certificate = self.navigation
        return [*before, *at_top, certificate]


def pages(
    course: Course,
    dialect: Dialect | None = None,
    *,
    directory_urls: bool = True,
    handouts: Mapping[str, str] = _NO_HANDOUTS,
    size_of: SizeOf = unknown_size,
    captions: ReadText = no_text,
    fill: Fill = Templates.page,
) -> Pages:
    """Return every page of the course's site, in the order of its navigation.

    `handouts` holds the files to link to: a lesson's handout by the lesson's path, the workbook by
    course.yml's. With `size_of`, a page keeps room for its figures; `with_room` does so for
    pictures in text, in the built page. `captions` reads what a page holds that opens from a
    folder. Whoever has some pages already hands over a `fill` that makes the others.
    """
    dialect = dialect or Dialect(raw_html=course.html)
    addresses = Addresses(directory_urls)
    text = PageText.of(dialect, addresses, size_of, captions)
    templates = Templates(text, course=course, words=words(course.language), handouts=handouts)
    filled = _filled_pages(course, partial(fill, templates), downloads=bool(handouts))
    texts = {page.path: page.text for page in filled}
    way = navigation(course, downloads=bool(handouts))
    return Pages(texts, way, assets(course, addresses), sources(course))


def _filled_pages(
    course: Course, fill: Callable[[PageOrder], FilledPage], *, downloads: bool
) -> Iterator[FilledPage]:
    yield fill(PageOrder("index.md", "home"))
    if course.self_assessment:
        yield fill(PageOrder("self-assessment.md", "self_assessment"))
    yield fill(PageOrder("workbook.md", "workbook"))
    if follow_ups(course):
        yield fill(PageOrder("follow-up.md", "follow_up"))
    if course.session:
        yield fill(PageOrder("evaluation.md", "evaluation"))
        yield fill(PageOrder("managers.md", "managers"))
    terms: dict[str, frozenset[str]] = {}
    for page in map(fill, lesson_orders(course)):
        terms[page.path] = page.terms
        yield page
    if course.glossary:
        lessons = _lessons_by_term(course, terms)
        yield fill(PageOrder("glossary.md", "glossary", {"lessons_by_term": lessons}))
    if course.sources:
        yield fill(PageOrder("sources.md", "sources"))
    if downloads:
        yield fill(PageOrder("downloads.md", "downloads"))
    yield fill(PageOrder("certificate.md", "certificate"))


def lesson_orders(course: Course) -> Iterator[PageOrder]:
    """Yield the pages of each module, of its lessons and of its review, as they are to be made."""
    for number, module in enumerate(course.modules, 1):
        yield PageOrder(page_of(module.path), MODULE_PAGE, {"module": module, "number": number})
        for place, lesson in enumerate(module.lessons):
            parts = {"module": module, "lesson": lesson, "place": place}
            yield PageOrder(page_of(lesson.path), LESSON_PAGE, parts)
        if module.review:
            asked = review_of(course, module, module.review)
            yield PageOrder(review_page(module), REVIEW_PAGE, {"module": module, "review": asked})


def review_page(module: Module) -> str:
    """Return the page of a module's review."""
    return f"{module.id}/review.md"


def _lessons_by_term(
    course: Course, terms: Mapping[str, frozenset[str]]
) -> dict[str, list[Lesson]]:
    """Return the lessons whose pages use each glossary term, by the term's id; of each page, its terms come in."""
    found: dict[str, list[Lesson]] = {term: [] for term in course.term_by_id}
    for lesson in course.lessons:
        for term in terms[page_of(lesson.path)]:
            found[term].append(lesson)
    return found


def navigation(course: Course, *, downloads: bool = False) -> Navigation:
    """Return the navigation: home, each module with its lessons, and the pages about the whole course."""
    word = words(course.language)
    about: Navigation = [{_title_html(course.title): "index.md"}]
    if course.self_assessment:
        about.append({word("self-assessment"): "self-assessment.md"})
    about.append({word("workbook"): "workbook.md"})
    if follow_ups(course):
        about.append({word("follow-up"): "follow-up.md"})
    about += [_module_navigation(course, module) for module in course.modules]
    if course.glossary:
        about.append({word("glossary"): "glossary.md"})
    if course.sources:
        about.append({word("sources"): "sources.md"})
    if downloads:
        about.append({word("downloads"): "downloads.md"})
    if course.session:
        about.append({word("evaluation"): "evaluation.md"})
        about.append({word("managers"): "managers.md"})
    about.append({word("certificate"): "certificate.md"})
    return about


def way_on(course: Course, page: str, *, directory_urls: bool = True) -> str:
    """Return the HTML that ends a page which the author wrote: it leads back into the course."""
    text = PageText.of(Dialect(), Addresses(directory_urls))
    templates = Templates(text, course=course, words=words(course.language), handouts={})
    return templates.part(page, "_back.html.j2").rstrip()


def sources(course: Course) -> dict[str, str]:
    """Return the YAML file behind each page that is made from one."""
    parts = [course, *course.modules, *course.lessons]
    own = {page_of(part.path): part.path for part in parts}
    return {
        **dict.fromkeys((f"{name}.md" for name in ON_DEMAND), course.path),
        **own,
    }


def _module_navigation(course: Course, module: Module) -> dict[str, Any]:
    lessons: list[Any] = [
        {_title_html(lesson.title): page_of(lesson.path)} for lesson in module.lessons
    ]
    if module.review:
        lessons.append({words(course.language)("review"): review_page(module)})
    return {_title_html(module.title): [page_of(module.path), *lessons]}


def _title_html(title: str) -> str:
    """Return a title as Material takes it: it puts titles into its pages as HTML."""
    return escape(title, quote=False)


def assets(course: Course, addresses: Addresses) -> dict[str, bytes]:
    """Return the style sheets, fonts and scripts of the site."""
    made = {
        SCRIPTS[0]: outline_script(course, addresses),
        FILE_WORKER: lone_script("iframe-worker"),
    }
    made[SEARCH_WHEN_ASKED] = lone_script("search_when_asked")
    from_folder = not addresses.directory_urls
    made |= scripts_and_styles(words(course.language), brand_css(course), from_folder=from_folder)
    fonts = {f"{ASSETS}/fonts/{name}": font for name, font in font_files()}
    return fonts | {path: text.encode() for path, text in made.items()}


def font_files() -> Iterator[tuple[str, bytes]]:
    """Yield the fonts of our style sheets, with their licences, by their names."""
    folder = files("lessonwright.site") / "assets" / "fonts"
    for font in sorted(folder.iterdir(), key=lambda font: font.name):
        yield font.name, font.read_bytes()
