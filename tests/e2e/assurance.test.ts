import { expect, it } from 'vitest';
import type { AuditDeps } from '../../packages/server/src/assurance/audits/deps.ts';
import { composeAudits } from '../../packages/server/src/assurance/audits/index.ts';
import { lookAfterAudits } from '../../packages/server/src/assurance/audits/jobs.ts';
import { tokenIn } from '../support/assessments.ts';
import { confirm, expectAccessibleInEveryLook, newWindow, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const PDF = { name: 'lists.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 made up') };
const TITLE = 'Access lists were not handed in for the audit';
const ANSWER =
  'Both lists of October and November are in the file; a team lead now hands them in each month.';

/** As the agreement is in force, with its own duty to audit falling due each month instead of each year. */
function auditedMonthly(): AuditDeps {
  const deps = composeAudits(installation.house);
  return {
    ...deps,
    inForce: {
      async inForce(...asked) {
        const answer = await deps.inForce.inForce(...asked);
        if (!answer.ok) return answer;
        const { policy } = answer;
        const duties = policy.terms.duties.map((duty) =>
          duty.kind === 'audit' ? { ...duty, everyMonths: 1 } : duty,
        );
        return { ...answer, policy: { ...policy, terms: { ...policy.terms, duties } } };
      },
    },
  };
}

/*
 * That an audit is overdue is the company's own, and only an audit ends it. What the reviewer finds out of it is the vendor's:
 * that finding goes through the link to its end.
 */
it(
  'an overdue audit leads to a finding, which a vendor without an account answers, and another person closes',
  { timeout: 120_000 },
  async () => {
    await lookAfterAudits(auditedMonthly());

    const officer = await seat(browser, installation, 'per_olivia');
    const { page } = officer;
    await page.goto('/findings');
    await page.getByRole('link', { name: 'An audit is overdue' }).press('Enter');
    await page.getByText('The company mends it').waitFor();
    await page.getByRole('link', { name: 'Ask the vendor by a link' }).waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('link', { name: 'All findings' }).press('Enter');
    await page.getByRole('button', { name: 'Record a finding' }).press('Enter');
    const record = page.getByRole('dialog', { name: 'Record a finding' });
    await record.getByLabel('About').selectOption('pty_brightline');
    await record.getByLabel('The practice that it breaks').selectOption('regular-audits');
    await record.getByLabel('In one line').fill(TITLE);
    await record
      .getByLabel('What you saw')
      .fill('The audit under clause 9.1 is overdue: two lists are missing.');
    await record.getByRole('button', { name: 'Record it' }).press('Enter');
    await confirm(officer);
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    const at = page.url();

    await page.getByRole('link', { name: 'Ask the vendor by a link' }).press('Enter');
    await page.getByLabel('E-mail of whoever is to answer').fill('audit@brightline.example.com');
    await page.getByRole('button', { name: 'Send the link' }).press('Enter');
    await page.getByText('The link was mailed to').waitFor();

    const guest = await newWindow(browser, installation.baseUrl);
    await guest.page.goto(`/assessment#${tokenIn(await installation.mails())}`);
    await guest.page.getByRole('heading', { name: TITLE }).waitFor();
    await guest.page.getByText('two lists are missing').waitFor();
    expect(await guest.context.cookies()).toEqual([]);
    await guest.page.locator('input[type=file]').setInputFiles(PDF);
    await guest.page.getByText('File 1, PDF, 1 KB').waitFor();
    await guest.page.getByLabel('Your answer').fill(ANSWER);
    await guest.page.getByRole('radio', { name: 'It will be, by a day' }).press('Space');
    await guest.page.getByLabel('Mended by').waitFor();
    await expectAccessibleInEveryLook(guest.page);
    await guest.page.getByRole('radio', { name: 'It is mended' }).press('Space');
    await guest.page.getByRole('button', { name: 'Send your answer' }).press('Enter');
    await guest.page.getByText('It was said to be mended.').waitFor();
    await expectAccessibleInEveryLook(guest.page);

    await page.goto(at);
    const evidence = page.getByRole('article').filter({ hasText: ANSWER });
    await evidence.getByText('By a link, from somebody of the vendor without an account').waitFor();
    await evidence.getByRole('link', { name: 'File 1 (PDF, 1 KB)' }).waitFor();
    await page.getByRole('cell', { name: 'The vendor said by a link that it is mended' }).waitFor();
    await page.getByText('Whoever made the link does not look again at it.').waitFor();
    expect(await page.getByRole('button', { name: 'I looked again' }).count()).toBe(0);
    await expectAccessibleInEveryLook(page);

    const second = await seat(browser, installation, 'per_sam');
    await second.page.goto(at);
    await second.page.getByRole('button', { name: 'I looked again' }).press('Enter');
    const saw = second.page.getByRole('dialog', { name: 'What you saw' });
    await saw.getByLabel('Yes, I saw that it is').press('Space');
    await saw.getByLabel('What you looked at').fill('Both lists, against the roster of each month.');
    await saw.getByRole('button', { name: 'Close the finding' }).press('Enter');
    await confirm(second);
    await second.page.getByText('Nothing is left to do: a re-test passed.').waitFor();
    expect(await second.page.getByRole('link', { name: 'Ask the vendor by a link' }).count()).toBe(0);
    await expectAccessibleInEveryLook(second.page);

    await guest.page.goto(`/assessment#${tokenIn(await installation.mails())}`);
    await guest.page.getByText('It is closed. Nothing more is needed from you.').waitFor();
    expect([...officer.complaints, ...guest.complaints, ...second.complaints]).toEqual([]);
  },
);
