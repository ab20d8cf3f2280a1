"""The tables of cloud efficiency: one list of their columns, types and keys, the same for every platform.

Columns of FOCUS (FinOps Open Cost and Usage Specification 1.0 to 1.2) keep their published names; columns of ours on a
FOCUS table begin with `x_`. Money and quantities are DECIMAL(38,12); instants are UTC without a zone; an open end is null.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

AMOUNT = pa.decimal128(38, 12)
INSTANT = pa.timestamp("us")
TEXT = pa.string()
COUNT = pa.int64()

UNOWNED = "unowned"
"""The owner of what nobody owns: a first-class owner, so that its cost shows and adds up."""


def idle_owner(platform: str) -> str:
    """Return the owner that keeps what of a platform's cost nobody used."""
    return f"idle:{platform}"


def is_nobody(owner: str) -> bool:
    """Whether an owner stands for cost that is nobody's: unowned, or idle on a platform."""
    return owner == UNOWNED or owner.startswith(idle_owner(""))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, the columns that make a row's key, and those that may not be null."""

    name: str
    schema: pa.Schema
    key: tuple[str, ...]
    required: tuple[str, ...]


_FOCUS: dict[str, pa.DataType] = {
    "AvailabilityZone": TEXT,
    "BilledCost": AMOUNT,
    "BillingAccountId": TEXT,
    "BillingAccountName": TEXT,
    "BillingAccountType": TEXT,
    "BillingCurrency": TEXT,
    "BillingPeriodEnd": INSTANT,
    "BillingPeriodStart": INSTANT,
    "CapacityReservationId": TEXT,
    "CapacityReservationStatus": TEXT,
    "ChargeCategory": TEXT,
    "ChargeClass": TEXT,
    "ChargeDescription": TEXT,
    "ChargeFrequency": TEXT,
    "ChargePeriodEnd": INSTANT,
    "ChargePeriodStart": INSTANT,
    "CommitmentDiscountCategory": TEXT,
    "CommitmentDiscountId": TEXT,
    "CommitmentDiscountName": TEXT,
    "CommitmentDiscountQuantity": AMOUNT,
    "CommitmentDiscountStatus": TEXT,
    "CommitmentDiscountType": TEXT,
    "CommitmentDiscountUnit": TEXT,
    "ConsumedQuantity": AMOUNT,
    "ConsumedUnit": TEXT,
    "ContractedCost": AMOUNT,
    "ContractedUnitPrice": AMOUNT,
    "EffectiveCost": AMOUNT,
    "InvoiceId": TEXT,
    "InvoiceIssuerName": TEXT,
    "ListCost": AMOUNT,
    "ListUnitPrice": AMOUNT,
    "PricingCategory": TEXT,
    "PricingCurrency": TEXT,
    "PricingCurrencyContractedUnitPrice": AMOUNT,
    "PricingCurrencyEffectiveCost": AMOUNT,
    "PricingCurrencyListUnitPrice": AMOUNT,
    "PricingQuantity": AMOUNT,
    "PricingUnit": TEXT,
    "ProviderName": TEXT,
    "PublisherName": TEXT,
    "RegionId": TEXT,
    "RegionName": TEXT,
    "ResourceId": TEXT,
    "ResourceName": TEXT,
    "ResourceType": TEXT,
    "ServiceCategory": TEXT,
    "ServiceName": TEXT,
    "ServiceSubcategory": TEXT,
    "SkuId": TEXT,
    "SkuMeter": TEXT,
    "SkuPriceDetails": TEXT,
    "SkuPriceId": TEXT,
    "SubAccountId": TEXT,
    "SubAccountName": TEXT,
    "SubAccountType": TEXT,
    "Tags": TEXT,
}

FOCUS_COLUMNS: tuple[str, ...] = tuple(_FOCUS)
"""The 57 columns of FOCUS 1.2, in its own (alphabetical) order. Those of 1.0 and 1.1 are among them."""

