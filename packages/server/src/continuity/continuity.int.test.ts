import { actHolds } from '@cordon/core/kernel';
import { fromBase64 } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knowExceptions } from '../../../../tests/support/exceptions.ts';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import type { Answer, Visitor } from '../demo/client.ts';
import { keySigned } from '../identity/index.ts';
import { revoke } from '../identity/revoking.ts';

/** The two exceptions of the terms, through every part: source, gate and ledger are the real ones. */

const AGREEMENT = 'agr_harbor_brightline';

let world: TestInstallation;
let vera: Visitor;
let olivia: Visitor;
let sam: Visitor;
let priya: Visitor;
let ada: Visitor;
let ticket: string;
let conditions: ReturnType<typeof knowExceptions>;

beforeAll(async () => {
  world = await openTestInstallation();
  conditions = knowExceptions(world.house);
  const enter = async (id: string, fresh = true) => {
    const one = world.visitor(id);
    await one.signIn();
    if (fresh) expect((await one.stepUp()).status).toBe(200);
    return one;
  };
  [vera, olivia, sam, priya] = [
    await enter('per_vera'),
    await enter('per_olivia'),
    await enter('per_sam'),
    await enter('per_priya'),
  ];
  ada = await enter('per_ada', false);
  const next = await ada.get('/api/tickets');
  const { items } = next.json as { items: { id: string; binding: string | null }[] };
  ticket = items.find(({ binding }) => binding === 'request' || binding === 'mail')?.id ?? '';
  await ada.post(`/api/tickets/${ticket}/take`, {});
});
afterAll(() => world.close());

const codeOf = ({ json }: Answer) => (json as { error?: { code: string } }).error?.code;
const idOf = ({ json }: Answer) => (json as { id: string }).id;
const body = async (entry: number) => {
  const { rows } = await world.house.world.pools.app.query<{ body: string }>(
    'SELECT body FROM cordon.ledger_bodies WHERE idx = $1',
    [entry],
  );
  return rows[0]?.body ?? '';
};
const look = () => ada.get(`/api/tickets/${ticket}`);
const entryOf = ({ json }: Answer) => Number(/entry (\d+)$/.exec((json as { mark: string }).mark)?.[1]);

const agree = (by: Visitor, id: string) =>
  by.post(`/api/leases/${id}/agree`, by.decided('lease-agreed', { lease: id }));
/** @param about the case whoever approves has read of */
const approve = (by: Visitor, id: string, about = ticket) =>
  by.post(
    `/api/emergencies/${id}/approve`,
    by.decided('emergency-approved', { emergency: id, ticket: about }),
  );

/** Asks for a lease, signed as the console signs it. */
const askLease = (by: Visitor, { kinds, ...choice }: LeaseAsked) =>
  by.post('/api/leases', {
    ...{ ...choice, kinds },
    ...by.decided('lease-asked', { ...choice, kinds: kinds.join(',') }),
  });
const askEmergency = (by: Visitor, { person, ...choice }: EmergencyAsked) =>
  by.post('/api/emergencies', {
    ...{ ...choice, person },
    ...by.decided('emergency-asked', { ...choice, subjectPerson: person }),
  });
const end = (by: Visitor, what: 'lease' | 'emergency', id: string) =>
  by.post(`/api/${PATH[what]}/${id}/end`, by.decided(`${what}-ended`, { [what]: id }));
const review = (by: Visitor, what: 'lease' | 'emergency', id: string, finding: boolean) =>
  by.post(`/api/${PATH[what]}/${id}/review`, {
    finding,
    ...by.decided(`${what}-reviewed`, { [what]: id, finding }),
  });
const PATH = { lease: 'leases', emergency: 'emergencies' } as const;

interface LeaseAsked {
  readonly agreement: string;
  readonly kinds: readonly string[];
  readonly site: string | null;
  readonly network: string | null;
  readonly hours: number;
  readonly reason: string;
}

