"""Owns the traps of YAML: what a parser stumbled over comes in, and a sentence that a trainer understands goes out.

The parser's own words only choose the sentence; they never reach the author. Both of PyYAML's parsers are known
here, libyaml's and the one in Python, which word the same complaint differently.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText, Spot
from lessonwright.spec.wording import in_quotes, quoted

_QUOTED = re.compile(r"""(\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^"':]+): +)?)(["']).*\2\s*$""")
_SIGNS = set("@`%]},*&!?|>{[-")
_NAME = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<name>[\w-]+):(?P<rest>.*)")


@dataclass(frozen=True)
class Trouble:
    """What a YAML parser stumbled over: its words, where it stopped, and where the part began (from 0)."""

    file: FileText
    words: str
    at: tuple[int, int]
    since: tuple[int, int]

    @property
    def line(self) -> str:
        """The line on which the parser stopped."""
        return self.file.line(self.at[0] + 1) or ""

    @property
    def before(self) -> str:
        """What stands on the line before that point."""
        return self.line[: self.at[1]]

    @property
    def sign(self) -> str:
        """The character at that point; empty at the end of a line."""
        return self.line[self.at[1] : self.at[1] + 1]

    def sign_at(self, at: tuple[int, int]) -> str:
        """Return the character at a place; empty where there is none."""
        return (self.file.line(at[0] + 1) or "")[at[1] : at[1] + 1]

    @property
    def last_bracket(self) -> tuple[int, int]:
        """The place of the last bracket or brace that opens before that point."""
        above = enumerate(self.file.lines[: self.at[0] + 1])
        places = [(n, max(line.rfind("["), line.rfind("{"))) for n, line in above]
        return next((place for place in reversed(places) if place[1] >= 0), self.at)

    @property
    def last_written(self) -> int:
        """The number, from 0, of the nearest line above that is not empty."""
        above = range(self.at[0] - 1, -1, -1)
        return next((n for n in above if (self.file.line(n + 1) or "").strip()), 0)

    def said(self, at: tuple[int, int], rule: str, message: str, mend: str, length: int = 1) -> Diagnostic:
        """Return the diagnostic for a place counted from 0."""
        return self.file.diagnostic(Spot(at[0] + 1, at[1] + 1, length), rule, message, mend)


def explained(trouble: Trouble) -> Diagnostic:
    """Return the diagnostic for a complaint of the parser's."""
    matching = (trap for words, trap in _TRAPS if re.search(words, trouble.words))
    said = (diagnostic for trap in matching if (diagnostic := trap(trouble)))
    return next(said, None) or _unforeseen(trouble)


def needs_quotes(file: FileText, line: int, column: int) -> Diagnostic:
    """Return the diagnostic for a text that begins with one of YAML's signs (line and column from 0)."""
    text = (file.line(line + 1) or "")[column:].rstrip()
    sign = "a backtick" if text[:1] == "`" else f"`{text[:1]}`"
    mend = f"put the whole text in quotes: {in_quotes(text)}"
    spot = Spot(line + 1, column + 1, len(text))
    return file.diagnostic(spot, "yaml-sign", f"text that begins with {sign} needs quotes", mend)


def _unforeseen(trouble: Trouble) -> Diagnostic:
    mend = "look at indentation, quotes and colons, here and on the line above"
    return trouble.said(trouble.at, "unreadable", "from here on, this file cannot be read", mend)


def _tab(trouble: Trouble) -> Diagnostic | None:
    indent = trouble.line[: len(trouble.line) - len(trouble.line.lstrip())]
    if "\t" not in indent + trouble.sign:
        return None
    at = (trouble.at[0], indent.find("\t") if "\t" in indent else trouble.at[1])
    return trouble.said(at, "tab", "there is a tab here", "indent with spaces, two for each step further in")


def _sign(trouble: Trouble) -> Diagnostic | None:
    return needs_quotes(trouble.file, *trouble.at) if trouble.sign in _SIGNS else None


