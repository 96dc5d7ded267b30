import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packPaths } from '@cordon/core/agreements';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDay } from '../../packages/server/src/demo/day.ts';
import { changed, unzip, withFittingManifest, zip } from '../evidence/pack.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { expectAccessible, newWindow, openBrowser, seat, type Seat } from './browser.ts';

/* The end of a contract in the browser, to the pack that is verified from a disk, without a network. */

let installation: TestInstallation;
let browser: Browser;
let folder: string;
let pack: string;

beforeAll(async () => {
  [installation, browser] = await Promise.all([openTestInstallation({ customers: 60 }), openBrowser()]);
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-evidence-'));
  await runDay(installation.baseUrl, installation.signIns, () => undefined);
});

afterAll(async () => {
  await browser.close();
  await installation.close();
  await rm(folder, { recursive: true, force: true });
});

/** The machine may be busy with other tests. */
const PATIENT = { timeout: 30_000 };

const AT = '/agreements/agr_harbor_brightline?tab=closing';

async function confirm({ page, code }: Seat): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm it is you' });
  await dialog.getByLabel('Code from your authenticator app').fill(code());
  await dialog.getByRole('button', { name: 'Confirm code' }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('the end of a contract', () => {
  it('hands over, ends, has data deleted, certified and packed', { timeout: 240_000 }, async () => {
    const officer = await seat(browser, installation, 'per_priya');
    const { page } = officer;
    await page.goto(AT);
    await page.getByRole('heading', { name: '1. Hand over' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'End agreement' }).click();
    const dialog = page.getByRole('dialog', { name: 'End the agreement with Brightline Support' });
    await dialog.getByText('First hand them over').waitFor();
    await dialog.getByLabel('Type Brightline Support to go on').fill('Brightline Support');
    // Nobody ends it without saying what becomes of the conversations.
    expect(await dialog.getByRole('button', { name: 'End agreement now' }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: /^Hand over \d+ conversations$/ }).click();
    await confirm(officer);
    await dialog.getByText('First hand them over').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'End agreement now' }).click();
    await dialog.getByText('The agreement is ended.').waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByText(/^Closed within \d\.\d\d s$/).waitFor();

    await page.getByRole('button', { name: 'Have all deleted' }).click();
    await page.getByText('to be deleted').first().waitFor();
    await expectAccessible(page);

    const vendor = await seat(browser, installation, 'per_vera');
    await vendor.page.goto(AT);
    const ask = vendor.page.getByRole('button', { name: /^State as done: / });
    await ask.first().waitFor();
    for (let left = await ask.count(); left > 0; left--) {
      await ask.first().click();
      const form = vendor.page.getByRole('dialog', { name: /: done$/ });
      await form.getByLabel('Statement').fill('Erased from the ticket archive and from backups');
      if (left === 1) await expectAccessible(vendor.page);
      await form.getByRole('button', { name: 'State as done' }).click();
      await form.waitFor({ state: 'detached' });
      await expect.poll(() => ask.count(), PATIENT).toBe(left - 1);
    }
    await vendor.page.getByRole('button', { name: 'Read and sign the certificate' }).click();
    const certificate = vendor.page.getByRole('dialog', { name: 'Certificate of deletion' });
    await certificate.getByText('Brightline Support certifies to Harbor Health', { exact: false }).waitFor();
    await expectAccessible(vendor.page);
    await certificate.getByRole('button', { name: 'Sign now' }).click();
    await confirm(vendor);
    await vendor.page.getByRole('article', { name: 'Certificate of deletion' }).waitFor();

    await page.reload();
    const judge = page.getByRole('button', { name: /^Confirm: / });
    await judge.first().waitFor();
    for (let left = await judge.count(); left > 0; left--) {
      await judge.first().click();
      await expect.poll(() => judge.count(), PATIENT).toBe(left - 1);
    }
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the evidence pack' }).click();
    pack = path.join(folder, 'pack.zip');
    await (await downloading).saveAs(pack);
    await expect
      .poll(
        () => page.getByRole('list', { name: 'Progress' }).getByText('done', { exact: true }).count(),
        PATIENT,
      )
      .toBe(5);
    await expectAccessible(page);
    expect([...officer.complaints, ...vendor.complaints]).toEqual([]);
  });
});

