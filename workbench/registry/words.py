"""Texts that every database can keep."""

from __future__ import annotations

from workbench.registry.faults import fault

#: More than anyone types; a registry is no place for documents.
LONGEST = 100_000


def storable(what: str, words: str) -> str:
    """Return `words`; a text with a null character or half a surrogate pair, or an overlong one, is refused."""
    if len(words) > LONGEST:
        message = f"The {what} has {len(words):,} characters; at most {LONGEST:,} can be kept."
        raise fault("registry-text", message, "Shorten it.")
    for position, character in enumerate(words, start=1):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            message = f"The {what} has a character that cannot be kept (number {position}, {character!a})."
            raise fault("registry-text", message, "Remove it.")
    return words


def storable_or_none(what: str, words: str | None) -> str | None:
    """Return `words` as `storable` does; None stays None."""
    return None if words is None else storable(what, words)
