"""Owns the Markdown dialect of a course: Python-Markdown with the extensions that MkDocs is set up with.

In go the extensions and their settings; out comes a configured `markdown.Markdown`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, ParagraphProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.toc import slugify, slugify_unicode, unique
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from lessonwright.markup.parsed_text_and_numbered_lists import Heading

VOID_ELEMENTS = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
}
"""Elements that hold nothing and have no end tag (HTML, 13.1.2)."""

FENCED_CODE = "fenced_code_block"
"""The name by which Python-Markdown, and PyMdown's superfences after it, register their reader."""
_PRIORITY = 25


class Fences(FencedBlockPreprocessor):
    """Reads blocks of code, those with an option that cannot be written down as if they had none.

    With `attr_list` and without a highlighter, Python-Markdown fails at every option that is no text,
    such as `linenums="1"`, and with `codehilite` at what that does not know.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with each block of code put aside."""
        try:
            return super().run(lines)
        except (TypeError, ValueError):
            text = "\n".join(lines)
            for start, end in reversed([*self.odd_options(text)]):
                text = text[:start] + text[end:]
            return super().run(text.split("\n"))

    def odd_options(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where options stand, with their braces, that cannot be written down."""
        for match in self.FENCED_BLOCK_RE.finditer(text):
            start, end = match.start("attrs") - 1, match.end("attrs") + 1
            if match["attrs"] and not self._can_write(match["fence"], text[start:end]):
                yield start, end

    def _can_write(self, fence: str, options: str) -> bool:
        try:
            super().run([fence + options, "", fence])
        except (TypeError, ValueError):
            return False
        return True


def read_odd_fences(converter: Markdown) -> None:
    """Let a converter read every block of code, unless an extension of its own does so already."""
    if FENCED_CODE in converter.preprocessors:
        plain = converter.preprocessors[FENCED_CODE]
        if type(plain) is FencedBlockPreprocessor:
            converter.preprocessors.register(
                Fences(converter, cast(Any, plain).config), FENCED_CODE, _PRIORITY
            )


ALWAYS = ("attr_list", "def_list", "fenced_code", "md_in_html", "tables", "pymdownx.magiclink")
"""The extensions that the generated pages and most authors count on."""

HARMLESS = {
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "meta",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.magiclink",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
}
"""Extensions that leave a paragraph without signs, a plain link and a plain heading as they are."""

KNOWN_EXTENSIONS = re.compile(
    r"lessonwright\.[\w.]+|(?:markdown\.extensions\.)?(?:abbr|admonition|attr_list|codehilite|def_list"
    r"|extra|fenced_code|footnotes|legacy_attrs|legacy_em|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc)"
    r"|pymdownx\.(?!snippets|b64)\w+"
)
"""The extensions that are known to look at nothing but the text and their settings."""

_PAGE_WIDE = {"toc", "meta", "markdown.extensions.toc", "markdown.extensions.meta"}
"""Extensions that make sense for a whole page only."""
_FOOTNOTES = {"footnotes", "markdown.extensions.footnotes"}

_OF_TABLE = re.compile(r"text-align: (left|right|center);")
"""How a table's column is told to which side its cells keep."""

_TOC = ("toc", "markdown.extensions.toc")
_BEYOND_LATIN = re.compile("(?![\u1e00-\u1eff])[^\\W\u0000-\u024f]")
"""A letter that Python-Markdown leaves out of an id, since no Latin one stands for it."""
_AFTER_INLINE = 15
_AFTER_ATTRIBUTES = 5
_LINKS = "lessonwright-links"
"""The name by which our own look at links is registered."""
_FORMULA = "arithmatex-block"
"""The name by which Arithmatex registers what reads a formula on lines of its own."""
_SNIPPETS = "pymdownx.snippets"
_SNIPPET = "8<"
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")

Resolve = Callable[[Element], None]
"""Sees each link and image of a text, and may change the element."""


def leave_alone(element: Element) -> None:
    """Leave a link or an image as it is."""


@dataclass(frozen=True)
class Dialect:
    """Names of Python-Markdown extensions and the settings of each."""

    extensions: tuple[str, ...] = ALWAYS
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    raw_html: bool = False

    @property
    def has_footnotes(self) -> bool:
        """Whether `[^1]` is a footnote."""
        return not _FOOTNOTES.isdisjoint(self.extensions)

    @property
    def fingerprint(self) -> str:
        """Text that is another for another dialect, and the same in every run for the same one."""
        return _setting_text((self.extensions, self.settings, self.raw_html))

    @property
    def looks_at_texts_alone(self) -> bool:
        """Whether each extension is known to look at nothing but the text and its settings."""
        return all(map(KNOWN_EXTENSIONS.fullmatch, self.extensions))

    @property
    def may_take_in_files(self) -> bool:
        """Whether any text may come to say what stands in other files."""
        return _SNIPPETS in self.extensions

    def takes_in_files(self, text: str) -> bool:
        """Tell whether a text may come to say what stands in other files."""
        if not self.may_take_in_files:
            return False
        return _SNIPPET in text or bool(self.settings.get(_SNIPPETS, {}).get("auto_append"))

    def slug(self, name: str) -> str:
        """Return the id that a page gives to a heading: as mkdocs.yml says, else with all its letters."""
        own = self._own_slug
        if own:
            return str(own(name, "-"))
        return slugify_unicode(name, "-") if _BEYOND_LATIN.search(name) else slugify(name, "-")

    @property
    def _own_slug(self) -> Callable[[str, str], str] | None:
        return next(
            (
                self.settings[name]["slugify"]
                for name in _TOC
                if "slugify" in self.settings.get(name, {})
            ),
            None,
        )

    def heading_id(self, heading: Heading, taken: set[str]) -> str:
        """Return the id that a page gives to a heading, and add it to those that are taken."""
        if heading.id:
            return heading.id
        return unique(self.slug(heading.name), taken)

    def written_id(self, heading: Heading, taken: set[str]) -> str | None:
        """Return the id that a page must write at a heading, since Python-Markdown would leave its letters out."""
        if heading.id or self._own_slug or not _BEYOND_LATIN.search(heading.name):
            return None
        return self.heading_id(heading, taken)

    def fragment(self) -> Markdown:
        """Return a converter for a piece of text within a page; `convert` works it."""
        extensions = [name for name in self.extensions if name not in _PAGE_WIDE]
        settings = {
            name: dict(value) for name, value in self.settings.items() if name in extensions
        }
        converter = Markdown(extensions=extensions, extension_configs=settings)
        read_odd_fences(converter)
        if not self.raw_html:
            converter.preprocessors.deregister("html_block")
            converter.inlinePatterns.deregister("html")
            converter.treeprocessors.register(
                _WithoutHandlers(), "lessonwright-handlers", _AFTER_ATTRIBUTES
            )
        converter.treeprocessors.register(_Links(), _LINKS, _AFTER_INLINE)
        return converter

    def reading(self) -> Markdown:
        """Return a converter that tells where things stand in a text; it takes in no other file."""
        extensions = tuple(name for name in self.extensions if name != _SNIPPETS)
        return replace(self, extensions=extensions).fragment()

    def sentence(self) -> Markdown:
        """Return a converter for one line: it opens no list, heading or quote, so `24. December` stays what it is.

        A formula that stands alone, between `$$`, is one all the same.
        """
        converter = self.fragment()
        all_blocks, kept = converter.parser.blockprocessors, Registry[BlockProcessor]()
        if _FORMULA in all_blocks:
            kept.register(all_blocks[_FORMULA], _FORMULA, 1)
        kept.register(ParagraphProcessor(converter.parser), "paragraph", 0)
        converter.parser.blockprocessors = kept
        return converter


def link_attribute(element: Element) -> str:
    """Return the attribute that holds the target of a link, or of an image."""
    return "href" if element.tag == "a" else "src"


def convert(text: str, converter: Markdown, resolve: Resolve) -> str:
    """Return a text as HTML; `resolve` sees each of its links and images."""
    converter.reset()
    # A converter keeps what it needs for the text at hand, and takes long to make: many share one.
    links = converter.treeprocessors[_LINKS]
    assert isinstance(links, _Links)  # noqa: S101 - `fragment` has registered it
    links.resolve = resolve
    return converter.convert(text)


def _setting_text(setting: Any) -> str:
    """Return a setting as text: a function by its name, since its place in memory is another in every run."""
    if isinstance(setting, Mapping):
        return (
            "{"
            + ", ".join(
                f"{_setting_text(key)}: {_setting_text(value)}" for key, value in setting.items()
            )
            + "}"
        )
    if isinstance(setting, list | tuple):
        return "[" + ", ".join(map(_setting_text, setting)) + "]"
    if isinstance(setting, partial):
        return f"{_setting_text(setting.func)} {_setting_text(setting.args)} {_setting_text(setting.keywords)}"
    if hasattr(setting, "__qualname__"):
        return f"{setting.__module__}.{setting.__qualname__}"
    return _ADDRESS.sub("", repr(setting))


class _WithoutHandlers(Treeprocessor):
    """Takes away what would run a script, or restyle the page, through an attribute list."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in [*element.attrib.items()]:
                if name.casefold().startswith("on") or (
                    name == "style" and not _OF_TABLE.fullmatch(value)
                ):
                    del element.attrib[name]


class _Links(Treeprocessor):
    """Shows the links and images of a text to whoever had it converted."""

    def __init__(self) -> None:
        super().__init__()
        self.resolve: Resolve = leave_alone

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("a", "img"):
                self.resolve(element)
