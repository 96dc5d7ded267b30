import { Failure } from '@cordon/core/kernel';
import { lastSpan, spanAt, type Shift } from '@cordon/core/policy';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { Assignment } from './assignment.ts';
import type { AssignmentDeps } from './deps.ts';
import type { extendBody, swapBody } from './schemas.ts';

const HOUR = 3_600_000;

/**
 * Lets somebody stay on for some hours after the end of the shift that runs or ran last. Entered before it is so.
 * @param hours after the end of the shift, earlier extensions of the same shift included
 * @returns until when
 * @throws Failure `not-in-scope`, `signature-invalid`, `bad-request` for who works always and for more hours than the agreement allows,
 *   `already-done` when that time is over or was given already
 */
export async function extendShift(
  deps: AssignmentDeps,
  who: SignedIn,
  id: string,
  { hours, ...given }: z.infer<typeof extendBody>,
): Promise<Date> {
  const now = deps.now().getTime();
  const assignment = await ownAssignment(deps, who, id);
  const actor = await deps.signedActs.by(who, 'shift-extended', { assignment: id, hours }, given);
  const { shift, changes, agreement } = assignment;
  if (shift === null) throw new Failure('bad-request', 'Who works always has no shift to extend.');
  const under = (await deps.inForce()).find((one) => one.id === agreement.id);
  if (hours > (under?.extensionHours ?? 0)) {
    throw new Failure('bad-request', 'That is longer than the agreement lets a shift be extended.');
  }
  const { end: start } = lastSpan(shift, now);
  const end = start + hours * HOUR;
  const already = changes.some((one) => one.because === 'extend' && one.start === start && one.end >= end);
  if (end <= now || already) throw new Failure('already-done');
  await deps.enter('shift-extended', actor, agreement.id, {
    ...{ assignment: id, subjectPerson: assignment.person.id, subjectParty: assignment.party, hours },
    ...{ from: instant(start), until: instant(end) },
  });
  const change = { assignment: id, kind: 'on', because: 'extend', start, end } as const;
  await deps.assignments.change([change], who.person.id, deps.now());
  return new Date(end);
}

/**
 * Two people under one agreement take each other's shift once: the one that runs or comes next. Entered before it is so.
 * @throws Failure `not-in-scope`, `signature-invalid`, `bad-request` for who works always, for the same person and for shifts at the same
 *   time, `already-done` when one of the two shifts was swapped before
 */
export async function swapShifts(
  deps: AssignmentDeps,
  who: SignedIn,
  id: string,
  { with: otherId, ...given }: z.infer<typeof swapBody>,
): Promise<void> {
  const now = deps.now().getTime();
  const [one, other] = [await ownAssignment(deps, who, id), await ownAssignment(deps, who, otherId)];
  const words = { assignment: id, otherAssignment: otherId };
  const actor = await deps.signedActs.by(who, 'shift-swapped', words, given);
  if (one.person.id === other.person.id || one.agreement.id !== other.agreement.id) {
    throw new Failure('bad-request', 'A shift is swapped between two people under one agreement.');
  }
  const [mine, theirs] = [shiftOf(one), shiftOf(other)].map((shift) => spanAt(shift, now));
  if (mine === undefined || theirs === undefined) throw new Failure('internal');
  if (mine.start === theirs.start && mine.end === theirs.end) {
    throw new Failure('bad-request', 'They work at the same time already.');
  }
  // What somebody gave away, or works as somebody else’s, is not theirs to swap again.
  const swapped = (assignment: Assignment, { start }: { readonly start: number }): boolean =>
    assignment.changes.some(
      (change) => change.because === 'swap' && change.kind === 'off' && change.start === start,
    );
  if (swapped(one, mine) || swapped(other, theirs)) throw new Failure('already-done');
  await deps.enter('shift-swapped', actor, one.agreement.id, {
    ...{ assignment: id, subjectPerson: one.person.id, from: instant(mine.start), until: instant(mine.end) },
    ...{ otherAssignment: otherId, otherPerson: other.person.id },
    ...{ otherFrom: instant(theirs.start), otherUntil: instant(theirs.end), subjectParty: one.party },
  });
  const because = 'swap' as const;
  await deps.assignments.change(
    [
      { assignment: id, kind: 'off', because, ...mine },
      { assignment: id, kind: 'on', because, ...theirs },
      { assignment: otherId, kind: 'off', because, ...theirs },
      { assignment: otherId, kind: 'on', because, ...mine },
    ],
    who.person.id,
    deps.now(),
  );
}

/** The most hours the shift that runs or ran last may still be extended to; 0 when there is nothing to extend. */
export function extendableHours({ shift }: Assignment, most: number, at: Date): number {
  if (shift === null) return 0;
  return lastSpan(shift, at.getTime()).end + most * HOUR > at.getTime() ? most : 0;
}

async function ownAssignment(deps: AssignmentDeps, who: SignedIn, id: string): Promise<Assignment> {
  const [assignment] = await deps.assignments.live({ id, party: who.person.partyId }, deps.now());
  if (assignment === undefined) throw new Failure('not-in-scope');
  return assignment;
}

function shiftOf({ shift }: Assignment): Shift {
  if (shift === null) throw new Failure('bad-request', 'Who works always has no shift to swap.');
  return shift;
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
