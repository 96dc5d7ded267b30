import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, openScene, type Scene } from '../../../../tests/attacks/attack.ts';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import type { Visitor } from '../demo/client.ts';

/* Who sees which accesses: a vendor its own, an auditor a window, an agent none, and openings nobody by a page. */

let scene: Scene;
let ada: Visitor;
let vera: Visitor;
let olivia: Visitor;
let audra: Visitor;

interface Row {
  readonly entry: number;
  readonly at: string;
  readonly vendor: { readonly id: string };
  readonly agreement: string | null;
}

const AGREEMENT = 'agr_harbor_brightline';
const roles = ['per_vera', 'per_leo', 'per_quinn', 'per_audra', 'per_olivia'] as const;

beforeAll(async () => {
  scene = await openScene();
  [ada, vera, olivia, audra] = await Promise.all([
    scene.enterFresh('per_ada'),
    scene.enter('per_vera'),
    scene.enter('per_olivia'),
    scene.enter('per_audra'),
  ]);
  // Two vendors and the company have left traces.
  const rita = await scene.enter('per_rita');
  await rita.post('/api/tickets/next', {});
  await olivia.get('/api/overview');
});
afterAll(() => scene.close());

async function rowsOf(who: Visitor, query = ''): Promise<readonly Row[]> {
  const { status, json } = await who.get(`/api/accesses?limit=200${query}`);
  expect(status).toBe(200);
  return (json as { items: readonly Row[] }).items;
}

/** An access of Ada's, by its entry. */
async function access(): Promise<number> {
  const { ticket } = await scene.boundTicket('per_ada');
  const { entered } = await scene.attack(() => ada.get(`/api/tickets/${ticket.id}`));
  return entered[0]?.idx ?? -1;
}

describe('a list of accesses', () => {
  it('shows a vendor its own, the company all, and an agent none', async () => {
    await access();
    const all = await rowsOf(olivia);
    // What Cordon did by itself, or enters of no party, is there too.
    const vendors = all.map(({ vendor }) => vendor.id).filter((id) => id !== 'nobody');
    expect(new Set(vendors)).toEqual(new Set(['pty_harbor', 'pty_brightline', 'pty_northgate']));
    for (const person of ['per_vera', 'per_leo', 'per_quinn']) {
      const rows = await rowsOf(await scene.enter(person));
      expect(new Set(rows.map(({ vendor }) => vendor.id))).toEqual(new Set(['pty_brightline']));
      const own = all.filter(({ vendor }) => vendor.id === 'pty_brightline');
      expect(rows.map(({ entry }) => entry)).toEqual(expect.arrayContaining(own.map(({ entry }) => entry)));
    }
    for (const path of ['', '/stream', '/0']) {
      expect(await ada.get(`/api/accesses${path}`)).toMatchObject({
        status: 403,
        json: { error: { code: 'role-not-allowed' } },
      });
    }
  });

  it('shows an auditor the agreement and the period they were given, and nothing beside', async () => {
    const entry = await access();
    const seen = await rowsOf(audra);
    expect(seen.map(({ entry: index }) => index)).toContain(entry);
    expect(new Set(seen.map(({ agreement }) => agreement))).toEqual(new Set([AGREEMENT]));
    for (const path of ['accesses', 'ledger/entries'])
      expect(
        (await audra.get(`/api/${path}/${String(entry)}${path === 'accesses' ? '' : '/proof'}`)).status,
      ).toBe(200);

    // A window that closes the moment the access happens no longer holds it: `until` is exclusive.
    const at = seen.find((row) => row.entry === entry)?.at ?? '';
    const window = (from: string, until: string) =>
      scene.asOwner(
        `UPDATE cordon.audit_scopes SET from_at = $1, until_at = $2 WHERE person_id = 'per_audra'`,
        [from, until],
      );
    for (const [from, until, status] of [
      ['2026-01-01', at, 404],
      [at, '2027-01-01', 200],
      [new Date(Date.parse(at) + 1).toISOString(), '2027-01-01', 404],
    ] as const) {
      await window(from, until);
      for (const path of [`accesses/${String(entry)}`, `ledger/entries/${String(entry)}/proof`]) {
        expect((await audra.get(`/api/${path}`)).status, `${from} ${until} ${path}`).toBe(status);
      }
      expect((await rowsOf(audra)).some((row) => row.entry === entry)).toBe(status === 200);
    }
    await scene.asOwner(`DELETE FROM cordon.audit_scopes WHERE person_id = 'per_audra'`);
    expect(await rowsOf(audra)).toEqual([]);
    expect((await audra.get('/api/window')).json).toEqual({ agreements: [] });
    expect((await audra.get('/api/agreements')).json).toEqual([]);
    await scene.asOwner(
      `INSERT INTO cordon.audit_scopes VALUES ('per_audra', $1, '2026-01-01', '2028-01-01')`,
      [AGREEMENT],
    );
  });
});

