import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { anonymise, deliverChat, deliverFile, knowQuality } from '../support/quality.ts';
import { loudWav } from '../support/sound.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  [browser, installation] = [await openBrowser(), await openTestInstallation()];
  await knowQuality(installation.house);
});

afterAll(async () => {
  await browser.close();
  await installation.close();
});

it(
  'a contact centre’s chat is read without its names, judged, and what was missed in it becomes an entry of the dictionary',
  { timeout: 300_000 },
  async () => {
    const { house, baseUrl } = installation;
    const { rows } = await house.world.pools.app.query<{ id: string; number: string; bound: boolean }>(
      `SELECT id, external_id AS number, bound_by IS NOT NULL AS bound FROM cordon.tickets
       WHERE party_id = 'pty_brightline' ORDER BY external_id`,
    );
    const bound = rows.find((row) => row.bound);
    const unbound = rows.find((row) => !row.bound);

    // The vendor's admin makes a key for the contact centre.
    const vera = await seat(browser, installation, 'per_vera');
    await vera.page.goto('/quality/keys');
    await vera.page.getByRole('button', { name: 'New key' }).click();
    await vera.page.getByLabel('Name').fill('Contact centre');
    await expectAccessible(vera.page);
    await vera.page.getByRole('button', { name: 'Make the key' }).click();
    await confirm(vera);
    const secret = await vera.page.getByLabel('The key', { exact: true }).innerText();
    await expectAccessible(vera.page);

    const turns = [
      { speaker: 'agent' as const, at: '2026-11-20T10:00:00Z', text: 'This is Ada Cruz. How can I help?' },
      {
        speaker: 'customer' as const,
        at: '2026-11-20T10:02:00Z',
        text: 'Write to someone@mail.example. My rabbit Biscuit waits.',
      },
    ];
    for (const ticket of [bound, unbound]) {
      const chat = { id: ticket?.number ?? '', ticket: ticket?.number ?? '', turns, agent: 'Ada Cruz' };
      expect((await deliverChat(baseUrl, secret, chat)).status).toBe(202);
    }
    await anonymise(house);

    // QA reads, judges and marks what was missed.
    const quinn = await seat(browser, installation, 'per_quinn');
    await quinn.page.goto('/quality');
    await quinn.page.getByRole('table').waitFor();
    await expectAccessibleInEveryLook(quinn.page);
    await quinn.page.getByRole('link', { name: `Chat of ${bound?.number ?? ''}` }).click();
    await quinn.page.getByRole('heading', { name: 'What was said' }).waitFor();
    expect(await quinn.page.locator('main').innerText()).not.toMatch(/Cruz|someone@mail/);
    await expectAccessibleInEveryLook(quinn.page);
    const judged = quinn.page.getByRole('region', { name: 'Your review' });
    await judged.locator('label').filter({ hasText: 'Yes' }).first().click();
    await judged.getByLabel('Comment').fill('Friendly; told them to mail other@mail.example');
    await judged.getByRole('button', { name: 'Keep the review' }).click();
    const reviews = quinn.page.getByRole('region', { name: 'Reviews' });
    await reviews.getByText('Quinn Dizon: 100 %').waitFor();
    expect(await reviews.innerText()).not.toContain('other@mail');

    await quinn.page.getByRole('button', { name: 'Mark a miss in turn 2' }).click();
    const dialog = quinn.page.getByRole('dialog', { name: 'Mark a miss' });
    await dialog.getByLabel('The words, as they stand there').fill('Biscuit');
    await expectAccessible(quinn.page);
    await dialog.getByRole('button', { name: 'Remove it now' }).click();
    await dialog.waitFor({ state: 'detached' });
    await quinn.page.getByText('Biscuit').waitFor({ state: 'detached' });

    // A call is heard without what was taken out of its words.
    const call = {
      id: 'call-1',
      ticket: bound?.number ?? '',
      began: '2026-11-20T11:00:00Z',
      agent: 'Ada Cruz',
    };
    const words = 'hello this is Ada Cruz the order comes today'.split(' ');
    const timed = words.map((word, at) => ({ word, start: at + 0.1, end: at + 0.9 }));
    await deliverFile(baseUrl, secret, { ...call, format: 'audio' }, loudWav(9));
    await deliverFile(baseUrl, secret, { ...call, format: 'asr-json' }, JSON.stringify({ words: timed }));
    await anonymise(house);
    await quinn.page.goto('/quality');
    await quinn.page.getByRole('link', { name: `Recording of ${bound?.number ?? ''}` }).click();
    await quinn.page.getByText('One stretch is silent, 2 s together').waitFor();
    await expectAccessibleInEveryLook(quinn.page);
    await quinn.page.getByRole('button', { name: 'Listen' }).click();
    const player = quinn.page.locator('audio');
    await player.waitFor();
    await expect.poll(() => player.evaluate((audio) => (audio as HTMLAudioElement).duration)).toBe(9);
    await expectAccessible(quinn.page);

    // The privacy officer sees the words and decides.
    const priya = await seat(browser, installation, 'per_priya');
    await priya.page.goto('/quality/misses');
    await priya.page.getByRole('button', { name: 'Show the words' }).click();
    await confirm(priya);
    await priya.page.getByText('Biscuit').first().waitFor();
    await expectAccessibleInEveryLook(priya.page);
    await priya.page.getByRole('button', { name: 'Look for it everywhere' }).click();
    await priya.page.getByText('1 of 1 marked misses are found now').waitFor();

    // What could not be anonymised stands with its reason, and is destroyed at a word.
    await priya.page.getByRole('link', { name: 'Withheld' }).click();
    await priya.page.getByText('The ticket is tied to no customer').waitFor();
    await expectAccessibleInEveryLook(priya.page);
    await priya.page.getByRole('button', { name: 'Destroy' }).click();
    await priya.page.getByText('Nothing waits').waitFor();

    // Reports tell nothing of one customer, on the page and in the file.
    await quinn.page.goto('/quality/reports');
    await quinn.page.getByRole('heading', { name: 'Quality reports' }).waitFor();
    const save = quinn.page.getByRole('button', { name: 'Save as CSV' });
    await save.waitFor();
    await expectAccessibleInEveryLook(quinn.page);
    const [file] = await Promise.all([quinn.page.waitForEvent('download'), save.click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain('"by","group","week"');

    // The auditor sees figures and states, and no conversation.
    const audra = await seat(browser, installation, 'per_audra');
    await audra.page.getByRole('link', { name: 'Quality', exact: true }).click();
    await audra.page.getByRole('heading', { name: 'Marked misses' }).waitFor();
    await audra.page.getByText('In the dictionary').waitFor();
    await expectAccessibleInEveryLook(audra.page);
    expect(await audra.page.locator('main').innerText()).not.toMatch(/Biscuit|Quinn|Cruz/);
    await audra.page.goto('/quality');
    await audra.page
      .getByText('This page is not for your role')
      .or(audra.page.getByRole('heading'))
      .first()
      .waitFor();
    expect(await audra.page.getByRole('link', { name: /^Chat of/ }).count()).toBe(0);

    const all = [vera, quinn, priya, audra].flatMap(({ complaints }) => complaints);
    expect(all).toEqual([]);
  },
);
