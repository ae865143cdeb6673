"""Owns the bundles that pages load: parts of scripts come in; files, what needs what, and the tags of a page come out.

A bundle is a folder of parts; where each file of a folder stands for itself, as kinds of question
do, it is that file. A part says what it needs and gives by naming it: `Lessonwright.word`, `const {
word } = Lessonwright`, or an element that it defines, makes or looks for. The order of parts and
bundles follows from that, and is by name where it leaves a choice. Each part runs in a scope of
its own.

Every page has the base in its head. What its elements and kinds of question need beyond that, the
page asks for itself, so that any engine that builds the written pages serves the same.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import TopologicalSorter
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain

from rjsmin import jsmin

from lessonwright.prose.words import Words
from lessonwright.site.addresses import ASSETS
from lessonwright.site.stylesheets import BASE, sheet_of, sheets, style_sheet, without_drawings

_SINGLE = ("blocks", "pages", "prompts", "questions", "standards")
"""Folders whose files, and folders, are bundles of their own."""
_OUTSIDE = frozenset({"facts", "language", "outline", "root", "words"})
"""What the course's outline, the catalogue of words and the facts of a package give."""
_OF_PACKAGES = ("lms", "scorm", "standards")
"""Folders of what no page loads: it holds the session with an LMS in the frame around the pages."""
_KINDS = "kinds"

_TAKES = re.compile(r"const\{([^=;]*)\}=Lessonwright;")
_NESTED = re.compile(r":\{[^}]*\}|:\w+")
_NAMES = re.compile(r"\bLessonwright\.(\w+)(?!\w|=[^=>])")
_GIVES = re.compile(r"\bLessonwright\.(\w+)=[^=>]")
_ADDS_A_KIND = re.compile(r"\bLessonwright\.kinds[.\[]")
_DEFINES = re.compile(r'\.define\("(lw-[a-z-]+)"\)')
_SAYS = re.compile(r'\bword\((?:[^"`,;{}]*\?)?"([a-z0-9-]+)"(?::"([a-z0-9-]+)")?')
_SAYS_ALL_OF = re.compile(r"\bword\(`([a-z-]+)\$\{")
_MAKES = re.compile(r'\bmake\("(lw-[a-z-]+)"')
_SEEKS = re.compile(r"""\b(?:closest|querySelector(?:All)?)\(["'](lw-[a-z-]+)""")

_STRICT = '"use strict";'
_BUNDLE = "(window.lessonwrightBundles??=[]).push([{name},{needs},()=>{{{strict}{parts}}}]);\n"
_WITHIN = {"answering": "quiz"}
"""Bundles that come in the file of another; what waits for them runs between the two."""


@dataclass(frozen=True)
class Part:
    """One file of a bundle, without its comments, and what it names."""

    name: str
    """Its path below assets/scripts, without the ending."""
    source: str

    @property
    def bundle(self) -> str:
        """Return the bundle that the part belongs to."""
        folders = self.name.split("/")
        return "/".join(folders[:2]) if folders[0] in _SINGLE else folders[0]

    @cached_property
    def gives(self) -> frozenset[str]:
        """Return the names and elements that others can use once the part has run."""
        return frozenset([*_GIVES.findall(self.source), *_DEFINES.findall(self.source)])

    @cached_property
    def needs(self) -> frozenset[str]:
        """Return the names and elements of others that the part uses."""
        named = (pattern.findall(self.source) for pattern in (_NAMES, _MAKES, _SEEKS))
        return frozenset({*self._taken}.union(*named) - self.gives - _OUTSIDE)

    @property
    def _taken(self) -> Iterator[str]:
        for names in _TAKES.findall(self.source):
            yield from filter(None, _NESTED.sub("", names).split(","))

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the keys of the words that the part says, by their names."""
        return frozenset(filter(None, chain.from_iterable(_SAYS.findall(self.source))))

    def says(self, word: str) -> bool:
        """Tell whether the part says a word, be it by a key that it puts together."""
        return word in self.words or word.startswith(self._openings)

    @cached_property
    def _openings(self) -> tuple[str, ...]:
        return tuple(_SAYS_ALL_OF.findall(self.source))

    @cached_property
    def is_kind(self) -> bool:
        """Whether the part adds a kind of question to the table of kinds."""
        return bool(_ADDS_A_KIND.search(self.source))

    @property
    def reads_kinds(self) -> bool:
        """Whether the part looks into the table of kinds, which is full by then."""
        return not self.is_kind and _KINDS in self.needs


class MissingPartError(Exception):
    """A script names what no script gives."""


@cache
def parts() -> tuple[Part, ...]:
    """Return all parts, each after those that it needs."""
    found = {part.name: part for part in _parts_in(_folder(), "")}
    givers = {name: part.name for part in found.values() for name in part.gives}
    before = {part.name: _before(part, givers, found.values()) for part in found.values()}
    return tuple(found[name] for name in _in_order(before))


def _in_order(before: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield names after those that come before them, and by name where that leaves a choice."""
    order = TopologicalSorter(before)
    order.prepare()
    while order.is_active():
        ready = sorted(order.get_ready())
        yield from ready
        order.done(*ready)


