import { completionRequest, completionsOf, isFinished } from '../model/completion';

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
    items: [
      { label: 'carrier', insertText: 'carrier.name', kind: 'dimension', type: 'airlines', documentation: 'airlines' }
    ]
  });
});

test('a word that is on offer itself, or for which there is nothing, is finished', () => {
  const request = completionRequest('%%metric\n🛫 flights', 19);
  const item = (label: string) => ({ label, insert: label, kind: 'metric' as const, detail: null, documentation: null });
  const finished = (...labels: string[]) => request && isFinished(request, { from: 2, to: 9, items: labels.map(item) });
  expect(finished('flights', 'flights_per_plane')).toBe(true);
  expect(finished()).toBe(true);
  expect(finished('flights_per_plane')).toBe(false);
});
