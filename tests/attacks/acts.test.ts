import { canonicalText } from '@cordon/ledger';
import { actProblems } from '@cordon/core/api';
import { draftProtocol } from '@cordon/core/protocols';
import type { SourceAct } from '@cordon/core/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { knowActs, shopActs } from '../support/acts.ts';
import { profiles } from '../support/shopApi.ts';
import { MINUTE, type Bound } from './attack.ts';
import { openDoorScene, type DoorScene } from './doorScene.ts';

/* Acts on a customer's behalf: the call is the data map's, the customer's values go where the map has them and come back
 * nowhere, and what became of it is entered, also when nobody knows. */

let door: DoorScene;
let ada: Visitor;
let bound: Bound;
/** Whether the terms want a fresh second factor before an act. */
let freshFactor = false;
let sent: {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}[];

beforeAll(async () => {
  door = await openDoorScene({ ...profiles, acts: shopActs });
  knowActs(door.scene.house, () => freshFactor);
});
afterAll(() => door.close());
beforeEach(async () => {
  const { scene } = door;
  scene.pass(13 * 60 * MINUTE);
  await scene.asOwner('DELETE FROM auth.attempts');
  ada = scene.visitor('per_ada');
  await ada.signIn();
  await ada.stepUp();
  bound = await scene.boundTicket('per_ada');
  sent = [];
  freshFactor = false;
  answers(204);
});
afterEach(() => {
  door.api.instead = null;
});

/** The shop takes an act, and answers like this. @param hang says nothing, and cuts the line */
function answers(status: number, { hang = false, body = '' } = {}): void {
  const { api } = door;
  api.instead = (request, response) => {
    if (request.method === 'GET') {
      const id = Number(/\/customers\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: door.shopCustomer(id) }));
      return;
    }
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      sent.push({ method, url, headers, body: Buffer.concat(pieces).toString('utf8') });
      if (hang) request.socket.destroy();
      else response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  };
}

function bodyOf(act: string, values: Readonly<Record<string, string>>, more: Record<string, unknown> = {}) {
  const { value: _, ...signed } = ada.signed({
    ...{ act: 'act', ticket: bound.ticket.id, resource: 'profiles', field: act },
    value: canonicalText({ ...values }),
  });
  const { field: __, resource: ___, ...mark } = signed;
  return { resource: 'profiles', act, values, reason: 'customer-asked', ...mark, ...more };
}

const post = (body: unknown) => ada.post(`/api/tickets/${bound.ticket.id}/act`, body);
const act = (name: string, values: Readonly<Record<string, string>> = {}) => post(bodyOf(name, values));

const codeOf = ({ json }: Answer) => (json as { error?: { code?: string } }).error?.code ?? null;

describe('an act', () => {
  it('sends the value on file where the map has it, once, and shows it to nobody', async () => {
    const { answer, entered } = await door.scene.attack(() => act('call', { line: 'orders' }));
    expect(answer).toMatchObject({ status: 200, json: { result: 'done' } });
    expect(sent.map(({ method, url, body }) => [method, url, JSON.parse(body) as unknown])).toEqual([
      ['POST', '/calls', { call: { to: bound.customer.phone, from: 'orders', record: false } }],
    ]);
    const acts = entered.map(({ kind, code }) => [kind, code]);
    expect(acts).toEqual([
      ['intent', null],
      ['outcome', null],
    ]);
    const text = JSON.stringify([answer, entered]);
    expect(text).not.toContain(bound.customer.phone);
    const { signed } = JSON.parse(entered[0]?.body ?? '{}') as { signed: { act: string } };
    expect(sent[0]?.headers['idempotency-key']).toBe(signed.act);
  });

  it('takes what the card shows for the value it stands for, upstream alone', async () => {
    const view = (await ada.get(`/api/tickets/${bound.ticket.id}`)).json as {
      card: { resource: string; rows: { cells: { field: string; value: string | null }[] }[] }[];
    };
    const cells = view.card.find(({ resource }) => resource === 'profiles')?.rows[0]?.cells ?? [];
    const shown = (field: string) => cells.find((cell) => cell.field === field)?.value ?? '';
    expect(shown('email')).not.toBe(bound.customer.email);
    const answer = await act('mail-change', { email: shown('email') });
    expect(answer).toMatchObject({ status: 200, json: { result: 'done' } });
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ email: bound.customer.email });
    expect(JSON.stringify(answer)).not.toContain(bound.customer.email);
    // The stand-in of a telephone number is no address, so in a place for addresses it stands for itself.
    await act('mail-change', { email: shown('phone') });
    expect(JSON.parse(sent[1]?.body ?? '')).toEqual({ email: shown('phone') });
  });

  it('needs a fresh second factor where the terms want one, and is not sent before', async () => {
    door.scene.pass(15 * MINUTE);
    expect(await act('call', { line: 'orders' })).toMatchObject({ status: 200, json: { result: 'done' } });
    freshFactor = true;
    const { answer, entered } = await door.scene.attack(() => act('call', { line: 'orders' }));
    expect([answer.status, codeOf(answer)]).toEqual([401, 'step-up-needed']);
    expect(JSON.stringify(entered)).toContain('2.11');
    expect(sent).toHaveLength(1);
    await ada.stepUp();
    expect(await act('call', { line: 'orders' })).toMatchObject({ status: 200, json: { result: 'done' } });
    expect(sent).toHaveLength(2);
  });

  it('is offered with what it does, and with no value in it', async () => {
    const { json } = await ada.get(`/api/tickets/${bound.ticket.id}`);
    const { acts } = json as { acts: { name: string; params: { name: string }[] }[] };
    expect(acts.map(({ name, params }) => [name, params.map((param) => param.name)])).toEqual([
      ['call', ['line']],
      ['mail-change', ['email']],
      ['refund', ['amount']],
    ]);
    expect(JSON.stringify(acts)).not.toContain(bound.customer.phone);
  });
});

