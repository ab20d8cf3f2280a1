"""Which of two answers holds: how a question is read by the catalog alone, or by what confirmed questions taught as well.

What people taught is to help where the catalog has no word for what was asked. Where it has, and a question was read surely
by its words, only words that were left over there, or a question that measures the same in the same words, change that.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.ask.answer import Answer, Zone
from workbench.ask.memory.alignment import Learnt
from workbench.ask.memory.gaps import Meaning, Measures, SaysNothing
from workbench.ask.memory.learnt import said_in
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.words import split

#: How sure an answer must be that rests on mere likeness to what was confirmed, where by itself a question is declined.
_LIKELY = 0.55


def settled(
    plain: Answer, learnt: Answer, words: Sequence[Learnt], taught: Collection[str], vocabulary: Vocabulary
) -> Answer:
    """Return the answer that holds.

    Args:
        plain: by the catalog alone; `learnt` by what was confirmed as well.
        words: the words that were learnt.
        taught: the metrics that were confirmed for the same words.
        vocabulary: of the catalog alone.
    """
    if plain.query == learnt.query:
        return learnt
    if plain.zone is Zone.ABSTAIN and _leaves_out(learnt, words, vocabulary):
        return plain
    new = _new(plain, learnt, vocabulary)
    used = [word for word in words if word.means in new]
    if any(part.key in taught for part in new if isinstance(part, Measures)):
        return learnt
    if plain.zone is Zone.ABSTAIN:
        said = learnt.zone is Zone.ANSWER and bool(used)
        return learnt if said or any(word.sure for word in used) or learnt.confidence >= _LIKELY else plain
    over = {word for text in plain.unused for word in split(text)}
    if any(word.sure and (over & {*word.said} or not vocabulary.known & {*word.stems}) for word in used):
        return learnt
    return plain if plain.zone is Zone.ANSWER or learnt.zone is Zone.ABSTAIN else learnt


def _leaves_out(learnt: Answer, words: Sequence[Learnt], vocabulary: Vocabulary) -> bool:
    """Whether an answer has nothing in it of what a word was taught to mean."""
    said = said_in(learnt.query, vocabulary) if learnt.query else frozenset()
    heard = {word.stems for word in words if word.means in said}
    return any(word.sure and word.stems not in heard and not isinstance(word.means, SaysNothing) for word in words)


def _new(plain: Answer, learnt: Answer, vocabulary: Vocabulary) -> frozenset[Meaning]:
    """What an answer has in it that the other one has not."""
    if learnt.query is None:
        return frozenset()
    return said_in(learnt.query, vocabulary) - (said_in(plain.query, vocabulary) if plain.query else frozenset())
