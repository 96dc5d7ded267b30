import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { createLog } from '../../packages/server/src/platform/log.ts';
import { dumpOf } from '../support/dump.ts';
import { expectRefused, openScene, type Bound, type Scene } from './attack.ts';

/*
 * The company's own words, patterns and exceptions: in force by two people, for every text that leaves, and no way to uncover
 * a customer, to stop the searching, or to learn a word.
 */

let scene: Scene;
let olivia: Visitor;
let priya: Visitor;
let ada: Visitor;
const lines: string[] = [];

interface Written {
  readonly kind: 'word' | 'pattern' | 'allow';
  readonly type: string | null;
  readonly purpose: string | null;
  readonly text: string;
}

const word = (text: string, purpose: string | null = null): Written => ({
  ...{ kind: 'word', type: 'ORG', purpose, text },
});
const pattern = (text: string): Written => ({ kind: 'pattern', type: 'ACCOUNT', purpose: null, text });
const allow = (text: string): Written => ({ kind: 'allow', type: null, purpose: null, text });

const propose = (who: Visitor, ...entries: readonly Written[]): Promise<Answer> =>
  who.post('/api/dictionaries', { origin: 'hand', entries });
const decide = (who: Visitor, ids: readonly string[], about = 'proposed', approve = true): Promise<Answer> =>
  who.post('/api/dictionaries/decide', { ids, about, approve });
const retire = (who: Visitor, ids: readonly string[]): Promise<Answer> =>
  who.post('/api/dictionaries/retire', { ids });

async function proposed(...entries: readonly Written[]): Promise<readonly string[]> {
  const answer = await propose(olivia, ...entries);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return (answer.json as { ids: string[] }).ids;
}

/** Proposed by Olivia, approved by Priya. */
async function inForce(...entries: readonly Written[]): Promise<readonly string[]> {
  const ids = await proposed(...entries);
  expect(await decide(priya, ids)).toMatchObject({ status: 200 });
  return ids;
}

let messages = 0;

/** A customer of the ticket writes. */
async function writes({ ticket }: Bound, body: string, subjectLine = ticket.subjectLine): Promise<void> {
  const { source, externalId, party, purpose, priority, status, createdAt } = ticket;
  await scene.house.tickets.intake.receive({
    ...{ source, externalId, party, purpose, subjectLine, priority, status, createdAt, requester: null },
    messages: [{ id: `m${String(++messages)}`, at: new Date(), author: 'customer', body }],
  });
}

const read = ({ ticket }: Bound): Promise<Answer> => ada.get(`/api/tickets/${ticket.id}`);

async function shown(bound: Bound): Promise<string> {
  const answer = await read(bound);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return JSON.stringify((answer.json as { conversation: { messages: unknown } }).conversation.messages);
}

async function saying(body: string, purpose?: 'order-support' | 'pharmacy-support'): Promise<Bound> {
  const bound = await scene.boundTicket('per_ada', purpose);
  await writes(bound, body);
  return bound;
}

beforeAll(async () => {
  scene = await openScene({ log: createLog('debug', { write: (line) => lines.push(line) }) });
  olivia = await scene.enterFresh('per_olivia');
  priya = await scene.enterFresh('per_priya');
  ada = await scene.enter('per_ada');
});
afterAll(() => scene.close());

describe('an entry', () => {
  it('does nothing until a second person approved it, and then everywhere at once', async () => {
    const bound = await saying('mine is lot-kep, of the kettle project');
    const ids = await proposed(word('Kettle Project'), pattern('lot-[a-z]{3}'));
    expect(await shown(bound)).toContain('kettle project');

    const own = await scene.attack(() => decide(olivia, ids));
    expectRefused(own, 'not-the-second-person', 'per_olivia');
    expect(await shown(bound)).toContain('kettle project');

    const approved = await scene.attack(() => decide(priya, ids));
    expect(approved.answer.status).toBe(200);
    expect(approved.entered.map(({ kind }) => kind)).toContain('dictionary-approved');
    const after = await shown(bound);
    expect(after).not.toMatch(/kettle project|lot-kep/);
    expect(after).toContain('mine is [ACCOUNT], of the [ORG]');
    expectRefused(await scene.attack(() => decide(priya, ids)), 'already-done', 'per_priya');
  });

  it('goes from notes, replies as they are kept, reasons, subject lines and files', async () => {
    await inForce(word('Copper Marten'));
    const bound = await saying('hello');
    const { id } = bound.ticket;
    const note = await ada.post(`/api/tickets/${id}/note`, { text: 'About copper marten again' });
    expect(note.status).toBe(200);
    expect(JSON.stringify(note.json)).toContain('About [ORG] again');
    await writes(bound, 'and again', 'About copper marten');
    const reply = await ada.post(`/api/tickets/${id}/reply`, { text: 'copper marten is on its way.' });
    expect(reply.status, JSON.stringify(reply.json)).toBe(200);
    expect(await shown(bound)).not.toMatch(/copper marten/i);
    const kept = await scene.asOwner('SELECT subject_line, to_jsonb(t) FROM cordon.tickets t WHERE id = $1', [
      id,
    ]);
    expect(JSON.stringify(kept)).toContain('About [ORG]');
  });

  it('for one purpose leaves the texts of others', async () => {
    await inForce(word('the walnut scheme', 'pharmacy-support'));
    expect(await shown(await saying('the walnut scheme'))).toContain('the walnut scheme');
  });

  it('is retired by two people; what is only allowed by one, since then more is removed', async () => {
    const ids = await inForce(word('granite otter'));
    const bound = await saying('it says granite otter on the box');
    expect(await retire(priya, ids)).toMatchObject({ status: 200 });
    expect(await shown(bound)).not.toContain('granite otter');
    expectRefused(
      await scene.attack(() => decide(priya, ids, 'retiring')),
      'not-the-second-person',
      'per_priya',
    );
    expect(await decide(olivia, ids, 'retiring')).toMatchObject({ status: 200 });
    expect(await shown(bound)).toContain('granite otter');

    const address = 'desk@harbor-shop.example';
    const allowed = await inForce(allow(address));
    const other = await saying(`Write to ${address}`);
    expect(await shown(other)).toContain(address);
    expect(await retire(priya, allowed)).toMatchObject({ status: 200 });
    expect(await shown(other)).not.toContain(address);
  });
});

