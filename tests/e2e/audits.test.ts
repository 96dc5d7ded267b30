import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeAudits } from '../../packages/server/src/assurance/audits/index.ts';
import { lookAfterAudits } from '../../packages/server/src/assurance/audits/jobs.ts';
import { beat } from '../../packages/server/src/ledger/witnessing/heartbeat.ts';
import { askAll } from '../../packages/server/src/ledger/witnessing/round.ts';
import { cordon } from '../commands/cordon.ts';
import { startWitnessOf, type TestWitness } from '../support/witness.ts';
import { confirm, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();
let witness: TestWitness;
let folder: string;

beforeAll(async () => {
  witness = await startWitnessOf(installation.house);
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-audit-'));
});
afterAll(async () => {
  await witness.close();
  await rm(folder, { recursive: true, force: true });
});

it(
  'an auditor plans, draws what neither side could choose, signs the report, and a stranger repeats the draw',
  { timeout: 240_000 },
  async () => {
    const auditor = await seat(browser, installation, 'per_audra');
    const { page } = auditor;
    await page.goto('/audits');
    await page.getByText('No audit yet').waitFor();
    await page.getByRole('button', { name: 'Plan an audit' }).press('Enter');
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const plan = page.getByRole('dialog', { name: 'Plan an audit' });
    await plan.getByLabel('From').fill(day(-30));
    await plan.getByLabel('Until').fill(day(0));
    await plan.getByLabel('Clauses to conclude on').fill('2.1');
    await plan
      .getByLabel('How sure')
      .selectOption({ label: 'A first look: 60 % sure that at most 40 % deviate' });
    await expectAccessibleInEveryLook(page);
    await plan.getByRole('button', { name: 'Plan it' }).press('Enter');

    await page.getByRole('button', { name: 'Make a secret number and commit to it' }).waitFor();
    await expectAccessibleInEveryLook(page);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make a secret number and commit to it' }).press('Enter');
    const nonce = (await readFile(await (await saving).path(), 'utf8')).trim();
    await page.getByText('Waits for a witness').waitFor();

    await askAll(installation.house.witnessingJobs.round, true);
    await lookAfterAudits(composeAudits(installation.house));
    await page.getByLabel('Your secret number').fill(nonce, { timeout: 20_000 });
    await page.getByText(/The ledger has no entry of this period|Each is in a list/).waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Open it and draw' }).press('Enter');

    await page.getByRole('heading', { name: /^Papers, 0 of/ }).waitFor();
    const papers = await page.getByRole('button', { name: /^Fill in: / }).count();
    expect(papers).toBeGreaterThan(0);
    for (let nth = 0; nth < papers; nth++) {
      await page
        .getByRole('button', { name: /^Fill in: / })
        .first()
        .press('Enter');
      for (const group of await page.getByRole('radiogroup').all()) {
        await group.getByText(nth === 0 ? 'No' : 'Yes', { exact: true }).click();
      }
      if (nth === 0) {
        await page.getByLabel('What deviates').fill('The roster shows no reason for this role.');
        await expectAccessibleInEveryLook(page);
      }
      await page.getByRole('button', { name: 'Sign the paper' }).press('Enter');
      await page
        .getByRole('heading', { name: `Papers, ${String(nth + 1)} of ${String(papers)} filled in` })
        .waitFor();
    }

    await page.getByRole('button', { name: 'Ask for evidence' }).press('Enter');
    const ask = page.getByRole('dialog', { name: 'Ask for evidence' });
    await ask.getByLabel('What is asked for').fill('The list of courses taken.');
    await ask.getByLabel('By when').fill(day(14));
    await ask.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
    await page.getByRole('article', { name: 'The list of courses taken.' }).waitFor();

    await page.getByRole('link', { name: 'One request for evidence is not answered yet.' }).waitFor();

    await page.getByRole('button', { name: 'Add an interview' }).press('Enter');
    const interview = page.getByRole('dialog', { name: 'Add an interview' });
    await interview.getByLabel('Who, by their function').fill('Team lead of the night shift');
    await interview.getByLabel('When').fill(day(-40));
    await interview.getByLabel('What was said').fill('Lists are kept by hand.');
    await expectAccessibleInEveryLook(page);
    await interview.getByRole('button', { name: 'Keep it' }).press('Enter');
    await page.getByText('Lists are kept by hand.').waitFor();
    await page.getByText('Older than the period of this audit').waitFor();

    await vendorAnswers();

    await page.getByLabel('Conclusion', { exact: true }).selectOption('met-with-exceptions');
    await page.getByLabel('Because').fill('One person has a role without a reason.');
    await page.getByRole('button', { name: 'Conclude: clause 2.1' }).press('Enter');
    await page.getByRole('button', { name: 'Sign the report' }).press('Enter');
    await confirm(auditor);
    await page.getByRole('button', { name: 'Repeat the draw in this browser' }).press('Enter');
    await page.getByText(/^It holds: all/).waitFor();
    await expectAccessibleInEveryLook(page);

    const report = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the signed report' }).press('Enter');
    const file = path.join(folder, 'report.pdf');
    await writeFile(file, await readFile(await (await report).path()));
    const keys = ['--key', installation.house.book.vkey, '--key', witness.vkey];
    const proving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save its proof' }).press('Enter');
    const entry = path.join(folder, 'report.tlog-proof');
    await writeFile(entry, await readFile(await (await proving).path()));
    const pem = async (name: string) => {
      const kept = path.join(folder, name);
      await writeFile(
        kept,
        await page.evaluate(async (at) => (await fetch(at)).text(), `/api/signing/${name}`),
      );
      return kept;
    };
    const trust = ['--anchor', await pem('signatures.pem'), '--tsa-anchor', await pem('timestamps.pem')];
    // What is published is what a witness has cosigned.
    const { round, heartbeat } = installation.house.witnessingJobs;
    await beat({ ...heartbeat, claim: () => Promise.resolve(true) });
    await askAll(round, true);
    const log = path.join(folder, 'log');
    for await (const { path: name, bytes } of installation.house.book.files()) {
      await mkdir(path.dirname(path.join(log, name)), { recursive: true });
      await writeFile(path.join(log, name), bytes);
    }
    const verified = cordon(['audit', 'verify', file, ...keys, ...trust, '--entry', entry, '--log', log]);
    expect(verified.stderr).toContain('so has the log that was given');
    expect(verified.status).toBe(0);
    await page.getByText('One exception stays a finding until a re-audit is reported.').waitFor();
    expect(auditor.complaints).toEqual([]);

    const officer = await seat(browser, installation, 'per_olivia');
    await officer.page.goto('/findings');
    await officer.page.getByText('An audit found that something was not as agreed').first().waitFor();
    await officer.page.goto('/audits');
    await officer.page.getByText('Waits for responses').waitFor();
    await expectAccessibleInEveryLook(officer.page);
  },
);

async function vendorAnswers(): Promise<void> {
  const vendor = await seat(browser, installation, 'per_vera');
  const { page } = vendor;
  await page.goto('/audit-requests');
  const request = page.getByRole('article', { name: 'The list of courses taken.' });
  await request.waitFor();
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'courses.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('course,passed\n'),
  });
  await request.getByRole('button', { name: 'Save courses.csv' }).waitFor();
  await request.getByLabel('Your answer').fill('The list is attached.');
  await expectAccessibleInEveryLook(page);
  await request.getByRole('button', { name: 'Sign the answer' }).press('Enter');
  await request.getByText('Answered', { exact: true }).waitFor();
  expect(vendor.complaints).toEqual([]);
  await vendor.context.close();
}
