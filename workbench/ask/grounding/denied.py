"""Words that deny a state which the catalog has as a value: `unsold lots`, of those whose outcome is sold or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.ask.language.words import Word
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.equivalents import IRREGULAR

_UN = "un"


def put_apart(words: Sequence[Word], vocabulary: Vocabulary, dictionary: ValueDictionary) -> tuple[Word, ...]:
    """Return the words with `unsold` as `not sold`, where only what is sold is called so in the catalog."""
    out: list[Word] = []
    for word in words:
        base = word.plain.removeprefix(_UN)
        done = base != word.plain and (base.endswith("ed") or base in IRREGULAR)
        strange = done and word.stem not in vocabulary.known and word.plain not in dictionary.words
        named = strange and dictionary.called((base,)) and (vocabulary.stem(base),) not in vocabulary.phrases
        if named and not dictionary.vague((word,)):  # what is unsettled may be called open
            out += [replace(word, plain=said, text=said, stem=vocabulary.stem(said)) for said in ("not", base)]
        else:
            out.append(word)
    return tuple(out)
