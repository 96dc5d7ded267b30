import { protocolText, type Protocol } from '@cordon/core/protocols';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/* What the PII protocol of a work does not let be asked, typed or sent does not go, whichever way it is sent; nobody works
 * before they acknowledged it, in their own name and in the version that is in force; and no protocol goes further than
 * the agreement. */

const WORK = { purpose: 'order-support', agreement: '' };
const HOUR = 60 * MINUTE;

let scene: Scene;
let officer: Visitor;
let ada: Visitor;
let bound: Bound;

beforeAll(async () => {
  scene = await openScene();
  const list = (await (await scene.enter('per_olivia')).get('/api/protocols')).json as {
    agreement: { id: string };
    vendor: { id: string };
    purpose: string;
  }[];
  const party = scene.signInOf('per_ada').party;
  WORK.agreement =
    list.find((row) => row.vendor.id === party && row.purpose === WORK.purpose)?.agreement.id ?? '';
});
afterAll(() => scene.close());

beforeEach(async () => {
  scene.pass(13 * HOUR);
  // Who put none in force works as before: each test begins there.
  await scene.asOwner('DELETE FROM cordon.protocol_acknowledgements');
  await scene.asOwner('DELETE FROM cordon.protocol_mails');
  await scene.asOwner('DELETE FROM cordon.protocol_objections');
  await scene.asOwner('DELETE FROM cordon.protocols');
  await scene.asOwner('DELETE FROM auth.attempts');
  officer = scene.visitor('per_olivia');
  await officer.signIn();
  await officer.stepUp();
  ada = scene.visitor('per_ada');
  await ada.signIn();
  bound = await scene.boundTicket('per_ada');
});

const at = () => `/api/agreements/${WORK.agreement}/protocols/${WORK.purpose}`;

async function draft(): Promise<Protocol> {
  return ((await officer.get(at())).json as { draft: Protocol }).draft;
}

function hashOf(protocol: Protocol): string {
  return createHash('sha256').update(protocolText(protocol)).digest('hex');
}

/** Puts a version in force, changed from what the terms come to. */
async function put(
  change: (protocol: Protocol) => Protocol = (protocol) => protocol,
  graceHours = 0,
): Promise<{ readonly answer: Answer; readonly protocol: Protocol; readonly hash: string }> {
  const protocol = change(await draft());
  const hash = hashOf(protocol);
  const { rules, ours, version } = protocol;
  const answer = await officer.post(at(), { rules, ours, version, hash, graceHours });
  return { answer, protocol, hash };
}

const acknowledge = (who: Visitor, named: { readonly version: number; readonly hash: string }) =>
  who.post('/api/me/protocols', { ...WORK, ...named });

/** In force, and acknowledged by Ada. */
async function working(change?: (protocol: Protocol) => Protocol): Promise<Protocol> {
  const { answer, protocol, hash } = await put(change);
  expect(answer.status).toBe(200);
  expect((await acknowledge(ada, { version: protocol.version, hash })).status).toBe(200);
  return protocol;
}

const send = (kind: 'reply' | 'note', text: string) =>
  ada.post(`/api/tickets/${bound.ticket.id}/${kind}`, { text });
const read = () => ada.get(`/api/tickets/${bound.ticket.id}`);
const mailed = async () => (await scene.mails()).filter((mail) => mail.includes(bound.ticket.externalId));

function breachesIn({ json }: Answer) {
  return (
    (json as { error: { breaches?: { does: string; clause: string; sentence: string; category: string }[] } })
      .error.breaches ?? []
  );
}

