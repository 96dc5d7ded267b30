import { assuredViolations } from './assuredViolations.ts';
import { conductViolations } from './conductViolations.ts';
import {
  AGREEMENT,
  credential,
  ENTRY,
  entry,
  finding,
  incident,
  serviceAccount,
  termsWith,
  withoutDuty,
  work,
  type Planted,
} from './planted.ts';
import { trainingViolations } from './trainingViolations.ts';

/* Of each control test, the violation that it exists for. `now()` is the time of the test. */

const HELPDESK = `INSERT INTO cordon.helpdesks (source_id, kind, settings_sealed, connected_at, seats_at, seats) VALUES
  ('harbor', 'rt', '', now(), now(), '[{"seat": "planted"}]')`;
const INTAKE = [
  `INSERT INTO cordon.quality_keys (id, source_id, name, secret_hash, created_by, created_at) VALUES
    ('qk_planted', 'harbor', 'planted', sha256('x'), 'per_sam', now())`,
  `INSERT INTO cordon.quality_intakes (id, key_id, ticket_id, kind, format, outside_hash, bytes, received_at, state)
   SELECT 'qi_planted', 'qk_planted', id, 'chat', 'json', sha256('y'), 1, now() - interval '2 days', 'waiting'
   FROM cordon.tickets WHERE party_id = 'pty_brightline' LIMIT 1`,
];
const SIGNAL = (answer: string, days: number) =>
  `INSERT INTO cordon.identity_signals (id, person_id, session_id, kinds, at, answer, answered_at)
   SELECT 'sig_planted', p.id, s.id, '{new-device}', now() - interval '${String(days)} days', ${answer},
     CASE WHEN ${answer} IS NOT NULL THEN now() END
   FROM cordon.persons p JOIN auth.session s ON s."userId" = p.user_id WHERE p.id = 'per_ada' LIMIT 1`;
const EVENT = (days: string) =>
  `INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, fields, rows, flags, ok) VALUES
    (900001, now() - interval '${days}', 'read', 'per_ada', 'pty_brightline', '{}', 0, '{}', true)`;

