"""What audits decide: which months may be published, and what must be said beside every number that is.

An error stops the months it was found in; one that belongs to no month stops all. A warning stops nothing and stands as a
banner on every result whose time it concerns. What the banner needs is kept beside the published tables, so that whoever
reads them needs no audit to run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from workbench.efficiency.audits.model import Balance, Circles, Dropped, Fresh, Restated, Spans, Spelled, Trailing
from workbench.efficiency.audits.model import Standing as Standing_
from workbench.efficiency.audits.run import Outcome, State, keys
from workbench.efficiency.disk import put_text
from workbench.errors import Issue, WorkbenchError

_FILE = "standing.json"
_SEEN = "audits.json"
_LARGEST = 4_000_000


def stopped_by(outcomes: Iterable[Outcome], month: date | datetime) -> tuple[Outcome, ...]:
    """Return the audits that keep a month from being published."""
    wanted = (month.year, month.month)
    return tuple(outcome for outcome in outcomes if outcome.is_error and _concerns(outcome, wanted))


def _concerns(outcome: Outcome, month: tuple[int, int]) -> bool:
    if outcome.state is State.BROKEN:
        return True
    failing = (f.period for f in outcome.findings if f.state is State.FAILED)
    return any(period is None or (period.year, period.month) == month for period in failing)


def must_pass(outcomes: Iterable[Outcome], month: date | datetime) -> None:
    """Do nothing where a month may be published.

    Raises:
        WorkbenchError: with one issue for each audit that stops it.
    """
    stopping = stopped_by(outcomes, month)
    if stopping:
        raise WorkbenchError([_issue(outcome, month) for outcome in stopping])


def _issue(outcome: Outcome, month: date | datetime) -> Issue:
    shown = f" For example: {outcome.examples[0]}." if outcome.examples else ""
    said = f"{month:%Y-%m} is not published: {outcome.audit.title} ({said_of(outcome)}).{shown}"
    remedy = outcome.audit.remedy or "Correct the data, or waive the audit with a reason in audits.yml."
    return Issue("audit-failed", said, remedy=remedy, subject=outcome.audit.id)


def said_of(outcome: Outcome) -> str:
    """Return what an outcome found as a short phrase: `614 rows in 1 group`."""
    if outcome.note and outcome.state in (State.BROKEN, State.SKIPPED):
        return outcome.note
    if not outcome.rows:
        return "nothing at fault"
    word = _UNITS.get(type(outcome.audit.check), "row")
    found = f"{outcome.rows:,} {word if outcome.rows == 1 else f'{word}s'}"
    if outcome.parts in (0, outcome.rows):
        return found
    return f"{found} in {outcome.parts:,} {'group' if outcome.parts == 1 else 'groups'}"


#: What a check counts where it does not count rows.
_UNITS: dict[type, str] = {
    **dict.fromkeys((Spans, Standing_), "span"),
    **dict.fromkeys((Trailing, Dropped, Restated), "period"),
    Spelled: "cell",
    Circles: "owner",
    Balance: "sum",
    Fresh: "source",
}


# --- standing ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Concern:
    """An audit that failed or was waived.

    Attributes:
        months: in which, as `2026-03`; empty for all.
    """

    audit: str
    title: str
    severity: str
    said: str
    table: str
    months: tuple[str, ...] = ()
    first_seen: str | None = None
    waived: str = ""


@dataclass(frozen=True, slots=True)
class Delay:
    """A feed that is not as promised: late, missing or stale."""

    feed: str
    table: str
    state: str
    said: str
    months: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How far published numbers can be trusted.

    Attributes:
        as_of: up to when the data speaks.
        final_until: numbers before this day are final, those from it on provisional; None where nothing is final.
    """

    as_of: datetime | None = None
    final_until: datetime | None = None
    concerns: tuple[Concern, ...] = ()
    delays: tuple[Delay, ...] = ()

    def of(self, start: date | None = None, end: date | None = None) -> Standing:
        """Return what concerns numbers from `start` to before `end`; without bounds, all of it."""
        concerns = tuple(c for c in self.concerns if _touches(c.months, start, end))
        delays = tuple(d for d in self.delays if _touches(d.months, start, end))
        return Standing(self.as_of, self.final_until, concerns, delays)

    def sentences(self, end: date | None = None) -> tuple[str, ...]:
        """Return the banner: one sentence for each thing a reader must know.

        Args:
            end: the day before which the numbers end; they are provisional when that is not yet final.
        """
        return tuple(self._said(end))

    def _said(self, end: date | None) -> Iterable[str]:
        if self.as_of is not None:
            yield f"Data as of {self.as_of:%Y-%m-%d %H:%M} UTC; {self._finality(end)}."
        yield from (f"{delay.feed} is {delay.state}: {delay.said}." for delay in self.delays)
        for concern in self.concerns:
            since = f", since {concern.first_seen[:10]}" if concern.first_seen else ""
            waived = f" Waived: {concern.waived}" if concern.waived else ""
            yield f"Audit {concern.audit} ({concern.severity}): {concern.title}: {concern.said}{since}.{waived}"

    def _finality(self, end: date | None) -> str:
        if self.final_until is None:
            return "provisional"
        final = self.final_until.date()
        if end is not None and end <= final:
            return "final"
        return f"final before {final.isoformat()}, provisional from then on"


