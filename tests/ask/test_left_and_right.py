"""A boating school: what is set against another, left out, colder than nought, and words that are a value here and a group there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: boating
today: 2025-06-16
---
dataset: trips
description: One row per trip.
source: trips
primary_key: [trip_no]
time: day
dimensions:
  day: {type: time, grain: day, title: Day}
  kind: {title: Kind of trip, description: "Group, Private or School."}
  pier: {title: Pier}
  craft: {title: Craft, description: "Kayak, Motorboat or Raft.", synonyms: [vessel]}
  country: {title: Country of the guest}
  hours: {type: number, unit: hour, title: Length of trip, synonyms: [duration]}
  temperature: {type: number, title: Water temperature, description: Degrees Celsius.}
  cancelled: {type: boolean, title: Cancelled, description: Whether it was called off., synonyms: [called off]}
  reason: {title: Reason of cancellation, description: "Weather or Illness."}
metrics:
  trips: {expr: count(*), title: Trips, unit: trip, synonyms: [crafts booked]}
  cancelled_trips: {expr: count(*), where: cancelled, title: Cancelled trips}
  cancellation_rate: {expr: cancelled_trips / trips, format: percent, title: Cancellation rate, synonyms: [share called off]}
  takings: {expr: sum(fee), title: Takings, unit: GBP, format: currency}
  crew_cost: {expr: sum(fee * 2), title: Crew cost, unit: GBP}
  fuel_cost: {expr: sum(fee * 3), title: Fuel cost, unit: GBP}
  berth_cost: {expr: sum(fee * 4), title: Berth cost, unit: GBP}
  avg_rating: {expr: avg(rating), title: Average rating}
  skippers: {expr: count(distinct skipper), title: Skippers}
  damages: {expr: count(*), where: damaged, title: Damages}
  damage_rate: {expr: damages / trips, format: percent, title: Damage rate}
---
dataset: dredging
description: One row per harbour and day.
title: Harbour dredging
source: dredging
primary_key: [day, harbour]
time: day
dimensions:
  day: {type: time, grain: day}
  harbour: {title: Harbour, synonyms: [basin]}
  depth_class: {title: Depth class, description: Deep or Flat., synonyms: [profile, shape of the basin]}
  weather: {title: Weather}
metrics:
  mud_dredged: {expr: sum(mud), title: Mud dredged, unit: tonne, synonyms: [dredging]}
  diesel: {expr: sum(diesel), title: Diesel burnt, unit: litre}
"""

TABLES = {
    "trips": """select i as trip_no, date '2024-01-01' + i as day, ['Group', 'Private', 'School'][1 + i % 3] as kind,
    ['North Pier', 'South Pier'][1 + i % 2] as pier, ['Kayak', 'Motorboat', 'Raft'][1 + i % 3] as craft,
    ['Germany', 'France', 'Spain', 'Italy'][1 + i % 4] as country, 1 + i % 4 as hours, i % 20 - 5 as temperature,
    i % 5 = 0 as cancelled, case when i % 10 = 0 then 'Weather' when i % 5 = 0 then 'Illness' end as reason,
    30 + i % 7 as fee, 1 + i % 5 as rating, i % 11 = 0 as damaged, i % 6 as skipper from (select unnest(range(530))::int as i)""",
    "dredging": """select date '2024-01-01' + i as day, ['East', 'West'][1 + i % 2] as harbour,
    ['Calm', 'Storm'][1 + i % 2] as weather, ['Deep', 'Flat'][1 + i % 2] as depth_class, i as mud, 2 * i as diesel from (select unnest(range(530))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("boating"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # the noun said twice joins two values, and half of a word beside another value is that
        "average rating of private trips versus group trips": "avg_rating by kind where kind in ('Private', 'Group')",
        "average rating of group trips vs private trips": "avg_rating by kind where kind in ('Group', 'Private')",
        "damage rate, kayaks vs boats": "damage_rate by craft where craft in ('Kayak', 'Motorboat')",
        # one or the other behind a colon is asked for of each; else they are taken together
        "average rating: North Pier or South Pier?": "avg_rating by pier where pier in ('North Pier', 'South Pier')",
        "trips with a kayak or a raft": "trips where craft in ('Kayak', 'Raft')",
        # what is left out
        "takings by pier, no school trips": "takings by pier where kind <> 'School' or kind is null",
        "takings by pier, school trips not counted": "takings by pier where kind <> 'School' or kind is null",
        "takings, private trips excluded, by pier": "takings by pier where kind <> 'Private' or kind is null",
        "private trips by pier, cancelled ones left out": (
            "trips by pier where cancelled = false and kind = 'Private'"
        ),
        "trips by pier, cancelled ones left out": "trips by pier where cancelled = false",
        "after Germany, which country has the most trips": (
            "trips by country where country <> 'Germany' or country is null order by trips desc limit 1"
        ),
        "without the Germans, which two countries brought the most takings": (
            "takings by country where country <> 'Germany' or country is null order by takings desc limit 2"
        ),
        # below nought
        "trips in water colder than minus two": "trips where temperature < -2",
        "trips with a water temperature below -3": "trips where temperature < -3",
        "trips with a water temperature between -5 and 5": "trips where temperature between -5 and 5",
        "trips with a temperature from 3-5": "trips where temperature between 3 and 5",
        # how long something lasts, where the catalog knows days alone
        "how many trips last three hours": "trips where hours = 3",
        "trips in the last 3 days": "trips during last 3 days",
        "how many trips last 3 weeks": "trips during last 3 weeks",
        # times that are compared
        "takings in May 2025 and how that compares with May 2024": "takings during 2025-05 compare to previous year",
        "compare this May's takings with those of May a year ago": "takings during 2025-05 compare to previous year",
        "takings in May by pier, 2024": "takings by pier during 2024-05",
        "May takings, 2025 against the year before": "takings during 2025-05 compare to previous year",
        # what people are paid is none of how many they are
        "skipper wages": "declined",
        # a word that is a group of other rows is a value of these
        "trips called off for weather, by pier": "cancelled_trips by pier where cancelled = true and reason = 'Weather'",
        "mud dredged by weather": "mud_dredged by weather",
        # one of its names says what it is of
        "mud dredged by basin profile": "mud_dredged by depth_class",
        "mud dredged by basin": "mud_dredged by harbour",
        # what rows are called in several words names no other number of them
        "how many litres of diesel did harbour dredging take in May 2025": "diesel during 2025-05",
        # the words of a name in another order name nothing where a clause begins between them
        "craft with a damage rate over 3 percent": "damage_rate by craft having damage_rate > 0.03",
        # told by what was done with them most
        "the most booked craft at each pier": "trips by pier, craft order by trips desc limit 1 per pier",
        # one noun of three
        "crew, fuel and berth cost in 2024": "crew_cost, fuel_cost, berth_cost during 2024",
        "trips, takings and berth cost in 2024": "trips, takings, berth_cost during 2024",
        # how often is a rate, also in percent; parts of all are asked for otherwise
        "how often is each kind of trip called off, in %": "cancellation_rate by kind",
        "trips by craft, in percent": "share of trips by craft",
    }.items(),
)
def test_questions_of_a_boating_school_are_read(session: Workbench, question: str, query: str):
    assert read(session, question) == query
