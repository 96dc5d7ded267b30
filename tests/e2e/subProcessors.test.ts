import { expect, it } from 'vitest';
import { expectAccessible, expectAccessibleInEveryLook, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

const TAB = '/agreements/agr_harbor_brightline?tab=sub-processors';

it(
  'a vendor names a sub-processor, the privacy officer finds it and objects, then approves',
  { timeout: 180_000 },
  async () => {
    const vera = await seat(browser, installation, 'per_vera');
    await vera.page.goto(TAB);
    await vera.page.getByText('No sub-processor', { exact: true }).waitFor();
    await expectAccessible(vera.page);
    await vera.page.getByRole('button', { name: 'Name a sub-processor' }).click();
    const form = vera.page.getByRole('dialog', { name: 'Name a sub-processor' });
    await form.getByLabel('Name', { exact: true }).fill('Callvault Ltd');
    await form.getByLabel('Address').fill('1 Main Street, Dublin');
    await form.getByLabel('Country').fill('ie');
    await form.getByLabel('Contact').fill('privacy@callvault.example.com');
    await form.getByLabel('What it does').fill('Keeps call recordings for 30 days.');
    await form.getByLabel('Data it gets').fill('user.content.private');
    await form.getByLabel('Data it gets').press('Enter');
    await form.getByLabel('Day of the contract').fill('2026-01-15');
    await form.getByLabel('Where it says so').fill('Section 4');
    await form.locator('input[type="file"]').setInputFiles({
      ...{ name: 'contract.pdf', mimeType: 'application/pdf', buffer: Buffer.from('the contract') },
    });
    await expectAccessible(vera.page);
    await form.getByRole('button', { name: 'Give notice' }).click();
    const row = vera.page.getByRole('row', { name: /Callvault Ltd/ });
    await row.getByText('30 days left to answer').waitFor();
    await row.getByText('Same terms', { exact: true }).waitFor();
    await expectAccessible(vera.page);

    const priya = await seat(browser, installation, 'per_priya', { width: 390, scheme: 'dark' });
    const { page } = priya;
    await page.getByText('Waits for your answer').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Brightline Support wants to engage Callvault Ltd' }).click();
    await page.getByRole('button', { name: 'Object to Callvault Ltd' }).click();
    // What will be refused is underlined and said before it is sent.
    await page.getByLabel('Why').fill('Ask rosa.quint@mail.example, she knows.');
    await page.getByText('This is refused while it says: “rosa.quint@mail.example” (email).').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByLabel('Why').fill('No audit report was given.');
    await page.getByText('This is refused while it says').waitFor({ state: 'detached' });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Object now' }).click();
    await page.getByLabel('Code from your authenticator app').fill(await priya.code());
    await page.getByRole('button', { name: 'Confirm code' }).click();
    await page.getByText('Objected to: may not be used').waitFor();
    await page.getByText('“No audit report was given.”').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Approve Callvault Ltd' }).click();
    await page.getByRole('button', { name: 'Approve now' }).click();
    await page.getByText('Active, approved').waitFor();

    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: 'Authorised sub-processors' }).waitFor();
    expect(await page.getByRole('region', { name: 'Annex' }).innerText()).toContain('Callvault Ltd');
    expect([...vera.complaints, ...priya.complaints]).toEqual([]);
  },
);
