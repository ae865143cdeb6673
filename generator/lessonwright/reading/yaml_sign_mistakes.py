"""Owns the traps of YAML's signs: quotes, brackets, colons and dashes that are not what was meant."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lessonwright.message_wording import hidden_in, in_quotes, quote, sign
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import indent
from lessonwright.reading.list_suggestions import quoted_if_needed
from lessonwright.reading.parser_complaint_and_needed_quotes import ParserComplaint, needs_quotes

_QUOTED = re.compile(r"""(\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^"':]+): +)?)(["']).*\2\s*$""")
_PART = re.compile(r" *(?:- |[a-z][a-z0-9-]*:(?: |$))")
_CURLY = tuple("”“’‘„»«")  # noqa: RUF001 (the marks of word processors are what it is about)
_SIGNS = set("@`%]},*&!?|>{[-")


def opening_sign(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a text that begins with one of YAML's signs."""
    return needs_quotes(trouble.file, *trouble.at) if trouble.sign in _SIGNS else None


def sign_before(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a text that begins with `&`, `*` or `!`; the parser stopped somewhere behind it."""
    return opening_sign(ParserComplaint(trouble.file, trouble.words, trouble.since, trouble.since))


def after_block_sign(trouble: ParserComplaint) -> Diagnostic | None:
    """Text on the line of `|` or `>`."""
    opening_sign = trouble.file.line(trouble.since[0] + 1) or ""
    text = opening_sign[trouble.since[1] :]
    message = f"after `{text[:1]}`, the text begins on the next line"
    help_line = (
        f"move it there, further in; or, if the `{text[:1]}` belongs to the text, put it in quotes"
    )
    return trouble.diagnostic(trouble.at, "text-after-sign", message, help_line)


def beyond_quotes(trouble: ParserComplaint, start: tuple[int, int]) -> Diagnostic:
    """Return the diagnostic for a text that begins with quotes and goes on after them."""
    text = (trouble.file.line(start[0] + 1) or "")[start[1] :].rstrip()
    if re.fullmatch(r"'.*\w'\w.*'", text):
        message = "this text is in single quotes, and the apostrophe inside ends it"
        return trouble.diagnostic(
            start, "apostrophe", message, f"write {in_quotes(text[1:-1])}", len(text)
        )
    message = "this text begins with a quotation mark and goes on after the closing one"
    if re.fullmatch(r'"[^"]*[\s(]"\w[^"]*"(?:[^"]*[\s(]"\w[^"]*")*[^"]*"', text):
        help_line = f"it has double quotation marks inside, so put single ones around it: {in_quotes(text[1:-1])}"
        return trouble.diagnostic(start, "text-after-quotes", message, help_line, len(text))
    help_line = f"put the whole text in quotes of the other kind: {in_quotes(text)}"
    return trouble.diagnostic(start, "text-after-quotes", message, help_line, len(text))


def after_quotes(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a text that goes on after its closing quotation mark."""
    match = _QUOTED.match(trouble.before)
    if not match:
        return None
    return beyond_quotes(trouble, (trouble.at[0], match.end(1)))


def after_long_quotes(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of the same, where the quotation marks are on different lines."""
    if not trouble.before.rstrip().endswith(('"', "'")):
        return None
    message = "the text goes on after its closing quotation mark"
    help_line = "write `|` after the name, and the whole text on the lines below, further in"
    return trouble.diagnostic(trouble.at, "text-after-quotes", message, help_line)


def closed_late(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of quotation marks that close only where the next ones open, some parts further down."""
    if not trouble.quotes:
        return None
    start, end = trouble.quotes
    if end[0] != trouble.at[0] or not any(
        map(_PART.match, trouble.file.lines[start[0] + 1 : end[0] + 1])
    ):
        return None
    mark = trouble.sign_at(start)
    message = (
        f"the text that begins here with `{mark}` has no closing `{mark}` before the next one, in "
        f"line {end[0] + 1}"
    )
    return trouble.diagnostic(
        start,
        "open-quotes",
        message,
        f"add `{mark}` where the text ends{_other_mark(trouble, start)}",
    )


def _other_mark(trouble: ParserComplaint, start: tuple[int, int]) -> str:
    """Return what to add where another mark was probably meant to close a text."""
    line = (trouble.file.line(start[0] + 1) or "").rstrip()
    return (
        f"; `{line[-1]}` does not close it"
        if line[-1:] in _CURLY and len(line) > start[1] + 1
        else ""
    )


def after_brackets(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a text that begins with a closed bracket."""
    match = re.match(r"(\s*(?:- +)*(?:[^\[{:]+: +)?)([\[{]).*[\]}]\s*$", trouble.before)
    if not match:
        return None
    text = trouble.line[match.end(1) :].rstrip()
    message = f"text that begins with `{match[2]}` needs quotes"
    at = (trouble.at[0], match.end(1))
    return trouble.diagnostic(
        at, "yaml-sign", message, f"put the whole text in quotes: {in_quotes(text)}"
    )


def open_quotes(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a quotation mark that never closes."""
    mark = (trouble.file.line(trouble.since[0] + 1) or "")[trouble.since[1] : trouble.since[1] + 1]
    message = f"the text that begins here with `{mark}` has no closing `{mark}`"
    help_line = (
        f"add `{mark}` where the text ends; inside such a text, write `''` for an apostrophe"
    )
    if mark == '"':
        help_line = 'add `"` where the text ends; for a `"` inside the text, put the whole text in single quotes'
    if other := _other_mark(trouble, trouble.since):
        help_line = f"add `{mark}` where the text ends{other}"
    return trouble.diagnostic(trouble.since, "open-quotes", message, help_line)


def open_brackets(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a bracket that never closes, or has something in it that cannot be read."""
    since = trouble.since if trouble.sign_at(trouble.since) in ("[", "{") else trouble.last_bracket
    opening_sign = trouble.sign_at(since)
    close, what = ("]", "list") if opening_sign == "[" else ("}", "group of names")
    message = f"the {what} that begins here with `{opening_sign}` cannot be read up to a `{close}`"
    help_line = (
        f"close it with `{close}` and put a comma between its items; "
        "if it is text, put the whole text in quotes"
    )
    return trouble.diagnostic(since, "open-brackets", message, help_line)


def backslash(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a backslash in double quotation marks."""
    at = (trouble.at[0], max(0, trouble.line.rfind("\\", 0, trouble.at[1] + 1)))
    message = "in double quotation marks, a backslash changes the meaning of what follows it"
    return trouble.diagnostic(
        at, "backslash", message, "put the text in single quotes, or write two backslashes"
    )


def directive(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a line that begins with %."""
    help_line = "delete the line, or put a text that begins with % in quotes"
    return trouble.diagnostic(
        (trouble.at[0], 0),
        "yaml-directive",
        "a line that begins with % means nothing here",
        help_line,
    )


def dots(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a line of dots or dashes, which ends a document."""
    if trouble.line.rstrip() not in ("...", "---"):
        return None
    message = f"a line with nothing but `{trouble.line.strip()}` ends the file too early"
    return trouble.diagnostic(trouble.at, "second-document", message, "delete the line", 3)


LIKE_A_COLON = "：﹕︓∶꞉ː"  # noqa: RUF001 (what looks alike is what it is about)
"""What is no colon to YAML; Chinese and Japanese keyboards type the first."""
_BEHIND_NAME = re.compile(
    rf"(?P<before>\s*(?:- +)*(?P<name>[a-z][a-z0-9-]*))[ ]?(?P<sign>[{LIKE_A_COLON}])(?P<text>.*)"
)

_NEEDS_QUOTES = re.compile(r"[`@%*&!]|- |(?![\"'\[{|>]).*:(?:\s|$)")
"""What is no plain text to YAML. What is in quotes already, or is a list or a block, is left as it
is."""


def other_colon(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a name with a colon of another script."""
    lines = (trouble.since[0], trouble.last_written, trouble.at[0])
    return next(filter(None, (_on_line(trouble, number) for number in lines)), None)


def _on_line(trouble: ParserComplaint, number: int) -> Diagnostic | None:
    line = trouble.file.line(number + 1) or ""
    match, said = _BEHIND_NAME.match(line), other_colon_in(line)
    return (
        trouble.diagnostic((number, match.start("sign")), "missing-colon", *said)
        if match and said
        else None
    )


def other_colon_in(line: str) -> tuple[str, str] | None:
    """Return what to say of a line that begins with such a name, and the mend."""
    match = _BEHIND_NAME.match(line)
    if not match:
        return None
    message = f"after `{match['name']}` stands `{match['sign']}`, which is not the `:` of a name"
    return message, f"write {_quote_pair(match['before'].lstrip(), match['text'].strip())}"


def _quote_pair(name: str, text: str) -> str:
    """Return a name and its text as YAML wants them: in quotes where the text has a colon of its own, say."""
    if _NEEDS_QUOTES.match(text):
        return f"`{name}: {in_quotes(text)}`"
    return quote(f"{name}: {text}")


LONG_DASHES = "–—−‐‑•·▪◦●○■□➢✓\u2043\uf0b7\uf0a7\uf0d8\uf076\uf0fc"  # noqa: RUF001 (what looks alike is meant)
"""What word processors and phones write where `-` was typed."""
_ITEM = re.compile(rf" *[{LONG_DASHES}]\s*(?P<text>\S.*)")
_NAMED = re.compile(r"[a-z][a-z0-9-]*:(?: |$)")
_NAME_ALONE = re.compile(r" *(?:- +)*[a-z][a-z0-9-]*:\s*(?:#.*)?")


def other_dash(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a list item with a dash or bullet of another kind, on the line of the trouble or around it."""
    firsts = (
        _first_of_list(trouble.file.lines, number) for number in (trouble.since[0], trouble.at[0])
    )
    return next((other_dash_on(trouble, first) for first in firsts if first is not None), None)


def other_dash_on(trouble: ParserComplaint, number: int) -> Diagnostic:
    """Tell of a line, counted from 0, that begins with such a sign."""
    line = trouble.file.lines[number]
    at = (number, len(line) - len(line.lstrip()))
    return trouble.diagnostic(at, "indentation", *other_dash_in(line), len(line.strip()))


def other_dash_in(line: str) -> tuple[str, str]:
    """Return what to say of a line that begins with such a sign, and the mend."""
    words = line.strip()
    message = f"this line begins with {sign(words[0])}, which is not the `-` of a list"
    if hidden_in(words[0]):
        message = f"this line begins with a word processor's bullet ({sign(words[0])}), which is not the `-` of a list"
    text = words[1:].lstrip()
    return message, f"write {quote(f'- {text if _NAMED.match(text) else quoted_if_needed(text)}')}"


def _around(lines: list[str], number: int) -> Iterator[int]:
    """Yield the number of a line, and of those above that it stands beside or below, going outwards."""
    depth = None
    for n in range(min(number, len(lines) - 1), -1, -1):
        if _is_written(lines[n]) and (depth is None or indent(lines[n]) <= depth):
            depth = indent(lines[n])
            yield n


def _first_of_list(lines: list[str], number: int) -> int | None:
    """Return the first item of the nearest such row that a line stands beside or below; None where all may be text."""
    for n, above in pairwise(_around(lines, number)):
        is_first = not (indent(lines[above]) == indent(lines[n]) and _ITEM.fullmatch(lines[above]))
        if is_first and _opens_list(lines[above], lines[n]):
            return n
    return None


def _opens_list(above: str, line: str) -> bool:
    """Return whether a line is an item, since it stands beside another one, or below a name as only an item does."""
    match = _ITEM.fullmatch(line)
    if not match:
        return False
    if indent(above) < indent(line):
        return bool(_NAME_ALONE.fullmatch(above) and _NAMED.match(match["text"]))
    return bool(re.match(r" *- ", above) or _NAME_ALONE.fullmatch(above))


def _is_written(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
