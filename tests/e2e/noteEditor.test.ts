import type { BrowserContext } from 'playwright-core';
import { expect, it } from 'vitest';
import { boundTicket } from '../support/tickets.ts';
import { expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

/* What will not be kept is underlined in the browser while one types; the server takes it out when it is saved. */

const { installation, browser } = await stage();

const TYPED = 'Write to rosa.quint@mail.example, card 4111 1111 1111 1111, call back at noon';

it('the browser underlines what will be removed and says by what; nothing leaves it before it is saved', async () => {
  const { page, complaints } = await seat(browser, installation, 'per_dan');
  const sent: string[] = [];
  page.on('request', (request) => {
    if ((request.postData() ?? '').includes('rosa.quint')) sent.push(new URL(request.url()).pathname);
  });
  const ticket = await boundTicket(installation, 'per_dan');
  await page.goto(`/tickets/${ticket}`);
  await page.getByRole('tab', { name: 'Note' }).click();
  const field = page.getByLabel('Note for colleagues');
  await field.fill(TYPED);
  const said = page.getByRole('status').filter({ hasText: '2 pieces will not be kept: email, credit card' });
  await said.waitFor();
  expect(await page.locator('mark').allInnerTexts()).toEqual([
    'rosa.quint@mail.example',
    '4111 1111 1111 1111',
  ]);
  await page.getByText('found as credit card by the pattern for').waitFor();
  await expectAccessibleInEveryLook(page);

  // By keyboard from the words back to the place in the text.
  await page.getByRole('button', { name: '4111 1111 1111 1111' }).press('Enter');
  const selected = await field.evaluate((element: HTMLTextAreaElement) =>
    element.value.slice(element.selectionStart, element.selectionEnd),
  );
  expect(selected).toBe('4111 1111 1111 1111');
  expect(sent).toEqual([]);

  await page.getByRole('button', { name: 'Save note' }).click();
  const note = page.locator('article[data-author="note"]');
  await note.waitFor();
  expect(await note.innerText()).not.toMatch(/rosa|4111/);
  expect(sent).toEqual([`/api/tickets/${ticket}/note`]);
  expect(complaints).toEqual([]);
});

it('where the part that finds does not load, the editor says so, and the server removes it all the same', async () => {
  const trouble = async (context: BrowserContext) => {
    await context.route('**/assets/piiWorker*', (route) => route.abort());
  };
  const { page } = await seat(browser, installation, 'per_gia', { trouble });
  await page.goto(`/tickets/${await boundTicket(installation, 'per_gia')}`);
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.getByLabel('Note for colleagues').fill(TYPED);
  await page.getByText('What will be removed cannot be shown while you type').waitFor();
  await expectAccessibleInEveryLook(page);
  await page.getByRole('button', { name: 'Save note' }).click();
  const note = page.locator('article[data-author="note"]');
  await note.waitFor();
  expect(await note.innerText()).not.toMatch(/rosa|4111/);
});
