import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'an officer puts a protocol in force, an agent reads and acknowledges it, and is held to it while writing',
  { timeout: 180_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_olivia');
    const nav = officer.page.getByRole('navigation', { name: 'Main' });
    await nav.getByRole('button', { name: 'More' }).press('Enter');
    await officer.page.getByRole('menuitem', { name: 'Protocols' }).press('Enter');
    await expectAccessible(officer.page);
    await officer.page
      .getByRole('row', { name: /Brightline/ })
      .getByRole('link', { name: 'Order support' })
      .click();
    await officer.page.getByRole('heading', { name: 'What the agreement itself comes to' }).waitFor();
    await expectAccessibleInEveryLook(officer.page);

    // The vendor objects to the draft; the officer reads it while they write.
    const vera = await seat(browser, installation, 'per_vera');
    await vera.page.goto(new URL(officer.page.url()).pathname);
    await vera.page.getByRole('button', { name: 'Object', exact: true }).click();
    await vera.page.getByLabel('Why').fill('Callers cannot be helped without their town.');
    await expectAccessibleInEveryLook(vera.page);
    await vera.page.getByRole('button', { name: 'Object now' }).click();
    await vera.page.getByText('“Callers cannot be helped without their town.”').waitFor();
    expect(vera.complaints).toEqual([]);
    await officer.page.reload();
    await officer.page.getByText(/To version 1, by Vera Santos/).waitFor();
    await officer.page.getByRole('button', { name: 'Write the first version' }).click();
    await officer.page.getByText('“Callers cannot be helped without their town.”').waitFor();

    const phone = officer.page.getByRole('group', { name: 'Phone' });
    // What the agreement does not let is not offered.
    expect(await phone.getByLabel('Read aloud').locator('option').allInnerTexts()).toEqual([
      'Part shown',
      'Never',
    ]);
    await phone.getByLabel('Read aloud').selectOption('Never');
    await phone.getByLabel('Sentence').fill('Write to mira@mail.example about phones.');
    await officer.page.getByText('There is personal data in this sentence.').first().waitFor();
    await phone.getByLabel('Sentence').fill('Let the caller say their number. Never say it yourself.');
    await officer.page.getByLabel('Addresses and numbers of your own').fill('@harbor-health.example');
    await officer.page.getByLabel('Grace, in hours').fill('0');
    const put = officer.page.getByRole('button', { name: 'Put version 1 in force' });
    await expectAccessibleInEveryLook(officer.page);
    await put.click();
    await confirm(officer);
    await officer.page.getByRole('heading', { name: 'Version 1, in force' }).waitFor();
    await officer.page.getByText('Stopped until read').first().waitFor();
    await expectAccessibleInEveryLook(officer.page);
    expect(officer.complaints).toEqual([]);

    const agent = await seat(browser, installation, 'per_ada');
    const { page } = agent;
    await page.getByText('The tickets of your order support are closed').waitFor();
    await openTicket(page);
    await page.getByRole('alert').filter({ hasText: 'Read and acknowledge the PII protocol' }).waitFor();
    await page.getByRole('link', { name: 'Read and acknowledge it' }).click();
    await page.getByText('Let the caller say their number. Never say it yourself.').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'I have read this and will keep to it' }).click();
    await page.getByText('You acknowledged version 1').waitFor();

    await page.getByRole('link', { name: 'My tickets' }).click();
    await openTicket(page);
    const artefact = page
      .getByRole('button', { name: /^Phone, confirm only: May confirm\. Never read aloud\./ })
      .first();
    // By keyboard, as whoever uses no mouse comes to it.
    await artefact.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const tooltip = page
      .getByRole('tooltip')
      .filter({ hasText: 'Let the caller say their number. Never say it yourself.' });
    await tooltip.waitFor();
    await expectAccessible(page);

    const editor = page.getByRole('textbox', { name: 'Reply to the customer' });
    await editor.fill('Please send me your card number.');
    await page.getByText('This would be refused by the protocol').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText('Not sent: the protocol does not let it').waitFor();
    await editor.fill(
      'Your parcel left our warehouse yesterday. Write to help@harbor-health.example any time.',
    );
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText(/Sent to /).waitFor();
    expect(agent.complaints).toEqual([]);

    await officer.page.reload();
    const row = officer.page.getByRole('row', { name: /Ada Cruz/ });
    await row.getByText('Acknowledged', { exact: true }).waitFor();
    const lead = await seat(browser, installation, 'per_leo', { width: 390, scheme: 'dark' });
    await lead.page.goto('/protocols');
    await lead.page.getByText(/people are stopped/).waitFor();
    await expectAccessible(lead.page);
  },
);

async function openTicket(page: Page): Promise<void> {
  await page.goto('/tickets');
  await page
    .getByRole('navigation', { name: /tickets/i })
    .getByRole('link')
    .first()
    .click();
}
