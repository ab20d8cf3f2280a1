"""Several processes at once, and processes that die: nothing is lost, nothing is half there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import workbench
from workbench.registry import Registry

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(workbench.__file__).parents[1])}

WRITER = """
import sys
from workbench.registry import QueryRun, Registry, Verdict
import sqlalchemy, workbench.registry.usage  # loaded before the start, so that all open at once

url, me = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
with Registry.open(url, patience=60) as registry:
    for number in range(20):
        registry.usage.record(QueryRun(
            user=me, catalog="flights", version="v1", query=f"flights limit {number}",
            metrics=("flights", f"metric {me}"), seconds=0.1, rows=1, ok=True))
        registry.favourites.set(f"metric {number}", user=me, catalog="flights")
        registry.feedback.add(Verdict(
            user=me, catalog="flights", version="v1", question=f"question {number}", query=None, good=False))
print("done", flush=True)
"""

HALF_A_WRITE = """
import sys, time
from sqlalchemy import text
from workbench.registry.database import connect
from workbench.registry.location import locate
from workbench.registry.migrate import bring_up_to_date

database = connect(locate(sys.argv[1]), patience=10)
bring_up_to_date(database, patience=10)
with database.writing() as connection:
    connection.execute(text(
        "insert into workbench_favourite (user_name, catalog, name, at) "
        "values ('ann', 'flights', 'half', '2014-01-05 08:30:00.000000')"))
    print("ready", flush=True)
    time.sleep(60)
"""

HALF_A_MIGRATION = """
import sys, time
from workbench.registry.database import connect
from workbench.registry.location import locate
from workbench.registry.migrate import upgrade

with connect(locate(sys.argv[1]), patience=10).writing() as connection:
    upgrade(connection, "0002")
    print("ready", flush=True)
    time.sleep(60)
"""

ENDLESS = """
import sys
from itertools import count
from workbench.registry import Registry, Verdict

with Registry.open(sys.argv[1]) as registry:
    for number in count():
        registry.feedback.add(Verdict(
            user="ann", catalog="flights", version="v1", question=str(number), query=None, good=True))
        print(number, flush=True)
"""


def start(script, *arguments):
    return subprocess.Popen(  # noqa: S603  our own script
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


def kill(process):
    """Kill it; return what it had still printed."""
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()  # communicate() would lose the lines that readline() read ahead
    process.communicate()
    return rest


@pytest.fixture(params=("file", "postgres"))
def url(request, tmp_path):
    return request.getfixturevalue("postgres_url") if request.param == "postgres" else f"{tmp_path}/registry.db"


def test_eight_processes_open_and_write_the_same_new_registry_and_nothing_is_lost(url):
    writers = {f"user{number}": start(WRITER, url, f"user{number}") for number in range(8)}
    for writer in writers.values():
        assert writer.stdout.readline() == "ready\n", writer.communicate()[1]
    for writer in writers.values():
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers.values():
        out, errors = writer.communicate(timeout=120)
        assert (out, errors) == ("done\n", "")

    with Registry.open(url) as registry:
        uses = {use.metric: use.runs for use in registry.usage.counts(catalog="flights")}
        assert uses == {"flights": 160, **{f"metric {me}": 20 for me in writers}}
        assert len({verdict.id for verdict in registry.feedback.list(catalog="flights")}) == 160
        for me in writers:
            marks = {mark.name for mark in registry.favourites.list(user=me, catalog="flights")}
            assert marks == {f"metric {number}" for number in range(20)}
            questions = {verdict.question for verdict in registry.feedback.list(catalog="flights", user=me)}
            assert questions == {f"question {number}" for number in range(20)}


@pytest.mark.parametrize("script", (HALF_A_WRITE, HALF_A_MIGRATION), ids=("write", "migration"))
def test_a_process_killed_in_the_middle_leaves_no_half_and_no_lock(url, script):
    victim = start(script, url)
    assert victim.stdout.readline() == "ready\n"
    kill(victim)

    with Registry.open(url) as registry:
        assert registry.favourites.list(user="ann", catalog="flights") == ()
        registry.favourites.set("whole", user="ann", catalog="flights")
        assert [mark.name for mark in registry.favourites.list(user="ann", catalog="flights")] == ["whole"]


def test_what_a_killed_process_had_finished_writing_is_there(url):
    victim = start(ENDLESS, url)
    for _ in range(30):
        assert victim.stdout.readline() != ""
    told = 30 + kill(victim).count("\n")

    with Registry.open(url) as registry:
        kept = sorted(int(verdict.question) for verdict in registry.feedback.list(catalog="flights"))
    assert kept in (list(range(told)), list(range(told + 1)))  # one may be written and not yet told
