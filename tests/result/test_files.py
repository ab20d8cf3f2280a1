from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

import pyarrow.parquet
import pytest

from workbench.errors import QueryError


@pytest.fixture
def result(made, dimension, metric):
    columns = [
        (dimension("time.day", "time", "day"), [date(2013, 1, 1), None]),
        (dimension("name"), ['a "quoted", name', ""]),
        (metric("amount", "USD", "currency"), [Decimal("12345678901234567890.123456789"), None]),
        (metric("flights"), [9007199254740993, 2]),
        (metric("ratio"), [0.1, float("nan")]),
        (metric("at"), [datetime.fromisoformat("2013-01-01 05:06"), None]),
        (dimension("late", "boolean"), [True, False]),
    ]
    return made(columns, versions=(("flights", "abc"),))


def test_json_keeps_every_digit(result):
    read = json.loads(result.to_json(), parse_float=Decimal)
    assert read["rows"][0] == [
        "2013-01-01",
        'a "quoted", name',
        Decimal("12345678901234567890.123456789"),
        9007199254740993,
        Decimal("0.1"),
        "2013-01-01T05:06:00",
        True,
    ]
    assert read["rows"][1] == [None, "", None, 2, None, None, False]


def test_json_says_what_the_rows_rest_on(result):
    read = json.loads(result.to_json())
    assert read["columns"][2] | {} == {
        "name": "amount",
        "kind": "metric",
        "unit": "USD",
        "type": "number",
        "grain": None,
        "format": "currency",
        "title": None,
    }
    assert read["versions"] == {"flights": "abc"}
    assert read["freshness"] == {"as_of": "2013-12-31", "source": "departed_on", "note": None}
    assert (read["sql"], read["query"]) == ("SELECT 1", "flights by carrier.name")


def test_json_of_no_rows_is_an_empty_list(made, metric):
    assert json.loads(made([(metric("m"), [])]).to_json())["rows"] == []


def test_csv_has_every_row_and_exact_values(result):
    text = io.StringIO()
    result.write(text, "csv")
    head, first, second = csv.reader(io.StringIO(text.getvalue()))
    assert head == ["time.day", "name", "amount", "flights", "ratio", "at", "late"]
    assert first == [
        "2013-01-01",
        'a "quoted", name',
        "12345678901234567890.123456789",
        "9007199254740993",
        "0.1",
        "2013-01-01 05:06:00",
        "true",
    ]
    assert second[0] == ""


def test_parquet_comes_back_as_it_was(result, tmp_path):
    result.write(tmp_path / "rows.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "rows.parquet").schema == result.arrow.schema


@pytest.mark.parametrize("name", ("rows.csv", "rows.json", "rows.txt"))
def test_a_files_ending_says_its_format(result, tmp_path, name):
    result.write(tmp_path / name)
    kind = {"csv": "csv", "json": "json", "txt": "table"}[name.rsplit(".", 1)[1]]
    text = io.StringIO()
    result.write(text, kind)
    assert (tmp_path / name).read_text("utf-8") == text.getvalue()


def test_a_binary_stream_takes_text_too_and_stays_open(result):
    stream = io.BytesIO()
    result.write(stream, "csv")
    assert stream.getvalue().startswith(b"time.day,name")


@pytest.mark.parametrize(
    ("target", "kind", "said"),
    [
        ("rows.xls", None, "ending does not say which format"),
        ("rows.csv", "cvs", "No format 'cvs'. Did you mean 'csv'?"),
        ("missing/rows.csv", None, "No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_said(result, tmp_path, target, kind, said):
    with pytest.raises(QueryError) as fault:
        result.write(tmp_path / target, kind)
    assert said in str(fault.value)


def test_parquet_does_not_go_into_text(result):
    with pytest.raises(QueryError, match="Parquet is not text"):
        result.write(io.StringIO(), "parquet")