def _sign_before(trouble: Trouble) -> Diagnostic | None:
    """Anchors, aliases, tags and block signs: the parser stopped after the sign, where the part began."""
    return _sign(Trouble(trouble.file, trouble.words, trouble.since, trouble.since))


def _after_block_sign(trouble: Trouble) -> Diagnostic | None:
    sign = trouble.file.line(trouble.since[0] + 1) or ""
    text = sign[trouble.since[1] :]
    message = f"after `{text[:1]}`, the text begins on the next line"
    mend = f"move it there, further in; or, if the `{text[:1]}` belongs to the text, put it in quotes"
    return trouble.said(trouble.at, "text-after-sign", message, mend)


def _dash(trouble: Trouble) -> Diagnostic | None:
    message = "a list begins on a new line, not after a name or a text"
    mend = "put each `- ` on a line of its own below; if this is text, put it in quotes"
    return trouble.said(trouble.at, "list-on-line", message, mend)


def _dash_without_space(trouble: Trouble) -> Diagnostic | None:
    match = re.match(r"(\s*(?:- +)*)-(?=[^\s-])", trouble.line)
    if not match:
        return None
    at, mend = (trouble.at[0], match.end() - 1), f"write {quoted(f'- {trouble.line[match.end() :]}')}"
    return trouble.said(at, "missing-space", "after `-` a space is needed", mend)


def _colon_without_space(trouble: Trouble) -> Diagnostic | None:
    number = trouble.last_written
    match = re.match(r"(\s*(?:- +)*)([\w-]+):(?=[^\s/])", trouble.file.line(number + 1) or "")
    if not match or trouble.at[0] == number:
        return None
    message = f"after `{match[2]}:` a space is needed"
    return trouble.said((number, match.end() - 1), "missing-space", message, f"write `{match[2]}: …`")


def _name_without_colon(trouble: Trouble) -> Diagnostic | None:
    number = trouble.last_written
    above = trouble.file.line(number + 1) or ""
    same_depth = len(above) - len(above.lstrip()) == len(trouble.line) - len(trouble.line.lstrip())
    if not re.fullmatch(r"\s*[\w-]+\s*", above) or not same_depth:
        return None
    word = above.strip()
    at = (number, len(above) - len(above.lstrip()))
    return trouble.said(at, "missing-colon", f"after `{word}` a colon is missing", f"write `{word}:`", len(word))


def _colon_on_line(trouble: Trouble) -> Diagnostic | None:
    match = _NAME.match(trouble.line)
    if not match or match.end("name") >= trouble.at[1]:
        return None
    text = match["rest"].strip()
    if match["lead"].strip() and not match["name"].islower():
        return None
    start = trouble.line.find(text, match.end("name") + 1)
    message = f"the text after `{match['name']}:` has a colon and a space in it, so it needs quotes"
    mend = f"write `{match['name']}: {in_quotes(text)}`"
    if text[:1] in ('"', "'"):
        return _beyond_quotes(trouble, (trouble.at[0], start))
    return trouble.said((trouble.at[0], trouble.at[1]), "colon-in-text", message, mend)


def _colon_in_list_text(trouble: Trouble) -> Diagnostic | None:
    match = re.match(r"\s*(- +)+", trouble.line)
    if not match:
        return None
    text = trouble.line[match.end() :].strip()
    message = "this text has a colon and a space in it, so it needs quotes"
    return trouble.said(trouble.at, "colon-in-text", message, f"write `- {in_quotes(text)}`")


def _too_far_in(trouble: Trouble) -> Diagnostic | None:
    match = _NAME.match(trouble.line)
    above = _NAME.match(trouble.file.line(trouble.last_written + 1) or "")
    if not match or not above or not above["rest"].strip():
        return None
    message = f"`{match['name']}` is further in than `{above['name']}` above it, which has its text already"
    mend = f"let `{match['name']}` begin exactly below `{above['name']}`; or, if this is text, put it in quotes"
    return trouble.said((trouble.at[0], len(match["lead"])), "indentation", message, mend, len(match["name"]))


