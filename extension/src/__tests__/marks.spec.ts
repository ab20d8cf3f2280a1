import { marksOf, settled, underlinesOf } from '../model/marks';

const START = 9;
const problem = (from: number, to: number) => ({ from, to, severity: 'error' as const, message: 'No.', suggestions: [] });

test('marks land on the words although an emoji stands before them', () => {
  const text = '🛫 flights';
  const [mark] = marksOf(text, START, [{ from: 2, to: 9, kind: 'metric' }]);
  expect(`%%metric\n${text}`.slice(mark.from, mark.to)).toBe('flights');
});

test('a mark without extent is left out', () => {
  expect(marksOf('flights', START, [{ from: 3, to: 3, kind: 'metric' }])).toEqual([]);
});

test('a problem at the end of the text takes the character before it, so that it shows', () => {
  const [underline] = underlinesOf('flights by', START, [problem(10, 10)]);
  expect(underline).toMatchObject({ from: START + 9, to: START + 10 });
});

test('a problem beyond the text is held inside it', () => {
  const [underline] = underlinesOf('ab', START, [problem(1, 90)]);
  expect(underline).toMatchObject({ from: START + 1, to: START + 2 });
});

test('a mistake that touches the cursor waits, the others do not', () => {
  const underlines = underlinesOf('flihgts by carr', START, [problem(0, 7), problem(11, 15)]);
  const places = (cursor: number) => settled(underlines, START + cursor).map(({ from }) => from - START);
  expect(places(15)).toEqual([0]);
  expect(places(11)).toEqual([0]);
  expect(places(9)).toEqual([0, 11]);
  expect(places(7)).toEqual([11]);
});
