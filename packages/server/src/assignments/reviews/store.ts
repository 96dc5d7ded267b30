import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { operations } from '@cordon/core/kernel';
import { alone } from '../../platform/alone.ts';
import { withTransaction } from '../../platform/db.ts';
import { oweWithin } from '../../platform/owing.ts';
import type { Review, ReviewItem, Reviews } from './review.ts';

/** Key of the advisory lock under which one replica looks after reviews. */
const LOCK = 4_014_023;

export function createReviews(pool: Pool, db: Kysely<unknown>): Reviews {
  return {
    async list({ party = null, id = null }) {
      const { rows } = await pool.query<Review>(
        `SELECT r.id, json_build_object('id', g.id, 'title', g.title) AS agreement,
                json_build_object('id', v.id, 'name', v.name) AS party, r.opened_at AS "openedAt", r.due_at AS "dueAt",
                r.reminded_at AS "remindedAt", r.closed_at AS "closedAt",
                (count(i.*) FILTER (WHERE i.answer = 'keep'))::int AS kept,
                (count(i.*) FILTER (WHERE i.answer = 'remove'))::int AS removed,
                (count(i.*) FILTER (WHERE i.answer IS NULL OR i.answer = 'unanswered'))::int AS open
         FROM cordon.access_reviews r JOIN cordon.agreements g ON g.id = r.agreement_id
         JOIN cordon.parties v ON v.id = g.processor_id
         LEFT JOIN cordon.access_review_items i ON i.review_id = r.id
         WHERE ($1::text IS NULL OR v.id = $1) AND ($2::text IS NULL OR r.id = $2)
         GROUP BY r.id, g.id, v.id ORDER BY r.opened_at DESC, r.id`,
        [party, id],
      );
      return rows;
    },

    async items(review) {
      const { rows } = await pool.query<ReviewItem>(
        `SELECT a.id AS assignment, json_build_object('id', p.id, 'name', p.name) AS person, a.access_role AS "accessRole",
                a.purpose, s.name AS site, a.shift, a.from_at AS since, i.answer, b.name AS "answeredBy",
                i.answered_at AS "answeredAt",
                (SELECT max(e.at) FROM cordon.access_events e
                 WHERE e.agent = a.person_id AND e.agreement_id = a.agreement_id AND e.ok AND e.kind = ANY ($2)) AS "lastUse"
         FROM cordon.access_review_items i JOIN cordon.assignments a ON a.id = i.assignment_id
         JOIN cordon.persons p ON p.id = a.person_id
         LEFT JOIN cordon.sites s ON s.id = a.site_id LEFT JOIN cordon.persons b ON b.id = i.answered_by
         WHERE i.review_id = $1 ORDER BY p.name, p.id, a.purpose, a.id`,
        [review, operations],
      );
      return rows;
    },

    open: ({ id, agreement, by, at, dueAt }) =>
      withTransaction(db, async (tx) => {
        const live = sql`agreement_id = ${agreement} AND ended_at IS NULL AND from_at <= ${at}
          AND (until_at IS NULL OR until_at > ${at})`;
        const opened = await sql`
          INSERT INTO cordon.access_reviews (id, agreement_id, opened_at, opened_by, due_at)
          SELECT ${id}, ${agreement}, ${at}, ${by}, ${dueAt} WHERE EXISTS (SELECT FROM cordon.assignments WHERE ${live})
          ON CONFLICT (agreement_id) WHERE closed_at IS NULL DO NOTHING`.execute(tx);
        if (opened.numAffectedRows !== 1n) return null;
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.access_review_items (review_id, assignment_id)
          SELECT ${id}, id FROM cordon.assignments WHERE ${live}`.execute(tx);
        return Number(numAffectedRows ?? 0n);
      }),

    answer: (review, assignments, answer, by, at, owes) =>
      withTransaction(db, async (tx) => {
        const { rows } = await sql<{ id: string }>`
          UPDATE cordon.access_review_items SET answer = ${answer}, answered_by = ${by}, answered_at = ${at}
          WHERE review_id = ${review} AND assignment_id = ANY (${assignments}) AND answer IS NULL
          RETURNING assignment_id AS id`.execute(tx);
        await sql`
          UPDATE cordon.access_reviews SET closed_at = ${at} WHERE id = ${review} AND closed_at IS NULL
            AND NOT EXISTS (SELECT FROM cordon.access_review_items WHERE review_id = ${review} AND answer IS NULL)`.execute(
          tx,
        );
        const answered = rows.map(({ id }) => id);
        if (owes !== undefined) await oweWithin(tx, owes(answered));
        return answered;
      }),

    async reminded(review, at) {
      await pool.query('UPDATE cordon.access_reviews SET reminded_at = $2 WHERE id = $1', [review, at]);
    },

    async base(agreement) {
      const { rows } = await pool.query<{ base: Date | null }>(
        `SELECT coalesce((SELECT max(due_at) FROM cordon.access_reviews WHERE agreement_id = $1),
                         (SELECT min(made_at) FROM cordon.assignments WHERE agreement_id = $1)) AS base`,
        [agreement],
      );
      return rows[0]?.base ?? null;
    },

    async reviewers(party) {
      const { rows } = await pool.query<{ email: string }>(
        `SELECT email FROM cordon.persons WHERE party_id = $1 AND role IN ('vendor-admin', 'team-lead')
           AND suspended_at IS NULL ORDER BY id`,
        [party],
      );
      return rows.map(({ email }) => email);
    },

    alone: async (work) => (await alone(pool, LOCK, work)) !== null,
  };
}
