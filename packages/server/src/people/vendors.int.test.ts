import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import { openPeopleScene, type PeopleScene } from '../../../../tests/support/people.ts';
import { canonicalCidr } from './cidr.ts';

let scene: PeopleScene;
let admin: Browser;
let officer: Browser;
let manager: Browser;
let vera: Browser;

beforeAll(async () => {
  scene = await openPeopleScene();
  admin = await scene.enter('olivia');
  officer = await scene.enter('sam');
  manager = await scene.enter('victor');
  vera = await scene.enter('vera');
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.entered.length = 0;
  scene.ledgerDown = false;
  await scene.stepUp();
});

interface Row {
  readonly id: string;
  readonly name: string;
}
const rows = async (): Promise<readonly Row[]> => (await admin.get('/api/vendors')).body as readonly Row[];
const body = (changes: object = {}) => ({
  name: `Vendor ${scene.fresh()}`,
  site: 'Porto',
  country: 'PT',
  networks: [{ cidr: '192.0.2.0/25', label: 'Porto floor' }],
  adminName: 'Paula Reis',
  adminEmail: `${scene.fresh()}@porto.example.com`,
  ...changes,
});

describe('the list of vendors', () => {
  it('counts what each has', async () => {
    const at = new Date();
    await scene.pool.query(
      `UPDATE cordon.persons SET suspended_at = $1, suspended_by = 'company' WHERE id = 'carla'`,
      [at],
    );
    const found = (await rows()).find(({ id }) => id === 'bright');
    expect(found).toEqual({
      id: 'bright',
      name: 'Brightline',
      agreement: expect.objectContaining({ id: 'agr_1', status: 'in-force', daysLeft: 30 }) as object,
      people: 6,
      peopleReady: 5,
      sites: 1,
      networks: 2,
      openTickets: 1,
      accesses24h: 0,
      refused24h: 0,
    });
    expect((await rows()).find(({ id }) => id === 'north')).toMatchObject({
      agreement: null,
      people: 2,
      peopleReady: 0,
      networks: 0,
    });
    expect((await rows()).map(({ id }) => id)).not.toContain('acme');
  });

  it('asks the database as often for many vendors as for few', async () => {
    const cost = async () => {
      const before = scene.queries();
      await rows();
      return scene.queries() - before;
    };
    const few = await cost();
    expect(few).toBeGreaterThan(0);
    await scene.pool.query(
      `INSERT INTO cordon.parties SELECT 'many-' || n, 'vendor', 'Many ' || n, now() FROM generate_series(1, 40) n`,
    );
    expect(await rows()).toHaveLength(43);
    expect(await cost()).toBe(few);
  });
});

describe('the page of a vendor', () => {
  it('shows its sites, networks and people, and none of another', async () => {
    const page = await officer.get('/api/vendors/north');
    expect(page.body).toMatchObject({
      row: { id: 'north' },
      sites: [{ id: 'lisbon', name: 'Lisbon', country: 'PT' }],
      networks: [],
      people: [{ id: 'nuno' }, { id: 'rita' }],
    });
    const bright = await officer.get('/api/vendors/bright');
    expect((bright.body as { networks: Row[] }).networks).toEqual([
      { id: 'net-1', cidr: '198.51.100.0/24', label: 'floor', site: 'site-1' },
      { id: 'net-2', cidr: '2001:db8:77::/48', label: 'floor v6', site: null },
    ]);
  });

  it('is not there for the company itself, or for nobody', async () => {
    const company = await admin.get('/api/vendors/acme');
    const nobody = await admin.get('/api/vendors/nobody');
    expect(company.code).toBe('not-in-scope');
    expect(company.said).toBe(nobody.said);
  });
});

describe('adding a vendor', () => {
  it('makes party, site, networks and an admin who is invited', async () => {
    const answer = await manager.post('/api/vendors', body({ name: '  Porto Desk ' }));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        vendor: { name: 'Porto Desk', agreement: null, people: 1, peopleReady: 0, sites: 1, networks: 1 },
        invitation: { mailed: false, link: expect.stringContaining('#') as string },
      },
    });
    const { vendor, invitation } = answer.body as { vendor: Row; invitation: { person: string } };
    expect((await admin.get(`/api/vendors/${vendor.id}`)).body).toMatchObject({
      sites: [{ name: 'Porto', country: 'PT' }],
      networks: [{ cidr: '192.0.2.0/25', label: 'Porto floor' }],
      people: [{ id: invitation.person, role: 'vendor-admin', blockers: [{ code: 'invitation-open' }] }],
    });
    expect(scene.entered).toMatchObject([
      {
        act: 'vendor-added',
        actor: { person: 'victor', party: 'acme' },
        words: { vendor: vendor.id, networks: 1 },
      },
      { act: 'person-invited', words: { subjectPerson: invitation.person, role: 'vendor-admin' } },
    ]);
    // Names and addresses stay out of what is entered.
    expect(JSON.stringify(scene.entered.map(({ words }) => words))).not.toMatch(/Porto|Paula|@/);
  });

  it('leaves nothing behind when the e-mail of its admin is in use', async () => {
    const before = await rows();
    const answer = await admin.post('/api/vendors', body({ adminEmail: 'Nuno@EXAMPLE.com' }));
    expect(answer.code).toBe('email-taken');
    expect(await rows()).toEqual(before);
    expect(scene.entered).toEqual([]);
  });

  it.each<[string, object]>([
    ['everybody as a network', { networks: [{ cidr: '0.0.0.0/0', label: 'all' }] }],
    ['a range with bits of a host', { networks: [{ cidr: '192.0.2.9/24', label: 'x' }] }],
    ['no range at all', { networks: [{ cidr: "1.2.3.4'; DROP TABLE x", label: 'x' }] }],
    ['a key nobody asked for', { kind: 'company' }],
    ['an id of one’s own', { id: 'acme' }],
    ['no country', { country: 'Portugal' }],
  ])('refuses %s', async (_, changes) => {
    const before = await rows();
    const answer = await admin.post('/api/vendors', body(changes));
    expect(answer.code).toBe('bad-request');
    expect(await rows()).toEqual(before);
  });

  it('says which range was wrong, and not what stood there', async () => {
    const networks = [
      { cidr: '192.0.2.0/24', label: 'good' },
      { cidr: '192.0.2.9/24', label: 'bad' },
    ];
    const answer = await admin.post('/api/vendors', body({ networks }));
    expect(answer.body).toMatchObject({ error: { fields: ['/networks/1/cidr'] } });
    expect(JSON.stringify(answer.body)).not.toContain('192.0.2');
  });

  it('is for the company admin and the vendor manager only', async () => {
    for (const browser of [officer, vera]) {
      expect((await browser.post('/api/vendors', body())).code).toBe('role-not-allowed');
    }
  });
});

describe('networks', () => {
  it('are spelled as PostgreSQL spells them', async () => {
    for (const text of [
      '203.0.113.7',
      '10.0.0.0/8',
      '2001:DB8::/32',
      '::ffff:192.0.2.0/124',
      '2001:db8::1',
    ]) {
      const canonical = canonicalCidr(text);
      const { rows } = await scene.pool.query<{ same: string }>('SELECT $1::cidr::text AS same', [canonical]);
      expect(rows).toEqual([{ same: canonical }]);
    }
  });
});
