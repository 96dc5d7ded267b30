import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { harborDataMap } from '../../packages/server/src/demo/seed/dataMap.ts';
import { knowActs, shopActs } from '../support/acts.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { openShopApi, profiles, SHOP_TOKEN, type ShopApi } from '../support/shopApi.ts';
import { expectAccessible, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

let installation: TestInstallation;
let browser: Browser;
let api: ShopApi;
let status = 204;
const sent: string[] = [];

beforeAll(async () => {
  [installation, browser, api] = await Promise.all([
    openTestInstallation(),
    openBrowser(),
    openShopApi(() => []),
  ]);
  const { house } = installation;
  const map = harborDataMap();
  const resources = [...map.resources, { ...profiles, acts: shopActs }];
  await house.sources.connectApi(
    'harbor',
    {
      ...{ baseUrl: api.baseUrl, reach: 'loopback' },
      credential: { header: 'authorization', value: `Bearer ${SHOP_TOKEN}` },
    },
    { ...map, version: 2, resources },
    'live',
  );
  house.inForce.forget();
  knowActs(house);
  api.instead = (request, response) => {
    const id = Number(/\/customers\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
    if (request.method !== 'GET') {
      sent.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.writeHead(status).end();
      return;
    }
    const customer = {
      ...{ id, email: 'shop@example.com', name: 'Rosa Alvarez', phone: '+15550100001', notes: '' },
      ...{ addresses: [] },
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: customer }));
  };
});

afterAll(async () => {
  await browser.close();
  await installation.close();
  await api.close();
});

it('an agent calls the customer without seeing the number, and is told plainly when nobody knows whether it was done', async () => {
  const { page, complaints } = await seat(browser, installation, 'per_dan');
  const tickets = await installation.house.tickets.assignedTo('per_dan');
  const ticket = tickets.find(({ binding }) => binding !== null);
  await page.goto(`/tickets/${ticket?.id ?? ''}`);
  await page.getByText('Do something for the customer').click();
  const call = page.getByRole('form', { name: 'Call the customer' });
  await call.getByText('Your telephone rings, then the customer’s.').waitFor();
  await expectAccessibleInEveryLook(page);
  await call.getByRole('button', { name: 'Call the customer' }).click();
  await call.getByText('The company’s system took it.').waitFor();
  expect(sent).toEqual(['POST /calls']);
  expect(await page.getByRole('main').innerText()).not.toContain('+15550100001');

  status = 500;
  const refund = page.getByRole('form', { name: 'Refund' });
  await refund.getByLabel('Amount').fill('5');
  await refund.getByRole('button', { name: 'Refund' }).click();
  await refund.getByText('Nobody knows').waitFor();
  await refund.getByText(/Do not do it again/).waitFor();
  await expectAccessible(page);
  expect(sent).toHaveLength(2);
  expect(complaints).toEqual([]);
});
