"""Dates other than the one a metric goes by: `closed in September`, `with a due date until May`, `per month of booking`.

A metric has one time axis; its rows may have more dates, and so may what they lead to. A period that such a date is named
beside keeps rows by it, and a unit of time divides by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from workbench.ask.grounding.ended import ENDS
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.mentions import Spanned
from workbench.ask.grounding.wanted import WITHIN
from workbench.ask.language.lexicon import FILLERS, HAPPENED, PEOPLE
from workbench.ask.language.meanings import AsOf, During, Grain, PartGroup, TimeSpan, plain_at
from workbench.ask.language.occasions import BEGUN, BEGUN_IN_WORDS, OF_ROWS, of_one_occasion
from workbench.ask.language.staff import PERSONS
from workbench.ask.language.words import Kind, Word
from workbench.ask.measuring.measure import Scored
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.time.stretches import unit_before
from workbench.catalog.model import DimensionType, Simple
from workbench.planner.period import stretch
from workbench.query.conjunction import conjunction
from workbench.query.expression import Column, Compare, Expression, Literal, Path
from workbench.query.model import SUB_DAY, Period, Since, This
from workbench.search.equivalents import IRREGULAR
from workbench.search.words import split

#: How far before a period its date may stand, how well a word must name one, and how well a verb of its description does.
_BACK, _LEAST, _DESCRIBED = 6, 0.55, 0.58

#: Behind verbs, they make others of them: `came back`.
_PARTICLES = frozenset("back out in up off away over down".split())

#: How much less a date is named for each link that leads to it, and from which length on a name may be a word cut short.
_FAR, _CUT = 0.2, 3

#: What tells no date from another.
_SAYS_NOTHING = frozenset("date dates day days dt time timestamp on at of the when month year".split())

_DATE = frozenset({"date", "dates"})

#: What is done to rows that are called like their date: `orders placed` on the order date, `bookings made`.
_DONE = frozenset("made placed taken done entered".split())

#: What takes place, as dates of it are called: against the day it was reported on.
_EVENTS = frozenset("loss incident accident event occurrence damage offence fault".split())
_TAKES_PLACE = frozenset("happened happen occurred occur occured took".split())

#: What is said of rows on a date, though it does not end as such words do.
_VERBS = frozenset(
    "expire expires expiring lapse lapses ends ending due sent paid sold left quit held built begun went came done taken given made lost".split()
)

#: How well one word for what is done names a date called by another.
_OCCASION = 0.6

#: Before `by` or `on` they say that rows are counted by a date.
_COUNTED = frozenset("going judging judged based counted counting measured depending according dated".split())

#: What stands between that with which things began and when it was, or what leads to it.
_SMALL = frozenset("up in on first had have has was were been they only just newly".split())
_LEADS = frozenset("who that which we".split())
_LED_BY = WITHIN | {"with", "by", "about", "against", "per", "using"}
_ARTICLES = frozenset("the a our all any those these new".split())

#: What dates do: `a decision fell in May`.
_FELL = frozenset("fell fall falls falling fallen came come coming dated".split())

#: What stands between things and when they were.
_WAS = frozenset("was is were are dated dating".split())

#: How far before what is done to rows they may stand.
_ROWS = 9

#: How many parts a path has that one link leads to.
_LINKED = 2

#: How far before a verb those stand whose date it says.
_NEAR = 3

#: From which likeness on a date is called by a verb.
_CALLED = 0.8

#: What no date reaches across.
_APART = frozenset("by per each every and or but than versus vs".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A date that was named, with the words that do; `axis` where it is the one that the metric goes by anyway."""

    known: Known
    at: tuple[int, ...]
    axis: bool


