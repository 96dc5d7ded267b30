import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { oscalExample, oscalFaults } from '../support/oscal.ts';
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

/** Saves by a button, and reads what was saved. */
async function savedBy(page: Page, act: () => Promise<void>): Promise<unknown> {
  const saving = page.waitForEvent('download');
  await act();
  return JSON.parse(await readFile(await (await saving).path(), 'utf8')) as unknown;
}

it(
  'an officer opens the practices, follows one to its evidence, and takes a plan out that OSCAL’s schema holds for',
  { timeout: 120_000 },
  async () => {
    await installation.house.findings.raise({
      ...{ kind: 'seat-unmasked', about: 'shop/per_rita', source: 'shop', vendor: 'pty_brightline' },
      ...{ agreement: null, facts: { seats: 1 } },
    });
    const { page, complaints } = await seat(browser, installation, 'per_olivia');
    await page.goto('/practices');
    await page.getByRole('heading', { name: '0 of 25 hold' }).waitFor();
    await page.getByRole('img', { name: /Practices by state, .*not tested yet/i }).waitFor();
    await page.locator('#practice-findings-improve > summary').press('Enter');
    await page.getByText('Each finding has a severity, an owner and a day by which it is mended.').waitFor();
    const stands = page.getByRole('region', {
      name: 'What it stands on: What is found changes the controls',
    });
    await stands.locator('summary').first().press('Enter');
    await stands.getByText(/^GDPR Art. 24\(1\); .*NIST SP 800-53 CA-5/).waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('button', { name: 'Take out as OSCAL' }).press('Enter');
    await page.getByRole('radio', { name: 'Plan of action and milestones' }).press('Space');
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Save the file', disabled: false }).waitFor();
    const plan = await savedBy(page, () =>
      page.getByRole('button', { name: 'Save the file' }).press('Enter'),
    );
    expect(oscalFaults(plan)).toEqual([]);
    expect(JSON.stringify(plan)).toContain('A seat in the helpdesk shows what Cordon masks');

    await page
      .getByRole('list', { name: 'Evidence of: What is found changes the controls' })
      .getByRole('link', { name: 'Findings' })
      .press('Enter');
    await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor();
    await page.getByText('A seat in the helpdesk shows what Cordon masks').waitFor();
    expect(complaints).toEqual([]);
  },
);

it(
  'an officer brings a catalog and says which of our controls answers it',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await seat(browser, installation, 'per_sam');
    await page.goto('/frameworks?of=hipaa');
    await page.getByText('45 CFR 164.312(a)(1)', { exact: true }).waitFor();
    await page.getByText('None so far.').waitFor();
    await expectAccessibleInEveryLook(page);

    const catalog = oscalExample('basic-catalog');
    await page.getByRole('button', { name: 'Bring an OSCAL document' }).press('Enter');
    const name = 'catalog.json';
    const file = { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(catalog)) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Bring it' }).press('Enter');
    await page.getByRole('heading', { name: /Sample Security Catalog/, level: 1 }).waitFor();
    await page.getByLabel('A control of ours for s1.1.1').selectOption({ value: 'duty-one-owner' });
    await page.getByRole('button', { name: 'It answers s1.1.1' }).press('Enter');
    await page.getByRole('button', { name: 'Take out: duty-one-owner does not answer s1.1.1' }).waitFor();
    await expectAccessibleInEveryLook(page);

    const again = await savedBy(page, () =>
      page.getByRole('button', { name: 'Save it as it came' }).press('Enter'),
    );
    expect(again).toEqual(catalog);
    await page.getByRole('link', { name: 'All frameworks' }).press('Enter');
    await page.getByRole('link', { name: /Sample Security Catalog/ }).waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('button', { name: 'Bring an OSCAL document' }).press('Enter');
    const broken = { ...file, buffer: Buffer.from('{"catalog":{}}') };
    await page.locator('input[type=file]').setInputFiles(broken);
    await page.getByRole('button', { name: 'Bring it' }).press('Enter');
    await page.getByText(/This is no OSCAL 1.2 catalog/).waitFor();
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  },
);

it('the year for a board is drawn, told in numbers, and printed', { timeout: 120_000 }, async () => {
  const { page, complaints } = await seat(browser, installation, 'per_priya');
  await page.goto('/practices');
  await page.getByRole('link', { name: 'The year for a board' }).press('Enter');
  await page
    .getByRole('img', { name: /^Practices that hold, \d{4}-\d\d: Hold 0, Fail 0, Not known 25$/ })
    .waitFor();
  await page.getByRole('region', { name: 'Incidents' }).locator('summary').press('Enter');
  await page.getByRole('table', { name: 'Numbers of: Incidents' }).waitFor();
  await expectAccessibleInEveryLook(page);
  await page.emulateMedia({ media: 'print' });
  await page.getByText('Shown: twelve months up to').waitFor();
  await page.emulateMedia({ media: 'screen' });
  expect(complaints).toEqual([]);
});

it(
  'an auditor comes from the window to the practices and to every change of settings in it',
  { timeout: 120_000 },
  async () => {
    const { enterAct, now } = installation.house;
    for (const [act, person] of [
      ['networks-proposed', 'per_olivia'],
      ['networks-confirmed', 'per_sam'],
    ] as const) {
      const actor = { person, party: 'pty_harbor', ip: null, agreement: null };
      const words = { change: 'chg_1', subjectParty: 'pty_brightline' };
      await enterAct({ act, ...actor, code: null, at: now(), words });
    }
    const { page, complaints } = await seat(browser, installation, 'per_audra');
    await page.goto('/window');
    await page.getByRole('link', { name: 'The practices' }).press('Enter');
    await page.getByRole('heading', { name: '0 of 25 hold' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Changes of settings' }).press('Enter');
    const row = page.getByRole('row', { name: /A change of networks was confirmed/ });
    await row.getByText('Olivia Hart').waitFor();
    await expectAccessibleInEveryLook(page);
    expect(complaints).toEqual([]);
  },
);
