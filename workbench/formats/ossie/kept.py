"""What a document says and a catalog has no place for, kept in `meta` so that it comes back from export.

For each object that was read, the keys whose value an export would write otherwise are kept: what the export writes, and
what stood there. Later the old value is put back only where the export would still write the same, so a definition that
has been changed since is never overwritten by what it once was.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import cast

from workbench.catalog.model import Documentation
from workbench.formats.ossie.document import Json, Object

#: The key of `meta`.
KEPT = "ossie"


def keep(doc: Documentation, written: Object, read: Object, name: str = "") -> Documentation:
    """Return the documentation with what an export alone would not bring back.

    Args:
        written: the object as the export writes it.
        read: the object as it stood in the document.
        name: whose it is, where several objects share one documentation.
    """
    differ = {
        key: [_one(written, key), _one(read, key)]
        for key in (*read, *(key for key in written if key not in read))
        if _one(written, key) != _one(read, key)
    }
    if not differ:
        return doc
    known = _known(doc)
    known.update(cast("Object", {name: differ} if name else differ))
    others = tuple(pair for pair in doc.meta if pair[0] != KEPT)
    return replace(doc, meta=(*others, (KEPT, json.dumps(known, ensure_ascii=False, sort_keys=True))))


def put_back(doc: Documentation, written: Object, name: str = "") -> Object:
    """Return an exported object with what was kept."""
    known = _known(doc)
    differ = known.get(name, {}) if name else known
    found = dict(written)
    for key, pair in differ.items() if isinstance(differ, dict) else ():
        if isinstance(pair, list) and len(pair) == 2 and pair[0] == _one(written, key):
            found.pop(key, None)
            for value in cast("list[Json]", pair[1]):
                found[key] = value
    return found


def _one(record: Object, key: str) -> list[Json]:
    """The value under a key, in a list that is empty where there is none."""
    return [record[key]] if key in record else []


def _known(doc: Documentation) -> Object:
    try:
        known = json.loads(dict(doc.meta).get(KEPT, "{}"))
    except json.JSONDecodeError:
        return {}
    return known if isinstance(known, dict) else {}
