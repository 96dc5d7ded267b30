import { expect, it } from 'vitest';
import { accessesTo } from '../support/erasing.ts';
import { confirm, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'whom entries are about goes by two people, and privacy officer and auditor open it together',
  { timeout: 300_000 },
  async () => {
    const { house } = installation;
    const [index = -1] = await accessesTo(house, ['990001', '990001'], new Date());
    await accessesTo(house, ['990002'], new Date('2012-03-01T10:00:00Z'));

    // The privacy officer counts what would go, and proposes exactly that.
    const priya = await seat(browser, installation, 'per_priya');
    const { page } = priya;
    await page.goto('/erasing');
    await page.getByText('Nothing waits.').waitFor();
    await page.getByLabel('Number of the customer').fill('990003');
    await page.getByRole('button', { name: 'Count what would go' }).click();
    await page.getByText('No entry says that it is about this customer.').waitFor();
    await page.getByLabel('Number of the customer').fill('990001');
    await page.getByRole('button', { name: 'Count what would go' }).click();
    await page.getByText('Support agreement Brightline: 2 entries').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Propose to erase 2 entries' }).click();
    await confirm(priya);
    await page.getByText('Nothing goes until somebody else approves it.').waitFor();
    await page.getByText('Somebody else decides').waitFor();
    await page.getByLabel('Content past its term').check();
    await page.getByRole('button', { name: 'Count what would go' }).click();
    await page.getByRole('button', { name: 'Propose to erase 1 entry' }).click();
    await page.getByRole('article').nth(1).waitFor();

    // Another officer sees both, and approves.
    const olivia = await seat(browser, installation, 'per_olivia');
    await olivia.page.goto('/erasing');
    const asked = olivia.page.getByRole('article').filter({ hasText: 'customer 990001' });
    await asked.getByRole('button', { name: 'Approve, and erase now' }).click();
    await confirm(olivia);
    await asked.waitFor({ state: 'detached' });
    const past = olivia.page.getByRole('article').filter({ hasText: 'Content past its term' });
    await past.getByRole('button', { name: 'Approve, and erase now' }).click();
    await past.getByText('Done').waitFor();
    await expectAccessibleInEveryLook(olivia.page);

    // The entry of the pruned access says so, and proves its leaf.
    await olivia.page.goto(`/accesses?entry=${String(index + 2)}`);
    const drawer = olivia.page.getByRole('dialog');
    await drawer.getByText('Content removed').waitFor();
    await drawer.getByRole('button', { name: 'Verify in this browser' }).click();
    await drawer.getByText('The proof of the leaf holds').waitFor();
    await expectAccessibleInEveryLook(olivia.page);

    // So does the vendor's.
    const vera = await seat(browser, installation, 'per_vera');
    await vera.page.goto(`/accesses?entry=${String(index)}`);
    await vera.page.getByRole('dialog').getByText('Whom it was about was removed').waitFor();

    // What was erased hides no act: the privacy officer asks, the auditor agrees, both look.
    await page.goto('/erasing');
    await page.getByRole('button', { name: 'Ask to unseal' }).click();
    const dialog = page.getByRole('dialog', { name: 'Unseal what was erased' });
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole('button', { name: 'Ask the other side' }).click();
    await page.getByText('The other side decides').waitFor();
    const audra = await seat(browser, installation, 'per_audra');
    await audra.page.goto('/erasing');
    expect(await audra.page.locator('main').innerText()).not.toContain('990001');
    await audra.page.getByRole('button', { name: 'Agree to open it together' }).click();
    await confirm(audra);
    await audra.page.getByRole('button', { name: 'Show what was sealed' }).click();
    const table = audra.page.getByRole('table');
    await table.getByText('990001').first().waitFor();
    expect(await table.getByText('Yes, by its commitment').count()).toBe(2);
    await expectAccessibleInEveryLook(audra.page);
    expect([priya, olivia, vera, audra].flatMap(({ complaints }) => complaints)).toEqual([]);
  },
);
