import { actHolds } from '@cordon/core/kernel';
import { fromBase64 } from '@cordon/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../../tests/support/identity/browser.ts';
import { decided } from '../../../../../tests/support/identity/browserKeys.ts';
import { openPeopleScene, type PeopleScene } from '../../../../../tests/support/people.ts';
import { keySigned } from '../../identity/index.ts';
import type { NetworkChange } from './lists.ts';

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
  admin.ip = scene.floor;
  officer.ip = scene.floor;
  await scene.pool.query(`DELETE FROM cordon.networks WHERE id NOT IN ('net-1', 'net-2')`);
  await scene.pool.query(
    `UPDATE cordon.network_changes SET state = 'withdrawn', decided_at = now() WHERE state = 'pending'`,
  );
  await scene.stepUp();
});

interface View {
  readonly revision: number;
  readonly networks: readonly { readonly id: string; readonly cidr: string; readonly site: string | null }[];
}
const listOf = async (party: string, browser = admin) =>
  (await browser.get(`/api/networks?party=${party}`)).body as View;
const hole = { cidr: '203.0.113.0/24', label: 'Second floor', site: null };
/** A change against the list as it is now. */
const body = async (party: string, changes: object = {}) => ({
  party,
  base: (await listOf(party)).revision,
  adds: [hole],
  removes: [],
  ...changes,
});
const propose = async (browser: Browser, party: string, changes: object = {}) =>
  browser.post('/api/networks/changes', await body(party, changes));
const idOf = ({ body: made }: { body: unknown }) => (made as { id: string }).id;
const confirm = async (browser: Browser, id: string, said: { readonly cutOff?: number } = {}) => {
  const list = (await browser.get('/api/networks/changes')).body as { id: string; base: number }[];
  const base = list.find((one) => one.id === id)?.base ?? -1;
  const signed = await decided(browser, 'networks-confirmed', { change: id, base, ...said });
  return browser.post(`/api/networks/changes/${id}/confirm`, { base, ...said, ...signed });
};
const acts = () => scene.entered.map(({ act }) => act);

