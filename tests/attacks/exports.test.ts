import { randomUUID } from 'node:crypto';
import { traceExcerpt } from '@cordon/core/exports';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { tracePiece } from '../../packages/server/src/commands/exportTrace.ts';
import { lookAfterExports } from '../../packages/server/src/exports/jobs.ts';
import { knowExports } from '../support/exports.ts';
import { expectMasked, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/* An export leaves only as a second person approved it, once, to whoever asked, and only while everything that allowed it
 * stands; what was made of it is gone with the first thing that does not. */

let scene: Scene;
let ada: Visitor;
let olivia: Visitor;
let bound: readonly Bound[];

beforeAll(async () => {
  scene = await openScene();
  knowExports(scene.house);
});
afterAll(() => scene.close());

beforeEach(async () => {
  // A new shift: budgets begin anew, and codes are good again.
  scene.pass(13 * 60 * MINUTE);
  await scene.asOwner('DELETE FROM auth.attempts');
  ada = scene.visitor('per_ada');
  olivia = scene.visitor('per_olivia');
  for (const who of [ada, olivia]) {
    await who.signIn();
    await who.stepUp();
  }
  const first = await scene.boundTicket('per_ada');
  const second = await scene.boundTicket('per_ada');
  await scene.asOwner(`UPDATE cordon.tickets SET status = 'open' WHERE id = $1`, [first.ticket.id]);
  bound = [first, second];
});

const ids = (of: readonly Bound[]) => of.map(({ ticket }) => ticket.id);

interface Looked {
  readonly hash: string;
  readonly request: {
    readonly rows: number;
    readonly subjects: number;
    readonly resources: readonly unknown[];
  };
}

async function look(tickets = ids(bound), format = 'csv'): Promise<Looked> {
  const answer = await ada.post('/api/exports/look', { tickets, format, reason: 'handover' });
  expect(answer).toMatchObject({ status: 200 });
  return answer.json as Looked;
}

async function ask(tickets = ids(bound), format = 'csv'): Promise<{ id: string; request: string }> {
  const { hash: request } = await look(tickets, format);
  const wanted = { request, format, reason: 'handover' };
  const signed = ada.decided('export-asked', { ...wanted, tickets: tickets.length });
  const answer = await ada.post('/api/exports', { ...wanted, tickets, ...signed });
  expect(answer).toMatchObject({ status: 200 });
  return { ...(answer.json as { id: string }), request };
}

function decide(
  who: Visitor,
  { id, request }: { id: string; request: string },
  approve = true,
): Promise<Answer> {
  const signed = who.decided(approve ? 'approval-given' : 'approval-refused', { approval: id, request });
  return who.post(`/api/approvals/${id}/decide`, { approve, request, ...signed });
}

function start({ id, request }: { id: string; request: string }): Promise<Answer> {
  return ada.post(`/api/exports/${id}/start`, ada.decided('export-started', { approval: id, request }));
}

async function progress(
  id: string,
): Promise<{ state: string; code: string | null; file: string | null; entries: number[] }> {
  const { json } = await ada.get('/api/exports');
  const found = (
    json as { id: string; state: string; code: string | null; file: string | null; entries: number[] }[]
  ).find((one) => one.id === id);
  if (found === undefined) throw new Error('there is no such export');
  return found;
}

async function ended(id: string) {
  return vi.waitFor(
    async () => {
      const now = await progress(id);
      expect(now.state).not.toMatch(/waiting|running/);
      return now;
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function download(id: string, who = ada): Promise<Answer> {
  const { file } = await progress(id);
  const signed = who.decided('export-downloaded', { approval: id, file: file ?? '' });
  return who.post(`/api/exports/${id}/download`, signed);
}

async function ready(tickets = ids(bound), format = 'csv'): Promise<{ id: string; request: string }> {
  const asked = await ask(tickets, format);
  expect(await decide(olivia, asked)).toMatchObject({ status: 200 });
  expect(await start(asked)).toMatchObject({ status: 200 });
  expect(await ended(asked.id)).toMatchObject({ state: 'ready', code: null });
  return asked;
}

const opened = async (id: string, answer: Answer): Promise<string> => {
  const place = { purpose: 'export', ticket: id, resource: 'export', field: 'file' } as const;
  return ((await ada.open(answer, place)) as { text: string }).text;
};

/** What `cordon export trace` says of a piece. */
async function traced(text: string) {
  const [out, prose]: [string[], string[]] = [[], []];
  const io = { out: (line: string) => out.push(line), err: (line: string) => prose.push(line) };
  const status = await tracePiece(scene.house.exportParts, text, io);
  const json = JSON.parse(out.join('')) as {
    readonly fits: readonly {
      readonly id: string;
      readonly person: string | null;
      readonly entries: number[];
    }[];
  };
  return { status, json, prose: prose.join('') };
}

const piecesOf = async (id: string) =>
  Number(
    (
      await scene.asOwner<{ n: string }>(
        'SELECT count(*) AS n FROM cordon.export_pieces WHERE export_id = $1',
        [id],
      )
    )[0]?.n,
  );

describe('an export', () => {
  it('leaves as it was approved, piece by piece, marked, once', async () => {
    const { entered } = await scene.attack(async () => {
      const seen = await look();
      expect(seen.request).toMatchObject({ subjects: 2 });
      expect(JSON.stringify(seen)).not.toContain(bound[0]?.customer.name);
      const { id } = await ready();
      const text = await opened(id, await download(id));
      for (const { customer, ticket } of bound) {
        expect(text).toContain(customer.name);
        expect(text).toContain(ticket.externalId);
        expectMasked(customer, text);
      }
      expect(text.split('\r\n')[0]).toContain('"exported","ticket","resource","customers.reference"');
      expect(
        text
          .split('\r\n')
          .slice(1, -1)
          .every((line) => line.startsWith('"Ada')),
      ).toBe(true);
      // One more row than was counted: the customer that was made up for it.
      expect(text.split('\r\n').length - 2).toBe(seen.request.rows + 1);
      expect(await progress(id)).toMatchObject({ state: 'downloaded' });
      expect(await piecesOf(id)).toBe(0);
      return { status: 200, json: null };
    });
    const taken = entered.filter(({ kind, body }) => kind === 'export' && body.includes('"approval"'));
    expect(taken.map(({ body }) => (JSON.parse(body) as { ticket: string }).ticket)).toEqual(ids(bound));
    expect(entered.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'export-asked',
        'approval-given',
        'export-started',
        'export-made',
        'export-downloaded',
      ]),
    );
  });

  it('names itself from a leaked piece, and from its made-up customer alone', async () => {
    const leaked = await ready(ids(bound), 'jsonl');
    const text = await opened(leaked.id, await download(leaked.id));
    const { exports, markKey } = scene.house.exportParts;
    const candidates = (await exports.traceable()).map(({ id, telling }) => ({
      id,
      key: markKey(id),
      canary: telling,
    }));
    expect(candidates.length).toBeGreaterThan(1);
    const rows = text
      .trim()
      .split('\n')
      .map((line) => Object.entries(JSON.parse(line) as Record<string, unknown>));
    const shuffled = rows
      .toReversed()
      .map((row) => JSON.stringify(Object.fromEntries(row.slice(1).toReversed())));
    expect(traceExcerpt(shuffled.join('\n'), candidates)[0]).toMatchObject({
      id: leaked.id,
      named: true,
      canary: true,
    });
    const own = candidates.find(({ id }) => id === leaked.id)?.canary ?? [];
    const without = shuffled.filter((line) => !own.every((cell) => line.includes(cell)));
    expect(without).toHaveLength(shuffled.length - 1);
    const best = traceExcerpt(without.join('\n'), candidates)[0];
    expect(best).toMatchObject({ id: leaked.id, canary: false });

    // As the command says it, of the piece and of a text that is from none.
    const { status, json, prose } = await traced(shuffled.join('\n'));
    expect(status).toBe(0);
    expect(json.fits[0]).toMatchObject({ id: leaked.id, named: true, person: 'per_ada' });
    expect(json.fits[0]?.entries).toEqual((await progress(leaked.id)).entries);
    expect(prose).toContain(`From export ${leaked.id}, asked for by Ada`);
    expect(await traced('{"a":"nothing of any export"}')).toMatchObject({
      ...{ status: 1, prose: expect.stringContaining('No export can be named') as string },
    });
  });

  it('is of tickets in hand, never of all and never of somebody else’s', async () => {
    const wanted = { format: 'csv', reason: 'handover' };
    expect(await ada.post('/api/exports/look', { ...wanted, tickets: [] })).toMatchObject({ status: 400 });
    expect(await ada.post('/api/exports/look', { ...wanted, tickets: 'all' })).toMatchObject({ status: 400 });
    const [other] = await scene.asOwner<{ id: string }>(
      `SELECT id FROM cordon.tickets WHERE assignee_id IS DISTINCT FROM 'per_ada' LIMIT 1`,
    );
    const tried = await scene.attack(() =>
      ada.post('/api/exports/look', { ...wanted, tickets: [other?.id] }),
    );
    expectRefused(tried, 'not-in-scope', 'per_ada');
  });

  it('guards cells that a spreadsheet would run', async () => {
    const [one] = bound;
    if (one === undefined) throw new Error('no ticket');
    await scene.house.tickets.addMessage({
      ...{
        id: randomUUID(),
        ticket: one.ticket.id,
        person: null,
        at: new Date(),
        author: 'customer',
      },
      body: '=HYPERLINK("http://evil.example","refund")',
    });
    const { id } = await ready([one.ticket.id]);
    const text = await opened(id, await download(id));
    expect(text).toContain('HYPERLINK');
    expect(text).not.toMatch(/(?:^|,)"=/m);
    expect(text).toMatch(/"'=/);
  });
});

describe('without a second person', () => {
  it('nothing is made, by no one’s own approval', async () => {
    const asked = await ask();
    expect(await start(asked)).toMatchObject({
      status: 409,
      json: { error: { code: 'second-person-needed' } },
    });
    const tried = await scene.attack(() => decide(ada, asked));
    expect(tried.answer.status).toBe(403);
    // Even where the asker has the role: one of the company who asked for themselves.
    await scene.asOwner(`UPDATE cordon.approvals SET person_id = 'per_olivia' WHERE id = $1`, [asked.id]);
    expectRefused(await scene.attack(() => decide(olivia, asked)), 'not-the-second-person', 'per_olivia');
    await expect(
      scene.asOwner(
        `UPDATE cordon.approvals SET approved = true, decided_by = 'per_olivia', decided_at = now(), decided_entry = 1, stands_until = now() + interval '1 hour' WHERE id = $1`,
        [asked.id],
      ),
    ).rejects.toThrow(/second_person/);
  });

  it('an approval is good for its own request and no other', async () => {
    const [first, second] = [await ask(ids(bound.slice(0, 1))), await ask()];
    expect(await decide(olivia, { id: second.id, request: first.request })).toMatchObject({
      json: { error: { code: 'conflict' } },
    });
    const signed = olivia.decided('approval-given', { approval: first.id, request: first.request });
    const body = { approve: true, request: first.request, ...signed };
    expect(await olivia.post(`/api/approvals/${first.id}/decide`, body)).toMatchObject({ status: 200 });
    for (const { id, request } of [first, second]) {
      const again = await olivia.post(`/api/approvals/${id}/decide`, { ...body, request });
      expect(again.status).toBeGreaterThanOrEqual(400);
    }
    expect(await start(second)).toMatchObject({ json: { error: { code: 'second-person-needed' } } });
  });

  it('a request that was changed afterwards is approved by nobody', async () => {
    const small = await ask(ids(bound.slice(0, 1)));
    expect(await decide(olivia, small)).toMatchObject({ status: 200 });
    const large = await ask();
    const [{ request, hash } = { request: '', hash: null }] = await scene.asOwner<{
      request: string;
      hash: Buffer | null;
    }>('SELECT request, hash FROM cordon.approvals WHERE id = $1', [large.id]);
    await scene.asOwner('UPDATE cordon.approvals SET request = $2 WHERE id = $1', [small.id, request]);
    expect(await start(small)).toMatchObject({ json: { error: { code: 'second-person-needed' } } });
    // Whoever can write the hash too cannot write the entry of the approval.
    await scene.asOwner('UPDATE cordon.approvals SET hash = $2 WHERE id = $1', [small.id, hash]);
    expect(await start(small)).toMatchObject({ json: { error: { code: 'second-person-needed' } } });
  });

  it('an approval stands for an hour, and until it is taken back', async () => {
    const asked = await ask();
    expect(await decide(olivia, asked)).toMatchObject({ status: 200 });
    scene.pass(61 * MINUTE);
    await scene.asOwner('UPDATE cordon.tickets SET last_work_at = $2 WHERE id = ANY ($1)', [
      ids(bound),
      new Date(),
    ]);
    expect(await start(asked)).toMatchObject({ json: { error: { code: 'second-person-needed' } } });
    await Promise.all([ada.stepUp(), olivia.stepUp()]);
    const other = await ask();
    expect(await decide(olivia, other)).toMatchObject({ status: 200 });
    const taken = olivia.decided('approval-withdrawn', { approval: other.id });
    expect(await olivia.post(`/api/approvals/${other.id}/withdraw`, taken)).toMatchObject({ status: 200 });
    expect(await start(other)).toMatchObject({ json: { error: { code: 'second-person-needed' } } });
  });

  it('an approval goes with whoever gave it', async () => {
    const asked = await ask();
    expect(await decide(olivia, asked)).toMatchObject({ status: 200 });
    await scene.asOwner(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'per_olivia'`,
    );
    try {
      expect(await start(asked)).toMatchObject({ json: { error: { code: 'second-person-needed' } } });
    } finally {
      await scene.asOwner(
        `UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'per_olivia'`,
      );
    }
  });
});

describe('the file', () => {
  it('is had once, by nobody else, and not after its minutes', async () => {
    const { id } = await ready();
    const stolen = await download(id, olivia);
    expect(stolen).toMatchObject({ json: { error: { code: 'not-in-scope' } } });
    const [once, twice] = await Promise.all([download(id), download(id)]);
    expect([once.status, twice.status].sort()).toEqual([200, 404]);
    expect(await download(id)).toMatchObject({ status: 404 });
    const late = await ready();
    scene.pass(16 * MINUTE);
    await ada.stepUp();
    expect((await download(late.id)).status).toBe(404);
    await lookAfterExports(scene.house.exportJobs);
    expect(await progress(late.id)).toMatchObject({ state: 'expired' });
    expect(await piecesOf(late.id)).toBe(0);
  });

  it('is destroyed with the right of whoever asked for it', async () => {
    const { id } = await ready();
    await scene.asOwner(`UPDATE cordon.tickets SET assignee_id = NULL WHERE id = $1`, [bound[0]?.ticket.id]);
    expect(await download(id)).toMatchObject({ json: { error: { code: 'not-in-scope' } } });
    expect(await progress(id)).toMatchObject({ state: 'stopped', code: 'not-in-scope' });
    expect(await piecesOf(id)).toBe(0);
  });

  it('is not made when one row more would go than was approved', async () => {
    const asked = await ask();
    expect(await decide(olivia, asked)).toMatchObject({ status: 200 });
    await scene.house.tickets.addMessage({
      ...{
        id: randomUUID(),
        ticket: bound[1]?.ticket.id ?? '',
        person: null,
        at: new Date(),
        author: 'customer',
      },
      body: 'One more thing',
    });
    expect(await start(asked)).toMatchObject({ status: 200 });
    expect(await ended(asked.id)).toMatchObject({
      state: 'stopped',
      code: 'conflict',
      entries: [expect.any(Number)],
    });
    expect(await piecesOf(asked.id)).toBe(0);
  });
});

describe('while it is made', () => {
  const reader = () => scene.house.sources.reader;

  it.each([
    [
      'the person is suspended',
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = 'per_ada'`,
      `UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'per_ada'`,
    ],
    [
      'the approval is taken back',
      `UPDATE cordon.approvals SET withdrawn_at = now() WHERE withdrawn_at IS NULL`,
      'SELECT 1',
    ],
  ])('%s: it stops, and what was made is gone', async (_, lose, restore) => {
    const asked = await ask();
    expect(await decide(olivia, asked)).toMatchObject({ status: 200 });
    const readCase = reader().readCase.bind(reader());
    let reads = 0;
    Object.assign(reader(), {
      readCase: async (...args: Parameters<typeof readCase>) => {
        const read = await readCase(...args);
        if (++reads === 2) await scene.asOwner(lose);
        return read;
      },
    });
    try {
      const { entered } = await scene.attack(async () => {
        expect(await start(asked)).toMatchObject({ status: 200 });
        await vi.waitFor(
          async () => {
            const [row] = await scene.asOwner<{ state: string }>(
              'SELECT state FROM cordon.exports WHERE id = $1',
              [asked.id],
            );
            expect(row?.state).toBe('stopped');
          },
          { timeout: 20_000 },
        );
        return { status: 200, json: null };
      });
      expect(await piecesOf(asked.id)).toBe(0);
      const taken = entered.filter(({ kind }) => kind === 'export');
      expect(taken).toHaveLength(1);
      expect(entered.map(({ kind }) => kind)).toContain('export-stopped');
    } finally {
      Object.assign(reader(), { readCase });
      await scene.asOwner(restore);
    }
  });
});

describe('a reveal that wants a second person', () => {
  const cell = (of: Bound) => ({
    resource: 'customers',
    field: 'phone',
    key: String(of.customer.id),
    reason: 'customer-asked',
  });
  const reveal = (of: Bound, who = ada) => {
    const body = cell(of);
    return who.post(`/api/tickets/${of.ticket.id}/reveal`, {
      ...body,
      ...who.signed({ act: 'reveal', ticket: of.ticket.id, ...body }),
    });
  };
  const waiting = async () =>
    (
      (await olivia.get('/api/approvals')).json as {
        id: string;
        hash: string;
        state: string;
        request: { kind: string; ticket?: string };
      }[]
    ).find(({ request, state }) => request.kind === 'reveal' && state === 'asked');

  it('shows nothing before, that one cell for that one ticket after, and nothing once it is over or taken back', async () => {
    const [one, other] = bound;
    if (one === undefined || other === undefined) throw new Error('no ticket');
    const refused = await scene.attack(() => reveal(one));
    expectRefused(refused, 'second-person-needed', 'per_ada');
    expectMasked(one.customer, refused.answer, ...refused.entered);
    await reveal(one);
    const asked = await waiting();
    if (asked === undefined) throw new Error('nobody was asked');
    expect(asked.request).toMatchObject({
      ticket: one.ticket.id,
      label: 'Phone',
      number: one.ticket.externalId,
    });
    expectMasked(one.customer, asked);
    expect(JSON.stringify(asked)).not.toContain(`"${String(one.customer.id)}"`);
    // Asked once, however often it is pressed.
    const mine = (await ada.get('/api/approvals')).json as { state: string; company: { name: string } }[];
    expect(mine.filter(({ state }) => state === 'asked')).toHaveLength(1);
    expect(mine[0]?.company.name).toBe('Harbor Health');
    expect((await decide(ada, { id: asked.id, request: asked.hash })).status).toBe(403);
    expect(await decide(olivia, { id: asked.id, request: asked.hash })).toMatchObject({ status: 200 });
    const { answer, entered } = await scene.attack(() => reveal(one));
    const place = {
      purpose: 'reveal',
      ticket: one.ticket.id,
      resource: 'customers',
      field: 'phone',
    } as const;
    expect(await ada.open(answer, place)).toEqual({ value: one.customer.phone });
    expect(JSON.parse(entered.find(({ kind }) => kind === 'reveal')?.body ?? '{}')).toMatchObject({
      ...{ approval: asked.id, approvedBy: 'per_olivia' },
    });
    expect((await reveal(other)).status).toBe(409);
    const { id: shown } = answer.json as { id: string };
    expect((await ada.get(`/api/reveals/${shown}`)).status).toBe(200);
    await olivia.post(
      `/api/approvals/${asked.id}/withdraw`,
      olivia.decided('approval-withdrawn', { approval: asked.id }),
    );
    expect(await ada.get(`/api/reveals/${shown}`)).toMatchObject({
      json: { error: { code: 'second-person-needed' } },
    });
    expect((await reveal(one)).status).toBe(409);
  });

  it('stands for its minutes', async () => {
    const [one] = bound;
    if (one === undefined) throw new Error('no ticket');
    await reveal(one);
    const asked = await waiting();
    await decide(olivia, { id: asked?.id ?? '', request: asked?.hash ?? '' });
    scene.pass(16 * MINUTE);
    await ada.stepUp();
    expect((await reveal(one)).status).toBe(409);
  });
});
