"""Owns the page templates and how they are filled: a template's name and a part of the course come in, Markdown out."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from lessonwright.prose.words import Words
from lessonwright.site.bundles import with_bundles
from lessonwright.site.page_text import PageText
from lessonwright.site.templates.filters import FILTERS
from lessonwright.spec.course import Course


class Templates:
    """The templates, filled for one course."""

    def __init__(self, text: PageText, *, course: Course, words: Words, handouts: Mapping[str, str]) -> None:
        self._text = text
        self._environment = Environment(
            loader=PackageLoader("lessonwright.site", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        filters = {name: getattr(text, name) for name in ("html", "phrasing", "label", "plain", "pieces", "markdown")}
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        self._environment.filters.update(filters, **FILTERS)
        self._environment.globals.update(course=course, w=words, handouts=handouts, text=text)
        self._environment.globals.update(url=text.url)

    def part(self, path: str, template: str) -> str:
        """Return what a template adds to the page at this path."""
        self._text.stand_on(path)
        return self._environment.get_template(template).render()

    def page(self, path: str, template: str, **parts: Any) -> tuple[str, str]:
        """Return the page's path with its Markdown."""
        self._text.stand_on(path)
        page = self._environment.get_template(f"{template}.md.j2").render(parts)
        return path, with_bundles(page, template, self._text.url)