describe('what a person gives', () => {
  const bad: readonly (readonly [string, string, Record<string, string>])[] = [
    ['an act the map has not', 'delete', {}],
    ['a number of their own in place of the one on file', 'call', { line: 'orders', to: '+15551234567' }],
    ['another customer', 'refund', { amount: '5', id: '8' }],
    ['a choice that is none', 'call', { line: 'premium' }],
    ['nothing where something belongs', 'refund', {}],
    ['more than may be', 'refund', { amount: '101' }],
    ['less than may be', 'refund', { amount: '-5' }],
    ['a number in another spelling', 'refund', { amount: '1e2' }],
    ['a place the map has not', 'refund', { amount: '5', currency: 'EUR' }],
    ['a place of every object', 'refund', { amount: '5', constructor: 'x' }],
    ['a second line', 'mail-change', { email: 'a@b.test\r\nX-Admin: 1' }],
    ['a control sign', 'mail-change', { email: 'a\u0000@b.test' }],
    ['a text that turns round', 'mail-change', { email: 'a\u202e@b.test' }],
    ['too long a text', 'mail-change', { email: `${'a'.repeat(101)}@b.test` }],
    ['blanks', 'mail-change', { email: '   ' }],
  ];
  it.each(bad)('is refused before anything is sent: %s', async (_, name, values) => {
    const { answer, entered } = await door.scene.attack(() => act(name, values));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(sent).toEqual([]);
    expect(entered.every(({ code }) => code !== null)).toBe(true);
  });

  it.each([
    ['a template', '{id}'],
    ['JSON that closes its string', 'a@b.test","role":"admin'],
    ['an address elsewhere', 'http://169.254.169.254/latest/meta-data'],
    ['a path', '../../admin'],
    ['a query', 'a@b.test?admin=1#x'],
  ])('is one value of the body and nothing else: %s', async (_, email) => {
    expect(await act('mail-change', { email })).toMatchObject({ status: 200 });
    expect(sent.map(({ method, url, body }) => [method, url, JSON.parse(body) as unknown])).toEqual([
      ['PATCH', `/customers/${String(bound.customer.id)}`, { email }],
    ]);
  });

  it('was signed by them, for this act and these values, once', async () => {
    const body = bodyOf('refund', { amount: '5' });
    expect(codeOf(await post({ ...body, values: { amount: '50' } }))).toBe('signature-invalid');
    const again = bodyOf('refund', { amount: '5' });
    expect(await post(again)).toMatchObject({ status: 200 });
    // Pressed twice, or sent again by whoever overheard it.
    expect(codeOf(await post(again))).toBe('signature-invalid');
    expect(sent).toHaveLength(1);
  });

  it('is for the ticket in their hand, and under terms that allow acts', async () => {
    const carla = door.scene.visitor('per_carla');
    await carla.signIn();
    const theirs = await carla.post(`/api/tickets/${bound.ticket.id}/act`, bodyOf('refund', { amount: '5' }));
    expect(codeOf(theirs)).toBe('not-in-scope');
    bound = { ...bound, ticket: await door.scene.callerTicket('per_ada') };
    expect(codeOf(await act('refund', { amount: '5' }))).toBe('ticket-not-in-hand');
    expect(sent).toEqual([]);
  });
});

