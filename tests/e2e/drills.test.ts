import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findGround, makeDrills } from '../../packages/server/src/drills/index.ts';
import { openDrillScene, type DrillScene } from '../support/drills.ts';
import { confirm, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let scene: DrillScene;
let browser: Browser;

beforeAll(async () => {
  [browser, scene] = await Promise.all([openBrowser(), openDrillScene()]);
});
afterAll(async () => {
  await browser.close();
  await scene.close();
});

it(
  'an officer has one drill made, then sees what it came to and saves the report',
  { timeout: 180_000 },
  async () => {
    const officer = await seat(browser, scene, 'per_sam');
    const { page } = officer;
    await page.goto('/drills');
    await page.getByRole('heading', { name: 'Breach drills', level: 1 }).waitFor();
    const card = page.getByRole('article', { name: 'Tampering with a copy of the ledger' });
    await card.getByText('Never made').waitFor();
    await expectAccessibleInEveryLook(page);

    await card.getByRole('button', { name: 'Run now' }).press('Enter');
    await confirm(officer);
    await card.getByText('Passed').waitFor();
    await card.getByRole('img', { name: /the last 1: 1 passed, 0 failed/ }).waitFor();
    await card.locator('summary').press('Enter');
    await card.getByText('two entries in each other’s place').waitFor();
    await expectAccessibleInEveryLook(page);

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save with its proof' }).press('Enter');
    const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as Record<string, unknown>;
    expect(saved).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });

    await page.getByLabel('How often all drills are made').selectOption('Weekly');
    await expect.poll(async () => (await scene.deps.store.schedule()).everyDays, { timeout: 10_000 }).toBe(7);
    expect(officer.complaints).toEqual([]);
  },
);

it('what a drill staged is told from what happened, everywhere', { timeout: 180_000 }, async () => {
  const ground = await findGround(scene.deps, undefined);
  const by = { person: null, party: null, ip: null };
  await makeDrills(scene.deps, ground, { names: ['mask-bypass'], at: scene.baseUrl, by });
  const officer = await seat(browser, scene, 'per_sam');
  const { page } = officer;
  await page.goto('/drills');
  const card = page.getByRole('article', { name: 'Around the masks' });
  await card.getByRole('img', { name: /noticed after/ }).waitFor();
  await card.locator('summary').press('Enter');
  await card.getByText('Clocks, had it been real: yes. Notices ready: yes.').waitFor();
  await card.getByText(/^Notification of a personal data breach, due/).waitFor();
  await expectAccessibleInEveryLook(page);

  await page.goto('/incidents?state=ended');
  await page.getByText('None has ended yet.').waitFor();
  await page.getByRole('switch', { name: 'With drills' }).press('Space');
  const mark = page.getByText('Drill: staged, nothing real').first();
  await mark.waitFor();
  await expectAccessibleInEveryLook(page);
  await page.getByRole('article').first().getByRole('link').press('Enter');
  await page.getByText(/Nobody is called for it/).waitFor();
  await expectAccessibleInEveryLook(page);

  await page.goto('/alerts');
  await page.getByText('Nothing was found that nobody took.').waitFor();
  await page.getByRole('switch', { name: 'With drills' }).press('Space');
  await mark.waitFor();
  await page.goto('/floor');
  await page.getByText(/Nobody worked with customer data/).waitFor();
  await page.getByRole('switch', { name: 'With drills' }).press('Space');
  await mark.waitFor();
  await expectAccessibleInEveryLook(page);
  expect(officer.complaints).toEqual([]);
});

it('a breach is played through at the table', { timeout: 180_000 }, async () => {
  const officer = await seat(browser, scene, 'per_priya');
  const { page } = officer;
  await page.goto('/drills');
  await page.getByRole('link', { name: 'At the table' }).press('Enter');
  await page.getByText('None so far').waitFor();
  await expectAccessibleInEveryLook(page);
  await page
    .getByRole('article', { name: 'A phished agent' })
    .getByRole('button', { name: 'Begin' })
    .press('Enter');
  const table = page.getByRole('article', { name: 'A phished agent' }).first();
  await table.getByText('Being played').waitFor();
  await table.getByLabel(/What is ended, and what is kept/).fill('The session; its entries are kept.');
  await table.getByRole('button', { name: 'Decide: Security officer' }).press('Enter');
  await table.getByText('The session; its entries are kept.').waitFor();
  await table.getByRole('button', { name: 'Bring it now' }).press('Enter');
  await table.getByText('Six colleagues had the same message').waitFor();
  await expectAccessibleInEveryLook(page);
  await table.getByLabel('What was learnt').fill('Agents know whom to call at once.');
  await table.getByRole('button', { name: 'End and debrief' }).press('Enter');
  await table.getByText('3 left unanswered').waitFor();
  await expectAccessibleInEveryLook(page);
  expect(officer.complaints).toEqual([]);
});
