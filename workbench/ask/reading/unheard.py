"""What a question asks for and nothing in the catalog stands for: `per director`, `those under warranty`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import PEOPLE, STATES
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Word, telling
from workbench.ask.measuring.loose import Loose
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.nested import nested
from workbench.ask.measuring.shares import cue
from workbench.ask.measuring.unsaid import strange_doer
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.words import split

#: Behind `out of`, that something cannot be had or used.
_OUT = frozenset("order stock use service action commission print".split())

#: What stands before what divides by holding or not: `split by whether there is a battery`.
_WHETHER = frozenset({"whether", "if"})

#: Behind these people are told apart.
_WHICH = frozenset("who that from in under over aged with without living".split())


def unheard(
    grounding: Grounding, metrics: tuple[Scored, ...], loose: Sequence[Loose], draft: Draft, vocabulary: Vocabulary
) -> Iterator[str]:
    """Yield what was asked for that nothing stands for: to divide `per director`, things `in stock`, the part of customers who had ten calls."""
    said, words = draft.heard, grounding.words
    told = {stem for metric in metrics for stem in metric.words.words}
    for start, stop in _states(words):
        if not (said - draft.accounted) & set(range(start, stop)) and not _tells(
            words[start:stop], metrics, vocabulary
        ):
            yield f"Nothing in the catalog stands for '{grounding.said(start, stop)}'."
    for group in loose:
        free = [i for i in range(group.start + 1, group.stop) if i not in said]
        free = [i for i in free if words[i].stem not in told or strange_doer(words[i], vocabulary)]
        free = [i for i in free if not _people_told(words, i, said)]
        if any(telling(words[i]) > 0 and words[i].plain not in _WHETHER for i in free):
            phrase = grounding.said(group.start + 1, group.stop)
            if group.near:
                yield f"{' and '.join(metric.words.metric.key for metric in metrics)} cannot be asked by '{phrase}'."
            else:
                yield f"Nothing in the catalog stands for '{phrase}', to divide by."
    if (asked := cue(words)) and (part := nested(grounding, vocabulary, of=asked)):
        yield f"No metric says which part of '{grounding.said(part.start, part.stop)}' has so many."


def _states(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where words stand that say what state something is in: `in stock`, `out of order`."""
    for i in range(1, len(words)):
        if (words[i - 1].plain, words[i].plain) in STATES:
            yield i - 1, i + 1
        if words[i].plain in _OUT and (plain_at(words, i - 2), words[i - 1].plain) == ("out", "of"):
            yield i - 2, i + 1


def _tells(state: Sequence[Word], metrics: Sequence[Scored], vocabulary: Vocabulary) -> bool:
    """Whether a metric is told by a state as it stands, or its rows are: `lines we stock` may be out of stock."""
    homes = (vocabulary.catalog.datasets[key] for metric in metrics for key in metric.words.datasets)
    docs = [(home.name, home.doc) for home in homes]
    docs += [(metric.words.metric.name, metric.words.metric.doc) for metric in metrics]
    texts = (
        " ".join(split(text.casefold()))
        for name, doc in docs
        for text in (name, doc.title, doc.description, *doc.synonyms)
    )
    phrase = " ".join(word.plain for word in state)
    return any(f" {phrase} " in f" {text} " for text in texts)


def _people_told(words: Sequence[Word], i: int, said: Collection[int]) -> bool:
    """Whether people are only said to have done something, and which of them: `sold to people who live in York`, `by people under 30`."""
    people = words[i].plain in PEOPLE and i + 1 < len(words)
    return people and (i + 1 in said or words[i + 1].plain in _WHICH)
