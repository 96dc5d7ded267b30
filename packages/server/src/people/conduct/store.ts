import { conductSteps, type ConductHold } from '@cordon/core/kernel';
import type { CaseAct } from '@cordon/core/people/conduct';
import { sql, type Kysely, type Transaction } from 'kysely';
import { revokeWithin } from '../../identity/index.ts';
import { withTransaction } from '../../platform/db.ts';
import { oweWithin } from '../../platform/owing.ts';
import { newId } from '../../platform/ids.ts';
import type { CaseStore, CitedEntry, ConductCase, KeptAct, Subject, Writing } from './conduct.ts';

type Row = Omit<ConductCase, 'acts'> & {
  readonly acts: readonly (Omit<KeptAct, 'text'> & { readonly text: string | null })[];
};

const NAMED = (alias: string) => sql.raw(`json_build_object('id', ${alias}.id, 'name', ${alias}.name)`);

/** Cases of conduct and what was done in them. */
export function createCaseStore(db: Kysely<unknown>): CaseStore {
  return {
    async list({ id = null, vendor = null, subject = null }) {
      const { rows } = await sql<Row>`
        SELECT c.id, json_build_object('id', g.id, 'title', g.title) AS agreement, ${NAMED('v')} AS vendor,
          ${NAMED('p')} AS subject, CASE WHEN r.id IS NULL THEN NULL ELSE ${NAMED('r')} END AS reporter,
          c.violation, c.gravity, c.source, c.basis, c.rule, c.summary, ${NAMED('o')} AS "openedBy",
          c.opened_at AS "openedAt", s.served_at AS "servedAt",
          coalesce((SELECT json_agg(json_build_object('act', a.act, 'by', b.name, 'text', encode(a.text, 'base64'),
              'entry', coalesce(a.entry, (SELECT l.idx FROM cordon.ledger_bodies l WHERE l.owed = a.owed))) ORDER BY a.seq)
            FROM cordon.conduct_acts a LEFT JOIN cordon.persons b ON b.id = a.person_id WHERE a.case_id = c.id), '[]') AS acts
        FROM cordon.conduct_cases c JOIN cordon.agreements g ON g.id = c.agreement_id
        JOIN cordon.parties v ON v.id = c.vendor JOIN cordon.persons p ON p.id = c.subject
        JOIN cordon.persons o ON o.id = c.opened_by LEFT JOIN cordon.persons r ON r.id = c.reporter
        LEFT JOIN cordon.conduct_steps s ON s.case_id = c.id
        WHERE c.erased_at IS NULL AND (${id}::text IS NULL OR c.id = ${id}) AND (${vendor}::text IS NULL OR c.vendor = ${vendor})
          AND (${subject}::text IS NULL OR c.subject IN (SELECT cordon.same_people(${subject})))
        ORDER BY c.opened_at DESC, c.id`.execute(db);
      return rows.map((row) => ({
        ...row,
        acts: row.acts.map((act) => ({
          ...act,
          text: act.text === null ? null : Buffer.from(act.text, 'base64'),
        })),
      }));
    },

    async samePeople(person) {
      const { rows } = await sql<{ id: string }>`SELECT cordon.same_people(${person}) AS id`.execute(db);
      return rows.map(({ id }) => id);
    },

    open: ({ facts, report, by, ...made }) =>
      withTransaction(db, async (tx) => {
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.conduct_cases (id, agreement_id, vendor, subject, reporter, violation, gravity, source, basis,
            rule, summary, opened_by, opened_at)
          VALUES (${made.id}, ${made.agreement}, ${made.vendor}, ${made.subject}, ${made.reporter}, ${made.violation},
            ${made.gravity}, ${made.source}, ${made.basis}, ${JSON.stringify(made.rule)}::jsonb, ${made.summary}, ${by}, ${made.at})
          ON CONFLICT DO NOTHING`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        for (const [seq, { act, entry }] of facts.entries())
          await keep(tx, made.id, { seq, act, entry, text: null }, null);
        await sql`
          UPDATE cordon.conduct_reports SET state = 'case', case_id = ${made.id}, handled_by = ${by}, handled_at = ${made.at}
          WHERE id = ${report} AND state = 'received'`.execute(tx);
        return true;
      }),

    write: (id, writing) =>
      withTransaction(db, async (tx) => {
        const { rows } = await sql<{ subject: string; acts: number }>`
          SELECT c.subject, (SELECT count(*)::int FROM cordon.conduct_acts a WHERE a.case_id = c.id) AS acts
          FROM cordon.conduct_cases c WHERE c.id = ${id} AND c.erased_at IS NULL FOR UPDATE`.execute(tx);
        if (rows[0]?.acts !== writing.seq) return false;
        const key = newId('owe');
        await keep(tx, id, writing, writing.owes === undefined ? null : key);
        const taken = await take(tx, id, rows[0].subject, writing);
        if (writing.owes !== undefined) await oweWithin(tx, [writing.owes(taken)], key);
        if (writing.gives === true) await giveBack(tx, id, new Date(writing.act.at));
        return true;
      }),

    async entriesAbout(entries, people) {
      const { rows } = await sql<CitedEntry>`
        SELECT idx AS entry, at, kind, code, agreement_id AS agreement FROM cordon.ledger_bodies
        WHERE idx = ANY (${entries}::bigint[])
          AND (person_id = ANY (${people}::text[]) OR body::jsonb #>> '{words,subjectPerson}' = ANY (${people}::text[]))
        ORDER BY idx`.execute(db);
      return rows;
    },

    async entriesStanding(entries) {
      const { rows } = await sql<CitedEntry>`
        SELECT idx AS entry, at, kind, code, agreement_id AS agreement FROM cordon.ledger_bodies
        WHERE idx = ANY (${entries}::bigint[]) ORDER BY idx`.execute(db);
      return rows;
    },

    async subject(person) {
      const { rows } = await sql<Subject>`
        SELECT p.id, p.name, p.party_id AS vendor FROM cordon.persons p
        JOIN cordon.parties v ON v.id = p.party_id AND v.kind = 'vendor' WHERE p.id = ${person}`.execute(db);
      return rows[0] ?? null;
    },

    async isInIncident(incident, person) {
      const { rows } = await sql`
        SELECT FROM cordon.signals WHERE incident_id = ${incident} AND agent = ${person} LIMIT 1`.execute(db);
      return rows.length > 0;
    },

    async findingEntry(finding, vendor) {
      const { rows } = await sql<{ entry: number }>`
        SELECT l.idx AS entry FROM cordon.findings f JOIN cordon.ledger_bodies l ON l.kind = 'finding-raised'
          AND l.body::jsonb #>> '{words,finding}' = f.id
        WHERE f.id = ${finding} AND f.party_id = ${vendor} LIMIT 1`.execute(db);
      return rows[0]?.entry ?? null;
    },

    async toTell() {
      const { rows } = await sql<{ id: string; seq: number; kind: CaseAct['kind']; email: string }>`
        SELECT a.case_id AS id, a.seq, a.act->>'kind' AS kind, p.email FROM cordon.conduct_acts a
        JOIN cordon.conduct_cases c ON c.id = a.case_id JOIN cordon.persons p ON p.id = c.subject
        WHERE a.told_at IS NULL AND a.act->>'kind' IN ('hearing-asked', 'decided', 'appeal-decided')
          AND p.email IS NOT NULL ORDER BY a.at`.execute(db);
      return rows;
    },

    async told(id, seq, at) {
      await sql`UPDATE cordon.conduct_acts SET told_at = ${at} WHERE case_id = ${id} AND seq = ${seq}`.execute(
        db,
      );
    },

    async retraining() {
      const { rows } = await sql<{
        id: string;
        person: string;
        agreement: string;
        course: string;
        from: Date;
      }>`
        SELECT s.case_id AS id, s.person_id AS person, c.agreement_id AS agreement, s.course, s.from_at AS "from"
        FROM cordon.conduct_steps s JOIN cordon.conduct_cases c ON c.id = s.case_id
        WHERE s.step = 'retraining' AND s.served_at IS NULL AND s.lifted_at IS NULL ORDER BY s.from_at`.execute(
        db,
      );
      return rows;
    },

    async served(id, at) {
      await sql`UPDATE cordon.conduct_steps SET served_at = ${at}
        WHERE case_id = ${id} AND step = 'retraining' AND served_at IS NULL`.execute(db);
    },

    erase: (id, at) =>
      withTransaction(db, async (tx) => {
        await sql`DELETE FROM cordon.conduct_acts WHERE case_id = ${id}`.execute(tx);
        await sql`DELETE FROM cordon.conduct_steps WHERE case_id = ${id}`.execute(tx);
        await sql`UPDATE cordon.conduct_reports SET subject = NULL, reporter = NULL, text = NULL, answer = NULL,
          handled_by = NULL, receipt_hash = NULL, erased_at = ${at} WHERE case_id = ${id}`.execute(tx);
        await sql`UPDATE cordon.conduct_cases SET subject = NULL, reporter = NULL, summary = NULL, opened_by = NULL,
          basis = NULL, erased_at = ${at} WHERE id = ${id}`.execute(tx);
      }),

    async vendorRecord(vendor, since) {
      const { rows } = await sql<{ planAskedAt: Date | null; suspensionAskedAt: Date | null }>`
        SELECT max(asked_at) FILTER (WHERE step = 'corrective-plan') AS "planAskedAt",
          max(asked_at) FILTER (WHERE step = 'suspension') AS "suspensionAskedAt"
        FROM cordon.conduct_vendor_steps WHERE vendor = ${vendor} AND asked_at >= ${since}`.execute(db);
      const [row] = rows;
      return {
        planAskedAt: row?.planAskedAt?.getTime() ?? null,
        suspensionAskedAt: row?.suspensionAskedAt?.getTime() ?? null,
      };
    },

    async wasAsked(vendor, step, since) {
      const { rows } = await sql`SELECT FROM cordon.conduct_vendor_steps
        WHERE vendor = ${vendor} AND step = ${step} AND asked_at >= ${since} LIMIT 1`.execute(db);
      return rows.length > 0;
    },

    async vendorStep(vendor, step, { cases, grave }, at) {
      await sql`INSERT INTO cordon.conduct_vendor_steps (vendor, step, asked_at, cases, grave)
        VALUES (${vendor}, ${step}, ${at}, ${cases}, ${grave}) ON CONFLICT DO NOTHING`.execute(db);
    },
  };
}

async function keep(
  tx: Transaction<unknown>,
  id: string,
  { seq, act, text, entry }: Pick<Writing, 'seq' | 'act' | 'text' | 'entry'>,
  owed: string | null,
): Promise<void> {
  await sql`
    INSERT INTO cordon.conduct_acts (case_id, seq, at, person_id, side, act, text, entry, owed)
    VALUES (${id}, ${seq}, ${new Date(act.at)}, ${act.by.person}, ${act.by.side}, ${JSON.stringify(act)}::jsonb, ${text},
      ${entry}, ${owed})`.execute(tx);
}

/** From the commit on nothing is shown to them: what they hold open goes with the step, under whatever name they came. */
async function take(
  tx: Transaction<unknown>,
  id: string,
  person: string,
  { act, takes }: Writing,
): Promise<{ sessions: number; assignments: readonly string[] }> {
  if (takes === undefined) return { sessions: 0, assignments: [] };
  const at = new Date(act.at);
  const { step, agreement, until, course } = takes;
  const ends = isFinal(takes)
    ? await sql<{ id: string }>`
        SELECT cordon.end_assignments(ARRAY(
          SELECT a.id FROM cordon.assignments a WHERE a.ended_at IS NULL AND a.person_id IN (SELECT cordon.same_people(${person}))
            AND (${agreement}::text IS NULL OR a.agreement_id = ${agreement})), ${at}, ${act.by.person}, 'conduct') AS id`.execute(
        tx,
      )
    : { rows: [] };
  const assignments = ends.rows.map((one) => one.id);
  await sql`
    INSERT INTO cordon.conduct_steps (case_id, person_id, step, agreement_id, from_at, until_at, course, ended_assignments)
    VALUES (${id}, ${person}, ${step}, ${agreement}, ${at}, ${until === null ? null : new Date(until)}, ${course},
      ${assignments})`.execute(tx);
  const { rows } = await sql<{ id: string }>`SELECT cordon.same_people(${person}) AS id`.execute(tx);
  const targets = rows.map((one) => ({ scope: 'person' as const, id: one.id }));
  const { sessions } = await revokeWithin(tx, targets, at);
  return { sessions, assignments };
}

function isFinal({ step }: ConductHold): boolean {
  return conductSteps.indexOf(step) >= conductSteps.indexOf('removal');
}

/** Exactly what this step took: work that somebody else's decision bars, or that was given anew since, stays as it is. */
async function giveBack(tx: Transaction<unknown>, id: string, at: Date): Promise<void> {
  await sql`UPDATE cordon.conduct_steps SET lifted_at = ${at} WHERE case_id = ${id} AND lifted_at IS NULL`.execute(
    tx,
  );
  await sql`
    UPDATE cordon.assignments a SET ended_at = NULL, ended_by = NULL, ended_why = NULL
    FROM cordon.conduct_steps s
    WHERE s.case_id = ${id} AND a.id = ANY (s.ended_assignments) AND a.ended_why = 'conduct'
      AND (a.until_at IS NULL OR a.until_at > ${at}) AND NOT cordon.conduct_bars(a.person_id, a.agreement_id)
      AND NOT EXISTS (SELECT FROM cordon.assignments o WHERE o.person_id = a.person_id AND o.agreement_id = a.agreement_id
        AND o.purpose = a.purpose AND o.ended_at IS NULL)`.execute(tx);
}
