import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

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
  'an officer sees which queue is worked on, and a person beside their peers',
  { timeout: 180_000 },
  async () => {
    const ada = installation.visitor('per_ada');
    await ada.signIn();
    await ada.get('/api/tickets/tic_nowhere');
    const { page } = await seat(browser, installation, 'per_olivia');
    await page.goto('/floor');
    await page.getByRole('heading', { name: 'Brightline Support' }).waitFor();
    await page.getByRole('link', { name: /No ticket.*0 allowed, 1 refused/ }).waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('radiogroup', { name: 'Time shown' }).getByText('15 min').click();
    await page.waitForURL(/minutes=15/);

    await page.goto('/people/per_ada');
    await page.getByRole('img', { name: /^Refused of Ada Cruz: 1 a day; nobody else/ }).waitFor();
    await expectAccessibleInEveryLook(page);
  },
);
