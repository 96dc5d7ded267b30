import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const NOBODY = 'nobody@mail.example';

async function emailOf(subject: string): Promise<string> {
  const client = new pg.Client({ connectionString: installation.sourceUrl });
  await client.connect();
  const { rows } = await client.query<{ email: string }>('SELECT email FROM customers WHERE id = $1', [
    subject,
  ]);
  await client.end();
  return rows[0]?.email ?? '';
}

it(
  'a customer who asks gets a signed report; agents are named once a second person agreed; an accounting follows its rulings',
  { timeout: 240_000 },
  async () => {
    const dan = await seat(browser, installation, 'per_dan');
    const tickets = await installation.house.tickets.assignedTo('per_dan');
    const ticket = tickets.find(({ binding }) => binding !== null);
    await dan.page.goto(`/tickets/${ticket?.id ?? ''}`);
    await dan.page.getByRole('heading', { level: 1 }).waitFor();
    await dan.page.waitForLoadState('networkidle');
    const bound = await installation.house.tickets.find(ticket?.id ?? '');
    const subject = bound?.binding?.subject ?? '';

    const priya = await seat(browser, installation, 'per_priya');
    const { page } = priya;
    await page.goto('/access-reports');
    await page.getByText('Nobody waits for an answer.').waitFor();
    const today = new Date().toISOString().slice(0, 10);
    const open = async (kind: string, emails: readonly string[] = []): Promise<void> => {
      await page.getByRole('button', { name: 'Open a request' }).click();
      const dialog = page.getByRole('dialog', { name: `Open a request for an ${kind}` });
      await dialog.getByLabel('The customer asked on').fill(today);
      if (emails.length === 0) await dialog.getByLabel('Number of the customer').fill(subject);
      else await dialog.getByLabel('Find the customer by').selectOption('E-mail');
      await expectAccessible(page);
      if (emails.length === 0) await dialog.getByRole('button', { name: 'Open it' }).click();
      for (const email of emails) {
        await dialog.getByLabel('E-mail of the customer').fill(email);
        await dialog.getByRole('button', { name: 'Open it' }).click();
        if (email === NOBODY) await dialog.getByText('has no customer with exactly this value').waitFor();
      }
    };
    await open('access report');
    await confirm(priya);
    const card = page.getByRole('article');
    await card.getByText('Due by').waitFor();
    await card.getByRole('button', { name: 'Look at the report' }).click();
    await card.getByRole('region', { name: 'Accesses' }).waitFor();
    await card.getByText('Your data was looked at').first().waitFor();
    expect(await card.innerText()).not.toContain('Dan ');
    await expectAccessibleInEveryLook(page);
    await card.getByLabel('Show until').fill('2020-01-01');
    await card.getByText('0 accesses shown').waitFor();
    await card.getByLabel('Show until').fill('');

    const save = card.getByRole('button', { name: 'Save the signed PDF' });
    const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const pdf = await readFile(await file.path(), 'latin1');
    expect(pdf).toContain('/SubFilter /ETSI.CAdES.detached');
    expect(pdf).not.toContain('Dan ');

    await card.getByRole('button', { name: 'Ask to tell agents’ names' }).click();
    const ask = page.getByRole('dialog', { name: 'Ask to tell agents’ names' });
    await ask.getByLabel('Why the customer').fill('A complaint about one conversation');
    await ask.getByLabel('How the agents').fill('The agent was heard and agrees');
    await expectAccessible(page);
    await ask.getByRole('button', { name: 'Ask a second person' }).click();
    await card.getByText('The names of agents wait for a second person').waitFor();
    expect(await card.getByRole('button', { name: 'Tell the names' }).count()).toBe(0);

    const olivia = await seat(browser, installation, 'per_olivia');
    await olivia.page.goto('/access-reports');
    await olivia.page.getByRole('button', { name: 'Tell the names' }).click();
    await confirm(olivia);
    await olivia.page.getByText('The names of agents may be told').waitFor();
    await page.reload();
    await card.getByLabel('With the names of the agents').check();
    await card.getByRole('button', { name: 'Look at the report' }).click();
    await card.getByText('Dan ', { exact: false }).first().waitFor();
    await card.getByRole('button', { name: 'The customer has it' }).click();
    await card.getByText('Answered in time').waitFor();

    await page.getByRole('link', { name: 'HIPAA accounting' }).click();
    const rulings = page.getByRole('region', { name: 'Purposes and rulings' });
    await rulings.getByText('By nobody').first().waitFor();
    await open('accounting', [NOBODY, await emailOf(subject)]);
    await card.getByText('Due by').waitFor();
    await card.getByRole('button', { name: 'Look at the report' }).click();
    await card.getByText('not ruled on').first().waitFor();
    await expectAccessibleInEveryLook(page);
    for (const purpose of await rulings.getByRole('combobox').all()) {
      await purpose.selectOption('treatment-payment-operations');
      await rulings.getByText('By nobody').or(rulings.getByText('Priya')).first().waitFor();
    }
    await card.getByRole('button', { name: 'Look at the report' }).click();
    await card.getByText('There is no disclosure to account for').waitFor();
    await card.getByRole('button', { name: 'An agency wants silence' }).click();
    const silence = page.getByRole('dialog', { name: 'Hold a recipient back' });
    await silence.getByLabel('Until').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    await expectAccessible(page);
    await silence.getByRole('button', { name: 'Hold it back' }).click();
    await card.getByText('Nothing is told of').waitFor();
    expect(priya.complaints).toEqual([]);
  },
);
