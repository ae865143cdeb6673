"""Owns WeasyPrint: web pages come in; PDFs with forms, and what each took, come out.

It is run as one would who cares for speed: one process, fonts and styles read once, the first page
not counted.
"""

import logging
from pathlib import Path

from bench.engine import Printed
from bench.measure import spent
from bench.rendition import LINK, STYLES


def lacking() -> str | None:
    """Say why WeasyPrint cannot be run here."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        return "WeasyPrint is not installed (pip install 'lessonwright[bench]')"
    except OSError as error:  # so it says that Pango, which pip does not install, is not there
        return f"WeasyPrint finds no Pango ({str(error).splitlines()[0]})"
    return None


def print_pages(pages: list[Path]) -> Printed:
    """Print all pages but the first, which is for warming up."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    logging.disable(logging.WARNING)
    fonts = FontConfiguration()
    styles = [CSS(filename=pages[0].parent / STYLES, font_config=fonts)]

    def printed(page: Path) -> bytes:
        html = HTML(string=page.read_text(encoding="utf-8").replace(LINK, ""), base_url=str(page))
        pdf = html.write_pdf(
            stylesheets=styles, font_config=fonts, pdf_forms=True, pdf_variant="pdf/ua-1"
        )
        assert isinstance(pdf, bytes)  # noqa: S101 - no file is named
        return pdf

    printed(pages[0])
    pdfs, run = spent(lambda: [printed(page) for page in pages[1:]])
    return Printed(pdfs, run)
