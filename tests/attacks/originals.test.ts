import { createPublicKey, verify } from 'node:crypto';
import { canonicalBytes } from '@cordon/ledger';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpOf } from '../support/dump.ts';
import { knowOriginals } from '../support/originals.ts';
import { expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';
import { heldWhole } from '../support/legalHold.ts';

/*
 * What was typed into a note is dropped. Where a clause keeps it, it lies sealed, and opens to the company's privacy officer
 * alone: for a purpose, after a fresh second factor, signed, entered, and seen by the vendor.
 */

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const DAY = 24 * 60 * MINUTE;
const CARD = '4111 1111 1111 1111';

/** A note with the customer's name, address and a card in it. */
async function noted(ada: Visitor, { ticket, customer }: Bound) {
  const text = `${customer.name} asks to write to ${customer.email}, card ${CARD}`;
  const answer = await ada.post(`/api/tickets/${ticket.id}/note`, { text });
  expect(answer.status).toBe(200);
  return { text, answer, ...(answer.json as { entry: number; message: { text: string; removed: number } }) };
}

const asked = (who: Visitor, ticket: string, entry: number, purpose = 'complaint-handling') => {
  const {
    reason: _,
    resource: __,
    field: ___,
    ...signed
  } = who.signed({
    ...{ act: 'unseal', ticket, resource: 'conversation', field: 'original' },
    ...{ key: String(entry), reason: purpose },
  });
  const { act: _act, ticket: _ticket, key: _key, ...mark } = signed;
  return { purpose, reason: 'The customer says the note is wrong', ...mark };
};

const unseal = (who: Visitor, ticket: string, entry: number, purpose?: string) =>
  who.post(`/api/accesses/${String(entry)}/unseal`, asked(who, ticket, entry, purpose));

interface SignedEntry {
  readonly row: string;
  readonly ticket: string;
  readonly reason: string;
  readonly signed: {
    readonly act: string;
    readonly at: string;
    readonly key: string;
    readonly signature: string;
  };
}

describe('what was typed into a note', () => {
  it('is dropped unless the agreement keeps it', async () => {
    const ada = await scene.enter('per_ada');
    const bound = await scene.boundTicket('per_ada');
    const { entry, message } = await noted(ada, bound);
    expect(message.removed).toBeGreaterThan(2);
    expect(await scene.asOwner('SELECT * FROM cordon.originals')).toEqual([]);
    const priya = await scene.enterFresh('per_priya');
    const about = await priya.get(`/api/accesses/${String(entry)}/original`);
    expect(about.json).toEqual({ original: null });
    expectRefused(
      await scene.attack(() => unseal(priya, bound.ticket.id, entry)),
      'not-in-scope',
      'per_priya',
    );
  });

  describe('where a clause keeps it', () => {
    let forget: () => void;
    let bound: Bound;
    let note: Awaited<ReturnType<typeof noted>>;

    beforeAll(async () => {
      forget = knowOriginals(scene.house);
      bound = await scene.boundTicket('per_ada');
      note = await noted(await scene.enter('per_ada'), bound);
    });
    afterAll(() => {
      forget();
    });

    it('lies sealed: no copy of the database shows it, and whoever wrote it gets no more than the record', async () => {
      const dump = await dumpOf(scene.database.ownerUrl);
      for (const value of [note.text, CARD, bound.customer.email]) expect(dump).not.toContain(value);
      expect(JSON.stringify(note.answer)).not.toContain(bound.customer.email);
    });

    it('opens to a privacy officer after a fresh second factor, entered under its clause with purpose and reason', async () => {
      const priya = await scene.enter('per_priya');
      scene.pass(16 * MINUTE);
      const early = await scene.attack(() => unseal(priya, bound.ticket.id, note.entry));
      expectRefused(early, 'step-up-needed', 'per_priya');
      await scene.enterFresh('per_priya');
      const opened = await scene.attack(() => unseal(priya, bound.ticket.id, note.entry));
      expect(opened.answer.status).toBe(200);
      const place = { purpose: 'original', ticket: bound.ticket.id } as const;
      const shown = await priya.open(opened.answer, {
        ...place,
        resource: 'conversation',
        field: 'original',
      });
      expect(shown).toEqual({ text: note.text });
      expect(JSON.stringify(opened.answer)).not.toContain(CARD);
      const body = JSON.parse(opened.entered[0]?.body ?? '{}') as object;
      expect(body).toMatchObject({
        ...{ act: 'unseal', purpose: 'complaint-handling', of: note.entry, reason: 'complaint-handling' },
        ...{ text: 'The customer says the note is wrong', citations: [] },
        parts: [{ citations: [{ clause: '5.11' }] }],
      });
      expect(JSON.stringify(body)).not.toContain(bound.customer.name);
      // The entry alone proves who asked, for what and why: the signature is over nothing that it does not have.
      const { signed, row, ticket, reason } = body as unknown as SignedEntry;
      const said = { act: 'unseal', actId: signed.act, actAt: signed.at, ticket, reason, key: row };
      const over = canonicalBytes({ ...said, resource: 'conversation', field: 'original' });
      const key = createPublicKey({ key: Buffer.from(signed.key, 'base64'), format: 'der', type: 'spki' });
      const how = { key, dsaEncoding: 'ieee-p1363' } as const;
      expect(verify('sha256', over, how, Buffer.from(signed.signature, 'base64'))).toBe(true);
    });

    it('and the vendor and the auditor see that it did', async () => {
      const vera = await scene.enter('per_vera');
      const audra = await scene.enter('per_audra');
      for (const who of [vera, audra]) {
        const listed = (await who.get('/api/accesses?kind=unseal')).json as {
          items: { entry: number; agent: { id: string }; ok: boolean }[];
        };
        const found = listed.items.find(({ ok }) => ok);
        expect(found?.agent.id).toBe('per_priya');
        const detail = await who.get(`/api/accesses/${String(found?.entry)}`);
        expect(JSON.stringify(detail.json)).toContain('complaint-handling');
        expect(JSON.stringify(detail.json)).not.toContain(CARD);
      }
    });

    it('stays closed to everybody else', async () => {
      for (const person of ['per_olivia', 'per_vera', 'per_ada', 'per_audra']) {
        const who = await scene.enterFresh(person);
        const tried = await scene.attack(() => unseal(who, bound.ticket.id, note.entry));
        expectRefused(tried, 'role-not-allowed', person);
        const looked = await who.get(`/api/accesses/${String(note.entry)}/original`);
        expect(looked.status).toBe(403);
      }
    });

    it('opens for no other purpose, with no other signature, and not as the original of another entry', async () => {
      const priya = await scene.enter('per_priya');
      const path = `/api/accesses/${String(note.entry)}/unseal`;
      const body = asked(priya, bound.ticket.id, note.entry);
      const other = await priya.post(path, { ...body, purpose: 'curiosity' });
      expect(other.status).toBe(400);
      const forged = await scene.attack(() => priya.post(path, { ...body, purpose: 'legal-obligation' }));
      expectRefused(forged, 'signature-invalid', 'per_priya');
      const moved = await scene.attack(() => priya.post(path, asked(priya, bound.ticket.id, note.entry + 1)));
      expectRefused(moved, 'signature-invalid', 'per_priya');
      const none = await scene.attack(() => unseal(priya, bound.ticket.id, note.entry + 1));
      expectRefused(none, 'not-in-scope', 'per_priya');
    });

    it('is of one ticket: its row under another does not open', async () => {
      const elsewhere = await scene.boundTicket('per_ben');
      await noted(await scene.enter('per_ben'), elsewhere);
      await scene.asOwner('UPDATE cordon.originals SET ticket_id = $1 WHERE entry = $2', [
        elsewhere.ticket.id,
        note.entry,
      ]);
      const priya = await scene.enter('per_priya');
      const tried = await scene.attack(() => unseal(priya, elsewhere.ticket.id, note.entry));
      expect(tried.answer.status).toBe(503);
      await scene.asOwner('UPDATE cordon.originals SET ticket_id = $1 WHERE entry = $2', [
        bound.ticket.id,
        note.entry,
      ]);
    });

    it('is refused where the terms keep none any more', async () => {
      forget();
      const priya = await scene.enter('per_priya');
      const tried = await scene.attack(() => unseal(priya, bound.ticket.id, note.entry));
      expectRefused(tried, 'not-permitted', 'per_priya');
      forget = knowOriginals(scene.house);
    });

    it('is gone after its days, whether or not the job came by, unless a legal hold keeps it', async () => {
      scene.pass(31 * DAY);
      const priya = scene.visitor('per_priya');
      await priya.signIn();
      scene.pass(MINUTE);
      await priya.stepUp();
      const about = await priya.get(`/api/accesses/${String(note.entry)}/original`);
      expect(about.json).toEqual({ original: null });
      expectRefused(
        await scene.attack(() => unseal(priya, bound.ticket.id, note.entry)),
        'not-in-scope',
        'per_priya',
      );
      const expire = (at: Date) => scene.house.originals.expire(at);
      const hold = await heldWhole(scene);
      expect(await expire(new Date())).toBe(0);
      expect((await priya.get(`/api/accesses/${String(note.entry)}/original`)).json).toMatchObject({
        original: { act: 'note' },
      });
      await hold.lift();
      expect(await expire(new Date())).toBeGreaterThan(0);
      expect(await scene.asOwner('SELECT * FROM cordon.originals')).toEqual([]);
    });
  });
});
