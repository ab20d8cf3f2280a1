"""What can be bought, and at what price: the list of SKUs and the commitments. The prices are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.examples.cloud.planted import RENEWED


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider and what its bills say of it.

    Attributes:
        discount: what the contract takes off list prices, in thousandths.
    """

    name: str
    issuer: str
    account: str
    account_type: str
    sub_account_type: str
    currency: str
    discount: int


@dataclass(frozen=True, slots=True)
class Sku:
    """Something with a price: in millionths of the provider's currency per unit."""

    sku: str
    service: str
    category: str
    subcategory: str
    resource_type: str
    unit: str
    price: int
    says: str

    @property
    def provider(self) -> str:
        """The provider's short name."""
        return self.sku.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Commitment:
    """A discount for a promise to pay: `price` is what a unit costs under it, in millionths.

    Attributes:
        upfront: whether the whole term is paid on the first day; else every day a day's part.
    """

    commitment_id: str
    name: str
    kind: str
    category: str
    sku: str
    price: int
    since: date
    until: date
    upfront: bool


PROVIDERS: dict[str, Provider] = {
    "aws": Provider(
        "AWS", "Amazon Web Services, Inc. (synthetic)", "210000000000", "Billing Account", "Account", "USD", 40
    ),
    "azure": Provider("Microsoft", "Microsoft (synthetic)", "E-771204", "Billing Profile", "Subscription", "EUR", 60),
    "google": Provider("Google Cloud", "Google Cloud (synthetic)", "01FE-42D0", "Billing Account", "Project", "USD", 0),
}

_COMPUTE, _VM = "Compute", "Virtual Machines"
_EC2, _VMS, _GCE = "Amazon Elastic Compute Cloud", "Virtual Machines", "Compute Engine"
_STORAGE, _OBJECTS, _DISKS = "Storage", "Object Storage", "Block Storage"
_DATABASES, _RELATIONAL, _MONTHS = "Databases", "Relational Databases", "GB-Months"

SKUS: dict[str, Sku] = {
    sku.sku: sku
    for sku in (
        Sku("aws.m6i", _EC2, _COMPUTE, _VM, "Instance", "Hours", 768_000, "m6i.4xlarge, Linux"),
        Sku("aws.m7g", _EC2, _COMPUTE, _VM, "Instance", "Hours", 652_800, "m7g.4xlarge, Linux"),
        Sku("aws.r6i", _EC2, _COMPUTE, _VM, "Instance", "Hours", 1_008_000, "r6i.4xlarge, Linux"),
        Sku("aws.disk", _EC2, _STORAGE, _DISKS, "Volume", _MONTHS, 80_000, "gp3 volume"),
        Sku("aws.objects", "Amazon Simple Storage Service", _STORAGE, _OBJECTS, "Bucket", _MONTHS, 23_000, "Standard"),
        Sku("aws.sql", "Amazon Relational Database Service", _DATABASES, _RELATIONAL, "Database", "Hours", 450_000, "r6g.xlarge"),
        Sku("aws.table", "Amazon DynamoDB", _DATABASES, "NoSQL Databases", "Table", "Million Requests", 1_250_000, "Writes"),
        Sku("aws.cdn", "Amazon CloudFront", "Networking", "Content Delivery", "Distribution", "GB", 85_000, "To the internet"),
        Sku("aws.balancer", "Elastic Load Balancing", "Networking", "Network Connectivity", "Load Balancer", "Hours", 22_500, "Balancer"),
        Sku("aws.function", "AWS Lambda", _COMPUTE, "Serverless Compute", "Function", "Million GB-Seconds", 16_670_000, "Duration"),
        Sku("aws.support", "AWS Support", "Management and Governance", "Support", "Account", "Months", 9_000_000_000, "Support"),
        Sku("azure.d16", _VMS, _COMPUTE, _VM, "Virtual machine", "Hours", 712_000, "D16s v5"),
        Sku("azure.e32", _VMS, _COMPUTE, _VM, "Virtual machine", "Hours", 1_870_000, "E32s v5"),
        Sku("azure.disk", "Azure Disk Storage", _STORAGE, _DISKS, "Disk", _MONTHS, 115_000, "Premium SSD"),
        Sku("azure.sql", "Azure SQL Database", _DATABASES, _RELATIONAL, "SQL database", "vCore-Hours", 231_000, "General purpose"),
        Sku("azure.app", "Azure App Service", _COMPUTE, "Serverless Compute", "App Service plan", "Hours", 210_000, "P1v3"),
        Sku("azure.blob", "Azure Blob Storage", _STORAGE, _OBJECTS, "Storage account", _MONTHS, 18_000, "Hot"),
        Sku("azure.logs", "Azure Monitor", "Management and Governance", "Observability", "Workspace", "GB", 2_300_000, "Logs taken in"),
        Sku("azure.speech", "Azure AI Services", "AI and Machine Learning", "AI Platforms", "AI service", "Hours", 920_000, "Speech to text"),
        Sku("google.n2", _GCE, _COMPUTE, _VM, "Instance", "Hours", 776_900, "n2-standard-16"),
        Sku("google.gpu", _GCE, "AI and Machine Learning", "Machine Learning", "Instance", "Hours", 3_673_000, "a2-highgpu-1g"),
        Sku("google.disk", _GCE, _STORAGE, _DISKS, "Disk", _MONTHS, 100_000, "Balanced disk"),
        Sku("google.query", "BigQuery", "Analytics", "Data Warehouses", "Dataset", "TiB", 6_250_000, "Analysis on demand"),
        Sku("google.objects", "Cloud Storage", _STORAGE, _OBJECTS, "Bucket", _MONTHS, 20_000, "Standard"),
        Sku("google.run", "Cloud Run", _COMPUTE, "Serverless Compute", "Service", "Million vCPU-Seconds", 24_000_000, "CPU time"),
        Sku("google.egress", "Networking", "Networking", "Network Connectivity", "Network", "GB", 110_000, "To the internet"),
    )
}  # fmt: skip

_YEAR_1, _YEAR_2, _YEAR_3 = date(2025, 3, 1), RENEWED, date(2027, 3, 1)

COMMITMENTS: tuple[Commitment, ...] = (
    Commitment("sp-7f31", "Compute savings plan, one year", "Savings Plan", "Spend", "aws.m6i", 553_000, _YEAR_1, _YEAR_2, upfront=False),
    Commitment("sp-9c02", "Compute savings plan, renewed", "Savings Plan", "Spend", "aws.m6i", 553_000, _YEAR_2, _YEAR_3, upfront=False),
    Commitment("ri-e32-25", "Reserved E32s v5, one year", "Reservation", "Usage", "azure.e32", 1_159_000, _YEAR_1, _YEAR_2, upfront=True),
    Commitment("ri-e32-26", "Reserved E32s v5, renewed", "Reservation", "Usage", "azure.e32", 1_159_000, _YEAR_2, _YEAR_3, upfront=True),
    Commitment("cud-n2", "Committed use of n2, three years", "Committed Use Discount", "Usage", "google.n2", 489_000, date(2024, 3, 1), _YEAR_3, upfront=False),
)  # fmt: skip
