/** Which catalog answers, and what a person should know about its state. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { SearchReply, Status } from '../contract';
import { Notice } from './controls';

export interface ICatalogNoticesProps {
  status: Status | null;
  trans: TranslationBundle;
}

export function CatalogNotices({ status, trans }: ICatalogNoticesProps): React.ReactElement {
  return (
    <>
      {status && !status.catalog.trusted && (
        <Notice tone="warning" title={trans.__('This folder is not trusted.')}>
          <p>{trans.__('You can look around, but its own settings are not used. To trust it, run in a notebook here:')}</p>
          <pre className="jp-mw-query">%workbench trust</pre>
        </Notice>
      )}
      {status && status.problems.length > 0 && <Problems problems={status.problems} trans={trans} />}
    </>
  );
}

/** How many faults are shown before the rest is only counted. */
const SHOWN = 3;

function Problems({ problems, trans }: Pick<Status, 'problems'> & { trans: TranslationBundle }): React.ReactElement {
  return (
    <Notice
      tone="warning"
      title={trans._n('One fault in the catalog', '%1 faults in the catalog', problems.length)}
    >
      <ul className="jp-mw-limits">
        {problems.slice(0, SHOWN).map((problem, index) => (
          <li key={index}>
            {problem.message}
            {problem.file && <div className="jp-mw-muted">{place(problem)}</div>}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && <p>{trans.__('`workbench check` lists them all.')}</p>}
    </Notice>
  );
}

function place(problem: Status['problems'][number]): string {
  return [problem.file, problem.line, problem.column].filter(part => part !== null).join(':');
}

export interface ICatalogLineProps {
  status: Status | null;
  reply: SearchReply | null;
  words: string;
  limit: number;
  /** Whether the hits that are far from the words show, too. */
  all: boolean;
  trans: TranslationBundle;
}

/** The line at the foot: how many hits show, how they were found, and in which catalog. */
export function CatalogLine(props: ICatalogLineProps): React.ReactElement {
  const { status, reply, words, trans } = props;
  const found = reply === null ? '' : [counted(props, reply.hits), howFound(props)].filter(Boolean).join(' ');
  return (
    <div className="jp-mw-foot">
      <span className="jp-mw-visuallyHidden" role="status">
        {words === '' || found === '' ? found : trans.__('%1: %2', words, found)}
      </span>
      <span className="jp-mw-footFound" aria-hidden="true">
        {found}
      </span>
      <span className="jp-mw-footKeys" aria-hidden="true">
        {trans.__('Enter inserts · Space opens · f stars')}
      </span>
      {status && (
        <span className="jp-mw-footCatalog" title={catalogHint(status, trans)}>
          {trans.__('catalog %1', status.catalog.name)}
        </span>
      )}
    </div>
  );
}

function counted({ limit, all, trans }: ICatalogLineProps, hits: SearchReply['hits']): string {
  const count = all ? hits.length : hits.filter(({ weak }) => !weak).length;
  return count < limit ? trans._n('%1 result', '%1 results', count) : trans.__('First %1 results', count);
}

/** By words at once; by meaning too as soon as the encoder has loaded. */
function howFound({ status, reply, words, trans }: ICatalogLineProps): string | null {
  if (words.trim() === '' || reply === null) {
    return null;
  }
  if (reply.mode === 'hybrid') {
    return trans.__('by words and meaning');
  }
  return status?.encoder === 'absent' ? trans.__('by words only') : trans.__('by words; meaning is loading…');
}

function catalogHint({ catalog, today }: Status, trans: TranslationBundle): string {
  const size = trans.__('%1 metrics over %2 datasets', catalog.metrics, catalog.datasets);
  const version = trans.__('version %1', catalog.version);
  const date = today === null ? null : trans.__('today is %1', today);
  return [size, version, date, catalog.folder].filter(Boolean).join('\n');
}
