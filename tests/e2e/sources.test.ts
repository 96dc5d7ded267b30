import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase } from '../support/database.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { openShopApi, SHOP_TOKEN, type ShopApi, type ShopCustomer } from '../support/shopApi.ts';
import { shopDocument } from '../support/shopDocument.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;
let api: ShopApi;
let shop: Awaited<ReturnType<typeof emptyDatabase>>;

const customers: readonly ShopCustomer[] = Array.from({ length: 20 }, (_, nth) => ({
  id: nth + 1,
  ...{ email: `customer${String(nth)}@example.com`, name: `Ann Example ${String(nth)}` },
  phone: `+1 202 555 01${String(10 + nth)}`,
  notes: `Please call Ann Example back at +1 202 555 01${String(10 + nth)} about the parcel`,
  internal: { risk: 'low' },
  addresses: [{ street: `${String(nth + 1)} Sample Street`, city: 'Bern' }],
}));

const logOfBob = ['SELECT 1', 'SELECT email FROM customers']
  .map((text, nth) =>
    JSON.stringify({
      ...{ timestamp: `2026-10-01 08:00:0${String(nth)}.000 UTC`, user: 'bob', dbname: 'SOURCE' },
      message: `statement: ${text}`,
    }),
  )
  .join('\n');

beforeAll(async () => {
  [installation, browser, api, shop] = await Promise.all([
    openTestInstallation(),
    openBrowser(),
    openShopApi(() => customers),
    emptyDatabase('one_lock'),
  ]);
});
afterAll(async () => {
  await browser.close();
  await installation.close();
  await api.close();
  await shop.drop();
});

