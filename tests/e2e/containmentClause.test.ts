import { expect, it } from 'vitest';
import { signWithAdded } from '../../packages/server/src/demo/shop/agreement.ts';
import { placeTogether } from '../support/together.ts';
import { confirm, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'a case says by which clause Cordon closed something, and leads to the end of the agreement and back',
  { timeout: 180_000 },
  async () => {
    const { house } = installation;
    await signWithAdded(house, [['7.4', 'containment', { automatic: 'suspend-agent', hours: 3 }]]);
    await placeTogether(house, ['per_ada', 'per_ben', 'per_carla'], 'canary', '0');
    await house.watched.containing.afterSignals();

    const officer = await seat(browser, installation, 'per_olivia');
    const { page } = officer;
    await page.goto('/incidents');
    await page
      .getByRole('article')
      .getByRole('link', { name: /Ada Cruz/ })
      .click();
    const contained = page.getByRole('region', { name: 'Contained' });
    await contained.getByText('a person decides within 3 hours: clause 7.4').waitFor();
    await contained
      .getByRole('article', { name: 'Suspend Ada Cruz' })
      .getByText('By Cordon itself, by clause 7.4')
      .waitFor();
    await expectAccessibleInEveryLook(page);

    await page.getByRole('button', { name: 'It is real' }).first().click();
    const judge = page.getByRole('dialog', { name: 'It is real' });
    await judge.getByLabel('Why').fill('They were seen doing it together.');
    await judge.getByRole('button', { name: 'It is real' }).click();
    await confirm(officer);
    await judge.waitFor({ state: 'detached' });
    const shutOut = contained.getByRole('button', { name: 'Shut out everybody of Brightline Support' });
    await shutOut.click();
    await shutOut.waitFor({ state: 'detached' });
    const end = contained.getByRole('link', { name: 'End the agreement: ' });
    await end.waitFor();
    await expectAccessibleInEveryLook(page);

    await end.click();
    const dialog = page.getByRole('dialog', { name: 'End the agreement with Brightline Support' });
    await dialog.getByText('Proposed by an incident').waitFor();
    expect(await dialog.getByRole('radio', { name: 'The vendor broke it' }).isChecked()).toBe(true);
    await expectAccessibleInEveryLook(page);
    const leave = dialog.getByRole('checkbox', { name: /Or leave them/ });
    await dialog.getByLabel('Type Brightline Support to go on').fill('Brightline Support');
    if ((await leave.count()) > 0) await leave.check();
    await dialog.getByRole('button', { name: 'End agreement now' }).click();
    await dialog.getByText('The agreement is ended.').waitFor();

    await page.goto('/incidents');
    await page
      .getByRole('article')
      .getByRole('link', { name: /Ada Cruz/ })
      .click();
    const ended = contained.getByRole('article', { name: 'The agreement is ended: ' });
    await ended.getByRole('link', { name: /entry/ }).waitFor();
    await expectAccessibleInEveryLook(page);
    expect(officer.complaints).toEqual([]);
  },
);
