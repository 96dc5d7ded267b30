import type { Browser, Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composePhishing } from '../../packages/server/src/people/phishing/compose.ts';
import { lookAtCampaigns } from '../../packages/server/src/people/phishing/sending.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import { testPool } from '../support/database.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { confirm, expectAccessible, expectAccessibleInEveryLook, openBrowser, seat } from './browser.ts';

/* An exercise from its plan to its result: a real mail server takes the mails, real browsers open them. */

const VENDOR = 'brightline.example.com';
const COMPANY = 'harbor.example.com';
const TYPED = 'my real password 4711';
const BY_HAND =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let installation: TestInstallation;
let browser: Browser;
let server: SMTPServer;
const inbox: { readonly to: string; readonly mail: string }[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  installation = await openTestInstallation();
  server = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], authOptional: true, logger: false },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const mail = Buffer.concat(parts)
          .toString()
          .replace(/=\r?\n/g, '')
          .replaceAll('=3D', '=');
        inbox.push({ to: envelope.rcptTo[0]?.address ?? '', mail });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
  await installation.close();
  await browser.close();
});

const smtpUrl = (): string => {
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the mail server does not listen');
  return `smtp://127.0.0.1:${String(address.port)}`;
};

/** Adds a domain and confirms it with the code that its postmaster got. */
async function verify(person: Awaited<ReturnType<typeof seat>>, domain: string): Promise<void> {
  const { page } = person;
  await page.goto('/phishing');
  await page.getByRole('button', { name: 'Add a domain' }).press('Enter');
  const ask = page.getByRole('dialog', { name: 'Add a mail domain' });
  await ask.getByLabel('Domain').fill(domain);
  await expectAccessible(page);
  await ask.getByRole('button', { name: 'Send the code' }).press('Enter');
  await confirm(person);
  const code = page.getByLabel(`Code for ${domain}`);
  await code.waitFor();
  const mail = (await installation.mails()).findLast((one) => one.includes(`postmaster@${domain}`)) ?? '';
  await code.fill(/asked you for it: (\S{22})/.exec(mail.replace(/=\r?\n/g, ''))?.[1] ?? '');
  await page.getByRole('button', { name: 'Confirm', exact: true }).press('Enter');
  await page.getByText('Verified').waitFor();
}

/** A link opened by somebody who is not signed in anywhere; without `hand` as a program does it. */
async function visit(
  link: string,
  hand: boolean,
): Promise<{ page: Page; sent: string[]; done: () => Promise<void> }> {
  const context = await browser.newContext({ ...(hand && { userAgent: BY_HAND }), reducedMotion: 'reduce' });
  const page = await context.newPage();
  const sent: string[] = [];
  page.on('request', (request) =>
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
  );
  await page.goto(link);
  await page.mouse.move(100, 100);
  await page.mouse.move(120, 140);
  await page.waitForLoadState('networkidle');
  return { page, sent, done: () => context.close() };
}

