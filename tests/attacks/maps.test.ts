import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataMap, Field } from '../../packages/core/src/kernel/index.ts';
import { covers, effectiveView } from '../../packages/core/src/policy/index.ts';
import { policyOver } from '../../packages/server/src/agreements/index.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openScene, type Scene } from './attack.ts';

/* A map is changed while agreements over it are in force: nobody comes to see more than the signed terms grant. */

const AGREEMENT = 'agr_harbor_brightline';

let scene: Scene;
let olivia: Visitor;
let ada: Visitor;

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enterFresh('per_olivia');
  ada = await scene.enterFresh('per_ada');
});
afterAll(() => scene.close());

const current = async (): Promise<DataMap> => {
  const map = await scene.house.sources.dataMapOf('harbor');
  if (map === null) throw new Error('no harbor');
  return map;
};

/** The next version, with one field of the customers changed; null leaves it out. */
const next = (map: DataMap, name: string, patch: Partial<Field> | null): DataMap => ({
  ...map,
  version: map.version + 1,
  resources: map.resources.map((resource) =>
    resource.name !== 'customers'
      ? resource
      : {
          ...resource,
          fields: resource.fields.flatMap((field) =>
            field.name !== name ? [field] : patch === null ? [] : [{ ...field, ...patch }],
          ),
        },
  ),
});

const save = (map: DataMap, confirmed: readonly object[] = []) =>
  olivia.post('/api/sources/harbor/map', { map, confirmed });

/** What the agent sees of the customers on a ticket's page, as text. */
async function card(): Promise<{ readonly text: string; readonly email: string; readonly name: string }> {
  const { ticket, customer } = await scene.boundTicket('per_ada');
  const page = await ada.get(`/api/tickets/${ticket.id}`);
  expect(page.status).toBe(200);
  return { text: JSON.stringify(page.json), email: customer.email, name: customer.name };
}

