/** A conversation: the steps that led to the query at hand, each of which can be gone back to. */
import type { Answer, PillsReply } from '../contract';

export interface IStep {
  /** What was asked; of a query changed by hand, what it was changed to is in the answer. */
  question: string;
  answer: Answer;
  /** What was proposed, where the person has changed it by hand since. */
  proposed: string | null;
  pills: PillsReply['pills'];
  /** The answer whose choices this was taken from, to take another. */
  chosenFrom: Answer | null;
}

export type Thread = readonly IStep[];

/** The thread after an answer: one that goes on is a further step, one with a query of its own begins anew, one that asks back is none yet. */
export function withAnswer(thread: Thread, answer: Answer): Thread {
  return answer.query === null || asksWhich(answer) ? thread : extended(thread, answer, null);
}

/** Whether an answer leaves several queries to choose among. */
export function asksWhich(answer: Answer): boolean {
  return answer.choices.length > 0;
}

/** The thread with one of an answer's choices taken. Why the first was read so holds for the first alone. */
export function withChoice(thread: Thread, answer: Answer, index: number): Thread {
  const { query, cell } = answer.choices[index];
  const reasoning = index === 0 ? answer.reasoning : [];
  const nothing = { alternatives: [], choices: [], assumptions: [], unused: [], clarification: null, second: null };
  const taken: Answer = { ...answer, ...nothing, query, cell, reasoning, zone: 'answer', confidence: 1 };
  return extended(thread, taken, answer);
}

function extended(thread: Thread, answer: Answer, chosenFrom: Answer | null): Thread {
  const step: IStep = { question: answer.question, answer, proposed: null, pills: [], chosenFrom };
  return answer.continues ? [...thread, step] : [step];
}

/** The thread with the last query changed by hand. The proposal's reasons no longer hold for it. */
export function revised(thread: Thread, reply: PillsReply): Thread {
  const last = thread[thread.length - 1];
  if (last === undefined) {
    return thread;
  }
  const answer: Answer = {
    ...last.answer,
    query: reply.query,
    cell: reply.cell,
    alternatives: [],
    assumptions: [],
    clarification: null,
    second: null,
    continues: true
  };
  const proposed = last.proposed ?? last.answer.query;
  return [...thread, { ...last, answer, proposed, pills: reply.pills }];
}

/** The thread with the parts of its last query, where that is still the one they are of. */
export function withPills(thread: Thread, reply: PillsReply): Thread {
  const last = thread[thread.length - 1];
  return last === undefined ? thread : [...thread.slice(0, -1), { ...last, pills: reply.pills }];
}
