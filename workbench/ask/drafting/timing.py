"""Times of a question put into a query: its period, its groups by time, its conditions on parts of the date."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.ask.answer import Reason
from workbench.ask.drafting.bounds import MANY
from workbench.ask.drafting.conditions import part_is
from workbench.ask.drafting.dates import Dates, Named, starts_in
from workbench.ask.drafting.draft import Draft
from workbench.ask.drafting.hours import hour_dimension, hours, within_all
from workbench.ask.grounding import contrast
from workbench.ask.grounding.ground import Grounding, month_sets
from workbench.ask.language.lexicon import BEYOND, COMPARATIVES
from workbench.ask.language.meanings import (
    GRAINS,
    UNITS,
    AsOf,
    Compared,
    During,
    Grain,
    HourIs,
    PartGroup,
    PartIs,
    TimeSpan,
    Units,
    Vague,
    WholeTime,
)
from workbench.ask.measuring.standing import today
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.time.changes import CHANGE
from workbench.ask.time.comparisons import COMPARES
from workbench.ask.time.stretches import NEXT, after
from workbench.catalog.model import DimensionType, Metric, Simple
from workbench.query import model as q
from workbench.query.expression import Column, In, IsNull, Literal, Or, Path, Within
from workbench.query.text import comparison_text, period_text
from workbench.search.words import split

_PARTS = "extract_"
#: The parts that every date has.
_OF_DATES = frozenset({"dow", "month"})
_MONTHS = tuple(calendar.month_name)[1:]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Timing:
    """Puts the times of one question into drafts.

    Attributes:
        paths: what the metrics of the draft can be asked by.
    """

    grounding: Grounding
    vocabulary: Vocabulary
    paths: Sequence[Known]

    def add(self, draft: Draft, span: TimeSpan) -> None:
        """Put one phrase into a draft."""
        here = (span.start, span.stop)
        other = self._dates(draft).of(span)
        if other is not None and self._of_another(draft, span, other):
            return
        match span.meaning:
            case During(period, assumed):
                self._during(draft, here, period, assumed)
            case Units():
                self._units(draft, here, span.meaning)
            case Grain():
                self._grain(draft, here, span.meaning)
            case PartGroup(part):
                self._divided(draft, here, part)
            case PartIs():
                self._parts(draft, here, span.meaning)
            case HourIs(low, high):
                self._hour(draft, here, low, high)
            case Compared(earlier):
                draft.note(self.grounding, here, Reason("", "comparison", f"compare to {comparison_text(earlier)}"))
                draft.compare = earlier
                draft.used |= {i for i, word in enumerate(self.grounding.words) if word.plain in CHANGE | COMPARES}
            case AsOf():
                self._as_of(draft, here, span.meaning)
            case Vague(why):
                said = self.grounding.said(*here)
                draft.lost.append(why or f"'{said}' says no certain days: name the first and the last.")
            case WholeTime():
                draft.used |= set(range(*here))

    # --- another date than that of the metrics ------------------------------------------------------------------------
    def _dates(self, draft: Draft) -> Dates:
        return Dates(self.grounding, self.vocabulary, self.paths, draft.metrics)

    def _of_another(self, draft: Draft, span: TimeSpan, date: Named) -> bool:
        """Keep rows by another date, or divide by it; False where the phrase means neither."""
        name = ".".join(date.known.parts)
        here = (min(span.start, *date.at), max(span.stop, date.at[-1] + 1))
        match span.meaning:
            case During(period) | AsOf(until=period) if period is not None:
                if isinstance(period, q.Since) and starts_in(self.grounding.words, span):
                    period = q.Between(period.first, period.first)
                kept = self._dates(draft).within(date.known, period)
                if kept is None:
                    return False
                unknown = IsNull(Column(Path(date.known.parts)))  # of no day within a period
                draft.where = [*(other for other in draft.where if other != unknown), kept]
                dates = self._told_by(date)
                if self._dates(draft).counted():
                    dates |= {known.parts for known in self.paths if known.type is DimensionType.TIME}
                draft.by = [other for other in draft.by if other.parts not in dates]
                draft.note(
                    self.grounding,
                    here,
                    Reason("", "time", f"{name} during {period_text(period)}", date.known.doc.description),
                )
                return True
            case Grain(q.Unit.DAY) if self._dates(draft).counted() and draft.where:
                draft.note(self.grounding, here, Reason("", "time", f"by {name}"))
                return True  # `going by the day it was paid`
            case Grain(unit, ranked=ranked):
                path = Path((*date.known.parts, unit.value))
                draft.note(self.grounding, here, Reason("", "time", f"by {'.'.join(path.parts)}"))
                draft.by = [other for other in draft.by if other.parts != date.known.parts]
                draft.group(path)
                draft.ranked += [path] if ranked else []
                return True
            case PartGroup(part) if part in _OF_DATES:
                path = Path((*date.known.parts, f"{_PARTS}{part}"))
                draft.note(self.grounding, here, Reason("", "time", f"by {'.'.join(path.parts)}"))
                draft.group(path)
                return True
            case _:
                return False

    def _told_by(self, date: Named) -> set[tuple[str, ...]]:
        """The dates that stand for groups in the words that only name the date of a period: `given by coaches hired before 2019`."""
        at = set(date.at)
        uses = (use for use in self.grounding.dimensions if at & set(range(use.start, use.stop)))
        return {known.parts for use in uses for known, _ in use.options if known.type is DimensionType.TIME}

    # --- periods ------------------------------------------------------------------------------------------------------
    def _during(self, draft: Draft, here: tuple[int, int], period: q.Period, assumed: str | None) -> None:
        if draft.during is not None and draft.during != period:
            draft.lost.append("It names two periods, and a query has one.")
            return
        states = all(m.words.metric.key in self.vocabulary.states for m in draft.metrics)
        undone = (u for u in self.grounding.dimensions if u.unknown and u.options[0][0].type is DimensionType.TIME)
        if today(self.grounding, here) and (states or any(undone)):
            draft.used |= set(range(*here))  # `members we have today`, `loans still open today`: not those of today
            return
        if NEXT & {word.plain for word in self.grounding.words[slice(*here)]}:
            draft.lost.append(BEYOND["forecast"])  # only a date that is named has days to come
        draft.note(self.grounding, here, Reason("", "time", f"during {period_text(period)}"))
        draft.during = period
        draft.assumptions += (
            [f"'{self.grounding.said(*here)}': {assumed}" if here[0] < here[1] else assumed] if assumed else []
        )

    def _units(self, draft: Draft, here: tuple[int, int], found: Units) -> None:
        """Keep units that are named one by one; set beside each other, each has its row."""
        units, words = found.units, {word.plain for word in self.grounding.words}
        path = Path(("time", units[0].unit.value))
        if all(after(one) == other for one, other in pairwise(units)):
            self._during(draft, here, q.Between(units[0], units[-1]), None)
        else:
            draft.where.append(In(Column(path), tuple(Literal(unit.start.date()) for unit in units)))
            draft.note(self.grounding, here, Reason("", "time", f"only {self.grounding.said(*here)}"))
        each = len(units) >= MANY and (
            units[0].unit is q.Unit.YEAR or all(m.words.shape != "total" for m in draft.metrics)
        )
        if each or found.beside or self.grounding.compares or words & {"each", "respectively"}:
            draft.group(path)

    def _as_of(self, draft: Draft, here: tuple[int, int], found: AsOf) -> None:
        """The last state of a period, where the metrics are states; else all until then, where that was said."""
        states = all(self._is_state(key) for m in draft.metrics for key in [m.words.metric.key])
        period = found.at if states else found.until
        if period is None:
            draft.lost.append(f"'{self.grounding.said(*here)}' says no certain days: name the first and the last.")
            return
        self._during(draft, here, period, None)

    def _is_state(self, key: str) -> bool:
        """Whether a metric is a state that does not add up over time: a balance."""
        match self.vocabulary.metrics[key].metric.definition:
            case Simple(semi=semi):
                return semi is not None
            case _:
                return False

    # --- groups -------------------------------------------------------------------------------------------------------
    def _divided(self, draft: Draft, here: tuple[int, int], part: str) -> None:
        path = self._hours(draft, here) if part == "hour" else Path(("time", f"{_PARTS}{part}"))
        if path is None:
            return
        told = "Monday is 1, Sunday 7." if part == "dow" else ""
        draft.note(self.grounding, here, Reason("", "time", f"by {'.'.join(path.parts)}", told))
        draft.group(path)
        self._asked(draft, here, path)

    def _grain(self, draft: Draft, here: tuple[int, int], grain: Grain) -> None:
        unit, trend = grain.unit, grain.trend
        if not (trend or grain.ranked) and self._of_metrics(draft, here, unit):
            draft.used |= set(range(*here))
            return
        grains = [path for path in draft.by if path.parts[0] == "time"]
        others = (s.meaning for s in self.grounding.times if isinstance(s.meaning, Grain) and s.meaning != grain)
        if trend and (grains or any(not other.trend or unit is q.Unit.MONTH for other in others)):
            draft.used |= set(range(*here))
            return
        hour = self._hour_path(draft) if unit is q.Unit.HOUR else None
        path = hour or Path(("time", unit.value))
        draft.note(self.grounding, here, Reason("", "time", f"by {'.'.join(path.parts)}"))
        behind = [
            use for use in self.grounding.dimensions if 0 <= use.start - here[1] <= 1
        ]  # `by year (the loan) began`
        dates = {known.parts for use in behind for known, _ in use.options if known.type is DimensionType.TIME}
        draft.by = [other for other in draft.by if other.parts not in dates]
        draft.group(path)
        if grain.ranked:
            draft.ranked.append(path)
        else:
            self._asked(draft, here, path)
        draft.assumptions += ["A trend is shown by month."] if trend else []

    def _of_metrics(self, draft: Draft, here: tuple[int, int], unit: q.Unit) -> bool:
        """Whether a unit only says what an average is of: `daily output`, of the mean output per machine and day."""
        said = {word.plain for word in self.grounding.words[here[0] : here[1]]}
        averages = [metric for metric in draft.metrics if metric.words.shape == "average"]
        divides = bool(said & {"by", "each", "every", "which", "what"})
        return not divides and any(unit in units_named(metric.words.metric) for metric in averages)

    def _asked(self, draft: Draft, here: tuple[int, int], path: Path) -> None:
        """Whether a group is each one's own, `per month`, or what is ranked, `which month`."""
        words, rank = {self.grounding.words[i].plain for i in range(*here)}, self.grounding.rank
        tops = bool(draft.ranked) and rank is not None and not rank.listed  # `the top product by month`
        if words & {"each", "every", "per", *(["by"] if tops else [])}:
            draft.each.append(path)
        elif words & {"which", "what"}:
            draft.ranked.append(path)

    # --- parts of the date --------------------------------------------------------------------------------------------
    def _parts(self, draft: Draft, here: tuple[int, int], found: PartIs) -> None:
        """Keep some days of the week or months; named more than once, or set against each other, they also divide."""
        part = found.part
        every = (s.meaning for s in self.grounding.times if isinstance(s.meaning, PartIs) and s.meaning.part == part)
        alike = tuple(dict.fromkeys(every))
        values = tuple(sorted({value for other in alike for value in other.values}))
        draft.note(
            self.grounding, here, Reason("", "time", f"only {', '.join(_called(part, v) for v in found.values)}")
        )
        if found != alike[0] or self._shows_all(draft, here, part):
            return
        days = [span for span in self.grounding.times if isinstance(span.meaning, PartIs)]
        more = contrast.goes_on(self.grounding.words, *days)  # `Mondays, Tuesdays and so on`
        if part == "dow" and (more or len(values) == len(_DAYS)):  # weekdays against the weekend: all days are wanted
            draft.group(Path(("time", f"{_PARTS}{part}")))
            return
        condition = part_is(part, values)
        draft.where += [] if condition in draft.where else [condition]
        if len(alike) > 1 or (month_sets(self.grounding) and part == "month"):
            draft.group(Path(("time", "month" if part == "month" else f"{_PARTS}{part}")))

    def _shows_all(self, draft: Draft, here: tuple[int, int], part: str) -> bool:
        """Whether some days are to be set beside the others: `are delays worse on weekends? … by day of week`."""
        divided = any(s.meaning == PartGroup(part) for s in self.grounding.times)
        compared = divided and any(word.plain in COMPARATIVES for word in self.grounding.words)
        if compared:
            draft.assumptions.append(f"All are shown, to set '{self.grounding.said(*here)}' beside the others.")
        return compared

    def _hour(self, draft: Draft, here: tuple[int, int], low: int | None, high: int | None) -> None:
        path = self._hours(draft, here)
        if path is None:
            return
        condition, means = hours(path, low, high)
        other = next((kept for kept in draft.where if isinstance(kept, Within) and kept.operand == Column(path)), None)
        both = () if other is None or self.grounding.compares else (other, condition)
        inner = next((one for one in both if within_all(one, *both)), None)
        if other is not None and inner is not None:
            draft.where[draft.where.index(other)] = inner  # `in the morning rush (hours 7 and 8)`
        elif other is not None and isinstance(condition, Within) and other != condition:  # `mornings and evenings`
            draft.where[draft.where.index(other)] = Or((other, condition))
            draft.by += [path] if self.grounding.compares and path not in draft.by else []
        else:
            draft.where.append(condition)
        draft.note(self.grounding, here, Reason("", "time", means))
        if not any(c.isdigit() for c in self.grounding.said(*here)):
            draft.assumptions.append(f"'{self.grounding.said(*here)}' is read as {means}.")

    def _hours(self, draft: Draft, here: tuple[int, int]) -> Path | None:
        """The hour of the day; without one, the phrase is lost."""
        path = self._hour_path(draft)
        if path is None:
            names = " and ".join(metric.words.metric.key for metric in draft.metrics)
            draft.lost.append(f"{names} cannot be asked by the hour of the day ('{self.grounding.said(*here)}').")
        return path

    def _hour_path(self, draft: Draft) -> Path | None:
        """A number of the catalog that says the hour, else that of the time axis where it is as fine."""
        if known := hour_dimension(self.vocabulary, self.paths):
            return Path(known.parts)
        grains = {self._axis_grain(key, m.words.metric.definition) for m in draft.metrics for key in m.words.datasets}
        fine = grains and all(grain in q.SUB_DAY for grain in grains)
        return Path(("time", f"{_PARTS}hour")) if fine else None

    def _axis_grain(self, key: str, definition: object) -> q.Unit | None:
        """How fine the time axis is that a metric has in a dataset."""
        dataset = self.vocabulary.catalog.datasets[key]
        axis = definition.time if isinstance(definition, Simple) and definition.time else dataset.time
        dimension = dataset.dimensions.get(axis or "")
        return dimension.grain if dimension else None


#: How columns say units of time.
_SHORT = {"wk": q.Unit.WEEK, "mth": q.Unit.MONTH, "mo": q.Unit.MONTH, "yr": q.Unit.YEAR, "hr": q.Unit.HOUR}


def units_named(metric: Metric) -> frozenset[q.Unit]:
    """Return the units of time that a metric's documentation names, or its column: the mean of `hours_wk` is of a week."""
    doc = metric.doc
    column = metric.definition.expr.text if isinstance(metric.definition, Simple) else ""
    said = {part for text in (metric.name, doc.title, doc.description, column, *doc.synonyms) for part in split(text)}
    return frozenset(unit for part in said if (unit := GRAINS.get(part) or _SHORT.get(part) or _one(part)))


def _one(part: str) -> q.Unit | None:
    """One unit, `per day`; several are a length, `days to decide`."""
    return UNITS.get(part) if not part.endswith("s") else None


def _called(part: str, value: int) -> str:
    match part:
        case "dow":
            return _DAYS[value - 1]
        case "month":
            return _MONTHS[value - 1]
        case _:
            return f"{part} {value}"
