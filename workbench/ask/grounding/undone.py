"""What nobody did, or was not done: `claims nobody handles`, `visits never rated`, of rows with a handler and a rating."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.language.lexicon import FILLERS, NEUTRAL
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.known import ALIKE, Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType

#: Who did it where nobody did, and what may stand between that and the verb.
_NOBODY = (("nobody",), ("noone",), ("no", "one"))
_HELPS = frozenset("is was has had have been be are ever were yet".split())

#: Behind `not reviewed by`, that nobody did.
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody"})

#: What says that it was not done, before the verb.
_NOT = frozenset({"not", "never"})

#: What those are called who do something.
_DOERS = ("er", "r", "or", "ee", "ian")

#: How verbs end.
_FORMS = ("ing", "ed", "es", "s", "")

#: How a description says of those in a role what they did: `Who was sent`, `Who wrote it down`.
_WHO_DID = re.compile(r"who(?:ever)?\s+(?:(?:is|was|has|had|have|been|will|be)\s+)*([a-z]+)(?=\W|$)", re.IGNORECASE)

#: How directly such words name what they mean, beside a name.
_SAID = 0.9


@dataclass(frozen=True, slots=True)
class Undone:
    """The roles, days and figures that rows have where something was done."""

    vocabulary: Vocabulary
    told_by: dict[str, tuple[Known, ...]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Known]] = {}
        for known in (known for paths in self.vocabulary.paths.values() for known in paths if known.label):
            verb = _did(known.reached.links[-1].doc.description) if known.reached.links else ""
            found.setdefault(self.vocabulary.stem(verb), []).append(known) if verb else None
        object.__setattr__(self, "told_by", {verb: tuple(paths) for verb, paths in found.items()})

    def uses(self, words: Sequence[Word], taken: Collection[int]) -> Iterator[DimensionUse]:
        """Return what says that something was not done, by words that nothing else stands for."""
        for i, word in enumerate(words):
            if i in taken or word.kind is not Kind.WORD:
                continue
            by_nobody, at = _begins(words, i)
            if at is None:
                continue
            figures = (DimensionType.NUMBER,) if not by_nobody else (DimensionType.NUMBER, DimensionType.TIME)
            options = [*self._roles(word.plain, by_nobody=by_nobody), *self._figures(word, figures)]
            if options:
                stop = i + 1 + 2 * _by_anybody(words, i) + (plain_at(words, i + 1) in {"them", "it", "him", "her"})
                who = _who(words, at)
                found = tuple((known, _SAID) for known in options)
                yield DimensionUse(i if who is None else who, stop, found, at, unknown=True, hinted=who is not None)

    def _roles(self, verb: str, *, by_nobody: bool) -> Iterator[Known]:
        """Those who would have done it."""
        bases = {verb.removesuffix(form) for form in _FORMS if by_nobody and verb.endswith(form)}
        yield from self.told_by.get(self.vocabulary.stem(verb), ()) if by_nobody else ()
        names = {base + end for base in bases if len(base) > 1 for end in _DOERS} & self.vocabulary.things
        for name in sorted(names):
            yield from (k for k, much in self.vocabulary.phrases.get((self.vocabulary.stem(name),), ()) if k.label)

    def _figures(self, word: Word, kinds: Collection[DimensionType]) -> Iterator[Known]:
        """The figure or the day of rows themselves that they would have then."""
        named = self.vocabulary.phrases.get((word.stem,), ())
        yield from (k for k, much in named if much > ALIKE and k.type in kinds and not k.reached.links)


#: What is left out with all that is listed behind it.
_WITHOUT = frozenset(
    "without leaving leave excluding exclude excl except ignoring ignore omitting no neither minus".split()
)


def denied_together(words: Sequence[Word], uses: Sequence[DimensionUse]) -> Iterator[DimensionUse]:
    """Yield what holds or does not, all of a list denied where its first is: `leaving out breakdowns and guarantee work`."""
    denied: list[DimensionUse] = []
    for use in sorted(uses, key=lambda one: one.start):
        last = next((one for one in reversed(denied) if one.stop < use.start), None)
        joint = {word.plain for word in words[last.stop : use.start]} if last else set()
        listed = use.holds is True and bool(joint) and joint <= {"and", "or", "nor", ",", "any"}
        first = use.holds is False and words[use.marked].plain in _WITHOUT
        denied += [use] if listed or first else []
    yield from (replace(use, holds=False, adjective=False) if use.holds and use in denied else use for use in uses)


def only_done_by(words: Sequence[Word], uses: Sequence[DimensionUse]) -> Iterator[DimensionUse]:
    """Yield what was named, a verb before what holds or does not no such thing itself: `repairs covered by warranty` are in no covered hall."""
    truths = {use.start for use in uses if use.holds is not None}
    for use in uses:
        behind = use.stop + 1 + (plain_at(words, use.stop + 1) in {"a", "an", "the", "our"})
        verb = words[use.stop - 1].plain
        did = {"did", "do", "does"} & {word.plain for word in words[: use.start]} and not verb.endswith(
            ("ed", "ing", "s")
        )
        by = plain_at(words, use.stop) in {"by", "under", "on"} and (verb.endswith("ed") or did)
        yield replace(use, holds=None, adjective=False) if by and use.holds is not None and behind in truths else use


def _who(words: Sequence[Word], at: int) -> int | None:
    """Where those begin who did not do it: `jobs the customer never rated`, whoever else is called a customer."""
    at -= plain_at(words, at - 1) in {"did", "do", "does", *_HELPS}
    return at - 2 if at > 1 and plain_at(words, at - 2) in {"the", "a", "our"} else None


def _begins(words: Sequence[Word], i: int) -> tuple[bool, int | None]:
    """Whether nobody does what a verb says, and where it begins that it is not done; None where it is."""
    at = i
    while at > 0 and words[at - 1].plain in _HELPS:
        at -= 1
    before = tuple(word.plain for word in words[max(0, at - 2) : at])
    who = next((one for one in _NOBODY if before[-len(one) :] == one), None)
    if who:
        return True, at - len(who)
    if at > 1 and words[at - 1].plain in _ANYBODY:  # `never had anyone sent`
        begin = at - 1
        while begin > 0 and words[begin - 1].plain in _HELPS:
            begin -= 1
        denied = begin > 0 and words[begin - 1].plain in _NOT
        return denied, begin - 1 if denied else None
    if not at or words[at - 1].plain not in _NOT:
        return False, None
    never = words[at - 1].plain == "never" and words[i].plain.endswith("ed")
    return never or _by_anybody(words, i), at - 1


def _did(description: str) -> str:
    """What those did who have a role, as its description says; nothing where it says no more than that they are it.

    >>> _did("Who was sent."), _did("The branch that lent it.")
    ('sent', '')
    """
    said = _WHO_DID.match(description)
    verb = said[1].casefold() if said else ""
    return "" if verb in FILLERS | NEUTRAL else verb


def _by_anybody(words: Sequence[Word], i: int) -> bool:
    """Whether it stands behind what was not done that nobody did: `not reviewed by anyone`."""
    return plain_at(words, i + 1) == "by" and plain_at(words, i + 2) in _ANYBODY
