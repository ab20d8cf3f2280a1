from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from threading import Thread

import pytest

from workbench.registry import QueryRun, Registry, RegistryError, RunState, Verdict, Verification

START = datetime(2014, 1, 5, 8, 30, tzinfo=UTC)

RUN = QueryRun(
    user="ann",
    catalog="flights",
    version="v1",
    query="flights, cancellations by carrier.name",
    metrics=("flights", "cancellations"),
    seconds=0.125,
    rows=16,
    ok=True,
)
VERDICT = Verdict(
    user="ann", catalog="flights", version="v1", question="planes that never left?", query="flights", good=False
)


def minutes(number: int) -> datetime:
    return START + timedelta(minutes=number)


def test_a_run_comes_back_as_it_went_in_with_its_moment_in_utc(registry):
    recorded = registry.usage.record(RUN)

    (found,) = registry.usage.recent(10, catalog="flights")
    assert found == recorded
    assert found.when == minutes(1)
    assert found.when.tzinfo is UTC
    assert (found.query, found.metrics, found.seconds, found.rows, found.ok) == (
        RUN.query,
        ("flights", "cancellations"),
        0.125,
        16,
        True,
    )


def test_a_clock_of_another_zone_is_kept_as_the_same_moment(url):
    tokyo = datetime(2014, 1, 5, 17, 30, tzinfo=timezone(timedelta(hours=9)))
    with Registry.open(url, clock=lambda: tokyo) as registry:
        registry.usage.record(RUN)
        assert registry.usage.recent(1, catalog="flights")[0].when == START


def test_the_most_used_metric_comes_first_then_the_latest_then_the_name(registry):
    for metrics in (("b", "a"), ("flights",), ("flights",), ("late",)):
        registry.usage.record(replace(RUN, metrics=metrics))

    uses = registry.usage.most_used(3, catalog="flights")

    assert [(use.metric, use.runs) for use in uses] == [("flights", 2), ("late", 1), ("a", 1)]
    assert [use.last for use in uses] == [minutes(3), minutes(4), minutes(1)]
    assert [use.metric for use in registry.usage.counts(catalog="flights")] == ["flights", "late", "a", "b"]


def test_a_metric_named_twice_in_a_query_counts_once(registry):
    registry.usage.record(replace(RUN, metrics=("flights", "flights")))
    assert [(use.metric, use.runs) for use in registry.usage.counts(catalog="flights")] == [("flights", 1)]


def test_failed_runs_are_history_but_not_use(registry):
    registry.usage.record(replace(RUN, ok=False, rows=None))

    assert registry.usage.counts(catalog="flights") == ()
    (past,) = registry.usage.recent(1, catalog="flights")
    assert (past.ok, past.rows) == (False, None)


def test_use_is_counted_per_catalog_and_on_demand_per_user(registry):
    registry.usage.record(RUN)
    registry.usage.record(replace(RUN, user="bob", metrics=("flights",)))
    registry.usage.record(replace(RUN, catalog="cloud", metrics=("cost",)))

    assert {use.metric: use.runs for use in registry.usage.counts(catalog="flights")} == {
        "flights": 2,
        "cancellations": 1,
    }
    assert {use.metric: use.runs for use in registry.usage.counts(catalog="flights", user="bob")} == {"flights": 1}
    assert [past.user for past in registry.usage.recent(9, catalog="flights")] == ["bob", "ann"]
    assert [past.user for past in registry.usage.recent(9, catalog="flights", user="ann")] == ["ann"]


def test_purging_usage_takes_the_older_runs_and_their_counts(registry):
    registry.usage.record(RUN)  # minute 1
    registry.usage.record(replace(RUN, metrics=("late",)))  # minute 2

    assert registry.usage.purge(before=minutes(2)) == 1
    assert [use.metric for use in registry.usage.counts(catalog="flights")] == ["late"]
    assert len(registry.usage.recent(9, catalog="flights")) == 1


def test_a_favourite_is_its_users_and_its_catalogs(registry):
    registry.favourites.set("flights", user="ann", catalog="flights")
    registry.favourites.set("on_time_rate", user="ann", catalog="flights")
    registry.favourites.set("cost", user="ann", catalog="cloud")
    registry.favourites.set("planes_used", user="bob", catalog="flights")

    assert [mark.name for mark in registry.favourites.list(user="ann", catalog="flights")] == [
        "on_time_rate",
        "flights",
    ]
    registry.favourites.unset("flights", user="bob", catalog="flights")
    registry.favourites.unset("flights", user="ann", catalog="flights")
    assert [mark.name for mark in registry.favourites.list(user="ann", catalog="flights")] == ["on_time_rate"]
    assert [mark.name for mark in registry.favourites.list(user="bob", catalog="flights")] == ["planes_used"]


def test_marking_a_favourite_again_keeps_its_first_moment(registry):
    registry.favourites.set("flights", user="ann", catalog="flights")
    registry.favourites.set("flights", user="ann", catalog="flights")

    (mark,) = registry.favourites.list(user="ann", catalog="flights")
    assert mark.when == minutes(1)


def test_verdicts_are_listed_newest_first_with_all_they_said(registry):
    first = registry.feedback.add(VERDICT)
    second = registry.feedback.add(replace(VERDICT, user="bob", query=None, correction="cancellations"))
    registry.feedback.add(replace(VERDICT, catalog="cloud"))

    assert registry.feedback.list(catalog="flights") == (second, first)
    assert registry.feedback.list(catalog="flights", user="ann") == (first,)
    assert registry.feedback.list(catalog="flights", limit=1) == (second,)
    assert (second.query, second.correction, second.good, second.when) == (None, "cancellations", False, minutes(2))


