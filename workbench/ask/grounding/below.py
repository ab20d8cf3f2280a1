"""Numbers that are less than nothing, told without one: `a negative balance`, `whose margin is negative`, `accounts in the red`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from workbench.ask.language.meanings import phrase_at, plain_at
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType

#: What is said of who owes, and what he has then.
_OWING, _HAS = ("in the red", "overdrawn"), "balance"
_IS = frozenset("is was are were".split())


def below_nothing(words: Sequence[Word], vocabulary: Vocabulary, known: Collection[str]) -> tuple[Word, ...]:
    """Return the words with what is negative as below 0, where it is a number that rows have; as they are where the catalog knows the word.

    Args:
        known: words of the catalog: a test may be negative.
    """
    out: list[Word] = []
    i = 0
    while i < len(words):
        word, owing = words[i], next((len(p.split()) for p in _OWING if phrase_at(words, i, p)), 0)
        if (
            word.plain == "negative"
            and "negative" not in known
            and i + 1 < len(words)
            and _is_number(words[i + 1].stem, vocabulary)
        ):
            out += [words[i + 1], *_below(word)]
            i += 2
        elif word.plain == "negative" and "negative" not in known and plain_at(words, i - 1) in _IS:
            out += _below(word) if _is_number(words[i - 2].stem, vocabulary) else [word]
            i += 1
        elif owing and _is_number(vocabulary.stem(_HAS), vocabulary) and not {"red", "overdrawn"} & {*known}:
            noun = words[i + 1 : i + 2] if owing == 1 else ()  # `overdrawn accounts`
            noun = tuple(w for w in noun if w.kind is Kind.WORD and telling(w) == 1.0)
            out += [*noun, _as(word, "with"), _as(word, _HAS, vocabulary.stem(_HAS)), *_below(word)]
            i += owing + len(noun)
        else:
            out.append(word)
            i += 1
    return tuple(out)


def _is_number(stem: str, vocabulary: Vocabulary) -> bool:
    """Whether a number of the rows is called so."""
    return any(known.type is DimensionType.NUMBER for known, _ in vocabulary.phrases.get((stem,), ()))


def _below(word: Word) -> list[Word]:
    return [_as(word, "below"), replace(word, text="0", plain="0", stem="0", kind=Kind.NUMBER, number=0.0)]


def _as(word: Word, plain: str, stem: str = "") -> Word:
    return replace(word, text=plain, plain=plain, stem=stem or plain, kind=Kind.WORD)
