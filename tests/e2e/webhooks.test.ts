import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { deliver, deliveredTicket, signedAs, signedAsZendesk, zendeskEvent } from '../support/helpdesk.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import {
  confirm,
  expectAccessible,
  expectAccessibleInEveryLook,
  openBrowser,
  seat,
  type Seat,
} from './browser.ts';

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

// One for each journey: an authenticator has few codes that are good at a time.
beforeEach(async () => {
  installation = await openTestInstallation();
});

afterEach(() => installation.close());

const MINUTE = 60_000;
const ZENDESK_SECRET = 'dGhpcyBvbmUgaXMgbWFkZSB1cCBmb3IgdGVzdHM=';

const section = ({ page }: Seat) => page.getByRole('region', { name: 'Signed webhooks for Harbor Health' });
const rowOf = (admin: Seat, name: string) => section(admin).getByRole('row').filter({ hasText: name });

/** Starts a webhook of this name. @returns the dialog */
async function begin(admin: Seat, name: string): Promise<Locator> {
  await section(admin).getByRole('button', { name: 'New webhook' }).press('Enter');
  const dialog = admin.page.getByRole('dialog', { name: 'New webhook for Harbor Health' });
  await dialog.getByLabel('Name').fill(name);
  return dialog;
}

const addressIn = async (dialog: Locator) =>
  (await dialog.getByLabel('Where the helpdesk sends to').textContent()) ?? '';

