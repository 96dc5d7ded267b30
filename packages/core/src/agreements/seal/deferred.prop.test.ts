import { digests } from '@cordon/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealCrypto } from './crypto.ts';
import { settled } from './deferred.ts';

/* Whatever the work asks, and in whatever order: signatures checked later give the result of signatures checked at once. */

const hashes = {
  sha256: digests['SHA-256'],
  digest: (name: keyof typeof digests, data: Uint8Array) => digests[name](data),
};

/** Work as verifying is: what it asks next hangs on the answers so far. */
type Work = readonly { readonly message: number; readonly onGood: number; readonly onBad: number }[];

const works: fc.Arbitrary<Work> = fc.array(
  fc.record({
    message: fc.nat(12),
    onGood: fc.integer({ min: 1, max: 4 }),
    onBad: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 16 },
);

function run(work: Work, { verify }: SealCrypto): readonly string[] {
  const said: string[] = [];
  for (let at = 0; at < work.length;) {
    const step = work[at];
    if (step === undefined) break;
    const good = verify('ES256', Uint8Array.of(1), Uint8Array.of(step.message), Uint8Array.of(2));
    said.push(`${String(at)} ${String(good)}`);
    at += good ? step.onGood : step.onBad;
  }
  return said;
}

describe('signatures checked later', () => {
  it('give what they would have given at once', async () => {
    await fc.assert(
      fc.asyncProperty(works, fc.uniqueArray(fc.nat(12)), async (work, bad) => {
        const holds = (message: Uint8Array): boolean => !bad.includes(message[0] ?? 0);
        const atOnce = run(work, { ...hashes, verify: (_, __, message) => holds(message) });
        const later = await settled((crypto) => run(work, crypto), {
          ...hashes,
          verify: (_, __, message) => Promise.resolve(holds(message)),
        });
        expect(later).toEqual(atOnce);
      }),
      { seed: 20261125, numRuns: 500 },
    );
  });

  it('are bad when checking them fails, and each question is its own: no part stands for another', async () => {
    const [one, two] = [Uint8Array.of(1), Uint8Array.of(2)];
    const ask = ({ verify }: SealCrypto) => [
      verify('ES256', one, two, one),
      verify('ES256', two, one, one),
      verify('ES384', one, two, one),
      verify('ES256', one, two, two),
    ];
    const none = await settled(ask, { ...hashes, verify: () => Promise.reject(new Error('no such curve')) });
    expect(none).toEqual([false, false, false, false]);
    const only = await settled(ask, {
      ...hashes,
      verify: (algorithm, spki, _, signature) =>
        Promise.resolve(algorithm === 'ES256' && spki === one && signature === one),
    });
    expect(only).toEqual([true, false, false, false]);
  });

  it('never come out on an assumption: work that asks on without an end is refused', async () => {
    let next = 0;
    const endless = ({ verify }: SealCrypto) =>
      verify('ES256', Uint8Array.of(1), Uint8Array.from([next >> 8, next++ & 0xff]), Uint8Array.of(2));
    await expect(settled(endless, { ...hashes, verify: () => Promise.resolve(true) })).rejects.toThrow(
      'without an end',
    );
  });
});
