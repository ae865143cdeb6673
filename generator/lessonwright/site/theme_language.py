"""Owns which of Material's languages a site speaks: a course's language comes in, Material's name for one goes out."""

from importlib.resources import files

_FALLBACK = "en"


def theme_language(language: str) -> str:
    """Return what Material has for a language tag (BCP 47): the tag itself, its base language, or else English."""
    languages = files("material") / "templates" / "partials" / "languages"
    known = {
        file.name.removesuffix(".html").casefold(): file.name.removesuffix(".html") for file in languages.iterdir()
    }
    base = language.partition("-")[0]
    return known.get(language.casefold()) or known.get(base.casefold()) or _FALLBACK
