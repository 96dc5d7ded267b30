import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../tests/support/installation.ts';
import type { NewFinding } from './finding.ts';

/*
 * A finding is about one thing, once while it is open, and every step of it is an entry.
 */

const found = (about: string, facts: NewFinding['facts'] = { columns: 1 }): NewFinding => ({
  ...{ kind: 'column-unmapped', about, source: 'shop', vendor: null, agreement: null, facts },
});

describe('findings', () => {
  let installation: TestInstallation;
  const house = () => installation.house;
  const acts = async () => {
    const { rows } = await house().world.pools.app.query<{ kind: string }>(
      `SELECT kind FROM cordon.ledger_bodies WHERE kind LIKE 'finding-%' ORDER BY idx`,
    );
    return rows.map(({ kind }) => kind);
  };

  beforeAll(async () => {
    installation = await openTestInstallation();
  });
  afterAll(() => installation.close());

  it('are raised once while open, and again after they were settled', async () => {
    const { findings, findingStore } = house();
    const first = await findings.raise(found('shop/public.customers/nickname'));
    const second = await findings.raise(found('shop/public.customers/nickname', { columns: 2 }));
    expect([first.fresh, second]).toEqual([true, { id: first.id, fresh: false }]);
    const kept = await findingStore.find(first.id);
    expect(kept).toMatchObject({ facts: { columns: 2 }, closed: null });
    expect(kept?.entry).toEqual(expect.any(Number));

    expect(await findings.settle(['column-unmapped'], 'another', [])).toBe(0);
    expect(await findings.settle(['column-unmapped'], 'shop', ['shop/public.customers/nickname'])).toBe(0);
    expect(await findings.settle(['column-unmapped'], 'shop', [])).toBe(1);
    expect(await findingStore.find(first.id)).toMatchObject({ closed: { how: 'settled', by: null } });
    const again = await findings.raise(found('shop/public.customers/nickname'));
    expect(again.fresh).toBe(true);
    expect(again.id).not.toBe(first.id);
    expect(await acts()).toEqual(['finding-raised', 'finding-settled', 'finding-raised']);
  });

  it('name whom they are about, to each reader those they may know', async () => {
    const [rita] = await house().tickets.assignedTo('per_rita');
    const [ada] = await house().tickets.assignedTo('per_ada');
    const [hers, theirs] = [ada?.id ?? '', rita?.id ?? ''];
    await house().findings.raise({
      ...{
        kind: 'ticket-contested',
        about: `shop/${hers}/requester`,
        source: 'shop',
        vendor: 'pty_brightline',
      },
      ...{
        agreement: null,
        facts: { ticket: theirs, person: 'per_ada', other: 'per_rita', by: 'per_olivia' },
      },
    });
    const namesFor = async (person: string) => {
      const reader = installation.visitor(person);
      await reader.signIn();
      const { json } = await reader.get('/api/findings');
      const list = json as { about: string; names: { id: string; name: string }[] }[];
      const one = list.find(({ about }) => about === `shop/${hers}/requester`);
      return one === undefined ? null : Object.fromEntries(one.names.map(({ id, name }) => [id, name]));
    };
    const own = { [hers]: ada?.externalId, per_ada: 'Ada Cruz' };
    expect(await namesFor('per_vera')).toEqual(own);
    expect(await namesFor('per_audra')).toEqual(own);
    const all = { ...own, [theirs]: rita?.externalId, per_rita: expect.any(String) as string };
    expect(await namesFor('per_olivia')).toEqual({ ...all, per_olivia: 'Olivia Hart' });
  });
});
