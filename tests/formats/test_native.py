"""What the native writer writes loads to the same catalog: examples, other systems' catalogs, and random ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from pathlib import Path

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given, settings

import workbench.examples
from workbench.catalog.formula import Formula, Role, column, parse_formula
from workbench.catalog.load import checked, load, read_texts
from workbench.catalog.model import (
    Better,
    Calendar,
    Catalog,
    Conversion,
    Cube,
    Cumulative,
    Dataset,
    Definition,
    Derived,
    Dimension,
    DimensionType,
    Documentation,
    Earlier,
    Example,
    JoinKey,
    Link,
    Metric,
    Pick,
    Ratio,
    SemiAdditive,
    Simple,
    Sla,
    Span,
    StartOf,
    Status,
    Tier,
    Validity,
)
from workbench.errors import DefinitionError
from workbench.formats import datajunction, metricflow, native
from workbench.formats.yaml_text import Written, document
from workbench.query.model import Unit
from workbench.query.parse import parse

CASES = Path(__file__).parents[1] / "cases"
SUITES = Path(__file__).parents[3] / "shared" / "suites"
EXAMPLES = Path(workbench.examples.__file__).parent


def placeless(value: object) -> object:
    """A definition as nested tuples, without where it stands."""
    if isinstance(value, Mapping):
        return {key: placeless(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(placeless(inner) for inner in value)
    if is_dataclass(value) and type(value).__module__ == "workbench.catalog.model":
        kept = [field.name for field in fields(value) if field.init and field.name not in {"place", "folder"}]
        return (type(value).__name__, *((name, placeless(getattr(value, name))) for name in kept))
    return value


def again(catalog: Catalog) -> Catalog:
    read, issues = read_texts(native.dump(catalog))
    assert issues == ()
    assert read is not None
    return read


@pytest.mark.parametrize("folder", [EXAMPLES / "flights", CASES / "shop", CASES / "club"], ids=lambda path: path.name)
def test_our_own_catalogs_come_back(folder: Path) -> None:
    catalog = load(folder)
    assert placeless(again(catalog)) == placeless(catalog)


def test_another_systems_catalog_comes_back() -> None:
    nodes = SUITES / "datajunction" / "nodes"
    if not nodes.exists():
        pytest.skip("../shared/suites/datajunction is not here")
    catalog = datajunction.load(nodes).catalog
    assert placeless(again(catalog)) == placeless(catalog)


@pytest.mark.parametrize("folder", sorted(SUITES.glob("metricflow/manifests/*")), ids=lambda path: path.name)
def test_metricflows_catalogs_come_back(folder: Path) -> None:
    catalog = metricflow.load(folder).catalog
    assert placeless(again(catalog)) == placeless(catalog)


# --- random catalogs --------------------------------------------------------------------------------------------------
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=12).map(
    lambda text: " ".join(text.split())
)
SAID = WORDS.filter(bool)
LISTS = st.lists(SAID, max_size=2).map(tuple)
NAMES = st.sampled_from(["sales", "order", "from", "on", "id", "no", "Größe", "_x", "metrics", "catalog", "select"])

DOCS = st.builds(
    Documentation,
    title=WORDS,
    description=WORDS,
    owner=st.sampled_from(["", "ann", "a: b"]),
    tags=LISTS,
    synonyms=LISTS,
    tier=st.sampled_from([None, *Tier]),
    status=st.sampled_from([Status.DRAFT, Status.CERTIFIED]),
    sla=st.sampled_from([None, Sla("07:00", "2 days", 0.95), Sla(completeness=0.5)]),
    known_limits=LISTS,
    examples=st.lists(st.builds(Example, WORDS, st.just("sales by time.month"), st.booleans()), max_size=1).map(tuple),
    meta=st.dictionaries(SAID, WORDS, max_size=2).map(lambda pairs: tuple(pairs.items())),
)
#: What a dimension or a link may say of itself.
FEW = st.builds(Documentation, title=WORDS, description=WORDS, synonyms=LISTS)
#: What a catalog may: no synonyms, no status.
WHOLE = DOCS.map(lambda doc: replace(doc, synonyms=(), status=Status.DRAFT))


def formula(text: str, role: Role = Role.METRIC) -> Formula:
    found, faults = parse_formula(text, role)
    assert not faults
    assert found is not None
    return found


def dimension(
    dataset: str, name: str, kind: DimensionType, doc: Documentation, *, indexed: bool, made: bool
) -> Dimension:
    expr = formula("lower(\"a b\") || 'x'", Role.VALUE) if made else column(name)
    grain = Unit.HOUR if kind is DimensionType.TIME else None
    return Dimension(name, dataset, expr, kind, grain, whole=made or not grain, unit="mile", indexed=indexed, doc=doc)


@st.composite
def datasets(draw: st.DrawFn, space: str | None, number: int, known: list[Dataset]) -> Dataset:
    name = f"{draw(NAMES)}_{number}" if draw(st.booleans()) else f"d{number}"
    key = f"{space}.{name}" if space else name
    named = draw(st.lists(NAMES, max_size=3, unique=True))
    dims = [
        dimension(
            key,
            own,
            draw(st.sampled_from(DimensionType)),
            draw(FEW),
            indexed=draw(st.booleans()),
            made=draw(st.booleans()),
        )
        for own in named
    ]
    when = Dimension("when_", key, column("when_"), DimensionType.TIME, Unit.DAY)
    target = draw(st.sampled_from([None, *known]))
    links: dict[str, Link] = {}
    if target is not None:
        keys = (JoinKey(column("order"), column("order")), JoinKey(formula("a + 1", Role.KEY), column("b")))
        valid = Validity(column("a"), column("b"), draw(st.sampled_from([None, "when_"])))
        links["to_it"] = Link(
            "to_it",
            key,
            target.key,
            keys[: draw(st.integers(1, 2))],
            draw(st.booleans()),
            draw(st.sampled_from([None, valid])),
            doc=draw(FEW),
        )
    rows = draw(st.sampled_from([("t",), ("a b", "order"), None]))
    return Dataset(
        name,
        space,
        rows,
        None if rows else formula("SELECT a,\n\n  'x  y' AS b\nFROM t -- why", Role.SELECT),
        draw(st.sampled_from([(), ("zz",), ("y", "zz")])),
        draw(st.sampled_from([None, "when_"])),
        draw(st.sampled_from([None, *named])),
        draw(st.sampled_from([(), ("other_name",)])),
        None,
        {d.name: d for d in (*dims, when)},
        links,
        draw(DOCS),
        draw(st.sampled_from([key, f"an id {number}"])),
    )


def calendar() -> Dataset:
    """The calendar of every random catalog, with periods of its own."""
    when = Dimension("when_", "days", column("when_"), DimensionType.TIME, Unit.DAY)
    periods = [Dimension(name, "days", column(name)) for name in ("period", "fiscal_month")]
    dims = {each.name: each for each in (when, *periods)}
    return Dataset(
        "days", source=("days",), time="when_", calendar=Calendar(tuple(dims)[1:]), dimensions=dims, id="days"
    )


@st.composite
def definitions(draw: st.DrawFn, homes: list[Dataset], known: list[str]) -> Definition:
    home = draw(st.sampled_from(homes))
    expr = draw(st.sampled_from(["count(*)", 'sum("order" * 2)', "sum(x) / nullif(count(distinct y), 0)"]))
    where = draw(st.sampled_from([None, formula("x > 1 and y = ': #'", Role.FILTER)]))
    semi = draw(st.sampled_from([None, SemiAdditive("when_"), SemiAdditive("when_", Pick.FIRST)]))
    simple = Simple(home.key, formula(expr), where, draw(st.sampled_from([None, "when_"])), semi)
    if not known:
        return simple
    one, two = draw(st.sampled_from(known)), draw(st.sampled_from(known))
    spelt = ".".join(column(part).tree.sql("duckdb") for part in one.split("."))
    kinds: list[Definition] = [
        simple,
        Ratio(one, two),
        Derived(formula(f"{spelt} * 100"), (one,)),
        Cumulative(one),
        Cumulative(one, Span(7, Unit.DAY), pick=Pick.AVERAGE),
        Cumulative(one, to_date=Unit.MONTH),
        Conversion(one, two, "user", Span(1, "fiscal_month"), rate=draw(st.booleans()), constant=(("a", "b"),)),
    ]
    return draw(st.sampled_from(kinds))


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog | None:
    spaces = draw(st.lists(st.sampled_from([None, "shop", "shop.eu"]), min_size=1, max_size=3))
    sets = [calendar()]
    for number, space in enumerate(spaces):
        sets.append(draw(datasets(space, number, sets)))
    metrics: list[Metric] = []
    for number in range(draw(st.integers(0, 4))):
        space = draw(st.sampled_from(spaces))
        name = f"{draw(NAMES)}_{number}"
        key = f"{space}.{name}" if space else name
        metrics.append(
            Metric(
                name,
                draw(definitions(sets, [metric.key for metric in metrics])),
                space,
                draw(st.sampled_from([None, parse("x where when_ > date '2020-01-01' and not when_ is null").where])),
                draw(
                    st.sampled_from(
                        [None, Earlier(Span(14, Unit.DAY)), StartOf(Unit.MONTH), Earlier(Span(2, "period"))]
                    )
                ),
                draw(st.sampled_from([None, 0, Decimal("0.5")])),
                draw(st.booleans()),
                grain=draw(st.sampled_from([None, Unit.WEEK, "period"])),
                private=draw(st.booleans()),
                unit=draw(st.sampled_from([None, "mile"])),
                better=draw(st.sampled_from([None, *Better])),
                doc=draw(DOCS),
                id=draw(st.sampled_from([key, f"id {number}"])),
            )
        )
    cubes = []
    saved: bool = draw(st.booleans())
    if metrics and saved:
        text = metrics[0].key if metrics[0].key.isidentifier() else '"a"'
        query = f"{'.'.join(chr(34) + part + chr(34) for part in metrics[0].key.split('.'))}\nlimit 3" if text else ""
        cubes = [Cube("board", parse(query), query, draw(st.sampled_from(spaces)), draw(DOCS), "board id")]
    return checked(draw(st.sampled_from(["shop", "my shop: 2"])), sets, metrics, cubes, doc=draw(WHOLE))[0]


@settings(max_examples=100, deadline=None)
@given(catalogs())
def test_random_catalogs_come_back(catalog: Catalog | None) -> None:
    if catalog is not None:
        assert placeless(again(catalog)) == placeless(catalog)


def test_the_random_catalogs_are_mostly_right() -> None:
    """Else the law above would say nothing."""
    right: list[bool] = []

    @settings(max_examples=30, deadline=None, database=None)
    @given(catalogs())
    def count(catalog: Catalog | None) -> None:
        right.append(catalog is not None)

    count()
    assert sum(right) > len(right) / 2


# --- YAML and files ---------------------------------------------------------------------------------------------------
VALUES = st.recursive(
    st.one_of(WORDS, st.lists(WORDS, max_size=3).map("\n".join), st.booleans(), st.integers(-9, 9)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(SAID, inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(SAID, VALUES, min_size=1, max_size=3))
def test_yaml_reads_back_the_same(value: dict[str, Written]) -> None:
    def shown(inner: object) -> object:
        match inner:
            case dict():
                return {key: shown(each) for key, each in inner.items()}
            case list():
                return [shown(each) for each in inner]
            case bool():
                return "true" if inner else "false"
            case _:
                return str(inner).strip("\n") if isinstance(inner, str) else str(inner)

    def trimmed(inner: object) -> object:
        match inner:
            case dict():
                return {key: trimmed(each) for key, each in inner.items()}
            case list():
                return [trimmed(each) for each in inner]
            case _:
                return str(inner).strip("\n")

    assert trimmed(yaml.load(document(value), Loader=yaml.BaseLoader)) == shown(value)  # noqa: S506  all stays text


def test_saving_refuses_a_folder_with_definitions_unless_asked(tmp_path: Path) -> None:
    catalog = load(CASES / "shop")
    written = native.save(catalog, tmp_path / "out")
    assert (tmp_path / "out" / "orders.yml") in written
    with pytest.raises(DefinitionError, match="already"):
        native.save(catalog, tmp_path / "out")
    native.save(catalog, tmp_path / "out", overwrite=True)
    assert placeless(load(tmp_path / "out")) == placeless(catalog)
