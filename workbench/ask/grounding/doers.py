"""Who does what a verb says, where that is asked and not named: `who bakes most`, of bakers; `sales by who runs the shop`, of its manager."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workbench.ask.language.lexicon import FILLERS
from workbench.ask.language.words import Kind, Word

#: Those who are called otherwise than after what they do, by the verb in all its forms.
_CALLED = {
    verb: tuple(names.split())
    for line in """run runs ran lead leads led head heads headed : manager head lead leader supervisor
sell sells sold : seller rep salesperson salesman agent cashier
sign signs signed : rep seller
teach teaches taught : teacher instructor tutor lecturer trainer
write writes wrote written : author writer
drive drives drove driven : driver
deliver delivers delivered : driver courier carrier
repair repairs repaired fix fixes fixed : technician engineer mechanic fitter
treat treats treated : doctor vet clinician physician therapist
own owns owned handle handles handled : owner handler assignee agent
serve serves served : server waiter agent
clean cleans cleaned : cleaner
judge judges judged : judge
fly flies flew flown : pilot
give gives gave : donor
pay pays paid : payer
lend lends lent : lender
check checks checked : checker inspector controller pharmacist
dispense dispenses dispensed : dispenser pharmacist
prescribe prescribes prescribed : prescriber doctor gp physician
supply supplies supplied : supplier vendor
hire hires hired : recruiter manager
answer answers answered : agent""".splitlines()
    for verbs, names in [line.split(" : ")]
    for verb in verbs.split()
}

_WHO = frozenset({"who", "whoever"})
_MARKS = frozenset({"by", "per"})

#: What stands for, or before, what something is done to.
_TO_WHAT = frozenset("the our it them each every this that a an".split())

#: A shorter verb is rather none: `who is`.
_SHORTEST = 3


def named_after(verb: str) -> Iterator[str]:
    """Yield what those may be called who do something, the likeliest first.

    >>> list(named_after("bakes"))[:2], next(named_after("runs"))
    (['baker', 'bakr'], 'manager')
    """
    yield from _CALLED.get(verb, ())
    for ending in ("ing", "es", "ed", "s", "d", ""):
        base = verb.removesuffix(ending)
        if (ending and base == verb) or len(base) < _SHORTEST:
            continue
        yield from (f"{base}{end}" for end in ("er", "r", "or", f"{base[-1]}er"))


def asking(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield where it is asked who does something, and where the verb stands: `by who runs it`, `per whoever sold it`."""
    for i in range(1, len(words)):
        if words[i].plain in _WHO and words[i - 1].plain in _MARKS:
            verb = next((k for k in range(i + 1, len(words)) if words[k].plain not in FILLERS), None)
            if verb is not None and words[verb].kind is Kind.WORD:
                yield i, verb


def ends(words: Sequence[Word], verb: int, rows: Collection[str]) -> int:
    """Return where it ends that somebody does something, with the things that it is done to: `runs the shop`.

    Args:
        rows: the stems of what things are called.
    """
    stop = verb + 1
    while stop < len(words) and words[stop].plain in _TO_WHAT:
        stop += 1
    last = stop + 1 >= len(words) or words[stop + 1].kind is Kind.MARK or words[stop + 1].plain in FILLERS
    return stop + (stop < len(words) and last and words[stop].stem in rows)
