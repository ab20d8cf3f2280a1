/** Everything known about one metric, the most needed first. */
import { caretLeftIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Card } from '../contract';
import { StatusBadge } from './badges';
import { Breakable, Code } from './code';
import { Button, IconButton, Notice, Section } from './controls';
import { Dimensions } from './dimensions';
import type { DragStart } from './drag';
import { useDrag } from './drag';
import { Facts } from './facts';
import { starIcon, starredIcon } from './icons';
import { LineageTree } from './lineage';

export interface ICardProps {
  card: Card;
  trans: TranslationBundle;
  onInsert: (cell: string) => void;
  onInsertQuery: (query: string) => void;
  onDimension: (path: string) => void;
  onFavourite: () => void;
  onOpen: (name: string) => void;
  onDrag: DragStart;
}

/** The way back to the list; it stands above the card also while that loads or fails. */
export function CardBar(props: { trans: TranslationBundle; onBack: () => void }): React.ReactElement {
  return (
    <div className="jp-mw-cardBar">
      <button type="button" className="jp-mw-back" onClick={props.onBack}>
        <caretLeftIcon.react tag="span" className="jp-mw-backIcon" aria-hidden="true" />
        {props.trans.__('All metrics')}
      </button>
    </div>
  );
}

export function CardView(props: ICardProps): React.ReactElement {
  const { card, trans } = props;
  const drag = useDrag(card.cell, card.title, props.onDrag);
  return (
    <article className="jp-mw-card" aria-label={card.title}>
      <header className="jp-mw-cardHead" {...drag}>
        <div className="jp-mw-cardTitleRow">
          <h2 className="jp-mw-cardTitle" tabIndex={-1}>
            {card.title}
          </h2>
          <IconButton
            icon={card.favourite ? starredIcon : starIcon}
            label={card.favourite ? trans.__('Remove from favourites') : trans.__('Add to favourites')}
            pressed={card.favourite}
            className="jp-mw-star"
            onClick={props.onFavourite}
          />
        </div>
        <div className="jp-mw-cardMeta">
          <Code>{card.name}</Code>
          <StatusBadge status={card.status} trans={trans} />
          {card.tier && <span className="jp-mw-badge">{trans.__('Tier %1', card.tier)}</span>}
        </div>
        {card.description && <p className="jp-mw-cardText">{card.description}</p>}
      </header>
      <Replacement card={card} trans={trans} onOpen={props.onOpen} />
      <div className="jp-mw-cardInsert">
        <Button kind="primary" label={trans.__('Insert into the notebook')} onClick={() => props.onInsert(card.cell)} />
      </div>
      <Definition card={card} trans={trans} />
      <Section title={trans.__('Facts')}>
        <Facts card={card} trans={trans} />
      </Section>
      {card.known_limits.length > 0 && (
        <Section title={trans.__('Known limits')}>
          <ul className="jp-mw-limits">
            {card.known_limits.map(limit => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Section>
      )}
      {card.dimensions.length > 0 && (
        <Section title={trans.__('Dimensions')} count={card.dimensions.length}>
          <Dimensions dimensions={card.dimensions} own={card.dataset} trans={trans} onPick={props.onDimension} />
        </Section>
      )}
      <Examples {...props} />
      <Section title={trans.__('Lineage')}>
        <LineageTree key={card.name} root={card.lineage} trans={trans} />
      </Section>
    </article>
  );
}

function Replacement(props: Pick<ICardProps, 'card' | 'trans' | 'onOpen'>): React.ReactElement | null {
  const { card, trans } = props;
  if (card.status !== 'deprecated') {
    return null;
  }
  const name = card.replacement;
  return (
    <Notice tone="warning" title={trans.__('This metric is deprecated.')}>
      {name && <Button label={trans.__('Open %1, which replaces it', name)} onClick={() => props.onOpen(name)} />}
    </Notice>
  );
}

function Definition(props: Pick<ICardProps, 'card' | 'trans'>): React.ReactElement | null {
  const { card, trans } = props;
  if (!card.expression) {
    return null;
  }
  return (
    <Section title={trans.__('Definition')}>
      <pre className="jp-mw-expression" tabIndex={0} aria-label={trans.__('Definition')}>
        {card.expression}
      </pre>
      {card.dataset && (
        <p className="jp-mw-muted">
          <Breakable text={trans.__('%1 metric over %2', titled(card.kind), card.dataset)} />
        </p>
      )}
    </Section>
  );
}

function Examples(props: ICardProps): React.ReactElement | null {
  const { card, trans } = props;
  if (card.examples.length === 0) {
    return null;
  }
  return (
    <Section title={trans.__('Example queries')}>
      <ul className="jp-mw-examples">
        {card.examples.map(({ title, query }) => (
          <li key={query} className="jp-mw-example">
            <div className="jp-mw-exampleTitle">{title}</div>
            <pre className="jp-mw-query">{query}</pre>
            <button
              type="button"
              className="jp-mw-link"
              aria-label={trans.__('Insert the example: %1', title)}
              onClick={() => props.onInsertQuery(query)}
            >
              {trans.__('Insert')}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
