import type { QueryToken } from '../contract';
import { addDimension } from '../model/append';

/** Tokens as the server gives them, for texts whose every word is set apart by spaces, commas or line ends. */
function tokens(text: string, keywords: readonly string[]): QueryToken[] {
  return Array.from(text.matchAll(/--[^\n]*|[^\s,]+/g), match => {
    const from = Array.from(text.slice(0, match.index)).length;
    const word = match[0];
    const kind = word.startsWith('--') ? 'comment' : keywords.includes(word.toLowerCase()) ? 'keyword' : 'metric';
    return { from, to: from + Array.from(word).length, kind };
  });
}

function after(text: string, path: string): string | null {
  const edit = addDimension(text, tokens(text, ['by', 'where', 'order', 'limit', 'as']), path);
  return edit === null ? null : text.slice(0, edit.at) + edit.text + text.slice(edit.at);
}

test.each([
  ['flights', 'flights\nby origin'],
  ['flights by carrier', 'flights by carrier, origin'],
  ['flights BY carrier as c\nlimit 5', 'flights BY carrier as c, origin\nlimit 5'],
  ['flights by carrier, tail where late', 'flights by carrier, tail, origin where late'],
  ['flights by', 'flights by origin'],
  ['✈️ by carrier limit 1', '✈️ by carrier, origin limit 1'],
  ['flights by carrier -- who flew', 'flights by carrier, origin -- who flew'],
  ['flights\n\n', 'flights\nby origin\n\n'],
  ['', 'by origin']
])('%j by origin becomes %j', (text, wanted) => {
  expect(after(text, 'origin')).toBe(wanted);
});

test('a dimension that stands there already is not added again', () => {
  expect(after('flights by carrier, origin limit 3', 'origin')).toBeNull();
});
