import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addCosignatures,
  consistencyProof,
  cosigner,
  formatAddCheckpoint,
  noteSigner,
  sizeToResumeFrom,
  verifyCheckpoint,
} from '../../src/index.ts';
import { MemoryLog } from '../../src/memoryLog.ts';
import { MemoryError, openMemory, type Memory } from './memory.ts';
import { serveWitness, type WitnessEvent } from './serve.ts';

const ORIGIN = 'log.example';
const log = noteSigner(ORIGIN, new Uint8Array(32).fill(1));
const secret = new Uint8Array(32).fill(2);
const key = cosigner('witness.example', secret, 0).key;

/** A log of one of two stories that part at entry 3. */
function grown(story: number, size: number): MemoryLog {
  const grows = new MemoryLog(ORIGIN);
  for (let at = 0; at < size; at += 1) grows.append(Uint8Array.of(at < 3 ? 0 : story, at));
  return grows;
}

let folder: string;
let events: WitnessEvent[];
let clock: number;
const opened: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-witness-'));
  events = [];
  clock = 1_800_000_000_000;
});
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
  rmSync(folder, { recursive: true });
});

/** Starts a witness on the folder. @returns how to ask it, and how to end it */
async function start(change: (memory: Memory) => Memory = (memory) => memory, silentAfterMs = 600_000) {
  const memory = change(await openMemory(folder));
  const served = await serveWitness(
    {
      ...{
        memory,
        logs: [{ origin: ORIGIN, keys: [log.key] }],
        name: 'witness.example',
        secret,
        silentAfterMs,
      },
      report: (event) => void events.push(event),
      now: () => clock,
    },
    { host: '127.0.0.1', port: 0 },
  );
  const close = async (): Promise<void> => {
    await served.close();
    await memory.close();
  };
  opened.push(close);
  const url = `http://127.0.0.1:${String(served.port)}/add-checkpoint`;
  const post = async (body: string | Uint8Array<ArrayBuffer>) => {
    const response = await fetch(url, { method: 'POST', body });
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, contentType, body: await response.text() };
  };
  const ask = (old: number, story: number, size: number) => {
    const tree = grown(story, size);
    const proof = old === 0 || old > size ? [] : consistencyProof(old, size, tree.hash);
    return post(formatAddCheckpoint({ old, proof, checkpoint: tree.checkpoint([log]) }));
  };
  return { post, ask, close, url };
}

async function restarted(running: { close(): Promise<void> }) {
  await running.close();
  opened.pop();
  return start();
}

