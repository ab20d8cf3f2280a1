"""What is said around a question, and no part of what is asked: what it is wanted for, what makes no difference, greetings and haste."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ask.language.courtesies import courtesies, haste, taken_back
from workbench.ask.language.purposes import purposes
from workbench.ask.language.regardless import no_difference
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary

#: What sets apart what stood behind it.
_JOINTS = frozenset(", ; : - – — (".split())


def what_is_asked(
    words: Sequence[Word], vocabulary: Vocabulary, dictionary: ValueDictionary
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """Return the words of a question without what is said around it, and a sentence about what in that looks like a condition.

    What the catalog has a name or a value for stays.
    """
    if begin := taken_back(words):
        rest, notes = what_is_asked(words[begin:], vocabulary, dictionary)
        said = " ".join(word.text for word in words[:begin] if word.kind is not Kind.MARK)
        return rest, (f"'{said}' is taken back.", *notes)

    def known(word: Word) -> bool:
        return _is_named(word, vocabulary) or bool(dictionary.called((word.plain,)))

    wanted = (*purposes(words, known), *haste(words))
    alike = tuple(no_difference(words))
    around = {i for span in (*wanted, *alike, *courtesies(words, known)) for i in span}
    kept = [word for i, word in enumerate(words) if i not in around]
    if not around or all(word.kind is Kind.MARK for word in kept):
        return tuple(words), ()
    starts, stops = min(around) == 0, max(around) >= len(words) - 2
    while starts and kept[0].kind is Kind.MARK:
        kept = kept[1:]
    while stops and kept[-1].plain in _JOINTS:
        kept = kept[:-1]
    told = [f"'{_text(words, span)}' says what the answer is wanted for, and keeps nothing." for span in wanted]
    told += [f"'{_text(words, span)}' keeps and divides nothing." for span in alike]
    return tuple(kept), tuple(told)


def _text(words: Sequence[Word], span: range) -> str:
    return " ".join(word.text for word in words[span.start : span.stop])


def _is_named(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a catalog uses a noun in its names: calls, and no `called off`."""
    forms = {word.plain, word.plain.removesuffix("s"), f"{word.plain}s"}
    return not (forms.isdisjoint(vocabulary.things) and forms.isdisjoint(vocabulary.measured_by))
