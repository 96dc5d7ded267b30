import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import {
  CRM,
  CUSTOMER_FIELD,
  openZendeskServer,
  QUEUE,
  ZENDESK_TOKEN,
  type Zendesk,
} from '../support/zendesk.ts';
import { confirm, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;
let desk: Zendesk;

beforeAll(async () => {
  [installation, browser, desk] = await Promise.all([
    openTestInstallation(),
    openBrowser(),
    openZendeskServer(() => new Date()),
  ]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
  await installation.close();
});

/** Files are a category of their own: here one that order support may reveal. */
async function filesMayBeRevealed(): Promise<void> {
  const owner = new pg.Client({ connectionString: installation.database.ownerUrl });
  await owner.connect();
  await owner.query(`
    UPDATE cordon.sources SET data_map = jsonb_set(data_map::jsonb, '{resources}', (
      SELECT jsonb_agg(CASE WHEN r->>'kind' = 'thread' THEN jsonb_set(r, '{fields}', (r->'fields') ||
        '[{"name":"attachments","category":"user.contact.email","type":"text","label":"Files"}]'::jsonb) ELSE r END)
      FROM jsonb_array_elements(data_map::jsonb->'resources') r)) WHERE id = 'harbor'`);
  await owner.query(`UPDATE cordon.tickets SET status = 'closed' WHERE assignee_id = 'per_ada'`);
  await owner.end();
  installation.house.inForce.forget();
}

/** A red square of 40 by 40. */
const PASSPORT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAIAAAADnC86AAAAMElEQVR42u3NMQ0AAAgDsElBAv4vpGGChKdJ/2aqX0QsFovFYrFYLBaLxWKxWCy+s5TrpFvJoR9/AAAAAElFTkSuQmCC',
  'base64',
);

it(
  'the admin connects the helpdesk and is told of a seat that shows too much; the agent opens a customer’s file for minutes',
  { timeout: 240_000 },
  async () => {
    await filesMayBeRevealed();
    const customer = desk.user('customer@example.org', 'end-user');
    const ticket = desk.ticket(customer, 'My papers', 'Here is my passport.');
    desk.named(ticket, '7', CRM);
    desk.attach(ticket, customer, 'passport.png', 'image/png', PASSPORT);
    desk.user(installation.signInOf('per_ada').email, 'agent');

    const admin = await seat(browser, installation, 'per_olivia');
    const { page } = admin;
    await page.goto('/sources');
    const section = page.getByRole('region', { name: 'Helpdesk of Harbor Health' });
    await section.getByRole('button', { name: 'Connect helpdesk' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Helpdesk of Harbor Health' });
    await dialog.getByLabel('Address').fill(desk.baseUrl);
    await dialog.getByLabel('Where it is').selectOption('loopback');
    await dialog.getByLabel('OAuth token').fill(ZENDESK_TOKEN);
    await dialog.getByLabel('Group').fill(String(QUEUE));
    await dialog.getByLabel('Number of the field').fill(String(CUSTOMER_FIELD));
    await dialog.getByLabel('Number of the user who sets it').fill(String(CRM));
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole('button', { name: 'Try and connect' }).press('Enter');
    await confirm(admin);
    await dialog.waitFor({ state: 'detached' });
    await section.getByRole('button', { name: 'Look now' }).press('Enter');
    await section.getByText('Last read well').waitFor();
    await section.getByText('One seat shows what Cordon masks.').waitFor();
    expect(await section.textContent()).toContain('whole conversations');
    expect(await page.content()).not.toContain(ZENDESK_TOKEN);
    await expectAccessibleInEveryLook(page);

    const known = await installation.house.helpdesk.store.known('harbor', String(ticket.id));
    await installation.house.tickets.assign(known?.ticket ?? '', 'per_ada', new Date());
    const ada = await seat(browser, installation, 'per_ada');
    await ada.page.goto(`/tickets/${known?.ticket ?? ''}`);
    await ada.page.getByRole('button', { name: /^Reveal .*passport/ }).press('Enter');
    await ada.page.getByRole('button', { name: 'Identity check' }).press('Enter');
    await confirm(ada);
    const picture = ada.page.getByRole('img', { name: /passport.*revealed/ });
    await picture.waitFor();
    await ada.page.waitForFunction(() => document.querySelector('canvas')?.width === 40);
    await expectAccessibleInEveryLook(ada.page);
    await ada.page.getByRole('button', { name: /^Hide now: .*passport/ }).press('Enter');
    await picture.waitFor({ state: 'detached' });
  },
);
