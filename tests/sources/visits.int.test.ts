import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareVisits } from '../../packages/server/src/helpdesk/index.ts';
import { MINUTE, openScene, type Scene } from '../attacks/attack.ts';

/* What vendors' agents were shown in RT itself, by the log of the web server before it, against the real ledger. */

let scene: Scene;
/** RT's own, of the ticket Ada worked on. */
const NUMBER = '7001';

beforeAll(async () => {
  scene = await openScene();
  await scene.house.helpdesk.store.keep(
    'harbor',
    {
      ...{ kind: 'rt', baseUrl: 'https://rt.example.com', reach: 'private', credential: 'token x' },
      ...{ queues: [], customerField: 'Customer', setters: [], internalComments: false },
    },
    'per_olivia',
    scene.house.now(),
  );
  await scene.house.helpdesk.store.seated(
    'harbor',
    [{ seat: 'ben', person: 'per_ben', name: 'Ben', vendor: 'pty_brightline', sights: ['tickets'] }],
    scene.house.now(),
  );
  const { ticket } = await scene.boundTicket('per_ada');
  await scene.asOwner(`UPDATE cordon.tickets SET external_id = '${NUMBER}' WHERE id = $1`, [ticket.id]);
  const ada = await scene.enterFresh('per_ada');
  expect((await ada.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
  scene.pass(MINUTE);
}, 120_000);
afterAll(() => scene.close());

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const line = (user: string, target: string) => {
  const [day, clock] = scene.house.now().toISOString().slice(0, 19).split('T');
  const [year, month, date] = (day ?? '').split('-');
  const time = `${date ?? ''}/${months[Number(month) - 1] ?? ''}/${year ?? ''}:${clock ?? ''} +0000`;
  return `192.0.2.7 - ${user} [${time}] "GET ${target} HTTP/1.1" 200 512 "-" "Mozilla/5.0"`;
};
const compare = (...lines: readonly string[]) =>
  compareVisits(scene.house.helpdesk, 'harbor', lines.join('\n'));
const open = async () =>
  (await scene.house.findingStore.list({ open: true, vendors: null }))
    .filter(({ kind }) => kind === 'read-unaccounted')
    .map(({ about, vendor }) => `${about} of ${vendor ?? 'nobody'}`);

describe('the log of the web server before RT', () => {
  it('agrees with the ledger where an agent worked on the same ticket through Cordon', async () => {
    const { email } = scene.signInOf('per_ada');
    const found = await compare(
      line(email.toUpperCase(), `/Ticket/Display.html?id=${NUMBER}`),
      line('olivia@harbor.example', '/Search/Results.html'),
    );
    expect(found).toMatchObject({
      visitors: [{ person: 'per_ada', accounted: 1, past: 0, first: null }],
      ...{ others: 1, nameless: 0, unread: 0 },
    });
    expect(await open()).toEqual([]);
  });

  it('is a finding where they did not, by seat or address, and is entered by its hash without a name or number', async () => {
    const { email } = scene.signInOf('per_ada');
    const lines = [
      line('ben', `/Ticket/Display.html?id=${NUMBER}`),
      line(email, '/Ticket/Display.html?id=99999'),
    ];
    const found = await compare(...lines);
    expect(found.visitors).toMatchObject([
      { person: 'per_ada', accounted: 0, past: 1 },
      { person: 'per_ben', accounted: 0, past: 1 },
    ]);
    expect((await open()).toSorted()).toEqual([
      'harbor/helpdesk per_ada of pty_brightline',
      'harbor/helpdesk per_ben of pty_brightline',
    ]);
    const [entered] = await scene.asOwner<{ body: string }>(
      'SELECT body FROM cordon.ledger_bodies WHERE idx = $1',
      [found.entry],
    );
    const log = createHash('sha256').update(lines.join('\n')).digest('hex');
    expect(JSON.parse(entered?.body ?? '{}')).toMatchObject({
      act: 'helpdesk-compared',
      words: { log, past: 2 },
    });
    expect(entered?.body).not.toMatch(/99999|@|192\.0/);
  });

  it('is refused when it is none, and where there is no RT', async () => {
    await expect(compare('{"user":"ben"}')).rejects.toMatchObject({ code: 'bad-request' });
    const elsewhere = compareVisits(scene.house.helpdesk, 'nowhere', line('ben', '/Ticket/'));
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' });
  });
});
