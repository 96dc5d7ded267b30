import { randomBytes, randomUUID } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { sql, type Kysely, type Transaction } from 'kysely';
import { openBytes, sealBytes } from '../platform/aead.ts';
import { withTransaction } from '../platform/db.ts';
import type { KeyProvider } from '../platform/keyProvider.ts';
import { providerContext, ticketContext, type DataKey, type Keyring } from './keyring.ts';

/** What a rotation came to. */
export interface Rotated {
  /** Keys per vendor and agreement that were wrapped or made anew. */
  readonly dataKeys: number;
  /** Keys of tickets that were wrapped anew. */
  readonly ticketKeys: number;
  /** Keys of tickets that do not open any more: altered by somebody who can write the database. */
  readonly damaged: number;
}

/** Exchanges keys while people work: whoever reads meanwhile opens by the old one or by the new one. */
export interface Rotating {
  /** New keys at the provider; the keys per vendor and agreement are wrapped anew by them. @throws Failure `not-at-this-stage` */
  provider(): Promise<Rotated>;
  /** New keys per vendor and agreement; the tickets' keys are wrapped anew by them. @param only one of them */
  dataKeys(only?: string): Promise<Rotated>;
}

interface RotatingDeps {
  readonly db: Kysely<unknown>;
  readonly keyring: Keyring;
  readonly provider: KeyProvider;
  readonly now: () => Date;
}

/** Ticket keys wrapped anew in one transaction: short enough that nobody waits. */
const BATCH = 200;

export function createRotating({ db, keyring, provider, now }: RotatingDeps): Rotating {
  const live = async (): Promise<readonly (DataKey & { readonly replaced: boolean })[]> =>
    (
      await sql<DataKey & { replaced: boolean }>`
        SELECT id, party_id AS party, agreement_id AS agreement, wrapped, replaced_at IS NOT NULL AS replaced
        FROM cordon.data_keys WHERE destroyed_at IS NULL ORDER BY created_at, id`.execute(db)
    ).rows;

  return {
    async provider() {
      const keys = await live();
      for (const context of new Set(keys.map(({ party, agreement }) => providerContext(party, agreement)))) {
        if (!(await provider.rotate(context))) {
          throw new Failure('not-at-this-stage', `the key provider ${provider.name} cannot make new keys`);
        }
      }
      let dataKeys = 0;
      for (const key of keys) {
        const wrapped = await provider.wrap(
          await keyring.open(key),
          providerContext(key.party, key.agreement),
        );
        // Unless somebody wrapped or destroyed it meanwhile.
        const { numAffectedRows } = await sql`
          UPDATE cordon.data_keys SET wrapped = ${wrapped}, wrapped_at = ${now()}, provider = ${provider.name}
          WHERE id = ${key.id} AND wrapped = ${key.wrapped} AND destroyed_at IS NULL`.execute(db);
        dataKeys += Number(numAffectedRows ?? 0n);
      }
      return { dataKeys, ticketKeys: 0, damaged: 0 };
    },

    async dataKeys(only) {
      const keys = (await live()).filter(
        ({ id, replaced }) => !replaced && (only === undefined || id === only),
      );
      for (const key of keys) await withTransaction(db, (tx) => replace(tx, key));
      // What hung on keys that were replaced, now or by a rotation that broke off.
      const moved = { ticketKeys: 0, damaged: 0 };
      for (const old of (await live()).filter(({ replaced }) => replaced)) {
        for (let after = ''; ;) {
          const from = after;
          const step = await withTransaction(db, (tx) => moveSome(tx, old, from));
          if (step === null) break;
          after = step.last;
          moved.ticketKeys += step.moved;
          moved.damaged += step.damaged;
        }
      }
      return { dataKeys: keys.length, ...moved };
    },
  };

  async function replace(tx: Transaction<unknown>, { id, party, agreement }: DataKey): Promise<void> {
    // Waits for whoever seals by this key right now; whoever comes later takes the new one.
    const { numAffectedRows } = await sql`
      UPDATE cordon.data_keys SET replaced_at = ${now()}
      WHERE id = ${id} AND replaced_at IS NULL AND destroyed_at IS NULL`.execute(tx);
    if (numAffectedRows !== 1n) return;
    const wrapped = await provider.wrap(randomBytes(32), providerContext(party, agreement));
    await sql`
      INSERT INTO cordon.data_keys (id, party_id, agreement_id, provider, wrapped, wrapped_at, created_at, rotated_from)
      VALUES (${`dky_${randomUUID()}`}, ${party}, ${agreement}, ${provider.name}, ${wrapped}, ${now()}, ${now()}, ${id})`.execute(
      tx,
    );
  }

  /** @returns null when none is left after that ticket */
  async function moveSome(
    tx: Transaction<unknown>,
    old: DataKey,
    after: string,
  ): Promise<{ readonly last: string; readonly moved: number; readonly damaged: number } | null> {
    const { rows } = await sql<{ ticket: string; wrapped: Buffer }>`
      SELECT ticket_id AS ticket, wrapped FROM cordon.ticket_keys WHERE data_key_id = ${old.id} AND ticket_id > ${after}
      ORDER BY ticket_id LIMIT ${BATCH} FOR UPDATE`.execute(tx);
    const last = rows.at(-1)?.ticket;
    if (last === undefined) return null;
    const [from, under] = [await keyring.open(old), await keyring.current(tx, old.party, old.agreement)];
    const to = await keyring.open(under);
    let moved = 0;
    for (const { ticket, wrapped } of rows) {
      const key = opened(from, wrapped, ticket);
      if (key === null) continue;
      await sql`
        UPDATE cordon.ticket_keys SET data_key_id = ${under.id}, wrapped = ${sealBytes(to, key, ticketContext(ticket))}
        WHERE ticket_id = ${ticket}`.execute(tx);
      moved += 1;
    }
    return { last, moved, damaged: rows.length - moved };
  }
}

/** Null for a key that somebody altered: it stays where it is, and keeps no other from being moved. */
function opened(key: Uint8Array, wrapped: Uint8Array, ticket: string): Buffer | null {
  try {
    return openBytes(key, wrapped, ticketContext(ticket));
  } catch {
    return null;
  }
}
