import { AGREEMENT, incident, type Planted } from './planted.ts';

/* Violations that nobody acted on, and a step that closes nothing. */

const CASE = `INSERT INTO cordon.conduct_cases (id, agreement_id, vendor, subject, violation, gravity, source, rule, summary, opened_by, opened_at)
  VALUES ('cnd_planted', '${AGREEMENT}', 'pty_brightline', 'per_ben', 'data-taken', 'grave', 'observed', '{}', '', 'per_sam', now())`;
const ACT = (seq: number, act: string) =>
  `INSERT INTO cordon.conduct_acts (case_id, seq, at, person_id, side, act)
   VALUES ('cnd_planted', ${String(seq)}, now(), 'per_sam', 'company', '${act}')`;

export const conductViolations: Readonly<Record<string, Planted>> = {
  'violations-cased': {
    item: 'inc_planted per_ben',
    sql: [
      incident(),
      `INSERT INTO cordon.signals (id, at, raised_at, kind, agent, vendor, severity, reason, events, calibration, incident_id,
          verdict, verdict_why, judged_by, judged_at)
        VALUES ('sig_planted', now() - interval '20 days', now() - interval '20 days', 'canary', 'per_ben', 'pty_brightline', 'critical',
          'x', '{}', 0, 'inc_planted', 'real', 'x', 'per_sam', now() - interval '15 days')`,
    ],
  },
  'conduct-in-force': {
    item: 'cnd_planted',
    sql: [
      CASE,
      ACT(
        0,
        '{"kind": "proposed", "proposal": "p", "outcome": {"step": "removal", "until": null, "course": null}}',
      ),
      ACT(1, '{"kind": "decided", "proposal": "p"}'),
    ],
  },
};
