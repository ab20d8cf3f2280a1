"""What a delivery replaces of earlier ones of its feed: the columns by whose values it does, table by table."""

from __future__ import annotations

from collections.abc import Mapping

_NOTHING: Mapping[str, tuple[str, ...] | None] = {"everything": (), "nothing": None}

#: Table -> word -> the columns of the scope; `:day` is the day of an instant. None: deliveries only add.
RESTATES: Mapping[str, Mapping[str, tuple[str, ...] | None]] = {
    "billing": {
        "period": ("ProviderName", "BillingAccountId", "BillingPeriodStart"),
        "day": ("ProviderName", "BillingAccountId", "BillingPeriodStart", "ChargePeriodStart:day"),
        **_NOTHING,
    },
    "usage": {"day": ("platform", "period_start:day"), **_NOTHING},
    "asset": {"platform": ("platform",), **_NOTHING},
    "ownership": {"platform": ("platform",), **_NOTHING},
    "owner": _NOTHING,
    "rate": _NOTHING,
    "invoice": {"invoice": ("invoice_id",), **_NOTHING},
}

#: What is meant where nothing is said: bills by period, usage by day, lists as a whole.
DEFAULT: Mapping[str, str] = {
    "billing": "period",
    "usage": "day",
    "asset": "everything",
    "ownership": "everything",
    "owner": "everything",
    "rate": "everything",
    "invoice": "invoice",
}

#: When a row begins, of tables whose rows are of a period; lists have no such day.
BEGINS: Mapping[str, str] = {"billing": "ChargePeriodStart", "usage": "period_start"}

#: Up to when the rows of a table speak; what says how fresh they are.
AS_OF: Mapping[str, str] = {
    "billing": "ChargePeriodEnd",
    "usage": "period_end",
    "asset": "observed_at",
    "ownership": "observed_at",
    "owner": "valid_from",
    "rate": "valid_from",
    "invoice": "period_end",
}
