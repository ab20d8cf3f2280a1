/** Adding a dimension to a query that stands in a cell, by the tokens the server found in it. */
import type { QueryToken } from '../contract';
import { codePointStarts, toUnits } from '../offsets';

/** Text to put at an offset (UTF-16 units) of the query text. */
export interface IEdit {
  at: number;
  text: string;
}

/** The edit that adds `path` to the `by` of the query, or starts one at the end; null where it stands there already. */
export function addDimension(text: string, tokens: readonly QueryToken[], path: string): IEdit | null {
  const starts = codePointStarts(text);
  const words = tokens
    .filter(token => token.kind !== 'comment')
    .map(token => ({ ...token, word: text.slice(toUnits(starts, token.from), toUnits(starts, token.to)) }));
  const by = words.findIndex(token => token.kind === 'keyword' && token.word.toLowerCase() === 'by');
  if (by < 0) {
    const end = text.trimEnd().length;
    return { at: end, text: `${end === 0 ? '' : '\n'}by ${path}` };
  }
  const rest = words.slice(by + 1);
  const next = rest.findIndex(token => token.kind === 'keyword' && token.word.toLowerCase() !== 'as');
  const clause = next < 0 ? rest : rest.slice(0, next);
  const from = toUnits(starts, words[by].to);
  const to = clause.length > 0 ? toUnits(starts, clause[clause.length - 1].to) : from;
  if (listed(text.slice(from, to)).includes(path)) {
    return null;
  }
  return { at: to, text: clause.length > 0 ? `, ${path}` : ` ${path}` };
}

function listed(clause: string): string[] {
  return clause.split(',').map(item => item.trim());
}
