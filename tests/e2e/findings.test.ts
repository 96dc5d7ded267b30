import { expect, it } from 'vitest';
import { expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it('a finding says whom it is about by name, to whoever may know them', { timeout: 120_000 }, async () => {
  const { findings, tickets } = installation.house;
  const [ticket] = await tickets.assignedTo('per_ada');
  const [id, number] = [ticket?.id ?? '', ticket?.externalId ?? ''];
  await findings.raise({
    ...{ kind: 'ticket-contested', about: `shop/${id}/requester`, source: 'shop', vendor: 'pty_brightline' },
    ...{ agreement: null, facts: { ticket: id, person: 'per_ada', decided: 'per_olivia' } },
  });
  const about = `shop / ticket ${number} / requester`;

  const { page, complaints } = await seat(browser, installation, 'per_olivia');
  await page.goto('/findings');
  const card = page.getByRole('article', { name: 'Whose ticket it is was changed in the helpdesk' });
  await card.getByText(about, { exact: true }).waitFor();
  await card.getByText(/person: Ada Cruz\..*decided: Olivia Hart\./).waitFor();
  await expectAccessibleInEveryLook(page);

  const vendor = await seat(browser, installation, 'per_vera');
  await vendor.page.goto('/findings');
  await vendor.page.getByText(about, { exact: true }).waitFor();
  await vendor.page.getByText(/person: Ada Cruz\..*decided: per_olivia\./).waitFor();
  expect([complaints, vendor.complaints]).toEqual([[], []]);
});
