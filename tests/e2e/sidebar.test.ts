import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openHostPage, type HostPage } from '../support/hostPage.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { askForRecordings } from '../support/recordings.ts';
import { allowSidebar, type HelpdeskSide } from '../support/sidebar.ts';
import { expectAccessible, newWindow, openBrowser, type Window } from './browser.ts';

/* The agent never leaves the helpdesk's page: Cordon is in a frame beside the ticket, on another site. */

let installation: TestInstallation;
let browser: Browser;
let olivia: Visitor;
let host: HostPage;
let evil: HostPage;
let side: HelpdeskSide;

beforeAll(async () => {
  [installation, browser] = await Promise.all([openTestInstallation(), openBrowser()]);
  const { baseUrl } = installation;
  [host, evil] = await Promise.all([openHostPage(baseUrl, () => side), openHostPage(baseUrl, () => side)]);
  olivia = installation.visitor('per_olivia');
  await olivia.signIn();
  await olivia.stepUp();
  side = await allowSidebar(olivia, baseUrl, [host.origin]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([host.close(), evil.close()]);
  await installation.close();
});

/** An agent at the helpdesk, with the tickets of theirs that the company's side bound. */
async function atHelpdesk(person: string, at = host, width = 1280) {
  const listed = (await installation.house.tickets.assignedTo(person)).filter(
    ({ binding }) => binding !== null,
  );
  const tickets = listed.map(({ id, externalId, subjectLine }) => ({
    id,
    number: externalId,
    subject: subjectLine,
  }));
  at.show({ email: installation.signInOf(person).email, tickets });
  const window = await newWindow(browser, at.origin, { width });
  return { ...window, tickets, code: () => installation.nextCode(person) };
}

const framed = (page: Page): FrameLocator => page.frameLocator('iframe[title="Cordon"]');

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe[title="Cordon"]')).contentFrame();
  if (frame === null) throw new Error('the frame shows nothing');
  return frame;
}

/** Signs in where a window of Cordon's own asks for it, and is brought back by that window closing itself. */
async function signInThere(
  page: Page,
  popup: Page,
  person: string,
  code: () => Promise<string>,
): Promise<void> {
  const { email, password } = installation.signInOf(person);
  await popup.getByLabel('E-mail').fill(email);
  await popup.getByRole('textbox', { name: 'Password' }).fill(password);
  await popup.getByRole('button', { name: 'Sign in', exact: true }).click();
  await popup.getByLabel('Code from your authenticator app').fill(await code());
  await Promise.all([
    popup.waitForEvent('close'),
    popup.getByRole('button', { name: 'Confirm code' }).click(),
  ]);
  await page.bringToFront();
}

/** What the customer has on file, as the shop knows it. */
async function customerOf(ticket: string): Promise<{ readonly email: string; readonly phone: string }> {
  const found = await installation.house.tickets.find(ticket);
  const client = new pg.Client({ connectionString: installation.sourceUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ email: string; phone: string }>(
      'SELECT email, phone FROM customers WHERE id = $1',
      [found?.binding?.subject],
    );
    if (rows[0] === undefined) throw new Error('the shop does not know them');
    return rows[0];
  } finally {
    await client.end();
  }
}

type Open = Window & Awaited<ReturnType<typeof atHelpdesk>>;

/** The first ticket, with Cordon opened beside it. */
async function openCordon(person: string, width = 1280): Promise<Open> {
  const agent = await atHelpdesk(person, host, width);
  const { page, tickets, code } = agent;
  await page.goto(`/tickets/${tickets[0]?.number ?? ''}`);
  const button = framed(page).getByRole('button', { name: 'Open Cordon' });
  await button.waitFor();
  await expectAccessible(await frameOf(page));
  await button.focus();
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
  // Nobody who frames Cordon can make it believe an answer: not the page around it.
  await page.evaluate(() => {
    for (const data of [{ cordon: 'done', nonce: 'x', token: 'x' }, { cordon: 'ready' }, { cordon: 'ask' }]) {
      window.frames[0]?.postMessage(data, '*');
    }
  });
  await signInThere(page, popup, person, code);
  await framed(page).getByRole('region', { name: 'Customers' }).waitFor();
  return agent;
}

async function revealEmail({ page, code }: Open): Promise<void> {
  const frame = framed(page);
  await frame.getByRole('button', { name: 'Reveal E-mail' }).click();
  await frame.getByRole('button', { name: 'Customer asked' }).click();
  const confirm = frame.getByRole('button', { name: 'Confirm in Cordon' });
  await confirm.waitFor();
  const [popup] = await Promise.all([page.waitForEvent('popup'), confirm.click()]);
  await popup.getByLabel('Code from your authenticator app').fill(await code());
  await Promise.all([
    popup.waitForEvent('close'),
    popup.getByRole('button', { name: 'Confirm code' }).click(),
  ]);
  await frame.getByRole('group', { name: 'E-mail revealed' }).waitFor();
}

