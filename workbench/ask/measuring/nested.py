"""How many things there are that have so many others: `how many customers have had more than ten call-outs?`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import FILLERS, PEOPLE
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.numbers import OFTEN, NumberSpan
from workbench.ask.language.words import Kind, Word, plural, telling
from workbench.ask.measuring.heads import HEADS, done
from workbench.ask.terms.counting import counts_rows, distinct_of
from workbench.ask.terms.known import ALIKE, Known, MetricWords
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Dataset
from workbench.query.expression import Compare, Expression, Literal, MetricAt, Path

#: How many words what is counted has at most, how far behind `how many` it begins, and how long the name of what it has is.
_LONG, _AHEAD, _NAMED = 3, 3, 4

#: What says behind a question that it asked for a number: `riders with over 20 trips: how many?`.
_LAST = frozenset({("how", "many"), ("how", "many", "are", "there"), ("number",), ("number", "please")})

#: What says of a number that it is neither more nor less.
_EXACTLY = frozenset("exactly just only precisely".split())

#: What may stand between a number and what there is so much of.
_BETWEEN = frozenset({"different", "of", "our", "separate", "the", "distinct"})

#: These join a number to what stands before it, and it is no number of others: `patients of over 60`.
_OF = frozenset({"of", "aged", "over", "under", "in", "from", "at", "for", "by", "than"})


@dataclass(frozen=True, slots=True)
class Nested:
    """Things that are counted, and how many others they have.

    Attributes:
        start: of the words that things are named by; `span` the number.
        stop: where those words end; `end` where what they have ends.
        counts: the metric that counts different such things in the rows of what they have.
        has: the metric of what they have so much of.
        path: by which that is counted for each; `role` what leads to everything that is said of such things.
    """

    start: int
    stop: int
    end: int
    span: NumberSpan
    counts: MetricWords
    has: MetricWords
    path: Path

    @property
    def role(self) -> tuple[str, ...]:
        """What begins all paths to what is said of the things."""
        return self.path.parts

    @property
    def condition(self) -> Expression:
        """That they have so many."""
        number = int(self.span.number) if self.span.number == int(self.span.number) else self.span.number
        return Compare(self.span.op, MetricAt(self.has.metric.key, (self.path,)), Literal(number))


def nested(grounding: Grounding, vocabulary: Vocabulary, *, of: Collection[int] = ()) -> Nested | None:
    """Return what is counted of which it is said how many others each has; None where a question counts nothing so.

    Only where the rows of those others have a count of different such things: no name tells things apart for certain.

    Args:
        of: the words that ask for a part of things, if it is these whose part is asked for: `what share of customers`.
    """
    begins = (max(of) + 1,) if of else tuple(_counted_from(grounding.words))
    for begin in begins:
        for start, stop in _names(grounding, begin):
            for span in _numbers(grounding, stop):
                found = next(_joined(grounding, vocabulary, (start, stop), span), None)
                if found is not None:
                    return found
    return None


def _counted_from(words: Sequence[Word]) -> Iterator[int]:
    """Where things may begin that are counted: behind `how many` and `number of`, or first, where the number is asked for last."""
    at = [i for i in range(2, len(words)) if (words[i - 2].plain, words[i - 1].plain) in HEADS - {("how", "much")}]
    at += [1] if plain_at(words, 0) == "count" else []
    parts = " ".join("|" if word.kind is Kind.MARK else word.plain for word in words).rstrip("| ").rpartition("|")
    at += [0] if parts[0] and tuple(parts[2].split()) in _LAST else []
    yield from at


def _names(grounding: Grounding, begin: int) -> Iterator[tuple[int, int]]:
    """The words that may name what is counted, the longest first; a value may stand before them: `how many trade customers`."""
    begin = next((i for i in range(begin, len(grounding.words)) if grounding.words[i].plain not in FILLERS), begin)
    said = {i for use in grounding.values for i in range(use.start, use.stop)}
    said |= {i for use in grounding.dimensions if use.holds is not None for i in range(use.start, use.stop)}
    for start in range(begin, min(begin + _AHEAD, len(grounding.words))):
        for stop in range(min(start + _LONG, len(grounding.words)), start, -1):
            if all(word.kind is Kind.WORD for word in grounding.words[start:stop]):
                yield start, stop
        if start not in said:
            return


def _numbers(grounding: Grounding, stop: int) -> Iterator[NumberSpan]:
    """The numbers behind things that may say how many others they have."""
    words = grounding.words
    for i in range(stop, len(words) - 1):
        if words[i].plain in _EXACTLY and (words[i + 1].plain in OFTEN or words[i + 1].plain == "one"):
            yield NumberSpan(i, i + 2, "=", OFTEN.get(words[i + 1].plain, 1.0))
    for span in grounding.numbers:
        exact = not _EXACTLY.isdisjoint(word.plain for word in words[span.start - 1 : span.stop])
        some = span.op == ">=" and span.number == 1  # all that are counted have one
        if span.start > stop and span.high is None and not span.among and not some and (span.op != "=" or exact):
            yield span


def _joined(grounding: Grounding, vocabulary: Vocabulary, name: tuple[int, int], span: NumberSpan) -> Iterator[Nested]:
    """What is counted with what it has so many of, where the rows of that count it."""
    words, (start, stop) = grounding.words, name
    between = words[stop : span.start]
    exact = span.start - 1 if plain_at(words, span.start - 1) in _EXACTLY else span.start
    if not between or any(word.kind is Kind.MARK for word in between) or plain_at(words, exact - 1) in _OF:
        return
    columns = tuple(_counted_by(grounding, vocabulary, start, stop))
    for has, end in _had(grounding, vocabulary, stop, span):
        for counts, path in columns:
            if counts.datasets == has.datasets:
                yield Nested(start, stop, end, span, counts, has, path)


def _counted_by(
    grounding: Grounding, vocabulary: Vocabulary, start: int, stop: int
) -> Iterator[tuple[MetricWords, Path]]:
    """The metrics that count different things of that name in the rows of others, with the path that tells those apart."""
    stems = tuple(word.stem for word in grounding.words[start:stop])
    options: tuple[tuple[Known, float], ...] = tuple(vocabulary.phrases.get(stems, ()))
    if grounding.words[stop - 1].plain in PEOPLE and stop == start + 1:
        options = tuple(o for use in grounding.dimensions if use.start == start and use.group for o in use.options)
    things = {known.reached.dataset for known, strength in options if known.label and strength >= ALIKE}
    things |= {key for key, names in vocabulary.entities.items() if stems in names}
    things |= set(_of_kind(grounding, vocabulary, start, stop))
    public = [words for words in vocabulary.metrics.values() if not words.metric.private]
    ends = [w for w in public if any(phrase[-len(stems) :] == stems for phrase in w.phrases)]  # of `active accounts`
    named = [w for w in ends if stems in w.phrases or distinct_of(w.metric)]
    things |= {words.datasets[0] for words in named if counts_rows(words.metric)}
    for words in vocabulary.metrics.values():
        column = distinct_of(words.metric)
        if column is None or len(words.datasets) != 1 or getattr(words.metric.definition, "where", None) is not None:
            continue
        home = vocabulary.catalog.datasets[words.datasets[0]]
        link, own = _leading(home, column), _called(home, column)
        if link is not None and (link[1] in things or words in named):
            yield words, Path((link[0],))
        elif own is not None and words in named:
            yield words, Path((own,))


def _of_kind(grounding: Grounding, vocabulary: Vocabulary, start: int, stop: int) -> Iterator[str]:
    """The datasets of the things that a value in the plural is a kind of: `how many landlords had more than five call-outs`."""
    for value in grounding.values:
        if (value.start, value.stop) == (start, stop) and value.own and plural(grounding.words[stop - 1]):
            best = (match for match in value.matches if match.score == value.matches[0].score)
            for match in best:
                yield from (known.reached.dataset for known in vocabulary.leading_to(match.place.parts))


def _leading(home: Dataset, column: str) -> tuple[str, str] | None:
    """The one link along a column, and where it leads."""
    found = [(link.name, link.to) for link in home.links.values() if [key.local.text for key in link.on] == [column]]
    return found[0] if len(found) == 1 else None


def _called(home: Dataset, column: str) -> str | None:
    """What a column is called among the dimensions of its dataset."""
    return next((one.name for one in home.dimensions.values() if column in {one.name, one.expr.text}), None)


def _had(
    grounding: Grounding, vocabulary: Vocabulary, stop: int, span: NumberSpan
) -> Iterator[tuple[MetricWords, int]]:
    """The totals that stand right behind a number, and where their names end: `more than ten call-outs`, `over 40 times`."""
    words = grounding.words
    at = span.stop
    while plain_at(words, at) in _BETWEEN:
        at += 1
    totals = [words for words in vocabulary.metrics.values() if words.shape == "total" and not words.metric.private]
    for end in range(min(at + _NAMED, len(words)), at, -1):
        stems = tuple(word.stem for word in words[at:end])
        rows = {key for key, names in vocabulary.entities.items() if stems in names}
        every = [one for one in totals if counts_rows(one.metric) and rows.issuperset(one.datasets)]
        found = [one for one in totals if stems in one.phrases] or every
        if found:
            yield from ((one, end) for one in sorted(found, key=lambda one: not counts_rows(one.metric)))
            return
    often = plain_at(words, at) == "times" or words[span.stop - 1].plain in OFTEN
    if often:
        yield from ((one, at + (plain_at(words, at) == "times")) for one in _done(grounding, vocabulary, stop, span))


def _done(grounding: Grounding, vocabulary: Vocabulary, stop: int, span: NumberSpan) -> Iterator[MetricWords]:
    """The counts of what was done so often, by the verb between: `customers who called us out more than ten times`."""
    verbs = [word.stem for word in grounding.words[stop : span.start] if telling(word) > 0 or done(word)]
    every = (words for words in vocabulary.metrics.values() if words.shape == "total" and not words.metric.private)
    for words in sorted(every, key=lambda one: one.metric.key not in vocabulary.counts):
        plain = distinct_of(words.metric) is not None or counts_rows(words.metric)
        names = {phrase[0] for phrase in words.phrases if len(phrase) == 1}
        if plain and any(
            vocabulary.alike(verb, n) for verb in verbs for n in names | vocabulary.rows_of(words.datasets)
        ):
            yield words


def without(grounding: Grounding, one: Nested) -> Grounding:
    """Return a question without what things have so many of: what is left says which things are counted, and of what."""
    inside = set(range(one.span.start, one.end))
    kinds = any((value.start, value.stop) == (one.start, one.stop) and value.own for value in grounding.values)
    inside |= set() if kinds else set(range(one.start, one.stop))
    exact = plain_at(grounding.words, one.span.start - 1) in _EXACTLY
    inside |= {one.span.start - 1} if exact else set()
    inside |= {i for i in range(one.stop, one.span.start) if _says_having(grounding.words[i], one)}

    def free(use: object) -> bool:
        return inside.isdisjoint(range(use.start, use.stop))  # type: ignore[attr-defined]  # mentions of all kinds

    return replace(
        grounding,
        values=tuple(filter(free, grounding.values)),
        dimensions=tuple(filter(free, grounding.dimensions)),
        numbers=tuple(filter(free, grounding.numbers)),
        left=tuple(i for i in grounding.left if i not in inside),
    )


def _says_having(word: Word, one: Nested) -> bool:
    """Whether a word between things and a number only says that they have them: `taken`, of trips."""
    return telling(word) < 1.0 or word.stem in one.has.words
