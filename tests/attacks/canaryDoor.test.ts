import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import { profiles } from '../support/shopApi.ts';
import { bodyWithoutCommitments, MINUTE } from './attack.ts';
import { openDoorScene, type DoorScene, type Way } from './doorScene.ts';

/*
 * A customer that nobody is, come out through the HTTP door: what a tool is answered has the address that its person alone is
 * shown, the access is entered like any other and flagged for the company, and mail to the address names both.
 */

let door: DoorScene;
let way: Way;
let olivia: Visitor;
let port: number;

beforeAll(async () => {
  // A purpose that shows the address in clear, as it shows names: a masked one tells nobody apart.
  const fields = profiles.fields.map((field) =>
    field.name === 'email' ? { ...field, category: 'user.name' } : field,
  );
  door = await openDoorScene({ ...profiles, fields });
  port = await door.scene.house.canaryMail.listen('127.0.0.1', 0);
  way = await door.wayIn();
  olivia = await door.scene.enterFresh('per_olivia');
}, 120_000);
afterAll(() => door.close());

const ask = (target: string) => door.entryOf(() => door.ask(way.secret, `/door/harbor${target}`));
const emailsIn = (text: string) => [...text.matchAll(/"email":"([^"]+)"/g)].map(([, email]) => email);

it('is marked, entered and alarmed from the door to the finding', async () => {
  const { id, email } = way.bound.customer;
  const before = await ask(`/customers/${String(id)}`);
  expect(emailsIn(before.got.text)).toEqual([email]);

  const salt = randomBytes(32);
  const body = { subject: String(id), address: email, label: 'Tripwire' };
  const words = { source: 'harbor', details: commit(canonicalText(body), salt) };
  const seeded = await olivia.post('/api/canaries', {
    ...{ ...body, source: 'harbor', salt: salt.toString('base64') },
    ...olivia.decided('canary-seeded', words),
  });
  expect(seeded, JSON.stringify(seeded)).toMatchObject({ status: 200 });
  const canary = (seeded.json as { id: string }).id;

  // Marked: one record and a list alike, and the note beside it has the address on file nowhere.
  const one = await ask(`/customers/${String(id)}`);
  const list = await ask('/customers?limit=1000');
  const [address = '', ...more] = emailsIn(one.got.text);
  expect(more).toEqual([]);
  expect(address).not.toBe(email);
  expect(address.replace(/\d{7}@/, '@')).toBe(email);
  expect(emailsIn(list.got.text)).toEqual([address]);
  for (const { got } of [one, list]) expect(got.text).not.toContain(email);

  // Entered: as any other access is, and flagged in its event, which no vendor is shown.
  expect(one.entered.map(({ kind }) => kind)).toEqual(before.entered.map(({ kind }) => kind));
  const shapes = [before, one].map(({ entered }) =>
    entered.map((entry) => Object.keys(bodyWithoutCommitments(entry) as object).toSorted()),
  );
  expect(shapes[1]).toEqual(shapes[0]);
  const [entry] = one.entered;
  const [event] = await door.scene.asOwner<{ flags: readonly string[] }>(
    'SELECT flags FROM cordon.access_events WHERE entry = $1',
    [entry?.idx],
  );
  expect(event?.flags).toContain('canary');

  // Alarmed.
  door.scene.pass(MINUTE);
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${String(port)}`,
    from: 'stranger@elsewhere.example',
  });
  await mailer.send({ to: address, subject: 'Cheap pills', text: 'Buy' });
  mailer.close();
  const found = await door.scene.asOwner<{ facts: Readonly<Record<string, unknown>> }>(
    `SELECT facts FROM cordon.findings WHERE kind = 'canary-contacted'`,
  );
  expect(found).toMatchObject([
    { facts: { canary, via: 'mail', shownTo: 'per_ada', ticket: way.bound.ticket.id, resource: 'profiles' } },
  ]);
  const entries = String(found[0]?.facts.entries).split(' ');
  expect(entries).toContain(String(entry?.idx));
  expect(JSON.stringify(found)).not.toContain(address);
});
