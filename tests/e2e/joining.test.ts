import { expect, it } from 'vitest';
import { askFor } from '../support/badges.ts';
import { confirm, expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'an agent reads what is missing, the vendor attests to it, lets somebody go and saves the proof',
  { timeout: 120_000 },
  async () => {
    const stop = askFor(installation.house, {
      ...{ clause: '4.17', kind: 'background-check', checks: ['criminal-record'] },
    });
    const agent = await seat(browser, installation, 'per_ada', { width: 390, scheme: 'dark' });
    await agent.page.goto('/joining/mine');
    await agent.page.getByText('Missing: criminal record.').waitFor();
    await expectAccessible(agent.page);
    expect(agent.complaints).toEqual([]);

    const admin = await seat(browser, installation, 'per_vera');
    const { page, complaints } = admin;
    await page.goto('/joining');
    await page.getByText('1 step open').first().waitFor();
    await expectAccessible(page);
    await page.getByText(/^All: /).click();
    const ada = page.getByRole('article', { name: /Ada/ });
    await ada.getByRole('button', { name: /Attest a check/ }).click();
    const dialog = page.getByRole('dialog', { name: /Attest to a check/ });
    await dialog.getByLabel('What was checked').selectOption('Criminal record');
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Made on').fill(day(-5));
    await dialog.getByLabel('Good until').fill(day(300));
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByLabel('Its paper').click();
    await (
      await chooser
    ).setFiles({ name: 'check.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Sign and attest' }).click();
    await confirm(admin);
    await ada.getByText('Checks attested to: 1').waitFor();
    await agent.page.reload();
    await agent.page.getByText('Background checked, clause 4.17').waitFor();
    await agent.page.getByText('Missing: criminal record.').waitFor({ state: 'detached' });

    await ada.getByRole('button', { name: /Leaves now/ }).click();
    const leaving = page.getByRole('dialog', { name: /leaves now/ });
    await leaving.getByText('In the next second:').waitFor();
    await leaving.getByRole('button', { name: 'Shut everything' }).click();
    await page.getByText(/All \d+ things they held are shut/).waitFor();
    await page.getByRole('img', { name: /the last shut/ }).waitFor();
    await expectAccessible(page);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the proof' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^leaver-lvr_.*\.json$/);
    await agent.page.goto('/tickets');
    await agent.page.getByRole('heading', { name: /Sign in/ }).waitFor();
    expect(complaints).toEqual([]);

    const company = await seat(browser, installation, 'per_olivia', { width: 390, scheme: 'dark' });
    await company.page.goto('/joining/leavers');
    await company.page.getByText('All shut').waitFor();
    await expectAccessible(company.page);
    await company.page.getByRole('link', { name: /Ada/ }).click();
    await company.page.getByText(/All \d+ things they held are shut/).waitFor();
    await expectAccessible(company.page);
    expect(company.complaints).toEqual([]);
    stop();
  },
);

it(
  'a near miss is told by nobody, something is learned from it, and the board tells of no small group',
  { timeout: 120_000 },
  async () => {
    const agent = await seat(browser, installation, 'per_ben', { width: 390, scheme: 'dark' });
    await agent.page.goto('/near-misses');
    await agent.page.getByLabel('What nearly happened').selectOption('An odd message or link');
    await agent.page
      .getByLabel('How it came about, and what stopped it')
      .fill('A mail asked me to sign in again, and its address had one letter too many');
    await expectAccessible(agent.page);
    await agent.page.getByRole('button', { name: 'Tell of it' }).click();
    await agent.page.getByText('Nothing yet.').waitFor();
    expect(agent.complaints).toEqual([]);

    const lead = await seat(browser, installation, 'per_vera');
    await lead.page.goto('/near-misses');
    await lead.page.getByRole('button', { name: /Say what is learned/ }).click();
    await lead.page
      .getByLabel('What everybody does from now on')
      .fill('Look at the address before signing in anywhere');
    await lead.page.getByRole('button', { name: 'Sign and show to everybody' }).click();
    await lead.page.getByText('Learned:').waitFor();
    await expectAccessible(lead.page);
    await agent.page.reload();
    await agent.page.getByText('Learned:').waitFor();

    await lead.page.goto('/awareness');
    await lead.page.getByText('How it is worked out').waitFor();
    await lead.page.getByText(/^Training current: \d+ %$/).click();
    await lead.page.getByText(/It weighs 30 of 100/).waitFor();
    await expectAccessible(lead.page);
    expect(lead.complaints).toEqual([]);
  },
);
