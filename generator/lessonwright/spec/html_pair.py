"""Owns HTML tags without a partner: a part of a course that takes HTML comes in, problems with its tags go out."""

from collections.abc import Iterator

from lessonwright.markup.tags import LoneTag, lone_tags
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.placed import Placed
from lessonwright.spec.yaml_file import YamlFile


def html_problems(part: Placed, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the tags that would swallow what follows on the page, or break it."""
    if not part.reader.dialect.raw_html:
        return
    for path, text in part.texts:
        for tag in lone_tags(text, part.reader.prose(text)) if "<" in text else ():
            words = text[tag.start : tag.end]
            yield file.diagnostic(path, "lone-tag", *_said(tag), passage=(words, text[: tag.start].count(words)))


def _said(tag: LoneTag) -> tuple[str, str]:
    if tag.name == "--":
        return "this comment does not end in this text, so all that follows is hidden", "write `-->` where it ends"
    if tag.is_end:
        return f"this tag closes nothing: no `<{tag.name}>` is open", "delete it, or open the element before"
    message = f"this `<{tag.name}>` is not closed in this text, so what follows on the page ends up in it"
    return message, f"write `</{tag.name}>` where it ends; to show the tag itself, put it in backticks"
