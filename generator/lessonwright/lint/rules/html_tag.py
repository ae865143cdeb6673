"""An HTML tag in a text, in a course that does not take HTML.

Unless course.yml says `html: true`, HTML is shown as it is written: learners read "<b>never</b>",
signs and all. Text is written in Markdown, which has signs of its own for bold, italics, lists and
links; titles, names and labels are words alone. What a short answer accepts is what learners type,
and may be a tag; so may everything in a question about tags, which says "HTML" or "tag" in its
stem, or shows one there.

Source: Gruber, "Markdown: Syntax" (2004): "HTML is a publishing format; Markdown is a writing
format."

Passes:

    body:
      - text: Ask for the receipt **first**. A new line on a till is `<br>`.

Fails:

    body:
      - text: Ask for the receipt <b>first</b>.

Says: learners see this `<b>` as it stands, not what it does in HTML
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import AuthoredText, FieldPath
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.walk import (
    course_labels,
    course_questions,
    course_texts,
    names,
    reads_markdown,
)
from lessonwright.markup import PLAIN
from lessonwright.message_wording import quote

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_ALONE = {
    "br": "for a new paragraph, leave an empty line",
    "hr": "write `---` with an empty line around it",
}
_PICTURE = "write `![what it shows](images/desk.png)`, with the picture beside the lesson"
_WORDS_ALONE = "write its words without it"
_NOTE = "write a note to yourself after `# `, on a line outside the text"
_ABOUT_TAGS = re.compile(r"\b(?:HTML|html|tags?)\b")
_BARE = "write its words without it; for emphasis, there is `**bold**` and `*italics*`"
_MENDS = {
    **dict.fromkeys(("u", "font", "span", "div", "center", "small", "big", "s", "mark"), _BARE),
    **dict.fromkeys(
        ("details", "summary"), "write a callout, or a question with hints: these open by a click"
    ),
    **dict.fromkeys(
        ("select", "button", "input", "textarea", "label"), "ask it on the worksheet or in the quiz"
    ),
    **dict.fromkeys(("ul", "ol"), "write each item on a line of its own, after `- `"),
    "p": _ALONE["br"],
    "a": "write `[the words of the link](its-address)`",
    "table": "write `| one | two |`, below it `|---|---|`, and each row in the same way",
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "write `## ` before the heading"),
    **dict.fromkeys(("code", "pre", "kbd"), "write the code between backticks"),
    "video": "show it in a block of its own: `- video: film.mp4`, with the file beside the lesson",
    "audio": "play it in a block of its own: `- audio: talk.mp3`, with the file beside the lesson",
    **dict.fromkeys(
        ("iframe", "object", "embed", "script", "form"),
        "write a link to it, `[the film](its-address)`; to embed it, write `html: true` in course.yml",
    ),
}
_SMALL = {
    "sup": dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True)),
    "sub": dict(zip("0123456789+-=()aeinox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢₙₒₓ", strict=True)),
}
"""The signs that stand higher or lower by themselves."""
_COMMENT = re.compile(r"(?<!\\)<!--.{0,1000}?-->", re.DOTALL)
_LEFT_OUT = ("…", "...")
_TAGS = sorted({*_SIGNS, *_ALONE, *_MENDS, *_SMALL, "img"}, key=len, reverse=True)
_TAG = re.compile(rf"(?<!\\)<(?P<end>/?)(?P<name>{'|'.join(_TAGS)})(?:\s[^<>]*)?/?>", re.IGNORECASE)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the tags, in every text of a course without HTML, that were meant to do something."""
    if not course.html:
        about_tags = {
            (asked.file, asked.path)
            for asked in course_questions(course)
            if _is_about_tags(asked.question.stem)
        }
        found = (*_in_texts(course), *_in_labels(course), *_in_names(course))
        yield from (
            finding for finding in found if (finding.file, finding.path[:3]) not in about_tags
        )


