"""What may stand at a cursor, with the catalog's help: only what can follow, and only what the metrics typed allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.catalog.model import Catalog, DimensionType, Simple
from workbench.catalog.parameters import Parameter, ParameterType
from workbench.editing.describing import (
    cube_offer,
    dataset_offer,
    metric_offer,
    parameter_offer,
    path_offer,
    plain_offer,
)
from workbench.editing.model import Completion, Item, ItemKind, ValueLookup
from workbench.editing.ranking import Offer, best
from workbench.editing.scope import Scope, behind, grains, paths, scope
from workbench.editing.sketch import Name, clauses, cut, names
from workbench.editing.wanting import Want, Wanted, wanted
from workbench.query.conditions_text import literal_text, quoted
from workbench.query.expression import FUNCTIONS
from workbench.query.tokens import MOST_CHARACTERS, Kind, Token, scan
from workbench.query.words import CLAUSES, dotted

_ZONES = ("UTC", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "Europe/London", "Europe/Berlin", "Asia/Kolkata",
          "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney")  # fmt: skip

_CLAUSE_HELP = {
    "by": "Groups: by carrier.name, time.month",
    "where": "Filters rows: where origin.name = 'La Guardia'",
    "during": "A stretch of time: during last 12 months",
    "compare to": "Beside an earlier time: compare to previous year",
    "having": "Filters groups by their metrics: having flights > 1000",
    "order by": "Sorts: order by flights desc",
    "limit": "The first rows: limit 5, or of each group: limit 3 per origin.name",
    "in time zone": "Counts days elsewhere: in time zone 'America/New_York'",
    "fill": "Shows periods without data too",
    "use": "A saved query: use punctuality",
    "values of": "The distinct values of dimensions: values of carrier.name",
    "range of": "The least and greatest value: range of time",
    "raw": "Keeps rows that are the same",
}

#: Words that say something only beside another clause.
_BESIDE = {"raw": "values of"}
#: What may stand within single quotes.
_QUOTED = frozenset({Want.VALUE, Want.ZONE, Want.ARGUMENT})
_INSTEAD_OF_METRICS = ("values of", "range of", "use")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cursor: what is typed of the word there, what is to be replaced, and the tokens before it.

    Attributes:
        parts: the typed path, its last part perhaps empty.
        quoted: it stands within single quotes, where only values do.
    """

    typed: str
    start: int
    end: int
    parts: tuple[str, ...]
    before: tuple[Token, ...]
    quoted: bool = False


def complete(catalog: Catalog, text: str, offset: int, values: ValueLookup | None = None) -> Completion:
    """Return what may stand at an offset of a text, most useful first; nothing within comments.

    Args:
        values: looks up the known values of a dimension by its path.
    """
    offset = max(0, min(offset, len(text)))
    here = _spot(text, offset) if len(text) <= MOST_CHARACTERS else None
    if here is None:
        return Completion(offset, offset, ())
    cut_before = cut(here.before)
    clause = cut_before[-1]
    want = wanted(clause, first=len(cut_before) == 1)
    known = scope(catalog, clauses(text[: here.start] + text[here.end :]))
    if here.quoted:
        want = replace(want, kinds=tuple(kind for kind in want.kinds if kind in _QUOTED), words=())
    here = _with_phrase(here, clause.body) if Want.CLAUSE in want.kinds else here
    used = {found.phrase for found in (*cut_before, *clauses(text[here.end :])[1:])}
    found = [offer for kind in want.kinds for offer in _OFFERS[kind](Asked(known, here, want, used, values))]
    words = [_word(word, number) for number, word in enumerate(want.words)]
    return Completion(here.start, here.end, best([*words, *found], here.typed))


@dataclass(frozen=True, slots=True)
class Asked:
    """All that an offer depends on."""

    known: Scope
    here: Spot
    want: Wanted
    used: set[str]
    values: ValueLookup | None


# --- the cursor -------------------------------------------------------------------------------------------------------
def _spot(text: str, offset: int) -> Spot | None:
    """What is typed at the cursor; None within a comment, a number or a variable."""
    tokens = scan(text)[:-1]
    at = next((token for token in tokens if token.start < offset <= token.end), None)
    before = tuple(
        token for token in tokens if token.end < offset and token.kind is not Kind.COMMENT and token is not at
    )
    if at is None or at.kind is Kind.SYMBOL:
        return _after_symbol(at, before, offset)
    if at.kind in {Kind.WORD, Kind.QUOTED} or at.text[0] == '"':
        return _in_name(at, before, text, offset)
    return _in_string(at, before, text, offset) if at.text[0] == "'" else None


