import { expect, it } from 'vitest';
import { confirm, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it('the company marks customers by a list, and ends a mark', { timeout: 120_000 }, async () => {
  const olivia = await seat(browser, installation, 'per_olivia');
  const { page } = olivia;
  await page.goto('/marks');
  await page.getByText('Nobody is marked').waitFor();
  await expectAccessibleInEveryLook(page);

  await page.getByRole('button', { name: 'Mark customers' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark customers' });
  await dialog.getByLabel('Their numbers').fill('customer;name\n17;x\n18;y');
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole('button', { name: 'Mark 2 customers' }).click();
  await confirm(olivia);
  await page.getByText('2 customers changed.').waitFor();
  await page.getByText('Known to the public: 2 customers of harbor').waitFor();

  // One colleague, and who of us it is.
  await page.getByRole('button', { name: 'Mark customers' }).click();
  await dialog.getByLabel('Mark', { exact: true }).selectOption('colleague');
  await dialog.getByLabel('Their numbers').fill('19');
  await dialog.getByLabel('Who of us it is').selectOption('per_ada');
  await dialog.getByRole('button', { name: 'Mark 1 customer' }).click();
  await page.getByText('One of us, or close to one of us: Ada Cruz').waitFor();
  await expectAccessibleInEveryLook(page);

  await page.getByRole('button', { name: 'End the mark of 17' }).click();
  await page.getByText('Known to the public: 1 customer of harbor').waitFor();
  expect(olivia.complaints).toEqual([]);
});

it('a team lead tells that somebody is away, and that they are back', { timeout: 120_000 }, async () => {
  const { page, complaints } = await seat(browser, installation, 'per_vera');
  await page.goto('/people/per_ada');
  const away = page.getByRole('region', { name: 'Away' });
  await away.getByText('No absence was told.').waitFor();
  await away.getByRole('button', { name: 'Tell an absence' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ada Cruz is away' });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
  await dialog.getByLabel('From, by your clock').fill(inDays(-1));
  await dialog.getByLabel('Until, by your clock').fill(inDays(5));
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole('button', { name: 'Tell it' }).click();
  await away.getByText(/^Leave:/).waitFor();
  await expectAccessibleInEveryLook(page);
  await away.getByRole('button', { name: 'Back early' }).click();
  await away.getByText(/back early/).waitFor();
  expect(complaints).toEqual([]);
});
