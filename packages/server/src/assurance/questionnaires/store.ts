import type { Answer } from '@cordon/core/assurance';
import type { Pool, PoolClient } from 'pg';
import type { AssuranceSeal } from '../sealing.ts';
import type { KeptAnswer, NewAnswer, Questionnaire, Submission } from './questionnaire.ts';

const SELECT = `SELECT q.id, json_build_object('id', v.id, 'name', v.name) AS vendor, q.question_set AS set,
    json_build_object('id', p.id, 'name', p.name) AS "askedBy", q.asked_at AS "askedAt", q.due_at AS "dueAt",
    q.handed_in AS "handedIn", q.reminded
  FROM cordon.questionnaires q JOIN cordon.parties v ON v.id = q.party_id JOIN cordon.persons p ON p.id = q.asked_by`;

interface AnswerRow extends Omit<KeptAnswer, 'value' | 'text' | 'says' | 'asked'> {
  readonly answer: Buffer;
  readonly askedSealed: Buffer | null;
}

export type QuestionnaireStore = ReturnType<typeof createQuestionnaireStore>;

/** Questionnaires with their answers, which are sealed each for its place. */
export function createQuestionnaireStore(pool: Pool, seal: AssuranceSeal) {
  const answerAt = (id: string, question: string) => `answer:${id}:${question}`;
  const askedAt = (id: string, question: string) => `asked-back:${id}:${question}`;
  const put = async (
    client: Pick<PoolClient, 'query'>,
    id: string,
    answers: readonly NewAnswer[],
    at: Date,
  ) => {
    for (const { question, origin, person, value, text, says } of answers) {
      const sealed = seal.seal(JSON.stringify({ value, text, says }), answerAt(id, question));
      await client.query(
        `INSERT INTO cordon.questionnaire_answers AS a (questionnaire_id, question, answer_sealed, origin, person_id, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (questionnaire_id, question) DO UPDATE SET answer_sealed = excluded.answer_sealed,
           origin = excluded.origin, person_id = excluded.person_id, answered_at = excluded.answered_at,
           verdict = NULL, asked_sealed = NULL, judged_by = NULL, judged_at = NULL
         WHERE a.verdict IS DISTINCT FROM 'accepted'`,
        [id, question, sealed, origin, person, at],
      );
    }
  };
  const inOne = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const done = await work(client);
      await client.query('COMMIT');
      client.release();
      return done;
    } catch (error) {
      await client.query('ROLLBACK').then(
        () => {
          client.release();
        },
        () => {
          client.release(true);
        },
      );
      throw error;
    }
  };

  return {
    /** Newest first. @param vendors only theirs, or null for all */
    async list(vendors: readonly string[] | null): Promise<readonly Questionnaire[]> {
      const { rows } = await pool.query<Questionnaire>(
        `${SELECT} WHERE $1::text[] IS NULL OR q.party_id = ANY ($1) ORDER BY q.asked_at DESC, q.id LIMIT 200`,
        [vendors],
      );
      return rows;
    },

    async find(id: string): Promise<Questionnaire | null> {
      return (await pool.query<Questionnaire>(`${SELECT} WHERE q.id = $1`, [id])).rows[0] ?? null;
    },

    async send(
      made: { readonly id: string; readonly vendor: string; readonly set: number; readonly by: string },
      dueAt: Date,
      prefilled: readonly NewAnswer[],
      at: Date,
    ): Promise<void> {
      await inOne(async (client) => {
        await client.query(
          `INSERT INTO cordon.questionnaires (id, party_id, question_set, asked_by, asked_at, due_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [made.id, made.vendor, made.set, made.by, at, dueAt],
        );
        await put(client, made.id, prefilled, at);
      });
    },

    async answers(id: string): Promise<readonly KeptAnswer[]> {
      const { rows } = await pool.query<AnswerRow>(
        `SELECT a.question, a.answer_sealed AS answer, a.origin, a.answered_at AS at, a.verdict, a.asked_sealed AS "askedSealed",
                CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS by
         FROM cordon.questionnaire_answers a LEFT JOIN cordon.persons p ON p.id = a.person_id
         WHERE a.questionnaire_id = $1 ORDER BY a.question`,
        [id],
      );
      return rows.map(({ answer, askedSealed, ...row }) => ({
        ...row,
        ...(JSON.parse(seal.open(answer, answerAt(id, row.question)).toString()) as Answer & {
          readonly says: string | null;
        }),
        asked: askedSealed && seal.open(askedSealed, askedAt(id, row.question)).toString(),
      }));
    },

    /** Keeps answers while it is not handed in; one that was accepted stays. @returns false when it was handed in */
    save: (id: string, answers: readonly NewAnswer[], at: Date): Promise<boolean> =>
      inOne(async (client) => {
        const { rowCount } = await client.query(
          'SELECT FROM cordon.questionnaires WHERE id = $1 AND NOT handed_in FOR UPDATE',
          [id],
        );
        if (rowCount !== 1) return false;
        await put(client, id, answers, at);
        return true;
      }),

    /** @returns false when it was handed in already, or an answer came after these were read */
    handIn: (id: string, { entry, at, answers }: Submission, person: string | null): Promise<boolean> =>
      inOne(async (client) => {
        const { rowCount } = await client.query(
          // An answer that came after these were read is in no entry.
          `UPDATE cordon.questionnaires SET handed_in = true WHERE id = $1 AND NOT handed_in AND NOT EXISTS (
             SELECT FROM cordon.questionnaire_answers a WHERE a.questionnaire_id = $1 AND a.answered_at > $2)`,
          [id, at],
        );
        if (rowCount !== 1) return false;
        await client.query(
          `INSERT INTO cordon.questionnaire_submissions (questionnaire_id, entry, at, person_id, answers_sealed)
           VALUES ($1, $2, $3, $4, $5)`,
          [id, entry, at, person, seal.seal(answers, `submission:${id}:${String(entry)}`)],
        );
        return true;
      }),

    /** The newest; null when it was never handed in. */
    async submission(id: string): Promise<Submission | null> {
      const { rows } = await pool.query<{ entry: number; at: Date; sealed: Buffer }>(
        `SELECT entry::int AS entry, at, answers_sealed AS sealed FROM cordon.questionnaire_submissions
         WHERE questionnaire_id = $1 ORDER BY at DESC, entry DESC LIMIT 1`,
        [id],
      );
      const row = rows[0];
      if (row === undefined) return null;
      const answers = seal.open(row.sealed, `submission:${id}:${String(row.entry)}`).toString();
      return { entry: row.entry, at: row.at, answers };
    },

    /** Judges answers of what was handed in; asking back opens it again. @returns false when it is not handed in */
    judge: (
      id: string,
      judged: {
        readonly questions: readonly string[];
        readonly verdict: 'accepted' | 'asked-back';
        readonly asked: string | null;
        readonly by: string;
      },
      at: Date,
    ): Promise<boolean> =>
      inOne(async (client) => {
        const { rowCount } = await client.query(
          'UPDATE cordon.questionnaires SET handed_in = $2 WHERE id = $1 AND (handed_in OR $3)',
          // More may be asked back at once, of what was opened by the first.
          [id, judged.verdict === 'accepted', judged.verdict === 'asked-back'],
        );
        if (rowCount !== 1) return false;
        for (const question of judged.questions) {
          const asked = judged.asked === null ? null : seal.seal(judged.asked, askedAt(id, question));
          await client.query(
            `UPDATE cordon.questionnaire_answers SET verdict = $3, asked_sealed = $4, judged_by = $5, judged_at = $6
             WHERE questionnaire_id = $1 AND question = $2`,
            [id, question, judged.verdict, asked, judged.by, at],
          );
        }
        return true;
      }),

    /** Not handed in, and due before a time. */
    async due(before: Date): Promise<readonly Questionnaire[]> {
      const { rows } = await pool.query<Questionnaire>(
        `${SELECT} WHERE NOT q.handed_in AND q.due_at < $1 ORDER BY q.due_at, q.id`,
        [before],
      );
      return rows;
    },

    async reminded(id: string, days: number): Promise<void> {
      await pool.query(
        'UPDATE cordon.questionnaires SET reminded = array_append(reminded, $2) WHERE id = $1',
        [id, days],
      );
    },
  };
}
