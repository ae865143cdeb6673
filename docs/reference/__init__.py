"""Owns the reference: the code of Lessonwright goes in, Markdown pages come out, so that the two cannot differ.

`pages()` is a pure function; `docs/hook.py` hands what it returns to MkDocs.
"""

from docs.reference import commands, messages, parts, reported, rules


def pages() -> dict[str, str]:
    """Return every page of the reference: its path in the documentation, and its Markdown."""
    return {
        **parts.pages(),
        "reference/rules.md": rules.page(),
        "reference/messages.md": messages.page(),
        "reference/commands.md": commands.page(),
        "reference/reported.md": reported.page(),
    }
