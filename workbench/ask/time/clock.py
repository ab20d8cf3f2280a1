"""Hours of the day that a question names: parts of the day, and times by the clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.language.lexicon import DAY_PARTS
from workbench.ask.language.meanings import HourIs, TimeSpan, WholeTime, phrase_at, plain_at
from workbench.ask.language.words import Kind, Word
from workbench.ask.time.moments import Now


def day_part(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """Yield `in the morning`, `evenings`, `the small hours`; what greets says no time: `good morning`."""
    if plain_at(words, i) == "good" and plain_at(words, i + 1) in DAY_PARTS:
        yield TimeSpan(i, i + 2, WholeTime())
        return
    at = i + (plain_at(words, i) in {"in", "during", "on"})
    at += plain_at(words, at) == "the"
    if hours := DAY_PARTS.get(plain_at(words, at)):
        yield TimeSpan(i, at + 1, HourIs(*hours))
    if plain_at(words, at) in {"small", "wee", "early"} and plain_at(words, at + 1) == "hours":
        yield TimeSpan(i, at + 2, HourIs(*_SMALL_HOURS))


#: From midnight to five.
_SMALL_HOURS = (0, 4)


def clock(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`after 6 pm`, `18:00 or later`, `before noon`, `earlier than 8am`."""
    lead = plain_at(words, i)
    than = _THAN.get(lead) if plain_at(words, i + 1) == "than" else None
    lead = than or lead
    at = (
        i + 2
        if than
        else i + (lead in {"after", "before", "at", "from", "since", "between", "until", "by", "past", "around"})
    )
    hour, stop = _hour(words, at), at + 1
    if hour is None and (told := _told_hour(words, at)) and (at > i or plain_at(words, told[1] - 1) == "hour"):
        hour, stop = told
    if hour is None:
        return
    stop += lead in {"from", "since"} and plain_at(words, stop) in {"on", "onward", "onwards"}
    after = " ".join(plain_at(words, stop + k) for k in (0, 1))
    other = stop + 1 + (plain_at(words, stop + 1) in _OTHER_SIDE)
    bound = _hour(words, other) if after in _LATER | _EARLIER or other > stop + 1 else None
    if bound is not None and plain_at(words, stop) in {"or", "and"}:
        yield from _either(i, other + 1, lead, hour, plain_at(words, other - 1), bound)
    elif lead in {"after", "from", "since", "past"} or after in _LATER:
        yield TimeSpan(i, stop + 2 * (after in _LATER), HourIs(hour, None))
    elif lead in {"before", "until"} or after in _EARLIER:
        yield TimeSpan(i, stop + 2 * (after in _EARLIER), HourIs(None, hour - 1 if lead else hour))
    else:
        yield TimeSpan(i, stop, HourIs(hour, hour))


