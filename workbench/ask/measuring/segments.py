"""The parts of a question that a list of metrics would have: what joins them, and what is set against what."""

from __future__ import annotations

from itertools import pairwise

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import BREAKS
from workbench.ask.language.words import telling

#: What stands between the parts of a list in two words.
_BREAKS = frozenset({("next", "to")})


def segments(grounding: Grounding) -> tuple[tuple[int, ...], ...]:
    """Return the words that are left, divided where a list of metrics would be."""
    out: list[list[int]] = [[]]
    left, plain = set(grounding.left), [word.plain for word in grounding.words]
    pairs = {i for i, pair in enumerate(pairwise(plain)) if pair in _BREAKS}
    for i, word in enumerate(plain):
        if word in BREAKS or i in pairs or (word == "against" and _again(grounding, i)):
            out.append([])
        elif i in left and i - 1 not in pairs:
            out[-1].append(i)
    return tuple(tuple(part) for part in out if part)


def _again(grounding: Grounding, i: int) -> bool:
    """Whether a noun stands on both sides of a word, so that two numbers of it are set beside each other: `crates ordered against crates sent`."""
    words, left = grounding.words, set(grounding.left)
    before, behind = (
        {words[k].stem for k in left if k in side and telling(words[k]) == 1.0}
        for side in (range(i), range(i + 1, len(words)))
    )
    return not before.isdisjoint(behind)
