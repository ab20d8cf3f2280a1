/** The search: words and facets in, hits out, as the person types. */
import type { FacetName, Hit, SearchReply, Status } from '../contract';
import type { IMetricCatalog } from '../tokens';
import { Store } from './store';
import type { IFault } from './store';

export type Chosen = Partial<Record<FacetName, readonly string[]>>;

export interface ISearchState {
  path: string;
  words: string;
  chosen: Chosen;
  /** The last reply; it stays on screen while the next one is on its way. */
  reply: SearchReply | null;
  status: Status | null;
  fault: IFault | null;
  loading: boolean;
  /** The index of the hit that the keyboard is on. */
  active: number;
  /** Whether the hits that are far from the words are shown, too. */
  all: boolean;
}

/** The hits to show: those far from the words only when they are asked for. */
export function shownHits({ reply, all }: Pick<ISearchState, 'reply' | 'all'>): readonly Hit[] {
  const hits = reply?.hits ?? [];
  return all ? hits : hits.filter(({ weak }) => !weak);
}

/** Keystroke to request, in ms: short enough for results as one types, long enough to skip half-typed words. */
const PAUSE = 80;
/** How often the server is asked whether the encoder has loaded, in ms. */
const ENCODER_PAUSE = 2000;

export class SearchModel extends Store<ISearchState> {
  constructor(
    private readonly _catalog: IMetricCatalog,
    limit = 30
  ) {
    super({ path: '', words: '', chosen: {}, reply: null, status: null, fault: null, loading: false, active: 0, all: false });
    this.limit = limit;
  }

  /** How many hits are asked for. */
  limit: number;

  override dispose(): void {
    window.clearTimeout(this._typing);
    window.clearTimeout(this._waiting);
    super.dispose();
  }

  /** Look from another notebook's folder; the same path changes nothing. */
  setPath(path: string): void {
    if (path !== this.state.path || this.state.reply === null) {
      this.update({ path });
      void this.refresh();
    }
  }

  /** The words typed so far; the search follows after a short pause. */
  setWords(words: string): void {
    this.update({ words, active: 0, all: false, loading: true });
    window.clearTimeout(this._typing);
    this._typing = window.setTimeout(() => void this.search(), PAUSE);
  }

  /** Choose a value of a facet, or let go of it. */
  toggleFacet(name: FacetName, value: string): void {
    const now = this.state.chosen[name] ?? [];
    const next = now.includes(value) ? now.filter(other => other !== value) : [...now, value];
    this.update({ chosen: { ...this.state.chosen, [name]: next }, active: 0 });
    void this.search();
  }

  clearFacets(): void {
    this.update({ chosen: {}, active: 0 });
    void this.search();
  }

  /** Show the hits that are far from the words, too. */
  showAll(): void {
    this.update({ all: true });
  }

  setActive(active: number): void {
    this.update({ active });
  }

  /** Ask for the catalog's state and the hits anew. */
  async refresh(): Promise<void> {
    await Promise.all([this._readStatus(), this.search()]);
  }

  /** Wait until the hits answer the words typed, so that nobody acts on those of a moment ago. */
  async settle(): Promise<void> {
    while (this.state.loading && !this.isDisposed) {
      if (this._typing !== 0) {
        void this.search();
      }
      await this._searching; // a newer search may have called this one off meanwhile
    }
  }

  /** Ask for the hits of the words and facets as they are now; a newer search calls an older one off. */
  search(): Promise<void> {
    this._searching = this._search();
    return this._searching;
  }

  private async _search(): Promise<void> {
    window.clearTimeout(this._typing);
    this._typing = 0;
    const { path, words, chosen } = this.state;
    this.update({ loading: true });
    await this.latest(
      signal => this._catalog.search({ path, words, chosen, limit: this.limit }, signal),
      reply => this._show(reply),
      fault => this.update({ fault, loading: false })
    );
  }

  /** Make a hit a favourite, or not; the screen shows it at once and takes it back if the server refuses. */
  async toggleFavourite(name: string, on: boolean): Promise<void> {
    this._mark(name, on);
    try {
      this._mark(name, await this._catalog.favourite(this.state.path, name, on));
    } catch {
      this._mark(name, !on);
    }
  }

  private _show(reply: SearchReply): void {
    const active = Math.min(this.state.active, Math.max(0, shownHits({ reply, all: this.state.all }).length - 1));
    this.update({ reply, fault: null, loading: false, active });
    window.clearTimeout(this._waiting);
    if (reply.mode === 'lexical') {
      this._waiting = window.setTimeout(() => void this._awaitEncoder(), ENCODER_PAUSE);
    }
  }

  private async _awaitEncoder(): Promise<void> {
    await this._readStatus();
    if (this.isDisposed || this.state.status?.encoder === 'absent') {
      return;
    }
    if (this.state.status?.encoder === 'ready') {
      await this.search();
    } else {
      this._waiting = window.setTimeout(() => void this._awaitEncoder(), ENCODER_PAUSE);
    }
  }

  private async _readStatus(): Promise<void> {
    const path = this.state.path;
    try {
      const status = await this._catalog.status(path);
      if (path === this.state.path) {
        this.update({ status });
      }
    } catch {
      this.update({ status: null }); // the search reports the same fault, with its remedy
    }
  }

  private _mark(name: string, favourite: boolean): void {
    const { reply } = this.state;
    if (reply !== null) {
      const hits = reply.hits.map((hit: Hit) => (hit.name === name ? { ...hit, favourite } : hit));
      this.update({ reply: { ...reply, hits } });
    }
  }

  private _searching: Promise<void> = Promise.resolve();
  private _typing = 0;
  private _waiting = 0;
}
