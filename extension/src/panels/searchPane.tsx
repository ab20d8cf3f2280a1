/** The search tab: the list of hits, or the card of one of them. */
import * as React from 'react';
import type { Hit, Status } from '../contract';
import { cellOf } from '../model/cell';
import { shownHits } from '../model/search';
import type { ISearchState } from '../model/search';
import { CardBar, CardView } from '../views/card';
import { Button, FaultNotice, Loading, Notice } from '../views/controls';
import { Facets } from '../views/facets';
import { HitList } from '../views/hitList';
import { SearchBox } from '../views/searchBox';
import { CatalogLine, CatalogNotices } from '../views/catalog';
import { dragCell } from './drag';
import type { ISidebarParts } from './sidebar';

export interface ISearchPaneProps {
  parts: ISidebarParts;
  inputRef: React.RefObject<HTMLInputElement>;
  onShow: (name: string) => void;
}

const LIST = 'metric-workbench-hits';

export function SearchPane(props: ISearchPaneProps): React.ReactElement {
  const list = React.useRef<HTMLDivElement>(null);
  const { inputRef, parts } = props;
  const { name } = parts.card.state;
  const before = React.useRef<string | null>(null);
  React.useEffect(() => {
    if (name === null && before.current !== null && document.activeElement !== inputRef.current) {
      list.current?.focus(); // back from a card, the keyboard goes on where it was
    }
    before.current = name;
  }, [name, inputRef]);
  return name === null ? <Finder {...props} list={list} /> : <CardPane {...props} />;
}

function Finder(props: ISearchPaneProps & { list: React.RefObject<HTMLDivElement> }): React.ReactElement {
  const { parts, inputRef, list } = props;
  const { search, target, trans } = parts;
  const state = search.state;
  const hits = shownHits(state);
  const hidden = (state.reply?.hits.length ?? 0) - hits.length;
  const favourite = (hit: Hit): void => {
    if (hit.kind === 'metric') {
      void search.toggleFavourite(hit.name, !hit.favourite);
    }
  };
  const open = (hit: Hit): void => {
    if (hit.kind === 'metric') {
      props.onShow(hit.name);
    }
  };
  return (
    <div className="jp-mw-finder">
      <SearchBox
        words={state.words}
        loading={state.loading}
        listId={`${LIST}-area`}
        inputRef={inputRef}
        trans={trans}
        onWords={words => search.setWords(words)}
        onDown={() => void search.settle().then(() => list.current?.focus())}
      />
      {state.reply && (
        <Facets
          facets={state.reply.facets}
          chosen={state.chosen}
          trans={trans}
          onToggle={(name, value) => search.toggleFacet(name, value)}
          onClear={() => search.clearFacets()}
        />
      )}
      <CatalogNotices status={state.status} trans={trans} />
      <div id={`${LIST}-area`} className="jp-mw-results">
        <Results {...props} />
        {hits.length > 0 && (
          <HitList
            id={LIST}
            hits={hits}
            active={state.active}
            listRef={list}
            trans={trans}
            onActive={index => search.setActive(index)}
            onInsert={hit => void target.insert(hit.cell)}
            onOpen={open}
            onFavourite={favourite}
            onDrag={(cell, title, x, y) => void dragCell(target, cell, title, { x, y })}
            onUp={() => inputRef.current?.focus()}
          />
        )}
        {hidden > 0 && (
          <div className="jp-mw-more">
            <Button
              kind="quiet"
              label={trans.__('Show %1 less relevant', hidden)}
              onClick={() => search.showAll()}
            />
          </div>
        )}
      </div>
      <CatalogLine {...state} limit={search.limit} trans={trans} />
    </div>
  );
}

/** What stands in place of the hits: a fault, the first wait, or nothing found. */
function Results(props: ISearchPaneProps): React.ReactElement | null {
  const { search, trans } = props.parts;
  const { fault, reply, status }: ISearchState = search.state;
  if (fault !== null && status !== null && status.problems.length > 0) {
    return (
      <Notice title={trans.__('There is nothing to search until that is mended.')}>
        <Button label={trans.__('Try again')} onClick={() => void search.refresh()} />
      </Notice>
    );
  }
  if (fault !== null) {
    return <FaultNotice fault={fault} trans={trans} onRetry={() => void search.refresh()} />;
  }
  if (reply === null) {
    return <Loading label={trans.__('Loading the catalog…')} />;
  }
  return reply.hits.length > 0 ? null : <NothingFound {...props} status={status} />;
}

function NothingFound(props: ISearchPaneProps & { status: Status | null }): React.ReactElement {
  const { search, trans } = props.parts;
  const filtered = Object.values(search.state.chosen).some(values => values.length > 0);
  if (search.state.words === '' && !filtered) {
    return (
      <Notice title={trans.__('This catalog has no metrics yet.')}>
        <p>{trans.__('Add one from a terminal:')}</p>
        <pre className="jp-mw-query">workbench new metric</pre>
      </Notice>
    );
  }
  return (
    <Notice title={trans.__('Nothing found.')}>
      <p>{trans.__('Try other words, such as what is counted or who is responsible for it.')}</p>
      {filtered && <Button label={trans.__('Remove the filters')} onClick={() => search.clearFacets()} />}
    </Notice>
  );
}

function CardPane(props: ISearchPaneProps): React.ReactElement {
  const { search, card, target, trans } = props.parts;
  const state = card.state;
  const pane = React.useRef<HTMLDivElement>(null);
  const loaded = state.card?.name;
  React.useEffect(() => pane.current?.querySelector<HTMLElement>('.jp-mw-cardTitle')?.focus(), [loaded]);
  const favourite = (): void => {
    if (state.card) {
      const on = !state.card.favourite;
      card.setFavourite(on);
      void search.toggleFavourite(state.card.name, on);
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      card.close();
    }
  };
  return (
    <div ref={pane} className="jp-mw-cardPane" onKeyDown={onKeyDown}>
      <CardBar trans={trans} onBack={() => card.close()} />
      {state.fault && (
        <FaultNotice fault={state.fault} trans={trans} onRetry={() => state.name && props.onShow(state.name)} />
      )}
      {!state.fault && state.card === null && <Loading label={trans.__('Loading the metric…')} />}
      {state.card && (
        <CardView
          card={state.card}
          trans={trans}
          onInsert={cell => void target.insert(cell)}
          onInsertQuery={query => void target.insert(cellOf(query))}
          onDimension={path => state.card && void target.addDimension(state.card.name, path)}
          onFavourite={favourite}
          onOpen={props.onShow}
          onDrag={(cell, title, x, y) => void dragCell(target, cell, title, { x, y })}
        />
      )}
    </div>
  );
}
