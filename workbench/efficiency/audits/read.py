"""Audits from YAML: those of the package, then the project's own, which may change or add any, and its waivers.

change:                                   # keys of a packaged audit that are different here
  focus-no-owner-tag: {untagged: [team], severity: error, budget: {share: 5%}}
audits:                                   # audits of one's own
  - id: no-gpu-in-dev
    title: GPUs in a development account
    layer: fpd
    severity: warn
    table: billing
    rows: ServiceName = 'GPU' and SubAccountName like '%dev%'
    budget: {cost: 100}
    owner: platform-team
waive:
  - {audit: focus-list-cost, reason: The provider is told; ticket 4711., until: 2026-12-31}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from importlib import resources
from pathlib import Path

from workbench.catalog.nodes import File, Mapping, Node, Scalar
from workbench.efficiency.audits.kinds import KINDS, share
from workbench.efficiency.audits.model import Audit, Budget, Fresh, Layer, Pack, Severity, Waiver
from workbench.efficiency.reading import Section, file_text, read_section
from workbench.errors import Issue, nearest

_KEYS = ("id", "title", "layer", "severity", "table", "budget", "owner", "remedy", "why", "period", "cost", *KINDS)
_FILE = ("audits", "change", "waive")


def read_pack(*files: Path) -> tuple[Pack, tuple[Issue, ...]]:
    """Return the packaged audits as the project's files change them, and everything that is wrong with those files."""
    nodes, faults = _packaged()
    waivers: list[Waiver] = []
    for path in files:
        text = file_text(path)
        if isinstance(text, Issue):
            faults.append(text)
            continue
        faults += _take(text, path.name, nodes, waivers)
    audits, wrong = _built(nodes)
    faults += wrong
    return Pack(tuple(audits), tuple(waivers)), tuple(faults)


def packaged() -> Pack:
    """Return the audits that come with the package."""
    audits, _ = _built(_packaged()[0])
    return Pack(tuple(audits))


def of_bill(pack: Pack) -> Pack:
    """Return the audits that say something of one bill alone: how old it may be is promised for a feed, not for a file."""
    return replace(pack, audits=tuple(audit for audit in pack.audits if not isinstance(audit.check, Fresh)))


def pack_of_text(text: str, name: str = "audits.yml") -> tuple[Pack, tuple[Issue, ...]]:
    """Return the packaged audits as a text changes them, and everything that is wrong with it."""
    nodes, faults = _packaged()
    waivers: list[Waiver] = []
    faults += _take(text, name, nodes, waivers)
    audits, wrong = _built(nodes)
    return Pack(tuple(audits), tuple(waivers)), (*faults, *wrong)


#: Audits as written, by id, with the file each stands in: a change replaces keys before anything is read.
_Nodes = dict[str, tuple[Mapping, File]]


def _packaged() -> tuple[_Nodes, list[Issue]]:
    nodes: _Nodes = {}
    faults: list[Issue] = []
    folder = resources.files("workbench.efficiency.audits").joinpath("packs")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        faults += _take(file.read_text("utf-8"), file.name, nodes, [])
    return nodes, faults


def _take(text: str, name: str, nodes: _Nodes, waivers: list[Waiver]) -> list[Issue]:
    section, file = read_section(text, name, "file of audits", _FILE)
    if section is not None:
        _add(section, nodes)
        _change(section, nodes)
        waivers += _waivers(section, nodes)
    return file.issues


def _add(section: Section, nodes: _Nodes) -> None:
    for entry in section.sections("audits", "audit", _KEYS):
        name = entry.text("id")
        if name is None or not isinstance(entry.node, Mapping):
            entry.need("id")
        elif name in nodes:
            first = nodes[name][1]
            remedy = "To change one that there is, write it under 'change:'."
            entry.fault("duplicate-name", f"There is an audit '{name}' already, in {first.name}.", remedy=remedy)
        else:
            nodes[name] = (entry.node, section.file)


def _change(section: Section, nodes: _Nodes) -> None:
    changes = section.value("change")
    for key, value in changes.pairs if isinstance(changes, Mapping) else []:
        if key.text not in nodes:
            near = nearest(key.text, nodes, most=1)
            section.fault("unknown-audit", f"There is no audit '{key.text}' to change.", key, near)
            continue
        entry = Section(value, section.file, "change of an audit", [k for k in _KEYS if k != "id"])
        node, _ = nodes[key.text]
        nodes[key.text] = (_changed(node, entry), section.file)


def _changed(node: Mapping, entry: Section) -> Mapping:
    """The audit with other values for some keys; another kind of check takes the place of its own."""
    kinds = KINDS.keys() if entry.keys.keys() & KINDS.keys() else frozenset[str]()
    kept = [(key, value) for key, value in node.pairs if key.text not in entry.keys and key.text not in kinds]
    fresh: list[tuple[Scalar, Node]] = []
    for name, key in entry.keys.items():
        value = entry.value(name)
        if value is not None:
            fresh.append((key, value))
    return replace(node, pairs=[*kept, *fresh])


def _waivers(section: Section, nodes: _Nodes) -> Iterator[Waiver]:
    for entry in section.sections("waive", "waiver", ("audit", "reason", "until", "owner")):
        if not entry.need("audit", "reason"):
            continue
        name = entry.text("audit") or ""
        if name not in nodes:
            near = nearest(name, nodes, most=1)
            entry.fault("unknown-audit", f"There is no audit '{name}' to waive.", entry.value("audit"), near)
            continue
        yield Waiver(name, entry.text("reason") or "", entry.instant("until"), entry.text("owner") or "")


# --- one audit --------------------------------------------------------------------------------------------------------
def _built(nodes: _Nodes) -> tuple[list[Audit], list[Issue]]:
    audits, faults = [], []
    for node, file in nodes.values():
        own = File(file.name, file.text)
        audit = _audit(Section(node, own, "audit", _KEYS))
        faults += own.issues
        if audit is not None:
            audits.append(audit)
    return audits, faults


def _audit(entry: Section) -> Audit | None:
    before = len(entry.file.issues)
    entry.need("id", "title", "layer", "severity", "table")
    kind = entry.one_of(KINDS, "no-check", "checks nothing")
    if kind is None:
        return None
    check = KINDS[kind](entry)
    layer = entry.choice("layer", [str(layer) for layer in Layer])
    severity = entry.choice("severity", [str(severity) for severity in Severity])
    budget = _budget(entry)
    texts = {key: entry.text(key) or "" for key in ("id", "title", "owner", "remedy", "why")}
    if check is None or layer is None or severity is None or len(entry.file.issues) > before:
        return None
    return Audit(
        layer=Layer(layer),
        severity=Severity(severity),
        tables=entry.texts("table"),
        check=check,
        budget=budget,
        period=entry.text("period"),
        cost=entry.text("cost"),
        **texts,
    )


def _budget(entry: Section) -> Budget:
    block = entry.section("budget", "budget", ("rows", "share", "cost"))
    if block is None:
        return Budget()
    rows = block.decimal("rows")
    return Budget(int(rows or 0), share(block, "share") or Fraction(0), block.decimal("cost"))


def in_force(waivers: tuple[Waiver, ...], audit: str, now: datetime) -> Waiver | None:
    """Return the waiver of an audit that holds at a moment."""
    return next((w for w in waivers if w.audit == audit and (w.until is None or now < w.until)), None)
