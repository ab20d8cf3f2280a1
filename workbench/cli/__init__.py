"""The command line: `workbench query`, `compile`, `search`, `ask`, `check`, `new`, `init`, `import`, `export`, `lab` and more.

Exit status: 0, 1 for a fault of the user's, 2 for wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from workbench.cli.arguments import parser
from workbench.errors import WorkbenchError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.command(arguments) or 0)
    except WorkbenchError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("Cancelled.", file=sys.stderr)
        return 130
