"""Owns the traps of YAML's signs: texts that need quotes, quotes and brackets that do not close where they should.

Each trap takes what a parser stumbled over and returns a diagnostic, or None where it does not apply.
"""

import re

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.wording import in_quotes
from lessonwright.spec.yaml_trouble import Trouble, needs_quotes

_QUOTED = re.compile(r"""(\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^"':]+): +)?)(["']).*\2\s*$""")
_PART = re.compile(r" *(?:- |[a-z][a-z0-9-]*:(?: |$))")
_CURLY = tuple("”“’‘„»«")  # noqa: RUF001 (the marks of word processors are what it is about)
_SIGNS = set("@`%]},*&!?|>{[-")


def sign(trouble: Trouble) -> Diagnostic | None:
    """Tell of a text that begins with one of YAML's signs."""
    return needs_quotes(trouble.file, *trouble.at) if trouble.sign in _SIGNS else None


def sign_before(trouble: Trouble) -> Diagnostic | None:
    """Tell of a text that begins with `&`, `*` or `!`; the parser stopped somewhere behind it."""
    return sign(Trouble(trouble.file, trouble.words, trouble.since, trouble.since))


def after_block_sign(trouble: Trouble) -> Diagnostic | None:
    """Text on the line of `|` or `>`."""
    sign = trouble.file.line(trouble.since[0] + 1) or ""
    text = sign[trouble.since[1] :]
    message = f"after `{text[:1]}`, the text begins on the next line"
    mend = f"move it there, further in; or, if the `{text[:1]}` belongs to the text, put it in quotes"
    return trouble.said(trouble.at, "text-after-sign", message, mend)


def beyond_quotes(trouble: Trouble, start: tuple[int, int]) -> Diagnostic:
    """Return the diagnostic for a text that begins with quotes and goes on after them."""
    text = (trouble.file.line(start[0] + 1) or "")[start[1] :].rstrip()
    if re.fullmatch(r"'.*\w'\w.*'", text):
        message = "this text is in single quotes, and the apostrophe inside ends it"
        return trouble.said(start, "apostrophe", message, f"write {in_quotes(text[1:-1])}", len(text))
    message = "this text begins with a quotation mark and goes on after the closing one"
    if re.fullmatch(r'"[^"]*[\s(]"\w[^"]*"(?:[^"]*[\s(]"\w[^"]*")*[^"]*"', text):
        mend = f"it has double quotation marks inside, so put single ones around it: {in_quotes(text[1:-1])}"
        return trouble.said(start, "text-after-quotes", message, mend, len(text))
    mend = f"put the whole text in quotes of the other kind: {in_quotes(text)}"
    return trouble.said(start, "text-after-quotes", message, mend, len(text))


def after_quotes(trouble: Trouble) -> Diagnostic | None:
    """Tell of a text that goes on after its closing quotation mark."""
    match = _QUOTED.match(trouble.before)
    if not match:
        return None
    return beyond_quotes(trouble, (trouble.at[0], match.end(1)))


def after_long_quotes(trouble: Trouble) -> Diagnostic | None:
    """Tell of the same, where the quotation marks are on different lines."""
    if not trouble.before.rstrip().endswith(('"', "'")):
        return None
    message = "the text goes on after its closing quotation mark"
    mend = "write `|` after the name, and the whole text on the lines below, further in"
    return trouble.said(trouble.at, "text-after-quotes", message, mend)


def closed_late(trouble: Trouble) -> Diagnostic | None:
    """Tell of quotation marks that close only where the next ones open, some parts further down."""
    if not trouble.quotes:
        return None
    start, end = trouble.quotes
    if end[0] != trouble.at[0] or not any(map(_PART.match, trouble.file.lines[start[0] + 1 : end[0] + 1])):
        return None
    mark = trouble.sign_at(start)
    message = (
        f"the text that begins here with `{mark}` has no closing `{mark}` before the next one, in line {end[0] + 1}"
    )
    return trouble.said(start, "open-quotes", message, f"add `{mark}` where the text ends{_other_mark(trouble, start)}")


def _other_mark(trouble: Trouble, start: tuple[int, int]) -> str:
    """Return what to add where another mark was probably meant to close a text."""
    line = (trouble.file.line(start[0] + 1) or "").rstrip()
    return f"; `{line[-1]}` does not close it" if line[-1:] in _CURLY and len(line) > start[1] + 1 else ""


def after_brackets(trouble: Trouble) -> Diagnostic | None:
    """Tell of a text that begins with a closed bracket."""
    match = re.match(r"(\s*(?:- +)*(?:[^\[{:]+: +)?)([\[{]).*[\]}]\s*$", trouble.before)
    if not match:
        return None
    text = trouble.line[match.end(1) :].rstrip()
    message = f"text that begins with `{match[2]}` needs quotes"
    at = (trouble.at[0], match.end(1))
    return trouble.said(at, "yaml-sign", message, f"put the whole text in quotes: {in_quotes(text)}")


def open_quotes(trouble: Trouble) -> Diagnostic | None:
    """Tell of a quotation mark that never closes."""
    mark = (trouble.file.line(trouble.since[0] + 1) or "")[trouble.since[1] : trouble.since[1] + 1]
    message = f"the text that begins here with `{mark}` has no closing `{mark}`"
    mend = f"add `{mark}` where the text ends; inside such a text, write `''` for an apostrophe"
    if mark == '"':
        mend = 'add `"` where the text ends; for a `"` inside the text, put the whole text in single quotes'
    if other := _other_mark(trouble, trouble.since):
        mend = f"add `{mark}` where the text ends{other}"
    return trouble.said(trouble.since, "open-quotes", message, mend)


def open_brackets(trouble: Trouble) -> Diagnostic | None:
    """Tell of a bracket that never closes, or has something in it that cannot be read."""
    since = trouble.since if trouble.sign_at(trouble.since) in ("[", "{") else trouble.last_bracket
    sign = trouble.sign_at(since)
    close, what = ("]", "list") if sign == "[" else ("}", "group of names")
    message = f"the {what} that begins here with `{sign}` cannot be read up to a `{close}`"
    mend = f"close it with `{close}` and put a comma between its items; if it is text, put the whole text in quotes"
    return trouble.said(since, "open-brackets", message, mend)


def backslash(trouble: Trouble) -> Diagnostic | None:
    """Tell of a backslash in double quotation marks."""
    at = (trouble.at[0], max(0, trouble.line.rfind("\\", 0, trouble.at[1] + 1)))
    message = "in double quotation marks, a backslash changes the meaning of what follows it"
    return trouble.said(at, "backslash", message, "put the text in single quotes, or write two backslashes")


def directive(trouble: Trouble) -> Diagnostic | None:
    """Tell of a line that begins with %."""
    mend = "delete the line, or put a text that begins with % in quotes"
    return trouble.said((trouble.at[0], 0), "yaml-directive", "a line that begins with % means nothing here", mend)


def dots(trouble: Trouble) -> Diagnostic | None:
    """Tell of a line of dots or dashes, which ends a document."""
    if trouble.line.rstrip() not in ("...", "---"):
        return None
    message = f"a line with nothing but `{trouble.line.strip()}` ends the file too early"
    return trouble.said(trouble.at, "second-document", message, "delete the line", 3)
