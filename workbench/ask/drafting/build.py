"""One reading to one query: the mentions of a question set beside the metrics that are meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from workbench.ask.answer import Reason
from workbench.ask.drafting.accounted import leading_up
from workbench.ask.drafting.belonging import ValueChoice, chosen, label_of, names_role, of_each, themselves, told_of
from workbench.ask.drafting.bounds import MANY, Bounds
from workbench.ask.drafting.conditions import equals, held, is_true, missing, nothing, there
from workbench.ask.drafting.draft import Draft
from workbench.ask.drafting.journeys import to_and_from, went, with_own_roles
from workbench.ask.drafting.rivals import Rivals
from workbench.ask.drafting.timing import Timing
from workbench.ask.grounding import contrast
from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.uses import ValueUse
from workbench.ask.language import apart
from workbench.ask.language.meanings import UNITS, plain_at
from workbench.ask.language.numbers import Rank
from workbench.ask.language.words import telling
from workbench.ask.measuring.implied import not_counted, settled
from workbench.ask.measuring.lacking import asked_for_some, may_lack, takes_itself
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.shapes import opposed
from workbench.ask.measuring.shares import Parts
from workbench.ask.terms.ends import descends, pace_of
from workbench.ask.terms.known import ALIKE, Known, called, in_other_words
from workbench.ask.terms.presence import untold
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query import model as q
from workbench.query.conjunction import conjunction
from workbench.query.expression import Expression, Path
from workbench.query.walk import columns

#: What stands between a group and what it is of.
_OF = frozenset("whose of the a an our each every did does do was were is are had has".split())
_DOES = frozenset({"did", "do", "does"})


class Builder:
    """Makes queries of one question.

    Args:
        dictionary: tells where names do not tell all things apart.
    """

    def __init__(self, grounding: Grounding, vocabulary: Vocabulary, dictionary: ValueDictionary) -> None:
        self.grounding = grounding
        self.dictionary = dictionary
        self.rivals = Rivals(grounding, vocabulary, dictionary)
        self.vocabulary = vocabulary
        self._shared: dict[tuple[str, ...], tuple[Known, ...]] = {}

    def draft(
        self,
        metrics: tuple[Scored, ...],
        extra: Sequence[tuple[Known, tuple[int, int]]] = (),
        *,
        by: Sequence[Path] = (),
        share: frozenset[int] = frozenset(),
    ) -> tuple[q.MetricQuery, Draft]:
        """Return the query for these metrics, and how it came about.

        Args:
            extra: groups that were read from free words, with their places.
            by: groups of a query that is continued.
            share: the words that ask for each as a part of its total; none where nothing does.
        """
        lead = leading_up(self.grounding.words, metrics)
        draft = Draft(metrics, share=bool(share), by=list(by), used=set(share), lead=lead)
        draft.parts = Parts.of(self.grounding, share, self.vocabulary.rows, divided=bool(extra)) if share else Parts()
        for metric in metrics:
            self._measured(draft, metric)
        for use in self.grounding.dimensions:
            asked = use == draft.parts.about
            holds = True if asked and use.holds is None else use.holds
            whole = use in draft.parts.within
            group, before = use.group or use in draft.parts.groups or whole, len(draft.by)
            self._dimension(draft, replace(use, group=group, holds=holds), asked=asked)
            draft.within += draft.by[before:] if whole else []
        for known, span in extra:
            draft.note(
                self.grounding, span, Reason("", "dimension", f"by {'.'.join(known.parts)}", known.doc.description)
            )
            draft.group(Path(known.parts))
        timing = Timing(self.grounding, self.vocabulary, self.paths(draft))
        for phrase in self.grounding.times:
            timing.add(draft, phrase)
        if self.grounding.compares:  # `with a lift vs without`: both have their row
            sides = [is_true(path, holds=holds) for path in draft.by for holds in (True, False)]
            draft.where = [kept for kept in draft.where if kept not in sides]
        self._values(draft)
        bounds = Bounds(self.grounding, self.vocabulary, self.paths, self._dimension)
        for number in self.grounding.numbers:
            bounds.keep(draft, number)
        draft.assumptions += self.grounding.notes
        return self._query(draft), draft

    def _measured(self, draft: Draft, metric: Scored) -> None:
        doc, name = metric.words.metric.doc, metric.words.metric.key
        owner = f" Owner: {doc.owner}." if doc.owner else ""
        at = metric.at or tuple(i for i in self.grounding.left if i not in metric.alien)
        words = " ".join(self.grounding.words[i].text for i in at) or self.grounding.question
        draft.reasons.append((at[0] if at else 0, Reason(words, "metric", name, f"{doc.description}{owner}".strip())))

    # --- dimensions ---------------------------------------------------------------------------------------------------
    def paths(self, draft: Draft) -> tuple[Known, ...]:
        """Return the paths that all metrics of a draft can be asked by."""
        datasets = tuple(dict.fromkeys(key for metric in draft.metrics for key in metric.words.datasets))
        if datasets not in self._shared:
            paths = {known.parts: known for key in datasets for known in self.vocabulary.paths[key]}
            ends = {key: {k.parts: k.reached.target for k in self.vocabulary.paths[key]} for key in datasets}
            here = (k for k in paths.values() if all(self._leads(k, key, ends[key]) for key in datasets))
            self._shared[datasets] = tuple(here)
        return self._shared[datasets]

    def _leads(self, known: Known, dataset: str, ends: Mapping[tuple[str, ...], tuple[str, str | None]]) -> bool:
        """Whether a path means the same from a dataset; its own may have its name before them: `orders.status`, `order.shop`."""
        home = self.vocabulary.catalog.datasets[dataset]
        own = known.parts[1:] if known.parts[0] in {home.name, *home.aliases} else ()
        return known.reached.target in {ends.get(known.parts), ends.get(own)}

    def _dimension(self, draft: Draft, use: DimensionUse, *, asked: bool = False) -> None:
        if not (use.group or use.unknown or use.present or use.holds is not None) or (
            use.adjective and self._means(draft, use)
        ):
            return
        known = self.rivals.choice(draft, use, self.paths(draft))
        if use.hinted and (known is None or self._means(draft, use)):
            self.rivals.miss(draft, use, known)
            return
        if use.holds and known is not None and self.rivals.nearer(use, known, self.paths(draft)):
            return
        if known is None or takes_itself(use, known, draft.metrics):
            self._unasked(draft, use)
            return
        if self._cut(use):
            words = self.grounding.said(use.start, use.stop + 1)
            draft.lose(use.start, f"Nothing in the catalog stands for '{words}', to divide by.")
            return
        path = Path(known.parts)
        if use.unknown or use.present:
            self._there_or_not(draft, use, known)
            return
        if use.holds is not None:
            self._held(draft, replace(use, holds=use.holds != (known in use.contrary)), known, asked=asked)
            return
        if use.group and self._owns(draft, use, known):
            draft.used |= set(range(use.start, use.stop))
        else:
            self._group(draft, use, known, path)

    def _held(self, draft: Draft, use: DimensionUse, known: Known, *, asked: bool) -> None:
        """Keep the rows of which something holds, or does not; where both were said, both have their row."""
        path, holds = Path(known.parts), bool(use.holds)
        if use.hinted and (told := {is_true(path), is_true(path, holds=False)} & set(draft.where)):
            if is_true(path, holds=not holds) in told and self.rivals.beside_its_opposite(use, known):
                draft.where.remove(is_true(path, holds=not holds))
                draft.group(path)  # `indoors and outdoors`
                return
            kept = [one for one in draft.where if one not in told]  # `newsletter subscribers` say it twice
            draft.where = draft.where if holds else [*kept, is_true(path, holds=False)]
            return  # `what the warranty did not cover`
        means = f"{'.'.join(path.parts)} = {str(holds).lower()}"
        draft.note(self.grounding, (use.marked, use.stop), Reason("", "value", means, known.doc.description))
        if (other := is_true(path, holds=not holds)) in draft.where and not asked:
            draft.where.remove(other)  # `remote and on-site courses`: both sides divide
            draft.group(path)
            return
        if asked:
            draft.group(path)
        (draft.having if asked else draft.where).append(is_true(path, holds=holds))

    def _unasked(self, draft: Draft, use: DimensionUse) -> None:
        """Remember what the metrics cannot be asked by; ordinary words that hold of other rows need not mean it: `rounds that ran late`, `ads we aired`."""
        if (use.holds is not None or use.unknown) and self.rivals.is_else(use, self.paths(draft)):
            return
        if use.holds and in_other_words(use.options):
            around = frozenset().union(
                *(self.vocabulary.around[key] for m in draft.metrics for key in m.words.datasets)
            )
            draft.strays |= {i for i in self._unread(draft, use) if self.grounding.words[i].stem not in around}
        elif not self._says_rows(draft, use):
            draft.lose(use.start, f"{_names(draft)} cannot be asked by '{self.grounding.said(use.start, use.stop)}'.")

    def _says_rows(self, draft: Draft, use: DimensionUse) -> bool:
        """Whether rows are meant that divide nothing: all, `credits across all courses`, or one of a mean, `average cost per repair`."""
        words = self.grounding.words
        homes = {home for metric in draft.metrics for home in metric.words.datasets}
        named = tuple(word.stem for word in words[use.start : use.stop])
        if "all" in {word.plain for word in words[use.marked : use.start]}:
            return all(named in self.vocabulary.entities[home] for home in homes)
        means = use.group and all(metric.words.shape == "average" for metric in draft.metrics)
        one = means and self.vocabulary.rows_of(homes).issuperset(named) and not words[use.stop - 1].plain.endswith("s")
        draft.used |= set(range(use.marked, use.stop)) if one else set()
        return one

    def _there_or_not(self, draft: Draft, use: DimensionUse, known: Known) -> None:
        """Keep the rows that have something or lack it; for whom all rows are other words mean no such: `rentals without insurance`, `without a customs form`."""
        strength = max(much for option, much in use.options if option == known)
        role = known.label and known.reached.links and not may_lack(known, self.vocabulary.catalog)
        noun = use.stop in self.grounding.left and telling(self.grounding.words[use.stop]) > 0
        if use.unknown and (role or noun) and strength <= ALIKE:
            draft.lose(use.start, f"No row lacks what '{self.grounding.said(use.start, use.stop)}' stands for.")
            return
        path = Path(known.parts)
        nil = f"is {'not ' if use.present else ''}{nothing(known, self.dictionary) or 'null'}"
        means = f"{'.'.join(path.parts)} {use.missed.how if use.missed else nil}"
        draft.note(self.grounding, (use.marked, use.stop), Reason("", "value", means, known.doc.description))
        told = use.hinted or untold(self.grounding.words[use.marked : use.stop])
        late = use.missed and use.missed.condition(known, path, self.grounding.today)
        condition = late or held(known, path, self.dictionary, present=use.present, told=told)
        draft.where += [] if condition in draft.where or draft.rates(use) else [condition]

    def _group(self, draft: Draft, use: DimensionUse, known: Known, path: Path) -> None:
        """Divide by what was named, with what is ranked among the groups."""
        name = ".".join(path.parts)
        draft.note(self.grounding, (use.marked, use.stop), Reason("", "dimension", f"by {name}", known.doc.description))
        if use.ranked and (key := self.rivals.key(known, self.paths(draft))):
            draft.group(Path(key.parts))
            draft.ranked.append(Path(key.parts))
            draft.assumptions.append(f"{name} does not tell all apart, so {'.'.join(key.parts)} stands beside it.")
        draft.group(path)
        if asked_for_some(use, known, self.grounding, self.vocabulary.catalog, self.dictionary.lacks):
            draft.known.append(path)
        draft.each += [path] if use.each else []
        draft.ranked += [path] if use.ranked else []
        if use.each:  # `the top brand category by category`: tops are counted within it, wherever else it stands
            draft.ranked = [other for other in draft.ranked if other != path]
        draft.plural = draft.plural or (use.ranked and use.plural)

    def _owns(self, draft: Draft, use: DimensionUse, known: Known) -> bool:
        """Whether a thing only says whose a group is that stands before it: `by district of the lending branch`."""
        words = self.grounding.words
        before = [one for one in self.grounding.dimensions if one.group and one.stop <= use.start]
        between = {word.plain for word in words[before[-1].stop : use.start]} if before else {""}
        role = known.parts[:-1]
        of = known.label and between <= _OF and not (use.ranked and between <= {"the", ","})
        return of and bool(role) and any(path.parts[: len(role)] == role for path in draft.by)

    def _cut(self, use: DimensionUse) -> bool:
        """Whether a noun right behind a group makes it another thing: `by model year`, `by publishing house`."""
        asks = self.grounding.words[use.start].plain in {"who", "where"}
        owned = plain_at(self.grounding.words, use.start - 1) != "by"  # `each district's part`, not `by payer's age`
        owned = owned and self.grounding.words[use.stop - 1].text.endswith(("'s", "s'", "’s"))
        verb = use.ranked and self.grounding.words[use.marked].plain in {"which", "what"}  # `which plan loses most`
        does = use.each and self.grounding.words[use.marked - 1].plain in _DOES  # `what did each shop earn`
        us = plain_at(self.grounding.words, use.stop + 1) in {"us", "we"}  # `minutes each product costs us`
        if not use.group or asks or owned or verb or does or us or use.stop not in self.grounding.left:
            return False
        word = self.grounding.words[use.stop]
        strange = (
            telling(word) == 1.0
            and word.plain not in apart.BREAKDOWNS | apart.COMBINED | apart.EVEN
            and word.stem not in self.vocabulary.names | self.vocabulary.known
        )
        return word.plain in UNITS or (strange and not apart.done(word, irregular=use.each or use.ranked))

    def _means(self, draft: Draft, use: DimensionUse) -> bool:
        """Whether a metric itself says what an adjective would: `cancelled flights` are the cancellations."""
        stems = {word.stem for word in self.grounding.words[use.start : use.stop]}
        own = (known.parts[-1] for known, _ in use.options if use.hinted)  # `loyalty card share`, called `loy_shr`
        names = {s for m in draft.metrics for p in m.words.phrases for s in p}
        if not (use.hinted or in_other_words(use.options)):  # `age of new patients`, of patients, is of old ones too
            return bool(stems - self.vocabulary.rows) and stems - self.vocabulary.rows <= names
        stems |= {s for name in own for s in self.vocabulary.stems(name)}
        return bool((stems - self.vocabulary.rows) & names)

    # --- values -------------------------------------------------------------------------------------------------------
    def _values(self, draft: Draft) -> None:
        paths = self.paths(draft)
        groups = [use for use in self.grounding.dimensions if use.group]
        spoken = self.grounding.words
        divided = {word.stem for use in groups for word in spoken[use.start : use.stop]}
        uses = [replace(use, around=use.around - divided) for use in self.grounding.values]
        choices = self._choices(draft, uses, paths)
        by_role: dict[tuple[str, ...], list[ValueChoice]] = {}
        about, first = set[tuple[str, ...]](), set[tuple[str, ...]]()
        for use, choice in zip(self.grounding.values, choices, strict=True):
            if choice.known is None and (held := self.rivals.held(use, paths)):
                self._dimension(draft, held)
                continue
            each = of_each(use, choice, groups, draft, self.vocabulary)
            if choice.known is None or (not each and self._says_else(draft, use, choice.known)):
                self._left_out(draft, use, choice)
                continue
            if contrast.ordered(self.grounding.words, use, several=len(choices) > 1):
                said = self.grounding.said(use.start, use.stop)
                draft.lose(use.start, f"'{said}' has no others that are more or less than it.")
            if to_and_from(draft, self.grounding, use, choice, paths):
                continue
            beside = any(c.known == choice.known and c is not choice for c in choices)  # more than bakers do
            itself = not beside and names_role(spoken, use, choice.known, self.vocabulary)
            if itself and (told_of(choice, choices, draft) or themselves(spoken, use)):
                draft.used |= set(range(use.lead, use.stop))
                continue
            draft.itself += itself
            values = self._noted(draft, use, choice.known, choice.values)
            if Path(choice.known.parts) in draft.by and contrast.led_in(self.grounding.words, use, groups):
                draft.assumptions.append(f"Every {called(choice.known)} has its row, not only {values}.")
                continue
            draft.assumptions += choice.assumptions
            draft.doubts += choice.doubtful
            went(draft, self.grounding, use, choice.known, self.vocabulary)
            by_role.setdefault(role := (*choice.role, str(use.negated)), []).append(choice)
            about |= {role} if use == draft.parts.about else set()
            first |= {role} if contrast.goes_on(self.grounding.words, use) else set()
        for role, found in by_role.items():
            if not self._examples(draft, found, examples=role in first and role[-1] != "True"):
                self._filter(draft, found, negated=role[-1] == "True", about=role in about)

    def _says_else(self, draft: Draft, use: ValueUse, known: Known) -> bool:
        """Whether what may be a value is rather said by the metrics, or by something else that was asked for."""
        return use.vague and (settled(known, draft.metrics) or self._otherwise(draft, use))

    def _left_out(self, draft: Draft, use: ValueUse, choice: ValueChoice) -> None:
        """Remember a value that keeps no rows: what is none, or what no row here has."""
        if use.vague:
            draft.strays |= self._unread(draft, use)
        else:
            self._valueless(draft, use, choice)

    def _noted(self, draft: Draft, use: ValueUse, known: Known, found: Sequence[str]) -> str:
        """Remember what the words of a value became, and return the values as they are told."""
        values = " or ".join(f"'{value}'" for value in found)
        means = f"{'.'.join(known.parts)} {'is not' if use.negated else '='} {values}"
        at = self.rivals.whole(use, found)
        draft.note(self.grounding, at, Reason("", "value", means, known.doc.description))
        return values

    def _choices(self, draft: Draft, uses: Sequence[ValueUse], paths: Sequence[Known]) -> list[ValueChoice]:
        choices = chosen(draft, uses, paths, self.dictionary)
        if self.grounding.compares:
            return choices
        return with_own_roles(self.grounding.values, choices, paths, self.grounding.words, self.dictionary)

    def _in_other_words(self, draft: Draft, use: ValueUse) -> bool:
        """Whether an ordinary word that is only another one for a value says what the metrics are: `fix`, of what is solved, and no repair."""
        words = self.grounding.words[use.start : use.stop]
        if len(words) > 1 or use.own or not words[0].text.islower():
            return False
        return any(self._explains(metric, {words[0].stem}, own=False) for metric in draft.metrics)

    def _valueless(self, draft: Draft, use: ValueUse, choice: ValueChoice) -> None:
        """Remember what no row here has; ordinary words that are only a part of such a value need not mean it: no van by `mean transit time`."""
        part = not use.own and all(w.text.islower() for w in self.grounding.words[use.start : use.stop])
        if self._in_other_words(draft, use):
            return
        if part:
            draft.strays |= self._unread(draft, use)
        else:
            draft.lose(use.start, choice.problem)

    def _unread(self, draft: Draft, use: ValueUse | DimensionUse) -> set[int]:
        """The words of a mention that are nothing here, nor anything else."""
        known = self.vocabulary.names.union(*(m.words.words for m in draft.metrics))
        free = (i for i in range(use.start, use.stop) if i not in draft.used and i not in self.grounding.left)
        return {i for i in free if self.grounding.words[i].stem not in known}

    def _otherwise(self, draft: Draft, use: ValueUse) -> bool:
        """Whether the words of what may be a value are part of a metric, or of a dimension that was asked for."""
        here = set(range(use.start, use.stop))
        said = {self.grounding.words[i].stem for i in here}
        return bool(here & draft.used) or any(self._explains(metric, said, own=use.own) for metric in draft.metrics)

    def _explains(self, metric: Scored, said: set[str], *, own: bool) -> bool:
        """Whether a metric is called by one of some stems; for other words of a value, or by its documentation."""
        names = {stem for phrase in metric.words.phrases for stem in phrase}
        rows = {s for key in metric.words.datasets for phrase in self.vocabulary.entities[key] for s in phrase}
        if own:
            return bool(said & (names | rows))
        more = said.union(*(self.vocabulary.same.get(stem, ()) for stem in said))
        more |= {s for pair in permutations(said) for s in self.vocabulary.other_words(pair)}
        return bool(more & (names | rows)) or bool(said & metric.words.words)

    def _examples(self, draft: Draft, choices: Sequence[ValueChoice], *, examples: bool) -> bool:
        """Divide by what values are of that are only the first of all, `cash, card and so on`; return whether they are."""
        label = label_of(choices) if examples else None
        if label is not None:
            draft.group(Path(label.parts))
            draft.assumptions.append(f"What was named are examples: every {called(label)} has its row.")
        return label is not None

    def _filter(self, draft: Draft, choices: list[ValueChoice], *, negated: bool, about: bool) -> None:
        """Keep rows with one of the values; those that a share is asked about keep the whole, and have a row each."""
        kept = equals([(Path(c.known.parts), c.values) for c in choices if c.known], negated=negated)
        label = label_of(choices)
        path = Path(label.parts) if label else None
        if path is not None and draft.share and (about or path in draft.by):
            draft.having.append(kept)
            draft.group(path)
            return
        draft.where = [condition for condition in draft.where if path is None or negated or condition != missing(path)]
        draft.where.append(kept)  # `no broker, direct`: what has a value is not missing
        if len(choices) > 1 and not negated and label is not None and path is not None:
            self._several_values(draft, label, path, len(choices))

    def _several_values(self, draft: Draft, label: Known, path: Path, named: int) -> None:
        """Several values have a row each where they are set against each other, or are listed and do not add up."""
        words, values = self.grounding.words, self.grounding.values
        adds_up = any(m.words.shape == "total" for m in draft.metrics)
        many = named >= MANY or 0 < self.dictionary.size(label.parts) <= named  # all there are: `early and late shift`
        each = (
            self.grounding.compares
            or many
            or contrast.slashed(words, values)
            or contrast.led_again(words, values)
            or (not adds_up and contrast.listed(words, values))
        )
        if path in draft.by:
            return
        if each and not contrast.together(words):
            draft.group(path)
        else:
            name = ".".join(path.parts)
            draft.assumptions.append(
                f"Several values of {called(label)} were named and are taken together; `by {name}` tells them apart."
            )

    # --- the whole ----------------------------------------------------------------------------------------------------
    def _query(self, draft: Draft) -> q.MetricQuery:
        metrics = tuple(_item(draft, m.words.metric.key) for m in draft.metrics)
        order, limit = self._ranked(draft)
        return q.MetricQuery(
            metrics=metrics,
            by=tuple(q.Dimension(path) for path in sorted(draft.by, key=lambda path: path not in draft.each)),
            where=conjunction([*self._conditions(draft), *_those_known(draft)]),
            during=draft.during,
            compare=draft.compare,
            having=conjunction(draft.having),
            order=order,
            limit=limit,
        )

    def _ranked(self, draft: Draft) -> tuple[tuple[q.Order, ...], q.Limit | None]:
        rank = self.grounding.rank
        if rank is None or not draft.by:
            return (), None
        first = draft.metrics[0].words.metric
        opposite = rank.end in {"most", "least"} and opposed(draft.metrics[0].words, self.grounding)
        pace = pace_of(self.grounding.words[rank.start : rank.stop], draft.metrics[0].words)
        descending = (descends(rank, first) if pace is None else pace) != opposite
        if opposite:
            draft.assumptions.append(
                f"More of what was named means less of {first.key}, so the {'highest' if descending else 'lowest'} come first."
            )
        within = self._wholes(draft, rank)
        count = rank.count or (None if rank.listed or (draft.plural and not within) else 1)
        means = f"order by {first.key} {'desc' if descending else 'asc'}" + (f" limit {count}" if count else "")
        draft.note(self.grounding, (rank.start, rank.stop), Reason("", "order", means))
        if rank.end in {"best", "worst"} and first.better is None:
            draft.assumptions.append(
                f"'{self.grounding.said(rank.start, rank.stop)}' is read as {'most' if descending else 'least'}: {first.key} does not say which is better."
            )
        return (q.Order(Path((first.key,)), descending=descending),), q.Limit(count, within) if count else None

    def _conditions(self, draft: Draft) -> list[Expression]:
        """The conditions without what a row each is shown of, holding or not: `are guided ones longer? length, guided vs not`."""
        shown = {is_true(path, holds=holds) for path in draft.by for holds in (True, False)}
        kept = [condition for condition in dict.fromkeys(draft.where) if condition not in shown]
        return not_counted(kept, [metric.words.metric for metric in draft.metrics], self.vocabulary.catalog)

    def _wholes(self, draft: Draft, rank: Rank) -> tuple[Path, ...]:
        """The groups in each of which there is an order: `in each town`, `North and South: top 3 drivers`."""
        within = tuple(path for path in draft.each if path not in draft.ranked)
        if (rank.count or not (draft.plural or rank.listed)) and draft.ranked and not within:
            kept = {column.path for part in draft.where for column in columns(part)}
            within = tuple(path for path in draft.by if path in kept and path not in draft.ranked)
        if len(within) < len(draft.by) or rank.listed:
            return within if len(within) < len(draft.by) else ()
        marks = [
            {w.plain for w in self.grounding.words[u.marked : u.start]} for u in self.grounding.dimensions if u.each
        ]
        if any(mark & {"each", "every"} and mark & {"in", "for", "of", "at", "within"} for mark in marks):
            draft.lost.append("It does not say what is ranked in each.")
        return ()


def _those_known(draft: Draft) -> list[Expression]:
    """The conditions that there is somebody, where it is asked who: nobody is the helper who came along most."""
    told = {column.path.parts[:-1] or column.path.parts for column in columns(*draft.where)}
    return [there(path) for path in dict.fromkeys(draft.known) if (path.parts[:-1] or path.parts) not in told]


def _item(draft: Draft, key: str) -> q.MetricItem:
    """The metric, or its part of the total: of each period and whole, where the result is divided by something else as well."""
    if not draft.share:
        return q.Metric(key)
    wholes = tuple(path for path in draft.by if path.parts[0] == "time" or path in draft.within)
    return q.Share(key, wholes if len(wholes) < len(draft.by) else ())


def _names(draft: Draft) -> str:
    return " and ".join(metric.words.metric.key for metric in draft.metrics)
