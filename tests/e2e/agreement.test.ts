import { packPaths } from '@cordon/core/agreements';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changed, unzip, withFittingManifest, zip } from '../evidence/pack.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { confirm, expectAccessible, openBrowser, seat, type Seat } from './browser.ts';
import { bringBack, byCounsel, saved } from './copies.ts';
import { plugIn } from './newcomer.ts';
import { verifyOffline } from './offlinePage.ts';

/* One agreement from its template to the pack that proves it, all of it in the browser. */

let installation: TestInstallation;
let browser: Browser;
/** What the journey ends with. */
let pack: Buffer;

beforeAll(async () => {
  [installation, browser] = await Promise.all([openTestInstallation(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await installation.close();
});

const VENDOR = 'Northgate Contact';
/** The machine may be busy with other tests. */
const PATIENT = { timeout: 30_000 };
const stands = (page: Page, step: string): Promise<void> =>
  page.locator('[aria-current="step"]').getByText(step, { exact: true }).waitFor();

/** A passkey of their own, which signs. */
async function addPasskey(signer: Seat): Promise<void> {
  const { page } = signer;
  await plugIn(page);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await confirm(signer);
  await page.getByRole('button', { name: 'Add passkey or security key' }).click();
  await page.getByText('1 passkey or security key').waitFor();
}

/** @returns the path of the agreement's page */
async function draftFromTemplate({ page }: Seat): Promise<string> {
  await page.goto('/agreements');
  await page.getByRole('button', { name: 'Draft agreement' }).click();
  await page.getByLabel('Title').fill('Support anew');
  await page.getByLabel('Vendor').selectOption(VENDOR);
  await page.getByRole('button', { name: 'Draft', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Support anew' }).waitFor();
  await stands(page, 'Draft');
  await page.getByRole('button', { name: `Offer to ${VENDOR}` }).click();
  await stands(page, 'Offered');
  return new URL(page.url()).pathname;
}

/** The vendor's counsel edits a Word copy; the company reads what changed and confirms what it does. */
async function negotiate(company: Page, vendor: Page, at: string): Promise<void> {
  await vendor.goto(`${at}?tab=versions`);
  const { bytes } = await saved(vendor, 'Download version 1 as a Word file');
  await bringBack(vendor, 'Counsel.docx', byCounsel(bytes));
  await vendor.getByText('1 clause changed.', { exact: true }).waitFor();
  await vendor.getByRole('button', { name: 'Propose as a new version' }).click();
  await vendor.getByRole('heading', { name: 'Version 2' }).waitFor();
  await stands(vendor, 'Negotiated');

  await company.goto(`${at}?tab=versions`);
  const compared = company.getByRole('region', { name: 'Compare versions' });
  await compared.getByText('1 clause changed.', { exact: true }).waitFor();
  expect(await compared.locator('ins:visible').first().innerText()).toContain('72');
  await company.getByRole('tab', { name: 'Clauses and effects' }).click();
  await company.getByRole('button', { name: 'Confirm clause 3.8 for Harbor Health' }).click();
  await company
    .getByRole('button', { name: 'Confirm clause 3.8 for Harbor Health' })
    .waitFor({ state: 'detached' });
}

async function sign({ page }: Seat, at: string, party: string): Promise<void> {
  await page.goto(`${at}?tab=versions`);
  await page.getByRole('button', { name: `Sign for ${party}` }).click();
  await page.getByRole('button', { name: 'Fetch the document' }).click();
  await page.getByText('Hash of the document (SHA-256), made by this browser').waitFor();
  await page.getByRole('button', { name: 'Sign now' }).click();
  await page.getByText(`Valid signature of ${party}`).waitFor();
}

/** Whoever was invited for a role and a purpose gets them under the agreement that is in force now. */
async function giveWork(page: Page): Promise<void> {
  await page.goto('/team');
  const give = page.getByRole('button', { name: /^Give \d+ what they were invited for$/ });
  await give.click();
  await give.waitFor({ state: 'detached' });
}

/** An agent of the vendor takes a ticket, sees its customer masked, and reveals one value. */
async function work(agent: Seat): Promise<void> {
  const { page } = agent;
  await page.goto('/tickets');
  await page.getByRole('button', { name: 'Take next ticket' }).click();
  const card = page.getByRole('region', { name: 'Customers' });
  await card.getByText('E-mail').first().waitFor();
  expect(await card.innerText()).toMatch(/•{3}@/);
  await page.getByRole('button', { name: 'Reveal E-mail' }).click();
  await page.getByRole('button', { name: 'Customer asked' }).click();
  await confirm(agent);
  const revealed = page.getByRole('group', { name: 'E-mail revealed' });
  await revealed.waitFor();
  expect(await revealed.innerText()).toMatch(/\w@\w/);
}

/** Ends it for a breach: first the open conversations are handed over, then every access closes. */
async function end({ page }: Seat, closing: string): Promise<void> {
  await page.goto(closing);
  await page.getByRole('button', { name: 'End agreement' }).click();
  const dialog = page.getByRole('dialog', { name: `End the agreement with ${VENDOR}` });
  await dialog.getByText('First hand them over').waitFor();
  await dialog.getByLabel(`Type ${VENDOR} to go on`).fill(VENDOR);
  expect(await dialog.getByRole('button', { name: 'End agreement now' }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Hand over \d+ conversations?$/ }).click();
  await dialog.getByText('First hand them over').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'End agreement now' }).click();
  await dialog.getByText('The agreement is ended.').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByText(/^Closed within \d\.\d\d s$/).waitFor();
}

/** Does a button's act for each thing in a list that offers it; what is done no longer offers it. */
async function forEach(buttons: Locator, act: (last: boolean) => Promise<void>): Promise<void> {
  await buttons.first().waitFor();
  for (let left = await buttons.count(); left > 0; left--) {
    await buttons.first().click();
    await act(left === 1);
    await expect.poll(() => buttons.count(), PATIENT).toBe(left - 1);
  }
}

/** All data is deleted, said so one by one, certified with the vendor's passkey, and confirmed by the company. */
async function certify(company: Page, vendor: Page, closing: string): Promise<void> {
  await company.getByRole('button', { name: 'Have all deleted' }).click();
  await company.getByText('to be deleted').first().waitFor();
  await expectAccessible(company);

  // The end closed every session of the vendor; who signs for it comes in again.
  await vendor.goto('/sign-in');
  await vendor.getByRole('button', { name: 'Use passkey or security key' }).click();
  await vendor.getByRole('navigation', { name: 'Main' }).waitFor();
  await vendor.goto(closing);
  await forEach(vendor.getByRole('button', { name: /^State as done: / }), async (last) => {
    const form = vendor.getByRole('dialog', { name: /: done$/ });
    await form.getByLabel('Statement').fill('Erased from the ticket archive and from backups');
    if (last) await expectAccessible(vendor);
    await form.getByRole('button', { name: 'State as done' }).click();
  });
  await vendor.getByRole('button', { name: 'Read and sign the certificate' }).click();
  const certificate = vendor.getByRole('dialog', { name: 'Certificate of deletion' });
  await certificate.getByText(`${VENDOR} certifies to Harbor Health`, { exact: false }).waitFor();
  await expectAccessible(vendor);
  await certificate.getByRole('button', { name: 'Sign now' }).click();
  const fresh = vendor.getByRole('dialog', { name: 'Confirm it is you' });
  await fresh.getByRole('button', { name: 'Use passkey or security key' }).click();
  await vendor.getByRole('article', { name: 'Certificate of deletion' }).waitFor();

  await company.reload();
  await forEach(company.getByRole('button', { name: /^Confirm: / }), async () => undefined);
  await expectAccessible(company);
}

it(
  'drafted, redlined, signed by both, worked under, ended, certified and proven',
  { timeout: 300_000 },
  async () => {
    const company = await seat(browser, installation, 'per_olivia');
    const vendor = await seat(browser, installation, 'per_nuno');
    const agent = await seat(browser, installation, 'per_rita');
    await addPasskey(company);
    await addPasskey(vendor);
    // The agreement of before has run out: nothing is shown.
    await agent.page.goto('/tickets');
    await agent.page.getByRole('heading', { name: /agreement/ }).waitFor();

    const at = await draftFromTemplate(company);
    await negotiate(company.page, vendor.page, at);
    await sign(company, at, 'Harbor Health');
    await company.page.getByText(`Version 3 waits for ${VENDOR}.`).waitFor();
    await sign(vendor, at, VENDOR);
    await stands(vendor.page, 'In force');
    await giveWork(vendor.page);
    await work(agent);
    await end(company, `${at}?tab=closing`);
    await agent.page.getByRole('heading', { name: /ended/ }).waitFor();
    await certify(company.page, vendor.page, `${at}?tab=closing`);
    await stands(company.page, 'Ended');
    ({ bytes: pack } = await saved(company.page, 'Download the evidence pack'));
    await company.page.reload();
    await company.page
      .getByRole('list', { name: 'Progress' })
      .getByText('done', { exact: true })
      .nth(4)
      .waitFor();
    expect([...company.complaints, ...vendor.complaints, ...agent.complaints]).toEqual([]);
  },
);

describe('the page that verifies', () => {
  it(
    'verifies everything from a disk, asking nobody, and says what it does not show',
    { timeout: 120_000 },
    async () => {
      const { page, complaints, asked } = await verifyOffline(browser, pack);
      await page.getByText('Everything that could be checked holds').waitFor();
      const statuses = await page
        .locator('[data-check]')
        .evaluateAll((rows) =>
          rows.map(
            (row) => `${row.getAttribute('data-check') ?? ''} ${row.getAttribute('data-status') ?? ''}`,
          ),
        );
      expect(statuses).toEqual([
        ...['manifest ok', 'files ok', 'terms ok', 'signatures ok', 'checkpoint ok', 'rotations none'],
        ...[
          'witnesses none',
          'entries ok',
          'completeness ok',
          'decisions ok',
          'documents ok',
          'completion ok',
        ],
        ...['undertakings ok', 'certificate ok'],
      ]);
      await page.getByText(VENDOR, { exact: false }).first().waitFor();
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
    const { page } = await verifyOffline(browser, pack, pack, { scheme: 'dark', width: 380 });
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
    const files = changed(await unzip(pack), file, find);
    const { page } = await verifyOffline(
      browser,
      pack,
      await zip(fitting ? withFittingManifest(files) : files),
    );
    await page.getByText(/This pack does not hold/).waitFor();
    await page.getByText(said, { exact: false }).first().waitFor();
    await expectAccessible(page);
  });

  it('refuses one changed proof, and names the tile', { timeout: 120_000 }, async () => {
    const files = await unzip(pack);
    const tile = [...files.keys()].find((name) => name.startsWith('ledger/tile/0/')) ?? '';
    const bytes = Buffer.from(files.get(tile) ?? []);
    bytes.writeUInt8(bytes.readUInt8(33) ^ 1, 33);
    const { page } = await verifyOffline(
      browser,
      pack,
      await zip(withFittingManifest(new Map(files).set(tile, bytes))),
    );
    await page.getByText(tile.replace('ledger/', ''), { exact: false }).first().waitFor();
  });
});
