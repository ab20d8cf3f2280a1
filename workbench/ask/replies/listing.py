"""Questions for the values of a dimension: `list all airlines`, `which channels are there?`. Nothing is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.drafting.build import Builder
from workbench.ask.drafting.things import Things, by_others, of_how_many
from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.uses import ValueUse
from workbench.ask.language.lexicon import FILLERS, KINDS
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.measuring.measure import Scored
from workbench.ask.reading.propose import Planner
from workbench.ask.terms.known import Known
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.errors import WorkbenchError
from workbench.query import model as q
from workbench.query.expression import And, Column, Compare, Expression, Path
from workbench.query.text import text
from workbench.query.walk import columns
from workbench.search.words import split

_SURE = 0.85

#: How sure a list is of what is only called so by meaning; from which likeness on, and of how many words.
_MEANT, _LIKE, _LONG = 0.6, 0.6, 3

#: What asks for a list, and what asks for anything: there, what is also a metric's name is measured.
_LISTS, _SHOWS = frozenset({"list", "name", "enumerate"}), frozenset({"show", "give", "display"})
_WHICH = frozenset({"which", "what", "who"})
_EXISTS = frozenset("there have exist exists occur available possible called name names values value".split())
_OURS = frozenset({"our", "my"})
_POLITE = frozenset({"please", "kindly", "can", "could", "you", "i", "want", "to", "would", "like", "see", "and", "me"})

#: How much of a value must be said for a list of those that have it.
_WHOLE, _CODED = 0.95, 0.9

#: Between `what` and a name they say that something else is asked for: `what have we taken on rooms`.
_ASIDE = frozenset({"we", "have", "do", "did", "does", "is", "was"})

#: Behind these stands what the values are of, `languages of the titles`, and not what is asked for.
_WITHIN = frozenset({"of", "in", "on", "at", "for", "from", "with", "among"})

#: Behind things that are only named these say which of them: `institutes in Germany`, `reviewers who are chairs`.
_TOLD = frozenset({"in", "from", "who", "that", "with", "which", "where", "at"})

#: How far behind `what are the` a name stands that is asked for.
_STRAIGHT = 4

#: How far from the beginning what is asked for may stand.
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Lists:
    """Answers questions for lists of values.

    Attributes:
        near: finds what is called otherwise, by meaning.
    """

    vocabulary: Vocabulary
    dictionary: ValueDictionary
    near: Near

    def answer(self, grounding: Grounding, plan: Planner) -> Answer | None:
        """Return the query for the values that are asked for; None where something is measured."""
        if grounding.times or grounding.rank:
            return None
        use = self._asked(grounding)
        if {"many", "number", "count", "often"} & {word.plain for word in grounding.words}:
            return None
        if not all(_in_whole(grounding, value) for value in grounding.values):
            return None  # only like a value: `brands` of the family Brand
        asked = use is not None and self._asks(grounding, use)
        query = self._kept(_query(use, self.vocabulary), grounding, use) if use is not None and asked else None
        if query is None:
            things = Things(self.vocabulary, self.dictionary)
            query, use = things.told(grounding) or things.of_kind(grounding) or (None, use)
        if query is None or use is None:
            return None
        try:
            plan(query)
        except WorkbenchError:  # its words mean something else, or values of it are not to be listed
            return None
        path = ".".join(query.values[0].path.parts)
        told = use.options[0][0].doc.description
        reason = Reason(grounding.question.strip(), "dimension", f"values of {path}", told)
        named = use in grounding.dimensions or use.start > 0
        sure = _SURE if named else _MEANT
        return Answer(grounding.question, query, text(query), sure, Zone.ANSWER, (reason,))

    def _asked(self, grounding: Grounding) -> DimensionUse | None:
        """What is asked for: the first that is named with no marker of a group before it; else what is so called by meaning."""
        whole = (use for use in grounding.dimensions if use.holds is None and not use.unknown)
        for use in list(whole)[:1]:
            divides = use.group and not use.ranked and use.marked < use.start
            best = max(strength for _, strength in use.options)
            texts = all(_of_kinds(known, grounding) for known, strength in use.options if strength == best)
            return use if use.start <= _NEAR and texts and not divides and self._alone(grounding, use) else None
        return self._meant(grounding)

    def _meant(self, grounding: Grounding) -> DimensionUse | None:
        """What the words behind `list all`, `what … are there` come near to in meaning."""
        words = grounding.words
        start = next((i + 1 for i, word in enumerate(words[:4]) if word.plain in _LISTS | _WHICH | {"names"}), 0)
        if grounding.values or grounding.numbers or grounding.dimensions:
            return None
        noun = [i for i in range(start, len(words)) if i in grounding.left and telling(words[i]) == 1.0]
        listed = bool(_LISTS & {word.plain for word in words[:start]}) or words[0].plain == "possible"
        measured = not listed and any(self.vocabulary.frequent(words[i].stem) for i in noun)
        if not noun or measured or len(noun) > _LONG or not _plural_in(words, noun):
            return None
        if any(words[i].plain not in _WITHIN | _OURS | {"the"} for i in range(noun[0], noun[-1]) if i not in noun):
            return None
        named = self._named(grounding, noun) or self._of_things(grounding, noun)
        if named is not None:
            return named
        found = self.near.dimensions(grounding.said(noun[0], noun[-1] + 1), _LIKE)
        paths = (known for known in _texts(self.vocabulary) if _name(known) in found)
        best = max(paths, key=lambda known: (found[_name(known)], -len(known.parts)), default=None)
        return DimensionUse(noun[0], noun[-1] + 1, ((best, 0.8),), noun[0], plural=True) if best else None

    def _named(self, grounding: Grounding, noun: Sequence[int]) -> DimensionUse | None:
        """What the words stand for that people use for names of the catalog: `tariffs`, of plans."""
        stems = tuple(grounding.words[i].stem for i in noun)
        options = tuple(o for o in self.vocabulary.phrases.get(stems, ()) if o[0].type is DimensionType.TEXT)
        return DimensionUse(noun[0], noun[-1] + 1, options, noun[0], plural=True) if options else None

    def _of_things(self, grounding: Grounding, noun: Sequence[int]) -> DimensionUse | None:
        """What the things are told by that stand behind `of`, or before it: `the industries of our clients`, `ticket subjects`."""
        of = next((i for i in range(noun[0], noun[-1]) if grounding.words[i].plain == "of"), None)
        head = [i for i in noun if i < of] if of is not None else noun[-1:]
        use = self._named(grounding, head) if len(head) < len(noun) else None
        if use is None:
            return None
        rest = [grounding.words[i] for i in noun if i not in head]
        entities = self.vocabulary.entities
        homes = {key for key in entities if all(self._is(word, {s for p in entities[key] for s in p}) for word in rest)}
        options = tuple(option for option in use.options if option[0].reached.dataset in homes)
        return replace(use, options=options) if options else None

    def _alone(self, grounding: Grounding, use: DimensionUse) -> bool:
        """Whether nothing else is said but what the values are of, which of them, and that they are ours."""
        kept = {i for value in grounding.values for i in range(value.start - 1, value.stop + 1)}
        others = [o for o in grounding.dimensions if o.holds is None and not kept & set(range(o.start, o.stop))]
        context = {i for other in others for i in range(other.start, other.stop)}
        if any(not _of(use, other) for other in others):
            return False
        homes = {known.reached.dataset for known, _ in use.options} | {known.dataset for known, _ in use.options}
        rows = {stem for key in homes for phrase in self.vocabulary.entities.get(key, ()) for stem in phrase}
        rest = (i for i in grounding.left if not (use.start <= i < use.stop or i in context))
        silent = rows | self.vocabulary.subject  # `all support agents`, of a support desk
        return not any(_says_more(grounding, i) for i in rest if not self._is(grounding.words[i], silent))

    def _is(self, word: Word, stems: AbstractSet[str]) -> bool:
        """Whether a word is one of some, or in the plural another word for one: customers, of accounts."""
        same: frozenset[str] = self.vocabulary.same.get(word.stem, frozenset())
        return word.stem in stems or (word.plain.endswith("s") and not same.isdisjoint(stems))

    def _asks(self, grounding: Grounding, use: DimensionUse) -> bool:
        return any(
            asks(grounding, use, self.vocabulary) for asks in (_told_to, _which, _kinds, _bare, _those_that, _values)
        )

    def _kept(self, query: q.MetricQuery, grounding: Grounding, use: DimensionUse) -> q.MetricQuery | None:
        """The list of what the values, numbers and truths that were named leave; None where they are of something else."""
        if not (grounding.values or grounding.numbers or any(u.holds is not None for u in grounding.dimensions)):
            return query
        if of_how_many(grounding, self.vocabulary):
            return None
        for known, _ in use.options:
            count = next((w for w in self.vocabulary.metrics.values() if w.datasets == (known.dataset,)), None)
            if count is None:
                continue
            builder = Builder(grounding, self.vocabulary, self.dictionary)
            kept, draft = builder.draft((Scored(count, 1.0, 1.0, 1.0, 1.0, (), ()),))
            if draft.lost or draft.having or kept.where is None:
                continue
            if by_others(builder.paths(draft), known.parts[:-1], kept.where) or _names_it(kept.where, known):
                continue
            near = all(column.path.parts[:-1] == known.parts[:-1] for column in columns(kept.where))
            source = None if near and known.reached.links else known.dataset
            return q.MetricQuery(values=(q.Dimension(Path(known.parts)),), source=source, where=kept.where)
        return None


def _names_it(where: Expression, known: Known) -> bool:
    """Whether one value of what would be listed was named: `subscriptions paid by cheque` lists no ways to pay."""
    terms = where.operands if isinstance(where, And) else (where,)
    equal = (term.left for term in terms if isinstance(term, Compare) and term.op == "=")
    return any(isinstance(left, Column) and left.path.parts == known.parts for left in equal)


def _of_kinds(known: Known, grounding: Grounding) -> bool:
    """Whether a path tells kinds of things apart: texts, and numbers that measure nothing, severities; not `severity 2`."""
    kinds = known.type is DimensionType.NUMBER and not known.unit and not grounding.numbers
    return known.type is DimensionType.TEXT or kinds


def _in_whole(grounding: Grounding, value: ValueUse) -> bool:
    """Whether all of a value was said, or what it stands for in full: `Spain`, of the code ES."""
    match = value.matches[0]
    said = {word.plain for word in grounding.words[value.start : value.stop]}
    coded = match.score >= _CODED and said.isdisjoint(split(match.value.casefold()))
    return match.score >= _WHOLE or coded


def _plural_in(words: Sequence[Word], noun: Sequence[int]) -> bool:
    """Whether things are named in the plural: `causes of loss`, `room categories`."""
    return any(words[i].plain.endswith("s") for i in (noun[0], noun[-1]))


def _texts(vocabulary: Vocabulary) -> Iterator[Known]:
    for paths in vocabulary.paths.values():
        yield from (known for known in paths if known.type is DimensionType.TEXT and known.reached.dimension)


def _name(known: Known) -> str:
    return f"{known.reached.dataset}.{known.reached.dimension.name}" if known.reached.dimension else ""


def _query(use: DimensionUse, vocabulary: Vocabulary) -> q.MetricQuery:
    """All there are of a thing, from its own dataset; of one role of several, `warehouses` of places, those that have it."""
    best = max(strength for _, strength in use.options)
    fits = [known for known, strength in use.options if strength == best]
    known = fits[0]
    home = vocabulary.catalog.datasets[known.reached.dataset]
    named = any(
        set(phrase) == {stem for role in known.roles for stem in role} for phrase in vocabulary.entities[home.key]
    )
    if len({other.parts for other in fits}) > 1 and all(k.reached.target == known.reached.target for k in fits):
        name = known.reached.dimension.name if known.reached.dimension else known.parts[-1]
        return q.MetricQuery(values=(q.Dimension(Path((home.name, name))),))
    role = best == 1.0 and known.label and known.reached.links and not named and _roles(known, vocabulary)
    source = known.dataset if role or not known.reached.links else None
    return q.MetricQuery(values=(q.Dimension(Path(known.parts)),), source=source)


def _roles(known: Known, vocabulary: Vocabulary) -> bool:
    """Whether other roles of the same rows lead to the same."""
    return any(
        k.reached.target == known.reached.target and k.parts != known.parts for k in vocabulary.paths[known.dataset]
    )


def _says_more(grounding: Grounding, i: int) -> bool:
    """Whether a word narrows what is asked for: it tells something, and not only that there is such, or that it is ours."""
    word, before = grounding.words[i], grounding.words[i - 1].plain if i else ""
    silent = telling(word) < 1.0 or word.plain in _EXISTS | _POLITE or before in _OURS
    return not silent and not _we_do(grounding, i)


def _of(use: DimensionUse, other: DimensionUse) -> bool:
    """Whether another mention only says what the values are of: `languages of the titles`."""
    homes = {known.reached.dataset for known, _ in use.options}
    return use == other or any(known.label and known.reached.dataset in homes for known, _ in other.options)


def _we_do(grounding: Grounding, i: int) -> bool:
    """`Which routes do we fly`, `products we sell`: whatever we do with them, they are ours."""
    words = grounding.words
    last = not any(word.kind is Kind.WORD for word in words[i + 1 :]) or words[i + 1].plain in _WITHIN
    return last and i > 0 and words[i - 1].plain == "we"


# --- how a list is asked for ------------------------------------------------------------------------------------------
def _told_to(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """`List all airlines`, `a list of brands`, `show me the names of our customers`."""
    before = [word.plain for word in grounding.words[: use.start]]
    last = [word.plain for word in grounding.words[use.stop :] if word.kind is Kind.WORD]
    ends = [word for word in last if word not in _POLITE]
    if _LISTS & set(before) or "names" in before or ends == ["list"] or ends[-1:] == ["names"]:
        return True
    return bool(_SHOWS & set(before)) and not _measures(grounding, use, vocabulary)


def _measures(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """Whether a metric has the same name: `show visitors` counts them."""
    stems = tuple(word.stem for word in grounding.words[use.start : use.stop])
    return any(stems in metric.phrases for metric in vocabulary.metrics.values())


def _which(grounding: Grounding, use: DimensionUse, _: Vocabulary) -> bool:
    """`Which channels are there`, `what towns are we in`, `who are our sellers`, `which suppliers are certified`."""
    plain = [word.plain for word in grounding.words]
    at = next((i for i in range(use.start - 1, max(-1, use.start - 5), -1) if plain[i] in _WHICH), None)
    if at is None or at > 3 or {"many", "much"} & set(plain) or _ASIDE & set(plain[at : use.start]):
        return False
    own = "we" in plain[use.stop :] or _OURS & set(plain[at : use.start])
    behind = _WITHIN | _OURS | {"the", "a", "an", "every", "each"}
    within = any(other != use and plain[other.start - 1] in behind for other in grounding.dimensions)
    kept = any(other.holds is not None for other in grounding.dimensions) and plain[use.stop : use.stop + 1] in (
        ["are"],
        ["have"],
    )
    whole = plain[at + 1 : at + 3] in (["are", "the"], ["are", "all"]) and use.start <= at + _STRAIGHT
    return bool(use.plural and (_EXISTS & set(plain) or own or within or kept or whole))


def _those_that(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """`Counties that had a strike`, of what is no thing that is counted: which of them."""
    words = grounding.words
    stems = tuple(word.stem for word in words[use.start : use.stop])
    things = any(stems in names for names in vocabulary.entities.values()) or stems in vocabulary.named
    behind = words[use.stop].plain if use.stop < len(words) else ""
    kept = grounding.values or any(other.holds is not None for other in grounding.dimensions)
    if kept and use.plural and behind in _TOLD and _uncounted(use, stems, vocabulary):
        return all(word.plain in FILLERS | _POLITE for word in words[: use.start]) and not _numbers(words)
    told = behind in {"that", "where", "with", "which"} and use.start <= 1 and use.plural
    return bool(told and kept and not things and not any(known.label for known, _ in use.options))


def _uncounted(use: DimensionUse, stems: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether things have names, and there is no plain count of them: `institutes in Germany` can only mean which."""
    homes = {known.reached.dataset for known, _ in use.options if known.label}
    homes = {home for home in homes if stems in vocabulary.entities[home]}
    counted = {home for key in vocabulary.counts for home in vocabulary.metrics[key].datasets}
    return bool(homes) and homes.isdisjoint(counted)


