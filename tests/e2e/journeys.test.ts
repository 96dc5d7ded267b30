import { expect, it } from 'vitest';
import { boundTicket } from '../support/tickets.ts';
import { expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it('an agent works a ticket: masked card, reveal after a fresh second factor, note without personal data', async () => {
  const { page, complaints, code } = await seat(browser, installation, 'per_dan');
  await page.getByRole('heading', { name: 'My tickets' }).waitFor();
  await expectAccessible(page);
  await page.goto(`/tickets/${await boundTicket(installation, 'per_dan')}`);
  const card = page.getByRole('region', { name: 'Customers' });
  await card.getByText('E-mail').first().waitFor();
  expect(await card.innerText()).toMatch(/\u2022{3}@/);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Reveal E-mail' }).click();
  const why = page.getByRole('group', { name: 'Why reveal E-mail?' });
  await why.waitFor();
  await expectAccessible(page);
  await why.getByRole('button', { name: 'Delivery problem' }).click();
  const confirm = page.getByRole('dialog', { name: 'Confirm it is you' });
  await confirm.getByLabel('Code from your authenticator app').fill(await code());
  await confirm.getByRole('button', { name: 'Confirm code' }).click();
  const shown = page.getByRole('group', { name: 'E-mail revealed' });
  await shown.waitFor();
  expect(await shown.innerText()).toMatch(/@example\.(com|org|net)/);
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.getByLabel('Note for colleagues').fill('Call back at noon');
  await shown.getByRole('button', { name: 'Hide now: E-mail' }).focus();
  // Narrow and wide again: the pane worked in stays in sight, and what is open or typed stays as it is.
  await page.setViewportSize({ width: 390, height: 900 });
  await page.getByRole('tab', { name: 'Customer', selected: true }).waitFor();
  expect(await shown.innerText()).toMatch(/@example\.(com|org|net)/);
  await expectAccessibleInEveryLook(page);
  await shown.waitFor();
  expect(await page.getByLabel('Note for colleagues').inputValue()).toBe('Call back at noon');
  await shown.getByRole('button', { name: 'Hide now: E-mail' }).click();
  await shown.waitFor({ state: 'detached' });

  await page.getByLabel('Note for colleagues').fill('Their card is 4111 1111 1111 1111, call back at noon');
  await page.getByText('found as credit card').waitFor();
  await page.getByRole('button', { name: 'Save note' }).click();
  const note = page.locator('article[data-author="note"]');
  await note.waitFor();
  expect(await note.innerText()).not.toContain('4111');
  expect(complaints).toEqual([]);
});

it('the company ends the agreement while a reveal is on an agent screen: the screen is wiped within a second', async () => {
  const agent = await seat(browser, installation, 'per_gia');
  const officer = await seat(browser, installation, 'per_priya');
  const { page } = agent;
  await page.goto(`/tickets/${await boundTicket(installation, 'per_gia')}`);
  await page.getByRole('button', { name: 'Reveal E-mail' }).click();
  await page.getByRole('button', { name: 'Customer asked' }).click();
  const confirm = page.getByRole('dialog', { name: 'Confirm it is you' });
  await confirm.getByLabel('Code from your authenticator app').fill(await agent.code());
  await confirm.getByRole('button', { name: 'Confirm code' }).click();
  await page.getByRole('group', { name: 'E-mail revealed' }).waitFor();

  await officer.page.goto('/accesses');
  await officer.page.getByRole('region', { name: 'Accesses' }).getByRole('link').first().waitFor();
  await expectAccessible(officer.page);
  await officer.page.goto('/agreements/agr_harbor_brightline');
  await officer.page.getByRole('button', { name: 'End agreement' }).click();
  const dialog = officer.page.getByRole('dialog', { name: 'End the agreement with Brightline Support' });
  await dialog.getByText('In the next second').waitFor();
  await expectAccessible(officer.page);
  await dialog.getByLabel(/^Or leave them: \d+ conversations will wait with nobody$/).check();
  await dialog.getByLabel('Type Brightline Support to go on').fill('Brightline Support');
  await dialog.getByRole('button', { name: 'End agreement now' }).click();
  const again = officer.page.getByRole('dialog', { name: 'Confirm it is you' });
  await again.getByLabel('Code from your authenticator app').fill(await officer.code());
  const before = performance.now();
  await again.getByRole('button', { name: 'Confirm code' }).click();
  await page.getByRole('heading', { name: 'The agreement was ended' }).waitFor();
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(await page.getByRole('group', { name: 'E-mail revealed' }).count()).toBe(0);
  await expectAccessible(page);
  await dialog.getByText(/Closed: \d+ sessions? and 1 reveal\./).waitFor();
});

it('an auditor verifies a proof in the browser, and a changed byte fails it', async () => {
  const { page } = await seat(browser, installation, 'per_audra');
  await page.getByRole('heading', { name: 'Window' }).waitFor();
  await expectAccessible(page);
  await page.goto('/accesses');
  await page.getByRole('region', { name: 'Accesses' }).getByRole('link').first().click();
  const drawer = page.getByRole('dialog', { name: /^Entry/ });
  await drawer.getByRole('button', { name: 'Verify in this browser' }).click();
  await drawer.getByText('ok', { exact: true }).first().waitFor();
  expect(await drawer.getByText('failed', { exact: true }).count()).toBe(0);
  await expectAccessible(page);
  await drawer.getByRole('button', { name: 'Change one byte and try again' }).click();
  await drawer.getByText('failed', { exact: true }).first().waitFor();
});

it(
  'every page of the company and the vendor is accessible, light and dark, wide and narrow',
  { timeout: 300_000 },
  async () => {
    const company = [
      '/now',
      '/accesses',
      '/vendors',
      '/vendors/pty_brightline',
      '/agreements',
      '/agreements/agr_harbor_brightline',
      '/preview',
      '/ledger',
      '/sources',
      '/settings',
    ];
    const visits = [
      ['per_olivia', 'light', 1280, company],
      ['per_sam', 'dark', 390, company],
      ['per_nuno', 'dark', 1280, ['/team', '/agreements', '/accesses', '/settings']],
    ] as const;
    for (const [person, scheme, width, paths] of visits) {
      const { page, context, complaints } = await seat(browser, installation, person, { scheme, width });
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page
          .getByRole('status', { name: /^Loading/ })
          .first()
          .waitFor({ state: 'detached' });
        await expectAccessible(page);
      }
      expect(complaints).toEqual([]);
      await context.close();
    }
  },
);
