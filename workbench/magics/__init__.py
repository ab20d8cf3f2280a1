"""The magics: `%%metric`, `%metric`, `%metrics`, `%metric_info`, `%ask`, `%workbench`, and completion inside them.

Loading costs next to nothing: a catalog, an engine or pandas are imported by the first cell that needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def load(shell: InteractiveShell) -> None:
    """Add the magics and their completion to a shell that has none: JupyterLab's sidebar may have been quicker."""
    from workbench.magics.commands import WorkbenchMagics
    from workbench.magics.completion import offer
    from workbench.magics.questions import whole_questions

    if any(isinstance(one, WorkbenchMagics) for one in shell.configurables):
        return
    magics = WorkbenchMagics(shell)
    shell.register_magics(magics)
    shell.configurables.append(magics)  # type: ignore[arg-type]  # so that `%config WorkbenchMagics` knows them
    offer(shell, magics)
    shell.input_transformers_cleanup.append(whole_questions)


def unload(shell: InteractiveShell) -> None:
    """Close what the magics opened and take their completion away."""
    from workbench.magics.commands import WorkbenchMagics
    from workbench.magics.completion import withdraw
    from workbench.magics.questions import whole_questions

    withdraw(shell)
    shell.input_transformers_cleanup[:] = [
        one for one in shell.input_transformers_cleanup if one is not whole_questions
    ]
    for magics in [one for one in shell.configurables if isinstance(one, WorkbenchMagics)]:
        magics.sessions.close()
        shell.configurables.remove(magics)