it(
  'an API goes beside the database: drafted from its document, confirmed, reported on, signed live, its map changed',
  { timeout: 360_000 },
  async () => {
    const admin = await seat(browser, installation, 'per_olivia');
    const { page } = admin;
    await page.goto('/sources/connect');
    await page.getByText('JSON API').click();
    await page.getByLabel('Where it belongs').selectOption('Beside Harbor Health');
    // A comment makes YAML of it.
    const document = `# The shop\n${JSON.stringify(shopDocument, null, 2).replace('"phone":', '"c7":{"type":"string"},"phone":')}`;
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'openapi.yaml', mimeType: 'application/yaml', buffer: Buffer.from(document) },
    });
    await page.getByLabel('Address', { exact: true }).fill(api.baseUrl);
    await page.getByLabel('Where the address leads').selectOption('On the machine Cordon runs on');
    await page
      .getByRole('textbox', { name: 'Cordon’s credential', exact: true })
      .fill(`Bearer ${SHOP_TOKEN}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Read its document' }).click();
    await confirm(admin);

    await page.getByRole('heading', { name: 'Confirm the 1 that is unclear' }).waitFor();
    await page.getByText('20 of 20 sampled values look like e-mail addresses.').waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/customer3@|Ann Example|Sample Street/);
    const connect = page.getByRole('button', { name: 'Confirm and connect' });
    expect(await connect.isDisabled()).toBe(true);
    await page.getByLabel('What customers_api, c7 holds').fill('user.unique_id');
    await page.getByText('All are looked at.').waitFor();
    await expectAccessibleInEveryLook(page);
    await connect.click();

    await page.getByText('API in shadow').waitFor();
    await page.getByText('Database live since').waitFor();
    await page.getByRole('button', { name: 'Make the report' }).click();
    const shown = page.getByRole('region', { name: 'Who would see customers_api' });
    await shown.getByText('20 of 20: e-mail addresses').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Sign and go live' }).click();
    await page.getByText('API live since').waitFor();

    await page.getByRole('button', { name: 'Change the map' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the map of Harbor Health' });
    // What a newer document says beyond the map is offered, and left out until somebody takes it in.
    await dialog.locator('input[type=file]').setInputFiles({
      ...{ name: 'newer.yaml', mimeType: 'application/yaml' },
      buffer: Buffer.from(document.replace('"c7":', '"c8":{"type":"string"},"c7":')),
    });
    await dialog.getByText('With what newer.yaml says beyond the map.').waitFor();
    expect(await dialog.getByLabel('Leave customers_api, c8 out').first().isChecked()).toBe(true);
    await dialog.getByLabel('Category of customers_api, email').fill('user.name');
    // An act is written by its path and body; what it lacks and what it would send are shown.
    const writing = dialog.getByRole('button', { name: 'Add an act to customers_api' });
    await writing.click();
    const act = dialog.getByRole('form', { name: 'New act' });
    await act.getByLabel('Words on the button').fill('Call the customer');
    await act.getByLabel('Short name').fill('call');
    await act.getByLabel('What it does').fill('Both telephones ring.');
    await act.getByLabel('Path below').fill('/calls');
    await act.getByLabel('Body, as JSON').fill('{"to":"{number}","line":"{line}"}');
    await act.getByText('it says nothing of whose it is').waitFor();
    const number = act.getByRole('group', { name: '{number}' });
    await number.getByLabel('Stands for').selectOption('A value of the customer on file');
    await number.getByLabel('Which').selectOption('phone');
    await act.getByRole('group', { name: '{line}' }).getByLabel('Stands for').selectOption('A number');
    await act.getByText('"to": "+1 202 555 0123"').waitFor();
    expect(await dialog.getByRole('button', { name: 'See who gains and loses sight' }).isDisabled()).toBe(
      true,
    );
    await expectAccessible(page);
    await act.getByRole('button', { name: 'Put it into the new map' }).click();
    await expect.poll(() => writing.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await dialog.getByText('POST /calls. Both telephones ring.').waitFor();
    await dialog.getByRole('button', { name: 'See who gains and loses sight' }).click();
    await dialog
      .getByText(/gains? sight of 1 field/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Sign and save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('harbor, version 3 of its map').waitFor();
    const kept = (await installation.house.sources.find('harbor'))?.map.resources;
    expect(kept?.flatMap(({ acts = [] }) => acts)).toMatchObject([
      { name: 'call', path: '/calls', params: [{ use: { kind: 'held', field: 'phone' } }, { name: 'line' }] },
    ]);

    await page.getByRole('link', { name: 'Its own log against the ledger' }).click();
    await page.getByText('No log was compared yet.').waitFor();
    await page.locator('input[type=file]').setInputFiles({
      ...{
        name: 'shop.json',
        mimeType: 'application/json',
        buffer: Buffer.from(logOfBob.replaceAll('SOURCE', new URL(installation.sourceUrl).pathname.slice(1))),
      },
    });
    await page.getByText('Something does not match').first().waitFor();
    await page.getByText('Next: find out whose login bob is.').waitFor();
    await page.getByRole('button', { name: 'Verify in this browser' }).click();
    await page.getByText('The ledger has this report by its hash').waitFor();
    await expectAccessibleInEveryLook(page);

    // A database whose operator grants no more than reading, in the same sitting.
    await page.goto('/sources/connect');
    await page.getByLabel('Short name').fill('one-lock');
    await page.getByLabel('Name', { exact: true }).fill('Shop with one lock');
    await page.getByLabel('I cannot grant a schema and roles: use one lock').check();
    await page.getByRole('textbox', { name: 'Reading connection' }).fill(await readingOnly());
    expect(await page.getByLabel('Replica to read').count()).toBe(0);
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Read its columns' }).click();
    await page.getByRole('button', { name: 'Confirm and connect' }).click();
    await page.getByText('One lock: the database is read with a login that sees its tables.').waitFor();
    await page.getByRole('button', { name: 'Make the report' }).click();
    await page.getByText('One lock: going live also means').waitFor();
    await expectAccessibleInEveryLook(page);
    await page.getByRole('link', { name: 'Its own log against the ledger' }).click();
    await page.getByText('This log cannot be matched with the ledger').waitFor();
    expect(await page.getByRole('button', { name: 'Compare a log' }).count()).toBe(0);
    await expectAccessibleInEveryLook(page);
    expect(admin.complaints).toEqual([]);
  },
);

/** The address of the shop for a login that reads one table and does nothing else. */
async function readingOnly(): Promise<string> {
  const owner = new pg.Client({ connectionString: shop.ownerUrl });
  await owner.connect();
  const login = `only_${shop.name}`;
  await owner.query(`CREATE TABLE customers (id int PRIMARY KEY, email text);
    INSERT INTO customers SELECT i, 'customer' || i || '@example.com' FROM generate_series(1, 20) i;
    CREATE ROLE ${login} LOGIN PASSWORD 'p'; GRANT SELECT ON customers TO ${login};
    GRANT CONNECT ON DATABASE ${shop.name} TO ${login}`);
  await owner.end();
  return Object.assign(new URL(shop.ownerUrl), { username: login, password: 'p' }).toString();
}
