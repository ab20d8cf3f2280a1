"""Texts as words: `avgArrivalDelay`, `avg_arrival_delay` and "Avg. arrival delay" are the same three."""

from __future__ import annotations

import re
from threading import Lock
from unicodedata import combining, normalize

from Stemmer import Stemmer as Snowball

from workbench.search.equivalents import FORMS

#: Before a capital that starts a word: `arrDelay` → arr, Delay; `HTTPErrors` → HTTP, Errors.
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")

_FILLERS = """
a an and are as at be been by can could did do does for from get give had has have how i if in is it its
many me much my of on or our per please show tell than that the their them there these they this those to us was
we were what when where which who whose will with would you your
"""

#: Words of a question that say nothing about which definition is meant.
STOP_WORDS = frozenset(_FILLERS.split())


#: One word, whose parts say something else: `no` denies nothing in it, and `show` asks for nothing.
_NO_SHOW = re.compile(r"(?<![^\W_])no[-_ ]show(s?)(?![^\W_])", re.IGNORECASE)


#: Several of what is called by its initials: `POs`, which no camel case is.
CODES = re.compile(r"(?<![^\W_])([A-Z]{2,})s(?![^\W_])")


def split(text: str) -> list[str]:
    """Return the words of `text` in lower case, without accents; names in snake and camel case come apart.

    >>> split("avgArrivalDelay of flights_per_plane")
    ['avg', 'arrival', 'delay', 'of', 'flights', 'per', 'plane']
    >>> split("POs per buyer")
    ['po', 'per', 'buyer']
    """
    plain = text if text.isascii() else "".join(c for c in normalize("NFKD", text) if not combining(c))
    return [
        word.casefold() for word in _WORD.findall(_NO_SHOW.sub(r"noshow\1", _CAMEL.sub(" ", CODES.sub(r"\1", plain))))
    ]


def phrase(text: str) -> str:
    """Return the words of `text` with single blanks between them."""
    return " ".join(split(text))


#: Words that Snowball cuts to the stem of others, which they are no forms of: customs are no customers, and who is
#: productive is no product.
_OWN_STEMS = {
    form: forms.split()[0]
    for forms in (
        "productive productivity productively",
        "occupancy occupancies",
        "customs",
        "important importance",
        "authority authorities",
        "internal internally",
        "business businesses",
        "experiment experiments experimental",
        "doctoral",
    )
    for form in forms.split()
}


class Stemmer:
    """Brings the forms of an English word together: `cancelled` and `cancellations` are `cancel`, `left` is `leav`."""

    def __init__(self) -> None:
        self._english = Snowball("english")
        self._known: dict[str, str] = {}
        self._lock = Lock()  # the stemmer works in its own buffers

    def __call__(self, word: str) -> str:
        """Return the stem of one word in lower case."""
        found = self._known.get(word)
        if found is None:
            with self._lock:
                found = _OWN_STEMS.get(word) or self._english.stemWord(FORMS.get(word, word))
                self._known[word] = found
        return found

    def words(self, text: str) -> list[str]:
        """Return the stems of the words of `text`."""
        return [self(word) for word in split(text)]
