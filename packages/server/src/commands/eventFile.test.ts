import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EnteredEvent } from '@cordon/core/siem';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeEvents } from '../siem/eventLines.ts';
import { openEventFile } from './eventFile.ts';

let folder: string;
let name: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-events-'));
  name = path.join(folder, 'events.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

/** A ledger of so many entries. */
function ledgerOf(size: number) {
  const event = (entry: number): EnteredEvent => ({
    ...{ entry, at: '2026-10-05T09:00:00Z', kind: 'read', agent: 'per_ada', agentName: 'Ada Cruz' },
    ...{ vendor: 'pty_b', vendorName: 'B', site: null, agreement: null, ticket: null, ticketState: null },
    ...{ resource: 'customers', fields: ['email'], rows: 1, flags: [], ip: null, ok: true, code: null },
    leafHash: '00',
  });
  return {
    source: { origin: 'log.example', version: '1.0.0' },
    entered: {
      size: () => Promise.resolve(size),
      read: (from: number, until: number, limit: number) => {
        const count = Math.max(0, Math.min(limit, until - from, size - from));
        return Promise.resolve(Array.from({ length: count }, (_, nth) => event(from + nth)));
      },
    },
  };
}

async function run(size: number) {
  const { file, next } = await openEventFile(name);
  try {
    const to = { from: next, until: undefined };
    return await writeEvents(
      ledgerOf(size),
      to,
      (lines) => file.appendFile(lines),
      () => undefined,
    );
  } finally {
    await file.close();
  }
}

const sequences = async () =>
  (await readFile(name, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { metadata: { sequence: number } }).metadata.sequence);

it('each run goes on where the file ends, and says what it wrote', async () => {
  expect(await run(1201)).toEqual({
    ...{ query: { from: 0, until: 1201 }, count: 1201, log: 'log.example', size: 1201 },
  });
  expect(await run(1201)).toMatchObject({ count: 0 });
  expect(await run(1300)).toMatchObject({ query: { from: 1201, until: 1300 }, count: 99 });
  expect(await sequences()).toEqual(Array.from({ length: 1300 }, (_, entry) => entry));
});

it.each([1, 40, 4000])('a file cut %i bytes short by a crash is whole after the next run', async (bytes) => {
  await run(700);
  const whole = await readFile(name);
  await writeFile(name, whole.subarray(0, whole.length - bytes));
  await run(702);
  expect(await sequences()).toEqual(Array.from({ length: 702 }, (_, entry) => entry));
});

it('a file of something else is left alone', async () => {
  await writeFile(name, '{"metadata":{}}\n');
  await expect(openEventFile(name)).rejects.toThrow('does not hold events');
  await appendFile(name, 'x'.repeat(70_000));
  await expect(openEventFile(name)).rejects.toThrow('does not hold events');
  expect((await readFile(name)).length).toBe(70_016);
});
