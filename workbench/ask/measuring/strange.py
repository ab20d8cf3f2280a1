"""Words that nothing explains and that cannot be left out: a name, or which rows are meant."""

from __future__ import annotations

from collections.abc import Callable, Collection

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import HAPPENED
from workbench.ask.language.words import Kind, telling
from workbench.catalog.model import DimensionType
from workbench.search.equivalents import IRREGULAR

#: From this share of capitals on a question is written like a title, and they say nothing.
_TITLED = 0.6

#: What stands before what was done.
_WERE = frozenset("was were is are got been".split())

#: What stands before rows that did something: `how many students graduated`.
_MANY = frozenset("many our the".split())

#: What says how, and no place: `booked in advance`, `the depot at fault`.
_HOW = frozenset(
    """advance fault person cash general particular detail practice principle fact theory sum short turn part full total
    use place work night risk hand parallel operation service error vain common question addition return store stock
    play public private secret bulk kind writing""".split()
)

#: What leads to a noun, and what may stand between.
_LEADING = frozenset("many much from to in for with without by per at on over through because due no".split())
_COUNTED = frozenset("number numbers count because no".split())
_ENDS = frozenset("by per each in for during".split())
_ARTICLES = frozenset("the a an our their its all any".split())

#: What stands before where something is, or comes from.
_WHERE = frozenset({"from", "in", "at"})


def strange(grounding: Grounding, rows: Collection[str]) -> Callable[[int], bool]:
    """Whether a word that nothing explains says which rows are meant, by its index.

    It is a proper name or short for one, written with capitals where others are not; or it says where something is, `tickets from brazil`;
    or it stands before what it would be a value of, `the platinum plan`; or it says what was done to rows, `stolen
    bikes`, `bikes that were stolen`, or of what they are.

    Args:
        rows: the stems of what rows are called.
    """
    written = [w for w in grounding.words[1:] if w.kind is Kind.WORD]
    titled = sum(w.capital for w in written) > _TITLED * len(written)
    return lambda i: (
        (i > 0 and not titled and grounding.words[i].capital)
        or (not titled and len(grounding.words[i].text) > 1 and grounding.words[i].text.isupper())
        or _is_place(grounding, i)
        or _is_value(grounding, i)
        or _was_done(grounding, i, rows)
        or _of_which(grounding, i, rows)
    )


def says_which(grounding: Grounding, i: int, rows: Collection[str]) -> bool:
    """Return whether an ordinary word stands where it says what is counted, or of which rows: behind what leads to it, beside rows.

    What does something, `rounds that ran late`, and what is ranked by, `the most productive`, does not.
    """
    words = grounding.words
    before = next((k for k in range(i - 1, -1, -1) if words[k].plain not in _ARTICLES), -1)
    beside = i + 1 < len(words) and words[i + 1].stem in rows
    ends = i + 1 == len(words) or words[i + 1].kind is Kind.MARK or words[i + 1].plain in _ENDS
    if i and telling(words[i - 1]) == 1.0 and ends:
        return True  # `invoices overdue by shipper`
    ranked = grounding.rank is not None and grounding.rank.start <= i <= grounding.rank.stop
    of = before > 0 and words[before].plain == "of" and words[before - 1].plain in _COUNTED
    return before < 0 or of or words[before].plain in _LEADING or (beside and not ranked)


def _was_done(grounding: Grounding, i: int, rows: Collection[str]) -> bool:
    words = grounding.words
    plain = words[i].plain
    participle = plain.endswith(("ed", "en")) or plain in IRREGULAR
    before = i > 0 and words[i - 1].plain in _WERE
    before = before or (i > 1 and words[i - 1].stem in rows and words[i - 2].plain in _MANY)
    return participle and plain not in HAPPENED and (before or (i + 1 < len(words) and words[i + 1].stem in rows))


def _of_which(grounding: Grounding, i: int, rows: Collection[str]) -> bool:
    """Whether a word at an end says of what rows are: `students of dentistry`."""
    words = grounding.words
    ends = i + 1 == len(words) or words[i + 1].kind is Kind.MARK
    return i > 1 and ends and words[i - 1].plain == "of" and words[i - 2].stem in rows


def _is_place(grounding: Grounding, i: int) -> bool:
    words = grounding.words
    ends = i + 1 == len(words) or words[i + 1].kind is Kind.MARK
    return i > 0 and ends and words[i - 1].plain in _WHERE and words[i].plain not in _HOW


def _is_value(grounding: Grounding, i: int) -> bool:
    behind = (use for use in grounding.dimensions if use.start == i + 1 and not use.group and use.holds is None)
    texts = (use for use in behind if use.options[0][0].type is DimensionType.TEXT)
    return any(texts) and grounding.words[i].plain not in HAPPENED
