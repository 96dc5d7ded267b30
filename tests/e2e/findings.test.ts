import { composeFindingLife } from '../../packages/server/src/assurance/findingLife/compose.ts';
import { lookAtLives } from '../../packages/server/src/assurance/findingLife/jobs.ts';
import { expect, it } from 'vitest';
import { confirm, expectAccessibleInEveryLook, seat } from './browser.ts';
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

const DAY = 86_400_000;

/** As an input of type date has it. */
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

it(
  'a vendor plans, gives evidence and says that it is mended; an officer looks again and it is closed',
  { timeout: 180_000 },
  async () => {
    const { id } = await installation.house.findings.raise({
      ...{ kind: 'hint-mismatch', about: 'shop/per_ada', source: 'shop', vendor: 'pty_brightline' },
      ...{ agreement: 'agr_harbor_brightline', facts: { person: 'per_ada' } },
    });
    const vendor = await seat(browser, installation, 'per_vera', { width: 390 });
    const { page } = vendor;
    // It waits on the page that they land on.
    await page.getByRole('link', { name: 'The helpdesk named another person' }).click();
    await page.getByText('It can be said to be mended once there is evidence.').waitFor();
    await page.getByRole('button', { name: 'I answer for it' }).click();
    await page.getByText('Vera', { exact: false }).getByText('answers for it').first().waitFor();

    await page.getByRole('button', { name: 'Plan it' }).click();
    const plan = page.getByRole('dialog', { name: 'How it is mended' });
    await plan.getByLabel('Plan').fill('Each signs out of both when they leave the desk.');
    await plan.getByLabel('Mended by').fill(inDays(5));
    await expectAccessibleInEveryLook(page);
    await plan.getByRole('button', { name: 'Keep the plan' }).click();
    await page.getByRole('status').getByText('Mend it, give evidence, and say that it is done.').waitFor();

    await page.getByRole('button', { name: 'Give evidence' }).click();
    const evidence = page.getByRole('dialog', { name: 'Evidence' });
    await evidence.getByLabel('What shows it').fill('The rule hangs at each desk since Monday.');
    await evidence
      .locator('input[type=file]')
      .setInputFiles({ name: 'rule.txt', mimeType: 'text/plain', buffer: Buffer.from('Sign out of both.') });
    await evidence.getByRole('button', { name: 'Give it' }).click();
    await page.getByRole('link', { name: 'rule.txt (1 KB)' }).waitFor();
    await page.getByRole('button', { name: 'It is mended' }).click();
    await page.getByRole('status').getByText('Somebody else has to look again').waitFor();
    expect(await page.getByRole('button', { name: 'I looked again' }).count()).toBe(0);
    await expectAccessibleInEveryLook(page);

    const officer = await seat(browser, installation, 'per_olivia');
    await officer.page.goto(`/findings/${id}`);
    await officer.page.getByRole('button', { name: 'I looked again' }).click();
    const saw = officer.page.getByRole('dialog', { name: 'What you saw' });
    await saw.getByLabel('Yes, I saw that it is').check();
    await saw.getByLabel('What you looked at').fill('At three desks today: both were signed out.');
    await saw.getByRole('button', { name: 'Close the finding' }).click();
    await confirm(officer);
    await officer.page.getByText('Closed: another person looked again').waitFor();
    await officer.page.getByText('Nothing is left to do: a re-test passed.').waitFor();
    await expectAccessibleInEveryLook(officer.page);
    await officer.page.goto('/findings/trends');
    await officer.page
      .getByRole('img', { name: /Medium: half were closed within less than a day/ })
      .waitFor();
    await expectAccessibleInEveryLook(officer.page);
    expect([vendor.complaints, officer.complaints]).toEqual([[], []]);
  },
);

it(
  'a risk that two people accepted is open again by itself when its time is over',
  { timeout: 180_000 },
  async () => {
    const { house } = installation;
    const { id } = await house.findings.raise({
      ...{ kind: 'siem-silent', about: 'siem/rcv_old', source: null, vendor: null, agreement: null },
      facts: { receiver: 'rcv_old' },
    });
    const asker = await seat(browser, installation, 'per_sam');
    await asker.page.goto(`/findings/${id}`);
    await asker.page.getByRole('button', { name: 'Ask to live with it' }).click();
    const ask = asker.page.getByRole('dialog', { name: 'Live with it for a time' });
    await ask.getByLabel('Why').fill('The receiver is replaced next month.');
    await ask.getByLabel('Until').fill(inDays(20));
    await ask.getByRole('button', { name: 'Ask', exact: true }).click();
    await asker.page
      .getByRole('status')
      .getByText('An officer who neither asked nor owns it decides')
      .waitFor();
    expect(await asker.page.getByRole('button', { name: 'Accept the risk until then' }).count()).toBe(0);

    const officer = await seat(browser, installation, 'per_priya');
    await officer.page.goto(`/findings/${id}`);
    await officer.page.getByRole('button', { name: 'Accept the risk until then' }).click();
    await confirm(officer);
    await officer.page.getByText('Then it is open again by itself.').waitFor();

    await lookAtLives({ ...composeFindingLife(house), now: () => new Date(Date.now() + 40 * DAY) });
    await officer.page.reload();
    await officer.page.getByRole('cell', { name: 'The risk is accepted no more' }).waitFor();
    await officer.page.getByRole('cell', { name: 'It is overdue' }).waitFor();
    await officer.page.getByRole('button', { name: 'Ask to live with it' }).waitFor();
    expect([asker.complaints, officer.complaints]).toEqual([[], []]);
  },
);

it(
  'a reviewer records a finding and proposes a change, with before and now side by side',
  { timeout: 120_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_victor');
    const { page } = officer;
    await page.goto('/findings');
    await page.getByRole('button', { name: 'Record a finding' }).click();
    const record = page.getByRole('dialog', { name: 'Record a finding' });
    await record.getByLabel('About').selectOption('pty_brightline');
    await record.getByLabel('In one line').fill('Numbers on a wall');
    await record
      .getByLabel('What you saw')
      .fill('A board beside the desks shows numbers that agents wrote down.');
    await expectAccessibleInEveryLook(page);
    await record.getByRole('button', { name: 'Record it' }).click();
    await confirm(officer);
    await page.getByRole('heading', { name: 'Numbers on a wall' }).waitFor();
    await page.getByRole('button', { name: 'Propose a change' }).click();
    const propose = page.getByRole('dialog', { name: 'Propose a change' });
    await propose.getByLabel('What should change').selectOption('threshold');
    await propose.getByLabel('Threshold').selectOption({ index: 1 });
    await propose.getByLabel('What it should be').fill('Lower by a third, so that it is noticed sooner.');
    await propose.getByRole('button', { name: 'Propose it' }).click();
    const change = page.getByRole('article', { name: 'A threshold of watching' });
    await change.getByText('Before').waitFor();
    await change.getByText('Not in force yet').waitFor();
    await expectAccessibleInEveryLook(page);
    expect(officer.complaints).toEqual([]);
  },
);
