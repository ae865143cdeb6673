"""Owns the Markdown dialect of a course: Python-Markdown with the extensions that MkDocs is set up with.

In go the extensions and their settings; out comes a configured `markdown.Markdown`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

ALWAYS = ("attr_list", "def_list", "fenced_code", "md_in_html", "tables")
"""The extensions that the generated pages and most authors count on."""

_PAGE_WIDE = {"toc", "footnotes", "meta", "markdown.extensions.toc", "markdown.extensions.footnotes"}
"""Extensions that make sense for a whole page only: a fragment would repeat their ids."""

_AFTER_INLINE = 15
_AFTER_ATTRIBUTES = 5


@dataclass(frozen=True)
class Dialect:
    """Names of Python-Markdown extensions and the settings of each."""

    extensions: tuple[str, ...] = ALWAYS
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    raw_html: bool = False

    def fragment(self, resolve: Callable[[Element], None]) -> Markdown:
        """Return a converter for a piece of text within a page; `resolve` sees each link and image."""
        extensions = [name for name in self.extensions if name not in _PAGE_WIDE]
        settings = {name: dict(value) for name, value in self.settings.items() if name in extensions}
        converter = Markdown(extensions=extensions, extension_configs=settings)
        if not self.raw_html:
            converter.preprocessors.deregister("html_block")
            converter.inlinePatterns.deregister("html")
            converter.treeprocessors.register(_WithoutHandlers(), "lessonwright-handlers", _AFTER_ATTRIBUTES)
        converter.treeprocessors.register(_Links(resolve), "lessonwright-links", _AFTER_INLINE)
        return converter

    def sentence(self, resolve: Callable[[Element], None]) -> Markdown:
        """Return a converter for one line: it opens no list, heading or quote, so `24. December` stays what it is."""
        converter = self.fragment(resolve)
        converter.parser.blockprocessors = Registry()
        converter.parser.blockprocessors.register(ParagraphProcessor(converter.parser), "paragraph", 0)
        return converter


class _WithoutHandlers(Treeprocessor):
    """Takes away what would run a script, or restyle the page, through an attribute list."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in [name for name in element.attrib if name.casefold().startswith("on") or name == "style"]:
                del element.attrib[name]


class _Links(Treeprocessor):
    def __init__(self, resolve: Callable[[Element], None]) -> None:
        super().__init__()
        self.resolve = resolve

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("a", "img"):
                self.resolve(element)
