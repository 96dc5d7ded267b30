import {
  ACCEPTED,
  ATTESTS,
  STATED,
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
import { AGREEMENT, finding, type Planted } from './planted.ts';

/* Violations of what vendors, sites, devices and reviewers owe. */

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
  'attestations-made': { item: `${AGREEMENT} 9`, terms: ATTESTS(400), sql: [STATED(200)] },
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
