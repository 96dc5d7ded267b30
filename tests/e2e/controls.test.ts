import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { work } from '../support/controls/planted.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { testPool } from '../support/database.ts';
import { confirm, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  [browser, installation] = await Promise.all([openBrowser(), openTestInstallation()]);
  const owner = testPool(installation.database.ownerUrl, 1);
  await owner.query(work({ purpose: 'marketing' }));
  await owner.end();
});
afterAll(async () => {
  await browser.close();
  await installation.close();
});

it(
  'an officer has the controls tested and sees who fails; the vendor sees its own part, the auditor its window',
  { timeout: 120_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_sam');
    const { page } = officer;
    await page.goto('/controls');
    await page.getByRole('heading', { name: 'Controls', level: 1 }).waitFor();
    await page.getByText('Not run yet').first().waitFor();
    await page.getByRole('button', { name: 'Run all now' }).press('Enter');
    await confirm(officer);
    // Answered at once: what it came to arrives by itself.
    await page.getByRole('status').filter({ hasText: /made, \d+ failed/ }).waitFor();
    const failing = page.getByRole('listitem').filter({
      has: page.getByText('Everybody works in a role and for a purpose that the terms name'),
    });
    await failing.getByText('Fails', { exact: true }).waitFor();
    await failing.getByText('the terms give this role nothing for this purpose').waitFor();
    await failing.getByRole('img', { name: /Of the last 1 runs, fails: 1/ }).waitFor();
    await failing.locator('summary').press('Enter');
    await failing.getByText(/its id is work-in-terms/).waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('button', { name: /^Fails: / }).press('Enter');
    await page.getByText('No session comes from outside the networks').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Fails: / }).press('Enter');
    await page.getByLabel('Whose', { exact: true }).selectOption('Northgate Contact');
    await page.getByText('the terms give this role nothing for this purpose').waitFor({ state: 'detached' });
    await page.getByText('In force for less than 90 days').waitFor();
    expect(officer.complaints).toEqual([]);

    const vendor = await seat(browser, installation, 'per_vera');
    await vendor.page.goto('/controls');
    await vendor.page.getByText('the terms give this role nothing for this purpose').waitFor();
    await expect.poll(() => vendor.page.getByRole('button', { name: /Run/ }).count()).toBe(0);
    await vendor.page.getByText('Made on the company and its installation.').first().waitFor();
    await expectAccessibleInEveryLook(vendor.page);
  },
);
