import { describe, expect, it } from 'vitest';
import { decodeBundle, encodeBundle } from './bundle.ts';
import { concat } from './bytes.ts';
import { MemoryLog } from './memoryLog.ts';
import { consistencyProof, inclusionProof } from './proof.ts';
import {
  TILE_HEIGHT,
  TILE_WIDTH,
  bundlePath,
  bundlesOf,
  hashReaderOfTiles,
  parseTilePath,
  tilePath,
  tilesOf,
} from './tiles.ts';
import type { Tile } from './tiles.ts';

describe('paths', () => {
  it.each([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/999', { level: 0, index: 999, width: 256 }],
    ['tile/0/x001/000', { level: 0, index: 1000, width: 256 }],
    ['tile/1/x001/x234/067', { level: 1, index: 1234067, width: 256 }],
    ['tile/0/x001/x234/067.p/8', { level: 0, index: 1234067, width: 8 }],
    ['tile/2/000.p/255', { level: 2, index: 0, width: 255 }],
    ['tile/63/000.p/1', { level: 63, index: 0, width: 1 }],
  ])('%s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual({ kind: 'hashes', ...tile });
  });

  it.each([
    ['tile/entries/000.p/1', { index: 0, width: 1 }],
    ['tile/entries/x001/234', { index: 1234, width: 256 }],
  ])('%s', (path, bundle) => {
    expect(bundlePath(bundle)).toBe(path);
    expect(parseTilePath(path)).toEqual({ kind: 'entries', ...bundle });
  });

  it.each([
    'tile/0/00',
    'tile/0/1',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/999',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/data/000',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/../000',
    'tile/entries/000\n',
    '',
  ])('refuses %j', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });
});

const paths = (size: number, from?: number): string[] => tilesOf(size, from).map(tilePath);

describe('the tiles of a size', () => {
  it.each([
    [0, []],
    [1, ['tile/0/000.p/1']],
    [255, ['tile/0/000.p/255']],
    [256, ['tile/0/000', 'tile/1/000.p/1']],
    [257, ['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']],
    [512, ['tile/0/000', 'tile/0/001', 'tile/1/000.p/2']],
  ])('%i', (size, expected) => {
    expect(paths(size)).toEqual(expected);
  });

  it('is as the standard says for 70,000', () => {
    const tiles = tilesOf(70_000);
    const ofLevel = (level: number): Tile[] => tiles.filter((tile) => tile.level === level);
    expect(ofLevel(0).filter(({ width }) => width === 256).length).toBe(273);
    expect(ofLevel(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(ofLevel(1)).toEqual([
      { level: 1, index: 0, width: 256 },
      { level: 1, index: 1, width: 17 },
    ]);
    expect(ofLevel(2)).toEqual([{ level: 2, index: 0, width: 1 }]);
    expect(ofLevel(3)).toEqual([]);
  });

  it.each([65_535, 65_536, 65_537])('follows the formula of the standard at %i', (size) => {
    const tiles = tilesOf(size);
    for (let level = 0; level < 4; level++) {
      const here = tiles.filter((tile) => tile.level === level);
      const hashes = Math.floor(size / TILE_WIDTH ** level);
      expect(here.reduce((sum, { width }) => sum + width, 0)).toBe(hashes);
      expect(here.filter(({ width }) => width < TILE_WIDTH).map(({ width }) => width)).toEqual(
        hashes % TILE_WIDTH === 0 ? [] : [hashes % TILE_WIDTH],
      );
    }
  });

  it('names what is new since an older size', () => {
    expect(paths(257, 257)).toEqual([]);
    expect(paths(257, 256)).toEqual(['tile/0/001.p/1']);
    expect(paths(256, 255)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(paths(600, 300)).toEqual(['tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2']);
    expect(bundlesOf(600, 300).map(bundlePath)).toEqual(['tile/entries/001', 'tile/entries/002.p/88']);
    for (const [from, size] of [
      [0, 70_000],
      [255, 65_537],
      [65_535, 65_536],
    ] as const) {
      const added = paths(size).filter((path) => !paths(from).includes(path));
      expect(paths(size, from)).toEqual(added);
    }
  });

  it.each([-1, 1.5, 2 ** 53])('is not a thing of size %d', (size) => {
    expect(() => bundlesOf(size)).toThrow(expect.objectContaining({ code: 'range' }));
  });
});

describe('a reader of tiles', () => {
  const log = new MemoryLog('log.example');
  for (let i = 0; i < 66_000; i++) log.append(Uint8Array.of(i % 256, i >> 8, i >> 16));
  const readTile = ({ level, index, width }: Tile): Uint8Array =>
    concat(...Array.from({ length: width }, (_, i) => log.hash(level * TILE_HEIGHT, index * TILE_WIDTH + i)));

  it('gives the same proofs as the tree itself, from listed tiles only', () => {
    for (const size of [1, 255, 256, 257, 65_536, 66_000]) {
      const listed = new Set(paths(size));
      const read = hashReaderOfTiles(size, (tile) => {
        expect(listed).toContain(tilePath(tile));
        return readTile(tile);
      });
      for (const index of [0, Math.floor(size / 2), size - 1]) {
        expect(inclusionProof(index, size, read)).toEqual(inclusionProof(index, size, log.hash));
        expect(consistencyProof(index + 1, size, read)).toEqual(consistencyProof(index + 1, size, log.hash));
      }
    }
  });

  it('refuses a subtree that the tree does not have, and a tile of the wrong length', () => {
    const read = hashReaderOfTiles(257, readTile);
    for (const [level, index] of [
      [0, 257],
      [8, 1],
      [9, 0],
      [0, -1],
    ] as const) {
      expect(() => read(level, index)).toThrow(expect.objectContaining({ code: 'range' }));
    }
    const cut = hashReaderOfTiles(257, (tile) => readTile(tile).subarray(1));
    expect(() => cut(0, 3)).toThrow(expect.objectContaining({ code: 'tile' }));
  });
});

describe('entry bundle', () => {
  const entries = [Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(65_535).fill(9)];

  it('puts a big-endian length before each entry', () => {
    const bytes = encodeBundle(entries);
    expect([...bytes.subarray(0, 9)]).toEqual([0, 3, 1, 2, 3, 0, 0, 0xff, 0xff]);
    expect(decodeBundle(bytes, 3)).toEqual(entries);
  });

  it('refuses an entry that is too long, and bundles that are cut, too long or of another width', () => {
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(expect.objectContaining({ code: 'tile' }));
    const bytes = encodeBundle(entries.slice(0, 2));
    for (const [wrong, width] of [
      [bytes.subarray(0, -1), 2],
      [bytes.subarray(0, -3), 2],
      [concat(bytes, Uint8Array.of(0)), 2],
      [concat(bytes, Uint8Array.of(0, 0)), 2],
      [bytes, 3],
      [bytes, 1],
      [new Uint8Array(0), 1],
    ] as const) {
      expect(() => decodeBundle(wrong, width)).toThrow(expect.objectContaining({ code: 'tile' }));
    }
  });
});
