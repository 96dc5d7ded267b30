import type { Page } from 'playwright-core';
import type { Question } from '@cordon/core/people/courses';

/** Answers a paper that is drawn from a bank, as somebody who knows it or as somebody who guesses; it is not handed in. */
export async function answerPaper(page: Page, bank: readonly Question[], knows: boolean): Promise<void> {
  for (let nth = 0; ; nth++) {
    await page.getByText(new RegExp(`^Question ${String(nth + 1)} of`)).waitFor();
    const text = (await page.locator('h2').first().innerText()).trim();
    const question = bank.find((one) => one.text === text);
    if (question === undefined) throw new Error(`nobody asks ${text}`);
    const right = question.right.map((index) => question.answers[index] ?? '');
    if (question.kind === 'order') {
      const place = async (of: string) => (await page.locator('ol li > span').allInnerTexts()).indexOf(of);
      for (const [to, of] of (knows ? right : []).entries())
        for (let at = await place(of); at > to; at--)
          await page.getByRole('button', { name: `Up: ${of}`, exact: true }).press('Enter');
    } else {
      const chosen = knows ? right : question.answers.filter((one) => !right.includes(one)).slice(0, 1);
      for (const one of chosen)
        await page
          .getByRole(question.kind === 'single' ? 'radio' : 'checkbox', { name: one, exact: true })
          .check();
    }
    const next = page.getByRole('button', { name: 'Next question' });
    if (!(await next.isVisible())) return;
    await next.press('Enter');
  }
}
