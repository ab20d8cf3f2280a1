"""What shape a question gives its answer: bounds, their units, changes, units of time that are ranked."""

from __future__ import annotations

import pytest
from evaluation import World, asked, likeliest


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "operations that took more than an hour and a half": "operations where minutes > 90",
        "operations under half an hour by surgeon": "operations by surgeon.name where minutes < 30",
        "stays of at least two weeks": "admissions where nights >= 14",
        "wards with an average stay over a week": "avg_stay by ward.name having avg_stay > 7",
        "admissions between 18h and 22h": "admissions where arrival_hour between 18 and 21",
    }.items(),
)
def test_a_bound_is_brought_into_the_unit_of_what_it_bounds(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "products that weigh more than 500 grams: units sold": "units_sold by product.name where product.weight > 0.5",
        "orders worth over half a thousand euros": "orders where amount > 500",
        "orders of at least two dozen pieces": "orders where quantity >= 24",
    }.items(),
)
def test_halves_dozens_and_smaller_units_are_numbers(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


def test_a_number_in_words_counts_what_has_numbers(hospital: World) -> None:
    assert asked(hospital, "admissions on the third floor") == "admissions where ward.floor = 3"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "patients over 65 admitted last month": "admissions where patient.age > 65 during last month",
        "complications among patients under 18 by surgeon": "complications by surgeon.name where patient.age < 18",
        "deaths among patients under 18": "deaths where patient.age < 18",
    }.items(),
)
def test_people_over_a_number_are_so_old(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "how did mortality change from Q1 to Q2": "mortality during 2023-Q2 compare to previous quarter",
        "change in admissions between 2021 and 2022 by ward": "admissions by ward.name during 2022 compare to previous year",
        "increase in admissions from April to May by ward": "admissions by ward.name during 2023-05 compare to previous month",
        "admissions from April to May by ward": "admissions by ward.name during 2023-04 to 2023-05",
    }.items(),
)  # fmt: skip
def test_a_change_over_a_stretch_compares_its_ends(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "weekday with the most admissions": "admissions by time.extract_dow order by admissions desc limit 1",
        "best weekday for operations": "operations by time.extract_dow order by operations desc limit 1",
        "the 3 busiest admission days of May": "admissions by time.day during 2023-05 order by admissions desc limit 3",
        "when did we admit the most patients? month please": "admissions by time.month order by admissions desc limit 1",
        "months since January 2023 with fewer than 25 operations": "operations by time.month during since 2023-01 having operations < 25",
    }.items(),
)  # fmt: skip
def test_units_of_time_are_ranked_and_kept(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "share of each diagnosis within its ward": "share of admissions within ward.name by diagnosis, ward.name",
        "for each ward, what share of its stays does each diagnosis make up": "share of admissions within ward.name by ward.name, diagnosis",
        "what share of admissions on each ward were emergencies": "share of admissions within ward.name by ward.name, emergency having emergency = true",
        "share of admissions by diagnosis and ward": "share of admissions by diagnosis, ward.name",
    }.items(),
)  # fmt: skip
def test_parts_of_each_group_add_up_within_it(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "each brand's share of revenue within its category": "share of revenue within product.category by product.brand, product.category",
        "what percentage of each brand's revenue comes from each channel": "share of revenue within product.brand by product.brand, channel",
        "each region's share of orders in percent of the total": "share of orders by warehouse.region",
    }.items(),
)  # fmt: skip
def test_whose_share_it_is_and_of_what_is_told_apart(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "which wards are on the third floor": "values of ward.name where ward.floor = 3",
        "wards with more than 20 beds": "values of ward.name where ward.beds > 20",
        "which doctors are chiefs": "values of doctor.name where doctor.grade = 'chief'",
        "wards with more than 20 admissions": "admissions by ward.name having admissions > 20",
        "patients over 80": "patients_treated where patient.age > 80",
        "possible insurances": "values of patient.insurance",
        "what insurance values exist": "values of patient.insurance",
        "the specialties of our doctors": "values of doctor.specialty",
    }.items(),
)
def test_things_are_listed_by_what_is_said_of_them(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


def test_rows_that_are_counted_are_counted(shop: World) -> None:
    assert asked(shop, "German customers") == "buyers where customer.country = 'Germany'"
    assert asked(shop, "which products weigh more than 2 kg") == "values of product.name where product.weight > 2"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "top 3 business customers by revenue": "revenue by customer.name where customer.segment = 'business' order by revenue desc limit 3",
        "top 5 German customers": "orders by customer.name where customer.country = 'Germany' order by orders desc limit 5",
        "which city has the most business customers": "buyers by warehouse.city where customer.segment = 'business' order by buyers desc limit 1",
        "biggest customer in each country": "revenue by customer.country, customer.name order by revenue desc limit 1 per customer.country",
        "best product in each category by revenue": "revenue by product.category, product.name order by revenue desc limit 1 per product.category",
    }.items(),
)  # fmt: skip
def test_things_of_a_kind_and_in_each_group_are_ranked(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "revenue per month from customers whose segment is business": "revenue by time.month where customer.segment = 'business'",
        "do customers do better with web or app? average order value for each channel": "avg_order_value by channel",
        "regional revenue per quarter": "revenue by time.quarter, warehouse.region",
        "how is revenue trending": "revenue by time.month",
    }.items(),
)  # fmt: skip
def test_only_what_divides_divides(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


def test_both_sides_have_their_row(hospital: World, ferries: World) -> None:
    assert asked(hospital, "emergency vs non-emergency admissions") == "admissions by emergency"
    assert asked(ferries, "passengers on boats with lift vs without lift") == "passengers by boat.lift"
    halves = "arrival_hour between 5 and 11 or arrival_hour between 18 and 23"
    assert asked(hospital, "admissions in the morning vs the evening") == f"admissions by arrival_hour where {halves}"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "number of signups per plan where churn rate is above 20%": "signups by plan.name having churn_rate > 0.2",
        "revenue by plan where the payment failure rate exceeds 5%": "revenue by plan.name having failure_rate > 0.05",
        "genres with over 1000 hours watched last month": "hours_watched by title.genre during last month having hours_watched > 1000",
        "members who watched more than 50 sessions": "sessions by member.email having sessions > 50",
        "months with fewer than 10 cancellations": "churned by time.month having churned < 10",
        "when did we see over 20 signups in a day": "signups by time.day having signups > 20",
    }.items(),
)  # fmt: skip
def test_groups_are_kept_by_the_number_that_is_named(streaming: World, question: str, query: str) -> None:
    assert asked(streaming, question) == query


