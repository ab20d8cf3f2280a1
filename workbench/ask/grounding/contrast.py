"""Whether values are set against each other, taken together, or only examples of all: `A vs B`, `A or B`, `A, B and so on`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from workbench.ask.grounding.mentions import Spanned
from workbench.ask.language.lexicon import COMPARATIVES, COMPARE_MARKS
from workbench.ask.language.meanings import Compared, TimeSpan
from workbench.ask.language.words import Kind, Word


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))


#: What sets things apart besides the words of comparing.
_APART = _phrases(
    "side by side|next to each other|next to one another|separately|respectively|show both|for both|each of them"
)

#: What takes them as one.
_TOGETHER = _phrases("together|combined|altogether|in all|jointly|taken together|in total|in sum")

#: What says that a list of values goes on, behind one of them.
_GOES_ON = _phrases(
    "etc|and so on|and so forth|and the rest|and the others|and the other|and others|vs others|versus others|or others|vs the others|vs the rest|versus the rest"
    "|versus the others|and all the others|and all others|or the others|and the like|. . .|…"
)

#: What asks for all values from one on, in an order that no catalog has.
_FROM_ON = frozenset(_phrases("at least|at most|more than|less than|worse than|better than|graver than"))
_OR_MORE = frozenset(_phrases("or above|or higher|or better|or below|or lower|or worse"))

#: What stands before a value, and may stand before each of several.
_LED = frozenset("for by in at to from on with of through via".split())

_LED_AGAIN = _LED | {"the", "a", "an", "our"}

#: How far behind the last value a list may be said to go on.
_NEAR = 2


def compares(words: Sequence[Word], values: Sequence[Spanned], times: Sequence[TimeSpan] = ()) -> bool:
    """Return whether values are set against each other, and no times, `against last May`."""
    against = {i for time in times if isinstance(time.meaning, Compared) for i in range(time.start - 1, time.stop)}
    against |= {i for value in values for i in range(value.start, value.stop)}  # nor by a `comparison site`
    plain = ["" if i in against else word.plain for i, word in enumerate(words)]
    if any(word in COMPARE_MARKS and word != "between" for word in plain) or _has(plain, _APART):
        return True
    if plain and "apart" in plain[-2:]:
        return True
    than = {i for i, word in enumerate(plain) if word == "than" and plain[i - 1] not in {"other", "rather"}}
    if any(than & {value.start - 1, value.start - 2, value.start - 3} for value in values):
        return True
    each = any(
        word == "each" and (i + 1 == len(plain) or words[i + 1].kind is Kind.MARK) for i, word in enumerate(plain)
    )
    either = (
        _either(words, values) and plain[-1] == "?" and any(words[value.start - 1].plain == ":" for value in values)
    )
    return each or either or (_either(words, values) and bool(COMPARATIVES & set(plain)))


def together(words: Sequence[Word]) -> bool:
    """Return whether what was named is taken as one."""
    return _has([word.plain for word in words], _TOGETHER)


def listed(words: Sequence[Word], values: Sequence[Spanned]) -> bool:
    """Return whether values are named one after the other: `bread and cakes`, `bread, cakes`."""
    between = ({w.plain for w in words[a.stop : b.start]} for a, b in itertools.pairwise(values))
    return any(joined & {"and", "&", ","} and "or" not in joined for joined in between)


def slashed(words: Sequence[Word], values: Sequence[Spanned]) -> bool:
    """Return whether values are named with a stroke between them, so that each has its own: `claims, car / home`."""
    return any(a.stop + 1 == b.start and words[a.stop].plain == "/" for a, b in itertools.pairwise(values))


def led_again(words: Sequence[Word], values: Sequence[Spanned]) -> bool:
    """Return whether what stands before a value is said again before the next, so that each has its own: `by Ann and by Bob`."""
    for one, other in itertools.pairwise(values):
        led = [word.plain for word in words[max(0, one.start - 1) : one.start]]
        if led and led[0] in _LED and [word.plain for word in words[one.stop : other.start]] == ["and", *led]:
            return True
    return False


def goes_on(words: Sequence[Word], *values: Spanned) -> bool:
    """Return whether values are only the first of all: `card, cash and so on`."""
    plain = [word.plain for word in words]
    starts = (at for value in values for at in range(value.stop, value.stop + _NEAR + 1))
    return any(tuple(plain[at : at + len(phrase)]) == phrase for at in starts for phrase in _GOES_ON)


def led_in(words: Sequence[Word], value: Spanned, groups: Sequence[Spanned]) -> bool:
    """Return whether a value only leads in to what is asked for of all: `is rye any better than wheat? yield per crop`."""
    asked = [i for i, word in enumerate(words) if word.plain == "?" and value.stop <= i]
    return bool(asked) and any(use.start > asked[0] for use in groups)


def _either(words: Sequence[Word], values: Sequence[Spanned]) -> bool:
    """`A or B` with a comparative sets two values against each other."""
    between = ([word.plain for word in words[a.stop : b.start]] for a, b in itertools.pairwise(values))
    return any(joint[:1] == ["or"] and _LED_AGAIN.issuperset(joint[1:]) for joint in between)


def _has(plain: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(plain[i : i + len(phrase)]) == phrase for phrase in phrases for i in range(len(plain)))


def ordered(words: Sequence[Word], value: Spanned, *, several: bool) -> bool:
    """Return whether those at least or at most a value are asked for, or beyond it, which no value tells: `at least a master's`.

    Args:
        several: whether others are named that may be set beside it: `do adults pay more than children`.
    """
    said = (w.plain for w in words[max(0, value.start - 3) : value.start] if w.plain not in {"a", "an", "the"})
    before = tuple(said)[-2:]
    beside = several and before[-1:] == ("than",)
    return (before in _FROM_ON and not beside) or tuple(w.plain for w in words[value.stop : value.stop + 2]) in _OR_MORE
