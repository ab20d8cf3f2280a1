"""Commands of cloud efficiency: init, ingest, publish, run, status, allocate, explain, why."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import workbench
from workbench.errors import Issue, WorkbenchError
from workbench.project import FILE, find, trust

if TYPE_CHECKING:
    from workbench.efficiency.project import Efficiency

_SETTINGS = '\n[efficiency]\nfolder = "efficiency"      # feeds and contracts, rules of owners and of allocation, audits\nlake = "lake"              # what is computed\n'

#: What a new project gets; every file says what may stand in it.
_FILES = {
    "feeds.yml": """# What is delivered, by whom, and what a new delivery replaces of earlier ones.
feeds:
  - name: cloud-bill
    kind: focus                          # focus, cur, azure, opencost, table
    files: "feeds/bill/{delivery}.csv"   # {delivery} names a delivery; later names restate earlier ones
  # - {name: platform-usage, kind: table, table: usage, files: "feeds/usage/{delivery}.csv"}
  # - {name: inventory, kind: table, table: asset, files: "feeds/assets/{delivery}.csv"}
  # - {name: owners, kind: table, table: owner, files: "feeds/owners/{delivery}.csv"}
  # - {name: ownership, kind: table, table: ownership, files: "feeds/ownership/{delivery}.csv"}
""",
    "owners.yml": """# Whose is each charge? Rules are tried in order; the first decides. What is left is `unowned`.
assets: []        # - {id: service-tag, match: {tag: service}, platform: service, asset: {tag: service}}
owners:
  - id: team-tag
    match: {tag: team}
    owner: {tag: team}
    reason: Whoever starts a resource says whose it is.
""",
    "allocation.yml": """# How the cost of shared platforms is handed on; a platform without a rule is paid by the owners of its charges.
basis: EffectiveCost
rules: []         # - {id: kafka-by-bytes, platform: kafka, method: usage, measure: bytes}
""",
    "audits.yml": """# What differs from the packaged audits, audits of your own, and what is waived.
# change: {focus-no-owner-tag: {untagged: [team]}}
""",
}


def init(arguments: argparse.Namespace) -> int:
    """Make a folder a project of cloud efficiency, or write the example cloud into it."""
    folder = Path(arguments.folder).resolve()
    if arguments.example:
        return _example(folder)
    if (folder / FILE).exists() and "[efficiency]" in (folder / FILE).read_text("utf-8"):
        raise WorkbenchError(Issue("exists", f"There is cloud efficiency in {folder} already."))
    made = [_written(folder / "efficiency" / name, text) for name, text in _FILES.items()]
    if not (folder / "catalog").is_dir():
        text = "catalog: efficiency\ntitle: Cloud efficiency\nuses: [efficiency]\n"
        made.append(_written(folder / "catalog" / "catalog.yml", text))
    settings = folder / FILE
    head = settings.read_text("utf-8") if settings.exists() else 'catalog = "catalog"\nwarehouse = "lake/published"\n'
    settings.write_text(head.rstrip("\n") + "\n" + _SETTINGS, "utf-8")
    (folder / "lake" / "published").mkdir(parents=True, exist_ok=True)
    trust(folder)
    print(f"Made {settings} and {sum(made)} files. Next: put a bill under feeds/bill, then workbench efficiency run.")
    return 0


def _written(file: Path, text: str) -> bool:
    if file.exists():
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return True


def _example(folder: Path) -> int:
    from workbench.session.examples import make_cloud

    if folder.is_dir() and any(folder.iterdir()):
        raise WorkbenchError(Issue("exists", f"{folder} is not empty.", remedy="Name a new folder."))
    published = make_cloud(folder, _say)
    trust(folder)
    print(f"{published}\nNext: workbench efficiency status {folder}, or open a notebook there with workbench lab.")
    return 0


def ingest(arguments: argparse.Namespace) -> int:
    """Take in what was delivered."""
    arrived = _opened(arguments).ingest(say=_say)
    for held in arrived.held:
        print(f"Held back: {held.feed} {held.delivery}: {held.message}")
    for run in arrived.refused:
        print(f"Refused: {run.feed} {run.delivery}: {' '.join(run.problems)}")
    apart = sum(file.quarantined for run in arrived.taken for file in run.files)
    print(f"{len(arrived.taken)} deliveries taken in, {arrived.unchanged} known already; {apart:,} rows set apart.")
    return 1 if arrived.refused else 0


def publish(arguments: argparse.Namespace) -> int:
    """Compute what changed and publish it; 1 when a month is held back."""
    published = _opened(arguments).publish(say=_say, again=arguments.again)
    print(published)
    return 1 if published.held else 0


def run(arguments: argparse.Namespace) -> int:
    """Take in, compute and publish."""
    return max(ingest(arguments), publish(arguments))


def status(arguments: argparse.Namespace) -> int:
    """Show how everything stands."""
    from workbench.efficiency.shown import board_page

    print(board_page(_opened(arguments).board()).text)
    return 0


def allocate(arguments: argparse.Namespace) -> int:
    """Show who pays what in a month."""
    from workbench.efficiency.shown import paying_page

    efficiency = _opened(arguments)
    month = efficiency.month(arguments.period or efficiency.board().month)
    print(paying_page(month, efficiency.tree(month.start), arguments.currency, flat=not arguments.tree).text)
    return 0


def explain(arguments: argparse.Namespace) -> int:
    """Show how an owner's cost was computed."""
    from workbench.efficiency.shown import explanations_page

    efficiency = _opened(arguments)
    period = arguments.period or efficiency.board().month
    print(explanations_page(efficiency.explain(arguments.owner, period, arguments.currency)).text)
    return 0


def why(arguments: argparse.Namespace) -> int:
    """Show why an owner's cost changed."""
    from workbench.efficiency.shown import changes_page

    efficiency = _opened(arguments)
    before, after = arguments.period or efficiency.two_until(efficiency.board().month)
    owner = None if arguments.owner.casefold() == "everybody" else arguments.owner
    print(changes_page(efficiency.why(owner, before, after, arguments.currency), before, after).text)
    return 0


def _opened(arguments: argparse.Namespace) -> Efficiency:
    if arguments.example:
        return workbench.open(example=arguments.example).efficiency
    from workbench.session.opening import efficiency_of

    return efficiency_of(find(arguments.folder))


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
