import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { equalBytes, toBase64 } from './bytes.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proof.ts';
import { EMPTY_RANGE, EMPTY_ROOT, appendLeaf, leafHash, loadRange, nodeHash, rootOf } from './tree.ts';
import type { CompactRange, HashReader } from './tree.ts';

// The eight entries that the test data of Certificate Transparency has used since RFC 6962.
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));

describe('tree', () => {
  it('has the known roots', () => {
    const roots = new Map([
      [1, 'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0='],
      [2, '+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU='],
      [3, 'rra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc='],
      [5, 'Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ='],
      [6, 'duZ9rbzfHhDht03cYIq9L5jfsW+851J3tSMqEn8gh+8='],
      [7, '3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw='],
      [8, 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg='],
    ]);
    let range = EMPTY_RANGE;
    for (const entry of ENTRIES) {
      range = appendLeaf(range, leafHash(entry));
      expect(toBase64(rootOf(range))).toBe(roots.get(range.size) ?? toBase64(rootOf(range)));
    }
    expect(range.size).toBe(8);
  });

  it('begins with the hash of nothing', () => {
    expect(rootOf(EMPTY_RANGE)).toBe(EMPTY_ROOT);
    expect(toBase64(EMPTY_ROOT)).toBe('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  });

  it('tells leaf from node: an entry made of two hashes is not their parent', () => {
    const [left, right] = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))];
    expect(leafHash(Buffer.concat([left, right]))).not.toEqual(nodeHash(left, right));
  });

  it('takes another implementation of SHA-256', () => {
    const hash = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();
    const build = (use?: typeof hash): CompactRange =>
      ENTRIES.reduce<CompactRange>(
        (range, entry) => appendLeaf(range, leafHash(entry, use), undefined, use),
        EMPTY_RANGE,
      );
    expect(equalBytes(rootOf(build(hash), hash), rootOf(build()))).toBe(true);
  });

  it('leaves the older tree as it was', () => {
    const one = appendLeaf(EMPTY_RANGE, leafHash(Buffer.from('a')));
    const before = rootOf(one);
    appendLeaf(one, leafHash(Buffer.from('b')));
    expect(one.size).toBe(1);
    expect(rootOf(one)).toEqual(before);
  });
});

describe('a tree beyond 2^31 entries', () => {
  // All entries are alike, so the hash of a perfect subtree depends on its level alone.
  const levels: Uint8Array[] = [leafHash(Buffer.from('same'))];
  for (let level = 1; level < 53; level++) {
    const below = levels[level - 1] ?? EMPTY_ROOT;
    levels.push(nodeHash(below, below));
  }
  const at = (level: number): Uint8Array => levels[level] ?? EMPTY_ROOT;
  const readerOf =
    (size: number): HashReader =>
    (level, index) => {
      expect((index + 1) * 2 ** level).toBeLessThanOrEqual(size);
      return at(level);
    };

  it.each([2 ** 31 - 1, 2 ** 32, 2 ** 33 + 5, 2 ** 52 + 12345])('appends at %i', (size) => {
    const appended: [number, number][] = [];
    const next = appendLeaf(loadRange(size, readerOf(size)), at(0), (level, index) =>
      appended.push([level, index]),
    );
    const loaded = loadRange(size + 1, readerOf(size + 1));
    expect(next).toEqual(loaded);
    expect(appended.every(([level, index]) => (index + 1) * 2 ** level === size + 1)).toBe(true);
    expect(rootOf(next)).toEqual(rootOf(loaded));
  });

  it.each([2 ** 31 + 1, 2 ** 40 + 3, 2 ** 53 - 1])('proves in a tree of %i', (size) => {
    const read = readerOf(size);
    const root = rootOf(loadRange(size, read));
    for (const index of [0, 2 ** 31, Math.floor(size / 3), size - 1]) {
      const proof = inclusionProof(index, size, read);
      expect(verifyInclusion({ index, size, leafHash: at(0), root, proof })).toBe(true);
    }
    const size1 = 2 ** 31 - 7;
    const root1 = rootOf(loadRange(size1, readerOf(size1)));
    const proof = consistencyProof(size1, size, read);
    expect(verifyConsistency({ size1, root1, size2: size, root2: root, proof })).toBe(true);
  });

  it('refuses a size that is not a whole number', () => {
    for (const size of [-1, 0.5, 2 ** 53, Number.NaN]) {
      expect(() => loadRange(size, readerOf(0))).toThrow(expect.objectContaining({ code: 'range' }));
    }
  });
});
