"""Words that turn a condition round: `except`, `leaving out`, `everything but`, `neither … nor`, `not … yet`, `unpaid`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word, telling


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in text.split("|")), key=len, reverse=True))


#: What stands before the thing that is not meant. `But` is one only after `all`, `everything` and the like.
_BEFORE = _phrases(
    "not|except|except for|excepting|excluding|exclude|excludes|excluded|without|besides|outside|outside of|non|neither|nor"
    "|lacking|lack|lacks|lacked|excl|w/o|ignore|ignoring|disregard|disregarding|omit|omitting|other|other than|apart|apart from"
    "|aside from|rather than|as opposed to|never|nobody|no one|leave out|leaving out|leave aside|leaving aside|save for|with no|no longer|but not"
)

#: What besides turns round what holds or does not: `no sea view`, `out of warranty`.
_BEFORE_TRUTHS = (
    *_BEFORE,
    *_phrases("no|never|missing|out of|nobody|no one|none|awaiting|waiting for|yet to be|still to be|waiting to be"),
)

#: What stands behind it: `cancelled ones left out`.
_BEHIND = _phrases("excluded|excepted|aside|left out|left aside|not included|not counted|taken out")

_LEFT = frozenset({"leave", "leaves", "leaving", "left", "take", "taking"})

_ALL = frozenset(
    "all any every each everything everywhere everyone everybody anything anywhere anyone nothing nowhere".split()
)

#: Where a negation ends that began before: `without a battery per town`.
_ENDS = frozenset("with having per each every whose but by during since while".split())

#: What stands right before a noun and bars nothing.
_ARTICLES = frozenset({"the", "a", "an", "our"})

#: How many words may stand between a negation and what is not meant.
_REACH = 5

#: Words that a negation before them does not turn round: `not only`.
_BESIDES = frozenset({"only", "just", "merely", "necessarily"})

#: What turns an adjective round where it is part of the word.
_PREFIXES = ("un", "in", "non", "dis", "im", "ir")


#: Words of which one says what the other denies: what is not internal is external.
_CONTRARY_PAIRS = tuple(
    tuple(line.split())
    for line in """internal external|internal public|indoor outdoor|online offline|domestic foreign|domestic international
