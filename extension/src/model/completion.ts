/** Completion requests and replies, between the cell's UTF-16 offsets and the server's code points. */
import type { CompleteReply } from '../contract';
import { codePointStarts, toCodePoints, toUnits } from '../offsets';
import { metricCell } from './cell';

export interface ICompletionRequest {
  text: string;
  /** Code points into the query text. */
  offset: number;
  /** Where the query text starts in the cell, in UTF-16 units. */
  start: number;
}

/** What JupyterLab's completer shows. */
export interface ICompletions {
  start: number;
  end: number;
  items: { label: string; insertText: string; kind: CompleteReply['items'][number]['kind']; type: string; documentation?: string }[];
}

/** The request for a cursor in a cell; null where the cursor is not in the query text. */
export function completionRequest(source: string, cursor: number): ICompletionRequest | null {
  const cell = metricCell(source);
  if (cell === null || cursor < cell.start) {
    return null;
  }
  return { text: cell.text, offset: toCodePoints(cell.text, cursor - cell.start), start: cell.start };
}

/** Whether the word before the cursor needs no more offers: it is one of those on offer, or there are none. */
export function isFinished(request: ICompletionRequest, reply: CompleteReply): boolean {
  const starts = codePointStarts(request.text);
  const word = request.text.slice(toUnits(starts, reply.from), toUnits(starts, request.offset));
  return reply.items.length === 0 || reply.items.some(({ label, insert }) => word === label || word === insert);
}

/** What JupyterLab shows at the right, where it would name the kind once more beside the icon: what the name means. */
export function completionsOf(request: ICompletionRequest, reply: CompleteReply): ICompletions {
  const starts = codePointStarts(request.text);
  return {
    start: request.start + toUnits(starts, reply.from),
    end: request.start + toUnits(starts, reply.to),
    items: reply.items.map(({ label, insert, kind, detail, documentation }) => ({
      label,
      insertText: insert,
      kind,
      type: detail || kind,
      documentation: [detail, documentation].filter(Boolean).join('\n\n') || undefined
    }))
  };
}
