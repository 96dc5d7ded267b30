import { once, type EventEmitter } from 'node:events';
import fc from 'fast-check';
import { loadModule, parseSync } from 'libpg-query';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../../../tests/support/database.ts';
import { connectTo } from '../../../../../tests/support/source.ts';
import { codes } from '../../kernel/index.ts';
import { afterFailure, sessionStatement, startSession, type SessionState } from './index.ts';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let client: pg.Client;
let wire: EventEmitter;
let status = 'I';
const warnings: string[] = [];

beforeAll(async () => {
  await loadModule();
  database = await emptyDatabase('session');
  const url = new URL(database.ownerUrl);
  url.searchParams.set('options', '-c TimeZone=UTC -c statement_timeout=60s');
  client = await connectTo(url.toString());
  client.on('notice', (notice) => warnings.push(`${String(notice.code)} ${String(notice.message)}`));
  wire = (client as unknown as { connection: EventEmitter }).connection;
  wire.on('readyForQuery', (message: { status: string }) => (status = message.status));
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const facts = { user: 'x', version: { text: '18', number: '180000' }, longestStatement: 60_000 };

const statements = [
  ...[
    'BEGIN',
    'BEGIN READ ONLY',
    'START TRANSACTION',
    'COMMIT',
    'END',
    'ROLLBACK',
    'ABORT',
    'COMMIT AND CHAIN',
  ],
  ...[
    'ROLLBACK AND CHAIN',
    'SAVEPOINT a',
    'SAVEPOINT b',
    'RELEASE a',
    'RELEASE SAVEPOINT b',
    'ROLLBACK TO a',
  ],
  ...[
    'ROLLBACK TO SAVEPOINT b',
    'SELECT 1',
    "SELECT 'x' AS y, NULL, true",
    'SELECT 1/0',
    'SELECT 1 AS one WHERE true',
  ],
  ...[
    "SET TimeZone = 'UTC'",
    'SET TimeZone = UTC',
    "SET TimeZone = 'europe/berlin'",
    "SET LOCAL TimeZone = 'Asia/Tokyo'",
    "SET TIME ZONE 'Europe/Berlin'",
    'SET TIME ZONE -5',
  ],
  ...[
    'RESET TimeZone',
    'SET TimeZone TO DEFAULT',
    'RESET ALL',
    'SHOW TimeZone',
    'SHOW transaction_isolation',
  ],
  ...[
    'SET no_such_setting = 1',
    'SHOW no_such_setting',
    'DISCARD ALL',
    'DISCARD TEMP',
    'DISCARD PLANS',
    'UNLISTEN *',
  ],
  ...[
    'CLOSE ALL',
    'DEALLOCATE ALL',
    'SET TRANSACTION READ ONLY',
    "SET application_name = 'a'",
    'SHOW application_name',
  ],
  ...[
    'SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY',
    'SET LOCAL statement_timeout = 7000',
    'SHOW statement_timeout',
  ],
];

interface Seen {
  readonly tag: string;
  readonly status: string;
  readonly rows: unknown;
  readonly names: unknown;
  readonly warnings: readonly string[];
}

const raw = { getTypeParser: () => (text: unknown) => text } as unknown as pg.CustomTypesConfig;

async function direct(text: string): Promise<Seen> {
  warnings.length = 0;
  // An error is told before the state that follows from it.
  const ready = once(wire, 'readyForQuery');
  try {
    const { command, rows, fields } = await client.query<unknown[]>({ text, rowMode: 'array', types: raw });
    await ready;
    const names = fields.map(({ name }) => name);
    return { tag: command, status, rows, names, warnings: [...warnings] };
  } catch (error) {
    await ready;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { tag: code, status, rows: [], names: [], warnings: [] };
  }
}

function inside(text: string, state: SessionState): readonly [Seen | null, SessionState] {
  const { stmts } = parseSync(text) as { stmts: { stmt: unknown }[] };
  const answer = sessionStatement(stmts[0]?.stmt, state, facts);
  if (answer.kind === 'query' || answer.kind === 'empty') {
    // What the rewriter would do: one of these fails at the source, the other is answered by it.
    return [null, text.includes('/0') ? afterFailure(state) : state];
  }
  if (answer.kind === 'refused') {
    return [
      { tag: codes[answer.code].sqlstate, status: answer.state.status, rows: [], names: [], warnings: [] },
      answer.state,
    ];
  }
  const seen: Seen = {
    tag: answer.tag.split(' ')[0] ?? '',
    status: answer.state.status,
    rows: answer.answered?.rows ?? [],
    names: answer.answered?.columns.map(({ name }) => name) ?? [],
    warnings: answer.warnings.map((each) => `${each.sqlstate} ${each.text}`),
  };
  return [seen, answer.state];
}

describe('a session answered inside the door', () => {
  it('goes on as PostgreSQL’s own, whatever is sent in whatever order', async () => {
    const talk = fc.array(fc.constantFrom(...statements), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(talk, async (texts) => {
        await direct('ROLLBACK');
        await direct('DISCARD ALL');
        const started = startSession([], facts);
        if (!started.ok) throw new Error(started.code);
        let state = started.state;
        for (const text of texts) {
          const expected = await direct(text);
          const [got, next] = inside(text, state);
          state = next;
          if (got !== null) expect({ text, ...got }).toEqual({ text, ...expected });
          else expect(state.status).toBe(expected.status);
        }
      }),
      { numRuns: 120 },
    );
  });
});
