import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { use } from '../../packages/server/src/identity/doorCredentials/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { startPostgresDoor } from '../../packages/server/src/startPostgresDoor.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();
let closeDoor = (): Promise<void> => Promise.resolve();
afterAll(() => closeDoor());

it('an agent makes a secret for another tool, sees it once, and takes it away again', async () => {
  const { house } = installation;
  const tickets = await house.tickets.assignedTo('per_dan');
  const ticket = tickets.find(({ binding }) => binding !== null)?.id ?? '';
  const dan = await seat(browser, installation, 'per_dan');
  const { page } = dan;
  await page.goto(`/tickets/${ticket}`);
  await page.getByRole('button', { name: 'Use another tool' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Use another tool' });
  await dialog.getByLabel('A tool that calls an API').check();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole('button', { name: 'Make a secret' }).press('Enter');
  await confirm(dan);
  await dialog.getByText(/Shown this once\. Good for (5[0-9]|60) minutes more/).waitFor();
  const secret = (await dialog.getByText(/^cordon_door_/).textContent()) ?? '';
  expect(secret).toMatch(/^cordon_door_/);
  await expectAccessibleInEveryLook(page);
  const knock = () => use(house.doorCredentials, { door: 'http', secret }, '127.0.0.1');
  expect(await knock()).toMatchObject({ who: { person: { id: 'per_dan' } }, credential: { ticket } });
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('button', { name: 'Use another tool' }).press('Enter');
  const made = dialog.getByRole('list', { name: 'Made before' });
  await made.getByText(/A tool that calls an API, ends .*, used last/).waitFor();
  await expectAccessible(page);
  await made.getByRole('button', { name: /^Revoke A tool that calls an API/ }).press('Enter');
  await made.waitFor({ state: 'detached' });
  expect(await knock()).toBeNull();
  expect(dan.complaints).toEqual([]);
});

it('a database tool is told where the door is, reads the ticket’s customer, and what it read says so', async () => {
  const { house } = installation;
  const tickets = await house.tickets.assignedTo('per_ella');
  const ticket = tickets.find(({ binding }) => binding !== null)?.id ?? '';
  const ella = await seat(browser, installation, 'per_ella');
  const { page } = ella;
  await page.goto(`/tickets/${ticket}`);
  await page.getByRole('button', { name: 'Use another tool' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Use another tool' });
  await dialog.getByText('The PostgreSQL door is closed here').waitFor();
  closeDoor = await startPostgresDoor(
    house,
    { host: 'localhost', postgresPort: 0, tls: undefined },
    silentLog,
  );
  await page.reload();
  await page.getByRole('button', { name: 'Use another tool' }).press('Enter');
  await dialog.getByText('The PostgreSQL door is open at').waitFor();
  await dialog.getByRole('button', { name: 'Make a secret' }).press('Enter');
  await confirm(ella);
  await dialog.getByText(/Shown this once/).waitFor();
  await expectAccessibleInEveryLook(page);
  const shown = async (label: string): Promise<string> =>
    (await dialog.getByLabel(label, { exact: true }).textContent()) ?? '';
  const [user, secret, connection] = await Promise.all(['User', 'Secret', 'Connection string'].map(shown));
  expect(await shown('In a terminal')).toContain(`dbname=harbor user=${String(user)} sslmode=disable`);
  expect(connection).toContain(`${String(user)}:${String(secret)}@localhost:`);

  const tool = new pg.Client({ connectionString: connection });
  await tool.connect();
  const { rows } = await tool.query<{ email: string }>('SELECT email FROM customers');
  await tool.end();
  expect(rows).toEqual([{ email: expect.stringContaining('•') as string }]);

  await page.goto('/recorded');
  await page.getByText('Read: Customers, by SQL').waitFor();
  await expectAccessible(page);
  expect(ella.complaints).toEqual([]);
});
