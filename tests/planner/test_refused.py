"""What cannot be answered correctly is refused, with the reason and the nearest that would do."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.catalog.load import load, read_texts
from workbench.catalog.model import Catalog
from workbench.errors import WorkbenchError
from workbench.planner import plan
from workbench.planner.measures import path_of
from workbench.query.parse import parse

SHOP = Path(__file__).parents[1] / "cases" / "shop"


@pytest.fixture(scope="module")
def shop() -> Catalog:
    return load(SHOP)


def refused(catalog: Catalog, text: str) -> str:
    """Why a query is refused, as one sentence."""
    with pytest.raises(WorkbenchError) as caught:
        plan(catalog, parse(text))
    return " ".join(issue.sentence for issue in caught.value.issues)


def made(*texts: str) -> Catalog:
    catalog, issues = read_texts({f"{number}.yml": text for number, text in enumerate(texts)})
    assert issues == ()
    assert catalog is not None
    return catalog


def test_a_dimension_in_two_datasets_of_one_role_names_both() -> None:
    catalog = made(
        "{dataset: sales, source: sales, links: {user: {to: users, on: id, also: [{to: cards, on: id}]}}, metrics: {sales: count(*)}}",
        "{dataset: users, source: users, dimensions: [state, id]}",
        "{dataset: cards, source: cards, dimensions: [state, id]}",
    )
    message = refused(catalog, "sales by user.state")
    assert "users.state and of cards.state" in message
    assert plan(catalog, parse("sales by user.id")).outputs[0].name == "user.id"


def test_a_history_is_read_at_the_named_instant() -> None:
    history = "{to: levels, on: id, valid: {from: a, to: b, at: sold_on}}"
    catalog = made(
        f"{{dataset: sales, source: sales, dimensions: {{sold_on: {{type: time, grain: day}}}}, links: {{level: {history}}}, metrics: {{sales: count(*)}}}}",
        "{dataset: levels, source: levels, dimensions: [name], primary_key: [id, a]}",
    )
    assert "as of sales.sold_on" in " ".join(plan(catalog, parse("sales by level.name")).outline)


def test_keys_of_different_datasets_do_not_meet(shop: Catalog) -> None:
    message = refused(shop, "orders, stores by customer")
    assert "stores" in message
    assert "customer" in message


def test_a_metric_at_a_key_that_the_rows_do_not_know(shop: Catalog) -> None:
    assert "stores has no 'customer'" in refused(shop, "stores where metric(orders by customer) > 1")
    assert "No metric 'oders'" in refused(shop, "stores where metric(oders by store) > 1")


def test_a_metric_filtered_by_itself_is_refused() -> None:
    catalog = made(
        "{dataset: sales, source: sales, dimensions: [user], metrics: {sales: count(*), "
        "a: {expr: sales, filter: metric(b by user) > 1}, b: {expr: sales, filter: metric(a by user) > 1}}}"
    )
    assert "filtered by itself" in refused(catalog, "a")


def test_a_balance_without_its_time_is_said_to_be_that_of_one_instant(shop: Catalog) -> None:
    resolved = plan(shop, parse("held by kind")).resolved
    assert resolved.warnings == ("held does not add up over time: the value at the last on_day is shown.",)
    assert plan(shop, parse("held by time.month")).resolved.warnings == ()


def test_what_a_window_runs_along_must_be_asked_for(shop: Catalog) -> None:
    assert "runs along 'time.month', so the query must group by it. Add by time.month." in refused(
        shop, "before by store"
    )
    assert "runs along 'time.month'" in refused(shop, "growth by time.year")


def test_what_does_not_add_up_has_no_share(shop: Catalog) -> None:
    assert "what stands in two groups would be counted twice" in refused(shop, "share of buyers by store")
    assert "an average of groups" in refused(shop, "share of avg_order by store")
    assert "by more than sums and differences" in refused(shop, "share of gift_share by store")
    assert "does not add up over time. Write within time.month" in refused(shop, "share of held by time.month, kind")
    assert "must group by it" in refused(shop, "share of orders within customer by store")


def test_demands_of_metrics_are_held(shop: Catalog) -> None:
    assert (
        refused(shop, "by_country by store")
        == "by_country has a meaning only by 'store.country'. Add by store.country."
    )
    assert "by_country has a meaning only" in refused(shop, "per_buyer by gift")
    assert "per_buyer has no meaning by 'time.month'" in refused(shop, "per_buyer by time.month, store.country")
    assert "per_buyer has no meaning by 'customer'" in refused(shop, "per_buyer by customer, store.country")


def test_a_path_in_a_definition_may_quote_its_parts() -> None:
    assert path_of('"order".week').parts == ("order", "week")
    assert path_of("store.name").parts == ("store", "name")


def test_a_running_sum_of_what_does_not_add_up_says_so(shop: Catalog) -> None:
    (warning,) = plan(shop, parse("buyers_so_far by time.month")).resolved.warnings
    assert warning == "buyers_so_far sums up what does not add up: what stands in two groups would be counted twice."
    assert plan(shop, parse("so_far by time.month")).resolved.warnings == ()


def test_a_conversion_is_asked_by_what_its_base_event_knows(shop: Catalog) -> None:
    message = refused(shop, "visits_returned by gift")
    assert message.startswith("visits_returned cannot be asked by 'gift': visits has no dimension or link 'gift'.")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("orders by time.mnth", "'time' has no grain or part 'mnth'. Did you mean 'time.month'"),
        ("orders by ordered_on.yaer", "'ordered_on' has no grain or part 'yaer'. Did you mean 'ordered_on.year'"),
        ("orders by time.day.month", "'time.day' has no grain or part 'month'. Did you mean 'time.month'"),
        ("orders by time.xyz", "'time' has no grain or part 'xyz'. It has: day, week, month, quarter, year."),
        ("stores by time.month", "stores names no time dimension."),
    ],
)
def test_what_a_time_does_not_have_is_said_of_the_time(shop: Catalog, query: str, sentence: str) -> None:
    assert sentence in refused(shop, query)


def test_a_path_with_two_meanings_names_both() -> None:
    catalog = made(
        "{dataset: sales, source: sales, dimensions: [name], links: {sales: {to: stores, on: store}}, metrics: {sales: count(*)}}",
        "{dataset: stores, source: stores, primary_key: [store], dimensions: [store, name]}",
    )
    message = refused(catalog, "sales by sales.name")
    assert message == "'sales.name' has two meanings for sales. Did you mean 'sales.sales.name' or 'name'?"
    for path in ("sales.sales.name", "name"):
        assert plan(catalog, parse(f"sales by {path}")).outputs
