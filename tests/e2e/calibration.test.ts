import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { confirm, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  [browser, installation] = await Promise.all([openBrowser(), openTestInstallation()]);
});

afterAll(async () => {
  await browser.close();
  await installation.close();
});

it(
  'an officer changes a threshold after seeing what it would have changed, and says why',
  { timeout: 180_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_olivia');
    const { page } = officer;
    await page.goto('/calibration');
    await page.getByText('what Cordon ships with is in force').waitFor();
    const detector = page.getByRole('button', { name: /^Many refusals in a row/ });
    await detector.press('Enter');
    const burst = page.getByLabel(/^Burst,/);
    await burst.fill('9');
    await page.getByText('1 threshold changed, not applied yet.').waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('button', { name: 'What would have been told' }).press('Enter');
    await page.getByText(/In 30 days and \d+ events?: 0 alerts as it is, 0 after/).waitFor();
    await page.getByLabel('Why').fill('Shifts begin with many wrong ticket numbers here.');
    await page.getByRole('button', { name: 'Sign and apply' }).press('Enter');
    await confirm(officer);
    const version = page.getByRole('article', { name: 'Version 1' });
    await version.getByText(/burst 9/).waitFor();
    await version.getByText('Shifts begin with many wrong ticket numbers here.').waitFor();
    await expectAccessibleInEveryLook(page);

    const { page: look } = await seat(browser, installation, 'per_priya');
    await look.goto('/calibration');
    await look.getByRole('article', { name: 'Version 1' }).waitFor();
    await look.getByRole('heading', { name: 'Detectors' }).waitFor();
    await look.getByRole('button', { name: 'Sign and apply' }).waitFor({ state: 'detached' });
  },
);
