import {
  canonicalText,
  commit,
  fromUtf8,
  inclusionProof,
  leafBytes,
  leafHash,
  nodeHash,
  noteSigner,
  formatVkey,
  signCheckpoint,
  toBase64,
} from '@cordon/ledger';
import { describe, expect, it } from 'vitest';
import type { EntryProof } from '../../api/types.ts';
import { changeOneByte, isOpen, verifyEntry, type OpenProof } from './verify.ts';

/** A log of two entries, made with the ledger package itself, and the proof of the second. */
function twoEntryLog(): OpenProof {
  const salt = new Uint8Array(32).fill(7);
  const bodies = [
    { kind: 'read', n: 1 },
    { kind: 'reveal', n: 2, person: 'p_1' },
  ];
  const leaves = bodies.map((body) =>
    leafBytes({ v: 1, t: '2026-11-24T10:00:00.000Z', c: commit(body, salt) }),
  );
  const hashes = leaves.map((leaf) => leafHash(leaf));
  const [first = new Uint8Array(), second = new Uint8Array()] = hashes;
  const read = (_level: number, index: number): Uint8Array => (index === 0 ? first : second);
  const signer = noteSigner('log.example', new Uint8Array(32).fill(1));
  return {
    index: 1,
    leaf: fromUtf8(leaves[1] ?? new Uint8Array()),
    salt: toBase64(salt),
    body: canonicalText(bodies[1] ?? null),
    size: 2,
    hashes: inclusionProof(1, 2, read).map(toBase64),
    checkpoint: signCheckpoint({ origin: 'log.example', size: 2, root: nodeHash(first, second) }, [signer]),
    vkey: formatVkey(signer.key),
  };
}

const held = (proof: EntryProof): readonly boolean[] => verifyEntry(proof).map((step) => step.ok);

describe('verifyEntry', () => {
  it('accepts a true proof in every step', () => {
    expect(held(twoEntryLog())).toEqual([true, true, true, true]);
  });

  it('sees one changed byte of the body', () => {
    const { proof, change } = changeOneByte(twoEntryLog());
    expect(proof.body).not.toBe(twoEntryLog().body);
    expect(change).toContain('→');
    expect(held(proof)).toEqual([true, false, true, true]);
  });

  it('proves the leaf alone of a body that was removed, and no other leaf', () => {
    const removed = { ...twoEntryLog(), salt: null, body: null };
    expect(isOpen(removed)).toBe(false);
    expect(held(removed)).toEqual([true, true, true]);
    const leaf = removed.leaf.replace('10:00:00', '11:00:00');
    expect(held({ ...removed, leaf })).toEqual([true, true, false]);
  });

  it('sees a leaf that is not in the tree', () => {
    const good = twoEntryLog();
    const leaf = good.leaf.replace('10:00:00', '11:00:00');
    expect(held({ ...good, leaf })).toEqual([true, true, true, false]);
  });

  it('sees an entry claimed at another place', () => {
    expect(held({ ...twoEntryLog(), index: 0 })[3]).toBe(false);
  });

  it('sees a checkpoint signed by another key', () => {
    const other = formatVkey(noteSigner('log.example', new Uint8Array(32).fill(2)).key);
    expect(held({ ...twoEntryLog(), vkey: other })).toEqual([true, true, false, false]);
  });

  it('never throws at rubbish', () => {
    const rubbish = {
      index: -1,
      leaf: '{',
      salt: '?',
      body: '{',
      size: 0,
      hashes: ['x'],
      checkpoint: '',
      vkey: '',
    };
    expect(held(rubbish)).toEqual([false, false, false, false]);
  });
});
