import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packAfterRotation } from '../evidence/rotated.ts';
import { zip, type PackFiles } from '../evidence/pack.ts';
import { cordon } from '../support/shell.ts';
import { openTestInstallation } from '../support/installation.ts';
import { AUDITOR, auditedLog } from './auditedLog.ts';
import { expectAccessible, newWindow, openBrowser, type Look } from './browser.ts';
import { verifyOffline } from './offlinePage.ts';

/* An auditor with the page from the shell, an exported ledger and a proof, and no network. */

let browser: Browser;
let folder: string;
let log: Awaited<ReturnType<typeof auditedLog>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-auditor-'));
  [browser, log] = await Promise.all([openBrowser(), auditedLog()]);
  const page = cordon(['ledger', 'page', '-o', path.join(folder, 'verify.html')], {});
  expect((await page.ended).code).toBe(0);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const LOOKS: readonly Look[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 380 },
];

interface Auditor {
  readonly page: Page;
  /** What went wrong, and whatever was asked of the network. */
  readonly wrong: readonly string[];
}

async function open(look: Look = {}): Promise<Auditor> {
  const { page, context, complaints } = await newWindow(browser, 'http://localhost', look);
  await context.setOffline(true);
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(request.url());
  });
  await page.goto(`file://${path.join(folder, 'verify.html')}`);
  return { page, wrong: complaints };
}

const named = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});
const paste = (page: Page, ...keys: readonly string[]): Promise<void> =>
  page.getByLabel('Keys that you were given another way').fill(keys.join('\n'));
const give = (page: Page, name: string, content: Uint8Array | string): Promise<void> =>
  page.getByLabel('a proof (.tlog-proof)').setInputFiles(named(name, content));
const verdict = (page: Page): Promise<string> => page.getByRole('alert').innerText();
const wide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** With one letter of an entry changed. */
function tampered(): PackFiles {
  const path = 'tile/entries/001';
  const bytes = Buffer.from(log.files.get(path) ?? []);
  const at = bytes.indexOf('"c":"') + 5;
  bytes.writeUInt8(bytes[at] === 0x41 ? 0x42 : 0x41, at);
  return new Map(log.files).set(path, bytes);
}

describe('an exported ledger', () => {
  it.each(LOOKS)('holds under the key an auditor kept from before it changed ($scheme)', async (look) => {
    const { page, wrong } = await open(look);
    await expectAccessible(page);
    await paste(page, AUDITOR.key, AUDITOR.witness);
    await give(page, 'ledger.zip', await zip(log.files));
    expect(await verdict(page)).toContain('Every proof holds, over all 700 entries');
    const marks = page.locator('.marks > li');
    expect(await marks.evaluateAll((all) => all.map((one) => one.getAttribute('data-kind')))).toEqual([
      ...['rotation', 'signed', 'cosigned'],
    ]);
    expect(await marks.nth(2).innerText()).toContain('witness.brightline.example saw the log');
    expect(await page.locator('svg .bar').count()).toBe(60);
    await expectAccessible(page);
    expect([await wide(page), wrong]).toEqual([true, []]);
  });

  it.each(LOOKS)('that was tampered with is named, and marked where ($scheme)', async (look) => {
    const { page, wrong } = await open(look);
    await paste(page, AUDITOR.key);
    await give(page, 'ledger.zip', await zip(tampered()));
    expect(await verdict(page)).toContain('This log does not hold: one problem');
    const problem = page.locator('[data-problem]');
    expect(await problem.getAttribute('data-problem')).toBe('entry-changed');
    expect(await problem.innerText()).toContain('An entry was changed after it was signed.');
    expect(await problem.innerText()).toContain('entry 256');
    expect(await page.locator('svg .problem').count()).toBe(1);
    await expectAccessible(page);
    expect([await wide(page), wrong]).toEqual([true, []]);
  });

  it('is taken as a folder, and says what its own keys do not prove', async () => {
    const root = path.join(folder, 'exported');
    for (const [name, bytes] of log.files) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), bytes);
    }
    const { page, wrong } = await open();
    await page.getByLabel('Or the folder').setInputFiles(root);
    expect(await verdict(page)).toContain('The log agrees with itself, all 700 entries of it.');
    await page.getByText('The keys came with it.', { exact: false }).waitFor();
    await paste(page, AUDITOR.stranger);
    await page.getByRole('button', { name: 'Check again with these' }).click();
    await page.locator('[data-problem="key-swapped"]').waitFor();
    expect(wrong).toEqual([]);
  });

  it('opens to all its bodies; one that is withheld is named', async () => {
    const { page } = await open();
    await paste(page, AUDITOR.key);
    await page.getByText('A kept checkpoint, or bodies of entries').click();
    await page.getByLabel('Bodies of entries').setInputFiles(named('bodies.jsonl', log.bodies()));
    await page.getByLabel('These are all bodies').check();
    await give(page, 'ledger.zip', await zip(log.files));
    expect(await verdict(page)).toContain('Every proof holds');
    await page.getByText('700 opened, 0 erased by an entry that says so, 0 missing').waitFor();
    await page.getByLabel('Bodies of entries').setInputFiles(named('bodies.jsonl', log.bodies(123)));
    await page.getByRole('button', { name: 'Check again with these' }).click();
    const problem = page.locator('[data-problem="body-missing"]');
    expect(await problem.innerText()).toContain('entry 123');
    await expectAccessible(page);
  });
});

