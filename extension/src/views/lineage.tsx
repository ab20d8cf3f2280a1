/** From the metric down to its columns, as a tree that the keyboard walks. */
import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { ILineage } from '../contract';
import { Breakable } from './code';
import { treeMove, visibleRows } from '../model/tree';
import type { IRow, TreeMove } from '../model/tree';

export function LineageTree(props: { root: ILineage; trans: TranslationBundle }): React.ReactElement {
  const [closed, setClosed] = React.useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = React.useState('0');
  const tree = React.useRef<HTMLUListElement>(null);
  const rows = visibleRows(props.root, closed);
  const focused = rows.some(row => row.id === current) ? current : '0';

  const fold = (id: string, close: boolean): void => {
    const next = new Set(closed);
    close ? next.add(id) : next.delete(id);
    setClosed(next);
  };
  const go = (move: TreeMove): void => {
    if (move?.kind === 'focus') {
      setCurrent(move.id);
      tree.current?.querySelector<HTMLElement>(`[data-row="${move.id}"]`)?.focus();
    } else if (move !== null) {
      fold(move.id, move.kind === 'close');
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const move = treeMove(rows, focused, event.key);
    if (move !== null) {
      event.preventDefault();
      event.stopPropagation();
      go(move);
    }
  };
  return (
    <ul ref={tree} className="jp-mw-tree" role="tree" aria-label={props.trans.__('Lineage')} onKeyDown={onKeyDown}>
      {rows.map(row => (
        <TreeRow
          key={row.id}
          row={row}
          focused={row.id === focused}
          trans={props.trans}
          onFocus={() => setCurrent(row.id)}
          onToggle={() => fold(row.id, row.open)}
        />
      ))}
    </ul>
  );
}

interface ITreeRowProps {
  row: IRow<ILineage>;
  focused: boolean;
  trans: TranslationBundle;
  onFocus: () => void;
  onToggle: () => void;
}

function TreeRow({ row, focused, trans, onFocus, onToggle }: ITreeRowProps): React.ReactElement {
  const inner = row.node.children.length > 0;
  const Caret = row.open ? caretDownIcon : caretRightIcon;
  return (
    <li
      className="jp-mw-treeRow"
      role="treeitem"
      data-row={row.id}
      tabIndex={focused ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={inner ? row.open : undefined}
      aria-selected={focused}
      style={{ paddingInlineStart: `${(row.level - 1) * 14}px` }}
      onFocus={onFocus}
      onClick={inner ? onToggle : undefined}
    >
      <span className="jp-mw-treeCaret" aria-hidden="true">
        {inner && <Caret.react tag="span" />}
      </span>
      <span className={`jp-mw-treeKind jp-mw-kind-${row.node.kind}`}>{kindTitle(row.node.kind, trans)}</span>
      <span className="jp-mw-treeLabel">
        <Breakable text={row.node.label} />
      </span>
      {row.node.detail && <span className="jp-mw-treeDetail">{row.node.detail}</span>}
    </li>
  );
}

function kindTitle(kind: ILineage['kind'], trans: TranslationBundle): string {
  switch (kind) {
    case 'metric':
      return trans.__('Metric');
    case 'dataset':
      return trans.__('Dataset');
    case 'column':
      return trans.__('Column');
    case 'source':
      return trans.__('Source');
  }
}
