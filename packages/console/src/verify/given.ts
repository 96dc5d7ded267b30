import {
  fromUtf8,
  parsePolicy,
  parseVkey,
  policyKeys,
  toUtf8,
  type LogReader,
  type Policy,
  type VerifierKey,
} from '@cordon/ledger';

/** What somebody has from elsewhere, to check against. */
export interface Given {
  /** Verifier keys, one a line, or a policy (C2SP tlog-policy); empty for none. */
  readonly keys: string;
  /** A checkpoint of the log that was kept from before. */
  readonly older: File | null;
  /** Lines of JSON that open entries. */
  readonly bodies: Blob | null;
  /** Whether those are said to be all there are. */
  readonly complete: boolean;
}

export const NOTHING_GIVEN: Given = { keys: '', older: null, bodies: null, complete: false };

/** The keys to check with, and where they came from: those of the log itself prove only that it agrees with itself. */
export interface Trusted {
  readonly from: 'auditor' | 'log';
  readonly keys: readonly VerifierKey[];
  readonly policy: Policy | null;
}

/**
 * Reads pasted keys or a pasted policy.
 * @returns null when nothing was pasted
 * @throws Error in plain words for a line that is no key
 */
export function trustedOf(pasted: string): Trusted | null {
  if (pasted.trim() === '') return null;
  if (/^(log|witness|group|quorum)\s/m.test(pasted)) {
    const policy = parsePolicy(toUtf8(pasted));
    return { from: 'auditor', keys: policyKeys(policy), policy };
  }
  const keys = linesOf(pasted).map((line, at) => {
    try {
      return parseVkey(line);
    } catch {
      throw new Error(
        `Key ${String(at + 1)} that you pasted cannot be read. Paste it whole: name+id+base64.`,
      );
    }
  });
  return { from: 'auditor', keys, policy: null };
}

/** The keys that stand beside the log. One that this page cannot use is left out, as the command leaves it out. */
export async function keysBeside(reader: LogReader): Promise<Trusted> {
  const bytes = await reader.read('keys');
  const keys = linesOf(bytes === null ? '' : fromUtf8(bytes)).flatMap((line) => {
    try {
      return [parseVkey(line)];
    } catch {
      return [];
    }
  });
  return { from: 'log', keys, policy: null };
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
