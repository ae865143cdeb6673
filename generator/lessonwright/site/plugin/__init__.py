"""Owns the one door to MkDocs: a MkDocs configuration comes in, a site comes out.

The work is done by `spec.load` and `site.pages`, and MkDocs renders what they return.
"""

from lessonwright.site.plugin.building import SiteError, build_site, content_folder, project, serve_site
from lessonwright.site.plugin.hooks import CourseError, LessonwrightPlugin

__all__ = ["CourseError", "LessonwrightPlugin", "SiteError", "build_site", "content_folder", "project", "serve_site"]
