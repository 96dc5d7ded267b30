import { randomBytes } from 'node:crypto';
import { commit, type JsonValue } from '@cordon/ledger';
import { sql, type Kysely } from 'kysely';
import { openBytes, sealBytes } from '../../platform/aead.ts';
import { withTransaction } from '../../platform/db.ts';
import type { KeyProvider } from '../../platform/keyProvider.ts';
import type { OpeningSeal } from '../../platform/openingSeal.ts';
import { oweWithin } from '../../platform/owing.ts';
import { placeText, type Archive } from './archive.ts';
import type { ArchiveStore, Barred, Unsealed, Unsealing } from './erasure.ts';
import { asked } from './refusing.ts';

export interface ArchiveGround {
  readonly db: Kysely<unknown>;
  readonly provider: KeyProvider;
  readonly openings: OpeningSeal;
  /** Id of the company, whose keys of the provider wrap the keys of the archive. */
  readonly company: () => Promise<string>;
}

interface OpeningRow {
  readonly index: number;
  readonly name: string;
  readonly value: string | null;
  readonly sealed: Buffer | null;
}

interface ArchivedRow {
  readonly entry: number;
  readonly nth: number;
  readonly erasure: string;
  readonly name: string;
  readonly salt: Buffer;
  readonly sealed: Buffer;
  readonly wrapped: string;
  readonly body: string | null;
}

