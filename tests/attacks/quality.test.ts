import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { lookAfterQuality } from '../../packages/server/src/quality/jobs.ts';
import {
  anonymise,
  deliverChat,
  deliverFile,
  knowQuality,
  qualityKey,
  type Said,
} from '../support/quality.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';
import { heldWhole } from '../support/legalHold.ts';

/* What a contact centre pushes is full of personal data. Whoever reviews it, reports on it or reads the database must find none. */

let scene: Scene;
let olivia: Visitor;
let priya: Visitor;
let quinn: Visitor;
let key: { id: string; secret: string };
let bound: Bound;
/** A canary that no detector knows: what stays in clear anywhere shows it. */
const NONSENSE = 'zq-canary-0411';
let sent = 0;

const turnsOf = ({ customer }: Bound): readonly Said[] => [
  { speaker: 'agent', at: '2026-10-20T10:00:00Z', text: 'Hello, this is Ada Cruz. How can I help?' },
  {
    speaker: 'customer',
    at: '2026-10-20T10:01:00Z',
    text: `I am ${customer.name}, my e-mail is ${customer.email} and my phone ${customer.phone}.`,
  },
  {
    speaker: 'agent',
    at: '2026-10-20T10:04:30Z',
    text: `Thank you, ${customer.name.split(' ')[0] ?? ''}. Is it the parcel ${customer.orders[0] ?? ''}?`,
  },
  { speaker: 'customer', at: '2026-10-20T10:05:00Z', text: `Yes. Pay with 4111 1111 1111 1111. ${NONSENSE}` },
];

async function pushed(of: Bound = bound, secret = key.secret): Promise<string> {
  const chat = { id: `chat-${String(++sent)}`, ticket: of.ticket.externalId, turns: turnsOf(of) };
  const answer = await deliverChat(scene.baseUrl, secret, {
    ...chat,
    agent: 'Ada Cruz',
    reason: 'late-delivery',
  });
  expect(answer).toMatchObject({ status: 202, json: { state: 'waiting' } });
  return (answer.json as { id: string }).id;
}

const stateOf = async (id: string) =>
  (
    await scene.asOwner<{ state: string; code: string | null; pieces: number }>(
      `SELECT state, code, (SELECT count(*)::int FROM cordon.quality_quarantine q WHERE q.intake_id = i.id) AS pieces
     FROM cordon.quality_intakes i WHERE id = $1`,
      [id],
    )
  )[0];

/** Everything the database holds for quality, and every entry, as text. */
async function everything(): Promise<string> {
  const tables = ['keys', 'intakes', 'quarantine', 'conversations', 'sounds', 'scores', 'misses'];
  const found = await Promise.all(
    tables.map((name) => scene.asOwner(`SELECT to_jsonb(t) FROM cordon.quality_${name} t`)),
  );
  const entries = await scene.asOwner('SELECT body FROM cordon.ledger_bodies');
  const events = await scene.asOwner('SELECT to_jsonb(e) FROM cordon.access_events e');
  return JSON.stringify([found, entries, events]);
}

beforeAll(async () => {
  scene = await openScene();
  await knowQuality(scene.house);
  olivia = await scene.enterFresh('per_olivia');
  priya = await scene.enterFresh('per_priya');
  quinn = await scene.enterFresh('per_quinn');
  key = await qualityKey(olivia, null);
  bound = await scene.boundTicket('per_ada');
});
afterAll(() => scene.close());

