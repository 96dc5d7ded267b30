import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellDue } from '../../packages/server/src/monitoring/alerts/telling.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { openSiem, type Siem } from '../support/siem.ts';
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
  'people and addresses are told of an alert; it is counted beside the page until somebody takes it',
  { timeout: 180_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_olivia');
    const { page } = officer;
    await page.goto('/alerts');
    await page.getByText('Nobody is called').waitFor();

    await page.getByRole('button', { name: 'Add who is told' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add who is told' });
    await dialog.getByLabel('Name').fill('Privacy officer');
    await dialog.getByLabel('Person').selectOption({ label: 'Priya Nair' });
    await dialog.getByLabel('Has quiet hours').press('Space');
    await dialog.getByLabel('From', { exact: true }).waitFor();
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await confirm(officer);
    const priya = page.getByRole('article', { name: 'Privacy officer' });
    await priya.getByText('A mail to Priya Nair').waitFor();

    await page.getByRole('button', { name: 'Add who is told' }).press('Enter');
    await dialog.getByLabel('Name').fill('Watch room');
    await dialog.getByRole('radio', { name: 'A signed message to an address' }).check();
    await dialog.getByLabel('Address', { exact: true }).fill(siem.url);
    await dialog.getByLabel('Where it is').selectOption('loopback');
    await dialog.getByLabel('When nobody takes it').selectOption({ label: 'Tell Privacy officer' });
    await dialog.getByRole('button', { name: 'Try and add' }).press('Enter');
    const added = page.getByRole('dialog', { name: 'Address added' });
    const secret = (await added.getByLabel('The secret').textContent()) ?? '';
    await page.keyboard.press('Escape');
    await added.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(secret);
    const room = page.getByRole('article', { name: 'Watch room' });
    await room.getByText(/after 30 minutes: Privacy officer is told/).waitFor();

    await installation.house.alerting.alerts.raise({
      ...{ kind: 'incident-opened', about: 'incident/inc_1', severity: 'critical' },
      ...{ vendor: 'pty_brightline', agent: 'per_ada', at: installation.house.now() },
      reason: '41 customers in an hour; usual is 6.',
    });
    await tellDue(installation.house.alerting);
    expect(siem.took.some(({ body }) => body.includes('incident/inc_1'))).toBe(true);
    await page.reload();
    const alert = page.getByRole('article', { name: /An incident was opened/ });
    await alert.getByText(/Watch room: was told/).waitFor();
    await page.getByRole('link', { name: /Incidents.*1 to take/ }).waitFor();
    await expectAccessibleInEveryLook(page);

    await alert.getByRole('button', { name: 'Take it' }).press('Enter');
    await alert.getByText(/Taken by Olivia/).waitFor();
    await page.getByText('Nothing was found that nobody took.').waitFor();

    await room.getByRole('button', { name: 'End' }).press('Enter');
    await room.waitFor({ state: 'detached' });
  },
);
