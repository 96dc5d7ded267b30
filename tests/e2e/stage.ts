import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { openBrowser } from './browser.ts';

export interface Stage {
  readonly installation: TestInstallation;
  readonly browser: Browser;
}

/** An installation and a browser for all tests of a file; closed after the last of them. */
export async function stage(): Promise<Stage> {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  const installation = await openTestInstallation();
  afterAll(() => installation.close());
  return { installation, browser };
}
