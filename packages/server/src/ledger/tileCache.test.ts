import { describe, expect, it } from 'vitest';
import { createTileCache } from './tileCache.ts';

/** Tables that count what is read of them. */
function tables() {
  const reads: string[] = [];
  const stored = { hashes: 256 };
  const fetch = (level: number, from: number, count: number): Promise<readonly Uint8Array[]> => {
    reads.push(`${String(level)} ${String(from)} ${String(count)}`);
    const there = Math.min(count, stored.hashes);
    return Promise.resolve(Array.from({ length: there }, (_, at) => new Uint8Array(32).fill(from + at)));
  };
  return { reads, stored, fetch };
}

const tile = (index: number, width = 256, level = 0) => ({ level, index, width });

describe('tiles in memory', () => {
  it('are read once, and a part of one is cut from what is there', async () => {
    const { reads, fetch } = tables();
    const cache = createTileCache(fetch, 10);
    const whole = await cache.read(tile(1));
    expect(whole).toHaveLength(256 * 32);
    expect(await cache.read(tile(1))).toEqual(whole);
    expect(await cache.read(tile(1, 3))).toEqual(whole.subarray(0, 96));
    expect(reads).toEqual(['0 256 256']);
  });

  it('are read again once a log has more of them', async () => {
    const { reads, fetch } = tables();
    const cache = createTileCache(fetch, 10);
    await cache.read(tile(0, 2));
    expect(await cache.read(tile(0, 5))).toHaveLength(160);
    await cache.read(tile(0, 5));
    expect(reads).toEqual(['0 0 2', '0 0 5']);
  });

  it('of two levels are two', async () => {
    const { reads, fetch } = tables();
    const cache = createTileCache(fetch, 10);
    await cache.read(tile(0, 2, 0));
    await cache.read(tile(0, 2, 1));
    expect(reads).toEqual(['0 0 2', '1 0 2']);
  });

  it('are no more than so many: the one not read for longest goes', async () => {
    const { reads, fetch } = tables();
    const cache = createTileCache(fetch, 2);
    for (const index of [0, 1, 0, 2, 0, 1]) await cache.read(tile(index, 1));
    expect(reads).toEqual(['0 0 1', '0 256 1', '0 512 1', '0 256 1']);
  });

  it('with a hash missing are not kept', async () => {
    const { reads, stored, fetch } = tables();
    const cache = createTileCache(fetch, 2);
    stored.hashes = 1;
    expect(await cache.read(tile(0, 2))).toHaveLength(32);
    stored.hashes = 2;
    expect(await cache.read(tile(0, 2))).toHaveLength(64);
    expect(reads).toHaveLength(2);
  });

  it('are forgotten', async () => {
    const { reads, fetch } = tables();
    const cache = createTileCache(fetch, 2);
    await cache.read(tile(0, 2));
    cache.forget();
    await cache.read(tile(0, 2));
    expect(reads).toHaveLength(2);
  });
});
