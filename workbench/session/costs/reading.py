"""A question about cost taken apart: its names, its times, and which wording it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.ask.language.lexicon import ENGLISH
from workbench.ask.language.words import Kind, Word, words_of
from workbench.session.costs import months, wordings
from workbench.session.costs.explanation import Explanation
from workbench.session.costs.mentions import Mention, Names, Sort
from workbench.session.costs.wordings import Act


@dataclass(frozen=True, slots=True)
class Read:
    """A question taken apart.

    Attributes:
        form: its words, names and times taken out: `why do we pay for ASSET WHEN`.
        unknown: words that neither names, times, the wordings nor ordinary English explain.
        act: what it asks for; None where it is another question.
        asks: the words that say so.
    """

    question: str
    words: tuple[Word, ...]
    form: str
    mentions: tuple[Mention, ...]
    said: months.Said
    unknown: tuple[Word, ...]
    act: Act | None = None
    asks: str = ""

    def of(self, *sorts: Sort) -> tuple[Mention, ...]:
        """Return the names that may stand for something of some sorts."""
        return tuple(mention for mention in self.mentions if mention.of(*sorts))

    @property
    def owns(self) -> bool:
        """Whether what is called as an owner must be something else: `who owns search`."""
        return bool(re.search(r"\b(?:own|owns|owned|whose) OWNER$", self.form))

    def text(self, start: int, stop: int) -> str:
        """Return words as they were written; with blanks between where the places of words have moved."""
        first, last = self.words[start], self.words[stop - 1]
        written = self.question[first.start : last.end]
        same = written.startswith(first.text) and written.endswith(last.text)
        return written if same else " ".join(word.text for word in self.words[start:stop])


def read(question: str, names: Names, today: date) -> Read:
    """Return a question taken apart, before it is known what it asks for."""
    words = words_of(question, names.stem)
    mentions = names.mentions(question, words)
    taken = frozenset(i for mention in mentions for i in range(mention.start, mention.stop))
    said = months.said(words, names.named, today, taken)
    timed = {i for span in said.spans for i in range(span.start, span.stop)}
    codes = {code.casefold() for code in names.named.currencies}
    known = ENGLISH | wordings.SPOKEN | codes
    rest = (word for i, word in enumerate(words) if i not in taken | timed and word.kind is not Kind.MARK)
    return Read(
        question, words, _form(words, mentions, said), mentions, said, tuple(w for w in rest if w.plain not in known)
    )


def _form(words: Sequence[Word], mentions: Sequence[Mention], said: months.Said) -> str:
    """The words with what stands for each name and time in its place."""
    placed = {mention.start: (mention.stop, _placeholder(mention)) for mention in mentions}
    placed |= {span.start: (span.stop, "WHEN") for span in said.spans}
    out, at = [], 0
    while at < len(words):
        stop, text = placed.get(at, (at + 1, words[at].plain))
        out += [text] if words[at].kind is not Kind.MARK or at in placed else []
        at = stop
    return " ".join(out)


def _placeholder(mention: Mention) -> str:
    """What a name is read as; a resource before an owner, since owners are called by ordinary words."""
    sorts = {target.sort for target in mention.targets}
    return next(sort.upper() for sort in ("owner", "asset", "platform") if sort in sorts)


def asked(found: Read, before: Explanation | None, known: Callable[[Word], bool]) -> tuple[Act, str] | None:
    """Return what a question asks for, and in which words; None where it asks for a number, a list or a definition.

    Args:
        before: the explanation that it may go on from.
        known: whether a word is one of the catalog's own, so that a metric may be meant.
    """
    if any(re.search(pattern, found.form) for pattern in wordings.NUMBERS):
        return None
    fits = [(act, match) for act, pattern in wordings.WORDINGS if (match := re.search(pattern, found.form))]
    moved = any(act is Act.WHY for act, _ in fits)
    for act, _ in fits:
        if act is Act.EXPLAIN and moved:
            continue  # the change of what the allocation does not know, such as a platform's whole cost
        if _about_cost(act, found, before, known):
            return act, min((match for other, match in fits if other is act), key=lambda match: match.start()).group()
    if before is not None and not fits and not found.unknown and (found.mentions or found.said.spans):
        return before.act, ""
    return None


def points_at_nothing(found: Read) -> bool:
    """Whether a question is for an explanation of `this` alone."""
    if found.mentions or found.said.spans or found.unknown or not wordings.POINTS.search(found.form):
        return False
    return " " in found.form and any(re.search(pattern, found.form) for _, pattern in wordings.WORDINGS)


def _about_cost(act: Act, found: Read, before: Explanation | None, known: Callable[[Word], bool]) -> bool:
    """Whether a wording is about a cost or a resource here, and about nothing that only a metric says."""
    meant = any(map(known, found.unknown))
    if act is Act.WHOSE:
        strange = bool(found.unknown) and not meant and not found.of("owner")
        return bool(found.of("asset", "platform")) or before is not None or strange or found.owns
    if meant or wordings.OTHER_COSTS.search(found.form):
        return False
    costs = any(word.plain in wordings.COST for word in found.words)
    owned = bool(found.of("owner")) or before is not None
    if found.of("asset") and not found.of("owner"):
        return act is Act.EXPLAIN and costs
    if act is Act.WHY:
        return owned or (costs and not found.of("platform"))
    whole = wordings.EVERYBODY.search(found.form) or found.said.stretches or found.of("platform") or found.unknown
    return owned or (costs and bool(whole))
