"""Owns the names that the built site takes for itself: what may be linked to though no file of the course has it.

The pages are those that `site.pages` makes; a test holds the two together.
"""

COURSE_PAGES = {"certificate", "downloads", "glossary", "index", "self-assessment", "sources", "workbook"}
"""The pages about the whole course, at the top of the site."""
MODULE_PAGES = {"index"}
"""The pages of a module that are no lesson."""
ON_DEMAND = {"glossary": "glossary", "self-assessment": "self_assessment", "sources": "sources"}
"""Pages that are made only where the course has what they show, with the course's field for that."""
_FOLDERS = {"assets", "handouts", "search"}
RESERVED = {"module": (COURSE_PAGES - {"index"}) | _FOLDERS, "lesson": MODULE_PAGES}
"""Names that no module and no lesson can have: the site has a page or a folder there."""