describe('what became of it', () => {
  it.each([
    [
      'a failure after the effect',
      () => {
        answers(500, { body: '{"error":"x"}' });
      },
      'unknown',
    ],
    [
      'a line that is cut',
      () => {
        answers(0, { hang: true });
      },
      'unknown',
    ],
    [
      'a redirect',
      () => {
        answers(307);
      },
      'unknown',
    ],
    [
      'a refusal',
      () => {
        answers(422, { body: '{"email":"rosa@example.com"}' });
      },
      'refused',
    ],
  ] as const)('is told plainly after %s, entered, and never tried again', async (_, happens, result) => {
    happens();
    const { answer, entered } = await door.scene.attack(() => act('refund', { amount: '5' }));
    expect(answer).toMatchObject({ status: 200, json: { result } });
    expect(entered.map(({ kind }) => kind)).toEqual(['intent', 'outcome']);
    expect(JSON.parse(entered[1]?.body ?? '{}')).toMatchObject({ result, flags: ['act:refund'] });
    expect(sent).toHaveLength(1);
    expect(JSON.stringify([answer, entered])).not.toContain('rosa@example.com');
  });

  it('sends nothing that the protocol of the work keeps from others, and what its place is for', async () => {
    const { house } = door.scene;
    const terms = await house.inForce.inForce('agr_harbor_brightline', house.now());
    if (!terms.ok) throw new Error(terms.code);
    const protocol = draftProtocol(terms.policy, 'order-support', 1);
    const asIs = { ...house.protocols };
    Object.assign(house.protocols, {
      standing: async () => ({ protocol, hash: 'ab'.repeat(32), owed: false }),
    });
    try {
      const { answer, entered } = await door.scene.attack(() =>
        act('mail-change', { email: 'charge 4111 1111 1111 1111' }),
      );
      expect(codeOf(answer)).toBe('protocol-forbids');
      expect(sent).toEqual([]);
      // Four digits can stand in a hash by chance; beside it they can not.
      expect(JSON.stringify([answer, entered])).not.toMatch(/4111[ -]?1111|(?<![0-9a-f])4111(?![0-9a-f])/);
      expect(await act('mail-change', { email: 'new.address@example.org' })).toMatchObject({ status: 200 });
      expect(sent).toHaveLength(1);
    } finally {
      Object.assign(house.protocols, asIs);
    }
  });

  it('is nothing once the agreement was suspended while the act was made ready', async () => {
    const olivia = door.scene.visitor('per_olivia');
    await olivia.signIn();
    await olivia.stepUp();
    const { instead } = door.api;
    let suspended: Promise<unknown> | null = null;
    door.api.instead = (request, response) => {
      // The gate is asking for the customer's own values.
      suspended ??= olivia.post('/api/agreements/agr_harbor_brightline/suspend', {});
      void suspended.then(() => instead?.(request, response));
    };
    const answer = await act('call', { line: 'orders' });
    expect(codeOf(answer)).toBe('agreement-suspended');
    expect(sent).toEqual([]);
    await olivia.post('/api/agreements/agr_harbor_brightline/resume', {});
  });
});

it('a map that would let more be sent than it says is not kept', () => {
  const [call] = shopActs;
  const problems = (change: Partial<SourceAct>) =>
    actProblems({ ...profiles, acts: call === undefined ? [] : [{ ...call, ...change }] });
  expect(actProblems({ ...profiles, acts: shopActs })).toEqual([]);
  expect(problems({ path: '/calls/{to}' })).not.toEqual([]);
  expect(problems({ path: 'http://elsewhere/x' })).not.toEqual([]);
  expect(problems({ path: '/a/../b' })).not.toEqual([]);
  expect(problems({ body: { to: '{to}', from: '{other}' } })).not.toEqual([]);
  expect(problems({ body: { to: '{to}' } })).not.toEqual([]);
  expect(problems({ name: 'Call now' })).not.toEqual([]);
});
