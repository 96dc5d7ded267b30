import { connect } from 'node:net';
import { once } from 'node:events';
import { createSecureContext } from 'node:tls';
import { readFileSync } from 'node:fs';
import type { FrontendMessage } from '@cordon/core/pgwire';
import { writeSaslInitial, writeStartup, PROTOCOL_3_0, ScramClient, Writer } from '@cordon/core/pgwire';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testAuthority, type TestAuthority } from '../support/certificates.ts';
import { openLab, type Lab, type LabWay } from '../support/postgresDoor/lab.ts';
import { cellsOf, outcomeOf } from '../support/postgresDoor/outcome.ts';
import { messagesOf, openTap, tapTo, type Tap } from '../support/postgresDoor/tap.ts';
import { scramCrypto } from '../support/wire.ts';

/* What can be said to the door beside statements, and in an order nobody expects. */

let lab: Lab;
let way: LabWay;
let authority: TestAuthority;
let tap: Tap;

beforeAll(async () => {
  authority = testAuthority();
  lab = await openLab();
  way = await lab.service('clear');
});
afterAll(async () => {
  authority.remove();
  await lab.close();
});
beforeEach(async () => {
  tap = await lab.tap(way);
});

const port = (): number => lab.sql.listener.port;
const query = (text: string): FrontendMessage => ({ kind: 'query', text });
const parse = (statement: string, text: string): FrontendMessage => ({
  kind: 'parse',
  statement,
  text,
  types: [],
});
const bind = (portal: string, statement: string): FrontendMessage => ({
  ...{ kind: 'bind', portal, statement, formats: [], values: [], results: [] },
});
const execute = (portal: string, rows = 0): FrontendMessage => ({ kind: 'execute', portal, rows });
const SYNC: FrontendMessage = { kind: 'sync' };
const works = async (): Promise<void> => {
  expect(outcomeOf(await tap.ask(query('SELECT 1')))).toBe('answer');
};
/** What came over a connection on which these bytes were sent, until it was closed. */
async function said(to: number, ...pieces: readonly Uint8Array[]): Promise<Buffer> {
  const socket = connect(to, '127.0.0.1');
  const got: Buffer[] = [];
  socket.on('data', (piece: Buffer) => got.push(piece));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  for (const piece of pieces) socket.write(piece);
  socket.end();
  await once(socket, 'close');
  return Buffer.concat(got);
}
const startup = (parameters: Readonly<Record<string, string>>, version = PROTOCOL_3_0): Uint8Array => {
  const writer = new Writer();
  writeStartup(writer, { kind: 'startup', version, parameters: new Map(Object.entries(parameters)) });
  return writer.take();
};
const request = (code: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(8);
  bytes.writeInt32BE(code, 4);
  return bytes;
};
const SSL = request(80877103);
const GSS = request(80877104);

describe('messages that are no statement', () => {
  it('calls no function by its number', async () => {
    const call: FrontendMessage = {
      kind: 'function-call',
      function: 2077,
      formats: [],
      values: [Buffer.from('x')],
      result: 0,
    };
    expect(outcomeOf(await tap.ask(call, SYNC))).toBe('statement-kind-refused');
    await works();
  });

  it.each<[string, FrontendMessage]>([
    ['data', { kind: 'copy-data', data: Buffer.from('1\n') }],
    ['the end of data', { kind: 'copy-done' }],
    ['the end of data with a reason', { kind: 'copy-fail', reason: 'none' }],
  ])('takes no COPY: %s', async (_, message) => {
    const answer = await tap.ask(message, SYNC);
    expect(answer.filter(({ kind }) => kind.startsWith('copy'))).toEqual([]);
    await works();
  });

  it('takes no password twice', async () => {
    const answer = await tap.ask({ kind: 'password', body: Buffer.from('x') }, SYNC);
    expect(outcomeOf(answer)).not.toBe('answer');
  });
});

