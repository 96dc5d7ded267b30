import { randomBytes } from 'node:crypto';
import { commit, type JsonValue } from '@cordon/ledger';
import type { LedgerRecord } from '../../../packages/server/src/gate/index.ts';
import { createSalts } from '../../../packages/server/src/platform/hashing.ts';

/** Who the entries are of: rows the database must have, since a budget is a person's. */
export const PERSON = 'per_bench';
export const PARTY = 'pty_bench';

const AGREEMENT = 'agr_harbor_brightline';
/** One access in so many uses up a budget: a customer counts once a shift, a lookup each time. */
const USES_EVERY = 4;
/** One access in so many has a second opening: a typed value, or what it came to. */
const SECOND_EVERY = 3;

const FIELDS = ['id', 'full_name', 'email', 'phone', 'city', 'plan', 'joined_on', 'date_of_birth', 'note'];
const TREATMENTS = ['clear', 'partial', 'generalise', 'redact', 'hidden'];

const cited = (clause: string, field?: string): JsonValue => ({
  agreement: AGREEMENT,
  clause,
  effect: 'permission',
  ...(field !== undefined && { field }),
});

const part = (resource: string, fields: readonly string[]): JsonValue => ({
  ...{ resource, allow: true, rows: 3 },
  treatments: Object.fromEntries(
    fields.map((field, at) => [field, TREATMENTS[at % TREATMENTS.length] ?? '']),
  ),
  citations: [cited('2.1'), cited('4.1')],
});

const hash = randomBytes(32).toString('hex');
const salt = createSalts();

/** The record of a read as the gate makes it (`gate/entry.ts`): the same keys, as long, with openings, event and uses. */
export function entry(n: number): LedgerRecord {
  const at = new Date();
  const subject = String(n % 50_000);
  const openings = [{ name: 'subject', value: subject, salt: salt() }];
  if (n % SECOND_EVERY === 0)
    openings.push({ name: 'value', value: `caller${subject}@example.org`, salt: salt() });
  const commitments = openings.map(({ value, salt: salted }) => commit(value, salted));
  const body: JsonValue = {
    ...{
      v: 1,
      kind: 'access',
      act: 'read',
      at: at.toISOString(),
      agreement: AGREEMENT,
      version: 3,
      terms: hash,
    },
    ...{
      person: PERSON,
      party: PARTY,
      role: 'tier1',
      site: 'sit_cebu',
      purpose: 'order-support',
      source: 'harbor',
    },
    ...{
      ticket: `tic_${subject}`,
      ticketState: 'in-hand',
      access: `acc_${String(n)}`,
      subject: commitments[0] ?? '',
    },
    ...{ field: null, row: null, value: commitments[1] ?? null },
    parts: [part('customers', FIELDS), part('orders', FIELDS.slice(0, 5))],
    ...{ code: null, citations: [cited('2.1')], result: null, secretResult: null, reason: null, text: null },
    ...{ flags: [], signed: null },
  };
  return {
    ...{ kind: 'read', at, agreement: AGREEMENT, party: PARTY, person: PERSON, code: null, body, openings },
    event: {
      ...{
        at: at.toISOString(),
        kind: 'read',
        agent: PERSON,
        vendor: PARTY,
        site: 'sit_cebu',
        agreement: AGREEMENT,
      },
      ...{
        ticket: `tic_${subject}`,
        ticketState: 'in-hand',
        subject: hash.slice(0, 22),
        resource: 'customers orders',
      },
      ...{ fields: FIELDS, rows: 3, flags: [], ip: '198.51.100.7', ok: true, code: null },
    },
    uses: n % USES_EVERY === 0 ? [{ kind: 'subject', subject: hash.slice(0, 43) }] : [],
  };
}
