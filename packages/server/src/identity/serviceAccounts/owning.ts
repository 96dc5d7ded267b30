import { randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import { scramVerifier } from '../doorCredentials/scram.ts';
import type { SignedIn } from '../principal.ts';
import { SECRET_LIFE_MS, SECRETS_AT_ONCE, type ServiceAccount, type ServiceSecret } from './account.ts';
import { seen, termsOf, workOf } from './deciding.ts';
import type { ServiceAccountDeps } from './deps.ts';
import { isOwner, mayEnd } from './rights.ts';
import type { makeSecretBody, renewBody, endSecretBody } from './schemas.ts';

const DAY_MS = 86_400_000;

/** A secret just made. It is shown now and never again. */
interface Made {
  readonly secret: string;
  readonly kept: ServiceSecret;
}

/**
 * Whoever answers for an account says that it is still needed; it lives on from now. What ran out is not renewed: it is
 * proposed again.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `not-at-this-stage`, `signature-invalid`
 */
export async function renew(
  deps: ServiceAccountDeps,
  who: SignedIn,
  id: string,
  { days, ...given }: z.infer<typeof renewBody>,
): Promise<void> {
  const account = await owned(deps, who, id);
  const words = { account: id, days };
  const actor = await deps.signedActs.by(who, 'service-account-renewed', words, given);
  const at = deps.now();
  const entry = await deps.enter('service-account-renewed', actor, account.agreement.id, words);
  const until = new Date(at.getTime() + days * DAY_MS);
  if (!(await deps.accounts.renew(id, { by: who.person.id, at, entry }, until)))
    throw new Failure('not-at-this-stage');
}

/**
 * A secret of an account, told once to whoever answers for it. The caller has checked a fresh second factor. Entered before it
 * is kept.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `not-at-this-stage`, `limit-reached`, `signature-invalid`
 */
export async function makeSecret(
  deps: ServiceAccountDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof makeSecretBody>,
): Promise<Made> {
  const account = await owned(deps, who, id);
  const now = deps.now();
  if ((await deps.secrets.of([id], now)).length >= SECRETS_AT_ONCE) throw new Failure('limit-reached');
  const words = { account: id };
  const actor = await deps.signedActs.by(who, 'service-secret-made', words, given);
  const expiresAt = new Date(Math.min(now.getTime() + SECRET_LIFE_MS, account.expiresAt?.getTime() ?? 0));
  const name = `${id}_${randomBytes(4).toString('hex')}`;
  const secret = `cordon_svc_${randomBytes(32).toString('base64url')}`;
  await deps.enter('service-secret-made', actor, account.agreement.id, {
    ...{ ...words, secret: name, until: expiresAt.toISOString() },
  });
  const { key } = actor.signed?.words ?? {};
  const kept = await deps.secrets.add(
    {
      ...{ id: name, account: id, party: account.party.id, owner: account.owner.id },
      ...{ agreement: account.agreement.id, signedBy: typeof key === 'string' ? key : '' },
      ...{ scram: scramVerifier(secret), createdAt: now, expiresAt },
    },
    SECRETS_AT_ONCE,
  );
  if (!kept) throw new Failure('limit-reached');
  const shown = { id: name, account: id, createdAt: now, expiresAt, lastUsedAt: null, lastUsedFrom: null };
  return { secret, kept: shown };
}

/**
 * Ends one secret at once, with whatever came in by it; ended first, then entered. Whoever may end the account may.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `signature-invalid`
 */
export async function endSecret(
  deps: ServiceAccountDeps,
  who: SignedIn,
  { id, secret }: { readonly id: string; readonly secret: string },
  given: z.infer<typeof endSecretBody>,
): Promise<void> {
  const account = await seen(deps, who, id);
  if (!mayEnd(who.person, account)) throw new Failure('role-not-allowed');
  const words = { account: id, secret };
  const actor = await deps.signedActs.closing(who, 'service-secret-ended', words, given);
  const act = deps.owed('service-secret-ended', actor, account.agreement.id, words);
  if (!(await deps.secrets.end(secret, id, deps.now(), act))) throw new Failure('not-in-scope');
  deps.closed([secret]);
  await deps.settle();
}

/** An account in force that this person answers for, under terms that still open it something. */
async function owned(deps: ServiceAccountDeps, who: SignedIn, id: string): Promise<ServiceAccount> {
  const account = await seen(deps, who, id);
  if (!isOwner(who.person, account)) throw new Failure('role-not-allowed');
  const { state, expiresAt, party } = account;
  if (state !== 'in-force' || expiresAt === null || expiresAt <= deps.now())
    throw new Failure('not-at-this-stage');
  if ((await workOf(deps, termsOf(account), party.id)) === null) throw new Failure('not-permitted');
  return account;
}