def test_only_its_user_can_delete_a_question(registry):
    kept = registry.feedback.add(VERDICT)

    assert registry.feedback.delete(kept.id, user="bob") is False
    assert registry.feedback.list(catalog="flights") == (kept,)
    assert registry.feedback.delete(kept.id, user="ann") is True
    assert registry.feedback.delete(kept.id, user="ann") is False
    assert registry.feedback.list(catalog="flights") == ()


def test_the_number_of_a_deleted_question_is_never_given_to_another(registry):
    gone = registry.feedback.add(VERDICT)
    registry.feedback.delete(gone.id, user="ann")
    assert registry.feedback.add(VERDICT).id != gone.id


def test_a_user_can_delete_all_questions_of_theirs(registry):
    registry.feedback.add(VERDICT)
    registry.feedback.add(replace(VERDICT, catalog="cloud"))
    kept = registry.feedback.add(replace(VERDICT, user="bob"))

    assert registry.feedback.delete_all(user="ann") == 2
    assert registry.feedback.list(catalog="flights") == (kept,)
    assert registry.feedback.list(catalog="cloud") == ()


def test_questions_and_usage_expire_after_a_number_of_days(registry, clock):
    registry.feedback.add(VERDICT)
    registry.usage.record(RUN)
    clock.now += timedelta(days=30)
    kept = registry.feedback.add(VERDICT)

    assert registry.expire(days=31) == 0
    assert registry.expire(days=29) == 2
    assert registry.feedback.list(catalog="flights") == (kept,)
    assert registry.usage.counts(catalog="flights") == ()


def test_a_deleted_question_is_not_left_in_the_file(tmp_path, clock):
    path = tmp_path / "registry.db"
    with Registry.open(path, clock=clock) as registry:
        kept = registry.feedback.add(replace(VERDICT, question="a most secret question"))
        registry.feedback.delete(kept.id, user="ann")

    assert [file.name for file in tmp_path.iterdir()] == ["registry.db"]
    assert b"most secret" not in path.read_bytes()


def test_purging_needs_a_moment_with_a_time_zone(registry):
    naive = datetime(2014, 1, 5)
    with pytest.raises(RegistryError, match=r"2014-01-05 00:00:00 has no time zone"):
        registry.feedback.purge(before=naive)


def test_a_verified_question_belongs_to_its_owner(registry):
    asked = Verification(owner="ann", catalog="flights", version="v1", question="how many flights?", query="flights")
    first = registry.verified.add(asked)
    second = registry.verified.add(replace(asked, query="flights by time.month"))

    assert registry.verified.list(catalog="flights") == (second, first)
    assert registry.verified.list(catalog="cloud") == ()
    assert registry.verified.delete(first.id, owner="bob") is False
    assert registry.verified.delete(first.id, owner="ann") is True
    assert registry.verified.list(catalog="flights") == (second,)


def test_a_manifest_tells_how_far_the_last_run_of_a_work_came(registry):
    assert registry.manifests.get("index", "flights") is None

    begun = registry.manifests.start("index", "flights", input_hash="h1")
    assert registry.manifests.get("index", "flights") == begun
    assert (begun.state, begun.started, begun.finished) == (RunState.RUNNING, minutes(1), None)

    assert registry.manifests.finish(begun, ok=True)
    done = registry.manifests.get("index", "flights")
    assert done == replace(begun, state=RunState.DONE, finished=minutes(2))


def test_a_run_that_was_overtaken_does_not_end_the_one_that_counts(registry):
    slow = registry.manifests.start("index", "flights", input_hash="h1")
    later = registry.manifests.start("index", "flights", input_hash="h2")

    assert registry.manifests.finish(slow, ok=True) is False
    assert registry.manifests.get("index", "flights") == later
    assert registry.manifests.finish(later, ok=False) is True
    assert registry.manifests.get("index", "flights").state is RunState.FAILED


@pytest.mark.parametrize(
    ("question", "wrong"),
    (("a\0b", r"number 2, '\x00'"), ("\ud83d", r"number 1, '\ud83d'"), ("x" * 100_001, "100,001 characters")),
    ids=("null", "surrogate", "long"),
)
def test_a_question_that_cannot_be_kept_is_refused_in_words_and_nothing_is_kept(registry, question, wrong):
    with pytest.raises(RegistryError) as caught:
        registry.feedback.add(replace(VERDICT, question=question))

    assert wrong in str(caught.value)
    assert registry.feedback.list(catalog="flights") == ()


def test_words_never_become_sql(registry):
    evil = "'); drop table workbench_feedback; --"
    registry.feedback.add(replace(VERDICT, question=evil, user=evil, catalog=evil, correction=evil))
    registry.favourites.set(evil, user=evil, catalog=evil)

    (kept,) = registry.feedback.list(catalog=evil, user=evil)
    assert (kept.question, kept.correction) == (evil, evil)
    assert [mark.name for mark in registry.favourites.list(user=evil, catalog=evil)] == [evil]


def test_threads_that_share_a_registry_lose_nothing(registry):
    def mark(thread: int) -> None:
        for number in range(10):
            registry.favourites.set(f"metric {thread} {number}", user="ann", catalog="flights")

    threads = [Thread(target=mark, args=(thread,)) for thread in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(registry.favourites.list(user="ann", catalog="flights")) == 60
