import { completionRequest, completionsOf } from '../model/completion';

const SOURCE = '%%metric\n✈️, flights by carr';

test('the cursor is told in characters of the query text', () => {
  expect(completionRequest(SOURCE, SOURCE.length)).toEqual({ text: '✈️, flights by carr', offset: 19, start: 9 });
});

test('no query is completed on the line of the magic, nor in another cell', () => {
  expect(completionRequest(SOURCE, 4)).toBeNull();
  expect(completionRequest('flights by carr', 15)).toBeNull();
});

test('the reply lands in the cell where the word began', () => {
  const request = completionRequest('%%metric\n🛫 carr', 16);
  const item = { label: 'carrier', insert: 'carrier.name', kind: 'dimension' as const, detail: 'airlines', documentation: null };
  const shown = request && completionsOf(request, { from: 2, to: 6, items: [item] });
  expect(shown).toEqual({
    start: 12,
    end: 16,
    items: [{ label: 'carrier', insertText: 'carrier.name', type: 'dimension', documentation: 'airlines' }]
  });
});
