import { sampleLog } from '@cordon/core/assurance';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { knowExceptions } from '../support/exceptions.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  installation = await openTestInstallation();
  knowExceptions(installation.house)([{ clause: '4.4', kind: 'posture', staleAfterMinutes: 1440 }]);
});

afterAll(async () => {
  await installation.close();
  await browser.close();
});

/** As an unmodified osqueryd asks. */
async function osquery(path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${installation.baseUrl}/osquery/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

async function ticketInHand(): Promise<string> {
  const { rows } = await installation.house.world.pools.app.query<{ id: string }>(
    `SELECT id FROM cordon.tickets
     WHERE assignee_id = 'per_ada' AND status <> 'closed' AND bound_by IN ('request', 'mail') ORDER BY id LIMIT 1`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('Ada has no such ticket');
  return found.id;
}

it(
  'a device that fails keeps its person out with what to mend, and lets them work once it is mended',
  { timeout: 300_000 },
  async () => {
    const vera = await seat(browser, installation, 'per_vera');
    await vera.page.goto('/devices');
    await vera.page.getByText('No device so far').waitFor();
    await expectAccessibleInEveryLook(vera.page);

    // A secret, told once, with the flags for osquery.
    await vera.page.getByRole('button', { name: 'Make a secret' }).press('Enter');
    const ask = vera.page.getByRole('dialog', { name: 'Make a secret for devices' });
    await ask.getByLabel('Name').fill('Manila desks');
    await expectAccessible(vera.page);
    await ask.getByRole('button', { name: 'Make it' }).press('Enter');
    await confirm(vera);
    const told = vera.page.getByRole('dialog', { name: 'The secret' });
    const secret = (await told.getByLabel('The secret', { exact: true }).last().textContent()) ?? '';
    expect(secret).toMatch(/^cordon_device_/);
    await told.getByText('--enroll_tls_endpoint=/osquery/enroll').waitFor();
    await expectAccessibleInEveryLook(vera.page);
    await vera.page.keyboard.press('Escape');

    // A device enrols with it and tells that its disk is not encrypted.
    const enrolled = await osquery('enroll', { enroll_secret: secret, host_identifier: 'A1B2-C3D4' });
    const key = String(enrolled.node_key);
    const report = (broken: Parameters<typeof sampleLog>[3]) =>
      osquery('log', {
        ...{ node_key: key, log_type: 'result' },
        data: sampleLog('windows', 'A1B2-C3D4', Date.now(), broken),
      });
    await report({ bitlocker_info: [{ drive_letter: 'C:', protection_status: '0' }] });
    await vera.page.reload();
    await vera.page.getByText('Breaks a rule: 1').waitFor();
    await vera.page.getByRole('button', { name: /^Open Device/ }).press('Enter');
    const dialog = vera.page.getByRole('dialog');
    await dialog.getByText('Broken: The disk is not encrypted').waitFor();
    await dialog.getByLabel('Name').fill('Desk 12');
    await dialog.getByRole('combobox', { name: 'Who works on it' }).fill('Ada');
    await vera.page.getByRole('option', { name: /^Ada/ }).click();
    await vera.page.keyboard.press('Tab');
    await expectAccessible(vera.page);
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await vera.page.getByText('Desk 12').waitFor();
    await expectAccessibleInEveryLook(vera.page);
    // And her team's page says what stops Ada.
    await vera.page.goto('/team');
    await vera.page.getByText('A device they work on is not in the agreed state.').waitFor();

    // Ada is refused, with the way to the page that says why and how to mend it.
    const ticket = await ticketInHand();
    const ada = await seat(browser, installation, 'per_ada');
    await ada.page.goto(`/tickets/${ticket}`);
    await ada.page.getByText('Your device is not in the state the agreement asks for.').first().waitFor();
    await expectAccessible(ada.page);
    await ada.page.getByRole('link', { name: 'My device' }).first().press('Enter');
    await ada.page.getByRole('heading', { level: 1, name: 'My device' }).waitFor();
    await ada.page.getByText(/Turn device encryption or BitLocker on/).waitFor();
    await expectAccessibleInEveryLook(ada.page);

    await report({});
    await ada.page.reload();
    await ada.page.getByText(/You may work/).waitFor();
    await ada.page.getByRole('button', { name: 'I sit here, at Desk 12' }).press('Enter');
    await ada.page.getByText('You sit here now.').waitFor();
    await expectAccessibleInEveryLook(ada.page);
    await ada.page.goto(`/tickets/${ticket}`);
    await ada.page
      .getByText(/in hand/)
      .first()
      .waitFor();
    await vera.page.goto('/devices');
    await vera.page.getByText('As agreed: 1').waitFor();
    for (const { complaints } of [ada, vera]) expect(complaints).toEqual([]);
  },
);
