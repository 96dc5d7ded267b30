import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { SubjectReportDeps } from './deps.ts';
import type { ruleBody, suspendBody } from './schemas.ts';

/** The most that an agency's word holds that was only spoken (45 CFR 164.528(a)(2)(ii)). */
const ORAL_MS = 30 * 86_400_000;

/** Confirms which exception a purpose of an agreement falls under, or that it falls under none. @throws Failure `not-found` */
export async function rulePurpose(
  deps: SubjectReportDeps,
  who: SignedIn,
  { agreement, purpose, ruling, ...given }: z.infer<typeof ruleBody>,
): Promise<void> {
  const known = (await deps.agreements()).find(({ id }) => id === agreement);
  if (known?.purposes.includes(purpose) !== true) throw new Failure('not-found');
  const words = { ruled: agreement, purpose, ruling };
  const actor = await deps.signedActs.by(who, 'accounting-ruled', words, given);
  const entry = await deps.enter('accounting-ruled', actor, agreement, words);
  await deps.requests.rule({ agreement, purpose, ruling }, { by: who.person.id, at: deps.now(), entry });
}

/**
 * Records that an agency wants the customer not to be told of a recipient for a time.
 * @throws Failure `bad-request` for an access report, a time that is over or a spoken word for more than 30 days; `not-found`
 */
export async function suspendAccounting(
  deps: SubjectReportDeps,
  who: SignedIn,
  id: string,
  { recipient, agency, written, until: untilText, ...given }: z.infer<typeof suspendBody>,
): Promise<void> {
  const request = await deps.requests.find(id);
  const [at, until] = [deps.now(), new Date(untilText)];
  if (request.kind !== 'accounting' || until <= at) throw new Failure('bad-request');
  if (!written && until.getTime() - at.getTime() > ORAL_MS) {
    throw new Failure('bad-request', 'What was only said holds for 30 days at most.');
  }
  if (!(await deps.isRecipient(recipient))) throw new Failure('not-found');
  const words = { request: id, recipient, agency, written, until: until.toISOString() };
  const actor = await deps.signedActs.by(who, 'accounting-suspended', words, given);
  const entry = await deps.enter('accounting-suspended', actor, null, words);
  await deps.requests.suspend(id, { recipient, agency, written, until }, { by: who.person.id, at, entry });
}
