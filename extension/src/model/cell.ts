/** What makes a cell a metric cell, by its text alone: `%%metric`, or `%%why`. Nothing here knows the query's grammar. */

/** A cell whose first line is the magic: the query text is what follows that line. */
export interface IMetricCell {
  /** The query text. */
  text: string;
  /** Where the query text starts in the cell, in UTF-16 units. */
  start: number;
}

const MAGIC = /^%%(?:metric|why)(?![^\s])[^\n]*(\n|$)/;
const LOADS = /^[ \t]*%(?:load_ext|reload_ext)[ \t]+workbench\b/m;

/** The cell that loads the magics, so that a saved notebook runs by itself. */
export const LOAD_CELL = '%load_ext workbench';

/** The query text in a cell, or null where the cell is not a metric cell. */
export function metricCell(source: string): IMetricCell | null {
  const match = MAGIC.exec(source);
  return match === null ? null : { text: source.slice(match[0].length), start: match[0].length };
}

/** Whether a cell holds nothing but space. */
export function isBlank(source: string): boolean {
  return source.trim() === '';
}

/** Whether this cell loads the magics. */
export function loadsExtension(source: string): boolean {
  return LOADS.test(source);
}

/** A whole cell around a query text. */
export function cellOf(query: string): string {
  return `%%metric\n${query}`;
}