#: Where a row came from, on every table of the lake.
_ORIGIN: dict[str, pa.DataType] = {
    "x_feed": TEXT,
    "x_source_sha": TEXT,
    "x_row": COUNT,
    "x_run": TEXT,
    "x_ingested_at": INSTANT,
    "x_snapshot": COUNT,
}


def _table(name: str, columns: dict[str, pa.DataType], *, key: str, required: str) -> Table:
    schema = pa.schema([pa.field(column, kind) for column, kind in (columns | _ORIGIN).items()])
    return Table(name, schema, tuple(key.split()), tuple(required.split()))


BILLING = _table(
    "billing",
    _FOCUS | {"x_HostProviderName": TEXT},  # FOCUS 1.3; what older bills do not have
    key="x_source_sha x_row",
    required="BilledCost BillingAccountId BillingCurrency BillingPeriodEnd BillingPeriodStart ChargeCategory"
    " ChargePeriodEnd ChargePeriodStart ContractedCost EffectiveCost InvoiceIssuerName ListCost ProviderName"
    " PublisherName ServiceCategory ServiceName",
)

ASSET = _table(
    "asset",
    {
        "platform": TEXT,
        "asset_id": TEXT,
        "asset_type": TEXT,
        "name": TEXT,
        "parent_asset_id": TEXT,
        "attributes": TEXT,  # a JSON object
        "valid_from": INSTANT,
        "valid_to": INSTANT,
        "observed_at": INSTANT,
    },
    key="platform asset_id valid_from observed_at",
    required="platform asset_id asset_type valid_from observed_at",
)

OWNER = _table(
    "owner",
    {
        "owner_id": TEXT,
        "name": TEXT,
        "kind": TEXT,  # org, team, service
        "parent_owner_id": TEXT,
        "valid_from": INSTANT,
        "valid_to": INSTANT,
    },
    key="owner_id valid_from",
    required="owner_id name kind valid_from",
)

OWNERSHIP = _table(
    "ownership",
    {
        "platform": TEXT,
        "asset_id": TEXT,
        "owner_id": TEXT,
        "share": AMOUNT,
        "source": TEXT,
        "priority": COUNT,
        "confidence": AMOUNT,
        "valid_from": INSTANT,
        "valid_to": INSTANT,
        "observed_at": INSTANT,
    },
    key="platform asset_id owner_id valid_from observed_at",
    required="platform asset_id owner_id share valid_from observed_at",
)

USAGE = _table(
    "usage",
    {
        "platform": TEXT,
        "producer_asset_id": TEXT,
        "consumer_platform": TEXT,
        "consumer_asset_id": TEXT,
        "measure": TEXT,
        "unit": TEXT,
        "quantity": AMOUNT,
        "period_start": INSTANT,
        "period_end": INSTANT,
    },
    key="platform producer_asset_id consumer_platform consumer_asset_id measure unit period_start",
    required="platform consumer_asset_id measure unit quantity period_start period_end",
)

RATE = _table(
    "rate",
    {
        "currency_from": TEXT,
        "currency_to": TEXT,
        "rate": AMOUNT,
        "valid_from": INSTANT,
        "valid_to": INSTANT,
        "source": TEXT,
    },
    key="currency_from currency_to valid_from",
    required="currency_from currency_to rate valid_from",
)

INVOICE = _table(
    "invoice",
    {
        "invoice_id": TEXT,
        "issuer": TEXT,
        "period_start": INSTANT,
        "period_end": INSTANT,
        "currency": TEXT,
        "amount": AMOUNT,  # what is to be paid; the charges of the invoice must sum to it
    },
    key="invoice_id currency",
    required="invoice_id currency amount",
)

TABLES: dict[str, Table] = {table.name: table for table in (BILLING, ASSET, OWNER, OWNERSHIP, USAGE, RATE, INVOICE)}
"""The tables that feeds deliver, by name."""
