import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIdp, type Idp } from '../support/identity/idp.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { confirm, expectAccessible, newWindow, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;
let idp: Idp;

beforeAll(async () => {
  [installation, browser] = await Promise.all([openTestInstallation(), openBrowser()]);
  idp = await openIdp([`${installation.baseUrl}/api/sso/pty_northgate/callback`]);
  idp.holder = { sub: 'nuno', email: 'nuno@northgate.example.com', amr: ['pwd', 'otp'] };
});

afterAll(async () => {
  await idp.close();
  await browser.close();
  await installation.close();
});

it(
  'a vendor admin sets it up, tries it, requires it; then the work e-mail leads there and back in',
  { timeout: 180_000 },
  async () => {
    const admin = await seat(browser, installation, 'per_nuno', { width: 390, ignoreCertificates: true });
    const { page } = admin;
    await page.goto('/company-account');
    await page.getByLabel('Issuer').fill(idp.issuer);
    await page.getByLabel('Client id').fill(idp.clientId);
    await page.getByRole('textbox', { name: 'Client secret' }).fill(idp.clientSecret);
    await page.getByRole('combobox', { name: 'E-mail domains' }).fill('northgate.example.com');
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await confirm(admin);
    await page.getByText('Not tried yet with these settings').waitFor();
    expect(await page.getByRole('button', { name: 'Require the company account' }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Try it', exact: true }).click();
    await page.getByText('A sign-in with these settings went through').waitFor();
    await page.getByRole('button', { name: 'Require the company account' }).click();
    await page.getByText('Required: passwords let nobody in').waitFor();
    await expectAccessible(page);

    const window = await newWindow(browser, installation.baseUrl, {
      scheme: 'dark',
      ignoreCertificates: true,
    });
    const { email, password } = installation.signInOf('per_nuno');
    const at = window.page;
    await at.goto('/sign-in');
    await at.getByLabel('E-mail').fill(email);
    await at.getByRole('textbox', { name: 'Password' }).fill(password);
    await at.getByRole('button', { name: 'Sign in', exact: true }).click();
    await at.getByText('Your company signs in with its own account').waitFor();
    await at.getByRole('button', { name: 'Sign in with your company account' }).click();
    await at.getByLabel('Work e-mail').fill('nobody@unknown.example.com');
    await at.getByRole('button', { name: 'Go to your company’s sign-in' }).click();
    await at.getByText('No company account is set up for this address').waitFor();
    await expectAccessible(at);
    await at.getByLabel('Work e-mail').fill(email);
    await at.getByRole('button', { name: 'Go to your company’s sign-in' }).click();
    await at.getByRole('heading', { name: 'My team' }).waitFor();

    // Where people are signed in, for who answers for them.
    await at.getByRole('button', { name: /sessions? of Nuno/ }).click();
    const dialog = at.getByRole('dialog', { name: /^Sessions of Nuno/ });
    await dialog.getByText('Company account').waitFor();
    await expectAccessible(at);
    const others = dialog.getByRole('button', { name: /^End session from/ });
    const ended = at.waitForResponse((answer) => answer.url().endsWith('/end'));
    await others.first().click();
    expect((await ended).status()).toBe(200);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();

    // A vendor's link, after somebody else's answer was refused.
    await at.goto('/sign-in/pty_northgate?refused=sso-refused');
    await at.getByRole('alert').getByText('was not accepted').waitFor();
    await at.getByRole('button', { name: 'Sign in with your company account' }).waitFor();
    await expectAccessible(at);
    expect([...admin.complaints, ...window.complaints]).toEqual([]);
  },
);
