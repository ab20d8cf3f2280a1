"""What a catalog's own words mean: phrases of metrics, of roles and of dimensions, and which words it knows at all."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise

from workbench.ask.language.lexicon import ENGLISH, SHAPES
from workbench.ask.language.meanings import UNITS
from workbench.ask.language.measures import akin, forms
from workbench.ask.language.premises import named_after
from workbench.ask.terms import gauges, metric_words, naming
from workbench.ask.terms.counting import Beside, beside_sums, counts_rows, kept_value, part_that_is, states, units
from workbench.ask.terms.derived import asks_what_was_done, derived, described, initials, superlatives
from workbench.ask.terms.directions import directions
from workbench.ask.terms.known import ALIKE, VOLUME, Known, in_other_words
from workbench.ask.terms.likewise import likewise, listed
from workbench.ask.terms.prose import counted_as, rows_called, told_of_role
from workbench.ask.terms.yearly import undated, years
from workbench.catalog.graph import reach
from workbench.catalog.model import Catalog, Dataset, Dimension, DimensionType, Documentation, Link
from workbench.query.model import Unit
from workbench.search.equivalents import EQUIVALENTS, IRREGULAR, thesaurus
from workbench.search.shortened import Shortened, clipped, spelt_out
from workbench.search.shorthand import COUNTS, MEASURED, SHORT, abbreviates, bare_table, written_out
from workbench.search.words import STOP_WORDS, Stemmer, split

#: Paths over more links than this are asked for by name, not in words.
_LINKS = 3

#: How well a key answers for what it is the key of, where that is shown as nothing else.
_KEY = 0.74


class Vocabulary:
    """The words of a catalog, ready to be looked up."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.stem = Stemmer()
        self._stems: dict[str, tuple[str, ...]] = {}
        self.beside, self.spelt = Beside(catalog), spelt_out(catalog)
        self.same, self.pairs, self._put_so = likewise(catalog, self.stem, self.spelt)
        self.near = {self.stem(word): frozenset(map(self.stem, others)) for word, others in EQUIVALENTS.items()}
        self.shapes = frozenset(map(self.stem, SHAPES))
        self._directions = {key: directions(dataset) for key, dataset in catalog.datasets.items()}
        self.entities = {key: self._thing(dataset) for key, dataset in catalog.datasets.items()}
        self.metrics = metric_words.in_use(self)
        facts = dict.fromkeys(dataset for words in self.metrics.values() for dataset in words.datasets)
        self.paths = {dataset: tuple(self._paths(catalog.datasets[dataset])) for dataset in facts}
        self.phrases = self._phrases()
        self.squeezed, self.long_names = naming.written_otherwise(self._written(), self.stems)
        self.around = {key: self._around(key) for key in facts}
        self.names = frozenset(stem for phrase in self._all_phrases() for stem in phrase)
        self.single = frozenset(p for words in self.metrics.values() for p in words.phrases if len(p) == 1)
        self.named = frozenset(p for words in self.metrics.values() for p in words.phrases)
        self.counts = tuple(key for key, words in self.metrics.items() if self.beside.counts_things(words.metric))
        self.heads, self.beside_sums = gauges.heads(self), dict(beside_sums(catalog))
        self.rows = frozenset(phrase[0] for key in facts for phrase in self.entities[key] if len(phrase) == 1)
        self.plain = self.shapes.union(p[0] for names in self.entities.values() for p in names if len(p) == 1)
        self.listed = listed(catalog, self.stems)
        self.said = frozenset(self._said())
        self.long = frozenset(self._long())
        self.things = frozenset(self._nouns_said())
        self.measured_by = frozenset(self._metrics_said())
        self.short = self.said - ENGLISH - thesaurus().keys() - self._words_already()
        self.clipped = self.short & frozenset(clipped(catalog))
        self.shorter = Shortened(self._written(), self.said - ENGLISH - thesaurus().keys())
        self.known = frozenset().union(*self.around.values(), *(words.words for words in self.metrics.values()))
        self._frequency = self._frequencies()
        self.superlatives = frozenset(superlatives(self.catalog, self.stem))
        self.years, self.years_of, self.dated = years(self)
        self.measures = frozenset(u for paths in self.paths.values() for k in paths if k.unit for u in akin(k.unit))
        self.units = frozenset(s for paths in self.paths.values() for k in paths if k.unit for s in self.stems(k.unit))
        self.metric_units = gauges.units_of_metrics(self)
        self.measured, self.undated, self.long_called = gauges.measured(self), undated(self), naming.long_called(self)
        self.described = frozenset(described(self.paths, self.stem))
        self.quantities = frozenset(self.stem(word) for words in MEASURED.values() for word in words)

    @cached_property
    def _roles(self) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]]:
        """What roles are called, by dataset and link, and which of that are nouns: many paths lead along one."""
        links = [link for dataset in self.catalog.datasets.values() for link in dataset.links.values()]
        return {(link.dataset, link.name): (self._role(link), self._nouns(link)) for link in links}

    @cached_property
    def _own(self) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], ...], tuple[naming.Named, ...]]]:
        """What dimensions are called, by dataset and name, and what else names them: many paths lead to one."""
        ends = (one for dataset in self.catalog.datasets.values() for one in dataset.dimensions.values())
        return {(one.dataset, one.name): (self.own_names(one), naming.anywhere(self, one)) for one in ends}

    @cached_property
    def _tables(self) -> frozenset[str]:
        """The words that datasets are called by."""
        titles = (one.doc.title or one.name for one in self.catalog.datasets.values())
        return frozenset(self.stem(word) for title in titles for word in split(title))

    @cached_property
    def kinds_named(self) -> frozenset[frozenset[str]]:
        """What dimensions are called themselves that says a kind of something: `type of fish`, whatever else fish are told by."""
        names = (phrase for own, _ in self._own.values() for phrase in own)
        return frozenset(frozenset(phrase) for phrase in names if naming.says_kind(self, phrase))

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of what the catalog itself is called."""
        return frozenset(self.stems(f"{self.catalog.name} {self.catalog.doc.title}"))

    @cached_property
    def unit_forms(self) -> Mapping[str, frozenset[str]]:
        """By the stem of a word for a unit, those of the others that stand for it: `kg` of kilos."""
        return {self.stem(word): frozenset(map(self.stem, others)) for word, others in forms()}

    @cached_property
    def _units(self) -> Mapping[tuple[str, str], str]:
        """The units of columns that metrics add up."""
        return units(self.catalog)

    @cached_property
    def dates(self) -> frozenset[str]:
        """The words by which dates are told apart."""
        times = (known.reached.dimension for paths in self.paths.values() for known in paths)
        docs = {(one.name, one.doc) for one in times if one and one.type is DimensionType.TIME}
        stems = {stem for name, doc in docs for phrase in self.called(doc, name) for stem in phrase}
        return frozenset(stems - set(map(self.stem, ("date", "day", "time", "on", "at", "dt", "start", "end"))))

    @cached_property
    def grains(self) -> frozenset[Unit]:
        """The units that times of the catalog are kept in."""
        ends = (known.reached.dimension for paths in self.paths.values() for known in paths)
        return frozenset(end.grain for end in ends if end and end.grain)

    @cached_property
    def numbered(self) -> frozenset[str]:
        """The words for what has numbers and no unit, such as floors and attempts."""
        numbers = (known.reached.dimension for paths in self.paths.values() for known in paths)
        docs = {(one.name, one.doc) for one in numbers if one and one.type is DimensionType.NUMBER and not one.unit}
        return frozenset(p[0] for name, doc in docs for p in self.called(doc, name) if len(p) == 1)

    @cached_property
    def sizes(self) -> AbstractSet[str]:
        """The words for what has numbers, with a unit or without: nights, stars, floors."""
        numbers = (known.reached.dimension for paths in self.paths.values() for known in paths)
        docs = {(one.name, one.doc) for one in numbers if one and one.type is DimensionType.NUMBER}
        told = {self.stem(word) for _, doc in docs if (word := counted_as(doc)) and word not in UNITS}
        return told.union(p[0] for name, doc in docs for p in self.called(doc, name) if len(p) == 1)

    @cached_property
    def _paired_for(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """By stem, the pairs of words that stand for it."""
        out: dict[str, list[tuple[str, str]]] = {}
        for pair, means in self.pairs.items():
            for stem in means:
                out.setdefault(stem, []).append(pair)
        return out

    @cached_property
    def paired(self) -> frozenset[tuple[str, str]]:
        """The words that stand side by side in what metrics are called."""
        return frozenset(pair for phrase in self.named for pair in pairwise(phrase))

    @cached_property
    def rows_counted(self) -> frozenset[str]:
        """The words for rows of which there is a plain count."""
        return self.rows_of({home for key in self.counts for home in self.metrics[key].datasets})

    @cached_property
    def things_of(self) -> Mapping[str, frozenset[str]]:
        """By dataset, what its rows are called, and what they lead to."""
        own = {key: frozenset(s for phrase in self.entities[key] for s in phrase) for key in self.paths}
        return {key: own[key].union(*(known.heads for known in paths)) for key, paths in self.paths.items()}

    @cached_property
    def states(self) -> frozenset[str]:
        """The metrics that count what is so now."""
        return frozenset(states(self.catalog))

    @cached_property
    def reached_from(self) -> Mapping[str, frozenset[str]]:
        """By dataset, all that its rows lead to, and itself."""
        return {key: frozenset({key, *(k.reached.dataset for k in known)}) for key, known in self.paths.items()}

    @cached_property
    def homes(self) -> Mapping[str, frozenset[str]]:
        """By what the rows of datasets are called, as it is written in the singular and the plural, the datasets."""
        out: dict[str, set[str]] = {}
        for key, dataset in self.catalog.datasets.items():
            for text in ("_".join(bare_table(split(dataset.name))), dataset.doc.title, *dataset.doc.synonyms):
                if len(one := split(text)) == 1:
                    out.setdefault(one[0].removesuffix("s"), set()).add(key)
        return {word: frozenset(keys) for word, keys in out.items()}

    @cached_property
    def rated(self) -> frozenset[str]:
        """The values of which a rate is the part of rows that have them, in small letters."""
        rates = (words.metric for words in self.metrics.values() if words.shape == "share")
        return frozenset(value.casefold() for rate in rates if (value := kept_value(self.catalog, rate)))

    @cached_property
    def truths_of(self) -> Mapping[str, tuple[str, ...]]:
        """The stems of what holds or does not, by the metrics that are the part of which it holds."""
        found = ((key, part_that_is(self.catalog, metric)) for key, metric in self.catalog.metrics.items())
        return {key: sum(self.called(one.doc, one.name), ()) for key, one in found if one}

    def stems(self, text: str) -> tuple[str, ...]:
        """Return the stems of a phrase without the words that say nothing."""
        found = self._stems.get(text)
        if found is None:
            words = [word for word in split(text) if word not in STOP_WORDS] or split(text)
            found = self._stems[text] = tuple(map(self.stem, words))
        return found

    @cached_property
    def counted(self) -> frozenset[str]:
        """The stems of what rows and metrics are called."""
        named = (*self.entities.values(), *(words.phrases for words in self.metrics.values()))
        return frozenset(stem for names in named for phrase in names for stem in phrase)

    @cached_property
    def _counts_volume(self) -> bool:
        """Whether the volume is a count of rows, and no measure of the catalog."""
        return any((VOLUME,) in words.phrases and counts_rows(words.metric) for words in self.metrics.values())

    def rarity(self, stem: str) -> float:
        """Return how much a stem tells one metric from another: 0.3 for one in most of them, up to 1."""
        many = len(self.metrics) or 1
        found = self._frequency.get(stem, 0)
        if stem in self.plain:
            return 0.2
        return max(0.3, min(1.0, math.log((many + 1) / (found + 0.5)) / math.log(many + 1.5)))

    def alike(self, asked: str, known: str) -> float:
        """Return how far one stem stands for another: 1 the same, 0.8 derived from it (`fail`, `failure`), 0.6 of like meaning, 0 neither."""
        if asked == known:
            return 1.0
        if known == VOLUME and self._counts_volume:
            return 0.0
        return 0.6 if known in self.same.get(asked, ()) else 0.8 if derived(asked, known) else 0.0

    def describes(self, stem: str, unit: str) -> bool:
        """Return whether a word tells which number with a unit is meant: `late` of minutes, `old` of years."""
        return any(self.alike(stem, word) for word in self.measured.get(unit, ()))

    def described_by(self, bases: AbstractSet[str], noun: str) -> bool:
        """Return whether a noun is what comparatives (as stems: `old`) describe: `customers older than 60`."""
        numbers = (k for paths in self.paths.values() for k in paths if k.type is DimensionType.NUMBER)
        roles = (k for k in numbers if bases and any(noun in role for role in k.roles))
        ends = (k.reached.dimension for k in roles)
        return any(bases & {s for p in self.called(end.doc, end.name) for s in p} for end in ends if end)

    def leading_to(self, parts: tuple[str, ...]) -> tuple[Known, ...]:
        """Return a path and those of other datasets that end with it and lead to the same: `truck.plate`, `round.truck.plate`."""
        everywhere = tuple(k for paths in self.paths.values() for k in paths)
        ends = {(k.reached.dataset, k.reached.dimension) for k in everywhere if k.parts == parts}
        return tuple(
            k
            for k in everywhere
            if (k.reached.dataset, k.reached.dimension) in ends
            and (k.parts[-len(parts) :] == parts or parts[-len(k.parts) :] == k.parts)
        )

    def other_words(self, stems: tuple[str, ...]) -> frozenset[str]:
        """Return the stems that stand for one, or for two together: `call off` for `cancel`."""
        if len(stems) == 1:
            return self.same.get(stems[0], frozenset())
        return self.pairs.get((stems[0], stems[1]), frozenset()) if len(stems) == 2 else frozenset()

    def other_phrases(self, stems: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
        """Return the phrases that stand for one: `turned up` for attendance, `nobody home` for `not at home`."""
        return self._put_so.get(stems, frozenset()) | {(stem,) for stem in self.other_words(stems)}

    def _words_already(self) -> frozenset[str]:
        """The short words whose long forms are known, and forms of verbs, `sent`: nothing is cut down to those."""
        return frozenset({*SHORT, *COUNTS, *IRREGULAR, *self.spelt})

    # --- building -----------------------------------------------------------------------------------------------------
    def called(self, doc: Documentation, name: str) -> tuple[tuple[str, ...], ...]:
        """Return what something is called: its name, written out where it is short, its title and synonyms."""
        short = (" ".join(reading) for reading in written_out(split(name), self.spelt))
        texts = [text for text in (name, doc.title, *doc.synonyms, *short) if text]
        letters = (initials(split(text)) for text in texts)
        cut = (word for word in letters if word and self.stem(word) not in self._tables)  # a lot is no length of trip
        return tuple(dict.fromkeys(map(self.stems, (*texts, *cut))))

    def _thing(self, dataset: Dataset) -> tuple[tuple[str, ...], ...]:
        """What the rows of a dataset are called: by its name, whatever kind of table that says it is, and in its description."""
        bare = "_".join(bare_table(split(dataset.name)))
        names = {"_".join(bare_table(split(other.name))) for other in self.catalog.datasets.values()}
        said = (self.stems(text) for text in rows_called(dataset.doc.description))
        others = {self.stems(name) for name in names - {bare}}
        told = (phrase for phrase in said if phrase not in others)
        after = map(self.stems, named_after(self.catalog, dataset))
        other = {*map(self.stems, self.beside.summed_units.get(dataset.key, ())), *naming.of_the_day(self, dataset)}
        return tuple(p for p in dict.fromkeys((*self.called(dataset.doc, bare), *told, *after)) if p not in other)

    def _role(self, link: Link) -> tuple[tuple[str, ...], ...]:
        """What a role is called, its direction with it."""
        others = self._directions[link.dataset].get(link.name, ())
        return tuple(dict.fromkeys((*self.called(link.doc, link.name), *map(self.stems, others))))

    def _others(self, phrase: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A phrase with one of its words replaced by another that people use for the same, and what is said for all of it."""
        yield from self._put_so.get(phrase, ())
        for i, stem in enumerate(phrase):
            alone = ((word,) for word in self.same.get(stem, ()) if word not in UNITS)
            for other in (*alone, *self._paired_for.get(stem, ())):
                yield (*phrase[:i], *other, *phrase[i + 1 :])

    def in_one_word(self, phrase: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A phrase with two of its words said in one: `waste` for write-offs."""
        for i, pair in enumerate(pairwise(phrase)):
            yield from ((*phrase[:i], other, *phrase[i + 2 :]) for other in self.pairs.get(pair, ()))

    def _paths(self, dataset: Dataset) -> Iterator[Known]:
        nearest: dict[tuple[str, str | None], tuple[int, set[str]]] = {}
        for found in reach(self.catalog, dataset.key):
            links = found.reached.links
            if len(links) > _LINKS:
                continue
            count, roles_there = nearest.setdefault(found.reached.target, (len(links), set()))
            if count < len(links) and links[-1].name in roles_there | set(dataset.links):
                continue  # the same role is nearer; `home branch` of a member is another than the branch of a loan
            roles_there |= {links[-1].name} if links and count == len(links) else set()
            home = self.catalog.datasets[found.reached.dataset]
            if found.reached.dimension is None and home.label:
                continue
            label = bool(links) and found.reached.dimension is not None and home.label == found.reached.dimension.name
            ways = tuple(self._roles[link.dataset, link.name][0] for link in links)
            roles = ways[0] if ways else ()
            spoken = tuple(tuple(split(text)) for text in links[0].doc.synonyms) if links else ()
            named = label or found.reached.dimension is None
            end = found.reached.dimension
            stems = tuple(s for text in (end.name, end.doc.title) for s in self.stems(text)) if end else ()
            heads = frozenset(s for link in links for phrase in self.entities.get(link.to, ()) for s in phrase)
            unit = self._units.get((home.key, end.expr.text.casefold())) if end else None
            own = frozenset(phrase[-1] for link in links for phrase in self.entities.get(link.dataset, ()) if phrase)
            told = told_of_role(links[-1], self.catalog, self.stem) if links else frozenset()
            said = (roles, spoken, ways, stems, heads, unit, told, own)
            yield Known(dataset.key, found.parts, found.reached, named, *said)

    def _phrases(self) -> dict[tuple[str, ...], tuple[tuple[Known, float], ...]]:
        """Every phrase that names a path, with how directly it does: by its role 1, by what it leads to 0.8."""
        out: dict[tuple[str, ...], dict[tuple[str, tuple[str, ...]], tuple[Known, float]]] = {}
        summed = {
            (home, phrase) for words in self.metrics.values() for home in words.datasets for phrase in words.phrases
        }
        for known in (known for paths in self.paths.values() for known in paths):
            place = known.dataset, known.parts  # quicker to look up than the whole path
            for phrase, strength in self._names(known):
                if known.type is DimensionType.NUMBER and (known.dataset, phrase) in summed:
                    continue  # a column of numbers that a metric of the same name adds up: the metric is meant
                others = self._others(phrase) if strength > naming.SORT else ()  # a class is a sort, and no lesson
                for said, much in ((phrase, strength), *((other, strength * ALIKE) for other in others)):
                    here = out.setdefault(said, {})
                    if place not in here or here[place][1] < much:
                        here[place] = known, much
        return {phrase: tuple(sorted(found.values(), key=lambda pair: -pair[1])) for phrase, found in out.items()}

    def _names(self, known: Known) -> Iterator[tuple[tuple[str, ...], float]]:
        links, dimension = known.reached.links, known.reached.dimension
        home = self.catalog.datasets[known.reached.dataset]
        own, besides = self._own[dimension.dataset, dimension.name] if dimension else ((), ())
        roles = self._roles[links[-1].dataset, links[-1].name][1] if links else ()
        entity = self.entities[home.key]
        rows = set(self.entities[known.dataset])
        yield from (
            (phrase, 0.8 if links else 1.0) for phrase in own if phrase != self.stems("name") and phrase not in rows
        )
        yield from (((*role, *phrase), 0.95) for role in roles for phrase in own if role[-1:] != phrase[:1])
        things = (*entity, *naming.shown_as(self, home)) if not known.label else entity
        yield from (((*noun, *phrase), 0.9) for noun in things for phrase in own if noun[-1:] != phrase[:1])
        if dimension:
            yield from naming.kinds(self, own, (*roles, *things))
            yield from naming.told(self, known, (*entity, *roles))
            yield from besides
            yield from ((phrase, 0.8 if links else 1.0) for phrase in self.asks(dimension))
        if known.label:
            shown = 1.0 if dimension else _KEY  # a bare key says less than what is called so itself: `by plan`
            yield from ((phrase, shown) for phrase in roles)
            yield from ((phrase, 0.8 * shown) for phrase in entity if links)
            yield from (((*role, *noun), 0.95) for role in roles for noun in (*entity, *own) if role[-1:] != noun[:1])
            yield from (((*noun, *role), 0.9) for noun in naming.holders(self, known) for role in roles if noun != role)

    def own_names(self, dimension: Dimension) -> tuple[tuple[str, ...], ...]:
        """What a dimension is called; `watched_on` is a column's name, and `watched` a verb of other things."""
        own = dimension.type is not DimensionType.TIME or split(dimension.name)[-1] not in {"on", "at"}
        asks = {phrase[1:] for phrase in self.asks(dimension)}
        called = self.called(dimension.doc, dimension.name if own else dimension.doc.title or dimension.name)
        return tuple(phrase for phrase in called if phrase not in asks)

    def asks(self, dimension: Dimension) -> Iterator[tuple[str, str]]:
        """What a dimension answers that asks what was done: `where it was sold` is no name for what is sold."""
        for words in (split(text) for text in (dimension.doc.title, *dimension.doc.synonyms)):
            stems = self.stems(" ".join(words[1:]))
            if len(stems) == 1 and asks_what_was_done(words):
                yield words[0], *stems

    def _nouns(self, link: Link) -> tuple[tuple[str, ...], ...]:
        """What a role is called, without phrases that only lead to a value: `flying to`."""
        texts = (link.name, link.doc.title, *link.doc.synonyms)
        short = (" ".join(reading) for reading in written_out(split(link.name), self.spelt))
        texts = (*texts, *(() if link.doc.title else short), *self._directions[link.dataset].get(link.name, ()))
        return tuple(
            dict.fromkeys(self.stems(text) for text in texts if text and not {"from", "to"} & set(split(text)))
        )

    def _written(self) -> Iterator[list[str]]:
        """The names of dimensions and roles as words, each once."""
        paths = [known.reached for paths in self.paths.values() for known in paths]
        docs = [(link.name, link.doc) for reached in paths for link in reached.links]
        docs += [(reached.dimension.name, reached.dimension.doc) for reached in paths if reached.dimension]
        yield from map(
            split, dict.fromkeys(text for name, doc in docs for text in (name, doc.title, *doc.synonyms) if text)
        )

    def _around(self, dataset: str) -> frozenset[str]:
        """The words of a dataset and of all that is reached from it."""
        home = self.catalog.datasets[dataset]
        times = (one for one in home.dimensions.values() if one.type is DimensionType.TIME)
        names = [*self.entities[dataset], *(role for known in self.paths[dataset] for role in known.roles)]
        names += [other for phrase in self.entities[dataset] for other in self.in_one_word(phrase)]
        names += [phrase for one in times for phrase in self.called(one.doc, one.name)]
        names += [phrase for phrase in naming.rows_counted(self, dataset) if len(phrase) == 1]
        docs = (
            doc for known in self.paths[dataset] for doc in (known.doc, *(link.doc for link in known.reached.links))
        )
        shown = (k.reached.dimension.doc for k in self.paths[dataset] if k.label and k.reached.dimension)
        texts = dict.fromkeys(
            text for doc in (home.doc, *docs, *shown) for text in (doc.title, doc.description, *doc.synonyms)
        )
        return frozenset(stem for name in names for stem in name) | {
            stem for text in texts for stem in self.stem.words(text)
        }

    def shortened(self, word: str) -> str | None:
        """Return the short name of a role or a dimension that is cut from a word, `bkr` of baker, where there is one."""
        return next((short for short in sorted(self.things & self.short) if abbreviates(short, word)), None)

    def rows_of(self, datasets: Iterable[str]) -> frozenset[str]:
        """Return the words for the rows of datasets."""
        return frozenset(phrase[0] for key in datasets for phrase in self.entities[key] if len(phrase) == 1)

    def undergone(self, datasets: Collection[str]) -> frozenset[str]:
        """Return the words for what all rows of datasets went through: how long that took, `bake`, and when, `opened`."""
        lengths = (self.metrics[key] for key in self.beside.lengths if key in self.metrics)
        took = {s for m in lengths if set(m.datasets) & set(datasets) for s in m.words}
        homes = [self.catalog.datasets[key] for key in datasets]
        times = (home.dimensions[home.time] for home in homes if home.time and home.time in home.dimensions)
        return (
            frozenset(took.union(s for one in times for p in self.called(one.doc, one.name) for s in p)) - self.shapes
        )

    def names_or_measures(self, stem: str) -> bool:
        """Whether a stem is in a name, or in what is said of a metric; what datasets are described by, and a letter, are anybody's."""
        return len(stem) > 1 and (stem in self.names or any(stem in words.words for words in self.metrics.values()))

    def frequent(self, stem: str) -> bool:
        """Whether a metric's name has this word."""
        return stem in self._frequency

    def _said(self) -> Iterator[str]:
        """The words of all names, titles and synonyms."""
        yield from self._nouns_said()
        yield from self._metrics_said()

    def _metrics_said(self) -> Iterator[str]:
        """The words of all names, titles and synonyms of metrics, and of what they count in the singular."""
        docs = [(m.name, m.doc) for m in self.catalog.metrics.values()]
        texts = dict.fromkeys(text for name, doc in docs for text in (name, doc.title, *doc.synonyms))
        yield from (word for text in texts for word in split(text))

    def _long(self) -> Iterator[str]:
        """The words that short ones stand for."""
        for short in self.said:
            yield from (w for text in (*self.spelt.get(short, ()), *SHORT.get(short, ())) for w in split(text))

    def _nouns_said(self) -> Iterator[str]:
        """The words of all names, titles and synonyms but those of metrics."""
        paths = [known.reached for found in self.paths.values() for known in found]
        docs = [(d.name, d.doc) for d in self.catalog.datasets.values()]
        docs += [(link.name, link.doc) for reached in paths for link in reached.links]
        docs += [(r.dimension.name, r.dimension.doc) for r in paths if r.dimension]
        texts = dict.fromkeys(text for name, doc in docs for text in (name, doc.title, *doc.synonyms))
        yield from (word for text in texts for word in split(text))

    def _all_phrases(self) -> Iterator[tuple[str, ...]]:
        yield from (phrase for phrase, options in self.phrases.items() if not in_other_words(options))
        for names in (*self.entities.values(), *(metric.phrases for metric in self.metrics.values())):
            yield from names

    def _frequencies(self) -> dict[str, int]:
        out: dict[str, int] = {}
        for metric in self.metrics.values():
            for stem in {stem for phrase in metric.phrases for stem in phrase}:
                out[stem] = out.get(stem, 0) + 1
        return out
