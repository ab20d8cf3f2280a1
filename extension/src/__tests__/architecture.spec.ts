import { readFileSync, readdirSync } from 'fs';
import { join, relative } from 'path';

/** contract ← api ← model ← views ← panels ← plugins ← index: a part imports only what stands before it. */
const LAYERS = ['validation', 'contract', 'errors', 'offsets', 'tokens', 'api', 'model', 'views', 'panels', 'plugins', 'index'];

const ROOT = join(__dirname, '..');
const MOST_LINES = 350;

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf-8' })
  .filter(name => /\.tsx?$/.test(name) && !name.includes('__tests__'))
  .map(name => ({ name, text: readFileSync(join(ROOT, name), 'utf-8') }));

const layer = (name: string): number => LAYERS.indexOf(name.split('/')[0].replace(/\.tsx?$/, ''));

test('every file belongs to a layer', () => {
  expect(files.filter(({ name }) => layer(name) < 0)).toEqual([]);
});

test('no file imports from a later layer', () => {
  const breaches = files.flatMap(({ name, text }) =>
    Array.from(text.matchAll(/from '(\.[^']*)'/g), match => relative(ROOT, join(ROOT, name, '..', match[1])))
      .filter(target => layer(target) > layer(name))
      .map(target => `${name} imports ${target}`)
  );
  expect(breaches).toEqual([]);
});

test('only api.ts speaks to the server', () => {
  const speakers = files.filter(({ text }) => /ServerConnection|\bfetch\(['"`]|XMLHttpRequest/.test(text));
  expect(speakers.map(({ name }) => name)).toEqual(['api.ts']);
});

test.each([
  ['a file is longer than one can keep in mind', (text: string) => text.split('\n').length > MOST_LINES],
  ['a value is typed `any`', (text: string) => /(:|<|\bas)\s*any\b/.test(text)],
  ['something is logged to the console', (text: string) => /\bconsole\./.test(text)],
  ['HTML is made from text', (text: string) => /dangerouslySetInnerHTML|innerHTML\s*=/.test(text)]
])('nowhere: %s', (_, breaks) => {
  expect(files.filter(({ text }) => breaks(text)).map(({ name }) => name)).toEqual([]);
});

test('index.ts is a list', () => {
  const index = files.find(({ name }) => name === 'index.ts');
  expect(index?.text.split('\n').length).toBeLessThanOrEqual(40);
});
