import type { AwarenessGroup, NearMiss } from '../../api/types.ts';

export const KINDS: Readonly<Record<NearMiss['kind'], string>> = {
  'wrong-customer': 'Nearly the wrong customer',
  'caller-not-who-they-said': 'A caller who was somebody else',
  message: 'An odd message or link',
  'screen-seen': 'A screen that others could see',
  'sent-wrong': 'Nearly sent to the wrong place',
  'left-open': 'Left open or unlocked',
  other: 'Something else',
};

type Part = AwarenessGroup['parts'][number];

/** A share as it is said, or why there is none. */
export function shareWords({ share, missing }: Pick<Part, 'share' | 'missing'>): string {
  if (share !== null) return `${String(Math.round(share * 100))} %`;
  return missing === 'no-feed' ? 'nobody tells yet' : 'held back: too few people';
}

/** Half of the formula: on less, a number would look like more than it is. */
const ENOUGH = 0.5;

type Scored = Pick<AwarenessGroup, 'score' | 'confidence'>;

export function restsOnEnough({ score, confidence }: Scored): boolean {
  return score !== null && confidence >= ENOUGH;
}

/** What a score says beside its number, or in place of it. */
export function scoreWords(scored: Scored): string {
  const { score, confidence } = scored;
  if (score === null) return 'Nothing is known yet';
  if (restsOnEnough(scored)) return confidenceWords(confidence);
  return `Too little is known: ${String(score)} on ${String(Math.round(confidence * 100))} % of the formula`;
}

/** On how much of the formula a score rests. */
function confidenceWords(confidence: number): string {
  const percent = Math.round(confidence * 100);
  if (percent === 100) return 'rests on all of the formula';
  return `rests on ${String(percent)} % of the formula`;
}

/** Minutes as one says them. */
export function minutesWords(minutes: number): string {
  return minutes < 90 ? `${String(Math.round(minutes))} min` : `${(minutes / 60).toFixed(1)} h`;
}
