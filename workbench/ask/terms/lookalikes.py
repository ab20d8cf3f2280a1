"""Words that look like values: what is to be settled is not Settled yet, who walks in is no Walk-in, and `check-in dates` are not Checked in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from workbench.ask.language.lexicon import PARTS_OF_WHOLE
from workbench.ask.language.numbers import end_of
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.values import Match, ValueDictionary, ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.equivalents import IRREGULAR
from workbench.search.words import split

#: Before a verb, those who do something.
_DOERS = frozenset("i you we they people customers guests members visitors users".split())


#: From this score on a match is the value's own word, and no other word for it.
OWN_WORD = 0.9

#: From this score on all words of a value were said.
_SAID = 0.94


def to_do(words: Sequence[Word], span: ValueSpan) -> bool:
    """Return whether words say what is to be done, `days to settle`, or what somebody does: `do we employ`, `do people walk in`."""
    word, before = words[span.start], words[span.start - 1].plain if span.start else ""
    done = all(match.value.casefold() in {f"{word.plain}d", f"{word.plain}ed"} for match in span.matches)
    lone = span.stop - span.start == 1
    apart = not lone and all("-" in match.value for match in span.matches)  # no Walk-in, but what people do
    asked = {"do", "does", "did"} & {w.plain for w in words[max(0, span.start - 3) : span.start]}
    verb = asked and before in _DOERS and word.text.islower()
    return (before == "to" and lone and done) or bool(verb and (apart or span.matches[0].score < OWN_WORD))


#: What has a day or a time of its own.
_MOMENTS = frozenset("date dates time times day days hour hours".split())


def of_date(words: Sequence[Word], span: ValueSpan) -> bool:
    """Return whether a form of a value says which date is meant: `check-in dates`, and no rows that are Checked in."""
    behind = words[span.stop].plain if span.stop < len(words) else ""
    said = "".join(word.plain for word in words[span.start : span.stop])
    form = all(said != "".join(split(match.value.casefold())) for match in span.matches)
    return behind in _MOMENTS and form and words[span.start].text.islower()


def of_whole(words: Sequence[Word], span: ValueSpan) -> bool:
    """Return whether a word asks for a part of a whole, `what part of sales`, whatever is called Part, or says that it is all: `paid in full`."""
    lone = span.stop - span.start == 1 and words[span.start].text.islower()
    before = words[span.start - 1].plain if span.start else ""
    asks = before in {"what", "which"} and span.stop < len(words) and words[span.stop].plain == "of"
    whole = before == "in" and words[span.start].plain == "full"
    return lone and (whole or (asks and words[span.start].plain in PARTS_OF_WHOLE | {"part"}))


def of_other_number(words: Sequence[Word], span: ValueSpan) -> bool:
    """Return whether a number behind words says that no value is meant that has another: `the Giga 2000 plan`, of Giga 1000."""
    said = words[span.stop].plain if span.stop < len(words) else ""
    numbers = [{part for part in split(match.value) if part.isdigit()} for match in span.matches]
    return said.isdigit() and all(found and said not in found for found in numbers)


#: Between what has numbers and one of them: `site no. 3`, `bus number 12`.
_NUMBERED = frozenset("no nr number numbers num id ids key code # . and or ,".split())


def loose_number(words: Sequence[Word], span: ValueSpan, dictionary: ValueDictionary) -> bool:
    """Return whether a number is none of the keys that are numbers: `top 3 sites` are not those of site 3."""
    if span.stop - span.start > 1 or words[span.start].kind is not Kind.NUMBER:
        return False
    at = span.start - 1
    while at >= 0 and (words[at].plain in _NUMBERED or words[at].kind is Kind.NUMBER):
        at -= 1
    named = words[at].plain.removesuffix("s") if at >= 0 else ""
    return all(
        dictionary.numbers(match.place) and named not in {part for name in match.place.parts for part in split(name)}
        for match in span.matches
    )


def leads_in(words: Sequence[Word], span: ValueSpan, after: Iterable[Match], stem: Callable[[str], str]) -> bool:
    """Return whether a verb only leads to a value of what is called by it: `paid by card`, of `pay_by`, whatever else is Paid.

    Args:
        after: the values that begin right behind the word behind it.
    """
    by = span.stop < len(words) and words[span.stop].plain in {"by", "with", "via", "through"}
    verb = words[span.start]
    said = {verb.stem, stem(IRREGULAR.get(verb.plain, verb.plain))}
    called = (said & {*map(stem, split(match.place.parts[-1]))} for match in after)
    return by and span.stop - span.start == 1 and any(called)


def the_thing(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """Return whether a value is what all things are called that it is the kind of: `Portuguese institutes`, of the type institute."""
    stems = tuple(word.stem for word in words[span.start : span.stop])
    homes = {key for key, names in vocabulary.entities.items() if stems in names}
    if not homes:
        return False
    parts = {match.place.parts for match in span.matches}
    paths = [known for paths in vocabulary.paths.values() for known in paths if known.parts in parts]
    if words[span.stop - 1].plain.endswith("s") and not any(match.value.endswith("s") for match in span.matches):
        datasets = vocabulary.catalog.datasets
        own = {key for key in homes if stems in {vocabulary.stems(key), vocabulary.stems(datasets[key].doc.title)}}
        links = (link for known in paths for link in datasets[known.dataset].links.values())
        return any(link.to in own for link in links)  # of loads, each of a customer, carried in a customer's wagon
    return all(known.reached.dataset in homes for known in paths)


def leads_ranking(words: Sequence[Word], span: ValueSpan) -> bool:
    """Return whether a part of a name rather says which end of an order is asked for: `top 2 restaurants`, of no plot called Top Bank."""
    lone = span.stop - span.start == 1 and span.matches[0].score < _SAID
    return lone and words[span.start].text.islower() and end_of(words[span.start].plain) is not None


def stands_for_metric(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """Return whether a part of a value is another word for a metric's: `sales` is revenue, though there are sales assistants."""
    word = words[span.start]
    common = span.stop - span.start == 1 and (word.text.islower() or span.start == 0)
    part = span.matches[0].score < _SAID
    return common and part and any(map(vocabulary.frequent, vocabulary.same.get(word.stem, ())))


def of_truth(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """Return whether an ordinary word with the one before it is rather what holds or does not: the loyalty card, and no card."""
    pair = tuple(word.stem for word in words[span.start - 1 : span.stop])
    small = span.start > 0 and words[span.start].text.islower() and span.stop - span.start == 1
    return small and pair in vocabulary.described
