/** Cloud efficiency in three sections: platforms with their deliveries, owners with cost, audits. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Audit, Efficiency, IOwner, Light, Money, Platform } from '../contract';
import { inOrder } from '../model/efficiency';
import { Section } from './controls';
import { Tree } from './tree';

interface IBoardProps {
  board: Efficiency;
  trans: TranslationBundle;
  onInsert: (cell: string) => void;
}

export function Board(props: IBoardProps): React.ReactElement {
  const { board, trans } = props;
  return (
    <>
      <p className="jp-mw-boardHead">
        {trans.__('Cost of %1; data to %2', board.month ?? '', board.as_of ?? '')}
        {board.before !== null && <span className="jp-mw-muted"> {trans.__('compared with %1', board.before)}</span>}
      </p>
      {board.notes.length > 0 && (
        <ul className="jp-mw-limits jp-mw-boardNotes">
          {board.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Section title={trans.__('Owners')}>
        {board.owners.slice(0, 1).map(root => (
          <Owners key={root.name} root={root} trans={trans} onInsert={props.onInsert} />
        ))}
      </Section>
      <Section title={trans.__('Platforms')} count={board.platforms.length}>
        <ul className="jp-mw-board">
          {board.platforms.map(platform => (
            <PlatformRow key={platform.name} platform={platform} trans={trans} />
          ))}
        </ul>
      </Section>
      <Audits audits={board.audits} trans={trans} />
    </>
  );
}

function Owners(props: { root: IOwner; trans: TranslationBundle; onInsert: (cell: string) => void }): React.ReactElement {
  const { root, trans, onInsert } = props;
  return (
    <>
      <Tree
        root={root}
        label={trans.__('Owners with their cost')}
        onEnter={owner => onInsert(owner.cell)}
        row={owner => (
          <>
            <span className="jp-mw-treeLabel">{owner.title}</span>
            <Costs costs={owner.costs} />
          </>
        )}
      />
      <p className="jp-mw-muted">{trans.__('Enter puts a cell that explains the cost into the notebook; ← and → fold.')}</p>
    </>
  );
}

function Costs({ costs }: { costs: Money }): React.ReactElement {
  return (
    <span className="jp-mw-costs">
      {costs.map(({ amount, change }) => (
        <span key={amount} className="jp-mw-cost">
          {amount}
          {change !== null && <span className="jp-mw-muted"> {change}</span>}
        </span>
      ))}
    </span>
  );
}

function PlatformRow({ platform, trans }: { platform: Platform; trans: TranslationBundle }): React.ReactElement {
  return (
    <li>
      <details>
        <summary className="jp-mw-boardRow">
          <LightMark light={platform.light} trans={trans} />
          <span className="jp-mw-treeLabel">{platform.name}</span>
          <Costs costs={platform.costs} />
        </summary>
        <div className="jp-mw-boardMore">
          {platform.rule !== null && <p>{platform.rule}</p>}
          <ul className="jp-mw-board">
            {platform.feeds.map(feed => (
              <li key={feed.name}>
                <LightMark light={feed.light} trans={trans} /> <strong>{feed.name}</strong>: {feed.said}
                {feed.quarantined > 0 && ` ${trans._n('One row is set apart.', '%1 rows are set apart.', feed.quarantined)}`}
                {feed.contract !== null && <div className="jp-mw-muted">{trans.__('contract %1', feed.contract)}</div>}
              </li>
            ))}
          </ul>
        </div>
      </details>
    </li>
  );
}

/** A light that is told apart by its form as well as by its colour, and read out as a word. */
function LightMark({ light, trans }: { light: Light; trans: TranslationBundle }): React.ReactElement {
  const [mark, word] = lightOf(light, trans);
  return (
    <span className={`jp-mw-light jp-mw-light-${light}`} title={word}>
      <span aria-hidden="true">{mark}</span>
      <span className="jp-mw-visuallyHidden">{word}</span>
    </span>
  );
}

function lightOf(light: Light, trans: TranslationBundle): [mark: string, word: string] {
  switch (light) {
    case 'met':
      return ['●', trans.__('in time')];
    case 'late':
      return ['▲', trans.__('late')];
    case 'missing':
      return ['✕', trans.__('missing')];
    case 'unknown':
      return ['○', trans.__('nothing promised')];
  }
}

function Audits({ audits, trans }: { audits: readonly Audit[]; trans: TranslationBundle }): React.ReactElement {
  const failed = inOrder(audits).filter(({ passed }) => !passed);
  const good = audits.length - failed.length;
  return (
    <Section title={trans.__('Audits')} count={failed.length}>
      <p className="jp-mw-muted">{trans._n('One audit passes.', '%1 audits pass.', good)}</p>
      <ul className="jp-mw-board">
        {failed.map(audit => (
          <li key={`${audit.name} ${audit.subject}`} className="jp-mw-audit">
            <span className={`jp-mw-light jp-mw-light-${audit.severity === 'error' ? 'missing' : 'late'}`}>
              {audit.severity === 'error' ? trans.__('error') : trans.__('warning')}
            </span>{' '}
            <strong>{audit.name}</strong> <span className="jp-mw-muted">{audit.subject}</span>
            <div>{audit.said}</div>
            {audit.first_seen !== null && (
              <div className="jp-mw-muted">{trans.__('since %1', audit.first_seen)}</div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
