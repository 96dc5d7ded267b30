import type { z } from 'zod';
import type { SignedIn } from '../principal.ts';
import { SECRETS_AT_ONCE, type ServiceAccount, type ServiceSecret, type ServiceWork } from './account.ts';
import { isOwner, mayDecide, mayEnd } from './rights.ts';
import type { accountView } from './schemas.ts';

/** An account as somebody sees it, with what they may do about it. */
export function viewOf(
  who: SignedIn['person'],
  account: ServiceAccount,
  { work, secrets, now }: { work: ServiceWork | null; secrets: readonly ServiceSecret[]; now: Date },
): z.infer<typeof accountView> {
  const { agreement, networks, proposed, decided, renewed, expiresAt, reviewDue, ended, ...rest } = account;
  const works = account.state === 'in-force' && expiresAt !== null && expiresAt > now && work !== null;
  const mine = works && isOwner(who, account);
  return {
    ...rest,
    agreement: { id: agreement.id, name: agreement.name },
    networks: [...networks],
    proposed: told(proposed),
    decided: decided && told(decided),
    renewed: renewed && told(renewed),
    expiresAt: expiresAt?.toISOString() ?? null,
    reviewDue: reviewDue?.toISOString() ?? null,
    ended: ended && { ...ended, at: ended.at.toISOString() },
    fields: work === null ? null : work.fields.map((field) => ({ ...field })),
    secrets: secrets.map(({ id, createdAt, expiresAt: until, lastUsedAt, lastUsedFrom }) => ({
      ...{ id, createdAt: createdAt.toISOString(), expiresAt: until.toISOString() },
      ...{ lastUsedAt: lastUsedAt?.toISOString() ?? null, lastUsedFrom },
    })),
    mayDecide: mayDecide(who, account),
    mayEnd: mayEnd(who, account),
    mayRenew: mine,
    mayMakeSecret: mine && secrets.length < SECRETS_AT_ONCE,
  };
}

function told({ by, at, entry }: ServiceAccount['proposed']) {
  return { by, at: at.toISOString(), entry };
}