@dataclass(frozen=True, slots=True)
class Dates:
    """Finds the dates of one question among the paths of some metrics."""

    grounding: Grounding
    vocabulary: Vocabulary
    paths: Sequence[Known]
    metrics: Sequence[Scored]

    def of(self, span: TimeSpan) -> Named | None:
        """Return the date that a period or unit is of, where it is another than that of the metrics; None otherwise."""
        if not any(known.parts not in self._axes() for known in self._dates()):
            return None
        found = self._beside(span)
        if found is None and not self._two():
            told = (self._beside(other) for other in self.grounding.times if other is not span)
            found = self._written() or next((one for one in told if one and not one.axis), None)
        return None if found is None or found.axis or _too_coarse(found.known, span) else found

    def _two(self) -> bool:
        """Whether two periods are named, of which only one can be that of the metrics."""
        return sum(isinstance(span.meaning, During) for span in self.grounding.times) > 1

    def _dates(self) -> Iterator[Known]:
        yield from (k for k in self.paths if k.type is DimensionType.TIME and k.reached.dimension)

    def _axes(self) -> set[tuple[str, ...]]:
        """The dates that the metrics go by."""
        out: set[tuple[str, ...]] = set()
        for metric in self.metrics:
            definition = metric.words.metric.definition
            own = definition.time if isinstance(definition, Simple) else None
            datasets = (self.vocabulary.catalog.datasets[key] for key in metric.words.datasets)
            out |= {(axis,) for dataset in datasets if (axis := own or dataset.time)}
        return out

    # --- where it stands ----------------------------------------------------------------------------------------------
    def _beside(self, span: TimeSpan) -> Named | None:
        """The date that the words right before a period name, `closed last week`, or those behind: `month of booking`."""
        if not isinstance(span.meaning, During | Grain | AsOf | PartGroup):
            return None
        if starts_in(self.grounding.words, span):
            return self._starting(span.start)
        beside = self._within(span) or self._behind(span.stop) or self._before(span.start) or self._began(span)
        return beside or ((self._mentioned(span) or self._of_thing(span)) if self._two() else None)

    def _starting(self, at: int) -> Named | None:
        """The day on which those begin of which it is said right behind them: `passes starting in January`."""
        thing = self.grounding.words[at - 1]
        homes = {home for metric in self.metrics for home in metric.words.datasets}
        own = (k for k in self._dates() if len(k.parts) == 1 and thing.stem in self.vocabulary.rows_of(homes))
        began = next((k for k in own if of_one_occasion("began", self._own(k))), None) or next(self._begun(thing), None)
        return Named(began, (at,), began.parts in self._axes()) if began else None

    def _mentioned(self, span: TimeSpan) -> Named | None:
        """Of two periods, that of a date named right before it, whatever it is called: `from a site with go-live in May`."""
        words = self.grounding.words
        uses = (use for use in self.grounding.dimensions if 0 <= span.start - use.stop <= _NEAR)
        for use in uses:
            if all(word.plain in FILLERS | _FELL for word in words[use.stop : span.start]):
                named = {known.parts for known, _ in use.options}
                dates = [known for known in self._dates() if known.parts in named]
                if len(dates) == 1:
                    return Named(dates[0], tuple(range(use.start, use.stop)), dates[0].parts in self._axes())
        return None

    def _of_thing(self, span: TimeSpan) -> Named | None:
        """Of two periods, that of what rows lead to: `claims this year where the policy was from 2023`, `on 2023 policies`."""
        words, at = self.grounding.words, span.start - 1
        at -= plain_at(words, at) in _WAS | HAPPENED
        rows = self.vocabulary.rows_of({home for metric in self.metrics for home in metric.words.datasets})
        for i in (at, span.stop) if at >= 0 else (span.stop,):
            stem = words[i].stem if i < len(words) and i not in self._values() else None
            linked = (k for k in self._dates() if len(k.parts) == _LINKED and stem in k.heads - rows)
            if found := next((known for known in linked if self._begins(known)), None):
                return Named(found, (i,), axis=False)
        return None

    def _within(self, span: TimeSpan) -> Named | None:
        """The date that is named between what divides and the unit: `by registration year`."""
        at = span.stop - 2
        if not isinstance(span.meaning, Grain) or at != span.start + 1:
            return None
        found = self._best(self.grounding.words[at], verb=True)
        return Named(found, (at,), found.parts in self._axes()) if found else None

    def _before(self, start: int) -> Named | None:
        words, values = self.grounding.words, self._values()
        for i in range(start - 1, max(-1, start - 1 - _BACK), -1):
            word = words[i]
            if word.kind is not Kind.WORD or word.plain in _APART:
                return None
            if found := self._by_word(i):
                return None if self._of_rows(found, i) else found
            little = word.plain in FILLERS | _FELL or i in values or word.stem in self.vocabulary.rows
            if not little:
                return None
        return None

    def _began(self, span: TimeSpan) -> Named | None:
        """The day on which things began of which a clause says when: `clients who signed before 2018`, `bikes we got in May`."""
        words, stop = self.grounding.words, self._small(span.start)
        told = next((p for p in BEGUN_IN_WORDS if _ends_with(words, stop, p)), ())
        verb = stop - max(len(told), 1)
        if verb < 1 or not isinstance(span.meaning, During) or not (told or words[verb].plain in BEGUN):
            return None
        behind = self._small(verb)
        leads = words[behind - 1].plain in _LEADS
        behind -= leads + 2 * (plain_at(words, behind - 2) == "whose")  # `customers whose contract started`
        behind -= plain_at(words, behind - 1) in {"that", "which"}  # `bikes that we got`
        at = behind - 1
        before = next((w.plain for w in reversed(words[max(0, at - 3) : max(0, at)]) if w.plain not in _ARTICLES), "")
        prepared = behind == verb and words[verb].plain != "got" and before in _LED_BY
        whose = plain_at(words, behind) == "whose"
        ahead = at == 0 and any(
            word.plain == ":" for word in words[span.stop :]
        )  # `drivers hired since 2020: trips each`
        if at < 0 or not (leads or prepared or whose or ahead):
            return None
        began = next(self._begun(words[at]), None)
        of_rows = not (leads or whose or told) and began is not None and self._done_with_rows(words[verb], began)
        return Named(began, tuple(range(behind, span.start)), axis=False) if began and not of_rows else None

    def _done_with_rows(self, verb: Word, began: Known) -> bool:
        """Whether a verb behind things may say when the rows were: `calls from clients opened in May`, `sales of toys bought in June`."""
        if of_one_occasion(verb.plain, self._own(began)):
            return False
        own = (k for k in self._dates() if len(k.parts) == 1)
        return verb.plain in OF_ROWS or any(of_one_occasion(verb.plain, self._own(known)) for known in own)

    def _small(self, stop: int) -> int:
        """Where the words end behind which only small ones stand up to a place."""
        while stop > 1 and self.grounding.words[stop - 1].plain in _SMALL:
            stop -= 1
        return stop

    def _begun(self, thing: Word) -> Iterator[Known]:
        """The days on which what rows lead to began, where a word stands for it; people are whoever alone has one."""
        linked = [known for known in self._dates() if len(known.parts) == _LINKED and self._begins(known)]
        said = {thing.stem, *self.vocabulary.same.get(thing.stem, ())}
        own = [known for known in linked if thing.stem in known.heads or (thing.stem,) in known.ways[-1]]
        yield from own or (known for known in linked if said & known.heads)
        if thing.plain in PEOPLE | {"those"}:
            stems = frozenset(map(self.vocabulary.stem, PERSONS))
            persons = [k for k in linked if stems & {*k.heads, *(stem for name in k.ways[-1] for stem in name)}]
            yield from persons if len({known.reached.dataset for known in persons}) == 1 else ()

    def _begins(self, known: Known) -> bool:
        """Whether a date is the one that things are told by: that of their time axis, the only one they have, or called so."""
        home = self.vocabulary.catalog.datasets[known.reached.dataset]
        dates = [one.name for one in home.dimensions.values() if one.type is DimensionType.TIME]
        called = any(of_one_occasion("began", {word}) for word in self._own(known))
        return known.parts[-1] == home.time or (home.time is None and (dates == [known.parts[-1]] or called))

    def _of_rows(self, found: Named, i: int) -> bool:
        """Whether a verb says of the rows themselves what a date of others is called by: `students started`, and no tutors."""
        before = {word.stem for word in self.grounding.words[max(0, i - 2) : i]}
        homes = {key for metric in self.metrics for key in metric.words.datasets}
        rows = {stem for key in homes for phrase in self.vocabulary.entities.get(key, ()) for stem in phrase}
        theirs = found.known.heads & before  # `students who matriculated`, though exams are counted by students as well
        return len(found.known.parts) > 1 and not (theirs or before.isdisjoint(rows))

    def _behind(self, stop: int) -> Named | None:
        """`(Per month) of the booking`, `(by month) closed`, `(in May) by due date`."""
        words = self.grounding.words
        at = stop
        while at < min(stop + 3, len(words)) and words[at].plain in {"of", "the", "they", "it", "were", "was", "when"}:
            at += 1
        if at + 1 < len(words) and words[at].stem in self.vocabulary.rows and _is_verb(words[at + 1]):
            at += 1  # `by year the subscription began`
        if any(
            self._small(other.start) == at + 1 for other in self.grounding.times if isinstance(other.meaning, During)
        ):
            return None  # `January claims closed the month after`
        verb = at < len(words) and _is_verb(words[at])
        dated = plain_at(words, at + 1) in _DATE | {"year", "month"}  # `2023 loss year`
        dated = dated or (self._two() and at == stop)  # `May orders with a June handover`
        of = words[stop].plain == "of" if stop < len(words) else False
        if at >= len(words) or not (verb or dated or of):
            return None
        found = self._best(words[at], verb=True) if of else None  # `month of return`, though `return` says little
        return Named(found, (at,), found.parts in self._axes()) if found else self._by_word(at)

    def _written(self) -> Named | None:
        """`Going by the booking date`, `(date of loss)`, wherever it stands; what is only denied is none."""
        words = self.grounding.words
        for i, word in enumerate(words):
            if word.plain == "when" and (asked := self._asked_when(i)):
                return asked
            if word.plain not in _DATE:
                continue
            after = i + 1 + (words[i + 1 : i + 2] != () and words[i + 1].plain == "of")
            after += after < len(words) and words[after].plain == "the"
            for at in (i - 1, after):
                denied = any(w.plain == "not" for w in words[max(0, at - 2) : at])
                if 0 <= at < len(words) and not denied and (found := self._best(words[at], verb=True)):
                    return Named(found, tuple(sorted({i, at})), found.parts in self._axes())
        return None

    def _asked_when(self, i: int) -> Named | None:
        """`When were tickets solved`, `when did they close`: what is done there has its date."""
        words = self.grounding.words
        asks = i + 1 < len(words) and words[i + 1].plain in {"was", "were", "is", "are", "did", "do"}
        verbs = (k for k in range(i + 2, min(i + 6, len(words))) if _is_verb(words[k]))
        return next((found for k in verbs if (found := self._by_word(k))), None) if asks else None

    # --- what names it ------------------------------------------------------------------------------------------------
    def _by_word(self, i: int) -> Named | None:
        """The date that a word names: a verb, `closed`, a noun that nothing else is called by, `closure`, a `due date`."""
        words = self.grounding.words
        word = words[i]
        at: tuple[int, ...] = (i,)
        day = word.plain == "day" and i > 0 and any(words[i - 1].plain in self._own(k) for k in self._dates())
        if i and (word.plain in _DATE or day):
            i, word, at = i - 1, words[i - 1], (i - 1, i)
        elif word.plain in _DONE and (rows := self._rows_before(i)) is not None:
            word = words[rows]
        elif word.plain in _TAKES_PLACE or (self._two() and word.plain.removesuffix("s") in _EVENTS):
            found = next((k for k in self._dates() if len(k.parts) == 1 and _EVENTS & self._own(k)), None)
            return Named(found, at, found.parts in self._axes()) if found else None
        elif self._otherwise(i):
            return None
        elif i and word.plain in _PARTICLES and (told := self._told(words[i - 1 : i + 1])):
            return Named(told, (i - 1, i), told.parts in self._axes())
        found = self._best(word, verb=len(at) > 1 or _is_verb(words[i]))
        at = (i - 1, i) if i and word.plain in _PARTICLES and _is_verb(words[i - 1]) else at  # `came back`
        return Named(found, at, found.parts in self._axes()) if found else None

    def _rows_before(self, i: int) -> int | None:
        """Where the rows stand that something is done to."""
        words = self.grounding.words
        near = range(max(0, i - _ROWS), i)
        return next((k for k in reversed(near) if words[k].stem in self.vocabulary.rows), None)

    def _otherwise(self, i: int) -> bool:
        """Whether a word is part of a metric's name, or a noun that things are called by."""
        word = self.grounding.words[i]
        verb = _is_verb(word)
        named = any(i in m.at and any(word.stem in phrase for phrase in m.words.phrases) for m in self.metrics)
        if verb and word.stem in self.vocabulary.rows:
            return False
        things = self.vocabulary.rows | self.vocabulary.plain
        totals = all(metric.words.shape == "total" for metric in self.metrics)
        named = named and not (verb and totals and self._own_date(word))
        return named or (not verb and (word.plain in FILLERS or word.stem in things)) or word.plain in {"date", "dates"}

    def _own_date(self, word: Word) -> bool:
        """Whether a verb in a metric's name is what a date of its rows is called by: `applications decided in May`, on the day of that."""
        best = self._best(word, verb=True)
        return best is not None and len(best.parts) == 1 and self._named(best, word, verb=True) >= _CALLED

    def _told(self, said: Sequence[Word]) -> Known | None:
        """The date whose description has some words beside each other: `(the day it) came back`."""
        phrase = tuple(word.plain for word in said)
        own = (k for k in self._dates() if len(k.parts) == 1)
        return next((k for k in own if phrase in set(pairwise(split(_description(k))))), None)

    def _best(self, word: Word, *, verb: bool) -> Known | None:
        axes = self._axes()
        led = (k for k in self._dates() if k.parts in axes or self._led(k))
        scored = [(self._named(k, word, verb=verb), k.parts in axes, -len(k.parts), k) for k in led]
        best = max(scored, key=lambda one: one[:3], default=None)
        return best[3] if best and best[0] >= _LEAST else None

    def _led(self, known: Known) -> bool:
        """Whether the question names what a date is of: `how many started` is of those that are counted, and of nobody's tutor."""
        said = {word.stem for word in self.grounding.words}
        called = known.ways[-1] if known.ways else ()
        near = len(known.reached.links) <= 1  # of the tutor of students nothing is said where students are named
        heads = known.heads if near else self.vocabulary.rows_of([known.reached.dataset])
        return not known.reached.links or bool(said & heads) or any(said.issuperset(stems) for stems in called)

    def _named(self, known: Known, word: Word, *, verb: bool) -> float:
        """How well a word names a date: by its own name 1, cut short 0.9, as a verb also by one derived or of like meaning.

        A noun may be anything of what rows lead to; there only a verb or a `due date` names one.
        """
        own = self._own(known)
        far = _FAR * (len(known.parts) - 1)
        if far and not verb:
            return 0.0
        if word.stem in map(self.vocabulary.stem, own):
            return 1.0 - far
        if any(len(name) >= _CUT and word.plain.startswith(name) for name in own):
            return 0.9 - far
        like = max((self.vocabulary.alike(word.stem, self.vocabulary.stem(name)) for name in own), default=0.0)
        told = split(_description(known)) if _is_verb(word) else ()
        described = _DESCRIBED if word.plain in told and word.plain not in FILLERS else 0.0
        does = verb or word.plain in ENDS
        occasion = _OCCASION if does and of_one_occasion(word.plain, own) else 0.0
        away = far if self._theirs(known, word) else 2 * far
        return max(like if verb or like > _LEAST + 0.1 else 0.0, described, occasion) - away

    def _theirs(self, known: Known, word: Word) -> bool:
        """Whether what a date is of stands right before a verb: `members who registered`."""
        words = self.grounding.words
        at = next((i for i, other in enumerate(words) if other.start == word.start), 0)
        near = (other for other in words[max(0, at - _NEAR) : at] if other.plain not in _APART)
        return _is_verb(word) and any(other.stem in known.heads for other in near)

    def _own(self, known: Known) -> set[str]:
        """The words that tell a date from others: `due` of a due date."""
        end = known.reached.dimension
        if end is None:
            return set()
        texts = (end.name, end.doc.title, *end.doc.synonyms)
        short = (word for phrase in self.vocabulary.called(end.doc, end.name) for word in phrase)
        return ({word for text in texts for word in split(text)} | set(short)) - _SAYS_NOTHING

    def _values(self) -> set[int]:
        """The words of values and of what else keeps rows."""
        uses: tuple[Spanned, ...] = (*self.grounding.values, *self.grounding.numbers)
        return {i for use in uses for i in range(use.start, use.stop)}

    def counted(self) -> bool:
        """Whether a date only says what rows are counted by, `going by the booking date`, and divides by nothing."""
        plain = [word.plain for word in self.grounding.words]
        total = bool({"total", "overall"} & set(plain)) or "how many" in " ".join(plain)
        return total or any(a in _COUNTED and b in {"by", "on"} for a, b in pairwise(plain))

    # --- what it says -------------------------------------------------------------------------------------------------
    def within(self, known: Known, period: Period) -> Expression | None:
        """Return the condition that a date lies in a period; None where the period counts from a day that is not known."""
        if self.grounding.today is None:
            return None
        days = stretch(_whole(period, self.grounding.today), self.grounding.today)
        dimension = known.reached.dimension
        instant = dimension is not None and dimension.grain in SUB_DAY
        column = Column(Path(known.parts))
        since = Compare(">=", column, _literal(days.start, instant=instant)) if days.start else None
        until = Compare("<", column, _literal(days.end, instant=instant)) if days.end else None
        return conjunction([since, until])


