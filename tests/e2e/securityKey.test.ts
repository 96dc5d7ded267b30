import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { NewPerson } from '../../packages/server/src/identity/index.ts';
import { expectAccessible, newWindow, type Window } from './browser.ts';
import { plugIn } from './newcomer.ts';
import { stage } from './stage.ts';

/* From the link to the signature with a security key and nothing else: no phone, no authenticator app, at any point. */

const { installation, browser } = await stage();

const PASSWORD = 'a long sentence nobody guesses';
const USE = 'Use passkey or security key';

/** Nothing on the page asks for, or speaks of setting up, an app. */
async function expectNoApp(page: Page): Promise<void> {
  expect(await page.getByLabel('Code from your authenticator app').count()).toBe(0);
}

/** The link that was mailed last. */
async function mailedLink(): Promise<string> {
  const [mail = ''] = (await installation.mails()).slice(-1);
  const link = /http:\/\/localhost:\d+\/take-up#[\w-]{43}/.exec(mail.replaceAll('=\r\n', ''));
  if (link === null) throw new Error('no link was mailed');
  return link[0];
}

/** Takes up an invitation with the key that is plugged in, as the only factor. */
async function comeIn(window: Window, person: Omit<NewPerson, 'siteId'>): Promise<void> {
  const { page } = window;
  const { invitations } = installation.house.identity;
  const id = await invitations.addPerson({ ...person, siteId: null });
  const { accessRole, purpose } = person;
  if (accessRole !== null && purpose !== null) {
    const work = { id: `asg_${id}`, person: id, agreement: 'agr_harbor_brightline', site: null, shift: null };
    await installation.house.assignments.make(
      [{ ...work, accessRole, purpose, from: new Date(), until: null, by: null }],
      new Date(),
    );
  }
  await invitations.invite(id, null);
  await page.goto(await mailedLink());
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByRole('heading', { name: 'Add a second factor' }).waitFor();
  await page.getByRole('button', { name: 'Add passkey or security key' }).click();
  await page.getByRole('button', { name: 'Skip for now' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /your account$/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

it('an agent comes in, signs in and reveals with a security key alone', { timeout: 120_000 }, async () => {
  const window = await newWindow(browser, installation.baseUrl);
  const { page, complaints } = window;
  const key = await plugIn(page, 'security-key');
  await comeIn(window, {
    ...{ partyId: 'pty_brightline', name: 'Kira Reyes', email: 'kira@brightline.example.com' },
    ...{ role: 'agent', accessRole: 'tier1', purpose: 'order-support' },
  });
  await page.getByRole('heading', { name: 'Before you start' }).waitFor();
  await page.getByRole('button', { name: 'I sign this undertaking' }).click();
  await page.getByRole('heading', { name: 'My tickets' }).waitFor();
  await signOut(page);
  await expectAccessible(page);

  // The key is the first thing the page offers, and does it all: no name, no password.
  expect(await page.locator('main button').first().innerText()).toBe(USE);
  await key.recognise(false);
  await page.getByRole('button', { name: USE }).click();
  await page.getByText('No passkey was used. Try again').waitFor();
  await key.recognise(true);
  await page.getByRole('button', { name: USE }).click();
  await page.getByRole('heading', { name: 'My tickets' }).waitFor();

  await page.getByRole('button', { name: 'Take next ticket' }).click();
  await page.getByRole('button', { name: 'Reveal E-mail' }).click();
  await page.getByRole('button', { name: 'Customer asked' }).click();
  const fresh = page.getByRole('dialog', { name: 'Confirm it is you' });
  await fresh.waitFor();
  await expectNoApp(page);
  await key.recognise(false);
  await fresh.getByRole('button', { name: USE }).click();
  await fresh.getByText('No passkey was used. Try again').waitFor();
  expect(await page.getByRole('group', { name: 'E-mail revealed' }).count()).toBe(0);
  await expectAccessible(page);
  await key.recognise(true);
  await fresh.getByRole('button', { name: USE }).click();
  const revealed = page.getByRole('group', { name: 'E-mail revealed' });
  await revealed.waitFor();
  expect(await revealed.innerText()).toMatch(/\w@\w/);
  await signOut(page);
  expect(complaints).toEqual([]);
});

it(
  'an admin drafts and signs an agreement with a key that has no room for passkeys',
  { timeout: 120_000 },
  async () => {
    const window = await newWindow(browser, installation.baseUrl, { scheme: 'dark', width: 390 });
    const { page, complaints } = window;
    const key = await plugIn(page, 'roomless-key');
    await comeIn(window, {
      ...{ partyId: 'pty_harbor', name: 'Noor Haddad', email: 'noor@harbor.example.com' },
      ...{ role: 'company-admin', accessRole: null, purpose: null },
    });
    await page.getByRole('heading', { name: 'Now' }).waitFor();
    await signOut(page);

    // Such a key cannot say whose it is: by itself it is of no use, after the password it is asked for by name.
    await page.getByRole('button', { name: USE }).click();
    await page.getByText('No passkey was used. Try again').waitFor();
    await page.getByLabel('E-mail').fill('noor@harbor.example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Second factor' }).waitFor();
    await expectNoApp(page);
    await expectAccessible(page);
    await key.recognise(false);
    await page.getByRole('button', { name: USE }).click();
    await page.getByText('No passkey was used. Try again').waitFor();
    await key.recognise(true);
    await page.getByRole('button', { name: USE }).click();
    await page.getByRole('heading', { name: 'Now' }).waitFor();

    await page.goto('/agreements');
    await page.getByRole('button', { name: 'Draft agreement' }).click();
    await page.getByLabel('Title').fill('Support by key');
    await page.getByLabel('Vendor').selectOption('Northgate Contact');
    await page.getByRole('button', { name: 'Draft', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Support by key' }).waitFor();
    await page.goto(`${new URL(page.url()).pathname}?tab=versions`);
    await page.getByRole('button', { name: 'Sign for Harbor Health' }).click();
    await page.getByRole('button', { name: 'Fetch the document' }).click();
    const fresh = page.getByRole('dialog', { name: 'Confirm it is you' });
    await fresh.waitFor();
    await expectNoApp(page);
    await fresh.getByRole('button', { name: USE }).click();
    await page.getByText('Hash of the document (SHA-256), made by this browser').waitFor();
    await key.recognise(false);
    await page.getByRole('button', { name: 'Sign now' }).click();
    await page.getByText('No passkey was used, so nothing was signed').waitFor();
    await key.recognise(true);
    await page.getByRole('button', { name: 'Sign now' }).click();
    await page.getByText('Valid signature of Harbor Health').waitFor();
    await signOut(page);
    expect(complaints).toEqual([]);

    const { rows } = await installation.house.world.pools.app.query(
      `SELECT f.id FROM auth."twoFactor" f JOIN auth."user" u ON u.id = f."userId" WHERE u.email LIKE '%noor@%' OR u.email LIKE '%kira@%'`,
    );
    expect(rows).toEqual([]);
  },
);
