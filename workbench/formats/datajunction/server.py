"""A live DataJunction server through its REST API: the same YAML that `dj pull` writes, one archive for a namespace.

    GET /namespaces/                      which there are
    GET /namespaces/{name}/export/yaml    a zip of their files

A token stands in the environment, never in a file or an address: `WORKBENCH_DATAJUNCTION_TOKEN`.
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from workbench.catalog.load import CHARACTERS, FILES
from workbench.errors import DefinitionError, Issue

_ADDRESS = re.compile(r"(https?://[^/?#\s]+(?:/[^?#\s]*?)?)(?:/namespaces/([\w.]+))?/?")
_TOKEN = "WORKBENCH_DATAJUNCTION_TOKEN"  # noqa: S105  the name of a variable
_SECONDS = 60


def is_address(place: str) -> bool:
    """Whether a place is a server's address, not a folder."""
    return place.startswith(("http://", "https://"))


def read_server(address: str) -> dict[str, str]:
    """Return the files of a server's namespaces by name, each namespace in a folder of its own.

    Args:
        address: the server's, perhaps with `/namespaces/<name>` for only one of them.

    Raises:
        DefinitionError: it is no address, the server does not answer, or its answer is no such archive.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        remedy = "Write https://host, or https://host/namespaces/name; no password stands in it."
        raise DefinitionError(Issue("address", f"'{address}' is no address of a server.", remedy=remedy))
    base, one = found[1].rstrip("/"), found[2]
    texts: dict[str, str] = {}
    for space in [one] if one else _namespaces(base):
        for name, text in _files(base, space):
            texts[f"{space}/{name}"] = text
            if len(texts) > FILES or sum(map(len, texts.values())) > CHARACTERS:
                raise DefinitionError(
                    Issue("too-much", f"'{base}' holds more than is read.", remedy="Name a namespace.")
                )
    return texts


def _namespaces(base: str) -> list[str]:
    try:
        listed = json.loads(_get(f"{base}/namespaces/"))
    except (json.JSONDecodeError, UnicodeDecodeError):
        listed = None
    if not isinstance(listed, list):
        raise DefinitionError(Issue("server", f"'{base}/namespaces/' gives no list; is this a DataJunction server?"))
    names = [each["namespace"] for each in listed if isinstance(each, dict) and isinstance(each.get("namespace"), str)]
    return [name for name in names if re.fullmatch(r"[\w.]+", name)]


def _files(base: str, space: str) -> Iterator[tuple[str, str]]:
    body = _get(f"{base}/namespaces/{quote(space)}/export/yaml")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if sum(member.file_size for member in archive.infolist()) > CHARACTERS:
                raise DefinitionError(Issue("too-much", f"The export of '{space}' is larger than is read."))
            for member in archive.infolist():
                if member.filename.endswith((".yaml", ".yml")):
                    yield member.filename, archive.read(member).decode("utf-8")
    except (zipfile.BadZipFile, UnicodeDecodeError):
        raise DefinitionError(Issue("server", f"The export of '{space}' is no archive of YAML files.")) from None


def _get(address: str) -> bytes:
    headers = {"Authorization": f"Bearer {token}"} if (token := os.environ.get(_TOKEN)) else {}
    try:
        with urlopen(Request(address, headers=headers), timeout=_SECONDS) as answer:  # noqa: S310  http and https alone
            body: bytes = answer.read(CHARACTERS + 1)
    except HTTPError as error:
        error.close()
        remedy = f"Set {_TOKEN} to a token." if error.code in {401, 403} else None
        raise DefinitionError(Issue("server", f"'{address}' answers {error.code}.", remedy=remedy)) from None
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise DefinitionError(Issue("server", f"'{address}' does not answer: {reason}.")) from None
    if len(body) > CHARACTERS:
        raise DefinitionError(Issue("too-much", f"'{address}' answers with more than is read."))
    return body
