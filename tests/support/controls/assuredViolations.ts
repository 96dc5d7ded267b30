import { AGREEMENT, finding, type Planted } from './planted.ts';

/* Violations of what vendors, sites, devices and reviewers owe. */

const VENDOR = 'pty_brightline';

const LOOK = (failings: string, ends: string) => [
  `INSERT INTO cordon.endpoints (id, party_id, host, port, speaks, used_for, reach, named_by, named_at) VALUES
    ('edp_planted', '${VENDOR}', 'planted.example', 443, 'tls', 'desktop', 'public', 'per_vera', now() - interval '9 days')`,
  `INSERT INTO cordon.endpoint_looks (endpoint_id, at, look, failings) VALUES ('edp_planted', now() - interval '1 hour',
    json_build_object('reached', true, 'certificate', json_build_object('notAfter', to_char((${ends}) AT TIME ZONE 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS".000Z"'))), '${failings}')`,
];

const DEVICE = (failing: string, heard: string) =>
  `INSERT INTO cordon.devices (id, party_id, name, kind, added_at, ok, failing, told_at, heard_at) VALUES
    ('dvc_planted', '${VENDOR}', 'planted', 'laptop', now() - interval '9 days', '${failing}' = '{}', '${failing}', ${heard}, ${heard})`;

/** A site's badge system, there since long ago, with one door. */
const SITE = [
  `INSERT INTO cordon.badge_systems (id, site_id, name, secret_sealed, created_by, created_at, heard_at) VALUES
    ('bsy_planted', 'sit_manila', 'planted', '', 'per_vera', now() - interval '30 days', now())`,
  `INSERT INTO cordon.badge_zones (id, site_id, name, kind) VALUES ('zon_planted', 'sit_manila', 'Planted', 'work')`,
  `INSERT INTO cordon.badge_doors (id, site_id, code, name, direction, zone_id) VALUES
    ('dor_planted', 'sit_manila', 'planted', 'Planted', 'in', 'zon_planted')`,
];

/** Somebody's badge, and that it opened the door some hours ago. */
const CAME = (person: string, hours: number) => [
  `INSERT INTO cordon.badges (id, site_id, number_hash, person_id, from_at) VALUES
    ('bdg_${person}', 'sit_manila', sha256('${person}'), '${person}', now() - interval '30 days')`,
  `INSERT INTO cordon.badge_events (site_id, key, at, received_at, door_id, badge_id, direction, result, live) VALUES
    ('sit_manila', '${person}', now() - interval '${String(hours)} hours', now(), 'dor_planted', 'bdg_${person}', 'in', 'granted', true)`,
];

/** Somebody's work from the network of the site, hours ago. */
const WORKED = (entry: number, person: string, hours: number) =>
  `INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, site, fields, rows, flags, ok) VALUES
    (${String(entry)}, now() - interval '${String(hours)} hours', 'read', '${person}', '${VENDOR}', 'sit_manila', '{}', 0, '{}', true)`;

const WALK = (id: string, by: string, hours: number, verdict: string) =>
  `INSERT INTO cordon.inspections (id, site_id, at, by_person, items, statement, entry) VALUES ('${id}', 'sit_manila',
    now() - interval '${String(hours)} hours', '${by}', '[{"item": "clean-desks", "verdict": "${verdict}"}, {"item": "badges-worn",
    "verdict": "pass"}]', '', 0)`;

const AUDIT = `INSERT INTO cordon.audits (id, agreement_id, party_id, plan, planned_by, planned_at, entry) VALUES
  ('aud_planted', '${AGREEMENT}', '${VENDOR}', '{}', 'per_priya', now() - interval '9 days', 1)`;

const PAPER = (id: string, kind: string, until: string) =>
  `INSERT INTO cordon.attestations (id, party_id, kind, issuer, scope, made_on, valid_until, stated_by, stated_at, entry, verdict, judged_by,
     judged_at) VALUES ('${id}', '${VENDOR}', '${kind}', 'x', 'x', (now() - interval '400 days')::date, (${until})::date, 'per_vera', now(),
     0, 'accepted', 'per_priya', now())`;

const ASKED = (id: string, vendor: string, due: string) =>
  `INSERT INTO cordon.questionnaires (id, party_id, question_set, asked_by, asked_at, due_at) VALUES
    ('${id}', '${vendor}', 1, 'per_sam', ${due} - interval '9 days', ${due})`;

const ASSESSED = (days: number, reviewOn: string) =>
  `INSERT INTO cordon.assessment_records (kind, about, version, record, made_by, made_at, entry)
   SELECT 'dpia', purpose, 1, json_build_object('reviewOn', '${reviewOn}'), 'per_priya',
     now() - CASE purpose WHEN 'order-support' THEN interval '${String(days)} days' ELSE interval '1 day' END, 0
   FROM (SELECT DISTINCT p ->> 'purpose' AS purpose FROM cordon.agreement_versions v, jsonb_array_elements(v.terms::jsonb -> 'permissions') p) u`;

