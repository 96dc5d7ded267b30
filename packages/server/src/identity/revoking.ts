import { sql, type QueryExecutorProvider } from 'kysely';
import type { Db } from './db.ts';
import type { Revocations, Revoked } from './revocation.ts';

/** What loses its rights: one session, everything a person or a party holds, or what hangs on an agreement. */
export type RevokeTarget = Exclude<Revoked, { readonly scope: 'all' }>;

/** What was taken away, in numbers. */
export interface RevokedCounts {
  /** Sessions that were live. */
  readonly sessions: number;
  /** Tokens and door credentials. */
  readonly credentials: number;
  /** Links not used yet. */
  readonly links: number;
  /** Values still on a screen. */
  readonly reveals: number;
}

const nothing: RevokedCounts = { sessions: 0, credentials: 0, links: 0, reveals: 0 };

/**
 * The one function that takes access away, whoever asks for it: a leaver, a suspension, an ended agreement, an incident.
 * What it deletes and its notice to the replicas are one statement: none without the other.
 *
 * @param db a pool, or the transaction in which the reason is written too: replicas hear of it at its commit
 * @param at epoch milliseconds
 */
export async function revoke(db: Db, target: RevokeTarget, at: number): Promise<RevokedCounts> {
  const { rows } = await db.query<RevokedCounts>(
    'SELECT sessions, credentials, links, reveals FROM cordon.revoke($1, $2, $3)',
    [target.scope, target.id, new Date(at)],
  );
  return rows[0] ?? nothing;
}

/**
 * {@link revoke} of several targets, for a store that writes the reason in a transaction of Kysely.
 * @returns what was taken away in all
 */
export async function revokeWithin(
  tx: QueryExecutorProvider,
  targets: readonly RevokeTarget[],
  at: Date,
): Promise<RevokedCounts> {
  let all = nothing;
  for (const { scope, id } of targets) {
    const { rows } = await sql<RevokedCounts>`
      SELECT sessions, credentials, links, reveals FROM cordon.revoke(${scope}, ${id}, ${at})`.execute(tx);
    all = added(all, rows[0] ?? nothing);
  }
  return all;
}

function added(one: RevokedCounts, other: RevokedCounts): RevokedCounts {
  return {
    sessions: one.sessions + other.sessions,
    credentials: one.credentials + other.credentials,
    links: one.links + other.links,
    reveals: one.reveals + other.reveals,
  };
}

/** {@link revoke}, and this process's own connections are closed without waiting for the notice to come back. */
export async function revokeHere(
  db: Db,
  revocations: Pick<Revocations, 'announce'>,
  target: RevokeTarget,
  at: number,
): Promise<RevokedCounts> {
  const counts = await revoke(db, target, at);
  revocations.announce(target);
  return counts;
}
