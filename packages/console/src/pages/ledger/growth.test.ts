import {
  consistencyProof,
  formatVkey,
  leafHash,
  nodeHash,
  noteSigner,
  signCheckpoint,
  toBase64,
  toUtf8,
} from '@cordon/ledger';
import { describe, expect, it } from 'vitest';
import type { ConsistencyProof, LedgerStatus } from '../../api/types.ts';
import { checkGrowth } from './growth.ts';

const signer = noteSigner('log.example', new Uint8Array(32).fill(1));
const [a, b] = ['a', 'b'].map((text) => leafHash(toUtf8(text))) as [Uint8Array, Uint8Array];
const sign = (size: number, root: Uint8Array): string =>
  signCheckpoint({ origin: 'log.example', size, root }, [signer]);

const seen = { checkpoint: sign(1, a), size: 1 };
const root = nodeHash(a, b);
const status: LedgerStatus = {
  origin: 'log.example',
  vkey: formatVkey(signer.key),
  formerKeys: [],
  size: 2,
  root: toBase64(root),
  checkpoint: sign(2, root),
  checkpointAt: null,
  witnesses: [],
  writable: true,
  served: true,
};
const read = (_level: number, index: number): Uint8Array => (index === 0 ? a : b);
const proof: ConsistencyProof = {
  from: 1,
  to: 2,
  hashes: consistencyProof(1, 2, read).map(toBase64),
  checkpoint: status.checkpoint,
};

describe('checkGrowth', () => {
  it('holds when the log only grew', () => {
    expect(checkGrowth(seen, status, proof)).toEqual({ ok: true, detail: 'size 1 then, 2 now' });
  });

  it('sees a past that was changed', () => {
    expect(checkGrowth({ ...seen, checkpoint: sign(1, b) }, status, proof).ok).toBe(false);
  });

  it('sees a checkpoint that another key signed', () => {
    const other = noteSigner('log.example', new Uint8Array(32).fill(2));
    expect(checkGrowth(seen, { ...status, vkey: formatVkey(other.key) }, proof).ok).toBe(false);
  });

  it('holds over a change of the key: what was seen before is signed by the former one', () => {
    const next = noteSigner('log.example', new Uint8Array(32).fill(2));
    const now = { ...status, vkey: formatVkey(next.key), formerKeys: [status.vkey] };
    expect(checkGrowth(seen, now, proof)).toEqual(checkGrowth(seen, status, proof));
    expect(checkGrowth(seen, now, proof).ok).toBe(true);
  });

  it('never throws at rubbish', () => {
    expect(checkGrowth({ checkpoint: '', size: 0 }, status, { ...proof, hashes: ['?'] }).ok).toBe(false);
  });
});
