"""What a question asks for that the catalog has not, told by where a word stands that nothing in a reading explains.

`Average salary by job` measures salaries, whatever average comes nearest, and `fuel spend` no other spend; `rides of our
competitors` are none of ours; `products in stock` are not all products.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import FILLERS, SHAPES
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.measuring.heads import done
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.quantities import SALARIES, kinds

#: What asks for one number of many, behind which stands what is measured.
_MEANS = frozenset(word for word, shape in SHAPES.items() if shape == "average") | {"total"}

#: What stands between what is measured, and what was done with it, and what it is of.
_OF = frozenset("on of for to against about from per".split())

#: Who does something, before a name for them.
_DO, _WHOSE = frozenset("do does did".split()), frozenset("our the their other its your".split())
_THEIR = frozenset("their his her its".split())

#: Those who are employed.
_EMPLOYED = frozenset("staff employee employees personnel labour labor workforce crew team worker workers".split())


def absent(grounding: Grounding, metrics: Sequence[Scored], alien: Collection[int]) -> list[str]:
    """Return what is asked for that a reading has not, as sentences.

    Args:
        alien: the telling words that nothing about it explains.
    """
    words, named = grounding.words, any(metric.at for metric in metrics)
    found = set[int]()
    if not named:
        found |= {i for i in _behind_means(words) if i in alien or _only_means(grounding, i)}
        found |= {i for i in alien if _qualifies(grounding, i, alien)}
    found |= {i for i, word in enumerate(words) if word.plain in SALARIES and _only_means(grounding, i)}
    money = any("money" in kinds(metric.words.metric) for metric in metrics)
    found |= {i for i in range(1, len(words)) if money and _who_left(words, i)}
    found |= {i for i in alien if named and _heads(words, i, min(i for metric in metrics for i in metric.at))}
    found |= {i for i in alien if _does(words, i) or _is_theirs(words, i) or _meanwhile(words, i)}
    return [f"Nothing here is called '{words[i].text}'." for i in sorted(found)]


def _behind_means(words: Sequence[Word]) -> Iterator[int]:
    """The nouns that are measured behind `average`, the last of what stands there: the usage of `average data usage per customer`."""
    for i in (i for i, word in enumerate(words) if word.plain in _MEANS):
        stop = i + 1
        while stop < len(words) and words[stop].kind is Kind.WORD and words[stop].plain not in FILLERS:
            stop += 1
        if stop > i + 1 and telling(words[stop - 1]) == 1.0:
            yield stop - 1


def _only_means(grounding: Grounding, i: int) -> bool:
    """Whether a noun is only taken for another form or another word of a value: `average pay by grade`, of what is paid."""
    alone = (use for use in grounding.values if range(use.start, use.stop) == range(i, i + 1) and not use.negated)
    return any(use.vague or use.matches[0].score < 1.0 for use in alone)


def _qualifies(grounding: Grounding, i: int, alien: Collection[int]) -> bool:
    """Whether a stranger says which of what is measured is meant, right before it: `fuel spend`, `training hours`."""
    words, behind = grounding.words, i + 1
    noun = behind in grounding.left and behind not in alien and words[behind].kind is Kind.WORD
    noun = noun and telling(words[behind]) > 0 and words[behind].plain not in FILLERS  # `hwo many`
    return noun and not words[i].plain.endswith(("ed", "ly"))


def _heads(words: Sequence[Word], i: int, first: int) -> bool:
    """Whether a stranger is what was done with what was named behind it: the `tax paid on revenue`."""
    did = i + 1 < first and done(words[i + 1]) and plain_at(words, i + 2) in _OF
    return did and i + 2 < first


def _who_left(words: Sequence[Word], i: int) -> bool:
    """Whether it is asked how many people leave, `staff turnover`, and for no money."""
    return words[i].plain == "turnover" and words[i - 1].plain in _EMPLOYED


def _does(words: Sequence[Word], i: int) -> bool:
    """Whether strangers do what is measured: `how many rides do our competitors do`."""
    return plain_at(words, i - 1) in _WHOSE and plain_at(words, i - 2) in _DO


def _meanwhile(words: Sequence[Word], i: int) -> bool:
    """Whether something strange says when: `rescues during the regattas`."""
    at = i - 1 - (plain_at(words, i - 1) in _WHOSE | {"a"})
    return plain_at(words, at) == "during"


def _is_theirs(words: Sequence[Word], i: int) -> bool:
    """Whether it is said what those who are counted did with something strange: `members who cancelled their membership`."""
    return i > 1 and plain_at(words, i - 1) in _THEIR and done(words[i - 2])
