import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  advance,
  elsewhere,
  floor,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';
import { connectedOf, type SignedIn } from './index.ts';
import { watchNetworks, type Ground } from './network-watch.ts';
import { createRevocations } from './revocation.ts';

let f: Fixture;
let who: SignedIn;
let chief: SignedIn;
let bea: SignedIn;

beforeAll(async () => {
  f = await openFixture();
  who = (await (await signIn(f, await f.person('ann'))).get('/test/full')).body as SignedIn;
  // With a session of her own: what ends the one of somebody else is nothing to hers.
  bea = (await (await signIn(f, await f.person('bea'))).get('/test/full')).body as SignedIn;
  const boss = await signIn(f, await f.person('chief', 'company-admin'), elsewhere);
  chief = (await boss.get('/test/full')).body as SignedIn;
});
afterAll(() => f.close());
beforeEach(async () => {
  advance(1_000);
  // In one transaction: a look at the list in between would end what the next test opens.
  await f.pool.query(
    `DELETE FROM cordon.networks WHERE party_id IN ('bright', 'acme');
     INSERT INTO cordon.networks VALUES ('net-1', 'bright', 'site-1', '198.51.100.0/24', 'floor')`,
  );
  // A look that began at the list of the test before ends before one that is asked for now.
  await open({ ...who, ip: '203.0.113.1' }).end;
});

/** A live reply, and a promise of its end. */
function open(of: SignedIn) {
  let closed = false;
  const end = new Promise<void>((resolve) => {
    f.identity.revocations.watch(connectedOf(of), () => {
      closed = true;
      resolve();
    });
  });
  return { end, isClosed: () => closed };
}

const change = (text: string) => f.pool.query(text);

describe('a live reply', () => {
  it('ends when its address leaves the list, and one that is still inside goes on', async () => {
    const out = open(who);
    const inside = open({ ...who, ip: '198.51.100.130' });
    await change(`UPDATE cordon.networks SET cidr = '198.51.100.128/25' WHERE id = 'net-1'`);
    await out.end;
    expect(inside.isClosed()).toBe(false);
  });

  it('ends when the range is given to another site', async () => {
    await change(`INSERT INTO cordon.sites VALUES ('site-2', 'bright', 'Cebu', 'PH') ON CONFLICT DO NOTHING`);
    const out = open(who);
    await change(`UPDATE cordon.networks SET site_id = 'site-2' WHERE id = 'net-1'`);
    await out.end;
  });

  it('of the company ends when it begins to keep a list without it', async () => {
    const out = open(chief);
    const vendor = open(who);
    await change(`INSERT INTO cordon.networks VALUES ('net-acme', 'acme', NULL, '192.0.2.0/24', 'office')`);
    await out.end;
    expect(vendor.isClosed()).toBe(false);
  });

  it('ends when the list was changed while it was being opened', async () => {
    await change(`DELETE FROM cordon.networks WHERE id = 'net-1'`);
    await open(who).end;
  });

  it('ends when the site somebody works at becomes another, and one of somebody else goes on', async () => {
    await change(`INSERT INTO cordon.sites VALUES ('site-2', 'bright', 'Cebu', 'PH') ON CONFLICT DO NOTHING`);
    const out = open(who);
    const other = open(bea);
    await change(`UPDATE cordon.persons SET site_id = 'site-2' WHERE id = '${who.person.id}'`);
    await out.end;
    expect(other.isClosed()).toBe(false);
    await change(`UPDATE cordon.persons SET site_id = 'site-1' WHERE id = '${who.person.id}'`);
  });

  it('ends with a notice that cannot be read', async () => {
    const out = open(who);
    await change(`SELECT pg_notify('cordon_work', 'nonsense')`);
    await out.end;
  });

  it('ends when its site is closed, though its ranges were left', async () => {
    const out = open(who);
    await change(
      `UPDATE cordon.sites SET closed_at = now(), closed_by = '${who.person.id}' WHERE id = 'site-1'`,
    );
    await change(`SELECT pg_notify('cordon_networks', 'bright')`);
    await out.end;
    await change(`UPDATE cordon.sites SET closed_at = NULL, closed_by = NULL WHERE id = 'site-1'`);
  });

  it('that begins while another one is looked at is left to its own look', async () => {
    const list = [{ cidr: '198.51.100.0/24', siteId: 'site-1' }] as unknown as Ground['list'];
    const asked: PromiseWithResolvers<Ground>[] = [];
    const slow = watchNetworks(
      createRevocations(Date.now, () => Promise.resolve(true)),
      () => {
        const answer = Promise.withResolvers<Ground>();
        asked.push(answer);
        return answer.promise;
      },
    );
    const ended: string[] = [];
    const watch = (of: SignedIn) => slow.watch(connectedOf(of), () => ended.push(of.person.id));
    watch(who);
    const looked = slow.networksChanged(who.person.partyId);
    watch(bea);
    // What was asked of the first knows nothing of where the second works.
    for (const answer of asked.slice(0, 2)) answer.resolve({ list, sites: {} });
    await looked;
    expect(ended).toEqual([who.person.id]);
    asked[2]?.resolve({ list, sites: {} });
  });

  it('ends when the list cannot be read', async () => {
    const blind = watchNetworks(
      createRevocations(Date.now, () => Promise.resolve(true)),
      () => Promise.reject(new Error('no database')),
    );
    await new Promise<void>((resolve) => {
      blind.watch(connectedOf(who), () => {
        resolve();
      });
    });
  });

  it('is called back no more once it is over', async () => {
    const watch = watchNetworks(
      createRevocations(Date.now, () => Promise.resolve(true)),
      () => Promise.resolve({ list: [], sites: {} }),
    );
    let ended = 0;
    watch.watch(connectedOf(who), () => (ended += 1))();
    await watch.networksChanged('bright');
    watch.announce({ scope: 'all' });
    expect(ended).toBe(0);
  });
});

describe('the list of a party', () => {
  it('is counted on with every change, by whatever hand', async () => {
    const revision = async () =>
      (
        await f.pool.query<{ revision: number }>(
          `SELECT revision FROM cordon.network_lists WHERE party_id = 'bright'`,
        )
      ).rows[0]?.revision ?? 0;
    const before = await revision();
    await change(`UPDATE cordon.networks SET label = 'ground floor' WHERE id = 'net-1'`);
    await change(`DELETE FROM cordon.networks WHERE id = 'net-1'`);
    expect(await revision()).toBe(before + 2);
  });

  it('decides on the very next request', async () => {
    const ann = f.browser(floor);
    const ben = await signIn(f, await f.person('ben'), floor);
    for (const [name, value] of ben.cookies) ann.cookies.set(name, value);
    expect((await ann.get('/test/full')).status).toBe(200);
    await change(`DELETE FROM cordon.networks WHERE id = 'net-1'`);
    expect((await ann.get('/test/full')).code).toBe('network-not-allowed');
  });
});
