import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { expectAccessible, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  [installation, browser] = await Promise.all([openTestInstallation(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await installation.close();
});

it(
  'a new agent signs before anything else, keeps a copy, and both sides see it',
  { timeout: 120_000 },
  async () => {
    await installation.hire('per_new', 'pty_brightline');
    const { page, complaints } = await seat(browser, installation, 'per_new', { width: 390, scheme: 'dark' });
    for (const path of ['/tickets', '/settings', '/undertaking']) {
      await page.goto(path);
      await page.getByRole('heading', { name: 'Before you start' }).waitFor();
    }
    await expectAccessible(page);
    expect(await page.getByRole('article').innerText()).toContain('I work for Brightline Support');
    const [text] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the text' }).click(),
    ]);
    expect(text.suggestedFilename()).toBe('undertaking-version-1.txt');

    await page.getByRole('button', { name: 'I sign this undertaking' }).click();
    await page.getByText('Signed, version 1').waitFor();
    await expectAccessible(page);
    const [signed] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download with signature' }).click(),
    ]);
    expect(signed.suggestedFilename()).toBe('undertaking-signed-version-1.json');
    await page.goto('/tickets');
    await page.getByRole('heading', { name: 'My tickets' }).waitFor();
    expect(complaints).toEqual([]);

    const lead = await seat(browser, installation, 'per_leo');
    await lead.page.getByRole('link', { name: 'Undertakings that were signed' }).click();
    const row = lead.page.getByRole('row', { name: /Newcomer per_new/ });
    await row.getByText('Yes').waitFor();
    await expectAccessible(lead.page);
    expect(lead.complaints).toEqual([]);
  },
);
