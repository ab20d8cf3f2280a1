/** The sidebar: search, card and ask in one panel. It joins models and views, and decides nothing. */
import { ReactWidget, UseSignal } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { AskModel } from '../model/ask';
import type { CardModel } from '../model/card';
import type { NotebookTarget } from '../model/notebook';
import type { SearchModel } from '../model/search';
import { metricsIcon } from '../views/icons';
import { AskPane } from './askPane';
import { SearchPane } from './searchPane';

export type TabName = 'search' | 'ask';

export interface ISidebarParts {
  search: SearchModel;
  card: CardModel;
  ask: AskModel;
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
    this._select('search');
    this._parts.card.close();
    requestAnimationFrame(() => this._searchInput.current?.select());
  }

  /** Show the ask box, with the cursor in it. */
  focusAsk(): void {
    this._select('ask');
    requestAnimationFrame(() => this._askInput.current?.focus());
  }

  /** Show a metric's card. */
  showMetric(name: string): void {
    this._select('search');
    void this._parts.card.open(this._parts.target.path, name);
  }

  protected override onAfterShow(): void {
    this._parts.search.setPath(this._parts.target.path);
  }

  protected override render(): React.ReactElement {
    const { search, card, ask } = this._parts;
    return (
      <UseSignal signal={search.changed}>
        {() => (
          <UseSignal signal={card.changed}>
            {() => <UseSignal signal={ask.changed}>{() => this._panes()}</UseSignal>}
          </UseSignal>
        )}
      </UseSignal>
    );
  }

  private _panes(): React.ReactElement {
    const { trans } = this._parts;
    return (
      <>
        <div className="jp-mw-tabs" role="tablist" aria-label={trans.__('Metrics')} onKeyDown={this._onTabKey}>
          {this._tabButton('search', trans.__('Search'))}
          {this._tabButton('ask', trans.__('Ask'))}
        </div>
        <div id={`${this.id}-pane`} className="jp-mw-pane" role="tabpanel" aria-labelledby={`${this.id}-${this._tab}`}>
          {this._tab === 'search' ? (
            <SearchPane parts={this._parts} inputRef={this._searchInput} onShow={name => this.showMetric(name)} />
          ) : (
            <AskPane parts={this._parts} inputRef={this._askInput} onShow={name => this.showMetric(name)} />
          )}
        </div>
      </>
    );
  }

  private _tabButton(name: TabName, label: string): React.ReactElement {
    const selected = this._tab === name;
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
      this._select(this._tab === 'search' ? 'ask' : 'search');
      requestAnimationFrame(() => this.node.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
    }
  };

  private _select(tab: TabName): void {
    this._tab = tab;
    this.update();
  }

  private _tab: TabName = 'search';
  private _searchInput = React.createRef<HTMLInputElement>();
  private _askInput = React.createRef<HTMLTextAreaElement>();
}
