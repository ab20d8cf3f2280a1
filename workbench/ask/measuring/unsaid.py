"""What a metric says that a question does not: other things it counts, what it is per, whose measure is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import DIVIDERS, FILLERS, HAPPENED, OPPOSITES, PEOPLE, SHAPES
from workbench.ask.language.words import Word, plural, telling
from workbench.ask.measuring.heads import done, head_of
from workbench.ask.measuring.quantities import kinds, tells_things
from workbench.ask.terms import naming
from workbench.ask.terms.counting import DIFFERENT, counts_rows
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.nearness import Alike
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.equivalents import thesaurus
from workbench.search.words import split

#: How much less a part of rows fits where those are named that it is a part of, and no part is asked for.
NO_PART = 0.6

#: How strongly `unique customers` names a metric that counts different ones.
_ONCE = 0.6

#: How much less a metric fits that nobody named, where nothing is said but what the rows are called that another one counts.
ONLY_ROWS = 0.4

#: How far behind `how many` stands what is counted.
_AHEAD = 3

#: What happened to things that may be otherwise by now.
_EVENTS = frozenset({"opened"})

#: What stands before who does something, and before whose something is.
_DOES = frozenset("do does did".split())
_WHOSE = frozenset("of from by to at in".split())
_DOERS = frozenset("we they you i people".split())

_ARTICLES = frozenset({"the", "our", "a", "an", "all", "its", "their"})


def only_different(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a metric counts different things, beside one of rows, and neither they nor that was asked for."""
    if not vocabulary.beside.counts_different(words.metric):
        return False
    if _counted_themselves(words, grounding, vocabulary):
        return True
    if DIFFERENT & {word.plain for word in grounding.words}:
        return False
    own = _own(words)
    things = vocabulary.stems(words.metric.unit or "") or tuple(stem for phrase in words.phrases for stem in phrase)
    counted = _counted_at(grounding)
    derived = {vocabulary.stem(word) for word in own}
    head = head_of(grounding, vocabulary)
    for i, word in enumerate(grounding.words):
        called = not own.isdisjoint(_forms(word))
        other = (
            (i in counted or word is head)
            and word.stem not in derived
            and any(vocabulary.alike(word.stem, stem) for stem in things)
        )
        verb = done(word) and word.plain not in PEOPLE
        if (called or other) and not verb and not _does(grounding.words, i):
            return False
    return True


def as_rows(grounding: Grounding, vocabulary: Vocabulary, likeness: Mapping[str, Alike]) -> dict[str, Alike]:
    """Return how like the counts of rows are where different things in them are nearest and nobody asks for those: `what was lent`."""
    found = {key: like for key, like in likeness.items() if key in vocabulary.metrics}
    unasked = {key for key in found if only_different(vocabulary.metrics[key], grounding, vocabulary)}
    foremost = max((like.meaning for key, like in found.items() if key not in unasked), default=0.0)
    out = {}
    for rows in vocabulary.counts if unasked else ():
        homes = vocabulary.metrics[rows].datasets
        own = found.get(rows, Alike(0.0, 0.0, 0.0))
        near = (found[key] for key in unasked if vocabulary.metrics[key].datasets == homes)
        nearest = max(near, default=own)
        if nearest.meaning >= foremost and nearest is not own:
            out[rows] = Alike(nearest.meaning, own.words, max(own.whole, nearest.whole))
    return out


def _own(words: MetricWords) -> frozenset[str]:
    """The words of a metric's names and unit, without those names that say that each is counted once."""
    metric = words.metric
    texts = (metric.name, metric.doc.title, *metric.doc.synonyms, metric.unit or "")
    own = {word for text in texts if not DIFFERENT & set(split(text.casefold())) for word in split(text.casefold())}
    return frozenset(own | {"people"} if "person" in own else own) - FILLERS


def _forms(word: Word) -> frozenset[str]:
    """A word in the singular and the plural; a verb of the same stem is another word: people who apply are no applicants."""
    plain = word.plain
    return frozenset({plain, f"{plain}s", plain.removesuffix("s"), f"{plain.removesuffix('ies')}y"})


def _does(words: Sequence[Word], i: int) -> bool:
    """Whether things only do what is counted, or are whose it is: `what did our members borrow`, `applications from people`."""
    back = i - 1
    while back > 0 and i - back < _AHEAD and words[back].plain not in _DOES | _WHOSE | {"many", "number", "count"}:
        back -= 1
    before = words[back - 1].plain if back > 0 else ""
    here = words[back].plain if back >= 0 else ""
    return here in _DOES or (here in _WHOSE and before not in {"number", "numbers", "count", "no", "total"})


