"""Groups that no marker stands before: `oven / shift`, `segment, number of tickets`, `hotel by hotel`, `tier breakdown`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from workbench.ask.language.lexicon import COMPARATIVES, FILLERS, KINDS
from workbench.ask.language.words import Kind, Word, plural
from workbench.search.equivalents import IRREGULAR

#: What behind a name divides by it: `tier breakdown of our guests`.
BREAKDOWNS = frozenset("breakdown mix split overview distribution comparison".split())

#: Behind what tells kinds apart, and is no thing that has such, these do so too: `gender balance`.
EVEN = frozenset({"balance", "ratio"})

#: Which of those may also say how something else is divided.
_VERBS = frozenset({"split"})

#: What behind a name says no more than it: `by payment method`, `per topping name`.
NOUNS = frozenset("method methods mode modes form forms name names code codes label labels means level levels".split())

#: Behind a word for dividing, what is divided by comes only now.
_INTO = frozenset("by into per across over between among along according".split())

#: What joins names to a list of groups.
_JOINS = frozenset({"by", "x", "and", "per"})

#: Several groups at once.
COMBINED = frozenset("combination combinations combo combos pair pairs pairing pairings".split())

#: What is drawn up of two: `a matrix of home branch against branch visited`.
TABLES = frozenset("matrix crosstab grid pivot".split())

#: What stands between the names of those, and what may stand before each.
_WITH = frozenset({"and", "x", "/", "&", "+", "by", ",", "-", "against", "versus", "vs", "to"})
_ARTICLES = frozenset({"the", "a", "an", "each", "every"})

#: What sets one thing beside another, how far behind a name it stands, and how far behind that the others.
_BESIDE, _NEAR, _REST = frozenset("and or vs versus against than compared alongside".split()), 3, 6

#: What those are called that a thing is told from.
_ORDINARY = frozenset("ordinary normal regular standard usual conventional common plain other remaining".split())

#: Behind these stands what somebody does.
_SUBJECTS = frozenset({"they", "it", "we", "he", "she"})

#: What takes up again what was named before.
_OF_THEM = frozenset({"them"})

#: With these, a part of a question asks for something, or says what is not meant.
_NO_GROUP = frozenset("how what which list show many who not no without give".split())


def repeated(words: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether a name is said again behind `by`: `hotel by hotel`, `role by role`."""
    said = [word.stem for word in words[start:stop]]
    before = words[start - 1 - len(said) : start - 1] if start > len(said) else ()
    return bool(before) and words[start - 1].plain == "by" and [word.stem for word in before] == said


def broken_down(words: Sequence[Word], stop: int, *, thing: bool = False) -> bool:
    """Return whether a word behind a name says that it divides.

    Args:
        thing: whether things are named, of which another division goes on to tell: `customer mix by country`.
    """
    goes_on = stop + 1 < len(words) and words[stop + 1].plain in _INTO  # `claims split by cause`
    goes_on = (goes_on and thing) or (words[stop : stop + 1] != () and _verb_goes_on(words, stop))
    if stop < len(words) and words[stop].plain in EVEN:
        return not thing
    return stop < len(words) and words[stop].plain in BREAKDOWNS and not goes_on


