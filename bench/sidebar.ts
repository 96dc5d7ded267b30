// What Cordon beside the ticket costs an agent, ticket by ticket: clicks and seconds beyond the same ticket on the same
// helpdesk page without it, by a script in a real browser that reads in no time. Every ticket that the demo's agents have in
// hand is worked twice: once on the page alone, where the agent sees everything (opens the ticket, answers there), once with
// Cordon in the frame (opens the ticket, waits for the customer's card, answers there). A caller is searched for on the
// page alone, and looked up and confirmed twice with Cordon. A click is a click of the mouse, into a field too; a choice in a
// list is one; keys are none. Signing in is not counted, being done once a shift on either side; opening Cordon is.
//
// Reveals are counted over all seeded tickets, by what their conversations show: one is needed where an agent's own words
// give or use a value that the card shows in part or not at all, or, until a call can be placed without seeing the number,
// where the customer asks to be rung.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { readConfig } from '../packages/server/src/config.ts';
import { authenticatorApp, visitor } from '../packages/server/src/demo/client.ts';
import { openOutbox } from '../packages/server/src/demo/outbox.ts';
import { installDemo } from '../packages/server/src/demo/install.ts';
import { customerAt, type Customer } from '../packages/server/src/demo/seed/customers.ts';
import { ticketSeed, type SeedTicket } from '../packages/server/src/demo/seed/tickets.ts';
import type { SignIn } from '../packages/server/src/demo/signIns.ts';
import { openInstallation } from '../packages/server/src/installation.ts';
import { checkPort } from '../packages/server/src/platform/ports.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { serve } from '../packages/server/src/serve.ts';
import { openBrowser } from '../tests/e2e/chromium.ts';
import { openHostPage } from '../tests/support/hostPage.ts';
import { signing } from '../tests/support/identity/signedRequests.ts';
import { allowSidebar, type HelpdeskSide } from '../tests/support/sidebar.ts';
import { percentile, report, type BenchResult } from './support/report.ts';

const CUSTOMERS = 2_000;
const MOST_CLICKS = 2;
const MOST_SECONDS = 5;
const MOST_REVEALS = 20;

/** One ticket, worked both ways. */
interface Worked {
  readonly kind: 'first of the shift' | 'bound' | 'caller';
  readonly clicks: number;
  readonly seconds: number;
}

/** A hand on a mouse: counts. */
class Hand {
  clicks = 0;
  async click(what: Locator): Promise<void> {
    this.clicks += 1;
    await what.click();
  }
  async choose(what: Locator, label: string): Promise<void> {
    this.clicks += 1;
    await what.selectOption({ label });
  }
}

/** Works every ticket in hand, and counts the reveals that all seeded tickets need. */
export async function run(): Promise<BenchResult> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
    closing.push(remove);
    const port = await checkPort(0);
    const outbox = await openOutbox(await mkdtemp(path.join(tmpdir(), 'cordon-bench-mail-')));
    closing.push(() => outbox.close());
    const config = readConfig({
      ...{ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent', SMTP_URL: outbox.smtpUrl },
    });
    const installation = await openInstallation(config);
    closing.push(() => installation.close());
    const { house, embedded } = installation;
    const sourceUrl = (await embedded?.createDatabase('harbor_health')) ?? '';
    const today = house.now();
    const progress = () => undefined;
    const signIns = await installDemo(house, {
      ...{ sourceUrl, today, customers: CUSTOMERS, progress },
      // Saves the hashing, which is not measured.
      password: 'the same long sentence',
    });
    const server = await serve(config, installation);
    closing.push(() => server.close());

    const { baseUrl } = config;
    const admin = signIns.find(({ role }) => role === 'company-admin');
    if (admin === undefined) throw new Error('the demo has no admin');
    const olivia = signing(visitor(baseUrl, admin));
    await olivia.signIn();
    await setTimeout(olivia.goodInMs());
    await olivia.stepUp();
    let side: HelpdeskSide | null = null;
    const host = await openHostPage(baseUrl, () => {
      if (side === null) throw new Error('not allowed yet');
      return side;
    });
    closing.push(() => host.close());
    side = await allowSidebar(olivia, baseUrl, [host.origin]);

    const tickets = ticketSeed(today, CUSTOMERS);
    const worked: Worked[] = [];
    const browser = await openBrowser();
    closing.push(() => browser.close());
    // The demo's other vendor has no agreement in force.
    const working = signIns.filter(({ role, party }) => role === 'agent' && party === 'pty_brightline');
    for (const signIn of working) {
      const own = tickets.filter(({ assignee }) => assignee === signIn.person);
      host.show({
        email: signIn.email,
        tickets: own.map(({ externalId, subjectLine }) => ({ number: externalId, subject: subjectLine })),
      });
      const context = await browser.newContext({ baseURL: host.origin, reducedMotion: 'reduce' });
      // A machine that does much else is slow, and no slower for one side than for the other.
      context.setDefaultTimeout(180_000);
      worked.push(...(await shift(await context.newPage(), signIn, own)));
      await context.close();
    }
    return resultOf(worked, tickets);
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}

