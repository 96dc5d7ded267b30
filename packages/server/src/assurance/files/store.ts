import type { Pool } from 'pg';
import type { AssuranceSeal } from '../sealing.ts';
import type { EvidenceFile, FileSubject } from './file.ts';

type Row = Omit<EvidenceFile, 'subject'> & FileSubject & { readonly file: string };

const COLUMNS = `id AS file, party_id AS party, subject_kind AS kind, subject_id AS id, question, type, bytes, sha256,
  added_by AS "addedBy", link_id AS link, added_at AS "addedAt", entry::int AS entry`;

const toFile = ({ file, kind, id, question, ...row }: Row): EvidenceFile => ({
  ...{ ...row, id: file, subject: { kind, id, question } },
});

export type FileStore = ReturnType<typeof createFileStore>;

/** Files of evidence, sealed. */
export function createFileStore(pool: Pool, seal: AssuranceSeal) {
  return {
    /** Oldest first. */
    async of(kind: FileSubject['kind'], id: string): Promise<readonly EvidenceFile[]> {
      const { rows } = await pool.query<Row>(
        `SELECT ${COLUMNS} FROM cordon.assurance_files WHERE subject_kind = $1 AND subject_id = $2 ORDER BY added_at, id`,
        [kind, id],
      );
      return rows.map(toFile);
    },

    async find(id: string): Promise<EvidenceFile | null> {
      const { rows } = await pool.query<Row>(`SELECT ${COLUMNS} FROM cordon.assurance_files WHERE id = $1`, [
        id,
      ]);
      return rows[0] === undefined ? null : toFile(rows[0]);
    },

    async add({ id, subject, ...file }: EvidenceFile, content: Uint8Array): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.assurance_files
           (id, party_id, subject_kind, subject_id, question, type, bytes, sha256, content_sealed, added_by, link_id, added_at, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          ...[id, file.party, subject.kind, subject.id, subject.question, file.type, file.bytes, file.sha256],
          ...[seal.seal(content, `file:${id}`), file.addedBy, file.link, file.addedAt, file.entry],
        ],
      );
    },

    /** @returns null when there is none */
    async content(id: string): Promise<Buffer | null> {
      const { rows } = await pool.query<{ sealed: Buffer }>(
        'SELECT content_sealed AS sealed FROM cordon.assurance_files WHERE id = $1',
        [id],
      );
      return rows[0] === undefined ? null : seal.open(rows[0].sealed, `file:${id}`);
    },
  };
}
