"""`%efficiency`: cloud efficiency in cells. Reads its line, asks the project, and shows what came back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.efficiency.inputs import last_instant
from workbench.efficiency.shown import (
    Page,
    audits_page,
    board_page,
    changes_page,
    explanations_page,
    paying_page,
    published_page,
    whose_page,
)
from workbench.errors import Issue, QueryError, nearest
from workbench.magics.running import interruptible

if TYPE_CHECKING:
    from workbench.efficiency.ownership import Mode
    from workbench.efficiency.project import Efficiency
    from workbench.magics.options import Line

#: `--period A B` says both months; our options take one value each.
_TWO = re.compile(r"--period[ =](\d{4}-\d\d)\s+(\d{4}-\d\d)\b")
_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?")

USAGE = """%efficiency check                      how current, complete and trusted everything is
%efficiency run                        take in what was delivered, compute and publish what changed
%efficiency allocate [--period M]      who pays what in a month
%efficiency owners [--period M]        the tree of owners with their cost
%efficiency explain OWNER [--period M] how the cost of an owner was computed
%efficiency why OWNER --period A B     why it changed from month A to month B; `everybody` for the whole bill
%efficiency whose PLATFORM/ASSET       whose an asset is, and which rule says so; with --period, at a month's end
%efficiency audits                     what the audits find now"""


def with_two_months(line: str) -> str:
    """Return a line with `--period A B` written as two options."""
    return _TWO.sub(r"--against \1 --period \2", line)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line asks of which project, what shows a chart, and what tells of progress.

    Attributes:
        rest: what stands after the first word: an owner, an asset.
    """

    efficiency: Efficiency
    given: Line
    rest: str
    show: Callable[[object], None]
    say: Callable[[str], None]

    @property
    def currency(self) -> str | None:
        """The only currency wanted."""
        return self.given.given.get("--currency")

    @property
    def mode(self) -> Mode | None:
        """Whose things are: their owners of the time (None), or those of today."""
        if not self.given.has("--as-now"):
            return None
        from workbench.efficiency.ownership import AsNow

        return AsNow(self.efficiency.now)

    def period(self, *, days: bool = False) -> str:
        """Return the month wanted, or the day where those will do; the last whole month where none is given."""
        said = self.given.given.get("--period")
        if said is None:
            return self.efficiency.board().month
        if not _MONTH.fullmatch(said) or (len(said) > len("2026-03") and not days):
            kinds = "a month, 2026-03, or a day, 2026-03-16" if days else "a month, 2026-03"
            raise QueryError(Issue("option-value", f"--period takes {kinds}, not '{said}'."))
        return said

    def months(self) -> tuple[str, str]:
        """Return the two months to compare."""
        after, before = self.period(), self.given.given.get("--against")
        if before is not None:
            return before, after
        return self.efficiency.two_until(after)


def answered(efficiency: Efficiency, given: Line, show: Callable[[object], None], say: Callable[[str], None]) -> Page:
    """Do what a line says and return what to show; charts are shown at once, because each is an output of its own.

    Args:
        say: is told what is being done, where that takes long.

    Raises:
        QueryError: it says nothing that is known here.
    """
    word, _, rest = given.rest.partition(" ")
    act = _ACTS.get(word or "check")
    if act is None:
        remedy = f"There are {', '.join(_ACTS)}."
        near = nearest(word, _ACTS, most=1)
        raise QueryError(Issue("subcommand", f"%efficiency knows no '{word}'.", suggestions=near, remedy=remedy))
    return act(Asked(efficiency, given, rest.strip(), show, say))


def _check(asked: Asked) -> Page:
    return board_page(asked.efficiency.board())


def _run(asked: Asked) -> Page:
    again = asked.given.has("--again")
    run = asked.efficiency.run
    return published_page(interruptible(lambda: run(say=asked.say, again=again), asked.efficiency.interrupt))


def _allocate(asked: Asked) -> Page:
    return _paying(asked, flat=True)


def _owners(asked: Asked) -> Page:
    return _paying(asked, flat=False)


def _paying(asked: Asked, *, flat: bool) -> Page:
    period, mode = asked.period(), asked.mode
    month = interruptible(lambda: asked.efficiency.month(period, mode), asked.efficiency.interrupt)
    return paying_page(month, asked.efficiency.tree(month.start), asked.currency, flat=flat)


def _explain(asked: Asked) -> Page:
    owner, period, mode = _owner(asked.rest), asked.period(days=True), asked.mode
    found = interruptible(
        lambda: asked.efficiency.explain(owner, period, asked.currency, mode=mode), asked.efficiency.interrupt
    )
    for one in found:
        asked.show(one.chart())
    return explanations_page(found)


def _why(asked: Asked) -> Page:
    words = asked.rest.split()
    said = [word for word in words if _MONTH.fullmatch(word)]
    owner = _owner(" ".join(word for word in words if word not in said))
    before, after = said if len(said) == len(("before", "after")) else asked.months()
    whole, mode = None if owner.casefold() == "everybody" else owner, asked.mode
    found = interruptible(
        lambda: asked.efficiency.why(whole, before, after, asked.currency, mode=mode), asked.efficiency.interrupt
    )
    for one in found:
        asked.show(one.chart())
    return changes_page(found, before, after)


def _whose(asked: Asked) -> Page:
    platform, _, asset = asked.rest.partition("/")
    if not platform or not asset:
        remedy = "%efficiency whose service/search-api, for one."
        raise QueryError(Issue("no-asset", "Whose what? A platform and an asset.", remedy=remedy))
    at = last_instant(datetime.fromisoformat(f"{asked.period()}-01")) if "--period" in asked.given.given else None
    return whose_page(asked.efficiency.whose(platform, asset, at))


def _audits(asked: Asked) -> Page:
    return audits_page(interruptible(asked.efficiency.audits, asked.efficiency.interrupt))


_ACTS: dict[str, Callable[[Asked], Page]] = {
    "check": _check,
    "run": _run,
    "allocate": _allocate,
    "owners": _owners,
    "explain": _explain,
    "why": _why,
    "whose": _whose,
    "audits": _audits,
}


def _owner(rest: str) -> str:
    if not rest:
        remedy = "%efficiency explain search --period 2026-03, for one; %efficiency owners lists them."
        raise QueryError(Issue("no-owner", "Which owner?", remedy=remedy))
    return rest.strip("\"'")
