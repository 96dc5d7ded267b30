import { expect, it } from 'vitest';
import { expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it('an officer narrows the accesses and is told whose data an agent saw', { timeout: 180_000 }, async () => {
  const ada = installation.visitor('per_ada');
  await ada.signIn();
  const tickets = await installation.house.tickets.assignedTo('per_ada');
  const bound = tickets.find(({ binding }) => binding !== null);
  expect((await ada.get(`/api/tickets/${bound?.id ?? ''}`)).status).toBe(200);

  const { page } = await seat(browser, installation, 'per_olivia', { scheme: 'dark' });
  await page.goto(`${installation.baseUrl}/accesses?agent=per_ada`);
  await page.getByText(/^Indexed up to \d+ of \d+ entries$/).waitFor();
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('textbox', { name: 'Clause' }).fill('2.1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More filters (1 set)' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Whose data was seen' }).click();
  await page.getByRole('heading', { name: 'Whose data was seen' }).waitFor();
  await page.getByText(/^1 customers?, \d+ fields?, 1 entr/).waitFor();
  await page.getByText(/^Complete:/).waitFor();
  await page.getByText('Accesses of: person Ada Cruz').waitFor();
  await page.getByText('The other filters of the list do not narrow this').waitFor();
  await page.getByText(/^In full: .*customers: .*full name/).waitFor();
  await expectAccessibleInEveryLook(page);

  // A day that is chosen is the day that is shown, and is in the answer; a time without an access says so.
  const [today, before] = await page.evaluate(() =>
    [0, 1].map((days) => new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv')),
  );
  const until = page.getByLabel('Until, this day too');
  expect(await until.inputValue()).toBe(today);
  await until.fill(before ?? '');
  await page.getByText('Nobody’s data was seen in this time.', { exact: false }).waitFor();
  expect(await until.inputValue()).toBe(before);
  await until.fill('2026-01-02');
  await page.getByText('This time ends before it begins', { exact: false }).waitFor();
  await until.fill(today ?? '');
  await page.getByText(/^1 customers?, /).waitFor();
  expect(await until.inputValue()).toBe(today);
  await page.getByRole('link', { name: /^entry \d+$/ }).click();
  await page.getByRole('dialog').waitFor();
});
