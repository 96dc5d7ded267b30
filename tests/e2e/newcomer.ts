import { Secret, TOTP } from 'otpauth';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { newWindow, type Window } from './browser.ts';

/** Somebody new at a window of their own, before and after they have an account. */
export interface Newcomer extends Window {
  /** The next code of their authenticator app, once they have set one up. */
  readonly code: () => string;
}

const STEP_MS = 30_000;

/** Takes up a link as its person would, and enrols an authenticator app. Resolves on the first page inside. */
export async function enrolWithCode(
  browser: Browser,
  baseUrl: string,
  link: string,
  { password }: { readonly password: string },
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<Newcomer> {
  const window = await newWindow(browser, baseUrl);
  const { page } = window;
  await page.goto(link);
  await page.getByLabel('Your name').waitFor();
  await look(page);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByRole('heading', { name: 'Add a second factor' }).waitFor();
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  const secret = await page.getByTestId('totp-secret').innerText();
  await look(page);
  const code = codesOf(secret);
  await page.getByLabel('Code from your authenticator app').fill(code());
  await page.getByRole('button', { name: 'Confirm code' }).click();
  await page.getByRole('heading', { name: 'Backup codes' }).waitFor();
  await look(page);
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return { ...window, code };
}

/** Codes of an authenticator app, none twice: the server takes the next one too, so two within a step are possible. */
export function codesOf(secret: string): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(Date.now() / STEP_MS));
    return totp.generate({ timestamp: last * STEP_MS });
  };
}

/** An authenticator of the browser itself, as a laptop with a fingerprint reader has one, or a security key. */
export interface Authenticator {
  /** Whether it recognises who touches it. */
  recognise(person: boolean): Promise<void>;
  pullOut(): Promise<void>;
}

const kinds = {
  /** A laptop's reader. */
  fingerprint: { transport: 'internal', hasResidentKey: true, hasUserVerification: true },
  /** Plugged in; it asks for its PIN and keeps passkeys. */
  'security-key': { transport: 'usb', hasResidentKey: true, hasUserVerification: true },
  /** The same without room for passkeys: it has to be told which credential is meant. */
  'roomless-key': { transport: 'usb', hasResidentKey: false, hasUserVerification: true },
  /** It only feels a touch. */
  'bare-key': { transport: 'usb', hasResidentKey: false, hasUserVerification: false },
} as const;

/** Plugs a virtual authenticator (WebAuthn Level 2, 11.2) into a page; it stays over navigations. */
export async function plugIn(page: Page, kind: keyof typeof kinds = 'fingerprint'): Promise<Authenticator> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ...kinds[kind],
      isUserVerified: kinds[kind].hasUserVerification,
      automaticPresenceSimulation: true,
    },
  });
  return {
    recognise: async (isUserVerified) => {
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    pullOut: async () => {
      await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}
