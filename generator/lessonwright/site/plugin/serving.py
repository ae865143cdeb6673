"""Owns what a served site does where a build breaks off: it stays as it was, and tells on every page what is wrong.

In goes MkDocs' own way to build the site anew; out comes one that tells.
"""

from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from lessonwright.site.banner import with_banner
from lessonwright.site.plugin.engine import log
from lessonwright.site.plugin.settings_file import read_settings


def telling(build: Callable[[], None], config_file: Path, site: Path) -> Callable[[], None]:
    """Return a build that tells on the pages of the site what has broken it off."""

    def build_or_tell() -> None:
        try:
            build()
        except Exception as error:
            of_settings = read_settings(config_file).errors
            if not of_settings and not isinstance(error, MkDocsException):
                raise
            told: list[object] = [*of_settings] or [error.__context__ or error]
            log.error("%s\n\nThe last good site stays up until this is mended.", "\n\n".join(map(str, told)))
            for page in site.rglob("*.html"):
                page.write_text(with_banner(page.read_text(encoding="utf-8"), told), encoding="utf-8")

    return build_or_tell
