"""What a unit is called: `minute` beside one, `minutes` over a column; symbols and codes stay as they are."""

from __future__ import annotations

_SAME = frozenset({"percent", "feet", "people", "hertz", "data", "celsius", "fahrenheit", "kelvin", "staff"})
_CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


def plural(unit: str) -> str:
    """Return the name of more than one.

    >>> plural("minute"), plural("mile per hour"), plural("inch"), plural("USD")
    ('minutes', 'miles per hour', 'inches', 'USD')
    """
    first, space, rest = unit.partition(" ")
    if not _is_english_noun(first):
        return unit
    if first.endswith(("ch", "sh", "x")):
        return f"{first}es{space}{rest}"
    if first.endswith("y") and first[-2] not in "aeiou":
        return f"{first[:-1]}ies{space}{rest}"
    return f"{first}s{space}{rest}"


def _is_english_noun(word: str) -> bool:
    """Whether an s makes it plural: `mph`, `kWh` and `°F` are no such words, nor what is plural already."""
    whole = word.isascii() and word.isalpha() and word.islower()
    return whole and word not in _SAME and not word.endswith("s") and (len(word) >= 4 or word in {"day", "bit"})


def beside(name: str, unit: str | None) -> str:
    """Return the unit to show beside a name, in the plural; nothing where the name says it already (`flights`)."""
    said = plural(unit) if unit else ""
    return "" if name.casefold().replace("_", " ") in {said.casefold(), (unit or "").casefold()} else said


def currency_sign(unit: str | None) -> str:
    """Return the sign before an amount in this currency; nothing when there is none of its own."""
    return _CURRENCIES.get((unit or "").upper(), "")
