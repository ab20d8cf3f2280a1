"""Bills in FOCUS 1.0, 1.1 or 1.2, as CSV or Parquet, to the billing table.

Columns are found by their published names, whatever their case and underscores; names of FOCUS 1.3 are read as what they
replace. A column that FOCUS does not know is kept under `x_` and its name. Nothing is guessed: a column that is not there
is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlglot import exp

from workbench.efficiency import views
from workbench.efficiency.feeds.mapping import Mapping, Note
from workbench.efficiency.tables import BILLING, FOCUS_COLUMNS
from workbench.errors import nearest

if TYPE_CHECKING:
    import pyarrow as pa

#: FOCUS 1.3 and the columns of ours or of FOCUS 1.2 that say the same.
RENAMED = {
    "ServiceProviderName": "ProviderName",
    "HostProviderName": "x_HostProviderName",
    "InvoiceIssuer": "InvoiceIssuerName",
    "Provider": "ProviderName",
    "Publisher": "PublisherName",
}

#: What a header that FOCUS does not know is often meant to be, where the nearest name does not say it.
_MEANT = {"Id": "ServiceId is no column of FOCUS either"}


def mapped(header: Sequence[str], *, tags: Iterable[str] = (), keep: bool = True) -> Mapping:
    """Return how columns of a header become columns of the billing table, with a note on each that FOCUS does not have.

    Args:
        tags: keys of Tags to be columns of their own, `tag_<key>`.
        keep: whether unknown columns are kept under `x_`; otherwise they are named as left out.
    """
    known = {
        _fold(name): name for name in BILLING.schema.names if name in FOCUS_COLUMNS or name == "x_HostProviderName"
    }
    targets: dict[str, str] = {}
    notes: list[Note] = []
    for name in sorted(header, key=lambda name: _fold(name) not in known):  # published names before what replaces them
        target = known.get(_fold(name)) or _renamed(name)
        if target is None or target in targets:
            notes.append(_unknown(name, keep=keep))
            target = _own(name) if keep else None
        elif _fold(name) not in known:
            notes.append(Note("renamed-column", name, f"'{name}' is read as {target}."))
        if target is not None:
            targets[target] = name
    notes += _missing(targets)
    columns = {target: exp.column(name, quoted=True) for target, name in targets.items()}
    return Mapping(BILLING, columns, tags=tuple(tags), notes=tuple(notes))


def read_focus(path: Path, *, tags: Iterable[str] = ()) -> pa.Table:
    """Return the rows of a FOCUS file as the billing table, without checks: nothing is left out.

    A value that cannot be read as its column's type is null. `x_source_sha` and `x_row` say where a row stands.

    Raises:
        EngineError: the file cannot be read, or was cut off.
    """
    from workbench.efficiency.feeds.reading import Reading
    from workbench.efficiency.relations import connected

    with TemporaryDirectory() as staging, connected() as connection:
        reading = Reading.of_file(connection, path, staging=Path(staging), mapped=lambda h: mapped(h, tags=tags))
        rows = reading.rows().to_arrow_table()
    return views.conformed(rows, BILLING.schema)


def _fold(name: str) -> str:
    return name.replace("_", "").replace(" ", "").casefold()


def _renamed(name: str) -> str | None:
    return next((target for old, target in RENAMED.items() if _fold(old) == _fold(name)), None)


def _own(name: str) -> str:
    """The name under which a column that is not FOCUS's is kept."""
    if name in BILLING.schema.names:  # the origin of a row that was in a lake before
        return f"x_delivered_{name}"
    return name if name.casefold().startswith("x_") else f"x_{name}"


def _unknown(name: str, *, keep: bool) -> Note:
    done = f"it is kept as {_own(name)}" if keep else "it is left out"
    near = () if name.casefold().startswith("x_") else nearest(name, FOCUS_COLUMNS, most=1)
    meant = _MEANT.get(name) or (f"perhaps {near[0]} is meant" if near else "")
    said = f"'{name}' is no column of FOCUS 1.0 to 1.2{f' ({meant})' if meant else ''}: {done}."
    return Note("kept-column" if keep else "dropped-column", name, said)


def _missing(targets: Iterable[str]) -> list[Note]:
    there = set(targets)
    return [
        Note("missing-column", name, f"There is no column {name}: it is null.")
        for name in BILLING.required
        if name not in there
    ]
