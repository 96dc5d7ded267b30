import { sql, type Kysely } from 'kysely';

export interface Passed {
  readonly completion: string;
  readonly course: string;
  readonly version: number;
  readonly passedAt: Date;
  readonly source: 'attempt' | 'import' | 'spaced';
  readonly entry: number | null;
  readonly certificate: CertificateRow | null;
}

export interface CertificateRow {
  readonly id: string;
  /** SHA-256 of the file, hex: its entry names it. */
  readonly hash: string;
  readonly entry: number;
  /** RFC 3339. */
  readonly madeAt: string;
}

export interface NewCertificate {
  readonly id: string;
  readonly completion: string;
  readonly person: string;
  readonly hash: string;
  readonly sealed: string;
  readonly madeAt: Date;
  readonly entry: number;
}

export interface CertificateStore {
  /** What a person passed, newest first. */
  passedBy(person: string): Promise<readonly Passed[]>;
  /** @returns false when there is one for that completion */
  add(certificate: NewCertificate): Promise<boolean>;
  file(id: string): Promise<{ readonly person: string; readonly sealed: string } | null>;
}

/** Certificates of what was passed, sealed. */
export function createCertificateStore(db: Kysely<unknown>): CertificateStore {
  return {
    async passedBy(person) {
      const { rows } = await sql<Passed>`
        SELECT c.id AS completion, c.course, c.version, c.passed_at AS "passedAt", c.source, c.entry::int AS entry,
          CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'hash', t.hash, 'entry', t.entry, 'madeAt', t.made_at) END AS certificate
        FROM cordon.course_completions c LEFT JOIN cordon.training_certificates t ON t.completion = c.id
        WHERE c.person = ${person} ORDER BY c.passed_at DESC, c.id LIMIT 200`.execute(db);
      return rows;
    },

    async add({ id, completion, person, hash, sealed, madeAt, entry }) {
      const { numAffectedRows } = await sql`
        INSERT INTO cordon.training_certificates (id, completion, person, hash, file_sealed, made_at, entry)
        VALUES (${id}, ${completion}, ${person}, ${hash}, ${sealed}, ${madeAt}, ${entry}) ON CONFLICT DO NOTHING`.execute(
        db,
      );
      return numAffectedRows === 1n;
    },

    async file(id) {
      const { rows } = await sql<{ person: string; sealed: string }>`
        SELECT person, file_sealed AS sealed FROM cordon.training_certificates WHERE id = ${id}`.execute(db);
      return rows[0] ?? null;
    },
  };
}
