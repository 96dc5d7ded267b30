import type { PiiType } from '../span.ts';

/**
 * What one token can be: nothing, or the beginning or inside of a value. Sixteen, so that the weights of one feature
 * are four words of four bytes. Values that hardly ever touch one of their own kind need no beginning.
 */
export const lanes = [
  'O',
  'B-PERSON',
  'I-PERSON',
  'B-ADDRESS',
  'I-ADDRESS',
  'B-LOC',
  'I-LOC',
  'B-ORG',
  'I-ORG',
  'I-ACCOUNT',
  'I-USERNAME',
  'I-PASSWORD',
  'I-EMAIL',
  'I-SSN',
  'I-PHONE',
  'I-CREDIT_CARD',
] as const;

export const laneCount = 16;
export const outside = 0;

/** Lanes 2, 4, 6, 8 go on with what the lane before them began. */
export const lastPairedLane = 8;

/** Of each lane; that of lane 0 is never read. */
export const laneTypes: readonly PiiType[] = lanes.map((lane) =>
  lane === 'O' ? 'OTHER' : (lane.slice(2) as PiiType),
);

export function isInside(lane: number): boolean {
  return lane > 0 && lane <= lastPairedLane && lane % 2 === 0;
}

/** Whether `lane` may follow `before`: nothing is inside a value that did not begin. */
export function mayFollow(before: number, lane: number): boolean {
  return !isInside(lane) || before === lane || before === lane - 1;
}