describe('openings', () => {
  it('are on no page of anybody, and what they open is on none of the vendor', async () => {
    const { ticket, customer } = await scene.boundTicket('per_ada');
    const salts: string[] = [];
    const attack = await scene.attack(() =>
      ada.post(
        `/api/tickets/${ticket.id}/lookup`,
        ada.signed({
          act: 'lookup',
          ticket: ticket.id,
          resource: 'customers',
          field: 'email',
          value: customer.email,
        }),
      ),
    );
    const entry = attack.entered[0]?.idx ?? -1;
    const openings = await scene.asOwner<{ name: string; salt: Buffer }>(
      'SELECT name, salt FROM cordon.ledger_openings WHERE idx = $1',
      [entry],
    );
    // They are there, so the alarm of this test can ring.
    expect(openings.map(({ name }) => name).toSorted()).toEqual(['found', 'result', 'subject', 'value']);
    for (const { salt } of openings) salts.push(salt.toString('base64'), salt.toString('hex'));
    for (const person of roles) {
      const visitor = await scene.enter(person);
      const pages = await Promise.all(
        [
          `/api/accesses?limit=200`,
          `/api/accesses/${String(entry)}`,
          `/api/ledger/entries/${String(entry)}/proof`,
          '/api/ledger',
        ].map((path) => visitor.get(path)),
      );
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const text = JSON.stringify(pages);
      for (const salt of salts) expect(text).not.toContain(salt);
      expect(text).not.toContain(customer.email);
    }
    // In the database too they are beside, not in, what the vendor's readers are shown.
    expect(JSON.stringify(attack.entered)).not.toContain(customer.email);
  });
});

/** A feed as a browser holds it: what arrived, and whether it ended. */
interface Held {
  readonly text: () => string;
  readonly ended: Promise<void>;
  readonly isOpen: () => boolean;
}

async function hold(visiting: Browser): Promise<Held> {
  const cookie = [...visiting.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(`${scene.baseUrl}/api/accesses/stream`, { headers: { cookie } });
  expect(response.status).toBe(200);
  let text = '';
  let open = true;
  const reading = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk);
    open = false;
  };
  return { text: () => text, ended: reading(), isOpen: () => open };
}

/** A second browser of somebody who entered before: their codes of this minute are used up. */
function browse(person: string): Promise<Browser> {
  scene.pass(2 * MINUTE);
  return scene.browse(person);
}

describe('the live feed', () => {
  it('brings a vendor its own accesses only, an auditor those of the window', async () => {
    const [quinn, sam, auditor] = await Promise.all(['per_quinn', 'per_sam', 'per_audra'].map(browse));
    if (quinn === undefined || sam === undefined || auditor === undefined) throw new Error('nobody came');
    const [own, all, window] = await Promise.all([hold(quinn), hold(sam), hold(auditor)]);
    const northgate = await scene.attack(async () => (await scene.enter('per_rita')).get('/api/overview'));
    const entry = await access();
    const mark = (index: number | undefined) => `\nid: ${String(index)}\n`;
    for (const held of [own, all, window]) await expect.poll(held.text).toContain(mark(entry));
    expect(all.text()).toContain(mark(northgate.entered[0]?.idx));
    for (const held of [own, window]) expect(held.text()).not.toContain(mark(northgate.entered[0]?.idx));

    // The window is taken away while the feed is open: nothing more comes.
    await scene.asOwner(`DELETE FROM cordon.audit_scopes WHERE person_id = 'per_audra'`);
    const later = await access();
    await expect.poll(own.text).toContain(mark(later));
    await expect.poll(all.text).toContain(mark(later));
    expect(window.text()).not.toContain(mark(later));
    await Promise.all([quinn, sam, auditor].map((visiting) => visiting.post('/api/auth/sign-out', {})));
    await Promise.all([own.ended, all.ended, window.ended]);
  });

  it.each([
    ['signs out', (leo: Browser) => leo.post('/api/auth/sign-out', {})],
    [
      'is suspended',
      () =>
        vera.post('/api/people/per_leo/suspend', {
          reason: 'left',
          ...vera.decided('person-suspended', { subjectPerson: 'per_leo', reason: 'left' }),
        }),
    ],
  ] as const)('ends when its person %s', async (_, leave) => {
    await scene.asOwner(
      `UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'per_leo'`,
    );
    const leo = await browse('per_leo');
    const held = await hold(leo);
    await access();
    await expect.poll(held.text).toContain('event: access');
    expect(held.isOpen()).toBe(true);
    expect((await leave(leo)).status).toBe(200);
    await held.ended;
    const before = held.text();
    await access();
    expect(held.text()).toBe(before);
    await scene.asOwner(
      `UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'per_leo'`,
    );
  });
});