describe('no entry', () => {
  it('uncovers what is known of the customer, nor what the company itself wants gone', async () => {
    const bound = await scene.boundTicket('per_ada');
    const { name, email, phone } = bound.customer;
    await inForce(word('velvet heron'), allow('velvet heron'), allow(email), allow(phone), allow(name));
    await writes(bound, `velvet heron: ${email}, ${phone}`);
    const after = await shown(bound);
    for (const value of [email, phone, 'velvet heron']) expect(after).not.toContain(value);
  });

  it.each([
    [pattern('(a+)+b'), 'can take too long on a long text'],
    [pattern('(?:x{60}){60}'), 'can take too long on a long text'],
    [pattern('(.*)\\1'), 'is not understood'],
    [pattern('(?<=secret)'), 'is not understood'],
    [word('q'), 'at least two letters'],
    [word('[PERSON_1]'), 'Leave out brackets'],
    [word('Fine', 'no-such-purpose'), 'No agreement in force'],
  ])('can be %o: it %s', async (entry, why) => {
    const { answer, entered } = await scene.attack(() => propose(olivia, entry));
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.json)).toContain(why);
    expect(JSON.stringify([answer.json, entered])).not.toContain('secret');
  });

  it('is read, proposed, approved or tried by a vendor’s people', async () => {
    const ids = await proposed(word('Hidden Badger'));
    for (const person of ['per_vera', 'per_quinn', 'per_leo', 'per_ada']) {
      const who = await scene.enter(person);
      for (const ask of [
        () => who.get('/api/dictionaries'),
        () => who.get('/api/dictionaries/words'),
        () => propose(who, word('Mine')),
        () => decide(who, ids),
        () => retire(who, ids),
        () => who.post('/api/dictionaries/try', { text: 'Hidden Badger', purpose: null, writing: [] }),
      ]) {
        expectRefused(await scene.attack(ask), 'role-not-allowed', person);
      }
    }
  });
});