describe('the proof of an entry', () => {
  it.each(LOOKS)('shows what the entry says, and the way to the signed root ($scheme)', async (look) => {
    const { page, wrong } = await open(look);
    await give(page, 'entry-5.tlog-proof', log.proofOf(5));
    expect(await verdict(page)).toContain('Nothing is proven yet');
    await paste(page, log.newKey, AUDITOR.witness);
    await page.getByRole('button', { name: 'Check again with these' }).click();
    await page.getByText('The proof holds: entry 5 stands in the ledger').waitFor();
    await page.getByText('per_5').waitFor();
    expect(await page.locator('svg .box-beside').count()).toBe(10);
    const words = page.getByText('The path in words');
    await words.focus();
    await page.keyboard.press('Enter');
    await page.getByText('which the checkpoint signs').waitFor();
    await expectAccessible(page);
    expect([await wide(page), wrong]).toEqual([true, []]);
  });

  it('that was tampered with is refused, whatever was changed', async () => {
    const { page } = await open();
    await paste(page, log.newKey);
    const good = log.proofOf(5);
    for (const bad of [good.replace('index 5', 'index 6'), good.replace('\n700\n', '\n701\n')]) {
      expect(bad).not.toBe(good);
      await give(page, 'entry-5.tlog-proof', bad);
      await page.locator('.verdict[data-tone="bad"]').waitFor();
      expect(await verdict(page)).toContain('This proof does not hold');
      await expectAccessible(page);
      await give(page, 'entry-5.tlog-proof', good);
      await page.locator('.verdict[data-tone="good"]').waitFor();
    }
  });
});

it('a pack after a change of the key knows the key from before', { timeout: 120_000 }, async () => {
  const installation = await openTestInstallation();
  try {
    const { bytes, old } = await packAfterRotation(installation.house, 'agr_harbor_brightline');
    const { page, complaints, asked } = await verifyOffline(browser, bytes);
    expect(await page.locator('[data-check="rotations"]').getAttribute('data-status')).toBe('ok');
    await page.getByLabel('Key, fingerprint or hash that you were told').fill(old);
    await page.keyboard.press('Enter');
    await page.getByText('The ledger had this key before.', { exact: false }).waitFor();
    await expectAccessible(page);
    expect([complaints, asked]).toEqual([[], []]);
  } finally {
    await installation.close();
  }
});
