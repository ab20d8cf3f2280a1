"""From a workbench's values to what the front end gets: one function for each route."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from workbench.catalog.standard import cell, standard_query
from workbench.errors import Issue, WorkbenchError
from workbench.query.text import text as query_text
from workbench.server import payloads as p
from workbench.session.memory import is_cell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from workbench.ask import Answer
    from workbench.catalog.lineage import Lineage
    from workbench.catalog.model import Catalog, Cube, Dimension, Metric, Sla
    from workbench.search import Hit, Hits
    from workbench.server import requests as r
    from workbench.server.shelf import Opened
    from workbench.server.work import Work
    from workbench.session import Workbench

#: In the list of everything, metrics come before what is asked by and what is saved.
_KINDS = ("metric", "cube", "dimension")

_LINEAGE: dict[str, p.LineageKind] = {kind: kind for kind in get_args(p.LineageKind)}


def status(opened: Opened, _: r.Where) -> p.Status:
    """Return which catalog holds, and what is wrong with it."""
    found, project = opened.workbench, opened.project
    state = p.CatalogState(
        name=found.catalog.name if found else project.catalog.name if project else "",
        folder=None if project is None or project.example else _shown(project.catalog),
        trusted=project is not None and project.trusted,
        metrics=len(found.catalog.metrics) if found else 0,
        datasets=len(found.catalog.datasets) if found else 0,
        version=found.catalog.version if found else "",
    )
    today = found.fixed_today if found else None
    return p.Status(
        catalog=state,
        today=today.isoformat() if today else None,
        encoder=found.finding.index.encoder_state.value if found else "absent",
        problems=tuple(_problem(issue) for issue in opened.issues),
    )


def _problem(issue: Issue) -> p.Problem:
    place = issue.place
    if place is None:
        return p.Problem(issue.sentence, None, None, None)
    return p.Problem(issue.sentence, _shown(Path(place.source)), place.line, place.column)


def _shown(path: Path) -> str:
    """Return a path as its user writes it: the home folder is `~`."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else path.as_posix()


def search(opened: Opened, request: r.Search) -> p.SearchReply:
    """Return what the words find; without words everything: favourites, then the most used, then by title."""
    workbench = opened.required()
    favourites = _favourites(workbench)
    browsing = not request.q.strip()
    found = workbench.search(
        request.q,
        _everything(workbench) if browsing else request.k,
        owner=request.owner,
        tag=request.tag,
        tier=request.tier,
        dataset=request.dataset,
        kind=request.kind,
    )
    best = _listed(workbench, found, favourites)[: request.k] if browsing else tuple(found)
    return p.SearchReply(
        hits=tuple(_found(workbench.catalog, hit, favourite=hit.name in favourites) for hit in best),
        facets=_facets(found),
        mode=found.mode,
    )


def _everything(workbench: Workbench) -> int:
    catalog = workbench.catalog
    return len(catalog.metrics) + len(catalog.cubes) + sum(len(d.dimensions) for d in catalog.datasets.values())


def _listed(workbench: Workbench, hits: Iterable[Hit], favourites: Collection[str]) -> tuple[Hit, ...]:
    used = _used(workbench)
    order = {kind: number for number, kind in enumerate(_KINDS)}

    def rank(hit: Hit) -> tuple[bool, int, int, str, str]:
        return (hit.name not in favourites, -used.get(hit.name, 0), order[hit.kind], hit.title.casefold(), hit.name)

    return tuple(sorted(hits, key=rank))


def _favourites(workbench: Workbench) -> frozenset[str]:
    """Return the user's favourites; none where the registry cannot be read, which hides no definition."""
    try:
        return workbench.memory.favourites()
    except WorkbenchError:
        return frozenset()


def _used(workbench: Workbench) -> dict[str, int]:
    try:
        return workbench.memory.used()
    except WorkbenchError:
        return {}


