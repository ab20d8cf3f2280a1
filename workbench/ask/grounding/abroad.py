"""What the country tells whose money a catalog reckons in: what lies abroad, where it has countries; and how its dates are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary

_ABROAD = frozenset({"abroad", "overseas"})

#: Whose money is whose alone, and what that country is called where others stand beside it: not by a code that is a word, and
#: Great Britain is not England, which may stand beside Scotland.
_HOMES = {
    "gbp": ("united kingdom", "uk", "great britain", "gb"),
    "usd": ("united states", "usa", "us", "united states of america"),
    "chf": ("switzerland", "ch"),
    "sek": ("sweden", "se"),
    "nok": ("norway",),
    "dkk": ("denmark", "dk"),
    "pln": ("poland", "pl"),
    "czk": ("czechia", "czech republic", "cz"),
    "cad": ("canada", "ca"),
    "aud": ("australia", "au"),
    "nzd": ("new zealand", "nz"),
    "inr": ("india",),
    "jpy": ("japan", "jp"),
}

#: Where the month is written first, `3/1/2026`; Canada writes both.
_MONTH_FIRST, _EITHER = frozenset({"usd"}), frozenset({"cad"})


def dated(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """Return the words with dates that may be read in two ways as the country writes them, `3/1/2026`, and a sentence about that; as they are where the money tells none."""
    at = [i for i, word in enumerate(words) if word.kind is Kind.DATE and "/" in word.plain]
    money = _money(vocabulary, {*_HOMES, "eur"} - _EITHER) if at else ""
    if not money:
        return tuple(words), ()
    out, notes = list(words), []
    for i in at:
        one, other, year = (int(part) for part in words[i].plain.split("/"))
        month, day = (one, other) if money in _MONTH_FIRST else (other, one)
        when = date(year, month, day)  # of two that may both be months
        out[i] = replace(words[i], plain=when.isoformat(), text=when.isoformat(), stem=when.isoformat())
        notes.append(f"'{words[i].text}' is read as {when.day} {when:%B %Y}.")
    return tuple(out), tuple(notes)


def put_plainly(
    words: Sequence[Word], vocabulary: Vocabulary, dictionary: ValueDictionary
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """Return the words with `abroad` as `outside Poland`, and a sentence about that; as they are where a catalog has that word itself."""
    at = next((i for i, word in enumerate(words) if word.plain in _ABROAD and word.stem not in vocabulary.known), None)
    home = _home(vocabulary, dictionary) if at is not None else ()
    if at is None or not home:
        return tuple(words), ()
    said = words[at]
    put = (replace(said, plain=plain, text=plain.title(), stem=vocabulary.stem(plain)) for plain in ("outside", *home))
    told = " ".join(home).title()
    return (*words[:at], *put, *words[at + 1 :]), (f"'{said.text}' is read as outside {told}.",)


def _home(vocabulary: Vocabulary, dictionary: ValueDictionary) -> tuple[str, ...]:
    """What the country is called, as values are, whose money the catalog reckons in; nothing where that is not known."""
    money = _money(vocabulary, _HOMES.keys())
    names = (tuple(name.split()) for name in _HOMES[money]) if money else ()
    return next((name for name in names if dictionary.called(name)), ())


def _money(vocabulary: Vocabulary, known: Collection[str]) -> str:
    """The one money of those known that a catalog reckons in; none where it has several, or none."""
    found = {(metric.metric.unit or "").casefold() for metric in vocabulary.metrics.values()}.intersection(known)
    return found.pop() if len(found) == 1 else ""