def _is_about_tags(stem: str) -> bool:
    return bool(_ABOUT_TAGS.search(stem)) or (
        "<" in stem and bool(_TAG.search(stem)) and not any(_tags_in(stem))
    )


def _in_texts(course: Course) -> Iterator[Finding]:
    return (
        _finding(file, place, *tag)
        for file, place in course_texts(course)
        for tag in _tags_in(place.text)
    )


def _in_labels(course: Course) -> Iterator[Finding]:
    for file, place in course_labels(course):
        for tag, start, _ in _tags_in(place.text) if place.path[-2:-1] != ("accept",) else ():
            yield _finding(file, place, tag, start, _without(tag, place.path))


def _in_names(course: Course) -> Iterator[Finding]:
    """Yield the tags in what stands before the colon: items to match, and groups."""
    for file, path in names(course):
        for tag, _, _ in _tags_in(str(path[-1])):
            yield Finding(file, path, _message(tag), _without(tag, path), at_key=True)


def _without(tag: str, path: FieldPath) -> str:
    """Return the mend of a tag in a label; quotes, since no text begins with a backtick to YAML."""
    if not reads_markdown(path):
        return _WORDS_ALONE
    return f'{_WORDS_ALONE}; to show the tag itself, write it in backticks, and all in quotes: "`{tag}`"'


def _finding(file: str, place: AuthoredText, tag: str, start: int, help_line: str) -> Finding:
    return Finding(
        file, place.path, _message(tag), help_line, passage=excerpt_of(place.text, tag, start)
    )


def _message(tag: str) -> str:
    return f"learners see this {quote(tag)} as it stands, not what it does in HTML"


def _tags_in(text: str) -> Iterator[tuple[str, int, str]]:
    return _meant_tags(text) if "<" in text else iter(())


def _meant_tags(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield the words, the offset and the mend of each comment, and of each tag that was meant, outside code.

    A tag was meant that stands alone by nature or has its end; one without its end, or with dots
    for its words, is more likely spoken of.
    """
    for comment in _in_prose(_COMMENT, text):
        yield comment[0].partition("\n")[0], comment.start(), _NOTE
    opened: dict[str, re.Match[str]] = {}
    for tag in _in_prose(_TAG, text):
        name = tag["name"].lower()
        if name in _ALONE:
            yield tag[0], tag.start(), _ALONE[name]
        elif name == "img":
            yield from [(tag[0], tag.start(), _PICTURE)] if "src" in tag[0] else []
        elif not tag["end"]:
            opened.setdefault(name, tag)
        elif name in opened:
            first = opened.pop(name)
            words = text[first.end() : tag.start()]
            if words.strip() not in _LEFT_OUT:
                yield first[0], first.start(), _help_line(name, words, text[: first.start()])


def _in_prose(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for start, end in PLAIN.prose(text):
        yield from pattern.finditer(text, start, end)


def _help_line(name: str, words: str, before: str) -> str:
    if name in _SMALL:
        return _raised_or_lowered(name, words.strip(), before)
    sign = _SIGNS.get(name)
    return f"write {quote(f'{sign}{words.strip()}{sign}')}" if sign else _MENDS[name]


def _raised_or_lowered(name: str, words: str, before: str) -> str:
    """Return how to write what stands higher or lower: with the signs that there are for it, or without."""
    base = re.findall(r"[\w)]*$", before[-50:])[0]
    if name == "sup" and words.lower() in ("st", "nd", "rd", "th", "er", "e", "o", "a"):
        return f"write {quote(base + words)}"
    plainly = f"{base}{'^' if name == 'sup' else '_'}{words if words.isalnum() else f'({words})'}"
    if set(words) <= set(_SMALL[name]):
        small = "".join(_SMALL[name][char] for char in words)
        return f"write {quote(base + small)} or {quote(plainly)}"
    return f"write {quote(plainly)}"
