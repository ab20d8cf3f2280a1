import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';

/** Replies recorded by the Python tests, and samples of those that they do not record yet. */
const FOLDERS = [join(__dirname, '../../../tests/golden/payloads'), join(__dirname, 'samples')].filter(existsSync);

/** Every recorded reply by its name, which starts with the endpoint that gave it; a real one goes before a sample. */
const FILES = new Map(
  FOLDERS.slice()
    .reverse()
    .flatMap(folder => readdirSync(folder).map((file): [string, string] => [file, join(folder, file)]))
    .filter(([file]) => file.endsWith('.json'))
    .map(([file, path]): [string, string] => [file.replace('.json', ''), path])
);

export const recordedNames = [...FILES.keys()].sort();

export function recordedText(name: string): string {
  const path = FILES.get(name);
  if (path === undefined) {
    throw new Error(`There is no recorded reply ${name}: run make golden.`);
  }
  return readFileSync(path, 'utf-8');
}

export const recorded = (name: string): unknown => JSON.parse(recordedText(name));
