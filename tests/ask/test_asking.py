"""What a question becomes: query texts, as somebody would write them who knows the catalog."""

from __future__ import annotations

import pytest
from evaluation import World, asked

from workbench.ask import Zone


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # roles: from and to
        "orders shipped from Hamburg": "orders where warehouse.city = 'Hamburg'",
        "orders delivered to Hamburg": "orders where address.city = 'Hamburg'",
        "orders from Berlin to Vienna": "orders where warehouse.city = 'Berlin' and address.city = 'Vienna'",
        # negation keeps rows where nothing is known
        "orders not from Germany": "orders where customer.country <> 'Germany' or customer.country is null",
        "revenue excluding web and app": "revenue where channel not in ('web', 'app') or channel is null",
        # values with typos, in any case
        "orders from GERMANY": "orders where customer.country = 'Germany'",
        "orders of germnay": "orders where customer.country = 'Germany'",
        "orders of German customers": "orders where customer.country = 'Germany'",
        # comparators on attributes, by name and by unit
        "orders worth more than 100 euros": "orders where amount > 100",
        "orders of customers older than 60": "orders where customer.age > 60",
        "orders with quantity between 2 and 3": "orders where quantity between 2 and 3",
        # groups
        "revenue per country": "revenue by customer.country",
        "revenue by category and brand": "revenue by product.category, product.brand",
        "monthly revenue": "revenue by time.month",
        # ranks
        "top 3 products by revenue": "revenue by product.name order by revenue desc limit 3",
        "the two countries with the most orders": "orders by customer.country order by orders desc limit 2",
        "Which country has the fewest returns?": "returns by customer.country order by returns limit 1",
        "best channel for revenue": "revenue by channel order by revenue desc limit 1",
        "worst brand by return rate": "return_rate by product.brand order by return_rate desc limit 1",
        "top product in each category by revenue":
            "revenue by product.category, product.name order by revenue desc limit 1 per product.category",
        # several metrics
        "orders and revenue by channel": "orders, revenue by channel",
        # having
        "countries with more than 60 orders": "orders by customer.country having orders > 60",
    }.items(),
)  # fmt: skip
def test_a_question_becomes_a_query(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("previous", "question", "query"),
    [
        ("orders by channel", "only Germany", "orders by channel where customer.country = 'Germany'"),
        ("orders by channel", "and by month", "orders by channel, time.month"),
        ("orders by channel", "in May", "orders by channel during 2024-05"),
        ("orders by channel during 2024-05", "in June", "orders by channel during 2024-06"),
        ("orders by channel", "top 2", "orders by channel order by orders desc limit 2"),
        ("orders where channel = 'web'", "without France",
         "orders where channel = 'web' and (customer.country <> 'France' or customer.country is null)"),
        ("orders by channel", "revenue by country", "revenue by customer.country"),
        # in place of what is there of the kind
        ("orders where customer.country = 'Germany'", "only France", "orders where customer.country = 'France'"),
        ("orders where customer.country = 'Germany'", "what about France?", "orders where customer.country = 'France'"),
        ("orders where customer.country = 'Germany'", "also France",
         "orders where customer.country in ('Germany', 'France')"),
        ("orders where address.city = 'Vienna'", "only Berlin", "orders where address.city = 'Berlin'"),
        ("orders where warehouse.city = 'Hamburg'", "and Berlin?", "orders where warehouse.city = 'Berlin'"),
        ("orders where amount > 100", "above 50 euros instead", "orders where amount > 50"),
        ("orders by channel during 2024-05", "and in June?", "orders by channel during 2024-06"),
        ("orders by channel during 2024-05", "by month instead", "orders by time.month during 2024-05"),
        ("orders by time.month", "by week", "orders by time.week"),
        ("orders by time.month", "and by week", "orders by time.month, time.week"),
        # metrics
        ("orders by channel during 2024-05", "and revenue", "orders, revenue by channel during 2024-05"),
        ("orders by channel during 2024-05", "revenue instead", "revenue by channel during 2024-05"),
        ("orders by channel during 2024-05", "what about revenue?", "revenue by channel during 2024-05"),
        ("orders by channel during 2024-05", "revenue", "revenue by channel during 2024-05"),
        ("orders by channel order by orders desc limit 3", "instead of orders, revenue",
         "revenue by channel order by revenue desc limit 3"),
        ("orders, revenue by channel", "remove revenue", "orders by channel"),
        # taken away
        ("orders by channel where customer.country = 'Germany'", "without the filter", "orders by channel"),
        ("orders by channel where customer.country = 'Germany' and amount > 10", "drop the country filter",
         "orders by channel where amount > 10"),
        ("orders by channel where customer.country = 'Germany'", "for all countries", "orders by channel"),
        ("orders by channel, time.month", "not by channel", "orders by time.month"),
        ("orders by channel during 2024-05", "all time", "orders by channel"),
        ("orders by channel during 2024-05", "for the whole year", "orders by channel during 2024"),
        ("orders by channel order by orders desc limit 3", "drop the limit", "orders by channel order by orders desc"),
        ("orders by channel during 2024-05", "the year before?", "orders by channel during 2023-05"),
        ("orders by channel during 2024-05", "same for the month before", "orders by channel during 2024-04"),
        ("orders by channel order by orders desc limit 2", "show three",
         "orders by channel order by orders desc limit 3"),
        # order, share, comparison
        ("orders by channel", "as a percentage of the total", "share of orders by channel"),
        ("orders by channel", "sorted by channel", "orders by channel order by channel"),
        ("orders by channel", "order by revenue", "orders by channel order by revenue desc"),
        ("orders by channel", "as a share", "share of orders by channel"),
        ("orders by channel during 2024-05", "compare to the previous month",
         "orders by channel during 2024-05 compare to previous month"),
        ("orders by channel where customer.country = 'Germany'", "why the dip in May?",
         "orders by channel where customer.country = 'Germany' during 2024-05 compare to previous period"),
    ],
)  # fmt: skip
def test_a_follow_up_edits_the_query_before(shop: World, previous: str, question: str, query: str) -> None:
    assert asked(shop, question, previous) == query


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("Why did returns rise in May?", "returns during 2024-05 compare to previous period"),
        ("what drove the increase in revenue in May 2023?", "revenue during 2023-05 compare to previous period"),
        ("so why was revenue down in May compared to last year", "revenue during 2024-05 compare to previous year"),
        ("reason for the dip in orders from the web in March", "orders where channel = 'web' during 2024-03 compare to previous period"),
    ],
)  # fmt: skip
def test_a_question_why_something_moved_asks_what_the_change_is_made_of(shop: World, question: str, query: str) -> None:
    answer = shop.session.ask(question)
    assert " ".join((answer.text or "").split()) == query
    assert answer.explains
    assert answer.magic == "why"


