"""What the training exercises promise."""

from __future__ import annotations

from random import Random

import pytest
import yaml

from workbench.ask.train.bridges import through, with_bridge
from workbench.ask.train.businesses import KINDS, business_sheet, businesses
from workbench.ask.train.candidates import aggregates
from workbench.ask.train.domains import DATA, Role, domains, plural
from workbench.ask.train.noise import roughen
from workbench.ask.train.phrases import expand, phrases
from workbench.ask.train.sheets import Extent, human_sheets, sheet


def test_there_are_many_domains_and_every_link_leads_somewhere():
    assert len(domains()) >= 60
    for domain in domains():
        for thing in domain.things.values():
            assert all(column.to in domain.things for column in thing.of_role(Role.LINK)), domain.name


def test_the_same_seed_and_number_make_the_same_sheet():
    assert sheet(3, 14, Extent()) == sheet(3, 14, Extent())
    assert sheet(3, 14, Extent()) != sheet(4, 14, Extent())


@pytest.mark.parametrize("held_out", (False, True))
def test_every_exercise_has_its_right_texts_on_the_sheet(held_out):
    for number in range(40):
        made = sheet(1, number, Extent(), held_out=held_out)
        assert len(set(made.metrics)) >= 0.8 * len(made.metrics)
        for exercise in made.exercises:
            assert exercise.text.strip()
            assert "{" not in exercise.text
            assert exercise.metrics or exercise.dimensions
            assert all(place < len(made.metrics) for place in exercise.metrics)
            assert all(place < len(made.dimensions) for place in exercise.dimensions)


def test_domains_and_phrases_are_split_and_neither_side_is_empty():
    assert 8 <= sum(domain.held_out for domain in domains()) <= len(domains()) // 4
    written = yaml.safe_load((DATA / "phrases.yaml").read_text("utf-8"))
    for intent, lines in written.items():
        if isinstance(lines, str) and intent != "over":
            seen, kept = phrases(intent, held_out=False), phrases(intent, held_out=True)
            assert seen
            assert kept
            assert not set(seen) & set(kept)


def test_choices_are_taken_from_the_inside_out():
    seen = {expand("[find|show [me|us]] it", Random(seed)) for seed in range(50)}
    assert seen == {"find it", "show me it", "show us it"}


@pytest.mark.parametrize(
    ("one", "many"), (("home town", "home towns"), ("battery", "batteries"), ("tax", "taxes"), ("day", "days"))
)
def test_plurals(one, many):
    assert plural(one) == many


def test_a_bridge_joins_two_things_that_nothing_joined():
    for number, domain in enumerate(domains()):
        things = tuple(domain.things.values())
        _, more = with_bridge(domain, things, Random(number))
        if len(more) > len(things):
            joins = {(group.to, counted.to) for thing, group, counted in through(more) if thing == more[-1]}
            assert len(joins) == 2
            assert not joins & {(g.to, c.to) for _, g, c in through(things)}


def test_a_count_and_every_way_to_aggregate_a_number_are_offered():
    thing = domains()[0].things[next(iter(domains()[0].things))]
    hows = {metric.how for metric in aggregates(thing)}
    assert hows == {"count", "countd", "sum", "avg", "min", "max"}


def test_hurried_fingers_leave_most_words_alone():
    asked = "how many parcels were delivered late in each region"
    rng = Random(5)
    kept = [len(set(asked.split()) & set(roughen(asked, rng).lower().rstrip("?.! ").split())) for _ in range(300)]
    assert sum(kept) / len(kept) > 7.5


def test_the_questions_written_by_hand_are_all_over_their_catalogs():
    sheets = list(human_sheets())
    assert sum(len(s.exercises) for s in sheets) >= 90
    assert all(len(s.metrics) > 30 for s in sheets)


def test_a_business_has_the_same_sheet_for_the_same_number_and_each_text_means_one_of_its_definitions():
    for number in range(40):
        made = business_sheet(7, number)
        assert made == business_sheet(7, number)
        assert made.exercises
        for exercise in made.exercises:
            assert len(exercise.metrics) + len(exercise.dimensions) == 1
            assert all(0 <= at < len(made.metrics) for at in exercise.metrics)
            assert all(0 <= at < len(made.dimensions) for at in exercise.dimensions)


def test_what_is_said_in_held_out_businesses_is_on_no_sheet_to_learn_from():
    kept = {text for kind in KINDS for one in businesses(kind, held_out=True) for text, _ in one.said}
    learnt = {text for kind in KINDS for one in businesses(kind, held_out=False) for text, _ in one.said}
    assert len(kept) > 4_000
    assert len(learnt) > 30_000
    assert len({text for text in kept & learnt if len(text.split()) > 7}) == 0
