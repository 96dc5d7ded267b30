import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { customerAt } from '../../packages/server/src/demo/seed/customers.ts';
import { FIRST_CALLER } from '../../packages/server/src/demo/seed/tickets.ts';
import { expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

/** What has the focus, as a screen reader names it: role and name; `page` when nothing has. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return 'page';
    const labelled = 'labels' in at ? (at as HTMLInputElement).labels?.[0]?.innerText : undefined;
    const name = at.getAttribute('aria-label') ?? labelled ?? at.innerText;
    return `${at.getAttribute('role') ?? at.localName} ${name.replaceAll(/\s+/g, ' ').trim()}`;
  });
}

/** Tabs on until something of that name has the focus. @returns the names passed on the way */
async function tabTo(page: Page, wanted: string, most = 60): Promise<readonly string[]> {
  const passed: string[] = [];
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    if (name === wanted) return passed;
    passed.push(name);
  }
  throw new Error(`no "${wanted}" among ${passed.join(' | ')}`);
}

/** What the live region of the page said last. */
async function announced(page: Page, words: string): Promise<void> {
  await page.getByRole('status', { name: 'Announcements' }).getByText(words).waitFor();
}

async function ticketOf(person: string, bound: boolean): Promise<{ id: string; subjectLine: string }> {
  const tickets = await installation.house.tickets.assignedTo(person);
  const found = tickets.find(({ binding }) => (binding !== null) === bound);
  if (found === undefined) throw new Error(`${person} has no such ticket`);
  return found;
}

it('an agent works a ticket by keyboard alone: open, reveal, hide, note', async () => {
  const { page, code } = await seat(browser, installation, 'per_dan');
  const { id, subjectLine } = await ticketOf('per_dan', true);

  // The skip link comes first, and leads past the header.
  await page.goto('/tickets');
  await page.locator(`a[href="/tickets/${id}"]`).waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('a Skip to content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('button Take next ticket');

  // Opening a ticket takes the reader to it.
  for (;;) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    if (href === `/tickets/${id}`) break;
    expect(await focused(page)).toMatch(/^a /);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: subjectLine, level: 2 }).waitFor();
  await expect.poll(() => focused(page)).toBe(`h2 ${subjectLine}`);

  // Conversation before customer; every chip of a treatment takes the focus and explains itself.
  const passed = await tabTo(page, 'button Reveal E-mail');
  const at = (name: RegExp): number => passed.findIndex((one) => name.test(one));
  expect(at(/^textarea Reply to the customer/)).toBeGreaterThan(-1);
  expect(at(/^summary Look up or confirm/)).toBeGreaterThan(at(/^textarea Reply to the customer/));
  expect(passed.at(-2)).toBe('span in part, 2.4');
  expect(passed.at(-1)).toMatch(/^button E-mail, confirm only: May confirm\./);
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('tooltip').getByText('May confirm.').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('tooltip').getByText('2.4:').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');

  // Escape leaves the question and comes back to where it was asked.
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('button Customer asked');
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('button Reveal E-mail');

  // A closed second factor leaves the question open, at its first reason.
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('button Customer asked');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('input Code from your authenticator app');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Confirm it is you' }).waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('button Customer asked');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('input Code from your authenticator app');
  await page.keyboard.type(await code());
  await page.keyboard.press('Enter');
  await announced(page, 'E-mail is shown. It is hidden again by itself.');
  await expect.poll(() => focused(page)).toBe('group E-mail revealed');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('button Hide now: E-mail');
  await page.keyboard.press('Enter');
  await announced(page, 'E-mail is hidden again.');
  await expect.poll(() => focused(page)).toBe('button Reveal E-mail');

  // Back to the note: its tab is reached with the arrow, its text is sent with Ctrl Enter.
  await page.getByRole('tab', { name: 'Reply' }).focus();
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'textarea Note for colleagues', 3);
  await page.keyboard.type('Their card is 4111 1111 1111 1111, call back at noon');
  await page.getByText('found as credit card').waitFor();
  await page.getByRole('button', { name: 'Save note', disabled: false }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('article[data-author="note"]').waitFor();
});

it('a caller is confirmed by keyboard alone, and the reader is taken to the record that opens', async () => {
  const { page } = await seat(browser, installation, 'per_finn');
  const { id } = await ticketOf('per_finn', false);
  await page.goto(`/tickets/${id}`);
  await page.getByRole('region', { name: 'Caller' }).waitFor();
  await expectAccessible(page);
  const { email, dateOfBirth, phone } = customerAt(FIRST_CALLER);
  await tabTo(page, 'input Exact value');
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  const lookup = page.getByRole('form', { name: 'Look up by exact value' });
  await lookup
    .getByRole('status')
    .getByText(/Entry \d+\./)
    .waitFor();
  // The reader is taken on to what comes next, and goes by what is typed: no field is chosen by hand.
  await expect.poll(() => focused(page)).toBe('input What the caller says');
  const confirm = page.getByRole('form', { name: 'Confirm what the caller says' });
  const field = confirm.getByLabel('Field');
  const chosen = () => field.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.label);
  await page.keyboard.type('1901-01-01');
  await announced(page, 'Field: Date of birth');
  expect(await chosen()).toBe('Date of birth');
  await page.keyboard.press('Enter');
  await confirm.getByRole('status').getByText('No match').waitFor();
  await confirm.getByText('2 tries left').waitFor();
  expect(await focused(page)).toBe('input What the caller says');

  // Chosen by hand, it is that field, whatever the value looks like, and stays it after a reload.
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe('select Field');
  await page.keyboard.type('Date');
  await page.keyboard.press('Tab');
  await page.keyboard.type(phone);
  expect(await chosen()).toBe('Date of birth');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(dateOfBirth);
  await page.keyboard.press('Enter');
  await confirm.getByRole('status').getByText('One more match is needed').waitFor();
  // What matched counts once, so it has left the list.
  expect(await field.innerText()).not.toMatch(/Date of birth|E-mail/);

  await page.keyboard.type(phone);
  expect(await chosen()).toBe('Phone');
  await page.keyboard.press('Enter');
  await announced(page, 'Match. The caller is confirmed, the record opens.');
  await expect.poll(() => focused(page)).toBe('h2 Customer');
  await page.getByRole('region', { name: 'Customers' }).waitFor();
});

it('the palette and the list of keys open by key, keep the focus and give it back', async () => {
  const { page } = await seat(browser, installation, 'per_olivia');
  await page.getByRole('heading', { name: 'Now', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Vendors' }).focus();

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard keys' });
  await keys.waitFor();
  for (let i = 0; i < 4; i += 1) {
    await page.keyboard.press('Tab');
    expect(await keys.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  }
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('a Vendors');

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find or go to' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.type('Ledger');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();

  await page.getByLabel('Entry number').waitFor();
  // A single-key shortcut never gets in the way of typing.
  await page.keyboard.press('/');
  await expect.poll(() => focused(page)).toBe('input Entry number');
  await page.keyboard.type('?0');
  expect(await page.getByRole('dialog').count()).toBe(0);
});