def _touches(months: tuple[str, ...], start: date | None, end: date | None) -> bool:
    first = f"{start:%Y-%m}" if start else ""
    last = f"{end:%Y-%m-%d}" if end else "9999"
    return not months or any(first <= month and f"{month}-01" < last for month in months)


def standing(
    outcomes: Iterable[Outcome],
    *,
    as_of: datetime | None = None,
    final_until: datetime | None = None,
    delays: Iterable[Delay] = (),
) -> Standing:
    """Return the standing that audits and deliveries give."""
    concerned = (outcome for outcome in outcomes if outcome.failed or outcome.state is State.WAIVED)
    return Standing(as_of, final_until, tuple(_concern(outcome) for outcome in concerned), tuple(delays))


def _concern(outcome: Outcome) -> Concern:
    failing = [f.period for f in outcome.findings if f.state in (State.FAILED, State.WAIVED)]
    months = () if None in failing else tuple(sorted({f"{p:%Y-%m}" for p in failing if p}))
    seen = outcome.first_seen
    waived = outcome.note.removeprefix("waived: ") if outcome.state is State.WAIVED else ""
    audit = outcome.audit
    said = said_of(outcome)
    return Concern(
        audit.id, audit.title, audit.severity, said, outcome.table, months, seen.isoformat() if seen else None, waived
    )


def keep_standing(folder: Path, value: Standing) -> None:
    """Keep the standing beside published tables; a reader sees the one before or this one."""
    put_text(folder / _FILE, json.dumps(asdict(value), default=str, ensure_ascii=False, indent=1) + "\n")


def kept_standing(folder: Path) -> Standing | None:
    """Return the standing of published tables; None where none is kept, or the file is none of ours."""
    try:
        found = json.loads(_bounded(folder / _FILE))
        concerns = tuple(Concern(**{**c, "months": tuple(c["months"])}) for c in found["concerns"])
        delays = tuple(Delay(**{**d, "months": tuple(d["months"])}) for d in found["delays"])
        return Standing(_moment(found["as_of"]), _moment(found["final_until"]), concerns, delays)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _moment(value: object) -> datetime | None:
    return None if value is None else datetime.fromisoformat(str(value))


def _bounded(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_LARGEST)


# --- first sight ------------------------------------------------------------------------------------------------------
def sighted(folder: Path, outcomes: Iterable[Outcome], now: datetime) -> tuple[Outcome, ...]:
    """Return outcomes with since when each fault has been there, and keep that in a folder for the next time.

    What is no longer at fault is forgotten: when it comes again it is new.
    """
    listed = tuple(outcomes)
    known = _seen(folder / _SEEN)
    fresh = {key: known.get(key, now.isoformat()) for outcome in listed for key in keys(outcome)}
    if fresh != known:
        put_text(folder / _SEEN, json.dumps(fresh, indent=1, sort_keys=True) + "\n")
    return tuple(outcome.seen({key: datetime.fromisoformat(at) for key, at in fresh.items()}) for outcome in listed)


def _seen(file: Path) -> dict[str, str]:
    try:
        found = json.loads(_bounded(file))
        return {str(key): datetime.fromisoformat(at).isoformat() for key, at in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
