"""What the sentences of a catalog call things by, where it gives them short names and no titles.

`One row per complaint`: rows are complaints. `Name of the driver`: what is shown by it is a driver. `Make and model`: it is a
make, and a model. `Business that sends the parcel`: it is a business, and a sender.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from workbench.ask.language.lexicon import FILLERS, NEUTRAL, PEOPLE
from workbench.ask.language.meanings import UNITS
from workbench.ask.language.measures import forms
from workbench.catalog.model import Catalog, Documentation, Link
from workbench.search.equivalents import IRREGULAR
from workbench.search.words import STOP_WORDS, split

#: How a sentence begins that says what a row is.
_ROW = re.compile(
    r"\b(?:rows?|records?|lines?|entry|entries)\s+(?:per|for each|for every|is an?|is one)\s+", re.IGNORECASE
)

#: Where what was done ends, and why, where and how it was begins.
_CLAUSE = re.compile(
    r"[,;:.(]| (?:for|because|by|when|with|in|on|at|if|that|which|who|where|until|or|and|to|from|of|per)\b"
)

#: More words say what was done to things.
_PAST = 1

#: How a sentence begins that calls rows by their name: `Rental agreements, one row per RA`.
_THINGS = re.compile(
    r"\s*(?:all |our |the )?((?:[a-z-]+ ){0,2}[a-z]{3,}s)\s*(?:[,;:.(]|$|\b(?:of|to|by|with|that|which|in|for|from|at|on|made|placed)\b)",
    re.IGNORECASE,
)

#: What a thing that is written down is called besides: a rental agreement is a rental.
_WRITTEN = frozenset(
    "agreement agreements contract contracts record records transaction transactions entry entries".split()
)

#: What ends the name of a thing in a sentence.
_ENDS = frozenset(
    "such that which where who whose whom when while of for from in at on with by to as until before after the a an is are was"
    " were if held taken made given shown sent sold paid kept seen it its has have had than per each every into over under between during without within".split()
)
_BREAK = re.compile(r"[,;:.()]| - |–")

#: `Name of the driver`: behind it stands what has the name.
_NAMED = re.compile(r"\bnames? of (?:the|an?|each|every)\s+(\w+)\b", re.IGNORECASE)

#: `Part of the city where …`, `side of the road that …`.
_OF_THING = re.compile(
    r"\s*(?:the |an? )?(([a-z]+) of (?:the |an? )?[a-z]+)(?= (?:where|that|who|which|in|from|the)\b|\s*[,;.(]|\s*$)"
)

#: `Business that sends`: behind it stands what somebody does.
_DOES = re.compile(r"\b(?:that|who|which)\s+([a-z]{3,})s\b")

#: Who does so is a customer.
_BUYS = re.compile(r"\b(?:pays|buys|orders)\b")

#: Sentences that begin so say no name.
_NO_NAMES = frozenset("how when where whether true false who why what empty null if only one not no yes".split())

#: Nouns that name nothing by themselves.
_NOTHING = frozenset("name number code kind type sort day date time value flag thing part list share".split()) | PEOPLE

_NO_PARTS = (_NOTHING | frozenset("amount total average count id title label".split())) - {"part"}

#: A name has at most so many words.
_LONGEST = 3

#: From how many letters on a word is long.
_LONG = 6

#: From how many letters on a verb is one.
_VERB = 3


def rows_called(description: str) -> tuple[str, ...]:
    """Return what a description of a dataset calls its rows.

    >>> rows_called("One row per complaint for which somebody wants money."), rows_called("one row per inverter and day")
    (('complaint',), ())
    >>> rows_called("One row per account holder."), rows_called("Rental agreements, one row per RA")
    (('account holder',), ('rental agreements', 'rental'))
    >>> rows_called("Daily figures"), rows_called("Customers and their plans"), rows_called("What became of orders")
    ((), (), ())
    """
    return _per_row(description) or _at_first(description)


def _at_first(description: str) -> tuple[str, ...]:
    """What a description begins with, where that is a name in the plural."""
    found = _THINGS.match(description)
    words = found[1].casefold().split() if found else []
    plain = _until(" ".join(words))
    if not words or list(plain) != words or words[-1].endswith("ss") or words[-1] in _NOTHING | FILLERS | NEUTRAL:
        return ()
    bare = words[:-1] if words[-1] in _WRITTEN else []
    return (" ".join(words), *([" ".join(bare)] if bare else []))


def _per_row(description: str) -> tuple[str, ...]:
    found = _ROW.search(description)
    if found is None:
        return ()
    words = _until(description[found.end() :])
    rest = description[found.end() :].casefold().split()
    several = len(rest) > len(words) and rest[len(words)] in {"and", "or", "per", "x"}
    return () if several or not words or words[-1] in _NOTHING else (" ".join(words),)


def told_of_role(link: Link, catalog: Catalog, stem: Callable[[str], str]) -> frozenset[str]:
    """Return the stems of what only the description of a role says, beside those of other roles of the same things: who gets the bill."""
    beside = [other for other in catalog.datasets[link.dataset].links.values() if other.to == link.to and other != link]
    if not beside:
        return frozenset()
    others = {
        stem(word) for other in beside for word in split(f"{other.doc.description} {other.name} {other.doc.title}")
    }
    nothing = FILLERS | NEUTRAL | STOP_WORDS | _ENDS
    return frozenset(stem(word) for word in split(link.doc.description) if word not in nothing) - others


def done_to(doc: Documentation) -> tuple[str, ...]:
    """Return what a description says was done to things, where there is no title and no synonym, with the things and without.

    >>> done_to(Documentation(description="Guests turned away for lack of beds."))
    ('guests turned away', 'turned away')
    >>> done_to(Documentation(description="Orders shipped.")), done_to(Documentation(description="Money that came in."))
    (('orders shipped',), ())
    """
    if doc.title or doc.synonyms:
        return ()
    words = _CLAUSE.split(doc.description.casefold().strip(), maxsplit=1)[0].split()
    things = words[:1] and words[0].endswith("s") and words[0].isalpha() and words[0] not in FILLERS | NEUTRAL
    if not things or not _PAST < len(words) <= _LONGEST + 1 or not _is_done(words[1]):
        return ()
    return (" ".join(words), *([" ".join(words[1:])] if len(words) > _LONGEST - 1 else []))


def _is_done(word: str) -> bool:
    """Whether a word says what was done: `turned`, `sent`."""
    return word.endswith("ed") or (word in IRREGULAR and not word.endswith("s"))


def long_words(catalog: Catalog) -> frozenset[str]:
    """Return the long words of all descriptions and units: misspelt ones may be meant for them."""
    docs = [metric.doc for metric in catalog.metrics.values()]
    for dataset in catalog.datasets.values():
        docs += [dataset.doc, *(one.doc for one in dataset.dimensions.values())]
        docs += [link.doc for link in dataset.links.values()]
    texts = dict.fromkeys((*(doc.description for doc in docs), *(m.unit or "" for m in catalog.metrics.values())))
    return frozenset(word for text in texts for word in split(text.casefold()) if len(word) >= _LONG)


def heads(doc: Documentation) -> tuple[str, ...]:
    """Return what a description calls what it describes, where there is no title and no synonym.

    >>> heads(Documentation(description="Make and model, such as Ford Transit"))
    ('make', 'model')
    >>> heads(Documentation(description="French administrative region the depot lies in"))
    ('administrative region', 'region')
    >>> heads(Documentation(description="enterprise, mid-market or startup")), heads(Documentation(description="Whether paid"))
    ((), ())
    >>> heads(Documentation(description="First and last name of the driver"))
    ('driver',)
    >>> heads(Documentation(description="Business that sends the goods"))
    ('business', 'sender')
    """
    if doc.title or doc.synonyms or not doc.description:
        return ()
    named = _NAMED.search(doc.description)
    if named is not None:
        return (named[1].casefold(),)
    doers = tuple(_doer(verb) for verb in _DOES.findall(doc.description) if len(verb) >= _VERB)
    customer = ("customer",) if doers and _BUYS.search(doc.description) else ()
    return tuple(dict.fromkeys((*_nouns(doc.description), *doers, *customer)))


def named_whole(doc: Documentation, name: str) -> tuple[str, ...]:
    """Return what a description calls what it describes, where that ends with a name it has and says of what kind it is.

    >>> named_whole(Documentation(title="Category", description="Product category."), "category")
    ('product category',)
    >>> named_whole(Documentation(title="Class", description="Fare class of the ticket"), "fare_cls")
    ('fare class',)
    >>> named_whole(Documentation(title="City", description="Where it lies"), "city")
    ()
    """
    words = _until(doc.description)
    first = split(doc.description.casefold())[:1]
    last = {split(text.casefold())[-1] for text in (name, doc.title, *doc.synonyms) if split(text)}
    told = len(words) > 1 and words[-1] in last and not _NO_NAMES.intersection(first)
    return (" ".join(words),) if told and not _enumerates(doc.description) else ()


def whole_of(doc: Documentation) -> tuple[str, ...]:
    """Return what a description begins with, where that is something of another thing.

    >>> whole_of(Documentation(description="Part of the town where the shop stands")), whole_of(Documentation(description="Name of the shop"))
    (('part of the town',), ())
    """
    found = _OF_THING.match(doc.description.casefold())
    return (found[1],) if found and found[2] not in _NO_PARTS else ()


def measured_as(doc: Documentation) -> str | None:
    """Return what a description says is measured, whatever it is called: `Diameter in millimetres`.

    >>> measured_as(Documentation(description="Diameter in millimetres")), measured_as(Documentation(description="Sugar in the fruit"))
    ('diameter', None)
    """
    found = re.match(r"(?:the |its )?([a-z]{3,}) in ([a-z]+)(?:$|[^\w ])", doc.description.casefold())
    units = {form for unit, others in forms() for form in (unit, *others)} | UNITS.keys() | {"minutes", "seconds"}
    return found[1] if found and found[2] in units and found[1] not in _NO_PARTS | FILLERS | NEUTRAL else None


def counted_as(doc: Documentation) -> str | None:
    """Return what a description says that a number counts: `People on the line`, `Number of seats`.

    >>> counted_as(Documentation(description="People on the line.")), counted_as(Documentation(description="Price of a ticket"))
    ('people', None)
    >>> counted_as(Documentation(description="Points from 1 to 10."))
    'points'
    """
    found = re.match(
        r"(?:the )?(?:how many |(?:number|count) of )?([a-z]+)(?: (?:on|in|at|who|that|of|per|the|we|it|they|each)\b|\W*$|,? (?:(?:from|between|out of) )?\(?\d)",
        doc.description.casefold(),
    )
    several = found is not None and (found[1].endswith("s") or found[1] in PEOPLE)
    return found[1] if found and several and found[1] not in FILLERS - PEOPLE else None


def _nouns(description: str) -> Iterator[str]:
    first = split(description)[:1]
    if not first or first[0] in _NO_NAMES or _enumerates(description):
        return
    first_part = _BREAK.split(description)[0]
    pair = re.fullmatch(r"\s*(\w+)(?: and | or |/)(\w+)\s*", first_part)
    for part in pair.groups() if pair else (first_part,):
        words = _until(part)
        if not words or words[-1] in _NOTHING or words[-1] in UNITS:
            yield from (" ".join(words),) if len(words) > 1 else ()
            continue
        yield from dict.fromkeys((" ".join(words[-2:]), words[-1]))


def _enumerates(description: str) -> bool:
    """Whether a description lists values: `home, farm or public`."""
    parts = re.split(r",|\bor\b", description)
    return len(parts) > 1 and not re.match(r"\s*(such as|e\.?g|like|for)\b", parts[1], re.IGNORECASE)


def _until(text: str) -> Sequence[str]:
    """The words that a name at the beginning of a sentence has; none where they are too many, or say what happens."""
    out: list[str] = []
    for word in re.findall(r"[^\W_]+", _BREAK.split(text)[0]):
        plain = word.casefold()
        if plain in _ENDS and (out or plain not in {"the", "a", "an", "each", "every"}):
            break
        if plain in STOP_WORDS or (len(word) > 1 and word.isupper()) or not word.isalpha():
            continue
        out.append(plain)
    if out and out[-1].endswith("ed") and len(out) > 1:
        out = out[:-1]
    strange = (
        not out
        or len(out) > _LONGEST
        or (len(out) > 1 and out[-1] in FILLERS | NEUTRAL)
        or out[-1].endswith(("ed", "ing"))
    )
    return () if strange else out


def _doer(verb: str) -> str:
    """`Send`: sender.

    >>> _doer("send"), _doer("driv"), _doer("manage")
    ('sender', 'driver', 'manager')
    """
    return verb + ("r" if verb.endswith("e") else "er")
