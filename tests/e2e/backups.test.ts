import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { composeBackups, composeRestoreDrills } from '../../packages/server/src/assurance/backup/compose.ts';
import { lookAfterDrills } from '../../packages/server/src/assurance/backup/drilling.ts';
import { confirm, expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'the security officer has a drill made, and sees that a backup comes back whole',
  { timeout: 120_000 },
  async () => {
    const { house, database } = installation;
    await composeBackups(house).store.note({
      ...{
        id: 'bak_e2e',
        at: house.now(),
        entries: 5,
        rows: 4000,
        bytes: 61_000_000,
        sha256: 'c4'.repeat(32),
      },
      ...{ withKeys: false, lockedWith: 'public-key', entry: 0 },
    });
    const drilled = {
      ...{ dataDir: tmpdir(), databaseUrl: database.ownerUrl, secret: database.secret },
      ...{ keyPassphraseFile: undefined, ledgerSigner: undefined, trustedRootsFile: undefined },
      logLevel: 'silent' as const,
    };
    const officer = await seat(browser, installation, 'per_sam');
    const { page, complaints } = officer;
    await page.goto('/backups');
    await page.getByText('No drill yet').waitFor();
    await page.getByRole('region', { name: 'Every backup' }).getByText('61.0 MB').waitFor();
    await page.getByText('npx cordon restore').waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Run a drill now' }).click();
    await confirm(officer);
    await page.getByText('A drill begins within some seconds').waitFor();
    await expectAccessible(page);
    await lookAfterDrills(composeRestoreDrills(house, drilled), () => false);
    const drills = page.getByRole('region', { name: 'Every drill' });
    await drills.getByText('Came back whole').waitFor();
    await page.getByRole('img', { name: /1 drills?, 1 passed/ }).waitFor();
    await page.getByRole('button', { name: /Until it may be used again/ }).click();
    await page.getByText(/to verify \d+ entries/).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
);

it(
  'an auditor on a narrow screen in the dark sees the drills of their time, and nothing to press',
  { timeout: 120_000 },
  async () => {
    const look = { width: 390, scheme: 'dark' as const };
    const { page, complaints } = await seat(browser, installation, 'per_audra', look);
    await page.goto('/backups');
    await page.getByText('Last restored in a drill').waitFor();
    expect(await page.getByRole('button', { name: 'Run a drill now' }).count()).toBe(0);
    expect(await page.getByText('Backups that were made').count()).toBe(0);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
);
