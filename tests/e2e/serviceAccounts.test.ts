import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { BY_PLAN, figures } from '../../packages/server/src/demo/figures.ts';
import { signWithAdded } from '../../packages/server/src/demo/shop/agreement.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { startPostgresDoor } from '../../packages/server/src/startPostgresDoor.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();
const config = { host: 'localhost', postgresPort: 0, tls: undefined };
let closeDoor = (): Promise<void> => Promise.resolve();
afterAll(() => closeDoor());

it('a vendor proposes an account for its report, the company puts it in force, and its owner connects a tool by it', async () => {
  const { house } = installation;
  const vera = await seat(browser, installation, 'per_vera');
  await vera.page.goto('/service-accounts');
  await vera.page.getByText('No tool reads here yet.').waitFor();
  await expectAccessible(vera.page);
  await vera.page.getByRole('button', { name: 'Propose an account' }).press('Enter');
  const propose = vera.page.getByRole('dialog', { name: 'Propose a service account' });
  await propose.getByText('No agreement in force lets a tool of Brightline Support read.').waitFor();
  await propose.getByRole('button', { name: 'Cancel' }).press('Enter');
  await propose.waitFor({ state: 'detached' });

  await signWithAdded(house, [['2.16', 'figures', { ...figures, roles: [...figures.roles] }]]);
  await vera.page.reload();
  await vera.page.getByRole('button', { name: 'Propose an account' }).press('Enter');
  await propose.getByLabel('Name').fill('Weekly report');
  const shown = propose.getByRole('list', { name: 'What it would be shown' });
  await shown.getByText('contact address city').waitFor();
  await propose.getByLabel('127.0.0.1/32').press('Space');
  await propose.getByLabel('::1/128').press('Space');
  await expectAccessibleInEveryLook(vera.page);
  await propose.getByRole('button', { name: 'Propose it' }).press('Enter');
  await confirm(vera);
  await propose.waitFor({ state: 'detached' });
  const hers = vera.page.getByRole('article', { name: 'Weekly report' });
  await hers.getByText('Waits for the company').waitFor();

  const priya = await seat(browser, installation, 'per_priya');
  await priya.page.goto('/service-accounts');
  const waiting = priya.page.getByRole('article', { name: 'Weekly report' });
  await waiting.getByText('Waits for you').waitFor();
  await waiting.getByText('Vera Santos', { exact: true }).waitFor();
  await waiting.getByRole('list', { name: 'What Weekly report is shown' }).waitFor();
  await expectAccessibleInEveryLook(priya.page);
  await waiting.getByRole('button', { name: 'Put in force' }).press('Enter');
  await confirm(priya);
  await waiting.getByText('In force', { exact: true }).waitFor();
  expect(await waiting.getByRole('button', { name: 'Make a secret' }).count()).toBe(0);

  await vera.page.reload();
  await hers.getByText('No secret works at present').waitFor();
  await hers.getByRole('button', { name: 'Make a secret of Weekly report' }).press('Enter');
  const secret = vera.page.getByRole('dialog', { name: 'A secret of Weekly report' });
  await secret.getByText('The PostgreSQL door is closed here').waitFor();
  await expectAccessibleInEveryLook(vera.page);
  await secret.getByRole('button', { name: 'Cancel' }).press('Enter');
  await secret.waitFor({ state: 'detached' });

  closeDoor = await startPostgresDoor(house, config, silentLog);
  const { port = 0 } = house.postgresPlace.now() ?? {};
  await vera.page.reload();
  await hers.getByRole('button', { name: 'Make a secret of Weekly report' }).press('Enter');
  await secret.getByText(`The PostgreSQL door is open at localhost:${String(port)}`).waitFor();
  await secret.getByRole('button', { name: 'Make it' }).press('Enter');
  await secret.getByText('Shown this once.').waitFor();
  await expectAccessibleInEveryLook(vera.page);
  const user = (await secret.getByLabel('User', { exact: true }).textContent()) ?? '';
  const password = (await secret.getByLabel('Password', { exact: true }).textContent()) ?? '';
  const connection = (await secret.getByLabel('Connection string', { exact: true }).textContent()) ?? '';
  expect(connection).toBe(
    `postgresql://${user}:${password}@localhost:${String(port)}/harbor?sslmode=disable`,
  );
  expect(await secret.getByLabel('JDBC', { exact: true }).textContent()).toContain(
    `:${String(port)}/harbor?`,
  );
  expect(await secret.getByLabel('In a terminal', { exact: true }).textContent()).not.toContain(password);
  // What is shown is what a client signs in with, and what it reads is a figure.
  const tool = new pg.Client({ connectionString: connection });
  const ended = new Promise((resolve) => tool.on('error', resolve));
  await tool.connect();
  const { rows } = await tool.query<{ customers: string }>(BY_PLAN);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ customers }) => Number(customers) >= figures.least)).toBe(true);
  await secret.getByRole('button', { name: 'Done' }).press('Enter');
  await secret.waitFor({ state: 'detached' });
  expect(await vera.page.content()).not.toContain(password);

  await vera.page.reload();
  await hers.getByText(/used last .* from (127\.0\.0\.1|::1)/).waitFor();
  await hers.getByRole('button', { name: 'Renew Weekly report' }).press('Enter');
  const renew = vera.page.getByRole('dialog', { name: 'Renew Weekly report' });
  await renew.getByLabel('Days from now').fill('60');
  await renew.getByRole('button', { name: 'It is still needed' }).press('Enter');
  await renew.waitFor({ state: 'detached' });
  await hers.getByText(/renewed/).waitFor();
  await expectAccessibleInEveryLook(vera.page);

  await hers.getByRole('button', { name: `Revoke secret ${user}` }).press('Enter');
  await hers.getByText('No secret works at present').waitFor();
  // Whatever came in by it goes with it, and nobody comes in by it again.
  expect(await ended).toMatchObject({ code: '57P01' });
  await expect(new pg.Client({ connectionString: connection }).connect()).rejects.toMatchObject({
    code: '28P01',
  });

  await priya.page.goto('/accesses');
  await priya.page.getByText('By SQL, Figures').waitFor();
  await priya.page
    .getByRole('row', { name: /By SQL, Figures/ })
    .getByRole('link')
    .first()
    .press('Enter');
  await priya.page
    .getByLabel('Statement', { exact: true })
    .getByText(/SELECT .*plan/)
    .waitFor();
  await priya.page.getByText('Read by SQL.').waitFor();
  await expectAccessibleInEveryLook(priya.page);
  await priya.page.goto('/service-accounts');

  const audra = await seat(browser, installation, 'per_audra');
  await audra.page.goto('/service-accounts');
  const seen = audra.page.getByRole('article', { name: 'Weekly report' });
  await seen.getByText('In force', { exact: true }).waitFor();
  expect(await seen.getByRole('button').count()).toBe(0);

  await waiting.getByRole('button', { name: 'End Weekly report' }).press('Enter');
  const end = priya.page.getByRole('dialog', { name: 'End Weekly report' });
  await end.getByRole('button', { name: 'End it now' }).press('Enter');
  await end.waitFor({ state: 'detached' });
  await priya.page.getByText('Ended and refused (1)').click();
  await waiting.getByText(/ended by Priya Nair/).waitFor();
  await expectAccessible(priya.page);
  for (const { complaints } of [vera, priya, audra]) expect(complaints).toEqual([]);
});
