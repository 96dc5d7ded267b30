import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { composeCourses } from '../../packages/server/src/people/courses/compose.ts';
import { questionsOf } from '../../packages/server/src/people/courses/index.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { answerPaper } from './paper.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();
const deps = composeCourses(installation.house);

const answer = async (page: Page, course: string, knows: boolean) =>
  answerPaper(page, await questionsOf(deps, course), knows);

it(
  'an agent reads a course, goes on where they left, fails the quiz, waits, and passes it',
  { timeout: 180_000 },
  async () => {
    const agent = await seat(browser, installation, 'per_ada');
    const { page } = agent;
    await page.goto('/courses');
    await page.getByRole('link', { name: 'Phishing and social engineering', exact: true }).waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('link', { name: 'Begin: Phishing and social engineering' }).press('Enter');
    await page.getByRole('heading', { name: 'Why they come to you' }).waitFor();
    await page.getByRole('button', { name: 'Next section' }).press('Enter');
    const heading = page.getByRole('heading', { name: 'A mail taken apart' });
    await heading.waitFor();
    expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByRole('img', { name: /A mail with four places marked/ }).waitFor();
    await page.getByLabel('Reply and ask whether it is real.').check();
    await page.getByRole('button', { name: 'See what comes of it' }).press('Enter');
    await page.getByText('The one who wrote it will say yes.').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByText('1 of 7 sections read').waitFor();

    // Another day, at another browser.
    await page.goto('/courses/phishing');
    await page.getByRole('heading', { name: 'A mail taken apart' }).waitFor();
    await page.getByRole('button', { name: 'Quiz', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Take the quiz' }).click();
    await expectAccessible(page);
    await answer(page, 'phishing', false);
    await page.reload();
    await page.getByText('Question 8 of 8.').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('heading', { name: 'Not passed yet' }).waitFor();
    await page.getByText('The next paper is given after a short wait').waitFor();
    await expectAccessibleInEveryLook(page);
    expect(agent.complaints).toEqual([]);

    // The wait itself is held by a test with a clock of its own: here the paper is moved to an hour ago.
    await installation.house.world.pools.app.query(
      `UPDATE cordon.course_attempts SET started_at = started_at - interval '1 hour', submitted_at = submitted_at - interval '1 hour'`,
    );
    await page.goto('/courses/phishing?section=quiz');
    await page.getByRole('button', { name: 'Take the quiz' }).click();
    await answer(page, 'phishing', true);
    await page.getByText('All questions are answered.').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('heading', { name: 'Passed', exact: true }).waitFor();
    await page.getByText('8 of 8 right').waitFor();
    await page.getByRole('link', { name: 'To my courses' }).click();
    await page.getByRole('link', { name: 'Read again: Phishing and social engineering' }).waitFor();
    expect(agent.complaints).toEqual([]);
  },
);

it(
  'an officer writes a course, sees what is wrong and how it reads, and publishes it',
  { timeout: 120_000 },
  async () => {
    const officer = await seat(browser, installation, 'per_priya');
    const { page } = officer;
    await page.goto('/course-register');
    await page.getByRole('heading', { name: 'Data security in support' }).waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Write a course' }).click();
    await page.getByLabel('Id', { exact: true }).fill('our-rules');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    const text = page.getByLabel('Text of the course');
    const good = await text.inputValue();
    await text.fill(good.replace('pass: 80', 'pass: 8'));
    await page.getByText('pass is a number from 50 to 100').waitFor();
    await expectAccessible(page);
    await text.fill(good.replace('title: A course of our own', 'title: Rules of our house'));
    await page.getByRole('heading', { name: 'Rules of our house' }).waitFor();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Saved, and ready to be published.').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await confirm(officer);
    await page.getByRole('heading', { name: 'Rules of our house' }).waitFor();
    await page.getByText('your own, passed by 0 people').waitFor();
    expect(officer.complaints).toEqual([]);
  },
);

it(
  'a vendor’s admin imports who passed elsewhere, after seeing what it would do',
  { timeout: 120_000 },
  async () => {
    const vera = await seat(browser, installation, 'per_vera');
    const { page } = vera;
    await page.goto('/completions');
    const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    const { email } = installation.signInOf('per_ben');
    await page
      .getByLabel('Or the lines themselves')
      .fill(`person,course,passed\n${email},privacy,${day}\nx@example.com,privacy,${day}\n`);
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByText('1 completion would be new, 0 stood already, 1 line cannot be taken.').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Take in 1 completion' }).click();
    await confirm(vera);
    await page.getByText(/1 completion taken in, as entry/).waitFor();
    const row = page
      .getByRole('region', { name: 'Imported completions' })
      .getByRole('row', { name: /Ben Flores/ });
    await row.getByText(/Vera Santos/).waitFor();
    await expectAccessible(page);
    expect(vera.complaints).toEqual([]);
  },
);
