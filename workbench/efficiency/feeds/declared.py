"""`feeds.yml`: which files come from whom, what they are, and what a new delivery does to earlier ones.

feeds:
  - name: aws-bill
    kind: focus                       # focus, cur, azure, opencost, table
    files: bills/aws/{delivery}/*.csv # {delivery} is what names a delivery; without it each file is one
    contract: contracts/aws.odcs.yaml # the packaged contract of the table where none is given
    tags: [application, team]         # keys of Tags that become columns tag_<key>
  - name: ec2-inventory
    kind: table
    table: asset
    platform: ec2
    files: inventory/ec2-*.csv
    columns: {asset_id: instance_id, asset_type: "'instance'", valid_from: launched}
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from workbench.catalog.nodes import File
from workbench.efficiency.feeds.restating import DEFAULT, RESTATES
from workbench.efficiency.reading import Section, file_text, read_section
from workbench.efficiency.tables import TABLES
from workbench.errors import DefinitionError, Issue, nearest

_TOP = ("feeds",)
_KEYS = (
    *("name", "kind", "table", "files", "contract", "restates", "platform", "columns", "select", "tags", "unknown"),
    *("delimiter", "least_share", "accept", "description", "instants"),
)

#: The tables that each kind of feed can deliver, the usual one first.
KINDS: Pairs[str, tuple[str, ...]] = {
    "focus": ("billing",),
    "cur": ("billing",),
    "azure": ("billing",),
    "opencost": ("usage", "asset"),
    "table": tuple(TABLES),
}

#: A delivery with less than this share of the rows that it restates is held back.
LEAST_SHARE = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed as declared.

    Attributes:
        files: a glob from the project's folder, with `{delivery}` at most once.
        contract: a file from the folder of `feeds.yml`; empty for the packaged contract of the table.
        restates: what a delivery replaces of earlier ones: `period`, `day`, `everything` or `nothing`.
        columns: target -> delivered column or expression, of a plain table.
        select: a SELECT over `delivered`, of a plain table.
        least_share: the least share of the rows it restates that a delivery must have.
        accept: deliveries that are let in whatever their share.
    """

    name: str
    kind: str
    table: str
    files: str
    contract: str = ""
    restates: str = "everything"
    platform: str = ""
    columns: Pairs[str, str] = field(default_factory=dict)
    select: str = ""
    tags: tuple[str, ...] = ()
    keep_unknown: bool = True
    delimiter: str = ","
    instants: tuple[str, ...] = ()
    least_share: Decimal = LEAST_SHARE
    accept: tuple[str, ...] = ()

    @property
    def sha(self) -> str:
        """The hash of what decides how a file is read; runs say which declaration they were made by."""
        said: list[object] = [self.kind, self.table, self.platform, sorted(self.columns.items()), self.select]
        said += [self.tags, self.keep_unknown, self.delimiter, self.instants, self.restates]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def read_feeds(file: Path) -> tuple[Feed, ...]:
    """Return the feeds that a file declares, in its order.

    Raises:
        DefinitionError: something in it is wrong; all faults at once, each with its place.
    """
    text = file_text(file)
    if isinstance(text, Issue):
        raise DefinitionError(text)
    section, source = read_section(text, file.name, "file of feeds", _TOP)
    feeds = [_feed(item) for item in section.sections("feeds", "feed", _KEYS)] if section else []
    found = [feed for feed in feeds if feed is not None]
    _distinct(section, source, found)
    if source.issues:
        raise DefinitionError(source.issues, text=text)
    return tuple(found)


def _feed(section: Section) -> Feed | None:
    if not section.need("name", "kind", "files"):
        return None
    kind = section.choice("kind", tuple(KINDS))
    table = section.choice("table", KINDS[kind]) if kind else None
    if kind == "table" and "table" not in section:
        section.need("table")
    if not kind or (kind == "table" and not table):
        return None
    table = table or KINDS[kind][0]
    restates = section.choice("restates", tuple(RESTATES[table])) or DEFAULT[table]
    files = _files(section)
    share = section.decimal("least_share")
    return Feed(
        name=section.text("name") or "",
        kind=kind,
        table=table,
        files=files,
        contract=_inside(section, "contract", section.text("contract") or "", "the folder of feeds.yml"),
        restates=restates,
        platform=section.text("platform") or "",
        columns=_columns(section, table),
        select=section.text("select") or "",
        tags=section.texts("tags"),
        keep_unknown=section.choice("unknown", ("keep", "drop")) != "drop",
        delimiter=_delimiter(section),
        instants=section.texts("instants"),
        least_share=LEAST_SHARE if share is None else share,
        accept=section.texts("accept"),
    )


def _files(section: Section) -> str:
    files = section.text("files") or ""
    if files.count("{delivery}") > 1:
        section.fault("two-deliveries", "'files' has {delivery} at most once.", section.value("files"))
    return _inside(section, "files", files, "the project's folder")


def _inside(section: Section, key: str, path: str, folder: str) -> str:
    if Path(path).is_absolute() or ".." in Path(path).parts:
        message = f"'{key}' is a path from {folder}, not '{path}'."
        section.fault("outside", message, section.value(key), remedy="Put or link what it names under it.")
    return path


def _delimiter(section: Section) -> str:
    given = section.value("delimiter")
    text = getattr(given, "text", ",")
    word = {"tab": "\t", "\\t": "\t"}.get(text, text)
    if len(word) != 1:
        section.fault("wrong-type", f"'delimiter' is one sign, not '{word}'.", given, remedy="Or the word tab.")
        return ","
    return word


def _columns(section: Section, table: str) -> dict[str, str]:
    out: dict[str, str] = {}
    names = TABLES[table].schema.names
    for name, value in section.pairs("columns"):
        if name.text in names and not name.text.startswith("x_"):
            out[name.text] = value.text
        else:
            near = nearest(name.text, names, most=1)
            section.fault("unknown-column", f"The table {table} has no column '{name.text}'.", name, near)
    return out


def _distinct(section: Section | None, source: File, feeds: Sequence[Feed]) -> None:
    seen: set[str] = set()
    for feed in feeds:
        if feed.name in seen and section is not None:
            source.fault("duplicate-feed", f"There are two feeds named '{feed.name}'.", section.node)
        seen.add(feed.name)
        if not feed.name.replace("-", "").replace("_", "").isalnum() and section is not None:
            message = f"A feed's name is of letters, digits, '-' and '_', not '{feed.name}'."
            source.fault("bad-name", message, section.node)
