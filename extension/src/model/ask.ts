/** The ask box: a question in, a proposal out, and what the person says about it. */
import type { Answer } from '../contract';
import type { IMetricCatalog } from '../tokens';
import { Store, faultOf } from './store';
import type { IFault } from './store';
import { asksWhich, revised, withAnswer, withChoice, withPills } from './thread';
import type { IStep, Thread } from './thread';

export type Verdict = 'none' | 'correcting' | 'good' | 'bad';

export interface IAskState {
  question: string;
  /** Questions to begin with, from the catalog's own examples. */
  suggestions: readonly string[];
  /** Read the next question as going on from the answer on screen. */
  followUp: boolean;
  pending: boolean;
  /** Whether a bigger model is weighing the answer on screen. */
  weighing: boolean;
  /** Whether what is awaited takes long enough to be worth a word; a fast answer shows none, so nothing flickers. */
  slow: boolean;
  /** What the server is doing. */
  said: string | null;
  answer: Answer | null;
  /** The steps that led to the query at hand, the first question first. */
  thread: Thread;
  /** Which part of the query is being changed. */
  openPill: number | null;
  fault: IFault | null;
  verdict: Verdict;
  correction: string;
  /** Why there is no second opinion. */
  secondFault: IFault | null;
  /** Why the verdict could not be saved. */
  verdictFault: IFault | null;
}

/** How many questions are suggested, and from how many metrics at most. */
const SUGGESTED = 3;
const LOOKED_AT = 5;

/** How many questions can be recalled. */
const REMEMBERED = 50;

/** After so many ms of waiting it is said what goes on. */
const PATIENCE = 250;

const IDLE = { pending: false, weighing: false, slow: false, said: null };

