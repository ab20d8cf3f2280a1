/** The ask box: a question in, a proposal out, and what the person says about it. */
import type { Answer } from '../contract';
import type { IMetricCatalog } from '../tokens';
import { Store, faultOf } from './store';
import type { IFault } from './store';

export type Verdict = 'none' | 'correcting' | 'good' | 'bad';

export interface IAskState {
  question: string;
  /** Questions to begin with, from the catalog's own examples. */
  suggestions: readonly string[];
  /** Read the next question as going on from the answer on screen. */
  followUp: boolean;
  pending: boolean;
  answer: Answer | null;
  fault: IFault | null;
  verdict: Verdict;
  correction: string;
  /** Why the verdict could not be saved. */
  verdictFault: IFault | null;
}

/** How many questions are suggested, and from how many metrics at most. */
const SUGGESTED = 3;
const LOOKED_AT = 5;

export class AskModel extends Store<IAskState> {
  constructor(private readonly _catalog: IMetricCatalog) {
    super({
      question: '',
      suggestions: [],
      followUp: false,
      pending: false,
      answer: null,
      fault: null,
      verdict: 'none',
      correction: '',
      verdictFault: null
    });
  }

  setQuestion(question: string): void {
    this.update({ question });
  }

  setFollowUp(followUp: boolean): void {
    this.update({ followUp });
  }

  setCorrection(correction: string): void {
    this.update({ correction });
  }

  /** Read the first example of each of the first metrics; without them the box is as useful as before. */
  async suggest(path: string): Promise<void> {
    if (path === this._suggestedFor) {
      return;
    }
    this._suggestedFor = path;
    try {
      const { hits } = await this._catalog.search({ path, words: '', chosen: { kind: ['metric'] }, limit: LOOKED_AT });
      const cards = await Promise.all(hits.map(({ name }) => this._catalog.metric(path, name)));
      const titles = cards.flatMap(({ examples }) => examples.slice(0, 1).map(({ title }) => title));
      this.update({ suggestions: [...new Set(titles)].slice(0, SUGGESTED) });
    } catch {
      this._suggestedFor = null;
    }
  }

  async ask(path: string): Promise<void> {
    const question = this.state.question.trim();
    if (question === '') {
      return;
    }
    this._path = path;
    const previous = this.state.followUp ? (this.state.answer?.query ?? null) : null;
    this.update({ pending: true, fault: null });
    await this.latest(
      signal => this._catalog.ask(path, question, previous, signal),
      answer =>
        this.update({ answer, pending: false, followUp: false, verdict: 'none', correction: '', verdictFault: null }),
      fault => this.update({ fault, pending: false })
    );
  }

  cancel(): void {
    this.callOff();
    this.update({ pending: false });
  }

  /** Begin to say what would have been right; what was proposed is the draft. */
  startCorrection(): void {
    const correction = this.state.answer?.query ?? '';
    this.update({ verdict: 'correcting', correction, verdictFault: null });
  }

  stopCorrection(): void {
    this.update({ verdict: 'none', verdictFault: null });
  }

  async approve(): Promise<void> {
    await this._judge(true, null);
  }

  /** Say the answer was wrong, with the right query text where the person gave one. */
  async reject(): Promise<void> {
    const correction = this.state.correction.trim();
    const unchanged = correction === '' || correction === this.state.answer?.query?.trim();
    await this._judge(false, unchanged ? null : correction);
  }

  private async _judge(good: boolean, correction: string | null): Promise<void> {
    const { answer } = this.state;
    if (answer === null) {
      return;
    }
    try {
      const { question, query } = answer;
      await this._catalog.feedback({ path: this._path, question, query: query ?? '', good, correction });
      this.update({ verdict: good ? 'good' : 'bad', verdictFault: null });
    } catch (error) {
      this.update({ verdictFault: faultOf(error) });
    }
  }

  private _path = '';
  private _suggestedFor: string | null = null;
}
