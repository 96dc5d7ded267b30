import { expect, it } from 'vitest';
import { use } from '../../packages/server/src/identity/doorCredentials/index.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

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