def _before(part: Part, givers: Mapping[str, str], everybody: Iterable[Part]) -> set[str]:
    """Return the names of the parts that run before this one."""
    if missing := part.needs - set(givers):
        raise MissingPartError(f"{part.name}.js names {sorted(missing)}, which no script gives")
    needed = {givers[name] for name in part.needs}
    return (
        needed | {other.name for other in everybody if other.is_kind}
        if part.reads_kinds
        else needed
    )


@cache
def bundles() -> tuple[str, ...]:
    """Return the names of the bundles that are files, each after those that it needs and after the kinds it reads."""
    before = {part.bundle: _bundles_before(part.bundle) for part in parts()}
    return tuple(bundle for bundle in _in_order(before) if bundle not in _WITHIN)


def _bundles_before(bundle: str) -> set[str]:
    own = [part for part in parts() if part.bundle == bundle]
    before = {*needed_by(bundle)}
    if any(part.reads_kinds for part in own):
        before |= {part.bundle for part in parts() if part.is_kind}
    return before - {bundle}


@cache
def needed_by(bundle: str) -> frozenset[str]:
    """Return the bundles that a bundle cannot run without, itself left out."""
    givers: dict[str, str] = {}
    needs: set[str] = set()
    for part in parts():
        givers |= dict.fromkeys(part.gives, part.bundle)
        if part.bundle == bundle:
            needs |= part.needs
    return frozenset(givers[name] for name in needs) - {bundle}


@cache
def elements() -> Mapping[str, str]:
    """Return the bundle that defines each element."""
    defined: dict[str, str] = {}
    for part in parts():
        names = (name for name in part.gives if name.startswith("lw-"))
        defined |= dict.fromkeys(names, part.bundle)
    return defined


def is_of_packages(bundle: str) -> bool:
    """Tell whether a bundle comes with packages alone, and is part of no site."""
    return bundle.partition("/")[0] in _OF_PACKAGES


def files_needed_by(bundle: str) -> tuple[str, ...]:
    """Return the bundles whose files a bundle needs, in order and itself included."""
    needed = {BASE, bundle}
    while more := {_WITHIN.get(one, one) for have in needed for one in needed_by(have)} - needed:
        needed |= more
    return tuple(one for one in bundles() if one in needed)


def base_script(words: Words) -> str:
    """Return the script that every page of a site loads, in one language."""
    own = [part.source for part in parts() if part.bundle == BASE]
    scopes = _scopes([*own, _source(_folder() / "bundle_loader.js")])
    said = _json({"language": words.language, "words": words_of(BASE, words)})
    return f"{_STRICT}Object.assign(Lessonwright,{said});\n{scopes}"


def bundle_script(bundle: str, words: Words) -> str:
    """Return the script of a bundle, with those that come in its file; each waits until what it needs is there."""
    within = [inner for inner, outer in _WITHIN.items() if outer == bundle]
    return "".join(_waiting(name, words) for name in (*within, bundle))


def _waiting(bundle: str, words: Words) -> str:
    own = _scopes(part.source for part in parts() if part.bundle == bundle)
    said = words_of(bundle, words)
    catalogue = f"Object.assign(Lessonwright.words,{_json(said)});\n" if said else ""
    needs = sorted(needed_by(bundle) - {BASE})
    return _BUNDLE.format(
        name=_json(bundle), needs=_json(needs), strict=_STRICT, parts=catalogue + own
    )


def words_of(bundle: str, words: Words) -> dict[str, str | dict[str, str]]:
    """Return the words that come with a bundle: those that it says, but for what the base says already."""
    own = {key: word for key, word in words.browser.items() if bundle in _bundles_with(key)}
    return {key: _shorten_word(word) for key, word in own.items()}


@cache
def _bundles_with(word: str) -> frozenset[str]:
    """Return the bundles that a word comes with."""
    saying = frozenset(part.bundle for part in parts() if part.says(word))
    return frozenset({BASE}) if BASE in saying else saying


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def lone_script(name: str) -> str:
    """Return a script that belongs to no bundle."""
    return f"{{{_source(_folder() / f'{name}.js')}}}\n"


def _scopes(sources: Iterable[str]) -> str:
    return "".join(f"{{{source}}}\n" for source in sources)


def _folder() -> Traversable:
    return files("lessonwright.site") / "assets" / "scripts"


