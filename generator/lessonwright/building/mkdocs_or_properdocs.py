"""Owns which program builds the pages: MkDocs, or ProperDocs, which goes on from it, where that stands alone.

Nothing comes in; out come the name `mkdocs`, which from here on can be imported either way, and the
program's log.
"""

import logging
from importlib.util import find_spec

if not find_spec("mkdocs"):
    import properdocs.replacement  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

import mkdocs

LOG_NAME = mkdocs.__name__
"""The log of the program: what is told elsewhere, a strict build neither shows nor counts."""

log = logging.getLogger(f"{LOG_NAME}.plugins.lessonwright")
