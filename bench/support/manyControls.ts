// 20 vendors with 300 agents each, their accounts, sessions, work and tickets, and a ledger of their accesses of the last 80 days:
// every body of the length and shape the gate gives it, every leaf committing to its body, all of them signed for.
import { createHash } from 'node:crypto';
import type { DataMap, Terms } from '@cordon/core/kernel';
import { compile, type Policy } from '@cordon/core/policy';
import { appendLeaf, canonicalText, EMPTY_RANGE, rootOf, signCheckpoint } from '@cordon/ledger';
import type { Client } from 'pg';
import { ledgerSigner, sha256 } from '../../packages/server/src/platform/hashing.ts';
import type { SigningKey } from '../../packages/server/src/platform/keys.ts';
import { fillAssured } from './manyAssured.ts';

const VENDORS = 20;
const AGENTS = 300;
const DAYS = 80;
const DAY_MS = 86_400_000;

const map: DataMap = {
  resources: [
    {
      name: 'customers',
      fields: [
        { name: 'name', category: 'user.name', type: 'text', label: 'Name' },
        { name: 'email', category: 'user.contact.email', type: 'text', label: 'E-mail' },
        { name: 'phone', category: 'user.contact.phone_number', type: 'text', label: 'Phone' },
      ],
    },
  ],
} as unknown as DataMap;

function termsOf(vendor: number, now: Date): Terms {
  const at = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  return {
    ...{
      agreement: `agr_${String(vendor)}`,
      version: 1,
      controller: 'pty_c',
      processor: `pty_${String(vendor)}`,
    },
    inForce: { from: at(-200), until: at(200) },
    permissions: [
      {
        ...{ clause: '2.1', purpose: 'order-support', roles: ['tier1'], subjects: 'ticket-in-hand' },
        operations: ['read', 'lookup', 'confirm', 'reveal', 'note', 'reply'],
        fields: [
          { category: 'user.name', treatment: 'clear' },
          {
            category: 'user.contact',
            treatment: 'partial',
            lookup: true,
            confirm: true,
            reveal: { minutes: 5, stepUp: true },
          },
        ],
      },
    ],
    conditions: [
      { clause: '4.1', kind: 'network' },
      { clause: '4.2', kind: 'undertaking' },
    ],
    limits: [],
    duties: [
      { clause: '7.1', kind: 'breach-notice', by: 'processor', hours: 24 },
      { clause: '7.2', kind: 'deletion', by: 'processor', days: 30 },
      { clause: '7.3', kind: 'offboarding', by: 'processor', hours: 24 },
      { clause: '7.4', kind: 'audit', by: 'processor', everyMonths: 12 },
    ],
  };
}

/** The agreements of all vendors, as the house would have verified them. */
export function termsInForce(now: Date): readonly { policy: Policy; vendor: string; source: string }[] {
  return Array.from({ length: VENDORS }, (_, vendor) => {
    const terms = termsOf(vendor, now);
    const compiled = compile(terms, hashOf(terms).toString('hex'), map, 'signed');
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    return { policy: compiled.policy, vendor: `pty_${String(vendor)}`, source: 'src_1' };
  });
}

const hashOf = (terms: Terms): Buffer =>
  createHash('sha256')
    .update(canonicalText(terms as never))
    .digest();

