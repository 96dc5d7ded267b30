import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../../packages/server/src/demo/client.ts';
import { customerAt } from '../../../packages/server/src/demo/seed/customers.ts';
import { newWindow, openBrowser } from '../../e2e/browser.ts';
import { openTestInstallation, type TestInstallation } from '../../support/installation.ts';
import { allowSidebar } from '../../support/sidebar.ts';
import { openRtServer, type Rt } from './server.ts';

/* A real RT with Cordon beside its ticket, by the component we ship: the agent never leaves RT's page. */

const COMPONENTS = fileURLToPath(new URL('../../../integrations/rt/html', import.meta.url));
const AGENT = 'per_dan';
const CUSTOMER = customerAt(7);

let installation: TestInstallation;
let browser: Browser;
let olivia: Visitor;
let rt: Rt;
let compiled: string;

beforeAll(async () => {
  compiled = await mkdtemp(path.join(tmpdir(), 'cordon-mason-'));
  [installation, browser] = await Promise.all([openTestInstallation(), openBrowser()]);
  olivia = installation.visitor('per_olivia');
  await olivia.signIn();
  await setTimeout(olivia.goodInMs());
  await olivia.stepUp();
  rt = await openRtServer({
    agentMail: installation.signInOf(AGENT).email,
    site: async (origin) => {
      const { audience, secret } = await allowSidebar(olivia, installation.baseUrl, [origin]);
      // What RT compiled of another version of the component is not looked at.
      return `$RT::MasonLocalComponentRoot = '${COMPONENTS}';
$RT::MasonDataDir = '${compiled}';
%RT::CordonSidebar = (Url => '${audience}', Secret => '${secret}');
1;
`;
    },
  });
  await rt.operate(
    `my $u = RT::User->new($system); $u->Load('agent'); my $q = RT::Queue->new($system); $q->Load('Orders'); $u->PrincipalObj->GrantRight(Right => $_, Object => $q) for qw(SeeQueue ShowTicket);`,
  );
});
afterAll(async () => {
  await browser.close();
  await rt.close();
  await installation.close();
  await rm(compiled, { recursive: true, force: true });
});

/** A ticket at RT, delivered to Cordon with its customer known and in the agent's hand. */
async function ticketAt(): Promise<string> {
  const made = await rt.ask('root', 'POST', '/ticket', {
    ...{ Queue: 'Orders', Subject: 'Where is my parcel?', Content: 'Please tell me.' },
  });
  const number = String((made.json as { id: number | string }).id);
  const { tickets } = installation.house;
  const { id } = await tickets.intake.receive({
    ...{ source: 'harbor', externalId: number, party: 'pty_brightline', purpose: 'order-support' },
    ...{ subjectLine: 'Where is my parcel?', priority: 'normal', status: 'open', createdAt: new Date() },
    ...{ requester: { by: 'request', subject: String(CUSTOMER.id) }, messages: [] },
  });
  await tickets.assign(id, AGENT, new Date());
  return number;
}

/** A code of the agent's authenticator where a window of Cordon's own asks for it; the window then closes itself. */
async function giveCode(popup: Page): Promise<void> {
  await setTimeout(authenticator.goodInMs());
  await popup.getByLabel('Code from your authenticator app').fill(authenticator.code());
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Confirm code' }).click();
  await closed;
}

let authenticator: Visitor;

it('an agent looks up, confirms, reveals and replies beside the ticket of RT, until the agreement is suspended', async () => {
  authenticator = installation.visitor(AGENT);
  const number = await ticketAt();
  const { page, complaints } = await newWindow(browser, rt.baseUrl);
  await page.goto(`/Ticket/Display.html?id=${number}`);
  await page.locator('input[name="user"]').fill('agent');
  await page.locator('input[name="pass"]').fill('agent-password');
  await page.locator('input[name="pass"]').press('Enter');
  const frame: FrameLocator = page.frameLocator('iframe[title="Cordon"]');
  const open = frame.getByRole('button', { name: 'Open Cordon' });
  await open.waitFor();
  const [popup] = await Promise.all([page.waitForEvent('popup'), open.click()]);
  const { email, password } = installation.signInOf(AGENT);
  await popup.getByLabel('E-mail').fill(email);
  await popup.getByRole('textbox', { name: 'Password' }).fill(password);
  await popup.getByRole('button', { name: 'Sign in', exact: true }).click();
  await giveCode(popup);
  const card = frame.getByRole('region', { name: 'Customers' });
  await card.getByText('E-mail').first().waitFor();
  expect(await card.innerText()).not.toContain(CUSTOMER.email);

  await frame.getByText('Look up or confirm').click();
  const lookUp = frame.getByRole('form', { name: 'Look up by exact value' });
  await lookUp.getByLabel('Field').selectOption({ label: 'E-mail' });
  await lookUp.getByLabel('Exact value').fill(CUSTOMER.email);
  await lookUp.getByRole('button', { name: 'Look up' }).click();
  await lookUp.getByText('Found among the tickets in your hand.').waitFor();
  const confirm = frame.getByRole('form', { name: 'Confirm what the caller says' });
  await confirm.getByLabel('Field').selectOption({ label: 'Phone' });
  await confirm.getByLabel('What the caller says').fill(CUSTOMER.phone);
  await confirm.getByRole('button', { name: 'Confirm' }).click();
  await confirm.getByText('Match', { exact: true }).waitFor();

  await frame.getByLabel('Reply to the customer').fill('It is on its way.');
  await frame.getByRole('button', { name: 'Send reply' }).click();
  await frame.getByText(/^Sent to /).waitFor();

  await frame.getByRole('button', { name: 'Reveal E-mail' }).click();
  await frame.getByRole('button', { name: 'Customer asked' }).click();
  const stepUp = frame.getByRole('button', { name: 'Confirm in Cordon' });
  await stepUp.waitFor();
  const [again] = await Promise.all([page.waitForEvent('popup'), stepUp.click()]);
  await giveCode(again);
  const shown = frame.getByRole('group', { name: 'E-mail revealed' });
  await shown.waitFor();
  expect((await shown.innerText()).replaceAll('\n', '')).toContain(CUSTOMER.email);
  expect(new URL(page.url()).pathname).toBe('/Ticket/Display.html');

  await olivia.post('/api/agreements/agr_harbor_brightline/suspend', {});
  await frame.getByRole('heading', { name: 'The agreement is suspended' }).waitFor();
  expect(await shown.count()).toBe(0);
  expect(complaints).toEqual([]);
});
