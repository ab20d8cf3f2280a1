import { treeMove, visibleRows } from '../model/tree';

const leaf = (label: string) => ({ label, children: [] });
const ROOT = {
  label: 'rate',
  children: [{ label: 'cancellations', children: [leaf('dep_time')] }, { label: 'flights', children: [leaf('source')] }]
};

const labels = (closed: string[]) => visibleRows(ROOT, new Set(closed)).map(row => row.node.label);

test('everything shows until something is closed', () => {
  expect(labels([])).toEqual(['rate', 'cancellations', 'dep_time', 'flights', 'source']);
  expect(labels(['0.0'])).toEqual(['rate', 'cancellations', 'flights', 'source']);
  expect(labels(['0'])).toEqual(['rate']);
});

test('rows know their level and their place among their siblings', () => {
  const row = visibleRows(ROOT, new Set()).find(({ node }) => node.label === 'flights');
  expect(row).toMatchObject({ level: 2, position: 2, siblings: 2, parent: '0' });
});

test.each([
  ['0', 'ArrowDown', { kind: 'focus', id: '0.0' }],
  ['0', 'ArrowUp', null],
  ['0.1.0', 'ArrowDown', null],
  ['0.0.0', 'ArrowLeft', { kind: 'focus', id: '0.0' }],
  ['0.0', 'ArrowLeft', { kind: 'close', id: '0.0' }],
  ['0.0', 'ArrowRight', { kind: 'focus', id: '0.0.0' }],
  ['0.0.0', 'ArrowRight', null],
  ['0.0', 'End', { kind: 'focus', id: '0.1.0' }],
  ['0.1.0', 'Home', { kind: 'focus', id: '0' }],
  ['0.0', 'x', null]
])('from %s, %s leads to %j', (current, key, wanted) => {
  expect(treeMove(visibleRows(ROOT, new Set()), current, key)).toEqual(wanted);
});

test('a closed row opens to the right, and goes up to the left', () => {
  const rows = visibleRows(ROOT, new Set(['0.0']));
  expect(treeMove(rows, '0.0', 'ArrowRight')).toEqual({ kind: 'open', id: '0.0' });
  expect(treeMove(rows, '0.0', 'ArrowLeft')).toEqual({ kind: 'focus', id: '0' });
});
