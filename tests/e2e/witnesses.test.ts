import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askAll } from '../../packages/server/src/ledger/witnessing/round.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { startWitness, type TestWitness } from '../support/witness.ts';
import { confirm, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;
let witness: TestWitness;

beforeAll(async () => {
  [browser, installation] = await Promise.all([openBrowser(), openTestInstallation()]);
  witness = await startWitness(installation.house.book.vkey);
});

afterAll(async () => {
  await browser.close();
  await witness.close();
  await installation.close();
});

it(
  'a witness is proposed by one, agreed to by another, seen to watch, and taken away by two',
  { timeout: 240_000 },
  async () => {
    const olivia = await seat(browser, installation, 'per_olivia');
    await olivia.page.goto('/ledger');
    await olivia.page.getByText('Nobody outside watches it yet.').waitFor();
    await olivia.page.getByRole('button', { name: 'Propose a witness' }).press('Enter');
    const dialog = olivia.page.getByRole('dialog', { name: 'Propose a witness' });
    await dialog.getByLabel('Verifier key').fill(witness.vkey);
    await dialog.getByLabel('Address').fill(witness.url);
    await dialog.getByLabel('Where it is').selectOption('loopback');
    await dialog.getByLabel('Nothing counts as witnessed without it').check();
    await expectAccessibleInEveryLook(olivia.page);
    await dialog.getByRole('button', { name: 'Propose it' }).press('Enter');
    await confirm(olivia);
    await dialog.waitFor({ state: 'detached' });
    const proposed = olivia.page.getByRole('article', { name: 'witness.vendor.example' });
    await proposed.getByText('Waits for a second person').waitFor();
    expect(await proposed.getByRole('button', { name: 'Approve' }).count()).toBe(0);

    const priya = await seat(browser, installation, 'per_priya');
    await priya.page.goto('/ledger');
    const card = priya.page.getByRole('article', { name: 'witness.vendor.example' });
    await card.getByText('Waits for you').waitFor();
    await card.getByRole('button', { name: 'Approve' }).press('Enter');
    await confirm(priya);
    await card.getByText('Has not cosigned yet').waitFor();
    await askAll(installation.house.witnessingJobs.round);
    await priya.page.reload();
    await card.getByText('Watches').waitFor();
    await card.getByRole('img', { name: /cosigned in 1 of the last 60 minutes/ }).waitFor();
    await expectAccessibleInEveryLook(priya.page);

    await card.getByRole('button', { name: 'Ask to remove' }).press('Enter');
    await card.getByText('Going: a second person decides').waitFor();
    await olivia.page.reload();
    await proposed.getByRole('button', { name: 'Remove' }).press('Enter');
    await olivia.page.getByText('Nobody outside watches it yet.').waitFor();
  },
);