export class AskModel extends Store<IAskState> {
  constructor(private readonly _catalog: IMetricCatalog) {
    super({
      question: '',
      suggestions: [],
      followUp: false,
      ...IDLE,
      answer: null,
      thread: [],
      openPill: null,
      fault: null,
      verdict: 'none',
      correction: '',
      secondFault: null,
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
    this._remember(question);
    const previous = this.state.followUp ? (this.step?.answer.query ?? null) : null;
    this._wait({ pending: true, fault: null });
    await this.latest(
      signal => this._catalog.ask(path, question, previous, signal, said => this.update({ said })),
      answer => {
        this._show(answer, withAnswer(this.state.thread, answer));
        this.update({ followUp: false });
      },
      fault => this.update({ ...IDLE, fault })
    );
    await this._loadPills();
  }

  /** Have the project's bigger model weigh the answer on screen. */
  async weigh(): Promise<void> {
    const { answer } = this.state;
    if (answer?.second == null) {
      return;
    }
    this._wait({ weighing: true, secondFault: null });
    await this.latest(
      signal => this._catalog.second(this._path, answer.question, signal, said => this.update({ said })),
      weighed => this._show(weighed, withAnswer(this.state.thread, weighed)),
      secondFault => this.update({ ...IDLE, secondFault })
    );
    await this._loadPills();
  }

  /** Begin to wait; only after a while it is said for what. */
  private _wait(change: Partial<IAskState>): void {
    clearTimeout(this._patience);
    this.update({ ...IDLE, ...change });
    this._patience = setTimeout(() => {
      if (this.state.pending || this.state.weighing) {
        this.update({ slow: true });
      }
    }, PATIENCE);
  }

  /** The step at hand, if what is shown has a query. */
  get step(): IStep | null {
    const { answer, thread } = this.state;
    return answer?.query == null || asksWhich(answer) ? null : (thread[thread.length - 1] ?? null);
  }

  /** Show what may stand in place of a part of the query; nothing, where it was shown. */
  togglePill(index: number): void {
    this.update({ openPill: this.state.openPill === index ? null : index });
  }

  /** Put another query in place of the one at hand: a choice of one of its parts. */
  async revise(query: string): Promise<void> {
    const magic = this.step?.answer.magic ?? 'metric';
    await this.latest(
      signal => this._catalog.pills(this._path, query, magic, signal),
      reply => {
        const thread = revised(this.state.thread, reply);
        this._show(thread[thread.length - 1].answer, thread);
      },
      fault => this.update({ fault })
    );
  }

  /** Take one of the choices; it is remembered as right for the question at once. */
  async choose(index: number): Promise<void> {
    const { answer } = this.state;
    if (answer?.choices[index] === undefined) {
      return;
    }
    const thread = withChoice(this.state.thread, answer, index);
    this._show(thread[thread.length - 1].answer, thread);
    await Promise.all([this._judge(true, null), this._loadPills()]);
  }

  /** Go back to the choices that the answer on screen was taken from. */
  chooseAgain(): void {
    const from = this.step?.chosenFrom;
    if (from) {
      this._show(from, this.state.thread.slice(0, -1));
    }
  }

  /** Go back to a step; those after it are gone. */
  goBack(index: number): void {
    const thread = this.state.thread.slice(0, index + 1);
    const last = thread[thread.length - 1];
    if (last !== undefined) {
      this._show(last.answer, thread);
    }
  }

  /** The questions asked before and after the one in the box, as a shell recalls its lines. */
  recall(direction: -1 | 1): void {
    const at = Math.min(this._asked.length, Math.max(0, this._recalled + direction));
    this._recalled = at;
    this.update({ question: this._asked[at] ?? '' });
  }

  private _remember(question: string): void {
    this._asked = [...this._asked.filter(other => other !== question), question].slice(-REMEMBERED);
    this._recalled = this._asked.length;
  }

  private _show(answer: Answer, thread: Thread): void {
    clearTimeout(this._patience);
    const fresh = { openPill: null, verdict: 'none', correction: '' } as const;
    this.update({ ...IDLE, ...fresh, answer, thread, secondFault: null, verdictFault: null, fault: null });
  }

  /** The parts of the query at hand; without them it is as good as before, only not as easy to change. */
  private async _loadPills(): Promise<void> {
    const { step } = this;
    if (step === null || step.pills.length > 0 || step.answer.magic === 'efficiency') {
      return;
    }
    await this.latest(
      signal => this._catalog.pills(this._path, step.answer.query ?? '', step.answer.magic, signal),
      reply => this.update({ thread: withPills(this.state.thread, reply) }),
      () => undefined
    );
  }

  /** Call off what is awaited; the server ends its work. */
  cancel(): void {
    clearTimeout(this._patience);
    this.callOff();
    this.update(IDLE);
  }

  override dispose(): void {
    clearTimeout(this._patience);
    super.dispose();
  }

  /** Begin to say what would have been right; a query that was proposed is the draft. */
  startCorrection(): void {
    const { answer } = this.state;
    const correction = answer?.magic === 'efficiency' ? '' : (answer?.query ?? '');
    this.update({ verdict: 'correcting', correction, verdictFault: null });
  }

  stopCorrection(): void {
    this.update({ verdict: 'none', verdictFault: null });
  }

  /** Say the query at hand is right; one that was changed by hand is the correction of what was proposed. */
  async approve(): Promise<void> {
    const changed = this.step?.proposed != null;
    await this._judge(!changed, changed ? (this.step?.answer.query ?? null) : null);
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
      const { question } = answer;
      const query = this.step?.proposed ?? answer.query;
      await this._catalog.feedback({ path: this._path, question, query, good, correction });
      this.update({ verdict: good ? 'good' : 'bad', correction: correction ?? '', verdictFault: null });
    } catch (error) {
      this.update({ verdictFault: faultOf(error) });
    }
  }

  private _patience: ReturnType<typeof setTimeout> | undefined;
  private _path = '';
  private _asked: readonly string[] = [];
  private _recalled = 0;
  private _suggestedFor: string | null = null;
}
