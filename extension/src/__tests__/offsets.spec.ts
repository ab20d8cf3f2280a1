import { codePointStarts, toCodePoints, toUnits } from '../offsets';

const TEXT = 'a✈️🛫b é';

test('going to code points and back ends where it began, at every character', () => {
  const starts = codePointStarts(TEXT);
  const ends = Array.from(TEXT).map((_, index) => Array.from(TEXT).slice(0, index + 1).join('').length);
  expect(starts).toEqual([0, ...ends]);
  starts.forEach((units, points) => {
    expect(toCodePoints(TEXT, units)).toBe(points);
    expect(toUnits(starts, points)).toBe(units);
  });
});

test('offsets outside the text are held at its ends', () => {
  const starts = codePointStarts(TEXT);
  expect(toUnits(starts, -3)).toBe(0);
  expect(toUnits(starts, 999)).toBe(TEXT.length);
  expect(toCodePoints(TEXT, 999)).toBe(Array.from(TEXT).length);
});