it(
  'is signed by both, mailed, clicked, reported and told of without a name or a typed word',
  { timeout: 300_000 },
  async () => {
    const sam = await seat(browser, installation, 'per_sam');
    const vera = await seat(browser, installation, 'per_vera');
    await verify(sam, COMPANY);
    await verify(vera, VENDOR);
    await expectAccessibleInEveryLook(vera.page);

    // A sending profile of the company's own.
    await sam.page.reload();
    await sam.page.getByRole('button', { name: 'Add a profile' }).press('Enter');
    const profile = sam.page.getByRole('dialog', { name: 'Add a sending profile' });
    await profile.getByLabel('Name').fill('Exercises');
    await profile.getByLabel('Mail server').fill(smtpUrl());
    await profile.getByLabel('From').fill(`it@${COMPANY}`);
    await profile.getByRole('button', { name: 'Add it' }).press('Enter');
    await sam.page.getByText(`it@${COMPANY}`).waitFor();

    // Planned by the company, with a look at the mails; signed by both.
    await sam.page.getByRole('button', { name: 'Plan an exercise' }).press('Enter');
    const plan = sam.page.getByRole('dialog', { name: 'Plan an exercise' });
    for (const title of [
      'A document was shared with you',
      'Mails are held back for you',
      'The new team lead asks',
      'Payroll found a mistake',
      'A parcel waits at the desk',
    ]) {
      await plan.getByRole('checkbox', { name: title }).press('Space');
    }
    await plan.getByLabel('Sent by').selectOption({ label: `Exercises (it@${COMPANY})` });
    await plan.getByRole('button', { name: 'Look at what is chosen' }).press('Enter');
    await plan.getByText('Whoever runs your account knows your name.').waitFor();
    await expectAccessible(sam.page);
    await plan.getByRole('button', { name: 'Plan it' }).press('Enter');
    await sam.page.getByText('Neither party has signed it yet.').waitFor();
    await expectAccessibleInEveryLook(sam.page);
    await sam.page.getByRole('button', { name: 'Authorise for the company' }).press('Enter');
    await sam.page.getByText('The vendor has not signed it yet.').waitFor();
    expect(await sam.page.getByRole('button', { name: 'Start' }).count()).toBe(0);
    await vera.page.goto(new URL(sam.page.url()).pathname);
    await vera.page.getByRole('button', { name: 'Authorise for the vendor' }).press('Enter');
    await vera.page.getByText('Both parties have signed it.').waitFor();
    await sam.page.reload();
    await sam.page.getByRole('button', { name: 'Start' }).press('Enter');
    await sam.page.getByText('Running').waitFor();

    // All of it is due, and was delivered a minute ago.
    const owner = testPool(installation.database.ownerUrl, 1);
    await owner.query('UPDATE cordon.phishing_targets SET send_at = now() WHERE send_at IS NOT NULL');
    await lookAtCampaigns(composePhishing(installation.house));
    expect(inbox.length).toBe(9);
    await owner.query(
      `UPDATE cordon.phishing_targets SET delivered_at = delivered_at - interval '1 minute', sent_at = sent_at - interval '1 minute'`,
    );
    const linkTo = (name: string) => {
      const found = inbox.find(({ to }) => to === `${name}@${VENDOR}`);
      return /http:\/\/localhost:\d+\/p\/[\w-]{22}/.exec(found?.mail ?? '')?.[0] ?? '';
    };

    // Ben types his password. Not a letter of it leaves the browser.
    const ben = await visit(linkTo('ben'), true);
    await expectAccessible(ben.page);
    await ben.page.getByLabel('User name').fill('ben');
    await ben.page.getByLabel('Password').fill(TYPED);
    await ben.page.getByRole('button', { name: 'Sign in' }).press('Enter');
    await ben.page.getByRole('heading', { level: 1, name: 'This was an exercise' }).waitFor();
    await ben.page.getByText('Haste is made so that you do not stop to ask.').waitFor();
    for (const scheme of ['dark', 'light'] as const) {
      await ben.page.emulateMedia({ colorScheme: scheme });
      await expectAccessible(ben.page);
    }
    expect(ben.sent.some((request) => request.includes('/sent'))).toBe(true);
    expect(ben.sent.join('\n')).not.toContain('4711');
    await ben.done();

    // A program opens Dan's link with a browser of its own; Ella reports hers first, and opens it afterwards.
    const scanner = await visit(linkTo('dan'), false);
    await scanner.done();
    const ella = await seat(browser, installation, 'per_ella');
    await ella.page.goto('/report-message');
    await ella.page.getByLabel('The mail').fill(`They want me to open ${linkTo('ella')}`);
    await expectAccessibleInEveryLook(ella.page);
    await ella.page.getByRole('button', { name: 'Report it' }).press('Enter');
    await ella.page.getByText('Well seen: this was an exercise').waitFor();
    const after = await visit(linkTo('ella'), true);
    await after.page.getByText('You reported it: that is exactly right.').waitFor();
    await after.done();
    // Finn forwards his to the mailbox.
    const port = await installation.house.canaryMail.listen('127.0.0.1', 0);
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${String(port)}`, from: `finn@${VENDOR}` });
    await mailer.send({ to: 'report-phishing@localhost', subject: 'Fwd', text: `look: ${linkTo('finn')}` });
    mailer.close();

    // What came of it, raw and confirmed, without a name.
    await sam.page.reload();
    await sam.page.getByText('1 of 3 raw').first().waitFor();
    await sam.page.getByRole('button', { name: 'Why 1 clicked and not 3' }).press('Enter');
    await sam.page.getByText('1: by a program that scans links').waitFor();
    await sam.page.getByText('1: after it was reported').waitFor();
    await sam.page.getByText(/Phish-prone: 11 %/).waitFor();
    await sam.page.getByText(/Reported: 22 %/).waitFor();
    await expectAccessibleInEveryLook(sam.page);
    for (const name of ['Ben', 'Ella', 'Finn']) {
      expect(await sam.page.getByText(new RegExp(`\\b${name}\\b`)).count()).toBe(0);
    }
    await sam.page.getByRole('button', { name: 'Stop at once' }).press('Enter');
    await sam.page.getByText('Ended').waitFor();
    await vera.page.reload();
    await vera.page.getByText(/Phish-prone: 11 %/).waitFor();
    await owner.end();
    for (const { complaints } of [sam, vera, ella]) expect(complaints).toEqual([]);
  },
);
