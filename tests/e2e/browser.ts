import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestInstallation } from '../support/installation.ts';

export { openBrowser } from './chromium.ts';

/** A browser window nobody shares. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page said went wrong: script errors and refused resources. */
  readonly complaints: string[];
}

/** How a window looks at the console. */
export interface Look {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  /** Takes certificates that nobody vouches for, as the provider of a test has one. */
  readonly ignoreCertificates?: boolean;
  /** What goes wrong at this window, set up before its first page. */
  readonly trouble?: (context: BrowserContext) => Promise<void>;
}

export async function newWindow(browser: Browser, baseURL: string, look: Look = {}): Promise<Window> {
  const context = await browser.newContext({
    baseURL,
    colorScheme: look.scheme ?? 'light',
    viewport: { width: look.width ?? 1280, height: 900 },
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: look.ignoreCertificates ?? false,
  });
  await look.trouble?.(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Content that the security policy refused shows up here and nowhere else.
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** A person at a window of their own, signed in with password and authenticator. */
export interface Seat extends Window {
  /** The next code of the person's authenticator, once the server takes it: each is good once, and few are at a time. */
  readonly code: () => string | Promise<string>;
}

export async function seat(
  browser: Browser,
  installation: TestInstallation,
  person: string,
  look: Look = {},
): Promise<Seat> {
  const window = await newWindow(browser, installation.baseUrl, look);
  const { page } = window;
  const { email, password } = installation.signInOf(person);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const code = () => installation.nextCode(person);
  await page.getByLabel('Code from your authenticator app').fill(await code());
  await page.getByRole('button', { name: 'Confirm code' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { ...window, code };
}

/** Confirms with a code of their authenticator app what needs a fresh second factor. */
export async function confirm({ page, code }: Seat): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm it is you' });
  await dialog.getByLabel('Code from your authenticator app').fill(await code());
  await dialog.getByRole('button', { name: 'Confirm code' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The same on a narrow screen in the dark, and on a wide one in light. */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  for (const [colorScheme, width] of [
    ['dark', 390],
    ['light', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
    await expectAccessible(page);
  }
}

/**
 * axe, WCAG 2.2 AA included, finds nothing on the page as it stands. It is brought into a page once, and lists only what
 * is wrong: describing all that is right took most of its time.
 */
export async function expectAccessible(page: Pick<Page, 'evaluate'>): Promise<void> {
  const there = await page.evaluate(() => 'axe' in globalThis);
  if (!there) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { readonly axe: typeof axe };
    // As it stands once it is drawn: a dialog names itself a moment after it opens, a colour is on its way to another.
    // Chromium may give a page no frame while nothing of it changes on the screen: then a moment stands for one.
    const drawn = (): Promise<unknown> =>
      new Promise((done) => {
        requestAnimationFrame(done);
        setTimeout(done, 100);
      });
    // A transition that got no frame to begin with never ends by itself.
    const ended = (animation: Animation): Promise<unknown> =>
      Promise.race([
        animation.finished,
        new Promise((done) => setTimeout(done, 1_000)).then(() => {
          animation.finish();
        }),
      ]);
    // A page on its way has no heading yet; one that stays without is found below.
    for (let waited = 0; waited < 300 && document.querySelector('h1') === null; waited++) await drawn();
    // One that is inherited goes down the page level by level, each beginning when the one above it ends.
    for (let still = 0; still < 3; still++) {
      await drawn();
      const passing = document.getAnimations().filter(({ effect }) => {
        return effect?.getComputedTiming().endTime !== Infinity;
      });
      if (passing.length > 0) still = -1;
      await Promise.allSettled(passing.map(ended));
    }
    const found = await inPage.run({ resultTypes: ['violations'] });
    return found.violations.map(
      ({ id, nodes }) => `${location.href} ${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
    );
  });
  expect(violations).toEqual([]);
}
