from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import World, world


@pytest.fixture(scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No values of an earlier run: they are kept by the catalog's version, and the data may have changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def _session_world(name: str):
    @pytest.fixture(scope="session", name=name)
    def made(own_cache: None) -> Iterator[World]:
        with world(name) as opened:
            yield opened

    return made


flights = _session_world("flights")
shop = _session_world("shop")
streaming = _session_world("streaming")
hospital = _session_world("hospital")
charging = _session_world("charging")
ferries = _session_world("ferries")
rentals = _session_world("rentals")
boilers = _session_world("boilers")
studios = _session_world("studios")
laboratory = _session_world("laboratory")
marina = _session_world("marina")
printers = _session_world("printers")
dairy = _session_world("dairy")
