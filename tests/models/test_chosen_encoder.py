"""Another encoder than the shipped one."""

from __future__ import annotations

import numpy as np
import pytest

import workbench
from workbench.errors import WorkbenchError
from workbench.project import trust
from workbench.search import EmbeddingCache, SearchIndex, documents
from workbench.search.chosen import encoder_named
from workbench.search.embedding import SHIPPED


def test_it_makes_unit_vectors_that_do_not_depend_on_their_neighbours(sentence_model):
    encoder = encoder_named(str(sentence_model))()
    vectors = encoder.encode(["late planes", "rain", "cancelled flights by airline and by month"])
    assert vectors.shape == (3, encoder.dimensions)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(encoder.encode(["rain"])[0], vectors[1], atol=1e-5)
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_vectors_of_other_weights_are_not_taken_for_its_own(sentence_model, tmp_path):
    import shutil

    from safetensors.numpy import load_file, save_file

    other = tmp_path / "other"
    shutil.copytree(sentence_model, other)
    file = next(other.rglob("*.safetensors"))
    weights = load_file(file)
    name = min(weights)
    weights[name] = weights[name] + np.float32(0.01)
    save_file(weights, file, metadata={"format": "pt"})
    one, two = encoder_named(str(sentence_model))(), encoder_named(str(other))()
    assert one.fingerprint != two.fingerprint
    assert one.fingerprint == encoder_named(str(sentence_model))().fingerprint


def test_a_name_is_looked_for_in_the_folder_of_models_first(sentence_model):
    assert encoder_named("tiny", sentence_model.parent)().name == "tiny"


def test_a_folder_of_the_shipped_form_needs_no_torch():
    assert encoder_named(str(SHIPPED))().name == "Metric Workbench encoder (int8)"


def test_what_is_no_model_is_said(tmp_path):
    pytest.importorskip("sentence_transformers", reason="needs the extra [models]: make models")
    (tmp_path / "config.json").write_text("{}", "utf-8")
    with pytest.raises(WorkbenchError, match="is no sentence-transformers model that can be read"):
        encoder_named(str(tmp_path))()


def test_a_project_searches_with_the_encoder_it_names(sentence_model, tmp_path, monkeypatch):
    project = tmp_path / "project"
    (project / "metrics").mkdir(parents=True)
    (project / "metrics" / "shop.yml").write_text(
        "dataset: orders\nsource: orders\nprimary_key: id\nmetrics:\n  orders: {expr: count(*), title: Orders}\n",
        "utf-8",
    )
    (project / "workbench.toml").write_text(f'catalog = "metrics"\nencoder = "{sentence_model}"\n', "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    trust(project)
    session = workbench.open(project)
    session.finding.index.wait(120)
    assert session.finding.index.mode == "hybrid"
    assert session.finding.index.problem is None
    session.close()


def test_the_index_keeps_its_vectors_apart_from_the_shipped_ones(sentence_model, tmp_path):
    from workbench.catalog.load import load
    from workbench.examples import flights_folder

    cache = EmbeddingCache(tmp_path)
    index = SearchIndex.build(
        documents(load(flights_folder())), encoder=encoder_named(str(sentence_model)), cache=cache
    )
    index.wait(120)
    assert [folder.name for folder in tmp_path.iterdir()] == [encoder_named(str(sentence_model))().fingerprint[:32]]
