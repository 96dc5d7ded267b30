import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { ErasingDeps } from './deps.ts';
import type { Unsealed, Unsealing } from './erasure.ts';
import type { agreeBody, unsealBody } from './schemas.ts';

/** So long both may look, once both agreed. */
const OPEN_MS = 24 * 3_600_000;

/**
 * Asks for what an erasure sealed: the privacy officer or an auditor of one of its agreements.
 * @returns the id
 * @throws Failure `not-in-scope`, `signature-invalid`
 */
export async function ask(
  deps: ErasingDeps,
  who: SignedIn,
  { erasure, ground, ...given }: z.infer<typeof unsealBody>,
): Promise<string> {
  await assertInScope(deps, who, erasure);
  const actor = await deps.signedActs.by(who, 'unsealing-asked', { erasure, ground }, given);
  const id = newId('uns');
  const entry = await deps.enter('unsealing-asked', actor, { unsealing: id });
  await deps.archive.ask({ id, erasure, ground }, { by: who.person.id, at: deps.now(), entry });
  return id;
}

/**
 * Agrees, from the other side: an auditor to the privacy officer, or the privacy officer to an auditor.
 * @throws Failure `not-in-scope`, `already-done`, `not-the-second-person`, `signature-invalid`
 */
export async function agree(
  deps: ErasingDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof agreeBody>,
): Promise<void> {
  const unsealing = await found(deps, who, id);
  if (unsealing.agreed !== null) throw new Failure('already-done');
  if (!mayAgree(who, unsealing)) throw new Failure('not-the-second-person');
  const actor = await deps.signedActs.by(who, 'unsealing-agreed', { unsealing: id }, given);
  const entry = await deps.enter('unsealing-agreed', actor, { erasure: unsealing.erasure });
  const agreed = await deps.archive.agree(id, { by: who.person.id, at: deps.now(), entry });
  if (!agreed) throw new Failure('already-done');
}

export function mayAgree({ person }: Pick<SignedIn, 'person'>, { byAuditor, asked }: Unsealing): boolean {
  return asked.by.id !== person.id && byAuditor !== (person.role === 'auditor');
}

/**
 * Shows what was sealed to one of the two, for a day. The look is entered before anything is shown.
 * @throws Failure `not-in-scope`, `second-person-needed` before the other agreed, and once the day is over
 */
export async function open(
  deps: ErasingDeps,
  who: SignedIn,
  id: string,
): Promise<{ readonly entry: number; readonly openings: readonly Unsealed[] }> {
  const unsealing = await found(deps, who, id);
  const { asked, agreed } = unsealing;
  if (agreed === null) throw new Failure('second-person-needed');
  if (![asked.by.id, agreed.by.id].includes(who.person.id)) throw new Failure('not-in-scope');
  if (deps.now().getTime() > openUntil(agreed.at).getTime()) throw new Failure('second-person-needed');
  const openings = await deps.archive.unseal(id);
  const { person, ip } = who;
  const words = { unsealing: id, erasure: unsealing.erasure, openings: openings.length };
  const entry = await deps.enter(
    'sealed-openings-seen',
    { person: person.id, party: person.partyId, ip },
    words,
  );
  return { entry, openings };
}

export function openUntil(agreedAt: Date): Date {
  return new Date(agreedAt.getTime() + OPEN_MS);
}

async function found(deps: ErasingDeps, who: SignedIn, id: string): Promise<Unsealing> {
  const unsealing = (await deps.archive.unsealings()).find((one) => one.id === id);
  if (unsealing === undefined) throw new Failure('not-in-scope');
  await assertInScope(deps, who, unsealing.erasure);
  return unsealing;
}

async function assertInScope(deps: ErasingDeps, { person }: SignedIn, erasure: string): Promise<void> {
  const agreements = person.role === 'auditor' ? await deps.auditedBy(person) : null;
  const kept = await deps.store.find(erasure);
  const parts = kept?.parts.filter(({ agreement }) => agreements === null || agreements.includes(agreement));
  if (kept?.kind !== 'openings' || parts?.length === 0) throw new Failure('not-in-scope');
}