def _colon_in_longer_text(trouble: Trouble) -> Diagnostic | None:
    message = "there is a colon and a space in this text, so it needs another form"
    mend = "put the whole text in quotes; or write `|` after the name, and the text on the lines below, further in"
    return trouble.said(trouble.at, "colon-in-text", message, mend)


def _no_colon(trouble: Trouble) -> Diagnostic | None:
    line = trouble.file.line(trouble.since[0] + 1) or ""
    message = "this line has no name with a colon before its text"
    mend = "if it goes on with the text above, move it further in; if it is a new part, write `name: …`"
    if re.fullmatch(r"\s*[\w-]+\s*", line):
        message, mend = f"after {quoted(line)} a colon is missing", f"write `{line.strip()}:`"
    return trouble.said(trouble.since, "missing-colon", message, mend, len(line.strip()))


def _beyond_quotes(trouble: Trouble, start: tuple[int, int]) -> Diagnostic:
    text = (trouble.file.line(start[0] + 1) or "")[start[1] :].rstrip()
    if re.fullmatch(r"'.*\w'\w.*'", text):
        message = "this text is in single quotes, and the apostrophe inside ends it"
        return trouble.said(start, "apostrophe", message, f"write {in_quotes(text[1:-1])}", len(text))
    message = "this text begins with a quotation mark and goes on after the closing one"
    mend = f"put the whole text in quotes of the other kind: {in_quotes(text)}"
    return trouble.said(start, "text-after-quotes", message, mend, len(text))


def _after_quotes(trouble: Trouble) -> Diagnostic | None:
    match = _QUOTED.match(trouble.before)
    if not match:
        return None
    return _beyond_quotes(trouble, (trouble.at[0], match.end(1)))


def _after_long_quotes(trouble: Trouble) -> Diagnostic | None:
    if not trouble.before.rstrip().endswith(('"', "'")):
        return None
    message = "the text goes on after its closing quotation mark"
    mend = "write `|` after the name, and the whole text on the lines below, further in"
    return trouble.said(trouble.at, "text-after-quotes", message, mend)


def _after_brackets(trouble: Trouble) -> Diagnostic | None:
    match = re.match(r"(\s*(?:- +)*(?:[^\[{:]+: +)?)([\[{]).*[\]}]\s*$", trouble.before)
    if not match:
        return None
    text = trouble.line[match.end(1) :].rstrip()
    message = f"text that begins with `{match[2]}` needs quotes"
    at = (trouble.at[0], match.end(1))
    return trouble.said(at, "yaml-sign", message, f"put the whole text in quotes: {in_quotes(text)}")


def _list_among_names(trouble: Trouble) -> Diagnostic | None:
    if not re.match(r"-(\s|$)", trouble.line[trouble.at[1] :]):
        return None
    above = trouble.file.line(trouble.last_written + 1) or ""
    if above.lstrip().startswith("- ") and above.index("-") != trouble.at[1]:
        message = "this list item does not begin below the one above it"
        return trouble.said(trouble.at, "indentation", message, "let the two begin exactly one below the other")
    message = "this list item stands where a name should be"
    mend = "a list goes below its name: write `name:` above it; if it belongs to the text above, move it further in"
    return trouble.said(trouble.at, "indentation", message, mend)


def _item_without_dash(trouble: Trouble) -> Diagnostic | None:
    if trouble.before.strip():
        return None
    rest = trouble.line.strip()
    message = "this line stands among list items and does not begin with `- `"
    mend = "put `- ` before it, move it further in to where its item's names begin, or further out to end the list"
    return trouble.said(trouble.at, "indentation", message, mend, len(rest))


def _no_name(trouble: Trouble) -> Diagnostic | None:
    if not re.match(r"\s*:(\s|$)", trouble.line):
        return None
    at = (trouble.at[0], trouble.line.index(":"))
    return trouble.said(at, "no-name", "there is no name before this `:`", "write a name before it")


def _between_depths(trouble: Trouble) -> Diagnostic | None:
    if trouble.before.strip():
        return None
    message = "this line begins at a depth where no line above it begins"
    mend = "let it begin exactly below the line it belongs beside"
    return trouble.said(trouble.at, "indentation", message, mend, len(trouble.line.strip()))


