import { expect, it } from 'vitest';
import { confirm, expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'the security officer sees every key and column at rest, and rotates the keys',
  { timeout: 120_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_sam');
    const { page, complaints } = officer;
    await page.goto('/settings?tab=at-rest');
    const tree = page.getByRole('list', { name: 'Keys' });
    await tree.getByText('Key files of this installation').waitFor();
    await tree.getByText('Brightline Support: ').waitFor();
    await page.getByText('They are files beside this server').waitFor();
    await page.getByText('The ledger is signed by this server').waitFor();
    expect(await page.getByText('The keys are being moved').count()).toBe(0);
    expect(await tree.innerText()).toMatch(/keys? of tickets?, which opens? \d+ messages and files/);
    const columns = page.getByRole('region', { name: 'Every column at rest' });
    await columns.getByText('what customers wrote, replies and notes').waitFor();
    await page.getByText('By the disk alone').click();
    expect(await columns.getByText('Sealed with the key of its ticket').count()).toBe(0);
    await columns.getByText('subject lines, without what patterns find').waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Rotate keys' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Rotate now' }).click();
    await confirm(officer);
    await page.getByText(/rotated, entry/).waitFor();
    await tree.getByText('replaced').first().waitFor();

    // As after a provider was named before the one that held them: what is left is told, and one press moves it.
    await installation.house.world.pools.app.query(
      `UPDATE cordon.data_keys SET provider = 'secret' WHERE destroyed_at IS NULL`,
    );
    await page.reload();
    await page.getByText(/keys? (is|are) still with: CORDON_SECRET/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Rotate keys' }).click();
    await page.getByRole('radio', { name: /^Move them to: Key files/ }).check();
    await page.getByRole('button', { name: 'Rotate now' }).click();
    await page.getByText(/still with/).waitFor({ state: 'detached' });
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
);

it(
  'an auditor sees them on a narrow screen in the dark, and has nothing to press',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await seat(browser, installation, 'per_audra', {
      width: 390,
      scheme: 'dark',
    });
    await page.goto('/settings?tab=at-rest');
    await page.getByRole('list', { name: 'Keys' }).waitFor();
    expect(await page.getByRole('button', { name: 'Rotate keys' }).count()).toBe(0);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
);
