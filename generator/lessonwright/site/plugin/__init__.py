"""Owns the one door to MkDocs: a MkDocs configuration comes in, a site comes out.

The work is done by `spec.load` and `site.pages`, and MkDocs renders what they return.
"""

# First of all, so that there is a MkDocs to import.
from lessonwright.site.plugin.engine import LOG_NAME, log  # isort: split

from lessonwright.site.plugin.building import (
    SiteError,
    build_site,
    content_folder,
    hosts_asked,
    project,
    serve_site,
    settings_problems,
)
from lessonwright.site.plugin.hooks import CourseError, LessonwrightPlugin

__all__ = [
    "LOG_NAME",
    "CourseError",
    "LessonwrightPlugin",
    "SiteError",
    "build_site",
    "content_folder",
    "hosts_asked",
    "log",
    "project",
    "serve_site",
    "settings_problems",
]
