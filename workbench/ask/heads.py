"""What a question counts: the noun behind `how many`, or the rows that it begins with."""

from __future__ import annotations

from workbench.ask.ground import Grounding
from workbench.ask.known import MetricWords
from workbench.ask.lexicon import FILLERS, LINKING, NEUTRAL, PEOPLE
from workbench.ask.vocabulary import Vocabulary
from workbench.ask.words import Kind, Word

#: What stands before it.
HEADS = frozenset(
    {
        ("how", "many"),
        ("number", "of"),
        ("count", "of"),
        ("numbers", "of"),
        ("no", "of"),
        ("total", "number"),
        ("how", "much"),
    }
)


def head_of(grounding: Grounding, vocabulary: Vocabulary) -> Word | None:
    """Return what is counted: the noun after `how many` or `number of`, or rows that the question begins with."""
    words = grounding.words
    values = {i for use in grounding.values for i in range(use.start, use.stop)}
    for i in range(2, len(words)):
        if (words[i - 2].plain, words[i - 1].plain) in HEADS - {("how", "much")}:
            ahead = (w for k, w in enumerate(words[i : i + 3], i) if k not in values)
            return next((w for w in ahead if w.kind is Kind.WORD and w.plain not in FILLERS | NEUTRAL | PEOPLE), None)
    first = next((i for i, w in enumerate(words) if w.plain not in FILLERS and w.kind is Kind.WORD), None)
    asked = first is not None and first > 0 and words[first - 1].plain in {"which", "what", "whose"}
    after = (
        first is not None
        and not asked
        and first + 1 < len(words)
        and words[first + 1].plain in (FILLERS | LINKING) - {"per", "each", "by"}
        and words[first + 1].stem not in vocabulary.heads
    )
    return words[first] if first is not None and after and words[first].stem in vocabulary.rows else None


def counts(words: MetricWords, head: Word, vocabulary: Vocabulary) -> bool:
    """Return whether a metric counts what a question counts."""
    return any(vocabulary.alike(head.stem, stem) for stem in words.counted)
