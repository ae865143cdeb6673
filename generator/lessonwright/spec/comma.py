"""Owns texts that a comma cuts off between brackets or braces: what follows from it comes in, the cause goes out."""

from lessonwright.spec.mistake import Mistake, Said
from lessonwright.spec.wording import in_quotes, quoted

_OPENS = "[{"


def behind_comma(mistake: Mistake) -> Said | None:
    """Return what to say of a name or an item that is the rest of a text before it, up to a comma."""
    if mistake.file.places.opens_with(mistake.path[:-1]) not in tuple(_OPENS):
        return None
    rest = mistake.last if isinstance(mistake.parent, dict) else mistake.input
    is_text = isinstance(rest, str) and (isinstance(mistake.parent, list) or mistake.input is None)
    before = _before(mistake) if is_text else None
    if not before:
        return None
    name, text = before
    message = f"{quoted(rest)} is read as a part of its own, since a comma ends the text before it"
    whole = in_quotes(f"{text}, {rest}")
    mend = f"put the whole text in quotes: `{name}: {whole}`"
    return Said("comma-in-text", message, mend, at_key=isinstance(mistake.parent, dict))


def _before(mistake: Mistake) -> tuple[str, str] | None:
    """Return the name and the text that stand before a part on its line, if a comma alone is between them."""
    parent, last = mistake.parent, mistake.path[-1]
    if isinstance(parent, dict):
        names = [*parent]
        at = names.index(str(last)) - 1
        found = (names[at], parent[names[at]]) if at >= 0 else None
    else:
        item = parent[last - 1] if isinstance(last, int) and last else None
        found = [*item.items()][-1] if isinstance(item, dict) and item else None
    return found if found and isinstance(found[1], str) else None
