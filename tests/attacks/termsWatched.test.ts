import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { knowExports } from '../support/exports.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/*
 * A vendor whose people all take out more than the agreement allows, so that none stands out from the others: what the terms
 * say counts for those who watch, too. Before the clause is in force the same conduct is silent.
 */

const DAY = 24 * 60 * MINUTE;
/** What everybody exports a day, and the clause that allows a quarter of it. */
const USUAL = 2_000;
const LIMIT = 500;

let scene: Scene;
let olivia: Visitor;
let entry = 1_000_000;

/** Exports as the ledger's events tell of them. */
async function exported(at: Date, rows: Readonly<Record<string, number>>): Promise<void> {
  for (const [agent, many] of Object.entries(rows))
    await scene.asOwner(
      `INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, fields, rows, flags, ok)
       VALUES ($1, $2, 'export', $3, 'pty_brightline', '{}', $4, '{}', true)`,
      [entry++, at, agent, many],
    );
}

const spikes = async (): Promise<readonly { readonly reason: string; readonly agent: { id: string } }[]> => {
  const signals = (await olivia.get('/api/signals?days=7')).json as {
    kind: string;
    reason: string;
    agent: { id: string };
  }[];
  return signals.filter(({ kind }) => kind === 'export-spike');
};

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enter('per_olivia');
  const colleagues = Object.fromEntries(
    Array.from({ length: 11 }, (_, nth) => [`per_colleague_${String(nth)}`, USUAL]),
  );
  const start = Date.now();
  for (let day = 6; day >= 1; day--)
    await exported(new Date(start - day * DAY), { ...colleagues, per_ada: USUAL, per_ben: LIMIT });
  await scene.house.watched.watching.run();
});
afterAll(() => scene.close());

describe('what everybody does', () => {
  it('is no anomaly while no clause says anything of it', async () => {
    const before = (await spikes()).length;
    await exported(new Date(), { per_ada: USUAL + 1_000 });
    await scene.house.watched.watching.run();
    expect(await spikes()).toHaveLength(before);
  });

  it('is above the norm that a clause allows, from the moment it is in force', async () => {
    const before = (await spikes()).length;
    knowExports(scene.house);
    await exported(new Date(Date.now() + DAY), { per_ada: USUAL + 1_000 });
    await scene.house.watched.watching.run();
    const [found, ...more] = await spikes();
    expect(more).toHaveLength(before);
    expect(found).toMatchObject({ agent: { id: 'per_ada' } });
    expect(found?.reason).toContain(`up to ${String(LIMIT)} among peers`);
  });

  it('is still known after the agreements changed: nobody begins anew as a stranger', async () => {
    const before = (await spikes()).length;
    // More than the cold start lets anybody take out, less than stands out from what is known.
    await exported(new Date(Date.now() + DAY), { per_ben: LIMIT + 200 });
    await scene.house.watched.watching.run();
    expect(await spikes()).toHaveLength(before);
  });
});
