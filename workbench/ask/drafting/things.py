"""Things of which something is said, and nothing measured: `which wards are on the third floor`, `boats launched before 1990`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from workbench.ask.drafting.build import Builder
from workbench.ask.drafting.conditions import is_true
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.mentions import Spanned
from workbench.ask.language.words import Word, telling
from workbench.ask.measuring.measure import Scored
from workbench.ask.terms.known import Known, in_other_words
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.query import model as q
from workbench.query.expression import Column, Compare, Expression, Literal, Path
from workbench.query.walk import columns

#: What asks for things by name, and what may stand before them.
_ASKS = frozenset("which what list name names show who".split())
_BEFORE = _ASKS | frozenset("of the all our please me us give are were can you i want to see kindly".split())

#: What says that things are or have something, and nothing else.
_ARE = frozenset(
    """lie lies lying located situated live lives living based stand stands sit sits come comes belong belongs own owns owned
    offer offers hold holds carry carries weigh weighs cost costs named registered category region group""".split()
)

#: How much of a value must be said for those that have it.
_WHOLE = 0.9

#: The longest name of a thing.
_LONG = 3


@dataclass(frozen=True, slots=True)
class Things:
    """Lists things by what is said of them."""

    vocabulary: Vocabulary
    dictionary: ValueDictionary

    def told(self, grounding: Grounding) -> tuple[q.MetricQuery, DimensionUse] | None:
        """Return the query for the names of things that a question begins with, where all else says which; None otherwise.

        Without a word that asks for names, only such things are listed that no metric counts as its rows.
        """
        use = self._named(grounding)
        if use is None or of_how_many(grounding, self.vocabulary):
            return None
        if any(other.group and not other.ranked for other in grounding.dimensions):
            return None
        asked = bool(_ASKS & {word.plain for word in grounding.words[: use.start]})
        for known, _ in use.options:
            if asked or not self._counted(known):
                query = self._kept(grounding, use, known)
                if query is not None:
                    return query, use
        return None

    def of_kind(self, grounding: Grounding) -> tuple[q.MetricQuery, DimensionUse] | None:
        """Return the query for the names of those that are called by what they are: `what cakes do we make`, `list the night workers`."""
        kinds: tuple[Spanned, ...] = (*grounding.values, *grounding.dimensions)
        if len(kinds) != 1 or grounding.numbers or not _asks_for(grounding, kinds[0]):
            return None
        for known, kept in self._kinds(grounding):
            home = self.vocabulary.catalog.datasets[known.reached.dataset]
            every = (k for paths in self.vocabulary.paths.values() for k in paths)
            shown = next((k for k in every if k.label and k.reached.dataset == home.key), None)
            if home.label and shown and home.label != known.parts[-1]:
                use = DimensionUse(kinds[0].start, kinds[0].stop, ((shown, 1.0),), kinds[0].start, plural=True)
                values = (q.Dimension(Path((home.label,))),)
                return q.MetricQuery(values=values, source=home.key, where=kept), use
        return None

    def _kinds(self, grounding: Grounding) -> Iterator[tuple[Known, Expression]]:
        """What is said of things in their own table, with the condition: their kind, or that something holds of them."""
        for value in grounding.values:
            whole = (match for match in value.matches if match.score >= _WHOLE and not match.place.label)
            for match in whole if not value.negated else ():
                kinds = self.vocabulary.leading_to(match.place.parts)
                yield from ((k, Compare("=", Column(_own(k)), Literal(match.value))) for k in kinds)
        for use in grounding.dimensions:
            yield from ((known, is_true(_own(known), holds=True)) for known, _ in use.options if use.holds)

    def _named(self, grounding: Grounding) -> DimensionUse | None:
        """The things that a question begins with, in the plural."""
        words = grounding.words
        start = next((i for i, word in enumerate(words) if word.plain not in _BEFORE), len(words))
        for stop in range(min(start + _LONG, len(words)), start, -1):
            found = self.vocabulary.phrases.get(tuple(word.stem for word in words[start:stop]), ())
            options = tuple(option for option in found if option[0].label and option[0].reached.dimension)
            if options and words[stop - 1].plain.endswith("s") and not in_other_words(options):
                return DimensionUse(start, stop, options, start, plural=True)
        return None

    def _counted(self, known: Known) -> bool:
        """Whether the things are rows that a metric is of."""
        return any(known.reached.dataset in words.datasets for words in self.vocabulary.metrics.values())

    def _kept(self, grounding: Grounding, use: DimensionUse, known: Known) -> q.MetricQuery | None:
        """The names of the things that all which is said of them leaves; None where it says more, or of something else."""
        count = next((w for w in self.vocabulary.metrics.values() if w.datasets == (known.dataset,)), None)
        if count is None:
            return None
        builder = Builder(grounding, self.vocabulary, self.dictionary)
        kept, draft = builder.draft((Scored(count, 1.0, 1.0, 1.0, 1.0, (), ()),))
        home = known.parts[:-1]
        if draft.lost or draft.having or draft.during or kept.where is None:
            return None
        if known.parts in {column.path.parts for column in columns(kept.where)}:
            return None  # whose name is said is not asked for: `interviews by Anna Lund`
        if by_others(builder.paths(draft), home, kept.where):
            return None
        theirs = all(column.path.parts[: len(home)] == home for column in columns(kept.where))
        paths = {column.path.parts for column in columns(kept.where)}
        told = (self.vocabulary.stem.words(k.doc.title) for k in builder.paths(draft) if k.parts in paths)
        if not theirs or any(self._unsaid(grounding, use, draft, {stem for stems in told for stem in stems})):
            return None
        source = None if home else known.dataset
        return q.MetricQuery(values=(q.Dimension(Path(known.parts)),), source=source, where=kept.where)

    def _unsaid(self, grounding: Grounding, use: DimensionUse, draft: Draft, told: Collection[str]) -> Iterator[int]:
        """The words behind the things that none of the conditions explains, nor what those are called, `told`."""
        spans: tuple[Spanned, ...] = (*grounding.numbers, *grounding.values)
        said = {i for span in spans for i in range(span.start, span.stop)}
        named = {i for other in grounding.dimensions if other.holds is None for i in range(other.start, other.stop)}
        said |= {i for i in named if any(abs(i - span.start) <= _LONG for span in spans)}
        for i in range(use.stop, len(grounding.words)):
            word = grounding.words[i]
            plain = telling(word) < 1.0 or word.plain in _ARE or word.stem in told
            if not plain and i not in draft.used | said:
                yield i


def _own(known: Known) -> Path:
    """What a path leads to, as it is called in its own table."""
    end = known.reached.dimension
    return Path((end.name if end else known.parts[-1],))


def _asks_for(grounding: Grounding, kind: Spanned) -> bool:
    """Whether those that a word is said of are asked for by name, and nothing else: `which cakes do we make`."""
    words = grounding.words
    before = {word.plain for word in words[: kind.start]}
    rest = [i for i in range(kind.stop, len(words)) if telling(words[i]) == 1.0 and words[i - 1].plain != "we"]
    ours = {"we", "there", "our"} & {word.plain for word in words}
    asked = before & {"list", "names", "name"} or (before & {"which", "what"} and ours)
    plural = words[kind.stop - 1].plain.endswith("s")
    return bool(asked) and plural and before <= _BEFORE | {"a"} and not rest


def of_how_many(grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Whether it is said how many others there are, no number that things have: `towns with more than 80 accounts`."""
    own = vocabulary.numbered | vocabulary.units | vocabulary.years
    values = {i for value in grounding.values for i in range(value.start, value.stop)}
    behind = (n.stop for n in grounding.numbers if n.stop < len(grounding.words) and n.stop not in values)
    return any(_noun(grounding.words[i]) and grounding.words[i].stem not in own for i in behind)


def _noun(word: Word) -> bool:
    """Whether a word names something; what may be a verb as well does in the plural: `accounts`."""
    return telling(word) == 1.0 or (telling(word) > 0 and word.plain.endswith("s"))


def by_others(paths: Sequence[Known], home: tuple[str, ...], kept: Expression) -> bool:
    """Whether things are kept by numbers that are not theirs: `reasons above 200 kilos`, where the goods have a weight."""
    said = {column.path.parts for column in columns(kept)}
    numbers = (known.parts for known in paths if known.parts in said and known.type is DimensionType.NUMBER)
    return any(len(parts) > len(home) + 1 for parts in numbers)
