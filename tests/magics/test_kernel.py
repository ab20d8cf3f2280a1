"""What only a real kernel shows: outputs as messages, interrupts, completion, Run All."""

from __future__ import annotations

import time

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook

QUERIES = [
    ("flights", "select count(*) from flights"),
    ("cancellation_rate", "select count(*) filter (dep_time is null) / count(*) from flights"),
    (
        "flights, avg_arrival_delay by carrier.name order by flights desc limit 5",
        "select name, count(*), avg(arr_delay) from flights join airlines using (carrier) group by 1 order by 2 desc limit 5",
    ),
    (
        "flights by time.month order by time.month",
        "select strftime(make_date(year, month, 1), '%Y-%m-%dT00:00:00.000'), count(*) from flights group by all order by 1",
    ),
    (
        "avg_departure_delay by origin.name where distance > 1000 order by origin.name",
        "select a.name, avg(dep_delay) from flights f join airports a on f.origin = a.faa where distance > 1000 group by 1 order by 1",
    ),
    (
        "flights by destination.name order by flights desc, destination.name limit 3",
        "select a.name, count(*) from flights f left join airports a on f.dest = a.faa group by 1 order by 2 desc, 1 limit 3",
    ),
    (
        "flights during 2013-06-01 to 2013-08-31",
        "select count(*) from flights where make_date(year, month, day) between date '2013-06-01' and date '2013-08-31'",
    ),
    (
        "on_time_rate by origin.name having on_time_rate > 0.75 order by origin.name",
        "select a.name, avg((arr_delay < 15)::int) r from flights f join airports a on f.origin = a.faa where arr_delay is not null group by 1 having r > 0.75 order by 1",
    ),
]


@pytest.mark.parametrize(("query", "sql"), QUERIES)
def test_a_cell_gives_the_rows_of_hand_written_sql(kernel, hand, query, sql):
    ran = kernel.run(f"%%metric -o rows\n{query}")
    assert ran.data("text/html"), ran.outputs
    rows = kernel.value("json.loads(rows.to_json(orient='values', date_format='iso', double_precision=15))")
    expected = hand.execute(sql).fetchall()
    assert len(rows) == len(expected)
    for got, wanted in zip(rows, expected, strict=True):
        assert got == [pytest.approx(value, rel=1e-12) if isinstance(value, float) else value for value in wanted]


def test_a_chart_comes_before_the_table_and_each_has_its_fall_backs(kernel):
    first, second = kernel.run("%%metric\nflights by time.month").outputs
    assert set(first["data"]) == {"application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"}
    assert set(second["data"]) == {"text/html", "text/plain"}
    assert sum(row["y"] for row in first["data"]["application/vnd.vegalite.v5+json"]["data"]["values"]) == 336_776


@pytest.mark.parametrize(
    "value",
    ["La Guardia' or '1' = '1", "'; drop table flights; --", "') union select 1 --", "{{x}}", "\\'", 'x" or 1=1'],
)
def test_a_variable_is_a_constant_whatever_it_holds(kernel, hand, value):
    kernel.run(f"airport = {value!r}")
    ran = kernel.run("%%metric -o rows\nflights where origin.name = {{airport}}")
    assert ran.data("text/html"), ran.outputs
    assert kernel.value("int(rows.flights.sum())") == 0
    wanted = hand.execute(
        "select count(*) from flights f join airports a on f.origin = a.faa where a.name = ?", ["La Guardia"]
    ).fetchall()[0][0]
    kernel.run(
        "airport = 'La Guardia'\nget_ipython().run_cell_magic('metric', '-o rows', 'flights where origin.name = {{ airport }}')"
    )
    assert kernel.value("int(rows.flights.item())") == wanted


def test_a_failed_cell_is_one_error_message_with_a_caret(kernel):
    ran = kernel.run("%%metric\nflights by carier.name")
    assert [output["type"] for output in ran.outputs] == ["error"]
    assert ran.name == "QueryError"
    assert "Traceback" not in ran.error
    assert "^^^^^^^^^^^" in ran.error
    assert "carrier" in ran.error


SLOW = """
import duckdb
con = duckdb.connect()
for table in ("airlines", "airports", "planes", "weather"):
    con.execute(f"create view {table} as from '{folder}/{table}.parquet'")
con.execute(f"create view flights as select f.* from '{folder}/flights.parquet' f, range(2000000) r where r.range + f.distance > 0")
"""


def test_an_interrupt_cancels_the_query_and_the_session_stays_usable(kernel, flights_folder):
    kernel.run(f"folder = {str(flights_folder)!r}\n{SLOW}")
    message = kernel.send("%%metric --connection con\ntotal_distance, avg_arrival_delay")
    time.sleep(2)
    started = time.monotonic()
    kernel.manager.interrupt_kernel()
    ran = kernel.run("", message=message)
    assert ran.name == "Interrupted"
    assert "The query was cancelled" in ran.error
    assert "Traceback" not in ran.error
    assert time.monotonic() - started < 5
    assert kernel.run("%%metric\nflights").data("text/html")
    assert kernel.value("con.execute('select 42').fetchone()[0]") == 42


def test_run_all_stops_at_a_failed_cell(tmp_path, monkeypatch, flights_folder):
    monkeypatch.setenv("PYTHONPATH", str(flights_folder.parents[2]))
    monkeypatch.setenv("WORKBENCH_REGISTRY", f"sqlite:///{tmp_path / 'registry.sqlite'}")
    cells = ["%load_ext workbench", "%%metric\nflights", "%%metric\nflighs", "reached = True"]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    client = NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    with pytest.raises(CellExecutionError) as fault:
        client.execute()
    assert "No metric 'flighs'" in str(fault.value)
    assert "Traceback" not in str(fault.value)
    assert [cell.execution_count for cell in notebook.cells] == [1, 2, 3, None]
    nbformat.validate(notebook)


def test_completion_offers_metrics_and_nothing_of_python(kernel):
    kernel.run("flights_of_fancy = 1")
    code = "%%metric\nfli"
    started = time.monotonic()
    reply = kernel.client.complete(code, len(code), reply=True, timeout=30)["content"]
    assert time.monotonic() - started < 1
    assert "flights" in reply["matches"]
    assert "flights_of_fancy" not in reply["matches"]
    assert code[reply["cursor_start"] : reply["cursor_end"]] == "fli"
    kinds = {item["text"]: item["type"] for item in reply["metadata"]["_jupyter_types_experimental"]}
    assert kinds["flights"] == "metric"


def test_completion_where_nothing_fits_is_empty(kernel):
    kernel.run("zzz_mine = 1")
    code = "%%metric\nflights by zzz_m"
    reply = kernel.client.complete(code, len(code), reply=True, timeout=30)["content"]
    assert reply["matches"] == []


def test_loading_takes_less_than_a_third_of_a_second(tmp_path, kernel_in):
    fresh = kernel_in(tmp_path)
    code = "import time; _t = time.perf_counter(); get_ipython().run_line_magic('load_ext', 'workbench'); print(time.perf_counter() - _t)"
    assert float(fresh.run(code).printed) < 0.3
    heavy = "[m for m in ('sqlglot', 'duckdb', 'pandas', 'pyarrow', 'sqlalchemy', 'onnxruntime', 'ipywidgets') if m in __import__('sys').modules]"
    assert fresh.value(heavy) == []
