import {
  ACCEPTED,
  ATTESTS,
  STATED,
  inForceFor,
  ASKED,
  ASSESSED,
  AUDIT,
  CAME,
  DEVICE,
  LOOK,
  PAPER,
  SITE,
  VENDOR,
  WALK,
  WORKED,
} from './assuredRows.ts';
import type { Planted } from './planted.ts';

/** What is there besides, how many are looked at then, and what of it fails. */
export interface Case extends Omit<Planted, 'item'> {
  readonly test: string;
  readonly when: string;
  readonly looked: number;
  readonly why?: string | RegExp;
}

const DRILL = (id: string, days: number, state: string) =>
  `INSERT INTO cordon.restore_drills (id, asked_at, state, ended_at, entries, rows, bytes, problem) VALUES ('${id}', now(), '${state}',
    now() - interval '${String(days)} days', 1, 1, 1, ${state === 'failed' ? `'x'` : 'NULL'})`;

const GIVEN = `INSERT INTO cordon.device_people (device_id, person_id, given_by, given_at) VALUES ('dvc_planted', 'per_ada', 'per_vera', now())`;

const VISITOR = (inside: string, out: string) =>
  `INSERT INTO cordon.badge_visitors (id, site_id, escort_id, in_at, out_at, entered_by) VALUES
    ('vis_planted', 'sit_manila', 'per_ada', now() - interval '${inside}', ${out}, 'per_vera')`;

const WITHDRAWN = 'UPDATE cordon.endpoints SET withdrawn_at = now()';

const SILENT = 'UPDATE cordon.devices SET heard_at = NULL';

const GONE = `UPDATE cordon.persons SET left_at = now() - interval '1 hour' WHERE id = 'per_ada'`;

const REPORTED = `INSERT INTO cordon.audit_steps (audit_id, kind, at, detail, entry) VALUES ('aud_planted', 'reported', now(), '{}', 1)`;

