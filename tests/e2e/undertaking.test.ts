import { expect, it } from 'vitest';
import { expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

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
