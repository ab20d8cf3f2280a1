"""Questions for the values of a dimension: `list all airlines`, `which channels are there?`. Nothing is measured."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.ground import Grounding
from workbench.ask.lexicon import KINDS
from workbench.ask.measure import telling
from workbench.ask.mentions import DimensionUse
from workbench.ask.propose import Planner
from workbench.ask.vocabulary import Known, Vocabulary
from workbench.ask.words import Kind
from workbench.catalog.model import DimensionType
from workbench.errors import WorkbenchError
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.text import text

_SURE = 0.85

#: What asks for a list, and what asks for anything: there, what is also a metric's name is measured.
_LISTS, _SHOWS = frozenset({"list", "name", "enumerate"}), frozenset({"show", "give", "display"})
_WHICH = frozenset({"which", "what", "who"})
_EXISTS = frozenset({"there", "have", "exist", "exists", "available", "possible", "called", "name", "names"})
_OURS = frozenset({"our", "my"})
_POLITE = frozenset({"please", "kindly", "can", "could", "you", "i", "want", "to", "would", "like", "see", "and", "me"})

#: Behind these stands what the values are of, `languages of the titles`, and not what is asked for.
_WITHIN = frozenset({"of", "in", "on", "at", "for", "from", "with", "among"})

#: How far from the beginning what is asked for may stand.
_NEAR = 8


def listed(grounding: Grounding, vocabulary: Vocabulary, plan: Planner) -> Answer | None:
    """Return the query for the values that are asked for; None where something is measured or kept."""
    if any((grounding.times, grounding.values, grounding.numbers, grounding.rank)):
        return None
    use = next((use for use in _asked(grounding) if _alone(grounding, use, vocabulary)), None)
    if use is None or not any(asks(grounding, use, vocabulary) for asks in (_told_to, _which, _kinds)):
        return None
    known = use.options[0][0]
    query = _query(use, vocabulary)
    try:
        plan(query)
    except WorkbenchError:  # its words mean something else, or values of it are not to be listed
        return None
    named = ".".join(query.values[0].path.parts)
    reason = Reason(grounding.question.strip(), "dimension", f"values of {named}", known.doc.description)
    return Answer(grounding.question, query, text(query), _SURE, Zone.ANSWER, (reason,))


def _query(use: DimensionUse, vocabulary: Vocabulary) -> q.MetricQuery:
    """All there are of a thing, from its own dataset; of one role of several, `warehouses` of places, those that have it."""
    best = max(strength for _, strength in use.options)
    fits = [known for known, strength in use.options if strength == best]
    known = fits[0]
    home = vocabulary.catalog.datasets[known.reached.dataset]
    named = any(
        set(phrase) == {stem for role in known.roles for stem in role} for phrase in vocabulary.entities[home.key]
    )
    if len({other.parts for other in fits}) > 1 and all(k.reached.target == known.reached.target for k in fits):
        name = known.reached.dimension.name if known.reached.dimension else known.parts[-1]
        return q.MetricQuery(values=(q.Dimension(Path((home.name, name))),))
    role = best == 1.0 and known.label and known.reached.links and not named and _roles(known, vocabulary)
    source = known.dataset if role or not known.reached.links else None
    return q.MetricQuery(values=(q.Dimension(Path(known.parts)),), source=source)


def _roles(known: Known, vocabulary: Vocabulary) -> bool:
    """Whether other roles of the same rows lead to the same."""
    return any(
        k.reached.target == known.reached.target and k.parts != known.parts for k in vocabulary.paths[known.dataset]
    )


def _asked(grounding: Grounding) -> Iterator[DimensionUse]:
    """The dimension that is asked for: the first, where no marker of a group stands before it."""
    for use in grounding.dimensions[:1]:
        divides = use.group and not use.ranked
        text_ = all(known.type in {DimensionType.TEXT, DimensionType.BOOLEAN} for known, _ in use.options)
        if use.start <= _NEAR and text_ and not (divides or use.unknown or use.holds is not None):
            yield use


def _alone(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """Whether nothing else is said but what the values are of, and that they are ours."""
    context = {i for other in grounding.dimensions for i in range(other.start, other.stop) if _of(use, other)}
    if any(not _of(use, other) for other in grounding.dimensions):
        return False
    homes = {known.reached.dataset for known, _ in use.options} | {known.dataset for known, _ in use.options}
    rows = {stem for key in homes for phrase in vocabulary.entities.get(key, ()) for stem in phrase}
    rest = (i for i in grounding.left if not (use.start <= i < use.stop or i in context))
    return not any(_says_more(grounding, i) for i in rest if grounding.words[i].stem not in rows)


def _says_more(grounding: Grounding, i: int) -> bool:
    """Whether a word narrows what is asked for: it tells something, and not only that there is such, or that it is ours."""
    word, before = grounding.words[i], grounding.words[i - 1].plain if i else ""
    silent = telling(word) < 1.0 or word.plain in _EXISTS | _POLITE or before in _OURS
    return not silent and not _we_do(grounding, i)


def _of(use: DimensionUse, other: DimensionUse) -> bool:
    """Whether another mention only says what the values are of: `languages of the titles`."""
    homes = {known.reached.dataset for known, _ in use.options}
    return use == other or any(known.label and known.reached.dataset in homes for known, _ in other.options)


def _we_do(grounding: Grounding, i: int) -> bool:
    """`Which routes do we fly`, `products we sell`: whatever we do with them, they are ours."""
    words = grounding.words
    last = not any(word.kind is Kind.WORD for word in words[i + 1 :]) or words[i + 1].plain in _WITHIN
    return last and i > 0 and words[i - 1].plain == "we"


# --- how a list is asked for ------------------------------------------------------------------------------------------
def _told_to(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """`List all airlines`, `a list of brands`, `show me the names of our customers`."""
    before = [word.plain for word in grounding.words[: use.start]]
    if _LISTS & set(before) or "names" in before:
        return True
    return bool(_SHOWS & set(before)) and not _measures(grounding, use, vocabulary)


def _measures(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """Whether a metric has the same name: `show visitors` counts them."""
    stems = tuple(word.stem for word in grounding.words[use.start : use.stop])
    return any(stems in metric.phrases for metric in vocabulary.metrics.values())


def _which(grounding: Grounding, use: DimensionUse, _: Vocabulary) -> bool:
    """`Which channels are there`, `what towns are we in`, `who are our sellers`."""
    plain = [word.plain for word in grounding.words]
    asks = _WHICH & set(plain[: use.start]) and not {"many", "much"} & set(plain)
    own = "we" in plain[use.stop :] or _OURS & set(plain[: use.start])
    within = any(other != use and plain[other.start - 1] in _WITHIN | {"the"} for other in grounding.dimensions)
    return bool(asks and use.plural and (_EXISTS & set(plain) or own or within))


def _kinds(grounding: Grounding, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """`Types of contract we offer`, `kinds of event`: what begins so asks which there are."""
    words = grounding.words
    return use.start == 0 and words[0].plain.endswith("s") and words[0].stem in map(vocabulary.stem, KINDS)