export const assuredCases: readonly Case[] = [
  {
    ...{ test: 'restore-drill-held', when: 'a drill passed a month ago', looked: 1 },
    sql: [DRILL('rdr_one', 34, 'passed')],
  },
  {
    ...{
      test: 'restore-drill-held',
      when: 'one passed and the next failed',
      looked: 1,
      why: /^the drill of .* failed$/,
    },
    sql: [DRILL('rdr_one', 3, 'passed'), DRILL('rdr_two', 1, 'failed')],
  },
  {
    ...{
      test: 'restore-drill-held',
      when: 'none was made in a year',
      looked: 1,
      why: 'no backup was ever restored',
    },
    sql: [`UPDATE cordon.parties SET created_at = now() - interval '1 year' WHERE kind = 'company'`],
  },
  {
    ...{ test: 'restore-drill-held', when: 'the first is still to come', looked: 0 },
    sql: [`UPDATE cordon.parties SET created_at = now() - interval '1 day' WHERE kind = 'company'`],
  },
  {
    ...{ test: 'endpoint-tls', when: 'only its certificate ends', looked: 1 },
    sql: LOOK('{expiring}', 'now()'),
  },
  {
    ...{ test: 'endpoint-tls', when: 'nobody looked for days', looked: 1, why: /^it was last looked at on / },
    sql: [...LOOK('{}', 'now()'), `UPDATE cordon.endpoint_looks SET at = now() - interval '3 days'`],
  },
  {
    ...{ test: 'endpoint-tls', when: 'nobody ever looked', looked: 1, why: 'nobody looked at it' },
    sql: LOOK('{}', 'now()').slice(0, 1),
  },
  {
    ...{ test: 'endpoint-tls', when: 'it was named a moment ago', looked: 0 },
    sql: [...LOOK('{}', 'now()').slice(0, 1), `UPDATE cordon.endpoints SET named_at = now()`],
  },
  {
    ...{ test: 'endpoint-tls', when: 'it is mended', looked: 1 },
    sql: [
      ...LOOK('{tls-1.0}', 'now()'),
      `INSERT INTO cordon.endpoint_looks (endpoint_id, at, look, failings) VALUES ('edp_planted', now(), '{}', '{}')`,
    ],
  },
  {
    ...{ test: 'endpoint-tls', when: 'it was withdrawn', looked: 0 },
    sql: [...LOOK('{tls-1.0}', 'now()'), WITHDRAWN],
  },
  {
    ...{ test: 'vendor-certificates', when: 'it ends in a month', looked: 1 },
    sql: LOOK('{}', `now() + interval '30 days'`),
  },
  {
    ...{ test: 'vendor-certificates', when: 'its date is no date', looked: 1, why: 'its end cannot be read' },
    sql: [
      ...LOOK('{}', 'now()'),
      `UPDATE cordon.endpoint_looks SET look = '{"certificate": {"notAfter": ""}}'`,
    ],
  },
  {
    ...{ test: 'vendor-certificates', when: 'it could not be reached', looked: 0 },
    sql: [...LOOK('{}', 'now()'), `UPDATE cordon.endpoint_looks SET look = '{"reached": false}'`],
  },
  { ...{ test: 'devices-pass', when: 'all is as agreed', looked: 1 }, sql: [DEVICE('{}', 'now()')] },
  {
    ...{
      test: 'devices-pass',
      when: 'something is not told',
      looked: 1,
      why: 'it does not tell disk-encrypted',
    },
    sql: [DEVICE('{}', 'now()'), `UPDATE cordon.devices SET ok = false, unknown = '{disk-encrypted}'`],
  },
  { ...{ test: 'devices-pass', when: 'it never reported', looked: 0 }, sql: [DEVICE('{}', 'now()'), SILENT] },
  {
    ...{ test: 'devices-fresh', when: 'it never reported', looked: 1, why: 'it never reported' },
    sql: [DEVICE('{}', 'now()'), SILENT, GIVEN, WORKED(900001, 'per_ada', 2)],
  },
  {
    ...{ test: 'devices-fresh', when: 'it reported today', looked: 1 },
    sql: [DEVICE('{}', 'now()'), GIVEN, WORKED(900001, 'per_ada', 2)],
  },
  {
    ...{ test: 'devices-fresh', when: 'nobody worked on it', looked: 0 },
    sql: [DEVICE('{}', `now() - interval '3 days'`), GIVEN, 'DELETE FROM cordon.access_events'],
  },
  {
    ...{ test: 'badge-before-work', when: 'the badge came after the work', looked: 1, why: /^worked there/ },
    sql: [...SITE, ...CAME('per_ada', 20), WORKED(900001, 'per_ada', 28)],
  },
  {
    ...{ test: 'badge-before-work', when: 'the reader refused it', looked: 1, why: /^worked there/ },
    sql: [
      ...SITE,
      ...CAME('per_ada', 30),
      WORKED(900001, 'per_ada', 28),
      `UPDATE cordon.badge_events SET result = 'denied'`,
    ],
  },
  {
    ...{ test: 'badge-before-work', when: 'the site has no badge system yet', looked: 0 },
    sql: [WORKED(900001, 'per_ada', 28)],
  },
  {
    ...{ test: 'badge-before-work', when: 'the system came after the work', looked: 0 },
    sql: [
      ...SITE,
      WORKED(900001, 'per_ada', 28),
      `UPDATE cordon.badge_systems SET created_at = now() - interval '30 hours'`,
    ],
  },
  {
    ...{ test: 'badge-of-leaver', when: 'it was reported lost', looked: 1 },
    sql: [...SITE, ...CAME('per_ada', 30), GONE, `UPDATE cordon.badges SET lost_at = now()`],
  },
  {
    ...{ test: 'visitors-escorted', when: 'it was noted late', looked: 1 },
    sql: [VISITOR('17 hours', 'now()')],
  },
  {
    ...{ test: 'visitors-escorted', when: 'nobody noted that they left', looked: 1, why: /^nobody noted / },
    sql: [VISITOR('17 hours', 'NULL')],
  },
  {
    ...{
      test: 'visitors-escorted',
      when: 'their escort is gone',
      looked: 1,
      why: 'is inside, and their escort is gone',
    },
    sql: [VISITOR('2 hours', 'NULL'), GONE],
  },
  {
    ...{ test: 'visitors-escorted', when: 'they are inside with them', looked: 1 },
    sql: [VISITOR('2 hours', 'NULL')],
  },
  {
    ...{ test: 'inspections-passed', when: 'the company saw it right since', looked: 2 },
    sql: [WALK('ins_planted', 'per_vera', 24, 'fail'), WALK('ins_next', 'per_sam', 1, 'pass')],
  },
  {
    ...{
      test: 'inspections-passed',
      when: 'the vendor found it wrong since',
      looked: 2,
      why: /^found wrong on /,
    },
    sql: [WALK('ins_planted', 'per_sam', 24, 'pass'), WALK('ins_next', 'per_vera', 1, 'fail')],
  },
  {
    ...{ test: 'audits-held', when: 'an audit was reported', looked: 1 },
    sql: [AUDIT, REPORTED],
    terms: inForceFor(2000),
  },
  {
    ...{ test: 'audits-held', when: 'one was planned and no more', looked: 1, why: /^an audit was due on / },
    ...{ sql: [AUDIT], terms: inForceFor(2000) },
  },
  {
    ...{ test: 'audit-evidence-answered', when: 'the audit was abandoned', looked: 0 },
    sql: [
      AUDIT,
      `INSERT INTO cordon.audit_requests (id, audit_id, party_id, asks, due_at, asked_by, asked_at, entry) VALUES
        ('aer_planted', 'aud_planted', '${VENDOR}', 'x', now() - interval '1 hour', 'per_priya', now() - interval '9 days', 1)`,
      REPORTED.replace('reported', 'abandoned'),
    ],
  },
  { ...{ test: 'attestations-made', when: 'it is not due yet', looked: 1 }, terms: ATTESTS(100) },
  {
    ...{ test: 'attestations-made', when: 'it was stated in time', looked: 1 },
    terms: ATTESTS(400),
    sql: [STATED(100)],
  },
  {
    ...{
      test: 'attestations-made',
      when: 'it was stated and refused',
      looked: 1,
      why: /^a statement was due on /,
    },
    terms: ATTESTS(400),
    sql: [
      STATED(100),
      `UPDATE cordon.attestations SET verdict = 'refused', verdict_words = 'x' WHERE id = 'att_stated'`,
    ],
  },
  {
    ...{ test: 'attestations-unexpired', when: 'it is its last day', looked: 1 },
    sql: [PAPER('att_planted', 'pen-test', 'now()')],
  },
  {
    ...{
      test: 'attestations-unexpired',
      when: 'the next one waits',
      looked: 1,
      why: /^its time was over after /,
    },
    sql: [
      PAPER('att_planted', 'pen-test', `now() - interval '1 day'`),
      PAPER('att_next', 'pen-test', `now() + interval '90 days'`),
      `UPDATE cordon.attestations SET verdict = NULL, judged_by = NULL, judged_at = NULL WHERE id = 'att_next'`,
    ],
  },
  {
    ...{ test: 'questionnaires-answered', when: 'it was handed in', looked: 1 },
    sql: [
      ASKED('qst_planted', VENDOR, `now() - interval '1 day'`),
      `UPDATE cordon.questionnaires SET handed_in = true`,
    ],
  },
  {
    ...{ test: 'risk-reviewed', when: 'a purpose was never assessed', looked: 2, why: 'nobody assessed it' },
    sql: [ASSESSED(1, '9999-01-01'), `DELETE FROM cordon.assessment_records WHERE about = 'order-support'`],
  },
  { ...{ test: 'risk-reviewed', when: 'all were assessed', looked: 2 }, sql: [ASSESSED(1, '9999-01-01')] },
  {
    ...{ test: 'findings-exceptions-approved', when: 'two people agreed', looked: 1 },
    sql: ACCEPTED('per_priya'),
  },
  {
    ...{ test: 'findings-exceptions-approved', when: 'nobody asked', looked: 1, why: /^nobody is known / },
    sql: [...ACCEPTED('per_priya'), 'DELETE FROM cordon.finding_events'],
  },
  {
    ...{
      test: 'findings-exceptions-approved',
      when: 'its time ran out',
      looked: 1,
      why: /^its time was over on /,
    },
    sql: [
      ...ACCEPTED('per_priya'),
      `UPDATE cordon.findings SET excepted_until = now() - interval '2 hours' WHERE state = 'exception'`,
    ],
  },
  {
    ...{ test: 'awareness-measured', when: 'almost nothing of the formula is fed', looked: 1 },
    why: 'measured on 10 % of the formula',
    sql: [
      `UPDATE cordon.awareness_snapshots SET board = '{"total": {"confidence": 0.1}}' WHERE party_id = 'pty_brightline'`,
    ],
  },
  {
    ...{ test: 'leavers-proved', when: 'somebody went who held nothing', looked: 1 },
    sql: [
      `INSERT INTO cordon.persons (id, party_id, name, role, left_at, created_at)
       VALUES ('per_gone', 'pty_brightline', 'Gone', 'agent', now() - interval '8 days', now())`,
    ],
  },
  {
    ...{ test: 'leavers-proved', when: 'a secret they were shown is in use a week later', looked: 1 },
    why: 'a secret they were shown is in use a week later',
    sql: [
      `INSERT INTO cordon.persons (id, party_id, name, role, left_at, created_at)
       VALUES ('per_gone', 'pty_brightline', 'Gone', 'vendor-admin', now() - interval '8 days', now())`,
      `INSERT INTO cordon.device_secrets (id, party_id, use, name, secret_hash, created_by, created_at)
       VALUES ('dsc_gone', 'pty_brightline', 'enroll', 'x', sha256('gone'), 'per_gone', now())`,
    ],
  },
];
