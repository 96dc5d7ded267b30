import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  appendLeaf,
  EMPTY_RANGE,
  fromUtf8,
  inclusionProof,
  leafBytes,
  leafHash,
  rootOf,
  signCheckpoint,
  TILE_HEIGHT,
} from '@cordon/ledger';
import { createBook } from '../../../packages/server/src/ledger/book.ts';
import { createBookStore } from '../../../packages/server/src/ledger/book.store.ts';
import { openPool } from '../../../packages/server/src/platform/db.ts';
import type { Embedded } from '../../../packages/server/src/platform/embedded.ts';
import { ledgerSigner, sha256 } from '../../../packages/server/src/platform/hashing.ts';
import { loadKeys } from '../../../packages/server/src/platform/keys.ts';
import { silentLog } from '../../../packages/server/src/platform/log.ts';
import { migrate } from '../../../packages/server/src/platform/migrate.ts';
import { percentile } from '../report.ts';

const command = fileURLToPath(new URL('../../../packages/server/bin/cordon.ts', import.meta.url));
const PROOFS = 400;
const BATCH = 10_000;

interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** What proving and verifying take over a log of `size` entries, in milliseconds. */
export interface LargeLog {
  /** The server's proof of an entry, read with its checkpoint from PostgreSQL: each the first of its tile. */
  readonly cold: Times;
  /** The same again, the tiles in the server's memory. */
  readonly stored: Times;
  /** The proof alone, its hashes in memory. */
  readonly proof: Times;
  /** `cordon ledger verify` over the exported folder, the program's start included. */
  readonly verifyMs: number;
}

/** Fills a database of its own with a log whose every hash is right, exports it, and has the command verify it. */
export async function largeLog(embedded: Embedded, dataDir: string, size: number): Promise<LargeLog> {
  const ownerUrl = await embedded.createDatabase('large');
  const keys = await loadKeys({ dataDir, secret: undefined });
  await migrate({ ownerUrl, keys, log: silentLog });
  const pool = openPool(ownerUrl, silentLog, { name: 'bench large', statementTimeoutMs: 120_000 });
  try {
    const at = new Date();
    const levels: Buffer[][] = [];
    let range = EMPTY_RANGE;
    for (let first = 0; first < size; first += BATCH) {
      const leaves: string[] = [];
      const nodes: { level: number; index: number; hash: Uint8Array }[] = [];
      for (let n = first; n < Math.min(first + BATCH, size); n++) {
        const leaf = leafBytes({ v: 1, t: at.toISOString(), c: randomBytes(32).toString('base64') });
        leaves.push(fromUtf8(leaf));
        const hash = leafHash(leaf, sha256);
        range = appendLeaf(
          range,
          hash,
          (level, index, node) => {
            (levels[level] ??= [])[index] = Buffer.from(node);
            if (level > 0 && level % TILE_HEIGHT === 0)
              nodes.push({ level: level / TILE_HEIGHT, index, hash: node });
          },
          sha256,
        );
      }
      await pool.query(
        `INSERT INTO cordon.ledger_leaves (idx, leaf, hash)
         SELECT $1::bigint + n - 1, leaf, sha256('\\x00'::bytea || convert_to(leaf, 'UTF8'))
         FROM unnest($2::text[]) WITH ORDINALITY AS new (leaf, n)`,
        [first, leaves],
      );
      await pool.query(
        'INSERT INTO cordon.ledger_nodes (level, idx, hash) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])',
        [
          nodes.map(({ level }) => level),
          nodes.map(({ index }) => index),
          nodes.map(({ hash }) => Buffer.from(hash)),
        ],
      );
    }
    const note = signCheckpoint({ origin: keys.ledger.name, size, root: rootOf(range, sha256) }, [
      ledgerSigner(keys.ledger),
    ]);
    await pool.query('INSERT INTO cordon.ledger_checkpoints VALUES ($1, $2, $3)', [size, note, at]);

    const read = (level: number, index: number): Uint8Array => levels[level]?.[index] ?? new Uint8Array(0);
    const proof = await timed((index) => Promise.resolve(inclusionProof(index, size, read, sha256)), size);
    const book = createBook(createBookStore(pool), keys.ledger.vkey, sha256);
    const prove = async (index: number) => {
      const entry = await book.entry(index);
      if (entry === null) throw new Error('the large log has a hole');
      return book.prove(entry);
    };
    const cold = await timed(prove, size);
    const stored = await timed(prove, size);

    const folder = path.join(dataDir, 'exported');
    const made = new Set<string>();
    for await (const { path: name, bytes } of book.files()) {
      const file = path.join(folder, ...name.split('/'));
      const within = path.dirname(file);
      if (!made.has(within)) await mkdir(within, { recursive: true });
      made.add(within);
      await writeFile(file, bytes);
    }
    const began = performance.now();
    const verify = spawn(process.execPath, [command, 'ledger', 'verify', folder, '--key', keys.ledger.vkey], {
      stdio: 'ignore',
    });
    const [code] = (await once(verify, 'exit')) as [number | null];
    if (code !== 0) throw new Error('the large log does not verify');
    return { cold, stored, proof, verifyMs: performance.now() - began };
  } finally {
    await pool.end();
  }
}

/** Proves entries all over the log, one after the other. */
async function timed(prove: (index: number) => Promise<unknown>, size: number): Promise<Times> {
  const times = new Float64Array(PROOFS);
  for (let n = 0; n < PROOFS; n++) {
    const index = Math.floor((size * (n + 0.5)) / PROOFS);
    const began = performance.now();
    await prove(index);
    times[n] = performance.now() - began;
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
