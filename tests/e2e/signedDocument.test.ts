import { expect, it } from 'vitest';
import { expectAccessible, seat } from './browser.ts';
import { saved } from './copies.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it('both documents are saved from the agreement and verified in the console, a changed one is refused', async () => {
  const { page, complaints } = await seat(browser, installation, 'per_vera');
  await page.goto('/agreements/agr_harbor_brightline?tab=versions');
  await page.getByText('Valid signature of Harbor Health').waitFor();
  await expectAccessible(page);
  const { bytes: signed } = await saved(page, 'Signed document (PDF)');
  const { bytes: certificate } = await saved(page, 'Certificate of completion (PDF)');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agreements' }).click();
  await page.getByRole('link', { name: 'Verify a signed PDF' }).click();
  await page.getByRole('heading', { level: 1, name: 'Verify a signed PDF' }).waitFor();
  await expectAccessible(page);
  const check = async (name: string, buffer: Buffer): Promise<string> => {
    await page.getByLabel('Signed PDF').setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await page.getByRole('heading', { level: 2, name }).waitFor();
    return page.getByRole('main').innerText();
  };
  const verified = await check('signed.pdf', signed);
  for (const words of [
    'Everything holds',
    'The company’s signature',
    'The signer’s own passkey signed this document and these terms.',
    'The ledger names this very file',
    'The printed pages are the attached text',
  ]) {
    expect(verified).toContain(words);
  }
  await expectAccessible(page);
  expect(await check('certificate.pdf', certificate)).toContain('The seal of the installation');
  const changed = Buffer.from(signed);
  changed[3000] = (changed[3000] ?? 0) ^ 1;
  expect(await check('changed.pdf', changed)).toContain('This document does not verify');
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
