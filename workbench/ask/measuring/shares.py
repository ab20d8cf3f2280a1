"""Parts of a whole: which words of a question ask for them, `each brand's share of revenue`, `app orders in percent`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.uses import ValueUse
from workbench.ask.language.words import Kind, Word, telling
from workbench.catalog.model import DimensionType

#: What a part is called, and what is one only where it is somebody's: `each region's slice of revenue`.
_PARTS = frozenset(
    "share shares percentage percentages percent pct % proportion proportions fraction portion contribution".split()
)
_OWNED = frozenset("part parts slice slices cut piece chunk".split())
_OWNERS = frozenset({"what", "which", "each", "every", "their", "its", "whose", "big", "large"})

#: What stands before a part that is asked for in such form: `as a percentage`, `in percent`.
_FORMS = frozenset({"as", "in"})
ARTICLES = frozenset({"a", "an", "the"})

#: What a whole is called behind a part: `of all`, `of the total`.
_OF = frozenset({"of", "to"})
WHOLES = frozenset({"all", "total", "totals", "overall", "whole", "entire", "market"})

#: What parts make up together: `percentage split of orders by region`.
_SPLITS = frozenset("split breakdown distribution".split())

#: What wholes do that come apart, `how do rentals divide up over the plans, in percent`, and what stands behind that.
_COME_APART = frozenset("divide divides divided split splits distribute distributed break breaks".split())
_OVER = frozenset("over among amongst between across by into".split())

#: What says how a part goes with its whole, and names nothing: `the app accounts for`, `falls under`.
_GOES = frozenset(
    {("accounts", "for"), ("account", "for"), ("accounted", "for"), ("falls", "on"), ("fall", "on"), ("falls", "under")}
)

#: What says that a whole is made up of parts.
FLOWS = frozenset(
    "come comes came coming account accounts accounted goes go went contribute contributes contributed".split()
)


def cue(words: Sequence[Word]) -> frozenset[int]:
    """Return the words that ask for parts of a whole; none where nothing does."""
    found = {k for i in range(len(words)) for k in _part(words, i)}
    if not found:
        return frozenset()
    plain = [word.plain for word in words]
    beside = {i for i, word in enumerate(plain) if word in WHOLES and {i - 1, i + 1, i - 2} & found}
    return frozenset(found | beside | apart(words) | {i for i in range(len(plain)) if tuple(plain[i : i + 2]) in _GOES})


def apart(words: Sequence[Word]) -> frozenset[int]:
    """Return the words that say that a whole comes apart: `divide up over the plans`, `the split of sales`."""
    plain = [word.plain for word in words]
    return frozenset(k for i in range(len(plain)) for k in _comes_apart(plain, i))


def _comes_apart(plain: Sequence[str], i: int) -> range:
    """The words that say that a whole comes apart, with what leads in its parts, `divide up over`, or what is split, `the split of`."""
    stop = i + 1 + (plain[i + 1 : i + 2] in (["up"], ["down"]))
    if plain[i] in _COME_APART and plain[stop : stop + 1] and plain[stop] in _OVER:
        return range(i, stop)
    return range(i, i + 2) if plain[i] in _SPLITS and plain[i + 1 : i + 2] == ["of"] else range(0)


def _part(words: Sequence[Word], i: int) -> Iterator[int]:
    """The word at a place, where it is a part of something, or the form of an answer; with what belongs to it."""
    plain = words[i].plain
    if i and words[i - 1].number is not None:
        return  # `more than 5 percent of`
    before = [word.plain for word in words[max(0, i - 2) : i]]
    of = i + 1 < len(words) and words[i + 1].plain in _OF
    split_of = len(words) > i + 2 and words[i + 1].plain in _SPLITS and words[i + 2].plain in _OF
    formed = bool(before) and (before[-1] in _FORMS or (before[-1] in ARTICLES and before[:1] and before[0] in _FORMS))
    asked = bool(before) and before[-1] in {"what", "which"} and {w.plain for w in words[i + 1 : i + 3]} & FLOWS
    apart = i > 0 and words[i - 1].kind is Kind.MARK and (i + 1 == len(words) or words[i + 1].kind is Kind.MARK)
    if (plain in _PARTS and (of or formed or asked or apart)) or (plain == "mix" and i):
        yield from (i, *((i + 1,) if of else ()))
    elif plain in _PARTS and _by_group(words, i):
        yield i
    elif plain in _PARTS and split_of:
        yield from (i, i + 1, i + 2)
    elif plain in _OWNED and of and (owned(words, i) or _OWNERS & set(before)):
        yield from (i, i + 1)


#: Behind a part these begin what divides the whole.
_DIVIDING = frozenset("per by across among between".split())


def _by_group(words: Sequence[Word], i: int) -> bool:
    """Whether a part of what stands before it is asked for of each group: `gate fee share per stream`."""
    behind = words[i + 1].plain if i + 1 < len(words) else ""
    each = [word.plain for word in words[i + 1 : i + 3]] in (["for", "each"], ["for", "every"], ["of", "each"])
    return telling(words[i - 1]) == 1.0 and (behind in _DIVIDING or each) if i else False


def bare(words: Sequence[Word], i: int) -> bool:
    """Return whether only what stands before a part says of what it is one: `gate fee share per stream`."""
    return words[i].plain in _PARTS and _by_group(words, i)


def owned(words: Sequence[Word], i: int) -> bool:
    """Return whether the word before a place has a possessive ending: `each region's share`."""
    text = words[i - 1].text.replace("’", "'") if i else ""
    return text.endswith(("'s", "s'"))


# --- what the parts are -----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Parts:
    """What a share is asked of, where no group says it: a group that was only named, or one value, or what is true.

    Attributes:
        about: the value or the yes-or-no mention that is asked about; the others keep rows.
        within: the groups each of which is a whole: `the plans' share of visits within each club`.
    """

    groups: tuple[DimensionUse, ...] = ()
    about: ValueUse | DimensionUse | None = None
    within: tuple[DimensionUse, ...] = ()

    @classmethod
    def of(cls, grounding: Grounding, share: frozenset[int], rows: Collection[str], *, divided: bool) -> Parts:
        """Return what the question asks the parts of: `app orders in percent`, `the share of orders that are late`.

        Args:
            rows: the stems that name rows, and no group of them.
        """
        divides = [use for use in grounding.dimensions if use.group]
        within = () if divided else wholes(grounding, share)
        if within and any(use not in within for use in divides):
            return cls(within=within)
        if divides and not divided and (one := _told_of(grounding, share)):
            return cls(about=one, within=tuple(divides))
        if divided or (divides and not within):
            return cls()
        beside = {i for value in grounding.values for i in (value.start - 1, value.stop)}
        named = [use for use in grounding.dimensions if not use.unknown and not beside & {use.start, use.stop - 1}]
        named = [use for use in named if any(known.type is not DimensionType.NUMBER for known, _ in use.options)]
        named = [use for use in named if not {grounding.words[i].stem for i in range(use.start, use.stop)} <= set(rows)]
        groups = tuple(u for u in named if u.plural and u.holds is None and not _truth(u) and u not in within)
        if groups:
            return cls(groups[:1], within=within)
        about: list[ValueUse | DimensionUse] = [*grounding.values, *(use for use in named if _truth(use))]
        first = next((one for one in about if one.stop <= min(share)), None)
        return cls(about=first or max(about, key=lambda one: one.start, default=None), within=within)


#: What leads in a whole, `within its category`, and what may stand between that and it.
_INSIDE = frozenset({"within", "inside"})
_OWN = frozenset({"its", "their", "own", "that", "same", "respective"})
_BETWEEN = _OWN | ARTICLES | {"each", "every", "any", "single"}


def wholes(grounding: Grounding, share: frozenset[int]) -> tuple[DimensionUse, ...]:
    """Return the groups that a question takes for a whole each: `for each club`, `within its region`, `mix per country`."""
    words = grounding.words
    named = [use for use in grounding.dimensions if use.holds is None and not use.unknown and not use.present]
    if led := [use for use in named if _led_in(words, use) and not _is_one(grounding, use)]:
        firsts = (next((o for o in named if o.group and _ends(o) & _ends(use)), use) for use in led)
        return tuple(dict.fromkeys(firsts))
    groups = [use for use in named if use.group]
    if len(groups) < 2 or any(words[use.marked].plain in {"and", ","} for use in groups):
        return ()
    each = [use for use in groups if use.each and use.stop not in share]  # `each brand's share` is a part
    heads = [
        use for use in each if use.stop <= min(share) or (owned(words, use.stop) and words[use.marked].plain == "of")
    ]
    found = heads if heads and len(heads) < len(groups) else each
    return tuple(found) if len(found) < len(groups) else ()


def _is_one(grounding: Grounding, use: DimensionUse) -> bool:
    """Whether it was said which one is meant: `in York … of that branch`."""
    paths = {known.parts for known, _ in use.options}
    return any(match.place.parts in paths for value in grounding.values for match in value.matches)


def _ends(use: DimensionUse) -> set[tuple[str, str | None]]:
    return {known.reached.target for known, _ in use.options}


def _led_in(words: Sequence[Word], use: DimensionUse) -> bool:
    """Whether a whole is led in: `within each ward`, `of its own ward`, `of that ward's total`."""
    at = use.start - 1
    while at >= 0 and words[at].plain in _BETWEEN:
        at -= 1
    between = {word.plain for word in words[at + 1 : use.start]}
    lead = words[at].plain if at >= 0 else ""
    return lead in _INSIDE or (lead in {"of", "in"} and bool(between & _OWN))


#: What tells of what is asked for whether it is something: `that were late`, `came through the app`.
_TELLS = frozenset("are is was were that which who".split()) | FLOWS


def _told_of(grounding: Grounding, share: frozenset[int]) -> ValueUse | DimensionUse | None:
    """The value, or what holds, that a share is told of beside groups: `what share of stays on each ward were emergencies`."""
    uses: list[ValueUse | DimensionUse] = [*grounding.values, *(use for use in grounding.dimensions if _truth(use))]
    behind = sorted((use for use in uses if use.start > max(share)), key=lambda use: use.start)
    told = (u for u in behind if _TELLS & {w.plain for w in grounding.words[max(share) + 1 : u.start]})
    return next((use for use in told if not (isinstance(use, DimensionUse) and use.group)), None)


def _truth(use: DimensionUse) -> bool:
    """Whether a mention is of what is true or not."""
    return use.holds is not None or all(known.type is DimensionType.BOOLEAN for known, _ in use.options)
