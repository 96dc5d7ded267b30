import type { BrowserContext } from 'playwright-core';
import { expect, it } from 'vitest';
import { seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

/** The server takes the first key, and the page that sent it never hears of it. */
async function lostAnswer(context: BrowserContext): Promise<void> {
  await context.route(
    '**/api/session/key',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
}

it('a page left while it registers its signing key does not leave the person unable to act', async () => {
  const { page, code } = await seat(browser, installation, 'per_gia', { trouble: lostAnswer });
  const tickets = await installation.house.tickets.assignedTo('per_gia');
  const bound = tickets.find(({ binding }) => binding !== null);
  // The request of the page before is held by the route above: its end is no part of what this page has to wait for.
  await page.goto(`/tickets/${bound?.id ?? ''}`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Reveal E-mail' }).click();
  await page.getByRole('button', { name: 'Customer asked' }).click();
  const confirm = page.getByRole('dialog', { name: 'Confirm it is you' });
  await confirm.getByLabel('Code from your authenticator app').fill(await code());
  await confirm.getByRole('button', { name: 'Confirm code' }).click();
  await page.getByRole('group', { name: 'E-mail revealed' }).waitFor();

  const { rows } = await installation.house.world.pools.app.query(
    // Beside the key of the sign-in at which the demo's agents signed their undertaking.
    "SELECT 1 FROM cordon.session_keys WHERE person_id = 'per_gia' AND session_id <> 'demo-per_gia'",
  );
  expect(rows).toHaveLength(1);
});
