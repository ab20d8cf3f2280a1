"""A question for whose a cost is, how it was computed or why it changed: read with the names of what is published.

`why did the bill of serch jump in March?` -> `%efficiency why search --period 2026-02 2026-03`, with what each word means.
Nothing is run, and no warehouse is asked: the names come from a file that each publication writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.ask.answer import Alternative, Answer, Reason, Zone
from workbench.ask.language.words import Word
from workbench.errors import nearest
from workbench.session.costs import months, wordings
from workbench.session.costs.explanation import EVERYBODY, Explanation
from workbench.session.costs.mentions import PIECE, Mention, Names, Sort, Target
from workbench.session.costs.months import When
from workbench.session.costs.reading import Read, asked, points_at_nothing, read
from workbench.session.costs.wordings import Act

#: How sure a plain reading is, and what takes from it; held to questions that were written without sight of this.
_SURE = 0.96
_DOUBTS = {"misspelt": 0.93, "part": 0.88, "weak": 0.9, "nobody": 0.92, "no month": 0.96, "unused": 0.85}

#: How sure the first of several readings is, and of names that are only like the one that was asked for.
_CHOICE, _GUESS = 0.45, 0.3

#: So many readings are offered.
_OFFERED = 4

_SHOWS = {
    Act.WHOSE: "Whose a resource is, with the rules that were tried.",
    Act.EXPLAIN: "How a cost was computed, by the ways it came along.",
    Act.WHY: "What a change of cost is made of.",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose cost or which resource is asked about; several where it is not said clearly, none where nothing fits.

    Attributes:
        asks: the question back, where there are several.
    """

    targets: tuple[Target, ...]
    mention: Mention | None = None
    doubts: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    asks: str | None = None


def explained(  # noqa: PLR0913  what a question needs is what it is given
    question: str,
    names: Names,
    *,
    today: date,
    known: Callable[[Word], bool],
    before: Explanation | None = None,
    goes_on: bool = True,
    first: bool = False,
) -> Answer | None:
    """Return the explanation that a question asks for, or why there is none; None where it asks for something else.

    Args:
        known: whether a word is one of the catalog's own, so that a metric may be meant.
        before: what was explained or asked for before, which the question may point at.
        goes_on: whether it may also be edited, `and in May?`: it was an explanation.
        first: whether nothing was asked before, so that `this` is nothing.
    """
    found = read(question, names, today)
    follows = goes_on and wordings.FOLLOWS.search(found.form)
    if not (follows or wordings.POINTS.search(found.form)):
        before = None
    said = asked(found, before, known)
    if said is None:
        return _of_what(question) if first and points_at_nothing(found) else None
    return _Asked(replace(found, act=said[0], asks=said[1]), names, today, before).answer()


def _of_what(question: str) -> Answer:
    """Ask back where `this` is nothing that was asked before."""
    asks = "Of what? Name an owner and a month, or a resource: how was search's bill in March computed?"
    return Answer(question, clarification=asks)


