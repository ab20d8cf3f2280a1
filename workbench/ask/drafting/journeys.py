"""Two values of one kind that no list joins: each has a role of its own, `picked up in Porto and returned in Faro`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from workbench.ask.answer import Reason
from workbench.ask.drafting.belonging import ValueChoice, fit
from workbench.ask.drafting.conditions import equals
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.uses import ValueUse
from workbench.ask.language.lexicon import DONE_AT
from workbench.ask.language.words import Word
from workbench.ask.terms.directions import goes
from workbench.ask.terms.known import Known
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query.expression import And, Or, Path

#: How far before a value its verb may end.
_ARTICLES = 3

#: What may stand between the values of one list.
_LIST = frozenset("and or nor , & + / vs versus than in at for by from of the both either".split())


#: Words for where something starts and where it ends, and what may stand between such a word and the value.
_STARTS = frozenset(
    "from out start starts started starting begin begins began beginning depart departs departing leave leaves leaving picked collected rented borrowed".split()
)
_ENDS = frozenset(
    "to into end ends ended ending finish finishes finished arrive arrives arriving land lands landing dropped returned delivered".split()
)
_SMALL = frozenset("the a an of in at up off by".split())
_JOINTS = frozenset({"and", "or", "nor", "/", "&"})

#: How far before a value two ways may be named.
_REACH = 7


def with_own_roles(
    uses: Sequence[ValueUse],
    choices: Sequence[ValueChoice],
    paths: Sequence[Known],
    words: Sequence[Word],
    dictionary: ValueDictionary,
) -> list[ValueChoice]:
    """Return the choices, with two that would be the same of one thing told apart by its roles, where it has several."""
    out = list(choices)
    for i, (one, other) in enumerate(pairwise(uses)):
        mine, its = out[i].known, out[i + 1].known
        if mine is None or mine != its or one.negated != other.negated or not _apart(words, one, other):
            continue
        first, second = (
            [known for known in _roles(mine, paths) if _holds(known, choice, dictionary)] for choice in out[i : i + 2]
        )
        best = max(_pairs(first, second), key=lambda pair: _fits(pair, one, other), default=None)
        if best:
            out[i], out[i + 1] = (_in_role(c, known) for c, known in zip(out[i : i + 2], best, strict=True))
    return out


def _apart(words: Sequence[Word], one: ValueUse, other: ValueUse) -> bool:
    """Whether two values stand in no list: something was done between them, or one is where from and one where to."""
    between = {word.plain for word in words[one.stop : other.start]}
    between -= {words[one.start - 1].plain} if one.start else set()  # `under Ann and under Ben`
    ways = bool(one.said) and bool(other.said) and one.said != other.said
    return ways or not between <= _LIST


def went(draft: Draft, grounding: Grounding, use: ValueUse, known: Known, vocabulary: Vocabulary) -> None:
    """Remember that something was done, or went, where the role of a value does not say so."""
    if not use.said or any((direction,) in way for direction in use.said for way in known.ways):
        return
    draft.astray += 1
    done = sorted(_done_before(grounding.words, use))
    if done and goes(path for paths in vocabulary.paths.values() for path in paths):
        names = " and ".join(metric.words.metric.key for metric in draft.metrics)
        draft.lose(done[0], f"{names} cannot be asked by '{grounding.said(done[0], use.start)}'.")


def _done_before(words: Sequence[Word], use: ValueUse) -> set[int]:
    """The words before a value that say what was done there: `picked up at`, `returned to the`."""
    for stop in range(use.start, max(0, use.start - _ARTICLES), -1):
        for pattern in (pattern for way in use.said for pattern in DONE_AT[way]):
            if tuple(word.plain for word in words[max(0, stop - len(pattern)) : stop]) == pattern:
                return set(range(stop - len(pattern), use.start))
    return set()


def _roles(known: Known, paths: Sequence[Known]) -> Iterator[Known]:
    """The paths to the same thing, each by another role of the same rows."""
    for path in paths:
        same = path.reached.target == known.reached.target and len(path.parts) == len(known.parts)
        if same and path.reached.links and path.reached.links[1:] == known.reached.links[1:]:
            yield path


def _holds(known: Known, choice: ValueChoice, dictionary: ValueDictionary) -> bool:
    return all(dictionary.has(known, value) for value in choice.values)


def _pairs(first: Sequence[Known], second: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    every = tuple(dict.fromkeys((*first, *second)))
    yield from ((a, b) for a, b in permutations(every, 2) if a in first and b in second)


def _fits(pair: tuple[Known, Known], one: ValueUse, other: ValueUse) -> float:
    return sum(fit(1.0, known.label, known, use) for known, use in zip(pair, (one, other), strict=True))


def _in_role(choice: ValueChoice, known: Known) -> ValueChoice:
    same = choice.known is not None and choice.role != choice.known.parts
    role = tuple(link.name for link in known.reached.links) if same else known.parts
    return replace(choice, known=known, role=role)


def to_and_from(draft: Draft, grounding: Grounding, use: ValueUse, choice: ValueChoice, paths: Sequence[Known]) -> bool:
    """Keep rows by both roles of a thing where a value is said of both: `to or from Nice`, `neither from nor to the port`."""
    words, found = grounding.words, _both(grounding.words, use.start)
    if found is None or choice.known is None:
        return False
    other = next((k for k in _roles(choice.known, paths) if k.parts != choice.known.parts), None)
    if other is None or not all(_directed(k) for k in (choice.known, other)):
        return False
    start, every = found
    before = {word.plain for word in words[max(0, start - 1) : use.start]}
    denied = bool({"neither", "nor"} & before) or use.negated
    each = [equals([(Path(known.parts), choice.values)], negated=denied) for known in (choice.known, other)]
    draft.where.append(And(tuple(each)) if denied or every else Or(tuple(each)))
    names = " and " if denied or every else " or "
    means = f"{names.join('.'.join(k.parts) for k in (choice.known, other))} {'is not' if denied else '='} {' or '.join(choice.values)}"
    begin = start - (start > 0 and words[start - 1].plain in {"neither", "either", "both"})
    draft.note(grounding, (begin, use.stop), Reason("", "value", means, choice.known.doc.description))
    return True


def _directed(known: Known) -> bool:
    """Whether a role is where something comes from, or where it goes."""
    return any((way,) in names for way in ("from", "to") for names in known.ways)


def _both(words: Sequence[Word], at: int) -> tuple[int, bool] | None:
    """Where two ways begin that are named before a value, and whether both are meant at once: `start and end at`."""
    ways = [i for i in range(max(0, at - _REACH), at) if words[i].plain in _STARTS | _ENDS]
    for one, other in pairwise(ways):
        apart = (words[one].plain in _STARTS) != (words[other].plain in _STARTS)
        between = [word.plain for word in words[one + 1 : other] if word.plain not in _SMALL]
        near = all(word.plain in _SMALL for word in words[other + 1 : at])
        if apart and near and len(between) == 1 and between[0] in _JOINTS:
            verbs = words[one].plain not in {"from", "to", "out", "into"}
            both = one > 0 and words[one - 1].plain == "both"
            return one, between[0] in {"and", "&"} and (verbs or both)
    return None
