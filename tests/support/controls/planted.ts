import type { Terms } from '@cordon/core/kernel';
import type pg from 'pg';
import type { TermsInForce } from '../../../packages/server/src/assurance/controlTests/termsInForce.ts';

/** What is wrong all at once, for one control test to find. */
export interface Planted {
  /** The id of what it must name, and nothing else. */
  readonly item: string | RegExp;
  readonly sql?: readonly string[];
  readonly terms?: (terms: readonly TermsInForce[]) => readonly TermsInForce[];
}

export const AGREEMENT = 'agr_harbor_brightline';

/** Connections that see what one open transaction planted: every statement goes to it, and none begins or ends another. */
export function within(client: pg.PoolClient): pg.Pool {
  const query = (asked: string | pg.QueryConfig, values?: unknown[]) =>
    typeof asked === 'string' && /^(BEGIN|COMMIT)/.test(asked)
      ? Promise.resolve({ rows: [] })
      : client.query(asked as string, values);
  const pool = { query, connect: () => Promise.resolve({ query, release: () => undefined }) };
  return pool as unknown as pg.Pool;
}

/** An entry that no gate would write: a copy of a real read, other in what is given. */
export function entry(
  change: { kind?: string; body?: string; person?: string; at?: string } = {},
): readonly string[] {
  const { kind = 'read', body = 'j', person = 'person_id', at = 'at' } = change;
  return [
    `INSERT INTO cordon.ledger_bodies (idx, agreement_id, party_id, person_id, kind, code, at, salt, body)
     SELECT 900001, agreement_id, party_id, ${person}, '${kind}', NULL, ${at}, salt, (${body})::text
     FROM cordon.ledger_bodies, LATERAL (SELECT body::jsonb AS j) b
     WHERE kind = 'read' AND code IS NULL ORDER BY idx DESC LIMIT 1`,
  ];
}

export const ENTRY = 'entry 900001';

/** A finding that is open, due a month after it was found. */
export function finding(
  kind: string,
  { about = 'x', source = 'NULL', agreement = 'NULL', days = 0, facts = '{}' } = {},
): string {
  return `INSERT INTO cordon.findings (id, kind, about, source_id, agreement_id, facts, raised_at, seen_at, severity, origin, practice,
      state, owner_side, due_at) VALUES
    ('fnd_planted', '${kind}', '${about}', ${source}, ${agreement}, '${facts}', now() - interval '${String(days)} days', now(), 'medium',
      'test', 'findings-improve', 'open', 'company', now() + interval '${String(30 - days)} days')`;
}

/** Somebody's work. */
export function work({
  agreement = AGREEMENT,
  role = 'tier1',
  purpose = 'planted',
  site = 'NULL',
} = {}): string {
  return `INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, site_id, from_at, made_at) VALUES
    ('asg_planted', 'per_ada', '${agreement}', '${role}', '${purpose}', ${site}, now() - interval '1 day', now())`;
}

export function credential({ agreement = 'NULL', days = 30 } = {}): string {
  return `INSERT INTO cordon.credentials (id, kind, party_id, person_id, agreement_id, secret_hash, label, created_at, expires_at) VALUES
    ('crd_planted', 'door', 'pty_brightline', 'per_ada', ${agreement}, sha256('x'), 'planted', now(), now() + interval '${String(days)} days')`;
}

/** A service account whose time ran out, and that nothing ended. */
export function serviceAccount(): string {
  return `INSERT INTO cordon.service_accounts (id, name, party_id, agreement_id, access_role, purpose, networks, owner_id, days, state,
      proposed_by, proposed_at, proposed_entry, decided_by, decided_at, decided_entry, expires_at) VALUES
    ('svc_planted', 'planted', 'pty_brightline', '${AGREEMENT}', 'reporting', 'reporting', '{203.0.113.0/24}', 'per_leo', 30, 'in-force',
      'per_vera', now() - interval '40 days', 1, 'per_priya', now() - interval '40 days', 1, now() - interval '10 days')`;
}

export function incident({ days = 2 } = {}): string {
  return `INSERT INTO cordon.incidents (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
    VALUES ('inc_planted', 'open', 'high', 'pty_brightline', '{}', '{}', '{}', now(), now(), now() - interval '${String(days)} days', now())`;
}

/** Terms with other duties and conditions. */
export function termsWith(change: (terms: Terms) => Partial<Terms>): NonNullable<Planted['terms']> {
  return (all) =>
    all.map((one) => ({
      ...one,
      policy: { ...one.policy, terms: { ...one.policy.terms, ...change(one.policy.terms) } },
    }));
}

export const withoutDuty = (kind: string): Planted => ({
  item: AGREEMENT,
  terms: termsWith(({ duties }) => ({ duties: duties.filter((duty) => duty.kind !== kind) })),
});
