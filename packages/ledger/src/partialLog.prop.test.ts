import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, toUtf8 } from './bytes.ts';
import { MemoryLog } from './memoryLog.ts';
import { openPartialLog, tilesProving } from './partialLog.ts';
import { TILE_HEIGHT, TILE_WIDTH, tilePath, type Tile } from './tiles.ts';
import { leafHash } from './tree.ts';

/* A tree of which only some tiles are at hand proves exactly the entries it was made for, and nothing changed passes. */

const SETTINGS = { seed: 20261125, numRuns: 40 };
const entry = (index: number): Uint8Array => toUtf8(`entry ${String(index)}`);

const logs = new Map<number, MemoryLog>();
function logOf(size: number): MemoryLog {
  const known = logs.get(size);
  if (known !== undefined) return known;
  const log = new MemoryLog('log.example');
  for (let index = 0; index < size; index++) log.append(entry(index));
  logs.set(size, log);
  return log;
}

function bytesOf(log: MemoryLog, { level, index, width }: Tile): Uint8Array {
  const at = index * TILE_WIDTH;
  return concat(...Array.from({ length: width }, (_, i) => log.hash(level * TILE_HEIGHT, at + i)));
}

/** The tiles that prove the indices, by path. */
function tiles(log: MemoryLog, indices: readonly number[]): Map<string, Uint8Array> {
  return new Map(tilesProving(log.size, indices).map((tile) => [tilePath(tile), bytesOf(log, tile)]));
}

function open(log: MemoryLog, files: ReadonlyMap<string, Uint8Array>) {
  return openPartialLog(log.size, log.root, (tile) => Promise.resolve(files.get(tilePath(tile)) ?? null));
}

const size = fc.oneof(
  fc.integer({ min: 1, max: 1200 }),
  fc.constantFrom(1, 255, 256, 257, 512, 65_536, 65_537, 66_000),
);
const someOf = size.chain((n) =>
  fc.record({
    n: fc.constant(n),
    indices: fc
      .uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 6 })
      .map((all) => all.toSorted((a, b) => a - b)),
  }),
);

describe('some tiles of a tree', () => {
  it('prove the entries they were chosen for', async () => {
    await fc.assert(
      fc.asyncProperty(someOf, async ({ n, indices }) => {
        const log = logOf(n);
        const partial = open(log, tiles(log, indices));
        for (const index of indices) expect(await partial.leafHash(index)).toEqual(leafHash(entry(index)));
        await expect(partial.leafHash(n)).rejects.toMatchObject({ code: 'proof' });
      }),
      SETTINGS,
    );
  });

  it('are no more than needed: without any one of them an entry is not proven, or another one names it', async () => {
    await fc.assert(
      fc.asyncProperty(someOf, fc.nat(), async ({ n, indices }, which) => {
        const log = logOf(n);
        const files = tiles(log, indices);
        const path = [...files.keys()][which % files.size] ?? '';
        files.delete(path);
        const partial = open(log, files);
        const asked = await Promise.allSettled(indices.map((index) => partial.leafHash(index)));
        // A partial tile at the right edge is part of the root, so it is needed whenever the edge is.
        const said = asked.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
        expect(said.length).toBeGreaterThan(0);
        expect(said.join()).toContain(path);
      }),
      SETTINGS,
    );
  });

  it('with any byte changed are refused, and the tile is named', async () => {
    await fc.assert(
      fc.asyncProperty(
        someOf,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async ({ n, indices }, which, where, flip) => {
          const log = logOf(n);
          const files = tiles(log, indices);
          const path = [...files.keys()][which % files.size] ?? '';
          const bytes = Uint8Array.from(files.get(path) ?? []);
          const at = where % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          files.set(path, bytes);
          const partial = open(log, files);
          const asked = await Promise.allSettled(indices.map((index) => partial.leafHash(index)));
          const said = asked.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
          expect(said.join()).toContain(path);
        },
      ),
      SETTINGS,
    );
  });

  it('prove nothing under another root or size', async () => {
    const log = logOf(700);
    const files = tiles(log, [3, 699]);
    const read = (tile: Tile) => Promise.resolve(files.get(tilePath(tile)) ?? null);
    await expect(openPartialLog(700, new Uint8Array(32), read).leafHash(3)).rejects.toMatchObject({
      code: 'proof',
    });
    await expect(openPartialLog(699, log.root, read).leafHash(3)).rejects.toMatchObject({ code: 'proof' });
  });
});
