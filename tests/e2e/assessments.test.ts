import { expect, it } from 'vitest';
import { questionSet, questionsOf } from '../../packages/core/src/assurance/index.ts';
import { tokenIn } from '../support/assessments.ts';
import { confirm, expectAccessibleInEveryLook, newWindow, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const PDF = { name: 'evidence.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 made up') };
const LAST = 'Are mistakes that people tell of themselves taken as help, and not punished?';

const mailedLink = async (): Promise<string> =>
  `${installation.baseUrl}/assessment#${tokenIn(await installation.mails())}`;

/** Everything but the last question, as whoever has the link would answer it one by one. */
async function answerMost(link: string): Promise<void> {
  const set = questionSet(1);
  const answers = (set === null ? [] : questionsOf(set)).slice(0, -1).map(({ id, answer }) => {
    const value = {
      ...{ 'yes-no': 'yes', date: new Date().toISOString().slice(0, 10), number: '1' },
      choice: answer.kind === 'choice' ? (answer.options[0]?.id ?? '') : '',
    }[answer.kind];
    const gap =
      id === 'phy-phones' ? { value: 'no', text: 'Phones are on the desks of one site until March.' } : {};
    return { question: id, value, text: '', ...gap };
  });
  const answer = await fetch(`${installation.baseUrl}/api/assessment/answers`, {
    method: 'POST',
    headers: {
      ...{ origin: installation.baseUrl, 'content-type': 'application/json' },
      authorization: `Link ${link.split('#')[1] ?? ''}`,
    },
    body: JSON.stringify({ answers }),
  });
  expect(answer.status).toBe(200);
}

it(
  'a vendor without an account answers by a link, then a finding of it; the company reviews both',
  { timeout: 240_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_sam');
    const { page } = officer;
    await page.goto('/questionnaires');
    await page.getByText('No vendor was asked yet').waitFor();
    await page.getByRole('button', { name: 'Ask a vendor' }).press('Enter');
    const asking = page.getByRole('dialog', { name: 'Ask a vendor' });
    await asking.getByLabel('Vendor').selectOption('Brightline Support');
    await asking.getByRole('button', { name: 'Send the questions' }).press('Enter');
    await confirm(officer);
    await page.getByRole('heading', { name: 'Assessment of Brightline Support', level: 1 }).waitFor();
    await page.getByText('second factor, as Cordon enforces it').first().waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('link', { name: 'Links for people without an account' }).press('Enter');
    await page.getByLabel('E-mail of whoever is to answer').fill('compliance@brightline.example.com');
    await page.getByRole('button', { name: 'Send the link' }).press('Enter');
    await page.getByText('The link was mailed to').waitFor();
    await expectAccessibleInEveryLook(page);

    const link = await mailedLink();
    await answerMost(link);
    const guest = await newWindow(browser, installation.baseUrl);
    await guest.page.goto(link);
    await guest.page
      .getByRole('heading', { name: 'Harbor Health asks Brightline Support', level: 1 })
      .waitFor();
    // The token is neither in the address bar nor in anything another page could read.
    expect(guest.page.url()).not.toContain('#');
    expect(await guest.context.cookies()).toEqual([]);
    const question = guest.page.getByRole('article', { name: LAST });
    await question.getByRole('radio', { name: 'Partly' }).press('Space');
    await question.getByText('A few words are wanted with this answer.').waitFor();
    const words = question.getByRole('textbox');
    await words.fill('In two of three teams, the third by spring.');
    await words.blur();
    await guest.page.getByText('Your answers are kept.').waitFor();
    await question.locator('input[type=file]').setInputFiles(PDF);
    await question.getByText('File 1, PDF, 1 KB').waitFor();
    await expectAccessibleInEveryLook(guest.page);
    await guest.page.getByRole('button', { name: 'Hand it in' }).press('Enter');
    await guest.page.getByText('It is handed in.').waitFor();

    await page.goto('/questionnaires');
    await page.getByText('Waits for your review').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('link', { name: 'Brightline Support' }).press('Enter');
    await page.getByRole('heading', { name: 'By practice' }).waitFor();
    await page.getByRole('button', { name: /^Accept the \d+ answers/ }).press('Enter');
    const phones = page.getByRole('article', {
      name: 'Are phones, cameras and paper kept away from the desks?',
    });
    await phones.getByRole('button', { name: 'Raise a finding' }).press('Enter');
    await page.getByText('The finding is raised.').waitFor();
    await expectAccessibleInEveryLook(page);

    const found = await installation.house.findingStore.list({ open: true, vendors: null });
    const finding = found.find(({ kind }) => kind === 'assessment-gap')?.id ?? '';
    await page.goto(`/links/finding/${finding}`);
    await page.getByLabel('E-mail of whoever is to answer').fill('site@brightline.example.com');
    await page.getByRole('button', { name: 'Send the link' }).press('Enter');
    await page.getByText('The link was mailed to').waitFor();
    await guest.page.goto(await mailedLink());
    await guest.page
      .getByRole('heading', { name: 'A vendor answered that it does not do what is asked' })
      .waitFor();
    await guest.page.locator('input[type=file]').setInputFiles(PDF);
    await guest.page.getByText('File 1, PDF, 1 KB').waitFor();
    await guest.page.getByLabel('Your answer').fill('Lockers stand at every door since Monday.');
    await expectAccessibleInEveryLook(guest.page);
    await guest.page.getByRole('button', { name: 'Send your answer' }).press('Enter');
    await guest.page.getByText('Your answer was sent.').waitFor();
    await page.reload();
    await page.getByText('Lockers stand at every door since Monday.').waitFor();

    await page.getByRole('button', { name: /^Take away the link/ }).press('Enter');
    await page.getByText('Taken away').waitFor();
    const ended = await newWindow(browser, installation.baseUrl);
    await ended.page.goto(await mailedLink());
    await ended.page.getByText('This link was used already or has expired.').waitFor();
    expect([...officer.complaints, ...guest.complaints, ...ended.complaints]).toEqual([]);
  },
);

