import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packPaths } from '@cordon/core/agreements';
import type { Browser, Page } from 'playwright-core';
import { unzip } from '../evidence/pack.ts';
import { newWindow, type Look } from './browser.ts';

/**
 * Opens the page that a pack carries from a disk, without any network, and gives it a pack.
 * @param pack whose page is opened
 * @param given what it is asked to verify
 * @returns the page with its verdict, and whatever it asked the network for
 */
export async function verifyOffline(
  browser: Browser,
  pack: Uint8Array,
  given: Uint8Array = pack,
  look: Look = {},
): Promise<{ readonly page: Page; readonly complaints: string[]; readonly asked: string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cordon-evidence-'));
  try {
    const html = path.join(folder, 'index.html');
    const zip = path.join(folder, 'pack.zip');
    await writeFile(html, (await unzip(pack)).get(packPaths.page) ?? '');
    await writeFile(zip, given);
    const { page, context, complaints } = await newWindow(browser, 'http://localhost', look);
    await context.setOffline(true);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) asked.push(request.url());
    });
    await page.goto(`file://${html}`);
    await page.getByLabel('The pack (zip)').setInputFiles(zip);
    await page.getByRole('alert').waitFor();
    return { page, complaints, asked };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