describe('a witness', () => {
  it('cosigns what grows, and the note then verifies with its key', async () => {
    const { ask } = await start();
    expect(await ask(0, 1, 2)).toMatchObject({ status: 200 });
    const answer = await ask(2, 1, 5);
    const note = addCosignatures(grown(1, 5).checkpoint([log]), answer.body, [key]);
    expect(verifyCheckpoint(note.ok ? note.checkpoint : '', [log.key, key])).toMatchObject({
      ok: true,
      witnesses: [{ timestamp: clock / 1000 }],
    });
    expect(events).toEqual([
      { event: 'cosigned', origin: ORIGIN, size: 2 },
      { event: 'cosigned', origin: ORIGIN, size: 5 },
    ]);
  });

  it('says where to go on from, to a log that lost the answer', async () => {
    const running = await start();
    await running.ask(0, 1, 4);
    const again = await (await restarted(running)).ask(0, 1, 6);
    expect(sizeToResumeFrom(again)).toBe(4);
  });

  it('cosigns no other past, not after a restart either, and keeps the proof', async () => {
    const running = await start();
    await running.ask(0, 1, 5);
    const { ask } = await restarted(running);
    expect((await ask(5, 2, 5)).status).toBe(409);
    expect((await ask(5, 2, 8)).status).toBe(422);
    expect((await ask(0, 2, 8)).status).toBe(409);
    const alarms = events.filter(({ event }) => event === 'fork' || event === 'inconsistent');
    expect(alarms.map(({ event }) => event)).toEqual(['fork', 'inconsistent']);
    for (const alarm of alarms) {
      const evidence = 'evidence' in alarm ? readFileSync(join(folder, alarm.evidence), 'utf8') : '';
      // With the checkpoint it cosigned, two signatures of the log over two pasts.
      expect(evidence).toContain(ORIGIN);
    }
    const kept = readdirSync(folder).filter((name) => name.endsWith('.checkpoint'));
    expect(readFileSync(join(folder, kept[0] ?? ''), 'utf8')).toBe(grown(1, 5).checkpoint([log]));
  });

  it('would cosign another past if it forgot: this test sees it', async () => {
    const forgetful = (memory: Memory): Memory => ({ ...memory, keep: () => Promise.resolve() });
    const running = await start(forgetful);
    await running.ask(0, 1, 5);
    expect((await (await restarted(running)).ask(0, 2, 5)).status).toBe(200);
  });

  it('answers with no cosignature that it cannot remember, and goes on', async () => {
    let full = true;
    const { ask } = await start((memory) => ({
      ...memory,
      keep: (...given) => (full ? Promise.reject(new Error('the disk is full')) : memory.keep(...given)),
    }));
    const refused = await ask(0, 1, 3);
    expect(refused.status).toBe(500);
    expect(refused.body).not.toContain('—');
    full = false;
    expect((await ask(0, 1, 3)).status).toBe(200);
    expect(events[0]).toEqual({ event: 'failed', problem: 'the disk is full' });
  });

  it('decides one request after another: two pasts at once, and one is refused', async () => {
    const { ask } = await start();
    const both = await Promise.all([ask(0, 1, 5), ask(0, 2, 5), ask(0, 1, 4)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it('is not stopped by what is no request', async () => {
    const { post, ask, url } = await start();
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(new URL('/other', url))).status).toBe(404);
    expect((await post('x'.repeat(70_000))).status).toBe(413);
    expect(await post(Uint8Array.of(0xff, 0xfe))).toMatchObject({ status: 400 });
    const stranger = noteSigner('other.example', secret);
    const unknown = new MemoryLog('other.example');
    expect((await post(`old 0\n\n${unknown.checkpoint([stranger])}`)).status).toBe(404);
    const gone = new AbortController();
    const half = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode('old 0'));
        setImmediate(() => {
          gone.abort();
        });
      },
    });
    const cut = fetch(url, {
      method: 'POST',
      body: half,
      duplex: 'half',
      signal: gone.signal,
    } as RequestInit);
    await expect(cut).rejects.toThrow();
    expect((await ask(0, 1, 1)).status).toBe(200);
  });

  it('tells of a log that is silent', async () => {
    await start(undefined, 5);
    clock += 7_000;
    await expect.poll(() => events[0]).toEqual({ event: 'silent', origin: ORIGIN, seconds: 7 });
  });
});

describe('its memory', () => {
  it('is of one process at a time, and of the next when that is gone', async () => {
    const memory = await openMemory(folder);
    await expect(openMemory(folder)).rejects.toThrow(MemoryError);
    await memory.close();
    writeFileSync(join(folder, 'lock'), '999999999');
    await (await openMemory(folder)).close();
  });

  it('that is damaged is not begun anew', async () => {
    writeFileSync(join(folder, 'ab.checkpoint'), 'half a no');
    await expect(openMemory(folder)).rejects.toThrow(/is damaged/);
    rmSync(join(folder, 'ab.checkpoint'));
    await (await openMemory(folder)).close();
  });

  it('is whole after a crash in the middle of writing', async () => {
    const memory = await openMemory(folder);
    await memory.keep(ORIGIN, grown(1, 5).checkpoint([log]));
    await memory.close();
    const [kept = ''] = readdirSync(folder).filter((name) => name.endsWith('.checkpoint'));
    writeFileSync(join(folder, `${kept}.new`), 'half a no');
    const again = await openMemory(folder);
    expect(again.state.get(ORIGIN)?.size).toBe(5);
    await again.close();
  });
});
