/**
 * The shapes that travel between server and front end: one validator for each reply, and the type it promises.
 * The tests hold them against the replies that the Python tests record.
 */
import { array, boolean, lazy, nullable, number, object, oneOf, string } from './validation';
import type { Validated, Validator } from './validation';

const place = { from: number, to: number };

/** Which catalog answers for a notebook, and in what state it is. */
export const status = object({
  catalog: object({
    name: string,
    folder: nullable(string),
    trusted: boolean,
    metrics: number,
    datasets: number,
    version: string
  }),
  today: nullable(string),
  encoder: oneOf('ready', 'loading', 'absent'),
  problems: array(
    object({ message: string, file: nullable(string), line: nullable(number), column: nullable(number) })
  )
});
export type Status = Validated<typeof status>;

export const hit = object({
  kind: oneOf('metric', 'dimension', 'cube'),
  name: string,
  title: string,
  description: nullable(string),
  score: number,
  weak: boolean,
  why: nullable(string),
  owner: nullable(string),
  tier: nullable(string),
  status: nullable(string),
  tags: array(string),
  dataset: nullable(string),
  unit: nullable(string),
  favourite: boolean,
  cell: string
});
export type Hit = Validated<typeof hit>;

const facet = array(object({ value: string, count: number }));

/** The facets in the order in which they are shown. */
export const FACETS = ['kind', 'owner', 'dataset', 'tier', 'tag'] as const;
export type FacetName = (typeof FACETS)[number];

export const searchReply = object({
  hits: array(hit),
  facets: object({ owner: facet, tag: facet, tier: facet, dataset: facet, kind: facet }),
  mode: oneOf('lexical', 'hybrid')
});
export type SearchReply = Validated<typeof searchReply>;

/** A node of the way from a metric down to the columns it is made of. */
export interface ILineage {
  label: string;
  kind: 'metric' | 'dataset' | 'column' | 'source';
  detail: string | null;
  children: ILineage[];
}

export const lineage: Validator<ILineage> = object({
  label: string,
  kind: oneOf('metric', 'dataset', 'column', 'source'),
  detail: nullable(string),
  children: array(lazy((): Validator<ILineage> => lineage))
});

export const card = object({
  name: string,
  title: string,
  description: nullable(string),
  owner: nullable(string),
  unit: nullable(string),
  format: nullable(string),
  better: nullable(string),
  tier: nullable(string),
  status: nullable(string),
  replacement: nullable(string),
  tags: array(string),
  synonyms: array(string),
  sla: array(object({ label: string, value: string })),
  known_limits: array(string),
  kind: string,
  expression: nullable(string),
  dataset: nullable(string),
  version: string,
  dimensions: array(
    object({
      path: string,
      title: string,
      description: nullable(string),
      type: nullable(string),
      grains: array(string),
      dataset: nullable(string)
    })
  ),
  freshness: object({ as_of: nullable(string), source: nullable(string), note: nullable(string) }),
  lineage,
  examples: array(object({ title: string, query: string })),
  cell: string,
  favourite: boolean,
  file: nullable(string),
  line: nullable(number)
});
export type Card = Validated<typeof card>;
export type Dimension = Card['dimensions'][number];

export const TOKEN_KINDS = [
  'keyword',
  'metric',
  'dimension',
  'grain',
  'string',
  'number',
  'operator',
  'function',
  'comment',
  'variable',
  'unknown'
] as const;

export const checkReply = object({
  tokens: array(object({ ...place, kind: oneOf(...TOKEN_KINDS) })),
  problems: array(
    object({
      ...place,
      severity: oneOf('error', 'warning', 'info'),
      message: string,
      suggestions: array(string)
    })
  ),
  canonical: nullable(string)
});
export type CheckReply = Validated<typeof checkReply>;
export type QueryToken = CheckReply['tokens'][number];
export type Problem = CheckReply['problems'][number];

export const completeReply = object({
  ...place,
  items: array(
    object({
      label: string,
      insert: string,
      kind: oneOf('metric', 'dimension', 'grain', 'value', 'keyword', 'function'),
      detail: nullable(string),
      documentation: nullable(string)
    })
  )
});
export type CompleteReply = Validated<typeof completeReply>;

export const askReply = object({
  question: string,
  query: nullable(string),
  cell: nullable(string),
  says: nullable(string),
  continues: boolean,
  magic: oneOf('metric', 'why', 'efficiency'),
  confidence: number,
  zone: oneOf('answer', 'choose', 'abstain'),
  reasoning: array(object({ words: string, kind: string, means: string, definition: nullable(string) })),
  assumptions: array(string),
  unused: array(string),
  alternatives: array(object({ query: string, cell: string, confidence: number, why: nullable(string) })),
  choices: array(object({ title: string, says: string, query: string, cell: string, confidence: number })),
  clarification: nullable(string),
  nearest: array(object({ name: string, title: string })),
  second: nullable(object({ model: string, memory: string, fits: boolean, given: boolean }))
});
export type Answer = Validated<typeof askReply>;
export type Choice = Answer['choices'][number];

const money = array(object({ amount: string, change: nullable(string) }));
const light = oneOf('met', 'late', 'missing', 'unknown');

/** An owner with those below it; its costs are of all of them. */
export interface IOwner {
  name: string;
  title: string;
  kind: string;
  costs: Validated<typeof money>;
  cell: string;
  children: IOwner[];
}

export const owner: Validator<IOwner> = object({
  name: string,
  title: string,
  kind: string,
  costs: money,
  cell: string,
  children: array(lazy((): Validator<IOwner> => owner))
});

/** Cloud efficiency as it was last published: platforms with their deliveries, owners with cost, audits. */
export const efficiencyReply = object({
  state: oneOf('none', 'empty', 'ready'),
  as_of: nullable(string),
  month: nullable(string),
  before: nullable(string),
  notes: array(string),
  platforms: array(
    object({
      name: string,
      rule: nullable(string),
      light,
      costs: money,
      feeds: array(
        object({ name: string, light, said: string, contract: nullable(string), quarantined: number })
      ),
      cell: string
    })
  ),
  owners: array(owner),
  audits: array(
    object({
      name: string,
      layer: string,
      severity: string,
      subject: string,
      passed: boolean,
      said: string,
      owner: nullable(string),
      first_seen: nullable(string)
    })
  ),
  cell: string
});
export type Efficiency = Validated<typeof efficiencyReply>;
export type Platform = Efficiency['platforms'][number];
export type Audit = Efficiency['audits'][number];
export type Light = Platform['light'];
export type Money = IOwner['costs'];

/** A query as parts that can each be changed or taken away; every choice is a whole query. */
export const pillsReply = object({
  query: string,
  cell: string,
  pills: array(
    object({
      kind: oneOf('metric', 'dimension', 'filter', 'time', 'comparison', 'limit', 'more'),
      label: string,
      means: string,
      without: nullable(string),
      choices: array(object({ label: string, query: string }))
    })
  )
});
export type PillsReply = Validated<typeof pillsReply>;
export type Pill = PillsReply['pills'][number];

export const feedbackReply = object({ saved: boolean });
export const favouriteReply = object({ name: string, favourite: boolean });

export const errorReply = object({ error: object({ code: string, message: string, remedy: nullable(string) }) });

/** One line of a reply that tells what goes on; the last one has the answer or the error. */
export const askEvent = object({
  event: oneOf('status', 'answer', 'error'),
  said: nullable(string),
  answer: nullable(askReply),
  error: nullable(object({ code: string, message: string, remedy: nullable(string) }))
});
export type AskEvent = Validated<typeof askEvent>;