interface EmergencyAsked {
  readonly ticket: string;
  readonly person: string;
  readonly accessRole: string;
  readonly reason: string;
}

interface Listed {
  readonly leases: readonly { id: string; state: string; overdue: boolean; clause: string | null }[];
  readonly emergencies: readonly { id: string; state: string; overdue: boolean }[];
}
const listed = async (asker: Visitor) => (await asker.get('/api/exceptions')).json as Listed;
const stateOf = async (id: string) => {
  const { leases, emergencies } = await listed(olivia);
  return [...leases, ...emergencies].find((one) => one.id === id)?.state;
};
const age = (table: string, id: string, hours: number) =>
  world.house.world.pools.app.query(
    `UPDATE cordon.${table} SET from_at = from_at - make_interval(hours => $2),
       until_at = until_at - make_interval(hours => $2), review_due_at = review_due_at - make_interval(hours => $2) WHERE id = $1`,
    [id, hours],
  );

describe('a continuity lease', () => {
  const asked = (more: Partial<LeaseAsked> = {}): LeaseAsked => ({
    ...{ agreement: AGREEMENT, kinds: ['posture'], site: 'sit_manila', network: null, hours: 2 },
    ...{ reason: 'disaster', ...more },
  });

  it('lets work go on where a report fails, without reveals, once both parties agreed, and cites its clause', async () => {
    conditions([{ clause: '4.4', kind: 'posture' }]);
    expect(codeOf(await look())).toBe('device-unknown');
    const lease = await askLease(vera, asked());
    expect(lease.status).toBe(200);
    const id = idOf(lease);
    expect(codeOf(await look())).toBe('device-unknown');
    expect(codeOf(await agree(vera, id))).toBe('not-the-second-person');
    expect((await agree(olivia, id)).status).toBe(200);
    const seen = await look();
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.json)).not.toContain('"reveal"');
    expect(await body(entryOf(seen))).toContain('"clause":"4.13"');
    const reveal = ada.signed({
      act: 'reveal',
      ticket,
      resource: 'customers',
      field: 'email',
      key: '1',
      reason: 'customer-asked',
    });
    expect(codeOf(await ada.post(`/api/tickets/${ticket}/reveal`, reveal))).toBe('condition-stale');
    // Ended early, it holds from the next statement on; then somebody else of the company says whether all was in order.
    expect((await end(vera, 'lease', id)).status).toBe(200);
    expect(codeOf(await look())).toBe('device-unknown');
    expect(codeOf(await review(olivia, 'lease', id, false))).toBe('not-the-second-person');
    expect((await review(priya, 'lease', id, false)).status).toBe(200);
    expect(await stateOf(id)).toBe('reviewed');
  });

  it.each<[string, Partial<LeaseAsked>, string]>([
    ['another site', { site: 'sit_cebu' }, 'device-unknown'],
    ['another network', { site: null, network: 'net_bright_manila' }, 'device-unknown'],
  ])('of %s opens nothing', async (_, where, code) => {
    conditions([{ clause: '4.4', kind: 'posture' }]);
    const { networks } = (await olivia.get('/api/vendors/pty_brightline')).json as {
      networks: { id: string; cidr: string }[];
    };
    const elsewhere = networks.find(({ cidr }) => !cidr.startsWith('127.') && !cidr.startsWith('::'))?.id;
    const lease = await askLease(
      vera,
      asked('network' in where ? { ...where, network: elsewhere ?? '' } : where),
    );
    expect(lease.status).toBe(200);
    expect((await agree(olivia, idOf(lease))).status).toBe(200);
    expect(codeOf(await look())).toBe(code);
    await end(vera, 'lease', idOf(lease));
  });

  it.each<[string, Partial<LeaseAsked>, string]>([
    ['longer than its clause', { hours: 5 }, 'bad-request'],
    ['for the network', { kinds: ['network'] }, 'bad-request'],
    ['for a suspension', { kinds: ['suspension'] }, 'bad-request'],
    ['for a report the terms do not ask for', { kinds: ['badge'] }, 'bad-request'],
    ['everywhere', { site: null }, 'bad-request'],
    ['for a site of another vendor', { site: 'sit_lisbon' }, 'bad-request'],
    ['under another vendor’s agreement', { agreement: 'agr_harbor_northgate' }, 'not-in-scope'],
  ])('%s is refused', async (_, more, code) => {
    conditions([{ clause: '4.4', kind: 'posture' }]);
    expect(codeOf(await askLease(vera, asked(more)))).toBe(code);
  });

  it.each<[string, 'agreement' | 'party' | 'person', string]>([
    ['its agreement', 'agreement', AGREEMENT],
    ['a party', 'party', 'pty_northgate'],
    ['a person whose word it needed', 'person', 'per_nobody'],
  ])('is not ended by what it does not hang on, and by %s it is', async (_, scope, other) => {
    conditions([{ clause: '4.4', kind: 'posture' }]);
    const id = idOf(await askLease(vera, asked()));
    await agree(olivia, id);
    const { app } = world.house.world.pools;
    if (scope !== 'agreement') {
      await revoke(app, { scope, id: other }, Date.now());
      expect(await stateOf(id)).toBe('running');
    }
    const client = await app.connect();
    try {
      // Within a transaction that is taken back: the people of the scene stay signed in.
      await client.query('BEGIN');
      const target = { agreement: AGREEMENT, party: 'pty_brightline', person: 'per_vera' }[scope];
      await revoke(client, { scope, id: target }, Date.now());
      const { rows } = await client.query(
        'SELECT FROM cordon.leases WHERE id = $1 AND ended_at IS NOT NULL',
        [id],
      );
      expect(rows).toHaveLength(1);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    await end(vera, 'lease', id);
  });

  it('that nobody reviewed in time is a finding', async () => {
    const { leases } = await listed(olivia);
    const over = leases.find(({ state }) => state === 'over');
    expect(over?.overdue).toBe(false);
    await age('leases', over?.id ?? '', 100);
    expect((await listed(olivia)).leases.find(({ id }) => id === over?.id)?.overdue).toBe(true);
    expect((await review(priya, 'lease', over?.id ?? '', true)).status).toBe(200);
  });
});

