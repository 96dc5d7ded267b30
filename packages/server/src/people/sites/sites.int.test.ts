import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../../tests/support/identity/browser.ts';
import { openPeopleScene, type PeopleScene } from '../../../../../tests/support/people.ts';

let scene: PeopleScene;
let admin: Browser;
let vera: Browser;

beforeAll(async () => {
  scene = await openPeopleScene();
  [admin, vera] = [await scene.enter('olivia'), await scene.enter('vera')];
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.entered.length = 0;
  scene.ledgerDown = false;
  await scene.stepUp();
});

interface View {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly working: number;
  readonly networks: number;
  readonly mayChange: boolean;
}
const listOf = async (browser: Browser, party: string) =>
  (await browser.get(`/api/sites?party=${party}`)).body as View[];
let made = 0;
const add = async (browser: Browser, party = 'bright', name = `Site ${String(++made)}`) =>
  browser.post('/api/sites', { party, name, country: 'PH' });
const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;

describe('a site', () => {
  it('is added by the vendor’s admin or the company’s, entered, and seen with what hangs on it', async () => {
    for (const browser of [vera, admin]) {
      const id = idOf(await add(browser));
      expect(scene.entered).toMatchObject([
        { act: 'site-added', words: { site: id, subjectParty: 'bright', country: 'PH' } },
      ]);
      expect((await listOf(browser, 'bright')).find((one) => one.id === id)).toMatchObject({
        ...{ people: 0, working: 0, networks: 0, mayChange: true },
      });
      scene.entered.length = 0;
    }
    const own = (await listOf(vera, 'bright')).find(({ id }) => id === 'site-1');
    expect(own).toMatchObject({ name: 'Manila', networks: 1, people: 6 });
  });

  it('is renamed, by id in the ledger and not by the words somebody typed', async () => {
    const id = idOf(await add(vera));
    expect((await vera.post(`/api/sites/${id}/rename`, { name: 'Iloilo' })).status).toBe(200);
    expect((await listOf(vera, 'bright')).find((one) => one.id === id)?.name).toBe('Iloilo');
    expect(scene.entered.at(-1)).toMatchObject({ act: 'site-renamed', words: { site: id } });
    expect(JSON.stringify(scene.entered)).not.toContain('Iloilo');
  });

  it('has a name of its own among the open ones, whatever its case, also when two people add it at once', async () => {
    await add(vera, 'bright', 'Davao');
    expect((await add(vera, 'bright', 'DAVAO')).code).toBe('name-taken');
    const other = idOf(await add(vera));
    expect((await vera.post(`/api/sites/${other}/rename`, { name: 'davao' })).code).toBe('name-taken');
    expect((await vera.post(`/api/sites/${other}/rename`, { name: 'Makati' })).status).toBe(200);
    expect((await vera.post(`/api/sites/${other}/rename`, { name: 'MAKATI' })).status).toBe(200);
    const answers = await Promise.all([add(vera, 'bright', 'Baguio'), add(admin, 'bright', 'Baguio')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('is another vendor’s secret, and the company’s own people have none', async () => {
    const nuno = await add(admin, 'north', 'Porto');
    for (const asked of [
      vera.get('/api/sites?party=north'),
      add(vera, 'north', 'Braga'),
      vera.post(`/api/sites/${idOf(nuno)}/rename`, { name: 'Mine' }),
      vera.post(`/api/sites/${idOf(nuno)}/close`, {}),
      vera.get(`/api/sites/${idOf(nuno)}/close`),
      add(admin, 'acme', 'Office'),
      add(admin, 'nobody', 'Office'),
    ])
      expect((await asked).code).toBe('not-in-scope');
  });

  it.each(['sam', 'victor', 'leo', 'quinn', 'ada', 'audra'])('is not changed by %s', async (person) => {
    const browser = await scene.enter(person);
    expect((await add(browser)).code).toBe('role-not-allowed');
    expect((await browser.post('/api/sites/site-1/close', {})).code).toBe('role-not-allowed');
  });

  it('is not added while the ledger cannot be written', async () => {
    scene.ledgerDown = true;
    expect((await add(vera, 'bright', 'Nowhere')).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    expect((await listOf(vera, 'bright')).map(({ name }) => name)).not.toContain('Nowhere');
  });
});

describe('closing a site', () => {
  it('says first what goes, ends it all at once, and is entered with the numbers', async () => {
    const id = idOf(await add(admin));
    await scene.pool.query(
      `INSERT INTO cordon.networks VALUES ('net-here', 'bright', $1, '203.0.113.0/25', 'here')`,
      [id],
    );
    await scene.pool.query(
      `INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, site_id, from_at, made_at)
       VALUES ('asg_here', 'carla', 'agr_1', 'tier1', 'elsewhere', $1, '2026-01-01', '2026-01-01')`,
      [id],
    );
    await scene.pool.query(
      `INSERT INTO cordon.leases (id, agreement_id, kinds, site_id, hours, reason, asked_at, vendor_by)
       VALUES ('lea_here', 'agr_1', '{posture}', $1, 2, 'outage', '2026-01-01', 'vera')`,
      [id],
    );
    const stake = { assignments: 1, networks: 1, leases: 1 };
    expect((await admin.get(`/api/sites/${id}/close`)).body).toMatchObject({ ...stake, locksYouOut: false });
    expect((await admin.post(`/api/sites/${id}/close`, {})).body).toEqual(stake);
    expect(scene.entered.at(-1)).toMatchObject({ act: 'site-closed', words: { site: id, ...stake } });
    const { rows } = await scene.pool.query(
      `SELECT a.ended_why AS why, l.ended_at IS NOT NULL AS over FROM cordon.assignments a, cordon.leases l
       WHERE a.id = 'asg_here' AND l.id = 'lea_here'`,
    );
    expect(rows).toEqual([{ why: 'site-closed', over: true }]);
    expect((await listOf(admin, 'bright')).map((one) => one.id)).not.toContain(id);
    expect((await admin.post(`/api/sites/${id}/close`, {})).code).toBe('not-in-scope');
  });

  it('leaves no proposal that was made while it was open', async () => {
    const id = idOf(await add(admin));
    const { revision } = (await admin.get('/api/networks?party=bright')).body as { revision: number };
    const adds = [{ cidr: '203.0.113.128/25', label: 'late', site: id }];
    const proposed = await vera.post('/api/networks/changes', {
      ...{ party: 'bright', base: revision, adds, removes: [] },
    });
    expect(proposed.status).toBe(200);
    await admin.post(`/api/sites/${id}/close`, {});
    const [waiting] = (await admin.get('/api/networks/changes?party=bright')).body as { state: string }[];
    expect(waiting?.state).toBe('stale');
  });

  it('is refused to whoever would be outside by it, and closed all the same while the ledger is down', async () => {
    expect((await vera.get('/api/sites/site-1/close')).body).toMatchObject({ locksYouOut: true });
    expect((await vera.post('/api/sites/site-1/close', {})).code).toBe('would-lock-you-out');
    const id = idOf(await add(admin));
    scene.ledgerDown = true;
    expect((await admin.post(`/api/sites/${id}/close`, {})).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    expect((await listOf(admin, 'bright')).map((one) => one.id)).not.toContain(id);
  });

  it('leaves its name free, and no door behind it', async () => {
    const id = idOf(await add(vera, 'bright', 'Subic'));
    await vera.post(`/api/sites/${id}/close`, {});
    expect((await add(vera, 'bright', 'Subic')).status).toBe(200);
    const invited = await vera.post('/api/people', {
      ...{ party: 'bright', name: 'Gone There', email: 'gone@bright.example.com', role: 'agent' },
      ...{ site: id, accessRole: 'tier1', purpose: 'support' },
    });
    expect(invited.code).toBe('bad-request');
  });
});
