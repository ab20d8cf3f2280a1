import { planInsertion } from '../model/insertion';

const code = (source: string) => ({ code: true, source });
const text = (source: string) => ({ code: false, source });
const LOAD = code('%load_ext workbench');

test('an empty active cell is filled as it stands', () => {
  expect(planInsertion([LOAD, code(' \n')], 1, true)).toEqual({ kind: 'fill', index: 1 });
});

test('a cell with something in it is kept, and the new one goes below', () => {
  const wanted = { kind: 'insert', index: 2, replace: false, load: false };
  expect(planInsertion([LOAD, code('x = 1'), code('')], 1, true)).toEqual(wanted);
});

test('an empty text cell is no place for a query', () => {
  expect(planInsertion([LOAD, text('')], 1, true)).toMatchObject({ kind: 'insert', index: 2, replace: false });
});

test('a notebook that does not load the magics gets a cell that does, above', () => {
  const wanted = { kind: 'insert', index: 0, replace: true, load: true };
  expect(planInsertion([code('')], 0, true)).toEqual(wanted);
});

test('magics loaded only further down do not help a cell above them', () => {
  expect(planInsertion([code('x = 1'), LOAD], 0, true)).toMatchObject({ index: 1, load: true });
});

test('who does not want the loading cell does not get it', () => {
  expect(planInsertion([code('')], 0, false)).toEqual({ kind: 'fill', index: 0 });
});

test('an empty notebook takes the cell at its start', () => {
  expect(planInsertion([], -1, true)).toEqual({ kind: 'insert', index: 0, replace: false, load: true });
});
