import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { boundTicket } from '../support/tickets.ts';
import { knowOriginals } from '../support/originals.ts';
import { confirm, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

/* What becomes of a screen after a reveal is told and entered; what was typed into a note opens to the privacy officer. */

const { installation, browser } = await stage();

/** Entries of what a browser told, oldest first: which access, what, how often. */
async function told(person: string): Promise<readonly string[]> {
  const { items } = await installation.house.accesses
    .list({ agent: person, kind: 'screen' }, { vendor: null, windows: null }, 50)
    .then((rows) => ({ items: rows.toReversed() }));
  return items.map(({ resource }) => resource ?? '');
}

/** Selects all that stands in an element, and copies it. */
async function copyOf(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name }).evaluate((element) => {
    getSelection()?.selectAllChildren(element);
  });
  await page.keyboard.press('Control+C');
}

it('copy, print and leaving after a reveal are entered beside it, and nothing in clear is printed', async () => {
  const dan = await seat(browser, installation, 'per_dan');
  const { page } = dan;
  await page.goto(`/tickets/${await boundTicket(installation, 'per_dan')}`);
  await page.getByRole('button', { name: 'Reveal E-mail' }).click();
  await page.getByRole('button', { name: 'Customer asked' }).click();
  await confirm(dan);
  const shown = page.getByRole('group', { name: 'E-mail revealed' });
  await shown.waitFor();
  const entry = Number(/entry (\d+)/.exec(await shown.innerText())?.[1]);

  await copyOf(page, 'E-mail revealed');
  await expect.poll(() => told('per_dan')).toEqual(['value-copied']);
  await page.evaluate(() => {
    for (const kind of ['beforeprint', 'blur']) window.dispatchEvent(new Event(kind));
  });
  // This window has the focus: it was not left, whatever an event says.
  await expect.poll(() => told('per_dan')).toEqual(['value-copied', 'page-printed']);
  const other = await page.context().newPage();
  await other.goto('about:blank');
  await other.bringToFront();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hasFocus', { value: () => false });
    window.dispatchEvent(new Event('blur'));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => told('per_dan')).toEqual(['value-copied', 'page-printed', 'screen-left']);

  // On paper the value is not there, and the mark is.
  await page.emulateMedia({ media: 'print' });
  const printed = page.locator('[aria-label="E-mail revealed"]');
  expect(await printed.evaluate((element) => getComputedStyle(element).visibility)).toBe('hidden');
  const mark = page.getByTestId('visible-mark').first();
  expect(await mark.evaluate((element) => getComputedStyle(element).visibility)).toBe('visible');
  await page.emulateMedia({ media: 'screen' });

  const priya = await seat(browser, installation, 'per_priya');
  await priya.page.goto(`/accesses?entry=${String(entry)}`);
  const drawer = priya.page.getByRole('dialog', { name: `Entry ${String(entry)}` });
  await drawer.getByText('Copied, ').waitFor();
  await drawer.getByText('Printed, ').waitFor();
  await drawer.getByText('Window left, ').waitFor();
  await expectAccessibleInEveryLook(priya.page);
  await priya.page.goto('/people/per_dan');
  await priya.page.getByText('Copied, while 1 access stood on the screen').waitFor();
  await expectAccessibleInEveryLook(priya.page);
});

it('a privacy officer opens what was typed, for minutes; another officer is offered nothing', async () => {
  const forget = knowOriginals(installation.house);
  const gia = await seat(browser, installation, 'per_gia');
  await gia.page.goto(`/tickets/${await boundTicket(installation, 'per_gia')}`);
  await gia.page.getByRole('tab', { name: 'Note' }).click();
  await gia.page
    .getByLabel('Note for colleagues')
    .fill('Write to rosa.quint@mail.example about card 4111 1111 1111 1111');
  await gia.page.getByRole('button', { name: 'Save note' }).click();
  const saved = await gia.page.getByText(/^Note saved, entry \d+$/).innerText();
  const entry = /\d+/.exec(saved)?.[0] ?? '';

  const priya = await seat(browser, installation, 'per_priya');
  const { page, complaints } = priya;
  await page.goto(`/accesses?entry=${entry}`);
  const drawer = page.getByRole('dialog', { name: `Entry ${entry}` });
  await drawer.getByText('2 pieces were removed. The original is kept, sealed, until').waitFor();
  expect(await drawer.innerText()).not.toContain('rosa');
  await drawer.getByRole('button', { name: 'Unseal' }).click();
  await drawer.getByLabel('A complaint').check();
  await drawer.getByLabel('Why').fill('The customer says the note names them');
  await expectAccessibleInEveryLook(page);
  await drawer.getByRole('button', { name: 'Unseal now' }).click();
  await confirm(priya);
  const opened = page.getByRole('group', { name: 'What was typed, unsealed' });
  await opened.getByText('Write to rosa.quint@mail.example about card 4111 1111 1111 1111').waitFor();
  await expectAccessibleInEveryLook(page);
  await copyOf(page, 'What was typed, unsealed');
  await expect.poll(() => told('per_priya')).toEqual(['value-copied']);
  await opened.getByRole('button', { name: 'Hide now' }).click();
  await opened.waitFor({ state: 'detached' });
  expect(await drawer.innerText()).not.toContain('rosa');
  expect(complaints).toEqual([]);

  const olivia = await seat(browser, installation, 'per_olivia');
  await olivia.page.goto(`/accesses?entry=${entry}`);
  await olivia.page.getByRole('heading', { name: 'Proof' }).waitFor();
  expect(await olivia.page.getByRole('heading', { name: 'What was typed' }).count()).toBe(0);
  forget();
});
