import { expect, it } from 'vitest';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat, type Seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

/** A vendor proposes, the company confirms, and whoever is no longer inside is out while the others work on. */
async function vendorProposes(sam: Seat): Promise<void> {
  const ada = await seat(browser, installation, 'per_ada');
  const ella = await seat(browser, installation, 'per_ella');
  await ella.page
    .getByText(/in hand/)
    .first()
    .waitFor();

  // Vera gives this machine to Cebu alone: she sees first whom that cuts off, herself among them.
  const vera = await seat(browser, installation, 'per_vera', { width: 390, scheme: 'dark' });
  await vera.page.goto('/networks');
  const form = vera.page.getByRole('form', { name: 'Add a network' });
  for (const range of ['127.0.0.1/32', '::1/128']) {
    await vera.page.getByRole('button', { name: `Remove ${range}` }).click();
    await form.getByLabel('Range').fill(range);
    await form.getByLabel('Label').fill('Cebu desk');
    await form.getByLabel('Site').selectOption('Cebu');
    await form.getByRole('button', { name: 'Put in' }).click();
  }
  const draft = vera.page.getByRole('region', { name: 'What this would do' });
  await draft.getByText('You would be locked out, where you are now.').waitFor();
  await draft.getByText(/2 people with a live session are cut off: Ada Cruz, Vera Santos/).waitFor();
  await expectAccessible(vera.page);
  await draft.getByRole('button', { name: 'Propose this change' }).click();
  await confirm(vera);
  await vera.page.getByText('Somebody else of the company confirms it.').waitFor();
  expect(await vera.page.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);
  await expectAccessible(vera.page);

  // Sam finds it where he starts, and confirms it with a fresh second factor.
  await sam.page.goto('/now');
  const waiting = sam.page.getByRole('article', { name: 'Change for Brightline Support' });
  await waiting.getByText(/cut off: Ada Cruz, Vera Santos/).waitFor();
  await waiting.getByText('The proposer would be locked out, where they were.').waitFor();
  await expectAccessible(sam.page);
  await waiting.getByRole('button', { name: 'Confirm the change for Brightline Support' }).click();
  await confirm(sam);
  await waiting.waitFor({ state: 'detached' });

  await ada.page.getByText('Nothing of a customer is left on this screen.').waitFor();
  // Loaded anew it says the same, and what to do; back on a network of the list, the session goes on.
  await ada.page.goto('/tickets');
  await ada.page.getByRole('heading', { name: 'You are on another network' }).waitFor();
  await ada.page.getByRole('link', { name: 'Try again' }).waitFor();
  await expectAccessible(ada.page);
  await ella.page.reload();
  await ella.page
    .getByText(/in hand/)
    .first()
    .waitFor();

  // The ranges of the whole vendor are gone; what was done stands with it.
  await sam.page.goto('/vendors/pty_brightline');
  await sam.page.getByText('Earlier changes').click();
  await sam.page.getByText(/confirmed by Sam Okafor/).waitFor();
  await sam.page.getByText('People cut off: 2.').waitFor();
  await expectAccessible(sam.page);
}

/** One person closes a hole at once, and another looks at it afterwards. */
async function holeIsClosed(sam: Seat, olivia: Seat): Promise<void> {
  await installation.house.world.pools.app.query(
    `INSERT INTO cordon.networks VALUES ('net_hole', 'pty_northgate', NULL, '10.0.0.0/8', 'For a test, long ago')`,
  );
  await sam.page.goto('/vendors/pty_northgate');
  await sam.page.getByRole('button', { name: 'Remove 10.0.0.0/8' }).click();
  const draft = sam.page.getByRole('region', { name: 'What this would do' });
  await draft.getByText('16,777,216 IPv4 addresses').waitFor();
  await draft.getByText('Nobody who is signed in is cut off.').waitFor();
  await expectAccessible(sam.page);
  await draft.getByRole('button', { name: 'Close now, reviewed afterwards' }).click();
  await sam.page.getByText('It waits for a second person to look at it.').waitFor();
  expect(await sam.page.getByRole('button', { name: 'I looked at it' }).count()).toBe(0);

  await olivia.page.goto('/now');
  await olivia.page.getByRole('button', { name: 'I looked at it' }).click();
  await olivia.page.getByRole('button', { name: 'I looked at it' }).waitFor({ state: 'detached' });
}

/** The company keeps a list of its own, and nobody locks everybody out. */
async function companyKeepsList(sam: Seat, olivia: Seat): Promise<void> {
  await olivia.page.goto('/settings?tab=networks');
  await olivia.page.getByText('No list is kept').waitFor();
  const form = olivia.page.getByRole('form', { name: 'Add a network' });
  await form.getByLabel('Range').fill('192.0.2.0/24');
  await form.getByLabel('Label').fill('Office');
  await form.getByRole('button', { name: 'Put in' }).click();
  await olivia.page.getByText('You would be locked out, where you are now.').waitFor();
  await expectAccessible(olivia.page);
  await olivia.page.getByRole('button', { name: 'Propose this change' }).click();

  await sam.page.setViewportSize({ width: 390, height: 900 });
  await sam.page.goto('/settings?tab=networks');
  await sam.page.getByLabel('How many people does this cut off?').fill('2');
  await expectAccessible(sam.page);
  await sam.page.getByRole('button', { name: /^Confirm the change/ }).click();
  await sam.page.getByText('nobody could undo it').waitFor();
  await sam.page.getByRole('button', { name: 'Withdraw' }).click();
  await sam.page.getByText('No list is kept').waitFor();
  await sam.page.getByText('How many people does this cut off?').waitFor({ state: 'detached' });
}