describe('a conversation', () => {
  it('waits sealed, and is anonymised; then what came is gone', async () => {
    const id = await pushed();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', pieces: 1 });
    const before = await everything();
    expect(before).not.toContain(NONSENSE);
    expectNothingOf(bound.customer, before);
    await anonymise(scene.house);
    expect(await stateOf(id)).toMatchObject({ state: 'done', pieces: 0 });
    expectNothingOf(bound.customer, await everything());

    const { answer, entered } = await scene.attack(() => quinn.get(`/api/quality/conversations/${id}`));
    expect(answer.status).toBe(200);
    expectNothingOf(bound.customer, answer.json);
    expect(JSON.stringify(answer.json)).not.toContain('4111');
    expect(JSON.stringify(answer.json)).not.toContain('Cruz');
    const { text, citations, seconds, reason } = answer.json as {
      text: { text: string }[];
      citations: string[];
      seconds: number;
      reason: string;
    };
    expect(text[0]?.text).toMatch(/this is \[AGENT_[A-Z]{5}\]/);
    expect(text[1]?.text).toMatch(/^I am \[PERSON_1\], my e-mail is \[EMAIL_1\] and my phone \[PHONE_1\]\.$/);
    // The first name alone is the same person, and the number of the order is on file.
    expect(text[2]?.text).toBe('Thank you, [PERSON_1]. Is it the parcel [ACCOUNT_1]?');
    expect([citations[0], seconds, reason]).toEqual(['2.14', 300, 'late-delivery']);
    // Looking is an access: decided by the clause, and entered before it was shown.
    const entry = entered.find(({ person }) => person === 'per_quinn');
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ purpose: 'quality', flags: ['anonymised'] });
    expect(entry?.body).toContain('"clause":"2.14"');
  });

  it('is anonymised by an access of the job’s own, which cites the clause and names no value', async () => {
    await pushed();
    const { entered } = await scene.attack(async () => {
      await anonymise(scene.house);
      return { status: 200, json: null };
    });
    const body = JSON.parse(entered.at(-1)?.body ?? '{}') as Record<string, unknown>;
    expect(body).toMatchObject({ person: 'cordon:anonymiser', purpose: 'quality', flags: ['anonymise'] });
    const shown = await scene.house.accesses.list(
      { agent: 'cordon:anonymiser' },
      { vendor: null, windows: null },
      1,
    );
    expect(shown[0]?.agent.name).toBe('Cordon’s anonymiser');
    expect(JSON.stringify(body)).toContain('"clause":"2.14"');
    expectNothingOf(bound.customer, body);
  });

  it('sent twice is one', async () => {
    const chat = { id: 'twice', ticket: bound.ticket.externalId, turns: turnsOf(bound) };
    const [one, two] = [
      await deliverChat(scene.baseUrl, key.secret, chat),
      await deliverChat(scene.baseUrl, key.secret, chat),
    ];
    expect((two.json as { id: string }).id).toBe((one.json as { id: string }).id);
  });
});

describe('these tests would see', () => {
  it('a value that is not taken out: with an anonymiser that does nothing', async () => {
    const { gatePorts } = scene.house;
    const { anonymiser } = gatePorts;
    const run: typeof anonymiser.run = ({ turns }) =>
      Promise.resolve({
        ...{
          ok: true,
          value: { turns: 'format' in turns ? [] : turns, removed: {}, seconds: null, times: null },
        },
      });
    Object.assign(gatePorts, { anonymiser: { run } });
    try {
      const id = await pushed();
      await anonymise(scene.house);
      const { json } = await quinn.get(`/api/quality/conversations/${id}`);
      expect(() => {
        expectNothingOf(bound.customer, json);
      }).toThrow();
    } finally {
      Object.assign(gatePorts, { anonymiser });
      await scene.asOwner('DELETE FROM cordon.quality_conversations');
    }
  });

  it('a quarantine in clear: opened with its key, all of it is there', async () => {
    const id = await pushed();
    const opened = await scene.house.qualityDeps.intakes.quarantined({ id, ticket: bound.ticket.id });
    expect(JSON.stringify(opened)).toContain(NONSENSE);
    await anonymise(scene.house);
  });
});