def _verb_goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a word that may be a verb of dividing says by what only now: `claims split by cause`, `split on cause`."""
    return words[at].plain in _VERBS and at + 1 < len(words) and words[at + 1].plain in _INTO | {"on"}


def alone(words: Sequence[Word], start: int, stop: int, named: Collection[int]) -> bool:
    """Return whether a name stands in a part of the question of its own, set off by marks, with other names at most.

    Nothing is said of it there: `cars that came in May, by dealer`.
    """
    if stop < len(words) and words[stop].plain in {"that", "who", "which", "whose", "where"}:
        return False
    if not _SUBJECTS.isdisjoint(word.plain for word in words[max(0, start - 2) : start]):
        return False  # `by the town they were heading for`
    if not _OF_THEM.isdisjoint(word.plain for word in words[stop:]):
        return False  # `the urgent orders: how many of them`
    first = next((i + 1 for i in range(start - 1, -1, -1) if words[i].kind is Kind.MARK), 0)
    last = next((i for i in range(stop, len(words)) if words[i].kind is Kind.MARK), len(words))
    inside = [i for i in range(first, last) if i not in named]
    bare = all(words[i].plain in FILLERS | _JOINS for i in inside)
    asks = any(words[i].plain in _NO_GROUP for i in inside) or (first > 0 and words[first - 1].plain == "(")
    rest = any(word.kind is Kind.WORD and word.plain not in FILLERS for word in (*words[:first], *words[last:]))
    return bare and not asks and rest and (first > 0 or last < len(words) - 1)


def combined(words: Sequence[Word], start: int, stop: int, named: Collection[int]) -> bool:
    """Return whether a name is one of several that divide together: `shop and channel combinations`, `pairs of desk and agent`.

    So it is where a table is drawn up of two: `matrix of home gym against gym visited`.
    """
    first, last = start, stop
    while first > 0 and (first - 1 in named or words[first - 1].plain in _WITH | _ARTICLES):
        first -= 1
    while last < len(words) and (last in named or words[last].plain in _WITH | _ARTICLES):
        last += 1
    others = any(i in named for i in (*range(first, start), *range(stop, last)))
    behind = last < len(words) and words[last].plain in COMBINED
    ahead = first > 1 and words[first - 1].plain == "of" and words[first - 2].plain in COMBINED | TABLES
    inside = first > 1 and last < len(words) and (words[first - 1].plain, words[last].plain) == ("(", ")")
    asked = inside and words[first - 2].plain in {"which", "what", "where", "by", "per", "each", "every", "for"}
    return others and (behind or ahead or asked)


def alongside(words: Sequence[Word], start: int) -> bool:
    """Return whether a name is to stand beside each number: `revenue alongside the account manager`."""
    at = start - 1
    while at > 0 and words[at].plain in _ARTICLES:
        at -= 1
    return at > 0 and words[at].plain == "alongside"


def against_rest(words: Sequence[Word], stop: int) -> bool:
    """Return whether all others are set beside what holds: `against the others`, `than on ordinary ones`, `compared with everyone else`."""
    joint = next((i for i in range(stop, min(stop + _NEAR, len(words))) if words[i].plain in _BESIDE), None)
    if joint is None:
        return False
    plain = [word.plain for word in words[joint + 1 : joint + 1 + _REST]]
    pairs = set(pairwise(plain))
    others = "others" in plain or ("the", "rest") in pairs
    denied = words[joint].plain not in {"and", "or"} and {"not", "without"} & set(plain)
    others = others or bool(denied and {"those", "ones"} & set(plain))  # `compared with those that are not`
    others = others or any(one.startswith("every") and other == "else" for one, other in pairs)
    return others or any(one in _ORDINARY and other in {"ones", "one"} for one, other in pairs)


def after_whether(words: Sequence[Word], start: int, others: Collection[int]) -> bool:
    """Return whether `whether` asks for both of what stands behind it: `by whether it was done on a night shift`."""
    for i in range(start - 1, max(-1, start - _WHETHER - 1), -1):
        if words[i].plain == "whether":
            return True
        if start - i > _RIGHT_BEHIND and (i in others or words[i].kind is Kind.MARK):
            return False
    return False


#: How far behind `whether` it may stand, and from where on nothing else that was named may stand between.
_WHETHER, _RIGHT_BEHIND = 7, 3


def weighed(words: Sequence[Word]) -> bool:
    """Return whether what holds is set against what does not, and nothing else: `do we get more applications for remote jobs?`."""
    plain = [word.plain for word in words]
    return (
        plain[0] in {"do", "does", "did", "are", "is", "was", "were"}
        and bool(COMPARATIVES & set(plain))
        and "than" not in plain
    )


#: What is divided over something.
SPREAD = frozenset("split spread distribution distributed breakdown divided".split())


#: What sets several beside each other, `compare the rate between sites`.
_DIFFERS = frozenset(
    "compare compared comparing comparison differ differs differed difference differences vary varies".split()
)


def spread(words: Sequence[Word], start: int) -> bool:
    """Return whether something is divided over what stands at a place: `the distribution of visits over channels`."""
    before, joint = {word.plain for word in words[: max(0, start - 1)]}, words[start - 1].plain
    beside = joint in {"between", "among"} and plural(words[start]) and not _DIFFERS.isdisjoint(before)
    return beside or (joint == "over" and not SPREAD.isdisjoint(before))


def more_often(words: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether it is asked of what something holds more often, and so for a rate of it: `are late trips cancelled more often`.

    So it is where it is said behind it when that is so: `is the overtime share higher when it rains`.
    """
    plain = [word.plain for word in words]
    if {"when", "if", "while"} & set(plain[stop:]):
        return True
    near = (plain[stop : stop + 2], plain[max(0, start - 4) : start])
    pairs = (pair for part in near for pair in pairwise(part))
    return any(one in {"more", "less"} and other in {"often", "frequently", "likely"} for one, other in pairs)


def done(word: Word, *, irregular: bool) -> bool:
    """Return whether a word behind a group is a verb: `by shop closed`; irregular ones only of each, `hours each team spent`."""
    return word.plain.endswith(("ed", "ing")) or (irregular and word.plain in IRREGULAR)


def of_sides(words: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether `both kinds`, `either sort` say no more than that what was set apart before has a row each."""
    before = words[start - 1].plain if start else ""
    return before in {"both", "either"} and words[start].plain in KINDS and stop - start == 1
