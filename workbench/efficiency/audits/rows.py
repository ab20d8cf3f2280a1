"""Checks of rows, of groups of rows, of references, and of spans of time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from workbench.efficiency.audits.model import Audit, Circles, Groups, Orphans, Rows, Spans
from workbench.efficiency.audits.scene import (
    Scene,
    cost,
    currency,
    found,
    month,
    of,
    phrase,
    tree,
)
from workbench.efficiency.ownership.claims import groups
from workbench.efficiency.ownership.matching import certain, pointer
from workbench.efficiency.relations import as_text, call, cast, col, instant, is_null, number, ordered, sub, table, text
from workbench.efficiency.tables import INSTANT


def _rows(audit: Audit, scene: Scene, condition: exp.Expr, shown: Sequence[str]) -> exp.Select:
    return (
        found(
            period=month(audit, scene),
            currency=currency(scene),
            cost=cost(audit, scene),
            example=_shown(scene, shown),
        )
        .from_(table(scene.table))
        .where(condition)
    )


#: Columns that say which row it is.
_TELLING = ("x_row", "asset_id", "owner_id", "feed", "rule", "said", "message")


def _shown(scene: Scene, names: Sequence[str]) -> exp.Expr:
    """Where a row stands, and the values that were asked."""
    leading = [name for name in _TELLING if scene.has(name)]
    wanted = dict.fromkeys((*leading, *names))
    return call("concat_ws", text(", "), *(_named(name) for name in wanted))


def _named(name: str) -> exp.Expr:
    value = exp.Coalesce(this=as_text(col(name)), expressions=[text("null")])
    return exp.DPipe(this=text(f"{name} "), expression=value)


def grouped(audit: Audit, scene: Scene, check: Groups) -> exp.Select:
    """Rows of groups for which a condition holds; the group is the part."""
    names = [col(name) for name in check.by]
    bad = exp.select(*names).from_(table(scene.table)).group_by(*(n.copy() for n in names)).having(tree(check.having))
    part = call("concat_ws", text(", "), *(as_text(col(name, "row")) for name in check.by))
    same = exp.and_(*(exp.NullSafeEQ(this=col(n, "row"), expression=col(n, "bad")) for n in check.by))
    query = found(
        period=of("row", month(audit, scene)),
        currency=_of_row(currency(scene)),
        cost=_of_row(cost(audit, scene)),
        part=part,
        example=part.copy(),
    ).from_(exp.alias_(table(scene.table), "row", table=True, quoted=True))
    query = query.join(sub(bad, "bad"), on=same)
    return query.where(of("row", certain(tree(check.where)))) if check.where else query


def _of_row(value: exp.Expr | None) -> exp.Expr | None:
    return None if value is None else of("row", value)


def spelled(audit: Audit, scene: Scene, texts: Sequence[str]) -> exp.Select:
    """One for each cell: the rows once for each column, which is their part."""
    queries = [
        found(
            period=month(audit, scene),
            currency=currency(scene),
            part=text(name),
            example=exp.DPipe(this=text(f"{name} "), expression=col(name)),
        )
        .from_(table(scene.table))
        .where(certain(exp.In(this=as_text(col(name)), expressions=[text(t) for t in texts])))
        for name in scene.columns
        if not name.startswith("x_")
    ]
    cells = exp.union(*queries, distinct=False) if len(queries) > 1 else queries[0]
    return exp.select("*").from_(sub(cells, "cells"))


def meeting(audit: Audit, scene: Scene, check: Rows) -> exp.Select:
    """Rows that meet a condition."""
    return _rows(audit, scene, certain(tree(check.where)), check.where.columns)


def with_tag_key(audit: Audit, scene: Scene, pattern: str) -> exp.Select:
    """Rows with a tag whose key has a match of a pattern."""
    return _rows(audit, scene, certain(_has_key(pattern)), ("Tags",))


def untagged(audit: Audit, scene: Scene, keys: Sequence[str]) -> exp.Select:
    """Rows that have none of the tags."""
    return _rows(audit, scene, exp.Not(this=certain(_has_any(keys))), ("Tags",))


def _has_any(keys: Sequence[str]) -> exp.Expr:
    """Whether one of the tags is there and not blank; the tags are read once for all of them."""
    pointers = exp.array(*(text(pointer(key)) for key in keys), dialect="duckdb")
    values = call("try", call("json_extract_string", col("Tags"), pointers))
    value = exp.to_identifier("tag_value")
    blank = exp.EQ(this=exp.Trim(this=exp.column("tag_value")), expression=text(""))
    there = exp.Lambda(this=exp.Not(this=exp.Coalesce(this=blank, expressions=[exp.true()])), expressions=[value])
    return exp.GT(this=call("len", call("list_filter", values, there)), expression=number(0))


def _has_key(pattern: str) -> exp.Expr:
    """Whether a key of the tags, which may be no JSON, has a match of the pattern."""
    keys = call("try", call("json_keys", col("Tags")))
    key = exp.to_identifier("tag_key")
    found = exp.Lambda(this=call("regexp_matches", exp.column("tag_key"), text(pattern)), expressions=[key])
    return exp.GT(this=call("len", call("list_filter", keys, found)), expression=number(0))


def orphans(audit: Audit, scene: Scene, check: Orphans) -> exp.Select:
    """Rows that lead nowhere."""
    pairs = zip(check.columns, check.keys, strict=True)
    same = exp.and_(*(exp.EQ(this=col(c, "row"), expression=col(k, "other")) for c, k in pairs))
    asked: list[exp.Expr] = [exp.Not(this=is_null(col(name, "row"))) for name in check.columns]
    there = exp.select(number(1)).from_(exp.alias_(table(check.table), "other", table=True, quoted=True)).where(same)
    part = call("concat_ws", text("/"), *(as_text(col(name, "row")) for name in check.columns))
    where = [
        exp.DPipe(this=text(f"{name} "), expression=col(name, "row")) for name in ("rule", "place") if scene.has(name)
    ]
    if check.where:
        asked.append(of("row", certain(tree(check.where))))
    return (
        found(
            period=of("row", month(audit, scene)),
            currency=_of_row(currency(scene)),
            cost=_of_row(cost(audit, scene)),
            part=part,
            example=call("concat_ws", text(", "), part.copy(), *where),
        )
        .from_(exp.alias_(table(scene.table), "row", table=True, quoted=True))
        .where(*asked, exp.Not(this=exp.Exists(this=there)))
    )


# --- spans ------------------------------------------------------------------------------------------------------------
def spans(scene: Scene, check: Spans) -> exp.Select:
    """Neighbours by key in order of time, of each row its latest observation where rows are observed.

    What began earlier and lasts longest is kept in mind, so that a span inside another is found as well.
    """
    keys = [col(name) for name in check.keys]
    order = exp.Order(expressions=[ordered(col(check.since)), ordered(col(check.until))])
    reached = exp.Window(
        this=exp.Max(this=_end(check)),
        partition_by=[key.copy() for key in keys],
        order=order,
        spec=exp.WindowSpec(
            kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end=number(1), end_side="PRECEDING"
        ),
    )
    spans = exp.select(*keys, col(check.since), col(check.until), exp.alias_(reached, "reached"))
    spans = spans.from_(sub(_observed(scene, check), "known")).where(_lasting(check))
    wrong = exp.LT if check.gaps else exp.GT
    part = call("concat_ws", text("/"), *(as_text(key.copy()) for key in keys))
    example = phrase(part, "from", col(check.since), "after", col("reached"))
    return (
        found(part=part.copy(), example=example)
        .from_(sub(spans, "spans"))
        .where(wrong(this=col("reached"), expression=col(check.since)))
    )


def _observed(scene: Scene, check: Spans) -> exp.Select:
    """The latest observation of each span."""
    rows = exp.select("*").from_(table(scene.table))
    if not scene.has("observed_at"):
        return rows
    identity = [name for name in (*check.keys, "owner_id", "source", check.since) if scene.has(name)]
    newest = exp.Window(
        this=exp.RowNumber(),
        partition_by=[col(name) for name in dict.fromkeys(identity)],
        order=exp.Order(expressions=[ordered(col("observed_at"), down=True)]),
    )
    return rows.qualify(exp.EQ(this=newest, expression=number(1)))


def _end(check: Spans) -> exp.Expr:
    return exp.Coalesce(this=col(check.until), expressions=[cast(text("infinity"), INSTANT)])


def _lasting(check: Spans) -> exp.Expr:
    """A span that ends where it begins was withdrawn."""
    return exp.GT(this=_end(check), expression=col(check.since))


def standing(scene: Scene) -> exp.Select:
    """Groups of records of one standing that cannot decide."""
    asset = call("concat_ws", text("/"), col("platform"), col("asset_id"))
    owners = call("array_to_string", col("owners"), text(", "))
    example = phrase(asset, "from", col("since"), owners, "sum", col("total"))
    source = sub(groups(scene.connection, disputed=True), "standing")
    return found(part=asset.copy(), example=example).from_(source).where(is_null(col("rank")))


# --- circles ----------------------------------------------------------------------------------------------------------
def circles(scene: Scene, check: Circles) -> exp.Select:
    """Whoever is met on the way up from themselves; the way is walked until nothing new is met."""
    now = instant(scene.now)
    ends = exp.Coalesce(this=col("valid_to"), expressions=[cast(text("infinity"), INSTANT)])
    held = exp.select(exp.alias_(col(check.key), "name"), exp.alias_(col(check.parent), "above")).from_(
        table(scene.table)
    )
    held = held.where(exp.Not(this=is_null(col(check.parent))))
    if scene.has("valid_from") and scene.has("valid_to"):
        held = held.where(exp.LTE(this=col("valid_from"), expression=now), exp.GT(this=ends, expression=now.copy()))
    first = exp.select(exp.alias_(col("name"), "begun"), exp.alias_(col("above"), "met")).from_(table("held"))
    higher = (
        exp.select(col("begun", "way"), col("above", "held"))
        .from_(table("way"))
        .join(table("held"), on=exp.EQ(this=col("met", "way"), expression=col("name", "held")))
    )
    return (
        found(part=col("begun"), example=exp.DPipe(this=col("begun"), expression=text(" stands above itself")))
        .from_(table("way"))
        .where(exp.EQ(this=col("begun"), expression=col("met")))
        .with_(table("held"), as_=held, recursive=True)
        .with_(table("way"), as_=exp.union(first, higher, distinct=True), recursive=True)
    )
