import { Failure } from '@cordon/core/kernel';
import { RETENTION_ACT } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { ErasingDeps } from './deps.ts';
import type { Erasure, KeptPart } from './erasure.ts';
import type { decideBody } from './schemas.ts';

/**
 * Decides, as the second person. Approved, each part is stated by an entry under its agreement first, and goes then; what a
 * fault leaves undone is done by a job.
 * @throws Failure `not-in-scope`, `already-done`, `not-the-second-person`, `legal-hold`, `signature-invalid`, `conflict` when some
 *   of it is gone already
 */
export async function decide(
  deps: ErasingDeps,
  who: SignedIn,
  id: string,
  { approve, ...given }: z.infer<typeof decideBody>,
): Promise<void> {
  const { store, now } = deps;
  const erasure = await store.find(id);
  if (erasure === null) throw new Failure('not-in-scope');
  if (erasure.state !== 'proposed') throw new Failure('already-done');
  if (erasure.proposed.by.id === who.person.id) throw new Failure('not-the-second-person');
  if (approve) {
    await assertNotHeld(deps, erasure);
    if (!(await store.isWhole(id))) throw new Failure('conflict');
  }
  const act = approve ? 'erasure-approved' : 'erasure-refused';
  const actor = await deps.signedActs.by(who, act, { erasure: id, parts: erasure.partsHash }, given);
  const entry = await deps.enter(act, actor, {});
  const done = { by: who.person.id, at: now(), entry };
  if (!approve) {
    if (!(await store.refuse(id, done))) throw new Failure('already-done');
    return;
  }
  const acts = erasure.parts.map((part) => statementOf(erasure, part, who, now()));
  if (!(await store.approve(id, done, acts))) throw new Failure('already-done');
  await carryOut(deps, erasure);
}

/** Does what is left of an approved erasure. Doing it again changes nothing. */
export async function carryOut({ store, settle }: ErasingDeps, erasure: Erasure): Promise<void> {
  await settle();
  for (const part of erasure.parts.filter(({ doneAt }) => doneAt === null)) {
    try {
      await store.carryOut(erasure, part);
    } catch (error) {
      // Another replica was first.
      if (!(error instanceof Failure) || error.code !== 'already-done') throw error;
    }
  }
}

async function assertNotHeld({ store }: ErasingDeps, { parts }: Erasure): Promise<void> {
  const ids = parts.flatMap(({ agreement }) => (agreement === null ? [] : [agreement]));
  const agreements = await store.agreements(ids);
  if ([...agreements.values()].some(({ held }) => held)) throw new Failure('legal-hold');
}

/** The entry of one part (@cordon/ledger, Retention): for that agreement's parties, and for whoever finds content missing. */
function statementOf(
  { id, kind, ground, proposed }: Erasure,
  { nth, agreement, ranges, from, until, entries, openings }: KeptPart,
  { person, ip }: SignedIn,
  at: Date,
): OwedAct {
  return {
    ...{ act: RETENTION_ACT, person: person.id, party: person.partyId, agreement, ip, at },
    words: {
      ...{ what: kind, ranges, count: entries, from: from.toISOString(), until: until.toISOString(), ground },
      ...{ asked: proposed.by.id, approved: person.id, erasure: id, part: nth, openings },
    },
  };
}
