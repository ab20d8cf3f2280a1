"""How sure an answer is, and what to do with it: answer, offer a choice, or abstain."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ask.answer import Zone
from workbench.ask.ranker import Ranker


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a reading.

    Attributes:
        fit: how well its metrics fit the words, about 0 to 2.
        named: how much of a metric's own name was said, 0 to 1.
        meaning: likeness of meaning, 0 to 1.
        covered: the share of the telling words that are explained.
        margin: how far the metric is ahead of the next.
        alien: how many telling words nothing explains.
        lost: how many mentions the metrics cannot be asked by.
        doubts: how many choices were made among equals.
        names: how many proper names nothing explains.
        misshapen: whether a part of a whole was asked for, or how great something is, and this is none.
        uncounted: whether something was counted that this does not count.
        idle: whether an order was asked for that nothing can be put in.
        omitted: whether another metric was named beside it.
        blank: whether no word says what is measured.
        odd: how many parts of the result hardly anybody asks for.
        supposed: how far what rows are kept by was only supposed at.
        passed: how many telling words became no part of it, though they are known.
        turned: how many small words became no part of it that change what is asked.
        clauses: whether a clause or a second part was begun that became no part of it.
        unmet: how many wants it does not meet: a number, an order, a change.
        unplaced: how many dimensions were named that became no part of it.
        mismatched: how far it is another kind of number than is asked for.
        foreign: how many strangers say whose or which number is asked for.
        dated: whether it is of a time, or sets times beside each other.
        ahead: how far it stands ahead of the next reading that can be asked, -1 to 1.
        unused: how many telling words became neither part of the query nor name its metrics, up to 4.
        length: how many words were said, in tens.
        telling: how many of them tell something, in tens.
        numbers: how many numbers were said.
        dimensions: how many dimensions were named.
        conditions: how many conditions keep rows.
        steps: how many links away lies what it is divided by.
        ordered: whether an order was asked for.
        cut: whether only the first of that order are kept.
        rival: how near another reading by the same metrics comes, 0 to 1.
    """

    fit: float
    named: float
    meaning: float
    covered: float
    margin: float
    alien: float
    lost: float
    doubts: float
    names: float = 0.0
    misshapen: float = 0.0
    uncounted: float = 0.0
    idle: float = 0.0
    omitted: float = 0.0
    blank: float = 0.0
    odd: float = 0.0
    supposed: float = 0.0
    passed: float = 0.0
    turned: float = 0.0
    clauses: float = 0.0
    unmet: float = 0.0
    unplaced: float = 0.0
    mismatched: float = 0.0
    foreign: float = 0.0
    dated: float = 0.0
    ahead: float = 0.0
    unused: float = 0.0
    length: float = 0.0
    telling: float = 0.0
    numbers: float = 0.0
    dimensions: float = 0.0
    conditions: float = 0.0
    steps: float = 0.0
    ordered: float = 0.0
    cut: float = 0.0
    rival: float = 0.0


#: From this likeness on a metric is meant though no word says it.
_MEANT = 0.5


def zone_of(chance: float, evidence: Evidence, ranker: Ranker, *, close: bool = False) -> Zone:
    """Return what to do with a reading of that confidence.

    Args:
        close: whether another reading fits as well, so that its user should choose.
    """
    hopeless = any((evidence.lost, evidence.names, evidence.misshapen, evidence.idle))
    if hopeless or _says_nothing(evidence) or chance < ranker.offered:
        return Zone.ABSTAIN
    return Zone.ANSWER if chance >= ranker.answered and not close and not evidence.blank else Zone.CHOOSE


def _says_nothing(evidence: Evidence) -> bool:
    """Whether no word says anything, `thanks`, and nothing is meant by all of them together either."""
    said = (
        evidence.named,
        evidence.telling,
        evidence.covered,
        evidence.dimensions,
        evidence.conditions,
        evidence.steps,
    )
    return evidence.meaning < _MEANT and not any(said)
