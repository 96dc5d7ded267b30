import { randomBytes, randomUUID } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { sql } from 'kysely';
import { openBytes, sealBytes } from '../platform/aead.ts';
import type { SqlRunner } from '../platform/db.ts';
import type { KeyProvider } from '../platform/keyProvider.ts';
import {
  KEY_COLUMNS,
  keyJoin,
  providerContext,
  ticketContext,
  ticketKey,
  type DataKey,
  type KeyRow,
  type Keyring,
} from './keyring.ts';

/** How long an opened key stays in memory: one call to the provider for many tickets. */
const KEPT_MS = 5 * 60_000;

export interface KeyringDeps {
  readonly provider: KeyProvider;
  readonly now: () => Date;
}

/** @param deps.provider who holds the outermost keys */
export function createKeyring({ provider, now }: KeyringDeps): Keyring {
  const kept = new Map<string, { readonly key: Uint8Array; readonly until: number }>();

  const open = async ({ id, party, agreement, wrapped }: DataKey): Promise<Uint8Array> => {
    if (wrapped === null) {
      kept.delete(id);
      throw new Failure('key-destroyed', id);
    }
    const at = now().getTime();
    const known = kept.get(id);
    if (known !== undefined && known.until > at) return known.key;
    const key = await provider.unwrap(wrapped, providerContext(party, agreement));
    kept.set(id, { key, until: at + KEPT_MS });
    return key;
  };

  const current: Keyring['current'] = async (tx, party, agreement) => {
    const find = async () =>
      (
        await sql<DataKey>`
          SELECT id, party_id AS party, agreement_id AS agreement, wrapped FROM cordon.data_keys
          WHERE party_id = ${party} AND agreement_id IS NOT DISTINCT FROM ${agreement}
            AND replaced_at IS NULL AND destroyed_at IS NULL FOR SHARE`.execute(tx)
      ).rows[0];
    const found = await find();
    if (found !== undefined) return found;
    const wrapped = await provider.wrap(randomBytes(32), providerContext(party, agreement));
    // Somebody else may make it at the same moment: then theirs is the one.
    await sql`
      INSERT INTO cordon.data_keys (id, party_id, agreement_id, provider, wrapped, wrapped_at, created_at)
      VALUES (${`dky_${randomUUID()}`}, ${party}, ${agreement}, ${provider.name}, ${wrapped}, ${now()}, ${now()})
      ON CONFLICT DO NOTHING`.execute(tx);
    const made = await find();
    if (made === undefined) throw new Failure('key-unavailable', 'a key that was just made is gone');
    return made;
  };

  const unwrapped = async (ticket: string, row: KeyRow): Promise<Buffer | null> => {
    const { keyWrapped, keyUnder: id, keyParty: party, keyAgreement: agreement, keyUnderWrapped } = row;
    if (keyWrapped === null || id === null || party === null) return null;
    const key = await open({ id, party, agreement, wrapped: keyUnderWrapped });
    try {
      return openBytes(key, keyWrapped, ticketContext(ticket));
    } catch (error) {
      throw new Failure('key-unavailable', `the key of ticket ${ticket} does not open`, error);
    }
  };

  const read = async (db: SqlRunner, ticket: string): Promise<Buffer | null> => {
    const { rows } = await sql<KeyRow>`
      SELECT ${sql.raw(KEY_COLUMNS)} FROM (SELECT ${ticket}::text AS id) t ${sql.raw(keyJoin('t.id'))}`.execute(
      db,
    );
    const row = rows[0];
    return row === undefined ? null : unwrapped(ticket, row);
  };

  const put = async (tx: SqlRunner, ticket: string, key: Buffer, under: DataKey): Promise<void> => {
    const wrapped = sealBytes(await open(under), key, ticketContext(ticket));
    await sql`
      INSERT INTO cordon.ticket_keys (ticket_id, data_key_id, wrapped) VALUES (${ticket}, ${under.id}, ${wrapped})
      ON CONFLICT (ticket_id) DO UPDATE SET data_key_id = excluded.data_key_id, wrapped = excluded.wrapped`.execute(
      tx,
    );
  };

  return {
    current,
    open,
    forget: () => {
      kept.clear();
    },

    async of(db, ticket) {
      const key = await read(db, ticket);
      return key === null ? null : ticketKey(key);
    },

    async opened(ticket, row) {
      const key = await unwrapped(ticket, row);
      return key === null ? null : ticketKey(key);
    },

    async forTicket(tx, ticket) {
      const { rows } = await sql<{ party: string; agreement: string | null }>`
        SELECT t.party_id AS party, ${covering} AS agreement FROM cordon.tickets t
        WHERE t.id = ${ticket} FOR NO KEY UPDATE OF t`.execute(tx);
      const existing = await read(tx, ticket);
      if (existing !== null) return ticketKey(existing);
      const home = rows[0];
      if (home === undefined) throw new Failure('not-found', `no ticket ${ticket}`);
      const key = randomBytes(32);
      await put(tx, ticket, key, await current(tx, home.party, home.agreement));
      return ticketKey(key);
    },

    async moveTo(tx, tickets, party, agreement) {
      if (tickets.length === 0) return;
      const under = await current(tx, party, agreement);
      for (const ticket of tickets) {
        const key = await read(tx, ticket);
        if (key !== null) await put(tx, ticket, key, under);
      }
    },
  };
}

/** The newest agreement both sides signed that covers a ticket's vendor on its source, and has not ended. */
export const covering = sql<string | null>`(
  SELECT a.id FROM cordon.agreements a
  WHERE a.processor_id = t.party_id AND a.source_id = t.source_id AND a.ended_at IS NULL
    AND EXISTS (SELECT FROM cordon.agreement_signatures s WHERE s.agreement_id = a.id AND s.revision = 2)
  ORDER BY a.created_at DESC, a.id LIMIT 1)`;
