import type { Pool } from 'pg';
import type { CourseDraft, CourseVersion, RegisteredCourse } from './course.ts';

const VERSION = `SELECT v.course, v.version, v.language, v.title, v.body, v.hash, v.published_at AS "publishedAt", v.entry::int AS entry,
  CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS "publishedBy"
  FROM cordon.course_versions v LEFT JOIN cordon.persons p ON p.id = v.published_by`;

/** The language it was written in first: English where there is one. */
const FIRST = `ORDER BY (language = 'en') DESC, published_at, language LIMIT 1`;

export type VersionStore = ReturnType<typeof createVersionStore>;

/** Courses, their versions, and what is being written. */
export function createVersionStore(pool: Pool) {
  return {
    /** Every course, those that were withdrawn included, by title. */
    async list(): Promise<readonly RegisteredCourse[]> {
      const { rows } = await pool.query<RegisteredCourse>(
        `WITH newest AS (SELECT course, max(version) AS version FROM cordon.course_versions GROUP BY course)
         SELECT c.id, c.origin, c.counts_from AS "countsFrom", c.withdrawn_at AS "withdrawnAt", n.version,
           (SELECT array_agg(language ORDER BY language) FROM cordon.course_versions
            WHERE course = c.id AND version = n.version) AS languages, o.title, o.published_at AS "publishedAt"
         FROM cordon.courses c JOIN newest n ON n.course = c.id
         CROSS JOIN LATERAL (SELECT title, published_at FROM cordon.course_versions
                             WHERE course = c.id AND version = n.version ${FIRST}) o
         ORDER BY o.title, c.id`,
      );
      return rows;
    },

    /** One version in a language; without that language, in the one it was written in. */
    async find(course: string, version: number, language: string): Promise<CourseVersion | null> {
      const { rows } = await pool.query<CourseVersion>(
        `${VERSION} WHERE v.course = $1 AND v.version = $2
         ORDER BY (v.language = $3) DESC, (v.language = split_part($3, '-', 1)) DESC, (v.language = 'en') DESC, v.published_at
         LIMIT 1`,
        [course, version, language],
      );
      return rows[0] ?? null;
    },

    /** Newest first, a language a row. */
    async versions(course: string): Promise<readonly CourseVersion[]> {
      const { rows } = await pool.query<CourseVersion>(
        `${VERSION} WHERE v.course = $1 ORDER BY v.version DESC, v.language`,
        [course],
      );
      return rows;
    },

    /** @returns false when that version stands already: two published at once */
    async publish(
      version: Omit<CourseVersion, 'publishedBy'> & { readonly publishedBy: string | null },
      origin: RegisteredCourse['origin'],
      renews: boolean,
    ): Promise<boolean> {
      const { course, publishedBy, publishedAt } = version;
      await pool.query(
        `INSERT INTO cordon.courses (id, origin, created_at, created_by) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
        [course, origin, publishedAt, publishedBy],
      );
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.course_versions (course, version, language, title, body, hash, published_by, published_at, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
        [
          ...[course, version.version, version.language, version.title, version.body, version.hash],
          ...[publishedBy, publishedAt, version.entry],
        ],
      );
      if (rowCount === 1 && renews)
        await pool.query('UPDATE cordon.courses SET counts_from = $2 WHERE id = $1', [
          course,
          version.version,
        ]);
      return rowCount === 1;
    },

    async setWithdrawn(course: string, at: Date | null): Promise<boolean> {
      const { rowCount } = await pool.query(
        'UPDATE cordon.courses SET withdrawn_at = $2 WHERE id = $1 AND (withdrawn_at IS NULL) = ($2::timestamptz IS NOT NULL)',
        [course, at],
      );
      return rowCount === 1;
    },

    async drafts(): Promise<readonly CourseDraft[]> {
      const { rows } = await pool.query<CourseDraft>(
        `SELECT d.course, d.language, d.body, d.saved_at AS "savedAt", d.revision, json_build_object('id', p.id, 'name', p.name) AS "savedBy"
         FROM cordon.course_drafts d JOIN cordon.persons p ON p.id = d.saved_by ORDER BY d.saved_at DESC, d.course, d.language`,
      );
      return rows;
    },

    /**
     * @param revision of the draft that was open; 0 for a new one
     * @returns the new revision, null when somebody saved in the meantime
     */
    async saveDraft(
      draft: Pick<CourseDraft, 'course' | 'language' | 'body'>,
      revision: number,
      by: string,
      at: Date,
    ): Promise<number | null> {
      const { rows } = await pool.query<{ revision: number }>(
        `INSERT INTO cordon.course_drafts AS d (course, language, body, saved_by, saved_at, revision)
         SELECT $1, $2, $3, $4, $5, 1 WHERE $6 = 0 OR EXISTS (SELECT FROM cordon.course_drafts WHERE course = $1 AND language = $2)
         ON CONFLICT (course, language) DO UPDATE SET body = EXCLUDED.body, saved_by = EXCLUDED.saved_by,
           saved_at = EXCLUDED.saved_at, revision = d.revision + 1 WHERE d.revision = $6 RETURNING revision`,
        [draft.course, draft.language, draft.body, by, at, revision],
      );
      return rows[0]?.revision ?? null;
    },

    async dropDraft(course: string, language: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        'DELETE FROM cordon.course_drafts WHERE course = $1 AND language = $2',
        [course, language],
      );
      return rowCount === 1;
    },
  };
}
