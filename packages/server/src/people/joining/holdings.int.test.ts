import { holdingWords } from '@cordon/core/people/joining';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type pg from 'pg';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';

/*
 * Whatever tells of a person and can end may be something that person holds. It stands in `cordon.holdings`, or here with why it
 * does not: so a new table cannot be forgotten when somebody leaves.
 */

const RECORD = 'says who did something, and opens nothing';
const SIGNED =
  'what agreements in force are signed with: taking it back would end them, and nobody signs without signing in';

const notHeld: Readonly<Record<string, string>> = {
  'auth.ended_sessions': 'sessions that are over',
  'cordon.absences': 'when somebody is away: it opens nothing',
  'cordon.access_reviews': RECORD,
  'cordon.accounting_suspensions': RECORD,
  'cordon.agreements': RECORD,
  'cordon.audit_scopes': 'what an auditor may look at, who has to sign in for it',
  'cordon.background_checks': 'it is asked for besides, and ends by itself',
  'cordon.canaries': RECORD,
  'cordon.conduct_steps': 'what was decided about somebody: it takes, and gives nothing',
  'cordon.control_passes': RECORD,
  'cordon.course_assignments': 'what somebody owes: it opens nothing',
  'cordon.courses': RECORD,
  'cordon.devices': 'of the party; who works on it stands in device_people',
  'cordon.dictionary_entries': RECORD,
  'cordon.drill_runs': RECORD,
  'cordon.endpoints': RECORD,
  'cordon.findings': 'whose it is to mend: it opens nothing',
  'cordon.former_party_keys': SIGNED,
  'cordon.marked_customers': RECORD,
  'cordon.party_keys': SIGNED,
  'cordon.person_steps': 'told to the watch, which only reads it',
  'cordon.phishing_campaigns': RECORD,
  'cordon.reconciliations': RECORD,
  'cordon.recordings': 'what was recorded of somebody, watched by others',
  'cordon.restore_drills': RECORD,
  'cordon.shift_changes': 'of an assignment, with which it ends',
  'cordon.sites': RECORD,
  'cordon.subject_requests': RECORD,
  'cordon.tabletops': RECORD,
  'cordon.training_rules': RECORD,
};

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = testPool(database.ownerUrl, 1);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Tables with a column that points at a person or an account, and one that says when something ends. */
async function candidates(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(`
    SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confrelid IN ('cordon.persons'::regclass, 'auth."user"'::regclass)
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attname IN ('revoked_at', 'ended_at', 'expires_at', 'expiresAt', 'until_at', 'closed_at', 'withdrawn_at',
          'retired_at', 'stands_until', 'ready_until'))
    ORDER BY 1`);
  return rows.map(({ name }) => name);
}

it('every table that somebody may hold something in is read by the list, or named with why not', async () => {
  const { rows } = await pool.query<{ source: string }>(
    `SELECT prosrc AS source FROM pg_proc WHERE oid = 'cordon.holdings(text, timestamptz)'::regprocedure`,
  );
  const source = rows[0]?.source ?? '';
  const unread = (await candidates()).filter(
    (name) => !new RegExp(`\\b${name.replaceAll('"', '"?')}\\b`).test(source),
  );
  expect(unread).toEqual(Object.keys(notHeld).toSorted());
});

it('every kind it tells of has a name, and the other way round', async () => {
  const { rows } = await pool.query<{ source: string }>(
    `SELECT prosrc AS source FROM pg_proc WHERE oid = 'cordon.holdings(text, timestamptz)'::regprocedure`,
  );
  for (const kind of Object.keys(holdingWords)) expect(rows[0]?.source).toContain(`'${kind}'`);
});