def _in_string(at: Token, before: tuple[Token, ...], text: str, offset: int) -> Spot | None:
    """Within quotes, closed or not; behind the closing one nothing is typed."""
    closed = at.kind is Kind.STRING
    if closed and offset == at.end:
        return None
    typed = text[at.start + 1 : offset].replace("''", "'")
    return Spot(typed, at.start, at.end if closed else offset, (), before, quoted=True)


def _after_symbol(at: Token | None, before: tuple[Token, ...], offset: int) -> Spot | None:
    if at is None:
        return Spot("", offset, offset, (), before)
    if at.end > offset:
        return None
    if at.word != ".":
        return Spot("", offset, offset, (), (*before, at))
    name = _name_before((*before, at), offset)
    return Spot(name.text, name.start, offset, name.parts, _until(before, name.start)) if name else None


def _in_name(at: Token, before: tuple[Token, ...], text: str, offset: int) -> Spot:
    """Within a word: the whole dotted name up to the cursor is what is typed."""
    half = at._replace(text=text[at.start : offset], end=offset)
    letters = half.text.strip('"')
    name = _name_before((*before, at._replace(kind=Kind.WORD, text=letters, end=offset)), offset)
    start, parts = (name.start, name.parts) if name else (at.start, (letters,))
    end = at.end if at.kind is not Kind.FAULT else offset
    return Spot(".".join(parts), start, end, parts, _until(before, start))


def _name_before(tokens: Sequence[Token], offset: int) -> Name | None:
    found = list(names(tokens[-24:]))
    return found[-1] if found and isinstance(found[-1], Name) and found[-1].end == offset else None


def _until(tokens: tuple[Token, ...], start: int) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.start < start)


def _with_phrase(here: Spot, body: Sequence[Token]) -> Spot:
    """Take the first words of a clause's phrase that stand before the cursor into what is replaced: `order |`."""
    for count in (2, 1):
        typed = [token.word for token in body[-count:]]
        if len(body) > count and any(
            phrase.split()[:count] == typed and phrase.count(" ") >= count for phrase in CLAUSES.values()
        ):
            start = body[-count].start
            return Spot(" ".join([*typed, here.typed]).strip(), start, here.end, (), here.before)
    return here


# --- offers -----------------------------------------------------------------------------------------------------------
def _metrics(asked: Asked) -> Iterator[Offer]:
    known, before = asked.known, asked.here.before
    bases = {base.dataset for base in known.bases} if known.measured else None
    typed = set(known.metrics) if not before or before[-1].word == "," else set[str]()
    for key, metric in known.catalog.metrics.items():
        if metric.private:
            continue
        if key not in typed:
            name = metric.name if key == metric.name or len(known.catalog.metric_keys(metric.name)) == 1 else key
            definition = metric.definition
            related = bases is None or not isinstance(definition, Simple) or definition.dataset in bases
            yield metric_offer(metric, name, related=related)


def _dimensions(asked: Asked) -> Iterator[Offer]:
    *roles, _ = asked.here.parts or ("",)
    if not roles:
        yield from map(path_offer, paths(asked.known))
        return
    for number, (name, part) in enumerate(grains(asked.known, tuple(roles))):
        yield _grain((*roles, name), number, part=part)
    yield from map(path_offer, behind(asked.known, tuple(roles)))


def _grain(parts: tuple[str, ...], number: int, *, part: bool) -> Offer:
    name = ".".join(parts)
    unit = parts[-1].removeprefix("extract_")
    detail = f"the {unit} as a number" if part else f"by {unit}"
    return plain_offer(Item(name, dotted(parts), ItemKind.GRAIN, detail), rank=number)


def _operands(asked: Asked) -> Iterator[Offer]:
    yield from _dimensions(asked)
    if len(asked.here.parts) < 2:
        yield from _functions()


def _functions() -> Iterator[Offer]:
    for word in ("not", "true", "false", "case"):
        yield plain_offer(Item(word, word, ItemKind.KEYWORD), rank=30)
    for name in FUNCTIONS:
        yield plain_offer(Item(f"{name}(…)", f"{name}(", ItemKind.FUNCTION, "function"), name=name, rank=40)
    yield plain_offer(
        Item("metric(…)", "metric(", ItemKind.FUNCTION, "a metric at another grain"), name="metric", rank=40
    )


