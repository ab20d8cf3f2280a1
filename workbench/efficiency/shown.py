"""How answers of cloud efficiency show: boards, trees, explanations, changes and audits, as tables and as text, escaped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.efficiency.audits import Outcome
    from workbench.efficiency.board import Board, Cost, OwnerLine
    from workbench.efficiency.change import Change
    from workbench.efficiency.compute import Month
    from workbench.efficiency.explain import Explanation, Line
    from workbench.efficiency.ownership import Chain, Tree
    from workbench.efficiency.pipeline import Published


@dataclass(frozen=True, slots=True)
class Page:
    """Something to look at, as HTML and as text."""

    html: str
    text: str


_MOST = 15
_LIGHTS = {"met": "● in time", "late": "▲ late", "missing": "✕ missing", "stale": "✕ stale"}


def board_page(board: Board) -> Page:
    """Return how everything stands: notes, owners, platforms with their feeds, failed audits."""
    title = f"Cost of {board.month}; data to {board.as_of}"
    compared = f", compared with {board.before}" if board.before else ""
    owners = [
        (f"{'    ' * level}{line.name}", _costs(line.costs), _changes(line.costs))
        for level, line in _walked(board.owners)
        if level <= 2
    ]
    feeds = [
        (feed.name, _LIGHTS.get(feed.state, "○ nothing promised"), feed.said, f"{feed.quarantined:,}")
        for platform in board.platforms
        for feed in platform.feeds
    ]
    failed = [(one.audit, one.severity, one.subject, one.said) for one in board.audits if not one.passed]
    parts = (
        (f"Owners{compared}", ("owner", "cost", "change"), owners),
        ("Feeds", ("feed", "state", "", "rows set apart"), feeds),
        (f"Audits: {sum(one.passed for one in board.audits)} pass", ("audit", "severity", "table", "found"), failed),
    )
    return _paged(title, board.notes, parts)


def published_page(published: Published) -> Page:
    """Return what a run did."""
    return Page(f"<p>{escape(str(published))}</p>", str(published))


def paying_page(month: Month, tree: Tree, currency: str | None, *, flat: bool) -> Page:
    """Return who pays what in a month: those who pay, the dearest first, or the tree of owners with sums."""
    own: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    table = month.allocation.owners()
    columns = (table[name].to_pylist() for name in ("currency", "owner_id", "amount"))
    for code, owner, amount in zip(*columns, strict=True):
        if currency is None or code == currency.upper():
            own[code][owner] += amount
    codes = sorted(own)
    amounts = {code: own[code] if flat else tree.rolled_up(own[code]) for code in codes}
    names = _by_cost(amounts) if flat else list(_down(tree, amounts, None, 0))
    rows = [
        (f"{'    ' * level}{_title(tree, owner)}", *(_money(amounts[code].get(owner)) for code in codes))
        for owner, level in names
        if any(amounts[code].get(owner) for code in codes)
    ]
    rows.append(("all", *(_money(sum(own[code].values(), Decimal(0))) for code in codes)))
    notes = month.allocation.notes[:3]
    return _paged(f"Who pays for {month.name}", notes, (("", ("owner", *codes), rows),))


def _by_cost(amounts: Mapping[str, Mapping[str, Decimal]]) -> list[tuple[str, int]]:
    names = {owner for of_code in amounts.values() for owner in of_code}

    def size(owner: str) -> tuple[Decimal, str]:
        return (-sum((abs(of.get(owner, Decimal(0))) for of in amounts.values()), Decimal(0)), owner)

    return [(owner, 0) for owner in sorted(names, key=size)]


def _down(
    tree: Tree, amounts: Mapping[str, Mapping[str, Decimal]], parent: str | None, level: int
) -> Iterator[tuple[str, int]]:
    children = list(tree.children(parent))
    if parent is None:
        alone = {owner for of_code in amounts.values() for owner in of_code if owner not in tree.owners}
        children += sorted(alone)
    for child in children:
        yield child, level
        if child in tree.owners:
            yield from _down(tree, amounts, child, level + 1)


def _title(tree: Tree, owner: str) -> str:
    return tree.owners[owner].name if owner in tree.owners else owner


def explanations_page(found: Sequence[Explanation]) -> Page:
    """Return how a cost was computed: a line for each way that cost came along; the lines sum to the amount."""
    parts = []
    for one in found:
        rows = [
            (" → ".join(line.path), _rules(line), _money(line.charges), f"{line.ratio:.3%}", _money(line.amount))
            for line in one.lines[:_MOST]
        ]
        rest = one.lines[_MOST:]
        if rest:
            others = sum((line.amount for line in rest), Decimal(0))
            rows.append((f"{len(rest)} other ways", "", "", "", _money(others)))
        rows.append(("all", "", "", "", _money(one.amount)))
        head = f"{one.owner} pays {_money(one.amount)} {one.currency}, {_stretch(one)}"
        parts.append((head, ("way", "by", "charges", "part", "amount"), rows))
    note = "The lines of each currency sum to its amount exactly; a circle of platforms counts as one station."
    return _paged("How it was computed", (note,), tuple(parts))


def _rules(line: Line) -> str:
    return ", ".join(dict.fromkeys(hop.rule for hop in line.hops)) or "own charges"


def _stretch(one: Explanation) -> str:
    days = (one.end - one.start).days
    return f"{one.start:%Y-%m-%d}" if days == 1 else f"{one.start:%Y-%m}"


def changes_page(found: Sequence[Change], before: str, after: str) -> Page:
    """Return why a cost changed: a line for each cause, and the largest things behind them."""
    parts: list[_Part] = []
    for one in found:
        causes = sorted(one.table().to_pylist(), key=lambda row: -abs(row["amount"]))
        rows = [
            (row["cause"].replace("_", " "), _signed(row["amount"]), row["meaning"]) for row in causes if row["amount"]
        ]
        rows.append(("all", _signed(one.delta), ""))
        head = (
            f"{one.scope}: {_money(one.before)} {one.currency} in {before}, {_money(one.after)} in {after}"
            f" ({_signed(one.delta)})"
        )
        parts.append((head, ("cause", "amount", ""), rows))
        parts.append((f"The largest parts, {one.currency}", ("cause", "what", "through", "amount"), _details(one)))
    return _paged("Why it changed", ("The causes sum to the change exactly.",), tuple(parts))


def _details(one: Change, most: int = 8) -> list[tuple[str, ...]]:
    rows = one.detail().to_pylist()
    rows.sort(key=lambda row: -abs(row["amount"]))
    return [
        (
            str(row["within"] or row["cause"]).replace("_", " "),
            str(row["item"] or ""),
            str(row["via"] or ""),
            _signed(row["amount"]),
        )
        for row in rows[:most]
    ]


def whose_page(chain: Chain) -> Page:
    """Return whose an asset is, a line for each rule tried."""
    first, *rest = chain.sentences()
    html = f"<p><strong>{escape(first)}</strong></p>" + "".join(f"<p>{escape(line)}</p>" for line in rest)
    return Page(html, "\n".join([first, *rest]))


def audits_page(outcomes: Sequence[Outcome]) -> Page:
    """Return what audits found: those that fail first."""
    from workbench.efficiency.audits import lines, said_of, verdict

    shown = sorted(
        (one for one in outcomes if one.failed or one.rows), key=lambda one: (not one.failed, one.audit.severity)
    )
    rows = [
        (
            one.audit.id,
            str(one.audit.severity),
            str(one.audit.layer),
            str(one.state),
            f"{one.audit.title}: {said_of(one)}",
            f"{one.first_seen:%Y-%m-%d}" if one.first_seen else "",
            one.examples[0] if one.examples else "",
        )
        for one in shown
    ]
    heads = ("audit", "severity", "layer", "state", "found", "since", "for example")
    page = _paged(verdict(outcomes), (), (("", heads, rows),))
    return Page(page.html, "\n".join(lines(outcomes)))


# --- pages of tables --------------------------------------------------------------------------------------------------
_Part = tuple[str, tuple[str, ...], Sequence[tuple[str, ...]]]


def _paged(title: str, notes: Sequence[str], parts: Sequence[_Part]) -> Page:
    html = f"<p><strong>{escape(title)}</strong></p>" + "".join(f"<p>{escape(note)}</p>" for note in notes)
    html += "".join(f"<p>{escape(head)}</p>{_table(heads, rows)}" for head, heads, rows in parts if rows or head)
    text = [title, *notes]
    for head, heads, rows in parts:
        text += ["", *([head] if head else []), *_lines(heads, rows)]
    return Page(html, "\n".join(text))


def _table(heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(f"<tr>{''.join(_cell(at, text) for at, text in enumerate(row))}</tr>" for row in rows)
    table = f'<table class="mwb-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="mwb-scroll">{table}</div>'


def _cell(at: int, text: str) -> str:
    """A cell: numbers to the right, the first one as the row's head; an indent is kept as one."""
    indent = (len(text) - len(text.lstrip(" "))) // 4
    style = f' style="padding-inline-start: {indent * 1.5 + 0.5}em"' if indent else ""
    right = ' class="mwb-right"' if at and _is_number(text) else ""
    return f'<th scope="row"{style}>{escape(text.strip())}</th>' if at == 0 else f"<td{right}>{escape(text)}</td>"


