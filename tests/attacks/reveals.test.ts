import { createPublicKey, verify } from 'node:crypto';
import { canonicalBytes } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { dumpOf } from '../support/dump.ts';
import {
  emailShown,
  expectNothingOf,
  expectRefused,
  MINUTE,
  openScene,
  type Bound,
  type Scene,
} from './attack.ts';

/* A reveal is one cell, for one reason, signed, after a fresh second factor, for five minutes. */

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

function signedReveal(who: Visitor, { ticket, customer }: Bound): Record<string, unknown> {
  return who.signed({
    act: 'reveal',
    ticket: ticket.id,
    resource: 'customers',
    field: 'email',
    key: String(customer.id),
    reason: 'customer-asked',
  });
}

const send = (who: Visitor, { ticket }: Bound, body: unknown) =>
  who.post(`/api/tickets/${ticket.id}/reveal`, body);

interface EntryBody {
  readonly act: string;
  readonly ticket: string;
  readonly field: string;
  readonly reason: string;
  readonly row: string;
  readonly parts: readonly [{ readonly resource: string }];
  readonly signed: {
    readonly act: string;
    readonly at: string;
    readonly key: string;
    readonly signature: string;
  };
}

const idOf = (answer: { json: unknown }) => (answer.json as { id: string }).id;

describe('a reveal', () => {
  it('needs a fresh second factor', async () => {
    const ben = await scene.enter('per_ben');
    const bound = await scene.boundTicket('per_ben');
    const early = await scene.attack(() => send(ben, bound, signedReveal(ben, bound)));
    expectRefused(early, 'step-up-needed', 'per_ben');
    expectNothingOf(bound.customer, early);
    // With it, the same act shows the value: the refusal was this control's.
    expect((await ben.stepUp()).status).toBe(200);
    const shown = await send(ben, bound, signedReveal(ben, bound));
    expect(await emailShown(ben, bound, shown)).toBe(bound.customer.email);
    // And it goes stale.
    scene.pass(16 * MINUTE);
    const late = await scene.attack(() => send(ben, bound, signedReveal(ben, bound)));
    expectRefused(late, 'step-up-needed', 'per_ben');
    expectNothingOf(bound.customer, late);
  });

  it('that expired is not shown again', async () => {
    const carla = await scene.enterFresh('per_carla');
    const bound = await scene.boundTicket('per_carla');
    const id = idOf(await send(carla, bound, signedReveal(carla, bound)));
    expect(await emailShown(carla, bound, await carla.get(`/api/reveals/${id}`))).toBe(bound.customer.email);
    scene.pass(5 * MINUTE);
    const expired = await scene.attack(() => carla.get(`/api/reveals/${id}`));
    expectRefused(expired, 'reveal-expired', 'per_carla');
    expectNothingOf(bound.customer, expired);
  });

  it('that was taken off the screen, or is of somebody else, is not shown again', async () => {
    const [dan, ella] = await Promise.all([scene.enterFresh('per_dan'), scene.enterFresh('per_ella')]);
    const bound = await scene.boundTicket('per_dan');
    const id = idOf(await send(dan, bound, signedReveal(dan, bound)));
    const others = await scene.attack(() => ella.get(`/api/reveals/${id}`));
    expectRefused(others, 'not-in-scope', 'per_ella');
    expect(await ella.delete(`/api/reveals/${id}`)).toMatchObject({ status: 200 });
    expect(await emailShown(dan, bound, await dan.get(`/api/reveals/${id}`))).toBe(bound.customer.email);
    expect(await dan.delete(`/api/reveals/${id}`)).toMatchObject({ status: 200 });
    const again = await scene.attack(() => dan.get(`/api/reveals/${id}`));
    expectRefused(again, 'reveal-expired', 'per_dan');
    expectNothingOf(bound.customer, others, again);
  });

  it('ends with the ticket', async () => {
    const finn = await scene.enterFresh('per_finn');
    const bound = await scene.boundTicket('per_finn');
    const id = idOf(await send(finn, bound, signedReveal(finn, bound)));
    await finn.post(`/api/tickets/${bound.ticket.id}/close`, {});
    const after = await scene.attack(() => finn.get(`/api/reveals/${id}`));
    expectRefused(after, 'ticket-not-in-hand', 'per_finn');
    expectNothingOf(bound.customer, after);
  });

  it('stops at fifteen a shift', async () => {
    const ivan = await scene.enterFresh('per_ivan');
    await scene.asOwner(
      `UPDATE cordon.assignments SET purpose = 'order-support' WHERE person_id = 'per_ivan'`,
    );
    const bound = await scene.boundTicket('per_ivan');
    // More at once than the limit leaves: no race gets past it.
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(ivan, bound, signedReveal(ivan, bound))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(15);
    const over = await scene.attack(() => send(ivan, bound, signedReveal(ivan, bound)));
    expectRefused(over, 'limit-reached', 'per_ivan');
    expectNothingOf(bound.customer, over);
  });
});

