import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backendLimit, readBackend } from './backend.ts';
import { Framer, type Framed } from './framer.ts';
import { frontendLimit, readFrontend, readPassword, readSaslInitial, writeFrontend } from './frontend.ts';
import { writePassword, writeSaslInitial } from './frontend.ts';
import type { BackendMessage, Column, Format, FrontendMessage } from './messages.ts';
import { writeTold } from './notice.ts';
import { DataRow, writeDataRow, writeRowWithoutLast, writeTextRow } from './rows.ts';
import { negotiation, PROTOCOL_3_0, readStartup, writeStartup, type Startup } from './startup.ts';
import { writeBackend } from './writeBackend.ts';
import { Writer } from './writer.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((each) => !each.includes('\0'));
const full = text.filter((each) => each !== '');
const bytes = fc.uint8Array({ maxLength: 40 });
const value = fc.option(bytes);
const oid = fc.integer({ min: 0, max: 0xffff_ffff });
const format = fc.constantFrom<Format>(0, 1);
const int16 = fc.integer({ min: -0x8000, max: 0x7fff });
const int32 = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });

/** Formats and values as the protocol lets them stand together. */
const bound = fc.array(value, { maxLength: 6 }).chain((values) =>
  fc.record({
    values: fc.constant(values),
    formats: fc.oneof(
      fc.constant([]),
      format.map((one) => [one]),
      fc.array(format, { minLength: values.length, maxLength: values.length }),
    ),
  }),
);

const frontend: fc.Arbitrary<FrontendMessage> = fc.oneof(
  fc.record({ kind: fc.constant('query'), text }),
  fc.record({
    ...{ kind: fc.constant('parse'), statement: text, text },
    types: fc.array(oid, { maxLength: 5 }),
  }),
  fc
    .tuple(bound, text, text, fc.array(format, { maxLength: 4 }))
    .map(([{ values, formats }, portal, statement, results]) => ({
      ...{ kind: 'bind' as const, portal, statement, formats, values, results },
    })),
  fc.record({
    kind: fc.constantFrom('describe', 'close'),
    what: fc.constantFrom('statement', 'portal'),
    name: text,
  }),
  fc.record({ kind: fc.constant('execute'), portal: text, rows: fc.nat({ max: 0x7fff_ffff }) }),
  fc.record({ kind: fc.constantFrom('sync', 'flush', 'terminate', 'copy-done') }),
  fc.record({ kind: fc.constant('password'), body: bytes }),
  fc.record({ kind: fc.constant('copy-data'), data: bytes }),
  fc.record({ kind: fc.constant('copy-fail'), reason: text }),
  fc.tuple(bound, oid, format).map(([{ values, formats }, called, result]) => ({
    ...{ kind: 'function-call' as const, function: called, formats, values, result },
  })),
);

const column: fc.Arbitrary<Column> = fc.record({
  ...{ name: text, table: oid, attribute: int16, type: oid, size: int16, modifier: int32, format },
});

const letter = fc.constantFrom(...Array.from('SVCMDHPpqWstcdnFLR'));

