import { AGREEMENT, finding, type Planted } from './planted.ts';

/* Rows of what vendors, sites, devices and reviewers owe. `now()` is the time of the test. */

export const VENDOR = 'pty_brightline';

export const LOOK = (failings: string, ends: string) => [
  `INSERT INTO cordon.endpoints (id, party_id, host, port, speaks, used_for, reach, named_by, named_at) VALUES
    ('edp_planted', '${VENDOR}', 'planted.example', 443, 'tls', 'desktop', 'public', 'per_vera', now() - interval '9 days')`,
  `INSERT INTO cordon.endpoint_looks (endpoint_id, at, look, failings) VALUES ('edp_planted', now() - interval '1 hour',
    json_build_object('reached', true, 'certificate', json_build_object('notAfter', to_char((${ends}) AT TIME ZONE 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS".000Z"'))), '${failings}')`,
];

export const DEVICE = (failing: string, heard: string) =>
  `INSERT INTO cordon.devices (id, party_id, name, kind, added_at, ok, failing, told_at, heard_at) VALUES
    ('dvc_planted', '${VENDOR}', 'planted', 'laptop', now() - interval '9 days', '${failing}' = '{}', '${failing}', ${heard}, ${heard})`;

/** A site's badge system, there since long ago, with one door. */
export const SITE = [
  `INSERT INTO cordon.badge_systems (id, site_id, name, secret_sealed, created_by, created_at, heard_at) VALUES
    ('bsy_planted', 'sit_manila', 'planted', '', 'per_vera', now() - interval '30 days', now())`,
  `INSERT INTO cordon.badge_zones (id, site_id, name, kind) VALUES ('zon_planted', 'sit_manila', 'Planted', 'work')`,
  `INSERT INTO cordon.badge_doors (id, site_id, code, name, direction, zone_id) VALUES
    ('dor_planted', 'sit_manila', 'planted', 'Planted', 'in', 'zon_planted')`,
];

/** Somebody's badge, and that it opened the door some hours ago. */
export const CAME = (person: string, hours: number) => [
  `INSERT INTO cordon.badges (id, site_id, number_hash, person_id, from_at) VALUES
    ('bdg_${person}', 'sit_manila', sha256('${person}'), '${person}', now() - interval '30 days')`,
  `INSERT INTO cordon.badge_events (site_id, key, at, received_at, door_id, badge_id, direction, result, live) VALUES
    ('sit_manila', '${person}', now() - interval '${String(hours)} hours', now(), 'dor_planted', 'bdg_${person}', 'in', 'granted', true)`,
];

/** Somebody's work from the network of the site, hours ago. */
export const WORKED = (entry: number, person: string, hours: number) =>
  `INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, site, fields, rows, flags, ok) VALUES
    (${String(entry)}, now() - interval '${String(hours)} hours', 'read', '${person}', '${VENDOR}', 'sit_manila', '{}', 0, '{}', true)`;

export const WALK = (id: string, by: string, hours: number, verdict: string) =>
  `INSERT INTO cordon.inspections (id, site_id, at, by_person, items, statement, entry) VALUES ('${id}', 'sit_manila',
    now() - interval '${String(hours)} hours', '${by}', '[{"item": "clean-desks", "verdict": "${verdict}"}, {"item": "badges-worn",
    "verdict": "pass"}]', '', 0)`;

export const AUDIT = `INSERT INTO cordon.audits (id, agreement_id, party_id, plan, planned_by, planned_at, entry) VALUES
  ('aud_planted', '${AGREEMENT}', '${VENDOR}', '{}', 'per_priya', now() - interval '9 days', 1)`;

export const PAPER = (id: string, kind: string, until: string) =>
  `INSERT INTO cordon.attestations (id, party_id, kind, issuer, scope, made_on, valid_until, stated_by, stated_at, entry, verdict, judged_by,
     judged_at) VALUES ('${id}', '${VENDOR}', '${kind}', 'x', 'x', (now() - interval '400 days')::date, (${until})::date, 'per_vera', now(),
     0, 'accepted', 'per_priya', now())`;

export const ASKED = (id: string, vendor: string, due: string) =>
  `INSERT INTO cordon.questionnaires (id, party_id, question_set, asked_by, asked_at, due_at) VALUES
    ('${id}', '${vendor}', 1, 'per_sam', ${due} - interval '9 days', ${due})`;

export const ASSESSED = (days: number, reviewOn: string) =>
  `INSERT INTO cordon.assessment_records (kind, about, version, record, made_by, made_at, entry)
   SELECT 'dpia', purpose, 1, json_build_object('reviewOn', '${reviewOn}'), 'per_priya',
     now() - CASE purpose WHEN 'order-support' THEN interval '${String(days)} days' ELSE interval '1 day' END, 0
   FROM (SELECT DISTINCT p ->> 'purpose' AS purpose FROM cordon.agreement_versions v, jsonb_array_elements(v.terms::jsonb -> 'permissions') p) u`;

export const ACCEPTED = (asker: string) => [
  finding('column-unmapped'),
  `INSERT INTO cordon.finding_events (id, finding_id, at, act, person_id) VALUES
    ('fev_planted', 'fnd_planted', now() - interval '2 hours', 'finding-exception-asked', '${asker}')`,
  `UPDATE cordon.findings SET state = 'exception', excepted_by = 'per_sam', excepted_at = now() - interval '1 hour',
    excepted_until = now() + interval '9 days' WHERE id = 'fnd_planted'`,
];

/** Nothing owed but to attest to background checks twice a year, in force for so many days. */
export const ATTESTS = (days: number): NonNullable<Planted['terms']> => {
  const duty = {
    kind: 'attestation',
    by: 'processor',
    control: 'background checks',
    everyMonths: 6,
    clause: '9',
  } as const;
  return (all) =>
    inForceFor(days)(all).map((one) => {
      const { terms } = one.policy;
      return { ...one, policy: { ...one.policy, terms: { ...terms, duties: [duty] } } };
    });
};

export const inForceFor = (days: number): NonNullable<Planted['terms']> => {
  return (all) =>
    all.map((one) => ({ ...one, policy: { ...one.policy, from: Date.now() - days * 86_400_000 } }));
};

/** The statement of it that was made so many days ago. */
export const STATED = (days: number) =>
  `INSERT INTO cordon.attestations (id, party_id, kind, control, issuer, scope, made_on, valid_until, stated_by, stated_at, entry, verdict,
     judged_by, judged_at) VALUES ('att_stated', '${VENDOR}', 'statement', 'background checks', 'x', 'x',
     (now() - interval '${String(days)} days')::date, (now() + interval '1 year')::date, 'per_vera', now(), 0, 'accepted', 'per_priya', now())`;
