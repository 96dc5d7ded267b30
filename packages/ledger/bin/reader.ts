import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { LogReader } from '../src/index.ts';

const TIMEOUT_MS = 30_000;

/** The largest file of a log: a bundle of 256 entries of 65,535 bytes, each with its length. */
const MAX_BYTES = 256 * (2 + 65_535);

/** Reads a log from a folder or, for an `http:` or `https:` address, from a web server. */
export function openLog(place: string): LogReader {
  return /^https?:\/\//.test(place) ? webReader(place) : folderReader(place);
}

function folderReader(folder: string): LogReader {
  return {
    read: async (path) => {
      try {
        return await readFile(join(folder, path));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

function webReader(prefix: string): LogReader {
  const base = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return {
    read: async (path) => {
      const response = await fetchPatiently(new URL(path, base));
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel();
        return null;
      }
      if (!response.ok) throw new Error(`the server answered ${String(response.status)}`);
      return readLimited(response);
    },
  };
}

/** Longest a server may ask us to wait, and how often in a row. */
const MOST_WAIT_S = 60;
const WAITS = 5;

/** A server that asks for patience (RFC 9110, 10.2.3) gets it: a large log is thousands of requests. */
async function fetchPatiently(url: URL): Promise<Response> {
  for (let left = WAITS; ; left--) {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const seconds = /^[0-9]{1,4}$/.exec(response.headers.get('retry-after') ?? '')?.[0];
    const busy = response.status === 429 || response.status === 503;
    if (!busy || seconds === undefined || Number(seconds) > MOST_WAIT_S || left === 0) return response;
    await response.body?.cancel();
    await setTimeout(Number(seconds) * 1000);
  }
}

// A hostile log must not be able to fill the auditor's memory.
async function readLimited(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error('the server sent more than a log file can hold');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
