"""Lines that were meant for a table and make none.

A table needs a line of dashes below its first row; cells that were copied from a spreadsheet have
tabs between them, which Markdown takes for spaces. In both cases learners read all cells in one
line. The help is the table as it should be.

Source: Python-Markdown, "Tables": the second line of a table holds nothing but dashes, colons and
`|`.

Passes:

    body:
      - text: |
          | Form | For |
          |---|---|
          | A | with a receipt |

Fails:

    body:
      - text: |
          | Form | For |
          | A | with a receipt |

Says: these lines are no table, since there is no line of dashes below the first
"""

import re
from collections.abc import Iterator, Sequence

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.walk import course_texts
from lessonwright.markup import Reader

FORMERLY = "table-form"
GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_DASHES = re.compile(r"[ \t|:-]+")
_INSIDE = re.compile(r"(?<!\\)\|")
_PARAGRAPHS = ("p", "li")
_MOST_ROWS = 8
_NO_DASHES = "these lines are no table, since there is no line of dashes below the first"
_TABS = "these lines are no table, since there are tabs between their cells"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the first line of each such table, in every text of the course."""
    reader = course.reader
    for file, (path, text) in course_texts(course):
        if "\n" in text and ("|" in text or "\t" in text):
            for start, rows in _tables(text, reader):
                is_tabbed = "\t" in text[start:].partition("\n")[0].strip()
                message = _TABS if is_tabbed else _NO_DASHES
                where = excerpt_of(text, text[start:].partition("\n")[0].strip(" \t|"), start)
                yield Finding(
                    file, path, message, f"write it so:\n{_table_text(rows)}", passage=where
                )


def _tables(text: str, reader: Reader) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield where each run of rows with the same number of cells begins that came out as a paragraph, and its rows."""
    blocks = reader.reading(text).blocks
    first, rows, at = 0, list[list[str]](), 0
    for line in [*text.split("\n"), ""]:
        cells = _cells(line) if blocks.get(at, "p") in _PARAGRAPHS else []
        if rows and len(cells) != len(rows[0]):
            if len(rows) > 1:
                yield first, rows
            rows = []
        if len(cells) > 1 and not _DASHES.fullmatch(line):
            first = first if rows else at
            rows.append(cells)
        at += len(line) + 1


def _cells(line: str) -> list[str]:
    line = line.strip(" ")
    if "\t" in line.strip():
        return [cell.strip() for cell in line.strip().split("\t")]
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        return [cell.strip() for cell in _INSIDE.split(line[1:-1])]
    return []


def _table_text(rows: Sequence[Sequence[str]]) -> str:
    head, *more = ["| " + " | ".join(row) + " |" for row in rows[:_MOST_ROWS]]
    return "\n".join([head, "|" + "---|" * len(rows[0]), *more])
