import { expect, it } from 'vitest';
import { expectAccessible, seat } from './browser.ts';
import { bringBack, byCounsel, saved } from './copies.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it('a copy goes out as a Word file, comes back edited, is compared and proposed as a new version', async () => {
  const { page, complaints } = await seat(browser, installation, 'per_olivia');
  await page.goto('/agreements/agr_harbor_brightline?tab=versions');
  const { name, bytes: copy } = await saved(page, 'Download version 1 as a Word file');
  expect(name).toBe('agr_harbor_brightline-v1.docx');
  await expectAccessible(page);

  await bringBack(page, 'Agreement, r\u00E9dlin\u00E9.docx', copy);
  await page.getByText('No clause differs.', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Propose as a new version' }).isDisabled()).toBe(true);

  await page.getByRole('button', { name: 'Remove the file' }).click();
  await bringBack(page, 'broken.docx', copy.subarray(0, 3000));
  await page.getByRole('alert').getByText('damaged').waitFor();

  await page.getByRole('button', { name: 'Remove the file' }).click();
  await bringBack(page, 'Agreement v1, counsel.docx', byCounsel(copy));
  await page.getByText('1 clause changed.', { exact: true }).waitFor();
  await page.getByText('2 tracked changes read as accepted').waitFor();
  await page.getByText('Counsel asks for a call before signing.').waitFor();
  await page.getByRole('button', { name: 'Next change' }).click();
  const focused = page.locator('h3:focus');
  expect(await focused.innerText()).toMatch(/^3\.8 /);
  const sides = page.getByRole('region', { name: 'Your copy, clause 3.8' });
  expect(await sides.locator('ins').innerText()).toContain('72');
  expect(await sides.locator('del').count()).toBe(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Check this text against the law' }).click();
  await page.getByRole('heading', { name: /^Red flags: \d+ of \d+ raised$/ }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'What the check says',
  );
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Propose as a new version' }).click();
  await page.getByRole('heading', { name: 'Version 2' }).waitFor();
  const compared = page.getByRole('region', { name: 'Compare versions' });
  await compared.getByText('1 clause changed.', { exact: true }).waitFor();
  await compared.getByText('proposed by Harbor Health').waitFor();
  await expectAccessible(page);

  // On a phone in the dark: one redline, and nothing hangs on colour.
  await page.setViewportSize({ width: 390, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const removed = compared.locator('del:visible');
  expect(await removed.count()).toBe(1);
  expect(await removed.innerText()).toContain('24');
  expect(await removed.evaluate((mark) => getComputedStyle(mark).textDecorationLine)).toBe('line-through');
  expect(
    await compared.locator('ins:visible').evaluate((mark) => getComputedStyle(mark).textDecorationLine),
  ).toBe('underline');
  expect(await removed.textContent()).toContain('[removed: ');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
}, 180_000);
