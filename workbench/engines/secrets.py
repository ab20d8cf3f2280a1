"""Warehouses' addresses without what must not be shown: users, passwords, tokens, options."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

#: Shorter parts of an address are words such as `on`, and hide nothing.
_SHORTEST = 4


def without_secrets(url: str) -> str:
    """Return scheme, host, port and path of a URL; of one that cannot be read, the scheme alone.

    >>> without_secrets("postgresql://ann:secret@db.example:5432/shop?sslpassword=x")
    'postgresql://db.example:5432/shop'
    """
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return f"{url.partition('://')[0]}://…"
    if "@" in parts.path:  # `ann:pa/ss@host` is cut at the slash: the rest of the password stands in the path
        return f"{parts.scheme}://…"
    path = parts.path.partition(";")[0]  # Spark Connect's options stand behind a semicolon, its token among them
    return f"{parts.scheme}://{parts.hostname or ''}{port}{path}"


def scrubbed(text: str, url: str) -> str:
    """Return a driver's message with every secret of the URL put out."""
    for secret in sorted(_secrets(url), key=len, reverse=True):
        text = text.replace(secret, "…")
    return text


def _secrets(url: str) -> set[str]:
    user = url.partition("://")[2].rpartition("@")[0]
    password = user.partition(":")[2]
    try:
        options = {value for _, value in parse_qsl(urlsplit(url).query)}
    except ValueError:
        options = set()
    token = url.partition(";token=")[2].partition(";")[0]
    found = {password, unquote(password), token, unquote(token)} | {o for o in options if not o.startswith("/")}
    return {secret for secret in found if len(secret) >= _SHORTEST}
