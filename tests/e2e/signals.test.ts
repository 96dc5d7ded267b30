import { expect, it } from 'vitest';
import { expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

it(
  'somebody is asked about a sign-in with a new device, and a no ends that session',
  { timeout: 180_000 },
  async () => {
    const here = await seat(browser, installation, 'per_sam', { width: 390, scheme: 'dark' });
    await here.page.getByText('Nothing in the last 90 days.').waitFor();
    const there = await seat(browser, installation, 'per_sam');
    // Whoever signs in is not asked about themselves.
    expect(await there.page.getByText('Was this you?').count()).toBe(0);

    await here.page.reload();
    const question = here.page.getByRole('region', { name: 'New sign-in in your name. Was this you?' });
    await question.getByText(/from a device not seen before/).waitFor();
    await expectAccessible(here.page);
    await question.getByRole('button', { name: 'No: end that session' }).click();
    await question.waitFor({ state: 'detached' });
    await there.page.getByText('Your session has ended').waitFor();

    await here.page.reload();
    await here.page.getByText('It was not them').waitFor();
    await expectAccessible(here.page);
  },
);
