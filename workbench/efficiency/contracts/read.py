"""ODCS v3.1 YAML to a contract: read with the standard's own package, every fault with its place.

Of a contract the part about rows is used: schema, quality, slaProperties. What is text only, or written for another
engine, is kept as unchecked.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from workbench.efficiency.contracts import rules
from workbench.efficiency.contracts.faults import Faults
from workbench.efficiency.contracts.model import Contract, Promise
from workbench.efficiency.tables import TABLES
from workbench.errors import DefinitionError, Issue, MissingExtra, Place, nearest

if TYPE_CHECKING:
    from open_data_contract_standard.model import (
        OpenDataContractStandard,
        SchemaObject,
        ServiceLevelAgreementProperty,
    )

_UNITS = {
    "minutes": ("m", "min", "minute", "minutes"),
    "hours": ("h", "hr", "hour", "hours"),
    "days": ("d", "day", "days"),
    "weeks": ("w", "week", "weeks"),
}
_MONTHS = {"month": 1, "months": 1, "mo": 1, "y": 12, "yr": 12, "year": 12, "years": 12}


def read_contract(file: Path, table: str) -> Contract:
    """Read the contract for a table from a file.

    Raises:
        DefinitionError: the file is no contract, or says something impossible; all faults at once, with their lines.
        MissingExtra: the package that reads contracts is not installed.
    """
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        near = nearest(file.name, [f.name for f in file.parent.glob("*.yaml")] if file.parent.is_dir() else [])
        message = f"The contract {file} cannot be read: {error}."
        raise DefinitionError(Issue("no-contract", message, suggestions=near)) from error
    return parsed(text, file.name, table)


@cache
def default_contract(table: str) -> Contract:
    """Return the packaged contract of a table."""
    name = f"{table}.odcs.yaml"
    text = files("workbench.efficiency.contracts").joinpath("defaults", name).read_text("utf-8")
    return parsed(text, name, table)


def parsed(text: str, source: str, table: str) -> Contract:
    """Return the contract that a text says.

    Raises:
        DefinitionError: as `read_contract`.
    """
    document = _document(text, source)
    faults = Faults(text, source)
    found = _object(document, table, faults)
    properties = [item for item in (found.properties if found else None) or [] if item.name]
    columns = {rules.column_of(item): item.logicalType or "" for item in properties}
    known = dict.fromkeys(columns) | {field.name: field.type for field in TABLES[table].schema}
    compiled, unchecked = rules.compiled(found, known, faults) if found else ((), ())
    promises = tuple(_promise(item, faults) for item in document.slaProperties or [])
    faults.raise_any()
    return Contract(
        id=document.id or source,
        version=document.version or "",
        name=(found.name if found else None) or table,
        source=source,
        sha=hashlib.sha256(text.encode()).hexdigest()[:16],
        columns=columns,
        required=tuple(rules.column_of(item) for item in properties if item.required or item.primaryKey),
        rules=compiled,
        promises=promises,
        unchecked=unchecked,
        owner=_owner(document),
    )


def _document(text: str, source: str) -> OpenDataContractStandard:
    try:
        from open_data_contract_standard.model import OpenDataContractStandard
    except ModuleNotFoundError as error:
        remedy = "pip install 'metric-workbench[efficiency]'"
        raise MissingExtra(Issue("missing-extra", "Contracts need a package more.", remedy=remedy)) from error
    import pydantic

    try:
        given = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(source, mark.line + 1, mark.column + 1) if mark else None
        raise DefinitionError(Issue("yaml-syntax", f"This is not readable as YAML: {error.problem}.", place)) from error
    if not isinstance(given, dict) or given.get("kind", "DataContract") != "DataContract":
        remedy = "A contract begins with 'apiVersion: v3.1.0' and 'kind: DataContract'."
        raise DefinitionError(Issue("no-contract", f"{source} is no data contract.", remedy=remedy))
    try:
        return OpenDataContractStandard(**given)
    except pydantic.ValidationError as error:
        found = [_invalid(fault["loc"], fault["msg"], text, source) for fault in error.errors()]
        raise DefinitionError(found) from error


def _invalid(where: Sequence[int | str], message: str, text: str, source: str) -> Issue:
    words = [str(part) for part in where]
    place = Faults(text, source).place(*words[-1:])
    known = ("apiVersion", "kind", "id", "version", "name", "schema", "slaProperties", "team", "description", "status")
    near = nearest(words[-1], known, most=1) if len(words) == 1 else ()
    return Issue("contract", f"{'.'.join(words)}: {message}.", place, near)


def _object(document: OpenDataContractStandard, table: str, faults: Faults) -> SchemaObject | None:
    """The object of the schema for a table: the one of its name, or the only one."""
    given = document.schema_ or []
    named = [item for item in given if table in {item.name, item.physicalName}]
    if named or len(given) == 1:
        return (named or given)[0]
    names = [item.name or "" for item in given]
    message = f"The contract has no schema for '{table}'."
    faults.add("no-schema", message, "schema", nearest(table, names), "Name an object of the schema like the table.")
    return None


def _owner(document: OpenDataContractStandard) -> str:
    team = document.team
    members = team if isinstance(team, list) else (team.members if team else None) or []
    name = None if isinstance(team, list) or team is None else team.name
    return name or next((member.name or member.username or "" for member in members), "")


def _promise(item: ServiceLevelAgreementProperty, faults: Faults) -> Promise:
    value, unit = str(item.value if item.value is not None else ""), (item.unit or "").casefold()
    if not item.property:
        faults.add("no-property", "An entry of slaProperties names no property.", "slaProperties")
    return Promise((item.property or "").strip(), value, unit, item.element or "", *_within(value, unit))


def _within(value: str, unit: str) -> tuple[timedelta | None, int]:
    """A number with a unit of time, as a time (None for what is none), and as whole months where it is so many."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", value.casefold())
    if match is None:
        return None, 0
    number, unit = float(match[1]), match[2] or unit or "d"
    if unit in _MONTHS:
        months = number * _MONTHS[unit]
        longest = 366 if _MONTHS[unit] > 1 else 31
        return timedelta(days=number * longest), int(months) if months.is_integer() else 0
    known = next((name for name, words in _UNITS.items() if unit in words), None)
    return (timedelta(**{known: number}) if known else None), 0
