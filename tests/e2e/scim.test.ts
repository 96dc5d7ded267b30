import { expect, it } from 'vitest';
import { confirm, expectAccessible, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const VENDOR = 'pty_brightline';

it(
  'a vendor admin connects a directory, watches it live, says what a group gives, and uploads a roster',
  { timeout: 180_000 },
  async () => {
    const vera = await seat(browser, installation, 'per_vera');
    const { page } = vera;
    await page.getByRole('link', { name: 'Directory' }).click();
    await page.getByText(`${installation.baseUrl}/scim/v2/${VENDOR}`).waitFor();
    await page.getByText('No request yet.').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a token' });
    await dialog.getByLabel('Name').fill('Entra ID');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Make the token' }).click();
    await confirm(vera);
    const token = (await page.getByLabel('The token').innerText()).trim();
    expect(token).toMatch(/^cordon_scim_[\w-]{43}$/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('row', { name: /Entra ID/ })
      .getByText('Good')
      .waitFor();
    expect(await page.content()).not.toContain(token);

    const ask = async (path: string, body: unknown) => {
      const response = await fetch(`${installation.baseUrl}/scim/v2/${VENDOR}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { readonly id: string };
    };
    const user = await ask('/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'new.agent@brightline.example.com',
      displayName: 'Nora New',
    });
    await ask('/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Tier one',
      members: [{ value: user.id }],
    });
    // Nobody reloaded: the log and the groups come by themselves.
    await page.getByRole('row', { name: /POST \/Users.*created/ }).waitFor();
    const group = page.getByRole('row', { name: /Tier one/ });
    await group.getByRole('button', { name: 'Change what Tier one gives' }).click();
    const map = page.getByRole('dialog', { name: 'What Tier one gives' });
    await map.getByRole('combobox', { name: 'Role of its members' }).click();
    await page.getByRole('option', { name: 'Agent' }).click();
    await map.getByLabel('Works as').selectOption({ label: 'tier1, order-support' });
    await map.getByLabel('Site').selectOption({ label: 'Cebu' });
    await map.getByLabel('Works in a shift').check();
    await map.getByLabel('Time zone').fill('Asia/Manila');
    // What it gives whom is seen first, and seen anew when something else is chosen.
    const look = map.getByRole('button', { name: 'Show what it gives whom' });
    await look.click();
    const outcome = map.getByRole('region', { name: 'What it gives whom' });
    await outcome.getByText('1 person: given this work').waitFor();
    await outcome.getByText('Nora New').waitFor();
    await map.getByRole('textbox', { name: 'To' }).fill('18:00');
    expect(await map.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await look.click();
    await outcome.waitFor();
    await expectAccessible(page);
    await map.getByRole('button', { name: 'Save' }).click();
    await map.waitFor({ state: 'detached' });
    await group
      .getByText(/Agent: tier1, order-support; under .*; Cebu; Mon to Fri, 08:00 to 18:00/)
      .waitFor();

    // The form begins with what was saved, and the same again gives nobody anything new.
    await group.getByRole('button', { name: 'Change what Tier one gives' }).click();
    expect(await map.getByLabel('Site').locator('option:checked').innerText()).toBe('Cebu');
    expect(await map.getByRole('textbox', { name: 'To' }).inputValue()).toBe('18:00');
    await look.click();
    await outcome.getByText('1 person: as now').waitFor();
    await map.getByRole('button', { name: 'Cancel' }).click();

    // A file that is not whole is seen for what it is.
    const choose = async (csv: string) => {
      const [chosen] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'CSV file' }).click(),
      ]);
      await chosen.setFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    };
    const region = page.getByRole('region', { name: 'What this roster would do' });
    await choose('userName,nickname\nada,Ada');
    await page.getByText('"nickname" is no column of this list').waitFor();
    await choose('userName\nnew.one');
    await region.getByText(/would leave, with all sessions and tokens/).waitFor();
    expect(await region.getByRole('button', { name: 'Apply this difference' }).isDisabled()).toBe(true);
    await expectAccessible(page);
    const everybody = installation.signIns
      .filter(({ party, role }) => party === VENDOR && role !== 'vendor-admin')
      .map(({ email }) => email);
    await choose(['userName', ...everybody, 'new.one'].join('\n'));
    await region.getByText('1 person would join').waitFor();
    await region.getByRole('button', { name: 'Apply this difference' }).click();
    await page.getByText(/Done: 1 person joined/).waitFor();
    await page.getByRole('link', { name: 'My team' }).click();
    await page
      .getByRole('row', { name: /new\.one/ })
      .getByText('No e-mail address is known')
      .waitFor();

    // The company looks, on a phone in the dark, and may end a token.
    const olivia = await seat(browser, installation, 'per_olivia', { width: 390, scheme: 'dark' });
    await olivia.page.goto(`/vendors/${VENDOR}/directory`);
    await olivia.page.getByText('Entra ID').first().waitFor();
    await expectAccessible(olivia.page);
    expect(await olivia.page.getByRole('button', { name: 'Make a token' }).count()).toBe(0);
    await olivia.page.getByRole('button', { name: 'Revoke Entra ID' }).click();
    await olivia.page.getByText('Revoked').waitFor();
    expect([...vera.complaints, ...olivia.complaints]).toEqual([]);
  },
);