describe('an emergency access', () => {
  const asked = (more: Partial<EmergencyAsked> = {}): EmergencyAsked => ({
    ...{ ticket, person: 'per_sam', accessRole: 'tier1', reason: 'danger-to-life', ...more },
  });
  const open = async () => {
    const id = idOf(await askEmergency(sam, asked()));
    await approve(olivia, id);
    await approve(priya, id);
    return id;
  };

  it('opens one case to one person once two others agreed, cites its clause, and closes again', async () => {
    conditions([]);
    const id = idOf(await askEmergency(sam, asked()));
    const look = (asker: Visitor) => asker.get(`/api/emergencies/${id}/case`);
    expect(codeOf(await approve(sam, id))).toBe('not-the-second-person');
    // Signed for another case, it approves none.
    expect(codeOf(await approve(olivia, id, 'tic_another'))).toBe('signature-invalid');
    expect((await approve(olivia, id)).json).toEqual({ needed: 1 });
    expect(codeOf(await approve(olivia, id))).toBe('already-done');
    expect(codeOf(await look(sam))).toBe('not-in-scope');
    expect((await approve(priya, id)).json).toEqual({ needed: 0 });
    const seen = await look(sam);
    expect(seen.status).toBe(200);
    expect(await body(entryOf(seen))).toContain('"clause":"4.14"');
    for (const right of ['"lookup"', '"confirm"', '"reveal"']) {
      expect(JSON.stringify((seen.json as { card: unknown }).card)).not.toContain(right);
    }
    // What they see is what the role sees, and nobody else sees it.
    expect(codeOf(await look(olivia))).toBe('not-in-scope');
    expect(codeOf(await look(ada))).toBe('role-not-allowed');
    expect((await end(sam, 'emergency', id)).status).toBe(200);
    expect(codeOf(await look(sam))).toBe('not-in-scope');
    expect(codeOf(await review(sam, 'emergency', id, false))).toBe('not-the-second-person');
    expect((await review(olivia, 'emergency', id, false)).status).toBe(200);
  });

  it('ends by itself, and unreviewed it is a finding', async () => {
    const id = await open();
    expect((await sam.get(`/api/emergencies/${id}/case`)).status).toBe(200);
    await age('emergencies', id, 1);
    expect(codeOf(await sam.get(`/api/emergencies/${id}/case`))).toBe('not-in-scope');
    expect(await stateOf(id)).toBe('over');
    await age('emergencies', id, 24);
    expect((await listed(olivia)).emergencies.find((one) => one.id === id)?.overdue).toBe(true);
  });

  it('ends with its person and with its agreement', async () => {
    const id = await open();
    for (const target of [
      { scope: 'person', id: 'per_sam' },
      { scope: 'agreement', id: AGREEMENT },
    ] as const) {
      const client = await world.house.world.pools.app.connect();
      try {
        await client.query('BEGIN');
        await revoke(client, target, Date.now());
        const { rows } = await client.query(
          'SELECT FROM cordon.emergencies WHERE id = $1 AND ended_at IS NOT NULL',
          [id],
        );
        expect(rows).toHaveLength(1);
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    }
  });

  it.each<[string, Partial<EmergencyAsked>, string]>([
    ['to an agent', { person: 'per_ada' }, 'not-in-scope'],
    ['to an auditor', { person: 'per_audra' }, 'not-in-scope'],
    ['of a ticket that is not there', { ticket: 'tic_nowhere' }, 'not-in-scope'],
    ['through the eyes of a role nobody knows', { accessRole: 'tier9' }, 'bad-request'],
  ])('%s is refused', async (_, more, code) => {
    expect(codeOf(await askEmergency(olivia, asked(more)))).toBe(code);
  });

  it('is the company’s own: a vendor neither asks nor sees', async () => {
    expect(codeOf(await askEmergency(vera, asked()))).toBe('role-not-allowed');
    expect((await listed(vera)).emergencies).toEqual([]);
  });
});

describe('whoever does any of it signs', () => {
  /** The entries of acts whose words name one lease or emergency, oldest first. */
  const entriesOf = async (id: string) => {
    const { rows } = await world.house.world.pools.app.query<{ body: string }>(
      'SELECT body FROM cordon.ledger_bodies WHERE body LIKE $1 ORDER BY idx',
      [`%"${id}"%`],
    );
    return rows.map((row) => JSON.parse(row.body) as { act: string; words: Record<string, unknown> });
  };
  const asked = { agreement: AGREEMENT, kinds: ['posture'], site: 'sit_manila', network: null, hours: 2 };
  const lease = { ...asked, reason: 'outage' };
  const emergency = () => ({ ticket, person: 'per_sam', accessRole: 'tier1', reason: 'security' });

  it('and each entry proves it by itself', async () => {
    conditions([{ clause: '4.4', kind: 'posture' }]);
    const leased = idOf(await askLease(vera, lease));
    await agree(olivia, leased);
    await end(vera, 'lease', leased);
    await review(priya, 'lease', leased, true);
    const opened = idOf(await askEmergency(sam, emergency()));
    await approve(olivia, opened);
    await approve(priya, opened);
    await end(sam, 'emergency', opened);
    await review(olivia, 'emergency', opened, false);
    const entries = [...(await entriesOf(leased)), ...(await entriesOf(opened))];
    expect(entries.map(({ act }) => act)).toEqual([
      ...['lease-asked', 'lease-agreed', 'lease-ended', 'lease-reviewed'],
      ...[
        'emergency-asked',
        'emergency-approved',
        'emergency-approved',
        'emergency-ended',
        'emergency-reviewed',
      ],
    ]);
    for (const entry of entries) {
      expect(actHolds(entry, keySigned, fromBase64)).toBe(true);
      // The id of what was asked for is the server's; all that was chosen is the person's.
      const signed = JSON.parse(String(entry.words.signed)) as Record<string, unknown>;
      const [chosen] = Object.keys(signed).filter((name) => name in entry.words);
      const turned = { ...entry, words: { ...entry.words, [chosen ?? '']: 'other' } };
      expect(actHolds(turned, keySigned, fromBase64)).toBe(false);
    }
  });

  it('and what was signed for something else counts for nothing', async () => {
    conditions([{ clause: '4.4', kind: 'posture' }]);
    const { kinds: _kinds, ...choice } = lease;
    const body = { ...lease, hours: 4, ...vera.decided('lease-asked', { ...choice, kinds: 'posture' }) };
    expect(codeOf(await vera.post('/api/leases', body))).toBe('signature-invalid');
    const { person, ...case_ } = emergency();
    const signed = olivia.decided('emergency-asked', { ...case_, subjectPerson: person });
    const toAnother = { ...emergency(), person: 'per_priya', ...signed };
    expect(codeOf(await olivia.post('/api/emergencies', toAnother))).toBe('signature-invalid');

    const id = idOf(await askLease(vera, lease));
    const wrong = vera.decided('lease-ended', { lease: 'lea_another' });
    expect(codeOf(await vera.post(`/api/leases/${id}/end`, wrong))).toBe('signature-invalid');
    // Whose session has a key signs what it closes.
    expect(codeOf(await vera.post(`/api/leases/${id}/end`, { signature: undefined }))).toBe(
      'signature-invalid',
    );
    expect(await stateOf(id)).toBe('asked');
    await agree(olivia, id);
    await end(vera, 'lease', id);
    const inOrder = priya.decided('lease-reviewed', { lease: id, finding: false });
    const turned = await priya.post(`/api/leases/${id}/review`, { finding: true, ...inOrder });
    expect(codeOf(turned)).toBe('signature-invalid');
    expect(await stateOf(id)).toBe('over');
  });
});

describe('tickets somebody may name for an emergency', () => {
  interface Named {
    readonly id: string;
    readonly number: string;
    readonly vendor: { readonly id: string };
    readonly roles: readonly string[];
  }
  const named = async (text: string) =>
    (await olivia.get(`/api/emergencies/tickets?text=${encodeURIComponent(text)}`)).json as Named[];

  it('are those tied to a customer, found by part of their number, without what customers wrote', async () => {
    const all = await named('');
    expect(all.length).toBeGreaterThan(1);
    const one = all.find(({ id }) => id === ticket);
    expect(one?.roles).toContain('tier1');
    expect(Object.keys(one ?? {}).toSorted()).toEqual([
      'agreement',
      'id',
      'lastWorkAt',
      'number',
      'purpose',
      'roles',
      'status',
      'vendor',
    ]);
    expect((await named(one?.number.toLowerCase() ?? '')).map(({ id }) => id)).toContain(ticket);
    expect(await named('no such number')).toEqual([]);
    // A wildcard of the database finds itself alone.
    expect(await named('%')).toEqual([]);
  });

  it('are none that nobody of the company tied to a customer: such a ticket opens no case', async () => {
    const { rows } = await world.house.world.pools.app.query<{ id: string; number: string }>(
      `SELECT id, external_id AS number FROM cordon.tickets
       WHERE party_id = 'pty_brightline' AND (bound_by IS NULL OR bound_by = 'agent') LIMIT 1`,
    );
    const [free] = rows;
    expect((await named(free?.number ?? '')).map(({ id }) => id)).not.toContain(free?.id);
    const asked = { ticket: free?.id ?? '', person: 'per_sam', accessRole: 'tier1', reason: 'security' };
    expect(codeOf(await askEmergency(olivia, asked))).toBe('bad-request');
  });

  it('are the company’s to look for', async () => {
    expect(codeOf(await vera.get('/api/emergencies/tickets'))).toBe('role-not-allowed');
  });
});
