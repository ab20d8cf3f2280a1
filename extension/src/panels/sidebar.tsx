/** The sidebar: search, card, ask and cost in one panel. It joins models and views, and decides nothing. */
import { ReactWidget, UseSignal } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { AskModel } from '../model/ask';
import type { CardModel } from '../model/card';
import type { EfficiencyModel } from '../model/efficiency';
import type { NotebookTarget } from '../model/notebook';
import type { SearchModel } from '../model/search';
import { metricsIcon } from '../views/icons';
import { AskPane } from './askPane';
import { EfficiencyPane } from './efficiencyPane';
import { SearchPane } from './searchPane';

export type TabName = 'search' | 'ask' | 'cost';

export interface ISidebarParts {
  search: SearchModel;
  card: CardModel;
  ask: AskModel;
  efficiency: EfficiencyModel;
  target: NotebookTarget;
  trans: TranslationBundle;
}

export class MetricsSidebar extends ReactWidget {
  constructor(private readonly _parts: ISidebarParts) {
    super();
    this.id = 'metric-workbench-sidebar';
    this.addClass('jp-mw-sidebar');
    this.title.icon = metricsIcon;
    this.title.caption = _parts.trans.__('Metrics');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', _parts.trans.__('Metrics'));
  }

  /** Show the search, with the cursor in its box. */
  focusSearch(): void {
    this._select('search', true);
    this._parts.card.close();
  }

  /** Show the ask box, with the cursor in it. */
  focusAsk(): void {
    this._select('ask', true);
  }

  /** Show a metric's card. */
  showMetric(name: string): void {
    this._select('search');
    void this._parts.card.open(this._parts.target.path, name);
  }

  /** Look from the folder of the notebook that is open now. */
  follow(): void {
    this._parts.search.setPath(this._parts.target.path);
    this._parts.efficiency.setPath(this._parts.target.path);
  }

  protected override onAfterShow(): void {
    this.follow();
  }

  protected override render(): React.ReactElement {
    const { search, card, ask, efficiency } = this._parts;
    const panes = (): React.ReactElement => this._panes();
    const overCost = (): React.ReactElement => <UseSignal signal={efficiency.changed}>{panes}</UseSignal>;
    const overAsk = (): React.ReactElement => <UseSignal signal={ask.changed}>{overCost}</UseSignal>;
    const overCard = (): React.ReactElement => <UseSignal signal={card.changed}>{overAsk}</UseSignal>;
    return <UseSignal signal={search.changed}>{overCard}</UseSignal>;
  }

  private _panes(): React.ReactElement {
    const { trans } = this._parts;
    return (
      <>
        <div className="jp-mw-tabs" role="tablist" aria-label={trans.__('Metrics')} onKeyDown={this._onTabKey}>
          {this._tabButton('search', trans.__('Search'))}
          {this._tabButton('ask', trans.__('Ask'))}
          {this._tabs.includes('cost') && this._tabButton('cost', trans.__('Cost'))}
        </div>
        <div
          id={`${this.id}-pane`}
          className="jp-mw-pane"
          role="tabpanel"
          aria-labelledby={`${this.id}-${this._shown}`}
          ref={pane => pane && this._placeCursor()}
        >
          {this._pane(this._shown)}
        </div>
      </>
    );
  }

  private _pane(tab: TabName): React.ReactElement {
    const onShow = (name: string): void => this.showMetric(name);
    switch (tab) {
      case 'search':
        return <SearchPane parts={this._parts} inputRef={this._searchInput} onShow={onShow} />;
      case 'ask':
        return <AskPane parts={this._parts} inputRef={this._askInput} onShow={onShow} />;
      case 'cost':
        return <EfficiencyPane parts={this._parts} />;
    }
  }

  /** The tabs that show: cost only where the notebook's project has cloud efficiency. */
  private get _tabs(): readonly TabName[] {
    return this._parts.efficiency.isThere ? ['search', 'ask', 'cost'] : ['search', 'ask'];
  }

  private get _shown(): TabName {
    return this._tabs.includes(this._tab) ? this._tab : 'search';
  }

  private _tabButton(name: TabName, label: string): React.ReactElement {
    const selected = this._shown === name;
    return (
      <button
        id={`${this.id}-${name}`}
        type="button"
        role="tab"
        className="jp-mw-tab"
        aria-selected={selected}
        aria-controls={`${this.id}-pane`}
        tabIndex={selected ? 0 : -1}
        onClick={() => this._select(name)}
      >
        {label}
      </button>
    );
  }

  private _onTabKey = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault();
      const step = event.key === 'ArrowRight' ? 1 : this._tabs.length - 1;
      const next = this._tabs[(this._tabs.indexOf(this._shown) + step) % this._tabs.length];
      this._select(next);
      this.node.querySelector<HTMLElement>(`#${this.id}-${next}`)?.focus();
    }
  };

  private _select(tab: TabName, withCursor = false): void {
    this._tab = tab;
    this._cursorAwaited = withCursor;
    this.update();
  }

  /** Put the cursor where it is awaited, once the box is there: a pane is drawn some time after it was chosen. */
  private _placeCursor(): void {
    if (this._cursorAwaited && this._shown === 'ask' && this._askInput.current) {
      this._cursorAwaited = false;
      this._askInput.current.focus();
    } else if (this._cursorAwaited && this._shown === 'search' && this._searchInput.current) {
      this._cursorAwaited = false;
      this._searchInput.current.select();
    }
  }

  private _cursorAwaited = false;
  private _tab: TabName = 'search';
  private _searchInput = React.createRef<HTMLInputElement>();
  private _askInput = React.createRef<HTMLTextAreaElement>();
}
