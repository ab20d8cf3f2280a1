"""Which path a value belongs to, of those that have it: by what is said around it, and by what else is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.mentions import named
from workbench.ask.grounding.uses import ValueUse
from workbench.ask.language.words import Word
from workbench.ask.terms.directions import role_said
from workbench.ask.terms.known import ALIKE, Known, called
from workbench.ask.terms.values import Match, ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query.walk import columns
from workbench.search.words import split

#: How well what is said of a role tells it: `billed to`, of who gets the bill.
_TOLD = 0.4

#: How much more all of a name tells than a word of it, `the entry gate North`, where there is an exit gate as well.
_ENTIRE = 0.05

#: Values are told by a word of them where a path has few, and how well they are so.
_KINDS, _PART = 25, 0.6

#: From this match on all of a value was said.
_ALL_SAID = 0.95

#: How much better what a role leads to fits where a value stands right beside its name: `concerts in York`.
_OF_THEM = 0.5

#: The same of whom it is told right beside it, which outweighs a direction: `customers from Spain`, of what is sent from there.
_OF_WHOM = 1.5

#: A match this much weaker than the best is no rival.
_RIVAL = 0.15


@dataclass(frozen=True, slots=True)
class ValueChoice:
    """The path and the values that a named value means; no path where it cannot be asked for, and why."""

    known: Known | None
    values: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    problem: str = ""
    assumptions: tuple[str, ...] = ()
    doubtful: bool = False

    @classmethod
    def of(
        cls,
        use: ValueUse,
        paths: Sequence[Known],
        dictionary: ValueDictionary,
        beside: Collection[tuple[str, ...]] = (),
    ) -> ValueChoice:
        """Choose among the readings of a value, for metrics that can be asked by `paths`.

        Of two that fit as well, that is meant of which something else is said, then the one called by no more than
        the other: the city, and no home city. Of two that one thing has, a town and a county of the same name, the
        wider is meant: the one with fewer values.

        Args:
            beside: the roles of which something else is said, as the beginnings of their paths.
        """
        known = {k.parts: k for k in paths}
        said = use.matches[0].value
        called_so = (match for match in use.matches if match.place.parts in known)
        fits = [match for match in called_so if dictionary.has(known[match.place.parts], match.value)]
        part = [] if fits else _having(use, known, dictionary)
        fits = fits or part
        if not fits:
            where = ".".join(use.matches[0].place.parts)
            return cls(None, problem=f"'{said}' is a value of {where}, by which this cannot be asked.")
        fits = [m for m in fits if not (_rather_a_kind(m, fits, use) or _farther(m, fits, known, use))]
        allowed = [m for m in fits if not _contradicted(known[m.place.parts], use.said, paths)]
        if not allowed:
            path, direction = ".".join(fits[0].place.parts), " ".join(use.said)
            return cls(None, problem=f"'{said}' is a value of {path} only; '{direction}' asks for another role.")
        ranked = sorted(allowed, key=_order(allowed, use, paths, dictionary, beside))
        best = ranked[0]
        chosen = known[best.place.parts]
        same = [m for m in allowed if m.place == best.place and _as_good(m, best)]
        values = tuple(dict.fromkeys(match.value for match in same))
        notes, rival = [], _rival(ranked, use, known)
        notes += [f"'{said}' is no value here; it is read as a part of '{best.value}'."] * bool(part)
        if len(values) > 1:
            notes.append(f"Several values of {called(chosen)} fit: {', '.join(values)}.")
        if rival:
            notes.append(f"'{best.value}' is read as {'.'.join(best.place.parts)}; {'.'.join(rival)} would fit too.")
        role = tuple(link.name for link in chosen.reached.links[:1]) or chosen.parts
        shown = chosen.label or (chosen.reached.dimension is not None and chosen.parts[-1] == "code")
        return cls(
            chosen,
            values,
            role if shown or (chosen.reached.links and is_key(chosen)) else chosen.parts,
            "",
            tuple(notes),
            bool(rival or part),
        )


def _farther(match: Match, fits: Sequence[Match], known: Mapping[tuple[str, ...], Known], use: ValueUse) -> bool:
    """Whether things stand beside a value that have it themselves, and not by way of others: `family matters`, whatever their partner does."""
    first, ways = match.place.parts[:1], known[match.place.parts].ways
    theirs = bool(use.of) and len(ways) > 1 and (use.of,) in ways[0]
    return theirs and any(m.place.parts[:-1] == first and m.score >= match.score for m in fits)


def _order(
    allowed: Sequence[Match],
    use: ValueUse,
    paths: Sequence[Known],
    dictionary: ValueDictionary,
    beside: Collection[tuple[str, ...]],
) -> Callable[[Match], tuple[float, bool, bool, int, int, int]]:
    """In which order matches are meant, the likeliest first."""
    known = {k.parts: k for k in paths}
    order = {k.parts: i for i, k in enumerate(paths)}
    homes: dict[tuple[str, ...], int] = {}
    for i, each in enumerate(paths):
        homes.setdefault(each.parts[:-1], i)
    ends = {frozenset(known[match.place.parts].stems) - use.around for match in allowed}

    def place(match: Match) -> tuple[float, bool, bool, int, int, int]:
        parts = match.place.parts
        much = fit(match.score, match.place.label, known[parts], use)
        more = any(end < frozenset(known[parts].stems) - use.around for end in ends)
        return -round(much, 6), parts[:-1] not in beside, more, homes[parts[:-1]], dictionary.size(parts), order[parts]

    return place


def _rather_a_kind(match: Match, fits: Sequence[Match], use: ValueUse) -> bool:
    """Whether words are a part of what something is called, and all of what else it has: `sparkling wines`, and no Sparkling Rosé; `the Truro studio` is one that may be called Truro Works."""
    same = (m for m in fits if m.place.parts[:-1] == match.place.parts[:-1] and not m.place.label)
    part = match.place.label and match.score < _ALL_SAID and not use.one
    return part and any(m.score >= _ALL_SAID for m in same)


def label_of(choices: Sequence[ValueChoice]) -> Known | None:
    """Return what values are of: the names of things before what else they are called."""
    return next((c.known for c in choices if c.known and c.known.label), choices[0].known)


def _as_good(match: Match, best: Match) -> bool:
    """Whether a value of the same path is meant as well: one of the same words, where no sign was said, or another part of which was."""
    if best.score < _ALL_SAID:
        return match.score >= 0.6 * best.score
    return split(match.value.casefold()) == split(best.value.casefold())


def _having(use: ValueUse, known: Container[tuple[str, ...]], dictionary: ValueDictionary) -> list[Match]:
    """The one value here that has a word in it which is all of a value elsewhere: `cables`, a technology, of the cause Cable cut."""
    words = set(split(use.matches[0].value.casefold()))
    if not use.own or use.matches[0].place.label:
        return []
    few = (match for match in dictionary.of_few(_KINDS) if match.place.parts in known and not match.place.label)
    found = [match for match in few if words < set(split(match.value.casefold()))]
    alone = len({match.value for match in found}) == 1
    return [replace(match, score=_PART) for match in found] if alone else []


def is_key(known: Known) -> bool:
    """Whether a path is the key of what its link leads to."""
    dimension = known.reached.dimension
    return dimension is None or any(dimension.expr == pair.target for pair in known.reached.links[-1].on)


def fit(score: float, label: bool, known: Known, use: ValueUse) -> float:  # noqa: FBT001  few callers
    """Return how well a path fits a value by the words around it."""
    directed = any((direction,) in way for direction in use.said for way in known.ways)
    return score + 0.2 * label + 1.0 * directed + _fit_of_way(known, use) - 0.1 * len(known.parts)


def _fit_of_way(known: Known, use: ValueUse) -> float:
    """How far the words around a value call the links of a path, and what it ends at: `members registered in Graz`."""
    plain = known.heads | known.holders  # `family matters` tell of no matter partner
    said = [max((role_said(phrase, use.around, plain) for phrase in way), default=0.0) for way in known.ways]
    ways = 0.3 * sum(said) if said and said[-1] else 0.0  # the member's own home, where the home is named
    theirs = bool(use.of and known.ways and (use.of,) in known.ways[0])
    told = _TOLD * bool((known.told - known.holders) & use.around and not (ways or theirs))
    whom = _OF_WHOM * theirs * (use.said == {"from"}) or _OF_THEM * (use.of in known.heads)  # in whatever role
    ways += _OF_THEM * theirs if len(known.ways) > 1 else whom  # where concerts are, and not who came
    own = set(known.stems) & use.around
    return ways + 0.3 * bool(own) + _ENTIRE * (own == set(known.stems)) + told


def _contradicted(known: Known, said: frozenset[str], paths: Sequence[Known]) -> bool:
    """Whether the direction that was said belongs to another role."""
    others = {"from", "to"} - said
    return (
        bool(said)
        and any((other,) in way for other in others for way in known.ways)
        and any((d,) in way for k in paths for d in said for way in k.ways)
    )


def _rival(ranked: Sequence, use: ValueUse, known: dict[tuple[str, ...], Known]) -> tuple[str, ...] | None:  # type: ignore[type-arg]  # of matches
    best = ranked[0]
    top = fit(best.score, best.place.label, known[best.place.parts], use)
    for match in ranked[1:]:
        here = fit(match.score, match.place.label, known[match.place.parts], use)
        longer = len(match.place.parts) > len(best.place.parts)
        if match.place != best.place and not longer and top - here < _RIVAL:
            return tuple(match.place.parts)
    return None


def chosen(
    draft: Draft, uses: Sequence[ValueUse], paths: Sequence[Known], dictionary: ValueDictionary
) -> list[ValueChoice]:
    """Choose among the readings of all values of a draft, for metrics that can be asked by `paths`."""
    first = [ValueChoice.of(use, paths, dictionary) for use in uses]
    sure = (c.known.parts[:-1] for c in first if c.known and not c.doubtful and c.known.reached.links)
    beside = {*roles_told(draft), *sure}
    asked = {path.parts for path in draft.ranked}
    uses = [_not_asked(use, choice, asked, paths) for use, choice in zip(uses, first, strict=True)]
    return [ValueChoice.of(use, paths, dictionary, beside) for use in uses]


def _not_asked(
    use: ValueUse, choice: ValueChoice, asked: Collection[tuple[str, ...]], paths: Sequence[Known]
) -> ValueUse:
    """A value that is as well one of something else than what is asked for is of that: `which plan do landlords take`, whatever plan is called Landlord."""
    if choice.known is None or choice.known.parts not in asked:
        return use
    others = {k.parts for k in paths if k.reached.target != choice.known.reached.target}
    kept = tuple(m for m in use.matches if m.place.parts in others and m.score >= use.matches[0].score)
    return replace(use, matches=kept) if kept else use


def roles_told(draft: Draft) -> frozenset[tuple[str, ...]]:
    """Return the roles by which a draft is divided, as the beginnings of their paths."""
    return frozenset(path.parts[:-1] for path in draft.by if len(path.parts) > 1 and path.parts[0] != "time")


def told_of(choice: ValueChoice, choices: Sequence[ValueChoice], draft: Draft) -> bool:
    """Return whether something else is said of the thing that a value is of: it divides, or rows are kept by it."""
    role = choice.known.parts[:-1] if choice.known else ()
    said = [path.parts for path in draft.by] + [column.path.parts for column in columns(*draft.where)]
    said += [other.known.parts for other in choices if other.known and other is not choice]
    return any(parts[: len(role)] == role for parts in said)


#: Before a role, what means whoever has it.
_THOSE = frozenset({"the", "our", "their", "its"})


def names_role(words: Sequence[Word], use: ValueUse, known: Known, vocabulary: Vocabulary) -> bool:
    """Return whether a value's words are what the role is called that leads to it: `job of the baker`, whose job is baker, whoever it is."""
    here = words[use.start : use.stop]
    if not known.reached.links or not all(word.text.islower() for word in here):
        return False
    own = (one for one, strength in named(here, vocabulary) if one.label and strength > ALIKE)
    return any(one.parts[:-1] == known.parts[:-1] for one in own)


def themselves(words: Sequence[Word], use: ValueUse) -> bool:
    """Return whether those in a role are meant, whoever they are: `where the driver was late`, though one job is driver."""
    return use.start > 0 and words[use.start - 1].plain in _THOSE and not use.negated


def of_each(
    use: ValueUse, choice: ValueChoice, groups: Sequence[DimensionUse], draft: Draft, vocabulary: Vocabulary
) -> bool:
    """Return whether a value says of which kind those are who have a row each: `hours of each partner`, where not all are partners."""
    known = choice.known
    if known is None or known.label or not known.reached.links:
        return False
    here = set(map(vocabulary.stem, split(choice.values[0].casefold())))
    names = (*vocabulary.entities[known.reached.dataset], *known.ways[-1])
    called_so = any(here <= set(phrase) for phrase in names)  # `per partner`, of the lead partner
    theirs = any(path.parts[:-1] == known.parts[:-1] for path in draft.by)
    each = any(one.each and (one.start, one.stop) == (use.start, use.stop) for one in groups)
    return each and theirs and use.own and not called_so
