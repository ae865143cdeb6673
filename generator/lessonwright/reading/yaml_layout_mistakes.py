"""Owns the traps of YAML's layout: indentation, colons, dashes and the spaces after them.

Each trap takes what a parser stumbled over and returns a diagnostic, or None where it does not
apply.
"""

import re
from collections.abc import Sequence

from lessonwright.message_wording import count_noun, hidden_in, in_quotes, quote, sign
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import FileText, Spot
from lessonwright.reading.list_suggestions import space_after_dash
from lessonwright.reading.long_text_mistakes import goes_on_below, sign_in_line, text_above
from lessonwright.reading.parser_complaint_and_needed_quotes import ParserComplaint
from lessonwright.reading.yaml_sign_mistakes import LONG_DASHES, beyond_quotes, dots, other_dash_on

_UNUSUAL = "\xa0\xad\u1680\u180e\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_PASTED = re.compile(rf"[ ]*[{_UNUSUAL}]|[ ]*(?:-[ ]+)*(?:-|[\w-]+:)[ ]*[{_UNUSUAL}]")
MAY_BE_PASTED = re.compile(f"[{_UNUSUAL}]")
"""Spaces that the space bar does not type, and characters without any width."""
OF_LESSON = ("objectives", "body", "quiz", "worksheet", "worksheets", "facilitator")
"""The parts of a lesson that stand at the left edge."""
_NEVER_SPOKEN = ("title", "summary", "alt", "caption")
"""Fields whose text is nobody's words, so that curly quotation marks around all of it were meant
for YAML."""
_TAB = re.compile(r" *\t\s*\S")
_NAME = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<name>[\w-]+):(?P<rest>.*)")