describe('whoever may not', () => {
  it.each(['', 'cordon_quality_wrongwrongwrongwrongwrongwrong'])(
    'with the key “%s” delivers nothing',
    async (secret) => {
      const chat = { id: 'x', ticket: bound.ticket.externalId, turns: turnsOf(bound) };
      const attack = await scene.attack(() => deliverChat(scene.baseUrl, secret, chat));
      expectRefused(attack, 'not-signed-in', null);
    },
  );

  it('with a revoked key delivers nothing', async () => {
    const old = await qualityKey(olivia, null);
    await olivia.post(`/api/quality/keys/${old.id}/revoke`, {});
    const chat = { id: 'y', ticket: bound.ticket.externalId, turns: turnsOf(bound) };
    expect((await deliverChat(scene.baseUrl, old.secret, chat)).status).toBe(401);
  });

  it('with a key of another vendor delivers nothing, and learns not whether the ticket is there', async () => {
    const theirs = await qualityKey(olivia, 'pty_northgate');
    const chat = { id: 'z', turns: turnsOf(bound) };
    const [there, not] = [
      await deliverChat(scene.baseUrl, theirs.secret, { ...chat, ticket: bound.ticket.externalId }),
      await deliverChat(scene.baseUrl, theirs.secret, { ...chat, ticket: 'NOWHERE-1' }),
    ];
    const bare = ({ status, json }: { status: number; json: unknown }) => [
      status,
      (json as { error: { code: string } }).error.code,
    ];
    expect(bare(there)).toEqual([404, 'not-in-scope']);
    expect(bare(not)).toEqual(bare(there));
  });

  it('delivers and reviews cannot guess without end: a ticket has thirty conversations a day', async () => {
    const of = await scene.boundTicket('per_ada');
    for (let nth = 0; nth < 30; nth += 1) await pushed(of);
    const chat = { id: 'one more', ticket: of.ticket.externalId, turns: turnsOf(of) };
    expect((await deliverChat(scene.baseUrl, key.secret, chat)).status).toBe(429);
    await scene.asOwner('DELETE FROM cordon.quality_quarantine');
    await scene.asOwner('DELETE FROM cordon.quality_intakes i WHERE ticket_id = $1', [of.ticket.id]);
  });

  it('is of another vendor reads neither list nor conversation nor report', async () => {
    const id = await pushed();
    await anonymise(scene.house);
    const nuno = await scene.enterFresh('per_nuno');
    expect((await nuno.get('/api/quality/conversations')).json).toEqual([]);
    expectRefused(
      await scene.attack(() => nuno.get(`/api/quality/conversations/${id}`)),
      'not-in-scope',
      'per_nuno',
    );
    const report = '/api/agreements/agr_harbor_brightline/quality/report';
    expectRefused(await scene.attack(() => nuno.get(report)), 'not-in-scope', 'per_nuno');
  });

  it('is an agent gets nothing at all', async () => {
    const ada = await scene.enter('per_ada');
    expect((await ada.get('/api/quality/conversations')).status).toBe(403);
  });

  it('reviews finds no way to what waits: no route answers with it', async () => {
    const id = await pushed();
    for (const path of [
      `/api/quality/conversations/${id}`,
      `/api/quality/intakes/${id}`,
      '/api/quality/intakes',
    ]) {
      const { json } = await olivia.get(path);
      expectNothingOf(bound.customer, json);
      expect(JSON.stringify(json)).not.toContain(NONSENSE);
    }
    // Nor does the contact centre itself, once it is here.
    const progress = await fetch(new URL(`/api/quality/conversations/${id}/progress`, scene.baseUrl), {
      headers: { authorization: `Bearer ${key.secret}` },
    });
    expectNothingOf(bound.customer, await progress.json());
    await anonymise(scene.house);
  });

  it('has a role that the clause does not name is refused, and sees no list', async () => {
    const id = await pushed();
    await anonymise(scene.house);
    expect((await quinn.get('/api/quality/conversations')).json).not.toEqual([]);
    const vera = await scene.enter('per_vera');
    expect((await vera.get('/api/quality/conversations')).json).toEqual([]);
    const attack = await scene.attack(() => vera.get(`/api/quality/conversations/${id}`));
    expectRefused(attack, 'not-permitted', 'per_vera');
  });

  it('works under terms without the clause reviews nothing, and the job anonymises nothing', async () => {
    const { inForce } = scene.house;
    const signed = inForce.inForce.bind(inForce);
    Object.assign(inForce, {
      inForce: async (...asked: Parameters<typeof signed>) => {
        const answer = await signed(...asked);
        return answer.ok ? { ok: true, policy: { ...answer.policy, quality: null } } : answer;
      },
    });
    try {
      const id = await pushed();
      await anonymise(scene.house);
      expect(await stateOf(id)).toMatchObject({ state: 'withheld', code: 'not-permitted' });
      expect((await quinn.get('/api/quality/conversations')).json).toEqual([]);
      const report = '/api/agreements/agr_harbor_brightline/quality/report';
      expectRefused(await scene.attack(() => quinn.get(report)), 'not-permitted', 'per_quinn');
    } finally {
      Object.assign(inForce, { inForce: signed });
    }
  });
});

