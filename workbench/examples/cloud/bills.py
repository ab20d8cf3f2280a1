"""Bills as the providers deliver them: FOCUS 1.2 as Parquet, 1.1 and 1.0 as CSV, each with the habits of its export."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.examples.cloud.charges import Charges, Label, charges
from workbench.examples.cloud.company import COMPANY
from workbench.examples.cloud.days import Days
from workbench.examples.cloud.lines import REGIONS
from workbench.examples.cloud.planted import (
    DUPLICATE_MONTH,
    LATE,
    LATE_BILL,
    MISSPELT,
    MISSPELT_MONTH,
    MISSPELT_ROWS,
    RESTATED,
    RESTATED_SKU,
    RESTATED_THOUSANDTHS,
)
from workbench.examples.cloud.prices import PROVIDERS

if TYPE_CHECKING:
    import pyarrow as pa

    from workbench.examples.cloud.charges import Whole

_IN_1_1 = (
    "CapacityReservationId CapacityReservationStatus CommitmentDiscountQuantity CommitmentDiscountUnit"
    " ServiceSubcategory SkuMeter SkuPriceDetails"
).split()
_IN_1_2 = (
    "BillingAccountType InvoiceId PricingCurrency PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost"
    " PricingCurrencyListUnitPrice SubAccountType"
).split()

#: The columns that each provider's export of its version of FOCUS leaves out.
LEFT_OUT: dict[str, frozenset[str]] = {
    "aws": frozenset(),
    "google": frozenset(_IN_1_2),
    "azure": frozenset([*_IN_1_1, *_IN_1_2]),
}


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file that a provider puts down: a month's bill, as known on a day."""

    provider: str
    month: date
    delivered: date
    rows: pa.Table
    suffix: str = ""

    @property
    def name(self) -> str:
        """The file's name without its ending; names sort as deliveries were made."""
        return f"focus-{self.month:%Y-%m}-delivered-{self.delivered.isoformat()}{self.suffix}"


def deliveries(days: Days, provider: str, seed: int) -> Iterator[Delivery]:
    """Yield the deliveries of a provider, a month after the other, with the planted defects."""
    bill = list(charges(days, provider, seed))
    for month in days.months:
        complete = days.last >= _next(month) - timedelta(days=1)
        on = _next(month) + timedelta(days=1) if complete else days.last + timedelta(days=1)
        yield from _defective(Delivery(provider, month, on, _table(days, bill, month)), days, bill)


def _defective(delivery: Delivery, days: Days, bill: list[Charges]) -> Iterator[Delivery]:
    provider, month = delivery.provider, delivery.month
    if provider == "google" and month == RESTATED[0].replace(day=1):
        yield replace(delivery, rows=_table(days, [_incomplete(one, days) for one in bill], month))
        yield replace(delivery, delivered=delivery.delivered + timedelta(days=7))
        return
    if provider == "azure" and month == LATE.replace(day=1):
        delivery = replace(delivery, rows=_before(delivery.rows, LATE))
    if provider == "azure" and month == LATE_BILL[0]:
        delivery = replace(delivery, delivered=LATE_BILL[1])
    if provider == "azure" and month == MISSPELT_MONTH:
        delivery = replace(delivery, rows=_misspelt(delivery.rows))
    yield delivery
    if provider == "google" and month == DUPLICATE_MONTH:
        yield replace(delivery, suffix="-again")


def _incomplete(found: Charges, days: Days) -> Charges:
    """What the first bill knew: usage of some days had not come in yet."""
    import numpy as np

    if found.label.line.sku != RESTATED_SKU or found.label.charge != "Usage":
        return found
    late = (found.day >= days.at(RESTATED[0])) & (found.day < days.at(RESTATED[1]))
    share = np.where(late, RESTATED_THOUSANDTHS, 1000)
    taken = found.quantity * share // 1000
    paid = taken * found.contracted * 1000
    return replace(found, quantity=taken, billed=paid, effective=paid)