class _Asked:
    """One question with what it asks for, on its way to an answer."""

    def __init__(self, found: Read, names: Names, today: date, before: Explanation | None) -> None:
        self._read, self._names, self._today, self._before = found, names, today, before
        self._act = found.act or Act.EXPLAIN

    def answer(self) -> Answer:
        """Return the answer."""
        if self._act is Act.EXPLAIN and self._read.of("asset") and not self._read.of("owner"):
            return self._of_its_owner()
        subject = self._resource() if self._act is Act.WHOSE else self._owner()
        when = self._when()
        if when.refused:
            reasons = tuple(self._reasons(subject, when))
            return Answer(self._read.question, clarification=when.refused, reasoning=reasons)
        return self._proposed(subject, when) if subject.targets else self._unknown(when)

    # --- whose cost, which resource -----------------------------------------------------------------------------------
    def _resource(self) -> Subject:
        mentions = self._read.of("asset")
        named = [mention for mention in mentions if mention.how == "named"] or mentions
        if named:
            targets = dict.fromkeys(target for mention in named for target in mention.of("asset"))
            return self._named(named[0], tuple(targets), "Which of them?")
        for mention in self._read.of("owner") if self._read.owns else ():
            words = (word.plain for word in self._read.words[mention.start : mention.stop])
            longer = (target for target in self._names.beginning(*words) if target.sort == "asset")
            return self._named(replace(mention, how="part"), tuple(longer), "That is an owner. Which resource?")
        for mention in self._read.of("platform"):
            platforms = {target.subject for target in mention.of("platform")}
            inside = (t for t in self._names.all("asset") if t.subject.partition("/")[0] in platforms)
            return self._named(mention, tuple(inside), "A platform is several resources: which of them?")
        if self._before is not None and self._before.act is Act.WHOSE and not self._read.unknown:
            return Subject((Target("asset", self._before.subject, "as before"),))
        return Subject(())

    def _owner(self) -> Subject:
        named = self._read.of("owner")
        targets = tuple(dict.fromkeys(target for mention in named for target in mention.of("owner")))
        if targets:
            return self._named(named[0], targets, "Whose cost?")
        if self._read.unknown:
            return Subject(())
        if self._before is not None and self._before.act is not Act.WHOSE:
            return Subject((Target("owner", self._before.subject, "as before"),))
        if wordings.PART.search(self._read.form):
            asks = "Whose share? Name the owner; everybody's is the whole."
            return Subject((_EVERYBODY, *self._tops()), asks=asks)
        return Subject((_EVERYBODY,), None, ("nobody",), ("Nobody is named: everybody, the whole bill.",))

    def _tops(self) -> Iterator[Target]:
        """The owners right below the top of the tree."""
        owners = self._names.named.owners
        roots = {owner.id for owner in owners if owner.parent is None and owner.kind != "nobody"}
        below = {owner.id for owner in owners if owner.parent in roots}
        return (target for target in self._names.all("owner") if target.subject in below)

    def _named(self, mention: Mention, targets: tuple[Target, ...], asks: str) -> Subject:
        doubts = (*([mention.how] if mention.how != "named" else []), *(["weak"] if mention.weak else []))
        said = self._read.text(mention.start, mention.stop)
        read_as = mention.how != "named" and len(targets) == 1
        assumed = (f"'{said}' is read as {targets[0].subject}.",) if read_as else ()
        return Subject(targets, mention, doubts, assumed, asks)

    def _of_its_owner(self) -> Answer:
        """Answer for the cost of a resource: it is not handed on by itself, and what explains it is whose it is."""
        self._act = Act.WHOSE
        subject = self._resource()
        asks = "Explained is what an owner pays. Whose is this resource?"
        found = [self._explanation(target.subject, ()) for target in subject.targets]
        return self._answer(found[:_OFFERED], _CHOICE, subject, When(), asks)

    # --- when ---------------------------------------------------------------------------------------------------------
    def _when(self) -> When:
        said, named, today = self._read.said, self._names.named, self._today
        before = self._before.months if self._before is not None and not said.spans else ()
        match self._act:
            case Act.WHOSE:
                return months.one(said, named, today) if said.stretches else When(before[-1:])
            case Act.EXPLAIN:
                return When(before[-1:]) if before else months.one(said, named, today)
            case Act.WHY:
                return months.two(said, named, today, of=before)

    # --- the answer ---------------------------------------------------------------------------------------------------
    def _proposed(self, subject: Subject, when: When) -> Answer:
        periods = when.choices or (when.months,)
        found = [self._explanation(target.subject, period) for target in subject.targets for period in periods]
        asks = subject.asks if len(subject.targets) > 1 else "Which month? One is explained at a time."
        if len(found) == 1:
            return self._answer(found, self._sureness(subject, when), subject, when)
        return self._answer(found[:_OFFERED], _CHOICE, subject, when, asks)

    def _answer(
        self, found: Sequence[Explanation], sure: float, subject: Subject, when: When, asks: str | None = None
    ) -> Answer:
        best, *others = found
        return Answer(
            self._read.question,
            text=best.line,
            says=best.sentence,
            confidence=round(sure, 3),
            zone=Zone.CHOOSE if asks else Zone.ANSWER,
            reasoning=tuple(self._reasons(subject, when)),
            assumptions=(*subject.assumed, *when.assumed),
            unused=tuple(word.text for word in self._read.unknown) if subject.targets else (),
            alternatives=tuple(Alternative(None, one.line, round(sure, 3), one.sentence) for one in others),
            clarification=asks,
            continues=self._before is not None,
        )

    def _explanation(self, subject: str, period: tuple[str, ...]) -> Explanation:
        said = {word.plain.upper() for word in self._read.words}
        codes = [code for code in self._names.named.currencies if code in said]
        before = self._before.currency if self._before is not None else None
        currency = (codes[0] if len(codes) == 1 else before) if self._act is not Act.WHOSE else None
        return Explanation(self._act, subject, period, currency, self._as_now)

    @property
    def _as_now(self) -> bool:
        return self._act is not Act.WHOSE and bool(wordings.AS_NOW.search(self._read.form))

    def _sureness(self, subject: Subject, when: When) -> float:
        sure = _SURE
        for doubt in (*subject.doubts, *when.doubts, *("unused" for _ in self._read.unknown)):
            sure *= _DOUBTS[doubt]
        return sure

    def _unknown(self, when: When) -> Answer:
        """Say that nothing is called so, and offer what is called most like it."""
        sort: Sort = "asset" if self._act is Act.WHOSE else "owner"
        name = _strange(self._read)
        known = {form: target for target in self._names.all(sort) for form in _forms(target)}
        near = dict.fromkeys(known[one] for one in nearest(name, known, most=5))
        said = f"Nothing that is published is called '{name}'."
        if not near:
            ways = {
                "asset": "Give its platform and its id, as in service/search-api.",
                "owner": "%efficiency owners lists them.",
            }
            return Answer(self._read.question, clarification=f"{said} {ways[sort]}")
        period = when.months or next(iter(when.choices), ())
        found = [self._explanation(target.subject, period) for target in near][:_OFFERED]
        return self._answer(found, _GUESS, Subject(()), when, f"{said} Did you mean one of these?")

    def _reasons(self, subject: Subject, when: When) -> Iterator[Reason]:
        """What the words mean, the wording first."""
        if self._read.asks:
            yield Reason(_plainly(self._read), "explanation", str(self._act), _SHOWS[self._act])
        if subject.mention is not None:
            words = self._read.text(subject.mention.start, subject.mention.stop)
            for target in subject.targets[:_OFFERED]:
                yield Reason(words, target.sort, target.subject, target.title)
        for span in self._read.said.spans:
            if when.months or when.refused:
                yield Reason(
                    self._read.text(span.start, span.stop), "time", " and ".join(when.months) or "not published"
                )


_EVERYBODY = Target("owner", EVERYBODY, "the whole bill")


def _plainly(found: Read) -> str:
    """The words that say what is asked for, with … for the names between them."""
    return " ".join("…" if word.isupper() else word for word in found.asks.split()).strip("… ")


def _forms(target: Target) -> tuple[str, ...]:
    """What somebody may have meant to write."""
    return (target.subject.partition("/")[2] or target.subject, target.title.partition(":")[0])


def _strange(found: Read) -> str:
    """The name that nobody knows, as it was written."""
    pieces = [(match.start(), match.end()) for match in PIECE.finditer(found.question)]
    inside = [piece for piece in pieces if any(piece[0] <= word.start < piece[1] for word in found.unknown)]
    (start, end), *others = inside or [(0, len(found.question))]
    for after, stop in others:
        end = stop if after == end + 1 else end
    return found.question[start:end].strip(".:")