describe('the words', () => {
  it('are shown to whoever owns privacy, after a fresh second factor, with an entry; lists have none', async () => {
    await inForce(word('Marble Stoat'));
    expect(JSON.stringify((await priya.get('/api/dictionaries')).json)).not.toContain('Marble Stoat');
    const { answer, entered } = await scene.attack(() => priya.get('/api/dictionaries/words'));
    expect(JSON.stringify(answer.json)).toContain('Marble Stoat');
    expect(entered.map(({ kind }) => kind)).toContain('dictionary-words-seen');
  });

  it('stand nowhere in clear: neither in the ledger nor in the log nor in any column', async () => {
    const secret = 'obsidian wolverine';
    const ids = await inForce(word(secret));
    const tried = await priya.post('/api/dictionaries/try', {
      text: `so ${secret}`,
      purpose: null,
      writing: [],
    });
    expect(tried).toMatchObject({ json: { present: [{ start: 3, by: 'dictionary' }] } });
    const bound = await saying(`about ${secret}`);
    await shown(bound);
    await ada.post(`/api/tickets/${bound.ticket.id}/note`, { text: secret });
    await decide(olivia, ids, 'retiring');
    const dump = await dumpOf(scene.database.ownerUrl);
    expect(dump.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(lines.join('\n').toLowerCase()).not.toContain(secret.toLowerCase());
    // The search itself finds what is there.
    expect(dump).toContain(ids[0]);
  });

  it('are destroyed when the entry is refused or retired', async () => {
    const refused = await proposed(word('Ivory Lynx'));
    expect(await decide(priya, refused, 'proposed', false)).toMatchObject({ status: 200 });
    const retired = await inForce(allow('Ivory Lynx Care'));
    expect(await retire(olivia, retired)).toMatchObject({ status: 200 });
    const rows = await scene.asOwner<{ state: string; sealed: Buffer | null }>(
      'SELECT state, text_sealed AS sealed FROM cordon.dictionary_entries WHERE id = ANY ($1)',
      [[...refused, ...retired]],
    );
    expect(rows.map(({ sealed }) => sealed)).toEqual([null, null]);
  });
});

describe('rules that cannot be had', () => {
  /** Runs with one entry altered, by somebody who can write the database and has no key. */
  async function altered(sets: string, id: string, act: () => Promise<void>): Promise<void> {
    const [before] = await scene.asOwner<{ row: Record<string, unknown> }>(
      'SELECT to_jsonb(e) AS row FROM cordon.dictionary_entries e WHERE id = $1',
      [id],
    );
    await scene.asOwner(`UPDATE cordon.dictionary_entries SET ${sets} WHERE id = $1`, [id]);
    scene.house.rules.forget();
    try {
      await act();
    } finally {
      const { kind, type, text_sealed: sealed, state, decided_by: by } = before?.row ?? {};
      await scene.asOwner(
        `UPDATE cordon.dictionary_entries SET kind = $2, type = $3, text_sealed = $4::bytea, state = $5,
           decided_by = $6, retiring_by = NULL, retiring_at = NULL, retiring_entry = NULL, retired_by = NULL,
           retired_at = NULL, retired_entry = NULL WHERE id = $1`,
        [id, kind, type, sealed, state, by],
      );
      scene.house.rules.forget();
    }
  }

  it.each([
    ['a word made into one that is allowed', `kind = 'allow', type = NULL`],
    ['a word of another kind', `type = 'DATE'`],
    ['a word that does not open', `text_sealed = '\\x00'`],
    ['a word said to be refused', `state = 'refused', text_sealed = NULL`],
    ['a word said to be approved by somebody else', `decided_by = 'per_sam'`],
    [
      'a word said to be retired',
      `state = 'retired', text_sealed = NULL, retiring_by = 'per_olivia', retiring_at = now(), retiring_entry = 1,
       retired_by = 'per_priya', retired_at = now(), retired_entry = decided_entry`,
    ],
  ])('(%s) are no empty rules: nothing is read, kept or taken in', async (_, sets) => {
    const [id = ''] = await inForce(word(`slate puffin ${String(sets.length)}`));
    const bound = await saying('slate puffin');
    await altered(sets, id, async () => {
      expectRefused(await scene.attack(() => read(bound)), 'rules-unavailable', 'per_ada');
      const note = await scene.attack(() =>
        ada.post(`/api/tickets/${bound.ticket.id}/note`, { text: 'hello' }),
      );
      expectRefused(note, 'rules-unavailable', 'per_ada');
      await expect(writes(bound, 'more')).rejects.toMatchObject({ code: 'rules-unavailable' });
    });
    expect((await read(bound)).status).toBe(200);
  });

  it('a word put in force by hand, by an entry that approved another, stops the searching', async () => {
    const [other = ''] = await inForce(word('Basalt Heron'));
    const [id = ''] = await proposed(allow('Basalt Heron desk'));
    const bound = await saying('hello');
    const put = `UPDATE cordon.dictionary_entries e SET state = 'in-force', decided_by = o.decided_by,
      decided_at = o.decided_at, decided_entry = o.decided_entry FROM cordon.dictionary_entries o WHERE e.id = $1 AND o.id = $2`;
    await scene.asOwner(put, [id, other]);
    scene.house.rules.forget();
    expectRefused(await scene.attack(() => read(bound)), 'rules-unavailable', 'per_ada');
    await scene.asOwner(
      `UPDATE cordon.dictionary_entries SET state = 'proposed', decided_by = NULL, decided_at = NULL, decided_entry = NULL
       WHERE id = $1`,
      [id],
    );
    scene.house.rules.forget();
    expect((await read(bound)).status).toBe(200);
  });

  it('a change by any hand is heard of', async () => {
    const [id = ''] = await inForce(word('cobalt ibis thing'));
    const bound = await saying('cobalt ibis thing');
    expect(await shown(bound)).not.toContain('cobalt ibis thing');
    const before = await scene.house.rules.of('order-support');
    await scene.asOwner('UPDATE cordon.dictionary_entries SET purpose = NULL WHERE id = $1', [id]);
    await expect.poll(async () => (await scene.house.rules.of('order-support')) === before).toBe(false);
  });
});
