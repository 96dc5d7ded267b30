import {
  canonicalText,
  commit,
  cosigner,
  exportLog,
  formatEntryProof,
  formatVkey,
  inclusionProof,
  leafBytes,
  noteSigner,
  rotationWords,
  toBase64,
  toUtf8,
  type JsonValue,
} from '../../packages/ledger/src/index.ts';
import { MemoryLog } from '../../packages/ledger/src/memoryLog.ts';

const ORIGIN = 'ledger.harbor.example';
const START = Date.parse('2026-10-01T08:00:00.000Z');
const SIZE = 700;
const CHANGE = 400;
const MINUTE = 60_000;

const keyOf = (n: number) => noteSigner(ORIGIN, new Uint8Array(32).fill(n));
const [first, second] = [keyOf(1), keyOf(2)];
const witness = cosigner('witness.brightline.example', new Uint8Array(32).fill(7), START / 1000 + 720 * 60);
const salt = new Uint8Array(32).fill(9);

/** Keys as an auditor has them from elsewhere: the log's first one, a witness's, and that of nobody. */
export const AUDITOR = {
  key: formatVkey(first.key),
  witness: formatVkey(witness.key),
  stranger: formatVkey(keyOf(8).key),
};

const bodyOf = (index: number): JsonValue =>
  index === CHANGE
    ? { act: 'ledger-key-rotated', kind: 'admin', words: rotationWords(first, second) }
    : { act: 'read', agreement: 'agr_example', kind: 'access', person: `per_${String(index % 7)}`, v: 1 };

/** A log over some hours, whose key changed, and which a witness saw; with a proof and all bodies of it. */
export async function auditedLog() {
  const log = new MemoryLog(ORIGIN);
  const leaves: Uint8Array[] = [];
  for (let index = 0; index < SIZE; index++) {
    // Busier in the middle, so that there is something to see.
    const t = new Date(START + (index < 300 ? index : 300 + (index - 300) / 2) * MINUTE).toISOString();
    const leaf = leafBytes({ v: 1, t, c: commit(bodyOf(index), salt) });
    leaves.push(leaf);
    log.append(leaf);
  }
  const line = (index: number): string => canonicalText({ index, salt: toBase64(salt), body: bodyOf(index) });
  const checkpoint = log.checkpoint([second, witness]);
  const files = new Map<string, Uint8Array>();
  const parts = exportLog({
    size: SIZE,
    entries: (start, end) => leaves.slice(start, end),
    hashes: (level, start, end) => Array.from({ length: end - start }, (_, i) => log.hash(level, start + i)),
    checkpoint,
    vkeys: [formatVkey(second.key), formatVkey(witness.key)],
    rotations: [line(CHANGE)],
  });
  for await (const { path, bytes } of parts) files.set(path, bytes);
  const proofOf = (index: number): string =>
    formatEntryProof({
      index,
      leaf: leaves[index] ?? new Uint8Array(0),
      proof: inclusionProof(index, SIZE, log.hash),
      checkpoint,
      opening: { salt, body: bodyOf(index) },
    });
  const bodies = (without?: number): Uint8Array =>
    toUtf8(
      Array.from({ length: SIZE }, (_, index) => (index === without ? '' : `${line(index)}\n`)).join(''),
    );
  return { files, proofOf, bodies, newKey: formatVkey(second.key) };
}
