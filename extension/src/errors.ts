/** What can go wrong with a request, for whoever shows it. */

/** A request that got no usable reply: what happened, and what a person can do about it. */
export class CatalogError extends Error {
  constructor(
    message: string,
    readonly remedy: string | null,
    readonly code: string
  ) {
    super(message);
    this.name = 'CatalogError';
  }
}

/** Whether a promise failed only because it was called off. */
export function isAbort(fault: unknown): boolean {
  return fault instanceof Error && (fault.name === 'AbortError' || fault.message.includes('aborted'));
}