describe('a change by two people', () => {
  it('lets nobody in before the second one confirms, then with their next request', async () => {
    const ada = await scene.enter('ada');
    ada.ip = '203.0.113.9';
    const id = idOf(await propose(admin, 'bright'));
    expect((await ada.get('/test/full')).code).toBe('network-not-allowed');
    expect((await confirm(admin, id)).code).toBe('not-the-second-person');
    expect((await confirm(officer, id)).status).toBe(200);
    expect((await ada.get('/test/full')).status).toBe(200);
    expect(scene.entered).toMatchObject([
      {
        act: 'networks-proposed',
        actor: { person: 'olivia' },
        words: {
          change: id,
          subjectParty: 'bright',
          adds: 1,
          removes: 0,
          added: '203.0.113.0/24',
          removed: '',
        },
      },
      { act: 'networks-confirmed', actor: { person: 'sam' }, words: { change: id, cutOff: 0 } },
    ]);
    // The entry alone proves that it was Sam: nobody else, an operator neither, could have made it.
    const [, entered] = scene.entered;
    const made = { act: entered?.act, words: entered?.words };
    expect(actHolds(made, keySigned, fromBase64)).toBe(true);
    expect(actHolds({ ...made, words: { ...entered?.words, change: 'other' } }, keySigned, fromBase64)).toBe(
      false,
    );
    // No label is entered, which somebody typed.
    expect(JSON.stringify(scene.entered)).not.toContain('floor');
  });

  it('takes people out who are there now, and says who before', async () => {
    await scene.pool.query(`DELETE FROM auth.session WHERE "userId" IN
      (SELECT user_id FROM cordon.persons WHERE id IN ('ada', 'ben'))`);
    const ada = await scene.enter('ada');
    const ben = await scene.enter('ben');
    const removes = ['net-1'];
    const changes = { adds: [{ cidr: '198.51.100.128/25', label: 'rest', site: null }], removes };
    const id = idOf(await propose(admin, 'bright', changes));
    const [seen] = (await officer.get('/api/networks/changes?party=bright')).body as {
      diff: {
        cutOff: { id: string; name: string }[];
        opens: object;
        closes: object;
        left: number;
        you: string;
      };
    }[];
    expect(seen?.diff).toMatchObject({
      // Leads, QA and others without a site may now come from the upper half as well.
      opens: { v4: 128, words: '128 IPv4 addresses' },
      closes: { v4: 128 },
      left: 2,
      you: 'not-concerned',
    });
    expect(seen?.diff.cutOff).toEqual(
      expect.arrayContaining([
        { id: 'ada', name: 'Person ada', sessions: 1 },
        { id: 'ben', name: 'Person ben', sessions: 1 },
      ]),
    );
    expect((await ada.get('/test/full')).status).toBe(200);
    expect((await confirm(officer, id)).status).toBe(200);
    for (const browser of [ada, ben])
      expect((await browser.get('/test/full')).code).toBe('network-not-allowed');
    // Put back, for the other tests.
    await scene.pool.query(
      `INSERT INTO cordon.networks VALUES ('net-1', 'bright', 'site-1', '198.51.100.0/24', 'floor')`,
    );
  });

  it('is confirmed by the company alone, never by the vendor', async () => {
    const id = idOf(await propose(vera, 'bright', { base: (await listOf('bright')).revision }));
    for (const browser of [vera, manager]) expect((await confirm(browser, id)).code).toBe('role-not-allowed');
    expect((await confirm(officer, id)).status).toBe(200);
    expect(scene.entered[0]).toMatchObject({
      act: 'networks-proposed',
      actor: { person: 'vera', party: 'bright' },
    });
  });

  it('is refused once the list is another one, whoever changed it', async () => {
    const first = idOf(await propose(admin, 'bright'));
    const second = idOf(await propose(vera, 'bright', { adds: [{ ...hole, cidr: '192.0.2.0/28' }] }));
    expect((await confirm(officer, first)).status).toBe(200);
    expect((await confirm(officer, second)).code).toBe('conflict');
    const stale = (await officer.get('/api/networks/changes')).body as {
      id: string;
      state: string;
      diff: unknown;
    }[];
    expect(stale.find(({ id }) => id === second)).toMatchObject({ state: 'stale', diff: null });
    expect((await propose(admin, 'bright', { base: 0 })).code).toBe('conflict');
    expect((await officer.post(`/api/networks/changes/${second}/withdraw`, {})).status).toBe(200);
    expect((await confirm(officer, second)).code).toBe('already-done');
  });

  it('is not confirmed against a list that its confirmer did not look at', async () => {
    const id = idOf(await propose(admin, 'bright'));
    const answer = await officer.post(`/api/networks/changes/${id}/confirm`, {
      base: 0,
      ...(await decided(officer, 'networks-confirmed', { change: id, base: 0 })),
    });
    expect(answer.code).toBe('conflict');
  });

  it('is done once, however often it is confirmed at once', async () => {
    const id = idOf(await propose(admin, 'bright'));
    const answers = await Promise.all([confirm(officer, id), confirm(officer, id), confirm(officer, id)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await listOf('bright')).networks.filter(({ cidr }) => cidr === hole.cidr)).toHaveLength(1);
  });

  it('needs a fresh second factor of who confirms', async () => {
    const id = idOf(await propose(admin, 'bright'));
    await scene.pool.query(`UPDATE auth.session SET "stepUpAt" = NULL`);
    expect((await confirm(officer, id)).code).toBe('step-up-needed');
  });

  it('opens nothing while the ledger cannot be written', async () => {
    const id = idOf(await propose(admin, 'bright'));
    const before = await listOf('bright');
    scene.ledgerDown = true;
    expect((await propose(admin, 'bright', { adds: [{ ...hole, cidr: '192.0.2.0/28' }] })).code).toBe(
      'ledger-unavailable',
    );
    expect((await confirm(officer, id)).code).toBe('ledger-unavailable');
    expect(await listOf('bright')).toEqual(before);
    scene.ledgerDown = false;
    expect((await confirm(officer, id)).status).toBe(200);
  });

  it.each<[string, object, string]>([
    ['everybody', { adds: [{ ...hole, cidr: '0.0.0.0/0' }] }, 'bad-request'],
    ['a range with bits of a host', { adds: [{ ...hole, cidr: '192.0.2.9/24' }] }, 'bad-request'],
    ['nothing', { adds: [] }, 'bad-request'],
    ['a site of another vendor', { adds: [{ ...hole, site: 'lisbon' }] }, 'bad-request'],
    [
      'a range that is listed, spelled otherwise',
      { adds: [{ ...hole, cidr: '2001:DB8:77:0::/48' }] },
      'already-done',
    ],
    ['one range twice', { adds: [hole, hole] }, 'already-done'],
    ['a range of nobody', { adds: [], removes: ['net-9'] }, 'conflict'],
  ])('refuses %s', async (_, changes, code) => {
    expect((await propose(officer, 'bright', changes)).code).toBe(code);
    expect(scene.entered).toEqual([]);
  });

  it('is looked at without being made', async () => {
    const answer = await officer.post(
      '/api/networks/look',
      await body('bright', {
        adds: [
          { cidr: '203.0.0.0/16', label: 'x', site: null },
          { cidr: '198.51.100.7', label: 'y', site: 'site-1' },
        ],
      }),
    );
    expect(answer.body).toMatchObject({
      opens: { v4: 65_536, words: '65,536 IPv4 addresses' },
      closes: { v4: 0, words: 'no address' },
      overlaps: [{ inner: { cidr: '198.51.100.7/32' }, outer: { cidr: '198.51.100.0/24' } }],
      cutOff: [],
    });
    expect(scene.entered).toEqual([]);
  });
});

