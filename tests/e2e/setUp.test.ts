import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmptyInstallation, type EmptyInstallation } from '../support/empty.ts';
import { expectAccessible, newWindow, openBrowser, type Window } from './browser.ts';
import { enrolWithCode, plugIn, type Newcomer } from './newcomer.ts';

let installation: EmptyInstallation;
let browser: Browser;

beforeAll(async () => {
  [installation, browser] = await Promise.all([openEmptyInstallation(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await installation.close();
});

/** The one task of the company's first page that comes next. */
async function follow(page: Page, next: string, heading: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Now' }).click();
  await page.getByRole('link', { name: `Next: ${next}` }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** The link to hand over that stands in the open dialog, which is then closed. */
async function takeLink(page: Page): Promise<string> {
  const link = await page.getByTestId('invitation-link').innerText();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  return link;
}

async function setUpCompany(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('heading', { name: 'Set up Cordon' }).waitFor();
  await expectAccessible(page);
  expect(page.url()).not.toContain('#');
  await page.getByLabel('Company').fill('Harbor Health');
  await page.getByLabel('E-mail').fill('olivia@harbor.example.com');
  await page.getByLabel('Your name').fill('Olivia Hart');
  await page.getByRole('textbox', { name: 'Password' }).fill('a long sentence of olivia');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByRole('heading', { name: 'Add a second factor' }).waitFor();
  await expectAccessible(page);
  // Loaded again half way: the link is used up, the way goes on.
  await page.reload();
  await page.getByRole('button', { name: 'Add passkey or security key' }).click();
  // Codes on paper are offered while the factor is fresh; the heading has the focus, so a screen reader says it.
  const offer = page.getByRole('heading', { name: 'Backup codes' });
  await offer.waitFor();
  expect(await offer.evaluate((heading) => heading === document.activeElement)).toBe(true);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make backup codes' }).click();
  const codes = page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
  await codes.first().waitFor();
  expect(await codes.count()).toBe(10);
  expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(1);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I have kept them, go on' }).click();
  await page.getByRole('heading', { name: 'Before anybody can work' }).waitFor();
  await expectAccessible(page);
}

async function inviteOfficer(page: Page): Promise<string> {
  await follow(page, 'Invite a privacy officer, and a second company admin', 'Settings');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Name').fill('Priya Nair');
  await page.getByLabel('E-mail').fill('olivia@harbor.example.com');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await page.getByRole('dialog', { name: 'Confirm it is you' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use passkey or security key' }).click();
  await page.getByText('Somebody with this e-mail address is here already').waitFor();
  await page.getByLabel('E-mail').fill('priya@harbor.example.com');
  await page.getByRole('button', { name: 'Send invitation' }).click();
  return takeLink(page);
}

async function connectSource(page: Page): Promise<void> {
  await follow(page, 'Connect the customer database', 'Sources');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Connect source' }).click();
  await page.getByLabel('Short name').fill('harbor');
  await page.getByLabel('Name', { exact: true }).fill('Harbor Health');
  const url = new URL(installation.sourceUrl);
  url.password = 'mistyped';
  await page.getByRole('textbox', { name: 'Owner connection' }).fill(url.href);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Read its columns' }).click();
  await page.getByText('Check host and port, login and password').waitFor();
  await page.getByRole('textbox', { name: 'Owner connection' }).fill(installation.sourceUrl);
  await page.getByRole('button', { name: 'Read its columns' }).click();
  expect(await page.getByLabel('Category of customers, email').inputValue()).toBe('user.contact.email');
  await page.getByLabel('Category of customers, reference').fill('user.unique_id');
  await page.getByLabel('Leave out staff_notes, note').check();
  await page.getByLabel('Leave out customers, internal_risk_score').check();
  const connect = page.getByRole('button', { name: 'Confirm and connect' });
  expect(await connect.isDisabled()).toBe(true);
  for (const right of await page.getByRole('checkbox', { name: /is right$/, disabled: false }).all())
    await right.check();
  await page.getByText('All are looked at.').waitFor();
  await expectAccessible(page);
  await connect.click();
  await page.getByRole('heading', { level: 1, name: 'Harbor Health' }).waitFor();
  await page.getByText('Database in shadow').waitFor();
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' }).click();
  await page.getByText('customers, internal_risk_score').waitFor();
  await expectAccessible(page);
}

/** The report says what the signed agreement would show; then it is shown. */
async function goLive(page: Page): Promise<void> {
  await follow(page, 'Let the source go live', 'Harbor Health');
  await page.getByRole('button', { name: 'Make the report' }).click();
  await page.getByRole('region', { name: 'Who would see customers' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign and go live' }).click();
  await page.getByText('Database live since').waitFor();
  await expectAccessible(page);
}

async function addVendor(page: Page): Promise<string> {
  await follow(page, 'Add the vendor and invite its admin', 'Vendors');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add vendor' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Brightline Support');
  await page.getByLabel('First site').fill('Manila');
  await page.getByLabel('Country').fill('PH');
  await page.getByLabel('Name of its admin').fill('Vera Santos');
  await page.getByLabel('E-mail of its admin').fill('vera@brightline.example.com');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add and invite' }).click();
  const link = await takeLink(page);
  await follow(page, 'List the networks the vendor works from', 'Brightline Support');
  await page.getByText('None is listed, so nobody gets in.').waitFor();
  await expectAccessible(page);
  const list = page.getByRole('form', { name: 'Add a network' });
  for (const range of ['127.0.0.1', '::1']) {
    await list.getByLabel('Range').fill(range);
    await list.getByLabel('Label').fill('Manila floor');
    await list.getByRole('button', { name: 'Put in' }).click();
  }
  await page.getByText('1 IPv4 address and 1 IPv6 address').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Set the list' }).click();
  for (const range of ['127.0.0.1/32', '::1/128'])
    await page.getByRole('button', { name: `Remove ${range}` }).waitFor();
  return link;
}

async function draftAndSign(page: Page): Promise<void> {
  await follow(page, 'Draft the agreement', 'Agreements');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Draft agreement' }).click();
  await page.getByLabel('Title').fill('Support agreement Brightline');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Draft', exact: true }).click();
  await page.getByRole('heading', { name: 'What is not granted is refused' }).waitFor();
  await expectAccessible(page);
  await follow(page, 'Both parties sign it', 'Support agreement Brightline');
  await page.getByRole('button', { name: 'Sign for Harbor Health' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Fetch the document' }).click();
  await page.getByText('Hash of the document (SHA-256), made by this browser').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign now' }).click();
  await page.getByText('Valid signature of Harbor Health').waitFor();
}

/** Vera came in with a code alone; she signs with a passkey, which she adds on the way. */
async function countersign({ page, code }: Newcomer): Promise<void> {
  await page.getByRole('link', { name: 'Read and sign “Support agreement Brightline”' }).click();
  await page.getByRole('button', { name: 'Sign for Brightline Support' }).click();
  await page.getByRole('button', { name: 'Fetch the document' }).click();
  await page.getByLabel('Code from your authenticator app').fill(code());
  await page.getByRole('button', { name: 'Confirm code' }).click();
  await page.getByText('You sign with a passkey or security key of your own').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Add a passkey in Settings' }).click();
  await plugIn(page);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'Add passkey or security key' }).click();
  await page.getByText('1 passkey or security key').waitFor();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agreements' }).click();
  await page.getByRole('link', { name: 'Support agreement Brightline' }).click();
  await page.getByRole('tab', { name: 'Versions and signatures' }).click();
  await page.getByRole('button', { name: 'Sign for Brightline Support' }).click();
  await page.getByRole('button', { name: 'Fetch the document' }).click();
  await page.getByRole('button', { name: 'Sign now' }).click();
  await page.getByText('Valid signature of Brightline Support').waitFor();
  await page.locator('[aria-current="step"]').getByText('In force', { exact: true }).waitFor();
  await expectAccessible(page);
}

async function inviteToTeam(page: Page, name: string, email: string, role: string): Promise<string> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My team' }).click();
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Role').selectOption(role);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  return takeLink(page);
}

/** The helpdesk's key, made in the console, and the ticket it delivers. */
async function deliverTicket({ page }: Window): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'New delivery key' }).click();
  await page.getByLabel('Name').fill('Helpdesk');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the key' }).click();
  const secret = await page.getByLabel('The key').innerText();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page
    .getByRole('row', { name: /Helpdesk/ })
    .getByText('Good')
    .waitFor();
  const { baseUrl, house } = installation;
  const [vendor] = await house.people.vendors();
  const at = house.now().toISOString();
  const answer = await fetch(new URL('/api/deliveries', baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      externalId: '48200',
      vendor: vendor?.id ?? '',
      purpose: 'order-support',
      subjectLine: 'Where is my parcel?',
      priority: 'high',
      status: 'open',
      createdAt: at,
      requester: { by: 'request', subject: '7' },
      messages: [{ id: 'm1', at, author: 'customer', body: 'It has not come. Call me: +1 415 555 0133' }],
    }),
  });
  expect(await answer.json()).toMatchObject({ created: true });
}

async function expectDead(link: string): Promise<void> {
  const { page, context } = await newWindow(browser, installation.baseUrl);
  await page.goto(link);
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await context.close();
}

it(
  'from nothing to the first ticket, in the console alone: passkey and code, two parties, one agreement',
  { timeout: 180_000 },
  async () => {
    const { baseUrl, house } = installation;
    const { setUp } = house.identity;
    expect(await setUp.needed()).toBe(true);
    const { url } = await setUp.link();
    const olivia = await newWindow(browser, baseUrl);
    const { page } = olivia;
    await plugIn(page);
    await setUpCompany(page, url);
    expect(await setUp.needed()).toBe(false);
    const forPriya = await inviteOfficer(page);
    await connectSource(page);
    const forVera = await addVendor(page);
    await draftAndSign(page);

    const vera = await enrolWithCode(
      browser,
      baseUrl,
      forVera,
      { password: 'a long sentence of vera' },
      expectAccessible,
    );
    await vera.page.getByText('No agents yet.').waitFor();
    await expectAccessible(vera.page);
    await countersign(vera);
    await goLive(page);
    await inviteToTeam(vera.page, 'Leo Reyes', 'leo@brightline.example.com', 'team-lead');
    const forAda = await inviteToTeam(vera.page, 'Ada Cruz', 'ada@brightline.example.com', 'agent');
    await expectAccessible(vera.page);
    await vera.page.getByRole('button', { name: 'New link for Leo Reyes' }).click();
    await vera.page.getByRole('button', { name: 'Make a new link' }).click();
    const forLeo = await takeLink(vera.page);

    const ada = await enrolWithCode(browser, baseUrl, forAda, { password: 'a long sentence of ada' });
    await ada.page.getByRole('heading', { name: 'Before you start' }).waitFor();
    await expectAccessible(ada.page);
    await vera.page.reload();
    await vera.page.getByRole('row', { name: /Ada Cruz.*undertaking is not signed/ }).waitFor();
    await ada.page.getByRole('button', { name: 'I sign this undertaking' }).click();
    await ada.page.getByText('0 of 5 in hand, 0 waiting.').waitFor();
    await expectAccessible(ada.page);
    await deliverTicket(olivia);
    await ada.page.reload();
    await ada.page.getByRole('button', { name: 'Take next ticket' }).click();
    const card = ada.page.getByRole('region', { name: 'Customers' });
    await card.getByText('Email').waitFor();
    expect(await card.innerText()).toMatch(/•{3}@/);
    expect(await card.innerText()).not.toContain('risk');
    expect(await ada.page.getByRole('main').innerText()).not.toContain('555 0133');
    await expectAccessible(ada.page);

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Now' }).click();
    await page.getByText('Values on screen in clear').waitFor();
    await page.getByRole('heading', { name: 'Before anybody can work' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /your account$/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('button', { name: 'Use passkey or security key' }).click();
    await page.getByRole('heading', { name: 'Now' }).waitFor();

    await enrolWithCode(browser, baseUrl, forPriya, { password: 'a long sentence of priya' });
    for (const used of [url, forAda, forPriya]) await expectDead(used);
    expect(new URL(forLeo).pathname).toBe('/take-up');
    expect([...olivia.complaints, ...vera.complaints, ...ada.complaints]).toEqual([]);
  },
);
