"""The shape of what is asked for: lists of values, how far data reaches, shares, tops, orders and conditions on results."""

from __future__ import annotations

import pytest
from evaluation import World, asked

from workbench.ask import Zone


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "list all brands": "values of product.brand",
        "Kindly list who our customers are": "values of customer.name",
        "which categories do we sell": "values of product.category",
        "What brands are the products?": "values of product.brand",
        "who are our customers": "values of customer.name",
        # a place in no role: all places; in one: those that have it
        "list the cities": "values of places.city",
        "names of our warehouses": "values of warehouse.city from orders",
        # what is also measured is listed only where a list is asked for
        "show buyers": "buyers",
    }.items(),
)
def test_values_are_listed_where_nothing_is_measured(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "When was the last order?": "range of orders.ordered_on",
        "when was the most recent order from Berlin": "range of orders.ordered_on where warehouse.city = 'Berlin'",
        "when was the first return in Germany": "range of returns.returned_on where customer.country = 'Germany'",
        "what period do the orders cover": "range of orders.ordered_on",
        "how far back do the returns go": "range of returns.returned_on",
        # the most of something is another question
        "when were the most orders": "orders by time.day order by orders desc limit 1",
        # rows of which the catalog does not tell the day: no number is an answer
        "when was the last cancelled order": "declined",
    }.items(),
)
def test_the_first_and_last_day_of_rows_are_a_range(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "each brand's share of revenue": "share of revenue by product.brand",
        "What percentage of revenue comes from each country?": "share of revenue by customer.country",
        "orders by channel in percent": "share of orders by channel",
        # a value is what is asked about, and the whole stays whole
        "what share of our orders comes through the app": "share of orders by channel having channel = 'app'",
        "app orders as a percentage of all orders": "share of orders by channel having channel = 'app'",
        "share of orders through the app by month":
            "share of orders within time.month by time.month, channel having channel = 'app'",
        # beside a group, a value keeps rows
        "each channel's share of orders in Germany": "share of orders by channel where customer.country = 'Germany'",
        # a rate of the catalog is what it is
        "What share of phone orders were cancelled?": "cancellation_rate where channel = 'phone'",
        "cancellation rate in percent by brand": "cancellation_rate by product.brand",
    }.items(),
)  # fmt: skip
def test_a_share_is_a_part_of_the_whole_unless_a_rate_is_meant(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "orders by type of customer": "orders by customer.segment",
        "revenue by customer type": "revenue by customer.segment",
        "which types of customer do we have": "values of customer.segment",
        "revenue by category of product": "revenue by product.category",
    }.items(),
)
def test_the_kind_of_a_thing_is_said_in_many_words(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # taken together, unless they are set against each other or do not add up
        "orders from web or app": "orders where channel in ('web', 'app')",
        "revenue of web and app together": "revenue where channel in ('web', 'app')",
        "orders: web vs app": "orders by channel where channel in ('web', 'app')",
        "average order value of web and phone orders":
            "avg_order_value by channel where channel in ('web', 'phone')",
        # a list that goes on is of all
        "orders by web, phone and so on": "orders by channel",
        # groups that nothing but marks or a repetition set off
        "channel / revenue": "revenue by channel",
        "orders, country by country": "orders by customer.country",
        "channel breakdown of orders": "orders by channel",
        "top brand category by category, revenue":
            "revenue by product.category, product.brand order by revenue desc limit 1 per product.category",
        # all in an order, not only an end of it
        "revenue by brand, highest first": "revenue by product.brand order by revenue desc",
        "returns by brand, starting with the worst": "returns by product.brand order by returns desc",
        "orders by country in descending order": "orders by customer.country order by orders desc",
        "Rank the brands by revenue": "revenue by product.brand order by revenue desc",
        # what is measured in an order is no group
        "top 3 brands by quantity": "units_sold by product.brand order by units_sold desc limit 3",
    }.items(),
)  # fmt: skip
def test_groups_and_orders_in_the_words_of_a_note(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "Who buys most often?": "orders by customer.name order by orders desc limit 1",
        # conditions on what was measured
        "customers with over twelve orders": "orders by customer.name having orders > 12",
        "categories with a return rate above 20%": "return_rate by product.category having return_rate > 0.2",
        "for each brand, who has the most orders":
            "orders by product.brand, customer.name order by orders desc limit 1 per product.brand",
        "months with at least 20 orders": "orders by time.month having orders >= 20",
    }.items(),
)  # fmt: skip
def test_who_and_where_ask_for_names_and_results_are_kept_by_number(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "which categories are there": "values of product.category",
        "What are the reasons for returns?": "values of reason from returns",
        "list customers in Germany": "values of customer.name where customer.country = 'Germany'",
        "names of products by Acme": "values of product.name where product.brand = 'Acme'",
        "product categories": "values of product.category",
    }.items(),
)
def test_lists_are_kept_by_what_is_said_of_them(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "Which country has the fastest delivery?":
            "avg_delivery_time by customer.country order by avg_delivery_time limit 1",
        "slowest delivery by channel": "avg_delivery_time by channel order by avg_delivery_time desc limit 1",
        "which customer placed the most orders": "orders by customer.name order by orders desc limit 1",
        "top 2 brands by returns": "returns by product.brand order by returns desc limit 2",
        "for both channels the two countries with the most orders":
            "orders by channel, customer.country order by orders desc limit 2 per channel",
        # what customers do is asked of all of them
        "what did customers spend in 2023?": "revenue during 2023",
    }.items(),
)  # fmt: skip
def test_what_is_ranked_is_told_from_what_it_is_ranked_by(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "orders, revenue and returns by country": "orders, revenue, returns by customer.country",
        "turnover and money paid back by month": "revenue, refunds by time.month",
        # what an order goes by is no metric beside it
        "per country, the best brand by revenue":
            "revenue by customer.country, product.brand order by revenue desc limit 1 per customer.country",
    }.items(),
)  # fmt: skip
def test_several_metrics_are_read_by_name_and_by_meaning(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "the two people with the most orders": "orders by customer.name order by orders desc limit 2",
        "On which date did we sell most pieces?": "units_sold by time.day order by units_sold desc limit 1",
        "peak month for revenue": "revenue by time.month order by revenue desc limit 1",
    }.items(),
)
def test_people_and_dates_are_ranked(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "orders split by the channel": "orders by channel",
        "top 2 categories by pieces sold": "units_sold by product.category order by units_sold desc limit 2",
        "revenue by product category type": "revenue by product.category",
        "top 3 brands by quantity": "units_sold by product.brand order by units_sold desc limit 3",
    }.items(),
)  # fmt: skip
def test_what_stands_behind_by_divides_or_orders(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "faults repaired in May 2025": "faults during 2025-05",
        "no of defects repaired in 2025 by station": "faults by station.name during 2025",
        "number of defects mended by station": "faults by station.name",
    }.items(),
)
def test_what_was_done_with_all_that_is_counted_leaves_it_the_count(charging: World, question: str, query: str) -> None:
    answer = charging.session.ask(question)
    assert answer.zone is Zone.ANSWER
    assert " ".join(answer.text.split()) == query