def _found(catalog: Catalog, hit: Hit, *, favourite: bool) -> p.Found:
    document = hit.document
    return p.Found(
        kind=hit.kind.value,
        name=hit.name,
        title=hit.title,
        description=hit.description,
        score=round(hit.score, 4),
        weak=hit.weak,
        why=hit.why,
        owner=document.owner,
        tier=document.tier or None,
        status=document.status,
        tags=document.tags,
        dataset=", ".join(document.datasets),
        unit=document.unit or None,
        favourite=favourite,
        cell=cell(standard_query(catalog, _definition(catalog, hit))),
    )


def _definition(catalog: Catalog, hit: Hit) -> Metric | Dimension | Cube:
    if hit.kind == "metric":
        return catalog.metrics[hit.name]
    if hit.kind == "cube":
        return catalog.cubes[hit.name]
    (dataset,) = hit.document.datasets
    return catalog.datasets[dataset].dimensions[hit.name.removeprefix(f"{dataset}.")]


def _facets(found: Hits) -> p.FacetValues:
    counted = {
        name: tuple(p.FacetValue(each.value, each.count) for each in values) for name, values in found.facets.items()
    }
    return p.FacetValues(**counted)


def metric(opened: Opened, request: r.MetricName) -> p.Card:
    """Return a metric's card."""
    workbench = opened.required()
    made = workbench.card(request.name)
    freshness = workbench.freshness(made.name)
    return p.Card(
        name=made.name,
        title=made.title,
        description=made.description,
        owner=made.owner,
        unit=made.unit,
        format=made.format,
        better=made.better,
        tier=made.tier,
        status=made.status,
        replacement=made.replacement,
        tags=made.tags,
        synonyms=made.synonyms,
        sla=tuple(_promises(made.sla)) if made.sla else (),
        known_limits=made.known_limits,
        kind=made.kind,
        expression=made.expression,
        dataset=made.dataset,
        version=made.version,
        dimensions=tuple(
            p.CardDimension(d.path, d.title, d.description, d.type, d.grains, d.dataset) for d in made.dimensions
        ),
        freshness=p.FreshnessState(freshness.as_of, freshness.source, freshness.note),
        lineage=_lineage(made.lineage),
        examples=tuple(p.CardExample(example.title, example.query) for example in made.examples),
        cell=made.cell,
        favourite=made.name in _favourites(workbench),
        file=made.file,
        line=made.line,
    )


def _promises(sla: Sla) -> Iterator[p.Fact]:
    if sla.available_by:
        yield p.Fact("Available by", sla.available_by)
    if sla.freshness:
        yield p.Fact("No older than", sla.freshness)
    if sla.completeness is not None:
        yield p.Fact("Complete", f"{sla.completeness * 100:.4g}%")


def _lineage(tree: Lineage) -> p.LineageNode:
    return p.LineageNode(tree.label, _LINEAGE[tree.kind], tree.detail, tuple(map(_lineage, tree.children)))


def check(opened: Opened, request: r.Check) -> p.CheckReply:
    """Return a text's tokens, what is wrong with it, and its canonical form."""
    read = opened.required().inspect(request.text)
    return p.CheckReply(
        tokens=tuple(p.TextToken(token.start, token.end, token.kind.value) for token in read.tokens),
        problems=tuple(
            p.TextProblem(t.start, t.end, t.severity.value, t.message, t.suggestions) for t in read.problems
        ),
        canonical=read.canonical,
    )


def complete(opened: Opened, request: r.Complete) -> p.CompleteReply:
    """Return what may stand at the cursor."""
    found = opened.required().complete(request.text, min(request.offset, len(request.text)))
    items = (p.CompletionItem(i.label, i.insert, i.kind.value, i.detail, i.documentation) for i in found.items)
    return p.CompleteReply(found.start, found.end, tuple(items))


