import { expect, it } from 'vitest';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

/** An incident about one person, as the live run would have made it. */
async function openIncident(person: string): Promise<void> {
  await installation.house.world.pools.app.query(
    `WITH opened AS (INSERT INTO cordon.incidents
       (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
       VALUES ('inc_held', 'investigating', 'high', 'pty_brightline', ARRAY[$1], '{bulk-rows,new-place}', '{}', $2, $2, $2, $2)
       RETURNING id)
     INSERT INTO cordon.signals (id, at, raised_at, kind, agent, vendor, severity, reason, events, calibration, incident_id)
     SELECT 'sig_' || kind, $2, $2, kind, $1, 'pty_brightline', 'high', 'It stood out.', '{}', 0, id
     FROM opened, unnest('{bulk-rows,new-place}'::text[]) AS kind`,
    [person, new Date()],
  );
}

it(
  'somebody is slowed and asked for their factor with one click each, sees it at once, and goes on',
  { timeout: 180_000 },
  async () => {
    await openIncident('per_carla');
    const agent = await seat(browser, installation, 'per_carla');
    const desk = agent.page;
    await desk.goto('/tickets');
    await desk.getByRole('heading', { level: 1, name: 'My tickets' }).waitFor();
    const officer = await seat(browser, installation, 'per_olivia');
    const { page } = officer;
    await page.goto('/incidents/inc_held');
    const contained = page.getByRole('region', { name: 'Contained' });
    await contained.getByRole('button', { name: 'Slow Carla Ramos down' }).waitFor();
    await expectAccessibleInEveryLook(page);
    await contained.getByRole('button', { name: 'Slow Carla Ramos down' }).click();
    await confirm(officer);
    await contained.getByText('At most 4 customers an hour.').waitFor();

    const notice = desk.getByRole('status').filter({ hasText: 'You work at a slower pace for now' });
    await notice.getByText('at most 4 customers an hour').waitFor();
    await expectAccessibleInEveryLook(desk);

    await contained.getByRole('button', { name: 'Ask Carla Ramos for their second factor' }).click();
    await desk.getByText('You are asked for your second factor once more.').waitFor();
    await expectAccessibleInEveryLook(desk);
    await desk.getByRole('button', { name: 'Confirm second factor' }).click();
    await confirm(agent);
    await desk.getByText('You are asked for your second factor once more.').waitFor({ state: 'detached' });

    await contained.getByRole('button', { name: 'Undo it: let Carla Ramos work at the usual pace' }).click();
    await contained.getByText('Undone', { exact: true }).waitFor();
    await notice.waitFor({ state: 'detached' });
    await expectAccessible(page);
    expect([officer.complaints, agent.complaints]).toEqual([[], []]);
  },
);
