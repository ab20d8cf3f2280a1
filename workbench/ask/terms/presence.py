"""Whether rows have something at all, `with a backup truck`, `no known cause`, and what only says how it was done."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.ask.language.lexicon import HAPPENED, UNKNOWN_MARKS
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.known import Known

#: What says that nobody told it: `nobody noted down a reason`.
_UNTOLD = tuple(
    (*who.split(), *told.split())
    for who in ("not", "never", "nobody", "nobody has", "no one", "no one has", "noone")
    for told in """record|recorded|got|give|gave|given|note|noted|note down|noted down|wrote|wrote down|written down|enter
entered|filled in|fill in|put down|log|logged|state|stated|mention|mentioned|name|named|specify|specified|say|said|fill|filled|supply|supplied|provide|provided""".replace(
        "\n", "|"
    ).split("|")
)

#: What is said of it where it stands as it is: `leads with a blank source`.
_BLANK = (("a", "blank"), ("an", "empty"), ("an", "unknown"), ("a", "missing"), ("no", "stated"), ("no", "given"), ("never", "put", "on"), ("not", "put", "on"), ("never", "on"), ("not", "have"), ("not", "having"), ("not", "got"), ("never", "had"))  # fmt: skip

#: What was not done with any of it: `did not use any voucher`, `never went to a court`.
_UNUSED = tuple(
    (denied, *verb.split(), *some.split())
    for denied in ("not", "never")
    for verb in "use|used|need|needed|require|required|involve|involved|have|had|get|got|go to|went to|got to|come with|carry|carried".split(
        "|"
    )
    for some in ("any", "a", "an")
)

_LONGEST_FIRST = tuple(sorted((*UNKNOWN_MARKS, *_UNTOLD, *_BLANK, *_UNUSED), key=len, reverse=True))

#: What stands before a thing that is there: what has it, and that it is any.
_HAVING = frozenset(
    "with has had have having got gets getting needed need needs needing required requires used uses using involved"
    " involving despite of though although where when".split()
)
_ANY = frozenset("a an any some".split())

#: Behind `though a backup truck`, `where a helper`: that it was there.
_THERE = frozenset("was were is are came went".split())

#: Before a value they say how, or by whom, something was done.
_BY = frozenset("by through with via using".split())

#: Those who did it, before a verb.
_WHO = frozenset("they who we i you people customers guests".split())


#: Words of what says that nobody knows it, and not that there is none.
_UNKNOWN = frozenset(
    """known unknown know recorded record noted note down wrote written entered enter filled fill logged log stated state
    mentioned mention specified specify missing blank empty null unspecified unrecorded nobody""".split()
)


def untold(words: Sequence[Word]) -> bool:
    """Return whether words say that nobody knows what they name, `no recorded fee`, and not that there is none: `no fee`."""
    return not _UNKNOWN.isdisjoint(word.plain for word in words)


def lacks(words: Sequence[Word], start: int, others: Collection[int] = frozenset()) -> int:
    """Return how many words before a name say that it is missing; 0 where none do.

    Args:
        others: words of other names: what is said before one is said of it, `no-pool sites`, and of no site.
    """
    for back in range(1 if start - 1 in others else 2):
        for phrase in _LONGEST_FIRST:
            at = start - back - len(phrase)
            if at >= 0 and tuple(w.plain for w in words[at : at + len(phrase)]) == phrase:
                return len(phrase) + back
    return 0


#: What leaves out those that lack something, and what may stand between.
_LEAVING = tuple(
    tuple(phrase.split())
    for phrase in "leaving out|leave out|left out|ignoring|ignore|excluding|exclude|excl|except|except for|apart from|other than"
    "|disregarding|disregard|omitting|omit|not counting|skipping|skip|minus|but not|without".split("|")
)
_THOSE = frozenset("those the ones any all that which who are were is was have has had with having cases rows".split())


def left_out(words: Sequence[Word], start: int) -> int:
    """Return where it begins that those are left out that lack something, `ignoring those without a gate`; `start` where they are not.

    Args:
        start: where it begins that they lack it.
    """
    at = start
    while at > 0 and words[at - 1].plain in _THOSE:
        at -= 1
    at -= at > 0 and words[at - 1].plain.endswith("s")  # `leaving out lessons without a room`
    found = (p for p in _LEAVING if tuple(w.plain for w in words[max(0, at - len(p)) : at]) == p)
    return next((at - len(p) for p in found), start) if at < start else start


#: What stands behind a name and says that it is missing, where a verb or something that has it stands before: `source missing`.
_MISSING = tuple(
    tuple(phrase.split())
    for phrase in "not recorded|not known|not given|not set|not filled in|not specified|not entered|not stated|left blank"
    "|left empty|missing|unknown|blank|empty|null|unspecified|unrecorded|never recorded|never noted|never entered|not noted|not logged"
    "|we do not know|we do not have on file|nobody knows|we never recorded|we never noted|nobody recorded|nobody noted".split(
        "|"
    )
)
_BE = frozenset("is are was were has had been being".split())

#: Behind what is missing, that it was looked for: `no guide on record`.
_LOOKED_FOR = tuple(
    tuple(phrase.split())
    for phrase in "on record|on file|on record at all|recorded|registered|entered|given|filled in|noted|noted down|written down"
    "|put down|logged|stated|mentioned|attached".split("|")
)


def behind(words: Sequence[Word], stop: int, *, lacking: bool) -> int:
    """Return how many words behind a name say that it is missing, or where it was said before, that it was looked for."""
    at = stop
    while not lacking and at < len(words) and words[at].plain in _BE:
        at += 1
    for phrase in sorted(_LOOKED_FOR if lacking else _MISSING, key=len, reverse=True):
        if tuple(word.plain for word in words[at : at + len(phrase)]) == phrase:
            return at + len(phrase) - stop
    return 0


def has(words: Sequence[Word], start: int, stop: int) -> int:
    """Return how many words before what stands from `start` to `stop` say that it is there; 0 where none do.

    `With a helper`, `had a backup truck`, `in spite of a strike`, `though a helper was along`.
    """
    if start < 2 or words[start - 1].plain not in _ANY:
        return 0
    before = words[start - 2].plain
    there = stop < len(words) and words[stop].plain in _THERE
    if before in {"though", "although", "where", "when"}:
        return 2 if there else 0
    if before == "by":
        return 2 if start > 2 and done(words[start - 3]) else 0  # `jobs done by a technician`
    if before == "of":
        return 2 if start > 2 and words[start - 3].plain == "spite" else 0
    return 2 if before in _HAVING else 0


def done_by(words: Sequence[Word], stop: int, values: Collection[int]) -> bool:
    """Return whether a verb before `stop` only says how something was done, `paid through PayPal`, and not that it was.

    Args:
        values: where values begin.
    """
    verb = words[stop - 1].plain.endswith(("ed", "en", "id"))
    if verb and stop > 1 and words[stop - 2].plain in _WHO and stop in values:
        return True  # `what did they tip when they paid cash`
    at = stop + (stop < len(words) and words[stop].plain == "for")
    if not verb or at >= len(words) or words[at].plain not in _BY:
        return False
    at += 1 + (at + 1 < len(words) and words[at + 1].plain in {"a", "an", "the"})
    return at in values


def by_us(words: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether a verb is said of what we or they do, and nothing that holds: `hours of music we broadcast`."""
    return stop - start == 1 and start > 0 and words[start - 1].plain in {"we", "they"}


#: Behind these `by` divides, whatever stands behind it.
DIVIDED = frozenset("split grouped divided sorted ordered ranked segmented compared measured broken listed".split())


def done(word: Word) -> bool:
    """Return whether a word before `by` says what somebody did, `tickets written by wardens`, who are no groups then."""
    said = word.plain.endswith(("ed", "en")) or word.plain in {"done", "made", "sold", "held"}
    return said and word.plain not in DIVIDED


def only(words: Sequence[Word], start: int, stop: int, paths: Sequence[Known]) -> bool:
    """Return whether only rows are meant that have somebody, who is named there: `income by tier, members only`."""
    ends = stop + 1 >= len(words) or words[stop + 1].kind is Kind.MARK
    said = stop < len(words) and words[stop].plain == "only" and ends
    at = start - 1 - (start > 1 and words[start - 1].plain in HAPPENED)  # `registered members only`
    apart = at >= 0 and (words[at].kind is Kind.MARK or words[at].plain in {"for", "from", "of", "with", "and"})
    return said and apart and bool(paths) and all(known.label and bool(known.reached.links) for known in paths)