/** Fills everything but the head of the ledger. */
export async function fillControls(owner: Client, entries: number, now: Date): Promise<void> {
  const all = Array.from({ length: VENDORS }, (_, vendor) => termsOf(vendor, now));
  const people = VENDORS * AGENTS;
  const at = `'${now.toISOString()}'::timestamptz`;
  const i = (sql: string) => sql.replaceAll('NOW', at);
  for (const statement of [
    'SET synchronous_commit = off',
    i(`INSERT INTO cordon.parties VALUES ('pty_c', 'company', 'Company', NOW)`),
    i(
      `INSERT INTO cordon.parties SELECT 'pty_' || v, 'vendor', 'Vendor ' || v, NOW FROM generate_series(0, ${String(VENDORS - 1)}) v`,
    ),
    `INSERT INTO cordon.networks (id, party_id, cidr, label) SELECT 'net_' || v, 'pty_' || v, '10.0.0.0/8', 'x' FROM generate_series(0, ${String(VENDORS - 1)}) v`,
    i(`INSERT INTO auth."user" ("id", "name", "email", "emailVerified", "twoFactorEnabled")
       SELECT 'usr_' || p, 'x', 'u' || p || '@example.com', true, true FROM generate_series(0, ${String(people)}) p`),
    i(`INSERT INTO cordon.persons (id, user_id, party_id, name, email, role, access_role, purpose, created_at)
       SELECT 'per_' || p, 'usr_' || p, CASE WHEN p = ${String(people)} THEN 'pty_c' ELSE 'pty_' || p % ${String(VENDORS)} END, 'x',
         'u' || p || '@example.com', CASE WHEN p = ${String(people)} THEN 'company-admin' ELSE 'agent' END, 'tier1', 'order-support', NOW
       FROM generate_series(0, ${String(people)}) p`),
    i(`INSERT INTO auth.session ("id", "expiresAt", "token", "updatedAt", "ipAddress", "userId", "mfaAt", "mfaMethod")
       SELECT 'ses_' || p, NOW + interval '1 hour', 'tok_' || p, NOW, '10.0.0.1', 'usr_' || p, NOW, 'totp' FROM generate_series(0, ${String(people - 1)}) p`),
    i(`INSERT INTO cordon.sources (id, name, reader_sealed, scope_sealed, owner_sealed, data_map, map_version, created_at, confirmed_by, database_live_at)
       VALUES ('src_1', 'x', '', '', '', '{}', 1, NOW, 'per_${String(people)}', NOW)`),
    i(`INSERT INTO cordon.agreements (id, title, controller_id, processor_id, source_id, created_at)
       SELECT 'agr_' || v, 'Agreement', 'pty_c', 'pty_' || v, 'src_1', NOW FROM generate_series(0, ${String(VENDORS - 1)}) v`),
    i(`INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, from_at, made_at)
       SELECT 'asg_' || p, 'per_' || p, 'agr_' || p % ${String(VENDORS)}, 'tier1', 'order-support', NOW - interval '100 days', NOW
       FROM generate_series(0, ${String(people - 1)}) p`),
    i(`INSERT INTO cordon.tickets (id, source_id, external_id, party_id, purpose, subject_line, status, priority, created_at, last_work_at)
       SELECT 'tic_' || t, 'src_1', t, 'pty_' || t % ${String(VENDORS)}, 'order-support', '', 'open', 'normal', NOW, NOW FROM generate_series(0, 49999) t`),
    i(`INSERT INTO cordon.ticket_messages (id, ticket_id, at, author, sealed)
       SELECT 'msg_' || m, 'tic_' || m % 50000, NOW, 'customer', '\\x00' FROM generate_series(0, 199999) m`),
  ]) {
    await owner.query(statement);
  }
  await sign(owner, all, now);
  await fillAssured(owner, { vendors: VENDORS, people, days: 20 }, now);
  await owner.query(
    `INSERT INTO cordon.ledger_bodies (idx, agreement_id, party_id, person_id, kind, at, salt, body)
     SELECT n, agr, pty, per, kind, at, sha256(int8send(n)), CASE WHEN kind = 'sign-in' THEN '{"kind":"sign-in","v":1}' ELSE
       '{"access":"' || md5(n::text) || '","act":"' || kind || '","agreement":"' || agr || '","at":"' || at || '","citations":[],"code":null,"flags":[],'
       || '"parts":[{"allow":true,"citations":[' || cites || '],"resource":"customers","rows":1,"treatments":{"email":"partial","name":"clear","phone":"partial"}}],'
       || '"party":"' || pty || '","person":"' || per || '","purpose":"order-support","reason":"delivery-problem","role":"tier1","signed":{"act":"' || md5(n::text)
       || '","at":"x","key":"' || md5(per) || '","signature":"' || repeat('A', 88) || '"},"site":null,"source":"src_1","subject":"' || repeat('B', 44)
       || '","terms":"' || ($2::text[])[v + 1] || '","text":null,"ticket":"tic_' || n % 50000 || '","ticketState":"in-hand","v":1,"version":1}' END
     FROM (SELECT n, per / 1 AS p, 'per_' || per AS per, per % ${String(VENDORS)} AS v, 'pty_' || per % ${String(VENDORS)} AS pty, 'agr_' || per % ${String(VENDORS)} AS agr,
         $1::timestamptz - interval '${String(DAYS)} days' + n * interval '${String((DAYS * 86_400) / entries)} seconds' AS at,
         (ARRAY['sign-in','read','read','read','read','lookup','confirm','reveal','note','reply'])[n % 10 + 1] AS kind
       FROM (SELECT n, n / 10 % ${String(people)} AS per FROM generate_series(0, ${String(entries - 1)}) n) a) e,
       (SELECT string_agg('{"agreement":"agr_1","clause":"2.' || c || '","effect":"permission","field":"f' || c || '"}', ',') AS cites
        FROM generate_series(1, 5) c) c`,
    [now, all.map((terms) => hashOf(terms).toString('hex'))],
  );
  for (const statement of [
    `INSERT INTO cordon.ledger_leaves (idx, leaf, hash) SELECT idx, leaf, sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')) FROM (
       SELECT idx, '{"c":"' || encode(sha256(convert_to(E'cordon/entry-commitment/v1\\n', 'UTF8') || salt || convert_to(body, 'UTF8')), 'base64')
         || '","t":"x","v":1}' AS leaf FROM cordon.ledger_bodies) l`,
    `INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, site, agreement_id, ticket, resource, fields, rows, flags, ok)
     SELECT idx, at, kind, person_id, party_id, replace(party_id, 'pty_', 'sit_'), agreement_id, 'tic_' || idx % 50000, 'customers', '{name,email,phone}', 1, '{}', true FROM cordon.ledger_bodies`,
    `UPDATE cordon.watching SET entry = ${String(entries)}`,
  ]) {
    await owner.query(statement);
  }
}

