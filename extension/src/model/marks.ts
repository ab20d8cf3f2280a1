/** From the server's reply (code points in the query text) to places in the cell (UTF-16 units). */
import type { Problem, QueryToken } from '../contract';
import { codePointStarts, toUnits } from '../offsets';

export interface IMark {
  from: number;
  to: number;
  kind: QueryToken['kind'];
}

export interface IUnderline {
  from: number;
  to: number;
  severity: Problem['severity'];
  message: string;
  suggestions: readonly string[];
}

/** The words to colour; an empty one cannot be coloured and is left out. */
export function marksOf(text: string, start: number, tokens: readonly QueryToken[]): IMark[] {
  const starts = codePointStarts(text);
  return tokens
    .map(({ from, to, kind }) => ({ from: start + toUnits(starts, from), to: start + toUnits(starts, to), kind }))
    .filter(({ from, to }) => to > from);
}

/** The mistakes to underline; one without extent takes the character before it, so that it can be seen. */
export function underlinesOf(text: string, start: number, problems: readonly Problem[]): IUnderline[] {
  const starts = codePointStarts(text);
  return problems.map(({ from, to, severity, message, suggestions }) => {
    const begin = toUnits(starts, from);
    const end = Math.max(begin, toUnits(starts, to));
    const visible = begin < end ? begin : toUnits(starts, from - 1);
    return { from: start + visible, to: start + end, severity, message, suggestions };
  });
}

/** The mistakes that stand apart from the cursor: a word that is being typed may yet become right. */
export function settled(underlines: readonly IUnderline[], cursor: number): IUnderline[] {
  return underlines.filter(({ from, to }) => cursor < from || to < cursor);
}
