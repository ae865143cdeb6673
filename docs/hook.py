"""Owns what MkDocs is told beyond docs/mkdocs.yml: pages that are made and files that lie elsewhere come into the site.

The work is done in `docs.reference`; this is the thin shell over it.
"""

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from lessonwright.site.theme_fixes import fix_page

DOCS = Path(__file__).parent
ROOT = DOCS.parent
ASSETS = ROOT / "generator" / "lessonwright" / "site" / "assets"
ELSEWHERE = {
    "built/contributing.md": ROOT / "CONTRIBUTING.md",
    "changelog.md": ROOT / "CHANGELOG.md",
    "style/iframe-worker.js": ASSETS / "scripts" / "iframe-worker.js",
    "style/fonts.css": ASSETS / "styles" / "base" / "fonts.css",
    "style/colours.css": ASSETS / "styles" / "base" / "colours.css",
    **{f"style/fonts/{font.name}": font for font in (ASSETS / "fonts").glob("*.woff2")},
    **{f"decisions/{page.name}": page for page in (DOCS / "decisions").glob("*.md")},
    **{f"images/{image.name}": image for image in (DOCS / "images").iterdir()},
}
"""Files that stand where people look for them on disk, and where the site has them."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the search work from a folder with the worker of our own sites, in place of one from another host."""
    config.extra["polyfills"] = ["style/iframe-worker.js"]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put in what is made and what lies elsewhere, and every decision into the navigation."""
    sys.path.insert(0, str(ROOT))
    from docs.reference import pages

    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    for path, source in ELSEWHERE.items():
        files.append(File.generated(config, path, abs_src_path=str(source)))
    assert config.nav is not None  # noqa: S101 - it stands in docs/mkdocs.yml
    _section(config.nav, "Decisions").extend(
        sorted(path for path in ELSEWHERE if path.startswith("decisions/0"))
    )
    return files


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme leaves unsaid to a screen reader, as in the sites of courses."""
    return fix_page(output, "en")


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Mend the page for lost readers, too."""
    return fix_page(output_content, "en") if template_name.endswith(".html") else output_content


def _section(nav: list[Any], title: str) -> list[Any]:
    """Return the entries of a section of the navigation, however deep it stands."""
    sections = [
        (name, entries)
        for entry in nav
        if isinstance(entry, dict)
        for name, entries in entry.items()
    ]
    found = [entries for name, entries in sections if name == title]
    deeper = [_section(entries, title) for _, entries in sections if isinstance(entries, list)]
    return next((entries for entries in (*found, *deeper) if entries), [])
