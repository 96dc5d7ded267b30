import { randomUUID } from 'node:crypto';
import { withSignature, type ActWords, type SignedAct } from '@cordon/core/kernel';
import { sql, type QueryExecutorProvider } from 'kysely';
import type { PoolClient } from 'pg';

/** An act as its entry will say it: codes, ids, hashes and counts. Never a name, an address or a text somebody typed. */
export interface OwedAct {
  readonly act: string;
  readonly person: string | null;
  readonly party: string | null;
  readonly agreement: string | null;
  readonly ip: string | null;
  readonly at: Date;
  readonly words: ActWords;
  /** What its person signed, where they did; the entry of that act keeps it. */
  readonly signed?: SignedAct;
}

/** What has to be entered of something, once it is known what came of it. */
export type Owes<T> = (done: T) => readonly OwedAct[];

const INSERT = `INSERT INTO cordon.entries_owed (key, act, at)
  SELECT e->>'key', e->'act', (e->'act'->>'at')::timestamptz FROM jsonb_array_elements($1::jsonb) e`;

/**
 * Notes, in the transaction in which something is closed, what has to be entered of it. What closes access waits for no
 * entry: it is done first. With the note it cannot be done and stay unentered, whatever fails in between.
 * @param key of the entry, for one act that is found again by it
 * @throws Error when the entry would say otherwise than was signed: then nothing is done
 */
export async function owe(
  tx: Pick<PoolClient, 'query'>,
  acts: readonly OwedAct[],
  key?: string,
): Promise<void> {
  if (acts.length > 0) await tx.query(INSERT, [notesOf(acts, key)]);
}

/** {@link owe} for a store that writes in a transaction of Kysely. */
export async function oweWithin(
  tx: QueryExecutorProvider,
  acts: readonly OwedAct[],
  key?: string,
): Promise<void> {
  if (acts.length === 0) return;
  const [before, after] = INSERT.split('$1');
  await sql`${sql.raw(before ?? '')}${notesOf(acts, key)}${sql.raw(after ?? '')}`.execute(tx);
}

function notesOf(acts: readonly OwedAct[], key?: string): string {
  return JSON.stringify(
    acts.map(({ act, words, signed, ...rest }) => ({
      key: key ?? `owe_${randomUUID()}`,
      act: { act, ...rest, words: withSignature(act, words, signed) },
    })),
  );
}