def _numbers(words: Sequence[Word]) -> bool:
    """Whether it is asked how many."""
    return bool({"many", "much", "number", "count", "total", "numbers", "#"} & {word.plain for word in words})


def _bare(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """`Complaint categories`, and nothing else: which there are."""
    words = [word for word in grounding.words if word.kind is Kind.WORD]
    rest = {word.plain for word in words} - {word.plain for word in grounding.words[use.start : use.stop]}
    alone = rest <= _OURS | {"the", "all"} and use.plural and not grounding.values
    return alone and not _measures(grounding, use, vocabulary)


def _values(grounding: Grounding, use: DimensionUse, _: Vocabulary) -> bool:
    """`Possible insurances`, `what insurance values exist`, `values of insurance`: what may stand there, whatever is counted."""
    plain = [word.plain for word in grounding.words]
    before, behind = plain[: use.start], plain[use.stop : use.stop + 1]
    first = before[:1] == ["values"] or "possible" in before or before[-2:] == ["different", "values"]
    return first or (behind == ["values"] and bool({"what", "which", "possible", "all"} & set(before)))


def _kinds(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """`Types of contract we offer`, `kinds of event`: what begins so asks which there are."""
    words = grounding.words
    return use.start == 0 and words[0].plain.endswith("s") and words[0].stem in map(vocabulary.stem, KINDS)