describe('what cannot be anonymised is withheld with its reason', () => {
  it('of a customer nobody knows', async () => {
    const ticket = await scene.callerTicket('per_ada');
    const id = await pushed({ ...bound, ticket });
    await anonymise(scene.house);
    expect(await stateOf(id)).toMatchObject({ state: 'withheld', code: 'customer-unknown', pieces: 1 });
    expect((await quinn.get(`/api/quality/conversations/${id}`)).status).toBe(404);
  });

  it.each([
    [
      'a cut-off transcript',
      'vtt',
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n\n00:00:03.0',
      'file-incomplete',
    ],
    ['a transcript in another format', 'vtt', 'Hello there', 'format-unread'],
    ['JSON that ends too early', 'asr-json', '{"segments": [{"start": 0, "end"', 'file-incomplete'],
    ['bytes that are no text', 'srt', Uint8Array.from([0xff, 0xfe, 0x00]), 'format-unread'],
  ] as const)('%s', async (_, format, file, code) => {
    const about = {
      id: `file-${String(++sent)}`,
      ticket: bound.ticket.externalId,
      began: '2026-10-20T10:00:00Z',
      format,
    };
    const answer = await deliverFile(scene.baseUrl, key.secret, about, file);
    expect(answer.status).toBe(202);
    await anonymise(scene.house);
    const { id } = answer.json as { id: string };
    expect(await stateOf(id)).toMatchObject({ state: 'withheld', code });
    const listed = (await priya.get('/api/quality/intakes')).json as { id: string; why: string }[];
    expect(listed.find((one) => one.id === id)?.why).toMatch(/\./);
  });

  it('when the detector throws, and says nothing of what it read', async () => {
    const { gatePorts } = scene.house;
    const { anonymiser } = gatePorts;
    Object.assign(gatePorts, { anonymiser: { run: () => Promise.reject(new Error(bound.customer.email)) } });
    try {
      const id = await pushed();
      await anonymise(scene.house);
      expect(await stateOf(id)).toMatchObject({ state: 'withheld', code: 'internal' });
      expectNothingOf(bound.customer, await everything());
    } finally {
      Object.assign(gatePorts, { anonymiser });
    }
  });

  it('and too large a file is not taken in', async () => {
    const about = {
      id: 'large',
      ticket: bound.ticket.externalId,
      began: '2026-10-20T10:00:00Z',
      format: 'srt',
    };
    const answer = await deliverFile(scene.baseUrl, key.secret, about, new Uint8Array(6 * 1024 * 1024));
    expect(answer.status).toBe(413);
    const [row] = await scene.asOwner<{ pieces: number }>(
      `SELECT count(*)::int AS pieces FROM cordon.quality_quarantine q JOIN cordon.quality_intakes i ON i.id = q.intake_id
       WHERE i.state = 'removed'`,
    );
    expect(row?.pieces).toBe(0);
  });

  it('a day later it is a finding, and at the end of its time it is gone', async () => {
    const ticket = await scene.callerTicket('per_ada');
    const id = await pushed({ ...bound, ticket });
    await anonymise(scene.house);
    scene.pass(25 * 60 * MINUTE);
    await lookAfterQuality(scene.house.qualityDeps);
    const open = await scene.asOwner<{ about: string }>(
      `SELECT about FROM cordon.findings WHERE kind = 'conversation-withheld' AND closed_at IS NULL`,
    );
    expect(open.map(({ about }) => about)).toContain(id);
    scene.pass(7 * 24 * 60 * MINUTE);
    await lookAfterQuality(scene.house.qualityDeps);
    expect(await stateOf(id)).toMatchObject({ state: 'removed', pieces: 0 });
    const left = await scene.asOwner(
      `SELECT FROM cordon.findings WHERE kind = 'conversation-withheld' AND closed_at IS NULL`,
    );
    expect(left).toEqual([]);
  });
});

it('what was anonymised is kept for its time, and longer while a legal hold keeps it', async () => {
  const id = await pushed();
  await anonymise(scene.house);
  const hold = await heldWhole(scene);
  await scene.asOwner(
    `UPDATE cordon.quality_conversations SET keep_until = now() - interval '100 years' WHERE id = $1`,
    [id],
  );
  const there = () => scene.asOwner('SELECT FROM cordon.quality_conversations WHERE id = $1', [id]);
  await lookAfterQuality(scene.house.qualityDeps);
  expect(await there()).toHaveLength(1);
  await hold.lift();
  await lookAfterQuality(scene.house.qualityDeps);
  expect(await there()).toEqual([]);
});

/* Last: with its key a ticket is gone for good. */
it('the end of a ticket’s key reaches what waits and what was kept', async () => {
  const kept = await pushed();
  await anonymise(scene.house);
  const waits = await pushed();
  await scene.asOwner(`UPDATE cordon.data_keys SET wrapped = NULL, destroyed_at = now()`);
  scene.house.keyring.forget();
  await anonymise(scene.house);
  expect(await stateOf(waits)).toMatchObject({ state: 'removed', code: 'key-destroyed', pieces: 0 });
  const again = scene.visitor('per_quinn');
  await again.signIn();
  expect((await again.get(`/api/quality/conversations/${kept}`)).status).toBe(410);
  await lookAfterQuality(scene.house.qualityDeps);
  expect((await again.get(`/api/quality/conversations/${kept}`)).status).toBe(404);
  expect(await scene.asOwner('SELECT FROM cordon.quality_conversations')).toEqual([]);
});
