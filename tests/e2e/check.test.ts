import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dpaFixture } from '../../packages/core/src/agreements/check/fixtures/dpa.ts';
import { textOf } from '../../packages/core/src/agreements/check/fixtures/fixture.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { expectAccessible, openBrowser, seat } from './browser.ts';

/* A contract from elsewhere is pasted, or chosen as a file, and read against the checklists. */

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  installation = await openTestInstallation();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await installation.close();
});

const flag = {
  title: 'Money',
  text: 'The Client shall indemnify the Agency against any fines.',
  answers: [],
};
const rest = dpaFixture.clauses.filter(({ title }) => title !== 'Visits');
const contract = textOf({ ...dpaFixture, clauses: [...rest, flag] }, 'numbered');

describe('checking a contract', () => {
  it.each([
    ['per_olivia', 'light', 1280],
    ['per_audra', 'dark', 390],
  ] as const)(
    'shows red flags first, then what is missing (%s, %s, %i wide)',
    async (person, scheme, width) => {
      const { page, context, complaints } = await seat(browser, installation, person, { scheme, width });
      await page.goto('/agreements');
      await page.getByRole('link', { name: 'Check a contract' }).click();
      await page.getByLabel('Text of the contract').fill(contract);
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      const result = page.getByRole('region', { name: 'Result' });
      await result.getByText('Something the law asks of the contract is missing').waitFor();
      const titles = await result.getByRole('heading', { level: 2 }).allTextContents();
      expect(titles[0]).toMatch(/^Red flags: 1 of \d+ raised$/);
      const flags = page.getByRole('region', { name: 'Red flags' });
      expect(await flags.getByRole('row').filter({ hasText: 'RF-CONTROLLER-PAYS' }).textContent()).toContain(
        'indemnify the Agency against any fines',
      );
      expect(await result.getByRole('row').filter({ hasText: 'GDPR-20' }).textContent()).toContain('Absent');
      await expectAccessible(page);
      await result.getByText('Everything').click();
      await result.getByRole('row').filter({ hasText: 'GDPR-08' }).waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('takes a chosen text file, by the keyboard too', async () => {
    const { page, context } = await seat(browser, installation, 'per_vera');
    await page.goto('/agreements/check');
    await page.getByRole('heading', { level: 1, name: 'Check a contract' }).waitFor();
    const file = {
      name: 'whole.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(textOf(dpaFixture, 'run-in')),
    };
    await page.locator('input[type=file]').setInputFiles(file);
    await expect.poll(() => page.getByLabel('Text of the contract').inputValue()).toContain('Zeeland Trips');
    await page.getByRole('button', { name: 'Check', exact: true }).press('Enter');
    await page.getByText('Nothing the law asks of the contract is missing').waitFor();
    // The answer has the focus: the next tab goes on from it.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Result');
    await context.close();
  });
});