public private|manual automatic|permanent temporary|optional compulsory|optional mandatory|remote onsite
wired wireless|vacant occupied|wholesale retail|residential commercial|full partial|full part|digital printed
manual auto|late punctual|late timely|late ontime|failed successful|present absent|new used|new existing|free paid
open closed|repeat first|wired cordless""".replace("\n", "|").split("|")
)
_CONTRARY = {
    word: tuple(pair[not pair.index(word)] for pair in _CONTRARY_PAIRS if word in pair)
    for word in {word for pair in _CONTRARY_PAIRS for word in pair}
}


def begins(words: Sequence[Word], start: int, apart: Collection[int] = frozenset(), *, truth: bool = False) -> int:
    """Return where the words begin that negate what stands at `start`; `start` itself where none do.

    Args:
        apart: words of other things; no negation reaches across them.
        truth: whether it is something that holds or does not.
    """
    phrases = _BEFORE_TRUTHS if truth else _BEFORE
    if not truth and (_none_of(words, start) or _come_second(words, start)):
        return start - 1
    for stop in range(start, max(-1, start - _REACH), -1):
        length = _length(words, stop, phrases)
        if length and words[min(stop, start)].plain not in _BESIDES and not _places(words, stop - length, stop, start):
            return _from_all(words, stop - length)
        beside = all(word.plain in _ARTICLES for word in words[stop:start])  # `neither by the tenant nor`
        other = stop - 1 in apart and not _only_does(words, stop - 1, start)
        if stop == 0 or _bars(words[stop - 1], beside=beside) or other:
            break
    return start


def _places(words: Sequence[Word], at: int, stop: int, start: int) -> bool:
    """Whether `outside` says where something was, `left outside at covered stands`, and denies nothing."""
    return words[at].plain == "outside" and any(word.plain not in _ARTICLES for word in words[stop:start])


#: What stands between a verb and how it was done, and verbs that say nothing but that.
_HOW = frozenset("under by on with in via through for at as".split())
_DONE = frozenset("done made held given taken sold bought booked paid".split())


def _only_does(words: Sequence[Word], i: int, start: int) -> bool:
    """Whether a verb only says that what stands at a place was not so: `not done under warranty`, `not held online`."""
    verb = words[i].plain
    before, behind = words[i - 1].plain if i else "", words[i + 1].plain if i + 1 < len(words) else ""
    how = (behind in _HOW and verb.endswith(("ed", "en"))) or (verb in _DONE and (behind in _HOW or i + 1 == start))
    return how and before in {"not", "never"}


def put_otherwise(words: Sequence[Word], at: int) -> int:
    """Return where a word stands that a negation behind it in brackets says again: `employed (not freelance) coaches`; else the place itself."""
    if words[at].plain not in {"not", "non", "no"} or at < 2:
        return at
    bracket = at - 1 - (words[at - 1].plain in {"ie", "eg"})
    said = bracket > 0 and words[bracket].plain == "(" and words[bracket - 1].plain.endswith(("ed", "en", "al", "ic"))
    return bracket - 1 if said else at


#: How far before a `no` another one stands that it goes on with.
_AGAIN = 4


def _none_of(words: Sequence[Word], start: int) -> bool:
    """Whether a part of a question that begins with `no` leaves out what it names: `visits by day, no school groups`."""
    if not start or words[start - 1].plain != "no":
        return False
    again = any(word.plain == "no" for word in words[max(0, start - _AGAIN) : start - 1])  # `no painting no cleaning`
    return start > 1 and (again or words[start - 2].kind is Kind.MARK or words[start - 2].plain in {"but", "and", "ie"})


def _come_second(words: Sequence[Word], start: int) -> bool:
    """Whether what comes behind something is asked for: `after Leeds, which town has most visits`."""
    if start != 1 or words[0].plain not in {"after", "besides", "behind"}:
        return False
    part = next((i for i, word in enumerate(words) if word.plain == ","), len(words))
    return bool({"which", "what", "who", "where"} & {word.plain for word in words[part : part + 3]})


def _from_all(words: Sequence[Word], at: int) -> int:
    """Where `every cargo` begins before `but` or `except` at a place; the place itself where it does not stand there."""
    return next((i for i in range(max(0, at - 3), at) if words[i].plain in _ALL - {"any"}), at)


def _bars(word: Word, *, beside: bool) -> bool:
    """Whether no negation reaches across a word; `not by phone` does, right beside what it negates."""
    return (word.kind is Kind.MARK and word.plain not in "/%") or (word.plain in _ENDS and not beside)


def _length(words: Sequence[Word], stop: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """How many words before a place negate what follows; 0 where none do."""
    for phrase in phrases:
        if stop >= len(phrase) and tuple(w.plain for w in words[stop - len(phrase) : stop]) == phrase:
            return len(phrase)
    if stop and words[stop - 1].plain == "but":
        return int(any(w.plain in _ALL for w in words[max(0, stop - 4) : stop - 1]))
    return 0


def ends(words: Sequence[Word], start: int, stop: int) -> int:
    """Return where the words end that negate what stands from `start` to `stop`; `stop` itself where none do."""
    at = stop + (plain_at(words, stop) == "ones")
    if plain_at(words, at) == "out" and _LEFT & {w.plain for w in words[max(0, start - 2) : start]}:
        return at + 1  # `leaving Devon out`, `if you leave the paid ones out`
    if done := _not_done(words, start, stop):
        return stop + done
    noun = words[stop : stop + 1] and words[stop].kind is Kind.WORD
    noun = noun and (words[stop].plain.endswith("s") or _behind(words, stop + 1) > 0)  # `card payments excluded`
    at = first = stop + bool(noun and words[stop].plain not in _COPULAS)
    while at < len(words) and at - first < 2 and words[at].plain in _COPULAS:
        at += 1
    length = _behind(words, at)
    taken = tuple(word.plain for word in words[at : at + length]) == _TAKEN and not _apart(words, start)
    return at + length if length and not taken else stop


#: What leads in those of whom it is told who did not do it, and what says that it was not done.
_TOLD_OF = frozenset("that which who whom everything anything all those ones what".split())
_DOES = frozenset({"did", "does", "do", "has", "had"})


def _not_done(words: Sequence[Word], start: int, stop: int) -> int:
    """How many words behind a name say that it did not do what is asked for: `everything Acme did not carry`; 0 where none do."""
    before = words[start - 1] if start else None
    led = before is not None and (before.plain in _TOLD_OF or (before.plain.endswith("s") and telling(before) == 1.0))
    denied = plain_at(words, stop) in _DOES and plain_at(words, stop + 1) == "not"
    verb = denied and stop + 2 < len(words) and words[stop + 2].kind is Kind.WORD
    last = verb and (stop + 3 == len(words) or words[stop + 3].kind is Kind.MARK or plain_at(words, stop + 3) in _ENDS)
    return 3 if led and last and words[start].capital else 0


def was_not(words: Sequence[Word], stop: int, others: Collection[int] = frozenset()) -> int:
    """Return where the words end that say behind something that it was not: `police were not called`; `stop` where none do.

    Args:
        others: words of other things: `the insured who were not paid` are insured.
    """
    at = stop
    while at < len(words) and at - stop < 2 and words[at].plain in _WAS:
        at += 1
    denied = at > stop and at < len(words) and words[at].plain in {"not", "never"}
    at += 1 + (at + 1 < len(words) and words[at + 1].plain == "been")
    done = denied and at < len(words) and at not in others and words[at].plain.endswith(_DONE_TO)
    behind = words[at + 1] if at + 1 < len(words) else None
    last = behind is None or behind.kind is Kind.MARK or behind.plain in _ENDS | {"in", "on", "at"}
    return at + 1 if done and last else stop


#: What stands between something and that it was not, and how what was done to it ends.
_WAS = frozenset("is are was were has have had".split())
_DONE_TO = ("ed", "en", "ade", "one", "old", "ent")


def _behind(words: Sequence[Word], at: int) -> int:
    """How many words from a place on leave out what stands before them; 0 where none do."""
    found = (len(phrase) for phrase in _BEHIND if tuple(w.plain for w in words[at : at + len(phrase)]) == phrase)
    return next(found, 0)


#: What leaves something out behind it only in a part of a question that is about that alone: things are taken out, too.
_TAKEN = ("taken", "out")


def _apart(words: Sequence[Word], start: int) -> bool:
    """Whether a part of a question begins with what stands at a place: `…, pallets taken out`, `with the pallets taken out`."""
    before = [word for word in words[max(0, start - 2) : start] if word.plain not in {"the", "our", "all"}]
    return bool(before) and (before[-1].kind is Kind.MARK or before[-1].plain in {"with", "and"})


#: What may stand before what negates something behind it.
_COPULAS = frozenset({"are", "is", "was", "were", "being", "ones"})

#: What sets something against its opposite, and what says that this is one.
_SET_AGAINST = frozenset({"vs", "versus", "against", "v"})


def both_ways(words: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether what stands there is set against its opposite: `with and without`, `those that … than the others`."""
    before = " ".join(w.plain for w in words[max(0, start - 4) : start])
    behind = [w.plain for w in words[stop : stop + 10]]
    joined = any(f"with {word} without" in before for word in ("and", "or", "vs", "versus", "/", "against"))
    others = "without" in behind and behind.index("without") >= len(behind) - 2 and "with" in before.split()
    than = any(
        behind[i] in {"than", "to", "with"} | _SET_AGAINST
        and {"other", "others", "rest", "ones"} & set(behind[i + 1 : i + 3])
        for i in range(len(behind))
    )
    rest = [word for word in behind[:3] if word not in _ARTICLES]  # `certified and other bakers`
    beside = rest[:1] == ["and"] and rest[1:2] in (["other"], ["others"], ["rest"])
    return joined or others or than or beside or _against(words, start, stop)