it(
  'the admin makes a webhook, its secret is shown once, and what is signed with it arrives; rotated, it goes on; taken away, it ends',
  { timeout: 240_000 },
  async () => {
    const admin = await seat(browser, installation, 'per_olivia');
    const { page } = admin;
    await page.goto('/sources');
    await section(admin).getByText('No webhook yet.').waitFor();
    const dialog = await begin(admin, 'Our desk');
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole('button', { name: 'Make the webhook' }).press('Enter');
    await confirm(admin);
    await dialog.getByText('This is the only time the secret is shown.').waitFor();
    const secret = (await dialog.getByLabel('The secret').textContent()) ?? '';
    const address = await addressIn(dialog);
    expect(address).toContain(`${installation.baseUrl}/api/deliveries/`);
    await expectAccessibleInEveryLook(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await rowOf(admin, 'Our desk').getByText('Never').waitFor();
    expect(await page.content()).not.toContain(secret);

    // Two deliveries, the newer first; one of them again; one that somebody kept.
    const at = (minute: number, of: object) => ({
      createdAt: '2026-11-01T10:00:00Z',
      updatedAt: `2026-11-01T10:0${String(minute)}:00Z`,
      ...of,
    });
    const send = (body: string, with_ = secret, when = Date.now()) =>
      deliver(address, body, signedAs(with_, body, when));
    const newer = deliveredTicket('DESK-1', at(2, { subjectLine: 'My order is late', priority: 'urgent' }));
    const made = await send(newer);
    expect(made).toMatchObject({ status: 200, json: { created: true, repeated: false } });
    expect((await send(deliveredTicket('DESK-1', at(1, { subjectLine: 'Older' })))).json).toMatchObject({
      ticket: made.json.ticket,
      created: false,
    });
    const kept = deliveredTicket('DESK-2');
    expect((await send(kept, secret, Date.now() - 6 * MINUTE)).json.error?.code).toBe('signature-invalid');
    const again = deliveredTicket('DESK-3');
    const headers = signedAs(secret, again);
    expect((await deliver(address, again, headers)).json.repeated).toBe(false);
    expect((await deliver(address, again, headers)).json.repeated).toBe(true);

    // It waits for whoever works it.
    const agent = await seat(browser, installation, 'per_ben');
    await agent.page.getByRole('button', { name: 'Take next ticket' }).click();
    await agent.page.getByText('DESK-1').first().waitFor();
    await agent.page.getByRole('heading', { name: 'My order is late' }).waitFor();
    await expectAccessible(agent.page);

    await page.reload();
    await rowOf(admin, 'Our desk').getByText('just now').first().waitFor();
    await rowOf(admin, 'Our desk').getByRole('button', { name: 'New secret for Our desk' }).click();
    const rotate = page.getByRole('dialog', { name: 'New secret for Our desk' });
    await rotate.getByText('stays good for one day').waitFor();
    await expectAccessibleInEveryLook(page);
    await rotate.getByRole('button', { name: 'Make a new secret' }).click();
    await rotate.getByText('This is the only time the secret is shown.').waitFor();
    const next = (await rotate.getByLabel('The secret').textContent()) ?? '';
    await page.keyboard.press('Escape');
    await rotate.waitFor({ state: 'detached' });
    expect(next).not.toBe(secret);
    expect((await send(deliveredTicket('DESK-4'), secret)).status).toBe(200);
    expect((await send(deliveredTicket('DESK-5'), next)).status).toBe(200);
    await rowOf(admin, 'Our desk')
      .getByText(/old secret until/)
      .waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('button', { name: 'Revoke Our desk' }).click();
    await rowOf(admin, 'Our desk').getByText('Revoked').waitFor();
    for (const one of [secret, next]) {
      expect((await send(deliveredTicket('DESK-6'), one)).json.error?.code).toBe('signature-invalid');
    }
    await expectAccessibleInEveryLook(page);
    for (const { complaints } of [admin, agent]) expect(complaints).toEqual([]);
  },
);

it(
  'a Zendesk delivers with the secret it made: late, repeated and out of order, the newest state stands',
  { timeout: 240_000 },
  async () => {
    const admin = await seat(browser, installation, 'per_olivia', { width: 390, scheme: 'dark' });
    const { page } = admin;
    await page.goto('/sources');
    const dialog = await begin(admin, 'Zendesk of support');
    await dialog.getByRole('radio', { name: 'Zendesk' }).check();
    const purposes = dialog.getByLabel('Purpose').getByRole('option');
    await expect.poll(() => purposes.allTextContents()).toEqual(['order-support', 'pharmacy-support']);
    const under = dialog.getByLabel('Agreement').getByRole('option', { name: /^Brightline Support: / });
    await dialog.getByLabel('Agreement').selectOption((await under.textContent()) ?? '');
    const make = dialog.getByRole('button', { name: 'Make the webhook' });
    expect(await make.isDisabled()).toBe(true);
    await dialog.getByLabel('Purpose').selectOption('order-support');
    await dialog.getByLabel(/web form and the app/).check();
    await dialog.getByLabel('Signing secret').fill(ZENDESK_SECRET);
    await expectAccessibleInEveryLook(page);
    await make.click();
    await confirm(admin);
    const address = await addressIn(dialog);
    // Zendesk made the secret: it is not shown back.
    expect(await dialog.getByLabel('The secret').count()).toBe(0);
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    const send = (body: string, secret = ZENDESK_SECRET) =>
      deliver(address, body, signedAsZendesk(secret, body));
    const at = (minute: number, of: object = {}) => ({
      updated_at: `2026-11-01T10:0${String(minute)}:00Z`,
      ...of,
    });
    const made = await send(zendeskEvent('e1', 'created', { priority: 'URGENT' }));
    expect(made).toMatchObject({ status: 200, json: { created: true } });
    await send(zendeskEvent('e3', 'subject_changed', at(3, { subject: 'The third', priority: 'URGENT' })));
    await send(zendeskEvent('e2', 'subject_changed', at(2, { subject: 'The second' })));
    const repeated = await send(zendeskEvent('e3', 'subject_changed', at(3, { subject: 'The third' })));
    expect(repeated.json.repeated).toBe(true);
    const agent = await seat(browser, installation, 'per_ben');
    await agent.page.getByRole('button', { name: 'Take next ticket' }).click();
    await agent.page.getByRole('heading', { name: 'The third' }).waitFor();

    await page.reload();
    await page.getByRole('button', { name: 'New secret for Zendesk of support' }).click();
    const rotate = page.getByRole('dialog', { name: 'New secret for Zendesk of support' });
    const other = ZENDESK_SECRET.replace('dG', 'eH');
    await rotate.getByLabel('Signing secret').fill(other);
    await rotate.getByRole('button', { name: 'Use this secret' }).click();
    await rotate.waitFor({ state: 'detached' });
    const solved = zendeskEvent('e4', 'status_changed', at(4, { subject: 'The third', status: 'SOLVED' }));
    expect((await send(solved, other)).status).toBe(200);
    await agent.page.reload();
    await agent.page.getByText('The third').first().waitFor({ state: 'detached' });
    await expectAccessibleInEveryLook(page);
    for (const { complaints } of [admin, agent]) expect(complaints).toEqual([]);
  },
);