describe('the signature of a reveal', () => {
  let gia: Visitor;
  let bound: Bound;
  const refusedAs = async (code: 'signature-invalid' | 'bad-request', body: unknown) => {
    const attack = await scene.attack(() => send(gia, bound, body));
    expectRefused(attack, code, 'per_gia');
    expectNothingOf(bound.customer, attack);
  };

  beforeAll(async () => {
    gia = await scene.enterFresh('per_gia');
    bound = await scene.boundTicket('per_gia');
  });

  it('cannot be left out', async () => {
    const { signature: _, ...unsigned } = signedReveal(gia, bound);
    await refusedAs('bad-request', unsigned);
    await refusedAs('signature-invalid', { ...unsigned, signature: '' });
    await refusedAs('signature-invalid', { ...unsigned, signature: 'A'.repeat(88) });
  });

  it('is verified from the entry alone, and does not tell whose row it was', async () => {
    const attack = await scene.attack(() => send(gia, bound, signedReveal(gia, bound)));
    const body = JSON.parse(attack.entered[0]?.body ?? '{}') as EntryBody;
    const { act: actId, at: actAt, key, signature } = body.signed;
    const act = { act: body.act, actId, actAt, ticket: body.ticket, field: body.field, reason: body.reason };
    const holds = (row: string) =>
      verify(
        'sha256',
        canonicalBytes({ ...act, resource: body.parts[0].resource, key: row }),
        {
          key: createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }),
          dsaEncoding: 'ieee-p1363',
        },
        Buffer.from(signature, 'base64'),
      );
    expect(holds(body.row)).toBe(true);
    // Were the number itself signed, whoever reads the entry could try them all.
    expect(holds(String(bound.customer.id))).toBe(false);
  });

  it("cannot be another person's", async () => {
    const hana = await scene.enter('per_hana');
    await refusedAs('signature-invalid', signedReveal(hana, bound));
  });

  it.each([
    ['field', 'phone'],
    ['reason', 'legal-request'],
    ['actId', '00000000-0000-4000-8000-000000000000'],
    ['actAt', '2026-11-02T08:00:30.000Z'],
    ['valueSalt', `${'A'.repeat(43)}=`],
  ])('covers the %s', async (key, value) => {
    await refusedAs('signature-invalid', { ...signedReveal(gia, bound), [key]: value });
  });

  it('covers the ticket', async () => {
    const body = signedReveal(gia, bound);
    const other = await scene.boundTicket('per_gia');
    const attack = await scene.attack(() => send(gia, other, { ...body, key: String(other.customer.id) }));
    expectRefused(attack, 'signature-invalid', 'per_gia');
    expectNothingOf(other.customer, attack);
    bound = other;
  });

  it('is good once, also when sent twice at the same moment', async () => {
    const body = signedReveal(gia, bound);
    expect(await emailShown(gia, bound, await send(gia, bound, body))).toBe(bound.customer.email);
    await refusedAs('signature-invalid', body);
    const twin = signedReveal(gia, bound);
    const answers = await Promise.all([send(gia, bound, twin), send(gia, bound, twin)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
  });

  it('cannot be held back for later', async () => {
    const body = signedReveal(gia, bound);
    scene.pass(3 * MINUTE);
    await refusedAs('signature-invalid', body);
  });
});

describe('on its way', () => {
  it('a revealed value stands in no answer, no log of answers and no copy of the database', async () => {
    const ella = await scene.enterFresh('per_ella');
    const bound = await scene.boundTicket('per_ella');
    const first = await scene.attack(() => send(ella, bound, signedReveal(ella, bound)));
    const again = await scene.attack(() => ella.get(`/api/reveals/${idOf(first.answer)}`));
    // The browser it was sealed to reads it, so what is searched for below was really shown.
    for (const { answer } of [first, again]) {
      expect(await emailShown(ella, bound, answer)).toBe(bound.customer.email);
    }
    const recorded = JSON.stringify([first, again]);
    const dump = await dumpOf(scene.database.ownerUrl);
    expect(dump).toContain(idOf(first.answer));
    for (const text of [recorded, dump]) {
      for (const form of formsOf(bound.customer.email)) expect(text).not.toContain(form);
    }
  });

  it('is sealed anew each time, and for its own entry and browser only', async () => {
    const carla = await scene.enterFresh('per_carla');
    const bound = await scene.boundTicket('per_carla');
    const first = await send(carla, bound, signedReveal(carla, bound));
    const again = await carla.get(`/api/reveals/${idOf(first)}`);
    const [one, two] = [first, again].map(({ json }) => json as { entry: number; sealed: { ct: string } });
    expect(one?.sealed.ct).not.toBe(two?.sealed.ct);
    // A value put beside another entry, as somebody on the way could, does not open.
    const mixed = { ...again, json: { ...two, sealed: one?.sealed } };
    await expect(emailShown(carla, bound, mixed)).rejects.toThrow();
    await expect(emailShown(await scene.enter('per_ben'), bound, first)).rejects.toThrow();
  });

  it('is refused to a browser that registered no key, before the value is fetched', async () => {
    const thief = await scene.browse('per_ada');
    const bound = await scene.boundTicket('per_ada');
    const body = signedReveal(await scene.enter('per_ben'), bound);
    const attack = await scene.attack(() => thief.post(`/api/tickets/${bound.ticket.id}/reveal`, body));
    expectRefused(attack, 'sealing-key-missing', 'per_ada');
    expectNothingOf(bound.customer, attack);
  });
});

/** How a text may be written in a file or on the wire. */
function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift, 'x'), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [text, bytes.toString('hex'), encodeURIComponent(text), ...base64];
}
