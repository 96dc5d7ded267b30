import {
  leafHash,
  openEntry,
  parseLeaf,
  readRotation,
  toUtf8,
  verifyInclusion,
  type JsonValue,
  type NoteSigner,
} from '@cordon/ledger';
import { sha256 } from '../hashing.ts';
import type { Installing } from './protocol.ts';
import type { Tree } from './rules.ts';

/**
 * Whether the next key may take the place of the one in use: only when the ledger itself says so. Whoever takes the server
 * could else have the signer drop the one key that can go on signing.
 * @param keys the key in use, and the next
 * @param last the last tree that was signed
 * @returns null to install; `elsewhere` when the proof is of another tree than that
 */
export function whyNotInstalled(
  { index, leaf, salt, body, size, proof }: Installing,
  [old, next]: readonly [NoteSigner, NoteSigner],
  last: Tree,
): 'elsewhere' | 'unproven' | null {
  if (size !== last.size) return 'elsewhere';
  try {
    const words = JSON.parse(body) as JsonValue;
    const bytes = toUtf8(leaf);
    const rotation = readRotation({ index, body: words });
    const claim = { index, size, proof, root: last.root, leafHash: leafHash(bytes, sha256) };
    const named =
      rotation !== null &&
      Buffer.compare(rotation.old.publicKey, old.key.publicKey) === 0 &&
      Buffer.compare(rotation.new.publicKey, next.key.publicKey) === 0;
    const stands = openEntry(parseLeaf(bytes), salt, words, sha256) && verifyInclusion(claim, sha256);
    return named && stands ? null : 'unproven';
  } catch {
    // Nothing that can be read as an entry: whatever was meant by it proves nothing.
    return 'unproven';
  }
}
