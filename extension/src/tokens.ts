/** What other extensions may use: the catalog behind a token, so that another source can stand in for the server. */
import { Token } from '@lumino/coreutils';
import type {
  Answer,
  Card,
  CheckReply,
  CompleteReply,
  Efficiency,
  FacetName,
  PillsReply,
  SearchReply,
  Status
} from './contract';

/** What to look for. Every call names the notebook, because the notebook's folder decides on the catalog. */
export interface ISearchRequest {
  path: string;
  words: string;
  chosen: Partial<Record<FacetName, readonly string[]>>;
  limit: number;
}

/** What a person says about an answer. */
export interface IFeedback {
  path: string;
  question: string;
  /** What was proposed; null where the question was declined. */
  query: string | null;
  good: boolean;
  correction: string | null;
}

/** Hears what is being done, in a sentence each. */
export type Told = (sentence: string) => void;

/** A catalog of governed metrics, wherever it lives. Offsets are Unicode code points. */
export interface IMetricCatalog {
  status(path: string, signal?: AbortSignal): Promise<Status>;
  search(request: ISearchRequest, signal?: AbortSignal): Promise<SearchReply>;
  metric(path: string, name: string, signal?: AbortSignal): Promise<Card>;
  check(path: string, text: string, signal?: AbortSignal): Promise<CheckReply>;
  complete(path: string, text: string, offset: number, signal?: AbortSignal): Promise<CompleteReply>;
  /** Answer a question; `told` hears what is being done. Calling it off ends the work. */
  ask(path: string, question: string, previous: string | null, signal?: AbortSignal, told?: Told): Promise<Answer>;
  /** The answer after the opinion of the project's bigger model, which is loaded for this alone. */
  second(path: string, question: string, signal?: AbortSignal, told?: Told): Promise<Answer>;
  efficiency(path: string, signal?: AbortSignal): Promise<Efficiency>;
  /** Take a query apart; `magic` is that of the cell which shows it. */
  pills(path: string, text: string, magic: Answer['magic'], signal?: AbortSignal): Promise<PillsReply>;
  feedback(feedback: IFeedback): Promise<void>;
  favourite(path: string, name: string, on: boolean): Promise<boolean>;
}

export const IMetricCatalog = new Token<IMetricCatalog>(
  'metric-workbench:IMetricCatalog',
  'Search, definitions, checks, completions and answers from a catalog of governed metrics.'
);