/** One agent's tickets, each on the page alone and then with Cordon. */
async function shift(page: Page, signIn: SignIn, own: readonly SeedTicket[]): Promise<Worked[]> {
  const worked: Worked[] = [];
  await page.goto('/');
  for (const ticket of own) {
    const customer = customerAt(ticket.writer);
    const caller = ticket.requester === null;
    const alone = await timed((hand) => workAlone(page, hand, ticket, caller));
    await page.goto('/');
    const beside = await timed((hand, away) => workBeside(page, hand, away, ticket, customer, signIn));
    await page.goto('/');
    worked.push({
      kind: caller ? 'caller' : worked.length === 0 ? 'first of the shift' : 'bound',
      clicks: beside.clicks - alone.clicks,
      seconds: beside.seconds - alone.seconds,
    });
  }
  return worked;
}

/** Time spent on what is not counted. */
type Away = (work: () => Promise<void>) => Promise<void>;

async function timed(
  work: (hand: Hand, away: Away) => Promise<void>,
): Promise<{ clicks: number; seconds: number }> {
  const hand = new Hand();
  let away = 0;
  const before = performance.now();
  await work(hand, async (elsewhere) => {
    const left = performance.now();
    await elsewhere();
    away += performance.now() - left;
  });
  return { clicks: hand.clicks, seconds: (performance.now() - before - away) / 1000 };
}

async function workAlone(page: Page, hand: Hand, { externalId }: SeedTicket, caller: boolean): Promise<void> {
  hand.clicks += 1;
  await page.goto(`/tickets/${externalId}?plain`);
  if (caller) {
    const search = page.getByRole('searchbox', { name: 'Customer' });
    await hand.click(search);
    await search.press('Enter');
  }
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await hand.click(reply);
  await reply.fill('It is on its way.');
  await hand.click(page.getByRole('button', { name: 'Send' }));
  await page.getByText('Sent.').waitFor();
}

async function workBeside(
  page: Page,
  hand: Hand,
  away: Away,
  { externalId, requester }: SeedTicket,
  customer: Customer,
  signIn: SignIn,
): Promise<void> {
  await hand.click(page.getByRole('link', { name: externalId }));
  const frame = page.frameLocator('iframe[title="Cordon"]');
  const ready = frame.getByRole('heading', { name: 'Customer', exact: true });
  const open = frame.getByRole('button', { name: 'Open Cordon' });
  await ready.waitFor();
  if (await open.isVisible()) {
    const popup = page.waitForEvent('popup');
    await hand.click(open);
    await away(async () => signInThere(await popup, signIn));
  }
  if (requester === null) await confirmCaller(frame, hand, customer);
  await frame.getByRole('region', { name: 'Customers' }).waitFor();
  const reply = frame.getByLabel('Reply to the customer');
  await hand.click(reply);
  await reply.fill('It is on its way.');
  await hand.click(frame.getByRole('button', { name: 'Send reply' }));
  await frame.getByText(/^Sent to /).waitFor();
}