def _left_of_all(trouble: Trouble) -> Diagnostic | None:
    above = Trouble(trouble.file, trouble.words, (trouble.last_written, 0), trouble.since)
    if _dots(above):
        return _dots(above)
    message = "this line does not go together with the lines above it"
    mend = "let all names of the file begin at the left edge, and put text with quotation marks or brackets in quotes"
    return trouble.said(trouble.at, "indentation", message, mend, len(trouble.line.strip()))


def _open_quotes(trouble: Trouble) -> Diagnostic | None:
    mark = (trouble.file.line(trouble.since[0] + 1) or "")[trouble.since[1] : trouble.since[1] + 1]
    message = f"the text that begins here with `{mark}` has no closing `{mark}`"
    mend = f"add `{mark}` where the text ends; inside such a text, write `''` for an apostrophe"
    if mark == '"':
        mend = 'add `"` where the text ends; for a `"` inside the text, put the whole text in single quotes'
    return trouble.said(trouble.since, "open-quotes", message, mend)


def _open_brackets(trouble: Trouble) -> Diagnostic | None:
    since = trouble.since if trouble.sign_at(trouble.since) in ("[", "{") else trouble.last_bracket
    sign = trouble.sign_at(since)
    close, what = ("]", "list") if sign == "[" else ("}", "group of names")
    message = f"the {what} that begins here with `{sign}` cannot be read up to a `{close}`"
    mend = f"close it with `{close}` and put a comma between its items; if it is text, put the whole text in quotes"
    return trouble.said(since, "open-brackets", message, mend)


def _backslash(trouble: Trouble) -> Diagnostic | None:
    at = (trouble.at[0], max(0, trouble.line.rfind("\\", 0, trouble.at[1] + 1)))
    message = "in double quotation marks, a backslash changes the meaning of what follows it"
    return trouble.said(at, "backslash", message, "put the text in single quotes, or write two backslashes")


def _directive(trouble: Trouble) -> Diagnostic | None:
    mend = "delete the line, or put a text that begins with % in quotes"
    return trouble.said((trouble.at[0], 0), "yaml-directive", "a line that begins with % means nothing here", mend)


def _dots(trouble: Trouble) -> Diagnostic | None:
    if trouble.line.rstrip() not in ("...", "---"):
        return None
    message = f"a line with nothing but `{trouble.line.strip()}` ends the file too early"
    return trouble.said(trouble.at, "second-document", message, "delete the line", 3)


_TRAPS: list[tuple[str, Callable[[Trouble], Diagnostic | None]]] = [
    ("tab|cannot start any token", _tab),
    ("directive", _directive),
    ("cannot start any token|node content", _dots),
    ("cannot start any token|node content", _sign),
    ("anchor|alias|tag", _sign_before),
    ("block scalar", _after_block_sign),
    ("escape|hexadecimal|hexdecimal|Unicode", _backslash),
    ("quoted scalar", _open_quotes),
    ("(block sequence|sequence) entries are not allowed", _dash),
    ("mapping keys are not allowed", _sign),
    ("mapping values are not allowed", _after_quotes),
    ("mapping values are not allowed", _dash_without_space),
    ("mapping values are not allowed", _colon_on_line),
    ("mapping values are not allowed", _colon_without_space),
    ("mapping values are not allowed", _name_without_colon),
    ("mapping values are not allowed", _colon_in_list_text),
    ("mapping values are not allowed", _too_far_in),
    ("mapping values are not allowed", _colon_in_longer_text),
    ("scanning a simple key", _colon_without_space),
    ("scanning a simple key", _no_colon),
    ("block (mapping|collection)|document start", _after_quotes),
    ("block (mapping|collection)|document start", _after_long_quotes),
    ("block (mapping|collection)|document start", _after_brackets),
    ("block mapping|document start", _no_name),
    ("block mapping", _list_among_names),
    ("block collection", _dash_without_space),
    ("block collection", _item_without_dash),
    ("block mapping", _between_depths),
    ("document start", _left_of_all),
    ("flow", _open_brackets),
]
