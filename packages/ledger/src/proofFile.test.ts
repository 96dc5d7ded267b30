import { describe, expect, it } from 'vitest';
import { toBase64 } from './bytes.ts';
import { cosigner } from './cosignature.ts';
import { MemoryLog } from './memoryLog.ts';
import { noteSigner } from './note.ts';
import { inclusionProof } from './proof.ts';
import { formatProofFile, parseProofFile, verifyProofFile } from './proofFile.ts';

const signer = noteSigner('log.example', new Uint8Array(32).fill(1));
const witness = cosigner('witness.example', new Uint8Array(32).fill(2), 1_700_000_000);
const keys = [signer.key, witness.key];
const entry = (i: number): Uint8Array => Buffer.from(`entry ${i}`);
const log = new MemoryLog('log.example');
for (let i = 0; i < 13; i++) log.append(entry(i));
const checkpoint = log.checkpoint([signer, witness]);
const fileOf = (index: number, extra?: Uint8Array): string =>
  formatProofFile({
    index,
    proof: inclusionProof(index, log.size, log.hash),
    checkpoint,
    ...(extra === undefined ? {} : { extra }),
  });

describe('proof file', () => {
  it('is laid out as C2SP tlog-proof says', () => {
    const lines = fileOf(12, Buffer.from('more')).split('\n');
    expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra bW9yZQ==', 'index 12']);
    expect(lines.slice(3, 5)).toEqual(inclusionProof(12, 13, log.hash).map(toBase64));
    expect(lines.slice(5).join('\n')).toBe(`\n${checkpoint}`);
  });

  it('verifies for every entry, alone', () => {
    for (let index = 0; index < log.size; index++) {
      expect(verifyProofFile(fileOf(index), entry(index), keys)).toMatchObject({
        ok: true,
        index,
        checkpoint: { origin: 'log.example', size: 13 },
        witnesses: [{ timestamp: 1_700_000_000 }],
      });
    }
  });

  it('verifies in a log of one entry, which has no path', () => {
    const single = new MemoryLog('log.example');
    single.append(entry(0));
    const text = formatProofFile({ index: 0, proof: [], checkpoint: single.checkpoint([signer]) });
    expect(verifyProofFile(text, entry(0), keys).ok).toBe(true);
  });

  it('does not verify another entry, another index, another log or without its key', () => {
    const text = fileOf(5);
    expect(verifyProofFile(text, entry(6), keys).ok).toBe(false);
    expect(verifyProofFile(text.replace('index 5', 'index 4'), entry(5), keys).ok).toBe(false);
    expect(verifyProofFile(text, entry(5), [witness.key]).ok).toBe(false);
    const other = noteSigner('other.example', new Uint8Array(32).fill(1));
    expect(verifyProofFile(text, entry(5), [other.key]).ok).toBe(false);
  });

  it('does not verify with any byte changed', () => {
    const proof = inclusionProof(5, log.size, log.hash);
    const text = formatProofFile({ index: 5, proof, checkpoint: log.checkpoint([signer]) });
    expect(verifyProofFile(text, entry(5), keys).ok).toBe(true);
    for (let at = 0; at < text.length; at++) {
      const wrong = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      expect(verifyProofFile(wrong, entry(5), keys).ok, `byte ${at}`).toBe(false);
    }
  });

  it.each<[string, (text: string) => string]>([
    ['another header', (text) => text.replace('@v1', '@v2')],
    ['no index', (text) => text.replace('index 5\n', '')],
    ['an index with a leading zero', (text) => text.replace('index 5', 'index 05')],
    ['an extra line in the wrong place', (text) => text.replace('index 5', 'index 5\nextra bW9yZQ==')],
    ['a short hash', (text) => text.replace('index 5\n', 'index 5\nAAAA\n')],
    ['too many hashes', (text) => text.replace('index 5\n', `index 5\n${`${'A'.repeat(43)}=\n`.repeat(65)}`)],
    ['no checkpoint', (text) => text.slice(0, text.indexOf('\n\n') + 2)],
    ['nothing', () => ''],
  ])('refuses %s', (_, change) => {
    const wrong = change(fileOf(5));
    expect(() => parseProofFile(wrong)).toThrow();
    expect(verifyProofFile(wrong, entry(5), keys).ok).toBe(false);
  });
});
