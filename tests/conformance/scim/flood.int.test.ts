import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequests } from '../../../packages/server/src/identity/scim/requests.store.ts';
import { openScimScene, type ScimScene } from '../../support/scim.ts';

/* A stranger needs no token to be refused: however often, the directory's own requests stay in its live log. */

let scene: ScimScene;
beforeAll(async () => {
  scene = await openScimScene();
});
afterAll(() => scene.close());

const logOf = async (party: string) => {
  const { rows } = await scene.owner.query<{ token: boolean; status: number; count: number }>(
    `SELECT credential_id IS NOT NULL AS token, status, count(*)::int FROM cordon.directory_requests WHERE party_id = $1
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [party],
  );
  return rows;
};

it('refused requests push out each other and nothing else, also from many addresses and beyond the rate', async () => {
  const party = await scene.vendor();
  const { secret } = await scene.token(party);
  const ask = (bearer: string) =>
    fetch(`${scene.baseUrl}/scim/v2/${party}/Users`, { headers: { authorization: `Bearer ${bearer}` } });
  expect((await ask(secret)).status).toBe(200);
  const answers = await Promise.all(
    Array.from({ length: 320 }, () => ask('cordon_scim_that-nobody-made-and-nobody-knows')),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
  // The rows are written after the answer has left.
  const requests = createRequests(scene.house.world.pools.app);
  const stranger = {
    party,
    credential: null,
    at: new Date(),
    method: 'GET',
    path: '/Users',
    status: 401,
    did: '',
  };
  for (let nth = 0; nth < 80; nth++) await requests.add({ ...stranger, ip: `203.0.113.${String(nth)}` });
  for (let nth = 0; nth < 20; nth++) await requests.add({ ...stranger, ip: `2001:db8::${String(nth + 1)}` });
  const log = await logOf(party);
  expect(log).toContainEqual({ token: true, status: 200, count: 1 });
  const [strangers] = log.filter(({ token }) => !token);
  expect(strangers?.count).toBeLessThanOrEqual(50);
  expect(strangers?.count).toBeGreaterThan(40);
  const shown = await requests.last(party);
  expect(shown.filter(({ token }) => token === null)).toHaveLength(10);
  expect(shown.at(-1)).toMatchObject({ status: 200, token: expect.any(String) as string });
});
