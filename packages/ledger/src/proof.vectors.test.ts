import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromBase64 } from './bytes.ts';
import { verifyConsistency, verifyInclusion } from './proof.ts';

interface Vector {
  readonly file: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

interface Inclusion extends Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly leafHash: string;
  readonly root: string;
}

interface Consistency extends Vector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

function load(kind: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../tests/vectors/merkle/${kind}.json`, import.meta.url), 'utf8'),
  );
}

const inclusion = load('inclusion') as Inclusion[];
const consistency = load('consistency') as Consistency[];
const proofOf = ({ proof }: Vector): Uint8Array[] => (proof ?? []).map(fromBase64);

/**
 * The one vector that is refused here and not there: its two roots are equal texts of 12 bytes. A root is 32 bytes,
 * and a checker that takes others can be made to compare what was never a hash.
 */
const TOO_SHORT = 'additional/sizes-are-equal-one-and-proof-is-empty.json';

describe('vectors of transparency-dev/merkle', () => {
  it('are all there', () => {
    expect([inclusion.length, consistency.length]).toEqual([98, 98]);
    expect([...inclusion, ...consistency].filter(({ wantErr }) => wantErr).length).toBe(184);
  });

  it.each(inclusion)('inclusion $file', (vector) => {
    const { leafIdx: index, treeSize: size } = vector;
    const [leafHash, root] = [fromBase64(vector.leafHash), fromBase64(vector.root)];
    expect(verifyInclusion({ index, size, leafHash, root, proof: proofOf(vector) })).toBe(!vector.wantErr);
  });

  it.each(consistency)('consistency $file', (vector) => {
    const { size1, size2 } = vector;
    const [root1, root2] = [fromBase64(vector.root1), fromBase64(vector.root2)];
    const expected = !vector.wantErr && vector.file !== TOO_SHORT;
    expect(verifyConsistency({ size1, root1, size2, root2, proof: proofOf(vector) })).toBe(expected);
  });
});
