"""Owns the first glance at what paper may lack: a file's text comes in; whether a closer look is due goes out.

To open the fonts takes longer than to check a small course: here is what they have for sure. A test
holds it to them.
"""

import re

FONTS = "fonts"
"""The folder, below the content folder, in which a course keeps fonts of its own."""

SURE = (
    "\0-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1"  # Latin, Greek
    "\u03f0-\u052f"  # Cyrillic
    "\u0600-\u06ff\u0750-\u077f"  # Arabic
    "\u1d00-\u1df9\u1dfb-\u1f15"  # phonetics, Latin with more accents, as in Vietnamese
    "\u2000-\u2064\u2066-\u2071\u2074-\u208e\u20a0-\u20c1\u2100-\u214f"  # punctuation, digits raised and lowered, signs
    "\u2190-\u2300\u231a-\u231b\u23e9-\u23ff"  # arrows, mathematics, clocks and buttons
    "\u25a0-\u2609\u260e-\u2612\u2614-\u2623\u262e-\u263a"  # shapes, ballot boxes, symbols
    "\u2648-\u2668\u2692-\u2697\u269e-\u26a1\u26bd-\u26e1"
    "\u2700-\u271d\u2721-\u2775\u2794-\u27ef\u2900-\u2b0d\u2b12-\u2b2f\u2b4d-\u2b73"  # ticks, dingbats, more arrows
    "\ufb00-\ufb04\ufe0e\ufe0f"  # ligatures, and whether a sign is an emoji
    "\U0001f1e6-\U0001f1ff\U0001f300-\U0001f545\U0001f550-\U0001f6d9\U0001f900-\U0001f9ff\U0001fa80-\U0001fac6"  # emoji
)
"""Ranges of characters that the fonts have or that show nothing, as in a class of a regular
expression."""

_UNSURE = re.compile(f"[^{SURE}]")
_SPELLED = re.compile(r"&(?:#|\w+;)|\\[uUx]")
"""A character by its number or its name, as HTML and YAML write it."""


_NOT_ON_PAPER = re.compile(r"\.avif\b", re.IGNORECASE)
"""The end of the name of a picture that a website can show, and a PDF cannot."""


_DRAWN_BY_SCRIPT = re.compile(r"\$[^$\n]+\$|\$\$|\\\(|\\\[|\\begin|mermaid")
"""What may be a formula or a diagram, where mkdocs.yml has an extension that makes them."""


def may_be_drawn(text: str) -> bool:
    """Tell whether a text may hold a formula or a diagram that a script draws."""
    return bool(_DRAWN_BY_SCRIPT.search(text))


def names_a_picture_in_doubt(text: str) -> bool:
    """Tell whether a text may show a picture that paper cannot."""
    return bool(_NOT_ON_PAPER.search(text))


def is_doubtful(text: str) -> bool:
    """Tell whether a text may hold a character that no font has, or a picture that paper cannot show."""
    return _has_a_character_in_doubt(text) or names_a_picture_in_doubt(text)


def _has_a_character_in_doubt(text: str) -> bool:
    # Most texts have neither sign, and to find none of them takes next to no time.
    return bool(_UNSURE.search(text)) or (
        ("&" in text or "\\" in text) and bool(_SPELLED.search(text))
    )
