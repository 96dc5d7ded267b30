import { expect, it } from 'vitest';
import { draft } from '../../packages/server/src/agreements/index.ts';
import { confirm, expectAccessible, seat, type Seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const AGREEMENT = '/agreements/agr_harbor_brightline';

/** The step the bar marks. */
const step = ({ page }: Seat) => page.locator('[aria-current="step"]');

it('an agreement is suspended under an open screen, resumed, renewed in one click, and its history tells it', async () => {
  const officer = await seat(browser, installation, 'per_olivia');
  const agent = await seat(browser, installation, 'per_gia');
  const { page } = agent;
  const tickets = await installation.house.tickets.assignedTo('per_gia');
  const bound = tickets.find(({ binding }) => binding !== null);
  await page.goto(`/tickets/${bound?.id ?? ''}`);
  await page.getByRole('button', { name: 'Reveal E-mail' }).click();
  await page.getByRole('button', { name: 'Customer asked' }).click();
  await confirm(agent);
  await page.getByRole('group', { name: 'E-mail revealed' }).waitFor();

  await officer.page.goto(AGREEMENT);
  await step(officer).getByText('In force', { exact: true }).waitFor();
  await expectAccessible(officer.page);
  await officer.page.getByRole('button', { name: 'Suspend', exact: true }).click();
  const dialog = officer.page.getByRole('dialog', { name: 'Suspend the agreement with Brightline Support' });
  await dialog.getByText('In the next second').waitFor();
  await expectAccessible(officer.page);
  await dialog.getByRole('button', { name: 'Suspend now' }).click();
  const before = performance.now();
  await confirm(officer);
  await page.getByRole('heading', { name: 'The agreement is suspended' }).waitFor();
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(await page.getByRole('group', { name: 'E-mail revealed' }).count()).toBe(0);
  await expectAccessible(page);
  await dialog.getByText('Closed: 1 reveal.').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

  // Still signed in, and told again why nothing is shown.
  await page.getByRole('link', { name: 'Open my tickets again' }).click();
  await page.getByRole('heading', { name: 'The agreement is suspended' }).waitFor();

  await step(officer).getByText('Suspended', { exact: true }).waitFor();
  await officer.page.getByText('nothing is shown under it until Harbor Health resumes it').waitFor();
  await expectAccessible(officer.page);
  await officer.page.getByRole('button', { name: 'Resume' }).click();
  await step(officer).getByText('In force', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Open my tickets again' }).click();
  await page.getByRole('heading', { name: 'My tickets' }).waitFor();
  // The session went on, and its key with it: the next reveal is signed as before.
  await page.goto(`/tickets/${bound?.id ?? ''}`);
  await page.getByRole('button', { name: 'Reveal E-mail' }).click();
  await page.getByRole('button', { name: 'Customer asked' }).click();
  await page.getByRole('group', { name: 'E-mail revealed' }).waitFor();

  await officer.page.getByRole('button', { name: 'Renew' }).click();
  await officer.page.getByRole('button', { name: 'Sign for Harbor Health' }).waitFor();
  await officer.page.getByText('Sign version 2 first; then it waits for Brightline Support.').waitFor();
  expect(await step(officer).innerText()).toBe('In force');

  await officer.page.getByRole('tab', { name: 'History' }).click();
  const history = officer.page.getByRole('region', { name: 'History' });
  for (const [what, who] of [
    ['Proposed version 2', 'Olivia'],
    ['Resumed', 'Olivia'],
    ['Suspended', 'Olivia'],
    ['Signed version 1', 'Vera'],
  ] as const) {
    await history
      .getByRole('row', { name: new RegExp(`${what}.*${who}.*entry \\d+`) })
      .first()
      .waitFor();
  }
  await expectAccessible(officer.page);
  await history
    .getByRole('row', { name: /Suspended/ })
    .getByRole('link')
    .click();
  await officer.page
    .getByRole('dialog', { name: /^Entry/ })
    .getByText('Agreement suspended')
    .first()
    .waitFor();
  expect([...officer.complaints, ...agent.complaints]).toEqual([]);
});

it('a vendor sees an agreement once it is offered, and reads what to do with it', async () => {
  const { house } = installation;
  const [company, vendor] = [await house.people.company(), await house.people.vendor('pty_northgate')];
  if (company === null || vendor === null) throw new Error('the parties are gone');
  const from = house.now().toISOString();
  const until = new Date(house.now().getTime() + 30 * 86_400_000).toISOString();
  const actor = { person: 'per_victor', party: company.id, ip: null };
  const words = { company, vendor, source: 'harbor', title: 'Support anew', from, until };
  const id = await draft(house.agreementDeps, actor, words);

  const manager = await seat(browser, installation, 'per_victor');
  const nuno = await seat(browser, installation, 'per_nuno', { width: 390, scheme: 'dark' });
  await nuno.page.goto('/agreements');
  await nuno.page.getByRole('link', { name: 'Support agreement Northgate' }).waitFor();
  expect(await nuno.page.getByRole('link', { name: 'Support anew' }).count()).toBe(0);

  await manager.page.goto(`/agreements/${id}`);
  await step(manager).getByText('Draft', { exact: true }).waitFor();
  await expectAccessible(manager.page);
  await manager.page.getByRole('button', { name: 'Offer to Northgate' }).click();
  await step(manager).getByText('Offered', { exact: true }).waitFor();

  await nuno.page.goto(`/agreements/${id}`);
  await nuno.page.getByText('Offered to you: read version 1 and propose other words.').waitFor();
  await expectAccessible(nuno.page);
  expect(await nuno.page.getByRole('link', { name: 'Read and sign' }).count()).toBe(0);

  await manager.page.getByRole('button', { name: 'Withdraw the offer' }).click();
  await step(manager).getByText('Draft', { exact: true }).waitFor();
  await nuno.page.reload();
  await nuno.page.getByRole('alert').waitFor();
  expect(await nuno.page.getByText('Support anew').count()).toBe(0);
});
