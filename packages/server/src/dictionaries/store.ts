import { isPiiType } from '@cordon/pii';
import { sql, type Kysely } from 'kysely';
import type { Keys } from '../platform/keys.ts';
import type { DecidedEntry, DictionaryStore, ListedEntry, OpenedEntry } from './dictionary.ts';

interface SealedRow extends Omit<OpenedEntry, 'text' | 'type'> {
  readonly type: string | null;
  readonly sealed: Buffer;
}

const step = (name: string) => sql`CASE WHEN e.${sql.raw(`${name}_by`)} IS NOT NULL THEN json_build_object(
  'by', json_build_object('id', ${sql.raw(name)}.id, 'name', ${sql.raw(name)}.name),
  'at', e.${sql.raw(`${name}_at`)}, 'entry', e.${sql.raw(`${name}_entry`)}) END AS ${sql.raw(name)}`;

/** The dictionary's entries, each word sealed under the installation's key together with what it is. */
export function createDictionaryStore(
  db: Kysely<unknown>,
  keys: Pick<Keys, 'seal' | 'unseal'>,
): DictionaryStore {
  return {
    async list(ids) {
      const { rows } = await sql<ListedEntry>`
        SELECT e.id, e.kind, e.type, e.purpose, e.origin, e.miss_id AS miss, e.state,
          ${step('proposed')}, ${step('decided')}, ${step('retiring')}, ${step('retired')}
        FROM cordon.dictionary_entries e
        JOIN cordon.persons proposed ON proposed.id = e.proposed_by
        LEFT JOIN cordon.persons decided ON decided.id = e.decided_by
        LEFT JOIN cordon.persons retiring ON retiring.id = e.retiring_by
        LEFT JOIN cordon.persons retired ON retired.id = e.retired_by
        WHERE ${ids ?? null}::text[] IS NULL OR e.id = ANY (${ids ?? null}::text[])
        ORDER BY e.proposed_at DESC, e.id`.execute(db);
      return rows.map((row) => ({
        ...row,
        proposed: dated(row.proposed),
        decided: row.decided && dated(row.decided),
        retiring: row.retiring && dated(row.retiring),
        retired: row.retired && dated(row.retired),
      }));
    },

    async opened(states) {
      const { rows } = await sql<SealedRow>`
        SELECT id, kind, type, purpose, state, text_sealed AS sealed FROM cordon.dictionary_entries
        WHERE state = ANY (${states}::text[]) AND text_sealed IS NOT NULL ORDER BY proposed_at, id`.execute(
        db,
      );
      return rows.map(({ sealed, type, ...row }) => {
        if (type !== null && !isPiiType(type))
          throw new Error('an entry of the dictionary is of no known kind');
        const what = { ...row, type };
        return { ...what, text: keys.unseal(sealed.toString('utf8'), placeOf(what)) };
      });
    },

    async decided() {
      const { rows: entries } = await sql<DecidedEntry>`
        SELECT id, kind, state, miss_id AS miss, proposed_by AS "proposedBy", decided_by AS "decidedBy",
          decided_entry::int AS "decidedEntry", retiring_by AS "retiringBy", retired_by AS "retiredBy",
          retired_entry::int AS "retiredEntry"
        FROM cordon.dictionary_entries WHERE state <> 'proposed' ORDER BY id`.execute(db);
      const named = entries.flatMap(({ decidedEntry, retiredEntry }) => [decidedEntry, retiredEntry]);
      const { rows: bodies } = await sql<{ idx: number; body: string }>`
        SELECT idx::int, body FROM cordon.ledger_bodies
        WHERE idx = ANY (${[...new Set(named.filter((one) => one !== null))]}::bigint[])`.execute(db);
      return { entries, bodies: new Map(bodies.map(({ idx, body }) => [idx, body])) };
    },

    async propose(entries, { by, at, entry }, tx) {
      for (const { id, kind, type, purpose, origin, miss, text } of entries) {
        const sealed = Buffer.from(keys.seal(text, placeOf({ id, kind, type, purpose })));
        await sql`INSERT INTO cordon.dictionary_entries
            (id, kind, type, purpose, origin, miss_id, text_sealed, state, proposed_by, proposed_at, proposed_entry)
          VALUES (${id}, ${kind}, ${type}, ${purpose}, ${origin}, ${miss}, ${sealed}, 'proposed', ${by}, ${at}, ${entry})`.execute(
          tx,
        );
      }
    },

    async decide(ids, approve, { by, at, entry }, tx) {
      return changed(
        await sql`UPDATE cordon.dictionary_entries
          SET state = ${approve ? 'in-force' : 'refused'}, text_sealed = CASE WHEN ${approve} THEN text_sealed END,
              decided_by = ${by}, decided_at = ${at}, decided_entry = ${entry}
          WHERE id = ANY (${ids}::text[]) AND state = 'proposed' AND proposed_by <> ${by}`.execute(tx),
      );
    },

    async askRetire(ids, { by, at, entry }, tx) {
      return changed(
        await sql`UPDATE cordon.dictionary_entries
          SET state = 'retiring', retiring_by = ${by}, retiring_at = ${at}, retiring_entry = ${entry}
          WHERE id = ANY (${ids}::text[]) AND state = 'in-force'`.execute(tx),
      );
    },

    async retire(ids, agree, { by, at, entry }, tx) {
      return changed(
        agree
          ? await sql`UPDATE cordon.dictionary_entries
              SET state = 'retired', text_sealed = NULL, retired_by = ${by}, retired_at = ${at}, retired_entry = ${entry}
              WHERE id = ANY (${ids}::text[]) AND state = 'retiring' AND (kind = 'allow' OR retiring_by <> ${by})`.execute(
              tx,
            )
          : await sql`UPDATE cordon.dictionary_entries
              SET state = 'in-force', retiring_by = NULL, retiring_at = NULL, retiring_entry = NULL
              WHERE id = ANY (${ids}::text[]) AND state = 'retiring' AND retiring_by <> ${by}`.execute(tx),
      );
    },
  };
}

function placeOf({ id, kind, type, purpose }: Pick<OpenedEntry, 'id' | 'kind' | 'type' | 'purpose'>): string {
  return `dictionary-entry:${JSON.stringify([id, kind, type, purpose])}`;
}

function dated<T extends { readonly at: Date }>(one: T): T {
  return { ...one, at: new Date(one.at) };
}

function changed({ numAffectedRows }: { readonly numAffectedRows?: bigint }): number {
  return Number(numAffectedRows ?? 0);
}
