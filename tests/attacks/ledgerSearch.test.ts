import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/* Searching the ledger tells nobody of customers or vendors that are not theirs, and its files run nothing. */

let scene: Scene;
let ada: Visitor;
let bound: Bound;

beforeAll(async () => {
  scene = await openScene();
  ada = await scene.enterFresh('per_ada');
  bound = await scene.boundTicket('per_ada');
  expect((await ada.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
  scene.pass(1);
});
afterAll(() => scene.close());

interface Page {
  readonly items: readonly { readonly entry: number; readonly agent: { readonly id: string } }[];
  readonly indexed: { readonly indexed: number; readonly size: number };
}

const search = async (who: Visitor, query: string): Promise<Page> =>
  (await who.get(`/api/accesses?${query}`)).json as Page;

async function hashesOf(text: string): Promise<string> {
  const { json } = await (await scene.enter('per_olivia')).post('/api/accesses/customer', { text });
  return (json as { customer: string }).customer;
}

describe('by customer', () => {
  it('finds the accesses to them, by number and by what was typed, for the company', async () => {
    const olivia = await scene.enter('per_olivia');
    const found = await search(olivia, `customer=${await hashesOf(String(bound.customer.id))}`);
    expect(found.items.map(({ agent }) => agent.id)).toEqual(['per_ada']);
    expect(found.indexed.indexed).toBe(found.indexed.size);
    expect((await search(olivia, `customer=${await hashesOf('somebody else')}`)).items).toEqual([]);

    const { entered } = await scene.attack(() =>
      ada.post(
        `/api/tickets/${bound.ticket.id}/lookup`,
        ada.signed({
          ...{ act: 'lookup', ticket: bound.ticket.id, resource: 'customers', field: 'email' },
          value: bound.customer.email,
        }),
      ),
    );
    const typed = await search(olivia, `customer=${await hashesOf(bound.customer.email)}`);
    expect(typed.items.map(({ entry }) => entry)).toEqual([entered.at(-1)?.idx]);
  });

  it.each(['per_vera', 'per_leo', 'per_quinn', 'per_audra'])('tells %s nothing', async (person) => {
    const who = await scene.enter(person);
    const customer = await hashesOf(String(bound.customer.id));
    const attack = await scene.attack(() => who.get(`/api/accesses?customer=${customer}`));
    expectRefused(attack, 'role-not-allowed', person);
    expectRefused(
      await scene.attack(() => who.post('/api/accesses/customer', { text: bound.customer.email })),
      'role-not-allowed',
      person,
    );
  });
});

describe('every filter', () => {
  it.each([
    'clause=2.1',
    'purpose=order-support',
    'resource=customers',
    'field=customers.email',
    'source=harbor',
  ])('shows a vendor no more than its own, an agent none: %s', async (query) => {
    const own = await search(await scene.enter('per_vera'), `${query}&limit=200`);
    expect(own.items.length).toBeGreaterThan(0);
    const other = await scene.enter('per_rita');
    expect((await other.get(`/api/accesses?${query}`)).status).toBe(403);
    expect((await ada.get(`/api/accesses?${query}`)).status).toBe(403);
    await scene.asOwner(`UPDATE cordon.persons SET party_id = 'pty_northgate' WHERE id = 'per_vera'`);
    expect((await search(await scene.enter('per_vera'), query)).items).toEqual([]);
    await scene.asOwner(`UPDATE cordon.persons SET party_id = 'pty_brightline' WHERE id = 'per_vera'`);
  });

  it('finds by category what the data map puts below it, and nothing else', async () => {
    const olivia = await scene.enter('per_olivia');
    expect((await search(olivia, 'category=user.contact')).items.length).toBeGreaterThan(0);
    expect((await search(olivia, 'category=user.nothing')).items).toEqual([]);
  });
});

it('hands out a file that says what it is, runs no formula, and is entered', async () => {
  await scene.asOwner(`UPDATE cordon.persons SET name = '=HYPERLINK("x")' WHERE id = 'per_ada'`);
  const [leo, auditor] = await Promise.all(
    ['per_sam', 'per_audra'].map((person) => {
      scene.pass(2 * MINUTE);
      return scene.browse(person);
    }),
  );
  const file = async (who: typeof leo, query: string): Promise<string> => {
    const cookie = [...(who?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${scene.baseUrl}/api/accesses/file?${query}`, { headers: { cookie } });
    expect(response.headers.get('content-disposition')).toContain('accesses.csv');
    return response.text();
  };
  let text = '';
  const { entered } = await scene.attack(async () => {
    text = await file(leo, 'agent=per_ada&kind=data');
    return { status: 200, json: null };
  });
  const lines = text.split('\r\n');
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text).not.toContain('"=HYPERLINK');
  expect(lines[0]).toBe('"query","GET /api/accesses/file?agent=per_ada&kind=data"');
  expect(lines[2]).toMatch(/^"entries that match","\d+"$/);
  expect(text).toContain('"checkpoint","');
  expect(entered.map(({ kind }) => kind)).toEqual(['accesses-exported']);
  const { words } = JSON.parse(entered[0]?.body ?? '{}') as { words: { entries: number } };
  expect(lines.at(-2)).toBe(`"rows","${String(words.entries)}"`);

  await scene.asOwner(`UPDATE cordon.audit_scopes SET until_at = from_at WHERE person_id = 'per_audra'`);
  expect((await file(auditor, '')).split('\r\n').at(-2)).toBe('"rows","0"');
});
