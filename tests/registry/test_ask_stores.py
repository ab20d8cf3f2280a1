"""The registry's stores are what `ask` asks for, though neither knows the other."""

from __future__ import annotations

import inspect
from dataclasses import fields

import pytest

from workbench.ask import stores as wanted
from workbench.registry import Favourite, Feedback, MetricUse, Registry, VerifiedQuestion

PAIRS = (
    ("feedback", wanted.FeedbackStore),
    ("verified", wanted.VerifiedStore),
    ("usage", wanted.UsageStore),
    ("favourites", wanted.FavouriteStore),
)


def members(protocol):
    return {name: member for name, member in vars(protocol).items() if not name.startswith("_")}


@pytest.mark.parametrize(("store", "protocol"), PAIRS)
def test_every_method_is_there_with_the_same_parameters(store, protocol):
    with Registry.open(":memory:") as registry:
        for name, method in members(protocol).items():
            ours = inspect.signature(getattr(type(getattr(registry, store)), name))
            assert ours.parameters == inspect.signature(method).parameters


@pytest.mark.parametrize(
    ("row", "protocol"),
    (
        (Feedback, wanted.Judged),
        (VerifiedQuestion, wanted.Vouched),
        (MetricUse, wanted.Used),
        (Favourite, wanted.Marked),
    ),
)
def test_every_row_has_what_is_read_from_it_in_the_same_type(row, protocol):
    ours = {field.name: field.type for field in fields(row)}
    for name, read in members(protocol).items():
        assert ours[name] == read.fget.__annotations__["return"]
