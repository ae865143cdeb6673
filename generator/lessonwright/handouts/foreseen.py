"""Owns what is told of paper before any is made: orders and doubtful files come in, diagnostics come out.

They are those that the making of the sheets brings, since they are found in the same data.
"""

import html
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import chain

from lessonwright.handouts.glance import names_a_picture_in_doubt
from lessonwright.handouts.order import Order, Orders
from lessonwright.spec.diagnostic import Diagnostic

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")


def foreseen(orders: Orders, texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the course's fonts and its day, and which files bring onto paper what it cannot show.

    Only the files whose `texts` are given are looked at. Sheets are put into words until each of these files is told.
    """
    left = {file for file, text in texts.items() if orders.fonts.lack(_spelled_out(text))}
    told = [*orders.fonts.broken, *orders.notes()]
    pictured = {file for file, text in texts.items() if names_a_picture_in_doubt(text)}
    for order in chain(orders.learner(), orders.facilitator()):
        if not left.isdisjoint(order.files):
            found = list(_unknown(orders, order))
            told += found
            left -= {file for file in left for one in found if one.path == (orders.content / file).as_posix()}
        if not pictured.isdisjoint(order.files):
            told += orders.sheet(order)[2]
    return tuple(dict.fromkeys(told))


def _unknown(orders: Orders, order: Order) -> Iterator[Diagnostic]:
    characters = orders.fonts.unknown_in(order.tell())
    return orders.fonts.warnings(order.files, characters) if characters else iter(())


def _spelled_out(text: str) -> str:
    """Return a file's text with each character that stands there by its number or its name."""
    return html.unescape(_ESCAPE.sub(_character, text))


def _character(found: re.Match[str]) -> str:
    """Return the character of this number; where there is none, as of a folder named `Udeadbeef`, what is written."""
    number = int(found[found.lastindex or 0], 16)
    return chr(number) if number <= sys.maxunicode else found[0]
