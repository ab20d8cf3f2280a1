/** Cloud efficiency: the board of the notebook's project, and what of it is folded. */
import type { Audit, Efficiency } from '../contract';
import type { IMetricCatalog } from '../tokens';
import { Store } from './store';
import type { IFault } from './store';

export interface IEfficiencyState {
  path: string;
  /** The last reply; it stays on screen while the next one is on its way. */
  reply: Efficiency | null;
  fault: IFault | null;
  loading: boolean;
}

export class EfficiencyModel extends Store<IEfficiencyState> {
  constructor(private readonly _catalog: IMetricCatalog) {
    super({ path: '', reply: null, fault: null, loading: false });
  }

  /** Whether the notebook's project has cloud efficiency at all. */
  get isThere(): boolean {
    return this.state.reply !== null && this.state.reply.state !== 'none';
  }

  /** Look from another notebook's folder; the same path changes nothing. */
  setPath(path: string): void {
    if (path !== this.state.path || this.state.reply === null) {
      this.update({ path });
      void this.refresh();
    }
  }

  async refresh(): Promise<void> {
    this.update({ loading: true });
    await this.latest(
      signal => this._catalog.efficiency(this.state.path, signal),
      reply => this.update({ reply, fault: null, loading: false }),
      fault => this.update({ fault, loading: false })
    );
  }
}

/** What needs a person first: failed audits, errors before warnings; then what passed. */
export function inOrder(audits: readonly Audit[]): readonly Audit[] {
  const rank = ({ passed, severity }: Audit): number => (passed ? 2 : severity === 'error' ? 0 : 1);
  return audits.map((audit, at) => ({ audit, at })).sort((a, b) => rank(a.audit) - rank(b.audit) || a.at - b.at).map(({ audit }) => audit);
}