const ACCEPTED = (asker: string) => [
  finding('column-unmapped'),
  `INSERT INTO cordon.finding_events (id, finding_id, at, act, person_id) VALUES
    ('fev_planted', 'fnd_planted', now() - interval '2 hours', 'finding-exception-asked', '${asker}')`,
  `UPDATE cordon.findings SET state = 'exception', excepted_by = 'per_sam', excepted_at = now() - interval '1 hour',
    excepted_until = now() + interval '9 days' WHERE id = 'fnd_planted'`,
];

export const assuredViolations: Readonly<Record<string, Planted>> = {
  'restore-drill-held': {
    item: 'pty_harbor',
    sql: [
      `INSERT INTO cordon.restore_drills (id, asked_at, state, ended_at, entries, rows, bytes) VALUES
        ('rdr_planted', now() - interval '36 days', 'passed', now() - interval '36 days', 1, 1, 1)`,
    ],
  },
  'endpoint-tls': { item: 'edp_planted', sql: LOOK('{expiring,tls-1.0}', `now() + interval '9 days'`) },
  'vendor-certificates': { item: 'edp_planted', sql: LOOK('{expiring}', `now() + interval '13 days'`) },
  'devices-pass': { item: 'dvc_planted', sql: [DEVICE('{disk-encrypted}', 'now()')] },
  'devices-fresh': {
    item: 'dvc_planted',
    sql: [
      DEVICE('{}', `now() - interval '25 hours'`),
      `INSERT INTO cordon.device_people (device_id, person_id, given_by, given_at) VALUES ('dvc_planted', 'per_ada', 'per_vera', now())`,
      WORKED(900001, 'per_ada', 2),
    ],
  },
  // Ben came in by his badge, Ada did not.
  'badge-before-work': {
    item: /^per_ada sit_manila \d{4}-\d\d-\d\d$/,
    sql: [
      ...SITE,
      ...CAME('per_ben', 30),
      WORKED(900001, 'per_ben', 28),
      WORKED(900002, 'per_ada', 28),
      WORKED(900003, 'per_ada', 28),
    ],
  },
  'badge-of-leaver': {
    item: 'bdg_per_ada',
    sql: [
      ...SITE,
      ...CAME('per_ada', 30),
      ...CAME('per_ben', 30),
      `UPDATE cordon.persons SET left_at = now() - interval '1 hour' WHERE id IN ('per_ada', 'per_ben')`,
      `UPDATE cordon.badges SET until_at = now() - interval '1 hour' WHERE id = 'bdg_per_ben'`,
    ],
  },
  'visitors-escorted': {
    item: 'vis_planted',
    sql: [
      ...SITE,
      `INSERT INTO cordon.badge_visitors (id, site_id, escort_id, in_at, out_at, entered_by) VALUES
        ('vis_planted', 'sit_manila', 'per_ada', now() - interval '3 hours', now() - interval '1 hour', 'per_vera'),
        ('vis_beside', 'sit_manila', 'per_ada', now() - interval '3 hours', now() - interval '1 hour', 'per_vera')`,
      `INSERT INTO cordon.badges (id, site_id, number_hash, visitor_id, from_at) VALUES
        ('bdg_planted', 'sit_manila', sha256('x'), 'vis_planted', now() - interval '3 hours')`,
      finding('badge-rule-broken', {
        about: 'sit_manila/visitor-alone/bdg_planted//2026-01-01',
        facts: '{"rule": "visitor-alone"}',
      }),
    ],
  },
  // The vendor's own walk of today says that it is right: what the company saw yesterday stands.
  'inspections-passed': {
    item: 'sit_manila clean-desks',
    sql: [WALK('ins_planted', 'per_sam', 24, 'fail'), WALK('ins_own', 'per_vera', 1, 'pass')],
  },
  'audits-held': {
    item: AGREEMENT,
    terms: (all) => all.map((one) => ({ ...one, policy: { ...one.policy, from: 0 } })),
  },
  'audit-evidence-answered': {
    item: 'aer_planted',
    sql: [
      AUDIT,
      `INSERT INTO cordon.audit_requests (id, audit_id, party_id, asks, due_at, asked_by, asked_at, entry) VALUES
        ('aer_planted', 'aud_planted', '${VENDOR}', 'x', now() - interval '1 hour', 'per_priya', now() - interval '9 days', 1),
        ('aer_in_time', 'aud_planted', '${VENDOR}', 'x', now() + interval '1 hour', 'per_priya', now() - interval '9 days', 1)`,
    ],
  },
  // Of two of a kind the one that ends last counts.
  'attestations-unexpired': {
    item: 'att_planted',
    sql: [
      PAPER('att_planted', 'pen-test', `now() - interval '1 day'`),
      PAPER('att_older', 'iso-27001', `now() - interval '90 days'`),
      PAPER('att_newer', 'iso-27001', `now() + interval '90 days'`),
    ],
  },
  'questionnaires-answered': {
    item: 'qst_planted',
    sql: [
      ASKED('qst_before', VENDOR, `now() - interval '90 days'`),
      ASKED('qst_planted', VENDOR, `now() - interval '1 day'`),
      ASKED('qst_in_time', 'pty_northgate', `now() + interval '1 day'`),
    ],
  },
  'risk-reviewed': { item: `${VENDOR} order-support`, sql: [ASSESSED(400, '9999-01-01')] },
  'findings-exceptions-approved': { item: 'fnd_planted', sql: ACCEPTED('per_sam') },
};
