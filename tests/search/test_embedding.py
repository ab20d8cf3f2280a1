from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from workbench.errors import WorkbenchError
from workbench.search import load_encoder
from workbench.search.embedding import SHIPPED

ROOT = Path(__file__).parents[2]


def test_vectors_have_length_one_and_the_promised_width(encoder):
    vectors = encoder.encode(["revenue", "", "Ω 売上 \U0001f600 \ud800", "word " * 2000])
    assert vectors.shape == (4, encoder.dimensions) == (4, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder):
    assert encoder.encode([]).shape == (0, 384)


def test_a_vector_does_not_depend_on_what_is_encoded_beside_it(encoder):
    texts = ["planes that never left", "revenue", "a much longer text about the delivery of parcels to doorsteps"]
    together = encoder.encode(texts)
    for text, vector in zip(texts, together, strict=True):
        assert encoder.encode([text])[0].tobytes() == vector.tobytes()


def test_texts_of_like_meaning_are_nearer_than_others(encoder):
    a, b, c = encoder.encode(["flights that were cancelled", "planes that never departed", "cost of advertising"])
    assert a @ b > a @ c + 0.3


def test_many_threads_share_one_encoder(encoder):
    texts = [f"question {i} about revenue" for i in range(40)]
    alone = encoder.encode(texts)
    with ThreadPoolExecutor(8) as pool:
        shared = np.stack(list(pool.map(lambda text: encoder.encode([text])[0], texts)))
        loaded = set(pool.map(lambda _: id(load_encoder()), range(8)))
    assert shared.tobytes() == alone.tobytes()
    assert loaded == {id(encoder)}


def test_the_model_card_names_the_hashes_of_the_files_beside_it():
    card = (SHIPPED / "README.md").read_text("utf-8")
    for name in ("encoder.onnx", "tokenizer.json"):
        (written,) = re.findall(rf"`{re.escape(name)}`: sha256 `([0-9a-f]{{64}})`", card)
        assert hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest() == written


def test_the_weights_are_small_and_tell_nothing_of_the_machine_that_made_them():
    graph = (SHIPPED / "encoder.onnx").read_bytes()
    assert len(graph) < 30_000_000
    assert not re.search(rb"site-packages|/home/|/root/|/tmp/|\.py\"", graph)


def test_the_fingerprint_changes_with_the_tokenizer(encoder, tmp_path):
    folder = shutil.copytree(SHIPPED, tmp_path / "other")
    with (folder / "tokenizer.json").open("a") as file:
        file.write("\n")
    assert load_encoder(folder).fingerprint != encoder.fingerprint


def test_a_missing_file_is_named_with_what_to_do(tmp_path):
    with pytest.raises(WorkbenchError, match=r"file encoder\.onnx cannot be read in .* Install the package again"):
        load_encoder(tmp_path)


@pytest.mark.parametrize("name", ("encoder.onnx", "tokenizer.json"))
@pytest.mark.parametrize("content", (b"", b"no model", b"{}", b"version https://git-lfs.github.com/spec/v1"))
def test_a_damaged_file_is_named_with_what_to_do(tmp_path, name, content):
    folder = shutil.copytree(SHIPPED, tmp_path / "damaged")
    (folder / name).write_bytes(content)
    with pytest.raises(WorkbenchError, match=f"{name} in .* is no encoder that can be read"):
        load_encoder(folder)


LIGHT = """
import sys
import workbench.search as search
heavy = {"onnxruntime", "tokenizers", "torch", "transformers", "sentence_transformers", "numba", "duckdb", "pandas"}
print(sorted(heavy & set(sys.modules)))
index = search.SearchIndex.build([search.Document(search.Kind.METRIC, "orders", "Orders")])
index.search("orders")
print(sorted(heavy & set(sys.modules)))
search.load_encoder().encode(["orders"])
print(sorted(heavy & set(sys.modules)))
"""


def test_only_the_encoder_loads_onnxruntime_and_nothing_loads_torch():
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", LIGHT], env=env, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.splitlines() == ["[]", "[]", "['onnxruntime', 'tokenizers']"]
    assert done.stderr == ""


def test_the_encoder_reports_nothing_to_anybody(tmp_path):
    code = "from workbench.search import load_encoder; load_encoder().encode(['late planes'])"
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / ".cache")}
    kept = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", code], env=kept | home, check=True)  # noqa: S603  our own interpreter
    assert list(tmp_path.rglob("*onnxruntime*")) == []