def _before(rows: pa.Table, day: date) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    end = pa.scalar(_moment(day), pa.timestamp("us"))
    return rows.filter(pc.less(rows["ChargePeriodStart"], end))


def _misspelt(rows: pa.Table) -> pa.Table:
    import pyarrow as pa

    place = rows.column_names.index("ChargeCategory")
    known = rows["ChargeCategory"].to_pylist()
    usage = [i for i, value in enumerate(known) if value == "Usage"]
    for i in usage[5 : 5 + MISSPELT_ROWS]:
        known[i] = MISSPELT
    return rows.set_column(place, "ChargeCategory", pa.array(known, pa.string()))


# --- the table of a month ---------------------------------------------------------------------------------------------
def _table(days: Days, bill: list[Charges], month: date) -> pa.Table:
    import numpy as np
    import pyarrow as pa

    first, last = days.at(month), days.at(_next(month))
    parts = [(i, np.flatnonzero((one.day >= first) & (one.day < last))) for i, one in enumerate(bill)]
    label = np.concatenate([np.full(len(kept), i) for i, kept in parts])

    def of(name: str) -> Whole:
        joined: Whole = np.concatenate([getattr(bill[i], name)[kept] for i, kept in parts])
        return joined

    order = np.lexsort((label, of("day")))
    texts = _texts([one.label for one in bill], month, label[order])
    numbers = _numbers({name: of(name)[order] for name in Charges.__slots__ if name != "label"}, bill, label[order])
    columns = texts | numbers | _moments(days, of("day")[order], month)
    left_out = LEFT_OUT[bill[0].label.line.about.provider]
    return pa.table({name: columns[name] for name in sorted(columns) if name not in left_out})


def _texts(labels: list[Label], month: date, at: Whole) -> dict[str, pa.Array]:
    import pyarrow as pa

    described = [_described(label, month) for label in labels]
    places = pa.array(at)
    return {name: pa.array([one[name] for one in described], pa.string()).take(places) for name in described[0]}


def _described(label: Label, month: date) -> dict[str, str | None]:
    """The text columns of FOCUS of one label."""
    line, sku, commitment = label.line, label.line.about, label.commitment
    provider = PROVIDERS[sku.provider]
    regions = {region for region in REGIONS[sku.provider] if region[0] == line.region}
    priced = bool(line.quantity)
    return {
        "AvailabilityZone": None,
        "BillingAccountId": provider.account,
        "BillingAccountName": COMPANY,
        "BillingAccountType": provider.account_type,
        "BillingCurrency": provider.currency,
        "CapacityReservationId": None,
        "CapacityReservationStatus": None,
        "ChargeCategory": label.charge,
        "ChargeClass": label.klass,
        "ChargeDescription": label.says or f"{sku.says} in {line.region}",
        "ChargeFrequency": label.frequency,
        "CommitmentDiscountCategory": commitment.category if commitment else None,
        "CommitmentDiscountId": commitment.commitment_id if commitment else None,
        "CommitmentDiscountName": commitment.name if commitment else None,
        "CommitmentDiscountStatus": label.status,
        "CommitmentDiscountType": commitment.kind if commitment else None,
        "CommitmentDiscountUnit": sku.unit if commitment else None,
        "ConsumedUnit": sku.unit if priced and label.charge == "Usage" else None,
        "InvoiceId": f"{sku.provider}-{month:%Y-%m}",
        "InvoiceIssuerName": provider.issuer,
        "PricingCategory": "Committed" if label.status else "Standard" if priced else None,
        "PricingCurrency": provider.currency,
        "PricingUnit": sku.unit if priced else None,
        "ProviderName": provider.name,
        "PublisherName": provider.name,
        "RegionId": line.region,
        "RegionName": next(iter(regions))[1],
        "ResourceId": _resource(label),
        "ResourceName": line.name,
        "ResourceType": sku.resource_type,
        "ServiceCategory": sku.category,
        "ServiceName": sku.service,
        "ServiceSubcategory": sku.subcategory,
        "SkuId": sku.sku,
        "SkuMeter": sku.says,
        "SkuPriceDetails": None,
        "SkuPriceId": f"{sku.sku}.{line.region}",
        "SubAccountId": line.account,
        "SubAccountName": line.account.replace("-", " "),
        "SubAccountType": provider.sub_account_type,
        "Tags": json.dumps(line.tags, sort_keys=True) if line.tags else None,
    }