async function inSource<T extends pg.QueryResultRow>(sql: string): Promise<readonly T[]> {
  const client = new pg.Client(scene.sourceUrl);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a new version of the map', () => {
  it('is looked at first: who gains and who loses sight', async () => {
    const map = await current();
    const look = await olivia.post('/api/sources/harbor/map/look', {
      map: next(map, 'email', { category: 'user.name' }),
    });
    expect(look.status).toBe(200);
    const [sight] = (
      look.json as {
        agreement: string;
        gain: { fields: number };
        rows: { role: string; gains: { field: string; after: { treatment: string } }[] }[];
      }[]
    ).filter(({ agreement }) => agreement === AGREEMENT);
    expect(sight?.gain.fields).toBe(1);
    expect(
      sight?.rows.flatMap(({ gains }) => gains.map(({ field, after }) => `${field} ${after.treatment}`)),
    ).toContain('email clear');
    expect(await current()).toEqual(map);
  });

  it('decides from its entry on, for the gate and for the views of the source alike', async () => {
    const before = await card();
    expect(before.text).not.toContain(before.email);
    const saved = await save(next(await current(), 'email', { category: 'user.health_and_medical.genetic' }));
    expect(saved).toMatchObject({ status: 200 });
    const hidden = await card();
    expect(hidden.text).not.toMatch(/•[^"]*@/);
    const back = next(await current(), 'email', { category: 'user.contact.email' });
    expect(await save(back)).toMatchObject({ status: 200 });
    const after = await card();
    expect(after.text).not.toContain(after.email);
    expect(after.text).toMatch(/•[^"]*@/);
  });

  it('may leave out the last field of a category: it is hidden, and the rest of the agreement stands', async () => {
    const map = await current();
    expect(await save(next(map, 'email', null))).toMatchObject({ status: 200 });
    const seen = await card();
    expect(seen.text).toContain(seen.name);
    expect(seen.text).not.toContain('@');
    // It is back as a field nobody knew, so somebody has to have looked.
    const now = await current();
    const again = { ...map, version: now.version + 1 };
    expect(await save(again)).toMatchObject({ status: 200 });
  });

  it('asks for every new field that is unclear', async () => {
    await inSource('ALTER TABLE public.customers ADD c7 text');
    const additions = (await olivia.get('/api/sources/harbor/map/additions')).json as {
      map: DataMap;
      findings: object[];
    };
    expect(additions.findings).toContainEqual(
      expect.objectContaining({ resource: 'customers', field: 'c7', sure: 'unclear' }),
    );
    const map = await current();
    const added = {
      ...map,
      version: map.version + 1,
      resources: map.resources.map((one) =>
        one.name === 'customers'
          ? {
              ...one,
              fields: [
                ...one.fields,
                { name: 'c7', category: 'user.name', type: 'text' as const, label: 'C7' },
              ],
            }
          : one,
      ),
    };
    expect(await save(added)).toMatchObject({ json: { error: { code: 'bad-request' } } });
    expect(await save(added, [{ resource: 'customers', field: 'c7' }])).toMatchObject({ status: 200 });
    await inSource('ALTER TABLE public.customers DROP c7 CASCADE');
    expect(await save({ ...map, version: map.version + 2 })).toMatchObject({ status: 200 });
  });

  it.each([
    ['of another version', (map: DataMap) => ({ ...map, version: map.version + 5 }), 'conflict'],
    ['of another source', (map: DataMap) => ({ ...next(map, '', {}), source: 'elsewhere' }), 'conflict'],
    [
      'that ties a table to customers otherwise',
      (map: DataMap) => ({
        ...next(map, '', {}),
        resources: map.resources.map((one) =>
          one.name === 'orders' ? { ...one, subjectKey: one.key } : one,
        ),
      }),
      'bad-request',
    ],
    [
      'with an endpoint of no API',
      (map: DataMap) => ({
        ...next(map, '', {}),
        resources: [
          ...map.resources,
          {
            name: 'e',
            kind: 'endpoint' as const,
            table: '',
            key: 'id',
            subjectKey: 'id',
            fields: [],
            routes: [],
          },
        ],
      }),
      'bad-request',
    ],
  ])('is refused: %s', async (_, make, code) => {
    const map = await current();
    expect(await save(make(map))).toMatchObject({ json: { error: { code } } });
    expect(await current()).toEqual(map);
  });

  it('needs a fresh second factor', async () => {
    const map = await current();
    scene.pass(60 * 60_000);
    expect(await save(next(map, 'email', { category: 'user.name' }))).toMatchObject({
      json: { error: { code: 'step-up-needed' } },
    });
    olivia = await scene.enterFresh('per_olivia');
  });

  it('changes nothing when the views cannot be made', async () => {
    const map = await current();
    const views = `SELECT count(*)::int AS n FROM pg_views WHERE schemaname = 'cordon'`;
    const [before] = await inSource<{ n: number }>(views);
    const [schema] = await inSource<{ owner: string }>(
      `SELECT nspowner::regrole::text AS owner FROM pg_namespace WHERE nspname = 'cordon'`,
    );
    expect(schema).toBeDefined();
    // Whoever made them holds the views, so making them anew waits until it is given up.
    const holder = new pg.Client(scene.sourceUrl);
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE public.customers IN ACCESS EXCLUSIVE MODE');
    const saved = save(next(map, 'email', { category: 'user.name' }));
    expect(await saved).toMatchObject({ json: { error: { code: 'source-unavailable' } } });
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await current()).toEqual(map);
    expect(await inSource<{ n: number }>(views)).toEqual([before]);
    const seen = await card();
    expect(seen.text).not.toContain(seen.email);
  });
});

it('shows of any field under any category exactly what the signed grants of that category give', async () => {
  const terms = await scene.house.inForce.inForce(AGREEMENT, scene.house.now());
  if (!terms.ok) throw new Error(terms.code);
  const { policy } = terms;
  const order = ['clear', 'partial', 'generalise', 'token', 'redact', 'hidden'];
  const map = await current();
  const categories = [
    ...new Set(map.resources.flatMap(({ fields }) => fields.map(({ category }) => category))),
    'user',
    'user.criminal_history',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...categories),
      fc.constantFrom('tier1', 'tier2'),
      fc.boolean(),
      (category, role, gone) => {
        const changed = next(map, 'email', gone ? null : { category });
        const over = policyOver({ terms: policy.terms, hash: policy.termsHash }, changed);
        if (over === null) throw new Error('signed terms compile over every map');
        const shown = effectiveView(over, role, 'order-support', 'customers').find(
          ({ field }) => field === 'email',
        );
        const grants = policy.terms.permissions
          .filter(({ purpose, roles }) => purpose === 'order-support' && roles.includes(role))
          .flatMap(({ fields }) => fields.filter((grant) => covers(grant.category, category)));
        const strictest = Math.max(-1, ...grants.map(({ treatment }) => order.indexOf(treatment)));
        expect(shown?.treatment ?? 'gone').toBe(gone ? 'gone' : (order[strictest] ?? 'hidden'));
      },
    ),
  );
});