describe("a vendor's very first list", () => {
  it('is set by one person of the company, once', async () => {
    expect(await listOf('north')).toMatchObject({ revision: 0, networks: [], first: true });
    await propose(admin, 'north', { adds: [{ ...hole, site: 'lisbon' }] });
    expect((await listOf('north')).networks).toMatchObject([{ cidr: hole.cidr, site: 'lisbon' }]);
    expect(acts()).toEqual(['networks-first-listed']);
    await scene.pool.query(`DELETE FROM cordon.networks WHERE party_id = 'north'`);
    await propose(admin, 'north');
    expect((await listOf('north')).networks).toEqual([]);
    expect(acts()).toEqual(['networks-first-listed', 'networks-proposed']);
  });
});

describe('a hole', () => {
  const close = async (browser: Browser, party: string, removes: readonly string[]) =>
    browser.post('/api/networks/close', { party, base: (await listOf(party)).revision, removes });

  it('is closed by one person at once, also while the ledger is down, and reviewed by another', async () => {
    await scene.pool.query(
      `INSERT INTO cordon.networks VALUES ('net-x', 'bright', NULL, '203.0.113.0/24', 'x')`,
    );
    const ada = await scene.enter('ada');
    ada.ip = '203.0.113.9';
    expect((await ada.get('/test/full')).status).toBe(200);
    scene.ledgerDown = true;
    expect((await close(officer, 'bright', ['net-x'])).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    expect((await ada.get('/test/full')).code).toBe('network-not-allowed');
    const [done] = (await officer.get('/api/networks/changes')).body as { id: string; mayReview: boolean }[];
    expect(done).toMatchObject({
      kind: 'urgent',
      state: 'done',
      removes: [{ id: 'net-x' }],
      mayReview: false,
    });
    const review = (browser: Browser) => browser.post(`/api/networks/changes/${done?.id ?? ''}/review`, {});
    expect((await review(officer)).code).toBe('not-in-scope');
    expect((await review(admin)).status).toBe(200);
    expect((await review(admin)).code).toBe('not-in-scope');
    expect(acts()).toEqual(['networks-closed', 'networks-reviewed']);
  });

  it('is closed by the company alone', async () => {
    for (const browser of [vera, manager]) {
      expect((await close(browser, 'bright', ['net-2'])).code).toBe('role-not-allowed');
    }
  });

  it('is not closed by what would let the company in from anywhere, or lock out who does it', async () => {
    await scene.pool.query(
      `INSERT INTO cordon.networks VALUES ('net-a', 'acme', NULL, '198.51.100.0/24', 'office')`,
    );
    expect((await close(officer, 'acme', ['net-a'])).code).toBe('second-person-needed');
    await scene.pool.query(
      `INSERT INTO cordon.networks VALUES ('net-b', 'acme', NULL, '192.0.2.0/24', 'other')`,
    );
    expect((await close(officer, 'acme', ['net-a'])).code).toBe('would-lock-you-out');
    expect((await close(officer, 'acme', ['net-b'])).status).toBe(200);
  });
});

describe("the company's own list", () => {
  const office = { cidr: '192.0.2.0/24', label: 'office', site: null };

  it('locks out neither everybody, nor its confirmer without a number typed', async () => {
    const both = idOf(await propose(admin, 'acme', { adds: [office] }));
    expect((await confirm(officer, both, { cutOff: 3 })).code).toBe('would-lock-everybody-out');
    admin.ip = '192.0.2.4';
    const one = idOf(await propose(admin, 'acme', { adds: [office] }));
    const seen = (
      (await officer.get('/api/networks/changes')).body as { id: string; diff: { cutOff: object[] } }[]
    ).find(({ id }) => id === one);
    expect(seen?.diff).toMatchObject({ you: 'locked-out', proposer: 'stay-inside' });
    const number = seen?.diff.cutOff.length ?? 0;
    expect(number).toBeGreaterThan(0);
    expect((await confirm(officer, one)).code).toBe('would-lock-you-out');
    expect((await confirm(officer, one, { cutOff: number + 1 })).code).toBe('would-lock-you-out');
    expect((await confirm(officer, one, { cutOff: number })).status).toBe(200);
    expect((await officer.get('/test/full')).code).toBe('network-not-allowed');
    expect((await admin.get('/test/full')).status).toBe(200);
  });

  it('is never set by one person, not even the first', async () => {
    await propose(admin, 'acme', { adds: [{ ...office, cidr: '198.51.100.0/24' }] });
    expect((await listOf('acme')).networks).toEqual([]);
    expect(await listOf('acme')).toMatchObject({ first: false });
  });

  it('says that the last range gone lets everybody in', async () => {
    await scene.pool.query(
      `INSERT INTO cordon.networks VALUES ('net-a', 'acme', NULL, '198.51.100.0/24', 'office')`,
    );
    const answer = await admin.post(
      '/api/networks/look',
      await body('acme', { adds: [], removes: ['net-a'] }),
    );
    expect(answer.body).toMatchObject({
      opens: { v4: 2 ** 32 - 256 },
      closes: { v4: 0 },
      left: 0,
      you: 'stay-inside',
    });
  });
});

describe('who sees lists and changes', () => {
  it('finds the ledger entry of each step beside it', async () => {
    const id = idOf(await propose(admin, 'bright', { adds: [{ ...hole, cidr: '198.51.100.0/28' }] }));
    const entriesOf = async () =>
      ((await admin.get('/api/networks/changes?party=bright')).body as NetworkChange[]).find(
        (one) => one.id === id,
      )?.entries;
    const proposed = scene.entered.length;
    expect(await entriesOf()).toEqual({ proposed, decided: null, reviewed: null });
    expect((await vera.post(`/api/networks/changes/${id}/withdraw`, {})).status).toBe(200);
    expect(await entriesOf()).toEqual({ proposed, decided: scene.entered.length, reviewed: null });
    expect(scene.entered[proposed - 1]).toMatchObject({ act: 'networks-proposed', words: { change: id } });
    expect(scene.entered.at(-1)).toMatchObject({ act: 'networks-withdrawn', words: { change: id } });
  });

  it('is the company everybody’s, a vendor its own, an auditor the audited', async () => {
    const id = idOf(await propose(admin, 'bright'));
    const own = idOf(await propose(admin, 'acme', { adds: [{ ...hole, cidr: '192.0.2.0/24' }] }));
    const ids = async (browser: Browser) =>
      ((await browser.get('/api/networks/changes')).body as { id: string }[]).map((one) => one.id);
    expect(await ids(manager)).toEqual(expect.arrayContaining([id, own]));
    const [audra, leo] = [await scene.enter('audra'), await scene.enter('leo')];
    for (const browser of [vera, leo, audra]) {
      expect(await ids(browser)).toContain(id);
      expect(await ids(browser)).not.toContain(own);
    }
    expect((await vera.get('/api/networks?party=acme')).code).toBe('not-in-scope');
    expect((await vera.get('/api/networks?party=north')).code).toBe('not-in-scope');
    expect((await vera.get('/api/networks/changes?party=acme')).body).toEqual([]);
    expect((await vera.get('/api/networks')).body).toMatchObject({
      party: { id: 'bright' },
      ignoredHeaders: null,
    });
    expect((await vera.post(`/api/networks/changes/${own}/withdraw`, {})).code).toBe('not-in-scope');
    expect((await propose(vera, 'acme')).code).toBe('not-in-scope');
    expect((await propose(leo, 'bright')).code).toBe('role-not-allowed');
    expect((await leo.get('/api/networks')).body).toMatchObject({ mayPropose: false });
  });
});
