from __future__ import annotations

import contextlib
import random
import sys
import time
from decimal import Decimal
from pathlib import Path as FilePath

import pytest
from hypothesis import HealthCheck, given, settings

from workbench.errors import QueryError
from workbench.query.expression import Literal
from workbench.query.model import MetricQuery
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.query.walk import walk

sys.path.insert(0, str(FilePath(__file__).parent))
from query_strategies import queries

LAWS = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


def kinds(query: MetricQuery) -> list[type]:
    """The types of its constants: 1, 1.0 and true are equal to Python and must not be exchanged."""
    return [type(part.value) for part in walk(query.where, query.having) if isinstance(part, Literal)]


@LAWS
@given(queries)
def test_a_query_is_read_back_from_its_one_canonical_text(query):
    written, line = text(query), text(query, oneline=True)
    back = parse(written)
    assert back == query
    assert kinds(back) == kinds(query)
    assert text(back) == written
    assert len(line.splitlines()) == 1
    assert parse(line) == query


@pytest.mark.parametrize("name", ["'.x'", "'a.'", "'a..b'", "'.'"])
def test_a_name_with_a_dot_at_its_edge_is_quoted_as_a_whole(name: str):
    written = name.replace("'", '"')
    for query in (written, f"a where metric({written} by x) > 1", f"values of x from {written}"):
        assert parse(text(parse(query))) == parse(query)


SEEDS = (
    "avg_arrival_delay, flights as planned by carrier.name, time.month as month where origin.name in ('La Guardia') and distance > 500",
    "share of flights within (origin.name, carrier.name) as s limit 3 per origin.name order by flights desc nulls first",
    "flights during 2013-06-01 to 2013-Q3 compare to 2 years having flights > 1e3 in time zone 'America/New_York' fill",
    'values of carrier.name, x as "y z" from v3.flights raw where not a or (b and c) -- note',
    "flights where case when x = 1 then 'a''b' else {{x}} end like e'a\\n%' and d between date '2013-02-01' and {{y}}",
    "flights where metric(flights by origin) > -3.5 and cast(x as date) is not null during month to date use overview",
    "range of time.month as m during since '2020-01-01 02:00:25'",
)
PIECES = [*" \n\t.,;()'\"-+*/%<>=|{}\\_0123456789", "--", "{{", "}}", "''", '"', "\u200b", "é", "\U0001f680", "\ud800"]


def mutated(chance: random.Random) -> str:
    """A seed with pieces taken out, doubled, exchanged and put in."""
    words = chance.choice(SEEDS).split(" ")
    for _ in range(chance.randint(1, 3)):
        here = chance.randrange(len(words))
        words[here] = chance.choice(
            [
                "",
                words[here] + " " + words[here],
                chance.choice(words),
                chance.choice(chance.choice(SEEDS).split(" ")),
                words[here][: chance.randint(0, len(words[here]))] + chance.choice(PIECES),
                chance.choice(PIECES) + words[here],
            ]
        )
    return " ".join(words)


def noise(chance: random.Random) -> str:
    """Pieces and words without any order."""
    vocabulary = [*PIECES, *(word + " " for seed in SEEDS for word in seed.split(" "))]
    return "".join(chance.choice(vocabulary) for _ in range(chance.randint(0, 30)))


#: A million in all; twenty thousand of them every time.
SEEDS_OF_TEXTS = [20130101, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(49))]


@pytest.mark.parametrize("seed", SEEDS_OF_TEXTS)
def test_twenty_thousand_damaged_texts_are_read_or_refused_with_a_place(seed: int):
    chance = random.Random(seed)  # noqa: S311  the same texts each time
    values = {"x": 5, "y": [1, Decimal("2.5")]}
    read = 0
    for number in range(20_000):
        damaged = mutated(chance) if number % 4 else noise(chance)
        try:
            query = parse(damaged, variables=values)
        except QueryError as error:
            (issue,) = error.issues
            assert issue.place is not None, damaged
            assert issue.place.column >= 1, damaged
            assert issue.message.endswith("."), damaged
        else:
            read += 1
            assert parse(text(query)) == query, damaged
    assert read > 500


def test_hostile_texts_cost_no_more_than_their_length():
    hostile = ["'" * 100_001, '"' * 100_001, "f where " + "(" * 100_000, "f where " + "a and " * 60_000 + "a",
               "f where " + "not " * 100_000, "f where a" + " + a" * 100_000, "{{" * 100_000, "a." * 100_000,
               "f where x in (" + "1," * 200_000 + "1)", "'\n" * 100_000, "f -- " + "-" * 500_000, "1" * 500_000,
               "f where " + "case when " * 50_000, "a," * 200_000 + "a", "\n" * 900_000 + "?", "f where x = -" + "-" * 9]  # fmt: skip
    for sample in hostile:
        start = time.process_time()
        with contextlib.suppress(QueryError):
            parse(sample)
        assert time.process_time() - start < 5, sample[:40]
