import { expect, it } from 'vitest';
import { expectAccessible, seat, type Seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const HOUR = 3_600_000;
/** A time of day by the clock of UTC, some hours from now. */
const clock = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString().slice(11, 16);

const row = ({ page }: Seat, name: string) =>
  page.getByRole('region', { name: 'Work', exact: true }).getByRole('row').filter({ hasText: name });

/** Gives somebody a shift on every day, by the clock of UTC. */
async function giveShift({ page }: Seat, name: string, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `Assign work to ${name}` }).click();
  const dialog = page.getByRole('dialog', { name: `What ${name} works as` });
  await dialog.getByLabel('Works as').waitFor();
  await dialog.getByRole('switch', { name: 'Works in a shift' }).check();
  for (const day of ['Sat', 'Sun']) await dialog.getByRole('checkbox', { name: day }).check();
  await dialog.getByLabel('From').fill(from);
  await dialog.getByLabel('To', { exact: true }).fill(to);
  await dialog.getByLabel('Time zone').fill('UTC');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

it('a vendor gives out work with shifts, a lead swaps and extends them, and the company follows', async () => {
  const admin = await seat(browser, installation, 'per_vera');
  await admin.page.goto('/team');
  await row(admin, 'Ada Cruz').getByText('Works', { exact: true }).waitFor();
  await expectAccessible(admin.page);
  await giveShift(admin, 'Ben Flores', clock(-1), clock(1));
  await giveShift(admin, 'Carla Ramos', clock(-6), clock(-2));
  await row(admin, 'Ben Flores').getByText('Works', { exact: true }).waitFor();
  await row(admin, 'Carla Ramos').getByText('Off', { exact: true }).waitFor();

  const lead = await seat(browser, installation, 'per_leo');
  await lead.page.goto('/team');
  await lead.page.getByRole('button', { name: 'Swap the shift of Ben Flores' }).click();
  const swap = lead.page.getByRole('dialog', { name: 'Swap the shift of Ben Flores' });
  await swap.getByText('Each works the other’s shift once').waitFor();
  await expectAccessible(lead.page);
  await swap.getByRole('button', { name: 'Swap', exact: true }).click();
  await swap.waitFor({ state: 'detached' });
  await row(lead, 'Ben Flores').getByText('Off', { exact: true }).waitFor();
  await row(lead, 'Carla Ramos').getByText('Works', { exact: true }).waitFor();
  await row(lead, 'Ben Flores').getByText('swapped').waitFor();

  await lead.page.getByRole('button', { name: 'Extend the shift of Carla Ramos' }).click();
  const extend = lead.page.getByRole('dialog', { name: 'Extend the shift of Carla Ramos' });
  await extend.getByLabel('They stay on for').selectOption('4');
  await expectAccessible(lead.page);
  await extend.getByRole('button', { name: 'Extend', exact: true }).click();
  await extend.waitFor({ state: 'detached' });
  await row(lead, 'Carla Ramos').getByText('extended').waitFor();

  const manager = await seat(browser, installation, 'per_victor');
  await manager.page.goto('/vendors/pty_brightline');
  await row(manager, 'Carla Ramos').getByText('extended').waitFor();
  await expectAccessible(manager.page);
  await manager.page.getByRole('button', { name: 'End the work of Ivan Castro as tier2' }).click();
  const end = manager.page.getByRole('dialog', { name: 'End this work of Ivan Castro' });
  await end.getByRole('button', { name: 'End it now' }).click();
  await end.waitFor({ state: 'detached' });
  await row(manager, 'Ivan Castro').waitFor({ state: 'detached' });

  // The vendor is told who has no work, and gives it back in one click.
  await admin.page.reload();
  await admin.page.getByText('Agents without work').waitFor();
  await expectAccessible(admin.page);
  await admin.page.getByRole('button', { name: 'Give 1 what they were invited for' }).click();
  await row(admin, 'Ivan Castro').waitFor();
  for (const { complaints } of [admin, lead, manager]) expect(complaints).toEqual([]);
});