describe('a text sent around the editor', () => {
  it.each([
    'Please send me your card number.',
    'What is your CVV?',
    'Could you tell me the PIN of your account?',
    'whаt is yоur c.v.v.',
    'Please send the following:\n- card number\n- expiry date',
    'So that I can help: may I have your social security number?',
  ])('is refused where it asks for what may not be asked: %s', async (text) => {
    await working();
    const before = (await mailed()).length;
    const attack = await scene.attack(() => send('reply', text));
    expect(attack.answer).toMatchObject({ status: 403, json: { error: { code: 'protocol-forbids' } } });
    const [breach] = breachesIn(attack.answer);
    expect(breach).toMatchObject({ does: 'asks' });
    expect(breach?.sentence.length).toBeGreaterThan(20);
    const refusal = attack.entered.find(({ code }) => code === 'protocol-forbids');
    expect(JSON.parse(refusal?.body ?? '{}')).toMatchObject({
      kind: 'refusal',
      breaches: [{ does: 'asks', then: 'refuse' }],
      citations: [{ clause: breach?.clause }],
    });
    expect((await mailed()).length).toBe(before);
  });

  it('is refused where it says a card number, whoever’s it is, and no entry holds a piece of it', async () => {
    await working();
    for (const number of ['4111 1111 1111 1111', bound.customer.cards[0] ?? '']) {
      const attack = await scene.attack(() => send('reply', `I see the card ${number} on file.`));
      expect(attack.answer).toMatchObject({ status: 403, json: { error: { code: 'protocol-forbids' } } });
      expect(JSON.stringify([attack.answer, attack.entered])).not.toContain(number.slice(-8));
    }
  });

  it('goes without the piece where the protocol takes it out, and says so', async () => {
    await working();
    const answer = await send('reply', `We will call you at ${bound.customer.phone} tomorrow.`);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ breaches: [{ does: 'says', then: 'remove' }] });
    const mail = (await mailed()).at(-1) ?? '';
    expect(mail).toContain('We will call you at [removed] tomorrow.');
    expectNothingOf(
      { ...bound.customer, email: 'not looked for', name: 'not looked for' },
      mail.split('\n\n').slice(1),
    );
  });

  it('goes where it asks for nothing of the kind', async () => {
    await working();
    for (const text of [
      'Your parcel left our warehouse yesterday.',
      'We will never ask for your password, and please do not send us your card number.',
      'Could you tell me your order number?',
    ]) {
      expect((await send('reply', text)).status, text).toBe(200);
    }
  });

  it('goes to an address of the parties’ own, and to none that is not', async () => {
    await working((protocol) => ({ ...protocol, ours: ['@harbor-health.example'] }));
    const ours = await send('reply', 'Write to privacy@harbor-health.example any time.');
    expect(ours.json).toMatchObject({ breaches: [] });
    const theirs = await send('reply', 'Write to somebody.else@mail.example any time.');
    expect(theirs.json).toMatchObject({ breaches: [{ does: 'says' }] });
    expect((await mailed()).at(-1)).not.toContain('somebody.else');
  });

  it('that guesses a hidden value costs a try each time it is told that it was right', async () => {
    await working((protocol) => ({
      ...protocol,
      rules: protocol.rules.map((rule) => ({ ...rule, breach: 'refuse' as const })),
    }));
    const street = bound.customer.streets[0] ?? '';
    const codes: unknown[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const { json } = await send('note', `It went to ${street}.`);
      codes.push((json as { error: { code: string } }).error.code);
    }
    expect(codes[0]).toBe('protocol-forbids');
    expect(codes.at(-1)).toBe('attempts-exhausted');
  });
});

