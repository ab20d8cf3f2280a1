"""Values that are rather part of a rate: `success rate`, and no customer success; `% no access`, where the catalog has that rate."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ask.language.lexicon import SHAPES
from workbench.ask.language.words import Word
from workbench.ask.terms.lookalikes import OWN_WORD
from workbench.ask.terms.values import ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary

#: Before these a part of a value's name is part of another.
_RATES = frozenset("rate rates ratio ratios percentage share based".split())


def of_rate(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """Return whether a value is rather part of a rate: by the word behind it, or as a metric is the part of rows that have it."""
    behind = words[span.stop] if span.stop < len(words) else None
    small = all(word.text.islower() for word in words[span.start : span.stop]) or span.start == 0
    if behind is not None and behind.plain in _RATES and small and span.matches[0].score < OWN_WORD:
        return True
    asks = any(SHAPES.get(word.plain) == "share" or word.plain == "%" for word in words)
    of_rows = behind is not None and behind.stem in vocabulary.rows  # each product's part of all rejected claims
    return asks and small and not of_rows and span.matches[0].value.casefold() in vocabulary.rated
