"""What else things of a catalog are called: by the sort of thing they tell, by their descriptions, by what is counted of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.ask.language.lexicon import KINDS, SUBJECTS
from workbench.ask.terms import remainders
from workbench.ask.terms.counting import counts_rows, distinct_of, extreme
from workbench.ask.terms.derived import asks_what_was_done
from workbench.ask.terms.prose import heads, measured_as, named_whole, whole_of
from workbench.catalog.model import Dataset, Derived, Dimension, DimensionType, Metric, Ratio, Simple
from workbench.search.words import split

if TYPE_CHECKING:
    from workbench.ask.terms.known import Known, MetricWords
    from workbench.ask.terms.vocabulary import Vocabulary

#: A name as stems, and how directly it names.
Named = tuple[tuple[str, ...], float]

#: How well `type` alone names what says the type of things.
SORT = 0.6

#: Nouns that say nothing of what is called so, and what stands behind the noun that does: `reason for leaving`.
_EMPTY = frozenset("name names id code key number no ref reference title label date day time text".split())
_JOINING = frozenset("of for to in on at with by".split())

#: How well a description names what it describes, and how well a kind with its thing does: `van fuel` of a fuel type.
_TOLD, _OF_THING = 0.74, 0.85

#: How well what a number measures names it: a diameter, of a size.
_MEASURED = 0.8

#: How well the thing says that is known by a name of its own.
_NAME = 0.9

#: How well what says why things came about says their kind: `types of claim`, by cause.
_OF_ROWS = 0.7

#: How well what was taught names, and what leads to the same elsewhere: before all that the catalog says.
_TAUGHT, _LIKEWISE = 1.1, 1.05


def kinds(vocabulary: Vocabulary, own: Sequence[tuple[str, ...]], things: Sequence[tuple[str, ...]]) -> Iterator[Named]:
    """Yield other words for what says the kind of things: `kind of member`, `patron type`, and `type` alone, of a category."""
    sorts = tuple(dict.fromkeys(map(vocabulary.stem, KINDS)))
    called_so = frozenset((*sorts, vocabulary.stem("segment")))
    told = [tuple(stem for stem in phrase if stem not in called_so) for phrase in own if called_so & set(phrase)]
    if not told:
        if any(phrase[-1:] == (vocabulary.stem(word),) for phrase in own for word in SUBJECTS):
            yield from (((sort, *thing), _OF_ROWS) for sort in sorts for thing in things)
            yield from (((*thing, sort), _OF_ROWS) for sort in sorts for thing in things)
        return
    taken = vocabulary.kinds_named.difference(map(frozenset, own))
    for sort in sorts:
        yield (sort,), SORT
        for thing in dict.fromkeys((*told, *things)):
            names = ((sort, *thing), (*thing, sort)) if thing else ()
            yield from ((name, _OF_THING) for name in names if frozenset(name) not in taken)
    alone = [phrase for phrase in told if phrase and not vocabulary.counted & set(phrase)]
    yield from ((phrase, _TOLD) for phrase in alone)
    yield from (((*thing, *phrase), _OF_THING) for thing in things for phrase in alone if thing != phrase)


def says_kind(vocabulary: Vocabulary, phrase: tuple[str, ...]) -> bool:
    """Return whether a name of several words has one for a kind in it."""
    return len(phrase) > 1 and not {vocabulary.stem(word) for word in KINDS}.isdisjoint(phrase)


def holders(vocabulary: Vocabulary, known: Known) -> tuple[tuple[str, ...], ...]:
    """Return what has the role that a path ends with: the shop of a shop manager."""
    links = known.reached.links
    return vocabulary.entities[links[-2].to if len(links) > 1 else known.dataset] if links else ()


def shown_as(vocabulary: Vocabulary, home: Dataset) -> tuple[tuple[str, ...], ...]:
    """Return what the things of a dataset are called by the name they are shown by: customers, of sites that show those."""
    label = home.dimensions.get(home.label) if home.label else None
    names = vocabulary.called(label.doc, label.name) if label else ()
    return tuple(phrase for phrase in names if phrase != vocabulary.stems("name"))


def rows_counted(vocabulary: Vocabulary, dataset: str) -> Iterator[tuple[str, ...]]:
    """Yield what those call the rows of a dataset who count them."""
    counts = (words for words in vocabulary.metrics.values() if words.datasets == (dataset,))
    yield from (phrase for words in counts if counts_rows(words.metric) for phrase in words.phrases)


def told(vocabulary: Vocabulary, known: Known, others: Sequence[tuple[str, ...]]) -> Iterator[Named]:
    """Yield what descriptions call a dimension without a title, and the role that leads to what it shows."""
    dimension, links = known.reached.dimension, known.reached.links
    if dimension is not None and dimension.type is DimensionType.NUMBER and (noun := measured_as(dimension.doc)):
        yield vocabulary.stems(noun), _MEASURED
    if dimension is None or dimension.type is not DimensionType.TEXT:
        return
    yield from ((vocabulary.stems(text), _TOLD) for text in whole_of(dimension.doc))
    yield from ((vocabulary.stems(text), _OF_THING) for text in named_whole(dimension.doc, dimension.name))
    docs = [dimension.doc, *([links[-1].doc] if known.label else [])]
    for phrase in dict.fromkeys(vocabulary.stems(text) for doc in docs for text in heads(doc)):
        yield from ((phrase, _TOLD),) if phrase not in others else ()
        yield from (((*thing, *phrase), _TOLD) for thing in others if thing[-1:] != phrase[:1])


def anywhere(vocabulary: Vocabulary, dimension: Dimension) -> tuple[Named, ...]:
    """Return what names a dimension beside its own names, wherever it is reached from."""
    own = vocabulary.own_names(dimension)
    return (
        *_last_alone(vocabulary, dimension),
        *_bare(vocabulary, dimension),
        *_of_its_whole(vocabulary, dimension, own),
        *_beyond(vocabulary, dimension, own),
    )


#: What says on which side of a limit something lies, and in which other words.
_SIDES = (("below", "under", "beneath", "less than"), ("above", "over", "more than", "beyond", "past"))


def _beyond(vocabulary: Vocabulary, dimension: Dimension, own: Sequence[tuple[str, ...]]) -> Iterator[Named]:
    """Yield in other words on which side of a limit it lies what holds or does not: under budget, of what is below it."""
    if dimension.type is not DimensionType.BOOLEAN:
        return
    for side in _SIDES:
        words = [vocabulary.stems(one) for one in side]
        for name in own:
            begins = next((one for one in words if len(name) > len(one) and name[: len(one)] == one), None)
            yield from (((*other, *name[len(begins) :]), _OF_THING) for other in words if begins and other != begins)


def _last_alone(vocabulary: Vocabulary, dimension: Dimension) -> Iterator[Named]:
    """Yield the noun alone that says what a dimension is: `channel`, of the sales channel, `reason`, of the reason for return.

    It names it weakly: only where nothing that is asked for is called so itself.
    """
    if dimension.type is not DimensionType.TEXT:
        return
    for text in (dimension.name, dimension.doc.title, *dimension.doc.synonyms):
        words = split(text)
        noun = next(
            (words[i - 1] for i, word in enumerate(words) if i and word in _JOINING), words[-1] if words else ""
        )
        stem = vocabulary.stem(noun)
        asks = words and asks_what_was_done(words)
        if (
            len(words) > 1
            and not asks
            and noun not in _EMPTY | KINDS
            and len(noun) > 2
            and stem not in vocabulary.counted
        ):
            yield (stem,), SORT


def _of_its_whole(vocabulary: Vocabulary, dimension: Dimension, own: Sequence[tuple[str, ...]]) -> Iterator[Named]:
    """Yield the other names of a dimension behind what one of them says it is of: `ward hue`, of a hue called `shade of the ward`."""
    if dimension.type is not DimensionType.TEXT:
        return
    for words in (split(text) for text in (dimension.doc.title, *dimension.doc.synonyms)):
        if (
            words.count("of") == 1
            and words[0] not in KINDS
            and (whole := vocabulary.stems(" ".join(words[words.index("of") + 1 :])))
        ):
            yield from (((*whole, *name), _OF_THING) for name in own if not set(whole) & set(name))


def _bare(vocabulary: Vocabulary, dimension: Dimension) -> Iterator[Named]:
    """Yield what a name is the name of: `staff`, of a staff name."""
    words = split(dimension.name)
    if dimension.type is DimensionType.TEXT and len(words) > 1 and words[-1] == "name":
        yield vocabulary.stems(" ".join(words[:-1])), _NAME


def of_the_day(vocabulary: Vocabulary, dataset: Dataset) -> Iterator[tuple[str, ...]]:
    """Yield what is no row, but has one for each day: the meter, where rows are told apart by meter and day."""
    key = [dataset.dimensions.get(name) for name in dataset.primary_key]
    if len(key) == 2 and any(one and one.type is DimensionType.TIME for one in key):
        texts = (one for one in key if one and one.type is DimensionType.TEXT)
        yield from (phrase for one in texts for phrase in vocabulary.called(one.doc, one.name))


def of_all(vocabulary: Vocabulary, metrics: Mapping[str, MetricWords]) -> dict[str, MetricWords]:
    """Return metrics with the names that they have beside the others.

    A rate goes without that word where nothing else is called so, `occupancy`; the rows of the dataset that most is
    measured of are the volume, where nothing is called that.
    """
    taken = Counter(phrase for words in metrics.values() for phrase in {*words.phrases})
    names: dict[str, list[tuple[str, ...]]] = {}
    for key, words in metrics.items():
        if words.shape == "share" and not words.metric.doc.title:
            bare = {tuple(stem for stem in phrase if stem not in vocabulary.shapes) for phrase in words.phrases}
            names[key] = sorted(phrase for phrase in bare if phrase and not taken[phrase])
    for key, words in metrics.items():
        names.setdefault(key, []).extend(
            dict.fromkeys(
                (
                    *_per_row(vocabulary, words, metrics),
                    *(phrase for phrase in _undergone(vocabulary, words) if not taken[phrase]),
                    *_ends(vocabulary, words),
                )
            )
        )
    metrics = {
        key: replace(words, words=words.words | _of_part(words, metrics, vocabulary)) for key, words in metrics.items()
    }
    volume = vocabulary.stems("volume")
    if main := _main(metrics) if volume[0] not in {s for words in metrics.values() for s in words.words} else None:
        names.setdefault(main, []).append(volume)
    return {
        key: replace(
            words,
            phrases=(*words.phrases, *names.get(key, ())),
            whole=tuple(dict.fromkeys(remainders.names(vocabulary, words, metrics))),
        )
        for key, words in metrics.items()
    }


def _of_part(words: MetricWords, metrics: Mapping[str, MetricWords], vocabulary: Vocabulary) -> frozenset[str]:
    """The stems that speak for a part of a whole because they name the part: what was thrown back, of the share of that."""
    inputs = words.metric.inputs if words.shape == "share" else ()
    above = next(
        (metrics[key] for name in inputs[:1] for key in vocabulary.catalog.metric_keys(name)[:1] if key in metrics),
        None,
    )
    return frozenset(stem for phrase in above.phrases for stem in phrase) if above else frozenset()


def _per_row(
    vocabulary: Vocabulary, words: MetricWords, metrics: Mapping[str, MetricWords]
) -> Iterator[tuple[str, ...]]:
    """Yield what a metric without a title is called that is another one by the count of rows, revenue per rental, or by what its name says."""
    match words.metric.definition:
        case Ratio(above, below):
            pair: tuple[str, ...] = (above, below)
        case Derived(expr, inputs) if len(inputs) == 2 and re.fullmatch(r"\s*\S+\s*/\s*\S+\s*", expr.text):
            pair = inputs if expr.text.strip().startswith(inputs[0].split(".")[-1]) else inputs[::-1]
        case _:
            return
    found = [metrics[key] for name in pair for key in vocabulary.catalog.metric_keys(name)[:1] if key in metrics]
    if len(found) != len(pair) or words.metric.doc.title:
        return
    if not counts_rows(found[1].metric):
        yield from _per_unit(vocabulary, words, found[0])
        return
    rows = (phrase for key in found[1].datasets for phrase in vocabulary.entities[key])
    yield from ((*phrase, *row) for row in rows for phrase in found[0].phrases if not set(phrase) & set(row))


def _per_unit(vocabulary: Vocabulary, words: MetricWords, above: MetricWords) -> Iterator[tuple[str, ...]]:
    """Yield what a metric that is called one thing per another is called by other words for that: electricity per kg, of `kwh_per_kg`."""
    name = split(words.metric.name)
    if "per" not in name:
        return
    first = vocabulary.stems(" ".join(name[: name.index("per")]))
    ends = [phrase[len(first) :] for phrase in words.phrases if phrase[: len(first)] == first]
    told = split(above.metric.doc.description.casefold())
    nouns = (vocabulary.stems(told[0]),) if len(told) == 1 else ()  # `Electricity.`
    others = dict.fromkeys((*above.phrases, *nouns))
    yield from ((*phrase, *end) for phrase in others for end in ends if end and phrase != first)


def _undergone(vocabulary: Vocabulary, words: MetricWords) -> Iterator[tuple[str, ...]]:
    """Yield what was done with the rows that a metric counts some of, alone: cancellations, of cancelled lines."""
    if not counts_rows(words.metric, all_rows=False) or counts_rows(words.metric):
        return
    rows = vocabulary.rows_of(words.datasets)
    for text in (words.metric.name, words.metric.doc.title):
        match split(text.casefold()):
            case [done, thing] if done.endswith("ed") and vocabulary.stem(thing) in rows:
                yield (vocabulary.stem(done),)


def _ends(vocabulary: Vocabulary, words: MetricWords) -> Iterator[tuple[str, ...]]:
    """Yield what else the most or the least of something is called: the biggest award, of the largest."""
    end = extreme(words.metric)
    ends = [vocabulary.stem(word) for word in end]
    for phrase in words.phrases:
        if end and phrase[0] in ends:
            yield from ((other, *phrase[1:]) for other in ends if other != phrase[0] and len(phrase) > 1)


def _main(metrics: Mapping[str, MetricWords]) -> str | None:
    """The count of the rows of the dataset that most metrics are of, where there is one."""
    homes = Counter(dataset for words in metrics.values() for dataset in words.datasets if len(words.datasets) == 1)
    counts = [key for key, words in metrics.items() if counts_rows(words.metric)]
    return max(counts, key=lambda key: homes[metrics[key].datasets[0]], default=None)


def things_of(vocabulary: Vocabulary, home: Dataset, column: str) -> Iterator[tuple[str, ...]]:
    """Yield what the values of a column are called: those of a dimension, or what the key of a link leads to."""
    if dimension := home.dimensions.get(column):
        yield from (*vocabulary.called(dimension.doc, dimension.name), *map(vocabulary.stems, heads(dimension.doc)))
    for link in home.links.values():
        if any(pair.local.text == column for pair in link.on):
            there = vocabulary.catalog.datasets[link.to]
            label = there.dimensions.get(there.label or "")
            yield from (*vocabulary.entities[link.to], *(map(vocabulary.stems, heads(label.doc)) if label else ()))


def things_led_to(vocabulary: Vocabulary, metric: Metric) -> Iterator[str]:
    """Yield the datasets that the key leads to whose different values a metric counts."""
    column = distinct_of(metric)
    if column is None or not isinstance(metric.definition, Simple):
        return
    for link in vocabulary.catalog.datasets[metric.definition.dataset].links.values():
        if any(pair.local.text == column for pair in link.on):
            yield link.to


def knowing(
    vocabulary: Vocabulary,
    metrics: Mapping[str, Sequence[tuple[str, ...]]],
    paths: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]],
    told: Mapping[str, AbstractSet[str]],
    roles: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]],
) -> Vocabulary:
    """Return a vocabulary that has more names for metrics, by key, and for paths, by their parts; nothing is gathered anew.

    Args:
        told: stems that speak for a metric as those of its description do, and are no name of it.
        roles: what roles are called besides, by the names of the links that lead along them.
    """
    other = copy(vocabulary)
    other.metrics = dict(vocabulary.metrics)
    for key in {*metrics, *told} & set(vocabulary.metrics):
        words, names = vocabulary.metrics[key], tuple(metrics.get(key, ()))
        said = {stem for name in names for stem in name} | told.get(key, frozenset())
        other.metrics[key] = replace(words, phrases=(*words.phrases, *names), words=words.words | said)
    other.phrases = dict(vocabulary.phrases)
    for parts, called_so in paths.items():
        known = tuple((k, _TAUGHT if k.parts == parts else _LIKEWISE) for k in vocabulary.leading_to(parts))
        other.phrases |= {name: (*known, *vocabulary.phrases.get(name, ())) for name in called_so if known}
    for links, called_so in roles.items():
        _call_besides(other, links, called_so)
    new = [name for names in (*metrics.values(), *paths.values(), *roles.values()) for name in names]
    other.names = vocabulary.names | {stem for name in new for stem in name}
    other.single = vocabulary.single | {name for names in metrics.values() for name in names if len(name) == 1}
    other.known = vocabulary.known | other.names | frozenset().union(*told.values())
    return other


def _call_besides(vocabulary: Vocabulary, links: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> None:
    """Give a role, told by the names of the links that lead along it, more names: what it leads to is called by them too."""
    last = len(links) - 1
    new: dict[Known, Known] = {}
    for known in (known for paths in vocabulary.paths.values() for known in paths):
        if tuple(link.name for link in known.reached.links)[: len(links)] == links:
            ways = tuple((*way, *names) if i == last else way for i, way in enumerate(known.ways))
            new[known] = replace(known, ways=ways, roles=ways[0])
    stems = {stem for name in names for stem in name}
    homes = {known.dataset for known in new}
    vocabulary.paths = {key: tuple(new.get(k, k) for k in paths) for key, paths in vocabulary.paths.items()}
    vocabulary.around = {key: words | stems if key in homes else words for key, words in vocabulary.around.items()}
    for known in new.values():
        own = vocabulary.own_names(known.reached.dimension) if known.reached.dimension else ()
        things = vocabulary.entities[known.reached.dataset] if known.label else ()
        for phrase in ((*name, *noun) for name in names for noun in dict.fromkeys((*own, *things))):
            vocabulary.phrases[phrase] = ((known, _TAUGHT), *vocabulary.phrases.get(phrase, ()))


def long_called(vocabulary: Vocabulary) -> dict[int, dict[tuple[str, ...], list[str]]]:
    """Return the metrics that are called so in several words, by how many these are and by the words: `gross margin`."""
    out: dict[int, dict[tuple[str, ...], list[str]]] = {}
    for key, words in vocabulary.metrics.items():
        for name in vocabulary.called(words.metric.doc, words.metric.name):
            if len(name) > 1:
                out.setdefault(len(name), {}).setdefault(name, []).append(key)
    return out


def written_otherwise(
    names: Iterable[Sequence[str]], stems: Callable[[str], tuple[str, ...]]
) -> tuple[dict[str, tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Return the stems of names by those written in one word, and the names of more than two words as they stand.

    >>> written_otherwise([["part", "time"], ["partner", "in", "charge"]], lambda text: tuple(text.split()))
    ({'parttime': ('part', 'time'), 'partnerincharge': ('partner', 'in', 'charge')}, frozenset({('partner', 'in', 'charge')}))
    """
    several = [tuple(words) for words in names if len(words) > 1]
    return {"".join(words): stems(" ".join(words)) for words in several}, frozenset(w for w in several if w[2:])