_RESOURCES: dict[str, str] = {
    "aws": "arn:aws:{kind}:{region}:{account}:{name}",
    "azure": "/subscriptions/{account}/resourcegroups/{region}/providers/{kind}/{name}",
    "google": "//{kind}.example/projects/{account}/locations/{region}/{name}",
}


def _resource(label: Label) -> str | None:
    """The resource's id in its provider's manner; a credit and a support fee have none."""
    line = label.line
    if not line.quantity or line.name == "support":
        return None
    kind = line.about.resource_type.lower().replace(" ", "-")
    return _RESOURCES[line.about.provider].format(kind=kind, region=line.region, account=line.account, name=line.name)


def _numbers(found: dict[str, Whole], bill: list[Charges], at: Whole) -> dict[str, pa.Array]:
    import numpy as np

    priced = np.array([bool(one.label.line.quantity) for one in bill])[at]
    consumed = priced & np.array([one.label.charge == "Usage" for one in bill])[at]
    committed = np.array([one.label.commitment is not None for one in bill])[at]
    unbought = np.array([one.label.charge != "Credit" and one.label.klass is None for one in bill])[at]
    taken, listed, contracted = found["quantity"], found["listed"], found["contracted"]
    amount, quantity, price = 1, 10**9, 10**6
    listed_cost = np.where(unbought, taken * listed * 1000, found["billed"])
    contracted_cost = np.where(unbought, taken * contracted * 1000, found["billed"])
    return {
        "BilledCost": decimals(found["billed"], amount),
        "EffectiveCost": decimals(found["effective"], amount),
        "ListCost": decimals(listed_cost, amount),
        "ContractedCost": decimals(contracted_cost, amount),
        "PricingCurrencyEffectiveCost": decimals(found["effective"], amount),
        "ListUnitPrice": decimals(listed, price, priced),
        "ContractedUnitPrice": decimals(contracted, price, priced),
        "PricingCurrencyListUnitPrice": decimals(listed, price, priced),
        "PricingCurrencyContractedUnitPrice": decimals(contracted, price, priced),
        "PricingQuantity": decimals(taken, quantity, priced),
        "ConsumedQuantity": decimals(taken, quantity, consumed),
        "CommitmentDiscountQuantity": decimals(taken, quantity, committed),
    }


def decimals(values: Whole, times: int, there: Whole | None = None) -> pa.Array:
    """Return whole numbers times a power of ten as DECIMAL(38,12), whose last digit they count; null where not there."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    low = np.asarray(values, dtype=np.int64) * times
    pairs = np.stack([low, low >> 63], axis=1)
    made = pa.Array.from_buffers(pa.decimal128(38, 12), len(low), [None, pa.py_buffer(pairs.tobytes())])
    if there is None:
        return made
    return pc.if_else(pa.array(there), made, pa.scalar(None, made.type))


def _moments(days: Days, at: Whole, month: date) -> dict[str, pa.Array]:
    import pyarrow as pa

    kind, places = pa.timestamp("us"), pa.array(at)
    starts = pa.array([_moment(day) for day in days], kind)
    ends = pa.array([_moment(day + timedelta(days=1)) for day in days], kind)
    whole: Callable[[date], pa.Array] = lambda day: pa.array([_moment(day)] * len(at), kind)  # noqa: E731
    return {
        "ChargePeriodStart": starts.take(places),
        "ChargePeriodEnd": ends.take(places),
        "BillingPeriodStart": whole(month),
        "BillingPeriodEnd": whole(_next(month)),
    }


def _moment(day: date) -> object:
    from datetime import datetime

    return datetime(day.year, day.month, day.day)


def _next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
