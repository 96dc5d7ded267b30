import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendDue } from '../../packages/server/src/siem/sending.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { isSigned, openSiem, type Siem } from '../support/siem.ts';
import { confirm, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;
let siem: Siem;

beforeAll(async () => {
  [browser, installation, siem] = await Promise.all([openBrowser(), openTestInstallation(), openSiem()]);
});

afterAll(async () => {
  await browser.close();
  await siem.close();
  await installation.close();
});

it(
  'a receiver is added once it answers, its secret is shown once, how far it is can be seen, and it ends',
  { timeout: 180_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_olivia');
    const { page } = officer;
    await page.goto('/siem');
    await page.getByText('None so far').waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('button', { name: 'Add a receiver' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a receiver' });
    await dialog.getByLabel('Name').fill('Watch room');
    await dialog.getByLabel('Address').fill(siem.url);
    await dialog.getByLabel('Where it is').selectOption('loopback');
    await dialog.getByRole('radio', { name: 'The first entry of the ledger' }).check();
    await expectAccessibleInEveryLook(page);
    siem.answers(403);
    await dialog.getByRole('button', { name: 'Try and add' }).press('Enter');
    await confirm(officer);
    await dialog.getByText(/did not take it/).waitFor();
    siem.answers(200);
    await dialog.getByRole('button', { name: 'Try and add' }).press('Enter');
    const added = page.getByRole('dialog', { name: 'Receiver added' });
    const secret = (await added.getByLabel('The secret').textContent()) ?? '';
    await expectAccessibleInEveryLook(page);
    await page.keyboard.press('Escape');
    await added.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(secret);

    const card = page.getByRole('article', { name: 'Watch room' });
    await card.getByText('Takes what it is sent').waitFor();
    await sendDue(installation.house.siem);
    expect(siem.took.slice(1).every((one) => isSigned(one, secret))).toBe(true);
    expect(siem.entries()).toContain(0);

    siem.answers(500);
    await installation.visitor('per_ada').signIn();
    await sendDue(installation.house.siem);
    await page.reload();
    await card.getByText('Takes nothing', { exact: true }).waitFor();
    await expectAccessibleInEveryLook(page);

    await card.getByRole('button', { name: 'End' }).press('Enter');
    await page.getByText('None so far').waitFor();
  },
);