describe('whoever has not acknowledged', () => {
  it('gets nothing of this work, and is told what to do', async () => {
    await put();
    const attack = await scene.attack(read);
    expectRefused(attack, 'protocol-unacknowledged', 'per_ada');
    expectNothingOf(bound.customer, attack.answer, attack.entered);
    expect(
      (attack.answer.json as { error: { citations: unknown[] } }).error.citations.length,
    ).toBeGreaterThan(0);
    for (const kind of ['note', 'reply'] as const) {
      expectRefused(await scene.attack(() => send(kind, 'Hello.')), 'protocol-unacknowledged', 'per_ada');
    }
  });

  it('works on as before while none is in force, and until the grace of the first is over', async () => {
    expect((await read()).status).toBe(200);
    await put(undefined, 2);
    expect((await read()).status).toBe(200);
    scene.pass(3 * HOUR);
    ada = scene.visitor('per_ada');
    await ada.signIn();
    bound = await scene.boundTicket('per_ada');
    expectRefused(await scene.attack(read), 'protocol-unacknowledged', 'per_ada');
  });

  it('cannot acknowledge the version before, nor another text', async () => {
    const first = await put();
    await acknowledge(ada, { version: 1, hash: first.hash });
    const second = await put((protocol) => ({ ...protocol, ours: ['@harbor-health.example'] }));
    expect(second.answer.status).toBe(200);
    expectRefused(await scene.attack(read), 'protocol-unacknowledged', 'per_ada');
    for (const named of [
      { version: 1, hash: first.hash },
      { version: 2, hash: first.hash },
      { version: 3, hash: second.hash },
    ]) {
      expect((await acknowledge(ada, named)).json).toMatchObject({ error: { code: 'conflict' } });
    }
    expect((await acknowledge(ada, { version: 2, hash: second.hash })).status).toBe(200);
    expect((await read()).status).toBe(200);
  });

  it('is not helped by another’s acknowledgement, copied or given in their name', async () => {
    const { hash } = await put();
    const finn = scene.visitor('per_finn');
    await finn.signIn();
    expect((await acknowledge(finn, { version: 1, hash })).status).toBe(200);
    expectRefused(await scene.attack(read), 'protocol-unacknowledged', 'per_ada');
    await scene.asOwner(
      `UPDATE cordon.protocol_acknowledgements SET person_id = 'per_ada' WHERE person_id = 'per_finn'`,
    );
    expectRefused(await scene.attack(read), 'protocol-unacknowledged', 'per_ada');
    const named = await ada.post('/api/me/protocols', { ...WORK, version: 1, hash, person: 'per_finn' });
    expect(named.status).toBe(400);
  });

  it('cannot be somebody who does not do this work', async () => {
    const { hash } = await put();
    for (const person of ['per_olivia', 'per_vera']) {
      const other = scene.visitor(person);
      if (person !== 'per_olivia') await other.signIn();
      const answer = await acknowledge(person === 'per_olivia' ? officer : other, { version: 1, hash });
      expect([403, 404]).toContain(answer.status);
    }
  });
});

describe('a protocol', () => {
  it.each(['ask', 'aloud', 'note', 'customer', 'others'] as const)(
    'that goes further than the agreement in %s is refused with the clause',
    async (channel) => {
      const widest = { ask: 'value', aloud: 'full', note: 'part', customer: 'full', others: 'full' }[channel];
      const { answer, protocol } = await put((one) => ({
        ...one,
        rules: one.rules.map((rule) =>
          rule.category === 'user.health_and_medical' ? { ...rule, [channel]: widest } : rule,
        ),
      }));
      expect(answer).toMatchObject({ status: 409, json: { error: { code: 'protocol-too-wide' } } });
      const clause =
        protocol.rules.find(({ category }) => category === 'user.health_and_medical')?.clause ?? '?';
      expect((answer.json as { error: { message: string } }).error.message).toContain(clause);
      expect((await read()).status).toBe(200);
    },
  );

  it('is put in force by the company’s privacy officer alone, after a fresh second factor and with a signature', async () => {
    const protocol = await draft();
    const { rules, ours, version } = protocol;
    const body = { rules, ours, version, hash: hashOf(protocol), graceHours: 0 };
    for (const person of ['per_vera', 'per_ada', 'per_sam']) {
      const other = person === 'per_ada' ? ada : scene.visitor(person);
      if (person !== 'per_ada') await other.signIn();
      await other.stepUp();
      expect((await other.post(at(), body)).status).toBe(403);
    }
    const stale = await officer.post(at(), { ...body, hash: '0'.repeat(64) });
    expect(stale.json).toMatchObject({ error: { code: 'bad-request' } });
    const again = await officer.post(at(), { ...body, version: 2 });
    expect(again.json).toMatchObject({ error: { code: 'conflict' } });
  });

  it('changed in the database opens nothing', async () => {
    await working();
    expect((await read()).status).toBe(200);
    await scene.asOwner(`UPDATE cordon.protocols SET body = replace(body, '"never"', '"full"')`);
    expect((await read()).status).toBe(500);
    const reply = await send('reply', 'What is your CVV?');
    expect(reply.status).toBe(500);
  });

  it('once narrowed by newer terms, or read by a role that sees less, is no wider than those', async () => {
    const protocol = await working();
    const shown = ((await read()).json as { protocol: { protocol: Protocol; inForce: boolean } }).protocol;
    expect(shown.inForce).toBe(true);
    expect(shown.protocol.rules.length).toBe(protocol.rules.length);
  });
});

