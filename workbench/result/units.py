"""What a unit is called: `minute` beside one, `minutes` over a column; symbols and codes stay as they are."""

from __future__ import annotations

import re

_SAME = frozenset({"percent", "feet", "people", "hertz", "data", "celsius", "fahrenheit", "kelvin", "staff"})
_CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


def plural(unit: str) -> str:
    """Return the name of more than one.

    >>> plural("minute"), plural("mile per hour"), plural("inch"), plural("USD"), plural("billing currency")
    ('minutes', 'miles per hour', 'inches', 'USD', 'billing currency')
    """
    counted, *rest = re.split(r"( per | of )", unit, maxsplit=1)
    words = counted.split(" ")
    noun = max((place for place, word in enumerate(words) if _is_english_noun(word)), default=None)
    if noun is not None:
        words[noun] = _many(words[noun])
    return "".join((" ".join(words), *rest))


def _many(word: str) -> str:
    if word == "currency":  # amounts in it, not several of it
        return word
    if word.endswith(("ch", "sh", "x")):
        return f"{word}es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


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