def test_a_bare_why_is_about_the_query_before(shop: World) -> None:
    answer = shop.session.ask("why?", previous="revenue by channel during 2024-05")
    assert answer.text == "revenue\nby channel\nduring 2024-05\ncompare to previous period"
    assert shop.session.ask("why?").query is None


@pytest.mark.parametrize(
    "question",
    [
        "How many employees do we have?",
        "orders per warehouse worker",
        "revenue in Atlantis",
        "how many cities do we deliver to?",
        "what share of orders were gifts?",
        "median order value by country",
        "why do people like blue more?",
        "orders next month",
        "who is our best customer support agent?",
        "refunds by delivery city",
    ],
)
def test_what_cannot_be_answered_is_declined_with_the_reason(shop: World, question: str) -> None:
    answer = shop.session.ask(question)
    assert answer.query is None
    assert answer.zone is Zone.ABSTAIN
    assert answer.clarification


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "flights with arrival delay over 60 minutes by carrier": "flights by carrier.name where arrival_delay > 60",
        "flights delayed more than 2 hours": "flights where departure_delay > 120",
        "flights above 2000 miles per carrier": "flights by carrier.name where distance > 2000",
        "average departure and arrival delay per origin": "avg_departure_delay, avg_arrival_delay by origin.name",
        "departure delay when it rains": "avg_departure_delay where weather.rainy = true",
        "three months with the most cancellations":
            "cancellations by time.month order by cancellations desc limit 3",
        "on time share by destination for Southwest":
            "on_time_rate by destination.name where carrier.name = 'Southwest Airlines Co.'",
        "weekday vs weekend departure delay": "avg_departure_delay by time.extract_dow",
        "Are delays worse on weekends? Average arrival delay by day of week": "avg_arrival_delay by time.extract_dow",
        "least punctual carriers": "on_time_rate by carrier.name order by on_time_rate",
        "cancellations in Q1 compared with Q2": "cancellations by time.quarter during 2013-Q1 to 2013-Q2",
        "flights in January": "flights during 2013-01",
        "which carriers were late most often in summer?":
            "on_time_rate by carrier.name during 2013-06 to 2013-08 order by on_time_rate",
        "list all airlines": "values of carrier.name",
        "which plane models exist?": "values of plane.model",
    }.items(),
)  # fmt: skip
def test_a_question_over_the_example_becomes_a_query(flights: World, question: str, query: str) -> None:
    assert asked(flights, question) == query


