"""What lies abroad: outside the country whose money a catalog reckons in, where it has countries and that is one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.ask.language.words import Word
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
    money = {(metric.metric.unit or "").casefold() for metric in vocabulary.metrics.values()} & _HOMES.keys()
    names = (tuple(name.split()) for name in _HOMES[money.pop()]) if len(money) == 1 else ()
    return next((name for name in names if dictionary.called(name)), ())
