from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from workbench.search import EmbeddingCache
from workbench.search.cache import _MANY_FILES

ROOT = Path(__file__).parents[2]

WRITER = """
import sys, numpy as np
from pathlib import Path
from workbench.search import EmbeddingCache
class E: name = fingerprint = "e"; dimensions = 8
cache, who = EmbeddingCache(Path(sys.argv[1])), int(sys.argv[2])
for i in range(60):
    text = f"{who}-{i}"
    cache.put(E, {text: np.full(8, who * 1000 + i, np.float32)})
    found = cache.get(E, [text])
    assert all(vector[0] == who * 1000 + i for vector in found.values()), (who, i, found)
"""


class Eight:
    name = fingerprint = "e"
    dimensions = 8


def row(value: float) -> np.ndarray:
    return np.full(8, value, np.float32)


def files(cache: EmbeddingCache) -> list[Path]:
    return sorted(cache.folder.glob("*/*"))


def test_what_was_kept_comes_back_exactly_and_nothing_else(cache):
    vector = np.linspace(-1, 1, 8, dtype=np.float32)
    cache.put(Eight, {"a": vector, "b": row(2)})
    found = EmbeddingCache(cache.folder).get(Eight, ["a", "c"])
    assert list(found) == ["a"]
    assert found["a"].tobytes() == vector.tobytes()


def test_vectors_of_another_encoder_are_not_given(cache):
    class Other(Eight):
        fingerprint = "f"

    cache.put(Eight, {"a": row(1)})
    assert cache.get(Other, ["a"]) == {}


def test_several_processes_write_and_join_at_once_and_lose_nothing(cache):
    """Four writers of sixty files each join the files many times over while the others read and write.

    A writer may miss, in the middle of another's joining, what it has just written; in the end nothing is lost.
    """
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(cache.folder), str(who)], env=env, stderr=subprocess.PIPE)  # noqa: S603  our own interpreter
        for who in range(4)
    ]
    errors = [writer.communicate(timeout=120)[1].decode() for writer in writers]
    assert [w.returncode for w in writers] == [0, 0, 0, 0], errors
    texts = [f"{who}-{i}" for who in range(4) for i in range(60)]
    found = cache.get(Eight, texts)
    assert {t: int(v[0]) for t, v in found.items()} == {f"{w}-{i}": w * 1000 + i for w in range(4) for i in range(60)}
    assert len(files(cache)) < 3 * _MANY_FILES


@pytest.mark.parametrize("damage", (b"", b"PK\x03\x04 no archive", b"\x93NUMPY"), ids=["empty", "cut", "other"])
def test_a_broken_file_is_dropped_and_the_rest_is_found(cache, damage):
    cache.put(Eight, {"a": row(1)})
    broken = files(cache)[0]
    cache.put(Eight, {"b": row(2)})
    broken.write_bytes(damage)
    assert list(cache.get(Eight, ["a", "b"])) == ["b"]
    assert not broken.exists()
    cache.put(Eight, {"a": row(1)})
    assert set(cache.get(Eight, ["a", "b"])) == {"a", "b"}


def test_whatever_byte_is_damaged_no_wrong_vector_comes_back_and_nothing_fails(cache):
    cache.put(Eight, {"a": row(1)})
    (path,) = files(cache)
    whole = path.read_bytes()
    for place in range(len(whole)):
        for damaged in (whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :], whole[:place]):
            path.write_bytes(damaged)
            found = cache.get(Eight, ["a"])
            assert not found or found["a"].tobytes() == row(1).tobytes()


def test_joining_files_that_another_process_has_just_joined_is_no_error(cache, monkeypatch):
    gone = [cache.folder / "e" / f"{i}.vectors.npz" for i in range(_MANY_FILES)]
    monkeypatch.setattr(cache, "_files", lambda _: gone)
    cache.put(Eight, {"a": row(1)})
    monkeypatch.undo()
    assert list(cache.get(Eight, ["a"])) == ["a"]


def test_vectors_of_another_width_are_thrown_away(cache):
    class Wide(Eight):
        dimensions = 9

    cache.put(Eight, {"a": row(1)})
    assert cache.get(Wide, ["a"]) == {}


def test_pickled_content_is_never_run(cache, tmp_path):
    class Bomb:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "ran",))

    cache.put(Eight, {"a": row(1)})
    (path,) = files(cache)
    with path.open("wb") as file:
        np.savez(file, keys=np.array([Bomb()], dtype=object), vectors=np.array([Bomb()], dtype=object))
    assert cache.get(Eight, ["a"]) == {}
    assert not (tmp_path / "ran").exists()


def test_the_files_used_longest_ago_go_first_when_there_is_too_much(tmp_path):
    cache = EmbeddingCache(tmp_path)
    for i in range(3):
        cache.put(Eight, {f"t{i}": row(i)})
        for path in files(cache):
            past = time.time() - 100 * (3 - i)
            if path.stat().st_mtime > past:
                os.utime(path, (past, past))
    size = files(cache)[0].stat().st_size
    EmbeddingCache(tmp_path).get(Eight, ["t0"])
    EmbeddingCache(tmp_path, max_bytes=3 * size + 1).put(Eight, {"t3": row(3)})
    kept = cache.get(Eight, [f"t{i}" for i in range(4)])
    assert len(kept) == 3
    assert {"t0", "t3"} <= set(kept)


def test_a_place_that_cannot_be_written_to_is_no_error(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    cache = EmbeddingCache(tmp_path / "file")
    cache.put(Eight, {"a": row(1)})
    assert cache.get(Eight, ["a"]) == {}
    assert "not kept between runs" in caplog.text


def test_without_a_folder_the_users_cache_folder_is_used():
    from platformdirs import user_cache_path

    assert user_cache_path("metric-workbench") in EmbeddingCache().folder.parents
