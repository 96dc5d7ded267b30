import { expect, it } from 'vitest';
import { confirm, expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

/* One person's page, and the two dialogs beside it that give and take at once. */

const { installation, browser } = await stage();

it('a person’s page says what they may do and where they are signed in, and ends it', async () => {
  const agent = await seat(browser, installation, 'per_ada');
  await agent.page.goto('/tickets');
  const officer = await seat(browser, installation, 'per_sam');
  const { page } = officer;
  await page.goto('/vendors/pty_brightline');
  await page.getByRole('link', { name: 'Ada Cruz' }).click();
  await page.getByRole('heading', { name: 'Ada Cruz', level: 1 }).waitFor();
  await page.getByText('Nothing stops them.').waitFor();
  await page.getByText('tier1, order-support').waitFor();
  await expectAccessible(page);
  const sessions = page.getByRole('region', { name: 'Sessions' });
  await sessions.getByRole('button', { name: /^End session/ }).click();
  await sessions.getByText('Not signed in now.').waitFor();
  await agent.page.getByText('Your session has ended').waitFor();

  await page.getByRole('button', { name: 'Suspend Ada Cruz' }).click();
  await page.getByRole('button', { name: 'Suspend now' }).click();
  await page.getByRole('button', { name: 'Restore Ada Cruz' }).click();
  await confirm(officer);
  await page.getByRole('button', { name: 'Suspend Ada Cruz' }).waitFor();

  // Somebody else's people are nobody here.
  const other = await seat(browser, installation, 'per_nuno', { width: 390, scheme: 'dark' });
  await other.page.goto('/people/per_ada');
  await other.page.getByRole('heading', { name: 'Nobody here' }).waitFor();
  await other.page.goto('/people/per_rita');
  await other.page.getByRole('heading', { name: 'Rita Sousa' }).waitFor();
  await expectAccessible(other.page);
});

it('an agent makes a secret for another tool, and the whole vendor is shut out at once', async () => {
  const agent = await seat(browser, installation, 'per_ben');
  await agent.page.goto('/tickets');
  await agent.page
    .getByText(/In hand until/)
    .first()
    .click();
  await agent.page.getByRole('button', { name: 'Use another tool' }).click();
  await agent.page.getByRole('radio', { name: 'A tool that calls an API' }).check();
  await expectAccessible(agent.page);
  await agent.page.getByRole('button', { name: 'Make a secret' }).click();
  await confirm(agent);
  await agent.page
    .getByText(/minutes/)
    .first()
    .waitFor();
  await expectAccessible(agent.page);

  const officer = await seat(browser, installation, 'per_sam');
  await officer.page.goto('/vendors/pty_brightline');
  await officer.page.getByRole('button', { name: 'Suspend vendor' }).click();
  await officer.page.getByRole('dialog').waitFor();
  await expectAccessible(officer.page);
  expect(await officer.page.getByRole('dialog').innerText()).toContain('live session');
});

it('the vendor’s admin gives somebody another role, and what the old one opened ends at once', async () => {
  const agent = await seat(browser, installation, 'per_carla');
  await agent.page.goto('/tickets');
  const admin = await seat(browser, installation, 'per_vera');
  await admin.page.goto('/people/per_carla');
  await admin.page.getByRole('button', { name: /^Change role of/ }).click();
  await admin.page.getByRole('radio', { name: 'Team lead' }).check();
  await admin.page.getByText('1 live session closed', { exact: false }).waitFor();
  await expectAccessible(admin.page);
  await admin.page.getByRole('button', { name: 'Change role now' }).click();
  await confirm(admin);
  await admin.page.getByText(/^Team lead of/).waitFor();
  await agent.page.getByText('Your session has ended').waitFor();
});
