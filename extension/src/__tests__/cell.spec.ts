import { cellOf, isBlank, loadsExtension, metricCell } from '../model/cell';

test.each([
  ['%%metric\nflights by origin', 'flights by origin', 9],
  ['%%metric late << --limit 5\nflights', 'flights', 27],
  ['%%why\nflights during 2013-02', 'flights during 2013-02', 6],
  ['%%metric', '', 8],
  ['%%metric\n', '', 9]
])('%j is a metric cell', (source, text, start) => {
  expect(metricCell(source)).toEqual({ text, start });
});

test.each(['', 'x = 1', '%metric flights', '%%metrics flights', '%%whyever x', ' %%metric\nflights', '# %%metric', '%%metric_info x'])(
  '%j is not a metric cell',
  source => {
    expect(metricCell(source)).toBeNull();
  }
);

test('a cell around a query holds that query', () => {
  expect(metricCell(cellOf('flights'))?.text).toBe('flights');
});

test('only the magic itself counts as loading the magics', () => {
  expect(loadsExtension('import os\n%load_ext workbench')).toBe(true);
  expect(loadsExtension('%reload_ext workbench')).toBe(true);
  expect(loadsExtension('# %load_ext workbench')).toBe(false);
  expect(loadsExtension('%load_ext workbench2')).toBe(false);
});

test('white space alone is blank', () => {
  expect(isBlank(' \n\t')).toBe(true);
  expect(isBlank('#')).toBe(false);
});
