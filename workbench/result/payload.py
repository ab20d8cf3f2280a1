"""A result as JSON: `{"columns", "rows", "versions", "freshness", "sql", "query"}`, exact to the last digit.

Python's encoder turns decimals into floats or strings; here each becomes the number it is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from workbench.result.model import Result, ResultColumn


def json_text(result: Result) -> str:
    """Return the whole result as one JSON object, a row on each line."""
    members = {
        "columns": _compact([_column(column) for column in result.columns]),
        "rows": f"[{''.join(_rows(result))}]",
        "versions": _compact(dict(result.versions)),
        "freshness": _compact(_freshness(result)),
        "sql": _compact(result.sql),
        "query": _compact(result.text),
        "outline": _compact(list(result.outline)),
        "owners": _compact(dict(result.owners)),
        "warnings": _compact(list(result.warnings)),
        "today": _compact(result.today.isoformat() if result.today else None),
        "seconds": _compact(round(result.seconds, 6)),
    }
    return "{\n" + ",\n".join(f'"{name}": {value}' for name, value in members.items()) + "\n}"


def token(value: object) -> str:
    """Return one value as JSON. What JSON has no number for (infinity, not a number) is null."""
    match value:
        case Decimal():
            return f"{value:f}" if value.is_finite() else "null"
        case float():
            return repr(value) if math.isfinite(value) else "null"
        case datetime() | date() | time():
            return _compact(value.isoformat())
        case timedelta():
            return _compact(str(value))
        case bytes():
            return _compact(value.hex())
        case list() | tuple() | dict():
            return _nested(value)
        case None | bool() | int() | str():
            return _compact(value)
        case _:
            return _compact(str(value))


def _nested(value: Sequence[object] | Mapping[object, object]) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_compact(str(k))}: {token(v)}' for k, v in value.items())}}}"
    return f"[{', '.join(token(item) for item in value)}]"


def _rows(result: Result) -> Iterator[str]:
    columns = [column.to_pylist() for column in result.arrow.columns]
    for index, row in enumerate(zip(*columns, strict=True)):
        yield f"{',' if index else ''}\n  [{', '.join(token(value) for value in row)}]"
    if len(result):
        yield "\n"


def _column(column: ResultColumn) -> dict[str, str | None]:
    return {
        "name": column.name,
        "kind": column.kind,
        "unit": column.unit,
        "type": column.type,
        "grain": column.grain,
        "format": column.format,
        "title": column.title or None,
    }


def _freshness(result: Result) -> dict[str, str | None]:
    return {"as_of": result.freshness.as_of, "source": result.freshness.source, "note": result.freshness.note or None}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
