import { createHash, type Hash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Manifest } from './manifest.ts';

/** Schemas of Cordon's database; whatever is in them is backed up. */
export const SCHEMAS = ['cordon', 'auth'] as const;

/** What a migration or a start writes by itself, for the database it runs on. */
const OF_THE_PLACE = ['cordon.migrations', 'cordon.database_roles', 'cordon.restoring'];

/**
 * Tables with their columns, by name. What a database works out for itself (generated columns) is left out.
 * @throws Error when something stands there that COPY cannot carry: rather no backup than one that lacks it
 */
export async function readTables(client: ClientBase): Promise<Manifest['tables']> {
  const { rows } = await client.query<{ name: string; kind: string; columns: string[] }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind AS kind,
            (SELECT coalesce(array_agg(quote_ident(a.attname) ORDER BY a.attnum), '{}') FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p', 'm', 'f')
       AND format('%I.%I', n.nspname, c.relname) <> ALL ($2) ORDER BY 1`,
    [[...SCHEMAS], OF_THE_PLACE],
  );
  const odd = rows.find(({ kind }) => kind !== 'r');
  if (odd !== undefined) throw new Error(`${odd.name} is no plain table, and a backup would lack it`);
  return rows.map(({ name, columns }) => ({ name, columns }));
}

/** Where the numbers of identity columns and sequences are; those never drawn from are left out. */
export async function readSequences(
  client: ClientBase,
): Promise<readonly { readonly name: string; readonly last: string }[]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last
     FROM pg_sequences WHERE schemaname = ANY ($1) AND last_value IS NOT NULL ORDER BY 1`,
    [[...SCHEMAS]],
  );
  return rows;
}

/** A rule of the schema that stands aside while rows are put in, and is put back as it was. */
export interface Guarding {
  readonly foreignKeys: readonly {
    readonly table: string;
    readonly name: string;
    readonly definition: string;
  }[];
  readonly triggers: readonly { readonly table: string; readonly name: string; readonly enabled: string }[];
}

export async function readGuarding(client: ClientBase): Promise<Guarding> {
  const { rows: foreignKeys } = await client.query<Guarding['foreignKeys'][number]>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(k.conname) AS name,
            pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND k.contype = 'f' ORDER BY 1, 2`,
    [[...SCHEMAS]],
  );
  const { rows: triggers } = await client.query<Guarding['triggers'][number]>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(t.tgname) AS name, t.tgenabled AS enabled
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND NOT t.tgisinternal ORDER BY 1, 2`,
    [[...SCHEMAS]],
  );
  return { foreignKeys, triggers };
}

/** Counts and hashes the bytes of a table as they pass. */
export function tableTally(): { add(piece: Uint8Array): void; end(): { bytes: number; sha256: string } } {
  const hash: Hash = createHash('sha256');
  let bytes = 0;
  return {
    add(piece) {
      bytes += piece.length;
      hash.update(piece);
    },
    end: () => ({ bytes, sha256: hash.digest('hex') }),
  };
}