def hours(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`between 6 and 9 am`, `from 22:00 to 2:00`, `midnight to 5`, `6 to 9 in the morning`, `evening rush (5 to 7)`."""
    yield from _numbered(words, i)
    part, at = _part_before(words, i)
    at += plain_at(words, at) in {"between", "from"}
    joint, end = plain_at(words, at + 1), at + 2
    if joint not in {"to", "-", "till", "until", "through"} and not (
        joint == "and" and plain_at(words, at - 1) == "between"
    ):
        return
    first, last, stop = _hour(words, at), _hour(words, end), end + 1
    if phrase_at(words, stop, "in the") and plain_at(words, stop + 2) in DAY_PARTS:
        part, stop = plain_at(words, stop + 2), stop + 3
    stop += 2 * phrase_at(words, stop, "at night")
    if first is None and last is None and not part:
        return
    begin, close = _in_half(words, at, first, part, None), None
    if begin is not None:
        close = _in_half(words, end, last, part, begin)
    if last is not None and first is None and begin is not None and not part:
        begin += 12 * (begin < last - 12 and last > 12)  # `from 9 to 11 pm`
    if begin is None or close is None:
        return
    stop += part != "" and plain_at(words, stop) == ")"
    yield TimeSpan(i, stop, HourIs(begin, (close or 24) - (not _minutes(words, end))))


#: What bounds the hours on one side.
_OTHER_SIDE = frozenset({"before", "after", "from", "until", "past"})


def _either(start: int, stop: int, lead: str, hour: int, joint: str, other: int) -> Iterator[TimeSpan]:
    """`Before 8am or after 7pm`: the hours on both sides of those between."""
    if lead in {"before", "until"} and joint in {"after", "from", "past"}:
        yield TimeSpan(start, stop, HourIs(other, hour - 1))
    elif lead in {"after", "from", "past"} and joint in {"before", "until"}:
        yield TimeSpan(start, stop, HourIs(hour, other - 1))


def _numbered(words: Sequence[Word], i: int) -> Iterator[TimeSpan]:
    """`Hours 7 and 8`, `9 and 10 o'clock`, `between 9 and 11 o'clock`: hours by their number."""
    at = i + (plain_at(words, i) in {"for", "at", "in", "during", "between", "from"})
    named = plain_at(words, at) == "hours"
    at += named
    first, last = (words[k].number if k < len(words) else None for k in (at, at + 2))
    clocked = plain_at(words, at + 3) == "oclock"
    if first is None or last is None or not 0 <= first < last < 24 or not (named or clocked):
        return
    joint, apart = plain_at(words, at + 1), plain_at(words, at - 1) == "between"
    if joint in {"to", "-", "till", "until", "through"} or (
        joint in {"and", "&", "or"} and (apart or last == first + 1)
    ):
        closed = named or (joint != "to" and not apart)  # `from 9 to 11 o'clock` ends at eleven
        yield TimeSpan(i, at + 3 + clocked, HourIs(int(first), int(last) - (not closed)))


def _part_before(words: Sequence[Word], i: int) -> tuple[str, int]:
    """The part of the day that a stretch of hours follows, `morning rush (7 to 9)`, `am peak, 6 to 9`, and where the hours begin."""
    if phrase_at(words, i, "at night"):
        return "", i + 2 + (plain_at(words, i + 2) in {"(", ",", ":"})
    part, at = _HALVES.get(plain_at(words, i)) or plain_at(words, i), i + 1
    if part not in DAY_PARTS:
        return "", i
    at += plain_at(words, at) in _BUSY
    at += plain_at(words, at) in {"hour", "hours"}
    at += plain_at(words, at) in {"(", ",", ":"}
    return part, at


#: What stands behind a part of the day.
_BUSY = frozenset("peak rush shift period slot".split())
_HALVES = {"am": "morning", "pm": "evening"}


def _in_half(words: Sequence[Word], at: int, told: int | None, part: str, begin: int | None) -> int | None:
    """An hour of a stretch in the half of the day that is meant: what tells it stands at the hour, beside it, or at the hour before."""
    written = words[at].number if at < len(words) else None
    if told is not None or written is None or not written.is_integer() or not 0 <= written < 24:
        return told
    hour = int(written)
    late = hour < 12 and (part in {"afternoon", "evening"} if part else begin is not None and hour < begin)
    return hour + 12 * (late and (not part or hour > 0))


def _minutes(words: Sequence[Word], i: int) -> bool:
    """Whether an hour is told with minutes: that hour has begun."""
    _, _, minutes = plain_at(words, i).partition(":")
    return minutes[:2] not in {"", "00"}


#: What compares times of the day, as it is said otherwise.
_THAN = {"earlier": "before", "later": "after"}
_LATER = frozenset({"or later", "and later", "or after", "and after"})
_EARLIER = frozenset({"or earlier", "or before"})


def _told_hour(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """`7 in the morning`, `8 o'clock`, `10 at night`, `the 23 o'clock hour`: the hour, and where its words end."""
    at += plain_at(words, at) == "the"
    number = words[at].number if at < len(words) else None
    if number is None or not 0 < number < 24 or number != int(number):
        return None
    if plain_at(words, at + 1) == "oclock":
        return int(number), at + 2 + (plain_at(words, at + 2) == "hour")
    if number > 12:
        return None
    if phrase_at(words, at + 1, "at night"):
        return (int(number) % 12 + 12 * (5 < number < 12)), at + 3
    if phrase_at(words, at + 1, "in the") and (part := plain_at(words, at + 3)) in {"morning", "afternoon", "evening"}:
        return int(number) % 12 + 12 * (part != "morning"), at + 4
    return None


def _hour(words: Sequence[Word], i: int) -> int | None:
    plain = plain_at(words, i)
    if plain in {"noon", "midday", "midnight"}:
        return 0 if plain == "midnight" else 12
    if not (0 <= i < len(words)) or words[i].kind is not Kind.CLOCK:
        return None
    digits = plain.split(":")[0]
    hour = int("".join(c for c in digits if c.isdigit()))
    if "p" in plain:
        hour = hour % 12 + 12
    elif "a" in plain:
        hour %= 12
    return hour if hour < 24 else None
