"""A question mark at the end of `%ask` belongs to the question."""

from __future__ import annotations

from IPython.core.inputtransformer2 import TransformerManager

from workbench.magics.questions import whole_questions


def transformed(cell: str) -> str:
    manager = TransformerManager()
    manager.cleanup_transforms.append(whole_questions)
    return manager.transform_cell(cell)


def test_a_question_mark_is_no_request_for_help() -> None:
    assert (
        transformed("%ask which carrier is late?\n")
        == "get_ipython().run_line_magic('ask', 'which carrier is late?')\n"
    )


def test_other_help_stays_help() -> None:
    assert "pinfo" in transformed("%ask?\n")
    assert "pinfo" in transformed("len?\n")


def test_a_cell_magic_keeps_its_text() -> None:
    assert "which one?" in transformed("%%ask\n%ask which one?\n")
