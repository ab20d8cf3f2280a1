/** A tree that is walked with the keyboard: which rows show, and where each key leads (WAI-ARIA tree pattern). */

export interface INode<N> {
  children: readonly N[];
}

/** A visible row. `id` is the way from the root, `parent` is null at the top. */
export interface IRow<N> {
  node: N;
  id: string;
  parent: string | null;
  level: number;
  position: number;
  siblings: number;
  open: boolean;
}

/** The rows that show while the nodes in `closed` keep their children to themselves. */
export function visibleRows<N extends INode<N>>(root: N, closed: ReadonlySet<string>): IRow<N>[] {
  const walk = (node: N, id: string, parent: string | null, position: number, siblings: number): IRow<N>[] => {
    const open = node.children.length > 0 && !closed.has(id);
    const level = id.split('.').length;
    const row = { node, id, parent, level, position, siblings, open };
    const below = open ? node.children : [];
    return [row, ...below.flatMap((child, index) => walk(child, `${id}.${index}`, id, index + 1, node.children.length))];
  };
  return walk(root, '0', null, 1, 1);
}

/** What a key does: move to a row, open or close one, or nothing (null). */
export type TreeMove = { kind: 'focus' | 'open' | 'close'; id: string } | null;

/** Where `key` leads from the row `current`. */
export function treeMove<N extends INode<N>>(rows: readonly IRow<N>[], current: string, key: string): TreeMove {
  const at = rows.findIndex(row => row.id === current);
  if (at < 0) {
    return null;
  }
  const row = rows[at];
  const focus = (target: IRow<N> | undefined): TreeMove => (target ? { kind: 'focus', id: target.id } : null);
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1]);
    case 'ArrowUp':
      return focus(rows[at - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows[rows.length - 1]);
    case 'ArrowRight':
      return moveRight(rows, at);
    case 'ArrowLeft':
      return row.open ? { kind: 'close', id: row.id } : row.parent === null ? null : { kind: 'focus', id: row.parent };
    default:
      return null;
  }
}

function moveRight<N extends INode<N>>(rows: readonly IRow<N>[], at: number): TreeMove {
  const row = rows[at];
  if (row.node.children.length === 0) {
    return null;
  }
  return row.open ? { kind: 'focus', id: rows[at + 1].id } : { kind: 'open', id: row.id };
}
