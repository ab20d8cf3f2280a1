/** The results, as a listbox: the arrow keys move, Enter inserts, Space opens the card, f marks a favourite. */
import { addIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Hit } from '../contract';
import { KindBadge, StatusBadge } from './badges';
import { Code, Marked } from './code';
import { starIcon, starredIcon } from './icons';
import { useDrag } from './drag';
import type { DragStart } from './drag';

export interface IHitListProps {
  id: string;
  hits: readonly Hit[];
  active: number;
  listRef: React.RefObject<HTMLDivElement>;
  trans: TranslationBundle;
  onActive: (index: number) => void;
  onInsert: (hit: Hit) => void;
  onOpen: (hit: Hit) => void;
  onFavourite: (hit: Hit) => void;
  onDrag: DragStart;
  /** The person goes back up to the search box. */
  onUp: () => void;
}

export function HitList(props: IHitListProps): React.ReactElement {
  const { hits, active, listRef, trans } = props;
  const helpId = `${props.id}-help`;
  React.useEffect(() => {
    listRef.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, listRef]);
  return (
    <>
      <div
        ref={listRef}
        id={props.id}
        className="jp-mw-hits"
        role="listbox"
        tabIndex={0}
        aria-label={trans.__('Results')}
        aria-describedby={helpId}
        aria-activedescendant={hits.length > 0 ? `${props.id}-${active}` : undefined}
        onKeyDown={event => onKey(event, props)}
      >
        {hits.map((hit, index) => (
          <HitRow key={`${hit.kind}:${hit.name}`} {...props} hit={hit} index={index} />
        ))}
      </div>
      <p id={helpId} className="jp-mw-visuallyHidden">
        {trans.__('Enter inserts the metric, Space opens its card, f marks it as a favourite.')}
      </p>
    </>
  );
}

function onKey(event: React.KeyboardEvent, props: IHitListProps): void {
  const { hits, active } = props;
  const hit: Hit | undefined = hits[active];
  const actions: Record<string, () => void> = {
    ArrowDown: () => props.onActive(Math.min(active + 1, hits.length - 1)),
    ArrowUp: () => (active === 0 ? props.onUp() : props.onActive(active - 1)),
    Home: () => props.onActive(0),
    End: () => props.onActive(hits.length - 1),
    Escape: () => props.onUp(),
    Enter: () => hit && props.onInsert(hit),
    ' ': () => hit && props.onOpen(hit),
    ArrowRight: () => hit && props.onOpen(hit),
    f: () => hit && props.onFavourite(hit)
  };
  const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key];
  if (action) {
    event.preventDefault();
    event.stopPropagation();
    action();
  }
}

function HitRow(props: IHitListProps & { hit: Hit; index: number }): React.ReactElement {
  const { hit, index, trans } = props;
  const drag = useDrag(hit.cell, hit.title, props.onDrag);
  return (
    <div
      id={`${props.id}-${index}`}
      className="jp-mw-hit"
      role="option"
      aria-selected={index === props.active}
      data-name={hit.name}
      onClick={() => {
        props.onActive(index);
        props.onOpen(hit);
      }}
      {...drag}
    >
      <div className="jp-mw-hitHead">
        <span className="jp-mw-hitName">
          <Marked title={hit.title} className="jp-mw-hitTitle">
            {hit.kind !== 'dimension' && <StatusBadge status={hit.status} trans={trans} short />}
          </Marked>{' '}
          <KindBadge kind={hit.kind} trans={trans} />
          {hit.favourite && <span className="jp-mw-visuallyHidden">{trans.__('Favourite')}</span>}
        </span>
        <span className="jp-mw-hitActions" aria-hidden="true">
          {hit.kind === 'metric' && (
            <HitAction
              title={hit.favourite ? trans.__('Remove from favourites (f)') : trans.__('Add to favourites (f)')}
              className={hit.favourite ? 'jp-mw-star jp-mod-on' : 'jp-mw-star'}
              icon={hit.favourite ? starredIcon : starIcon}
              onClick={() => props.onFavourite(hit)}
            />
          )}
          <HitAction
            title={trans.__('Insert into the notebook (Enter)')}
            className="jp-mw-hitInsert"
            icon={addIcon}
            onClick={() => props.onInsert(hit)}
          />
        </span>
      </div>
      {hit.description && <div className="jp-mw-hitText">{hit.description}</div>}
      <div className="jp-mw-hitMeta">
        <Code>{hit.name}</Code>
        {hit.unit && <span>{hit.unit}</span>}
        {hit.owner && <span>{hit.owner}</span>}
      </div>
      {hit.why && (
        <div className="jp-mw-hitWhy" title={hit.why}>
          {hit.why}
        </div>
      )}
    </div>
  );
}

/** A spot for the mouse inside an option; the keyboard has the listbox's keys for the same. */
function HitAction(props: {
  title: string;
  className: string;
  icon: typeof starIcon;
  onClick: () => void;
}): React.ReactElement {
  return (
    <span
      className={`jp-mw-hitAction ${props.className}`}
      title={props.title}
      onClick={event => {
        event.stopPropagation();
        props.onClick();
      }}
    >
      <props.icon.react tag="span" />
    </span>
  );
}