const backend: fc.Arbitrary<BackendMessage> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      ...(['auth-ok', 'auth-cleartext', 'parse-complete', 'bind-complete', 'close-complete'] as const),
      ...(['no-data', 'portal-suspended', 'empty-query', 'copy-done'] as const),
    ),
  }),
  fc.record({ kind: fc.constant('auth-md5'), salt: fc.uint8Array({ minLength: 4, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('auth-sasl'), mechanisms: fc.array(full, { maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('auth-sasl-continue', 'auth-sasl-final'), data: bytes }),
  fc.record({ kind: fc.constant('auth-other'), code: fc.constantFrom(2, 6, 7, 8, 9, 13), data: bytes }),
  fc.record({ kind: fc.constant('negotiate'), version: int32, options: fc.array(text, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('parameter-status'), name: text, value: text }),
  fc.record({ kind: fc.constant('backend-key'), process: oid, secret: bytes }),
  fc.record({ kind: fc.constant('ready'), status: fc.constantFrom('I', 'T', 'E') }),
  fc.record({ kind: fc.constant('row-description'), columns: fc.array(column, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('data-row'), body: bytes }),
  fc.record({ kind: fc.constant('command-complete'), tag: text }),
  fc.record({
    kind: fc.constantFrom('error', 'notice'),
    fields: fc.array(fc.tuple(letter, text), { maxLength: 8 }).map((all) => new Map(all)),
  }),
  fc.record({ kind: fc.constant('parameter-description'), types: fc.array(oid, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('notification'), process: oid, channel: text, payload: text }),
  fc.record({
    kind: fc.constantFrom('copy-in', 'copy-out', 'copy-both'),
    format,
    columns: fc.array(format, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('copy-data'), data: bytes }),
  fc.record({ kind: fc.constant('function-result'), value }),
);

const startup: fc.Arbitrary<Startup> = fc.oneof(
  fc.record({ kind: fc.constantFrom('ssl', 'gss') }),
  fc.record({
    kind: fc.constant('cancel'),
    process: oid,
    secret: fc.uint8Array({ minLength: 1, maxLength: 256 }),
  }),
  fc.record({
    kind: fc.constant('startup'),
    version: fc.integer({ min: 0, max: 0xffff }).map((minor) => PROTOCOL_3_0 + minor),
    parameters: fc
      .tuple(full, fc.array(fc.tuple(full, text), { maxLength: 5 }))
      .map(([user, others]) => new Map([...others, ['user', user]])),
  }),
);

function framed(write: (writer: Writer) => void, starts = false): Framed {
  const writer = new Writer();
  write(writer);
  const framer = new Framer((type) => Math.max(frontendLimit(1e6)(type), backendLimit(1e6)(type)), starts);
  framer.feed(writer.take());
  const message = framer.next();
  if (message === null || framer.pending !== 0) throw new Error('not exactly one message');
  return message;
}

/** Bytes cut anywhere inside, or with more behind. */
const spoiled = fc.oneof(
  fc.nat().map((at) => (body: Uint8Array) => body.subarray(0, at % Math.max(1, body.length))),
  bytes.filter(({ length }) => length > 0).map((more) => (body: Uint8Array) => Buffer.concat([body, more])),
);

describe('every message', () => {
  it('of a client is read as it was written', () => {
    fc.assert(
      fc.property(frontend, (message) => {
        expect(readFrontend(framed((writer) => writeFrontend(writer, message)))).toEqual(message);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a server is read as it was written', () => {
    fc.assert(
      fc.property(backend, (message) => {
        expect(readBackend(framed((writer) => writeBackend(writer, message)))).toEqual(message);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of the start is read as it was written', () => {
    fc.assert(
      fc.property(startup, (packet) => {
        expect(readStartup(framed((writer) => writeStartup(writer, packet), true).body)).toEqual(packet);
      }),
    );
  });

  it('that is short or long of bytes is a violation, or another whole message; nothing else happens', () => {
    fc.assert(
      fc.property(fc.oneof(frontend, backend), spoiled, (message, spoil) => {
        const isFrontend = (each: FrontendMessage | BackendMessage): each is FrontendMessage =>
          /^(query|parse|bind|describe|close|execute|sync|flush|terminate|password|copy-fail|function-call)$/.test(
            each.kind,
          );
        const { type, body } = framed((writer) => {
          if (isFrontend(message)) writeFrontend(writer, message);
          else writeBackend(writer, message);
        });
        const read = isFrontend(message) ? readFrontend : readBackend;
        try {
          read({ type, body: spoil(body) });
        } catch (error) {
          expect(error).toMatchObject({ code: 'wire-violation' });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('of any bytes is a message or a violation', () => {
    fc.assert(
      fc.property(fc.nat({ max: 255 }), fc.uint8Array({ maxLength: 30 }), (type, body) => {
        for (const read of [readFrontend, readBackend, readStartup]) {
          try {
            if (read === readStartup) readStartup(body);
            else read({ type, body } as Framed & Uint8Array);
          } catch (error) {
            expect(error).toMatchObject({ code: 'wire-violation' });
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a row', () => {
  const cells = fc.array(value, { maxLength: 6 });
  const rowOf = (write: (writer: Writer) => void): DataRow => new DataRow(framed(write).body);

  it('has the cells it was written of', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const row = rowOf((writer) => writeDataRow(writer, all));
        expect(row.length).toBe(all.length);
        expect(row.cells()).toEqual(all);
      }),
    );
  });

  it('loses its last cells and nothing else', () => {
    fc.assert(
      fc.property(cells, fc.nat({ max: 6 }), (all, some) => {
        const drop = Math.min(some, all.length);
        const row = rowOf((writer) => writeDataRow(writer, all));
        const shorter = rowOf((writer) => writeRowWithoutLast(writer, row, drop));
        expect(shorter.cells()).toEqual(all.slice(0, all.length - drop));
      }),
    );
  });

  it('of texts says the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' })), { maxLength: 6 }), (texts) => {
        const row = rowOf((writer) => writeTextRow(writer, texts));
        expect(texts.map((_, index) => row.text(index))).toEqual(texts);
      }),
    );
  });
});

describe('what is told', () => {
  it('has six fields at most', () => {
    const told = { severity: 'ERROR', code: '42501', message: 'No.', detail: 'Why.', hint: 'Ask.' } as const;
    expect(readBackend(framed((writer) => writeTold(writer, told)))).toEqual({
      kind: 'error',
      fields: new Map(Object.entries({ S: 'ERROR', V: 'ERROR', C: '42501', M: 'No.', D: 'Why.', H: 'Ask.' })),
    });
    const short = framed((writer) => writeTold(writer, { ...told, severity: 'NOTICE' }));
    expect(readBackend(short).kind).toBe('notice');
  });
});

describe('a sign-in', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(full, bytes, (word, data) => {
        const initial = framed((writer) => writeSaslInitial(writer, word, data));
        expect(readSaslInitial(initial.body)).toEqual({ mechanism: word, data });
        expect(readPassword(framed((writer) => writePassword(writer, word)).body)).toBe(word);
      }),
    );
  });

  it('is answered with the version spoken here when it asks for a later one or for options', () => {
    const ask = (minor: number, names: readonly string[]): unknown => {
      const parameters = new Map([['user', 'ada'], ...names.map((name) => [name, ''] as const)]);
      return negotiation({ kind: 'startup', version: PROTOCOL_3_0 + minor, parameters });
    };
    expect(ask(0, ['database'])).toBeNull();
    expect(ask(2, [])).toEqual({ kind: 'negotiate', version: PROTOCOL_3_0, options: [] });
    expect(ask(0, ['_pq_.x'])).toEqual({ kind: 'negotiate', version: PROTOCOL_3_0, options: ['_pq_.x'] });
  });
});