it('an access review is answered line by line and in bulk, drawn as it goes, and followed by the company', async () => {
  const agent = installation.visitor('per_gia');
  await agent.signIn();
  const { json } = await agent.get('/api/tickets');
  const [first] = (json as { items: { id: string }[] }).items;
  await agent.get(`/api/tickets/${first?.id ?? ''}`);

  const manager = await seat(browser, installation, 'per_victor');
  await manager.page.goto('/access-reviews');
  await manager.page.getByText('No review yet').waitFor();
  await expectAccessible(manager.page);
  await manager.page.getByRole('button', { name: 'Review now' }).click();
  await manager.page.getByRole('button', { name: 'Start the review' }).click();
  await manager.page.getByText('0 kept, 0 removed').waitFor();

  const lead = await seat(browser, installation, 'per_leo', { width: 420, scheme: 'dark' });
  await lead.page.goto('/team');
  await lead.page.getByRole('link', { name: 'Answer or follow it' }).click();
  await lead.page.getByRole('button', { name: /^Keep \d+ used in the last 30 days$/ }).click();
  await lead.page.getByText(/^[1-9]\d* kept, 0 removed/).waitFor();
  await lead.page.getByRole('button', { name: 'Remove Finn Aquino as tier1, order-support' }).click();
  await lead.page.getByText(/kept, 1 removed/).waitFor();
  await expectAccessible(lead.page);
  expect(await lead.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  await manager.page.reload();
  await manager.page.getByText(/kept, 1 removed/).waitFor();
  await expectAccessible(manager.page);
  expect(await manager.page.getByRole('button', { name: 'Keep' }).count()).toBe(0);
  await manager.page.goto('/exceptions');
  await manager.page.getByText('None so far').waitFor();
  await expectAccessible(manager.page);
  for (const { complaints } of [lead, manager]) expect(complaints).toEqual([]);
});

it('an open screen closes when its work ends, says why and what next, and goes on by itself', async () => {
  const vera = installation.visitor('per_vera');
  await vera.signIn();
  const sql = (text: string, values: readonly unknown[] = []) =>
    installation.house.world.pools.app.query(text, [...values]);
  const { rows } = await sql(
    `SELECT id FROM cordon.assignments WHERE person_id = 'per_dan' AND ended_at IS NULL`,
  );
  const id = (rows[0] as { id: string }).id;
  const dan = await seat(browser, installation, 'per_dan');
  const { page } = dan;
  await page.getByRole('button', { name: 'Take next ticket' }).click();
  const subject = page.getByRole('region', { name: 'Conversation' }).getByRole('heading', { level: 2 });
  await subject.waitFor();
  const read = page.url();

  // Off shift by somebody's hand: the ticket leaves the screen, and comes back when the shift is extended.
  const change = (kind: 'on' | 'off', because: 'swap' | 'extend') =>
    installation.house.assignments.change(
      [{ assignment: id, kind, because, start: Date.now() - 1000, end: Date.now() + HOUR }],
      'per_leo',
      new Date(),
    );
  await change('off', 'swap');
  await page.getByText('You are off shift.').waitFor();
  expect(await page.getByRole('region', { name: 'Conversation' }).count()).toBe(0);
  await page.getByText(/ask your team lead to extend your shift/).waitFor();
  await expectAccessible(page);
  await change('on', 'extend');
  await subject.waitFor();
  expect(page.url()).toBe(read);
  expect(await page.getByText('You are off shift.').count()).toBe(0);

  expect((await vera.post(`/api/assignments/${id}/end`, {})).status).toBe(200);
  await page.getByText('This work was taken off you.').waitFor();
  await page.getByText('Nothing of a customer is left on this screen.').waitFor();
  expect(await subject.count()).toBe(0);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Back to my tickets' }).click();
  await page.waitForURL('**/tickets');

  // Suspended, the screen closes with the reason, which the sign-in page says to this browser again.
  await sql(`UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'per_dan'`);
  await installation.house.identity.sessions.revokePerson('per_dan', { ip: null });
  await page.getByRole('heading', { name: 'Your access is suspended' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.getByText('Ask your team lead or your vendor admin.').waitFor();
  await expectAccessible(page);
  expect(dan.complaints).toEqual([]);
});
