/** The metric card: which metric is open, and what is known about it. */
import type { Card } from '../contract';
import type { IMetricCatalog } from '../tokens';
import { Store } from './store';
import type { IFault } from './store';

export interface ICardState {
  /** The metric that is open, or null while the list shows. */
  name: string | null;
  card: Card | null;
  fault: IFault | null;
}

export class CardModel extends Store<ICardState> {
  constructor(private readonly _catalog: IMetricCatalog) {
    super({ name: null, card: null, fault: null });
  }

  async open(path: string, name: string): Promise<void> {
    this.update({ name, card: null, fault: null });
    await this.latest(
      signal => this._catalog.metric(path, name, signal),
      card => this.update({ card }),
      fault => this.update({ fault })
    );
  }

  close(): void {
    this.callOff();
    this.update({ name: null, card: null, fault: null });
  }

  /** Show the star as the list shows it. */
  setFavourite(favourite: boolean): void {
    const { card } = this.state;
    if (card !== null) {
      this.update({ card: { ...card, favourite } });
    }
  }
}
