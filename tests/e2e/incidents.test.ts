import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import pg from 'pg';
import { expect, it } from 'vitest';
import { confirm, expectAccessible, expectAccessibleInEveryLook, newWindow, seat } from './browser.ts';
import { stage } from './stage.ts';

const { installation, browser } = await stage();

/** A customer that nobody is, in the hand of an agent, who opens their ticket. */
async function touchCanary(person: string): Promise<void> {
  const source = new pg.Client({ connectionString: installation.sourceUrl });
  await source.connect();
  const { rows } = await source.query<{ id: string; email: string }>(
    'SELECT id, email FROM customers ORDER BY id LIMIT 1',
  );
  await source.end();
  const subject = rows[0]?.id ?? '';
  const sam = installation.visitor('per_sam');
  await sam.signIn();
  await sam.stepUp();
  const salt = randomBytes(32);
  const body = { subject, address: rows[0]?.email ?? '', label: 'Tripwire' };
  const words = { source: 'harbor', details: commit(canonicalText(body), salt) };
  const sent = { ...body, source: 'harbor', salt: salt.toString('base64') };
  const seeded = await sam.post('/api/canaries', { ...sent, ...sam.decided('canary-seeded', words) });
  expect(seeded.status).toBe(200);
  const { tickets, watched } = installation.house;
  const { id } = await tickets.intake.receive({
    ...{ source: 'harbor', externalId: 'TRIP-1', party: 'pty_brightline', purpose: 'order-support' },
    ...{ subjectLine: 'Where is my parcel?', priority: 'normal', status: 'open', createdAt: new Date() },
    requester: { by: 'request', subject },
    messages: [],
  });
  for (const { id: held } of await tickets.assignedTo(person)) await tickets.close(held, new Date());
  await tickets.assign(id, person, new Date());
  const agent = installation.visitor(person);
  await agent.signIn();
  expect((await agent.get(`/api/tickets/${id}`)).status).toBe(200);
  await watched.watching.run();
  await watched.telling.tellDue();
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

it(
  'a case goes from the signal to its end, and whoever was kept out says their side',
  { timeout: 180_000 },
  async () => {
    const agent = await seat(browser, installation, 'per_carla');
    await agent.page.goto('/recorded');
    await agent.page.getByRole('cell', { name: /Sign-ins, second factors/ }).waitFor();
    await expectAccessibleInEveryLook(agent.page);

    await touchCanary('per_ada');
    const officer = await seat(browser, installation, 'per_olivia');
    const { page } = officer;
    await page.goto('/incidents');
    const card = page.getByRole('article').filter({ hasText: 'Ada Cruz' });
    await card.getByText('Next: Take this incident').waitFor();
    await page.getByText('Badges at the door: no feed').waitFor();
    await expectAccessibleInEveryLook(page);

    await card.getByRole('link', { name: 'Ada Cruz' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ada Cruz' }).waitFor();
    const next = page.getByRole('region', { name: 'Next', exact: true });
    await next.getByRole('button', { name: 'I take it' }).click();
    await confirm(officer);
    await next.getByText('Decide about what Cordon closed by itself').waitFor();
    await page.getByText('1 customer', { exact: true }).waitFor();
    await page.getByText('Complete: every entry opens').waitFor();
    await expectAccessibleInEveryLook(page);
    await page
      .getByRole('article', { name: 'A made-up customer was touched' })
      .getByRole('link', { name: /entry/ })
      .first()
      .click();
    await page.getByRole('dialog').getByText('Verify in this browser').waitFor();
    await page.keyboard.press('Escape');

    const mail = (await installation.mails()).findLast((one) => one.includes('on hold')) ?? '';
    const [, secret = ''] = /\/answer#([\w-]{43})/.exec(mail.replaceAll('=\r\n', '')) ?? [];
    const outside = await newWindow(browser, installation.baseUrl);
    await outside.page.goto(`/answer#${secret}`);
    await outside.page.getByText('No person has decided about you yet.').waitFor();
    expect(new URL(outside.page.url()).hash).toBe('');
    await expectAccessibleInEveryLook(outside.page);
    await outside.page
      .getByLabel('Your side of it')
      .fill('It was the next ticket of my queue, as on any day.');
    await outside.page.getByRole('button', { name: 'Send it' }).click();
    await outside.page.getByText('Your side of it stands in the case.').waitFor();

    await page.reload();
    await page.getByText('It was the next ticket of my queue').waitFor();
    await page.getByRole('button', { name: 'Undo it: let Ada Cruz in again' }).click();
    await page.getByText('Undone', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ask for a course' }).click();
    const course = page.getByRole('dialog', { name: 'Ask for a course' });
    await course.getByLabel('Course').selectOption({ label: 'Clean desk and remote work' });
    await course.getByLabel('By the end of this day (UTC)').fill(inDays(7));
    await expectAccessible(page);
    await course.getByRole('button', { name: 'Assign it' }).click();
    await course.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'It is a false alarm' }).click();
    const judge = page.getByRole('dialog', { name: 'It is a false alarm' });
    await judge.getByLabel('Why').fill('A drill that was not told of beforehand.');
    await expectAccessible(page);
    await judge.getByRole('button', { name: 'It is a false alarm' }).click();
    await next.getByText('Every signal was a false alarm: end it as one.').waitFor();
    await page.getByRole('button', { name: 'End it as a false alarm' }).click();
    await next.getByText('Nothing is left to do.').waitFor();

    await page.goto('/people/per_ada');
    await page.getByRole('heading', { name: 'Signals', exact: true }).waitFor();
    await page.getByText('The canary customer', { exact: false }).first().waitFor();
    await expectAccessible(page);
    expect([officer.complaints, agent.complaints, outside.complaints]).toEqual([[], [], []]);
  },
);
