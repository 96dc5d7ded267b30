import { expect, it } from 'vitest';
import { expectAccessible, newWindow, seat } from './browser.ts';
import { plugIn } from './newcomer.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'codes are printed, one lets in who lost their app, and a new factor ends the exception',
  { timeout: 120_000 },
  async () => {
    const before = await seat(browser, installation, 'per_gia');
    await before.page.goto('/settings');
    await before.page.getByText('No backup codes').waitFor();
    await before.page.getByRole('button', { name: 'Make backup codes' }).click();
    const shown = before.page.getByRole('dialog', { name: 'Your backup codes' });
    await shown.getByRole('listitem').first().waitFor();
    const codes = await shown.getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    await expectAccessible(before.page);
    const [saved] = await Promise.all([
      before.page.waitForEvent('download'),
      shown.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('cordon-backup-codes.txt');
    await before.page.keyboard.press('Escape');
    await before.page.getByText('10 backup codes left').waitFor();

    const { page, complaints } = await newWindow(browser, installation.baseUrl, {
      scheme: 'dark',
    });
    const { email, password } = installation.signInOf('per_gia');
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Not at hand? Use a backup code' }).click();
    await expectAccessible(page);
    await page.getByLabel('Backup code').fill(codes[0]?.toLowerCase() ?? '');
    await page.getByRole('button', { name: 'Use this code' }).click();
    await page.getByText('You came in with a backup code').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);

    // A value in clear is not for a code from a drawer.
    const tickets = await installation.house.tickets.assignedTo('per_gia');
    const bound = tickets.find(({ binding }) => binding !== null);
    await page.goto(`/tickets/${bound?.id ?? ''}`);
    await page.getByRole('button', { name: 'Reveal E-mail' }).click();
    await page.getByRole('button', { name: 'Customer asked' }).click();
    await page.getByRole('dialog', { name: 'Confirm it is you' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('group', { name: 'E-mail revealed' }).count()).toBe(0);

    await plugIn(page, 'security-key');
    await page.goto('/settings');
    await page.getByText('9 backup codes left').waitFor();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Add passkey or security key' }).click();
    await page.getByText('1 passkey or security key').waitFor();
    await page.getByText('You came in with a backup code').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);

    const mails = await installation.mails();
    expect(mails.some((mail) => mail.includes('A backup code was used to sign in'))).toBe(true);
    // What was open before the factor was added is closed.
    await before.page.reload();
    await before.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  },
);