def _is_number(text: str) -> bool:
    return bool(text) and text.lstrip("+-−").replace(",", "").replace(".", "").removesuffix("%").isdigit()


def _lines(heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    widths = [max(len(row[at]) for row in [tuple(heads), *rows]) for at in range(len(heads))]
    widths[-1] = 0

    def line(row: Sequence[str]) -> str:
        cells = (
            text.rjust(width) if _is_number(text) and at else text.ljust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        return "  ".join(cells).rstrip()

    return [line(heads), *(line(row) for row in rows)]


def _walked(owners: Sequence[OwnerLine], level: int = 0) -> Iterator[tuple[int, OwnerLine]]:
    for owner in owners:
        yield level, owner
        yield from _walked(owner.children, level + 1)


def _costs(costs: Sequence[Cost]) -> str:
    return "; ".join(f"{_money(Decimal(cost.amount))} {cost.currency}" for cost in costs)


def _changes(costs: Sequence[Cost]) -> str:
    said = []
    for cost in costs:
        before = Decimal(cost.before or 0)
        said.append(f"{(Decimal(cost.amount) - before) / abs(before):+.1%}" if before else "new")
    return "; ".join(said) if any(cost.before is not None for cost in costs) else ""


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.quantize(Decimal('0.01'), ROUND_HALF_EVEN):,}"


def _signed(amount: Decimal) -> str:
    return f"{amount.quantize(Decimal('0.01'), ROUND_HALF_EVEN):+,}"