def test_how_old_people_are_is_no_number_of_theirs(streaming: World) -> None:
    query = "avg_months_kept by plan.name having avg_months_kept < 25"
    assert not asked(streaming, "average lifetime per plan among members under 25").startswith(query)


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "date on which we earned the most": "revenue by time.day order by revenue desc limit 1",
        "least busy weekday for sessions": "sessions by time.extract_dow order by sessions limit 1",
        "highest revenue month per country": "revenue by member.country, time.month order by revenue desc limit 1 per member.country",
    }.items(),
)  # fmt: skip
def test_one_of_all_dates_is_asked_for(streaming: World, question: str, query: str) -> None:
    assert asked(streaming, question) == query


def test_two_numbers_in_words_are_a_list(hospital: World) -> None:
    assert asked(hospital, "admissions on the second and third floor") == "admissions where ward.floor in (2, 3)"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "revenue by channel x month": "revenue by channel, time.month",
        "channel / region, orders": "orders by channel, warehouse.region",
        "combinations of channel and region with revenue above 10000": "revenue by channel, warehouse.region having revenue > 10000",
    }.items(),
)  # fmt: skip
def test_what_is_crossed_divides_together(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


def test_what_lies_below_the_first_is_the_ground(hospital: World) -> None:
    assert asked(hospital, "admissions on the ground floor") == "admissions where ward.floor = 0"


def test_how_many_others_things_have_is_no_number_of_theirs(hospital: World) -> None:
    query = "admissions by ward.name having admissions > 20"
    assert asked(hospital, "show the wards that have more than 20 admissions") == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "two-night admissions per ward": "admissions by ward.name where nights = 2",
        "admissions of one night": "admissions where nights = 1",
        "admissions with at least one night": "admissions where nights >= 1",
        "ward w/ most admissions": "admissions by ward.name order by admissions desc limit 1",
        "which wards have emergency admissions and how many": "admissions by ward.name where emergency = true",
        "most common admission in each ward": "declined",
    }.items(),
)  # fmt: skip
def test_how_large_things_are_keeps_them(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "what comedies do we have": "values of name from titles where genre = 'Comedy'",
        "list the documentaries": "values of name from titles where genre = 'Documentary'",
    }.items(),
)  # fmt: skip
def test_those_of_a_kind_are_listed_by_name(streaming: World, question: str, query: str) -> None:
    assert asked(streaming, question) == query


def test_what_is_added_up_has_parts(printers: World) -> None:
    assert asked(printers, "final sales mix by customer, in percent") == "share of final_sales by account.name"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # two that share a noun, and a table drawn up of two
        "busiest pairs of departure and arrival port": "crossings by origin.name, landing.name order by crossings desc limit 1",
        "matrix of port of departure against port of arrival: crossings": "crossings by origin.name, landing.name",
        # nobody is the mate who sailed most
        "which mate sailed most": "crossings by mate.name where mate.name is not null order by crossings desc limit 1",
        # a part of what stands before it, of each group
        "passenger share by boat": "share of passengers by boat.name",
        # what was done there tells the role, and what became of rows their state
        "crossings per port they came back to": "crossings by landing.name",
        "what became of the crossings in May": "crossings by state during 2023-05",
        # values that no list joins have a role each
        "crossings that left Storvik and landed at Eastness": "crossings where origin.name = 'Storvik' and landing.name = 'Eastness'",
    }.items(),
)  # fmt: skip
def test_what_stands_in_no_list_is_told_apart_by_its_place(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


def test_where_things_were_given_back_is_where_they_came_to(ferries: World) -> None:
    query = "crossings by landing.island"
    assert likeliest(ferries.session, "crossings per island where they were given back") == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "what do customers complain about most?": "returns by reason order by returns desc limit 1",
        "returns by type of return": "returns by reason",
        "how often was a return made by customers in France": "returns where customer.country = 'France'",
        "list the countries of our customers": "values of customer.country",
        "average order value by country, only countries with more than 20 orders": "avg_order_value by customer.country having orders > 20",
    }.items(),
)  # fmt: skip
def test_what_is_asked_for_shows_in_how_it_is_asked(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query
