"""Words of a question that are cut short, `accts`, `appt`, as the words of the catalog that they stand for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from workbench.ask.language.measures import measure
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.english import english
from workbench.search.shorthand import SHORT

#: How long what people cut words to is at most.
_LONGEST = 4


def written_out(words: Sequence[Word], vocabulary: Vocabulary, known: Collection[str]) -> tuple[Word, ...]:
    """Return the words with short ones written out, where the catalog does not know them and knows what they stand for.

    Args:
        known: words of the catalog.
    """
    return tuple(_whole(word, vocabulary, known) for word in words)


def _whole(word: Word, vocabulary: Vocabulary, known: Collection[str]) -> Word:
    """A word written out; as it is where it is a word of the catalog or of English itself."""
    several = word.plain not in SHORT and word.plain.endswith("s")
    short = word.plain.removesuffix("s") if several else word.plain
    told = word.plain in known or word.stem in known or word.plain in english() or measure(short)
    if word.kind is not Kind.WORD or len(short) > _LONGEST or told:
        return word
    long = (text for text in SHORT.get(short, ()) if " " not in text)
    found = next((text for text in long if vocabulary.stem(text) in known), None)
    return replace(word, plain=f"{found}{'s' * several}", stem=vocabulary.stem(found)) if found else word