async function confirmCaller(
  frame: FrameLocator,
  hand: Hand,
  { email, phone, addresses }: Customer,
): Promise<void> {
  const lookUp = frame.getByRole('form', { name: 'Look up by exact value' });
  const exact = lookUp.getByLabel('Exact value');
  await hand.click(exact);
  await exact.fill(email);
  if ((await chosenIn(lookUp)) !== 'E-mail') await hand.choose(lookUp.getByLabel('Field'), 'E-mail');
  await exact.press('Enter');
  // What somebody was looked up by confirms nothing, so it leaves the list.
  await lookUp.getByText(/^Noted/).waitFor();
  // Cordon takes the reader there, and goes by what the value looks like.
  const confirm = frame.getByRole('form', { name: 'Confirm what the caller says' });
  const said = confirm.getByLabel('What the caller says');
  for (const [label, value] of [
    ['Phone', phone],
    ['Postal code', addresses[0]?.postalCode ?? ''],
  ] as const) {
    if (!(await isFocused(said))) await hand.click(said);
    await said.fill(value);
    if ((await chosenIn(confirm)) !== label) await hand.choose(confirm.getByLabel('Field'), label);
    await said.press('Enter');
    if (label === 'Phone') await confirm.getByText(/^Match/).waitFor();
  }
}

function isFocused(what: Locator): Promise<boolean> {
  return what.evaluate((element) => element === element.ownerDocument.activeElement);
}

function chosenIn(form: Locator): Promise<string | undefined> {
  return form.getByLabel('Field').evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.label);
}

async function signInThere(popup: Page, { email, password, totpSecret }: SignIn): Promise<void> {
  await popup.getByLabel('E-mail').fill(email);
  await popup.getByRole('textbox', { name: 'Password' }).fill(password);
  await popup.getByRole('button', { name: 'Sign in', exact: true }).click();
  await popup.getByLabel('Code from your authenticator app').fill(authenticatorApp(totpSecret)());
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Confirm code' }).click();
  await closed;
}

/** Why a seeded ticket cannot be worked without seeing a value that the card hides or shows in part. */
function reasonToReveal({ messages, writer }: SeedTicket): 'said' | 'call' | null {
  const { email, phone, dateOfBirth, memberId, addresses } = customerAt(writer);
  const unseen = [
    email,
    phone,
    dateOfBirth,
    ...(memberId === null ? [] : [memberId]),
    ...addresses.map(({ street }) => street),
  ];
  const of = (author: string) =>
    messages
      .filter((one) => one.author === author)
      .map(({ body }) => body)
      .join('\n');
  if (unseen.some((value) => of('agent').includes(value))) return 'said';
  return /\b(?:call me|call back|ring me|ring them|please call|can someone collect|call:? )/i.test(
    of('customer'),
  )
    ? 'call'
    : null;
}

function resultOf(worked: readonly Worked[], tickets: readonly SeedTicket[]): BenchResult {
  const of = (some: readonly Worked[], what: 'clicks' | 'seconds', q: number) =>
    percentile(Float64Array.from(some.map((one) => one[what])), q);
  const share = (reasons: readonly string[]) =>
    (100 * tickets.filter((ticket) => reasons.includes(reasonToReveal(ticket) ?? '')).length) /
    tickets.length;
  const [clicks, seconds] = [of(worked, 'clicks', 0.5), of(worked, 'seconds', 0.5)];
  const reveals = share(['said', 'call']);
  return {
    name: 'sidebar',
    unit: 'added seconds a ticket, Cordon in the frame beside the same page without it',
    rows: (['first of the shift', 'bound', 'caller'] as const).map((kind) => {
      const some = worked.filter((one) => one.kind === kind);
      return {
        label: kind,
        p50: of(some, 'seconds', 0.5),
        p99: of(some, 'seconds', 0.99),
        'added clicks': of(some, 'clicks', 0.5),
        'most clicks': of(some, 'clicks', 1),
        tickets: some.length,
      };
    }),
    ratios: [
      { label: 'added clicks a ticket, median of all', value: clicks },
      { label: 'added seconds a ticket, median of all', value: seconds },
      { label: 'tickets that need a reveal, %', value: reveals },
      { label: 'of these, needed only to place a call, %', value: share(['call']) },
    ],
    aims: [
      { label: `at most ${String(MOST_CLICKS)} clicks`, met: clicks <= MOST_CLICKS },
      { label: `at most ${String(MOST_SECONDS)} s`, met: seconds <= MOST_SECONDS },
      { label: `reveals on at most ${String(MOST_REVEALS)} % of tickets`, met: reveals <= MOST_REVEALS },
    ],
  };
}

report(await run(), process.argv.slice(2));
