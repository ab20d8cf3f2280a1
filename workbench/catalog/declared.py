"""The parameters that a metric's mapping declares."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from workbench.catalog.keys import Kind
from workbench.catalog.nodes import Scalar as Node
from workbench.catalog.parameters import Parameter, ParameterType, misfit
from workbench.catalog.record import FLAGS, Record
from workbench.query.expression import Scalar
from workbench.query.literals import MOST_DIGITS, read_day

_RANGED = (ParameterType.NUMBER, ParameterType.DATE)


def parameters(record: Record) -> tuple[Parameter, ...]:
    """Return the parameters that a metric declares; what is wrong becomes a fault, and the mapping incomplete."""
    found = []
    for name, block in record.blocks("parameters", Kind.PARAMETER):
        if not name.text.isidentifier():
            message = f"'{name.text}' is no name for a parameter: only letters, digits and _ make a name."
            block.fault("bad-name", message, name)
        elif (parameter := _parameter(name.text, block)) and block.complete:
            found.append(parameter)
        record.complete = record.complete and block.complete
    return tuple(found)


def _parameter(name: str, block: Record) -> Parameter | None:
    default = block.scalar("default")
    if default is None:
        return None
    kind = block.choice("type", ParameterType) or _type_of(default)
    for end in ("least", "most") if kind not in _RANGED else ():
        if node := block.scalar(end):
            block.fault("parameter", f"A {kind} has no '{end}'.", node, remedy="List what is allowed.")
    allowed = tuple(_read(block, node, kind) for node in block.scalars("allowed"))
    least, most = (_read(block, node, kind) if (node := block.scalar(end)) else None for end in ("least", "most"))
    made = Parameter(name, kind, _read(block, default, kind), allowed, least, most, block.text("description") or "")
    fault = misfit(made, made.default) if made.default is not None and None not in allowed else None
    if fault:
        block.fault("parameter", f"This default is impossible: {fault[0]}.", default, remedy=fault[1])
    return made


def _type_of(node: Node) -> ParameterType:
    """The type that a default shows by the way it is written: quotes make a text of anything."""
    kinds = () if node.quoted else (ParameterType.NUMBER, ParameterType.BOOLEAN, ParameterType.DATE)
    return next((kind for kind in kinds if _value(node.text.strip(), kind) is not None), ParameterType.TEXT)


def _read(block: Record, node: Node, kind: ParameterType) -> Scalar:
    value = _value(node.text if node.quoted else node.text.strip(), kind)
    if value is None:
        block.fault("parameter", f"'{node.text}' is no {kind}.", node)
    return value


def _value(text: str, kind: ParameterType) -> Scalar:
    """The value that a file writes; None where it is none of the type."""
    match kind:
        case ParameterType.NUMBER:
            return _number(text)
        case ParameterType.BOOLEAN:
            return FLAGS.get(text.lower())
        case ParameterType.DATE:
            return read_day(text)
        case ParameterType.TEXT:
            return None if "\0" in text else text


def _number(text: str) -> int | Decimal | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    if not found.is_finite() or sum(c.isdigit() for c in format(found, "f")) > MOST_DIGITS:
        return None
    return int(found) if found == found.to_integral_value() and "." not in text else found
