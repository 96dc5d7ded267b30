import { expect, it } from 'vitest';
import { expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const AGREEMENT = '/agreements/agr_harbor_brightline';

it(
  'one side changes clauses and sees who gains sight; the other confirms what was written by hand',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await seat(browser, installation, 'per_victor');
    await page.goto(`${AGREEMENT}?tab=edit`);
    const reveals = page.getByRole('group', { name: 'Clause 4.7' });
    await reveals.getByLabel('Reveals in a shift').fill('20');
    await reveals.getByText('An agent reveals at most 20 values in a shift.').waitFor();
    await page.getByText('0 agents gain sight of 0 fields, 0 agents lose sight of 0 fields.').waitFor();
    await expectAccessible(page);

    // More than the clause allows is said at once, and cannot be saved.
    const save = page.getByRole('button', { name: 'Save as a new version' });
    await reveals.getByLabel('Reveals in a shift').fill('5000');
    await reveals.getByText('max must be a whole number from 0 to 500').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await reveals.getByLabel('Reveals in a shift').fill('20');
    await reveals.getByText('An agent reveals at most 20 values in a shift.').waitFor();

    // What goes is counted over people and fields.
    await page.getByRole('button', { name: 'Remove clause 2.4' }).click();
    await page.getByText(/^0 agents gain sight of 0 fields, \d+ agents lose sight of 4 fields\.$/).waitFor();
    await expectAccessible(page);
    await page.reload();

    const hand = page.getByRole('group', { name: 'Clause 4.8' });
    await hand.getByLabel('Write clause 4.8 by hand').check({ force: true });
    await hand.getByText('This clause no longer reads as its template').waitFor();
    await hand.getByLabel('Text').fill('Forty look-ups a shift are enough.');
    await hand.getByText('Waits for Brightline Support to confirm what it does').waitFor();
    await expectAccessible(page);
    const second = page.getByRole('group', { name: 'Clause 4.6' });
    await second.getByLabel('Write clause 4.6 by hand').press('Space');
    await second.getByLabel('Text').fill('Not too many customers in a shift.');
    await save.click();
    await page.getByText('You look at version 2 (newest, not in force)').waitFor();
    await page.getByText('Clauses 4.6, 4.8 written by hand').waitFor();
    expect(await page.getByRole('button', { name: /^Confirm / }).count()).toBe(0);
    await expectAccessible(page);

    // The version in force is what one sees first.
    await page.goto(AGREEMENT);
    await page.getByText('You look at version 1 (in force); newest is 2, unsigned.').waitFor();
    await page.getByText('An agent makes at most 40 look-ups in a shift').waitFor();
    await expectAccessible(page);

    const vera = await seat(browser, installation, 'per_vera');
    await vera.page.goto(AGREEMENT);
    await vera.page.getByRole('button', { name: 'Look at version 2' }).click();
    await vera.page.getByText('One person makes at most 40 lookups in a shift, misses included.').waitFor();
    await vera.page.getByRole('button', { name: 'Confirm clause 4.8 for Brightline Support' }).waitFor();
    await expectAccessible(vera.page);
    await vera.page.getByRole('button', { name: 'Confirm all 2 for Brightline Support' }).click();
    await vera.page.getByText('You look at version 3 (newest, not in force)').waitFor();
    expect(await vera.page.getByText('written by hand').count()).toBe(0);
    await vera.page.getByRole('tab', { name: 'Versions and signatures' }).click();
    await vera.page.getByRole('button', { name: 'Sign for Brightline Support' }).waitFor();
    await expectAccessible(vera.page);
    expect([...complaints, ...vera.complaints]).toEqual([]);
  },
);

it('shows who owes what, in light and dark, wide and narrow, and what the law still asks for', async () => {
  // One sign-in: the second within half a minute would need another code.
  const { page, complaints } = await seat(browser, installation, 'per_audra');
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(`${AGREEMENT}?tab=responsibilities`);
    const row = page.getByRole('row', { name: /4\.1 Second factor/ });
    await row.getByText('Met').waitFor();
    await row.getByText(/All \d+ people with an account have a second factor/).waitFor();
    await expectAccessible(page);
    // One sheet, in letters of 7 pt at least.
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    const printed = page.getByRole('row', { name: /4\.1 Second factor/ }).getByText('The gate asks for');
    const points = await printed.evaluate(
      (cell) => parseFloat(getComputedStyle(cell).fontSize) * 0.75 * cell.currentCSSZoom,
    );
    expect(Math.round(points * 100)).toBeGreaterThanOrEqual(700);
    await page.emulateMedia({ media: null });
    await page.goto(AGREEMENT);
    await page.getByRole('region', { name: 'Completeness' }).getByText('Good practice: ').waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('tab', { name: 'Change' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  }
});
