import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import type { Visitor } from '../demo/client.ts';
import type { AccessRow } from './store.ts';

let installation: TestInstallation;
let olivia: Visitor;
let ticket: { id: string; externalId: string };

beforeAll(async () => {
  installation = await openTestInstallation();
  const ada = installation.visitor('per_ada');
  await ada.signIn();
  const tickets = await installation.house.tickets.assignedTo('per_ada');
  const bound = tickets.find(({ binding }) => binding !== null);
  if (bound === undefined) throw new Error('Ada has no bound ticket');
  ticket = bound;
  for (let reads = 0; reads < 2; reads += 1) {
    expect((await ada.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
  }
  olivia = installation.visitor('per_olivia');
  await olivia.signIn();
});

afterAll(() => installation.close());

async function list(query: string): Promise<readonly AccessRow[]> {
  return ((await olivia.get(`/api/accesses?${query}`)).json as { items: AccessRow[] }).items;
}

it('narrows to accesses to customer data, which is what the figures of the day count', async () => {
  const data = await list('kind=data');
  expect(data.map(({ kind }) => kind)).toEqual(['read', 'read']);
  expect((await list('')).map(({ kind }) => kind)).toContain('sign-in');

  const overview = (await olivia.get('/api/overview')).json as {
    accessesToday: number;
    refusedToday: number;
    perMinute: { ok: number }[];
  };
  expect(overview.accessesToday).toBe(data.length);
  expect(overview.refusedToday).toBe(0);
  expect(overview.perMinute.reduce((sum, { ok }) => sum + ok, 0)).toBe(data.length);
  const vendors = (await olivia.get('/api/vendors')).json as { id: string; accesses24h: number }[];
  expect(vendors.find(({ id }) => id === 'pty_brightline')?.accesses24h).toBe(data.length);
});

it('names site, agreement and ticket as people do, and finds a ticket by its number in the helpdesk', async () => {
  const [row] = await list(`ticket=${ticket.externalId}`);
  expect(row).toMatchObject({
    ticket: ticket.id,
    ticketNumber: ticket.externalId,
    site: 'Manila',
    agreementTitle: 'Support agreement Brightline',
  });
  expect(await list(`ticket=${ticket.id}`)).toEqual(await list(`ticket=${ticket.externalId}`));
  expect(await list('ticket=0')).toEqual([]);
});

it('shows the hour before an entry without the entry itself', async () => {
  const [second, first] = await list(`ticket=${ticket.id}`);
  const detail = (await olivia.get(`/api/accesses/${String(second?.entry)}`)).json as {
    lastHour: AccessRow[];
    decision: { sentence: string };
  };
  const entries = detail.lastHour.map(({ entry }) => entry);
  expect(entries).toContain(first?.entry);
  expect(entries).not.toContain(second?.entry);
  expect(detail.decision.sentence).toMatch(/^Allowed by clause 2\.1; .*email.* shown in part by 2\.4/);
});
