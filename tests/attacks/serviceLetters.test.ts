import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { composeServiceLetters } from '../../packages/server/src/identity/serviceAccounts/compose.ts';
import { writeLetters } from '../../packages/server/src/identity/serviceAccounts/writing.ts';
import { openServices, readsReports } from '../support/services.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/* Whoever has to decide about an account, and whoever answers for it, is told of it once: nobody else, and in time. */

const DAY = 24 * 60 * MINUTE;

let scene: Scene;
let vera: Visitor;
let priya: Visitor;
let taken = 0;

const letters = () => {
  const { world, now } = scene.house;
  return composeServiceLetters({ ...world, pool: world.pools.app, now });
};

/** What was mailed since it was asked last: to whom, and the subject; texts beside. */
async function mailed(): Promise<{ readonly to: readonly (readonly string[])[]; readonly texts: string }> {
  await writeLetters(letters());
  const all = (await scene.mails()).slice(taken);
  taken += all.length;
  const header = (mail: string, name: string): string =>
    new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, 'm').exec(mail)?.[1]?.replace(/\r?\n[ \t]/g, ' ') ?? '';
  const own = all.filter((mail) => /service account/i.test(header(mail, 'Subject')));
  return {
    to: own
      .map((mail) => [header(mail, 'To'), header(mail, 'Subject').replace(/ under .*/, '')] as const)
      .toSorted(),
    texts: own.join('\n').replace(/=\r?\n/g, ''),
  };
}

const address = (person: string): string => scene.signInOf(person).email;

async function enter(person: string): Promise<Visitor> {
  const one = scene.visitor(person);
  await one.signIn();
  expect(await one.stepUp()).toMatchObject({ status: 200 });
  return one;
}

async function proposed(more: object = {}): Promise<string> {
  const asked = { ...readsReports, name: 'Weekly report', owner: 'per_vera', ...more };
  const { json } = await vera.post('/api/service-accounts', asked);
  return (json as { id: string }).id;
}

async function decided(id: string, approve: boolean): Promise<void> {
  const path = `/api/service-accounts/${id}/decide`;
  expect(await priya.post(path, { approve })).toMatchObject({ status: 200 });
}

beforeAll(async () => {
  scene = await openScene();
  openServices(scene.house);
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.pass(10 * 60 * MINUTE);
  await scene.asOwner('DELETE FROM auth.attempts');
  await scene.asOwner(`UPDATE cordon.service_accounts SET state = 'ended', ended_at = now(), ended_why = 'expired'
    WHERE state IN ('proposed', 'in-force')`);
  await scene.asOwner('DELETE FROM cordon.service_letters');
  [vera, priya] = [await enter('per_vera'), await enter('per_priya')];
  await mailed();
});

it('whoever may decide is told once that an account waits, and nobody else', async () => {
  await proposed();
  const officers = await scene.asOwner<{ email: string }>(
    `SELECT email FROM cordon.persons WHERE party_id = 'pty_harbor' AND role IN ('privacy-officer', 'security-officer')`,
  );
  expect(officers.length).toBeGreaterThan(1);
  const first = await mailed();
  expect(first.to).toEqual(
    officers.map(({ email }) => [email, 'A service account waits for a decision']).toSorted(),
  );
  expect(first.texts).toContain('/service-accounts');
  expect((await mailed()).to).toEqual([]);
});

it('whoever would answer for it is not among those who are asked to decide', async () => {
  const id = await proposed();
  await scene.asOwner(`UPDATE cordon.service_accounts SET owner_id = 'per_priya' WHERE id = $1`, [id]);
  const told = (await mailed()).to.map(([to]) => to);
  expect(told).toEqual([address('per_sam')]);
});

it.each([
  [true, 'A service account is in force'],
  [false, 'A service account was refused'],
])('whoever answers for it is told of the decision: %s', async (approve, subject) => {
  const id = await proposed();
  await mailed();
  await decided(id, approve);
  expect((await mailed()).to).toEqual([[address('per_vera'), subject]]);
  expect((await mailed()).to).toEqual([]);
});

it('whoever answers for it is told seven days before it ends, and again only once it was renewed', async () => {
  const id = await proposed({ days: 30 });
  await decided(id, true);
  await mailed();
  scene.pass(22 * DAY);
  expect((await mailed()).to).toEqual([]);
  scene.pass(DAY + MINUTE);
  const ends = [address('per_vera'), 'A service account ends soon'];
  expect((await mailed()).to).toEqual([ends]);
  scene.pass(DAY);
  expect((await mailed()).to).toEqual([]);
  vera = await enter('per_vera');
  expect(await vera.post(`/api/service-accounts/${id}/renew`, { days: 30 })).toMatchObject({ status: 200 });
  expect((await mailed()).to).toEqual([]);
  scene.pass(24 * DAY);
  expect((await mailed()).to).toEqual([ends]);
});

it('and seven days before a secret ends that its account outlives, without a word of the secret', async () => {
  const id = await proposed({ days: 60 });
  await decided(id, true);
  const { json } = await vera.post(`/api/service-accounts/${id}/secrets`, {});
  const made = json as { readonly user: string; readonly secret: string };
  await mailed();
  scene.pass(23 * DAY + MINUTE);
  const told = await mailed();
  expect(told.to).toEqual([[address('per_vera'), 'A secret of a service account ends soon']]);
  expect(told.texts).not.toContain(made.user);
  expect(told.texts).not.toContain(made.secret);
  expect((await mailed()).to).toEqual([]);
});

it('what the mail server did not take is sent at the next look', async () => {
  await proposed();
  const broken = { send: () => Promise.reject(new Error('down')) };
  await writeLetters({ ...letters(), mailer: broken });
  await writeLetters({ ...letters(), mailer: { send: () => Promise.resolve({ sent: false }) } });
  expect((await mailed()).to.length).toBeGreaterThan(1);
});

it('two replicas send one letter', async () => {
  await proposed();
  await Promise.all([writeLetters(letters()), writeLetters(letters())]);
  const { to } = await mailed();
  expect(new Set(to.map(([one]) => one)).size).toBe(to.length);
});
