"""Hours of the day that a question names: parts of the day, and times by the clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.language.lexicon import DAY_PARTS
from workbench.ask.language.meanings import HourIs, TimeSpan, WholeTime, phrase_at, plain_at
from workbench.ask.language.words import Kind, Word
from workbench.ask.time.moments import Now


def day_part(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """Yield `in the morning`, `evenings`; what greets says no time: `good morning`."""
    if plain_at(words, i) == "good" and plain_at(words, i + 1) in DAY_PARTS:
        yield TimeSpan(i, i + 2, WholeTime())
        return
    at = i + (plain_at(words, i) in {"in", "during", "on"})
    at += plain_at(words, at) == "the"
    if hours := DAY_PARTS.get(plain_at(words, at)):
        yield TimeSpan(i, at + 1, HourIs(*hours))


def clock(words: Sequence[Word], i: int, _: Now) -> Iterator[TimeSpan]:
    """`after 6 pm`, `18:00 or later`, `between 6 and 9 am`, `from 10 pm to midnight`, `before noon`, `earlier than 8am`."""
    lead = plain_at(words, i)
    than = _THAN.get(lead) if plain_at(words, i + 1) == "than" else None
    lead = than or lead
    at = (
        i + 2
        if than
        else i + (lead in {"after", "before", "at", "from", "since", "between", "until", "by", "past", "around"})
    )
    hour, stop = _hour(words, at), at + 1
    if hour is None and at > i and (told := _told_hour(words, at)):
        hour, stop = told
    joint = _JOINTS.get(lead, ())
    if plain_at(words, at + 1) in joint and (end := _hour(words, at + 2)) is not None:
        yield from _between_hours(words, i, at, end or 24)
    if hour is None:
        return
    after = " ".join(plain_at(words, stop + k) for k in (0, 1))
    if lead in {"after", "from", "since", "past"} or after in _LATER:
        yield TimeSpan(i, stop + 2 * (after in _LATER), HourIs(hour, None))
    elif lead in {"before", "until"} or after in _EARLIER:
        yield TimeSpan(i, stop + 2 * (after in _EARLIER), HourIs(None, hour - 1 if lead else hour))
    else:
        yield TimeSpan(i, stop, HourIs(hour, hour))


#: What stands between two times of the day, by what leads them in.
_JOINTS = {"between": ("and", "to", "-"), "from": ("to", "till", "until", "-")}

#: What compares times of the day, as it is said otherwise.
_THAN = {"earlier": "before", "later": "after"}
_LATER = frozenset({"or later", "and later", "or after", "and after"})
_EARLIER = frozenset({"or earlier", "or before"})


def _told_hour(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """`7 in the morning`, `8 o'clock`: the hour, and where its words end."""
    number = words[at].number if at < len(words) else None
    if number is None or not 0 < number <= 12:
        return None
    if plain_at(words, at + 1) == "oclock":
        return int(number), at + 2
    if phrase_at(words, at + 1, "in the") and (part := plain_at(words, at + 3)) in {"morning", "afternoon", "evening"}:
        return int(number) % 12 + 12 * (part != "morning"), at + 4
    return None


def _between_hours(words: Sequence[Word], i: int, at: int, end: int) -> Iterator[TimeSpan]:
    """`Between 6 and 9 am`: the second hour tells what half of the day the first is in, and is not included."""
    begin, written = _hour(words, at), words[at].number
    if begin is None and written is not None and written < 24:
        begin = int(written) + 12 * (written < end - 12 and end > 12)
    if begin is not None:
        yield TimeSpan(i, at + 3, HourIs(begin, end - 1))


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