/** Both signatures under each agreement. */
async function sign(owner: Client, all: readonly Terms[], now: Date): Promise<void> {
  for (const terms of all) {
    const { agreement, processor } = terms;
    await owner.query(
      `INSERT INTO cordon.agreement_versions (agreement_id, version, terms, terms_hash, clauses, created_at) VALUES ($1, 1, $2, $3, '[]', $4)`,
      [agreement, canonicalText(terms as never), hashOf(terms), now],
    );
    await owner.query(
      `INSERT INTO cordon.agreement_documents VALUES ($1, 1, '', sha256(''), $2::timestamptz - interval '200 days')`,
      [agreement, now],
    );
    for (const [nth, party] of ['pty_c', processor].entries()) {
      const key = `key_${agreement}_${party}`;
      await owner.query(
        `INSERT INTO cordon.party_keys (id, party_id, person_id, credential_id, public_key, rp_id, created_at)
         VALUES ($1, $2, 'per_0', convert_to($1, 'UTF8'), convert_to($1, 'UTF8'), 'x', $3)`,
        [key, party, now],
      );
      await owner.query(
        `INSERT INTO cordon.agreement_signatures (agreement_id, version, party_id, revision, key_id, person_id, authenticator_data,
           client_data, signature, pdf, hash, signed_at) VALUES ($1, 1, $2, $3, $4, 'per_0', '', '', '', '', sha256(''),
           $5::timestamptz - interval '200 days')`,
        [agreement, party, nth + 1, key, now],
      );
    }
  }
}

/** Signs the newest checkpoint over all leaves. */
export async function signHead(owner: Client, key: SigningKey, now: Date): Promise<void> {
  let tree = EMPTY_RANGE;
  for (;;) {
    const { rows } = await owner.query<{ hash: Buffer }>(
      'SELECT hash FROM cordon.ledger_leaves WHERE idx >= $1 ORDER BY idx LIMIT 65536',
      [tree.size],
    );
    for (const { hash } of rows) tree = appendLeaf(tree, hash, () => undefined, sha256);
    if (rows.length === 0) break;
  }
  const head = { origin: key.name, size: tree.size, root: rootOf(tree, sha256) };
  await owner.query('INSERT INTO cordon.ledger_checkpoints VALUES ($1, $2, $3)', [
    ...[tree.size, signCheckpoint(head, [ledgerSigner(key)]), now],
  ]);
}
