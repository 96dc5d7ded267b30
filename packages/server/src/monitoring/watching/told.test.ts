import { expect, it } from 'vitest';
import { eventOf, type EnteredRow } from './told.ts';

/* What detectors are told of who was not let in, beside accesses. */

const row = (resource: string, code: string | null, words: EnteredRow['words'] = {}): EnteredRow => ({
  ...{ entry: 7, at: new Date(1_000), kind: 'sign-in', agent: 'per_ada', vendor: 'pty_b', site: null },
  ...{ queue: null, ticket: null, ticketState: null, subject: null, subjectOrder: null, missed: false },
  ...{
    resource,
    fields: [],
    rows: 0,
    flags: [],
    ip: '203.0.113.9',
    country: null,
    ok: code === null,
    code,
    words,
  },
});

it.each<[string, EnteredRow, object]>([
  [
    'what another role may do',
    row('request-refused', 'role-not-allowed'),
    { kind: 'admin', ok: false, code: 'role-not-allowed' },
  ],
  [
    'a secret after its end',
    row('door-credential-refused', 'not-signed-in', { why: 'ended' }),
    { kind: 'door', ok: false, code: 'credential-ended' },
  ],
  [
    'a secret from another network',
    row('door-credential-refused', 'not-signed-in', { why: 'elsewhere' }),
    { kind: 'door', ok: false, code: 'credential-elsewhere' },
  ],
  [
    'a sign-in from another network',
    row('network-refused', 'network-not-allowed'),
    { kind: 'sign-in', ok: false, code: 'network-not-allowed', session: null },
  ],
  [
    'a session that was carried there',
    row('network-refused', 'network-not-allowed', { session: 'ses_1' }),
    { kind: 'sign-in', ok: false, session: 'ses_1' },
  ],
  [
    'a guess',
    row('sign-in-refused', 'sign-in-refused'),
    { kind: 'sign-in', ok: false, code: 'sign-in-refused' },
  ],
])('%s', (_, told, seen) => {
  expect(eventOf(told)).toMatchObject({ id: '7', agent: 'per_ada', ip: '203.0.113.9', ...seen });
});