describe('a start', () => {
  it.each(['true', 'database', '1'])('for replication (%s) is refused', async (replication) => {
    await expect(lab.tap(way, { parameters: { replication } })).rejects.toThrow('0A000');
  });

  it('cannot set what the source is told', async () => {
    for (const options of [
      '-c search_path=lab',
      '-c default_transaction_read_only=off',
      '-c session_authorization=postgres',
    ]) {
      const one = await lab.tap(way, { parameters: { options } }).catch((error: unknown) => error);
      if (one instanceof Error) continue;
      expect(outcomeOf(await (one as Tap).ask(query('SELECT word FROM secrets')))).toBe('relation-refused');
    }
  });

  it('with GSS is answered N, and goes on in clear', async () => {
    const socket = connect(port(), '127.0.0.1');
    const answers: string[] = [];
    for (const asked of [GSS, SSL, startup({ user: way.user, database: 'harbor' })]) {
      socket.write(asked);
      const [piece] = (await once(socket, 'data')) as [Buffer];
      answers.push(piece.subarray(0, 1).toString('latin1'));
    }
    socket.destroy();
    expect(answers).toEqual(['N', 'N', 'R']);
  });

  it('names one mechanism, and no other is taken', async () => {
    const one = await openTap(port());
    one.sendBytes(startup({ user: way.user }));
    expect(await one.next()).toMatchObject({ kind: 'auth-sasl', mechanisms: ['SCRAM-SHA-256'] });
    const writer = new Writer();
    writeSaslInitial(writer, 'SCRAM-SHA-256-PLUS', new ScramClient(scramCrypto, way.secret).first());
    one.sendBytes(writer.take());
    expect(outcomeOf(await one.untilReady())).toContain('28P01');
  });

  it('with a wrong secret, an unknown name or none says the same', async () => {
    const state = (asked: { user: string; secret: string }) =>
      lab.tap(asked).catch((error: unknown) => String(error));
    expect(await state({ ...way, secret: 'x' })).toBe('Error: 28P01');
    expect(await state({ user: 'svc_0123456789abcdef0123_01234567', secret: 'x' })).toBe('Error: 28P01');
    expect(await state({ user: 'door_0123456789abcdef0123', secret: 'x' })).toBe('Error: 28P01');
    expect(await state({ user: "' OR true --", secret: 'x' })).toBe('Error: 28P01');
  });

  it.each<[string, Uint8Array]>([
    ['longer than one may be', Buffer.concat([Buffer.from([0, 1, 0, 0]), Buffer.alloc(4)])],
    ['of a length below its own', Buffer.from([0, 0, 0, 3, 0, 3, 0, 0])],
    ['of two gigabytes', Buffer.from([0x7f, 0xff, 0xff, 0xff, 0, 3, 0, 0])],
    ['of protocol 2', startup({ user: 'x' }, 2 << 16)],
    ['in HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ])('%s is closed', async (_, bytes) => {
    const got = await said(port(), bytes);
    expect(got.length).toBeLessThan(400);
    expect(got.includes('R')).toBe(false);
  });
});

describe('where encryption is asked for', () => {
  const open = async () => {
    const { cert, key } = authority.certify('door', 'DNS:localhost');
    const context = createSecureContext({ cert: readFileSync(cert), key: readFileSync(key) });
    return lab.listen(() => ({}), { tls: () => context });
  };

  it('nothing is taken in clear, and nothing that came before the handshake', async () => {
    const { port: secured } = await open();
    const plain = await said(secured, startup({ user: way.user }));
    expect(plain.toString()).toContain('28000');
    const behind = await said(secured, Buffer.concat([SSL, startup({ user: way.user, database: 'harbor' })]));
    expect(behind.subarray(0, 1).toString()).not.toBe('S');
    expect(behind.includes('SCRAM')).toBe(false);
  });
});

describe('a cancel', () => {
  const LONG = 'SELECT count(*) FROM generate_series(1, 3000) a, generate_series(1, 1000) b';
  const LONGER = 'SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b';
  const cancel = async (key: { process: number; secret: Uint8Array }, from = '127.0.0.1'): Promise<void> => {
    const writer = new Writer();
    writeStartup(writer, { kind: 'cancel', ...key });
    const socket = connect({ port: port(), host: '127.0.0.1', localAddress: from });
    socket.end(writer.take());
    socket.resume();
    await once(socket, 'close');
  };

  it('with its own key stops what runs', async () => {
    const asked = tap.ask(query(LONGER));
    let stopped = false;
    const answered = asked.then((answer) => {
      stopped = true;
      return answer;
    });
    // It is taken at any time; one that comes before the statement runs stops nothing, as with PostgreSQL itself.
    while (!stopped)
      await Promise.race([cancel(tap.key).then(() => new Promise((next) => setImmediate(next))), answered]);
    expect(outcomeOf(await answered)).toMatch(/57014|statement-cancelled/);
    await works();
  });

  it.each<[string, (key: Tap['key']) => Promise<void>]>([
    ['another secret', ({ process, secret }) => cancel({ process, secret: secret.map((byte) => byte ^ 1) })],
    ['a shorter secret', ({ process, secret }) => cancel({ process, secret: secret.subarray(0, 3) })],
    ['another process', ({ process, secret }) => cancel({ process: process ^ 1, secret })],
    ['the key of somebody else', async () => cancel((await lab.tap(way)).key)],
    ['the right key from elsewhere', (key) => cancel(key, '127.0.0.2')],
  ])('with %s stops nothing', async (_, attack) => {
    const asked = tap.ask(query(LONG));
    await attack(tap.key).catch(() => undefined);
    expect(cellsOf(await asked)).toEqual([['3000000']]);
  });

  it('is of no key that the source knows', async () => {
    const { rows } = await lab.owner.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
    expect(rows.map(({ pid }) => pid)).not.toContain(tap.key.process);
  });
});

describe('the extended protocol', () => {
  it('reads nothing between an error and the next Sync', async () => {
    const answer = await tap.ask(
      ...[parse('', 'SELECT word FROM lab.secrets'), bind('', ''), execute('')],
      ...[parse('', 'SELECT 1'), bind('', ''), execute(''), SYNC],
    );
    expect(answer.map(({ kind }) => kind)).toEqual(['notice', 'error', 'ready']);
    await works();
  });

  it('goes on after the Sync, in order, for whatever was sent at once', async () => {
    tap.send(
      parse('', 'SELECT hush FROM lab.people'),
      SYNC,
      query('SELECT 2'),
      parse('', 'SELECT 3'),
      bind('', ''),
      execute(''),
      SYNC,
    );
    expect(outcomeOf(await tap.untilReady())).toBe('column-refused');
    expect(cellsOf(await tap.untilReady())).toEqual([['2']]);
    expect(cellsOf(await tap.untilReady())).toEqual([['3']]);
  });

  it('takes no name twice, and none that is not there', async () => {
    expect(outcomeOf(await tap.ask(parse('a', 'SELECT 1'), parse('a', 'SELECT 2'), SYNC))).not.toBe('answer');
    expect(cellsOf(await tap.ask(bind('', 'a'), execute(''), SYNC))).toEqual([['1']]);
    for (const messages of [
      [bind('', 'b')],
      [execute('q')],
      [{ kind: 'describe', what: 'portal', name: 'q' } as const],
    ]) {
      expect(outcomeOf(await tap.ask(...messages, SYNC))).not.toBe('answer');
      await works();
    }
    expect(outcomeOf(await tap.ask(bind('p', 'a'), bind('p', 'a'), SYNC))).not.toBe('answer');
  });

  it('does not mix up portal and statement', async () => {
    await tap.ask(parse('one', 'SELECT 1'), parse('two', 'SELECT 2'), SYNC);
    const answer = await tap.ask(
      bind('two', 'one'),
      bind('one', 'two'),
      execute('two'),
      execute('one'),
      SYNC,
    );
    expect(cellsOf(answer)).toEqual([['1'], ['2']]);
  });

  it('runs a portal once, and piece by piece', async () => {
    await tap.ask(parse('p', 'SELECT n FROM generate_series(1, 5) n'), SYNC);
    const answer = await tap.ask(
      bind('', 'p'),
      execute('', 2),
      execute('', 2),
      execute('', 2),
      execute('', 2),
      SYNC,
    );
    expect(cellsOf(answer)).toEqual([['1'], ['2'], ['3'], ['4'], ['5']]);
  });

  it('takes parameters of other types, formats and numbers without a word of the source', async () => {
    const text = 'SELECT id FROM lab.people WHERE id = $1 AND name = $2';
    const values = (...list: readonly (string | null)[]): FrontendMessage => ({
      ...{ kind: 'bind', portal: '', statement: 'v', formats: [], results: [] },
      values: list.map((one) => (one === null ? null : Buffer.from(one))),
    });
    await tap.ask(parse('v', text), SYNC);
    for (const bad of [
      values('x', 'y'),
      values('1'),
      values('1', 'b', 'c'),
      values("1'; DROP", 'x'),
      values('99999999999999999999', 'x'),
    ]) {
      const answer = await tap.ask(bad, execute(''), SYNC);
      expect(outcomeOf(answer)).toMatch(/^fault (22P02|22003|08P01)|bad-request/);
    }
    expect(outcomeOf(await tap.ask(values(null, null), execute(''), SYNC))).toBe('answer');
  });

  it('keeps no more statements than it may, nor longer ones', async () => {
    const many = Array.from({ length: 1_100 }, (_, nth) => parse(`s${String(nth)}`, 'SELECT 1'));
    expect(outcomeOf(await tap.ask(...many, SYNC))).toBe('too-large');
    await works();
  });
});

describe('messages that are none', () => {
  it.each<[string, Uint8Array]>([
    ['of an unknown kind', Buffer.from([0x7a, 0, 0, 0, 4])],
    ['of a length below its own', Buffer.from([0x51, 0, 0, 0, 3])],
    ['of two gigabytes', Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff])],
    ['with a text that does not end', Buffer.from([0x51, 0, 0, 0, 8, 0x41, 0x41, 0x41, 0x41])],
    ['with a NUL within', Buffer.from([0x51, 0, 0, 0, 8, 0x41, 0, 0x41, 0])],
    ['that is no UTF-8', Buffer.from([0x51, 0, 0, 0, 7, 0xc0, 0x80, 0])],
    ['with more parameters than it holds', Buffer.from([0x42, 0, 0, 0, 12, 0, 0, 0, 0, 0xff, 0xff, 0, 0])],
    ['a start once more', startup({ user: 'x' })],
  ])('%s ends the connection without a word of the source', async (_, bytes) => {
    tap.forget();
    tap.sendBytes(bytes);
    const answer = await tap.untilReady();
    expect(outcomeOf(answer)).not.toBe('answer');
    expect(tap.bytes().length).toBeLessThan(600);
    expect(tap.bytes().includes('cordon.')).toBe(false);
    // The others are not touched by it.
    const other = await tapTo({ port: port(), user: way.user, secret: way.secret });
    expect(outcomeOf(await other.ask(...messagesOf('text', 'SELECT 1')))).toBe('answer');
    other.end();
  });
});
