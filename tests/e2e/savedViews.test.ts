import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { expectAccessible, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  [installation, browser] = await Promise.all([openTestInstallation(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await installation.close();
});

const saved = (page: Page) => page.getByRole('list', { name: 'Your views' });

it(
  'an officer saves a search, opens it another time, renames and deletes it',
  { timeout: 180_000 },
  async () => {
    const { page, complaints } = await seat(browser, installation, 'per_olivia');
    await page.goto('/accesses');
    await page.getByRole('button', { name: 'Saved views', exact: true }).click();
    await page.getByText('Narrow the list first: there is nothing to save yet').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.goto('/accesses?ok=false&last=24h');
    await page.getByRole('button', { name: 'Saved views', exact: true }).click();
    await page.getByText('refused only, the last 24 hours', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Save this search as' }).fill('Refused today');
    await page.keyboard.press('Enter');
    await saved(page).getByText('refused only, the last 24 hours (on the screen now)').waitFor();
    await page.getByRole('button', { name: 'Saved views (1)' }).waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('textbox', { name: 'Save this search as' }).fill('refused TODAY');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This name is in use already. Choose another.').waitFor();

    await page.goto('/accesses');
    await page.getByRole('button', { name: 'Saved views (1)' }).click();
    await saved(page).getByRole('link', { name: 'Refused today' }).click();
    await page.waitForURL((url) => url.search === '?ok=false&last=24h');
    await page.getByRole('button', { name: 'Clear filters' }).waitFor();
    expect(await page.getByLabel('Result').inputValue()).toBe('false');

    await page.getByRole('button', { name: 'Saved views (1)' }).click();
    await page.getByRole('button', { name: 'Rename Refused today' }).click();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'New name of Refused today' }).fill('Refusals of the day');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Refusals of the day' }).waitFor();
    await page.getByRole('button', { name: 'Delete Refusals of the day' }).click();
    await page.getByText(/^Nothing saved yet\./).waitFor();
    expect(complaints).toEqual([]);
  },
);
