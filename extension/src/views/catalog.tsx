/** Which catalog answers, and what a person should know about its state. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { SearchReply, Status } from '../contract';
import { Notice } from './controls';

export interface ICatalogNoticesProps {
  status: Status | null;
  mode: SearchReply['mode'] | null;
  words: string;
  trans: TranslationBundle;
}

export function CatalogNotices({ status, mode, words, trans }: ICatalogNoticesProps): React.ReactElement {
  return (
    <>
      {status && !status.catalog.trusted && (
        <Notice tone="warning" title={trans.__('This folder is not trusted.')}>
          <p>{trans.__('You can look around, but its own settings are not used. To trust it, run in a notebook here:')}</p>
          <pre className="jp-mw-query">%workbench trust</pre>
        </Notice>
      )}
      {status && status.problems.length > 0 && <Problems problems={status.problems} trans={trans} />}
      {mode === 'lexical' && words !== '' && status?.encoder === 'loading' && (
        <p className="jp-mw-hint" role="status">
          {trans.__('Searching by words while the model loads; search by meaning follows.')}
        </p>
      )}
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

/** The line at the foot: how many hits show, and of which catalog. */
export function CatalogLine(props: {
  status: Status | null;
  shown: number | null;
  trans: TranslationBundle;
}): React.ReactElement {
  const { status, shown, trans } = props;
  return (
    <div className="jp-mw-foot">
      <span role="status">{shown === null ? '' : trans._n('%1 result', '%1 results', shown)}</span>
      {status && (
        <span className="jp-mw-footCatalog" title={catalogHint(status, trans)}>
          {status.catalog.name}
        </span>
      )}
    </div>
  );
}

function catalogHint({ catalog, today }: Status, trans: TranslationBundle): string {
  const size = trans.__('%1 metrics over %2 datasets', catalog.metrics, catalog.datasets);
  const version = trans.__('version %1', catalog.version);
  const date = today === null ? null : trans.__('today is %1', today);
  return [size, version, date, catalog.folder].filter(Boolean).join('\n');
}
