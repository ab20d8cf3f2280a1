"""People who work for an organisation: `per colleague`, where a catalog calls them agents, drivers or nurses."""

from __future__ import annotations

from collections.abc import Callable

from workbench.catalog.model import Catalog
from workbench.search.words import split

#: What those who work there are, whatever they do.
_ANY = tuple("colleague employee staff worker specialist".split())

#: What those who work for others are called after what they do; whom they work for is never among them.
_BY_WORK = frozenset(
    """agent technician driver nurse doctor teacher trainer instructor coach engineer mechanic handler adjuster recruiter
    interviewer cashier waiter baker cook chef pilot courier carer inspector officer supervisor adviser advisor broker
    salesperson physician surgeon librarian operator guard cleaner guide therapist assistant clerk picker packer""".split()
)


def staff(catalog: Catalog, stem: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Return, as stems, which words for anybody who works there stand for those of a catalog, and the other way round.

    Only datasets say who they are: a role may be anybody's.
    """
    names = (text for one in catalog.datasets.values() for text in (one.name, one.doc.title))
    last = {words[-1] for text in names if (words := split(text.casefold()))}
    found = frozenset(stem(word) for word in last if {word, word.removesuffix("s")} & _BY_WORK)
    if not found:
        return {}
    every = frozenset(map(stem, _ANY))
    return dict.fromkeys(every, found) | dict.fromkeys(found, every)
