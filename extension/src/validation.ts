/**
 * Small validators: each takes an unknown value and returns it typed, or says where it is not what was promised.
 */

/** A check that turns an unknown value into a `T`. `where` names the place for the message. */
export type Validator<T> = (value: unknown, where?: string) => T;

/** The type that a validator promises. */
export type Validated<V> = V extends Validator<infer T> ? T : never;

/** A reply that is not shaped as the contract says. */
export class ContractError extends Error {
  constructor(where: string, wanted: string, got: unknown) {
    super(`${where}: wanted ${wanted}, got ${describe(got)}`);
    this.name = 'ContractError';
  }
}

export const string: Validator<string> = primitive('string');
export const number: Validator<number> = primitive('number');
export const boolean: Validator<boolean> = primitive('boolean');

/** Null, or what `inner` accepts; a missing value counts as null. */
export function nullable<T>(inner: Validator<T>): Validator<T | null> {
  return (value, where = 'reply') => (value === null || value === undefined ? null : inner(value, where));
}

/** A list of what `inner` accepts. */
export function array<T>(inner: Validator<T>): Validator<T[]> {
  return (value, where = 'reply') => {
    if (!Array.isArray(value)) {
      throw new ContractError(where, 'a list', value);
    }
    return value.map((item: unknown, index) => inner(item, `${where}[${index}]`));
  };
}

/** One of the given words. */
export function oneOf<const W extends string>(...words: readonly W[]): Validator<W> {
  return (value, where = 'reply') => {
    const word = words.find(candidate => candidate === value);
    if (word === undefined) {
      throw new ContractError(where, words.join(' or '), value);
    }
    return word;
  };
}

/** An object with these fields; further fields are left out. */
export function object<F extends Record<string, Validator<unknown>>>(
  fields: F
): Validator<{ [K in keyof F]: Validated<F[K]> }> {
  return (value, where = 'reply') => {
    if (!isRecord(value)) {
      throw new ContractError(where, 'an object', value);
    }
    const entries = Object.entries(fields).map(([key, check]) => [key, check(value[key], `${where}.${key}`)]);
    return Object.fromEntries(entries) as { [K in keyof F]: Validated<F[K]> };
  };
}

/** What `make()` gives, asked for late so that a shape may contain itself. */
export function lazy<T>(make: () => Validator<T>): Validator<T> {
  return (value, where) => make()(value, where);
}

function primitive<T extends string | number | boolean>(kind: 'string' | 'number' | 'boolean'): Validator<T> {
  return (value, where = 'reply') => {
    if (typeof value !== kind) {
      throw new ContractError(where, `a ${kind}`, value);
    }
    return value as T;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