/** A site comes, is called otherwise, and is closed after it was said in numbers what that does. */
async function siteComesAndGoes(olivia: Seat): Promise<void> {
  const { page } = olivia;
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/vendors/pty_northgate');
  const sites = page.getByRole('region', { name: 'Sites' });
  await sites.getByRole('button', { name: 'Add site' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a site' });
  await adding.getByLabel('Name').fill('lisbon');
  await adding.getByLabel('Country').fill('pt');
  await expectAccessible(page);
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  await confirm(olivia);
  await adding.getByText('This name is in use already.').waitFor();
  await adding.getByLabel('Name').fill('Porto');
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  await sites.getByRole('button', { name: 'Rename Porto' }).click();
  const renaming = page.getByRole('dialog', { name: 'Rename Porto' });
  await renaming.getByLabel('Name').fill('Braga');
  await renaming.getByRole('button', { name: 'Rename' }).click();
  await sites.getByRole('button', { name: 'Close Braga' }).waitFor();
  await expectAccessible(page);

  await sites.getByRole('button', { name: 'Close Lisbon' }).click();
  const closing = page.getByRole('dialog', { name: 'Close Lisbon' });
  await closing.getByText('2 networks of this site let nobody in any more.').waitFor();
  await closing.getByText(/3 assignments at this site end/).waitFor();
  await expectAccessible(page);
  await closing.getByRole('button', { name: 'Close the site' }).click();
  await sites.getByRole('button', { name: 'Close Lisbon' }).waitFor({ state: 'detached' });
  await page.getByText('192.0.2.0/24', { exact: true }).waitFor({ state: 'detached' });
}

/** The auditor sees what was changed in their vendor, by whom, and opens its entries; of others nothing. */
async function auditorFollows(): Promise<void> {
  const audra = await seat(browser, installation, 'per_audra');
  const { page } = audra;
  await page.getByRole('link', { name: 'Changes of networks' }).first().click();
  const changes = page.getByRole('region', { name: 'Changes' });
  const row = changes.getByRole('row').filter({ hasText: '127.0.0.1/32' });
  await row.getByText('Vera Santos').waitFor();
  await row.getByText('Sam Okafor').waitFor();
  await row.getByText('confirmed it').waitFor();
  await row.getByText('People cut off: 2').waitFor();
  expect(await changes.getByText('192.0.2.0/24').count()).toBe(0);
  await expectAccessibleInEveryLook(page);
  await row
    .getByRole('link', { name: /^entry/ })
    .last()
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Networks confirmed').first().waitFor();
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press('Escape');
  // By their numbers: their vendor's entries open, in the list and in the ledger, and another vendor's do not.
  const { rows } = await installation.house.world.pools.app.query<{ party: string; entry: string }>(
    `SELECT party_id AS party, decided_entry AS entry FROM cordon.network_changes WHERE decided_entry IS NOT NULL`,
  );
  expect(new Set(rows.map(({ party }) => party)).size).toBeGreaterThan(1);
  for (const { party, entry } of rows) {
    for (const path of [`/api/accesses/${entry}`, `/api/ledger/entries/${entry}/proof`]) {
      expect((await page.request.get(path)).ok()).toBe(party === 'pty_brightline');
    }
  }
  expect(audra.complaints).toEqual([]);
}

/** Officers see everybody's, and narrow them to one. */
async function officerNarrows({ page }: Seat): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/network-changes');
  const changes = page.getByRole('region', { name: 'Changes' });
  await changes.getByText('Overtaken').or(changes.getByText('Withdrawn')).first().waitFor();
  await page.getByLabel('Whose networks').selectOption({ label: 'Northgate Contact' });
  await changes.getByText('10.0.0.0/8').waitFor();
  await changes.getByText('looked at it').waitFor();
  await changes.getByText('Brightline Support').first().waitFor({ state: 'detached' });
  await expectAccessibleInEveryLook(page);
}

it(
  'networks are changed by two people who see first whom it cuts off; one closes a hole at once',
  { timeout: 300_000 },
  async () => {
    const sam = await seat(browser, installation, 'per_sam');
    await vendorProposes(sam);
    const olivia = await seat(browser, installation, 'per_olivia');
    await holeIsClosed(sam, olivia);
    await siteComesAndGoes(olivia);
    await companyKeepsList(sam, olivia);
    await auditorFollows();
    await officerNarrows(olivia);
  },
);