def _parts_in(folder: Traversable, path: str) -> Iterator[Part]:
    """Yield the parts below a folder by name; scripts at the top belong to no bundle."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _parts_in(item, f"{path}{item.name}/")
        elif path:
            yield Part(path + item.name.removesuffix(".js"), _source(item))


def _source(file: Traversable) -> str:
    source: str = jsmin(file.read_text(encoding="utf-8"))
    return source


def _shorten_word(word: str | dict[str, str]) -> str | dict[str, str]:
    """Return a word without the plural forms that read like `other`, which stands in for them."""
    if isinstance(word, str):
        return word
    return {form: text for form, text in word.items() if form == "other" or text != word["other"]}


BASE_SCRIPT = f"{ASSETS}/lessonwright.js"
BASE_STYLE = f"{ASSETS}/lessonwright.css"
SESSION_SCRIPT = f"{ASSETS}/lms.js"
"""What holds a session with an LMS, in a package alone."""
_ELEMENT = re.compile(r"<(lw-[a-z-]+)")
_QUESTION = re.compile(r'<lw-question\b[^>]*\bkind="([a-z-]+)"')
_BY_CLASS = {
    "lw-cards": "cards",
    "lw-debrief": "debrief",
    "lw-gauge": "entries",
    "lw-named-rows": "entries",
    "lw-observe": "observe",
    "lw-poll": "poll",
    "lw-sign": "entries",
    "lw-syllabus": "overview",
    "lw-reference": "reference",
    "lw-scale__step": "rating",
    "lw-workshop": "workshop",
    "lw-as-": "spans",
}
"""The bundles that are looks alone, or more than an element, by what stands among the classes of a
page that uses them."""
_OPENING = re.compile(r'^<div class="lw\b[^>]*>\n', re.MULTILINE)


def with_bundles(page: str, template: str, url: Callable[[str], str]) -> str:
    """Return a page's Markdown with tags for what it needs beyond the base, at the opening of its content."""
    tags = "".join(_tags(_bundles_of(page, template), url))
    return _OPENING.sub(lambda found: found[0] + tags, page, count=1)


def _bundles_of(page: str, template: str) -> frozenset[str]:
    """Return the bundles that a page uses, the base left out."""
    defined = elements()
    used = {defined[name] for name in _ELEMENT.findall(page) if name in defined}
    used |= {f"questions/{kind.replace('-', '_')}" for kind in _QUESTION.findall(page)}
    used |= {bundle for name, bundle in _BY_CLASS.items() if name in page}
    used |= {f"pages/{template}"}
    return _with_requirements(frozenset(used)) - {BASE}


@cache
def _with_requirements(used: frozenset[str]) -> frozenset[str]:
    """Return the bundles with all that they cannot run without."""
    more = used.union(*(needed_by(bundle) for bundle in used))
    return used if more == used else _with_requirements(more)


def _tags(used: frozenset[str], url: Callable[[str], str]) -> Iterator[str]:
    looks = {sheet_of(bundle) for bundle in used}
    for sheet in sheets():
        if sheet in looks:
            yield f'<link rel="stylesheet" href="{escape(url(_style_path(sheet)))}">\n'
    for bundle in bundles():
        if bundle in used:
            yield f'<script defer src="{escape(url(_script_path(bundle)))}"></script>\n'


def scripts_and_styles(words: Words, brand: str, *, from_folder: bool) -> dict[str, str]:
    """Return every bundle's script and style sheet by its path; the brand's colours come with the base.

    With `from_folder`, the drawings of the style sheets stay in them: from a folder, a browser
    takes none from a file.
    """
    made = {BASE_SCRIPT: base_script(words)}
    for bundle in bundles():
        if bundle != BASE and not is_of_packages(bundle):
            made[_script_path(bundle)] = bundle_script(bundle, words)
    for bundle in sheets():
        style = style_sheet(bundle) + (brand if bundle == BASE else "")
        made |= _style(_style_path(bundle), style, from_folder=from_folder)
    return made


def session_scripts(standard: str, words: Words) -> dict[str, str | None]:
    """Return the scripts that hold a session with an LMS by a standard, in the order in which they run.

    Each comes by its path in the site; the last one, which no site has, with its text.
    """
    needed = files_needed_by(f"standards/{standard.replace('-', '_').replace('.', '_')}")
    own = "".join(bundle_script(bundle, words) for bundle in needed if is_of_packages(bundle))
    there = [_script_path(bundle) for bundle in needed if not is_of_packages(bundle)]
    return {**dict.fromkeys(there), SESSION_SCRIPT: own}


def _style(path: str, style: str, *, from_folder: bool) -> dict[str, str]:
    if from_folder:
        return {path: style}
    up = "../" * (path.count("/") - BASE_STYLE.count("/"))
    style, drawings = without_drawings(style, up)
    return {path: style, **{f"{ASSETS}/{name}": drawing for name, drawing in drawings.items()}}


def _script_path(bundle: str) -> str:
    return BASE_SCRIPT if bundle == BASE else f"{ASSETS}/{bundle}.js"


def _style_path(bundle: str) -> str:
    return BASE_STYLE if bundle == BASE else f"{ASSETS}/{bundle}.css"
