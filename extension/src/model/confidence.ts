/** Confidence in words: the zone is the server's judgement, the words follow from it. */
import type { Answer } from '../contract';

export type ConfidenceLevel = 'high' | 'fair' | 'unsure' | 'none';

/** From here on an answer is called confident. */
const HIGH = 0.85;

/** How sure the answer is, in one of four steps. */
export function confidenceLevel(answer: Pick<Answer, 'zone' | 'confidence'>): ConfidenceLevel {
  switch (answer.zone) {
    case 'answer':
      return answer.confidence >= HIGH ? 'high' : 'fair';
    case 'choose':
      return 'unsure';
    case 'abstain':
      return 'none';
  }
}

/** A share as a whole percentage; never rounded up to a certainty or down to nothing. */
export function percent(share: number): number {
  const rounded = Math.round(Math.min(1, Math.max(0, share)) * 100);
  if (rounded === 100 && share < 1) {
    return 99;
  }
  return rounded === 0 && share > 0 ? 1 : rounded;
}
