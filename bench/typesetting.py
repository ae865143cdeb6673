"""Owns our own engine on one core: a course comes in; its handouts, and what each took, come out.

One process and one compiler, as in a build: the first sheet, which is not counted, pays for starting them. What is
measured is all the way from the course to the finished PDF.
"""

import os
from itertools import islice
from pathlib import Path

from bench.engine import Printed
from bench.measure import spent
from bench.rendition import write_page
from lessonwright.handouts.order import Order, Orders
from lessonwright.handouts.sheet import made
from lessonwright.spec.load import load_course

ADDRESS = "https://course.example/"


def typeset(content: Path, count: int) -> Printed:
    """Make the first handouts of a course on one core."""
    os.environ["RAYON_NUM_THREADS"] = "1"
    orders, first, listed = _orders(content, count)
    _made(orders, first)
    pdfs, run = spent(lambda: [_made(orders, order) for order in listed])
    return Printed(pdfs, run)


def write_pages(content: Path, count: int, folder: Path) -> list[Path]:
    """Write the same handouts as web pages; before them comes the one that is not counted."""
    orders, first, listed = _orders(content, count)
    return [write_page(orders.sheet(order)[0], folder) for order in (first, *listed)]


def _orders(content: Path, count: int) -> tuple[Orders, Order, list[Order]]:
    """Return one handout to begin with, and those that count."""
    course = load_course(content).course
    assert course  # noqa: S101 - `bench.scale` grows good courses only
    orders = Orders(course, content, lambda path: ADDRESS + path.removesuffix(".yml") + "/")
    *listed, first = islice(orders.learner(), min(count, len(course.lessons) - 1) + 1)
    return orders, first, listed


def _made(orders: Orders, order: Order) -> bytes:
    return made(orders.sheet(order)[0]).pdf
