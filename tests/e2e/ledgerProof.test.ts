import { readFile } from 'node:fs/promises';
import { parseVkey, verifyEntryProof } from '@cordon/ledger';
import { expect, it } from 'vitest';
import { confirm, expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'a vendor’s admin gives a program a token for their entries, and takes a proof away',
  { timeout: 120_000 },
  async () => {
    const admin = await seat(browser, installation, 'per_vera');
    const { page, complaints } = admin;
    await page.goto('/ledger');
    const section = page.getByRole('region', { name: 'Entries for a program' });
    await section.getByText('No token yet.').waitFor();
    await section.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a token for entries' });
    await dialog.getByLabel('Name').fill('Archive');
    await dialog.getByRole('combobox', { name: 'Agreement' }).click();
    await page.getByRole('option').first().click();
    await dialog.getByLabel('Entries from').fill('2026-01-01');
    await dialog.getByLabel('to', { exact: true }).fill('2027-12-31');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Make the token' }).click();
    await confirm(admin);
    const secret = await dialog.getByLabel('The token').innerText();
    expect(secret).toMatch(/^cordon_ledger_/);
    await dialog.getByRole('button', { name: 'Done' }).click();
    const row = section.getByRole('row', { name: /Archive/ });
    await row.getByText('Good').waitFor();
    await expectAccessible(page);

    const bodies = () =>
      fetch(`${installation.baseUrl}/api/ledger/bodies`, { headers: { authorization: `Bearer ${secret}` } });
    const lines = (await (await bodies()).text()).trim().split('\n');
    const { index } = JSON.parse(lines[0] ?? '') as { index: number };
    await row.getByRole('button', { name: /Revoke/ }).click();
    await row.getByText('Ended').waitFor();
    expect((await bodies()).status).toBe(401);

    await page.goto(`/ledger?entry=${String(index)}`);
    const drawer = page.getByRole('dialog', { name: `Entry ${String(index)}` });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      drawer.getByRole('link', { name: 'Download the proof file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`entry-${String(index)}.tlog-proof`);
    const text = await readFile(await download.path(), 'utf8');
    const proof = verifyEntryProof(text, [parseVkey(installation.house.book.vkey)]);
    expect(proof).toMatchObject({ ok: true, index, body: { party: 'pty_brightline' } });
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
);
