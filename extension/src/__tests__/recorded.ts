import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';

/** Replies recorded by the Python tests. */
const FOLDER = join(__dirname, '../../../tests/golden/payloads');

/** Every recorded reply by its name, which starts with the endpoint that gave it. */
const FILES = new Map(
  readdirSync(FOLDER)
    .filter(file => file.endsWith('.json'))
    .map((file): [string, string] => [file.replace('.json', ''), join(FOLDER, file)])
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