@pytest.mark.parametrize(
    ("question", "why"),
    {
        "flights shorter than 200 miles to Boston": "'Boston'",
        "flights by destination city": "'destination city'",
        "revenue per flight for United": "'revenue'",
        "flight 1545": "1545",
        "flights in early March": "early March",
        "what is the longest flight?": "not among what",
        "share of flights by pilot": "'pilot'",
        "percent delayed by airline": "only the opposite: On-time rate",
        "what percentage of flights is late?": "only the opposite: On-time rate",
        "arrival delay by plane model year": "'plane model year'",
    }.items(),
)
def test_a_part_that_nothing_stands_for_is_not_left_out_in_silence(flights: World, question: str, why: str) -> None:
    answer = flights.session.ask(question)
    assert answer.query is None
    assert why in (answer.clarification or "")


def test_a_word_that_nothing_stands_for_is_shown_where_a_reading_is_offered(flights: World) -> None:
    answer = flights.session.ask("share of delayed flights per carrier")
    assert answer.zone is not Zone.ANSWER
    assert answer.unused == ("delayed",)


def test_an_unknown_name_is_named_and_near_metrics_are_offered(shop: World) -> None:
    answer = shop.session.ask("revenue in Atlantis")
    assert "'Atlantis'" in (answer.clarification or "")
    assert answer.nearest[0].name == "revenue"


def test_a_value_of_another_role_is_told(flights: World) -> None:
    answer = flights.session.ask("How many flights departed from Boston?")
    assert answer.query is None
    assert "Boston" in (answer.clarification or "") or "Logan" in (answer.clarification or "")


def test_an_answer_plans_and_its_text_is_its_query(shop: World) -> None:
    answer = shop.session.ask("revenue by country in May")
    assert answer.query == shop.session.parse(answer.text or "")
    assert answer.run() is not None


# --- definitions ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what is return rate?", "Returns as a share of orders."),
        ("What does average basket mean?", "Mean amount of an order."),
        ("how is the cancellation rate calculated?", "Cancelled orders as a share of all orders."),
        ("define turnover", "Money that customers paid."),
        ("who owns revenue?", "sales-team"),
        ("how fresh is the data?", "2024-07"),
        ("which metrics are there?", "12 metrics"),
    ],
)
def test_a_question_about_a_definition_is_told_and_not_computed(shop: World, question: str, told: str) -> None:
    answer = shop.session.ask(question)
    assert answer.query is None
    assert told in (answer.clarification or "")


def test_it_is_the_metric_of_the_query_before(shop: World) -> None:
    answer = shop.session.ask("who owns it?", previous="refunds by reason")
    assert answer.nearest[0].name == "refunds"


@pytest.mark.parametrize(
    "question", ["what is the return rate?", "what is our revenue in May?", "what is revenue by country?"]
)
def test_a_question_for_the_number_is_computed(shop: World, question: str) -> None:
    assert shop.session.ask(question).query is not None
