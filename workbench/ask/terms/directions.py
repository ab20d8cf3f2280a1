"""Two roles of one thing that are where something comes from and where it goes: an origin and a destination.

What one catalog calls them another calls otherwise; people say `from` and `to`, `sending` and `receiving` of any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from workbench.ask.language.lexicon import DONE_AT
from workbench.ask.language.words import Word
from workbench.ask.terms.known import Known
from workbench.catalog.model import Dataset, Link
from workbench.search.shorthand import SHORT
from workbench.search.words import split

#: What the one is called, and what the other; the direction stands first. Not `incoming`, which has the stem of an income.
FROM = tuple("from origin source departure start sending starting departing outgoing outbound pickup".split())
TO = tuple("to destination target arrival end receiving arriving inbound delivery dropoff".split())

#: What else tells that a role is the one or the other, and is no name that people give to any.
_OUT, _BACK = ("checkout", "collection"), ("checkin", "return")

#: Who gives something and who gets it, and what people say of any of them; nobody departs, or is a destination.
_GIVERS = tuple("lender sender seller supplier donor exporter shipper consignor payer giver".split())
_TAKERS = tuple("borrower recipient receiver buyer purchaser importer consignee payee beneficiary".split())
_GIVING, _TAKING = ("from", "sending", "giving"), ("to", "receiving", "taking")

#: How pairs of such are cut short: what was checked out and in.
_CUT = {
    "co": ("checkout", "pickup"),
    "ci": ("checkin", "return", "dropoff"),
    "pu": ("pickup",),
    "do": ("dropoff", "return"),
    "ret": ("return",),
}


def directions(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Return what else the links of a dataset are called that lead from one thing to another of its kind, by their names.

    >>> from workbench.catalog.model import Link
    >>> links = {name: Link(name, "trip", to="site", on=()) for name in ("orig", "dest", "owner")}
    >>> found = directions(Dataset("trip", source=("trip",), links=links))
    >>> sorted(found), found["orig"][0], found["dest"][0]
    (['dest', 'orig'], 'from', 'to')
    """
    out: dict[str, tuple[str, ...]] = {}
    for one in dataset.links.values():
        for other in dataset.links.values():
            starts = _called(one, (*FROM, *_OUT)) or _plain(one)
            if one.to == other.to and starts and one != other and _called(other, (*TO, *_BACK)):
                out |= {one.name: _others(one, FROM), other.name: _others(other, TO)}
            elif one.to == other.to and _called(one, _GIVERS) and _called(other, _TAKERS):
                out |= {one.name: (*_GIVING, *_doing(one)), other.name: (*_TAKING, *_doing(other))}
    return out if len(out) == 2 else MappingProxyType({})


def done_at(words: Sequence[Word], paths: Mapping[str, Sequence[Known]]) -> set[int]:
    """Return the words that say what was done somewhere, with an article behind them: `dropped off at the`.

    Args:
        paths: those of a catalog; where none of them goes from one thing to another of its kind, there are no such words.
    """
    plain = [word.plain for word in words]
    out: set[int] = set()
    if not goes(known for some in paths.values() for known in some):
        return out
    for pattern in (pattern for patterns in DONE_AT.values() for pattern in patterns):
        for i in range(len(plain) - len(pattern)):
            if tuple(plain[i : i + len(pattern)]) == pattern:
                stop = i + len(pattern)
                out |= {*range(i, stop + (plain[stop] in {"the", "a", "an"}))}
    return out


def spoken_roles(words: Sequence[Word], paths: Mapping[str, Sequence[Known]]) -> set[int]:
    """The words of roles that lead to a value: `shipped from`."""
    phrases = {
        phrase
        for some in paths.values()
        for known in some
        for phrase in known.spoken
        if len(phrase) > 1 and {"from", "to"} & set(phrase)
    }
    plain = tuple(word.plain for word in words)
    return {
        k
        for phrase in phrases
        for i in range(len(words))
        if plain[i : i + len(phrase)] == phrase
        for k in range(i, i + len(phrase))
    }


def goes(paths: Iterable[Known]) -> bool:
    """Return whether a path leads to where something goes, and so others to where it comes from."""
    return any(("to",) in way for known in paths for way in known.ways)


def _doing(link: Link) -> tuple[str, ...]:
    """What those in a role do: `lending`, of a lender beside a borrower; nothing of those who are called otherwise."""
    doer = split(link.name)[-1]
    verb = doer.removesuffix("er")
    return (f"{verb}ing",) if verb != doer else ()


def _called(link: Link, names: tuple[str, ...]) -> bool:
    words = {*split(link.name), *split(link.doc.title)}
    told = {*words, *(name for word in words for name in _CUT.get(word, ()))}
    return any(word in names or not set(SHORT.get(word, ())).isdisjoint(names) for word in told)


def _plain(link: Link) -> bool:
    """Whether a role is called no more than what it leads to, `branch`, beside a `return branch`."""
    return split(link.name) == split(
        link.to.removesuffix("es") if link.to.endswith("hes") else link.to.removesuffix("s")
    )


def _others(link: Link, names: tuple[str, ...]) -> tuple[str, ...]:
    """What else a role is called: by any name, where it has one of them; else only by the direction, and in full."""
    words = split(link.name)
    others = names if _called(link, names) else names[:1]
    return (*(name for name in others if name not in words), *(name for word in words for name in _CUT.get(word, ())))


#: The shortest verb that a role is called by.
_VERB = 3

#: How much more each further word of a role's name tells: the host institute's country, where partner institutes have one too.
_FURTHER = 0.6


def role_said(phrase: tuple[str, ...], around: frozenset[str], heads: frozenset[str]) -> float:
    """Return how much of a role's name is said, 0 to 1 and a bit for each further word: `backup` tells a backup truck, `truck` alone does not."""
    said = {stem for stem in phrase if stem in around or any(_does(other, stem) for other in around)}
    return 1.0 + _FURTHER * (len(phrase) - 1) if set(phrase) <= said else 0.6 if (said - heads) else 0.0


def _does(verb: str, role: str) -> bool:
    """Whether a role is called by what is done in it, as stems: the payer pays.

    >>> _does("pay", "payer"), _does("pay", "payment")
    (True, False)
    """
    return len(verb) >= _VERB and role.startswith(verb) and role[len(verb) :] in {"er", "r", "or"}
