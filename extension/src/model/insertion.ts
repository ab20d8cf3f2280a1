/** Where a new metric cell goes in a notebook: decided on plain text, carried out elsewhere. */
import { isBlank, loadsExtension } from './cell';

/** One cell of the notebook as far as the decision needs it. */
export interface ICellText {
  code: boolean;
  source: string;
}

/** What to do: fill a cell as it stands, or put cells at an index (in place of the one there, if `replace`). */
export type Insertion =
  | { kind: 'fill'; index: number }
  | { kind: 'insert'; index: number; replace: boolean; load: boolean };

/**
 * Fill the active cell when it is empty, else insert below it; a cell that loads the magics goes above
 * where none above does so already.
 */
export function planInsertion(cells: readonly ICellText[], active: number, wantsLoad: boolean): Insertion {
  const current = active >= 0 && active < cells.length ? cells[active] : undefined;
  const empty = current !== undefined && current.code && isBlank(current.source);
  const index = current === undefined ? cells.length : empty ? active : active + 1;
  const load = wantsLoad && !cells.slice(0, index).some(cell => cell.code && loadsExtension(cell.source));
  if (empty && !load) {
    return { kind: 'fill', index };
  }
  return { kind: 'insert', index, replace: empty, load };
}
