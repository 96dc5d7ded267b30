import type { SignedAct } from '@cordon/core/kernel';
import type { OwedAct, Owes } from '../../platform/owing.ts';
import type { Pool } from 'pg';
import type { Revocations } from '../revocation.ts';
import type { Groups } from './groups.store.ts';
import type { GroupWorks } from './work.store.ts';
import { leave, lookAgain, type Left } from './leaving.store.ts';
import type { Users } from './store.ts';

/** Whose directory speaks: a vendor, by one of its tokens, or one of its people. */
export interface Caller {
  readonly party: string;
  /** The token; null for somebody who is signed in. */
  readonly credential: string | null;
  /** The person; null for a token. */
  readonly person: string | null;
  readonly ip: string | null;
  /** What the person signed. */
  readonly signed?: SignedAct;
}

export type Words = Readonly<Record<string, string | number | boolean | null>>;

/** What a vendor's directory needs from the rest of the house. */
export interface DirectoryDeps {
  readonly pool: Pool;
  readonly users: Users;
  readonly groups: Groups;
  readonly works: GroupWorks;
  readonly revocations: Pick<Revocations, 'announce'>;
  readonly now: () => Date;
  /** Enters an act in the ledger, under an agreement if it is about one: codes, ids and counts only. */
  readonly enter: (act: string, by: Caller, words: Words, agreement?: string) => Promise<unknown>;
  /** The same of what closes access: it is noted with what is done, and entered when that is over. */
  readonly owed: (act: string, by: Caller, words: Words, agreement?: string) => OwedAct;
  /** Enters what was noted. @throws Failure `ledger-unavailable`; a job goes on trying */
  readonly settle: () => Promise<void>;
}

/**
 * Takes everything from a person who left, here and on every replica, before anything else is done about it; then reads all
 * of it again.
 * @returns the id of the record of it; null when they had gone before and held nothing
 */
export async function takeAway(
  { pool, revocations, now }: DirectoryDeps,
  person: string,
  owes: Owes<Left>,
): Promise<string | null> {
  const began = performance.now();
  const leaver = await leave(pool, person, now(), owes);
  revocations.announce({ scope: 'person', id: person });
  if (leaver !== null) await lookAgain(pool, leaver, now(), () => performance.now() - began);
  return leaver;
}
