import { expect, it } from 'vitest';
import { customerAt } from '../../packages/server/src/demo/seed/customers.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat, type Seat } from './browser.ts';
import { plugIn } from './newcomer.ts';
import { stage } from './stage.ts';

/* What was typed into a note, from the clause that both parties sign to the day a privacy officer reads it. */

const { installation, browser } = await stage();

const AGREEMENT = '/agreements/agr_harbor_brightline';

async function addPasskey(signer: Seat): Promise<void> {
  const { page } = signer;
  await plugIn(page);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await confirm(signer);
  await page.getByRole('button', { name: 'Add passkey or security key' }).click();
  await page.getByText('1 passkey or security key').waitFor();
}

async function sign({ page }: Seat, version: number, party: string): Promise<void> {
  await page.goto(`${AGREEMENT}?tab=versions&version=${String(version)}`);
  await page.getByRole('button', { name: `Sign for ${party}` }).click();
  await page.getByRole('button', { name: 'Fetch the document' }).click();
  await page.getByText('Hash of the document (SHA-256), made by this browser').waitFor();
  await page.getByRole('button', { name: 'Sign now' }).click();
  await page.getByText(`Valid signature of ${party}`).last().waitFor();
}

/** An agent writes a note about their customer. @returns its entry */
async function note({ page }: Seat, ticket: string, text: string, phone: string): Promise<string> {
  await page.goto(`/tickets/${ticket}`);
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.getByLabel('Note for colleagues').fill(text);
  await page.getByRole('button', { name: 'Save note' }).click();
  const saved = await page.getByText(/^Note saved, entry \d+$/).innerText();
  await page.reload();
  await page
    .getByText(/^Call back on .* after six\.$/)
    .first()
    .waitFor();
  expect(await page.locator('main').innerText()).not.toContain(phone);
  return /\d+/.exec(saved)?.[0] ?? '';
}

it(
  'a clause keeps what was typed: signed by both, redacted for all, opened for a reason, and in the ledger',
  { timeout: 180_000 },
  async () => {
    const { house } = installation;
    const tickets = await house.tickets.assignedTo('per_ada');
    const bound = tickets.find(({ binding }) => binding !== null && binding.by !== 'agent');
    if (bound === undefined) throw new Error('per_ada has no bound ticket');
    const { phone } = customerAt(Number((await house.tickets.find(bound.id))?.binding?.subject));
    const text = `Call back on ${phone} after six.`;
    const ada = await seat(browser, installation, 'per_ada');

    // Without the clause what was typed is dropped.
    const dropped = await note(ada, bound.id, text, phone);

    const victor = await seat(browser, installation, 'per_victor');
    const vera = await seat(browser, installation, 'per_vera');
    await victor.page.goto(`${AGREEMENT}?tab=edit`);
    const add = victor.page.getByRole('region', { name: 'Add a clause' });
    await add.getByLabel('Clause of the library').selectOption({ label: '5.11 Originals of notes' });
    await add.getByRole('button', { name: 'Add clause' }).click();
    const clause = victor.page.getByRole('group', { name: 'Clause 5.11' });
    await clause.getByLabel('Kept for').fill('20');
    await clause.getByText('What was typed is kept sealed for 20 days').waitFor();
    await expectAccessible(victor.page);
    await victor.page.getByRole('button', { name: 'Save as a new version' }).click();
    await victor.page.getByText('You look at version 2 (newest, not in force)').waitFor();
    await addPasskey(victor);
    await addPasskey(vera);
    await sign(victor, 2, 'Harbor Health');
    await sign(vera, 2, 'Brightline Support');

    const kept = await note(ada, bound.id, text, phone);
    const priya = await seat(browser, installation, 'per_priya');
    const { page } = priya;
    await page.goto(`/accesses?entry=${dropped}`);
    const first = page.getByRole('dialog', { name: `Entry ${dropped}` });
    await first.getByText('Dropped: nothing was taken out').waitFor();
    await page.goto(`/accesses?entry=${kept}`);
    const drawer = page.getByRole('dialog', { name: `Entry ${kept}` });
    await drawer.getByText('One piece was removed. The original is kept, sealed, until').waitFor();
    expect(await drawer.innerText()).not.toContain(phone);
    await drawer.getByRole('button', { name: 'Unseal' }).click();
    await drawer.getByLabel('A complaint').check();
    await drawer.getByLabel('Why').fill('The customer says nobody called back');
    await drawer.getByRole('button', { name: 'Unseal now' }).click();
    await confirm(priya);
    const opened = page.getByRole('group', { name: 'What was typed, unsealed' });
    await opened.getByText(text).waitFor();
    await expectAccessibleInEveryLook(page);

    // The vendor sees who read its agent's words, for what and why; the ledger proves it.
    await vera.page.goto('/accesses?kind=unseal');
    await vera.page.getByRole('table').getByRole('link').first().click();
    const seen = vera.page.getByRole('dialog', { name: /^Entry \d+$/ });
    await seen.getByText('The customer says nobody called back', { exact: true }).waitFor();
    await seen.getByText('5.11').first().waitFor();
    expect(await seen.innerText()).not.toContain(phone);
    await expectAccessible(vera.page);
    expect([ada, victor, vera, priya].flatMap(({ complaints }) => complaints)).toEqual([]);
  },
);
