import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openEmptyInstallation, type EmptyInstallation } from '../support/empty.ts';
import { expectAccessible, newWindow, openBrowser } from './browser.ts';
import { plugIn } from './newcomer.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

/** An installation for one test: what one does to the first link, another would feel. */
async function installed(): Promise<EmptyInstallation> {
  const installation = await openEmptyInstallation({ customers: 1 });
  onTestFinished(() => installation.close());
  return installation;
}

interface Attempt {
  readonly ask: string;
  readonly answer: string;
  readonly more?: Readonly<Record<string, string>>;
}

const attempts = {
  enrol: {
    ask: '/api/auth/passkey/generate-register-options',
    answer: '/api/auth/passkey/verify-registration',
  },
  signIn: {
    ask: '/api/auth/passkey/generate-authenticate-options',
    answer: '/api/auth/passkey/verify-authentication',
  },
  stepUp: {
    ask: '/api/auth/passkey/generate-authenticate-options',
    answer: '/api/session/step-up',
    more: { method: 'passkey' },
  },
} as const satisfies Record<string, Attempt>;

/** What a script in the page can do about the question: ask the authenticator without its user's verification. */
async function withoutVerification(page: Page, attempt: Attempt): Promise<string> {
  return page.evaluate(async ({ ask, answer, more }) => {
    type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;
    const options = (await (await fetch(ask)).json()) as Options;
    const userVerification = 'discouraged';
    const credential = ask.includes('register')
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON({
            ...options,
            authenticatorSelection: { residentKey: 'discouraged', userVerification },
          }),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON({ ...options, userVerification }),
        });
    const response: unknown = (credential as PublicKeyCredential).toJSON();
    const answered = await fetch(answer, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...more, response }),
    });
    const body = (await answered.json()) as { error?: { code: string } };
    return body.error?.code ?? 'accepted';
  }, attempt);
}

const stateOf = (page: Page): Promise<string> =>
  page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { state: string }).state);

async function takeUpSetUp(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Company').fill('Harbor Health');
  await page.getByLabel('E-mail').fill('olivia@harbor.example.com');
  await page.getByLabel('Your name').fill('Olivia Hart');
  await page.getByRole('textbox', { name: 'Password' }).fill('a long sentence of olivia');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByRole('heading', { name: 'Add a second factor' }).waitFor();
}

it('a passkey whose user was not verified is no second factor: at enrolment, sign-in and step-up', async () => {
  const { baseUrl, house } = await installed();
  const { page } = await newWindow(browser, baseUrl);
  const bareKey = await plugIn(page, 'bare-key');
  await takeUpSetUp(page, (await house.identity.setUp.link()).url);

  const add = page.getByRole('button', { name: 'Add passkey or security key' });
  await add.click();
  await page.getByText('No passkey was used. Try again').waitFor();
  await expectAccessible(page);
  expect(await withoutVerification(page, attempts.enrol)).toBe('factor-refused');
  expect(await stateOf(page)).toBe('enrol');
  expect(await house.identity.setUp.needed()).toBe(true);
  await bareKey.pullOut();

  const finger = await plugIn(page);
  await add.click();
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await page.getByRole('heading', { name: 'Now' }).waitFor();
  await finger.recognise(false);
  expect(await withoutVerification(page, attempts.stepUp)).toBe('sign-in-refused');
  await page.getByRole('button', { name: /your account$/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  const use = page.getByRole('button', { name: 'Use passkey or security key' });
  await use.click();
  await page.getByText('No passkey was used. Try again').waitFor();
  expect(await withoutVerification(page, attempts.signIn)).toBe('sign-in-refused');
  expect(await stateOf(page)).toBe('signed-out');
  await finger.recognise(true);
  await use.click();
  await page.getByRole('heading', { name: 'Now' }).waitFor();

  // Each stands in the ledger; the step-up as what it was asked for, and as what was wrong with it.
  const { rows } = await house.world.pools.app.query<{ kind: string }>(
    `SELECT kind FROM cordon.ledger_bodies WHERE kind LIKE '%-refused' ORDER BY idx`,
  );
  expect(rows.map(({ kind }) => kind)).toEqual([
    'factor-refused',
    'sign-in-refused',
    'step-up-refused',
    'sign-in-refused',
  ]);
});

it('a link that ran out or was replaced says so before anything is typed', async () => {
  const { baseUrl, house, shift } = await installed();
  const { setUp, invitations } = house.identity;
  const { page } = await newWindow(browser, baseUrl);
  const opened = async (url: string, heading: string) => {
    // The secret stands behind the #: without a detour the browser would not load the page again.
    await page.goto('about:blank');
    await page.goto(url);
    await page.getByRole('heading', { name: heading }).waitFor();
  };
  const dead = 'This link does not work any more';

  const first = await setUp.link();
  shift(15 * 60_000 + 1);
  await opened(first.url, dead);
  await page.getByText('it prints a new link of fifteen minutes').waitFor();
  await expectAccessible(page);
  shift(0);
  await opened(first.url, 'Set up Cordon');
  const second = await setUp.link();
  await opened(first.url, dead);
  await opened(second.url, 'Set up Cordon');

  const officer = await invitations.addPerson({
    partyId: 'company',
    siteId: null,
    name: 'Priya Nair',
    email: 'priya@harbor.example.com',
    role: 'privacy-officer',
    accessRole: null,
    purpose: null,
  });
  const invitation = (await invitations.invite(officer, null)).link ?? '';
  shift(7 * 86_400_000 + 1);
  await opened(invitation, dead);
  await page.getByText('ask whoever invited you for a new link').waitFor();
  await expectAccessible(page);
  shift(0);
  await opened(invitation, 'Welcome to Cordon');
  expect(await page.getByLabel('E-mail').inputValue()).toBe('priya@harbor.example.com');
  await opened(`${baseUrl}/take-up`, 'This link is not complete');
  await expectAccessible(page);
});
