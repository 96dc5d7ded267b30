import type { ReminderStep } from '@cordon/core/people/training';
import { sql, type Kysely } from 'kysely';

/** An open assignment whose next reminder may be owed. */
export interface Remindable {
  readonly assignment: string;
  readonly person: string;
  readonly email: string | null;
  readonly course: string;
  readonly dueAt: Date;
  readonly told: readonly ReminderStep[];
}

export interface Told {
  readonly assignment: string;
  readonly step: ReminderStep;
}

/** A mail before it is sent. */
export interface MailRow {
  readonly to: string;
  readonly subject: string;
  readonly words: string;
}

export interface WaitingMail {
  readonly id: string;
  readonly email: string;
  readonly subject: string;
  readonly words: string;
  readonly tries: number;
}

/** What is overdue at a vendor, and whom it is told. */
export interface Overdue {
  readonly party: string;
  readonly managers: readonly string[];
  readonly people: number;
  readonly assignments: number;
}

export interface ReminderStore {
  /** At most so many people's, those due soonest first. */
  remindable(at: Date, most: number): Promise<readonly Remindable[]>;
  /** Notes what is told, and the mails that tell it, in one step. */
  tell(told: readonly Told[], mails: readonly MailRow[], at: Date): Promise<void>;
  /** Vendors with something overdue whose managers were not told today. */
  overdue(at: Date): Promise<readonly Overdue[]>;
  /** @returns false when another replica did: then no mail was noted */
  escalate(party: string, mails: readonly MailRow[], at: Date): Promise<boolean>;
  /** Mails to try now, oldest first. */
  waiting(at: Date): Promise<readonly WaitingMail[]>;
  /** @param sentAt null: it was not taken, and is tried again at `again` */
  tried(id: string, sentAt: Date | null, again: Date): Promise<void>;
}

const STEPS = sql.raw(`ARRAY['assigned', 'd14', 'd7', 'd1', 'due']`);
const open = sql.raw(`a.done_at IS NULL AND a.withdrawn_at IS NULL AND p.left_at IS NULL
  AND NOT EXISTS (SELECT FROM cordon.course_completions c WHERE c.person = a.person AND c.course = a.course
    AND c.source <> 'spaced' AND c.passed_at >= a.assigned_at)`);

/** Reminders of courses: what was told, and the mails that wait. */
export function createReminderStore(db: Kysely<unknown>): ReminderStore {
  const mail = (mails: readonly MailRow[], at: Date) => sql`
    INSERT INTO cordon.training_mails (id, to_person, subject, words, made_at, again_at)
    SELECT gen_random_uuid(), m."to", m.subject, m.words, ${at}, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) AS m("to" text, subject text, words text)`;
  return {
    async remindable(at, most) {
      // The last step that was come to, unless it or a later one was told: `reminderOwed` says the same of each.
      const { rows } = await sql<Remindable>`
        WITH owed AS (
          SELECT a.id, a.person, a.course, a.due_at, p.email FROM cordon.course_assignments a JOIN cordon.persons p ON p.id = a.person
          WHERE ${open} AND NOT EXISTS (SELECT FROM cordon.training_told t WHERE t.assignment = a.id
            AND array_position(${STEPS}, t.step) >= CASE WHEN a.due_at <= ${at}::timestamptz THEN 5
              WHEN a.due_at <= ${at}::timestamptz + interval '1 day' THEN 4 WHEN a.due_at <= ${at}::timestamptz + interval '7 days' THEN 3
              WHEN a.due_at <= ${at}::timestamptz + interval '14 days' THEN 2 ELSE 1 END)),
        of AS (SELECT person FROM owed GROUP BY person ORDER BY min(due_at), person LIMIT ${most})
        SELECT o.id AS assignment, o.person, o.email, o.course, o.due_at AS "dueAt",
          ARRAY(SELECT t.step FROM cordon.training_told t WHERE t.assignment = o.id) AS told
        FROM owed o JOIN of USING (person) ORDER BY o.person, o.due_at, o.course`.execute(db);
      return rows;
    },

    tell: (told, mails, at) =>
      db.transaction().execute(async (tx) => {
        await sql`
          INSERT INTO cordon.training_told (assignment, step, at)
          SELECT t.assignment, t.step, ${at} FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS t(assignment uuid, step text)
          ON CONFLICT DO NOTHING`.execute(tx);
        await mail(mails, at).execute(tx);
      }),

    async overdue(at) {
      const { rows } = await sql<Overdue>`
        SELECT p.party_id AS party, count(DISTINCT a.person)::int AS people, count(*)::int AS assignments,
          ARRAY(SELECT v.id FROM cordon.persons v WHERE v.party_id = p.party_id AND v.role = 'vendor-admin' AND v.left_at IS NULL) AS managers
        FROM cordon.course_assignments a JOIN cordon.persons p ON p.id = a.person
        -- Who is asked for a course because they fell in an exercise is told so alone.
        WHERE ${open} AND a.due_at < ${at} AND a.reason <> 'phishing'
          AND NOT EXISTS (SELECT FROM cordon.training_escalations e WHERE e.party_id = p.party_id
            AND e.day = (${at}::timestamptz AT TIME ZONE 'UTC')::date)
        GROUP BY p.party_id`.execute(db);
      return rows;
    },

    escalate: (party, mails, at) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.training_escalations (party_id, day, at)
          VALUES (${party}, (${at}::timestamptz AT TIME ZONE 'UTC')::date, ${at}) ON CONFLICT DO NOTHING`.execute(
          tx,
        );
        if (numAffectedRows !== 1n) return false;
        await mail(mails, at).execute(tx);
        return true;
      }),

    async waiting(at) {
      // A week later it says what everybody knows.
      const { rows } = await sql<WaitingMail>`
        SELECT m.id, p.email, m.subject, m.words, m.tries FROM cordon.training_mails m JOIN cordon.persons p ON p.id = m.to_person
        WHERE m.sent_at IS NULL AND m.again_at <= ${at} AND m.made_at > ${at}::timestamptz - interval '7 days'
          AND p.email IS NOT NULL AND p.left_at IS NULL ORDER BY m.made_at, m.id LIMIT 200`.execute(db);
      return rows;
    },

    async tried(id, sentAt, again) {
      await sql`
        UPDATE cordon.training_mails SET sent_at = ${sentAt}, tries = tries + 1, again_at = ${again} WHERE id = ${id}`.execute(
        db,
      );
    },
  };
}
