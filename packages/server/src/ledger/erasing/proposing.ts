import { Failure } from '@cordon/core/kernel';
import { commit, fromBase64 } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { ErasingDeps } from './deps.ts';
import type { Part } from './erasure.ts';
import { hashOfParts, partsOf } from './parts.ts';
import type { lookBody, proposeBody } from './schemas.ts';

/** Most entries of one erasure; what is left is proposed the next time. */
const MOST = 20_000;

export interface Looked {
  readonly parts: readonly (Part & { readonly title: string | null })[];
  readonly hash: string;
  /** Due entries that this proposal would not have. */
  readonly left: number;
  /** Agreements that a legal hold keeps, and how many of their entries it keeps from this. */
  readonly held: readonly { readonly agreement: string; readonly title: string; readonly entries: number }[];
}

/** What an erasure would be of, as it stands at this moment. Changes nothing. */
export async function look(
  { store }: Pick<ErasingDeps, 'store'>,
  { kind, agreement, subject }: z.infer<typeof lookBody>,
): Promise<Looked> {
  const found = await (kind === 'bodies'
    ? store.due(agreement, MOST + 1)
    : store.about(subject ?? '', MOST + 1));
  const candidates = found.slice(0, MOST);
  const ids = new Set(candidates.flatMap((one) => (one.agreement === null ? [] : [one.agreement])));
  const agreements = await store.agreements([...ids]);
  const isHeld = (id: string | null) => id !== null && agreements.get(id)?.held === true;
  const { parts, left } = partsOf(candidates.filter((one) => !isHeld(one.agreement)));
  return {
    parts: parts.map((part) => ({ ...part, title: agreements.get(part.agreement ?? '')?.title ?? null })),
    hash: hashOfParts(parts),
    left: left + (found.length - candidates.length),
    held: [...agreements]
      .filter(([, { held }]) => held)
      .map(([id, { title }]) => ({
        ...{ agreement: id, title },
        entries: candidates.filter((one) => one.agreement === id).length,
      })),
  };
}

/**
 * Proposes an erasure of exactly what was looked at; nothing goes before somebody else approved it. The ledger has kinds, counts
 * and a commitment to the customer whose salt is kept nowhere.
 * @returns its id
 * @throws Failure `conflict` when it is not what was looked at, `already-done` when there is nothing, `signature-invalid`
 */
export async function propose(
  deps: ErasingDeps,
  who: SignedIn,
  { kind, agreement, subject, ground, entries, parts: hash, salt, ...given }: z.infer<typeof proposeBody>,
): Promise<string> {
  const { parts } = await look(deps, { kind, agreement, subject });
  if (parts.length === 0) throw new Failure('already-done');
  const count = parts.reduce((sum, part) => sum + part.entries, 0);
  if (hashOfParts(parts) !== hash || count !== entries) throw new Failure('conflict');
  const about = subject === null ? null : commit(subject, fromBase64(salt));
  const words = { kind, ground, agreement, subject: about, entries, parts: hash };
  const actor = await deps.signedActs.by(who, 'erasure-proposed', words, given);
  const id = newId('era');
  const entry = await deps.enter('erasure-proposed', actor, { erasure: id });
  const done = { by: who.person.id, at: deps.now(), entry };
  await deps.store.propose({ id, kind, ground, subject, partsHash: hash, parts }, done);
  return id;
}