def _columns(asked: Asked) -> Iterator[Offer]:
    """Columns of the result first, then metrics that are not shown."""
    for number, name in enumerate(asked.known.outputs):
        parts = (name,) if name not in asked.known.catalog.metrics and "." not in name else tuple(name.split("."))
        kind = ItemKind.METRIC if asked.known.catalog.metric_keys(name) else ItemKind.DIMENSION
        yield plain_offer(Item(name, dotted(parts), kind, "column of the result"), rank=number - 100)
    if len(asked.here.parts) < 2:
        yield from (offer for offer in _metrics(asked) if offer.name not in asked.known.outputs)


def _parameters(asked: Asked) -> Iterator[Offer]:
    """The parameters of a metric that are not given a value yet."""
    for parameter in _declared(asked):
        if parameter.name not in asked.want.given:
            yield parameter_offer(parameter)


def _arguments(asked: Asked) -> Iterator[Offer]:
    """What a parameter may be given: all that is allowed, else its default."""
    for parameter in _declared(asked):
        if parameter.name == asked.want.parameter:
            booleans = (True, False) if parameter.type is ParameterType.BOOLEAN else ()
            values = parameter.allowed or booleans or (parameter.default,)
            yield from (_value(literal_text(value), literal_text(value), n) for n, value in enumerate(values))


def _declared(asked: Asked) -> Iterator[Parameter]:
    keys = asked.known.catalog.metric_keys(".".join(asked.want.path))
    return iter(asked.known.catalog.metrics[keys[0]].parameters if len(keys) == 1 else ())


def _groups(asked: Asked) -> Iterator[Offer]:
    """Dimensions that the query groups by."""
    for name in asked.known.groups:
        yield plain_offer(Item(name, dotted(name.split(".")), ItemKind.DIMENSION, "grouped by"))


def _values(asked: Asked) -> Iterator[Offer]:
    path = asked.want.path
    found = asked.known.readings(path) if path else ()
    dimension = found[0].dimension if found else None
    if dimension is not None and dimension.type is DimensionType.BOOLEAN:
        yield from (_value(word, word, 0) for word in ("true", "false"))
    elif found and asked.values is not None:
        number = dimension is not None and dimension.type is DimensionType.NUMBER
        for rank, value in enumerate(asked.values(".".join(path))):
            yield _value(value, value if number else quoted(value), rank)


def _value(label: str, insert: str, rank: int) -> Offer:
    return plain_offer(Item(label, insert, ItemKind.VALUE, "value"), rank=rank - 1000)


def _clauses(asked: Asked) -> Iterator[Offer]:
    instead = any(phrase in asked.used for phrase in ("values of", "range of"))
    for number, phrase in enumerate(_CLAUSE_HELP):
        beside = _BESIDE.get(phrase)
        hidden = (
            phrase in asked.used
            or (beside and beside not in asked.used)
            or (phrase in _INSTEAD_OF_METRICS and _asks(asked))
        )
        if not hidden and not (instead and phrase in {"by", "compare to", "having", "fill"}):
            item = Item(phrase, phrase, ItemKind.KEYWORD, "clause", _CLAUSE_HELP[phrase])
            yield plain_offer(item, rank=20 + number)


def _asks(asked: Asked) -> bool:
    """Whether it is already said what is asked for."""
    return (
        bool(asked.known.metrics)
        or bool(asked.here.before)
        or any(phrase in asked.used for phrase in _INSTEAD_OF_METRICS)
    )


def _word(word: str, number: int) -> Offer:
    return plain_offer(Item(word, word, ItemKind.KEYWORD), rank=number)


def _zones(_: Asked) -> Iterator[Offer]:
    return (plain_offer(Item(zone, quoted(zone), ItemKind.VALUE, "time zone"), rank=n) for n, zone in enumerate(_ZONES))


_OFFERS: dict[Want, Callable[[Asked], Iterator[Offer]]] = {
    Want.METRIC: _metrics,
    Want.DIMENSION: _dimensions,
    Want.OPERAND: _operands,
    Want.COLUMN: _columns,
    Want.VALUE: _values,
    Want.GROUP: _groups,
    Want.DATASET: lambda asked: map(dataset_offer, asked.known.catalog.datasets.values()),
    Want.CUBE: lambda asked: map(cube_offer, asked.known.catalog.cubes.values()),
    Want.ZONE: _zones,
    Want.PARAMETER: _parameters,
    Want.ARGUMENT: _arguments,
    Want.CLAUSE: _clauses,
    Want.WORDS: lambda _: iter(()),
}
