import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect, it } from 'vitest';
import { accessKinds } from '../kernel/index.ts';
import type { EnteredEvent } from './entered.ts';
import { ocsfEvent } from './ocsf.ts';

const ajv = new Ajv({ strict: false });
const classes = new Map<number, ValidateFunction>(
  (
    [
      [6005, 'datastore_activity'],
      [3002, 'authentication'],
      [3004, 'entity_management'],
      [2004, 'detection_finding'],
    ] as const
  ).map(([uid, name]) => {
    const file = new URL(`../../../../tests/vectors/ocsf/${name}.json`, import.meta.url);
    return [uid, ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)];
  }),
);

const source = { origin: 'cordon.shop.example/log', version: '1.0.0' };
const read: EnteredEvent = {
  ...{ entry: 4711, at: '2026-10-05T09:00:00.250Z', kind: 'read', agent: 'per_ada', agentName: 'Ada Cruz' },
  ...{ vendor: 'pty_brightline', vendorName: 'Brightline', site: 'sit_cebu', agreement: 'agr_harbor' },
  ...{ ticket: 'tic_1', ticketState: 'in-hand', resource: 'public.customers', fields: ['email'], rows: 1 },
  ...{ flags: [], ip: '203.0.113.7', ok: true, code: null, leafHash: 'ab'.repeat(32) },
};
const admin: EnteredEvent = { ...read, kind: 'admin', ticket: null, ticketState: null, fields: [], rows: 0 };

const cases: readonly (readonly [string, EnteredEvent, number])[] = [
  ...accessKinds.map((kind) => [kind, { ...read, kind }, 6005] as const),
  ['an access that was refused', { ...read, ok: false, code: 'not-permitted' }, 6005],
  ['an access of no table', { ...read, resource: null }, 6005],
  ['one outside every agreement', { ...read, agreement: null }, 6005],
  ['a job of Cordon', { ...read, agent: 'cordon:quality', agentName: null, ip: null }, 6005],
  ['what a browser told', { ...read, kind: 'screen', resource: 'value-copied' }, 6005],
  ['a sign-in', { ...admin, kind: 'sign-in', resource: 'sign-in' }, 3002],
  ['a refused one', { ...admin, kind: 'sign-in', resource: 'sign-in-refused', ok: false, code: 'x' }, 3002],
  ['another act of identity', { ...admin, kind: 'sign-in', resource: 'factor-enrolled' }, 3002],
  ['an act on an agreement', { ...admin, resource: 'agreement-signed' }, 3004],
  [
    'what watching found',
    {
      ...{ ...admin, resource: 'signal-raised', agreement: null, ip: null },
      signal: {
        ...{ id: 'sig_1', kind: 'canary', severity: 'critical', reason: 'A canary was touched.' },
        ...{ agent: 'per_ada', vendor: 'pty_brightline' },
      },
    },
    2004,
  ],
  ['an act of nobody, from nowhere', { ...admin, resource: 'x', agreement: null, ip: null }, 3004],
];

it.each(cases)('%s is a valid event of its class', (_, event, uid) => {
  const told = ocsfEvent(event, source);
  expect(told.class_uid).toBe(uid);
  const valid = classes.get(uid);
  expect(valid?.(told), JSON.stringify(valid?.errors)).toBe(true);
  expect(told.type_uid).toBe(uid * 100 + told.activity_id);
});

it('the schema refuses what is no event', () => {
  const valid = classes.get(6005);
  const told = ocsfEvent(read, source);
  expect(valid?.({ ...told, severity_id: undefined })).toBe(false);
  expect(valid?.({ ...told, customer: 'Pudding' })).toBe(false);
  expect(valid?.({ ...told, type_uid: 600198 })).toBe(false);
});

it('says which entry it is of, the same each time', () => {
  const told = ocsfEvent(read, source);
  expect(told).toEqual(ocsfEvent(read, source));
  expect(told).toMatchObject({
    time: Date.parse(read.at),
    metadata: { uid: 'cordon.shop.example/log#4711', sequence: 4711, log_name: source.origin },
    raw_data_hash: { algorithm_id: 3, value: read.leafHash },
    action_id: 1,
    severity_id: 1,
  });
});

it('a refusal is told as denied, a canary as grave', () => {
  expect(ocsfEvent({ ...read, ok: false, code: 'budget-used' }, source)).toMatchObject({
    ...{ action_id: 2, disposition_id: 2, status_id: 2, status_code: 'budget-used', severity_id: 2 },
    authorizations: [{ decision: 'Denied', policy: { uid: 'agr_harbor' } }],
  });
  expect(ocsfEvent({ ...read, flags: ['canary'] }, source)).toMatchObject({ severity_id: 4 });
});
