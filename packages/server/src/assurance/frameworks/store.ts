import type { CatalogControl, OscalModel } from '@cordon/core/assurance';
import { sql, type Kysely } from 'kysely';

export interface KeptDocument {
  readonly id: string;
  readonly model: OscalModel;
  readonly title: string;
  readonly version: string;
  readonly oscalVersion: string;
  /** SHA-256 of the text that was brought, hex. */
  readonly hash: string;
  readonly importedBy: { readonly id: string; readonly name: string };
  readonly importedAt: Date;
  readonly entry: number;
  readonly controls: number;
  /** How many of its controls one of ours answers. */
  readonly answered: number;
}

export interface NewDocument extends Pick<
  KeptDocument,
  'id' | 'model' | 'title' | 'version' | 'oscalVersion' | 'hash' | 'entry'
> {
  readonly document: string;
  readonly controls: readonly CatalogControl[];
  readonly by: string;
  readonly at: Date;
}

/** One of a catalog's controls, and which of ours answer it. */
export interface MappedControl extends CatalogControl {
  readonly ours: readonly string[];
}

const SELECT = sql`SELECT d.id, d.model, d.title, d.version, d.oscal_version AS "oscalVersion", d.hash, d.imported_at AS "importedAt",
  d.entry::int AS entry, json_build_object('id', p.id, 'name', p.name) AS "importedBy",
  (SELECT count(*)::int FROM cordon.oscal_controls c WHERE c.document_id = d.id) AS controls,
  (SELECT count(DISTINCT m.theirs)::int FROM cordon.control_mappings m WHERE m.document_id = d.id) AS answered
  FROM cordon.oscal_documents d JOIN cordon.persons p ON p.id = d.imported_by`;

export type DocumentStore = ReturnType<typeof createDocumentStore>;

/** OSCAL documents that were brought, and what their controls are mapped to. */
export function createDocumentStore(db: Kysely<unknown>) {
  return {
    /** @returns false when the same text is there */
    add: (document: NewDocument): Promise<boolean> =>
      db.transaction().execute(async (tx) => {
        const { id, model, title, version, oscalVersion, document: text, hash, by, at, entry } = document;
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.oscal_documents (id, model, title, version, oscal_version, document, hash, imported_by, imported_at, entry)
          VALUES (${id}, ${model}, ${title}, ${version}, ${oscalVersion}, ${text}, ${hash}, ${by}, ${at}, ${entry})
          ON CONFLICT (hash) DO NOTHING`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await sql`
          INSERT INTO cordon.oscal_controls (document_id, nth, id, title, groups, parent, withdrawn)
          SELECT ${id}, nth, id, title, ARRAY(SELECT jsonb_array_elements_text(groups)), parent, withdrawn
          FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(document.controls)}::jsonb)
            AS (id text, title text, groups jsonb, parent text, withdrawn boolean)) WITH ORDINALITY
            AS c (id, title, groups, parent, withdrawn, nth)`.execute(tx);
        return true;
      }),

    /** Newest first. */
    async list(): Promise<readonly KeptDocument[]> {
      const { rows } = await sql<KeptDocument>`${SELECT} ORDER BY d.imported_at DESC, d.id LIMIT 100`.execute(
        db,
      );
      return rows;
    },

    async find(id: string): Promise<KeptDocument | null> {
      const { rows } = await sql<KeptDocument>`${SELECT} WHERE d.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    /** By the hash of its text. */
    async has(hash: string): Promise<boolean> {
      const { rows } = await sql`SELECT FROM cordon.oscal_documents WHERE hash = ${hash}`.execute(db);
      return rows.length > 0;
    },

    /** @returns its text as it is given out again, null when there is none */
    async textOf(id: string): Promise<string | null> {
      const { rows } = await sql<{ document: string }>`
        SELECT document FROM cordon.oscal_documents WHERE id = ${id}`.execute(db);
      return rows[0]?.document ?? null;
    },

    /** In the catalog's order. */
    async controlsOf(id: string): Promise<readonly MappedControl[]> {
      const { rows } = await sql<MappedControl>`
        SELECT c.id, c.title, c.groups, c.parent, c.withdrawn, ARRAY(SELECT m.control FROM cordon.control_mappings m
          WHERE m.document_id = c.document_id AND m.theirs = c.id ORDER BY m.control) AS ours
        FROM cordon.oscal_controls c WHERE c.document_id = ${id} ORDER BY c.nth`.execute(db);
      return rows;
    },

    async map(
      document: string,
      theirs: string,
      control: string,
      by: string,
      at: Date,
      entry: number,
    ): Promise<void> {
      await sql`
        INSERT INTO cordon.control_mappings (document_id, theirs, control, mapped_by, mapped_at, entry)
        VALUES (${document}, ${theirs}, ${control}, ${by}, ${at}, ${entry}) ON CONFLICT DO NOTHING`.execute(
        db,
      );
    },

    async unmap(document: string, theirs: string, control: string): Promise<void> {
      await sql`DELETE FROM cordon.control_mappings
        WHERE document_id = ${document} AND theirs = ${theirs} AND control = ${control}`.execute(db);
    },
  };
}
