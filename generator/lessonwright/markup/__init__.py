"""Owns how a course's Markdown is read: its dialect, and where links, code and headings stand in a text.

In goes an author's Markdown; out comes what the parser that renders it makes of it. It imports
nothing of ours.
"""

from lessonwright.markup.dialect import Dialect
from lessonwright.markup.links_code_and_headings import PLAIN, Reader
from lessonwright.markup.parsed_text_and_numbered_lists import Heading, Link, ParsedText

__all__ = ["PLAIN", "Dialect", "Heading", "Link", "ParsedText", "Reader"]