def tab(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a tab where spaces indent."""
    indent = trouble.line[: len(trouble.line) - len(trouble.line.lstrip())]
    if "\t" not in indent + trouble.sign:
        return None
    at = (trouble.at[0], indent.find("\t") if "\t" in indent else trouble.at[1])
    help_line = "indent with spaces, two for each step further in"
    more = sum(bool(_TAB.match(line)) for n, line in enumerate(trouble.file.lines) if n != at[0])
    if more:
        help_line += f"; {count_noun(more, 'more line')} {'begins' if more == 1 else 'begin'} with a tab, too"
        help_line += ": your editor can turn all tabs into spaces"
    return trouble.diagnostic(at, "tab", "there is a tab here", help_line)


def pasted_space_trap(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a non-breaking space where an ordinary one is needed."""
    told = (
        pasted_space(trouble.file, n)
        for n in (trouble.at[0], trouble.since[0], trouble.last_written)
    )
    return next(filter(None, told), None)


def pasted_space(file: FileText, line: int) -> Diagnostic | None:
    """Return the diagnostic for a non-breaking space where YAML needs another, if there is one (line from 0)."""
    match = _PASTED.match(file.lines[line]) if line < len(file.lines) else None
    if not match:
        return None
    char = match[0][-1]
    help_line = "delete it, and all others before the text, and type ordinary spaces"
    what = "a non-breaking one" if char == "\xa0" else f"another one (U+{ord(char):04X})"
    rule, message = (
        "non-breaking-space",
        f"the space here is not the one that the space bar types, but {what}",
    )
    if hidden_in(char):
        rule, message = (
            "hidden-character",
            f"there is a character here that does not show ({sign(char)})",
        )
        help_line = (
            "delete it; where it cannot be seen, delete all before the text, and type it again"
        )
    return file.diagnostic(Spot(line + 1, match.end()), rule, message, help_line)


def dash(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a list that begins on the line of its name."""
    message = "a list begins on a new line, not after a name or a text"
    help_line = "put each `- ` on a line of its own below; if this is text, put it in quotes"
    return trouble.diagnostic(trouble.at, "list-on-line", message, help_line)


def dash_without_space(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of `-text`, without a space."""
    match = re.match(r"(\s*(?:- +)*)-(?=[^\s-])", trouble.line)
    if not match:
        return None
    at, said = (trouble.at[0], match.end() - 1), space_after_dash(trouble.line[match.end() :])
    return trouble.diagnostic(at, "missing-space", *said)


_TOUCHING = re.compile(r"(?P<lead> *(?:- +)*)-(?P<text>[^\W\d_].*)")
_OPENS_LIST = re.compile(r" *(?:- +)*[^|>]*:\s*(?:#.*)?")
_OPENS_TEXT = re.compile(r".*[:-] +[|>][-+]?\s*(?:#.*)?")


def item_without_space(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of `-text` where an item of a list stands; the parser may stop only further down."""
    for number in (trouble.since[0], trouble.last_written, trouble.at[0]):
        match = _TOUCHING.fullmatch(trouble.file.line(number + 1) or "")
        if match and _stands_as_item(trouble.file.lines, number):
            at = (number, match.end("lead"))
            return trouble.diagnostic(at, "missing-space", *space_after_dash(match["text"]))
    return None


def _stands_as_item(lines: Sequence[str], number: int) -> bool:
    """Return whether a line, counted from 0, stands beside items or below a name that may have some, and in no text."""
    depth, is_item = len(lines[number]) - len(lines[number].lstrip()), None
    for line in reversed(lines[:number]):
        indent = len(line) - len(line.lstrip())
        if not line.strip() or indent > depth or (indent == depth and _TOUCHING.fullmatch(line)):
            continue
        if indent < depth and _OPENS_TEXT.fullmatch(line):
            return False
        if is_item is None:
            beside = re.match(r" *- ", line)
            is_item = bool(beside if indent == depth else _OPENS_LIST.fullmatch(line))
        depth = indent
    return bool(is_item)


def colon_without_space(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of `name:text`, without a space, on the line above."""
    number = trouble.last_written
    match = re.match(r"(\s*(?:- +)*)([\w-]+):(?=[^\s/])", trouble.file.line(number + 1) or "")
    if not match or trouble.at[0] == number:
        return None
    message = f"after `{match[2]}:` a space is needed"
    return trouble.diagnostic(
        (number, match.end() - 1), "missing-space", message, f"write `{match[2]}: …`"
    )


def name_without_colon(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a name without its colon on the line above."""
    number = trouble.last_written
    above = trouble.file.line(number + 1) or ""
    same_depth = len(above) - len(above.lstrip()) == len(trouble.line) - len(trouble.line.lstrip())
    if not re.fullmatch(r"\s*[\w-]+\s*", above) or not same_depth:
        return None
    word = above.strip()
    at = (number, len(above) - len(above.lstrip()))
    return trouble.diagnostic(
        at, "missing-colon", f"after `{word}` a colon is missing", f"write `{word}:`", len(word)
    )


def colon_on_line(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of `name: text: more`."""
    match = _NAME.match(trouble.line)
    if not match or match.end("name") >= trouble.at[1]:
        return None
    text = match["rest"].strip()
    if match["lead"].strip() and not match["name"].islower():
        return None
    start = trouble.line.find(text, match.end("name") + 1)
    message = f"the text after `{match['name']}:` has a colon and a space in it, so it needs quotes"
    words = (
        text[1:-1]
        if match["name"] in _NEVER_SPOKEN and re.fullmatch("[“„«][^“”„«»]+[”“»]", text)
        else text
    )
    help_line = f"write `{match['name']}: {in_quotes(words)}`"
    if text[:1] in ('"', "'"):
        return beyond_quotes(trouble, (trouble.at[0], start))
    if goes_on_below(trouble.file.lines, trouble.at[0]):
        message = f"the text after `{match['name']}:` has a colon and a space in it and goes on below, so it needs `|`"
        return trouble.diagnostic(
            trouble.at, "missing-bar", message, sign_in_line(match["name"], trouble.at[0] + 1)
        )
    return trouble.diagnostic(trouble.at, "colon-in-text", message, help_line)


def colon_in_list_text(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of `- Text: more: still more`."""
    match = re.match(r"\s*(- +)+", trouble.line)
    if not match:
        return None
    text = trouble.line[match.end() :].strip()
    message = "this text has a colon and a space in it, so it needs quotes"
    return trouble.diagnostic(trouble.at, "colon-in-text", message, f"write `- {in_quotes(text)}`")


def item_without_name(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a list item that is nothing but text, with a name exactly below it: an objective without its own name."""
    above = trouble.file.lines[trouble.last_written]
    item, match = re.match(r"\s*- +(?=\S)", above), _NAME.match(trouble.line)
    if not item or not match or _NAME.match(above) or len(match["lead"]) != item.end():
        return None
    text = above[item.end() :].rstrip()
    message = f"`{match['name']}` in line {trouble.at[0] + 1} belongs to this list item, which has no name with a colon"
    at, help_line = (trouble.last_written, item.end()), f"write {quote(f'- a-name-for-it: {text}')}"
    return trouble.diagnostic(at, "name-expected", message, help_line, len(text))


def too_far_in(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a name further in than the one above it, which has its text already."""
    match = _NAME.match(trouble.line)
    above = _NAME.match(trouble.file.line(trouble.last_written + 1) or "")
    if not match or not above or not above["rest"].strip():
        return None
    message = f"`{match['name']}` is further in than `{above['name']}` above it, which has its text already"
    help_line = f"let `{match['name']}` begin exactly below `{above['name']}`; or, if this is text, put it in quotes"
    return trouble.diagnostic(
        (trouble.at[0], len(match["lead"])), "indentation", message, help_line, len(match["name"])
    )


def no_colon(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a line without a name among names."""
    line = trouble.file.line(trouble.since[0] + 1) or ""
    message = "this line has no name with a colon before its text"
    help_line = "if it goes on with the text above, move it further in; if it is a new part, write `name: …`"
    if re.fullmatch(r"\s*[\w-]+\s*", line):
        message, help_line = f"after {quote(line)} a colon is missing", f"write `{line.strip()}:`"
    elif above := text_above(trouble.file.lines, trouble.since[0]):
        message = (
            f"this line is not read as a part of the text after `{above[1]}:` in line {above[0]}"
        )
        return trouble.diagnostic(
            trouble.since,
            "missing-bar",
            message,
            sign_in_line(above[1], above[0]),
            len(line.strip()),
        )
    return trouble.diagnostic(trouble.since, "missing-colon", message, help_line, len(line.strip()))


def list_among_names(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a list item that stands where a name should be, or not below the item above it."""
    if not re.match(r"-(\s|$)", trouble.line[trouble.at[1] :]):
        return None
    if belongs := _of_lesson(trouble):
        return belongs
    above = trouble.file.line(trouble.last_written + 1) or ""
    number = _item_beside(trouble)
    if number is not None:
        message = f"this list item does not begin below the one in line {number + 1}"
        return trouble.diagnostic(
            trouble.at, "indentation", message, f"let it begin exactly below line {number + 1}"
        )
    if above.lstrip().startswith("- ") and above.index("-") != trouble.at[1]:
        message = "this list item does not begin below the one above it"
        return trouble.diagnostic(
            trouble.at, "indentation", message, "let the two begin exactly one below the other"
        )
    message = "this list item stands where a name should be"
    way_on = "if it belongs to the text above, move it further in"
    if (first := _outermost_item(trouble)) is not None:
        way_on = f"if it belongs to the list above, let it begin exactly below line {first + 1}"
    help_line = f"a list goes below its name: write `name:` above it; {way_on}"
    return trouble.diagnostic(trouble.at, "indentation", message, help_line)


def _outermost_item(trouble: ParserComplaint) -> int | None:
    """Return the line, from 0, of the nearest list's item above that is further in, and least so."""
    found = None
    for n in range(trouble.at[0] - 1, -1, -1):
        line = trouble.file.lines[n]
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent <= trouble.at[1]:
            break
        if line.lstrip().startswith("- ") and (found is None or indent < found[1]):
            found = (n, indent)
    return found[0] if found else None


def _of_lesson(trouble: ParserComplaint) -> Diagnostic | None:
    match = re.match(r"- +([a-z]+):(?: |$)", trouble.line[trouble.at[1] :])
    if not match or match[1] not in OF_LESSON:
        return None
    message = f"`{match[1]}` is no item of a list: it belongs to the lesson"
    help_line = "take away the `- `, and let it begin at the left edge"
    return trouble.diagnostic(trouble.at, "indentation", message, help_line, len(match[0].rstrip()))


def _item_beside(trouble: ParserComplaint) -> int | None:
    """Return the line, from 0, of the nearest item above that begins one space further left or right."""
    for n in range(trouble.at[0] - 1, -1, -1):
        match = re.match(r" *(?=- )", trouble.file.lines[n])
        if match and abs(match.end() - trouble.at[1]) == 1:
            return n
    return None


def item_without_dash(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a line among list items that does not begin with `- `."""
    if trouble.before.strip():
        return None
    rest = trouble.line.strip()
    if rest[0] in LONG_DASHES:
        return other_dash_on(trouble, trouble.at[0])
    message = "this line stands among list items and does not begin with `- `"
    help_line = "put `- ` before it, move it further in to where its item's names begin, or further out to end the list"
    if rest.startswith("- "):
        return _item_out_of_line(trouble)
    if (part := rest.partition(":")[0]) in OF_LESSON:
        help_line = f"`{part}` belongs to the lesson: let it begin at the left edge"
    elif beside := _name_beside(trouble):
        help_line = (
            f"if it belongs to `{beside}`, let it begin exactly below that word; if it is a new "
            "item, begin with `- `"
        )
    return trouble.diagnostic(trouble.at, "indentation", message, help_line, len(rest))


def _item_out_of_line(trouble: ParserComplaint) -> Diagnostic:
    """Tell of an item that begins further in than those above it, by the nearest of them."""
    above = range(trouble.at[0] - 1, -1, -1)
    items = ((n, re.match(r" *(?=- )", trouble.file.lines[n])) for n in above)
    number, column = next(
        ((n, item.end()) for n, item in items if item and item.end() < trouble.at[1]),
        (trouble.last_written, trouble.at[1]),
    )
    message = f"this list item does not begin exactly below the one in line {number + 1}"
    return trouble.diagnostic(
        trouble.at, "indentation", message, move_sideways(trouble.file.lines, *trouble.at, column)
    )


def move_sideways(lines: Sequence[str], number: int, column: int, wanted: int) -> str:
    """Return how far the item on a line is to be moved, and whether what is below has to go along."""
    way, far = "right" if wanted > column else "left", count_noun(abs(wanted - column), "space")
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    indent = len(below) - len(below.lstrip())
    goes_along = indent > column and indent != wanted + 2
    return f"move it to the {way} by {far}{', with all that belongs to it' * goes_along}"


def _name_beside(trouble: ParserComplaint) -> str | None:
    """Return the nearest name above that a name on this line was probably meant to stand below."""
    here = _NAME.match(trouble.line)
    for n in range(trouble.at[0] - 1, -1, -1):
        match = _NAME.match(trouble.file.lines[n])
        if here and match and abs(len(match["lead"]) - len(here["lead"])) <= 4:
            return match["name"]
    return None


def no_name(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a colon with nothing before it."""
    if not re.match(r"\s*:(\s|$)", trouble.line):
        return None
    at = (trouble.at[0], trouble.line.index(":"))
    return trouble.diagnostic(
        at, "no-name", "there is no name before this `:`", "write a name before it"
    )


def between_depths(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a line at a depth of its own."""
    if trouble.before.strip():
        return None
    message = "this line begins at a depth where no line above it begins"
    beside = _name_beside(trouble)
    help_line = "let it begin exactly below the line it belongs beside"
    help_line += f", most likely below `{beside}`" if beside else ""
    return trouble.diagnostic(
        trouble.at, "indentation", message, help_line, len(trouble.line.strip())
    )


def left_of_all(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a line further left than the first, or after the end of the document."""
    above = ParserComplaint(trouble.file, trouble.words, (trouble.last_written, 0), trouble.since)
    if dots(above):
        return dots(above)
    message = "this line does not go together with the lines above it"
    help_line = (
        "let all names of the file begin at the left edge, "
        "and put text with quotation marks or brackets in quotes"
    )
    return trouble.diagnostic(
        trouble.at, "indentation", message, help_line, len(trouble.line.strip())
    )