export const violations: Readonly<Record<string, Planted>> = {
  ...assuredViolations,
  ...trainingViolations,
  ...conductViolations,
  'agreements-verified': { item: AGREEMENT, terms: () => [] },
  'accesses-under-terms': { item: ENTRY, sql: entry({ body: `jsonb_set(j, '{terms}', '"00"')` }) },
  'accesses-in-force': { item: ENTRY, sql: entry({ at: `at + interval '3 years'` }) },
  'breach-notice-agreed': withoutDuty('breach-notice'),
  'deletion-agreed': withoutDuty('deletion'),
  'leavers-agreed': withoutDuty('offboarding'),
  'audit-agreed': withoutDuty('audit'),
  'duties-one-owner': {
    item: `${AGREEMENT} deletion`,
    terms: termsWith(({ duties }) => ({
      duties: [...duties, { kind: 'deletion', by: 'controller', days: 30, clause: '9' }],
    })),
  },
  'signatures-entered': {
    item: `${AGREEMENT} v1 pty_harbor`,
    sql: [
      `UPDATE cordon.agreement_signatures SET pdf = pdf || '\\x00', hash = sha256(pdf || '\\x00')
       WHERE agreement_id = '${AGREEMENT}' AND party_id = 'pty_harbor'`,
    ],
  },
  'sub-processors-bound': {
    item: 'sub_planted',
    sql: [
      `INSERT INTO cordon.sub_processors (id, agreement_id, name, address, country, contact, does, categories, transfer, authorisation,
         notice_days, objection_days, proposed_by, proposed_at, entry) VALUES ('sub_planted', '${AGREEMENT}', 'Planted', 'x', 'PH', 'x', 'x',
         '{}', 'scc', 'general', 30, 30, 'per_vera', now() - interval '60 days', 0)`,
    ],
  },
  'subject-requests-answered': {
    item: 'srq_planted',
    sql: [
      `INSERT INTO cordon.subject_requests (id, kind, source_id, subject_sealed, subject_hash, received_at, until_at, asked_by, asked_at,
         asked_entry) VALUES ('srq_planted', 'access', 'harbor', 'x', '', now() - interval '60 days', now(), 'per_priya', now(), 0)`,
    ],
  },
  'sources-two-locks': { item: 'harbor', sql: [`UPDATE cordon.sources SET one_lock = true`] },
  'source-logins': { item: 'harbor', sql: [finding('reach-open', { source: `'harbor'` })] },
  'helpdesk-seats': { item: 'harbor', sql: [HELPDESK] },
  'second-factor': {
    item: 'per_ben',
    sql: [
      `UPDATE auth."user" u SET "twoFactorEnabled" = false FROM cordon.persons p WHERE p.user_id = u.id AND p.id = 'per_ben'`,
    ],
  },
  'sessions-in-networks': {
    item: /^session of per_ada since /,
    sql: [
      `UPDATE auth.session s SET "ipAddress" = '192.0.2.7' FROM cordon.persons p WHERE p.user_id = s."userId" AND p.id = 'per_ada'`,
    ],
  },
  'countries-agreed': {
    item: 'per_ada XK',
    sql: [`INSERT INTO cordon.known_places VALUES ('per_ada', 'country', 'XK', now())`],
    terms: termsWith(({ conditions }) => ({
      conditions: [...conditions, { kind: 'country', allowed: ['PH'], clause: '4' }],
    })),
  },
  'reveals-stepped-up': { item: ENTRY, sql: entry({ kind: 'reveal', person: `'per_ben'` }) },
  'work-of-own-agreement': { item: 'asg_planted', sql: [work({ agreement: 'agr_harbor_northgate' })] },
  'work-in-terms': { item: 'asg_planted', sql: [work({ purpose: 'marketing' })] },
  'work-without-conflict': {
    item: 'per_ada',
    sql: [work({ agreement: 'agr_harbor_northgate', role: 'tier2', purpose: 'order-support' })],
  },
  'access-reviews-held': {
    item: AGREEMENT,
    sql: [
      `INSERT INTO cordon.access_reviews (id, agreement_id, opened_at, due_at) VALUES
        ('rev_planted', '${AGREEMENT}', now() - interval '9 days', now() - interval '2 days')`,
    ],
  },
  'service-accounts-answered': { item: 'svc_planted', sql: [serviceAccount()] },
  'exceptions-reviewed': {
    item: 'emg_planted',
    sql: [
      `INSERT INTO cordon.emergencies (id, agreement_id, ticket_id, person_id, access_role, reason, asked_by, asked_at, from_at, until_at,
         review_due_at) SELECT 'emg_planted', '${AGREEMENT}', id, 'per_ada', 'tier1', 'security', 'per_sam', now() - interval '3 days',
         now() - interval '3 days', now() - interval '2 days', now() - interval '1 day' FROM cordon.tickets LIMIT 1`,
    ],
  },
  // Nothing was done in its time but one read.
  'permissions-used': {
    item: /^agr_harbor_brightline \d/,
    terms: (all) =>
      all.map(({ policy, ...one }) => {
        const terms = { ...policy.terms, permissions: policy.terms.permissions.slice(-1) };
        return { ...one, policy: { ...policy, from: 0, terms } };
      }),
  },
  'data-keys-rotated': {
    item: /^./,
    sql: [
      `UPDATE cordon.data_keys SET created_at = now() - interval '400 days' WHERE id = (SELECT min(id) FROM cordon.data_keys)`,
    ],
  },
  'nothing-in-clear': {
    item: /^./,
    sql: [
      `UPDATE cordon.ticket_messages SET body = 'planted', sealed = NULL WHERE id = (SELECT min(id) FROM cordon.ticket_messages)`,
    ],
  },
  'credentials-expire': { item: 'crd_planted', sql: [credential({ days: 500 })] },
  'work-at-open-sites': {
    item: 'asg_planted',
    sql: [
      `INSERT INTO cordon.sites (id, party_id, name, country, closed_at, closed_by) VALUES
        ('sit_planted', 'pty_brightline', 'Planted', 'PH', now(), 'per_vera')`,
      work({ site: `'sit_planted'` }),
    ],
  },
  'accesses-on-ticket': { item: ENTRY, sql: entry({ body: `jsonb_set(j, '{ticket}', 'null'::jsonb)` }) },
  'reveals-in-hand': {
    item: ENTRY,
    sql: entry({ kind: 'reveal', body: `jsonb_set(j, '{ticketState}', '"unbound"')` }),
  },
  'reveals-have-reason': { item: ENTRY, sql: entry({ kind: 'reveal', body: `j || '{"reason": null}'` }) },
  'exports-marked': {
    item: 'apr_planted',
    sql: [
      `INSERT INTO cordon.approvals (id, kind, agreement_id, person_id, about, request, hash, asked_at, asked_until) VALUES
        ('apr_planted', 'export', '${AGREEMENT}', 'per_ada', 'x', '{}', sha256('x'), now(), now())`,
      `INSERT INTO cordon.exports (id, state, pieces) VALUES ('apr_planted', 'ready', 1)`,
    ],
  },
  'columns-confirmed': { item: 'harbor', sql: [finding('column-unmapped', { source: `'harbor'` })] },
  'reads-hide-something': {
    item: ENTRY,
    sql: entry({
      body: `jsonb_set(j, '{parts}', '[{"allow": true, "treatments": {"email": "clear"}, "citations": []}]')`,
    }),
  },
  'recordings-kept': {
    item: AGREEMENT,
    sql: [finding('recording-missing', { agreement: `'${AGREEMENT}'` })],
    terms: termsWith(({ duties }) => ({
      duties: [...duties, { kind: 'recording', by: 'processor', clause: '9' }],
    })),
  },
  'recordings-erased': {
    item: 'rec_planted',
    sql: [
      `INSERT INTO cordon.recordings (id, ticket_id, person_id, agreement_id, session_id, place, started_at, last_at, kept_until)
       SELECT 'rec_planted', id, 'per_ada', '${AGREEMENT}', 'x', 'workspace', now(), now(), now() - interval '3 days' FROM cordon.tickets LIMIT 1`,
    ],
  },
  'originals-erased': {
    item: ENTRY,
    sql: [
      `INSERT INTO cordon.originals (entry, ticket_id, agreement_id, act, pieces, sealed, kept_until)
       SELECT 900001, id, '${AGREEMENT}', 'note', 1, '', now() - interval '3 days' FROM cordon.tickets LIMIT 1`,
    ],
  },
  'conversations-erased': {
    item: 'qi_planted',
    sql: [
      ...INTAKE,
      `INSERT INTO cordon.quality_conversations (id, ticket_id, party_id, agreement_id, queue, kind, contact_reason, customer_hash,
         began_at, turns, removed, sealed, version, anonymised_at, entry, keep_until)
       SELECT 'qi_planted', id, 'pty_brightline', '${AGREEMENT}', 'x', 'chat', 'x', 'x', now(), 1, '{}', '', 1, now(), 0,
         now() - interval '3 days' FROM cordon.tickets LIMIT 1`,
    ],
  },
  'conversations-anonymised': { item: 'qi_planted', sql: INTAKE },
  'documents-erased': { item: 'harbor', sql: [HELPDESK, finding('document-kept', { source: `'harbor'` })] },
  'protocols-acknowledged': {
    item: `per_ada ${AGREEMENT} order-support`,
    sql: [
      `INSERT INTO cordon.protocols (agreement_id, purpose, version, body, hash, put_by, party_id, put_at, grace_until, entry) VALUES
        ('${AGREEMENT}', 'order-support', 9, '{}', sha256('x'), 'per_priya', 'pty_harbor', now(), now() - interval '1 hour', 0)`,
    ],
  },
  'undertakings-signed': {
    item: 'per_ada',
    sql: [`UPDATE cordon.undertakings SET at = now() + interval '1 day' WHERE person_id = 'per_ada'`],
  },
  'decisions-cited': { item: ENTRY, sql: entry({ body: `j || '{"citations": [], "parts": []}'` }) },
  'sources-signed-live': { item: 'harbor', sql: ['UPDATE cordon.sources SET confirmed_by = NULL'] },
  'ledger-holds': {
    item: 'entry 7',
    sql: [
      'ALTER TABLE cordon.ledger_bodies DISABLE TRIGGER USER',
      `UPDATE cordon.ledger_bodies SET body = replace(body, '"v":1', '"v":2') WHERE idx = 7`,
    ],
  },
  'ledger-witnessed': {
    item: 'wit_planted',
    sql: [
      `INSERT INTO cordon.witnesses (id, vkey, url, reach, required, state, proposed_by, proposed_at, proposed_entry, decided_by, decided_at,
         decided_entry) VALUES ('wit_planted', 'x', 'http://x', 'loopback', true, 'in-force', 'per_sam', now(), 0, 'per_olivia', now(), 0)`,
    ],
  },
  'nothing-owed': {
    item: 'owe_planted',
    sql: [
      `INSERT INTO cordon.entries_owed (key, act, at) VALUES ('owe_planted', '{}', now() - interval '1 hour')`,
    ],
  },
  'events-entered': { item: ENTRY, sql: [EVENT('1 hour')] },
  'acts-signed': { item: ENTRY, sql: entry({ kind: 'lookup', body: `j || '{"signed": null}'` }) },
  'source-logs-compared': {
    item: 'harbor',
    sql: [
      `INSERT INTO cordon.log_watches (source_id, every_days, set_at) VALUES ('harbor', 1, now() - interval '9 days')`,
    ],
  },
  'alerts-reachable': {
    item: 'alc_planted',
    sql: [
      `INSERT INTO cordon.alert_channels (id, name, kind, person_id, least, added_by, added_at) VALUES
        ('alc_planted', 'planted', 'mail', 'per_sam', 'low', 'per_sam', now())`,
      finding('alerts-silent', { about: 'alc_planted' }),
    ],
  },
  'watching-follows': { item: ENTRY, sql: [EVENT('1 hour')] },
  'canaries-live': { item: 'harbor', sql: ['UPDATE cordon.canaries SET withdrawn_at = now()'] },
  'drills-held': { item: 'mask-bypass', sql: ['UPDATE cordon.drill_results SET passed = false'] },
  'tabletop-held': {
    item: 'pty_harbor',
    sql: [`UPDATE cordon.tabletops SET ended_at = now() - interval '400 days'`],
  },
  'findings-in-time': { item: 'fnd_planted', sql: [finding('column-unmapped', { days: 100 })] },
  'leavers-closed': {
    item: 'per_ada',
    sql: [`UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'per_ada'`],
  },
  'leavers-proved': {
    item: 'per_ada',
    sql: [`UPDATE cordon.persons SET left_at = now() - interval '1 hour' WHERE id = 'per_ada'`],
  },
  'awareness-measured': {
    item: 'pty_brightline',
    sql: [`DELETE FROM cordon.awareness_snapshots WHERE party_id = 'pty_brightline'`],
  },
  'near-misses-told': {
    item: 'pty_brightline',
    sql: [`DELETE FROM cordon.near_misses WHERE party_id = 'pty_brightline'`],
    terms: (inForce) =>
      inForce.map((one) => ({ ...one, policy: { ...one.policy, from: one.policy.from - 200 * 86_400_000 } })),
  },
  'ended-agreements-closed': {
    item: 'agr_harbor_northgate',
    sql: [
      `UPDATE cordon.agreements SET ended_at = now() - interval '1 hour' WHERE id = 'agr_harbor_northgate'`,
      credential({ agreement: `'agr_harbor_northgate'` }),
    ],
  },
  'ended-data-deleted': {
    item: 'agr_harbor_northgate',
    sql: [
      `UPDATE cordon.agreements SET ended_at = now() - interval '400 days' WHERE id = 'agr_harbor_northgate'`,
    ],
  },
  'containments-decided': {
    item: 'ctm_planted',
    sql: [
      incident(),
      `INSERT INTO cordon.incident_containments (id, incident_id, step, target, why, ordered_at, decide_by) VALUES
        ('ctm_planted', 'inc_planted', 'suspend-agent', 'per_ben', 'x', now() - interval '2 days', now() - interval '1 day')`,
    ],
  },
  'incidents-owned': { item: 'inc_planted', sql: [incident()] },
  'disowned-signins-closed': { item: 'sig_planted', sql: [SIGNAL(`'not-mine'`, 1)] },
  'signins-answered': { item: 'sig_planted', sql: [SIGNAL('NULL::text', 20)] },
};