def _counted_themselves(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether the things that a metric counts among others are counted by themselves elsewhere, and those are asked for.

    `How many customers get the newsletter` is about all of them, whether or not they ordered.
    """
    said = {word.stem for word in grounding.words}
    if grounding.times or DIFFERENT & {word.plain for word in grounding.words}:
        return False
    things = set(naming.things_led_to(vocabulary, words.metric))
    own = {stem for phrase in vocabulary.called(words.metric.doc, words.metric.name) for stem in phrase}
    own -= {stem for key in things for phrase in vocabulary.entities[key] for stem in phrase} | vocabulary.shapes
    return not own & said and any(
        set(vocabulary.metrics[key].datasets) <= things for key in vocabulary.counts if things
    )


def aside(
    words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, at: Sequence[int], kept: Sequence[int]
) -> bool:
    """Return whether things that a metric without a title counts are only named beside what is measured: `km of the drivers`.

    They are asked for right behind `how many` and `number of`, as different or active ones, and where nothing else is said.
    """
    metric = words.metric
    if not at or metric.doc.title or metric.unit or not vocabulary.beside.counts_different(metric):
        return False
    spoken = [word.plain for word in grounding.words]
    counted = not _counted_at(grounding).isdisjoint(at)
    told = {i for i in kept if telling(grounding.words[i]) == 1.0}
    return not (counted or told <= set(at) or (DIFFERENT | {"active"}) & set(spoken))


def _counted_at(grounding: Grounding) -> frozenset[int]:
    """The places right behind `how many` and `number of`."""
    spoken = [word.plain for word in grounding.words]
    heads = (i for i in range(len(spoken) - 1) if (spoken[i], spoken[i + 1]) in {("how", "many"), ("number", "of")})
    return frozenset(i for head in heads for i in range(head + 1, head + _AHEAD + 1))


def each_once(
    words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]
) -> tuple[float, tuple[int, ...]]:
    """Return how strongly things that a metric counts are asked for, each once, and where: `unique customers`."""
    if not vocabulary.beside.counts_different(words.metric):
        return 0.0, ()
    spoken = grounding.words
    things = {stem for phrase in words.phrases if len(phrase) == 1 for stem in phrase}
    things |= set(vocabulary.stems(words.metric.doc.title)[-1:])  # `Active reviewers`
    at = (i for i in kept if i and spoken[i - 1].plain in DIFFERENT)
    found = next((i for i in at if any(vocabulary.alike(spoken[i].stem, stem) for stem in things)), None)
    return (0.0, ()) if found is None else (_ONCE, (found,))


def rather_rows(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, at: Sequence[int]) -> bool:
    """Return whether the rows are rather counted: `vacancies` are openings, though each has positions, which vacancies are too."""
    counts_them = words.metric.key in vocabulary.counts or vocabulary.beside.counts_different(words.metric)
    if len(at) != 1 or counts_them or words.shape != "total":
        return False
    said = grounding.words[at[0]].stem
    rows = {phrase for key in words.datasets for phrase in vocabulary.entities[key]}
    counted = any(set(vocabulary.metrics[key].datasets) == set(words.datasets) for key in vocabulary.counts)
    other = (said,) not in words.phrases and any((stem,) in rows for stem in vocabulary.same.get(said, ()))
    return counted and other


def rather_all(
    words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, head: Word | None, kept: Sequence[int]
) -> bool:
    """Return whether all rows are rather counted: `parcels taken on`, and not only those of a condition that no word says.

    So it is where things are named that only its description speaks of, as all rows have them: new patients are no missed
    appointments, which are of `patients who did not come`.
    """
    part = counts_rows(words.metric, all_rows=False) and not counts_rows(words.metric)
    if not part or words.metric.key in vocabulary.counts:
        return False
    rest = [vocabulary.metrics[key] for key in vocabulary.counts if vocabulary.metrics[key].datasets == words.datasets]
    around = frozenset().union(*(vocabulary.around[key] for key in words.datasets))
    own = words.words - frozenset(s for m in rest for s in m.words | m.counted) - vocabulary.shapes
    named = {s for phrase in words.phrases for s in phrase} - {s for m in rest for phrase in m.phrases for s in phrase}
    things = {w.stem for i in kept if plural(w := grounding.words[i]) and telling(w) == 1.0} & own & around - named
    counted = head is not None and any(vocabulary.alike(head.stem, stem) for m in rest for stem in m.counted)
    if not rest or not (counted or things):
        return False
    own = (own | named) - things
    said = (grounding.words[i].stem for i in kept if grounding.words[i] != head)
    return not any(vocabulary.alike(stem, known) for stem in said for known in own)


def undivided(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether nothing is said of what a metric is per: `kg_per_km`, of `weekly kg`."""
    said = _units_said(words, grounding, vocabulary)
    return said is not None and all(_all_do(grounding.words, i) for i in said)


def together(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a metric is of one each where it is asked what all of them do: spend per buyer, of `how much did buyers spend`."""
    said = _units_said(words, grounding, vocabulary)
    return all(_all_do(grounding.words, i) for i in said) if said else False


def _units_said(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> list[int] | None:
    """Where it is said what a metric is per; None where it is called after nothing of the kind."""
    parts = split(words.metric.name)
    if "per" not in parts[1:-1]:
        return None
    unit = {vocabulary.stem(part) for part in parts[parts.index("per") + 1 :]}
    return [i for i, word in enumerate(grounding.words) if any(vocabulary.alike(word.stem, stem) for stem in unit)]


#: What asks for one of many.
_OF_ONE = frozenset("per each every average mean avg typical typically a an one single individual".split())


def _all_do(words: Sequence[Word], i: int) -> bool:
    """Whether it is asked what things in the plural do together, `how much did buyers spend`, and not what one of them does."""
    asked = _DOES & {word.plain for word in words[max(0, i - _AHEAD - 1) : i]}
    return bool(asked) and plural(words[i]) and _OF_ONE.isdisjoint(word.plain for word in words)


def by_other_word(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, at: Sequence[int]) -> int:
    """Return how surely a metric was named by a word of the same stem that is the name of another: applicants, applications.

    What somebody does or did is no noun: `what did we bill` asks for what was billed, and surely not for bills.
    """
    rows = vocabulary.rows_of(words.datasets)
    rest = [i for i in at if grounding.words[i].stem not in rows]
    at = rest if len(rest) == 1 and _names_rate(grounding.words[rest[0]], vocabulary) else at
    if len(at) != 1:
        return 0
    said = grounding.words[at[0]].plain
    does = is_verb(grounding.words, at[0])
    called = {f"{said}ed", f"{said}d"} if does else {said, said.removesuffix("s"), f"{said}s"}
    own = {w for text in (words.metric.name, words.metric.doc.title, *words.metric.doc.synonyms) for w in split(text)}
    often = at[0] > 0 and grounding.words[at[0] - 1].plain in {"most", "least"}  # `the most returned title`
    return (1 + (does or (said.endswith("ed") and not often))) * (
        bool(called & vocabulary.measured_by) and not called & own
    )


def how_so(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, at: Sequence[int]) -> bool:
    """Return whether a metric counts what is so, where it is asked how much it is and a rate says that: `how punctual were the buses`."""
    asked = (i for i in at if i and grounding.words[i - 1].plain == "how")
    return words.shape == "total" and any(_names_rate(grounding.words[i], vocabulary) for i in asked)


def _names_rate(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word is all that a rate is called: `punctuality of buses` are no punctual buses."""
    name = (word.stem,)
    return name in vocabulary.single and any(
        name in m.phrases and m.shape == "share" for m in vocabulary.metrics.values()
    )


def is_verb(words: Sequence[Word], i: int) -> bool:
    """Return whether a word says what somebody does, and is no noun: `what did we bill`."""
    return i > 1 and words[i - 2].plain in _DOES and words[i - 1].plain in _DOERS


def written(words: MetricWords, word: Word) -> bool:
    """Return whether a metric is not named by a mere relative of a word, which is somebody's who does it: `by marker`, of marked exams.

    Whoever does something is called so by an ending: a name that has only its stem does not mean them.
    """
    if not word.plain.removesuffix("s").endswith(("er", "or")):
        return True
    doc = words.metric.doc
    return bool(_forms(word) & {w for text in (words.metric.name, doc.title, *doc.synonyms) for w in split(text)})


def only_owner(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]) -> bool:
    """Return whether what a metric counts only says whose measure is asked for: `review score`, `the value of contracts`."""
    if words.metric.key not in vocabulary.counts:
        return False
    names = {stem for phrase in words.phrases for stem in phrase}
    said = (i for i in kept if grounding.words[i].stem in names)
    return any(_measured(grounding, vocabulary, i, frozenset(kept)) for i in said)


def _measured(grounding: Grounding, vocabulary: Vocabulary, i: int, kept: frozenset[int]) -> bool:
    """Whether a word for a measure stands behind a noun, or before `of` it."""
    spoken, back = grounding.words, i - 1
    while back > 0 and spoken[back].plain in _ARTICLES:
        back -= 1
    near = {i + 1, back - 1 if back > 0 and spoken[back].plain == "of" else i + 1} & kept
    return any(spoken[k].stem in vocabulary.heads and not spoken[k].plain.endswith(("ed", "ing")) for k in near)


def only_rows(
    words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, at: Sequence[int], kept: Sequence[int]
) -> bool:
    """Return whether only the rows of a dataset are said, which another metric counts: `rentals per week`, of the days rented."""
    told = [grounding.words[i] for i in kept if telling(grounding.words[i]) == 1.0]
    counted = words.metric.key in vocabulary.counts or vocabulary.beside.counts_different(words.metric)
    if at or not told or counted or grounding.rank is not None:
        return False
    head, *rest = told
    if head.stem not in vocabulary.rows_counted or not head.plain.endswith("s"):
        return False
    rest = [word for word in rest if word.plain not in HAPPENED]  # `exams taken`
    if any(not {word.stem, *vocabulary.same.get(word.stem, ())} & vocabulary.plain for word in rest):
        return False  # `rentals of cars`, of vehicles, says no more than what all are
    return not any(SHAPES.get(grounding.words[i].plain) not in {None, "total"} for i in kept)


def no_part(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a metric is the part of rows of which something holds, and only that was said: `escalated cases`, of their rate."""
    holds = vocabulary.truths_of.get(words.metric.key, ())
    said = {word.stem for word in grounding.words}
    named = said & vocabulary.shapes & {stem for phrase in words.phrases for stem in phrase}
    part = any(SHAPES.get(word.plain) == "share" for word in grounding.words)
    return not (named or part) and not said.isdisjoint(holds)


def strange_doer(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether a word is somebody who does what the catalog only says is done: the packer, of parcels packed."""
    one = word.plain.removesuffix("s")
    if not one.endswith(("er", "or")) or {one, f"{one}s"} & (vocabulary.things | vocabulary.measured_by):
        return False
    return not {vocabulary.stem(one[:-2]), vocabulary.stem(one[:-1])}.isdisjoint(vocabulary.known)


def other_thing(words: MetricWords, grounding: Grounding, i: int, vocabulary: Vocabulary) -> bool:
    """Return whether a word that is like a metric's name is something else: `claims opened`, which need not be open any more, and whoever divides it, `parcels by packer`.

    So is what only tells other things than money, the fee of `fee earners`, where the metric is not called after those as well.
    """
    word = grounding.words[i]
    if tells_things(grounding.words, i) and "money" in kinds(words.metric):
        return grounding.words[i + 1].stem not in words.words
    if word.plain in _EVENTS and word.plain not in split(words.metric.name) + split(words.metric.doc.title):
        return True
    return i > 0 and grounding.words[i - 1].plain in DIVIDERS and strange_doer(word, vocabulary)


def no_shape(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether a word only has the stem of one for a shape, and no metric is called so: `rating` is no rate."""
    forms = {word.plain, word.plain.removesuffix("s")}
    return word.stem in vocabulary.shapes and not (forms & SHAPES.keys() or forms & vocabulary.measured_by)


def only_as_written(words: MetricWords, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems of what a metric adds up, which is not what its rows are: tickets for shows are no complaints."""
    homes = [vocabulary.catalog.datasets[key] for key in words.datasets]
    units = {vocabulary.stems(unit) for home in homes for unit in vocabulary.beside.summed_units.get(home.key, ())}
    units &= {phrase for home in homes for phrase in vocabulary.called(home.doc, home.name)}
    return frozenset(stem for unit in units for stem in unit)


def metric_alone(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether a word is all that a metric is called, as it stands, and no rows are: it is no other word for another metric."""
    forms = {word.plain, word.plain.removesuffix("s")}
    alone = (word.stem,) in vocabulary.single and word.stem not in vocabulary.rows and word.plain not in SHAPES
    return alone and bool(forms & vocabulary.measured_by)


def other_words(word: Word) -> Sequence[str]:
    """Return what people also say for a word, as it stands."""
    return thesaurus().get(word.plain) or thesaurus().get(word.plain.removesuffix("s"), ())


def contrasted(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]) -> frozenset[int]:
    """Return the words that a metric stands for because the one beside it is the opposite: `pay before tax`, beside the pay after it."""
    out: set[int] = set()
    spoken = grounding.words
    for i in kept:
        opposite = vocabulary.stem(OPPOSITES.get(spoken[i].plain, ""))
        if not opposite or opposite in words.words:
            continue
        behind = next((k for k in kept if k > i and telling(spoken[k]) == 1.0), i)
        beside = (m for m in vocabulary.metrics.values() if m.datasets == words.datasets and m.shape == words.shape)
        if any({opposite, spoken[behind].stem} <= m.words and m.metric.unit == words.metric.unit for m in beside):
            out |= {i, behind}
    return frozenset(out)