_OPPOSITE = frozenset({"not", "no", "non", "without"})


def _against(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether something is set against what is not so, on either side: `lift vs no lift`, `online or not`."""
    behind = [w.plain for w in words[stop : stop + 2]]
    before = [w.plain for w in words[max(0, start - 2) : start]]
    if _those_who_do_not([w.plain for w in words[stop : stop + 6]]):
        return True
    ahead = behind[:1] != [] and behind[0] in _SET_AGAINST | {"or"} and behind[1:] == ["not"]
    ahead = ahead or (
        behind[:1] != [] and behind[0] in _SET_AGAINST and set(behind[1:]) <= _OPPOSITE and len(behind) > 1
    )
    return ahead or (len(before) > 1 and before[0] in _SET_AGAINST and before[1] in _OPPOSITE)


def _those_who_do_not(behind: Sequence[str]) -> bool:
    """Whether it goes on with those of whom the same is not so: `against those who are not`, `and ones that do not`."""
    joint, those, who, *rest = (*behind, "", "", "")
    joined = joint in _SET_AGAINST | {"and", "or", "than", "with", "to"} and those in _OTHERS
    told = who in {"who", "that", "which"} and rest[0] in _DOES | _COPULAS | {"have"}
    return joined and told and rest[1] == "not"


_OTHERS = frozenset("those people ones them".split())


def other_than(words: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether `other` says that something else is meant, `by other means than card`, and is no value."""
    alone = stop - start == 1 and words[start].plain in {"other", "others"}
    return alone and any(word.plain == "than" for word in words[stop : stop + 3])


def opposites(plain: str) -> tuple[str, ...]:
    """Return what a word is the opposite of, by its first letters or as a word of its own: `unpaid` → `paid`.

    >>> opposites("unpaid"), opposites("external")
    (('paid',), ('internal',))
    """
    return _CONTRARY.get(plain, ()) + tuple(
        plain.removeprefix(p) for p in _PREFIXES if plain.startswith(p) and len(plain) - len(p) >= 3
    )
