import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { newId } from '../../platform/ids.ts';
import { owe, type OwedAct, type Owes } from '../../platform/owing.ts';
import { inTransaction, type Db } from '../db.ts';
import { forgetSignIn } from '../forget-sign-in.ts';
import { revoke, type RevokedCounts } from '../revoking.ts';
import { endUnwanted, type GroupWork } from './work.store.ts';

/** What was taken from somebody who left. */
export interface Left {
  readonly counts: RevokedCounts;
  /** Work that their groups gave. */
  readonly ended: readonly GroupWork[];
}

interface HandWork {
  readonly id: string;
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
}

/**
 * A person left: nobody lets them in any more, and whatever they hold is taken away, in one transaction: what they sign in
 * with, their work by whoever gave it, what waits for them, their devices and badges. What there was is taken down first, so
 * that it can be told and looked at again. Leaving again closes what may be left open.
 * @param owes what the one who says so enters; of each kind of thing that was shut an entry is owed besides
 * @returns the id of the record; null when they had gone before and held nothing
 */
export function leave(pool: Pool, id: string, at: Date, owes: Owes<Left>): Promise<string | null> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ party: string }>(
      'UPDATE cordon.persons SET left_at = coalesce(left_at, $2) WHERE id = $1 RETURNING party_id AS party',
      [id, at],
    );
    const leaver = newId('lvr');
    const { rows: noted } = await tx.query<{ noted: boolean }>(
      'SELECT cordon.note_leaver($1, $2, $3) AS noted',
      [leaver, id, at],
    );
    const counts = await revoke(tx, { scope: 'person', id }, at.getTime());
    const party = rows[0]?.party;
    const ended = party === undefined ? [] : await endUnwanted(tx, party, at, id);
    await owe(tx, owes({ counts, ended }));
    if (noted[0]?.noted !== true) return null;
    await forgetSignIn(tx, id, at);
    await closeRest(tx, leaver, { person: id, party: party ?? null, at });
    return leaver;
  });
}

async function closeRest(
  tx: Db,
  leaver: string,
  { person, party, at }: { readonly person: string; readonly party: string | null; readonly at: Date },
): Promise<void> {
  const about = { subjectPerson: person, subjectParty: party, leaver };
  const entry = (act: string, words: OwedAct['words'], agreement: string | null = null): OwedAct => ({
    ...{ act, person: null, party, agreement, ip: null, at, words },
  });
  const { rows: work } = await tx.query<HandWork>(
    `SELECT id, agreement, access_role AS "accessRole", purpose FROM cordon.close_leaver($1, $2)`,
    [leaver, at],
  );
  await owe(
    tx,
    work.map(({ id: assignment, agreement, ...what }) =>
      entry('assignment-ended', { ...about, assignment, ...what, why: 'ended' }, agreement),
    ),
  );
  const { rows: shut } = await tx.query<{ kind: string; ids: readonly string[] }>(
    `SELECT kind, array_agg(id ORDER BY id COLLATE "C") AS ids FROM cordon.leaver_items
     WHERE leaver_id = $1 AND after_ms IS NOT NULL GROUP BY kind ORDER BY kind`,
    [leaver],
  );
  for (const { kind, ids } of shut) {
    const words = { ...about, holding: kind, count: ids.length, things: idsHash(ids) };
    await owe(tx, [entry('leaver-closed', words)], leaverKey(leaver, kind));
  }
}

/** By what the entry of one kind of thing is found again, that somebody held who left. */
export function leaverKey(leaver: string, kind: string): string {
  return `${leaver}:${kind}`;
}

/** SHA-256, hex, of the ids of things, sorted, a line each: what the entry says of which they were. */
export function idsHash(ids: readonly string[]): string {
  return createHash('sha256').update(ids.join('\n')).digest('hex');
}

/**
 * Reads from the tables anew what works of somebody who left, and keeps how much that is and how long it all took; the first
 * such look is an entry. Once they are back, what they were given since is theirs.
 */
export function lookAgain(pool: Pool, leaver: string, at: Date, took: () => number): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ person: string; party: string; alive: number; first: boolean }>(
      `SELECT l.person_id AS person, l.party_id AS party, l.looked_at IS NULL AS first,
         (SELECT count(*)::int FROM cordon.alive_of(l.id, $2) h WHERE h.kind <> 'shared-secret') AS alive
       FROM cordon.leavers l WHERE l.id = $1 FOR UPDATE`,
      [leaver, at],
    );
    const [found] = rows;
    if (found === undefined) return;
    const { person, party, alive, first } = found;
    const tookMs = Math.max(0, Math.round(took()));
    await tx.query(
      'UPDATE cordon.leavers SET took_ms = coalesce(took_ms, $3), looked_at = $2, alive = $4 WHERE id = $1',
      [leaver, at, tookMs, alive],
    );
    if (!first) return;
    const words = { leaver, subjectPerson: person, subjectParty: party, alive, tookMs };
    const nobody = { person: null, party, agreement: null, ip: null };
    await owe(tx, [{ act: 'leaver-looked-at', ...nobody, at, words }], leaverKey(leaver, 'looked'));
  });
}
