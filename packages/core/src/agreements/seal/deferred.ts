import { toUtf8 } from '@cordon/ledger';
import { joined, toHex } from './bytes.ts';
import type { SealCrypto } from './crypto.ts';

/** Arithmetic of a platform that checks signatures only asynchronously: a browser's. */
export interface DeferredCrypto extends Pick<SealCrypto, 'sha256' | 'digest'> {
  readonly verify: (...question: Question) => Promise<boolean>;
}

type Question = Parameters<SealCrypto['verify']>;

/** Each round answers at least one question more; no document of ours needs more than a few. */
const MOST_ROUNDS = 40;

/**
 * Runs synchronous work with asynchronous signatures. What is not known yet is taken for good and noted; then all that was
 * noted is checked, and the work runs anew. Only the result of a run in which every answer was known is given out, so it
 * is what the work would have said with these answers from the beginning: nothing is ever accepted on the assumption.
 * @param work pure: the same answers, the same result
 * @throws Error when it does not come to an end, as no honest document makes it
 */
export async function settled<T>(
  work: (crypto: SealCrypto) => T,
  { sha256, digest, verify }: DeferredCrypto,
): Promise<T> {
  const answers = new Map<string, boolean>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const asked = new Map<string, Question>();
    const result = work({
      sha256,
      digest,
      verify(...question) {
        const name = nameOf(question, sha256);
        const answer = answers.get(name);
        if (answer === undefined) asked.set(name, question);
        return answer ?? true;
      },
    });
    if (asked.size === 0) return result;
    for (const [name, question] of asked) answers.set(name, await verify(...question).catch(() => false));
  }
  throw new Error('its signatures lead on without an end');
}

/** Of fixed-length parts, so that no two questions have one name. */
function nameOf([algorithm, ...parts]: Question, sha256: SealCrypto['sha256']): string {
  return toHex(sha256(joined(...[toUtf8(algorithm), ...parts].map((part) => sha256(part)))));
}