it('ticket, look-up, confirm, reveal and reply without leaving the page; the next ticket opens by itself', async () => {
  const agent = await openCordon('per_dan');
  const { page, tickets, complaints } = agent;
  const frame = framed(page);
  const [ticket, next] = tickets;
  if (ticket === undefined || next === undefined) throw new Error('too few tickets');
  const customer = await customerOf(ticket.id);
  const card = frame.getByRole('region', { name: 'Customers' });
  await card.getByText('E-mail').first().waitFor();
  expect(await card.innerText()).not.toContain(customer.email);
  await expectAccessible(await frameOf(page));

  await frame.getByText('Look up or confirm').click();
  const lookUp = frame.getByRole('form', { name: 'Look up by exact value' });
  await lookUp.getByLabel('Field').selectOption({ label: 'E-mail' });
  await lookUp.getByLabel('Exact value').fill(customer.email);
  await lookUp.getByRole('button', { name: 'Look up' }).click();
  await lookUp.getByText('Found among the tickets in your hand.').waitFor();
  const confirm = frame.getByRole('form', { name: 'Confirm what the caller says' });
  await confirm.getByLabel('Field').selectOption({ label: 'Phone' });
  await confirm.getByLabel('What the caller says').fill(customer.phone);
  await confirm.getByRole('button', { name: 'Confirm' }).click();
  await confirm.getByText('Match', { exact: true }).waitFor();

  await revealEmail(agent);
  const shown = frame.getByRole('group', { name: 'E-mail revealed' });
  expect((await shown.innerText()).replaceAll('\n', '')).toContain(customer.email);
  await expectAccessible(await frameOf(page));
  // What is copied in the frame is told by the frame, and entered beside the reveal.
  await shown.evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    document.dispatchEvent(new Event('copy'));
  });
  const told = () =>
    installation.house.accesses.list(
      { agent: 'per_dan', kind: 'screen' },
      { vendor: null, windows: null },
      50,
    );
  await expect
    .poll(async () => (await told()).map(({ resource }) => resource), { timeout: 20_000 })
    .toContain('value-copied');
  await shown.getByRole('button', { name: 'Hide now: E-mail' }).click();
  await shown.waitFor({ state: 'detached' });

  await frame.getByLabel('Reply to the customer').fill('It is on its way.');
  await frame.getByRole('button', { name: 'Send reply' }).click();
  await frame.getByText(/^Sent to /).waitFor();
  // What the page around it hears: which of its own tickets, and how high.
  const heard = await page.evaluate(
    () => (window as unknown as { heard: { origin: string; data: object }[] }).heard,
  );
  expect(new Set(heard.flatMap(({ data }) => Object.keys(data)))).toEqual(
    new Set(['cordon', 'ticket', 'height']),
  );
  expect(heard.at(-1)).toMatchObject({ origin: installation.baseUrl, data: { ticket: ticket.number } });
  expect(JSON.stringify(heard)).not.toContain(customer.email);

  await page.getByRole('link', { name: next.number }).click();
  await framed(page).getByRole('region', { name: 'Customers' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/tickets/${next.number}`);

  // Covered, faded or under something of the page around it, a button does nothing.
  await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    if (frame !== null) frame.style.opacity = '0.02';
  });
  await setTimeout(400);
  await framed(page).getByRole('button', { name: 'Reveal E-mail' }).click();
  await framed(page).getByText('That click was not taken').waitFor();
  expect(await framed(page).getByRole('group', { name: 'Why reveal E-mail?' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('the agreement is ended while a value is shown in the frame: it is gone at once', async () => {
  const agent = await openCordon('per_gia', 390);
  const { page } = agent;
  await revealEmail(agent);
  const before = performance.now();
  const ended = await olivia.post('/api/agreements/agr_harbor_brightline/suspend', {});
  expect(ended).toMatchObject({ status: 200 });
  await framed(page).getByRole('heading', { name: 'The agreement is suspended' }).waitFor();
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(await framed(page).getByRole('group', { name: 'E-mail revealed' }).count()).toBe(0);
  await expectAccessible(await frameOf(page));
  await olivia.post('/api/agreements/agr_harbor_brightline/resume', {});
});

it('is not shown in a frame of anybody else’s page', async () => {
  const { page, tickets } = await atHelpdesk('per_ella', evil);
  await page.goto(`/tickets/${tickets[0]?.number ?? ''}`);
  const frame = await frameOf(page);
  await expect.poll(() => frame.url()).toBe('chrome-error://chromewebdata/');
});

it('is recorded too where the agreement asks for it, says so in the frame, and keeps no value', async () => {
  const { recordings } = installation.house;
  askForRecordings(installation.house);
  await recordings.tell('per_carla', 'agr_harbor_brightline', 30, new Date());
  const { page, tickets } = await openCordon('per_carla', 1280);
  await framed(page).getByText('Recorded, values masked').waitFor();
  await expectAccessible(await frameOf(page));
  const everybody = { vendor: null, person: 'per_carla', windows: null } as const;
  const first = async () => (await recordings.list(everybody, 1))[0];
  await expect.poll(async () => (await first())?.pieces.length ?? 0, { timeout: 30_000 }).toBeGreaterThan(0);
  const recording = await first();
  if (recording === undefined) throw new Error('nothing was recorded');
  expect(recording).toMatchObject({
    place: 'sidebar',
    ticket: tickets[0]?.id,
    pieces: [{ seq: 0, found: {} }],
  });
  const kept = JSON.stringify(await recordings.events(recording));
  const { email, phone } = await customerOf(recording.ticket);
  expect(kept).not.toContain(email);
  expect(kept).not.toContain(phone);
  expect(kept).toContain('/sidebar/:sidebar');
}, 200_000);
