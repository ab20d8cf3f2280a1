"""Why a document was found, in words: few, because they stand in a line beside the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.search.documents import FIELDS, Document
from workbench.search.lexical import Term
from workbench.search.words import Stemmer, split

#: Longer texts are not quoted whole; the words found in them are, the first few.
_QUOTED, _NAMED = 28, 3


def why(document: Document, terms: Sequence[Term], alike: str | None, stem: Stemmer) -> str:
    """Say what matched: the field that holds most of the query's words, corrections, and likeness of meaning.

    Args:
        alike: what the passage is that is like the query in meaning, such as `its title`; None when none is.
    """
    if not terms and alike is None:
        return ""  # browsing: a whole catalog is listed, and nothing was looked for
    parts = [*_field(document, terms, stem), *_corrections(document, terms, stem)]
    if alike:
        parts.append("meaning" if parts else f"meaning, like {alike}")
    return "; ".join(parts)


def _field(document: Document, terms: Sequence[Term], stem: Stemmer) -> Iterator[str]:
    """Yield what the best field matches; the earlier of two equally good fields is named."""
    best: tuple[int, str] = (0, "")
    for field in FIELDS:
        for text in field.texts(document):
            words = _found(text, terms, stem)
            if len(words) > best[0]:
                best = (len(words), _sentence(field.label, text, words))
    if best[0]:
        yield best[1]


def _found(text: str, terms: Sequence[Term], stem: Stemmer) -> list[str]:
    """Return one word of `text` for each term that it contains."""
    words = {stem(word): word for word in reversed(split(text))}
    hits = (next((words[s] for s, _ in term.stems if s in words), None) for term in terms)
    return list(dict.fromkeys(word for word in hits if word))


def _sentence(label: str, text: str, words: Sequence[str]) -> str:
    if len(text) <= _QUOTED:
        return f"{label} '{text}'"
    return f"{label}: {', '.join(repr(word) for word in words[:_NAMED])}"


def _corrections(document: Document, terms: Sequence[Term], stem: Stemmer) -> Iterator[str]:
    for term in terms:
        if term.corrected and any(_found(text, (term,), stem) for field in FIELDS for text in field.texts(document)):
            yield f"'{term.word}' read as '{term.corrected}'"
