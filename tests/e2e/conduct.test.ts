import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import {
  confirm,
  expectAccessible,
  expectAccessibleInEveryLook,
  newWindow,
  seat,
  type Seat,
} from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const STOPPED = 'It was decided that you do not work for a time.';

async function send(page: Page, title: string, act: string): Promise<void> {
  await page.getByRole('dialog', { name: title }).getByRole('button', { name: act }).click();
}

/** A form of the case, filled in by whoever decides. */
async function fill(page: Page, button: string, title: string, why: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog', { name: title }).getByLabel('Why').fill(why);
}

const goTo = async ({ page }: Seat, path: string): Promise<void> => {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

it(
  'a report becomes a case, the person is heard, two decide, access closes at once, and an appeal opens it again',
  { timeout: 240_000 },
  async () => {
    const leo = await seat(browser, installation, 'per_leo');
    await goTo(leo, '/my-conduct');
    await leo.page.getByRole('button', { name: 'Report something' }).click();
    const telling = leo.page.getByRole('dialog', { name: 'Report something you saw' });
    await telling.getByLabel('About').selectOption({ label: 'Ada Cruz' });
    await telling.getByLabel('What it is').selectOption('looked-without-reason');
    await telling.getByLabel('What you saw').fill('On Tuesday late she opened one customer again and again.');
    await expectAccessible(leo.page);
    await send(leo.page, 'Report something you saw', 'Sign and report it');
    await leo.page.getByText('Not looked at yet').waitFor();

    const olivia = await seat(browser, installation, 'per_olivia');
    const { page } = olivia;
    await goTo(olivia, '/conduct');
    await page.getByRole('button', { name: 'Open a case of it' }).click();
    await page
      .getByRole('dialog', { name: 'Open a conduct case' })
      .getByLabel('What happened')
      .fill('One customer was opened nine times on Tuesday without a ticket.');
    await send(page, 'Open a conduct case', 'Sign and open it');
    await confirm(olivia);
    await page.getByText('Facts are gathered').waitFor();
    await page.getByRole('button', { name: 'Ask for their side' }).click();
    await send(page, 'Ask the person for their side', 'Sign and ask');
    await page.getByText('The person has time to answer').waitFor();
    await expectAccessibleInEveryLook(page);
    const path = new URL(page.url()).pathname;

    const ada = await seat(browser, installation, 'per_ada');
    await goTo(ada, '/my-conduct');
    await ada.page.getByRole('button', { name: 'Give my side' }).click();
    await ada.page
      .getByRole('dialog', { name: 'Your side of it' })
      .getByLabel('What you did, and why')
      .fill('My lead asked me to find out where a parcel had gone.');
    await send(ada.page, 'Your side of it', 'Sign and send it');
    await ada.page.getByText('Two people decide', { exact: true }).waitFor();
    await expectAccessibleInEveryLook(ada.page);

    await page.reload();
    await fill(page, 'Say what you would decide', 'What you would decide', 'The log has no ticket for it.');
    const deciding = page.getByRole('dialog', { name: 'What you would decide' });
    await deciding.getByLabel('Step').selectOption('suspension');
    await deciding.getByLabel('Until the end of').fill('2099-01-01');
    await send(page, 'What you would decide', 'Sign it');
    await page.getByText('One decided, a second is asked').waitFor();
    await page.getByText('Somebody else has to decide with them.').waitFor();

    const vera = await seat(browser, installation, 'per_vera');
    await goTo(vera, '/conduct');
    await vera.page.getByRole('region', { name: 'Waits for you' }).getByRole('link').click();
    await vera.page.getByRole('button', { name: 'Decide the same: suspension' }).click();
    await confirm(vera);
    await vera.page.getByText('It is in force:').waitFor();
    await expectAccessibleInEveryLook(vera.page);

    // Her session is over at once; signed in anew she sees why nothing opens, and her own page.
    await ada.context.close();
    const again = await seat(browser, installation, 'per_ada');
    await goTo(again, '/tickets');
    await again.page.getByText(STOPPED).first().waitFor();
    await goTo(again, '/my-conduct');
    await again.page.getByRole('button', { name: 'Appeal' }).click();
    await again.page
      .getByRole('dialog', { name: 'Your appeal' })
      .getByLabel('What is wrong with the decision')
      .fill('The request of my lead stands in the log of our chat.');
    await send(again.page, 'Your appeal', 'Sign and appeal');
    await again.page.getByText('Two others decide your appeal').waitFor();
    await expectAccessibleInEveryLook(again.page);

    const priya = await seat(browser, installation, 'per_priya');
    await goTo(priya, path);
    await fill(
      priya.page,
      'Say how you would decide the appeal',
      'How you would decide the appeal',
      'The request was shown.',
    );
    await priya.page.getByRole('dialog').getByLabel('The appeal').selectOption('grant');
    await send(priya.page, 'How you would decide the appeal', 'Sign it');
    await confirm(priya);
    await priya.page.getByText('Appealed: a second is asked').waitFor();
    const sam = await seat(browser, installation, 'per_sam');
    await goTo(sam, path);
    await sam.page.getByRole('button', { name: 'Decide the same: grant it' }).click();
    await confirm(sam);
    await sam.page.getByText('Appeal granted').waitFor();

    await goTo(again, '/tickets');
    await again.page.getByRole('heading', { level: 1, name: 'My tickets' }).waitFor();
    expect(await again.page.getByText(STOPPED).count()).toBe(0);
    for (const { complaints } of [leo, olivia, vera, again, priya, sam]) expect(complaints).toEqual([]);
  },
);

it(
  'somebody reports without a name and learns by a code alone what became of it',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await newWindow(browser, installation.baseUrl);
    await page.goto('/report-conduct');
    await page
      .getByLabel('What you saw')
      .fill('At the last desk by the window a phone lies beside the keyboard.');
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Report it' }).click();
    const code = await page.locator('pre').textContent();
    await page.getByLabel('Code of an earlier report').fill(code ?? '');
    await page.getByRole('button', { name: 'Ask what became of it' }).click();
    await page.getByText('Not looked at yet').waitFor();
    await expectAccessible(page);
    const auditor = await seat(browser, installation, 'per_audra');
    await goTo(auditor, '/conduct-counts');
    await auditor.page.getByRole('region', { name: /^Cases by what/ }).waitFor();
    await expectAccessibleInEveryLook(auditor.page);
    expect([complaints, auditor.complaints]).toEqual([[], []]);
  },
);