describe('a control that is turned off', () => {
  it('is seen: without the protocol the same text goes', async () => {
    const before = (await mailed()).length;
    expect((await send('reply', 'What is your CVV?')).status).toBe(200);
    expect((await mailed()).length).toBe(before + 1);
  });
});

describe('an objection', () => {
  interface Objected {
    readonly objections: { person: { id: string }; version: number; reason: string; holds: boolean }[];
  }
  /** Each test is half a day later: sessions are over. */
  const fresh = async (person: string): Promise<Visitor> => {
    const who = scene.visitor(person);
    await who.signIn();
    return who;
  };
  const REASON = 'Callers cannot be helped without their town';
  const object = (who: Visitor, named: { version: number; hash: string }, reason = REASON) =>
    who.post(`${at()}/object`, { ...named, reason });

  it('of the vendor’s admin to the draft stands in the ledger, and the company sees it before and after it decides', async () => {
    const vera = await fresh('per_vera');
    const protocol = await draft();
    const { answer, entered } = await scene.attack(() =>
      object(vera, { version: 1, hash: hashOf(protocol) }),
    );
    expect(answer.status).toBe(200);
    expect(JSON.parse(entered.at(-1)?.body ?? '{}')).toMatchObject({
      ...{ act: 'protocol-objected', person: 'per_vera' },
      words: { version: 1, hash: hashOf(protocol) },
    });
    const wanted = [{ person: { id: 'per_vera' }, version: 1, reason: REASON, holds: true }];
    expect(((await officer.get(at())).json as Objected).objections).toMatchObject(wanted);
    // It stops nothing, and is still there.
    expect((await put()).answer.status).toBe(200);
    expect(((await officer.get(at())).json as Objected).objections).toMatchObject(wanted);
  });

  it('is refused to anybody else, to another text, and with a person in its reason', async () => {
    const named = { version: 1, hash: hashOf(await draft()) };
    for (const who of [ada, officer, await fresh('per_quinn'), await fresh('per_audra')]) {
      expect((await object(who, named)).status).toBe(403);
    }
    const vera = await fresh('per_vera');
    expect((await object(vera, { ...named, hash: '0'.repeat(64) })).status).toBe(409);
    expect((await object(vera, { ...named, version: 2 })).status).toBe(409);
    expect((await object(vera, named, 'Ask mira@mail.example')).status).toBe(400);
    expect((await object(await fresh('per_nuno'), named)).status).toBe(404);
  });

  it('that somebody wrote into the database is told as one that does not hold', async () => {
    const vera = await fresh('per_vera');
    await object(vera, { version: 1, hash: hashOf(await draft()) });
    await scene.asOwner(`UPDATE cordon.protocol_objections SET reason = 'Never mind'`);
    const { objections } = (await officer.get(at())).json as Objected;
    expect(objections).toMatchObject([{ reason: 'Never mind', holds: false }]);
  });
});
