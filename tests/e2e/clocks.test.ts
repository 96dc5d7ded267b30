import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { lookAtClocks } from '../../packages/server/src/monitoring/clocks/jobs.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { confirm, expectAccessibleInEveryLook, openBrowser, seat, type Seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;
/** Records what was known before the page is opened. */
let olivia: Visitor;

beforeAll(async () => {
  [browser, installation] = await Promise.all([openBrowser(), openTestInstallation()]);
  olivia = installation.visitor('per_olivia');
  await olivia.signIn();
  await olivia.stepUp();
});

afterAll(async () => {
  await browser.close();
  await installation.close();
});

/** Records a fact by the form, all of it with the keyboard's own ways. */
async function record(
  { page }: Seat,
  kind: string,
  fill: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.getByRole('button', { name: 'Record a fact' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Record a fact' });
  await dialog.getByLabel('What is known').selectOption({ label: kind });
  for (const [label, value] of Object.entries(fill)) {
    const field = dialog.getByLabel(label);
    if (label === 'No') await dialog.getByRole('radio', { name: 'No', exact: true }).check();
    else if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await dialog.getByRole('button', { name: 'Record it' }).press('Enter');
}

it(
  'an officer starts the clocks of an incident, fills a draft until nothing is missing, and gives the notice',
  { timeout: 240_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_priya');
    const { page } = officer;
    const closed = () => page.getByRole('dialog', { name: 'Record a fact' }).waitFor({ state: 'detached' });
    await page.goto('/clocks');
    await page.getByText('No clock runs', { exact: true }).waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByText('Start clocks of an incident that Cordon did not find').click();
    await page.getByLabel('Number of the incident').fill('inc_harbor');
    await page.getByRole('button', { name: 'Open it' }).press('Enter');
    await page.getByText('Nothing so far.', { exact: false }).waitFor();
    await record(officer, 'The company became aware', { 'Zone in which days are counted': 'Europe/Dublin' });
    await confirm(officer);
    await closed();
    const authority = page.getByRole('article', {
      name: 'Supervisory authority, GDPR Article 33(1)',
      exact: true,
    });
    await authority.getByText(/left$/).waitFor();
    await authority
      .getByText(/Europe\/Dublin, UTC/)
      .first()
      .waitFor();
    await authority.getByText('Why, and how it is counted').click();
    await authority.getByText('Whether the GDPR applies is not told: taken as yes.').waitFor();
    await page.getByText('Not told yet, and taken on the safe side').waitFor();
    await expectAccessibleInEveryLook(page);

    await record(officer, 'Whether HIPAA applies', { No: 'yes' });
    await closed();
    await record(officer, 'How many people are affected', { 'How many': '37' });
    await closed();
    await record(officer, 'How many records', { 'How many': '40' });
    await closed();
    await record(officer, 'Kinds of people affected', { 'One a line': 'customers' });
    await closed();
    await record(officer, 'Kinds of data', { 'One a line': 'names\naddresses' });
    await closed();
    await record(officer, 'What happened', {
      'In plain words': 'Records were read that no ticket explained.',
    });
    await closed();

    await page.getByRole('button', { name: /Draft the notice: Supervisory authority/ }).press('Enter');
    const draft = page.getByRole('dialog', { name: /Supervisory authority/ });
    await draft.getByText('3 missing').waitFor();
    await draft.getByText(/whom to ask, and how; the likely consequences/).waitFor();
    await expectAccessibleInEveryLook(page);
    await draft
      .getByLabel('Whom to ask, and how')
      .fill('Data protection officer, privacy@harbor.example.com');
    await draft.getByLabel('The likely consequences').fill('Unwanted mail.');
    await draft.getByLabel('What was done and what will be').fill('The account was closed.');
    await draft.getByText('Nothing is missing').waitFor();
    await draft.getByLabel('Mail it to').fill('dpa@authority.example.com');
    await draft.getByLabel('The categories of people and how many they are').fill('customers: 36 people.');
    await draft.getByRole('button', { name: 'Give the notice' }).press('Enter');
    await draft.getByText(/another number of people than the ledger/).waitFor();
    await draft.getByLabel('The categories of people and how many they are').fill('customers: 37 people.');
    await draft.getByRole('button', { name: 'Give the notice' }).press('Enter');
    await draft.waitFor({ state: 'detached' });
    await page.getByText('About to be mailed to dpa@authority.example.com').waitFor();

    await lookAtClocks(installation.house.clockDeps);
    expect((await installation.mails()).some((mail) => mail.includes('customers: 37 people.'))).toBe(true);
    await page.reload();
    await page.getByText('Mailed to dpa@authority.example.com', { exact: false }).waitFor();
    await authority.waitFor({ state: 'hidden' });
    await expectAccessibleInEveryLook(page);

    await page.getByRole('button', { name: /Draft the notice: Those affected, GDPR/ }).press('Enter');
    const letter = page.getByRole('dialog', { name: /Those affected, GDPR/ });
    const saved = page.waitForEvent('download');
    await letter.getByRole('button', { name: 'Save as PDF' }).press('Enter');
    expect((await saved).suggestedFilename()).toMatch(/^notice-ntc_[0-9a-f]+\.pdf$/);
    await page.getByText('Made as a file').waitFor();

    await record(officer, 'The risk for those affected', { Risk: 'high' });
    await closed();
    await record(officer, 'Whom to ask', {
      'Name or office': 'Privacy office',
      'E-mail': 'privacy@harbor.example.com',
    });
    await closed();
    await record(officer, 'Likely consequences', { 'In plain words': 'Unwanted mail.' });
    await closed();
    await record(officer, 'What was done', { 'In plain words': 'The account was closed.' });
    await closed();
    await page.getByRole('button', { name: /Draft the notice: Those affected, GDPR/ }).press('Enter');
    const toPeople = page.getByRole('dialog', { name: /Those affected, GDPR/ });
    await toPeople
      .getByLabel('Addresses of those affected')
      .fill('mail\nada@people.example\nnobody\nben@people.example');
    await toPeople.getByText('2 addresses. No address in line 3.').waitFor();
    await expectAccessibleInEveryLook(page);
    await toPeople.getByRole('button', { name: 'Mail it to 2 people, each by themselves' }).press('Enter');
    await toPeople.waitFor({ state: 'detached' });
    await page.getByText('Mailed to 0 of 2 people').waitFor();
    await lookAtClocks(installation.house.clockDeps);
    await page.reload();
    await page.getByText('Mailed to 2 of 2 people, each by themselves').waitFor();
    expect(officer.complaints).toEqual([]);
  },
);

it(
  'a time that was typed too early is corrected, and the list shows what is due by either reading',
  { timeout: 240_000 },
  async () => {
    const at = new Date(Date.now() - 6 * 86_400_000).toISOString();
    const early = { kind: 'company-aware', exact: true, at, zone: 'Europe/Dublin' };
    expect(await olivia.post('/api/clocks/inc_early/facts', early)).toMatchObject({ status: 200 });
    const officer = await seat(browser, installation, 'per_sam');
    const { page } = officer;
    await page.goto('/clocks/inc_early');
    await page.getByRole('button', { name: /^Correct: The company became aware/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Correct a fact' });
    await expectAccessibleInEveryLook(page);
    const local = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000 - 3_600_000);
    await dialog.getByLabel('When it was so').fill(local.toISOString().slice(0, 16));
    await dialog.getByLabel('Why it was wrong').fill('The wrong day was typed.');
    await dialog.getByRole('button', { name: 'Correct it' }).press('Enter');
    await confirm(officer);
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('The wrong day was typed.', { exact: false }).waitFor();
    const authority = page.getByRole('article', {
      name: 'Supervisory authority, GDPR Article 33(1)',
      exact: true,
    });
    await authority.getByText(/^\d days? .*left$/).waitFor();
    await authority.getByText(/As corrected\. Strictly, with what was taken back: overdue/).waitFor();
    await expectAccessibleInEveryLook(page);

    await page.goto('/clocks');
    const incident = page.getByRole('region', { name: 'Incident inc_early' });
    const line = incident.getByText(/Supervisory authority, GDPR Article 33\(1\)/);
    await incident.getByText(/as corrected; strictly overdue by 3 days/).waitFor();
    await line.click();
    await incident
      .getByText(/^80 %: /)
      .first()
      .waitFor();
    await incident
      .getByText(/counted from a time that was stated and taken back since/)
      .first()
      .waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('link', { name: 'Facts and notices of inc_early' }).click();
    await page.getByRole('button', { name: /^Take back: The company became aware/ }).press('Enter');
    const back = page.getByRole('dialog', { name: 'Take a fact back' });
    await back.getByLabel('Why it was wrong').fill('Nobody knew before it was recorded.');
    await back.getByRole('button', { name: 'Take it back' }).press('Enter');
    await back.waitFor({ state: 'detached' });
    await page.getByText('Nobody knew before it was recorded.', { exact: false }).waitFor();
    expect(officer.complaints).toEqual([]);
  },
);

it('a vendor’s admin sees the clock of the agreement alone', { timeout: 120_000 }, async () => {
  const at = new Date().toISOString();
  for (const fact of [
    { kind: 'company-aware', exact: true },
    { kind: 'contract', agreement: 'agr_harbor_brightline' },
    { kind: 'vendor-aware', exact: true },
  ]) {
    const dated = { ...fact, at, zone: 'Asia/Manila' };
    expect(await olivia.post('/api/clocks/inc_vendor/facts', dated)).toMatchObject({ status: 200 });
  }
  const { page } = await seat(browser, installation, 'per_vera');
  await page.goto('/clocks/inc_vendor');
  await page.getByRole('article', { name: /clause 7\.1/ }).waitFor();
  expect(await page.getByRole('article').count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Record a fact' }).count()).toBe(0);
  await expectAccessibleInEveryLook(page);
});