it(
  'a vendor states what it has, the company accepts it, and sees what risk is left',
  { timeout: 240_000 },
  async () => {
    const vendor = await seat(browser, installation, 'per_vera');
    await vendor.page.goto('/attestations');
    await vendor.page.getByRole('button', { name: 'State something' }).press('Enter');
    const stating = vendor.page.getByRole('dialog', { name: 'State something about your company' });
    await stating.getByLabel('Who made it').fill('Certifier North');
    await stating.getByLabel('What it covers').fill('Support from Manila and Cebu');
    await stating.getByLabel('Made on, or its period began on').fill(new Date().toISOString().slice(0, 10));
    const until = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
    await stating.getByLabel('Good until the end of').fill(until);
    await expectAccessibleInEveryLook(vendor.page);
    await stating.getByRole('button', { name: 'Sign it' }).press('Enter');
    await confirm(vendor);
    const card = vendor.page.getByRole('article', { name: 'SOC 2 report, type 2' });
    await card.locator('input[type=file]').setInputFiles(PDF);
    await card.getByRole('link', { name: 'File 1' }).waitFor();

    const officer = await seat(browser, installation, 'per_priya');
    const { page } = officer;
    await page.goto('/attestations');
    await page.getByRole('button', { name: 'Accept' }).press('Enter');
    await confirm(officer);
    await page.getByText('Counts', { exact: true }).waitFor();
    await expectAccessibleInEveryLook(page);

    await page.goto('/risk');
    await page.getByRole('img', { name: /^Brightline Support: residual risk/ }).waitFor();
    await page.getByText('Every number of it').first().press('Enter');
    await expectAccessibleInEveryLook(page);
    await page.getByRole('link', { name: 'Impact assessments of purposes' }).press('Enter');
    await page.getByRole('button', { name: 'Assess it: order support' }).press('Enter');
    const assessing = page.getByRole('dialog', { name: 'Assess: order support' });
    await assessing.getByRole('textbox').first().waitFor();
    for (const field of await assessing.getByRole('textbox').all())
      if ((await field.getAttribute('type')) !== 'date')
        await field.fill('Only what the case needs is shown, masked first.');
    await expectAccessibleInEveryLook(page);
    await assessing.getByRole('button', { name: 'Sign it' }).press('Enter');
    await page.getByText('The risk to people is acceptable with the measures named.').waitFor();
    await expectAccessibleInEveryLook(page);
    expect([...vendor.complaints, ...officer.complaints]).toEqual([]);
  },
);
