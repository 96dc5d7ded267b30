import { expect, it } from 'vitest';
import { composeTrainingJobs } from '../../packages/server/src/people/training/compose.ts';
import { runAssignments } from '../../packages/server/src/people/training/running.ts';
import { composeCourses } from '../../packages/server/src/people/courses/compose.ts';
import { questionsOf } from '../../packages/server/src/people/courses/index.ts';
import { testPool } from '../support/database.ts';
import { knowExceptions } from '../support/exceptions.ts';
import { expectAccessible, expectAccessibleInEveryLook, seat, type Seat } from './browser.ts';
import { answerPaper } from './paper.ts';
import { stage } from './stage.ts';

const COURSE = 'clean-desk';
const { installation, browser } = await stage();

async function ticketInHand(): Promise<string> {
  const { rows } = await installation.house.world.pools.app.query<{ id: string }>(
    `SELECT id FROM cordon.tickets
     WHERE assignee_id = 'per_ada' AND status <> 'closed' AND bound_by IN ('request', 'mail') ORDER BY id LIMIT 1`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('Ada has no such ticket');
  return found.id;
}

/** Answers a paper of the course and hands it in. */
async function answer({ page }: Seat, knows: boolean): Promise<void> {
  await answerPaper(page, await questionsOf(composeCourses(installation.house), COURSE), knows);
  await page.getByRole('button', { name: 'Hand in' }).click();
}

/** Days pass for what stands of Ada's training: her papers and passes are moved back, and all else stays where it is. */
async function daysPass(days: number): Promise<void> {
  const owner = testPool(installation.database.ownerUrl, 1);
  await owner.query(
    `WITH papers AS (UPDATE cordon.course_attempts SET started_at = started_at - make_interval(days => $1),
       submitted_at = submitted_at - make_interval(days => $1) WHERE person = 'per_ada')
     UPDATE cordon.course_completions SET passed_at = passed_at - make_interval(days => $1) WHERE person = 'per_ada'`,
    [days],
  );
  await owner.end();
}

it(
  'a course opens access: failed, tried again, certified; it runs out, closes access, and its refresher opens it again',
  { timeout: 300_000 },
  async () => {
    knowExceptions(installation.house)([
      { clause: '6.2', kind: 'training', course: COURSE, maxAgeDays: 365, graceDays: 7, spacedDays: 30 },
    ]);
    const training = composeTrainingJobs(installation.house);
    await runAssignments(training);
    const ticket = await ticketInHand();
    const ada = await seat(browser, installation, 'per_ada');
    const { page } = ada;
    const refused = async (words: RegExp) => {
      await page.goto(`/tickets/${ticket}`);
      await page.getByText(words).first().waitFor();
    };
    const works = async () => {
      await page.goto(`/tickets/${ticket}`);
      await page
        .getByText(/in hand/)
        .first()
        .waitFor();
    };
    const takesIt = async (knows: boolean) => {
      await page.goto(`/courses/${COURSE}?section=quiz`);
      await page.getByRole('button', { name: 'Take the quiz' }).click();
      await answer(ada, knows);
    };

    await refused(/a course that you have not passed yet/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Take the course' }).first().press('Enter');
    await page.waitForURL(new RegExp(`/courses/${COURSE}`));
    await page.goto('/training/mine');
    await page.getByText(/You cannot work yet/).waitFor();
    await expectAccessibleInEveryLook(page);

    await takesIt(false);
    await page.getByRole('heading', { name: 'Not passed yet' }).waitFor();
    await refused(/a course that you have not passed yet/);
    await daysPass(1);
    await takesIt(true);
    await page.getByRole('heading', { name: 'Passed', exact: true }).waitFor();
    await works();
    await page.getByRole('link', { name: 'Today’s question' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My training' }).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save the certificate of/ }).press('Enter');
    expect((await saving).suggestedFilename()).toMatch(/^certificate-.*\.pdf$/);
    await page.getByText(/certificate in/).waitFor();
    await page.getByRole('heading', { name: 'Today’s question' }).waitFor();
    await expectAccessibleInEveryLook(page);

    const vera = await seat(browser, installation, 'per_vera');
    await vera.page.goto('/training');
    await vera.page.getByRole('heading', { name: 'Who has to do something' }).waitFor();
    await expectAccessibleInEveryLook(vera.page);
    await vera.page.getByRole('button', { name: 'Assign a course' }).press('Enter');
    await vera.page
      .getByRole('dialog', { name: 'Assign a course' })
      .getByLabel('Course')
      .selectOption('phishing');
    await expectAccessible(vera.page);

    // A year and eight days later.
    await daysPass(373);
    await refused(/has to be taken anew, and its grace is over/);
    await page.getByRole('link', { name: 'Take the course' }).first().press('Enter');
    await page.waitForURL(new RegExp(`/courses/${COURSE}`));
    await takesIt(true);
    await page.getByRole('heading', { name: 'Passed', exact: true }).waitFor();
    await works();
    for (const { complaints } of [ada, vera]) expect(complaints).toEqual([]);
  },
);