def ask(opened: Opened, request: r.Ask, work: Work) -> p.AskReply:
    """Return a proposed query, or what is missing for one; nothing is run."""
    workbench = opened.required()
    answer = workbench.ask(request.question, previous=request.previous, progress=work.say)
    return _reply(answer, _offered(opened, answer))


def second(opened: Opened, request: r.Ask, work: Work) -> p.AskReply:
    """Return the answer after the opinion of the project's bigger model, which is loaded only for this."""
    workbench = opened.required()
    model = opened.second_opinion()
    answer = workbench.ask(request.question, previous=request.previous, progress=work.say)
    weighed = workbench.finding.second(answer, workbench.models.aside(model), work.say)
    return _reply(weighed, p.SecondOpinion(model, "", fits=True, given=True))


def _offered(opened: Opened, answer: Answer) -> p.SecondOpinion | None:
    """The model that may be asked where an answer is unsure, told from its files alone; None where there is none."""
    project, workbench = opened.project, opened.required()
    unsure = answer.zone == "choose" and answer.query is not None and not (answer.explains or answer.continues)
    if not unsure or project is None or not project.trusted or workbench.models.second_opinion is None:
        return None
    aside = workbench.models.aside()
    try:
        memory = aside.memory
    except WorkbenchError as error:  # what would measure it is not installed
        return p.SecondOpinion(aside.name, error.issues[0].sentence, fits=False, given=False)
    return p.SecondOpinion(aside.name, str(memory), fits=aside.running or memory.fits, given=False)


def _reply(answer: Answer, second: p.SecondOpinion | None) -> p.AskReply:
    return p.AskReply(
        question=answer.question,
        query=answer.text,
        cell=answer.cell,
        says=answer.says,
        continues=answer.continues,
        magic=answer.magic,
        confidence=round(answer.confidence, 4),
        zone=answer.zone.value,
        reasoning=tuple(p.Reason(each.words, each.kind, each.means, each.definition) for each in answer.reasoning),
        assumptions=answer.assumptions,
        unused=answer.unused,
        alternatives=tuple(_others(answer)),
        choices=tuple(
            p.ReadingChoice(each.title, each.says, each.text, each.cell, round(each.confidence, 4))
            for each in answer.choices
        ),
        clarification=answer.clarification,
        nearest=tuple(p.Nearest(each.name, each.title) for each in answer.nearest),
        second=second,
    )


def _others(answer: Answer) -> Iterator[p.OtherAnswer]:
    for other in answer.alternatives:
        yield p.OtherAnswer(other.text, other.cell, round(other.confidence, 4), other.why)


def pills(opened: Opened, request: r.Pills) -> p.PillsReply:
    """Return a query's parts, each with what may stand in its place."""
    workbench = opened.required()
    query = workbench.plan(request.text).resolved.query
    found = (
        p.QueryPill(
            pill.kind.value,
            pill.label,
            pill.means,
            None if pill.without is None else query_text(pill.without),
            tuple(p.PillChoice(choice.label, choice.text) for choice in pill.choices),
        )
        for pill in workbench.pills(query)
    )
    written = query_text(query)
    return p.PillsReply(written, cell(written, "why" if request.magic == "why" else "metric"), tuple(found))


def feedback(opened: Opened, request: r.Feedback) -> p.FeedbackReply:
    """Keep a judgement; a correction must be a query that can be planned."""
    workbench = opened.required()
    correction = request.correction
    if correction is not None:
        correction = query_text(workbench.plan(correction).resolved.query)
    proposed = request.query
    if proposed is not None and not is_cell(proposed):
        proposed = query_text(workbench.parse(proposed))
    workbench.memory.judged(request.question, proposed, good=request.good, correction=correction)
    return p.FeedbackReply(saved=True)


def favourite(opened: Opened, request: r.Favourite) -> p.FavouriteReply:
    """Mark a metric for this user, or no longer."""
    workbench = opened.required()
    name = workbench.metric(request.name).key
    return p.FavouriteReply(name, workbench.favourite(name, on=request.on))
