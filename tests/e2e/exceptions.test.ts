import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { knowExceptions } from '../support/exceptions.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;
let conditions: ReturnType<typeof knowExceptions>;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

// One for each journey: an authenticator has few codes that are good at a time.
beforeEach(async () => {
  installation = await openTestInstallation();
  conditions = knowExceptions(installation.house);
});

afterEach(() => installation.close());

const exceptions = async (page: Page) => {
  await page.goto('/exceptions');
  await page.getByRole('heading', { level: 1, name: 'Leases and emergencies' }).waitFor();
};

/** Moves what ran into the past, as if nobody had looked for so long. */
const age = (table: 'leases' | 'emergencies', hours: number) =>
  installation.house.world.pools.app.query(
    `UPDATE cordon.${table} SET from_at = from_at - make_interval(hours => $1),
       until_at = until_at - make_interval(hours => $1), review_due_at = review_due_at - make_interval(hours => $1)
     WHERE reviewed_at IS NULL AND from_at IS NOT NULL`,
    [hours],
  );

/** A ticket that is tied to a customer, in Ada's hand. */
async function ticketInHand(): Promise<{ id: string; number: string }> {
  const { app } = installation.house.world.pools;
  const { rows } = await app.query<{ id: string; number: string }>(
    `SELECT id, external_id AS number FROM cordon.tickets
     WHERE assignee_id = 'per_ada' AND status <> 'closed' AND bound_by IN ('request', 'mail') ORDER BY id LIMIT 1`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('Ada has no such ticket');
  return found;
}

it(
  'a lease lets work go on while reports fail: asked by one side, agreed by the other, ended, reviewed',
  { timeout: 300_000 },
  async () => {
    conditions([{ clause: '4.4', kind: 'posture' }]);
    const { id } = await ticketInHand();
    const ada = await seat(browser, installation, 'per_ada');
    await ada.page.goto(`/tickets/${id}`);
    await ada.page.getByRole('alert').first().waitFor();
    await expectAccessible(ada.page);

    // The vendor's admin asks, with the keyboard alone.
    const vera = await seat(browser, installation, 'per_vera');
    await exceptions(vera.page);
    await vera.page.getByText('None so far').waitFor();
    await vera.page.getByRole('button', { name: 'Ask for a lease' }).press('Enter');
    const ask = vera.page.getByRole('dialog', { name: 'Ask for a continuity lease' });
    await ask.getByText(/By clause 4\.13/).waitFor();
    const send = ask.getByRole('button', { name: 'Ask the other party' });
    expect(await send.isDisabled()).toBe(true);
    await expectAccessibleInEveryLook(vera.page);
    await ask.getByRole('checkbox', { name: 'the state of devices' }).press('Space');
    await ask.getByRole('option', { name: 'Manila', exact: true }).waitFor({ state: 'attached' });
    await ask.getByLabel('Where').selectOption({ label: 'Manila' });
    await ask.getByLabel('For', { exact: true }).selectOption('2');
    await ask.getByLabel('Because of').selectOption('outage');
    await send.press('Enter');
    await confirm(vera);
    await ask.waitFor({ state: 'detached' });
    await vera.page.getByText('Waits for the other party').waitFor();
    expect(await vera.page.getByRole('button', { name: 'Agree' }).count()).toBe(0);
    await expectAccessibleInEveryLook(vera.page);

    // Olivia finds it where she starts.
    const olivia = await seat(browser, installation, 'per_olivia');
    await olivia.page.goto('/now');
    await olivia.page.getByText('Waits for you').waitFor();
    await olivia.page.getByRole('button', { name: 'Refuse', exact: true }).waitFor();
    await olivia.page.getByRole('button', { name: 'Agree' }).click();
    await confirm(olivia);
    await olivia.page.getByText('Runs', { exact: true }).waitFor();
    await expectAccessibleInEveryLook(olivia.page);

    await ada.page.reload();
    await ada.page
      .getByText(/in hand/)
      .first()
      .waitFor();
    expect(await ada.page.getByRole('button', { name: /^Reveal/ }).count()).toBe(0);
    await expectAccessible(ada.page);

    await vera.page.reload();
    await vera.page.getByRole('button', { name: 'End now' }).click();
    await vera.page.getByText(/To be reviewed/).waitFor();
    await ada.page.reload();
    await ada.page.getByRole('alert').first().waitFor();

    // Whoever agreed to it does not say that all was in order.
    await exceptions(olivia.page);
    await olivia.page.getByText(/To be reviewed/).waitFor();
    expect(await olivia.page.getByRole('button', { name: 'In order' }).count()).toBe(0);
    await expectAccessibleInEveryLook(olivia.page);
    await age('leases', 100);
    const priya = await seat(browser, installation, 'per_priya');
    await priya.page.goto('/now');
    await priya.page.getByText('Finding: not reviewed in time').waitFor();
    await expectAccessibleInEveryLook(priya.page);
    await priya.page.getByRole('button', { name: 'In order' }).click();
    await priya.page.getByText('Finding: not reviewed in time').waitFor({ state: 'detached' });
    await exceptions(priya.page);
    await priya.page.getByText('Reviewed: in order').waitFor();
    await expectAccessibleInEveryLook(priya.page);
    for (const { complaints } of [ada, vera, olivia, priya]) expect(complaints).toEqual([]);
  },
);

it(
  'in an emergency two colleagues open one case to a third, who closes it; nobody else sees it, and it is reviewed',
  { timeout: 300_000 },
  async () => {
    conditions([]);
    const { number } = await ticketInHand();
    const sam = await seat(browser, installation, 'per_sam');
    const { page } = sam;

    const askFor = async () => {
      await exceptions(page);
      await page.getByRole('button', { name: 'Ask for emergency access' }).click();
      const ask = page.getByRole('dialog', { name: 'Open one case in an emergency' });
      const picker = ask.getByRole('combobox', { name: 'Ticket' });
      await picker.click();
      const found = page.getByRole('listbox', { name: 'Ticket' }).getByRole('option');
      await found.first().waitFor();
      await expectAccessibleInEveryLook(page);
      await picker.fill('no such number');
      await page.getByText('No such ticket').waitFor();
      await picker.fill(number.toLowerCase());
      await found.filter({ hasText: number }).waitFor();
      await expect.poll(() => found.count()).toBe(1);
      await picker.press('ArrowDown');
      await picker.press('Enter');
      await ask.getByText(/By clause 4\.14 the case opens for 30 minutes/).waitFor();
      await ask.getByLabel('As which role sees it').selectOption('tier1');
      await ask.getByLabel('Because of').selectOption('legal-deadline');
      await expectAccessibleInEveryLook(page);
      await ask.getByRole('button', { name: 'Ask colleagues' }).click();
      return ask;
    };
    const first = await askFor();
    await confirm(sam);
    await first.waitFor({ state: 'detached' });
    await page.getByText(`sees the case of ticket ${number}`).waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await expectAccessibleInEveryLook(page);

    const olivia = await seat(browser, installation, 'per_olivia');
    const priya = await seat(browser, installation, 'per_priya');
    const approve = async (colleague: typeof sam, asked: boolean) => {
      await colleague.page.goto('/now');
      await colleague.page.getByRole('button', { name: 'Approve' }).click();
      if (asked) await confirm(colleague);
      await colleague.page.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
    };
    await approve(olivia, true);
    await olivia.page.getByText('1 more approval needed').waitFor();
    await expectAccessibleInEveryLook(olivia.page);
    await approve(priya, true);
    await priya.page.getByText('Runs', { exact: true }).waitFor();
    expect(await priya.page.getByRole('link', { name: 'Open the case' }).count()).toBe(0);

    await page.reload();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('link', { name: 'Open the case' }).click();
    await page.getByRole('heading', { name: 'Conversation' }).waitFor();
    expect(await page.getByRole('button', { name: /^Reveal|^Look up|^Confirm/ }).count()).toBe(0);
    await expectAccessibleInEveryLook(page);
    const address = page.url();
    await olivia.page.goto(address);
    await olivia.page.getByRole('alert').waitFor();
    await expectAccessible(olivia.page);

    await exceptions(page);
    await page.getByRole('button', { name: 'End now' }).click();
    await page.getByText(/To be reviewed/).waitFor();
    expect(await page.getByRole('button', { name: 'In order' }).count()).toBe(0);
    await page.goto(address);
    await page.getByRole('alert').waitFor();
    await exceptions(olivia.page);
    await olivia.page.getByRole('button', { name: 'Finding' }).click();
    await olivia.page.getByText('Reviewed: finding').waitFor();
    await expectAccessibleInEveryLook(olivia.page);

    // The next one is reviewed by nobody: that is a finding by itself.
    const second = await askFor();
    await second.waitFor({ state: 'detached' });
    await approve(olivia, false);
    await approve(priya, false);
    await age('emergencies', 30);
    await priya.page.goto('/now');
    await priya.page.getByText('Finding: not reviewed in time').waitFor();
    await expectAccessibleInEveryLook(priya.page);
    for (const { complaints } of [sam, olivia, priya]) expect(complaints).toEqual([]);
  },
);
