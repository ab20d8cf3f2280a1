"""What must hold of parameters: each is declared, is used, and gives the metrics inside what these may be given."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.catalog.binding import asked_in, used
from workbench.catalog.draft import Draft
from workbench.catalog.model import Derived, Metric
from workbench.catalog.parameters import Parameter, fitted, misfit, unknown
from workbench.errors import Issue, nearest
from workbench.query.expression import Literal
from workbench.query.expression import Parameter as Own


def parameters_are_declared(draft: Draft) -> Iterator[Issue]:
    """Check that each `$name` in a metric is one of its parameters."""
    for metric in draft.catalog.metrics.values():
        known = [parameter.name for parameter in metric.parameters]
        for name in dict.fromkeys(used(metric)):
            if name not in known:
                message = f"'{metric.name}' reads ${name}, which is none of its parameters."
                remedy = f"Add it: parameters: {{{name}: 100}}."
                near = nearest(name, known)
                yield Issue("unknown-parameter", message, metric.place, near, None if near else remedy, subject=name)


def parameters_are_used(draft: Draft) -> Iterator[Issue]:
    """Check that a parameter changes something: the metric's formula or filter, or a metric inside."""
    for metric in draft.catalog.metrics.values():
        read = set(used(metric)) if metric.parameters else set()
        inner = {p.name for name in metric.inputs for p in _parameters(draft, name)} if metric.parameters else set()
        for parameter in metric.parameters:
            if parameter.name not in read | inner:
                message = f"The parameter '{parameter.name}' of '{metric.name}' changes nothing."
                remedy = f"Write ${parameter.name} in its expression or its filter, or leave it out."
                yield Issue("unused-parameter", message, metric.place, (), remedy)


def parameters_fit_inside(draft: Draft) -> Iterator[Issue]:
    """Check that what a metric passes on, by the parameter's name or as written, may be given to the metrics inside."""
    for metric in draft.catalog.metrics.values():
        own = {parameter.name: parameter for parameter in metric.parameters}
        for name in metric.inputs if own else ():
            for theirs in _parameters(draft, name):
                if theirs.name in own:
                    yield from _passed(metric, own[theirs.name], name, theirs)
        for name, arguments in _calls(metric):
            yield from _given(draft, metric, own, name, arguments)


def cubes_give_parameters(draft: Draft) -> Iterator[Issue]:
    """Check what a cube gives the parameters of its metrics."""
    for cube in draft.catalog.cubes.values():
        for item in cube.query.metrics:
            given = {name: value.value for name, value in item.arguments if isinstance(value, Literal)}
            for key in draft.catalog.metric_keys(item.name) if given else ():
                _, issues = fitted(key, _parameters(draft, key), given)
                yield from (Issue(i.code, i.message, cube.place, i.suggestions, i.remedy) for i in issues)


_Arguments = tuple[tuple[str, Literal | Own], ...]


def _calls(metric: Metric) -> Iterator[tuple[str, _Arguments]]:
    """What a metric gives the parameters of others, in its formula and in its filter."""
    definition = metric.definition
    for each in definition.given if isinstance(definition, Derived) else ():
        yield each.metric, each.arguments
    yield from ((item.name, item.arguments) for item in asked_in(metric))


def _given(
    draft: Draft, metric: Metric, own: dict[str, Parameter], name: str, arguments: _Arguments
) -> Iterator[Issue]:
    known = {parameter.name: parameter for parameter in _parameters(draft, name)}
    for parameter, value in arguments if _known(draft, name) else ():
        theirs = known.get(parameter)
        if theirs is None:
            issue = unknown(name, tuple(known.values()), parameter)
            yield Issue(issue.code, issue.message, metric.place, issue.suggestions, issue.remedy, parameter)
        elif isinstance(value, Own):
            yield from _passed(metric, own[value.name], name, theirs) if value.name in own else ()
        elif fault := misfit(theirs, value.value):
            yield Issue(
                "parameter",
                f"'{metric.name}' gives {name} what it cannot have: {fault[0]}.",
                metric.place,
                (),
                fault[1],
            )


def _passed(metric: Metric, own: Parameter, name: str, theirs: Parameter) -> Iterator[Issue]:
    if own.type is not theirs.type:
        message = f"'{own.name}' of '{metric.name}' is a {own.type}, and '{theirs.name}' of {name} a {theirs.type}."
        yield Issue("parameter", message, metric.place, (), "Give both the same type.")
    elif fault := misfit(theirs, own.default):
        message = f"The default of '{own.name}' of '{metric.name}' cannot be given to {name}: {fault[0]}."
        yield Issue("parameter", message, metric.place, (), fault[1])


def _known(draft: Draft, name: str) -> bool:
    return len(draft.catalog.metric_keys(name)) == 1


def _parameters(draft: Draft, name: str) -> tuple[Parameter, ...]:
    keys = draft.catalog.metric_keys(name)
    return draft.catalog.metrics[keys[0]].parameters if len(keys) == 1 else ()
