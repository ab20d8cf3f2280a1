/** A tree that the keyboard walks (WAI-ARIA tree pattern); what a row shows is its user's. */
import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import { treeMove, visibleRows } from '../model/tree';
import type { INode, IRow, TreeMove } from '../model/tree';

export interface ITreeProps<N extends INode<N>> {
  root: N;
  label: string;
  /** What stands in a row, after its caret. */
  row: (node: N) => React.ReactNode;
  /** What Enter does. */
  onEnter?: (node: N) => void;
}

export function Tree<N extends INode<N>>(props: ITreeProps<N>): React.ReactElement {
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
    const entered = event.key === 'Enter' && props.onEnter ? rows.find(row => row.id === focused) : undefined;
    const move = entered ? null : treeMove(rows, focused, event.key);
    if (entered || move !== null) {
      event.preventDefault();
      event.stopPropagation();
      entered ? props.onEnter?.(entered.node) : go(move);
    }
  };
  return (
    <ul ref={tree} className="jp-mw-tree" role="tree" aria-label={props.label} onKeyDown={onKeyDown}>
      {rows.map(row => (
        <TreeRow
          key={row.id}
          row={row}
          focused={row.id === focused}
          onFocus={() => setCurrent(row.id)}
          onToggle={() => fold(row.id, row.open)}
        >
          {props.row(row.node)}
        </TreeRow>
      ))}
    </ul>
  );
}

interface ITreeRowProps<N> {
  row: IRow<N>;
  focused: boolean;
  onFocus: () => void;
  onToggle: () => void;
  children: React.ReactNode;
}

function TreeRow<N extends INode<N>>(props: ITreeRowProps<N>): React.ReactElement {
  const { row, focused } = props;
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
      onFocus={props.onFocus}
      onClick={inner ? props.onToggle : undefined}
    >
      <span className="jp-mw-treeCaret" aria-hidden="true">
        {inner && <Caret.react tag="span" />}
      </span>
      {props.children}
    </li>
  );
}