def starts_in(words: Sequence[Word], span: TimeSpan) -> bool:
    """Return whether a period is one in which something starts, and none that begins with it: `passes starting in January`."""
    since = isinstance(span.meaning, During) and isinstance(span.meaning.period, Since)
    leads = [word.plain for word in words[span.start : span.start + 2]]
    return since and span.start > 0 and leads in (["starting", "in"], ["beginning", "in"])


def _ends_with(words: Sequence[Word], stop: int, phrase: Sequence[str]) -> bool:
    """Whether a phrase stands right before a place."""
    return tuple(word.plain for word in words[max(0, stop - len(phrase)) : stop]) == tuple(phrase)


def _whole(period: Period, today: date) -> Period:
    """A period with the days to come: what is due this month may be so after today."""
    return unit_before(today, period.unit, 0) if isinstance(period, This) else period


def _too_coarse(known: Known, span: TimeSpan) -> bool:
    """Whether hours are asked for, and a date has only days: `by hour of the visit`, of when it was, and not was booked."""
    end = known.reached.dimension
    match span.meaning:
        case Grain(unit):
            fine = unit in SUB_DAY
        case PartGroup(part):
            fine = part in {"hour", "minute"}
        case _:
            fine = False
    return fine and end is not None and end.grain not in SUB_DAY


def _description(known: Known) -> str:
    return known.reached.dimension.doc.description if known.reached.dimension else ""


def _is_verb(word: Word) -> bool:
    return word.plain.endswith(("ed", "en")) or word.plain in _VERBS | _DONE or word.plain in IRREGULAR


def _literal(when: datetime, *, instant: bool) -> Literal:
    return Literal(when if instant or when.time() != time() else when.date())