/** What was erased and is still sealed: put in, opened for two people of different sides, destroyed in the end. */
export function createArchiveStore({
  db,
  provider,
  openings,
  company,
}: ArchiveGround): Archive & ArchiveStore {
  const context = async () => `party:${await company()}`;
  return {
    async sealing({ id, nth }) {
      const { rows } = await sql<OpeningRow>`
        SELECT o.idx::int AS index, o.name, o.value, o.value_sealed AS sealed
        FROM cordon.ledger_erasure_parts p, unnest(p.covers) r
        JOIN cordon.ledger_openings o ON o.idx >= lower(r) AND o.idx < upper(r)
        WHERE p.erasure_id = ${id} AND p.nth = ${nth} ORDER BY o.idx, o.name`.execute(db);
      const key = randomBytes(32);
      return {
        provider: provider.name,
        wrapped: await provider.wrap(key, await context()),
        entries: rows.map(({ index }) => index),
        names: rows.map(({ name }) => name),
        ciphertexts: rows.map(({ index, name, value, sealed }) => {
          const clear = sealed === null ? (value ?? '') : openings.open({ index, name }, sealed);
          return sealBytes(key, Buffer.from(clear), placeText({ erasure: id, nth, entry: index, name }));
        }),
      };
    },

    async ask({ id, erasure, ground }, { by, at, entry }) {
      await sql`INSERT INTO cordon.ledger_unsealings (id, erasure_id, ground, asked_by, asked_at, asked_entry)
        VALUES (${id}, ${erasure}, ${ground}, ${by}, ${at}, ${entry})`.execute(db);
    },

    async agree(id, { by, at, entry }) {
      const { numAffectedRows } = await sql`UPDATE cordon.ledger_unsealings
        SET agreed_by = ${by}, agreed_at = ${at}, agreed_entry = ${entry}
        WHERE id = ${id} AND agreed_by IS NULL AND asked_by <> ${by}`.execute(db);
      return numAffectedRows === 1n;
    },

    async unsealings() {
      const { rows } = await sql<Unsealing>`
        SELECT u.id, u.erasure_id AS erasure, u.ground, asked.role = 'auditor' AS "byAuditor",
          json_build_object('by', json_build_object('id', asked.id, 'name', asked.name), 'at', u.asked_at, 'entry', u.asked_entry) AS asked,
          CASE WHEN u.agreed_by IS NOT NULL THEN json_build_object('by', json_build_object('id', agreed.id, 'name', agreed.name),
            'at', u.agreed_at, 'entry', u.agreed_entry) END AS agreed
        FROM cordon.ledger_unsealings u JOIN cordon.persons asked ON asked.id = u.asked_by
        LEFT JOIN cordon.persons agreed ON agreed.id = u.agreed_by ORDER BY u.asked_at DESC, u.id`.execute(
        db,
      );
      return rows.map((row) => ({
        ...row,
        asked: { ...row.asked, at: new Date(row.asked.at) },
        agreed: row.agreed && { ...row.agreed, at: new Date(row.agreed.at) },
      }));
    },

    async unseal(id) {
      const rows = await unsealedRows(db, id);
      const wrapping = await context();
      const opened = new Map<string, Uint8Array>();
      for (const { wrapped } of rows) {
        if (!opened.has(wrapped)) opened.set(wrapped, await provider.unwrap(wrapped, wrapping));
      }
      return rows.map((row) => unsealed(row, opened.get(row.wrapped) ?? new Uint8Array()));
    },

    async barred() {
      const { rows } = await sql<Barred>`
        WITH kept AS MATERIALIZED (
          SELECT p.erasure_id, p.nth, p.agreement_id, cordon.ledger_promises(p.agreement_id) AS promises
          FROM cordon.ledger_erasure_parts p
          WHERE EXISTS (SELECT FROM cordon.ledger_archive a WHERE a.erasure_id = p.erasure_id AND a.nth = p.nth)
            AND NOT EXISTS (SELECT FROM cordon.legal_holds h WHERE h.agreement_id = p.agreement_id AND h.lifted_at IS NULL))
        SELECT kept.erasure_id AS erasure, kept.nth, kept.agreement_id AS agreement, count(*)::int AS openings,
          array_agg(DISTINCT a.idx::int ORDER BY a.idx::int) AS indices
        FROM kept JOIN cordon.ledger_archive a USING (erasure_id, nth) JOIN cordon.ledger_leaves l ON l.idx = a.idx,
          LATERAL cordon.ledger_ends(kept.promises, cordon.leaf_time(l.leaf)) ends
        WHERE ends.limitation <= clock_timestamp()
        GROUP BY kept.erasure_id, kept.nth, kept.agreement_id ORDER BY kept.erasure_id, kept.nth`.execute(db);
      return rows;
    },

    owe: (act, key) => withTransaction(db, (tx) => oweWithin(tx, [act], key)),

    async destroy({ erasure, nth }, key) {
      try {
        await sql`SELECT cordon.destroy_sealed_openings(${erasure}, ${nth}, ${key})`.execute(db);
      } catch (error) {
        throw asked(error);
      }
    },
  };
}

async function unsealedRows(db: Kysely<unknown>, id: string): Promise<readonly ArchivedRow[]> {
  try {
    const { rows } = await sql<ArchivedRow>`
      SELECT u.idx::int AS entry, x.erasure_id AS erasure, x.nth, u.name, u.salt, u.sealed, u.wrapped, b.body
      FROM cordon.unsealed_openings(${id}) u
      JOIN cordon.ledger_archive x ON x.idx = u.idx AND x.name = u.name
      LEFT JOIN cordon.ledger_bodies b ON b.idx = u.idx`.execute(db);
    return rows;
  } catch (error) {
    throw asked(error);
  }
}

/** Names of the commitments in a body, where they differ from those of their openings (gate/entry.ts). */
const IN_BODY: Readonly<Record<string, string>> = { result: 'secretResult' };

function unsealed({ entry, nth, erasure, name, salt, sealed, body }: ArchivedRow, key: Uint8Array): Unsealed {
  const value = openBytes(key, sealed, placeText({ erasure, nth, entry, name })).toString('utf8');
  const words = body === null ? {} : (JSON.parse(body) as Readonly<Record<string, JsonValue>>);
  return { entry, name, value, holds: words[IN_BODY[name] ?? name] === commit(value, salt) };
}
