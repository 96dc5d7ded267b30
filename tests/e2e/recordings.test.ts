import { inflateSync } from 'node:zlib';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { askForRecordings } from '../support/recordings.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

/*
 * A session recorded end to end in a real browser: what leaves it and what is kept hold no value, and it can be watched.
 */

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  [browser, installation] = [await openBrowser(), await openTestInstallation()];
  askForRecordings(installation.house);
});

afterAll(async () => {
  await browser.close();
  await installation.close();
});

/** What the shop itself knows of a ticket's customer. */
async function valuesOf(ticket: string): Promise<Record<'name' | 'email' | 'phone' | 'street', string>> {
  const subject = (await installation.house.tickets.find(ticket))?.binding?.subject ?? '';
  const client = new pg.Client({ connectionString: installation.sourceUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Record<'name' | 'email' | 'phone' | 'street', string>>(
      `SELECT c.full_name AS name, c.email, c.phone, coalesce(a.street, 'no street') AS street
       FROM customers c LEFT JOIN addresses a ON a.customer_id = c.id WHERE c.id::text = $1 LIMIT 1`,
      [subject],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('the ticket has no customer');
    return row;
  } finally {
    await client.end();
  }
}

/** Pieces of recordings as they leave a browser, unpacked. */
function piecesLeaving(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/pieces')) return;
    const { events } = request.postDataJSON() as { events: string };
    sent.push(inflateSync(Buffer.from(events, 'base64')).toString());
  });
  return sent;
}

it(
  'a session is told of, recorded without a value, and watched as an access',
  { timeout: 300_000 },
  async () => {
    const { app } = installation.house.world.pools;
    await app.query(
      `UPDATE cordon.tickets SET last_work_at = now() WHERE assignee_id = 'per_ada' AND purpose = 'order-support' AND bound_by = 'request'`,
    );
    const { rows } = await app.query<{ id: string }>(
      `SELECT id FROM cordon.tickets WHERE assignee_id = 'per_ada' AND purpose = 'order-support' AND bound_by = 'request' ORDER BY id LIMIT 1`,
    );
    const ticket = rows[0]?.id ?? '';
    const values = await valuesOf(ticket);
    const ada = await seat(browser, installation, 'per_ada');
    const { page } = ada;
    const sent = piecesLeaving(page);

    // Told first: nothing of the ticket is shown, and nothing is recorded.
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole('heading', { name: 'Your work on tickets is recorded here' }).waitFor();
    expect(await page.getByRole('region', { name: 'Customer', exact: true }).count()).toBe(0);
    expect(sent).toEqual([]);
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'I have read this' }).click();
    await page.getByRole('region', { name: 'Customer', exact: true }).waitFor();
    const mark = page.getByRole('banner').getByText('Recorded, values masked');
    await mark.waitFor();
    await expectAccessibleInEveryLook(page);

    // Typed, revealed, and put where a page can carry a text.
    await page.getByRole('button', { name: 'Reveal Phone' }).click();
    await page.getByRole('button', { name: 'Customer asked' }).click();
    await confirm(ada);
    await page.getByRole('group', { name: 'Phone revealed' }).waitFor();
    await page.getByRole('textbox', { name: 'Reply to the customer' }).fill(`Canary typed: ${values.email}`);
    await page.evaluate((canary) => {
      const box = document.createElement('div');
      box.title = canary;
      box.dataset.value = canary;
      box.setAttribute('aria-label', canary);
      box.innerHTML = `<svg><title>${canary}</title><text>${canary}</text></svg><a href="/x?${canary}">${canary}</a><img alt="${canary}">`;
      box.style.setProperty('--label', `"${canary}"`);
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).innerHTML = `<p title="${canary}">${canary}</p>`;
      box.append(host, document.createComment(canary));
      document.querySelector('main')?.append(box);
      document.title = canary;
      const sheet = document.createElement('style');
      sheet.nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
      sheet.textContent = `.x::after { content: "${canary}"; }`;
      document.head.append(sheet);
      window.setTimeout(() => {
        box.title = `${canary} again`;
        const text = box.querySelector('a')?.firstChild;
        if (text != null) text.textContent = `${canary} again`;
      }, 50);
    }, 'canaryzq@mail.example');
    await page.getByText('canaryzq@mail.example again').waitFor();
    await page.getByRole('link', { name: 'Exports' }).click();
    await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor();
    await mark.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await installation.house.recordings.list(everybody, 5))[0]?.endedAt, {
        timeout: 20_000,
      })
      .toBeInstanceOf(Date);

    // What left the browser, and what is kept.
    const [recording] = await installation.house.recordings.list(everybody, 5);
    if (recording === undefined) throw new Error('nothing was recorded');
    expect(recording.pieces.map(({ found }) => found)).toEqual(recording.pieces.map(() => ({})));
    expect(recording.made).toBe(recording.pieces.length);
    const kept = JSON.stringify(await installation.house.recordings.events(recording));
    const [first, last] = [values.name.split(' ')[0] ?? '', values.name.split(' ').at(-1) ?? ''];
    for (const text of [...sent, kept]) {
      for (const value of [values.email, values.phone, values.street, last, first, 'canaryzq', ticket]) {
        expect(text).not.toContain(value);
      }
    }
    expect(kept).toContain('Take next ticket');
    expect(kept).toContain('/tickets/:ticket');
    expect(kept).toContain('••••••');
    const findings = await installation.house.findingStore.list({ open: true, vendors: null });
    expect(findings.filter(({ kind }) => kind.startsWith('recording'))).toEqual([]);

    // Watched by the company, as an access.
    const olivia = await seat(browser, installation, 'per_olivia');
    await olivia.page.goto('/recordings');
    await olivia.page.getByRole('table').waitFor();
    await expectAccessibleInEveryLook(olivia.page);
    await olivia.page.getByRole('link', { name: 'Watch' }).first().click();
    await olivia.page.getByRole('heading', { level: 1, name: /Ada Cruz on ticket/ }).waitFor();
    const drawn = olivia.page.frameLocator('iframe').frameLocator('iframe');
    await drawn.getByText('My tickets').first().waitFor();
    await expectAccessibleInEveryLook(olivia.page);
    // To the end, by keyboard; what was revealed is an empty place.
    const slider = olivia.page.getByRole('slider', { name: 'Where in the recording' });
    await slider.press('End');
    await drawn.getByText('Hide now').waitFor({ state: 'detached' });
    expect(await drawn.locator('body').innerText()).not.toContain('canaryzq');
    await olivia.page.getByRole('button', { name: 'Play', exact: true }).click();
    await olivia.page.getByRole('button', { name: 'Pause' }).click();
    await olivia.page.getByRole('list').getByText('Reveal').first().waitFor();
    await olivia.page
      .getByRole('region', { name: 'Accesses in this session' })
      .getByRole('link', { name: /entry/ })
      .first()
      .click();
    await olivia.page.getByRole('dialog', { name: /^Entry/ }).waitFor();
    await expectAccessible(olivia.page);
    expect([...ada.complaints, ...olivia.complaints]).toEqual([]);
  },
);

const everybody = { vendor: null, person: null, windows: null } as const;
