import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const CSV = 'kind,type,purpose,text\r\npattern,ACCOUNT,,lot-[a-z]{3}\r\nallow,,,Maple Desk\r\n';

it(
  'a word of the company’s own is tried, proposed, approved by a second person and gone from texts',
  { timeout: 300_000 },
  async () => {
    const olivia = await seat(browser, installation, 'per_olivia');
    const { page } = olivia;
    await page.goto('/dictionary');
    await page.getByText('Nothing waits.').waitFor();

    // What a text would lose is seen while the entry is written.
    await page.getByLabel('A text to try it on').fill('the marmalade plan, ask me@mail.example');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'me@mail.example' })
      .getByText('removed now')
      .waitFor();
    await page.getByLabel('Word or phrase', { exact: true }).fill('Marmalade Plan');
    await page.getByText('removed once approved').waitFor();
    expect(await page.locator('mark[data-when=added]').innerText()).toBe('marmalade plan');
    await expectAccessibleInEveryLook(page);
    await page.getByLabel('What it is').selectOption('pattern');
    await page.getByLabel('Pattern', { exact: true }).fill('(a+)+');
    await page.getByText('This pattern can take too long on a long text').waitFor();
    expect(await page.getByRole('button', { name: 'Propose it' }).isDisabled()).toBe(true);
    await page.getByLabel('What it is').selectOption('word');
    await page.getByLabel('Word or phrase', { exact: true }).fill('Marmalade Plan');
    await page.getByRole('button', { name: 'Propose it' }).click();
    await confirm(olivia);
    await page.getByText('It does nothing until somebody else approves it.').waitFor();
    await page.getByText('Somebody else decides').waitFor();

    // More of them from a spreadsheet; a row that cannot be one is named.
    await page.getByRole('button', { name: 'From a CSV file' }).click();
    const dialog = page.getByRole('dialog', { name: 'Entries from a CSV file' });
    const choose = (text: string) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'words.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose(`${CSV}pattern,ACCOUNT,,(a+)+\r\n`);
    await dialog.getByText('Row 3: This pattern can take too long').waitFor();
    await expectAccessible(page);
    await choose(CSV);
    await dialog.getByRole('button', { name: 'Propose 2 entries' }).click();
    await dialog.waitFor({ state: 'detached' });

    // The privacy officer finds them under what waits, sees the words, and decides.
    const priya = await seat(browser, installation, 'per_priya');
    await priya.page.goto('/now');
    await priya.page.getByRole('link', { name: '3 entries of the dictionary' }).click();
    await priya.page.getByText('Show the words to decide').first().waitFor();
    expect(await priya.page.locator('main').innerText()).not.toContain('Marmalade Plan');
    await priya.page.getByRole('button', { name: 'Show the words' }).click();
    await confirm(priya);
    await priya.page.getByText('Marmalade Plan').first().waitFor();
    await priya.page.getByRole('button', { name: 'Approve all 3' }).click();
    await priya.page.getByText('Nothing waits.').waitFor();
    const table = priya.page.getByRole('table');
    await table.getByText('lot-[a-z]{3}').waitFor();
    await expectAccessibleInEveryLook(priya.page);
    const [file] = await Promise.all([
      priya.page.waitForEvent('download'),
      priya.page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toContain('"word","ORG","","Marmalade Plan"');

    // An agent's note is kept without it.
    const ada = installation.visitor('per_ada');
    await ada.signIn();
    const tickets = (await ada.post('/api/tickets/next', {})).json as { id: string };
    const note = await ada.post(`/api/tickets/${tickets.id}/note`, {
      text: 'of the marmalade plan, lot-abc',
    });
    expect(JSON.stringify(note.json)).toContain('of the [ORG], [ACCOUNT]');

    // What is taken out is retired by two; what is only allowed at once.
    await table.getByRole('button', { name: 'Retire', exact: true }).click();
    await table.getByText('Maple Desk').waitFor({ state: 'detached' });
    await table.getByRole('row', { name: 'Marmalade Plan' }).getByRole('button').click();
    await table.getByText('Waits to be retired').waitFor();
    await priya.page.getByRole('button', { name: 'Show what is over (1)' }).click();
    await table.getByText('destroyed').waitFor();
    await expectAccessibleInEveryLook(priya.page);
    expect([...olivia.complaints, ...priya.complaints]).toEqual([]);
  },
);
