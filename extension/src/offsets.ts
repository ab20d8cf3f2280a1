/** The server counts characters, the browser counts UTF-16 units; they differ from the first emoji on. */

/** Where each code point of `text` starts in UTF-16 units, with the end as the last entry. */
export function codePointStarts(text: string): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  return starts;
}

/** A code point offset as UTF-16 units, held inside the text. */
export function toUnits(starts: readonly number[], offset: number): number {
  const index = Math.min(Math.max(0, Math.trunc(offset)), starts.length - 1);
  return starts[index];
}

/** A UTF-16 offset as code points; inside a surrogate pair it counts the whole character as before it. */
export function toCodePoints(text: string, units: number): number {
  return Array.from(text.slice(0, Math.max(0, units))).length;
}