describe('the page that verifies', () => {
  /** Opens the pack's own page from disk, without any network, and gives it a pack. */
  async function verify(
    bytes: Uint8Array,
    scheme: 'light' | 'dark' = 'light',
    width = 1280,
  ): Promise<{ page: Page; complaints: string[]; asked: string[] }> {
    const files = await unzip(await readPack());
    const html = path.join(folder, 'index.html');
    await writeFile(html, files.get(packPaths.page) ?? '');
    const given = path.join(folder, 'given.zip');
    await writeFile(given, bytes);
    const { page, context, complaints } = await newWindow(browser, 'http://localhost', { scheme, width });
    await context.setOffline(true);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) asked.push(request.url());
    });
    await page.goto(`file://${html}`);
    await page.getByLabel('The pack (zip)').setInputFiles(given);
    await page.getByRole('alert').waitFor();
    return { page, complaints, asked };
  }

  const readPack = (): Promise<Buffer> => readFile(pack);

  it(
    'verifies everything from a disk, asking nobody, and says what it does not show',
    { timeout: 120_000 },
    async () => {
      const { page, complaints, asked } = await verify(await readPack());
      await page.getByText('Everything that could be checked holds').waitFor();
      const statuses = await page
        .locator('[data-check]')
        .evaluateAll((rows) =>
          rows.map(
            (row) => `${row.getAttribute('data-check') ?? ''} ${row.getAttribute('data-status') ?? ''}`,
          ),
        );
      expect(statuses).toEqual([
        ...['manifest ok', 'files ok', 'terms ok', 'signatures ok', 'checkpoint ok', 'witnesses none'],
        ...['entries ok', 'decisions ok', 'documents ok', 'completion ok', 'certificate ok'],
      ]);
      await page.getByText('Brightline Support', { exact: false }).first().waitFor();
      await page.getByText('No witness cosigned', { exact: false }).first().waitFor();
      const key = await page.locator('dd code').first().innerText();
      await page.getByLabel('Key, fingerprint or hash that you were told').fill(key);
      await page.keyboard.press('Enter');
      await page.getByText('It is the key of this pack.').waitFor();
      await expectAccessible(page);
      expect([complaints, asked]).toEqual([[], []]);
    },
  );

  it('is accessible in the dark and on a narrow screen', { timeout: 120_000 }, async () => {
    const { page } = await verify(await readPack(), 'dark', 380);
    await page.getByText('Everything that could be checked holds').waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  it.each([
    [
      'one byte of a file',
      'agreement/versions/1/agreement.html',
      /support/i,
      false,
      'agreement/versions/1/agreement.html was changed',
    ],
    [
      'the body of one entry',
      packPaths.entries(1),
      /"act":"r/,
      true,
      'the body is not the one the ledger committed to',
    ],
  ] as const)('refuses %s, and names it', { timeout: 120_000 }, async (_, file, find, fitting, said) => {
    const files = changed(await unzip(await readPack()), file, find);
    const { page } = await verify(await zip(fitting ? withFittingManifest(files) : files));
    await page.getByText(/This pack does not hold/).waitFor();
    await page.getByText(said, { exact: false }).first().waitFor();
    await expectAccessible(page);
  });

  it('refuses one changed proof, and names the tile', { timeout: 120_000 }, async () => {
    const files = await unzip(await readPack());
    const tile = [...files.keys()].find((name) => name.startsWith('ledger/tile/0/')) ?? '';
    const bytes = Buffer.from(files.get(tile) ?? []);
    bytes.writeUInt8(bytes.readUInt8(33) ^ 1, 33);
    const { page } = await verify(await zip(withFittingManifest(new Map(files).set(tile, bytes))));
    await page.getByText(tile.replace('ledger/', ''), { exact: false }).first().waitFor();
  });
});
