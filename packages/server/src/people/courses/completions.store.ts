import type { FoundCompletion, KnownPerson } from '@cordon/core/people/courses';
import type { Pool } from 'pg';
import type { Completion } from './course.ts';

/** Whom a completion comes from where no paper of ours does. */
export interface Teller {
  readonly person: string | null;
  readonly system: string | null;
}

export interface ImportedCompletion {
  readonly person: { readonly id: string; readonly name: string };
  readonly course: string;
  readonly version: number;
  readonly passedAt: Date;
  readonly knownAt: Date;
  readonly by: string;
  readonly entry: number | null;
}

export type CompletionStore = ReturnType<typeof createCompletionStore>;

/** Who passed what. */
export function createCompletionStore(pool: Pool) {
  return {
    /**
     * Completions that count, newest first.
     * @param people null for everybody
     */
    async of(people: readonly string[] | null): Promise<readonly Completion[]> {
      const { rows } = await pool.query<Completion>(
        `SELECT k.person, k.course, k.version, k.passed_at AS "passedAt", k.source, k.entry::int AS entry
         FROM cordon.course_completions k JOIN cordon.courses c ON c.id = k.course AND k.version >= c.counts_from
         WHERE $1::text[] IS NULL OR k.person = ANY ($1) ORDER BY k.passed_at DESC, k.id`,
        [people],
      );
      return rows;
    },

    /** Those of people of a party who work there, and every name a line may call them by. */
    async people(party: string): Promise<readonly KnownPerson[]> {
      const { rows } = await pool.query<KnownPerson>(
        `SELECT p.id, array_remove(ARRAY[p.email, d.user_name, d.attributes->>'externalId'], NULL) AS names
         FROM cordon.persons p LEFT JOIN cordon.directory_users d ON d.person_id = p.id AND d.deleted_at IS NULL
         WHERE p.party_id = $1 AND p.left_at IS NULL`,
        [party],
      );
      return rows;
    },

    /** What was imported of a party's people already, since a time. */
    async imported(
      party: string,
      since: Date,
    ): Promise<readonly Pick<Completion, 'person' | 'course' | 'passedAt'>[]> {
      const { rows } = await pool.query<Pick<Completion, 'person' | 'course' | 'passedAt'>>(
        `SELECT k.person, k.course, k.passed_at AS "passedAt" FROM cordon.course_completions k
         JOIN cordon.persons p ON p.id = k.person
         WHERE p.party_id = $1 AND k.source = 'import' AND k.passed_at >= $2`,
        [party, since],
      );
      return rows;
    },

    /** @returns how many were new */
    async take(
      completions: readonly (FoundCompletion & { readonly id: string })[],
      { person, system }: Teller,
      entry: number,
      at: Date,
    ): Promise<number> {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.course_completions (id, person, course, version, passed_at, source, entry, imported_by, system, known_at)
         SELECT g.id, g.person, g.course, g.version, g.at, 'import', $6, $7, $8, $9
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::timestamptz[]) AS g (id, person, course, version, at)
         ON CONFLICT (person, course, source, passed_at) DO NOTHING`,
        [
          completions.map(({ id }) => id),
          completions.map((one) => one.person),
          completions.map(({ course }) => course),
          completions.map(({ version }) => version),
          completions.map(({ passedAt }) => new Date(passedAt)),
          ...[entry, person, system, at],
        ],
      );
      return rowCount ?? 0;
    },

    /** The newest that others told of a party's people, with who told them. */
    async told(party: string): Promise<readonly ImportedCompletion[]> {
      const { rows } = await pool.query<ImportedCompletion>(
        `SELECT json_build_object('id', p.id, 'name', p.name) AS person, k.course, k.version, k.passed_at AS "passedAt",
           k.known_at AS "knownAt", coalesce(b.name, s.name) AS by, k.entry::int AS entry
         FROM cordon.course_completions k JOIN cordon.persons p ON p.id = k.person
         LEFT JOIN cordon.persons b ON b.id = k.imported_by LEFT JOIN cordon.course_systems s ON s.id = k.system
         WHERE p.party_id = $1 AND k.source = 'import' ORDER BY k.known_at DESC, p.name, k.course LIMIT 100`,
        [party],
      );
      return rows;
    },
  };
}
