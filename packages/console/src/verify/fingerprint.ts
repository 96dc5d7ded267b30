import { parseVkey, toHex, type VerifierKey } from '@cordon/ledger';
import { browserPorts } from './ports.ts';

/** SHA-256 of the raw public key, in groups of four hex digits: short enough to read over a telephone. */
export async function fingerprintOf({ publicKey }: Pick<VerifierKey, 'publicKey'>): Promise<string> {
  const digest = await browserPorts.digest(publicKey);
  return (toHex(digest).match(/.{4}/g) ?? []).join(' ');
}

/** What somebody was told another way, against what the pack says. */
export type Comparison = 'same-key' | 'former-key' | 'same-manifest' | 'different' | 'unreadable';

/**
 * Compares what was pasted (a verifier key, a fingerprint, or a manifest's hash) with the pack.
 * @param vkeys as the pack names them; @param manifest its hash, hex; @param former keys that gave way to those in the ledger
 */
export async function compare(
  pasted: string,
  vkeys: readonly string[],
  manifest: string | null,
  former: readonly string[] = [],
): Promise<Comparison> {
  const text = pasted.trim();
  if (text.includes('+')) {
    try {
      parseVkey(text);
    } catch {
      return 'unreadable';
    }
    if (vkeys.includes(text)) return 'same-key';
    return former.includes(text) ? 'former-key' : 'different';
  }
  const digits = text.toLowerCase().replaceAll(/[\s:]/g, '');
  if (!/^[0-9a-f]{64}$/.test(digits)) return 'unreadable';
  if (digits === manifest) return 'same-manifest';
  if ((await digitsOf(vkeys)).includes(digits)) return 'same-key';
  return (await digitsOf(former)).includes(digits) ? 'former-key' : 'different';
}

function digitsOf(vkeys: readonly string[]): Promise<readonly string[]> {
  return Promise.all(vkeys.map(async (vkey) => (await fingerprintOf(parseVkey(vkey))).replaceAll(' ', '')));
}
