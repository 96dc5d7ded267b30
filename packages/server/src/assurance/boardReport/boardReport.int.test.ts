import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';

let installation: TestInstallation;

beforeAll(async () => {
  installation = await openTestInstallation();
});
afterAll(() => installation.close());

async function signedIn(person: string) {
  const visitor = installation.visitor(person);
  await visitor.signIn();
  return visitor;
}

describe('the board report', () => {
  it('counts what is open, raised and closed by month, and nothing that drills staged', async () => {
    const officer = await signedIn('per_olivia');
    const { findings, world, agreements } = installation.house;
    const agreement = (await agreements.list())[0]?.id;
    const report = async () => {
      const { json } = await officer.get('/api/board-report');
      return json as {
        practices: { month: string; holds: number; unknown: number }[];
        findings: { month: string; opened: number; closed: number; open: number }[];
        incidents: { grave: number; other: number }[];
        vendors: { id: string; findingsOpen: number; daysToClose: number | null; incidents: number }[];
      };
    };
    const before = await report();
    const found = { kind: 'seats-untold', source: 'shop', agreement: null, facts: { seats: 1 } } as const;
    const { id } = await findings.raise({ ...found, about: 'shop/old', vendor: 'pty_northgate' });
    await findings.raise({ ...found, about: 'shop/new', vendor: 'pty_northgate' });
    await world.pools.app.query(
      `UPDATE cordon.findings SET raised_at = now() - interval '4 days', state = 'closed', closed_at = now(), closed_how = 'settled' WHERE id = $1`,
      [id],
    );
    const incident = (name: string, drill: string | null) =>
      world.pools.app.query(
        `INSERT INTO cordon.incidents (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at, drill)
         VALUES ($1, 'open', 'high', 'pty_northgate', '{}', '{}', '{}', now(), now(), now(), now(), $2)`,
        [name, drill],
      );
    await world.pools.app.query(
      `INSERT INTO cordon.drill_runs (id, agreement_id, whole, drills, started_at) VALUES ('drl_1', $1, true, '{}', now())`,
      [agreement],
    );
    await incident('inc_real', null);
    await incident('inc_staged', 'drl_1');
    const after = await report();
    expect([after.practices.length, after.practices.at(-1)?.holds, after.practices.at(-1)?.unknown]).toEqual([
      12, 0, 25,
    ]);
    const sum = (all: { opened: number; closed: number }[]) =>
      all.reduce((two, { opened, closed }) => [(two[0] ?? 0) + opened, (two[1] ?? 0) + closed], [0, 0]);
    const [opened = 0, closed = 0] = sum(before.findings);
    expect(sum(after.findings)).toEqual([opened + 2, closed + 1]);
    expect(after.findings.at(-1)?.open).toBe((before.findings.at(-1)?.open ?? 0) + 1);
    expect(after.incidents.at(-1)?.grave).toBe((before.incidents.at(-1)?.grave ?? 0) + 1);
    const northgate = after.vendors.find((one) => one.id === 'pty_northgate');
    expect(northgate).toMatchObject({ findingsOpen: 1, incidents: 1 });
    expect(northgate?.daysToClose).toBeCloseTo(4, 1);
  });

  it('is the company’s alone', async () => {
    for (const visitor of [await signedIn('per_audra'), await signedIn('per_vera')]) {
      expect((await visitor.get('/api/board-report')).status).toBe(403);
    }
  });
});
