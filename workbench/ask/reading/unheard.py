"""What a question asks for and nothing in the catalog stands for: `per director`, `those under warranty`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import PEOPLE, STATES
from workbench.ask.language.words import Word, telling
from workbench.ask.measuring.loose import Loose
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.nested import nested
from workbench.ask.measuring.shares import cue
from workbench.ask.measuring.unsaid import strange_doer
from workbench.ask.terms.vocabulary import Vocabulary

#: What stands before what divides by holding or not: `split by whether there is a battery`.
_WHETHER = frozenset({"whether", "if"})

#: Behind these people are told apart.
_WHICH = frozenset("who that from in under over aged with without living".split())


def unheard(
    grounding: Grounding, metrics: tuple[Scored, ...], loose: Sequence[Loose], draft: Draft, vocabulary: Vocabulary
) -> Iterator[str]:
    """Yield what was asked for that nothing stands for: to divide `per director`, the part of customers who had ten calls."""
    said = draft.heard
    told = {stem for metric in metrics for stem in metric.words.words}
    for i in range(1, len(grounding.words)):
        if (
            i not in said
            and grounding.words[i].stem not in told
            and (grounding.words[i - 1].plain, grounding.words[i].plain) in STATES
        ):
            yield f"Nothing in the catalog stands for '{grounding.said(i - 1, i + 1)}'."
    for group in loose:
        free = [i for i in range(group.start + 1, group.stop) if i not in said]
        free = [i for i in free if grounding.words[i].stem not in told or strange_doer(grounding.words[i], vocabulary)]
        free = [i for i in free if not _people_told(grounding.words, i, said)]
        words = [i for i in free if telling(grounding.words[i]) > 0 and grounding.words[i].plain not in _WHETHER]
        if words:
            phrase = grounding.said(group.start + 1, group.stop)
            if group.near:
                yield f"{_called(metrics)} cannot be asked by '{phrase}'."
            else:
                yield f"Nothing in the catalog stands for '{phrase}', to divide by."
    if (asked := cue(grounding.words)) and (part := nested(grounding, vocabulary, of=asked)):
        yield f"No metric says which part of '{grounding.said(part.start, part.stop)}' has so many."


def _people_told(words: Sequence[Word], i: int, said: Collection[int]) -> bool:
    """Whether people are only said to have done something, and which of them: `sold to people who live in York`, `by people under 30`."""
    people = words[i].plain in PEOPLE and i + 1 < len(words)
    return people and (i + 1 in said or words[i + 1].plain in _WHICH)


def _called(metrics: Sequence[Scored]) -> str:
    return " and ".join(metric.words.metric.key for metric in metrics)
